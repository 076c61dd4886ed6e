/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One visit at the kiosk: which step it is at and what was chosen; nothing of it is kept when the
 * visit ends.  The window shows it; no display is needed to test it. */
#pragma once

#include "core/queue.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_STEP_WELCOME,
  LOKET_STEP_SERVICE,
  LOKET_STEP_PAPERS,
  LOKET_STEP_PRIORITY,
  LOKET_STEP_WAIT,
  LOKET_STEP_NUMBER,
  /* Beside that way: how far an application is. */
  LOKET_STEP_CODE,    /* the code of the slip is asked for */
  LOKET_STEP_LOOKING, /* the office is asked */
  LOKET_STEP_STATUS,
} LoketStep;

GType loket_step_get_type (void);

/* A second press within this is taken for a double tap (queue.md 2, case 1). */
#define LOKET_KIOSK_VISIT_PRESS_GUARD (2 * G_USEC_PER_SEC)

/* So many wrong codes may be typed within this, by whomever: nobody finds one by trying. */
#define LOKET_KIOSK_VISIT_TRIES 5
#define LOKET_KIOSK_VISIT_TRIES_WITHIN (10 * 60 * G_USEC_PER_SEC)

#define LOKET_TYPE_KIOSK_VISIT (loket_kiosk_visit_get_type ())
G_DECLARE_FINAL_TYPE (LoketKioskVisit, loket_kiosk_visit, LOKET, KIOSK_VISIT, GObject)

/* Properties, read-only: "step" (LoketStep), "service" (string, key of the profile). */

LoketKioskVisit *loket_kiosk_visit_new (void) G_GNUC_WARN_UNUSED_RESULT;
LoketStep loket_kiosk_visit_step (LoketKioskVisit *self);
const char *loket_kiosk_visit_service (LoketKioskVisit *self);
LoketPriority loket_kiosk_visit_priority (LoketKioskVisit *self);
const char *loket_kiosk_visit_key (LoketKioskVisit *self);
const char *loket_kiosk_visit_ticket (LoketKioskVisit *self);

void loket_kiosk_visit_begin (LoketKioskVisit *self);
void loket_kiosk_visit_choose_service (LoketKioskVisit *self, const char *key);
void loket_kiosk_visit_ready (LoketKioskVisit *self);
gboolean loket_kiosk_visit_choose_priority (LoketKioskVisit *self,
                                            LoketPriority priority,
                                            const char *new_key,
                                            const char *new_ticket,
                                            gint64 pressed_at);
void loket_kiosk_visit_show_number (LoketKioskVisit *self);
void loket_kiosk_visit_ask_for_code (LoketKioskVisit *self);
gboolean loket_kiosk_visit_look_up (LoketKioskVisit *self);
void loket_kiosk_visit_show_status (LoketKioskVisit *self);
void loket_kiosk_visit_come (LoketKioskVisit *self, const char *service);
gboolean loket_kiosk_visit_may_type (LoketKioskVisit *self, gint64 at);
void loket_kiosk_visit_typed_wrong (LoketKioskVisit *self, gint64 at);
gboolean loket_kiosk_visit_can_go_back (LoketKioskVisit *self);
void loket_kiosk_visit_go_back (LoketKioskVisit *self);
void loket_kiosk_visit_choose_again (LoketKioskVisit *self);
void loket_kiosk_visit_reset (LoketKioskVisit *self);

G_END_DECLS

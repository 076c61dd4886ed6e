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
} LoketStep;

GType loket_step_get_type (void);

/* A second press within this is taken for a double tap (queue.md 2, case 1). */
#define LOKET_VISIT_PRESS_GUARD (2 * G_USEC_PER_SEC)

#define LOKET_TYPE_VISIT (loket_visit_get_type ())
G_DECLARE_FINAL_TYPE (LoketVisit, loket_visit, LOKET, VISIT, GObject)

/* Properties, read-only: "step" (LoketStep), "service" (string, key of the profile). */

LoketVisit *loket_visit_new (void) G_GNUC_WARN_UNUSED_RESULT;
LoketStep loket_visit_step (LoketVisit *self);
const char *loket_visit_service (LoketVisit *self);
LoketPriority loket_visit_priority (LoketVisit *self);
const char *loket_visit_key (LoketVisit *self);
const char *loket_visit_ticket (LoketVisit *self);

void loket_visit_begin (LoketVisit *self);
void loket_visit_choose_service (LoketVisit *self, const char *key);
void loket_visit_ready (LoketVisit *self);
gboolean loket_visit_choose_priority (LoketVisit *self,
                                      LoketPriority priority,
                                      const char *new_key,
                                      const char *new_ticket,
                                      gint64 pressed_at);
void loket_visit_show_number (LoketVisit *self);
gboolean loket_visit_can_go_back (LoketVisit *self);
void loket_visit_go_back (LoketVisit *self);
void loket_visit_reset (LoketVisit *self);

G_END_DECLS

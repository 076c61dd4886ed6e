/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock of an application (domain.md 1.9): the posted time runs from complete papers, stands
 * while papers or a village are owed, and that time is counted apart.  Pure; the desk turns it. */
#pragma once

#include "core/application.h"
#include "core/profile.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_APPLICATION_CLOCK_NONE, /* the papers were never complete */
  LOKET_APPLICATION_CLOCK_RUNNING,
  LOKET_APPLICATION_CLOCK_STANDING, /* somebody else than the office is awaited */
  LOKET_APPLICATION_CLOCK_PASSED,   /* red */
  LOKET_APPLICATION_CLOCK_KEPT,     /* done in time */
  LOKET_APPLICATION_CLOCK_MISSED,   /* done too late */
} LoketApplicationClock;

GType loket_application_clock_get_type (void);

LoketApplicationClock loket_application_clock_at (const LoketApplication *application, gint64 now);
void loket_application_turn_clock (LoketApplication *application,
                                   LoketApplicationState before,
                                   const LoketApplicationKind *kind,
                                   LoketProfile *profile,
                                   gint64 now);
char *loket_application_owed_until (LoketProfile *profile,
                                    const char *day,
                                    gint64 days) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

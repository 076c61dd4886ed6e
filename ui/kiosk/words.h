/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of the kiosk that depend on something: pure functions in the language
 * that gettext has, tested without a display. */
#pragma once

#include "core/application-desk.h"
#include "core/calendar.h"
#include "core/closure.h"

G_BEGIN_DECLS

char *loket_words_people_ahead (LoketOptional people) G_GNUC_WARN_UNUSED_RESULT;
char *loket_words_posted_time (LoketService *service) G_GNUC_WARN_UNUSED_RESULT;
char *loket_words_opens (const char *language,
                         const LoketHoursNow *hours,
                         LoketProfile *profile) G_GNUC_WARN_UNUSED_RESULT;
char *loket_words_gives_numbers (const char *language,
                                 LoketProfile *profile,
                                 gint64 now,
                                 LoketOptional again) G_GNUC_WARN_UNUSED_RESULT;
char *loket_words_closed (const char *language,
                          const LoketClosure *closure,
                          LoketProfile *profile,
                          gint64 now) G_GNUC_WARN_UNUSED_RESULT;
char *loket_words_closed_why (const LoketClosure *closure,
                              const char *closed) G_GNUC_WARN_UNUSED_RESULT;
char *loket_words_until (const char *language,
                         LoketApplicationStatus *status,
                         LoketProfile *profile,
                         gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

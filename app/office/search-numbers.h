/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search by numbers, which search.c asks when numbers were typed. */
#pragma once

#include "core/people-found.h"
#include "office/turn.h"

G_BEGIN_DECLS

LoketPeopleFound *loket_people_found_empty (void) G_GNUC_WARN_UNUSED_RESULT;
LoketPeopleFound *loket_people_find_digits (LoketTurn *turn,
                                            const char *digits,
                                            gboolean niks,
                                            gboolean cards,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketPeopleFound *
loket_people_find_number (LoketTurn *turn, gint64 number, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

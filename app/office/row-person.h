/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a row of a list when a person has decided of whom it says: the clerical desk and
 * the splitting of people call it. */
#pragma once

#include "core/list-facts.h"
#include "core/list.h"
#include "core/person.h"
#include "office/turn.h"

G_BEGIN_DECLS

gboolean loket_row_link (LoketTurn *turn,
                         LoketListRow *row,
                         LoketPerson *person,
                         gint64 weight,
                         GError **error);
LoketPerson *
loket_row_new_person (LoketTurn *turn, LoketListRow *row, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

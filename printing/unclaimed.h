/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards that lie in the office and nobody has come for, on A4 by village, for the villages to tell
 * their people. */
#pragma once

#include "printing/list-paper.h"

G_BEGIN_DECLS

/* One card.  What is NULL is left out. */
typedef struct {
  const char *place; /* village, its kecamatan */
  const char *hamlet;
  const char *name;
  const char *card; /* "Melati" */
  const char *number;
  gint64 days; /* that it has lain there */
} LoketUnclaimedCard;

/* @cards of one village follow each other. */
LoketListPaper *loket_unclaimed_paper_new (const char *day,
                                           const LoketUnclaimedCard *cards,
                                           guint n_cards,
                                           LoketProfile *profile,
                                           const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

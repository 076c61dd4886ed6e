/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints cards through CUPS exactly once, or leaves a question to a person (printing.md 4); the
 * windows that print cards hold one.  Main thread only; nothing here blocks. */
#pragma once

#include "core/clock.h"
#include "printing/ledger.h"
#include "printing/press-job.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PRESS (loket_press_get_type ())
G_DECLARE_FINAL_TYPE (LoketPress, loket_press, LOKET, PRESS, GObject)

/* Where the backend "once" leaves its marks (kiosk-config/cups). */
#define LOKET_PRESS_MARKS "/var/spool/loket-once"

/* What is to be printed at once: one card, or one sheet of cards. */
typedef struct {
  GBytes *pdf;  /* a second page is the back */
  double width; /* mm, of a page */
  double height;
  const char *sides; /* (nullable) "two-sided-long-edge", "two-sided-short-edge" */
  const char *queue; /* (nullable) name of the CUPS queue; NULL or "" saves the PDF instead */
  const char *const *prints; /* ids of all that is on it */
  const char *box;           /* (nullable) that the blanks are taken from */
  gboolean sheet;            /* on plain paper: no blank is used up */
} LoketPressOrder;

/* Properties: "settled" (boolean: what was left open before is settled, so new cards begin). */

LoketPress *loket_press_new (LoketLedger *ledger,
                             LoketClock *clock,
                             LoketRandom *random,
                             const char *data_dir,
                             const char *marks) G_GNUC_WARN_UNUSED_RESULT;
void loket_press_start (LoketPress *self);
void loket_press_stop (LoketPress *self);

LoketPressJob *loket_press_print (LoketPress *self,
                                  const LoketPressOrder *order) G_GNUC_WARN_UNUSED_RESULT;

gboolean loket_press_is_settled (LoketPress *self);
GListModel *loket_press_jobs (LoketPress *self);

G_END_DECLS

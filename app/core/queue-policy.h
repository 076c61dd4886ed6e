/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is called next: a pure function over the waiting tickets; app/office/queue.c asks it. */
#pragma once

#include "core/profile.h"
#include "core/queue.h"

G_BEGIN_DECLS

typedef struct {
  gint64 head_start; /* microseconds that a priority ticket counts as older */
  gint64 cap;        /* microseconds of waiting after which a ticket goes first */
} LoketFairness;

/* What the rule looks at: a ticket, or somebody who is only reckoned with (forecast.h). */
typedef struct {
  const char *id; /* (nullable): behind all that have one, when all else is even */
  gint64 arrival; /* UTC microseconds */
  gboolean priority;
  gboolean first; /* sent back from another desk: before all others */
  gint64 behind;  /* came back after it was missed: lets so many calls pass */
} LoketPlace;

/* Who calls. */
typedef struct {
  const char *id;
  const char *const *services; /* (nullable) queues that it takes; %NULL = all */
} LoketStand;

LoketFairness loket_fairness_of (LoketProfile *profile);
LoketPlace loket_place_of (LoketTicket *ticket);

gboolean loket_place_goes_before (const LoketPlace *a,
                                  const LoketPlace *b,
                                  const LoketFairness *fairness,
                                  gint64 now);

gboolean
loket_queue_goes_before (LoketTicket *a, LoketTicket *b, const LoketFairness *fairness, gint64 now);
gboolean loket_queue_takes (const LoketStand *stand, LoketTicket *ticket, gint64 now);
LoketTicket *loket_queue_next (GPtrArray *waiting,
                               const LoketStand *stand,
                               const LoketFairness *fairness,
                               gint64 now);
gint64 loket_queue_ahead (GPtrArray *waiting, LoketTicket *ticket, const LoketFairness *fairness);

G_END_DECLS

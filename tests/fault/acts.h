/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office that works while something fails, and the acts of a morning to do in it. */
#pragma once

#include "office/office.h"
#include "test-dir.h"

G_BEGIN_DECLS

/* Monday, 23 November 2026, 08:00 in Sragen. */
#define ACTS_MORNING G_GINT64_CONSTANT (1795395600000000)

typedef struct {
  LoketTestDir *dir;
  char *path; /* of the office */
  LoketClock *clock;
  LoketRandom *random;
  LoketOffice *office;
} Acts;

void acts_set_up (Acts *acts, gconstpointer data);
void acts_tear_down (Acts *acts, gconstpointer data);
gboolean acts_open (Acts *acts, GError **error);
void acts_close (Acts *acts);

typedef struct {
  const LoketOperation *operation;
  LoketDeviceKind device;
  const char *request; /* JSON; %s is the ticket that was taken or called last */
} Act;

extern const Act acts_of_a_morning[];
extern const guint acts_n;

GBytes *acts_do (Acts *acts, const Act *act, const char *ticket, const char *key, GError **error);
void acts_learn_ticket (GBytes *answer, char **ticket);
char *acts_new_key (Acts *acts);

/* All that is in the store, as one text: equal before and after a failure. */
char *acts_state (Acts *acts);
LoketRecord *acts_check (Acts *acts, GError **error);

G_END_DECLS

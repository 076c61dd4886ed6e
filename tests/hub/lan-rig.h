/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hub on the network inside the test, so that the counter of its router can be read; the visitor
 * is on a thread of its own. */
#pragma once

#include "hub/hub-private.h"
#include "secure.h"

G_BEGIN_DECLS

typedef struct {
  char *dir;
  char *socket;
  char *lan;       /* "127.0.0.1:PORT" */
  char *enrolment; /* the same for the second port */
  LoketClock *clock;
  LoketRandom *random;
  LoketOffice *office;
  LoketAuthority *authority;
  LoketHub *hub;
} LanRig;

void lan_rig_set_up (LanRig *rig, gconstpointer data);
void lan_rig_tear_down (LanRig *rig, gconstpointer data);
void lan_rig_visit (LanRig *rig, void (*visit) (LanRig *rig));

G_END_DECLS

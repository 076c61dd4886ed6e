/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counters and kiosks ask of the hub meanwhile, for bench-registry: each kind on a thread of
 * its own, with a breath between two requests as people take it. */
#pragma once

#include "register-hub.h"

G_BEGIN_DECLS

typedef enum {
  LOAD_LOOK_UP,  /* a NIK, masked */
  LOAD_OPEN,     /* the whole record, audited */
  LOAD_PREFIX,   /* a name that is still being typed */
  LOAD_SPELLING, /* a whole name in the spelling before 1972 */
  LOAD_TICKET,
  N_LOADS,
} LoadKind;

typedef struct {
  GPtrArray *niks;
  GPtrArray *names;
} LoadPeople;

typedef struct _Load Load;

LoadPeople *load_people_read (const char *path, guint n);
void load_people_free (LoadPeople *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoadPeople, load_people_free)

Load *load_start (RegisterHub *hub, const LoadPeople *people);
void load_await (Load *load, guint times);
void load_stop (Load *load);
guint load_count (const Load *load, LoadKind kind);
double load_ms (const Load *load, LoadKind kind, guint percent);
void load_free (Load *load);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store in a folder of its own with a frozen clock; every test of the store begins with it. */
#pragma once

#include "store/queue.h"
#include "store/store.h"
#include "store/txn.h"

G_BEGIN_DECLS

#define NOON (G_GINT64_CONSTANT (1795406400000000)) /* 2026-11-23 04:00 UTC */
#define TODAY "2026-11-23"

typedef struct {
  char *dir;
  LoketClock *clock;
  LoketRandom *random;
  LoketStore *store;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
LoketStore *fixture_open (Fixture *fixture, GError **error);
void fixture_reopen (Fixture *fixture);
char *fixture_path (Fixture *fixture, const char *name);
void fixture_remove (const char *dir);
gboolean fixture_wait (gboolean (*holds) (gpointer data), gpointer data);

LoketTicket *fixture_ticket (Fixture *fixture, gint64 number);

/* Changes the file behind the store's back, as a thief with the disk would. */
void fixture_tamper (Fixture *fixture, const char *sql);

#define fixture_add(name, function)                                                                \
  g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

G_END_DECLS

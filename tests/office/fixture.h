/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office in a folder of its own with a frozen clock, for the tests of app/office. */
#pragma once

#include "core/office.h"
#include "core/officer.h"
#include "core/queue.h"
#include "office/office.h"
#include "test-dir.h"

G_BEGIN_DECLS

typedef struct {
  LoketTestDir *dir;
  const char *path; /* (nullable) in place of @dir: of a program that is a child of the test */
  LoketClock *clock;
  LoketRandom *random;
  LoketOffice *office;
  const struct _LoketBinding *extra_desk; /* (nullable) set before the set-up */
  gboolean keeps_hours; /* as Sragen, with its holidays; else every day counts; set before too */
  void (*change_profile) (LoketProfile *profile); /* (nullable) set before too */
  const char *more_rules; /* (nullable) text of another version of the rules, read on opening */
} Fixture;

/* Monday, 23 November 2026, 08:00 in Sragen. */
#define FIXTURE_MORNING G_GINT64_CONSTANT (1795395600000000)

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
void fixture_reopen (Fixture *fixture);
void fixture_open_store (Fixture *fixture);
/* A file of the profile of Sragen. */
GBytes *fixture_profile_file (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Asks as that kind of device, with a new key unless one is given. */
gpointer fixture_ask (Fixture *fixture,
                      LoketDeviceKind kind,
                      const LoketOperation *operation,
                      gpointer request,
                      GError **error);
GBytes *fixture_ask_raw (Fixture *fixture,
                         LoketDeviceKind kind,
                         const LoketOperation *operation,
                         gpointer request,
                         const char *key,
                         GError **error);

/* The same as an officer: with the token of a session, or NULL. */
gpointer fixture_ask_by (Fixture *fixture,
                         const LoketCaller *caller,
                         const LoketOperation *operation,
                         gpointer request,
                         GError **error);
gpointer fixture_ask_as (Fixture *fixture,
                         LoketDeviceKind kind,
                         const char *token,
                         const LoketOperation *operation,
                         gpointer request,
                         GError **error);

/* An officer with one role, "Rahasia Warung 7" as the password and an area or NULL; put on file by
 * the administrator's device.  Returns the officer. */
#define FIXTURE_PASSWORD "Rahasia Warung 7"
LoketOfficer *
fixture_add_officer (Fixture *fixture, const char *login, const char *role, const char *area);
LoketSession *fixture_try_sign_in (Fixture *fixture,
                                   LoketDeviceKind kind,
                                   const char *login,
                                   const char *password,
                                   GError **error);
char *fixture_sign_in (Fixture *fixture, LoketDeviceKind kind, const char *login);

/* Short forms of what most tests do; they fail the test on any error. */
LoketTicket *fixture_take (Fixture *fixture, const char *service, LoketPriority priority);
void fixture_open_counter (Fixture *fixture, const char *counter);
LoketTicket *fixture_next (Fixture *fixture, const char *counter, GError **error);
LoketTicket *
fixture_act (Fixture *fixture, const LoketOperation *operation, const char *ticket, GError **error);
GListStore *fixture_list (Fixture *fixture, const char *day);

G_END_DECLS

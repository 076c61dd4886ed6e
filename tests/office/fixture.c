/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office in a folder of its own with a frozen clock, for the tests of app/office. */
#include "fixture.h"

#include "core/calendar.h"
#include "office/open.h"
#include "wire/json.h"

#include <string.h>

static LoketPhrase *
phrase (const char *text)
{
  LoketPhrase *phrase = loket_phrase_new ();

  phrase->id = g_strdup (text);
  return phrase;
}

static void
add_service (LoketProfile *profile, const char *key, const char *letter)
{
  g_autoptr (LoketService) service = loket_service_new ();

  service->key = g_strdup (key);
  service->letter = g_strdup (letter);
  service->colour = g_strdup ("#2e7d32");
  service->icon = g_strdup (key);
  service->title = phrase (key);
  service->papers = g_list_store_new (loket_requirement_get_type ());
  service->posted_minutes = 30;
  g_list_store_append (profile->services, service);
}

static void
add_source (LoketProfile *profile, const char *key, const char *kind, gint64 rank)
{
  g_autoptr (LoketSource) source = loket_source_new ();

  source->key = g_strdup (key);
  source->title = phrase (key);
  source->kind = g_strdup (kind);
  source->rank = rank;
  g_list_store_append (profile->sources, source);
}

/* What can be applied for, and its cards, as the profile of Sragen has them. */
static void
take_kinds (LoketProfile *profile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (LoketProfile) shipped = NULL;
  char *text = NULL;
  gsize length;

  g_assert_true (
      g_file_get_contents (TEST_PROFILES_DIR "/sragen/profile.ini", &text, &length, NULL));
  file = g_bytes_new_take (text, length);
  shipped = loket_profile_parse (file, "sragen", &error);
  g_assert_no_error (error);
  profile->applications = g_steal_pointer (&shipped->applications);
  profile->card = g_steal_pointer (&shipped->card);
  profile->cards = g_steal_pointer (&shipped->cards);
  profile->facilities = g_steal_pointer (&shipped->facilities);
  profile->entitlements = g_steal_pointer (&shipped->entitlements);
  profile->school_help = g_steal_pointer (&shipped->school_help);
  profile->guarantee_days = shipped->guarantee_days;
}

static void
take_hours (LoketProfile *profile)
{
  g_autoptr (GBytes) file = fixture_profile_file ("profile.ini");
  g_autoptr (GBytes) holidays = fixture_profile_file ("holidays-2026.tsv");
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketProfile) shipped = loket_profile_parse (file, "sragen", &error);

  g_assert_no_error (error);
  profile->hours = g_steal_pointer (&shipped->hours);
  loket_profile_add_holidays (profile, holidays, &error);
  g_assert_no_error (error);
}

static LoketProfile *
make_profile (void)
{
  LoketProfile *profile = loket_profile_new ();

  profile->key = g_strdup ("test");
  profile->office_id = g_strdup ("33.14");
  profile->unit = phrase ("Kantor Uji");
  profile->regency = phrase ("Kabupaten Uji");
  profile->phone = g_strdup ("(0271) 8823700");
  profile->colour = g_strdup ("#1b5e20");
  profile->utc_offset = 420;
  profile->zone = g_strdup ("WIB");
  profile->languages = g_strsplit ("id jv en", " ", -1);
  profile->head_start = 20;
  profile->waiting_cap = 60;
  profile->services = g_list_store_new (loket_service_get_type ());
  profile->stages = g_list_store_new (loket_queue_stage_get_type ());
  add_service (profile, "health", "A");
  add_service (profile, "education", "B");
  profile->sources = g_list_store_new (loket_source_get_type ());
  add_source (profile, "dtsen", "national", 2);
  add_source (profile, "bps", "national", 3);
  add_source (profile, "village", "village", 4);
  add_source (profile, "agency", "agency", 5);
  take_kinds (profile);
  profile->counters = g_list_store_new (loket_counter_post_get_type ());
  for (int i = 1; i <= 3; i++) {
    g_autoptr (LoketCounterPost) post = loket_counter_post_new ();
    post->id = g_strdup_printf ("%d", i);
    g_list_store_append (profile->counters, post);
  }
  return profile;
}

/* The places of Sragen, as its profile has them. */
static char *
read_regions (gsize *length)
{
  char *text = NULL;

  g_assert_true (
      g_file_get_contents (TEST_PROFILES_DIR "/sragen/regions.tsv", &text, length, NULL));
  return text;
}

GBytes *
fixture_profile_file (const char *name)
{
  g_autofree char *path = g_build_filename (TEST_PROFILES_DIR, "sragen", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

/* As Sragen has them, and one more version where a test wants it. */
static LoketRuleBook *
read_rules (Fixture *fixture)
{
  LoketRuleBook *book = loket_rule_book_new ();
  g_autoptr (GBytes) shipped = fixture_profile_file ("rules/2026-1.ini");
  g_autoptr (GError) error = NULL;

  loket_rule_book_add (book, shipped, "2026-1.ini", &error);
  g_assert_no_error (error);
  if (fixture->more_rules != NULL) {
    g_autoptr (GBytes) more =
        g_bytes_new_static (fixture->more_rules, strlen (fixture->more_rules));
    loket_rule_book_add (book, more, "more.ini", &error);
    g_assert_no_error (error);
  }
  return book;
}

static LoketFormBook *
read_forms (void)
{
  static const char *const names[] = {
      "bps14", "kepmensos262", "menur-conditions", "kenanga-counselling"};
  LoketFormBook *book = loket_form_book_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = g_strdup_printf ("forms/%s.ini", names[i]);
    g_autoptr (GBytes) file = fixture_profile_file (name);
    loket_form_book_add (book, file, name, &error);
    g_assert_no_error (error);
  }
  return book;
}

/* Opens the office in the fixture's folder, new or as it was left. */
void
fixture_open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketProfile) profile = make_profile ();
  gsize length;
  char *regions = read_regions (&length);
  const LoketStoreOptions options = {
      .dir = fixture->path != NULL ? fixture->path : loket_test_dir_path (fixture->dir),
      .office_id = profile->office_id,
      .profile = profile->key,
      .clock = fixture->clock,
      .random = fixture->random,
  };
  g_autoptr (GBytes) places = g_bytes_new_take (regions, length);
  LoketOfficeParts parts = {
      .store = loket_store_open (&options, &error),
      .profile = profile,
      .regions = loket_regions_new (places, &error),
      .rules = read_rules (fixture),
      .forms = read_forms (),
      .clock = fixture->clock,
      .random = fixture->random,
      .extra_desk = fixture->extra_desk,
  };

  if (fixture->keeps_hours)
    take_hours (profile);
  if (fixture->change_profile != NULL)
    fixture->change_profile (profile);
  g_assert_no_error (error);
  g_setenv ("LOKET_PROFILES_DIR", TEST_PROFILES_DIR, FALSE);
  parts.letters = loket_profile_load_letters ("sragen", &error);
  g_assert_no_error (error);
  fixture->office = loket_office_new (&parts, &error);
  g_assert_no_error (error);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = loket_test_dir_new ();
  fixture->clock = loket_clock_new_frozen (FIXTURE_MORNING);
  fixture->random = loket_random_new_seeded (42);
  fixture_open_store (fixture);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->office, loket_office_free);
  g_clear_pointer (&fixture->clock, loket_clock_unref);
  g_clear_pointer (&fixture->random, loket_random_unref);
  g_clear_pointer (&fixture->dir, loket_test_dir_free);
}

/* As after a restart of the hub. */
void
fixture_reopen (Fixture *fixture)
{
  g_clear_pointer (&fixture->office, loket_office_free);
  fixture_open_store (fixture);
}

GBytes *
fixture_ask_raw (Fixture *fixture,
                 LoketDeviceKind kind,
                 const LoketOperation *operation,
                 gpointer request,
                 const char *key,
                 GError **error)
{
  const LoketCaller caller = {.kind = kind,
                              .device = loket_enum_name (loket_device_kind_get_type (), kind)};

  return loket_office_ask_sync (fixture->office, operation, &caller, request, key, error);
}

gpointer
fixture_ask_by (Fixture *fixture,
                const LoketCaller *caller,
                const LoketOperation *operation,
                gpointer request,
                GError **error)
{
  g_autofree char *key = loket_id_new (fixture->clock, fixture->random);
  g_autoptr (GBytes) answer =
      loket_office_ask_sync (fixture->office, operation, caller, request, key, error);
  g_autoptr (GError) bad_answer = NULL;
  LoketRecord *record;

  if (answer == NULL)
    return NULL;
  record = loket_json_to_record (operation->answer (),
                                 g_bytes_get_data (answer, NULL),
                                 g_bytes_get_size (answer),
                                 LOKET_JSON_REQUEST,
                                 &bad_answer);
  g_assert_no_error (bad_answer);
  return record;
}

gpointer
fixture_ask_as (Fixture *fixture,
                LoketDeviceKind kind,
                const char *token,
                const LoketOperation *operation,
                gpointer request,
                GError **error)
{
  const LoketCaller caller = {.kind = kind,
                              .device = loket_enum_name (loket_device_kind_get_type (), kind),
                              .token = token};

  return fixture_ask_by (fixture, &caller, operation, request, error);
}

gpointer
fixture_ask (Fixture *fixture,
             LoketDeviceKind kind,
             const LoketOperation *operation,
             gpointer request,
             GError **error)
{
  return fixture_ask_as (fixture, kind, NULL, operation, request, error);
}

LoketOfficer *
fixture_add_officer (Fixture *fixture, const char *login, const char *role, const char *area)
{
  g_autoptr (LoketOfficerRequest) request = loket_officer_request_new ();
  g_autoptr (GError) error = NULL;
  LoketOfficer *officer;

  request->login = g_strdup (login);
  request->name = g_strdup_printf ("Officer %s", login);
  request->roles = g_strsplit (role, " ", -1);
  request->area = g_strdup (area);
  request->password = g_strdup (FIXTURE_PASSWORD);
  officer = fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_OFFICER_ADD, request, &error);
  g_assert_no_error (error);
  return officer;
}

LoketSession *
fixture_try_sign_in (Fixture *fixture,
                     LoketDeviceKind kind,
                     const char *login,
                     const char *password,
                     GError **error)
{
  g_autoptr (LoketSignIn) request = loket_sign_in_new ();

  request->login = g_strdup (login);
  request->password = g_strdup (password);
  return fixture_ask (fixture, kind, &LOKET_SESSION_SIGN_IN, request, error);
}

char *
fixture_sign_in (Fixture *fixture, LoketDeviceKind kind, const char *login)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketSession) session =
      fixture_try_sign_in (fixture, kind, login, FIXTURE_PASSWORD, &error);

  g_assert_no_error (error);
  return g_strdup (session->token);
}

LoketTicket *
fixture_take (Fixture *fixture, const char *service, LoketPriority priority)
{
  g_autoptr (LoketTicketRequest) request = loket_ticket_request_new ();
  g_autoptr (GError) error = NULL;
  LoketTicket *ticket;

  request->service = g_strdup (service);
  request->priority = priority;
  ticket = fixture_ask (fixture, LOKET_DEVICE_KIOSK, &LOKET_QUEUE_TAKE_TICKET, request, &error);
  g_assert_no_error (error);
  return ticket;
}

void
fixture_open_counter (Fixture *fixture, const char *counter)
{
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();
  g_autoptr (LoketCounter) answer = NULL;
  g_autoptr (GError) error = NULL;

  request->counter = g_strdup (counter);
  answer = fixture_ask (fixture, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_OPEN_COUNTER, request, &error);
  g_assert_no_error (error);
  g_assert_true (answer->open);
}

LoketTicket *
fixture_next (Fixture *fixture, const char *counter, GError **error)
{
  g_autoptr (LoketCounterRequest) request = loket_counter_request_new ();

  request->counter = g_strdup (counter);
  return fixture_ask (fixture, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_CALL_NEXT, request, error);
}

LoketTicket *
fixture_act (Fixture *fixture, const LoketOperation *operation, const char *ticket, GError **error)
{
  g_autoptr (LoketTicketReference) request = loket_ticket_reference_new ();

  request->ticket = g_strdup (ticket);
  return fixture_ask (fixture, LOKET_DEVICE_COUNTER, operation, request, error);
}

GListStore *
fixture_list (Fixture *fixture, const char *day)
{
  g_autoptr (LoketQueueQuery) query = loket_queue_query_new ();
  g_autoptr (LoketQueueList) list = NULL;
  g_autoptr (GError) error = NULL;

  query->day = g_strdup (day);
  list = fixture_ask (fixture, LOKET_DEVICE_COUNTER, &LOKET_QUEUE_LIST, query, &error);
  g_assert_no_error (error);
  return g_object_ref (list->tickets);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search at the counter: any spelling, places and years, numbers, namesakes side by side, and
 * only whom the officer may see. */
#include "core/error.h"
#include "core/people-found.h"
#include "register.h"

#include <string.h>

#define TANON "33.14.12.2004" /* Gawan */
#define KALIJAMBE "33.14.01.2001"

typedef struct {
  Fixture f;
  char *token;
} Counter;

static void
set_up (Counter *counter, gconstpointer data)
{
  g_autoptr (LoketOfficer) siti = NULL;

  fixture_set_up (&counter->f, data);
  siti = fixture_add_officer (&counter->f, "siti", "reception", NULL);
  counter->token = fixture_sign_in (&counter->f, LOKET_DEVICE_COUNTER, "siti");
}

static void
tear_down (Counter *counter, gconstpointer data)
{
  g_free (counter->token);
  fixture_tear_down (&counter->f, data);
}

static LoketPeopleFound *
try_search (Counter *counter, const char *token, const char *text, gint64 from, GError **error)
{
  g_autoptr (LoketPeopleQuery) query = loket_people_query_new ();

  query->text = g_strdup (text);
  if (from > 0)
    query->from = LOKET_SOME (from);
  /* Who searches a lot is slowed down; that has a test of its own. */
  loket_clock_advance (counter->f.clock, LOKET_MINUTE);
  return fixture_ask_as (
      &counter->f, LOKET_DEVICE_COUNTER, token, &LOKET_PERSON_SEARCH, query, error);
}

static LoketPeopleFound *
search (Counter *counter, const char *text)
{
  g_autoptr (GError) error = NULL;
  LoketPeopleFound *found = try_search (counter, counter->token, text, 0, &error);

  g_assert_no_error (error);
  return found;
}

static guint
n_hits (LoketPeopleFound *found)
{
  return g_list_model_get_n_items (G_LIST_MODEL (found->hits));
}

static LoketPersonHit *
hit_at (LoketPeopleFound *found, guint at)
{
  g_autoptr (LoketPersonHit) hit = g_list_model_get_item (G_LIST_MODEL (found->hits), at);

  g_assert_nonnull (hit);
  return hit;
}

/* The place of a person among the hits, or as many as there are. */
static guint
place_of (LoketPeopleFound *found, const char *person)
{
  guint at = 0;

  while (at < n_hits (found) && strcmp (hit_at (found, at)->person, person) != 0)
    at++;
  return at;
}

static void
assert_found (Counter *counter, const char *text, const char *person, guint within)
{
  g_autoptr (LoketPeopleFound) found = search (counter, text);
  const guint at = place_of (found, person);

  if (at >= within)
    g_test_message ("“%s”: at %u of %u", text, at, n_hits (found));
  g_assert_cmpuint (at, <, within);
  g_assert_cmpuint (at, <, n_hits (found));
}

static void
test_old_spelling (Counter *counter, gconstpointer data)
{
  static const char *const texts[] = {"Soetjipto",
                                      "soetjipto",
                                      "SUCIPTO",
                                      "soetjip",
                                      "sucipto tanon",
                                      "soetjipto tanon 1954",
                                      "soetjipto, gawan tanon",
                                      "tanon soetjipto",
                                      "sucipto 54",
                                      "Bp. Soetjipto 2-3-1954",
                                      "sucipta",
                                      "sucpito"};
  g_autofree char *sucipto = NULL;
  g_autoptr (LoketPeopleFound) found = NULL;

  register_fill (&counter->f, 1000);
  sucipto = register_add (&counter->f, "Sucipto", LOKET_PERSON_SEX_MALE, "1954-03-02", TANON);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_found (counter, texts[i], sucipto, i < 10 ? 3 : 20);
  found = search (counter, "Soetjipto");
  g_assert_cmpint (hit_at (found, place_of (found, sucipto))->found_by, ==, LOKET_FOUND_SPELLING);
  g_clear_object (&found);
  found = search (counter, "sucipto tanon");
  g_assert_cmpint (hit_at (found, place_of (found, sucipto))->found_by, ==, LOKET_FOUND_NAME);
}

/* Registry.md 3, case 1: one does not hide the other, and their sex is shown. */
static void
test_namesakes (Counter *counter, gconstpointer data)
{
  g_autofree char *sumarni = NULL;
  g_autoptr (LoketPeopleFound) found = NULL;

  for (guint i = 0; i < 30; i++)
    g_free (register_add (&counter->f, "Sumarno", LOKET_PERSON_SEX_MALE, "1960-01-05", TANON));
  sumarni = register_add (&counter->f, "Sumarni", LOKET_PERSON_SEX_FEMALE, "1961-01-05", TANON);
  found = search (counter, "sumarno");
  g_assert_cmpuint (n_hits (found), ==, LOKET_PEOPLE_PAGE);
  g_assert_true (found->more);
  g_assert_cmpuint (place_of (found, sumarni), <, n_hits (found));
  g_assert_cmpint (hit_at (found, place_of (found, sumarni))->sex, ==, LOKET_PERSON_SEX_FEMALE);
  g_assert_cmpint (hit_at (found, 0)->sex, ==, LOKET_PERSON_SEX_MALE);
}

static void
test_pages (Counter *counter, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (LoketPeopleFound) found = NULL;
  gint64 from = 0;

  for (guint i = 0; i < 50; i++)
    g_free (register_add (&counter->f, "Suparmi", LOKET_PERSON_SEX_FEMALE, NULL, TANON));
  do {
    g_clear_object (&found);
    found = try_search (counter, counter->token, "suparmi", from, NULL);
    for (guint i = 0; i < n_hits (found); i++)
      g_assert_true (g_hash_table_add (seen, g_strdup (hit_at (found, i)->person)));
    from = found->next.set ? found->next.value : 0;
  } while (from > 0);
  g_assert_false (found->more);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 50);
}

static void
test_numbers (Counter *counter, gconstpointer data)
{
  g_autoptr (LoketPerson) head = loket_person_new ();
  g_autofree char *wife =
      register_add (&counter->f, "Sri Wahyuni", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autofree char *number = NULL;
  g_autofree char *home = NULL;
  g_autoptr (LoketPeopleFound) found = NULL;

  head->name = g_strdup ("Wagiman");
  head->nik = g_strdup ("3314121201559901");
  head->nik_status = LOKET_NIK_UNVERIFIED;
  register_put (&counter->f, head);
  home = register_family (
      &counter->f, "3314120503100001", (const char *const[]){head->id, wife, NULL});
  number = g_strdup_printf ("W %" G_GINT64_FORMAT, head->number);
  assert_found (counter, number, head->id, 1);
  assert_found (counter, "3314121201559901", head->id, 1);
  assert_found (counter, "3314 1212 0155 99", head->id, 1);
  assert_found (counter, "3314120503100001", head->id, 1);
  assert_found (counter, "3314120503100001", wife, 2);
  found = search (counter, "sri wahjuni");
  g_assert_cmpint (hit_at (found, 0)->kin, ==, LOKET_KIN_SPOUSE);
  g_assert_cmpstr (hit_at (found, 0)->kin_name, ==, "Wagiman");
  g_assert_cmpstr (hit_at (found, 0)->place, ==, "Gawan");
  g_clear_object (&found);
  found = search (counter, "3314121201559901");
  g_assert_cmpstr (hit_at (found, 0)->nik, ==, "331412******9901");
}

static void
test_too_short (Counter *counter, gconstpointer data)
{
  static const char *const texts[] = {"si", "W", "1954", "12345", " ", "ws 12"};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (try_search (counter, counter->token, texts[i], 0, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
    g_assert_cmpstr (loket_error_parameter (error), ==, "search-too-short");
  }
}

/* An officer of an area finds nobody else, by no way of asking. */
static void
test_area (Counter *counter, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer =
      fixture_add_officer (&counter->f, "tanon", "subdistrict", "33.14.12");
  g_autofree char *token = fixture_sign_in (&counter->f, LOKET_DEVICE_COUNTER, "tanon");
  g_autofree char *here =
      register_add (&counter->f, "Paiman", LOKET_PERSON_SEX_MALE, "1950", TANON);
  g_autofree char *there =
      register_add (&counter->f, "Paiman", LOKET_PERSON_SEX_MALE, "1950", KALIJAMBE);
  g_autofree char *nowhere =
      register_add (&counter->f, "Paiman", LOKET_PERSON_SEX_MALE, "1950", NULL);
  static const char *const texts[] = {
      "paiman", "paim", "paiman 1950", "pahiman", "paiman keden", "W 1", "W 2", "W 3"};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (LoketPeopleFound) found = try_search (counter, token, texts[i], 0, NULL);
    g_assert_nonnull (found);
    g_assert_cmpuint (n_hits (found), <=, 1);
    g_assert_true (n_hits (found) == 0 || strcmp (hit_at (found, 0)->person, here) == 0);
  }
  assert_found (counter, "paiman", there, 3);
  assert_found (counter, "paiman", nowhere, 3);
}

/* Whoever lives elsewhere takes no place on the page of an officer of an area. */
static void
test_digits_of_an_area (Counter *counter, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer =
      fixture_add_officer (&counter->f, "tanon", "subdistrict", "33.14.12");
  g_autofree char *token = fixture_sign_in (&counter->f, LOKET_DEVICE_COUNTER, "tanon");
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *home = NULL;
  static const char *const texts[] = {"3314121201", "3314120503100001"};

  for (guint i = 0; i < 3 * LOKET_PEOPLE_PAGE; i++) {
    g_autoptr (LoketPerson) person = loket_person_new ();
    const gboolean here = i >= 3 * LOKET_PEOPLE_PAGE - 2;
    person->name = g_strdup ("Wagiman");
    person->nik = g_strdup_printf ("331412120155%04u", i);
    person->nik_status = LOKET_NIK_UNVERIFIED;
    person->village = g_strdup (here ? TANON : KALIJAMBE);
    register_put (&counter->f, person);
    g_ptr_array_add (ids, g_strdup (person->id));
  }
  g_ptr_array_add (ids, NULL);
  home = register_family (
      &counter->f, "3314120503100001", (const char *const *) (gpointer) ids->pdata);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (LoketPeopleFound) found = try_search (counter, token, texts[i], 0, NULL);
    g_assert_cmpuint (n_hits (found), ==, 2);
    g_assert_false (found->more);
  }
}

static void
test_look_up (Counter *counter, gconstpointer data)
{
  g_autoptr (LoketPersonLookUp) wanted = loket_person_look_up_new ();
  g_autofree char *person =
      register_add (&counter->f, "Paiman", LOKET_PERSON_SEX_MALE, "1950", TANON);
  g_autoptr (LoketPeopleFound) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_ask_as (
      &counter->f, LOKET_DEVICE_COUNTER, counter->token, &LOKET_PERSON_LOOK_UP, wanted, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  wanted->number = LOKET_SOME (1);
  found = fixture_ask_as (
      &counter->f, LOKET_DEVICE_COUNTER, counter->token, &LOKET_PERSON_LOOK_UP, wanted, NULL);
  g_assert_cmpuint (n_hits (found), ==, 1);
  g_assert_cmpstr (hit_at (found, 0)->person, ==, person);
}

/* Old spelling of a name as clerks of long ago would have written it. */
static char *
in_old_spelling (const char *name)
{
  g_autoptr (GString) old = g_string_new (name);

  g_string_replace (old, "u", "oe", 0);
  g_string_replace (old, "ny", "nj", 0);
  g_string_replace (old, "c", "tj", 0);
  g_string_replace (old, "j", "dj", 0);
  g_string_replace (old, "ndj", "nj", 0);
  return g_string_free (g_steal_pointer (&old), FALSE);
}

/* Whoever is on file is found by his own name with his village among the first twenty. */
static void
test_everybody (Counter *counter, gconstpointer data)
{
  guint missed = 0;
  const guint asked = 150;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  register_fill (&counter->f, 3000);
  for (guint i = 0; i < asked; i++) {
    g_autoptr (LoketPeopleFound) himself = NULL;
    g_autoptr (LoketPeopleFound) found = NULL;
    g_autofree char *number = g_strdup_printf ("W %d", g_rand_int_range (rand, 1, 3000));
    g_autofree char *old = NULL;
    g_autofree char *text = NULL;
    himself = search (counter, number);
    g_assert_cmpuint (n_hits (himself), ==, 1);
    old = in_old_spelling (hit_at (himself, 0)->name);
    text = g_strdup_printf ("%s %s", old, hit_at (himself, 0)->place);
    g_strdelimit (text, ",", ' ');
    found = search (counter, text);
    if (place_of (found, hit_at (himself, 0)->person) == n_hits (found)) {
      g_test_message ("%s (%s) is not among %u", text, hit_at (himself, 0)->name, n_hits (found));
      missed++;
    }
  }
  g_assert_cmpuint (missed, ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/office/search/" name, Counter, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("area", test_area);
  ADD ("digits-of-an-area", test_digits_of_an_area);
  ADD ("everybody", test_everybody);
  ADD ("look-up", test_look_up);
  ADD ("namesakes", test_namesakes);
  ADD ("numbers", test_numbers);
  ADD ("old-spelling", test_old_spelling);
  ADD ("pages", test_pages);
  ADD ("too-short", test_too_short);
  return g_test_run ();
}

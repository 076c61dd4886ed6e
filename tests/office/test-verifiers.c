/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of those who check cards elsewhere: lists are given out once, uses are counted or named
 * as the profile says and never twice, and hints come from nothing but their rules. */
#include "core/card-lists.h"
#include "core/error.h"
#include "core/verifier-desk.h"
#include "keys.h"
#include "office/office-private.h"
#include "plastic.h"
#include "wire/json.h"

#include <string.h>

#define KEY "0190aaaa-0000-7000-8000-0000000000b1"
#define NUMBER "3314-26-0000001"

#define ADD(path, function)                                                                        \
  g_test_add ("/office/verifiers/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static gpointer
ask (Fixture *f, const LoketOperation *operation, gpointer request)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = fixture_ask (f, LOKET_DEVICE_VERIFIER, operation, request, &error);

  g_assert_no_error (error);
  return answer;
}

/* What a desk that holds @lists is given; it takes it all. */
static guint
fetch (Fixture *f, LoketCardLists *lists)
{
  g_autoptr (LoketListsHeld) held = loket_lists_held_new ();
  g_autoptr (LoketListsAnswer) answer = NULL;
  const LoketTrustList *trust = loket_card_lists_trust (lists);
  const LoketStatusList *status = loket_card_lists_status (lists, KEYS_ISS);
  guint taken = 0;

  if (trust != NULL)
    held->trust = LOKET_SOME (trust->iat);
  held->statuses = g_list_store_new (loket_list_held_get_type ());
  if (status != NULL) {
    g_autoptr (LoketListHeld) line = loket_list_held_new ();
    line->iss = g_strdup (KEYS_ISS);
    line->iat = loket_status_list_iat (status);
    g_list_store_append (held->statuses, line);
  }
  answer = ask (f, &LOKET_LISTS_FETCH, held);
  if (answer->trust != NULL)
    taken += loket_card_lists_take_trust (lists, answer->trust) == LOKET_LIST_TAKEN;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (answer->statuses)); i++) {
    g_autoptr (LoketListFile) file = g_list_model_get_item (G_LIST_MODEL (answer->statuses), i);
    taken += loket_card_lists_take_status (lists, file->cwt) == LOKET_LIST_TAKEN;
  }
  return taken;
}

static void
publish (Fixture *f)
{
  g_autoptr (LoketPublishing) publishing = loket_publishing_new ();
  g_autoptr (LoketPublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  publishing->password = g_strdup (KEYS_PASSPHRASE);
  publication = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_STATUS_PUBLISH, publishing, &error);
  g_assert_no_error (error);
}

static void
test_lists (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketListsHeld) nothing = loket_lists_held_new ();
  g_autoptr (LoketListsAnswer) before = ask (f, &LOKET_LISTS_FETCH, nothing);
  g_autoptr (LoketListsAnswer) after = NULL;
  g_autoptr (LoketCardLists) lists = NULL;

  g_assert_null (before->root);
  g_assert_null (before->trust);
  fixture_make_keys (f);
  after = ask (f, &LOKET_LISTS_FETCH, nothing);
  g_assert_nonnull (after->root);
  lists = loket_card_lists_new (g_bytes_get_data (after->root, NULL));
  g_assert_cmpuint (fetch (f, lists), ==, 1); /* no status list was signed yet */
  publish (f);
  g_assert_cmpuint (fetch (f, lists), ==, 1);
  g_assert_cmpuint (fetch (f, lists), ==, 0);
  publish (f); /* in the same second: newer all the same */
  g_assert_cmpuint (fetch (f, lists), ==, 1);
  g_assert_cmpuint (loket_card_lists_n_status (lists), ==, 1);
}

static LoketUseTelling *
telling_of (Fixture *f, const char *number)
{
  LoketUseTelling *telling = loket_use_telling_new ();

  telling->number = g_strdup (number);
  telling->iss = g_strdup (KEYS_ISS);
  telling->print = LOKET_SOME (1);
  telling->purpose = LOKET_CARD_PURPOSE_EMERGENCY;
  telling->at = loket_clock_now (f->clock);
  return telling;
}

static void
use (Fixture *f, const char *number, const char *device)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_VERIFIER, .device = device};
  g_autoptr (LoketUseTelling) telling = telling_of (f, number);
  g_autofree char *key = loket_id_new (f->clock, f->random);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = loket_office_ask_sync (
      f->office, &LOKET_USE_TELL, &caller, LOKET_RECORD (telling), key, &error);
  g_autoptr (LoketRecord) told = NULL;

  g_assert_no_error (error);
  told = loket_json_to_record (loket_card_use_get_type (),
                               g_bytes_get_data (answer, NULL),
                               g_bytes_get_size (answer),
                               LOKET_JSON_ANSWER,
                               &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loket_card_use_cast (told)->facility,
                   ==,
                   strcmp (device, "sekolah-contoh") == 0 ? "school" : device);
}

/* Turned on before the office reads its profile from another thread. */
static void
name_uses (Fixture *f)
{
  f->office->profile->card->named_uses = TRUE;
}

static LoketUseHints *
hints_of (Fixture *f)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "kasi", "section_head", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "kasi");
  g_autoptr (GError) error = NULL;
  LoketUseHints *hints =
      fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_USE_HINTS, nothing, &error);

  g_assert_no_error (error);
  return hints;
}

static LoketUseHint *
only_hint (LoketUseHints *hints)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hints->hints)), ==, 1);
  return g_list_model_get_item (G_LIST_MODEL (hints->hints), 0);
}

/* The outbox says it again when it heard no answer: one key is one use. */
static void
test_told_once (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketUseTelling) telling = telling_of (f, NUMBER);
  g_autoptr (LoketUseHints) hints = NULL;
  g_autoptr (LoketUseCount) count = NULL;
  GBytes *answers[2];

  telling->at += LOKET_DAY; /* by a clock that is ahead */
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    answers[i] = fixture_ask_raw (f, LOKET_DEVICE_VERIFIER, &LOKET_USE_TELL, telling, KEY, &error);
    g_assert_no_error (error);
    loket_clock_advance (f->clock, LOKET_MINUTE);
  }
  g_assert_true (g_bytes_equal (answers[0], answers[1]));
  g_assert_null (g_strstr_len (
      g_bytes_get_data (answers[0], NULL), (gssize) g_bytes_get_size (answers[0]), NUMBER));
  g_bytes_unref (answers[0]);
  g_bytes_unref (answers[1]);
  hints = hints_of (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hints->counts)), ==, 1);
  count = g_list_model_get_item (G_LIST_MODEL (hints->counts), 0);
  g_assert_cmpint (count->uses, ==, 1);
  g_assert_cmpint (count->purpose, ==, LOKET_CARD_PURPOSE_EMERGENCY);
}

/* Without the profile's word no number is kept, so nobody can be pointed at. */
static void
test_counted (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketUseHints) hints = NULL;

  use (f, NUMBER, "RSUD Sragen");
  use (f, NUMBER, "Puskesmas Gemolong");
  use (f, NUMBER, "sekolah-contoh"); /* as the profile names it */
  hints = hints_of (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hints->hints)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hints->counts)), ==, 3);
}

static void
test_two_places (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketUseHints) hints = NULL;
  g_autoptr (LoketUseHint) hint = NULL;

  name_uses (f);
  use (f, NUMBER, "RSUD Sragen");
  use (f, NUMBER, "RSUD Sragen");
  use (f, "3314-26-0000002", "RSUD Sragen");
  use (f, "3314-26-0000003", "RSUD Sragen");
  loket_clock_advance (f->clock, LOKET_HOUR);
  use (f, NUMBER, "Puskesmas Gemolong"); /* within the hour */
  loket_clock_advance (f->clock, LOKET_SECOND);
  use (f, "3314-26-0000002", "Puskesmas Gemolong"); /* a second behind it */
  hints = hints_of (f);
  hint = only_hint (hints);
  g_assert_cmpint (hint->kind, ==, LOKET_HINT_TWO_PLACES);
  g_assert_cmpstr (hint->number, ==, NUMBER);
  g_assert_cmpstr (hint->facility, ==, "Puskesmas Gemolong");
  g_assert_cmpstr (hint->other, ==, "RSUD Sragen");
}

static void
test_far_more (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketUseHints) hints = NULL;
  g_autoptr (LoketUseHint) hint = NULL;

  name_uses (f);
  for (guint i = 0; i < LOKET_HINT_USES; i++)
    use (f, NUMBER, "RSUD Sragen");
  for (guint i = 0; i < LOKET_HINT_USES - 1; i++)
    use (f, "3314-26-0000002", "RSUD Sragen");
  for (guint i = 0; i < 3; i++) {
    g_autofree char *number = g_strdup_printf ("3314-26-000001%u", i);
    use (f, number, "RSUD Sragen");
  }
  hints = hints_of (f);
  hint = only_hint (hints);
  g_assert_cmpint (hint->kind, ==, LOKET_HINT_FAR_MORE);
  g_assert_cmpstr (hint->number, ==, NUMBER);
  g_assert_cmpint (hint->uses.value, ==, LOKET_HINT_USES);
}

/* Nobody but its desk tells uses, and nobody looks at a card by its code elsewhere. */
static void
test_no_card (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketVerifyScan) scan = loket_verify_scan_new ();
  g_autoptr (LoketVerifyAnswer) answer = NULL;
  g_autoptr (LoketRecord) refused = NULL;
  g_autoptr (GError) error = NULL;

  scan->text = g_strdup ("https://kartu.example.go.id/v#ABC");
  answer = ask (f, &LOKET_VERIFY_SCAN, scan);
  g_assert_cmpint (answer->verdict, ==, LOKET_VERDICT_MALFORMED);
  g_assert_cmpstr (answer->word, ==, "No card was read");
  g_assert_null (answer->claims);
  refused = fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_VERIFY_SCAN, scan, &error);
  g_assert_null (refused);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("lists", test_lists);
  ADD ("told-once", test_told_once);
  ADD ("counted", test_counted);
  ADD ("two-places", test_two_places);
  ADD ("far-more", test_far_more);
  ADD ("no-card", test_no_card);
  return g_test_run ();
}

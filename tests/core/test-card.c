/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of cards, the order of status slots, and what the profile says of cards. */
#include "core/card.h"
#include "core/card-claims.h"
#include "core/error.h"
#include "core/profile.h"
#include "core/slot-order.h"

#include <string.h>

#define DAY "2026-11-23"

static void
test_number (void)
{
  static const char *const bad[] = {"3314-{YY}",
                                    "{NNN}-{NNN}",
                                    "3314-{YYY}-{NNN}",
                                    "3314-{N",
                                    "{NNNNNNNNNN}",
                                    "much-too-long-a-number-{NN}",
                                    "kartu\xc3\xa9-{NN}",
                                    "{}{N}"};
  g_autofree char *number = loket_card_number ("3314-{YY}-{NNNNNN}", DAY, 1234);
  g_autofree char *series = loket_card_number_series ("3314-{YY}-{NNNNNN}", DAY);
  g_autofree char *long_year = loket_card_number ("M{YYYY}{NNN}", DAY, 7);
  g_autofree char *beyond = loket_card_number ("M{NN}", DAY, 123);

  g_assert_cmpstr (number, ==, "3314-26-001234");
  g_assert_cmpstr (series, ==, "3314-26-");
  g_assert_cmpstr (long_year, ==, "M2026007");
  g_assert_cmpstr (beyond, ==, "M123");
  g_assert_true (loket_card_number_is_format ("3314-{YY}-{NNNNNN}"));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (loket_card_number_is_format (bad[i]));
}

/* Every slot of a block at one place, blocks apart, another order for another seed. */
static void
test_slots (void)
{
  g_autofree gboolean *given = g_new0 (gboolean, 2 * LOKET_SLOT_BLOCK);
  guint8 seed[LOKET_SLOT_SEED] = {1};
  guint8 other[LOKET_SLOT_SEED] = {2};
  guint alike = 0, in_order = 0;

  for (guint place = 0; place < LOKET_SLOT_BLOCK; place += 16) {
    const guint slot = loket_slot_at (seed, 1, place);
    g_assert_cmpuint (slot, >=, LOKET_SLOT_BLOCK);
    g_assert_cmpuint (slot, <, 2 * LOKET_SLOT_BLOCK);
    g_assert_false (given[slot]);
    given[slot] = TRUE;
    g_assert_cmpuint (slot, ==, loket_slot_at (seed, 1, place));
    alike += slot == loket_slot_at (other, 1, place) ? 1 : 0;
    in_order += slot == LOKET_SLOT_BLOCK + place ? 1 : 0;
  }
  g_assert_cmpuint (alike, <, 4);
  g_assert_cmpuint (in_order, <, 4);
  g_assert_cmpuint (LOKET_CARD_SLOTS % LOKET_SLOT_BLOCK, ==, 0);
}

static void
test_live (void)
{
  for (guint state = 0; state <= LOKET_CARD_REPLACED; state++)
    g_assert_cmpint (loket_card_is_live ((LoketCardState) state),
                     ==,
                     loket_machine_may (&loket_card_machine, (int) state, "revoke"));
}

/* No way leads from printed to active but a hand-over, and none out of what has ended. */
static void
test_ways (void)
{
  for (guint i = 0; i < loket_card_machine.n_moves; i++) {
    const LoketMove *move = &loket_card_machine.moves[i];
    if (move->from == LOKET_CARD_PRINTED && move->to == LOKET_CARD_ACTIVE)
      g_assert_cmpstr (move->act, ==, "hand-over");
    g_assert_cmpint (move->from, <=, LOKET_CARD_SUSPENDED);
    if (move->to == LOKET_CARD_ACTIVE)
      g_assert_true (g_str_equal (move->act, "hand-over") || g_str_equal (move->act, "resume"));
  }
}

static char *
profile_text (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen", "profile.ini", NULL);
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static LoketProfile *
parse (const char *from, const char *to, GError **error)
{
  g_autofree char *text = profile_text ();
  g_auto (GStrv) parts = g_strsplit (text, from, 2);
  g_autofree char *changed = g_strjoinv (to, parts);
  g_autoptr (GBytes) file = g_bytes_new (changed, strlen (changed));

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return loket_profile_parse (file, "sragen", error);
}

static void
test_profile (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketProfile) profile = parse ("[card]\n", "[card]\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (profile->card->iss, ==, "3314-UPTPK");
  g_assert_cmpint (profile->card->months, ==, 24);
  g_assert_cmpint (profile->card->seals_a_day.value, ==, 600);
  g_assert_true (profile->card->other_hand);
  g_assert_cmpstr (profile->card->language, ==, "id");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (profile->cards)), ==, 3);
  g_assert_cmpint (loket_profile_card (profile, "kenanga")->months.value, ==, 12);
  g_assert_cmpstr (loket_profile_card_of (profile, "menur")->key, ==, "menur");
  g_assert_null (loket_profile_card_of (profile, "none"));
}

/* What those who check cards need: as it is by itself, and as it is said. */
static void
test_verifying (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketProfile) plain = parse ("[card]\n", "[card]\n", &error);
  g_autoptr (LoketProfile) said = NULL;

  g_assert_no_error (error);
  g_assert_false (plain->card->named_uses);
  g_assert_cmpint (plain->card->use_days, ==, 90);
  g_assert_null (plain->card->lists_url);
  said = parse ("[card]\n",
                "[card]\nnamed-uses=true\nuse-days=30\nlists-url=https://kartu.example.go.id/l\n",
                &error);
  g_assert_no_error (error);
  g_assert_true (said->card->named_uses);
  g_assert_cmpint (said->card->use_days, ==, 30);
  g_assert_cmpstr (said->card->lists_url, ==, "https://kartu.example.go.id/l");
}

/* A slip of the pen is named with its line. */
static void
test_profile_mistakes (void)
{
  static const struct {
    const char *from, *to, *key;
  } mistakes[] = {
      {"host=kartu.example.go.id", "host=Kartu.example", "[card] host"},
      {"number=3314-{YY}-{NNNNNN}", "number=3314", "[card] number"},
      {"reprints-a-day=5", "reprints-a-week=5", "[card] reprints-a-week"},
      {"category=melati", "category=mawar", "[card melati] category"},
      {"other-hand=true", "other-hand=perhaps", "[card] other-hand"},
      {"[card]\nhost", "[card mawar]\nhost", NULL},
      {"entitlements=15", "entitlements=70000", NULL},
      {"kind=school\n", "kind=shop\n", "[facility school] kind"},
      {"devices=sekolah-contoh", "devices=a;b\ncats=true", "[facility school] cats"},
      {"[facility school]",
       "[facility other]\ndevices=a; "
       "sekolah-contoh\nkind=other\ntitle=X\ntitle[jv]=X\ntitle[en]=X\n[facility school]",
       "[facility school] devices"},
      {"at=school\n", "at=other\n", "[school-help]"},
      {"rows=60\n", "rows=0\n", NULL},
      {"rows-a-day=600", "rows-a-week=600", "[school-help] rows-a-week"},
      {"[card]\n", "[card]\nnamed-uses=perhaps\n", "[card] named-uses"},
      {"[card]\n", "[card]\nuse-days=29\n", NULL}, /* hints look through thirty */
      {"[card]\n", "[card]\nuse-days=soon\n", "[card] use-days"},
      {"[card]\n", "[card]\nlists-url=http://kartu.example.go.id\n", "[card] lists-url"},
      {"[card]\n", "[card]\nlists-url=https://a:b@kartu.example.go.id\n", "[card] lists-url"},
      {"[card]\n", "[card]\nlists-url=file:///srv/lists\n", "[card] lists-url"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (parse (mistakes[i].from, mistakes[i].to, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
    g_assert_true (g_str_has_prefix (error->message, "profile.ini:"));
    if (mistakes[i].key != NULL)
      g_assert_cmpstr (loket_error_parameter (error), ==, mistakes[i].key);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/card/number", test_number);
  g_test_add_func ("/core/card/slots", test_slots);
  g_test_add_func ("/core/card/live", test_live);
  g_test_add_func ("/core/card/ways", test_ways);
  g_test_add_func ("/core/card/profile", test_profile);
  g_test_add_func ("/core/card/verifying", test_verifying);
  g_test_add_func ("/core/card/profile-mistakes", test_profile_mistakes);
  return g_test_run ();
}

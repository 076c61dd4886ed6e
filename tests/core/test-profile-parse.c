/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profile that ships is complete; each mistake in a profile is named with its line. */
#include "core/error.h"
#include "core/profile.h"

#include <string.h>

static char *
read_sragen (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen/profile.ini", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static LoketProfile *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));

  return loket_profile_parse (file, "sragen", error);
}

static void
assert_complete (LoketPhrase *phrase)
{
  g_assert_nonnull (phrase->id);
  g_assert_nonnull (phrase->jv);
  g_assert_nonnull (phrase->en);
}

static void
assert_hall (LoketHall *hall)
{
  g_assert_nonnull (hall);
  assert_complete (hall->ticker);
  g_assert_cmpint (hall->seconds, ==, 10);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hall->notes)), ==, 3);
  for (guint i = 0; i < 3; i++) {
    g_autoptr (LoketHallNote) note = g_list_model_get_item (G_LIST_MODEL (hall->notes), i);
    assert_complete (note->message);
    g_assert_null (note->picture);
  }
}

static void
test_sragen (void)
{
  static const char *const services[] = {"health", "education", "socioeconomic", "data"};
  static const char *const icons[][5] = {{"ktp", "letter", "letter", "letter"},
                                         {"ktp", "letter", "letter", "folder", "photo"},
                                         {"ktp", "letter", "photo", "letter"},
                                         {"ktp", "letter"}};
  g_autofree char *text = read_sragen ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketProfile) profile = parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (profile->key, ==, "sragen");
  assert_hall (profile->hall);
  g_assert_cmpstr (profile->office_id, ==, "33.14");
  g_assert_cmpint (profile->utc_offset, ==, 420);
  g_assert_cmpint (profile->head_start, ==, 20);
  g_assert_cmpint (profile->waiting_cap, ==, 60);
  g_assert_cmpuint (g_strv_length (profile->languages), ==, 3);
  g_assert_cmpstr (profile->languages[0], ==, "id");
  for (int weekday = 1; weekday <= 7; weekday++)
    g_assert_cmpstr (loket_profile_language_on (profile, weekday), ==, weekday == 4 ? "jv" : "id");
  g_assert_false (profile->refuse_outside_hours);
  g_assert_cmpint (loket_profile_speech_style (profile), ==, LOKET_SPEECH_DIGITS);
  profile->numbers_as_words = TRUE;
  g_assert_cmpint (loket_profile_speech_style (profile), ==, LOKET_SPEECH_WORDS);
  g_assert_false (profile->weight_011);
  assert_complete (profile->unit);
  assert_complete (profile->pledge);
  for (guint i = 0; i < G_N_ELEMENTS (services); i++) {
    LoketService *service = loket_profile_service (profile, services[i]);
    g_assert_cmpint (service->letter[0], ==, 'A' + i);
    g_assert_cmpstr (service->icon, ==, services[i]);
    g_assert_cmpint (service->posted_minutes, ==, 30);
    g_assert_true (service->posted_days.set);
    g_assert_cmpint (service->posted_days.value, ==, 3);
    assert_complete (service->title);
    assert_complete (service->hint);
    for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (service->papers)); k++) {
      g_autoptr (LoketRequirement) paper =
          g_list_model_get_item (G_LIST_MODEL (service->papers), k);
      assert_complete (paper->phrase);
      g_assert_cmpstr (paper->icon, ==, icons[i][k]);
    }
  }
  g_assert_null (loket_profile_counter (profile, "1")->services);
  g_assert_cmpstr (loket_profile_counter (profile, "3")->services[1], ==, "socioeconomic");
  g_assert_null (loket_profile_counter (profile, "5"));
}

static void
test_phrases (void)
{
  g_autoptr (LoketPhrase) phrase = loket_phrase_new ();

  phrase->id = g_strdup ("Kesehatan");
  phrase->jv = g_strdup ("Kasarasan");
  g_assert_cmpstr (loket_phrase_in (phrase, "id"), ==, "Kesehatan");
  g_assert_cmpstr (loket_phrase_in (phrase, "jv"), ==, "Kasarasan");
  g_assert_cmpstr (loket_phrase_in (phrase, "en"), ==, "Kesehatan");
  g_assert_cmpstr (loket_phrase_in (phrase, "su"), ==, "Kesehatan");
  g_assert_null (loket_phrase_in (NULL, "id"));
}

static void
test_sragen_hours (void)
{
  g_autofree char *text = read_sragen ();
  g_autoptr (LoketProfile) profile = parse (text, NULL);
  g_autoptr (LoketWorkday) friday = g_list_model_get_item (G_LIST_MODEL (profile->hours), 4);
  g_autoptr (LoketSeason) ramadan = g_list_model_get_item (G_LIST_MODEL (profile->seasons), 0);
  gint64 minutes = 0;

  g_assert_cmpint (friday->weekday, ==, 5);
  g_assert_cmpint (friday->opens, ==, 450);
  g_assert_cmpint (friday->closes, ==, 990);
  g_assert_cmpint (friday->break_ends.value - friday->break_starts.value, ==, 90);
  g_assert_cmpstr (ramadan->first_day, ==, "2026-02-18");
  g_assert_cmpstr (ramadan->last_day, ==, "2026-03-19");
  /* Perpres 21/2023: 37 h 30 min a week, 32 h 30 min in Ramadan. */
  for (guint pass = 0; pass < 2; pass++) {
    GListModel *hours = G_LIST_MODEL (pass == 0 ? profile->hours : ramadan->hours);
    minutes = 0;
    for (guint i = 0; i < g_list_model_get_n_items (hours); i++) {
      g_autoptr (LoketWorkday) day = g_list_model_get_item (hours, i);
      minutes += day->closes - day->opens - (day->break_ends.value - day->break_starts.value);
    }
    g_assert_cmpint (minutes, ==, pass == 0 ? 2250 : 1950);
  }
}

/* Each row changes the good profile once; the refusal must name that place. */
static void
test_mistakes (void)
{
  static const struct {
    const char *from;
    const char *to;
    const char *place;
  } rows[] = {
      {"office-id=33.14\n", "", "[office] office-id"},
      {"office-id=33.14\n", "office-id=\n", "[office] office-id"},
      {"colour=#14532d", "colour=green", "[office] colour"},
      {"colour=#14532d", "color=#14532d", "[office] color"},
      {"utc-offset=420", "utc-offset=7h", "[office] utc-offset"},
      {"utc-offset=420", "utc-offset=9000", "utc_offset"},
      {"offered=id;jv;en", "offered=id;su", "[languages] offered"},
      {"offered=id;jv;en", "offered=;", "languages"},
      {"numbers-as-words=false", "numbers-as-words=no", "[languages] numbers-as-words"},
      {"\nday=thursday", "\nday=kamis", "[languages] day"},
      {"\nday=thursday", "", "[languages] day"},
      {"language-of-day=jv\n", "", "[languages] day"},
      {"offered=id;jv;en", "offered=id;en", "[languages] language-of-day"},
      {"rounded-weight=false", "rounded-weight=0.11", "[satisfaction] rounded-weight"},
      {"rounded-weight=false", "weight=0.11", "[satisfaction] weight"},
      {"head-start=20\n", "", "[fairness] head-start"},
      {"monday=07.30-16.00; 12.00-13.00\n", "monday=07.30\n", "[hours] monday"},
      {"monday=07.30-16.00; 12.00-13.00\n", "monday=16.00-07.30\n", "[hours] monday"},
      {"monday=07.30-16.00; 12.00-13.00\n", "monday=07.30-24.10\n", "[hours] monday"},
      {"monday=07.30-16.00; 12.00-13.00\n", "monday=07.30-16.00; 15.30-16.30\n", "[hours] monday"},
      {"seconds=10", "seconds=1", "[hall]"},
      {"message-1=", "message=", "[hall] message"},
      {"message-3=", "message-13=", "[hall] message-13"},
      {"seconds=10", "seconds=10\npicture-1=../secret.png", "[hall] picture-1"},
      {"seconds=10", "seconds=10\npicture-1=film.mp4", "[hall] picture-1"},
      {"ticker=", "ticker=123456789 123456789 123456789 123456789 123456789 ", "[hall] ticker"},
      {"first-day=2026-02-18", "first-day=2026-02-30", "[season ramadan-1447]"},
      {"last-day=2026-03-19", "last-day=2026-01-19", "[season ramadan-1447] last-day"},
      {"letter=B", "letter=b", "[service education] letter"},
      {"letter=B", "letter=BB", "[service education] letter"},
      {"letter=B", "letter=A", "[service education] letter"},
      {"title[jv]=Pamulangan", "title[fr]=Education", "[service education] title[fr]"},
      {"title=Pendidikan\n", "", "[service education] title"},
      {"paper-1=KTP dan KK asli\n", "paper-x=KTP\n", "[service health] paper-x"},
      {"paper-1=KTP dan KK asli\n",
       "paper-1=KTP\npaper-1-picture=ktp\n",
       "[service health] paper-1-picture"},
      {"paper-1=KTP dan KK asli\n",
       "paper-1=KTP\npaper-12-icon=ktp\n",
       "[service health] paper-12-icon"},
      {"4=data\n", "4=cards\n", "[counters] 4"},
      {"stages=data-desk;card-press", "stages=data-desk;kitchen", "[service health] stages"},
      {"[stage data-desk]", "[stage health]", "[service health]"},
      {"posted-days=3\n", "posted-days=3\nday-limit=0\n", "[service health]"},
      {"misses=2", "misses=ten", "[fairness] misses"},
      {"service=education\n", "service=school\n", "[application sintawati] service"},
      {"gives=card", "gives=cards", "[application saraswati-card] gives"},
      {"approvals=section;head", "approvals=head", "[application saraswati-card] approvals"},
      {"approvals=section;head\n", "", "[application saraswati-card] approvals"},
      {"paper-2-key=village-letter", "paper-2-key=ktp", "[application saraswati-card] paper-2-key"},
      {"paper-3-need=unlisted", "paper-3-need=never", "[application saraswati-card] paper-3-need"},
      {"paper-3-need=unlisted", "paper-4-key=x", "[application saraswati-card] paper-4-key"},
      {"gives=card", "gives=card\nlisted-minutes=0", "[application saraswati-card]"},
      {"gives=card",
       "gives=card\nunlisted-days=soon",
       "[application saraswati-card] unlisted-days"},
      {"[counters]", "[desks]", "[desks]"},
      {"[fairness]", "[fairness]\nhead_start=1", "[fairness] head_start"},
      {"kind=puskesmas", "kind=palace", "[facility puskesmas] kind"},
      {"devices=RSUD Sragen loket", "devices=RSUD\tSragen", "[facility rsud-soehadi]"},
      {"bit=2", "bit=16", "[entitlement hospital-free]"},
  };
  g_autofree char *good = read_sragen ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GString) bad = g_string_new (good);
    g_autoptr (GError) error = NULL;
    g_assert_cmpuint (g_string_replace (bad, rows[i].from, rows[i].to, 1), ==, 1);
    g_assert_null (parse (bad->str, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
    g_assert_cmpstr (loket_error_parameter (error), ==, rows[i].place);
    g_assert_true (g_str_has_prefix (error->message, "profile.ini:"));
  }
}

/* The parts of a day behind its hours, in whatever order; each that is wrong names its day. */
static void
test_parts_of_a_day (void)
{
  static const char *const wrong[] = {
      "07.30-16.00; tickets",
      "07.30-16.00; tickets 07.00-16.30",
      "07.30-16.00; tickets 06.00-07.30",
      "07.30-16.00; tickets 15.30-07.00",
      "07.30-16.00; tickets 07.00-15.00; tickets 07.00-15.30",
      "07.30-16.00; 12.00-13.00; 14.00-14.10",
      "07.30-16.00; 12.00-13.00; tickets 07.00-15.30; 14.00-14.10",
  };
  static const char *const right[] = {
      "07.30-16.00; 12.00-13.00; tickets 07.00-15.30",
      "07.30-16.00; tickets 07.00-15.30; 12.00-13.00",
  };
  g_autofree char *text = read_sragen ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong) + G_N_ELEMENTS (right); i++) {
    const gboolean good = i >= G_N_ELEMENTS (wrong);
    const char *hours = good ? right[i - G_N_ELEMENTS (wrong)] : wrong[i];
    g_autofree char *line = g_strdup_printf ("monday=%s\n", hours);
    g_autoptr (GString) changed = g_string_new (text);
    g_autoptr (LoketProfile) profile = NULL;
    g_autoptr (LoketWorkday) monday = NULL;
    g_autoptr (GError) error = NULL;

    g_string_replace (changed, "monday=07.30-16.00; 12.00-13.00\n", line, 1);
    profile = parse (changed->str, &error);
    if (!good) {
      g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
      g_assert_cmpstr (loket_error_parameter (error), ==, "[hours] monday");
      continue;
    }
    g_assert_no_error (error);
    monday = g_list_model_get_item (G_LIST_MODEL (profile->hours), 0);
    g_assert_cmpint (monday->break_starts.value, ==, 12 * 60);
    g_assert_cmpint (monday->first_ticket.value, ==, 7 * 60);
    g_assert_cmpint (monday->last_ticket.value, ==, 15 * 60 + 30);
  }
}

/* Every service of domain.md 1.5 and 1.6 can be applied for, in three languages. */
static void
test_kinds (void)
{
  static const struct {
    const char *kind;
    const char *service;
    LoketGives gives;
    guint approvals;
    guint papers;
  } rows[] = {
      {"saraswati-card", "health", LOKET_GIVES_CARD, 2, 3},
      {"health-recommendation", "health", LOKET_GIVES_LETTER, 1, 3},
      {"sintawati", "education", LOKET_GIVES_AID, 2, 5},
      {"school-recommendation", "education", LOKET_GIVES_LETTER, 1, 3},
      {"sang-duta", "socioeconomic", LOKET_GIVES_AID, 2, 4},
      {"house-repair", "socioeconomic", LOKET_GIVES_AID, 2, 4},
      {"socioeconomic-recommendation", "socioeconomic", LOKET_GIVES_LETTER, 1, 3},
      {"data-correction", "data", LOKET_GIVES_ANSWER, 1, 2},
      {"complaint-intake", "data", LOKET_GIVES_ANSWER, 1, 1},
  };
  g_autofree char *text = read_sragen ();
  g_autoptr (LoketProfile) profile = parse (text, NULL);

  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (profile->applications)), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    LoketApplicationKind *kind = loket_profile_application (profile, rows[i].kind);
    g_assert_nonnull (kind);
    assert_complete (kind->title);
    g_assert_cmpstr (kind->service, ==, rows[i].service);
    g_assert_cmpint (kind->gives, ==, rows[i].gives);
    g_assert_cmpuint (g_strv_length (kind->approvals), ==, rows[i].approvals);
    g_assert_cmpint (kind->listed_minutes, ==, 30);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (kind->papers)), ==, rows[i].papers);
    for (guint k = 0; k < rows[i].papers; k++) {
      g_autoptr (LoketKindPaper) paper = g_list_model_get_item (G_LIST_MODEL (kind->papers), k);
      assert_complete (paper->title);
      g_assert_true (loket_application_kind_paper (kind, paper->key) == paper);
    }
  }
  g_assert_null (loket_profile_application (profile, "haircut"));
  g_assert_cmpint (loket_profile_application (profile, "saraswati-card")->unlisted_days, ==, 3);
}

/* domain.md 1.4: what each card gives at which desk. */
static void
test_desks (void)
{
  static const struct {
    const char *card;
    guint puskesmas;
    guint hospital;
    guint school;
  } rows[] = {{"melati", 1, 2, 1}, {"menur", 1, 1, 1}, {"kenanga", 1, 0, 0}};
  g_autofree char *text = read_sragen ();
  g_autoptr (LoketProfile) profile = parse (text, NULL);

  g_assert_nonnull (profile);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    /* Bits that nobody knows yet give nothing. */
    const gint64 bits = loket_profile_card (profile, rows[i].card)->entitlements | 0x8000;
    g_autoptr (GPtrArray) first = loket_profile_gives_at (profile, LOKET_FACILITY_PUSKESMAS, bits);
    g_autoptr (GPtrArray) second = loket_profile_gives_at (profile, LOKET_FACILITY_HOSPITAL, bits);
    g_autoptr (GPtrArray) third = loket_profile_gives_at (profile, LOKET_FACILITY_SCHOOL, bits);
    g_assert_cmpuint (first->len, ==, rows[i].puskesmas);
    g_assert_cmpuint (second->len, ==, rows[i].hospital);
    g_assert_cmpuint (third->len, ==, rows[i].school);
    for (guint k = 0; k < second->len; k++)
      assert_complete (((LoketEntitlement *) second->pdata[k])->title);
  }
  g_assert_cmpint (
      loket_profile_facility (profile, "rsud-soehadi")->kind, ==, LOKET_FACILITY_HOSPITAL);
  assert_complete (loket_profile_facility (profile, "school")->title);
  g_assert_null (loket_profile_facility (profile, "palace"));
  g_assert_true (loket_profile_facility_of (profile, "sekolah-contoh") ==
                 loket_profile_facility (profile, "school"));
  g_assert_true (loket_profile_facility_of (profile, "RSUD Sragen IGD") ==
                 loket_profile_facility (profile, "rsud-soehadi"));
  g_assert_null (loket_profile_facility_of (profile, "school"));
  g_assert_null (loket_profile_facility_of (profile, NULL));
  g_assert_cmpint (loket_profile_bits_at (profile, LOKET_FACILITY_SCHOOL), ==, 8);
  g_assert_cmpint (loket_profile_bits_at (profile, LOKET_FACILITY_HOSPITAL), ==, 6);
  g_assert_cmpint (loket_profile_bits_at (profile, LOKET_FACILITY_OTHER), ==, 0);
}

static void
test_line_of_a_mistake (void)
{
  g_autofree char *good = read_sragen ();
  g_autoptr (GString) bad = g_string_new ("\n\n");
  g_autoptr (GError) error = NULL;

  g_string_append (bad, good);
  g_string_replace (bad, "office-id=33.14", "colour=#14532d\noffice-id= ", 1);
  g_assert_null (parse (bad->str, &error));
  /* two empty lines, three of comment, one empty, [office], colour */
  g_assert_cmpstr (error->message, ==, "profile.ini:9: [office] office-id: is empty");
}

static void
test_no_profile (void)
{
  static const char *const texts[] = {
      "", "x", "[office", "[office]\n", "[office]\n\xff\xfe=1\n", "="};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (parse (texts[i], &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  }
}

/* A profile with bytes changed by chance is accepted or refused, and never crashes. */
static void
test_chance (void)
{
  g_autofree char *good = read_sragen ();
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261122);
  const gsize length = strlen (good);

  for (guint run = 0; run < 500; run++) {
    g_autofree char *bad = g_strdup (good);
    g_autoptr (LoketProfile) profile = NULL;
    g_autoptr (GError) error = NULL;
    for (int i = g_rand_int_range (chance, 1, 20); i > 0; i--)
      bad[g_rand_int_range (chance, 0, (gint32) length)] = (char) g_rand_int_range (chance, 1, 256);
    profile = parse (bad, &error);
    g_assert_true ((profile == NULL) == (error != NULL));
    if (profile != NULL)
      g_assert_true (loket_record_check (&profile->parent_instance, NULL));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/profile/sragen", test_sragen);
  g_test_add_func ("/core/profile/phrases", test_phrases);
  g_test_add_func ("/core/profile/sragen-hours", test_sragen_hours);
  g_test_add_func ("/core/profile/kinds", test_kinds);
  g_test_add_func ("/core/profile/mistakes", test_mistakes);
  g_test_add_func ("/core/profile/parts-of-a-day", test_parts_of_a_day);
  g_test_add_func ("/core/profile/desks", test_desks);
  g_test_add_func ("/core/profile/line-of-a-mistake", test_line_of_a_mistake);
  g_test_add_func ("/core/profile/no-profile", test_no_profile);
  g_test_add_func ("/core/profile/chance", test_chance);
  return g_test_run ();
}

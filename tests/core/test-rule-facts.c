/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Register and lists as rule inputs: what is known, what stays unknown, which list counts. */
#include "core/rule-facts.h"

#include <string.h>

#define DAY "2026-11-23"
#define OFFICE "33.14"

static LoketRuleInputs *
fill (const LoketRuleFacts *facts)
{
  LoketRuleInputs *inputs = loket_rule_inputs_new ();

  loket_rule_facts_fill (facts, OFFICE, DAY, inputs);
  return inputs;
}

static void
test_period (void)
{
  static const struct {
    const char *period;
    gint64 age;
  } rows[] = {
      {"2026-Q4", 0},
      {"2026-Q3", 2},
      {"2025-Q4", 11},
      {"2025-Q3", 14},
      {"2026-S1", 5},
      {"2026-11", 0},
      {"2026-10", 1},
      {"2026-10-31", 1},
      {"2025", 11},
      {"2027-Q1", 0},
      {"", -1},
      {"November", -1},
      {"2026-Q5", -1},
      {"2026-13", -1},
      {"2026-", -1},
      {"202-Q1", -1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].period);
    g_assert_cmpint (loket_period_age (rows[i].period, DAY), ==, rows[i].age);
  }
}

static void
test_nothing_known (void)
{
  const LoketRuleFacts facts = {.life_status = LOKET_LIFE_MISSING};
  g_autoptr (LoketRuleInputs) inputs = fill (&facts);

  g_assert_cmpint (inputs->alive, ==, LOKET_TRUTH_UNKNOWN);
  g_assert_cmpint (inputs->resident, ==, LOKET_TRUTH_UNKNOWN);
  g_assert_cmpint (inputs->listed, ==, LOKET_TRUTH_UNKNOWN);
  g_assert_cmpint (inputs->civil_servant, ==, LOKET_TRUTH_UNKNOWN);
  g_assert_cmpint (inputs->other_insurance, ==, LOKET_TRUTH_UNKNOWN);
  g_assert_null (inputs->conditions);
  g_assert_false (inputs->decile.set);
  g_assert_false (inputs->household_size.set);
  /* The office knows what it has not written. */
  g_assert_cmpint (inputs->consideration, ==, LOKET_TRUTH_NO);
  g_assert_cmpint (inputs->counselling, ==, LOKET_TRUTH_NO);
}

static void
test_resident (void)
{
  static const struct {
    LoketLifeStatus life;
    const char *family_card;
    const char *village;
    LoketTruth alive;
    LoketTruth resident;
  } rows[] = {
      {LOKET_LIFE_ALIVE, "3314100101110001", NULL, LOKET_TRUTH_YES, LOKET_TRUTH_YES},
      {LOKET_LIFE_ALIVE, "3372100101110001", "33.14.10.2001", LOKET_TRUTH_YES, LOKET_TRUTH_NO},
      {LOKET_LIFE_ALIVE, NULL, "33.14.10.2001", LOKET_TRUTH_YES, LOKET_TRUTH_YES},
      {LOKET_LIFE_ALIVE, NULL, "33.72.01.1001", LOKET_TRUTH_YES, LOKET_TRUTH_NO},
      {LOKET_LIFE_ALIVE, NULL, "33.140", LOKET_TRUTH_YES, LOKET_TRUTH_NO},
      {LOKET_LIFE_LEFT, "3314100101110001", NULL, LOKET_TRUTH_YES, LOKET_TRUTH_YES},
      {LOKET_LIFE_MOVED, "3314100101110001", NULL, LOKET_TRUTH_YES, LOKET_TRUTH_NO},
      {LOKET_LIFE_DEAD, "3314100101110001", NULL, LOKET_TRUTH_NO, LOKET_TRUTH_YES},
      {LOKET_LIFE_INVALID, NULL, NULL, LOKET_TRUTH_NO, LOKET_TRUTH_UNKNOWN},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const LoketRuleFacts facts = {.life_status = rows[i].life,
                                  .family_card = rows[i].family_card,
                                  .village = rows[i].village};
    g_autoptr (LoketRuleInputs) inputs = fill (&facts);
    g_test_message ("row %u", i);
    g_assert_cmpint (inputs->alive, ==, rows[i].alive);
    g_assert_cmpint (inputs->resident, ==, rows[i].resident);
  }
}

static void
test_not_listed (void)
{
  const LoketRuleFacts known = {.lists_known = TRUE};
  const LoketRuleFacts in_doubt = {.lists_known = TRUE, .in_doubt = TRUE};
  g_autoptr (LoketRuleInputs) listed = fill (&known);
  g_autoptr (LoketRuleInputs) doubtful = fill (&in_doubt);

  g_assert_cmpint (listed->listed, ==, LOKET_TRUTH_NO);
  g_assert_cmpint (doubtful->listed, ==, LOKET_TRUTH_UNKNOWN);
}

/* The newest period counts, then the source that is trusted most; others of the household speak
 * only where no list names the person. */
static void
test_decile (void)
{
  const LoketListSaying sayings[] = {
      {.source = "bps",
       .period = "2026-Q2",
       .rank = 3,
       .office_goes_by = TRUE,
       .own = TRUE,
       .decile = 7},
      {.source = "bps",
       .period = "2026-Q3",
       .rank = 3,
       .office_goes_by = TRUE,
       .own = TRUE,
       .decile = 5},
      {.source = "dtsen",
       .period = "2026-Q3",
       .rank = 2,
       .office_goes_by = TRUE,
       .own = TRUE,
       .decile = 2},
      {.source = "dtsen", .period = "2026-Q4", .rank = 2, .office_goes_by = TRUE, .decile = 9},
      {.source = "village", .period = "2026-Q4", .rank = 4, .own = TRUE, .decile = 1},
  };
  const LoketRuleFacts facts = {.sayings = sayings, .n_sayings = G_N_ELEMENTS (sayings)};
  const LoketRuleFacts others = {.sayings = sayings + 3, .n_sayings = 1};
  const LoketRuleFacts village = {.sayings = sayings + 4, .n_sayings = 1, .lists_known = TRUE};
  g_autoptr (LoketRuleInputs) inputs = fill (&facts);
  g_autoptr (LoketRuleInputs) family = fill (&others);
  g_autoptr (LoketRuleInputs) unlisted = fill (&village);

  g_assert_cmpint (inputs->decile.value, ==, 2);
  g_assert_cmpstr (inputs->decile_source, ==, "dtsen");
  g_assert_cmpint (inputs->decile_age_months.value, ==, 2);
  g_assert_cmpint (inputs->listed, ==, LOKET_TRUTH_YES);
  g_assert_cmpint (family->listed, ==, LOKET_TRUTH_YES);
  g_assert_cmpint (family->decile.value, ==, 9);
  g_assert_cmpint (unlisted->listed, ==, LOKET_TRUTH_NO);
  g_assert_false (unlisted->decile.set);
}

/* One answer for the rules and for the short clock, and the row that it rests on. */
static void
test_listing (void)
{
#define ROW(its_source, its_period, goes_by, its_own, its_decile)                                  \
  {                                                                                                \
    .source = its_source, .period = its_period, .rank = 2, .office_goes_by = goes_by,              \
    .own = its_own, .decile = its_decile                                                           \
  }
  static const struct {
    const char *what;
    LoketListSaying sayings[2];
    gboolean named;
    gboolean counts;
    int decile_by; /* which of them, -1 = none */
  } rows[] = {
      {"lowest decile", {ROW ("dtsen", "2026-Q4", TRUE, TRUE, 1)}, TRUE, TRUE, 0},
      {"last decile", {ROW ("dtsen", "2026-Q4", TRUE, TRUE, 5)}, TRUE, TRUE, 0},
      {"not poor", {ROW ("dtsen", "2026-Q4", TRUE, TRUE, 6)}, TRUE, FALSE, 0},
      {"twelve months", {ROW ("dtsen", "2025-11", TRUE, TRUE, 2)}, TRUE, TRUE, 0},
      {"thirteen months", {ROW ("dtsen", "2025-10", TRUE, TRUE, 2)}, TRUE, FALSE, 0},
      {"of no time", {ROW ("dtsen", "the second one", TRUE, TRUE, 2)}, TRUE, FALSE, 0},
      {"no decile", {ROW ("bps", "2026-Q4", TRUE, TRUE, 0)}, TRUE, FALSE, -1},
      {"a village says so", {ROW ("village", "2026-Q4", FALSE, TRUE, 1)}, FALSE, FALSE, -1},
      {"the household", {ROW ("dtsen", "2026-Q4", TRUE, FALSE, 3)}, TRUE, TRUE, 0},
      {"himself before the household",
       {ROW ("dtsen", "2026-Q4", TRUE, FALSE, 3), ROW ("dtsen", "2026-Q3", TRUE, TRUE, 7)},
       TRUE,
       FALSE,
       1},
      {"the newer list",
       {ROW ("dtsen", "2026-Q3", TRUE, TRUE, 2), ROW ("dtsen", "2026-Q4", TRUE, TRUE, 8)},
       TRUE,
       FALSE,
       1},
      {"not the newer list of a village",
       {ROW ("dtsen", "2026-Q3", TRUE, TRUE, 2), ROW ("village", "2026-Q4", FALSE, TRUE, 8)},
       TRUE,
       TRUE,
       0},
  };
#undef ROW

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const LoketListSaying *sayings = rows[i].sayings;
    const guint n = sayings[1].source != NULL ? 2 : 1;
    const LoketRuleFacts facts = {.sayings = sayings, .n_sayings = n};
    g_autoptr (LoketRuleInputs) inputs = fill (&facts);
    LoketListing listing;
    g_test_message ("%s", rows[i].what);
    loket_listing_find (sayings, n, DAY, &listing);
    g_assert_cmpint (listing.named, ==, rows[i].named);
    g_assert_cmpint (listing.counts, ==, rows[i].counts);
    g_assert_true (listing.decile == (rows[i].decile_by < 0 ? NULL : sayings + rows[i].decile_by));
    /* The rules see the same row. */
    g_assert_cmpint (inputs->listed == LOKET_TRUTH_YES, ==, rows[i].named);
    g_assert_cmpint (inputs->decile.set, ==, listing.decile != NULL);
    if (listing.decile != NULL) {
      g_assert_cmpint (inputs->decile.value, ==, listing.decile->decile);
      g_assert_cmpstr (inputs->decile_source, ==, listing.decile->source);
    }
  }
}

static LoketListMap *
map_of (const char *text, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new_static (text, strlen (text));

  return loket_list_map_new (file, error);
}

static void
test_told (void)
{
  static const struct {
    const char *programme;
    gboolean civil_servant;
    int rank;
    gboolean insured;
  } rows[] = {
      {NULL, FALSE, 0, FALSE},
      {"PKH", FALSE, 0, FALSE},
      {"Pegawai: pns", TRUE, LOKET_RANK_NOT_SAID, FALSE},
      {"PNS Gol. II", TRUE, 2, FALSE},
      {"PNS GOL III/a", TRUE, 3, FALSE},
      {"TNI, PNS GOL II", TRUE, 2, FALSE},
      {"PNSX", FALSE, 0, FALSE},
      {"BPJS Ketenagakerjaan", FALSE, 0, TRUE},
      {"BPJS KETENAGA KERJAAN", FALSE, 0, FALSE},
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketListMap) map =
      map_of ("[columns]\nprogramme=P\n[tells]\ncivil_servant=PNS; TNI\n"
              "civil_servant_2=PNS GOL II\ncivil_servant_3=PNS Gol. III\n"
              "other_insurance=BPJS KETENAGAKERJAAN;\n",
              &error);
  g_autoptr (LoketListMap) all = map_of ("[columns]\nnik=N\n[tells]\ncivil_servant=*\n", NULL);
  LoketListTold told = {0};

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    told = (LoketListTold){0};
    loket_list_map_told (map, rows[i].programme, &told);
    g_test_message ("%s", rows[i].programme);
    g_assert_cmpint (told.civil_servant, ==, rows[i].civil_servant);
    g_assert_cmpint (told.civil_servant_rank, ==, rows[i].rank);
    g_assert_cmpint (told.other_insurance, ==, rows[i].insured);
  }
  told = (LoketListTold){0};
  loket_list_map_told (all, NULL, &told);
  g_assert_true (told.civil_servant);
}

static void
test_told_refused (void)
{
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) empty = NULL;

  g_assert_null (map_of ("[columns]\nnik=N\n[tells]\nrich=*\n", &unknown));
  g_assert_nonnull (unknown);
  g_assert_null (map_of ("[columns]\nnik=N\n[tells]\ncivil_servant=\n", &empty));
  g_assert_nonnull (empty);
}

/* A servant anywhere in the household is one of the household; an insurance is the person's own. */
static void
test_warnings (void)
{
  const LoketListSaying sayings[] = {
      {.source = "agency",
       .period = "2026",
       .told = {.civil_servant = TRUE, .civil_servant_rank = 2}},
      {.source = "agency", .period = "2026", .told = {.other_insurance = TRUE}},
      {.source = "agency",
       .period = "2026",
       .told = {.civil_servant = TRUE, .civil_servant_rank = 3}},
  };
  const LoketRuleFacts facts = {.sayings = sayings, .n_sayings = G_N_ELEMENTS (sayings)};
  g_autoptr (LoketRuleInputs) inputs = fill (&facts);

  g_assert_cmpint (inputs->civil_servant, ==, LOKET_TRUTH_YES);
  g_assert_cmpint (inputs->civil_servant_rank.value, ==, 3);
  g_assert_cmpint (inputs->other_insurance, ==, LOKET_TRUTH_UNKNOWN);
}

/* A father of golongan II, a mother of whom nobody has said which. */
static void
test_servants_of_any_rank (void)
{
  const LoketListSaying sayings[] = {
      {.source = "agency",
       .period = "2026",
       .told = {.civil_servant = TRUE, .civil_servant_rank = 2}},
      {.source = "agency",
       .period = "2026",
       .told = {.civil_servant = TRUE, .civil_servant_rank = LOKET_RANK_NOT_SAID}},
  };
  const LoketRuleFacts facts = {.sayings = sayings, .n_sayings = G_N_ELEMENTS (sayings)};
  g_autoptr (LoketRuleInputs) inputs = fill (&facts);

  g_assert_cmpint (inputs->civil_servant, ==, LOKET_TRUTH_YES);
  g_assert_false (inputs->civil_servant_rank.set);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/rule-facts/period", test_period);
  g_test_add_func ("/core/rule-facts/nothing-known-stays-unknown", test_nothing_known);
  g_test_add_func ("/core/rule-facts/alive-and-resident", test_resident);
  g_test_add_func ("/core/rule-facts/not-listed-only-when-nobody-doubts", test_not_listed);
  g_test_add_func ("/core/rule-facts/newest-list-that-counts", test_decile);
  g_test_add_func ("/core/rule-facts/listed-once", test_listing);
  g_test_add_func ("/core/rule-facts/what-a-map-tells", test_told);
  g_test_add_func ("/core/rule-facts/a-map-that-tells-nonsense", test_told_refused);
  g_test_add_func ("/core/rule-facts/warnings-of-the-household", test_warnings);
  g_test_add_func ("/core/rule-facts/servants-of-any-rank", test_servants_of_any_rank);
  return g_test_run ();
}

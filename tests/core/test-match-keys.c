/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that find candidates: what shares one, what does not, and the same in plain words. */
#include "core/match-keys.h"

static const LoketFacts sucipto = {.name = "Soetjipto",
                                   .sex = LOKET_FACT_SEX_MALE,
                                   .birth_date = "1954-03-02",
                                   .nik = "3314100203549901",
                                   .family_card = "3314101203080011",
                                   .village = "33.14.10.2003"};

typedef struct {
  LoketMatchParameters *parameters;
  LoketMatchNames *names;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->parameters = loket_match_parameters_built_in (&error);
  g_assert_no_error (error);
  fixture->names = loket_match_names_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  loket_match_parameters_free (fixture->parameters);
  loket_match_names_free (fixture->names);
}

/* The kinds of keys by which @sought finds @other, as bits. */
static guint
shared_keys (Fixture *fixture, const LoketFacts *sought, const LoketFacts *other)
{
  LoketMatchRow row;
  LoketMatchRow stored;
  LoketMatchProbe probes[LOKET_MATCH_PROBES];
  guint n_probes;
  guint shared = 0;

  loket_match_row_read (fixture->parameters, fixture->names, sought, &row);
  loket_match_row_read (fixture->parameters, fixture->names, other, &stored);
  n_probes = loket_match_probes (fixture->names, &row, probes);
  g_assert_cmpuint (n_probes, <=, LOKET_MATCH_PROBES);
  for (guint i = 0; i < n_probes; i++)
    if (loket_match_key (probes[i].kind, fixture->names, &stored) == probes[i].key)
      shared |= 1u << probes[i].kind;
  return shared;
}

#define KEY(kind) (1u << LOKET_MATCH_KEY_##kind)
#define ALL_KEYS ((1u << LOKET_MATCH_N_KEYS) - 1)

static void
test_shared (Fixture *fixture, gconstpointer unused)
{
  LoketFacts other = sucipto;
  LoketFacts nothing = {.id = "1"};

  g_assert_cmphex (shared_keys (fixture, &sucipto, &sucipto), ==, ALL_KEYS);
  other.name = "Sucipto";
  g_assert_cmphex (shared_keys (fixture, &sucipto, &other), ==, ALL_KEYS);
  other.name = "Bambang";
  g_assert_cmphex (shared_keys (fixture, &sucipto, &other),
                   ==,
                   ALL_KEYS &
                       ~(KEY (SKELETON_VILLAGE) | KEY (SKELETON_YEAR) | KEY (FIRST_VILLAGE_YEAR)));
  other = sucipto;
  other.village = "33.14.11.2001";
  other.nik = NULL;
  other.family_card = NULL;
  g_assert_cmphex (shared_keys (fixture, &sucipto, &other), ==, KEY (BIRTH) | KEY (SKELETON_YEAR));
  g_assert_cmphex (shared_keys (fixture, &nothing, &nothing), ==, 0);
}

static void
test_probes (Fixture *fixture, gconstpointer unused)
{
  LoketFacts swapped = {.birth_date = "1954-02-03"};
  LoketFacts birth = {.birth_date = "1954-03-02"};
  LoketFacts year = {.birth_date = "1954-01-01", .village = "Tanon", .sex = LOKET_FACT_SEX_MALE};
  LoketFacts no_sex = {.birth_date = "1954", .village = "Tanon"};

  g_assert_cmphex (shared_keys (fixture, &birth, &swapped), ==, KEY (BIRTH));
  g_assert_cmphex (shared_keys (fixture, &year, &year), ==, KEY (VILLAGE_YEAR_SEX));
  g_assert_cmphex (shared_keys (fixture, &no_sex, &year), ==, KEY (VILLAGE_YEAR_SEX));
}

/* Two files that were written with other names before must agree in their keys. */
static void
test_stable (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (LoketMatchNames) others = loket_match_names_new ();
  LoketMatchRow row;
  LoketMatchRow again;
  LoketFacts filler = {.name = "Bambang Sutrisno"};

  loket_match_row_read (fixture->parameters, fixture->names, &sucipto, &row);
  loket_match_row_read (fixture->parameters, others, &filler, &again);
  loket_match_row_read (fixture->parameters, others, &sucipto, &again);
  for (guint kind = 0; kind < LOKET_MATCH_N_KEYS; kind++)
    g_assert_cmphex (
        loket_match_key (kind, fixture->names, &row), ==, loket_match_key (kind, others, &again));
  g_assert_cmphex (loket_match_key (LOKET_MATCH_KEY_NIK, fixture->names, &row),
                   ==,
                   G_GUINT64_CONSTANT (0x1d902348ae2f9894));
}

static void
test_look_up (Fixture *fixture, gconstpointer unused)
{
  LoketFacts facts = sucipto;
  LoketFacts nothing = {.birth_date = "1954", .nik = "0000000000000000"};
  g_autoptr (LoketMatchLookUp) look_up = NULL;
  g_autoptr (LoketMatchLookUp) empty = loket_match_look_up_new (fixture->parameters, &nothing);

  facts.name = "H. Joko Soetjipto";
  look_up = loket_match_look_up_new (fixture->parameters, &facts);
  g_assert_cmpstr (look_up->canon, ==, "JOKO SUCIPTO");
  g_assert_cmpstr (look_up->other_canon, ==, "YOKO SUCIPTO");
  g_assert_cmpstr (look_up->skeleton, ==, "SUCIPTU SUKU");
  g_assert_cmpstr (look_up->first_skeleton, ==, "SUKU");
  g_assert_cmpstr (look_up->birth_date, ==, "1954-03-02");
  g_assert_cmpstr (look_up->swapped_date, ==, "1954-02-03");
  g_assert_cmpuint (look_up->birth_year, ==, 1954);
  g_assert_cmpstr (look_up->nik, ==, "3314100203549901");
  g_assert_cmpstr (look_up->nik_date, ==, "020354");
  g_assert_cmpstr (look_up->family_card, ==, "3314101203080011");
  g_assert_cmpstr (look_up->village, ==, "33.14.10.2003");
  g_assert_null (empty->canon);
  g_assert_null (empty->skeleton);
  g_assert_null (empty->birth_date);
  g_assert_cmpuint (empty->birth_year, ==, 1954);
  g_assert_null (empty->nik);
  g_assert_null (empty->village);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/core/match-keys/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("shared", test_shared);
  ADD ("probes", test_probes);
  ADD ("stable", test_stable);
  ADD ("look-up", test_look_up);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys are many on purpose: in trials the keys, not the weights, limited what was found
 * (registry.md 6.3). */
#include "config.h"

#include "core/match-keys.h"

#include "core/match-hash.h"
#include "core/name-canon.h"
#include "core/name-skeleton.h"

#include <string.h>

#define NIK_SERIAL 10000
#define NIK_DATE 1000000

G_DEFINE_ENUM_TYPE (LoketMatchKeyKind,
                    loket_match_key_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_KEY_NIK, "nik"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_KEY_NIK_DATE_VILLAGE, "nik-date-village"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_KEY_BIRTH, "birth"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_KEY_SKELETON_VILLAGE, "skeleton-village"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_KEY_SKELETON_YEAR, "skeleton-year"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_KEY_FIRST_VILLAGE_YEAR, "first-village-year"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_KEY_FAMILY_CARD, "family-card"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_KEY_VILLAGE_YEAR_SEX, "village-year-sex"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_KEY_VILLAGE_DAY, "village-day"))

/* One key of several parts, 0 as soon as one of them is 0. */
static guint64
join (LoketMatchKeyKind kind, guint64 a, guint64 b, guint64 c)
{
  if (a == 0 || b == 0 || c == 0)
    return 0;
  return MAX (loket_match_mix (loket_match_mix (loket_match_mix (a + kind) ^ b) ^ c), 1);
}

/**
 * loket_match_key:
 * @kind: which one
 * @names: those that @row was read with
 * @row: a record
 *
 * Returns: the key, the same in every version and on every computer, or 0 when the record does not
 *   say enough
 */
guint64
loket_match_key (LoketMatchKeyKind kind, const LoketMatchNames *names, const LoketMatchRow *row)
{
  switch (kind) {
  case LOKET_MATCH_KEY_NIK:
    return join (kind, row->nik, 1, 1);
  case LOKET_MATCH_KEY_NIK_DATE_VILLAGE:
    return join (kind, row->nik / NIK_SERIAL % NIK_DATE, row->village, 1);
  case LOKET_MATCH_KEY_BIRTH:
    return join (kind, row->birth_year, row->birth_month, row->birth_day);
  case LOKET_MATCH_KEY_SKELETON_VILLAGE:
    return join (kind, loket_match_names_skeleton (names, row->name), row->village, 1);
  case LOKET_MATCH_KEY_SKELETON_YEAR:
    return join (kind, loket_match_names_skeleton (names, row->name), row->birth_year, 1);
  case LOKET_MATCH_KEY_FIRST_VILLAGE_YEAR:
    return join (
        kind, loket_match_names_first_skeleton (names, row->name), row->village, row->birth_year);
  case LOKET_MATCH_KEY_FAMILY_CARD:
    return join (kind, row->family_card, 1, 1);
  case LOKET_MATCH_KEY_VILLAGE_YEAR_SEX:
    return join (kind, row->village, row->birth_year, row->sex);
  case LOKET_MATCH_KEY_VILLAGE_DAY:
    return join (kind, row->village, row->birth_month, row->birth_day);
  case LOKET_MATCH_N_KEYS:
  default:
    g_return_val_if_reached (0);
  }
}

static void
add_probe (LoketMatchProbe *probes,
           guint *n_probes,
           LoketMatchKeyKind kind,
           const LoketMatchNames *names,
           const LoketMatchRow *row)
{
  guint64 key = loket_match_key (kind, names, row);

  if (key != 0)
    probes[(*n_probes)++] = (LoketMatchProbe){kind, key};
}

/**
 * loket_match_probes:
 * @names: those that @row was read with
 * @row: a record whose like are sought
 * @probes: (out caller-allocates): gets up to %LOKET_MATCH_PROBES
 *
 * Beside its own keys: those with day and month of birth changed over, and, when no sex is known,
 * those of both.
 *
 * Returns: how many there are
 */
guint
loket_match_probes (const LoketMatchNames *names, const LoketMatchRow *row, LoketMatchProbe *probes)
{
  guint n_probes = 0;
  LoketMatchRow changed = *row;

  for (guint kind = 0; kind < LOKET_MATCH_N_KEYS; kind++)
    add_probe (probes, &n_probes, kind, names, row);
  if (row->birth_day != row->birth_month && row->birth_day <= 12) {
    changed.birth_day = row->birth_month;
    changed.birth_month = row->birth_day;
    add_probe (probes, &n_probes, LOKET_MATCH_KEY_BIRTH, names, &changed);
  }
  if (row->sex == LOKET_FACT_SEX_UNKNOWN) {
    changed.sex = LOKET_FACT_SEX_FEMALE;
    add_probe (probes, &n_probes, LOKET_MATCH_KEY_VILLAGE_YEAR_SEX, names, &changed);
    changed.sex = LOKET_FACT_SEX_MALE;
    add_probe (probes, &n_probes, LOKET_MATCH_KEY_VILLAGE_YEAR_SEX, names, &changed);
  }
  return n_probes;
}

static char *
number_text (guint64 number)
{
  return number != 0 ? g_strdup_printf ("%016" G_GUINT64_FORMAT, number) : NULL;
}

static char *
date_text (guint year, guint month, guint day)
{
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

static char *
text_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* Names of a row are not needed here, its numbers are. */
static void
read_numbers (const LoketMatchParameters *parameters,
              const LoketFacts *facts,
              LoketMatchLookUp *look_up)
{
  g_autoptr (LoketMatchNames) names = loket_match_names_new ();
  LoketMatchRow row;

  loket_match_row_read (parameters, names, facts, &row);
  look_up->birth_year = row.birth_year;
  if (row.birth_day != 0)
    look_up->birth_date = date_text (row.birth_year, row.birth_month, row.birth_day);
  if (row.birth_day != 0 && row.birth_day <= 12 && row.birth_day != row.birth_month)
    look_up->swapped_date = date_text (row.birth_year, row.birth_day, row.birth_month);
  look_up->nik = number_text (row.nik);
  look_up->family_card = number_text (row.family_card);
  if (look_up->nik != NULL)
    look_up->nik_date = g_strndup (look_up->nik + 6, 6);
}

/**
 * loket_match_look_up_new:
 * @parameters: the numbers
 * @facts: what a list or a form says of one person
 *
 * Returns: (transfer full): what the store seeks people by who may be this one
 */
LoketMatchLookUp *
loket_match_look_up_new (const LoketMatchParameters *parameters, const LoketFacts *facts)
{
  LoketMatchLookUp *look_up = g_new0 (LoketMatchLookUp, 1);
  LoketNameCanon canon;
  char first[LOKET_NAME_ROOM];

  loket_name_canon_read (facts->name, &canon);
  read_numbers (parameters, facts, look_up);
  look_up->village = text_or_null (facts->village);
  if (*canon.canon == '\0')
    return look_up;
  loket_name_skeleton_of_word (canon.canon, strcspn (canon.canon, " "), first, sizeof first);
  look_up->canon = g_strdup (canon.canon);
  look_up->other_canon = text_or_null (canon.other);
  look_up->skeleton = loket_name_skeleton_of_canon (canon.canon);
  look_up->first_skeleton = g_strdup (first);
  return look_up;
}

/**
 * loket_match_look_up_free:
 * @look_up: (transfer full): what was sought by
 */
void
loket_match_look_up_free (LoketMatchLookUp *look_up)
{
  g_free (look_up->canon);
  g_free (look_up->other_canon);
  g_free (look_up->skeleton);
  g_free (look_up->first_skeleton);
  g_free (look_up->birth_date);
  g_free (look_up->swapped_date);
  g_free (look_up->nik);
  g_free (look_up->nik_date);
  g_free (look_up->family_card);
  g_free (look_up->village);
  g_free (look_up);
}

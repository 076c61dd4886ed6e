/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about two records: what names them for ever, and how they are kept. */
#include "config.h"

#include "core/pair-hash.h"

#include <math.h>
#include <string.h>

/* What identifies a person, without where he lives and what number his telephone has: these change
 * without making anybody somebody else. */
static char *
identity (const LoketMatchNames *names, const LoketMatchRow *row)
{
  g_autofree char *canon = loket_match_names_dup_canon (names, row->name);

  return g_strdup_printf ("%016" G_GUINT64_FORMAT "|%s|%04u-%02u-%02u|%u|%016" G_GUINT64_FORMAT,
                          row->nik,
                          canon != NULL ? canon : "",
                          row->birth_year,
                          row->birth_month,
                          row->birth_day,
                          row->sex,
                          row->family_card);
}

/**
 * loket_pair_hash:
 * @names: the names of both
 * @a: one record
 * @b: the other
 *
 * Returns: (transfer full): SHA-256 in hexadecimal of what identifies both, whichever comes first
 */
char *
loket_pair_hash (const LoketMatchNames *names, const LoketMatchRow *a, const LoketMatchRow *b)
{
  g_autofree char *one = identity (names, a);
  g_autofree char *other = identity (names, b);
  const gboolean swap = strcmp (one, other) > 0;
  g_autofree char *both = g_strconcat (swap ? other : one, "\n", swap ? one : other, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
}

/**
 * loket_pair_comparison:
 * @parameters: the numbers that it was weighed with
 * @comparison: of two records
 *
 * Returns: (transfer full): what LoketPair.comparison keeps of it: JSON of a LoketComparison
 */
char *
loket_pair_comparison (const LoketMatchParameters *parameters,
                       const LoketMatchComparison *comparison)
{
  GString *json = g_string_new (NULL);
  const char *separator = "";

  g_string_append_printf (json, "{\"version\":%u,\"fields\":[", parameters->version);
  for (guint field = 0; field < LOKET_MATCH_N_FIELDS; field++) {
    if (comparison->levels[field] == LOKET_MATCH_UNKNOWN)
      continue;
    g_string_append_printf (json,
                            "%s{\"field\":\"%s\",\"level\":\"%s\",\"weight\":%ld}",
                            separator,
                            loket_match_field_nick (field),
                            loket_match_level_nick (comparison->levels[field]),
                            lround (comparison->weights[field] * 100));
    separator = ",";
  }
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

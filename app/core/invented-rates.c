/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wrong lists are, in a thousand rows: the assumptions of registry.md 6.3, or those of a file.
 */
#include "config.h"

#include "core/error.h"
#include "core/invented-lists.h"

#include <string.h>

typedef struct {
  const char *key;
  gsize offset;
  guint usual;
} Rate;

static const Rate rates_known[] = {
    {"old_spelling", offsetof (LoketInventedRates, old_spelling), 180},
    {"typo", offsetof (LoketInventedRates, typo), 150},
    {"short_form", offsetof (LoketInventedRates, short_form), 50},
    {"no_nik", offsetof (LoketInventedRates, no_nik), 250},
    {"wrong_nik", offsetof (LoketInventedRates, wrong_nik), 50},
    {"other_nik", offsetof (LoketInventedRates, other_nik), 20},
    {"wrong_birth", offsetof (LoketInventedRates, wrong_birth), 150},
    {"year_only", offsetof (LoketInventedRates, year_only), 200},
    {"wrong_sex", offsetof (LoketInventedRates, wrong_sex), 5},
    {"wrong_kk", offsetof (LoketInventedRates, wrong_kk), 30},
    {"no_kk", offsetof (LoketInventedRates, no_kk), 50},
    {"old_kk", offsetof (LoketInventedRates, old_kk), 50},
    {"split", offsetof (LoketInventedRates, split), 40},
    {"old_village", offsetof (LoketInventedRates, old_village), 20},
    {"other_decile", offsetof (LoketInventedRates, other_decile), 250},
    {"newcomers", offsetof (LoketInventedRates, newcomers), 190},
    {"joiners", offsetof (LoketInventedRates, joiners), 10},
    {"doubled", offsetof (LoketInventedRates, doubled), 3},
    {"repeated", offsetof (LoketInventedRates, repeated), 4},
};

static guint *
member (LoketInventedRates *rates, const Rate *rate)
{
  return (guint *) (gpointer) ((char *) rates + rate->offset);
}

/**
 * loket_invented_rates_default:
 * @rates: (out caller-allocates): the usual ones
 */
void
loket_invented_rates_default (LoketInventedRates *rates)
{
  memset (rates, 0, sizeof *rates);
  for (guint i = 0; i < G_N_ELEMENTS (rates_known); i++)
    *member (rates, &rates_known[i]) = rates_known[i].usual;
}

static gboolean
refuse (GError **error, const char *key, const char *problem)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, key, "%s: %s", key, problem);
  return FALSE;
}

static gboolean
read_rate (LoketInventedRates *rates, GKeyFile *file, const char *key, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rates_known); i++) {
    guint64 value = 0;
    g_autofree char *text = NULL;
    if (strcmp (key, rates_known[i].key) != 0)
      continue;
    text = g_key_file_get_value (file, "rates", key, NULL);
    if (!g_ascii_string_to_unsigned (text, 10, 0, 1000, &value, NULL))
      return refuse (error, key, "not 0 to 1000 (in a thousand rows)");
    *member (rates, &rates_known[i]) = (guint) value;
    return TRUE;
  }
  return refuse (error, key, "there is no such rate");
}

/**
 * loket_invented_rates_read:
 * @rates: rates; those that @file names are changed
 * @file: a key file, section "[rates]", numbers of 0 to 1000
 * @error: set to %LOKET_ERROR_BAD_FIELD with the key
 *
 * Returns: %TRUE when all of it was understood
 */
gboolean
loket_invented_rates_read (LoketInventedRates *rates, GBytes *file, GError **error)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) problem = NULL;
  g_auto (GStrv) keys = NULL;

  if (!g_key_file_load_from_bytes (key_file, file, G_KEY_FILE_NONE, &problem))
    return refuse (error, "rates", problem->message);
  keys = g_key_file_get_keys (key_file, "rates", NULL, NULL);
  if (keys == NULL)
    return refuse (error, "rates", "there is no section [rates]");
  for (guint i = 0; keys[i] != NULL; i++)
    if (!read_rate (rates, key_file, keys[i], error))
      return FALSE;
  if (rates->no_nik + rates->wrong_nik + rates->other_nik > 1000)
    return refuse (error, "no_nik", "no_nik, wrong_nik and other_nik are over 1000 together");
  if (rates->newcomers + rates->joiners + rates->doubled + rates->repeated > 900)
    return refuse (error, "newcomers", "fewer than 100 rows in a thousand are left to residents");
  return TRUE;
}

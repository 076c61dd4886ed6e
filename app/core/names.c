/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search keys of names (domain.md 2.4): registry and search rank by them and never merge by them.
 */
#include "config.h"

#include "core/names.h"

#include "core/error.h"

#include <string.h>

/* Titles without their points; what stands before a name, and what stands after it. */
static const char *const titles_before[] = {
    "H",   "HJ", "KH", "HAJI", "R",   "RM",   "RA", "RNGT", "RR",  "RAY",  "DRS",
    "DRA", "IR", "DR", "DRG",  "DRH", "PROF", "KP", "KRT",  "ALM", "ALMH", NULL};
static const char *const titles_after[] = {
    "SPD", "SPDI", "SPDSD", "SSOS", "SKM",    "MKES",   "MM",    "SE",   "SH",  "SIP",
    "SSI", "SKOM", "ST",    "SP",   "SAG",    "SPSI",   "SKEP",  "NERS", "MPD", "MSI",
    "MH",  "MSC",  "MAP",   "AMD",  "AMDKEP", "AMDKEB", "AMKEB", "BA",   "BSC", "PHD",
    "SST", "STP",  "SFARM", "APT",  "LC",     "MAG",    "MT",    "MKOM", NULL};

/* Ways to write one name, as they stand in civil registers. */
static const char *const muhammad[] = {
    "MUHAMMAD", "MUHAMAD",   "MOHAMMAD",  "MOHAMAD",   "MOHAMMED", "MOHAMED",
    "MUHAMMED", "MOCHAMAD",  "MOCHAMMAD", "MOCHAMED",  "MUCHAMAD", "MUCHAMMAD",
    "MUKHAMAD", "MUKHAMMAD", "MOKHAMAD",  "MOKHAMMAD", "MOCH",     "MOH",
    "MUH",      "MUCH",      "MHD",       "MOHD",      "MD",       NULL};

/* Old spelling first, then what is heard alike; the order counts (ch > kh > k). */
static const char *const spellings[][2] = {
    {"OE", "U"},
    {"DJ", "J"},
    {"TJ", "C"},
    {"SJ", "SY"},
    {"NJ", "NY"},
    {"CH", "KH"},
    {"TH", "T"},
    {"DH", "D"},
    {"KH", "K"},
    {"Q", "K"},
    {"F", "P"},
    {"V", "P"},
    {"Z", "S"},
};

/**
 * loket_name_check:
 * @name: (nullable): a full name as it stands on the document
 * @error: set to %LOKET_ERROR_BAD_FIELD
 *
 * Letters, blanks, apostrophe, full stop, hyphen and the comma before a title; one word is enough.
 *
 * Returns: %TRUE when it can be stored as a name
 */
gboolean
loket_name_check (const char *name, GError **error)
{
  gboolean has_letter = FALSE;
  gboolean good = name != NULL && g_utf8_validate (name, -1, NULL) &&
                  g_utf8_strlen (name, -1) <= LOKET_NAME_MAX;

  for (const char *at = name; good && *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    has_letter = has_letter || g_unichar_isalpha (c);
    good = g_unichar_isalpha (c) || g_unichar_ismark (c) || c == 0x2019 ||
           (c < 128 && strchr (" '.-,", (int) c) != NULL);
  }
  if (good && has_letter)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "name", "not the name of a person");
  return FALSE;
}

/**
 * loket_name_fold:
 * @text: a text, UTF-8
 *
 * Returns: (transfer full): its letters without accents, in capitals; all else as one blank between
 *   words, save apostrophes, which vanish
 */
char *
loket_name_fold (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *c = ascii; *c != '\0'; c++) {
    if (g_ascii_isalpha (*c))
      g_string_append_c (folded, g_ascii_toupper (*c));
    else if (*c != '\'' && *c != '`' && folded->len > 0 && folded->str[folded->len - 1] != ' ')
      g_string_append_c (folded, ' ');
  }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/* The letters of a word in capitals, without its points: "S.Pd." as "SPD". */
static char *
bare_word (const char *word)
{
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *c = word; *c != '\0'; c++)
    if (g_ascii_isalpha (*c))
      g_string_append_c (bare, g_ascii_toupper (*c));
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

static gboolean
is_title (const char *word, const char *const *titles)
{
  g_autofree char *bare = bare_word (word);

  return *bare == '\0' || g_strv_contains (titles, bare);
}

/* "S. Pd." is one title in two words. */
static gboolean
is_split_title (const char *first, const char *second)
{
  g_autofree char *both = g_strconcat (first, second, NULL);

  return g_str_has_suffix (first, ".") && is_title (both, titles_after);
}

/**
 * loket_name_without_titles:
 * @name: a full name, UTF-8
 *
 * Returns: (transfer full): it without titles before and after; never empty when @name has a word
 */
char *
loket_name_without_titles (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " ,\t\n", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (kept, words[i]);
  while (kept->len > 1 && is_title (kept->pdata[0], titles_before))
    g_ptr_array_remove_index (kept, 0);
  while (kept->len > 1) {
    if (kept->len > 2 && is_split_title (kept->pdata[kept->len - 2], kept->pdata[kept->len - 1]))
      g_ptr_array_set_size (kept, (int) kept->len - 2);
    else if (is_title (kept->pdata[kept->len - 1], titles_after))
      g_ptr_array_set_size (kept, (int) kept->len - 1);
    else
      break;
  }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (" ", (char **) kept->pdata);
}

/* One way of writing for all that sounds alike, within one word of capitals. */
static char *
sound_of_word (const char *word, gboolean first_of_many)
{
  g_autoptr (GString) sound = g_string_new (word);
  g_autoptr (GString) single = g_string_new (NULL);

  if (g_strv_contains (muhammad, word) || (first_of_many && strcmp (word, "M") == 0))
    return g_strdup ("MUHAMAD");
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    g_string_replace (sound, spellings[i][0], spellings[i][1], 0);
  for (gsize i = 0; i < sound->len; i++)
    if (i == 0 || sound->str[i] != sound->str[i - 1])
      g_string_append_c (single, sound->str[i]);
  return g_string_free (g_steal_pointer (&single), FALSE);
}

/**
 * loket_name_key:
 * @name: a full name, UTF-8
 *
 * Returns: (transfer full): the key to search by: "Soeharto, S.Pd." and "Suharto" have the same
 */
char *
loket_name_key (const char *name)
{
  g_autofree char *bare = loket_name_without_titles (name);
  g_autofree char *folded = loket_name_fold (bare);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    char *sound = sound_of_word (words[i], i == 0 && words[1] != NULL);
    g_free (words[i]);
    words[i] = sound;
  }
  return g_strjoinv (" ", words);
}

/**
 * loket_name_second_key:
 * @name: a full name, UTF-8
 *
 * Returns: (transfer full): a wider key: y, i and j, which old spelling mixes, are one, and blanks
 *   between words do not count: "Sri Wahjuni" and "Sriwahyuni" have the same
 */
char *
loket_name_second_key (const char *name)
{
  g_autofree char *key = loket_name_key (name);
  g_autoptr (GString) second = g_string_new (NULL);

  for (const char *c = key; *c != '\0'; c++) {
    char letter = *c == 'Y' || *c == 'J' ? 'I' : *c;
    if (letter != ' ' && (second->len == 0 || second->str[second->len - 1] != letter))
      g_string_append_c (second, letter);
  }
  return g_string_free (g_steal_pointer (&second), FALSE);
}

/**
 * loket_name_place_key:
 * @name: name of a place, UTF-8
 *
 * Returns: (transfer full): its letters in capitals without blanks: papers write "Ngembat Padas"
 *   and "Ngembatpadas"
 */
char *
loket_name_place_key (const char *name)
{
  g_autofree char *folded = loket_name_fold (name);
  g_autoptr (GString) key = g_string_new (folded);

  g_string_replace (key, " ", "", 0);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the parameter file; every refusal names file, line, section and key. */
#include "config.h"

#include "core/match-parameters.h"

#include "core/error.h"
#include "core/resource.h"

#include <math.h>
#include <string.h>

#define BUILT_IN "match-parameters-1.ini"
#define FILE_MAX (64 * 1024)
#define LARGEST 1e9

G_DEFINE_ENUM_TYPE (LoketMatchField,
                    loket_match_field,
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_NAME, "name"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_NIK, "nik"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_BIRTH, "birth"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_SEX, "sex"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_FAMILY_CARD, "family-card"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_VILLAGE, "village"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_ADDRESS, "address"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_MOTHER, "mother"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_FATHER, "father"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_PHONE, "phone"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_IDENTIFIER, "identifier"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_HOUSEHOLD, "household"))

G_DEFINE_ENUM_TYPE (LoketMatchLevel,
                    loket_match_level,
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_SAME, "same"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_ALIKE, "alike"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_CLOSE, "close"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_CLOSE_SAME_BIRTH, "close-same-birth"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_RIVAL, "rival"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_PART, "part"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_NEAR, "near"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_SHARED, "shared"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_FIRST_12, "first-12"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_SWAPPED, "swapped"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_DIGIT, "digit"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_YEAR_ONLY, "year-only"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_SAME_YEAR, "same-year"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_SAME_DAY, "same-day"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_NEAR_YEAR, "near-year"),
                    G_DEFINE_ENUM_VALUE (LOKET_MATCH_OTHER, "other"))

/* The levels that each field can show, as bits; the file must give all of them and no other. */
#define LEVEL(symbol) (1u << LOKET_MATCH_##symbol)
static const guint field_levels[LOKET_MATCH_N_FIELDS] = {
    [LOKET_MATCH_NAME] = LEVEL (SAME) | LEVEL (ALIKE) | LEVEL (CLOSE) | LEVEL (RIVAL) |
                         LEVEL (PART) | LEVEL (NEAR) | LEVEL (SHARED) | LEVEL (OTHER),
    [LOKET_MATCH_NIK] =
        LEVEL (SAME) | LEVEL (CLOSE) | LEVEL (CLOSE_SAME_BIRTH) | LEVEL (FIRST_12) | LEVEL (OTHER),
    [LOKET_MATCH_BIRTH] = LEVEL (SAME) | LEVEL (SWAPPED) | LEVEL (DIGIT) | LEVEL (YEAR_ONLY) |
                          LEVEL (SAME_YEAR) | LEVEL (SAME_DAY) | LEVEL (NEAR_YEAR) | LEVEL (OTHER),
    [LOKET_MATCH_SEX] = LEVEL (SAME) | LEVEL (OTHER),
    [LOKET_MATCH_FAMILY_CARD] = LEVEL (SAME) | LEVEL (CLOSE) | LEVEL (OTHER),
    [LOKET_MATCH_VILLAGE] = LEVEL (SAME) | LEVEL (OTHER),
    [LOKET_MATCH_ADDRESS] = LEVEL (SAME) | LEVEL (OTHER),
    [LOKET_MATCH_MOTHER] = LEVEL (SAME) | LEVEL (CLOSE) | LEVEL (OTHER),
    [LOKET_MATCH_FATHER] = LEVEL (SAME) | LEVEL (CLOSE) | LEVEL (OTHER),
    [LOKET_MATCH_PHONE] = LEVEL (SAME) | LEVEL (OTHER),
    [LOKET_MATCH_IDENTIFIER] = LEVEL (SAME) | LEVEL (OTHER),
    [LOKET_MATCH_HOUSEHOLD] = LEVEL (SAME),
};

typedef struct {
  GKeyFile *keys;
  const char *name; /* of the file */
  char **lines;
  GError **error;
} Reader;

static const char *
nick_of (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value (klass, value);

  return found != NULL ? found->value_nick : NULL;
}

/**
 * loket_match_field_nick:
 * @field: a field
 *
 * Returns: "family-card" and its like, which stand in files and on file
 */
const char *
loket_match_field_nick (LoketMatchField field)
{
  return nick_of (loket_match_field_get_type (), (int) field);
}

/**
 * loket_match_level_nick:
 * @level: a level
 *
 * Returns: "same" and its like, which stand in files and on file
 */
const char *
loket_match_level_nick (LoketMatchLevel level)
{
  return nick_of (loket_match_level_get_type (), (int) level);
}

/* The line of a key in its section, else of the section, else 1. */
static guint
find_line (const Reader *reader, const char *section, const char *key)
{
  g_autofree char *head = g_strdup_printf ("[%s]", section);
  gsize length = key != NULL ? strlen (key) : 0;
  guint found = 1;
  gboolean inside = FALSE;

  for (guint i = 0; reader->lines[i] != NULL; i++) {
    const char *line = reader->lines[i];
    if (*line == '[') {
      inside = strcmp (line, head) == 0;
      found = inside ? i + 1 : found;
    } else if (inside && key != NULL && strncmp (line, key, length) == 0 &&
               line[length + strspn (line + length, " \t")] == '=') {
      return i + 1;
    }
  }
  return found;
}

static gboolean
refuse (const Reader *reader, const char *section, const char *key, const char *problem)
{
  g_autofree char *place = g_strdup_printf ("[%s] %s", section, key != NULL ? key : "");

  loket_set_error (reader->error,
                   LOKET_ERROR_BAD_FIELD,
                   place,
                   "%s:%u: [%s]%s%s: %s",
                   reader->name,
                   find_line (reader, section, key),
                   section,
                   key != NULL ? " " : "",
                   key != NULL ? key : "",
                   problem);
  return FALSE;
}

/* Reads @n numbers with blanks between; takes the key away, so that what is left over is unknown.
 */
static gboolean
read_numbers (const Reader *reader, const char *section, const char *key, double *numbers, guint n)
{
  g_autofree char *text = g_key_file_get_string (reader->keys, section, key, NULL);
  const char *at = text;

  if (text == NULL)
    return refuse (reader, section, key, "is missing");
  for (guint i = 0; i < n; i++) {
    char *end = NULL;
    numbers[i] = g_ascii_strtod (at, &end);
    if (end == at || !isfinite (numbers[i]) || fabs (numbers[i]) > LARGEST)
      return refuse (reader, section, key, n > 1 ? "is not two numbers" : "is not a number");
    at = end;
  }
  if (at[strspn (at, " \t")] != '\0')
    return refuse (reader, section, key, "has something after its number");
  g_key_file_remove_key (reader->keys, section, key, NULL);
  return TRUE;
}

static gboolean
read_whole (const Reader *reader, const char *section, const char *key, guint *number)
{
  double value = 0;

  if (!read_numbers (reader, section, key, &value, 1))
    return FALSE;
  if (value < 0 || value > floor (value))
    return refuse (reader, section, key, "is not a whole number from 0 on");
  *number = (guint) value;
  return TRUE;
}

static gboolean
read_share (const Reader *reader, const char *section, const char *key, double *number)
{
  if (!read_numbers (reader, section, key, number, 1))
    return FALSE;
  return (*number > 0 && *number <= 1) ||
         refuse (reader, section, key, "is not a number above 0 and up to 1");
}

static gboolean
read_odds (const Reader *reader, LoketMatchParameters *into, LoketMatchField field, guint level)
{
  const char *section = loket_match_field_nick (field);
  const char *key = loket_match_level_nick (level);
  LoketMatchOdds *odds = &into->odds[field][level];
  double numbers[2];

  if (!read_numbers (reader, section, key, numbers, 2))
    return FALSE;
  if (!(numbers[0] > 0 && numbers[0] <= 1 && numbers[1] > 0 && numbers[1] <= 1))
    return refuse (reader, section, key, "m and u are not above 0 and up to 1");
  odds->m = numbers[0];
  odds->u = numbers[1];
  odds->weight = log2 (odds->m / odds->u);
  into->known[field][level] = TRUE;
  return TRUE;
}

static gboolean
read_settings (const Reader *reader, LoketMatchParameters *into)
{
  if (!read_whole (reader, "parameters", "version", &into->version) ||
      !read_numbers (reader, "decision", "upper", &into->upper, 1) ||
      !read_numbers (reader, "decision", "lower", &into->lower, 1) ||
      !read_numbers (reader, "decision", "lead", &into->lead, 1) ||
      !read_whole (reader, "decision", "fewest-people", &into->fewest_people) ||
      !read_whole (reader, "blocks", "cap", &into->block_cap) ||
      !read_whole (reader, "reading", "century-pivot", &into->century_pivot) ||
      !read_share (reader, "reading", "close-name", &into->close_name) ||
      !read_share (reader, "reading", "near-name", &into->near_name) ||
      !read_share (reader, "reading", "rival-share", &into->rival_share) ||
      !read_share (reader, "reading", "rival-ratio", &into->rival_ratio) ||
      !read_whole (reader, "reading", "rival-count", &into->rival_count) ||
      !read_numbers (reader, "reading", "known-after", &into->known_after, 1) ||
      !read_whole (reader, "reading", "trusted-repeats", &into->trusted_repeats))
    return FALSE;
  if (into->version == 0)
    return refuse (reader, "parameters", "version", "is not from 1 on");
  if (into->lower > into->upper)
    return refuse (reader, "decision", "lower", "is above upper");
  return (into->lead >= 0 || refuse (reader, "decision", "lead", "is below 0")) &&
         (into->block_cap > 0 || refuse (reader, "blocks", "cap", "is 0")) &&
         (into->century_pivot < 100 || refuse (reader, "reading", "century-pivot", "is above 99"));
}

/* Each key that was read is gone by now. */
static gboolean
refuse_leftovers (const Reader *reader)
{
  g_auto (GStrv) sections = g_key_file_get_groups (reader->keys, NULL);

  for (guint i = 0; sections[i] != NULL; i++) {
    g_auto (GStrv) keys = g_key_file_get_keys (reader->keys, sections[i], NULL, NULL);
    if (keys != NULL && keys[0] != NULL)
      return refuse (reader, sections[i], keys[0], "is not known");
  }
  return TRUE;
}

static gboolean
read_all (const Reader *reader, LoketMatchParameters *into)
{
  if (!read_settings (reader, into))
    return FALSE;
  for (guint field = 0; field < LOKET_MATCH_N_FIELDS; field++)
    for (guint level = 0; level < LOKET_MATCH_N_LEVELS; level++)
      if ((field_levels[field] >> level & 1) != 0 && !read_odds (reader, into, field, level))
        return FALSE;
  return refuse_leftovers (reader);
}

/**
 * loket_match_parameters_new:
 * @file: a parameter file
 * @name: what messages call it
 * @error: set to %LOKET_ERROR_BAD_FIELD with file, line, section and key
 *
 * Returns: (transfer full): the parameters, or %NULL
 */
LoketMatchParameters *
loket_match_parameters_new (GBytes *file, const char *name, GError **error)
{
  g_autoptr (LoketMatchParameters) parameters = g_new0 (LoketMatchParameters, 1);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize length;
  const char *data = g_bytes_get_data (file, &length);
  Reader reader = {keys, name, NULL, error};

  if (length > FILE_MAX || !g_utf8_validate_len (data, length, NULL) ||
      !g_key_file_load_from_data (keys, data, length, G_KEY_FILE_NONE, &problem)) {
    loket_set_error (error,
                     LOKET_ERROR_BAD_FIELD,
                     name,
                     "%s:1: %s",
                     name,
                     problem != NULL ? problem->message : "too long, or not UTF-8");
    return NULL;
  }
  text = g_strndup (length > 0 ? data : "", length);
  lines = g_strsplit (text, "\n", -1);
  reader.lines = lines;
  return read_all (&reader, parameters) ? g_steal_pointer (&parameters) : NULL;
}

/**
 * loket_match_parameters_built_in:
 * @error: set when the program was built with a bad file
 *
 * Returns: (transfer full): the parameters that travel inside the program
 */
LoketMatchParameters *
loket_match_parameters_built_in (GError **error)
{
  g_autoptr (GBytes) file = loket_core_file ("/loket/core/" BUILT_IN, error);

  return file != NULL ? loket_match_parameters_new (file, BUILT_IN, error) : NULL;
}

/**
 * loket_match_parameters_free:
 * @parameters: (transfer full): the parameters
 */
void
loket_match_parameters_free (LoketMatchParameters *parameters)
{
  g_free (parameters);
}

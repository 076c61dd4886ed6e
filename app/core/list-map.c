/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps of lists: parsed once, bound to the column names of each list that comes. */
#include "config.h"

#include "core/list-map.h"

#include "core/error.h"

#include <glib/gi18n.h>
#include <string.h>

#define FILE_MAX (64 * 1024)
#define SECTION "columns"
#define BIRTH_FORMAT "birth_date_format"
#define TELLS "tells"
#define EVERY_ROW "*"

/* What being in a list may tell of a person: key in the map, and what is so then. */
static const struct {
  const char *key;
  LoketListTold told;
} tells[] = {
    {"civil_servant", {.civil_servant = TRUE}},
    {"civil_servant_1", {.civil_servant = TRUE, .civil_servant_rank = 1}},
    {"civil_servant_2", {.civil_servant = TRUE, .civil_servant_rank = 2}},
    {"civil_servant_3", {.civil_servant = TRUE, .civil_servant_rank = 3}},
    {"civil_servant_4", {.civil_servant = TRUE, .civil_servant_rank = 4}},
    {"other_insurance", {.other_insurance = TRUE}},
};

struct _LoketListMap {
  gatomicrefcount references;
  char **tells[G_N_ELEMENTS (tells)]; /* phrases of the column "programme", NULL for none */
  char *columns[LOKET_N_LIST_FIELDS]; /* "TGL+BLN+THN", NULL for what the list does not have */
  char *birth_format;
};

struct _LoketListBinding {
  GArray *columns[LOKET_N_LIST_FIELDS]; /* of int, NULL for none */
};

static const struct {
  const char *key;
  const char *words;
} fields[] = {
#define FIELD_ROW(symbol, key, words) {key, words},
    LOKET_LIST_FIELDS (FIELD_ROW)
#undef FIELD_ROW
};

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *problem = NULL;
  va_list arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  loket_set_error (error, LOKET_ERROR_RULE, "list-map", "%s", problem);
  return FALSE;
}

/**
 * loket_list_field_key:
 * @field: a field
 *
 * Returns: (transfer none): its key in a map, "family_card"; "line" for the whole line
 */
const char *
loket_list_field_key (LoketListField field)
{
  return field < LOKET_N_LIST_FIELDS ? fields[field].key : "line";
}

/**
 * loket_list_field_words:
 * @field: a field
 *
 * Returns: (transfer none): the English msgid of what people call it
 */
const char *
loket_list_field_words (LoketListField field)
{
  return field < LOKET_N_LIST_FIELDS ? fields[field].words : N_ ("the whole line");
}

static int
find_field (const char *key)
{
  for (int i = 0; i < LOKET_N_LIST_FIELDS; i++)
    if (strcmp (fields[i].key, key) == 0)
      return i;
  return -1;
}

static gboolean
take_key (LoketListMap *map, GKeyFile *file, const char *key, GError **error)
{
  const int field = find_field (key);
  g_autofree char *value = g_key_file_get_string (file, SECTION, key, NULL);

  if (field < 0 && strcmp (key, BIRTH_FORMAT) != 0)
    return refuse (error, "the map has a key “%s”, which no list has", key);
  if (value == NULL || *g_strstrip (value) == '\0')
    return refuse (error, "the map says nothing for the key “%s”", key);
  if (field < 0 && strchr (value, '%') == NULL)
    return refuse (error, "“%s” is no pattern of a date, such as %%d/%%m/%%Y", value);
  if (field < 0)
    map->birth_format = g_steal_pointer (&value);
  else
    map->columns[field] = g_steal_pointer (&value);
  return TRUE;
}

static int
find_tell (const char *key)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (tells); i++)
    if (strcmp (tells[i].key, key) == 0)
      return i;
  return -1;
}

/* One blank between its words and around it, in capitals: so that a phrase is found as a whole. */
static char *
phrase_key (const char *text)
{
  g_autofree char *capitals = g_utf8_strup (text, -1);
  g_autoptr (GString) key = g_string_new (" ");

  for (const char *at = capitals; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar c = g_utf8_get_char (at);
    if (g_unichar_isalnum (c))
      g_string_append_unichar (key, c);
    else if (key->str[key->len - 1] != ' ')
      g_string_append_c (key, ' ');
  }
  if (key->str[key->len - 1] != ' ')
    g_string_append_c (key, ' ');
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static gboolean
take_tell (LoketListMap *map, GKeyFile *file, const char *key, GError **error)
{
  const int tell = find_tell (key);
  g_autofree char *value = g_key_file_get_string (file, TELLS, key, NULL);
  g_autoptr (GStrvBuilder) phrases = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (tell < 0)
    return refuse (error, "the map has a key “%s” in [%s], which tells nothing", key, TELLS);
  if (value == NULL || *g_strstrip (value) == '\0')
    return refuse (error, "the map says nothing for the key “%s”", key);
  parts = g_strsplit (value, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *phrase = strcmp (g_strstrip (parts[i]), EVERY_ROW) == 0
                                  ? g_strdup (EVERY_ROW)
                                  : phrase_key (parts[i]);
    if (strcmp (phrase, " ") != 0)
      g_strv_builder_add (phrases, phrase);
  }
  map->tells[tell] = g_strv_builder_end (phrases);
  return TRUE;
}

static gboolean
take_tells (LoketListMap *map, GKeyFile *file, GError **error)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, TELLS, NULL, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!take_tell (map, file, names[i], error))
      return FALSE;
  return TRUE;
}

/**
 * loket_list_map_new:
 * @file: a key file with the section [columns] and, when being in the list tells something of a
 *   person, [tells]
 * @error: set to %LOKET_ERROR_RULE "list-map" when it is not one, or names an unknown key
 *
 * Each key names one column of the list, or several joined by “+”, whose cells are then joined by
 * blanks; “birth_date_format” is a pattern of strptime(3) instead.
 *
 * Returns: (transfer full): the map, which may be read from any thread
 */
LoketListMap *
loket_list_map_new (GBytes *file, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (LoketListMap) map = g_new0 (LoketListMap, 1);
  g_autoptr (GError) failure = NULL;
  g_auto (GStrv) names = NULL;
  gsize length;
  const char *data = g_bytes_get_data (file, &length);

  g_atomic_ref_count_init (&map->references);
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0) {
    data += 3;
    length -= 3;
  }
  if (length > FILE_MAX || !g_utf8_validate_len (data, length, NULL)) {
    refuse (error, "the map is too long, or not UTF-8");
    return NULL;
  }
  if (length == 0 || !g_key_file_load_from_data (keys, data, length, G_KEY_FILE_NONE, &failure)) {
    refuse (error, "the map cannot be read: %s", failure != NULL ? failure->message : "empty");
    return NULL;
  }
  names = g_key_file_get_keys (keys, SECTION, NULL, NULL);
  if (names == NULL || names[0] == NULL) {
    refuse (error, "the map has no section [%s] with columns", SECTION);
    return NULL;
  }
  for (guint i = 0; names[i] != NULL; i++)
    if (!take_key (map, keys, names[i], error))
      return NULL;
  return take_tells (map, keys, error) ? g_steal_pointer (&map) : NULL;
}

/**
 * loket_list_map_ref:
 * @map: a map
 *
 * Returns: (transfer full): the same map
 */
LoketListMap *
loket_list_map_ref (LoketListMap *map)
{
  g_atomic_ref_count_inc (&map->references);
  return map;
}

/**
 * loket_list_map_unref:
 * @map: (transfer full) (nullable): a map; nothing is done where there is none
 */
void
loket_list_map_unref (LoketListMap *map)
{
  if (map == NULL || !g_atomic_ref_count_dec (&map->references))
    return;
  for (guint i = 0; i < LOKET_N_LIST_FIELDS; i++)
    g_free (map->columns[i]);
  for (guint i = 0; i < G_N_ELEMENTS (tells); i++)
    g_strfreev (map->tells[i]);
  g_free (map->birth_format);
  g_free (map);
}

/**
 * loket_list_map_columns:
 * @map: a map
 * @field: a field
 *
 * Returns: (nullable) (transfer none): the names of its columns as the map has them; %NULL when the
 *   list does not tell that
 */
const char *
loket_list_map_columns (const LoketListMap *map, LoketListField field)
{
  g_return_val_if_fail (field < LOKET_N_LIST_FIELDS, NULL);
  return map->columns[field];
}

/**
 * loket_list_map_birth_format:
 * @map: a map
 *
 * Returns: (nullable) (transfer none): the pattern of dates of birth, when the map has one
 */
const char *
loket_list_map_birth_format (const LoketListMap *map)
{
  return map->birth_format;
}

static gboolean
has_phrase (char **phrases, const char *programme)
{
  for (guint i = 0; phrases != NULL && phrases[i] != NULL; i++)
    if (strcmp (phrases[i], EVERY_ROW) == 0 || strstr (programme, phrases[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * loket_list_map_told:
 * @map: a map
 * @programme: (nullable): what a row says of a programme
 * @told: (inout): gets what that tells of the person besides what it says already
 */
void
loket_list_map_told (const LoketListMap *map, const char *programme, LoketListTold *told)
{
  g_autofree char *key = phrase_key (programme != NULL ? programme : "");
  gboolean servant = FALSE;
  int rank = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tells); i++) {
    if (!has_phrase (map->tells[i], key))
      continue;
    servant |= tells[i].told.civil_servant;
    rank = MAX (rank, tells[i].told.civil_servant_rank);
    told->other_insurance |= tells[i].told.other_insurance;
  }
  if (!servant)
    return;
  told->civil_servant = TRUE;
  told->civil_servant_rank = MAX (told->civil_servant_rank, rank > 0 ? rank : LOKET_RANK_NOT_SAID);
}

/**
 * loket_list_map_tells:
 * @map: a map
 *
 * Returns: %TRUE when being in its list may tell something beside the columns
 */
gboolean
loket_list_map_tells (const LoketListMap *map)
{
  for (guint i = 0; i < G_N_ELEMENTS (tells); i++)
    if (map->tells[i] != NULL && map->tells[i][0] != NULL)
      return TRUE;
  return FALSE;
}

/* How a name is compared: without the mark of byte order, blanks around or doubled, and case. */
static char *
name_key (const char *name)
{
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar c = g_utf8_get_char (at);
    if (c == 0xFEFF || c == 0x200B)
      continue;
    if (g_unichar_isspace (c)) {
      blank = key->len > 0;
      continue;
    }
    if (blank)
      g_string_append_c (key, ' ');
    blank = FALSE;
    g_string_append_unichar (key, g_unichar_tolower (c));
  }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* How the names are compared to their places, from 1; the first of two that are alike counts. */
static GHashTable *
header_keys (const char *const *header)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; header[i] != NULL; i++) {
    g_autofree char *key = name_key (header[i]);
    if (!g_hash_table_contains (keys, key))
      g_hash_table_insert (keys, g_steal_pointer (&key), GUINT_TO_POINTER (i + 1));
  }
  return keys;
}

/* -1 for a name that the list does not have. */
static int
find_column (GHashTable *keys, const char *name)
{
  g_autofree char *wanted = name_key (name);

  return GPOINTER_TO_INT (g_hash_table_lookup (keys, wanted)) - 1;
}

/* A name with a plus in it may be that of one column: then it is. */
static char **
split_columns (GHashTable *keys, const char *columns)
{
  const char *whole[] = {columns, NULL};

  return find_column (keys, columns) >= 0 ? g_strdupv ((char **) whole)
                                          : g_strsplit (columns, "+", -1);
}

/* The names of a list as an error says them. */
static char *
header_text (const char *const *header)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; header[i] != NULL && text->len < 1000; i++) {
    g_autofree char *name =
        g_strstrip (g_utf8_substring (header[i], 0, MIN (g_utf8_strlen (header[i], -1), 60)));
    if (*name != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @missing: (out) (optional): the first column that is not there */
static GArray *
bind_field (const LoketListMap *map, LoketListField field, GHashTable *keys, char **missing)
{
  g_auto (GStrv) names = split_columns (keys, map->columns[field]);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; names[i] != NULL; i++) {
    const int column = find_column (keys, g_strstrip (names[i]));
    if (column < 0) {
      if (missing != NULL)
        *missing = g_strdup (names[i]);
      return NULL;
    }
    g_array_append_val (columns, column);
  }
  return g_steal_pointer (&columns);
}

/**
 * loket_list_map_bind:
 * @map: a map
 * @header: (array zero-terminated=1): the names of the columns of a list
 * @error: set to %LOKET_ERROR_LIST_COLUMN, with the first column that is missing and all there are
 *
 * Returns: (transfer full): where the fields of the map stand in this list
 */
LoketListBinding *
loket_list_map_bind (LoketListMap *map, const char *const *header, GError **error)
{
  g_autoptr (LoketListBinding) binding = g_new0 (LoketListBinding, 1);
  g_autoptr (GHashTable) keys = header_keys (header);

  for (guint i = 0; i < LOKET_N_LIST_FIELDS; i++) {
    g_autofree char *missing = NULL;
    if (map->columns[i] == NULL)
      continue;
    binding->columns[i] = bind_field (map, i, keys, &missing);
    if (missing != NULL) {
      g_autofree char *has = header_text (header);
      loket_set_error (error,
                       LOKET_ERROR_LIST_COLUMN,
                       missing,
                       "the list has no column “%s”, which the map names for “%s”; it has: %s",
                       missing,
                       fields[i].key,
                       has);
      return NULL;
    }
  }
  return g_steal_pointer (&binding);
}

/**
 * loket_list_map_count_found:
 * @map: a map
 * @header: (array zero-terminated=1): what may be the names of the columns of a list
 *
 * Returns: how many fields of the map have all their columns there
 */
guint
loket_list_map_count_found (LoketListMap *map, const char *const *header)
{
  g_autoptr (GHashTable) keys = header_keys (header);
  guint n = 0;

  for (guint i = 0; i < LOKET_N_LIST_FIELDS; i++) {
    g_autoptr (GArray) columns = map->columns[i] != NULL ? bind_field (map, i, keys, NULL) : NULL;
    if (columns != NULL)
      n++;
  }
  return n;
}

/**
 * loket_list_binding_free:
 * @binding: (transfer full): a bound map
 */
void
loket_list_binding_free (LoketListBinding *binding)
{
  for (guint i = 0; i < LOKET_N_LIST_FIELDS; i++)
    g_clear_pointer (&binding->columns[i], g_array_unref);
  g_free (binding);
}

/**
 * loket_list_binding_columns:
 * @binding: a bound map
 * @field: a field
 * @n_columns: (out): how many columns hold it, 0 when the list does not tell it
 *
 * Returns: (nullable) (transfer none) (array length=n_columns): their places, from 0
 */
const int *
loket_list_binding_columns (const LoketListBinding *binding, LoketListField field, guint *n_columns)
{
  const GArray *columns = field < LOKET_N_LIST_FIELDS ? binding->columns[field] : NULL;

  *n_columns = columns != NULL ? columns->len : 0;
  return columns != NULL ? (const int *) (gpointer) columns->data : NULL;
}

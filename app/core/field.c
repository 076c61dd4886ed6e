/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a record: reading, writing and checking it through its line of the table. */
#include "config.h"

#include "core/error.h"
#include "core/record.h"

#include <string.h>

#define WORD_MAX 64 /* characters */

#define MEMBER(Type, field, record) G_STRUCT_MEMBER (Type, (record), (field)->offset)

/**
 * loket_field_is_number:
 * @field: a field
 *
 * Returns: %TRUE when loket_field_number() reads it: numbers, times, money, enums and booleans
 */
gboolean
loket_field_is_number (const LoketField *field)
{
  return field->kind == LOKET_KIND_INTEGER || field->kind == LOKET_KIND_MONEY ||
         field->kind == LOKET_KIND_TIME || field->kind == LOKET_KIND_ENUM ||
         field->kind == LOKET_KIND_BOOLEAN;
}

/**
 * loket_field_is_optional_number:
 * @field: a field
 *
 * Returns: %TRUE when its member is a #LoketOptional; an enum or boolean that may be absent is not
 */
gboolean
loket_field_is_optional_number (const LoketField *field)
{
  return (field->flags & LOKET_FIELD_OPTIONAL) != 0 &&
         (field->kind == LOKET_KIND_INTEGER || field->kind == LOKET_KIND_MONEY ||
          field->kind == LOKET_KIND_TIME);
}

/**
 * loket_field_is_column:
 * @field: a field of a stored record
 *
 * Returns: %TRUE when the store keeps it as a column of that record's table
 */
gboolean
loket_field_is_column (const LoketField *field)
{
  return field->kind != LOKET_KIND_RECORD && field->kind != LOKET_KIND_LIST &&
         (field->flags & LOKET_FIELD_DERIVED) == 0;
}

/**
 * loket_field_is_set:
 * @field: a field
 * @record: a record that has it
 *
 * Returns: %FALSE when the record says nothing there
 */
gboolean
loket_field_is_set (const LoketField *field, LoketRecord *record)
{
  if (loket_field_is_optional_number (field))
    return MEMBER (LoketOptional, field, record).set;
  return loket_field_is_number (field) || MEMBER (gpointer, field, record) != NULL;
}

/**
 * loket_field_number:
 * @field: a field for which loket_field_is_number() holds
 * @record: a record that has it
 *
 * Returns: its value; 0 when an optional one is absent
 */
gint64
loket_field_number (const LoketField *field, LoketRecord *record)
{
  g_return_val_if_fail (loket_field_is_number (field), 0);

  if (field->kind == LOKET_KIND_ENUM || field->kind == LOKET_KIND_BOOLEAN)
    return MEMBER (int, field, record);
  if (loket_field_is_optional_number (field))
    return MEMBER (LoketOptional, field, record).value;
  return MEMBER (gint64, field, record);
}

/**
 * loket_field_set_number:
 * @field: a field for which loket_field_is_number() holds
 * @record: a record that has it and was not yet handed on
 * @value: the number, the time in microseconds, the enum's value or 0 and 1
 */
void
loket_field_set_number (const LoketField *field, LoketRecord *record, gint64 value)
{
  g_return_if_fail (loket_field_is_number (field));

  if (field->kind == LOKET_KIND_ENUM || field->kind == LOKET_KIND_BOOLEAN)
    MEMBER (int, field, record) = (int) value;
  else if (loket_field_is_optional_number (field))
    MEMBER (LoketOptional, field, record) = LOKET_SOME (value);
  else
    MEMBER (gint64, field, record) = value;
}

/**
 * loket_field_text:
 * @field: a text or day
 * @record: a record that has it
 *
 * Returns: (nullable) (transfer none): its value
 */
const char *
loket_field_text (const LoketField *field, LoketRecord *record)
{
  g_return_val_if_fail (field->kind == LOKET_KIND_TEXT || field->kind == LOKET_KIND_DAY, NULL);
  return MEMBER (char *, field, record);
}

/**
 * loket_field_take_text:
 * @field: a text or day
 * @record: a record that has it and was not yet handed on
 * @value: (nullable) (transfer full): its new value
 */
void
loket_field_take_text (const LoketField *field, LoketRecord *record, char *value)
{
  g_return_if_fail (field->kind == LOKET_KIND_TEXT || field->kind == LOKET_KIND_DAY);
  g_free (MEMBER (char *, field, record));
  MEMBER (char *, field, record) = value;
}

/**
 * loket_field_bytes:
 * @field: a field of bytes
 * @record: a record that has it
 *
 * Returns: (nullable) (transfer none): its value
 */
GBytes *
loket_field_bytes (const LoketField *field, LoketRecord *record)
{
  g_return_val_if_fail (field->kind == LOKET_KIND_BYTES, NULL);
  return MEMBER (GBytes *, field, record);
}

/**
 * loket_field_take_bytes:
 * @field: a field of bytes
 * @record: a record that has it and was not yet handed on
 * @value: (nullable) (transfer full): its new value
 */
void
loket_field_take_bytes (const LoketField *field, LoketRecord *record, GBytes *value)
{
  g_return_if_fail (field->kind == LOKET_KIND_BYTES);
  g_clear_pointer (&MEMBER (GBytes *, field, record), g_bytes_unref);
  MEMBER (GBytes *, field, record) = value;
}

/**
 * loket_field_words:
 * @field: a field of words
 * @record: a record that has it
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): its value
 */
char **
loket_field_words (const LoketField *field, LoketRecord *record)
{
  g_return_val_if_fail (field->kind == LOKET_KIND_WORDS, NULL);
  return MEMBER (char **, field, record);
}

/**
 * loket_field_take_words:
 * @field: a field of words
 * @record: a record that has it and was not yet handed on
 * @value: (nullable) (transfer full) (array zero-terminated=1): its new value
 */
void
loket_field_take_words (const LoketField *field, LoketRecord *record, char **value)
{
  g_return_if_fail (field->kind == LOKET_KIND_WORDS);
  g_strfreev (MEMBER (char **, field, record));
  MEMBER (char **, field, record) = value;
}

/**
 * loket_field_record:
 * @field: a field that holds a record
 * @record: a record that has it
 *
 * Returns: (nullable) (transfer none): its value
 */
LoketRecord *
loket_field_record (const LoketField *field, LoketRecord *record)
{
  g_return_val_if_fail (field->kind == LOKET_KIND_RECORD, NULL);
  return MEMBER (LoketRecord *, field, record);
}

/**
 * loket_field_take_record:
 * @field: a field that holds a record
 * @record: a record that has it and was not yet handed on
 * @value: (nullable) (transfer full): its new value
 */
void
loket_field_take_record (const LoketField *field, LoketRecord *record, LoketRecord *value)
{
  g_return_if_fail (field->kind == LOKET_KIND_RECORD);
  g_clear_object (&MEMBER (LoketRecord *, field, record));
  MEMBER (LoketRecord *, field, record) = value;
}

/**
 * loket_field_list:
 * @field: a field that holds a list
 * @record: a record that has it
 *
 * Returns: (nullable) (transfer none): its value; %NULL is as good as an empty list
 */
GListStore *
loket_field_list (const LoketField *field, LoketRecord *record)
{
  g_return_val_if_fail (field->kind == LOKET_KIND_LIST, NULL);
  return MEMBER (GListStore *, field, record);
}

/**
 * loket_field_take_list:
 * @field: a field that holds a list
 * @record: a record that has it and was not yet handed on
 * @value: (nullable) (transfer full): its new value
 */
void
loket_field_take_list (const LoketField *field, LoketRecord *record, GListStore *value)
{
  g_return_if_fail (field->kind == LOKET_KIND_LIST);
  g_clear_object (&MEMBER (GListStore *, field, record));
  MEMBER (GListStore *, field, record) = value;
}

/**
 * loket_field_max:
 * @field: a field
 *
 * Returns: its limit: greatest number, most characters or most items
 */
gint64
loket_field_max (const LoketField *field)
{
  if (field->max != 0)
    return field->max;
  if (field->kind == LOKET_KIND_TEXT || field->kind == LOKET_KIND_WORDS)
    return LOKET_TEXT_MAX;
  if (field->kind == LOKET_KIND_LIST)
    return LOKET_LIST_MAX;
  return LOKET_INTEGER_MAX;
}

static gboolean
refuse (const LoketField *field, GError **error, const char *reason)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, field->name, "%s: %s", field->name, reason);
  return FALSE;
}

/**
 * loket_char_is_hidden:
 * @c: a character
 *
 * Returns: %TRUE when nobody sees it on a screen: Default_Ignorable_Code_Point of Unicode 15, and
 *   every other character of format
 */
gboolean
loket_char_is_hidden (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x034f || c == 0x115f || c == 0x1160 ||
         c == 0x17b4 || c == 0x17b5 || (c >= 0x180b && c <= 0x180f) || c == 0x2065 || c == 0x3164 ||
         (c >= 0xfe00 && c <= 0xfe0f) || c == 0xffa0 || (c >= 0xfff0 && c <= 0xfff8) ||
         (c >= 0xe0000 && c <= 0xe0fff);
}

/* Signs that make a line read other than it is written, UAX 9. */
static gboolean
turns_text (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* A newline is the only control character that any text of the office needs, and no name does. */
static gboolean
has_control (const char *text, gboolean one_line)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar c = g_utf8_get_char (at);
    if ((g_unichar_iscntrl (c) && (one_line || c != '\n')) || turns_text (c))
      return TRUE;
    if (one_line && (loket_char_is_hidden (c) || c == 0x2028 || c == 0x2029))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static gboolean
is_bare_uuid (const char *text)
{
  return g_uuid_string_is_valid (text) && strpbrk (text, "ABCDEF") == NULL;
}

static gboolean
check_text (const LoketField *field, const char *text, GError **error)
{
  glong length;

  if (!g_utf8_validate (text, -1, NULL))
    return refuse (field, error, "not UTF-8");
  if (field->flags & LOKET_FIELD_UUID)
    return is_bare_uuid (text) || refuse (field, error, "not a lower-case UUID");
  length = g_utf8_strlen (text, -1);
  if (length < field->min || length > loket_field_max (field))
    return refuse (field, error, "too short or too long");
  if ((field->flags & LOKET_FIELD_NAME) && *text != '\0' && is_blank (text))
    return refuse (field, error, "blank");
  return !has_control (text, (field->flags & LOKET_FIELD_NAME) != 0) ||
         refuse (field, error, "holds a control character");
}

/* A day that exists, written as 2026-11-22. */
static gboolean
is_day (const char *text)
{
  guint64 year, month, day;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-' || strspn (text, "0123456789") != 4 ||
      strspn (text + 5, "0123456789") != 2 || strspn (text + 8, "0123456789") != 2)
    return FALSE;
  year = g_ascii_strtoull (text, NULL, 10);
  month = g_ascii_strtoull (text + 5, NULL, 10);
  day = g_ascii_strtoull (text + 8, NULL, 10);
  return month >= 1 && month <= 12 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
is_key (const char *word)
{
  const gsize length = strlen (word);

  return length > 0 && length <= WORD_MAX &&
         strspn (word, "abcdefghijklmnopqrstuvwxyz0123456789_-") == length;
}

/* What people called something; a column could not hold such words, which parts them by blanks. */
static gboolean
is_name (const char *word)
{
  return g_utf8_validate (word, -1, NULL) && g_utf8_strlen (word, -1) <= WORD_MAX &&
         !is_blank (word) && !has_control (word, TRUE);
}

static gboolean
check_words (const LoketField *field, char **words, GError **error)
{
  guint n = g_strv_length (words);

  if (n < field->min || n > loket_field_max (field))
    return refuse (field, error, "too few or too many");
  for (guint i = 0; i < n; i++) {
    if (field->flags & LOKET_FIELD_NAME ? !is_name (words[i]) : !is_key (words[i]))
      return refuse (field, error, field->flags & LOKET_FIELD_NAME ? "not a name" : "not a key");
  }
  return TRUE;
}

static gboolean
check_bytes (const LoketField *field, GBytes *bytes, GError **error)
{
  gint64 size = (gint64) g_bytes_get_size (bytes);

  return (size >= field->min && size <= loket_field_max (field)) ||
         refuse (field, error, "too few or too many bytes");
}

static gboolean
check_number (const LoketField *field, LoketRecord *record, GError **error)
{
  gint64 value = loket_field_number (field, record);

  if (!loket_field_is_set (field, record))
    return TRUE;
  if (field->kind == LOKET_KIND_ENUM)
    return loket_enum_name (field->type (), (int) value) != NULL ||
           refuse (field, error, "not one of its values");
  if (field->kind == LOKET_KIND_BOOLEAN)
    return TRUE;
  return (value >= field->min && value <= loket_field_max (field)) ||
         refuse (field, error, "out of range");
}

static gboolean
check_list (const LoketField *field, GListStore *list, GError **error)
{
  guint n = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;

  if (n < field->min || n > loket_field_max (field))
    return refuse (field, error, "too few or too many");
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRecord) item = g_list_model_get_item (G_LIST_MODEL (list), i);
    if (!loket_record_check (item, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_field_check:
 * @field: a field
 * @record: a record that has it
 * @error: set to %LOKET_ERROR_BAD_FIELD with the field's name
 *
 * Returns: %TRUE when the record keeps the limits of that line of its table
 */
gboolean
loket_field_check (const LoketField *field, LoketRecord *record, GError **error)
{
  if (loket_field_is_number (field))
    return check_number (field, record, error);
  if (field->kind == LOKET_KIND_LIST)
    return check_list (field, loket_field_list (field, record), error);
  if (!loket_field_is_set (field, record))
    return (field->flags & LOKET_FIELD_OPTIONAL) || field->kind == LOKET_KIND_WORDS ||
           refuse (field, error, "missing");
  if (field->kind == LOKET_KIND_TEXT)
    return check_text (field, loket_field_text (field, record), error);
  if (field->kind == LOKET_KIND_DAY)
    return is_day (loket_field_text (field, record)) || refuse (field, error, "not a day");
  if (field->kind == LOKET_KIND_WORDS)
    return check_words (field, loket_field_words (field, record), error);
  if (field->kind == LOKET_KIND_RECORD)
    return loket_record_check (loket_field_record (field, record), error);
  return check_bytes (field, loket_field_bytes (field, record), error);
}

/**
 * loket_enum_name:
 * @type: an enumeration
 * @value: one of its values
 *
 * Returns: (nullable) (transfer none): its name on the wire, such as "on_hold"
 */
const char *
loket_enum_name (GType type, int value)
{
  g_autoptr (GEnumClass) enums = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value (enums, value);

  return found != NULL ? found->value_nick : NULL;
}

/**
 * loket_enum_from_name:
 * @type: an enumeration
 * @name: a name from outside
 * @value: (out): where to put its value
 *
 * Returns: %TRUE when the enumeration has such a name
 */
gboolean
loket_enum_from_name (GType type, const char *name, int *value)
{
  g_autoptr (GEnumClass) enums = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value_by_nick (enums, name);

  if (found != NULL)
    *value = found->value;
  return found != NULL;
}

/**
 * loket_field_set_from_text:
 * @field: a text or an enumeration of the table of @record
 * @record: a record that nobody else knows yet
 * @text: what a list says; a word that the enumeration does not know changes nothing
 */
void
loket_field_set_from_text (const LoketField *field, LoketRecord *record, const char *text)
{
  int value;

  if (field->kind != LOKET_KIND_ENUM)
    loket_field_take_text (field, record, g_strdup (text));
  else if (loket_enum_from_name (field->type (), text, &value))
    loket_field_set_number (field, record, value);
}

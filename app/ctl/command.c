/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the words of the command line to a request record; loketctl's main uses it. */
#include "config.h"

#include "command.h"

#include "core/error.h"

#include <string.h>

/* Words that stand for an operation without naming its desk. */
static const struct {
  const char *word;
  const LoketOperation *operation;
} short_words[] = {
    {"check", &LOKET_ADMIN_CHECK},
    {"demo", &LOKET_DEMO_TICKETS},
};

/**
 * loket_command_operation:
 * @words: (array zero-terminated=1): the words after the options
 * @n_used: (out): how many of them name the operation
 *
 * Returns: (nullable) (transfer none): the operation that they name: "queue list", or "check"
 */
const LoketOperation *
loket_command_operation (const char *const *words, guint *n_used)
{
  g_autofree char *name = NULL;

  *n_used = 0;
  if (words[0] == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (short_words); i++) {
    if (strcmp (words[0], short_words[i].word) == 0) {
      *n_used = 1;
      return short_words[i].operation;
    }
  }
  if (words[1] == NULL)
    return NULL;
  *n_used = 2;
  name = g_strjoin ("/", words[0], words[1], NULL);
  return loket_operation_find (name);
}

static gboolean
bad_value (const LoketField *field, GError **error)
{
  g_autofree char *option = g_strdelimit (g_strdup (field->name), "_", '-');

  loket_set_error (
      error, LOKET_ERROR_BAD_FIELD, field->name, "--%s does not take that value", option);
  return FALSE;
}

static gboolean
set_number (LoketRecord *record, const LoketField *field, const char *text, GError **error)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return bad_value (field, error);
  loket_field_set_number (field, record, value);
  return TRUE;
}

/* "2026-11-23T13:00:00+07:00", or microseconds as programs have them; a clock without its zone
 * could be meant in two ways. */
static gboolean
set_time (LoketRecord *record, const LoketField *field, const char *text, GError **error)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  if (time == NULL)
    return set_number (record, field, text, error);
  loket_field_set_number (field,
                          record,
                          g_date_time_to_unix (time) * G_TIME_SPAN_SECOND +
                              g_date_time_get_microsecond (time));
  return TRUE;
}

static gboolean
set_named_number (LoketRecord *record, const LoketField *field, const char *text, GError **error)
{
  int value;

  if (field->kind == LOKET_KIND_BOOLEAN) {
    value = strcmp (text, "true") == 0;
    if (!value && strcmp (text, "false") != 0)
      return bad_value (field, error);
  } else if (!loket_enum_from_name (field->type (), text, &value)) {
    return bad_value (field, error);
  }
  loket_field_set_number (field, record, value);
  return TRUE;
}

static gboolean
set_field (LoketRecord *record, const LoketField *field, const char *text, GError **error)
{
  switch (field->kind) {
  case LOKET_KIND_TEXT:
  case LOKET_KIND_DAY:
    loket_field_take_text (field, record, g_strdup (text));
    return TRUE;
  case LOKET_KIND_ENUM:
  case LOKET_KIND_BOOLEAN:
    return set_named_number (record, field, text, error);
  case LOKET_KIND_INTEGER:
  case LOKET_KIND_MONEY:
    return set_number (record, field, text, error);
  case LOKET_KIND_TIME:
    return set_time (record, field, text, error);
  case LOKET_KIND_WORDS:
    loket_field_take_words (field, record, g_strsplit (text, ",", -1));
    return TRUE;
  case LOKET_KIND_BYTES:
  case LOKET_KIND_RECORD:
  case LOKET_KIND_LIST:
  default:
    return bad_value (field, error);
  }
}

/* "--password-file FILE", "--text-file FILE" with a NIK: what nobody should see in a list of
 * processes comes from a file. */
static const LoketField *
find_secret (LoketRecord *record, const char *name)
{
  g_autofree char *field_name = NULL;
  const LoketField *field;

  if (!g_str_has_suffix (name, "_file"))
    return NULL;
  field_name = g_strndup (name, strlen (name) - strlen ("_file"));
  field = loket_record_type_find_field (G_OBJECT_TYPE (record), field_name);
  return field != NULL && field->kind == LOKET_KIND_TEXT &&
                 (field->flags & (LOKET_FIELD_SECRET | LOKET_FIELD_PERSONAL)) != 0
             ? field
             : NULL;
}

/**
 * loket_command_read_file:
 * @path: a file
 * @error: set to %LOKET_ERROR_NOT_FOUND when it cannot be read
 *
 * Returns: (transfer full): what is in it
 */
GBytes *
loket_command_read_file (const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;
  char *text = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &failure))
    return g_bytes_new_take (text, length);
  loket_set_error (error, LOKET_ERROR_NOT_FOUND, path, "%s", failure->message);
  return NULL;
}

/**
 * loket_command_read_secret:
 * @path: a file
 * @error: set when it cannot be read
 *
 * Returns: (transfer full): its first line
 */
char *
loket_command_read_secret (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;

  if (!g_file_get_contents (path, &text, NULL, &failure)) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, path, "%s", failure->message);
    return NULL;
  }
  text[strcspn (text, "\r\n")] = '\0';
  return g_steal_pointer (&text);
}

static gboolean
set_secret (LoketRecord *record, const LoketField *field, const char *path, GError **error)
{
  char *secret = path != NULL ? loket_command_read_secret (path, error) : NULL;

  if (secret == NULL)
    return path != NULL ? FALSE : bad_value (field, error);
  loket_field_take_text (field, record, secret);
  return TRUE;
}

/* One option, "--name=value" or "--name value" ("--name" alone for a boolean). */
static gboolean
take_option (LoketRecord *record, const char *const *words, guint *at, GError **error)
{
  const char *word = words[*at];
  const char *equals = strchr (word, '=');
  g_autofree char *name = NULL;
  const LoketField *field;
  const char *value;

  if (!g_str_has_prefix (word, "--")) {
    loket_set_error (error, LOKET_ERROR_UNKNOWN_MEMBER, word, "“%s” is not an option", word);
    return FALSE;
  }
  name = equals != NULL ? g_strndup (word + 2, (gsize) (equals - word - 2)) : g_strdup (word + 2);
  g_strdelimit (name, "-", '_');
  field = loket_record_type_find_field (G_OBJECT_TYPE (record), name);
  if (field == NULL && (field = find_secret (record, name)) != NULL) {
    *at += equals != NULL ? 1 : 2;
    return set_secret (record, field, equals != NULL ? equals + 1 : words[*at - 1], error);
  }
  if (field == NULL) {
    loket_set_error (error,
                     LOKET_ERROR_UNKNOWN_MEMBER,
                     name,
                     "there is no option %.*s",
                     (int) strcspn (word, "="),
                     word);
    return FALSE;
  }
  (*at)++;
  if (equals != NULL)
    return set_field (record, field, equals + 1, error);
  value = words[*at];
  if (field->kind == LOKET_KIND_BOOLEAN && (value == NULL || g_str_has_prefix (value, "--")))
    return set_field (record, field, "true", error);
  if (value == NULL)
    return bad_value (field, error);
  (*at)++;
  return set_field (record, field, value, error);
}

/**
 * loket_command_request:
 * @operation: what is to be done
 * @words: (array zero-terminated=1): the options, each a field of the request
 * @error: set to %LOKET_ERROR_UNKNOWN_MEMBER or %LOKET_ERROR_BAD_FIELD
 *
 * Returns: (transfer full): the request, checked
 */
LoketRecord *
loket_command_request (const LoketOperation *operation, const char *const *words, GError **error)
{
  g_autoptr (LoketRecord) request = g_object_new (operation->request (), NULL);

  for (guint at = 0; words[at] != NULL;)
    if (!take_option (request, words, &at, error))
      return NULL;
  if (!loket_record_check (request, error))
    return NULL;
  return g_steal_pointer (&request);
}

/**
 * loket_command_device:
 * @operation: an operation
 *
 * Returns: the kind of device that the command line speaks as: the administrator's where that is
 *   enough, else the first on which an officer may have the permission
 */
LoketDeviceKind
loket_command_device (const LoketOperation *operation)
{
  static const LoketDeviceKind kinds[] = {
      LOKET_DEVICE_ADMIN,
      LOKET_DEVICE_COUNTER,
      LOKET_DEVICE_KIOSK,
      LOKET_DEVICE_DISPLAY,
      LOKET_DEVICE_VERIFIER,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (loket_permission_devices (operation->permission) & (1u << kinds[i]))
      return kinds[i];
  }
  return LOKET_DEVICE_ADMIN;
}

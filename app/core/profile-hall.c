/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the board of the hall shows beside calls, as profile.ini says it: "[hall]"; profile-parse.c
 * hands that section on to here. */
#include "config.h"

#include "core/profile-reader.h"

#include <string.h>

#define HALL "hall"
#define NOTES_MAX 12
#define MESSAGE_MAX 160 /* characters: more is not read in passing, across a hall */
#define TICKER_MAX 90   /* characters: it is one line, beside a hint for the staff */
#define SECONDS 10

/* clang-format off */
static const LoketField hall_note_fields[] = {
  LOKET_FIELD_RECORD (LoketHallNote, message, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What it says"),
  LOKET_FIELD_TEXT (LoketHallNote, picture, LOKET_FIELD_OPTIONAL, .min = 1, .max = 64, .blurb = "File of the profile's folder pictures"),
};
LOKET_DEFINE_RECORD (LoketHallNote, loket_hall_note, hall_note_fields)

static const LoketField hall_fields[] = {
  LOKET_FIELD_RECORD (LoketHall, ticker, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "A line that always stands there"),
  LOKET_FIELD_LIST (LoketHall, notes, LOKET_FIELD_OPTIONAL, loket_hall_note, .max = NOTES_MAX, .blurb = "Shown in turn while nobody is called"),
  LOKET_FIELD_INTEGER (LoketHall, seconds, LOKET_FIELD_PLAIN, .min = 4, .max = 600, .blurb = "Seconds that each of them stays"),
};
LOKET_DEFINE_RECORD (LoketHall, loket_hall, hall_fields)
/* clang-format on */

static gboolean
is_short (const char *text, glong most)
{
  return text == NULL || g_utf8_strlen (text, -1) <= most;
}

static gboolean
read_short (LoketProfileReader *reader, const char *key, glong most, LoketPhrase **phrase)
{
  if (!loket_profile_read_optional_phrase (reader, HALL, key, phrase))
    return FALSE;
  if (*phrase == NULL || (is_short ((*phrase)->id, most) && is_short ((*phrase)->jv, most) &&
                          is_short ((*phrase)->en, most)))
    return TRUE;
  return loket_profile_refuse (
      reader, HALL, key, "more than %ld characters are not read across a hall", most);
}

/* A file's own name: the folder is the profile's, and nothing above it. */
static gboolean
read_picture (LoketProfileReader *reader, const char *key, char **picture)
{
  if (!loket_profile_read_optional (reader, HALL, key, picture))
    return FALSE;
  if (*picture == NULL ||
      (strchr (*picture, '/') == NULL && (*picture)[0] != '.' &&
       (g_str_has_suffix (*picture, ".png") || g_str_has_suffix (*picture, ".jpg"))))
    return TRUE;
  return loket_profile_refuse (
      reader, HALL, key, "“%s” is no name of a .png or .jpg file", *picture);
}

static gboolean
read_notes (LoketProfileReader *reader, LoketHall *hall)
{
  hall->notes = g_list_store_new (loket_hall_note_get_type ());
  for (guint i = 1; i <= NOTES_MAX; i++) {
    g_autofree char *message = g_strdup_printf ("message-%u", i);
    g_autofree char *picture = g_strdup_printf ("picture-%u", i);
    g_autoptr (LoketHallNote) note = loket_hall_note_new ();
    if (!read_short (reader, message, MESSAGE_MAX, &note->message) ||
        !read_picture (reader, picture, &note->picture))
      return FALSE;
    if (note->message != NULL || note->picture != NULL)
      g_list_store_append (hall->notes, note);
  }
  return TRUE;
}

/* The key of a note that would never be shown, or NULL. */
static const char *
find_stray (char **keys)
{
  for (guint i = 0; keys[i] != NULL; i++) {
    const char *dash = strchr (keys[i], '-');
    const guint64 n = dash != NULL ? g_ascii_strtoull (dash + 1, NULL, 10) : 1;
    if (n < 1 || n > NOTES_MAX)
      return keys[i];
  }
  return NULL;
}

static gboolean
check_numbers (LoketProfileReader *reader)
{
  g_auto (GStrv) keys = g_key_file_get_keys (reader->keys, HALL, NULL, NULL);
  const char *stray = keys != NULL ? find_stray (keys) : NULL;

  return stray == NULL ||
         loket_profile_refuse (reader, HALL, stray, "notes have numbers from 1 to %d", NOTES_MAX);
}

/**
 * loket_profile_read_hall:
 * @reader: a profile that is read
 * @profile: takes what the board of the hall shows beside calls
 *
 * Returns: %FALSE when something is wrong in "[hall]"
 */
gboolean
loket_profile_read_hall (LoketProfileReader *reader, LoketProfile *profile)
{
  static const char *const known[] = {"ticker", "message-*", "picture-*", "seconds", NULL};
  g_autoptr (LoketHall) hall = loket_hall_new ();
  g_autoptr (GError) problem = NULL;
  LoketOptional seconds = LOKET_SOME (SECONDS);

  if (!g_key_file_has_group (reader->keys, HALL))
    return TRUE;
  if (!loket_profile_check_keys (reader, HALL, known) || !check_numbers (reader) ||
      !read_short (reader, "ticker", TICKER_MAX, &hall->ticker) || !read_notes (reader, hall) ||
      !loket_profile_read_optional_number (reader, HALL, "seconds", &seconds))
    return FALSE;
  hall->seconds = seconds.value;
  if (!loket_record_check (&hall->parent_instance, &problem))
    return loket_profile_refuse (reader, HALL, NULL, "%s", problem->message);
  profile->hall = g_steal_pointer (&hall);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recorded words of an office's own speaker, joined to a sentence in memory; LoketVoice plays it on
 * its thread (ui.md 4).  Files of any player's making come here, so nothing in them is believed. */
#include "config.h"

#include "ui/common/clips.h"

#include "core/error.h"

#include <string.h>

#define GAP_MS 100 /* between two words; queue systems with 80 to 120 sound like one sentence */
#define FILE_MAX (2 * 1024 * 1024)
#define RATE_LEAST 8000
#define RATE_MOST 48000
#define PCM 1

typedef struct {
  const guint8 *next;
  gsize left;
} Reader;

static guint32
little (const guint8 *bytes, guint n)
{
  guint32 value = 0;

  for (guint i = n; i-- > 0;)
    value = value << 8 | bytes[i];
  return value;
}

/* The chunk of that name, behind others that players put there.  A length that is too large is that
 * of a file whose writer did not know it yet: all that is left is meant. */
static gboolean
find_chunk (Reader *reader, const char *name, const guint8 **chunk, gsize *length)
{
  while (reader->left >= 8) {
    const gboolean found = memcmp (reader->next, name, 4) == 0;
    const gsize said = little (reader->next + 4, 4);
    gsize step;
    reader->next += 8;
    reader->left -= 8;
    *chunk = reader->next;
    *length = MIN (said, reader->left);
    step = MIN (*length + *length % 2, reader->left);
    reader->next += step;
    reader->left -= step;
    if (found)
      return TRUE;
  }
  return FALSE;
}

/**
 * loket_clip_parse:
 * @file: what should be a WAV file
 * @rate: (out): samples a second
 * @error: set to %LOKET_ERROR_BAD_FIELD when it is none of one channel with 16 bits
 *
 * Returns: (transfer full) (nullable): its samples, 16 bits, low byte first
 */
GBytes *
loket_clip_parse (GBytes *file, guint *rate, GError **error)
{
  Reader reader;
  const guint8 *format, *samples;
  const guint8 *start = g_bytes_get_data (file, &reader.left);
  gsize length;

  if (reader.left < 12 || memcmp (start, "RIFF", 4) != 0 || memcmp (start + 8, "WAVE", 4) != 0) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "clip", "no WAV file");
    return NULL;
  }
  reader.next = start + 12;
  reader.left -= 12;
  if (!find_chunk (&reader, "fmt ", &format, &length) || length < 16) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "clip", "it does not say its format");
    return NULL;
  }
  *rate = little (format + 4, 4);
  if (little (format, 2) != PCM || little (format + 2, 2) != 1 || little (format + 14, 2) != 16 ||
      *rate < RATE_LEAST || *rate > RATE_MOST) {
    loket_set_error (
        error, LOKET_ERROR_BAD_FIELD, "clip", "not plain PCM of one channel with 16 bits");
    return NULL;
  }
  if (!find_chunk (&reader, "data", &samples, &length) || length < sizeof (gint16)) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "clip", "nothing is recorded in it");
    return NULL;
  }
  return g_bytes_new_from_bytes (
      file, (gsize) (samples - start), length - length % sizeof (gint16));
}

static GBytes *
read_clip (const char *path, guint *rate, GError **error)
{
  g_autoptr (GMappedFile) map = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) file = NULL;
  GBytes *samples;

  if (map == NULL)
    return NULL;
  if (g_mapped_file_get_length (map) > FILE_MAX) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "clip", "%s: longer than a word is", path);
    return NULL;
  }
  file = g_mapped_file_get_bytes (map);
  samples = loket_clip_parse (file, rate, error);
  if (samples == NULL)
    g_prefix_error (error, "%s: ", path);
  return samples;
}

/* NULL when @folder has not all of them: half a sentence of one voice is worse than another voice.
 */
static GPtrArray *
find_all (const char *folder, const char *language, const char *const *names)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *file = g_strconcat (names[i], ".wav", NULL);
    char *path = g_build_filename (folder, language, file, NULL);
    g_ptr_array_add (paths, path);
    if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
      return NULL;
  }
  return paths->len > 0 ? g_steal_pointer (&paths) : NULL;
}

static GBytes *
join (GPtrArray *paths, guint *rate, GError **error)
{
  g_autoptr (GByteArray) sentence = g_byte_array_new ();

  for (guint i = 0; i < paths->len; i++) {
    const char *path = g_ptr_array_index (paths, i);
    guint its_rate = 0;
    g_autoptr (GBytes) samples = read_clip (path, &its_rate, error);
    if (samples == NULL)
      return NULL;
    if (i == 0)
      *rate = its_rate;
    if (its_rate != *rate) {
      loket_set_error (error,
                       LOKET_ERROR_BAD_FIELD,
                       "clip",
                       "%s: %u samples a second, the others have %u",
                       path,
                       its_rate,
                       *rate);
      return NULL;
    }
    if (i > 0) {
      const guint end = sentence->len;
      const guint gap = *rate * GAP_MS / 1000 * (guint) sizeof (gint16);
      g_byte_array_set_size (sentence, end + gap);
      memset (sentence->data + end, 0, gap);
    }
    g_byte_array_append (
        sentence, g_bytes_get_data (samples, NULL), (guint) g_bytes_get_size (samples));
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&sentence));
}

/**
 * loket_clips_join:
 * @folders: where they may be, the best first
 * @language: "id", "jv" or "en": their folder within
 * @names: of the clips in their order, as loket_clip_name() makes them
 * @rate: (out): samples a second
 * @error: set to %LOKET_ERROR_BAD_FIELD when one cannot be used or differs from the others, to a
 *   %G_FILE_ERROR when it cannot be read
 *
 * All clips of a sentence come from one folder.
 *
 * Returns: (transfer full) (nullable): the sentence, 16 bits, low byte first, one channel; %NULL
 *   without an error when no folder has all of them
 */
GBytes *
loket_clips_join (const char *const *folders,
                  const char *language,
                  const char *const *names,
                  guint *rate,
                  GError **error)
{
  for (guint i = 0; folders[i] != NULL; i++) {
    g_autoptr (GPtrArray) paths = find_all (folders[i], language, names);
    if (paths != NULL)
      return join (paths, rate, error);
  }
  return NULL;
}

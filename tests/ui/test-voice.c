/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The voice of a window: its tones, what comes out of the loudspeaker, and that nothing waits for
 * it.  The loudspeaker is ALSA's own: a device that writes into files, one for each phrase. */
#include "ui/common/tone.h"
#include "ui/common/voice.h"

#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#define RATE 22050
#define SECOND (RATE * 2) /* bytes */
#define LONG_TEXT                                                                                  \
  "Kartu ini tidak berlaku lagi. Mohon tanyakan kepada pemegang kartu apakah ada kartu yang "      \
  "lebih "                                                                                         \
  "baru, lalu hubungi kantor dan sebutkan nomor yang tercetak pada kartu itu."

typedef struct {
  LoketTestDir *dir;
  LoketSettings *settings;
  LoketVoice *voice;
  char *conf;  /* of a loudspeaker that works */
  char *heard; /* what it makes of the first phrase */
  guint n_failed;
} Room;

static void
failed_cb (LoketVoice *voice, Room *room)
{
  room->n_failed++;
}

/* From now on the device "default" is @device. */
static char *
plug_in (Room *room, const char *name, const char *device)
{
  char *path = loket_test_dir_child (room->dir, name);
  g_autofree char *conf = g_strdup_printf ("</usr/share/alsa/alsa.conf>\n"
                                           "pcm.!default { type plug slave.pcm \"room\" }\n"
                                           "pcm.room { %s }\n"
                                           "pcm.nowhere { type null }\n",
                                           device);

  g_assert_true (g_file_set_contents (path, conf, -1, NULL));
  g_setenv ("ALSA_CONFIG_PATH", path, TRUE);
  return path;
}

static void
room_open (Room *room, gconstpointer unused)
{
  g_autofree char *ini = NULL;
  g_autofree char *device = NULL;

  room->dir = loket_test_dir_new ();
  ini = loket_test_dir_child (room->dir, "seat.ini");
  room->heard = loket_test_dir_child (room->dir, "heard");
  room->settings = loket_settings_load_file (ini);
  room->voice = loket_voice_new (room->settings);
  g_signal_connect (room->voice, "failed", G_CALLBACK (failed_cb), room);
  device = g_strdup_printf (
      "type file slave.pcm \"nowhere\" file \"%s\" format \"raw\" truncate false", room->heard);
  room->conf = plug_in (room, "asound.conf", device);
}

static void
room_close (Room *room, gconstpointer unused)
{
  g_clear_object (&room->voice);
  loket_settings_free (room->settings);
  g_free (room->conf);
  g_free (room->heard);
  loket_test_dir_free (room->dir);
}

static gsize
size_of (const char *path)
{
  GStatBuf found;

  return g_stat (path, &found) == 0 ? (gsize) found.st_size : 0;
}

static gboolean
one_heard (gpointer data)
{
  return size_of (((Room *) data)->heard) > SECOND;
}

static gboolean
has_failed (gpointer data)
{
  return ((Room *) data)->n_failed > 0;
}

/* Tones */

/* How often the sound turns within @seconds from @from on, for each second: about its pitch. */
static double
pitch_at (const gint16 *samples, double from, double seconds)
{
  guint n = 0;

  for (guint i = (guint) (from * RATE); i + 1 < (guint) ((from + seconds) * RATE); i++)
    n += (samples[i] < 0) != (samples[i + 1] < 0);
  return n / 2.0 / seconds;
}

static double
rise_of (LoketTone tone)
{
  g_autoptr (GBytes) bytes = loket_tone_samples (tone, RATE);
  gsize size;
  const gint16 *samples = g_bytes_get_data (bytes, &size);
  const double last = (double) size / SECOND - 0.12 /* silence */ - 0.1;

  return pitch_at (samples, last, 0.08) / pitch_at (samples, 0.01, 0.08);
}

static void
test_directions (void)
{
  g_assert_cmpfloat (rise_of (LOKET_TONE_RISING), >, 1.5);
  g_assert_cmpfloat_with_epsilon (rise_of (LOKET_TONE_LEVEL), 1, 0.05);
  g_assert_cmpfloat (rise_of (LOKET_TONE_FALLING), <, 0.7);
}

static void
test_loudness (gconstpointer data)
{
  g_autoptr (GBytes) bytes = loket_tone_samples ((LoketTone) GPOINTER_TO_UINT (data), RATE);
  gsize size;
  const gint16 *samples = g_bytes_get_data (bytes, &size);
  int loudest = 0;

  for (gsize i = 0; i < size / 2; i++)
    loudest = MAX (loudest, ABS ((int) samples[i]));
  g_assert_cmpint (loudest, >, G_MAXINT16 / 3);
  g_assert_cmpint (loudest, <=, G_MAXINT16 / 2);
  g_assert_cmpuint (size, <, SECOND);
  /* One that begins or ends in the middle of a wave clicks. */
  g_assert_cmpint (ABS ((int) samples[0]), <, 300);
  g_assert_cmpint (samples[size / 2 - 1], ==, 0);
}

/* The voice */

static void
test_heard (Room *room, gconstpointer unused)
{
  g_autoptr (GBytes) tone = loket_tone_samples (LOKET_TONE_RISING, RATE);
  g_autofree char *sound = NULL;
  gsize size, with_words = 0;

  loket_voice_say (room->voice, LOKET_TONE_RISING, "id", "Berlaku");
  loket_test_wait_until (one_heard, room, 5000);
  g_clear_object (&room->voice);
  g_assert_true (g_file_get_contents (room->heard, &sound, &size, NULL));
  g_assert_cmpmem (
      sound, g_bytes_get_size (tone), g_bytes_get_data (tone, NULL), g_bytes_get_size (tone));
  for (gsize i = g_bytes_get_size (tone) / 2; i < size / 2; i++)
    with_words += ABS ((int) ((gint16 *) (gpointer) sound)[i]) > 1000;
  g_assert_cmpuint (with_words, >, RATE / 8);
  g_assert_cmpuint (room->n_failed, ==, 0);
}

/* How much a reader gets out of a pipe, @wanted bytes at most. */
static gsize
read_some (int pipe, gsize wanted)
{
  char bytes[4096];
  gsize total = 0;
  gssize got = 1;

  while (total < wanted && got > 0) {
    got = read (pipe, bytes, MIN (sizeof bytes, wanted - total));
    total += (gsize) MAX (got, 0);
  }
  return total;
}

static gsize
length_of (Room *room, const char *pipe_path, gboolean cut)
{
  const int reader = g_open (pipe_path, O_RDONLY | O_NONBLOCK, 0);
  gsize total;

  g_assert_cmpint (reader, >=, 0);
  loket_voice_say (room->voice, LOKET_TONE_FALLING, "id", LONG_TEXT);
  g_assert_cmpint (fcntl (reader, F_SETFL, 0), ==, 0);
  /* Nothing is read without a writer: the phrase after this one would find it so too. */
  while ((total = read_some (reader, SECOND)) == 0)
    g_thread_yield ();
  if (cut)
    loket_voice_say (room->voice, LOKET_TONE_LEVEL, "id", "Berlaku");
  total += read_some (reader, G_MAXSIZE);
  close (reader);
  return total;
}

/* The pipe is a loudspeaker that takes only what somebody hears. */
static void
test_cut_off (Room *room, gconstpointer unused)
{
  g_autofree char *path = loket_test_dir_child (room->dir, "pipe");
  g_autofree char *device = g_strdup_printf (
      "type file slave.pcm \"nowhere\" file \"%s\" format \"raw\" truncate true", path);
  g_autofree char *conf = NULL;
  gsize whole, part;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  conf = plug_in (room, "pipe.conf", device);
  whole = length_of (room, path, FALSE);
  part = length_of (room, path, TRUE);
  g_assert_cmpuint (whole, >, 6 * SECOND);
  /* What was in the pipe already, the new phrase, and no more. */
  g_assert_cmpuint (part, <, 4 * SECOND);
  g_assert_cmpuint (room->n_failed, ==, 0);
}

/* Nothing waits; it is told when it begins, and again after somebody has switched it off and on. */
static void
test_no_loudspeaker (Room *room, gconstpointer unused)
{
  g_autofree char *conf = plug_in (room, "none.conf", "type hw card 31");

  loket_voice_say (room->voice, LOKET_TONE_RISING, "id", "Berlaku");
  g_assert_cmpuint (room->n_failed, ==, 0);
  loket_test_wait_until (has_failed, room, 5000);
  loket_voice_set_on (room->voice, FALSE);
  loket_voice_set_on (room->voice, TRUE);
  g_assert_cmpuint (room->n_failed, ==, 1);
  room->n_failed = 0;
  loket_voice_say (room->voice, LOKET_TONE_RISING, "id", "Berlaku");
  loket_test_wait_until (has_failed, room, 5000);
  /* A loudspeaker that is plugged in later is heard. */
  g_setenv ("ALSA_CONFIG_PATH", room->conf, TRUE);
  loket_voice_say (room->voice, LOKET_TONE_RISING, "id", "Berlaku");
  loket_test_wait_until (one_heard, room, 5000);
  g_assert_cmpuint (room->n_failed, ==, 1);
}

static void
test_tone_without_words (Room *room, gconstpointer unused)
{
  g_autoptr (GBytes) tone = loket_tone_samples (LOKET_TONE_LEVEL, RATE);
  g_autofree char *path = g_strdup (g_getenv ("PATH"));

  g_setenv ("PATH", "/nonexistent", TRUE);
  loket_voice_say (room->voice, LOKET_TONE_LEVEL, "id", "Jam salah");
  loket_test_wait_until (has_failed, room, 5000);
  g_setenv ("PATH", path, TRUE);
  g_assert_cmpuint (size_of (room->heard), ==, g_bytes_get_size (tone));
}

static void
test_switched_off (Room *room, gconstpointer unused)
{
  g_autofree char *ini = loket_test_dir_child (room->dir, "seat.ini");
  g_autoptr (LoketSettings) later = NULL;
  g_autoptr (LoketVoice) voice = NULL;

  g_assert_true (loket_voice_is_on (room->voice));
  loket_voice_set_on (room->voice, FALSE);
  later = loket_settings_load_file (ini);
  voice = loket_voice_new (later);
  g_assert_false (loket_voice_is_on (voice));
  loket_voice_say (room->voice, LOKET_TONE_FALLING, "id", "Jangan diterima");
  /* All that was to be said has been when it ends. */
  g_clear_object (&room->voice);
  g_assert_false (g_file_test (room->heard, G_FILE_TEST_EXISTS));
}

static void
test_languages (void)
{
  g_assert_cmpstr (loket_voice_language ("id"), ==, "id");
  g_assert_cmpstr (loket_voice_language ("jv"), ==, "id");
  g_assert_cmpstr (loket_voice_language ("en"), ==, "en");
  g_assert_cmpstr (loket_voice_language (NULL), ==, "id");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  signal (SIGPIPE, SIG_IGN); /* of a loudspeaker that nobody listens to any more */
  g_test_add_func ("/ui/tone/directions", test_directions);
  g_test_add_data_func (
      "/ui/tone/loudness/rising", GUINT_TO_POINTER (LOKET_TONE_RISING), test_loudness);
  g_test_add_data_func (
      "/ui/tone/loudness/level", GUINT_TO_POINTER (LOKET_TONE_LEVEL), test_loudness);
  g_test_add_data_func (
      "/ui/tone/loudness/falling", GUINT_TO_POINTER (LOKET_TONE_FALLING), test_loudness);
  g_test_add_func ("/ui/voice/languages", test_languages);
  g_test_add ("/ui/voice/heard", Room, NULL, room_open, test_heard, room_close);
  g_test_add ("/ui/voice/cut-off", Room, NULL, room_open, test_cut_off, room_close);
  g_test_add ("/ui/voice/no-loudspeaker", Room, NULL, room_open, test_no_loudspeaker, room_close);
  g_test_add (
      "/ui/voice/tone-without-words", Room, NULL, room_open, test_tone_without_words, room_close);
  g_test_add ("/ui/voice/switched-off", Room, NULL, room_open, test_switched_off, room_close);
  return g_test_run ();
}

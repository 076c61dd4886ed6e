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
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define RATE 22050
#define SECOND (RATE * 2) /* bytes */
#define PIPE 4096         /* the smallest that there is */
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

/* Announcements */

typedef struct {
  guint n;
  gboolean heard;
} Ended;

static void
ended_cb (LoketVoice *voice, gboolean heard, gpointer data)
{
  Ended *ended = data;

  ended->n++;
  ended->heard = heard;
}

static gboolean
has_ended (gpointer data)
{
  return ((Ended *) data)->n > 0;
}

static gboolean
announce (Room *room, const char *text, const char *const *parts)
{
  Ended ended = {0};
  const gulong id = g_signal_connect (room->voice, "ended", G_CALLBACK (ended_cb), &ended);

  g_remove (room->heard);
  g_assert_true (loket_voice_announce (room->voice, LOKET_TONE_CHIME, "jv", text, parts));
  g_assert_true (loket_voice_is_busy (room->voice));
  loket_test_wait_until (has_ended, &ended, 5000);
  g_assert_false (loket_voice_is_busy (room->voice));
  g_signal_handler_disconnect (room->voice, id);
  g_assert_cmpuint (ended.n, ==, 1);
  return ended.heard;
}

/* What follows the chime at @rate. */
static GBytes *
behind_chime (Room *room, guint rate)
{
  g_autoptr (GBytes) chime = loket_tone_samples (LOKET_TONE_CHIME, rate);
  g_autoptr (GBytes) all = NULL;
  char *sound = NULL;
  const gsize begin = g_bytes_get_size (chime);
  gsize size = 0;

  g_assert_true (g_file_get_contents (room->heard, &sound, &size, NULL));
  g_assert_cmpuint (size, >=, begin);
  g_assert_cmpmem (sound, begin, g_bytes_get_data (chime, NULL), begin);
  all = g_bytes_new_take (sound, size);
  return g_bytes_new_from_bytes (all, begin, size - begin);
}

static void
put (GByteArray *file, guint32 value, guint n)
{
  for (guint i = 0; i < n; i++, value >>= 8) {
    const guint8 byte = value & 0xff;
    g_byte_array_append (file, &byte, 1);
  }
}

/* A WAV file of @n samples that are all @sample, with a chunk in it that nobody knows. */
static GBytes *
make_wav (guint rate, guint channels, guint n, gint16 sample)
{
  GByteArray *file = g_byte_array_new ();

  g_byte_array_append (file, (const guint8 *) "RIFF____WAVELIST", 16);
  put (file, 3, 4);
  g_byte_array_append (file, (const guint8 *) "abc_fmt ", 8);
  put (file, 16, 4);
  put (file, 1, 2);
  put (file, channels, 2);
  put (file, rate, 4);
  put (file, rate * channels * 2, 4);
  put (file, channels * 2, 2);
  put (file, 16, 2);
  g_byte_array_append (file, (const guint8 *) "data", 4);
  put (file, n * 2, 4);
  for (guint i = 0; i < n; i++)
    put (file, (guint16) sample, 2);
  return g_byte_array_free_to_bytes (file);
}

static void
record (const char *folder, const char *name, GBytes *wav)
{
  g_autofree char *path = g_strdup_printf ("%s/jv/%s.wav", folder, name);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (
      path, g_bytes_get_data (wav, NULL), (gssize) g_bytes_get_size (wav), NULL));
}

/* One sample value for each word, so that what is heard names what was played. */
static void
assert_words (GBytes *words, guint gap)
{
  static const gint16 values[] = {1000, 0, 2000};
  const guint lengths[] = {400, gap, 300};
  gsize size, at = 0;
  const gint16 *samples = g_bytes_get_data (words, &size);

  g_assert_cmpuint (size / 2, ==, 700 + gap);
  for (guint part = 0; part < 3; part++)
    for (guint i = 0; i < lengths[part]; i++)
      g_assert_cmpint (GINT16_FROM_LE (samples[at++]), ==, values[part]);
}

static void
test_recorded_words (Room *room, gconstpointer unused)
{
  static const char *const parts[] = {"Matur-Nuwun", "tiga", NULL};
  g_autofree char *empty = loket_test_dir_child (room->dir, "empty");
  g_autofree char *clips = loket_test_dir_child (room->dir, "clips");
  const char *const folders[] = {empty, clips, NULL};
  g_autoptr (GBytes) one = make_wav (16000, 1, 400, 1000);
  g_autoptr (GBytes) two = make_wav (16000, 1, 300, 2000);
  g_autoptr (GBytes) heard = NULL;

  record (clips, "matur-nuwun", one);
  record (clips, "tiga", two);
  loket_voice_set_clips (room->voice, folders);
  g_assert_true (announce (room, "Matur nuwun, tiga", parts));
  heard = behind_chime (room, 16000);
  assert_words (heard, 1600);
}

/* A word that was not recorded, or badly, is said by the other voice, and so is its sentence. */
static void
test_fallback (Room *room, gconstpointer data)
{
  static const char *const parts[] = {"matur-nuwun", "tiga", NULL};
  g_autofree char *clips = loket_test_dir_child (room->dir, "clips");
  const char *const folders[] = {clips, NULL};
  g_autoptr (GBytes) good = make_wav (16000, 1, 4, 1000);
  g_autoptr (GBytes) stereo = make_wav (16000, 2, 4, 1000);
  g_autoptr (GBytes) faster = make_wav (22050, 1, 4, 1000);
  g_autoptr (GBytes) text = g_bytes_new_static ("RIFF, but no sound", 18);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (good, 0, 30);
  GBytes *const bad[] = {NULL, stereo, faster, text, cut};

  record (clips, "matur-nuwun", good);
  loket_voice_set_clips (room->voice, folders);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GBytes) heard = NULL;
    if (bad[i] != NULL)
      record (clips, "tiga", bad[i]);
    g_assert_true (announce (room, "Matur nuwun, tiga", parts));
    heard = behind_chime (room, RATE);
    g_assert_cmpuint (g_bytes_get_size (heard), >, SECOND);
  }
  g_assert_cmpuint (room->n_failed, ==, 0);
}

static void
test_chime_alone (Room *room, gconstpointer unused)
{
  g_autoptr (GBytes) heard = NULL;

  g_assert_true (announce (room, NULL, NULL));
  heard = behind_chime (room, RATE);
  g_assert_cmpuint (g_bytes_get_size (heard), ==, 0);
  loket_voice_set_on (room->voice, FALSE);
  g_assert_false (loket_voice_announce (room->voice, LOKET_TONE_CHIME, "id", "Satu", NULL));
}

static void
test_ended_without_sound (Room *room, gconstpointer unused)
{
  g_autofree char *conf = plug_in (room, "none.conf", "type hw card 31");

  g_assert_false (announce (room, "Satu", NULL));
  g_assert_cmpuint (room->n_failed, ==, 1);
}

typedef struct {
  int reader;
  int n;
  gint64 since;
} Pipe;

/* Nothing went into it for a while, though there is more to come. */
static gboolean
is_stuck (gpointer data)
{
  Pipe *pipe = data;
  int n = 0;

  if (ioctl (pipe->reader, FIONREAD, &n) != 0 || n != pipe->n) {
    pipe->n = n;
    pipe->since = g_get_monotonic_time ();
  }
  return n > 0 && g_get_monotonic_time () - pipe->since > G_USEC_PER_SEC / 5;
}

/* Nobody takes a sample, ever: what hangs is known, and the end of the voice does not wait for it.
 */
static void
test_dead_driver (Room *room, gconstpointer unused)
{
  g_autofree char *path = loket_test_dir_child (room->dir, "pipe");
  g_autofree char *device =
      g_strdup_printf ("type file slave.pcm \"nowhere\" file \"%s\" format \"raw\"", path);
  g_autofree char *conf = NULL;
  Pipe taker = {0};
  gint64 begin;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  taker.reader = g_open (path, O_RDONLY | O_NONBLOCK, 0);
  g_assert_cmpint (fcntl (taker.reader, F_SETPIPE_SZ, PIPE), ==, PIPE);
  conf = plug_in (room, "dead.conf", device);
  g_assert_true (loket_voice_announce (room->voice, LOKET_TONE_CHIME, "id", "Satu", NULL));
  loket_test_wait_until (is_stuck, &taker, 5000);
  loket_voice_hush (room->voice);
  g_assert_true (loket_voice_is_busy (room->voice));
  begin = g_get_monotonic_time ();
  g_clear_object (&room->voice);
  g_assert_cmpint (g_get_monotonic_time () - begin, >, G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
  close (taker.reader); /* the driver wakes up again, and its thread ends */
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
  g_test_add_data_func (
      "/ui/tone/loudness/chime", GUINT_TO_POINTER (LOKET_TONE_CHIME), test_loudness);
  g_test_add_func ("/ui/voice/languages", test_languages);
  g_test_add ("/ui/voice/heard", Room, NULL, room_open, test_heard, room_close);
  g_test_add ("/ui/voice/cut-off", Room, NULL, room_open, test_cut_off, room_close);
  g_test_add ("/ui/voice/no-loudspeaker", Room, NULL, room_open, test_no_loudspeaker, room_close);
  g_test_add (
      "/ui/voice/tone-without-words", Room, NULL, room_open, test_tone_without_words, room_close);
  g_test_add ("/ui/voice/recorded-words", Room, NULL, room_open, test_recorded_words, room_close);
  g_test_add ("/ui/voice/fallback", Room, NULL, room_open, test_fallback, room_close);
  g_test_add ("/ui/voice/chime-alone", Room, NULL, room_open, test_chime_alone, room_close);
  g_test_add (
      "/ui/voice/ended-without-sound", Room, NULL, room_open, test_ended_without_sound, room_close);
  g_test_add ("/ui/voice/dead-driver", Room, NULL, room_open, test_dead_driver, room_close);
  g_test_add ("/ui/voice/switched-off", Room, NULL, room_open, test_switched_off, room_close);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real hub that takes lists in, for bench-registry: its profile, the lists, one import told by
 * its stages. */
#include "register-hub.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#define PART (8 * 1024 * 1024) /* bytes of one blob at most */
#define NOTED_WITHIN (30 * G_TIME_SPAN_SECOND)
#define PASSWORD "Sepeda Biru Langit"
#define LOOK_UPS "look-ups-per-hour=240"
#define MANY_LOOK_UPS "look-ups-per-hour=100000"

const char *const register_stage_names[REGISTER_STAGES] =
    {"reading", "matching", "noting", "housing", "applying", "finding", "closing"};

/* A profile whose officers may look up as often as a measurement does; the rest is Sragen's.
 * Returns the folder of profiles. */
char *
register_profiles (const char *dir)
{
  g_autofree char *from = g_build_filename (LOKET_PROFILES, "sragen", NULL);
  char *profiles = g_build_filename (dir, "profiles", NULL);
  g_autofree char *to = g_build_filename (profiles, "sragen", NULL);
  g_autofree char *old_ini = g_build_filename (from, "profile.ini", NULL);
  g_autofree char *new_ini = g_build_filename (to, "profile.ini", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GDir) files = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (files);
  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (files)) != NULL) {
    g_autofree char *target = g_build_filename (from, name, NULL);
    g_autofree char *path = g_build_filename (to, name, NULL);
    g_autoptr (GFile) link = g_file_new_for_path (path);
    if (strcmp (name, "profile.ini") != 0)
      g_assert_true (g_file_make_symbolic_link (link, target, NULL, NULL));
  }
  g_assert_true (g_file_get_contents (old_ini, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, LOOK_UPS, MANY_LOOK_UPS, 1), ==, 1);
  g_assert_true (g_file_set_contents (new_ini, changed->str, -1, NULL));
  return profiles;
}

/* Has the command line write a register and the lists of four quarters into @dir. */
void
register_invent (const char *dir, guint people, guint rows)
{
  g_autofree char *n_people = g_strdup_printf ("%u", people);
  g_autofree char *n_rows = g_strdup_printf ("%u", rows);
  const char *const words[] = {LOKETCTL_PROGRAM,
                               "demo",
                               "--seed",
                               "2026",
                               "--people",
                               n_people,
                               "--list-rows",
                               n_rows,
                               "--lists",
                               dir,
                               NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) ctl =
      g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (ctl, NULL, &error);
  g_assert_no_error (error);
}

/* It inherits the file for its notes. */
static void
start (RegisterHub *hub, const char *const *options)
{
  const int own = dup (STDERR_FILENO);
  const int log = g_file_open_tmp ("loket-hub-XXXXXX.log", &hub->log, NULL);

  g_assert_cmpint (own, >=, 0);
  g_assert_cmpint (log, >=, 0);
  hub->tokens = g_ptr_array_new_with_free_func (g_free);
  g_assert_cmpint (dup2 (log, STDERR_FILENO), >=, 0);
  rig_set_up (&hub->rig, options != NULL ? "later" : NULL);
  if (options != NULL)
    rig_start (&hub->rig, options);
  g_assert_cmpint (dup2 (own, STDERR_FILENO), >=, 0);
  close (own);
  close (log);
}

/* Starts a hub on an office without anybody on file. */
void
register_hub_start (RegisterHub *hub)
{
  start (hub, NULL);
}

/* The same, which listens on the network too. */
void
register_hub_start_on_network (RegisterHub *hub)
{
  static const char *const options[] = {"--listen", "127.0.0.1:0", NULL};

  start (hub, options);
}

static gsize
size_of_log (RegisterHub *hub)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (hub->log, &status), ==, 0);
  return (gsize) status.st_size;
}

static void
await_change (int changes, gint64 until)
{
  const gint64 left = until - g_get_monotonic_time ();
  GPollFD poll = {.fd = changes, .events = G_IO_IN};
  char events[4096];

  if (left <= 0 || g_poll (&poll, 1, (int) (left / G_TIME_SPAN_MILLISECOND) + 1) != 1)
    g_error ("The hub has not noted how long its turns took");
  g_assert_cmpint (read (changes, events, sizeof events), >, 0);
}

/* The number behind @mark in what the hub noted of the last import, which it does a moment after
 * the feed has told its end. */
static double
last_noted (RegisterHub *hub, const char *mark)
{
  const gint64 until = g_get_monotonic_time () + NOTED_WITHIN;
  const int changes = inotify_init1 (IN_CLOEXEC);
  double number = -1;

  g_assert_cmpint (inotify_add_watch (changes, hub->log, IN_MODIFY), >=, 0);
  while (number < 0) {
    g_autofree char *text = NULL;
    const char *at;
    g_assert_true (g_file_get_contents (hub->log, &text, NULL, NULL));
    at = g_strrstr (text + hub->noted, mark);
    if (at != NULL)
      number = g_ascii_strtod (at + strlen (mark), NULL);
    else
      await_change (changes, until);
  }
  close (changes);
  return number;
}

/* Milliseconds that the longest write turn of the last import took with its commit, and 99 of 100
 * at most. */
double
register_hub_turns (RegisterHub *hub, double *usual)
{
  *usual = last_noted (hub, " turns, 99 % within ");
  return last_noted (hub, " ms, the longest ");
}

/* Milliseconds of processor time that the busiest of them took, without its commit: tells what
 * others on the machine do not. */
double
register_hub_busiest_turn (RegisterHub *hub)
{
  return last_noted (hub, "; the busiest worked ");
}

void
register_hub_end (RegisterHub *hub)
{
  rig_tear_down (&hub->rig, NULL);
  unlink (hub->log);
  g_clear_pointer (&hub->log, g_free);
  g_clear_pointer (&hub->tokens, g_ptr_array_unref);
}

/* The text of a JSON member of an answer of ours; NULL when there is none. */
char *
register_member (const char *json, const char *name)
{
  g_autofree char *mark = g_strdup_printf ("\"%s\":", name);
  const char *at = strstr (json, mark);

  if (at == NULL)
    return NULL;
  at += strlen (mark);
  at += *at == '"';
  return g_strndup (at, strcspn (at, "\",}"));
}

/* Officers of the data desk, each with a session at a counter. */
void
register_hub_sign_in (RegisterHub *hub, guint officers)
{
  g_autoptr (Http) http = http_open (hub->rig.socket);

  for (guint i = 0; i < officers; i++) {
    g_autofree char *officer =
        g_strdup_printf ("{\"login\":\"officer%u\",\"name\":\"Officer\",\"roles\":[\"data_desk\"],"
                         "\"password\":\"" PASSWORD "\"}",
                         i);
    g_autofree char *words =
        g_strdup_printf ("{\"login\":\"officer%u\",\"password\":\"" PASSWORD "\"}", i);
    g_autoptr (HttpAnswer) added = http_write (http, "admin", "officer/add", NULL, officer);
    g_autoptr (HttpAnswer) in = http_write (http, "counter", "session/sign-in", NULL, words);
    g_autofree char *token = NULL;

    g_assert_cmpuint (added->status, ==, 200);
    g_assert_cmpuint (in->status, ==, 200);
    token = register_member (in->body->str, "token");
    g_ptr_array_add (hub->tokens, g_strdup_printf ("Authorization: Bearer %s\r\n", token));
  }
}

static HttpAnswer *
put_blob (Http *http, const char *sha256, const char *bytes, gsize size)
{
  g_autofree char *head =
      g_strdup_printf ("PUT /v1/blob/%s HTTP/1.1\r\nHost: hub\r\nLoket-Device: admin\r\n"
                       "Content-Length: %zu\r\n\r\n",
                       sha256,
                       size);

  http_send (http, head, -1);
  http_send (http, bytes, (gssize) size);
  return http_receive (http);
}

/* Sends one part; @names gets its name as JSON. */
static void
put_part (Http *http, const char *bytes, gsize size, GString *names)
{
  g_autofree char *sha256 =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
  g_autoptr (HttpAnswer) answer = put_blob (http, sha256, bytes, size);

  g_assert_nonnull (answer);
  if (answer->status != 200)
    g_error ("A part was refused: %s", answer->body->str);
  g_string_append_printf (names, "%s\"%s\"", names->len > 0 ? "," : "", sha256);
}

static char *
send_file (Http *http, const char *path, const char *source, const char *map)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *sha256 = NULL;
  const char *bytes;
  gsize size;

  g_assert_nonnull (file);
  bytes = g_mapped_file_get_contents (file);
  size = g_mapped_file_get_length (file);
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
  for (gsize at = 0; at < size; at += PART)
    put_part (http, bytes + at, MIN (PART, size - at), names);
  return g_strdup_printf ("{\"source\":\"%s\",\"period\":\"2026-Q4\",\"map\":\"%s\","
                          "\"file_name\":\"list.csv\",\"file_sha256\":\"%s\",\"bytes\":%zu,"
                          "\"blobs\":[%s]}",
                          source,
                          map,
                          sha256,
                          size,
                          names->str);
}

/* The highest that the hub's resident memory has been. */
guint64
register_peak_kb (RegisterHub *hub)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", hub->rig.pid);
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  line = strstr (text, "VmHWM:");
  g_assert_nonnull (line);
  return g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10);
}

/* From here on the highest is counted anew, see proc(5). */
void
register_forget_peak (RegisterHub *hub)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/clear_refs", hub->rig.pid);
  const int file = open (path, O_WRONLY | O_CLOEXEC);

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (write (file, "5", 1), ==, 1);
  close (file);
}

/* Processor time that the hub has used, with that of the system for it. */
static double
cpu_seconds (RegisterHub *hub)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", hub->rig.pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  /* Behind the name, which may have spaces: the 14th and 15th of proc(5) are utime and stime. */
  words = g_strsplit (strrchr (text, ')') + 2, " ", 15);
  return (g_ascii_strtod (words[11], NULL) + g_ascii_strtod (words[12], NULL)) /
         (double) sysconf (_SC_CLK_TCK);
}

static guint
stage_number (const char *name)
{
  for (guint i = 0; i < REGISTER_STAGES; i++)
    if (g_strcmp0 (register_stage_names[i], name) == 0)
      return i;
  g_error ("No stage %s", name);
}

static double
seconds_since (gint64 began)
{
  return (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
}

/* The next word of the feed about that job. */
static char *
next_event (Http *feed, const char *job)
{
  while (TRUE) {
    char *text = http_next_block (feed);
    g_assert_nonnull (text);
    if (strstr (text, job) != NULL)
      return text;
    g_free (text);
  }
}

static void
follow (RegisterHub *hub, Http *feed, const char *job, gint64 began, RegisterImport *import)
{
  const double cpu_before = cpu_seconds (hub);
  guint stage = 0;
  gint64 since = began;

  while (TRUE) {
    g_autofree char *text = next_event (feed, job);
    g_autofree char *state = register_member (text, "state");
    g_autofree char *name = register_member (text, "stage");
    const gboolean ended = g_strcmp0 (state, "done") == 0;

    if (!ended && g_strcmp0 (state, "running") != 0)
      g_error ("The import has failed: %s", text);
    if (ended || stage_number (name) != stage) {
      import->stage_s[stage] = seconds_since (since);
      import->stage_kb[stage] = register_peak_kb (hub);
      stage = stage_number (name);
      since = g_get_monotonic_time ();
    }
    if (ended)
      break;
  }
  import->all_s = seconds_since (began);
  import->cpu_s = cpu_seconds (hub) - cpu_before;
  import->peak_kb = register_peak_kb (hub);
}

/* Sends a list, and returns when the hub has said that it is in the register. */
void
register_hub_import (RegisterHub *hub,
                     const char *path,
                     const char *source,
                     const char *map,
                     RegisterImport *import)
{
  g_autoptr (Http) http = http_open (hub->rig.socket);
  g_autoptr (Http) feed = http_open (hub->rig.socket);
  gint64 began = g_get_monotonic_time ();
  g_autofree char *request = send_file (http, path, source, map);
  g_autofree char *job = NULL;
  g_autoptr (HttpAnswer) answer = NULL;

  *import = (RegisterImport){.sent_s = seconds_since (began)};
  hub->noted = size_of_log (hub);
  http_follow (feed, "?topic=jobs", "Loket-Device: admin\r\n");
  began = g_get_monotonic_time ();
  answer = http_write (http, "admin", "list/import", NULL, request);
  g_assert_nonnull (answer);
  if (answer->status != 200)
    g_error ("The list was refused: %s", answer->body->str);
  job = register_member (answer->body->str, "id");
  follow (hub, feed, job, began, import);
}

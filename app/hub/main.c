/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program loket-hub: options, signals, the `ready` line; a service manager or the first window
 * of an office starts it (design.md 6 and 10). */
#include "config.h"

#include "hub/clock-watch.h"
#include "hub/hub.h"
#include "office/keeping.h"
#include "office/open.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
  EXIT_WRONG_USAGE = 2,
};

typedef struct {
  char *data;
  char *profile;
  char *socket;
  char *clock;
  char *listen;
  char *host; /* of listen */
  guint16 port;
  int per_device;
  int per_address;
  int connections;
  int idle_exit; /* seconds, 0 = never */
} Options;

/* Arrays that long get pages of their own, which go back to the system with them: by itself glibc
 * would hold on to what the matching of one list took. */
#define OWN_PAGES (256 * 1024)
#define KEEP_FIRST_S 5 /* after the first windows have their answers */
#define KEEP_EVERY_S 60

typedef struct {
  GMainLoop *loop;
  LoketHub *hub;
  LoketOffice *office;
  guint idle_exit;
  guint idle_timer;
  guint keep_timer;
  gboolean keeping;
  gboolean ending;
} Program;

static void
options_clear (Options *options)
{
  g_free (options->data);
  g_free (options->profile);
  g_free (options->socket);
  g_free (options->clock);
  g_free (options->listen);
  g_free (options->host);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* "HOST:PORT", and "[2001:db8::1]:PORT" for IPv6 */
static gboolean
split_listen (Options *options, GError **error)
{
  const char *colon = strrchr (options->listen, ':');
  guint64 port;

  if (colon == NULL || colon == options->listen ||
      !g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT16, &port, NULL)) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--listen takes HOST:PORT");
    return FALSE;
  }
  options->port = (guint16) port;
  options->host = options->listen[0] == '[' && colon[-1] == ']'
                      ? g_strndup (options->listen + 1, (gsize) (colon - options->listen - 2))
                      : g_strndup (options->listen, (gsize) (colon - options->listen));
  return TRUE;
}

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
      {"data", 0, 0, G_OPTION_ARG_FILENAME, &options->data, "Folder of the office", "DIR"},
      {"profile", 0, 0, G_OPTION_ARG_STRING, &options->profile, "Profile of a new office", "NAME"},
      {"socket",
       0,
       0,
       G_OPTION_ARG_FILENAME,
       &options->socket,
       "Unix socket, not DIR/hub.sock",
       "PATH"},
      {"listen",
       0,
       0,
       G_OPTION_ARG_STRING,
       &options->listen,
       "Serve enrolled devices on the network, by TLS; port 0 is any free one",
       "HOST:PORT"},
      {"max-per-device",
       0,
       0,
       G_OPTION_ARG_INT,
       &options->per_device,
       "Connections of one device (8)",
       "N"},
      {"max-per-address",
       0,
       0,
       G_OPTION_ARG_INT,
       &options->per_address,
       "Connections from one address that have shown no certificate yet (32)",
       "N"},
      {"max-connections", 0, 0, G_OPTION_ARG_INT, &options->connections, "Connections (1000)", "N"},
      {"clock", 0, 0, G_OPTION_ARG_STRING, &options->clock, "Start office time here", "RFC3339"},
      {"idle-exit",
       0,
       0,
       G_OPTION_ARG_INT,
       &options->idle_exit,
       "End when nobody is connected for S seconds",
       "S"},
      {NULL},
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, "Serves the data of one office to its windows.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1 || options->data == NULL || *options->data == '\0' || options->idle_exit < 0) {
    g_set_error (error,
                 G_OPTION_ERROR,
                 G_OPTION_ERROR_BAD_VALUE,
                 *argc > 1                ? "unknown argument “%s”"
                 : options->idle_exit < 0 ? "--idle-exit takes a number of seconds%s"
                                          : "--data DIR is missing%s",
                 *argc > 1 ? (*argv)[1] : "");
    return FALSE;
  }
  return options->listen == NULL || split_listen (options, error);
}

static LoketClock *
make_clock (const char *start, GError **error)
{
  g_autoptr (GDateTime) at = NULL;

  if (start == NULL)
    return loket_clock_new_system ();
  at = g_date_time_new_from_iso8601 (start, NULL);
  if (at == NULL) {
    g_set_error (error,
                 G_OPTION_ERROR,
                 G_OPTION_ERROR_BAD_VALUE,
                 "--clock takes a time such as 2026-11-23T07:30:00+07:00");
    return NULL;
  }
  return loket_clock_new_started_at (g_date_time_to_unix (at) * G_USEC_PER_SEC +
                                     g_date_time_get_microsecond (at));
}

static void
stopped_cb (gpointer data)
{
  Program *program = data;

  g_main_loop_quit (program->loop);
}

static void
end (Program *program)
{
  if (program->ending)
    return;
  program->ending = TRUE;
  g_clear_handle_id (&program->idle_timer, g_source_remove);
  loket_hub_stop (program->hub, stopped_cb, program);
}

static gboolean
signal_cb (gpointer data)
{
  end (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
idle_cb (gpointer data)
{
  Program *program = data;

  if (loket_office_is_working (program->office))
    return G_SOURCE_CONTINUE;
  program->idle_timer = 0;
  end (program);
  return G_SOURCE_REMOVE;
}

static void
connections_changed_cb (gpointer data)
{
  Program *program = data;

  if (program->idle_exit == 0 || program->ending)
    return;
  if (loket_hub_connections (program->hub) > 0)
    g_clear_handle_id (&program->idle_timer, g_source_remove);
  else if (program->idle_timer == 0)
    program->idle_timer = g_timeout_add_seconds (program->idle_exit, idle_cb, program);
}

static gboolean keep_cb (gpointer data);

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Program *program = data;
  g_autoptr (GError) error = NULL;

  if (!loket_office_keep_finish (program->office, result, &error) && !program->ending)
    g_message ("daily keeping: %s", error->message);
  program->keeping = FALSE;
  if (!program->ending)
    program->keep_timer = g_timeout_add_seconds (KEEP_EVERY_S, keep_cb, program);
}

static gboolean
keep_cb (gpointer data)
{
  Program *program = data;

  program->keep_timer = 0;
  program->keeping = TRUE;
  loket_office_keep (program->office, kept_cb, program);
  return G_SOURCE_REMOVE;
}

static void
clock_jumped_cb (gint64 jump, gpointer data)
{
  g_message ("office time jumped by %" G_GINT64_FORMAT " s: somebody set the clock of this machine",
             jump / LOKET_SECOND);
}

static void
serve (LoketOffice *office, LoketHub *hub, guint idle_exit, gboolean listens)
{
  g_autoptr (LoketClockWatch) watch =
      loket_clock_watch_new (loket_office_clock (office), clock_jumped_cb, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Program program = {loop, hub, office, idle_exit};
  const guint term = g_unix_signal_add (SIGTERM, signal_cb, &program);
  const guint interrupt = g_unix_signal_add (SIGINT, signal_cb, &program);

  loket_hub_set_changed (hub, connections_changed_cb, &program);
  connections_changed_cb (&program);
  program.keep_timer = g_timeout_add_seconds (KEEP_FIRST_S, keep_cb, &program);
  printf ("ready %s\n", loket_hub_address (hub));
  if (listens)
    printf ("ready %s\n", loket_hub_lan_address (hub));
  fflush (stdout);
  loket_office_start_jobs (office);
  g_main_loop_run (loop);
  loket_office_stop_jobs (office);
  g_clear_handle_id (&program.keep_timer, g_source_remove);
  /* What it is at is broken off, and due again the next time. */
  if (program.keeping)
    loket_store_give_up (loket_office_store (office));
  while (program.keeping)
    g_main_context_iteration (NULL, TRUE);
  loket_hub_set_changed (hub, NULL, NULL);
  g_source_remove (term);
  g_source_remove (interrupt);
}

/* The store and its lock come first, the door last, and they go the other way round. */
static gboolean
run (const Options *options, LoketClock *clock, gboolean *served, GError **error)
{
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  const LoketOpenOptions how = {
      .dir = options->data, .profile = options->profile, .clock = clock, .random = random};
  const LoketHubLimits limits = {
      .connections = (guint) MAX (options->connections, 0),
      .per_device = (guint) MAX (options->per_device, 0),
      .per_address = (guint) MAX (options->per_address, 0),
  };
  g_autoptr (LoketOffice) office = loket_office_open_waiting (&how, served, error);
  g_autoptr (LoketAuthority) authority =
      office != NULL ? loket_authority_open (options->data, clock, error) : NULL;
  g_autoptr (LoketHub) hub = authority != NULL ? loket_hub_new (office, &limits) : NULL;
  g_autofree char *path = options->socket != NULL
                              ? g_strdup (options->socket)
                              : g_build_filename (options->data, "hub.sock", NULL);

  if (hub == NULL)
    return FALSE;
  loket_hub_set_authority (hub, authority);
  if (!loket_hub_open_socket (hub, path, error) ||
      (options->host != NULL && !loket_hub_listen (hub, options->host, options->port, error)))
    return FALSE;
  serve (office, hub, (guint) options->idle_exit, options->host != NULL);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_auto (Options) options = {0};
  g_autoptr (LoketClock) clock = NULL;
  g_autoptr (GError) error = NULL;
  gboolean served = FALSE;

  g_log_writer_default_set_use_stderr (TRUE);
  if (!parse_options (&options, &argc, &argv, &error) ||
      (clock = make_clock (options.clock, &error)) == NULL) {
    fprintf (stderr,
             "loket-hub: %s\nUsage: loket-hub --data DIR [--profile NAME] [--socket PATH] "
             "[--listen HOST:PORT] [--clock RFC3339] [--idle-exit S]\n",
             error->message);
    return EXIT_WRONG_USAGE;
  }
  signal (SIGPIPE, SIG_IGN);
  mallopt (M_MMAP_THRESHOLD, OWN_PAGES);
  /* Started by a window: it outlives the session of that window.  A leader of a group cannot. */
  if (options.idle_exit > 0)
    setsid ();
  if (!run (&options, clock, &served, &error) && !served) {
    fprintf (stderr, "loket-hub: cannot start: %s\n", error->message);
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}

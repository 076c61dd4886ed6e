/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One look at all places, in order; a place counts when a hub answers hello there.  When none does
 * and a hub may be started, it is started, and the next look will find it. */
#include "config.h"

#include "client/finder.h"

#include "client/credentials.h"
#include "client/hints.h"
#include "client/spawn.h"
#include "core/error.h"

#include <string.h>

/* How long a hub that was started may take before another one is (design.md 6). */
#define START_US (10 * G_TIME_SPAN_SECOND)

#define PACKAGED_SOCKET "/run/loket/hub.sock"

struct _LoketFinder {
  GObject parent_instance;

  LoketPlaces *places;
  LoketDeviceKind kind;
  gint64 started_at; /* monotonic time of the last start that was not followed by an answer, or 0 */
  gboolean replaced; /* an older hub was asked to end; once is enough */
  LoketHints *hints; /* NULL while the hub that enrolled this device answers */
};

G_DEFINE_FINAL_TYPE (LoketFinder, loket_finder, G_TYPE_OBJECT)

/* One look. */
typedef struct {
  GPtrArray *paths; /* what is left to look at, in order */
  guint next;
  GPtrArray *hints; /* addresses where the hub of this device may be, not looked at yet */
  gboolean own;     /* the place just asked is that of a hub of one's own */
  LoketTransport *transport;
  LoketGreeting *greeting;
} Look;

static void ask_next (GTask *task);

/**
 * loket_places_new_usual:
 *
 * Reads $LOKET_SOCKET, $LOKET_HUB, $XDG_DATA_HOME, and $LOKET_CLOCK: the instant at which a hub
 * that is started on this machine begins, such as 2026-11-23T08:05:00+07:00, to look at an office
 * that is open.
 *
 * A machine that was enrolled looks for its own hub and for no other: with the cable pulled it
 * must not become an office of its own.
 *
 * Returns: (transfer full): where a program without configuration looks
 */
LoketPlaces *
loket_places_new_usual (void)
{
  static const char *const signs[] = {
      "/run/loket",
      "/usr/lib/systemd/system/loket-hub.service",
      "/lib/systemd/system/loket-hub.service",
      "/etc/systemd/system/loket-hub.service",
      NULL,
  };
  const char *socket = g_getenv ("LOKET_SOCKET");
  const char *clock = g_getenv ("LOKET_CLOCK");
  LoketPlaces *places = g_new0 (LoketPlaces, 1);

  places->socket = socket != NULL && socket[0] != '\0' ? g_strdup (socket) : NULL;
  places->device_dir = loket_credentials_usual_dir ();
  if (!loket_credentials_exist (places->device_dir))
    g_clear_pointer (&places->device_dir, g_free);
  places->system_socket = g_strdup (PACKAGED_SOCKET);
  places->system_signs = g_strdupv ((char **) signs);
  places->data_dir = g_build_filename (g_get_user_data_dir (), "loket", "office", NULL);
  places->program = loket_spawn_find_program ();
  places->clock = clock != NULL && clock[0] != '\0' ? g_strdup (clock) : NULL;
  places->version = g_strdup (LOKET_VERSION);
  return places;
}

/**
 * loket_places_new_for_socket:
 * @path: a Unix socket
 *
 * Returns: (transfer full): just this one place, where no hub is ever started
 */
LoketPlaces *
loket_places_new_for_socket (const char *path)
{
  LoketPlaces *places = g_new0 (LoketPlaces, 1);

  places->socket = g_strdup (path);
  places->version = g_strdup (LOKET_VERSION);
  return places;
}

/**
 * loket_places_new_for_device:
 * @dir: folder with the certificates of this device
 *
 * Returns: (transfer full): just the hub that enrolled it; none is ever started
 */
LoketPlaces *
loket_places_new_for_device (const char *dir)
{
  LoketPlaces *places = g_new0 (LoketPlaces, 1);

  places->device_dir = g_strdup (dir);
  places->version = g_strdup (LOKET_VERSION);
  return places;
}

/**
 * loket_places_free:
 * @places: (nullable) (transfer full): places
 */
void
loket_places_free (LoketPlaces *places)
{
  if (places == NULL)
    return;
  g_free (places->socket);
  g_free (places->device_dir);
  g_free (places->system_socket);
  g_strfreev (places->system_signs);
  g_free (places->data_dir);
  g_free (places->program);
  g_free (places->clock);
  g_free (places->version);
  g_free (places);
}

static void
loket_finder_finalize (GObject *object)
{
  LoketFinder *self = LOKET_FINDER (object);

  g_clear_pointer (&self->hints, loket_hints_free);
  g_clear_pointer (&self->places, loket_places_free);
  G_OBJECT_CLASS (loket_finder_parent_class)->finalize (object);
}

static void
loket_finder_class_init (LoketFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_finder_finalize;
}

static void
loket_finder_init (LoketFinder *self)
{
}

/**
 * loket_finder_new:
 * @kind: what this device is
 * @places: (transfer full): where to look
 *
 * Returns: (transfer full): a finder
 */
LoketFinder *
loket_finder_new (LoketDeviceKind kind, LoketPlaces *places)
{
  LoketFinder *self = g_object_new (LOKET_TYPE_FINDER, NULL);

  self->kind = kind;
  self->places = places;
  return self;
}

/**
 * loket_finder_awaits_start:
 * @self: a finder
 *
 * Returns: %TRUE while a hub that was started has not answered yet but still may
 */
gboolean
loket_finder_awaits_start (LoketFinder *self)
{
  return self->started_at != 0 && g_get_monotonic_time () - self->started_at < START_US;
}

static gboolean
is_enrolled (const LoketPlaces *places)
{
  return places->socket == NULL && places->device_dir != NULL;
}

/**
 * loket_finder_device_dir:
 * @self: a finder
 *
 * Returns: (transfer none) (nullable): where the certificates of this device are; %NULL when it
 *   looks for no hub by them
 */
const char *
loket_finder_device_dir (LoketFinder *self)
{
  return is_enrolled (self->places) ? self->places->device_dir : NULL;
}

static gboolean
may_start (LoketFinder *self)
{
  const LoketPlaces *places = self->places;

  /* A desk that checks cards of an office is none: alone it goes on with what it keeps. */
  if (self->kind == LOKET_DEVICE_VERIFIER || is_enrolled (places) || places->socket != NULL ||
      places->program == NULL || places->data_dir == NULL)
    return FALSE;
  for (guint i = 0; places->system_signs != NULL && places->system_signs[i] != NULL; i++)
    if (g_file_test (places->system_signs[i], G_FILE_TEST_EXISTS))
      return FALSE;
  return !loket_finder_awaits_start (self);
}

static void
look_free (Look *look)
{
  g_clear_pointer (&look->paths, g_ptr_array_unref);
  g_clear_pointer (&look->hints, g_ptr_array_unref);
  g_clear_object (&look->transport);
  g_clear_pointer (&look->greeting, loket_greeting_free);
  g_free (look);
}

static GPtrArray *
list_paths (LoketFinder *self)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const LoketPlaces *places = self->places;

  if (places->socket != NULL) {
    g_ptr_array_add (paths, g_strdup (places->socket));
    return paths;
  }
  if (is_enrolled (places))
    return paths;
  if (places->system_socket != NULL)
    g_ptr_array_add (paths, g_strdup (places->system_socket));
  if (places->data_dir != NULL)
    g_ptr_array_add (paths, g_build_filename (places->data_dir, "hub.sock", NULL));
  return paths;
}

static void
end_look (GTask *task)
{
  LoketFinder *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (g_task_return_error_if_cancelled (task)) {
    g_object_unref (task);
    return;
  }
  if (may_start (self)) {
    self->started_at = g_get_monotonic_time ();
    if (loket_spawn_hub (
            self->places->program, self->places->data_dir, self->places->clock, &error))
      g_debug ("started %s on %s", self->places->program, self->places->data_dir);
    else
      g_message ("cannot start a hub: %s", error->message);
  }
  g_task_return_new_error (task, LOKET_ERROR, LOKET_ERROR_UNREACHABLE, "no hub answers");
  g_object_unref (task);
}

/* "1.10.0" is newer than "1.9.2"; what follows the numbers does not count. */
static gboolean
is_older (const char *version, const char *than)
{
  while (version != NULL && *version != '\0' && *than != '\0') {
    char *version_end;
    char *than_end;
    const guint64 a = g_ascii_strtoull (version, &version_end, 10);
    const guint64 b = g_ascii_strtoull (than, &than_end, 10);

    if (a != b || *version_end != '.' || *than_end != '.')
      return a < b;
    version = version_end + 1;
    than = than_end + 1;
  }
  return FALSE;
}

/* Only a hub that a program of this user started is replaced; the packaged one is replaced by its
 * package. */
static gboolean
replace_if_older (LoketFinder *self, Look *look)
{
  LoketHello *hello = look->greeting->hello;
  g_autoptr (GError) error = NULL;

  if (!look->own || self->replaced || self->places->program == NULL ||
      !is_older (hello->version, self->places->version))
    return FALSE;
  self->replaced = TRUE;
  if (loket_spawn_end_hub (loket_transport_address (look->transport), &error))
    return TRUE;
  g_message ("a hub of version %s stays: %s", hello->version, error->message);
  return FALSE;
}

static void
greeted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  LoketFinder *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  look->greeting = loket_greeting_ask_finish (LOKET_TRANSPORT (source), result, &error);
  if (look->greeting == NULL || replace_if_older (self, look)) {
    g_debug ("%s", error != NULL ? error->message : "an older hub was asked to end");
    g_clear_pointer (&look->greeting, loket_greeting_free);
    ask_next (task);
    return;
  }
  self->started_at = 0;
  g_clear_pointer (&self->hints, loket_hints_free);
  g_task_return_pointer (task, g_object_ref (look->transport), g_object_unref);
  g_object_unref (task);
}

/* @address: (nullable): what mDNS says; NULL = what the papers of the device say */
static void
ask_enrolled (GTask *task, const char *address)
{
  LoketFinder *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_object (&look->transport);
  look->transport = loket_transport_new_for_device (self->places->device_dir, address, &error);
  if (look->transport != NULL) {
    loket_greeting_ask (look->transport, g_task_get_cancellable (task), greeted_cb, task);
    return;
  }
  g_message ("this device cannot look for its hub: %s", error->message);
  end_look (task);
}

/* The hub is not where the papers say.  mDNS is listened to from now on, and the next look may know
 * more; whoever is found that way needs the certificate of this office's hub like any other. */
static void
ask_hint (GTask *task)
{
  LoketFinder *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);
  g_autofree char *address = NULL;

  if (self->hints == NULL)
    self->hints = loket_hints_new ();
  if (look->hints == NULL)
    look->hints = loket_hints_addresses (self->hints);
  if (look->hints->len == 0) {
    end_look (task);
    return;
  }
  address = g_ptr_array_steal_index (look->hints, look->hints->len - 1);
  ask_enrolled (task, address);
}

static void
ask_path (GTask *task, const char *path)
{
  LoketFinder *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_object (&look->transport);
  look->own = self->places->socket == NULL && look->next == look->paths->len;
  look->transport = loket_transport_new_for_socket (self->kind, path, &error);
  if (look->transport == NULL) {
    ask_next (task);
    return;
  }
  loket_greeting_ask (look->transport, g_task_get_cancellable (task), greeted_cb, task);
}

static void
ask_next (GTask *task)
{
  LoketFinder *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);

  if (is_enrolled (self->places) && !g_cancellable_is_cancelled (g_task_get_cancellable (task))) {
    ask_hint (task);
    return;
  }
  while (look->next < look->paths->len) {
    const char *path = g_ptr_array_index (look->paths, look->next);

    look->next++;
    if (g_file_test (path, G_FILE_TEST_EXISTS)) {
      ask_path (task, path);
      return;
    }
  }
  end_look (task);
}

/**
 * loket_finder_look:
 * @self: a finder
 * @cancellable: (nullable): breaks it off
 * @done: called once
 * @done_data: for @done
 *
 * Looks once at all places.
 */
void
loket_finder_look (LoketFinder *self,
                   GCancellable *cancellable,
                   GAsyncReadyCallback done,
                   gpointer done_data)
{
  GTask *task;
  Look *look;

  g_return_if_fail (LOKET_IS_FINDER (self));

  task = g_task_new (self, cancellable, done, done_data);
  g_task_set_source_tag (task, loket_finder_look);
  look = g_new0 (Look, 1);
  look->paths = list_paths (self);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  if (is_enrolled (self->places))
    ask_enrolled (task, NULL);
  else
    ask_next (task);
}

/**
 * loket_finder_look_finish:
 * @self: a finder
 * @result: what the callback was given
 * @greeting: (out) (transfer full): what the hub said about itself
 * @error: set to %LOKET_ERROR_UNREACHABLE when no hub answers, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the way to the hub
 */
LoketTransport *
loket_finder_look_finish (LoketFinder *self,
                          GAsyncResult *result,
                          LoketGreeting **greeting,
                          GError **error)
{
  Look *look;
  LoketTransport *transport;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  transport = g_task_propagate_pointer (G_TASK (result), error);
  look = g_task_get_task_data (G_TASK (result));
  if (transport != NULL)
    *greeting = g_steal_pointer (&look->greeting);
  return transport;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new key and its certificate, in place of those of this device; until they are on the disk it
 * goes on with the old ones, and afterwards too as long as a connection is open. */
#include "config.h"

#include "client/renew.h"

#include "client/credentials.h"
#include "core/clock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#define PATIENCE_MS 30000
#define LOCK_NAME "renewal.lock"

struct _LoketRenewal {
  char *dir;
  LoketCalls *calls; /* borrowed */
  GCancellable *cancellable;
  gboolean under_way;
};

/* One request for a certificate; the lock is held until its end. */
typedef struct {
  LoketRenewal *renewal; /* NULL once nobody cares any more */
  LoketTransport *transport;
  LoketNewKey *key;
  int lock;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_clear_object (&asking->transport);
  g_clear_pointer (&asking->key, loket_new_key_free);
  if (asking->lock >= 0)
    close (asking->lock);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/**
 * loket_renewal_new:
 * @dir: folder of the device
 * @calls: (transfer none): how the hub is asked; they outlive the renewal
 *
 * Returns: (transfer full): a renewal that has not looked yet
 */
LoketRenewal *
loket_renewal_new (const char *dir, LoketCalls *calls)
{
  LoketRenewal *self = g_new0 (LoketRenewal, 1);

  self->dir = g_strdup (dir);
  self->calls = calls;
  self->cancellable = g_cancellable_new ();
  return self;
}

/**
 * loket_renewal_free:
 * @self: (nullable) (transfer full): a renewal; what it asked for is dropped, and asked for anew by
 *   the next program
 */
void
loket_renewal_free (LoketRenewal *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_free (self->dir);
  g_free (self);
}

static gboolean
keep_papers (Asking *asking, const char *dir, LoketDevicePapers *papers, GError **error)
{
  g_autofree char *address = loket_credentials_address (dir, NULL);

  return loket_credentials_save (dir, papers, asking->key->key, address, error) &&
         loket_transport_reload (asking->transport, dir, error);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) asking = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) papers = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  asking->renewal->under_way = FALSE;
  if (papers != NULL &&
      keep_papers (asking, asking->renewal->dir, loket_device_papers_cast (papers), &error))
    g_message ("this device has a new certificate");
  else
    g_message ("this device keeps its certificate for now: %s", error->message);
}

/* Two programs of one device must not each ask for a certificate of their own: the hub knows the
 * last one and the one that was shown. */
static int
take_lock (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, LOCK_NAME, NULL);
  const int lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (lock >= 0 && flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;
  if (lock >= 0)
    close (lock);
  return -1;
}

static void
ask (LoketRenewal *self, Asking *asking)
{
  g_autoptr (LoketRenewRequest) request = loket_renew_request_new ();
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  g_autofree char *key = loket_id_new (clock, random);
  const LoketTransportHeads heads = {.key = key};
  GTask *task = g_task_new (NULL, self->cancellable, asked_cb, asking);

  request->request = g_bytes_ref (asking->key->request);
  self->under_way = TRUE;
  loket_calls_add (
      self->calls, task, &LOKET_DEVICE_RENEW, LOKET_RECORD (request), &heads, PATIENCE_MS);
}

/**
 * loket_renewal_look:
 * @self: a renewal
 * @transport: the way to the hub, which is there
 * @now: office time
 *
 * Asks for a new certificate when it is time.  What fails is tried again at the next look.
 */
void
loket_renewal_look (LoketRenewal *self, LoketTransport *transport, gint64 now)
{
  g_autoptr (Asking) asking = NULL;
  g_autoptr (GError) error = NULL;
  int lock;

  if (self->under_way || !loket_credentials_are_due (self->dir, now))
    return;
  lock = take_lock (self->dir);
  if (lock < 0)
    return;
  asking = g_new0 (Asking, 1);
  asking->renewal = self;
  asking->lock = lock;
  asking->transport = g_object_ref (transport);
  /* Another program may have been here before the lock was. */
  if (!loket_credentials_are_due (self->dir, now)) {
    if (!loket_transport_reload (transport, self->dir, &error))
      g_message ("%s", error->message);
    return;
  }
  asking->key = loket_new_key_make (&error);
  if (asking->key == NULL) {
    g_message ("this device keeps its certificate for now: %s", error->message);
    return;
  }
  ask (self, g_steal_pointer (&asking));
}

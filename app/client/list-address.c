/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks a web server for one signed file after the other.  It may say what it likes: nothing longer
 * than a list is read, no other address is gone to, and an unchanged file is not sent again. */
#include "config.h"

#include "client/list-address.h"

#include "core/key-desk.h"

#include <libsoup/soup.h>
#include <string.h>

#define TIMEOUT_SECONDS 30
#define QUEUE_MAX 256

struct _LoketListAddress {
  char *address; /* without "/" at its end */
  LoketListCame came;
  gpointer data;
  SoupSession *session;
  GCancellable *cancellable;
  GHashTable *marks; /* name → ETag of what came last */
  GQueue waiting;    /* of names */
  gboolean asking;
};

/* One file under way. */
typedef struct {
  LoketListAddress *owner; /* gone when the request was cancelled */
  SoupMessage *message;
  char *name;
  gsize most; /* bytes */
  guint8 *buffer;
} Asking;

static void ask_next (LoketListAddress *self);

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->message);
  g_free (asking->name);
  g_free (asking->buffer);
  g_free (asking);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/**
 * loket_list_address_new:
 * @address: a folder that loket_list_address_is_good() lets pass
 * @came: called for each file that is there and has changed
 * @data: for @came
 *
 * Returns: (transfer full): a way to that folder; nothing is asked for yet
 */
LoketListAddress *
loket_list_address_new (const char *address, LoketListCame came, gpointer data)
{
  LoketListAddress *self = g_new0 (LoketListAddress, 1);

  self->address = g_strdup (address);
  if (g_str_has_suffix (self->address, "/"))
    self->address[strlen (self->address) - 1] = '\0';
  self->came = came;
  self->data = data;
  self->session = soup_session_new_with_options (
      "timeout", TIMEOUT_SECONDS, "user-agent", "loket/" LOKET_VERSION, NULL);
  self->cancellable = g_cancellable_new ();
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_queue_init (&self->waiting);
  return self;
}

/**
 * loket_list_address_free:
 * @self: (nullable) (transfer full): a way to a folder; what was asked is dropped
 */
void
loket_list_address_free (LoketListAddress *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->marks);
  g_queue_clear_full (&self->waiting, g_free);
  g_free (self->address);
  g_free (self);
}

/* Returns whether the owner is still there: whoever hears of a list may choose another address. */
static gboolean
hand_over (LoketListAddress *self, const Asking *asking, gsize length)
{
  SoupMessageHeaders *heads = soup_message_get_response_headers (asking->message);
  const char *mark = soup_message_headers_get_one (heads, "ETag");
  g_autoptr (GCancellable) cancellable = g_object_ref (self->cancellable);
  g_autoptr (GBytes) bytes = g_bytes_new (asking->buffer, length);
  const gboolean settled = self->came (asking->name, bytes, self->data);

  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  if (settled && mark != NULL)
    g_hash_table_replace (self->marks, g_strdup (asking->name), g_strdup (mark));
  else
    g_hash_table_remove (self->marks, asking->name);
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) asking = data;
  LoketListAddress *self = asking->owner;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the owner is gone */
  if (error != NULL) {
    g_message ("%s of %s: %s", asking->name, self->address, error->message);
  } else if (length > asking->most) {
    g_message ("%s of %s is too long for a list", asking->name, self->address);
  } else if (!hand_over (self, asking, length)) {
    return;
  }
  self->asking = FALSE;
  ask_next (self);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) asking = data;
  LoketListAddress *self = asking->owner;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) body = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the owner is gone */
  if (body != NULL && soup_message_get_status (asking->message) == SOUP_STATUS_OK) {
    guint8 *buffer = asking->buffer = g_malloc (asking->most + 1);
    const gsize most = asking->most + 1;
    g_input_stream_read_all_async (body,
                                   buffer,
                                   most,
                                   G_PRIORITY_DEFAULT,
                                   self->cancellable,
                                   read_cb,
                                   g_steal_pointer (&asking));
    return;
  }
  if (error != NULL)
    g_debug ("%s of %s: %s", asking->name, self->address, error->message);
  self->asking = FALSE;
  ask_next (self);
}

static gsize
most_of (const char *name)
{
  return strcmp (name, LOKET_TRUST_FILE) == 0 ? LOKET_TRUST_LIST_MAX : LOKET_STATUS_LIST_MAX;
}

static void
ask_next (LoketListAddress *self)
{
  g_autofree char *name = g_queue_pop_head (&self->waiting);
  g_autofree char *uri = NULL;
  g_autoptr (SoupMessage) message = NULL;
  const char *mark;
  Asking *asking;

  if (name == NULL)
    return;
  uri = g_strconcat (self->address, "/", name, NULL);
  message = soup_message_new (SOUP_METHOD_GET, uri);
  if (message == NULL)
    return;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  mark = g_hash_table_lookup (self->marks, name);
  if (mark != NULL)
    soup_message_headers_replace (
        soup_message_get_request_headers (message), "If-None-Match", mark);
  asking = g_new0 (Asking, 1);
  asking->owner = self;
  asking->message = g_object_ref (message);
  asking->most = most_of (name);
  asking->name = g_steal_pointer (&name);
  self->asking = TRUE;
  soup_session_send_async (
      self->session, message, G_PRIORITY_DEFAULT, self->cancellable, sent_cb, asking);
}

/**
 * loket_list_address_forget:
 * @self: a way to a folder
 *
 * What came already is no longer held: it comes again when it is asked for.
 */
void
loket_list_address_forget (LoketListAddress *self)
{
  g_hash_table_remove_all (self->marks);
}

/**
 * loket_list_address_ask:
 * @self: a way to a folder
 * @name: of a file in it
 *
 * Asks for it behind what is asked for already; once.
 */
void
loket_list_address_ask (LoketListAddress *self, const char *name)
{
  if (g_queue_get_length (&self->waiting) >= QUEUE_MAX ||
      g_queue_find_custom (&self->waiting, name, (GCompareFunc) strcmp) != NULL)
    return;
  g_queue_push_tail (&self->waiting, g_strdup (name));
  if (!self->asking)
    ask_next (self);
}

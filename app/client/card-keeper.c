/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of a device that checks cards.  Whoever brings them, only signatures count; the newest
 * stays, on the disk before anybody is told of it. */
#include "config.h"

#include "client/card-keeper.h"

#include "client/list-address.h"
#include "client/list-folder.h"
#include "core/card-verdict.h"
#include "core/error.h"
#include "core/key-desk.h"

#include <string.h>

#define FETCH_SECONDS (15 * 60)

struct _LoketCardKeeper {
  GObject parent_instance;

  char *folder;
  LoketClock *clock; /* for as long as no client tells the time */
  LoketCardLists *lists;
  GBytes *root;              /* (nullable) */
  GBytes *offered;           /* (nullable) */
  LoketClient *client;       /* (nullable) */
  LoketListAddress *address; /* (nullable) */
  GCancellable *cancellable;
  gboolean fetching;
  gboolean again; /* something changed while it was fetched */
  guint timer;
};

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LoketCardKeeper, loket_card_keeper, G_TYPE_OBJECT)

static void
loket_card_keeper_dispose (GObject *object)
{
  LoketCardKeeper *self = LOKET_CARD_KEEPER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->address, loket_list_address_free);
  g_clear_object (&self->client);
  G_OBJECT_CLASS (loket_card_keeper_parent_class)->dispose (object);
}

static void
loket_card_keeper_finalize (GObject *object)
{
  LoketCardKeeper *self = LOKET_CARD_KEEPER (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->lists, loket_card_lists_free);
  g_clear_pointer (&self->root, g_bytes_unref);
  g_clear_pointer (&self->offered, g_bytes_unref);
  g_clear_pointer (&self->clock, loket_clock_unref);
  g_free (self->folder);
  G_OBJECT_CLASS (loket_card_keeper_parent_class)->finalize (object);
}

static void
loket_card_keeper_class_init (LoketCardKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loket_card_keeper_dispose;
  object_class->finalize = loket_card_keeper_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_card_keeper_init (LoketCardKeeper *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
tell (LoketCardKeeper *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static const guint8 *
root_bytes (LoketCardKeeper *self)
{
  return self->root != NULL ? g_bytes_get_data (self->root, NULL) : NULL;
}

/* What is on the disk is read as strictly as what comes: it may be half, or old. */
static void
load (LoketCardKeeper *self)
{
  LoketListTally tally = {0};

  g_clear_pointer (&self->lists, loket_card_lists_free);
  self->lists = loket_card_lists_new (root_bytes (self));
  loket_list_folder_take (self->folder, self->lists, &tally, NULL); /* there may be none yet */
}

/**
 * loket_card_keeper_new:
 * @folder: where this device keeps its lists, see loket_card_keeper_usual_folder()
 * @clock: (nullable): what tells the time before a hub does; %NULL for that of this machine
 *
 * Returns: (transfer full): a keeper with the lists that are there
 */
LoketCardKeeper *
loket_card_keeper_new (const char *folder, LoketClock *clock)
{
  LoketCardKeeper *self = g_object_new (LOKET_TYPE_CARD_KEEPER, NULL);
  g_autoptr (GError) error = NULL;

  self->folder = g_strdup (folder);
  self->clock = clock != NULL ? loket_clock_ref (clock) : loket_clock_new_system ();
  self->root = loket_list_folder_root (folder, &error);
  if (error != NULL)
    g_warning ("%s: %s", folder, error->message);
  load (self);
  return self;
}

/**
 * loket_card_keeper_usual_folder:
 *
 * Returns: (transfer full): $XDG_DATA_HOME/loket/device/verifier/lists
 */
char *
loket_card_keeper_usual_folder (void)
{
  g_autofree char *dir = loket_client_usual_dir (LOKET_DEVICE_VERIFIER);

  return g_build_filename (dir, "lists", NULL);
}

/**
 * loket_card_keeper_lists:
 * @self: a keeper
 *
 * Returns: (transfer none): what is held, until the next "changed"
 */
const LoketCardLists *
loket_card_keeper_lists (LoketCardKeeper *self)
{
  return self->lists;
}

/**
 * loket_card_keeper_now:
 * @self: a keeper
 *
 * Returns: what cards are judged by, seconds since 1970: office time as the client knows it, that
 *   of this machine without one
 */
gint64
loket_card_keeper_now (LoketCardKeeper *self)
{
  return (self->client != NULL ? loket_client_now (self->client) : loket_clock_now (self->clock)) /
         LOKET_SECOND;
}

/**
 * loket_card_keeper_judge:
 * @self: a keeper
 * @text: what a scanner or camera read
 *
 * Returns: (transfer full): what the card is by the lists that are held, now
 */
LoketCardReading *
loket_card_keeper_judge (LoketCardKeeper *self, const char *text)
{
  return loket_card_lists_judge (self->lists, text, loket_card_keeper_now (self));
}

/**
 * loket_card_keeper_age:
 * @self: a keeper
 * @language: (nullable): "id", "jv" or "en"
 *
 * Returns: (transfer full): how old the list of good cards is; always in sight where cards are
 *   checked
 */
char *
loket_card_keeper_age (LoketCardKeeper *self, const char *language)
{
  return loket_verdict_list_age (
      language, loket_card_lists_oldest (self->lists), loket_card_keeper_now (self));
}

/**
 * loket_card_keeper_root:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the key whose trust lists count here; %NULL: nobody's yet
 */
GBytes *
loket_card_keeper_root (LoketCardKeeper *self)
{
  return self->root;
}

/**
 * loket_card_keeper_offered:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the root of the hub when it is another one than that which
 *   is trusted: somebody has to ask the office, and then loket_card_keeper_trust_root()
 */
GBytes *
loket_card_keeper_offered (LoketCardKeeper *self)
{
  return self->offered;
}

static gboolean
is_trusted (LoketCardKeeper *self, GBytes *root)
{
  return self->root != NULL && g_bytes_equal (self->root, root);
}

/**
 * loket_card_keeper_trust_root:
 * @self: a keeper
 * @root: key of %LOKET_COSE_PUBLIC bytes; a person has compared its loket_root_name()
 * @error: set to %LOKET_ERROR_BAD_FIELD when it is no key, or when it cannot be written
 *
 * Lists of another root do not count from now on.
 *
 * Returns: whether it is trusted
 */
gboolean
loket_card_keeper_trust_root (LoketCardKeeper *self, GBytes *root, GError **error)
{
  if (g_bytes_get_size (root) != LOKET_COSE_PUBLIC) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "root", "this is no key");
    return FALSE;
  }
  if (is_trusted (self, root))
    return TRUE;
  if (!loket_list_folder_keep_root (self->folder, root, error))
    return FALSE;
  g_clear_pointer (&self->root, g_bytes_unref);
  self->root = g_bytes_ref (root); /* before it goes as the one that was offered */
  g_clear_pointer (&self->offered, g_bytes_unref);
  load (self);
  if (self->address != NULL)
    loket_list_address_forget (self->address);
  tell (self);
  loket_card_keeper_fetch (self);
  return TRUE;
}

/* On the disk before anybody is told; a full disk does not make the lists worse than they are. */
static void
keep (LoketCardKeeper *self)
{
  g_autoptr (GError) error = NULL;

  if (!loket_list_folder_keep (self->folder, self->lists, &error))
    g_warning ("the lists cannot be kept: %s", error->message);
  tell (self);
}

/**
 * loket_card_keeper_peek_folder:
 * @self: a keeper
 * @folder: of a memory stick
 * @error: set to %LOKET_ERROR_RULE "list-unreadable"
 *
 * Returns: (transfer full) (nullable): the root of the lists there when it is not trusted yet;
 * %NULL without @error when nothing has to be compared
 */
GBytes *
loket_card_keeper_peek_folder (LoketCardKeeper *self, const char *folder, GError **error)
{
  g_autoptr (GBytes) root = loket_list_folder_root (folder, error);

  return root != NULL && !is_trusted (self, root) ? g_steal_pointer (&root) : NULL;
}

/**
 * loket_card_keeper_take_folder:
 * @self: a keeper
 * @folder: of a memory stick, with what “card trust publish” and “card status publish” wrote
 * @taken: (out) (optional): how many lists were newer than those that were held
 * @error: set to %LOKET_ERROR_RULE "root-not-trusted" while nobody vouches for any list,
 *   "list-unreadable", "no-lists" when there are none, or "lists-refused" when none of those there
 *   is signed by whom it must be
 *
 * Returns: whether there were lists; also when none of them was newer
 */
gboolean
loket_card_keeper_take_folder (LoketCardKeeper *self,
                               const char *folder,
                               guint *taken,
                               GError **error)
{
  LoketListTally tally = {0};

  if (taken != NULL)
    *taken = 0;
  if (!loket_list_folder_take (folder, self->lists, &tally, error))
    return FALSE;
  if (self->root == NULL && tally.found > 0) {
    loket_set_error (error, LOKET_ERROR_RULE, "root-not-trusted", "no root is trusted here");
    return FALSE;
  }
  if (tally.taken > 0)
    keep (self);
  if (taken != NULL)
    *taken = tally.taken;
  if (tally.found > tally.refused)
    return TRUE;
  loket_set_error (error,
                   LOKET_ERROR_RULE,
                   tally.found == 0 ? "no-lists" : "lists-refused",
                   "%s has no list that counts",
                   folder);
  return FALSE;
}

/* From the hub */

static LoketListsHeld *
held (LoketCardKeeper *self)
{
  const LoketTrustList *trust = loket_card_lists_trust (self->lists);
  LoketListsHeld *request = loket_lists_held_new ();
  g_auto (GStrv) issuers = loket_card_lists_issuers (self->lists);

  if (trust != NULL)
    request->trust = LOKET_SOME (trust->iat);
  request->statuses = g_list_store_new (loket_list_held_get_type ());
  for (guint i = 0; issuers[i] != NULL; i++) {
    const LoketStatusList *list = loket_card_lists_status (self->lists, issuers[i]);
    g_autoptr (LoketListHeld) line = NULL;
    if (list == NULL)
      continue;
    line = loket_list_held_new ();
    line->iss = g_strdup (issuers[i]);
    line->iat = loket_status_list_iat (list);
    g_list_store_append (request->statuses, line);
  }
  return request;
}

/* A device was let in by its office, or sits on the same machine: the first root that its hub names
 * is that of its office.  Another one later is for a person to ask about. */
static void
hear_root (LoketCardKeeper *self, GBytes *root)
{
  g_autoptr (GError) error = NULL;

  if (root == NULL || is_trusted (self, root)) {
    g_clear_pointer (&self->offered, g_bytes_unref);
    return;
  }
  if (self->root == NULL) {
    if (!loket_card_keeper_trust_root (self, root, &error))
      g_warning ("the root cannot be kept: %s", error->message);
    return;
  }
  if (self->offered != NULL && g_bytes_equal (self->offered, root))
    return;
  g_clear_pointer (&self->offered, g_bytes_unref);
  self->offered = g_bytes_ref (root);
  tell (self);
}

static gboolean
take_answer (LoketCardKeeper *self, const LoketListsAnswer *answer)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (answer->statuses));
  gboolean newer = answer->trust != NULL &&
                   loket_card_lists_take_trust (self->lists, answer->trust) == LOKET_LIST_TAKEN;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketListFile) file = g_list_model_get_item (G_LIST_MODEL (answer->statuses), i);
    newer |= loket_card_lists_take_status (self->lists, file->cwt) == LOKET_LIST_TAKEN;
  }
  if (newer)
    keep (self);
  return newer;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketCardKeeper *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) record = loket_client_call_finish (LOKET_CLIENT (source), result, &error);
  const LoketListsAnswer *answer;
  gboolean newer;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the keeper is gone, or its client has ended */
  self = LOKET_CARD_KEEPER (data);
  if (record == NULL) {
    self->fetching = FALSE;
    g_debug ("no lists: %s", error->message);
    return;
  }
  answer = loket_lists_answer_cast (record);
  hear_root (self, answer->root);
  newer = take_answer (self, answer);
  self->fetching = FALSE;
  if (self->again || (newer && answer->more))
    loket_card_keeper_fetch (self);
}

static void
fetch_from_hub (LoketCardKeeper *self)
{
  g_autoptr (LoketListsHeld) request = NULL;

  self->again = self->fetching;
  if (self->fetching || loket_client_connection (self->client) != LOKET_CONNECTION_READY)
    return;
  self->fetching = TRUE;
  request = held (self);
  loket_client_call (self->client,
                     &LOKET_LISTS_FETCH,
                     LOKET_RECORD (request),
                     NULL,
                     self->cancellable,
                     fetched_cb,
                     self);
}

static void
ask_statuses (LoketCardKeeper *self)
{
  g_auto (GStrv) issuers = loket_card_lists_issuers (self->lists);

  for (guint i = 0; issuers[i] != NULL; i++) {
    g_autofree char *name = loket_status_file_name (issuers[i]);
    if (loket_issuer_is_good (issuers[i]))
      loket_list_address_ask (self->address, name);
  }
}

/**
 * loket_card_keeper_fetch:
 * @self: a keeper
 *
 * Looks for newer lists now, wherever this device can.
 */
void
loket_card_keeper_fetch (LoketCardKeeper *self)
{
  if (self->client != NULL)
    fetch_from_hub (self);
  if (self->address == NULL || self->root == NULL)
    return;
  loket_list_address_ask (self->address, LOKET_TRUST_FILE);
  ask_statuses (self);
}

static gboolean
fetch_cb (gpointer self)
{
  loket_card_keeper_fetch (self);
  return G_SOURCE_CONTINUE;
}

static void
look_regularly (LoketCardKeeper *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (FETCH_SECONDS, fetch_cb, self);
}

static void
follow_cb (LoketCardKeeper *self)
{
  fetch_from_hub (self);
}

/**
 * loket_card_keeper_follow:
 * @self: a keeper that follows nobody yet
 * @client: the way to the hub; it may be started before or after
 *
 * From now on newer lists come when the hub is there, when it says that there are some, and every
 * quarter of an hour.
 */
void
loket_card_keeper_follow (LoketCardKeeper *self, LoketClient *client)
{
  g_return_if_fail (self->client == NULL);

  self->client = g_object_ref (client);
  g_signal_connect_object (
      client, "notify::connection", G_CALLBACK (follow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      client, "lists-changed", G_CALLBACK (follow_cb), self, G_CONNECT_SWAPPED);
  loket_client_follow (client, "lists");
  look_regularly (self);
  fetch_from_hub (self);
}

/* From a web server */

static gboolean
came_cb (const char *name, GBytes *bytes, gpointer data)
{
  LoketCardKeeper *self = LOKET_CARD_KEEPER (data);
  const gboolean is_trust = strcmp (name, LOKET_TRUST_FILE) == 0;
  const LoketListTaken taken = is_trust ? loket_card_lists_take_trust (self->lists, bytes)
                                        : loket_card_lists_take_status (self->lists, bytes);

  if (taken == LOKET_LIST_REFUSED)
    g_message ("%s of the web server is not signed by whom it must be", name);
  if (taken == LOKET_LIST_TAKEN && is_trust)
    ask_statuses (self);
  if (taken == LOKET_LIST_TAKEN)
    keep (self);
  return taken != LOKET_LIST_REFUSED;
}

/**
 * loket_card_keeper_set_address:
 * @self: a keeper
 * @address: (nullable): a folder on a web server with published lists; %NULL: none any more
 *
 * From now on newer lists come from there, too, now and every quarter of an hour.
 *
 * Returns: %FALSE, and nothing changes, when loket_list_address_is_good() says no
 */
gboolean
loket_card_keeper_set_address (LoketCardKeeper *self, const char *address)
{
  if (address != NULL && !loket_list_address_is_good (address))
    return FALSE;
  g_clear_pointer (&self->address, loket_list_address_free);
  if (address == NULL)
    return TRUE;
  self->address = loket_list_address_new (address, came_cb, self);
  look_regularly (self);
  loket_card_keeper_fetch (self);
  return TRUE;
}

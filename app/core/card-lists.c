/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only what the root vouches for is held, and only the newest of it: an older list would make good
 * again what was revoked. */
#include "config.h"

#include "core/card-lists.h"

#include <string.h>

struct _LoketCardLists {
  guint8 root[LOKET_COSE_PUBLIC];
  gboolean has_root;
  LoketTrustList *trust;  /* NULL = none yet */
  GBytes *trust_cwt;      /* what it was opened from */
  LoketTrustList *nobody; /* without a key, for as long as there is none */
  GHashTable *statuses;   /* code of the office -> Held */
};

/* A status list with what it was opened from: a new trust list may unmake it. */
typedef struct {
  GBytes *cwt;
  LoketStatusList *list;
} Held;

static void
held_free (Held *held)
{
  g_bytes_unref (held->cwt);
  loket_status_list_free (held->list);
  g_free (held);
}

/**
 * loket_card_lists_new:
 * @root_key: (nullable): %LOKET_COSE_PUBLIC bytes of the key that signs trust lists; %NULL: nobody
 *   is trusted yet, and no list is taken
 *
 * Returns: (transfer full): a holder without lists; not for two threads at once
 */
LoketCardLists *
loket_card_lists_new (const guint8 *root_key)
{
  LoketCardLists *self = g_new0 (LoketCardLists, 1);

  self->has_root = root_key != NULL;
  if (root_key != NULL)
    memcpy (self->root, root_key, sizeof self->root);
  self->nobody = loket_trust_list_new ();
  self->nobody->keys = g_list_store_new (loket_trusted_key_get_type ());
  self->statuses =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) held_free);
  return self;
}

/**
 * loket_card_lists_free:
 * @self: (nullable) (transfer full): a holder of lists
 */
void
loket_card_lists_free (LoketCardLists *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->trust);
  g_clear_pointer (&self->trust_cwt, g_bytes_unref);
  g_clear_object (&self->nobody);
  g_clear_pointer (&self->statuses, g_hash_table_unref);
  g_free (self);
}

/* A key that was withdrawn may have been stolen: what it signed says nothing any more. */
static void
open_statuses_again (LoketCardLists *self)
{
  GHashTableIter each;
  gpointer held;

  g_hash_table_iter_init (&each, self->statuses);
  while (g_hash_table_iter_next (&each, NULL, &held)) {
    g_autoptr (LoketStatusList) still = loket_status_list_open (((Held *) held)->cwt, self->trust);
    if (still == NULL)
      g_hash_table_iter_remove (&each);
  }
}

/**
 * loket_card_lists_take_trust:
 * @self: a holder of lists
 * @cwt: what came as `trust.cwt`
 *
 * Status lists whose key the new list does not trust go.
 *
 * Returns: what became of it
 */
LoketListTaken
loket_card_lists_take_trust (LoketCardLists *self, GBytes *cwt)
{
  g_autoptr (LoketTrustList) list = self->has_root ? loket_trust_list_open (cwt, self->root) : NULL;

  if (list == NULL)
    return LOKET_LIST_REFUSED;
  if (self->trust != NULL && list->iat <= self->trust->iat)
    return LOKET_LIST_HELD;
  g_set_object (&self->trust, list);
  g_clear_pointer (&self->trust_cwt, g_bytes_unref);
  self->trust_cwt = g_bytes_ref (cwt);
  open_statuses_again (self);
  return LOKET_LIST_TAKEN;
}

/**
 * loket_card_lists_take_status:
 * @self: a holder of lists
 * @cwt: what came as `status-ISS.cwt`
 *
 * One that comes before the trust list with its key is refused and not kept: whoever brings lists
 * brings the trust list first, and what is not held is asked for again.
 *
 * Returns: what became of it
 */
LoketListTaken
loket_card_lists_take_status (LoketCardLists *self, GBytes *cwt)
{
  LoketStatusList *list = self->trust != NULL ? loket_status_list_open (cwt, self->trust) : NULL;
  Held *held;

  if (list == NULL)
    return LOKET_LIST_REFUSED;
  if (!loket_status_list_replaces (list,
                                   loket_card_lists_status (self, loket_status_list_iss (list)))) {
    loket_status_list_free (list);
    return LOKET_LIST_HELD;
  }
  held = g_new0 (Held, 1);
  held->cwt = g_bytes_ref (cwt);
  held->list = list;
  g_hash_table_replace (self->statuses, (gpointer) loket_status_list_iss (list), held);
  return LOKET_LIST_TAKEN;
}

/**
 * loket_card_lists_root:
 * @self: a holder of lists
 *
 * Returns: (transfer none) (nullable): %LOKET_COSE_PUBLIC bytes of the key that signs trust lists
 */
const guint8 *
loket_card_lists_root (const LoketCardLists *self)
{
  return self->has_root ? self->root : NULL;
}

/**
 * loket_card_lists_trust:
 * @self: a holder of lists
 *
 * Returns: (transfer none) (nullable): the newest trust list; %NULL while there is none
 */
const LoketTrustList *
loket_card_lists_trust (const LoketCardLists *self)
{
  return self->trust;
}

/**
 * loket_card_lists_issuers:
 * @self: a holder of lists
 *
 * Returns: (transfer full): codes of offices of which the trust list lets somebody sign status
 *   lists, each once; whoever fetches lists asks for these
 */
char **
loket_card_lists_issuers (const LoketCardLists *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *keys = G_LIST_MODEL ((self->trust != NULL ? self->trust : self->nobody)->keys);

  for (guint i = 0; i < g_list_model_get_n_items (keys); i++) {
    g_autoptr (LoketTrustedKey) key = g_list_model_get_item (keys, i);
    if (key->usage == LOKET_USE_STATUS && key->state != LOKET_KEY_WITHDRAWN &&
        g_hash_table_add (seen, key->iss)) /* the list keeps the key, and with it the text */
      g_strv_builder_add (codes, key->iss);
  }
  return g_strv_builder_end (codes);
}

/**
 * loket_card_lists_status:
 * @self: a holder of lists
 * @iss: code of an office
 *
 * Returns: (transfer none) (nullable): its newest status list, until the next list is taken
 */
const LoketStatusList *
loket_card_lists_status (const LoketCardLists *self, const char *iss)
{
  const Held *held = g_hash_table_lookup (self->statuses, iss);

  return held != NULL ? held->list : NULL;
}

/**
 * loket_card_lists_trust_cwt:
 * @self: a holder of lists
 *
 * Returns: (transfer none) (nullable): the newest trust list as it came, to be kept or passed on
 */
GBytes *
loket_card_lists_trust_cwt (const LoketCardLists *self)
{
  return self->trust_cwt;
}

/**
 * loket_card_lists_status_cwt:
 * @self: a holder of lists
 * @iss: code of an office
 *
 * Returns: (transfer none) (nullable): its newest status list as it came, until the next list is
 *   taken
 */
GBytes *
loket_card_lists_status_cwt (const LoketCardLists *self, const char *iss)
{
  const Held *held = g_hash_table_lookup (self->statuses, iss);

  return held != NULL ? held->cwt : NULL;
}

/**
 * loket_card_lists_n_status:
 * @self: a holder of lists
 *
 * Returns: how many codes of offices have a status list; 0: no card can be confirmed
 */
guint
loket_card_lists_n_status (const LoketCardLists *self)
{
  return g_hash_table_size (self->statuses);
}

/**
 * loket_card_lists_oldest:
 * @self: a holder of lists
 *
 * Whoever shows the age of the lists shows that of this one.
 *
 * Returns: when the oldest of the newest status lists was signed, seconds since 1970; 0 when there
 *   is none
 */
gint64
loket_card_lists_oldest (const LoketCardLists *self)
{
  GHashTableIter each;
  gpointer held;
  gint64 oldest = 0;

  g_hash_table_iter_init (&each, self->statuses);
  while (g_hash_table_iter_next (&each, NULL, &held)) {
    const gint64 iat = loket_status_list_iat (((Held *) held)->list);
    oldest = oldest == 0 ? iat : MIN (oldest, iat);
  }
  return oldest;
}

/* When the last of all status lists was signed: no right clock stands a day before that. */
static gint64
last_signed (const LoketCardLists *self)
{
  GHashTableIter each;
  gpointer held;
  gint64 last = 0;

  g_hash_table_iter_init (&each, self->statuses);
  while (g_hash_table_iter_next (&each, NULL, &held))
    last = MAX (last, loket_status_list_iat (((Held *) held)->list));
  return last;
}

/* Whether a key of the trust list sealed it, so that the time is what counts next. */
static gboolean
is_sealed (LoketVerdict verdict)
{
  return verdict != LOKET_VERDICT_MALFORMED && verdict != LOKET_VERDICT_KEYBOARD_LAYOUT &&
         verdict != LOKET_VERDICT_BAD_SIGNATURE && verdict != LOKET_VERDICT_UNKNOWN_ISSUER;
}

/**
 * loket_card_lists_judge:
 * @self: a holder of lists
 * @text: what a scanner or camera read
 * @now: seconds since 1970
 *
 * As loket_card_token_open(), with the status list of the office that the card names.  Beyond that,
 * a clock more than a day behind any list is wrong.
 *
 * Returns: (transfer full): what the card turned out to be
 */
LoketCardReading *
loket_card_lists_judge (const LoketCardLists *self, const char *text, gint64 now)
{
  g_autoptr (LoketCardClaims) claims = loket_card_token_peek (text);
  const LoketCardCheck check = {
      .trusted = self->trust != NULL ? self->trust : self->nobody,
      .status = claims != NULL ? loket_card_lists_status (self, claims->iss) : NULL,
      .now = now,
  };
  LoketCardReading *reading = loket_card_token_open (text, &check);

  if (is_sealed (reading->verdict) && now < last_signed (self) - LOKET_STATUS_DAY) {
    reading->verdict = LOKET_VERDICT_CLOCK_WRONG;
    reading->status_checked = FALSE;
  }
  return reading;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of keys: takes in what a ceremony made, unlocks it for a shift, locks it.  No secret
 * half ever comes here but under its passphrase. */
#include "config.h"

#include "office/keys.h"

#include "core/error.h"
#include "core/verifier-desk.h"
#include "office/key-shift.h"
#include "office/sealed-key.h"
#include "office/token-signer.h"
#include "office/turn-private.h"
#include "store/seal-keys.h"

static gboolean
refuse (GError **error, const char *rule, const char *what)
{
  loket_set_error (error, LOKET_ERROR_RULE, rule, "%s", what);
  return FALSE;
}

static gboolean
list_keys (LoketTurn *turn, LoketKeyList *answer, GError **error)
{
  g_autoptr (GPtrArray) keys = loket_txn_seal_keys (loket_turn_txn (turn), error);
  LoketKeyRing *ring = loket_turn_keys (turn);

  if (keys == NULL)
    return FALSE;
  answer->keys = g_list_store_new (loket_seal_key_get_type ());
  for (guint i = 0; i < keys->len; i++) {
    LoketSealKey *key = keys->pdata[i];
    g_autoptr (LoketTrustedKey) trusted = loket_seal_key_trusted (key);
    key->unlocked = loket_key_ring_holds (ring, trusted);
    g_list_store_append (answer->keys, key);
  }
  return TRUE;
}

static void
add_shift (LoketTurn *turn, LoketKeyList *answer)
{
  g_auto (LoketKeyShift) shift = {0};

  if (!loket_key_ring_get_shift (loket_turn_keys (turn), &shift))
    return;
  answer->unlocked_name = loket_turn_officer_name (turn, shift.officer);
  answer->unlocked_until = LOKET_SOME (loket_keys_until (turn, &shift));
  answer->unlocked_by = g_steal_pointer (&shift.officer);
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (LoketKeyList) answer = loket_key_list_new ();
  g_autoptr (LoketTrustFile) trust = NULL;
  const LoketCardRules *rules = loket_turn_profile (turn)->card;
  gint64 newest;

  if (!list_keys (turn, answer, error) ||
      !loket_txn_newest_trust_list (loket_turn_txn (turn), &trust, error) ||
      !loket_turn_sealed_today (turn, &answer->sealed_today, error) ||
      !loket_keys_newest_list (loket_turn_txn (turn), &newest, error))
    return NULL;
  answer->at = loket_turn_now (turn);
  answer->iss = g_strdup (rules != NULL ? rules->iss : NULL);
  answer->seals_a_day = loket_turn_seals_a_day (turn);
  if (trust != NULL) {
    answer->root = g_bytes_ref (trust->root);
    answer->trust = g_bytes_ref (trust->cwt);
    answer->trust_iat = LOKET_SOME (trust->iat);
  }
  if (newest > 0)
    answer->status_iat = LOKET_SOME (newest);
  add_shift (turn, answer);
  return LOKET_RECORD (g_steal_pointer (&answer));
}

static const LoketNewKey *
find_new (const LoketKeyDelivery *delivery, GBytes *public_key)
{
  const guint n =
      delivery->keys != NULL ? g_list_model_get_n_items (G_LIST_MODEL (delivery->keys)) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketNewKey) key = g_list_model_get_item (G_LIST_MODEL (delivery->keys), i);
    if (g_bytes_equal (key->public_key, public_key))
      return key; /* the delivery holds it */
  }
  return NULL;
}

static gboolean
is_sealed_for (const LoketNewKey *key, gint64 usage)
{
  guint8 public_key[LOKET_COSE_PUBLIC];

  return loket_sealed_key_public (key->sealed,
                                  usage == LOKET_USE_CARD ? LOKET_SEALED_CARD : LOKET_SEALED_STATUS,
                                  public_key) &&
         memcmp (public_key, g_bytes_get_data (key->public_key, NULL), sizeof public_key) == 0;
}

/* One that is delivered is whole, and is in the list. */
static gboolean
check_new_key (const LoketNewKey *key, const LoketTrustList *trusted, GError **error)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (trusted->keys));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTrustedKey) line = g_list_model_get_item (G_LIST_MODEL (trusted->keys), i);
    if (!g_bytes_equal (line->public_key, key->public_key))
      continue;
    if ((key->sealed != NULL) == (key->token != NULL) ||
        (key->sealed != NULL && !is_sealed_for (key, line->usage)) ||
        (key->token != NULL && !loket_token_uri_is_good (key->token)))
      return refuse (error, "sealed-key", "a key is delivered without its secret half");
    return TRUE;
  }
  return refuse (error, "trust-list", "a key is delivered that the trust list does not have");
}

static gboolean
check_new_keys (const LoketKeyDelivery *delivery, const LoketTrustList *trusted, GError **error)
{
  const guint n =
      delivery->keys != NULL ? g_list_model_get_n_items (G_LIST_MODEL (delivery->keys)) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketNewKey) key = g_list_model_get_item (G_LIST_MODEL (delivery->keys), i);
    if (!check_new_key (key, trusted, error))
      return FALSE;
  }
  return TRUE;
}

/* The root stays; a list is never followed by an older one. */
static gboolean
check_trust (const LoketKeyDelivery *delivery,
             const LoketTrustFile *present,
             const LoketTrustList *trusted,
             GError **error)
{
  if (trusted == NULL)
    return refuse (error, "trust-list", "the root did not sign this trust list");
  if (present == NULL)
    return TRUE;
  if (!g_bytes_equal (present->root, delivery->root))
    return refuse (error, "other-root", "another root signed the trust list that is on file");
  return trusted->iat > present->iat ||
         refuse (error, "trust-list-old", "a newer trust list is on file");
}

static LoketSealKey *
find_key (GPtrArray *present, const LoketTrustedKey *line)
{
  for (guint i = 0; i < present->len; i++) {
    LoketSealKey *key = present->pdata[i];
    if (key->usage == line->usage && g_bytes_equal (key->public_key, line->public_key) &&
        strcmp (key->iss, line->iss) == 0)
      return key;
  }
  return NULL;
}

/* The other code under which the same key signs knows where its secret half is. */
static LoketSealKey *
find_twin (GPtrArray *present, const LoketTrustedKey *line)
{
  for (guint i = 0; i < present->len; i++)
    if (g_bytes_equal (((LoketSealKey *) present->pdata[i])->public_key, line->public_key))
      return present->pdata[i];
  return NULL;
}

static void
copy_line (LoketSealKey *key, const LoketTrustedKey *line)
{
  key->first_use = line->first_use;
  key->last_use = line->last_use;
  key->last_exp = line->last_exp;
  key->state = line->state;
}

static LoketSealKey *
new_key (LoketTurn *turn, const LoketTrustedKey *line, const LoketNewKey *secret)
{
  LoketSealKey *key = loket_seal_key_new ();

  key->id = loket_turn_new_id (turn);
  key->kid = loket_key_id (line->public_key);
  key->iss = g_strdup (line->iss);
  key->public_key = g_bytes_ref (line->public_key);
  key->usage = line->usage;
  copy_line (key, line);
  key->back_end = secret == NULL          ? LOKET_BACK_END_ELSEWHERE
                  : secret->token != NULL ? LOKET_BACK_END_TOKEN
                                          : LOKET_BACK_END_SEALED;
  key->token = g_strdup (secret != NULL ? secret->token : NULL);
  key->taken_at = loket_turn_now (turn);
  return key;
}

static gboolean
take_line (LoketTurn *turn,
           GPtrArray *present,
           const LoketTrustedKey *line,
           const LoketNewKey *secret,
           GError **error)
{
  LoketSealKey *before = find_key (present, line);
  const LoketSealKey *twin = find_twin (present, line);
  g_autoptr (LoketSealKey) after = NULL;

  if (secret != NULL && secret->sealed != NULL &&
      !loket_txn_keep_seed (loket_turn_txn (turn), line->public_key, secret->sealed, error))
    return FALSE;
  if (before == NULL) {
    after = new_key (turn, line, secret);
    if (secret == NULL && twin != NULL) {
      after->back_end = twin->back_end;
      after->token = g_strdup (twin->token);
    }
    return loket_turn_insert (turn, after, error);
  }
  after = loket_seal_key_cast (loket_record_copy (LOKET_RECORD (before)));
  copy_line (after, line);
  return loket_record_equal (LOKET_RECORD (before), LOKET_RECORD (after)) ||
         loket_turn_replace (turn, before, after, error);
}

/* A key that is no longer in the list signs nothing that anybody would believe. */
static gboolean
withdraw_missing (LoketTurn *turn,
                  GPtrArray *present,
                  const LoketTrustList *trusted,
                  GError **error)
{
  g_autoptr (GHashTable) listed = g_hash_table_new (NULL, NULL);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (trusted->keys));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTrustedKey) line = g_list_model_get_item (G_LIST_MODEL (trusted->keys), i);
    g_hash_table_add (listed, find_key (present, line));
  }
  for (guint i = 0; i < present->len; i++) {
    LoketSealKey *before = present->pdata[i];
    g_autoptr (LoketSealKey) after = NULL;
    if (g_hash_table_contains (listed, before) || before->state == LOKET_KEY_WITHDRAWN)
      continue;
    after = loket_seal_key_cast (loket_record_copy (LOKET_RECORD (before)));
    after->state = LOKET_KEY_WITHDRAWN;
    if (!loket_turn_replace (turn, before, after, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_lines (LoketTurn *turn,
            const LoketKeyDelivery *delivery,
            const LoketTrustList *trusted,
            GError **error)
{
  g_autoptr (GPtrArray) present = loket_txn_seal_keys (loket_turn_txn (turn), error);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (trusted->keys));

  if (present == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTrustedKey) line = g_list_model_get_item (G_LIST_MODEL (trusted->keys), i);
    if (!take_line (turn, present, line, find_new (delivery, line->public_key), error))
      return FALSE;
  }
  return withdraw_missing (turn, present, trusted, error);
}

static gboolean
put_trust (LoketTurn *turn,
           const LoketKeyDelivery *delivery,
           const LoketTrustList *trusted,
           GError **error)
{
  g_autoptr (LoketTrustFile) file = loket_trust_file_new ();
  g_autoptr (LoketListNews) news = loket_list_news_new ();

  file->id = loket_turn_new_id (turn);
  file->iat = trusted->iat;
  file->root = g_bytes_ref (delivery->root);
  file->cwt = g_bytes_ref (delivery->trust);
  file->taken_at = loket_turn_now (turn);
  news->name = g_strdup (LOKET_TRUST_FILE);
  news->iat = trusted->iat;
  return loket_turn_insert (turn, file, error) && loket_turn_tell (turn, news, error);
}

/* What is unlocked was unlocked by what the old list said. */
static LoketRecord *
take_in (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketKeyDelivery *delivery = loket_key_delivery_cast (request);
  g_autoptr (LoketTrustList) trusted = NULL;
  g_autoptr (LoketTrustFile) present = NULL;

  if (!loket_record_check (request, error))
    return NULL;
  trusted = loket_trust_list_open (delivery->trust, g_bytes_get_data (delivery->root, NULL));
  if (!loket_txn_newest_trust_list (loket_turn_txn (turn), &present, error) ||
      !check_trust (delivery, present, trusted, error) ||
      !check_new_keys (delivery, trusted, error) || !take_lines (turn, delivery, trusted, error) ||
      !put_trust (turn, delivery, trusted, error))
    return NULL;
  loket_key_ring_lock (loket_turn_keys (turn));
  return list (turn, NULL, error);
}

static gpointer
prepare_unlock (LoketOffice *office,
                const LoketCaller *caller,
                LoketRecord *request,
                GError **error)
{
  return loket_record_check (request, error)
             ? loket_keys_open (
                   office, caller, loket_key_unlocking_cast (request)->password, 0, error)
             : NULL;
}

/* Whoever unlocks takes over the shift, with the keys that he himself can open: those of another
 * officer do not go on behind his back when he signs out. */
static void
end_other_shift (LoketKeyRing *ring, const LoketCaller *caller)
{
  g_auto (LoketKeyShift) shift = {0};

  if (loket_key_ring_get_shift (ring, &shift) && g_strcmp0 (shift.officer, caller->officer) != 0)
    loket_key_ring_lock (ring);
}

static LoketRecord *
unlock (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketOpenedKeys *opened = loket_turn_prepared (turn);
  const LoketSession *session = loket_turn_session (turn);
  const LoketKeyShift shift = {.officer = (char *) loket_turn_caller (turn)->officer,
                               .session = session != NULL ? session->id : NULL,
                               .day = (char *) loket_turn_day (turn)};
  LoketKeyRing *ring = loket_turn_keys (turn);

  if (!loket_keys_settle (turn, opened, error))
    return NULL;
  for (guint i = 0; i < opened->keys->len; i++) {
    const LoketTrustedKey *key = opened->keys->pdata[i];
    g_autoptr (LoketSignature) noted = loket_signature_new ();
    noted->kid = loket_key_id (key->public_key);
    noted->usage = key->usage;
    noted->iss = g_strdup (key->iss);
    loket_turn_note (turn, noted, NULL);
  }
  turn->unlocks = TRUE;
  end_other_shift (ring, loket_turn_caller (turn));
  loket_opened_keys_give (opened, ring);
  loket_key_ring_begin_shift (ring, &shift);
  return list (turn, NULL, error);
}

static LoketRecord *
lock (LoketTurn *turn, LoketRecord *request, GError **error)
{
  loket_key_ring_lock (loket_turn_keys (turn));
  return list (turn, NULL, error);
}

const LoketBinding loket_key_desk[] = {
    {&LOKET_KEY_LIST, list},
    {&LOKET_KEY_TAKE_IN, take_in},
    {&LOKET_KEY_UNLOCK, unlock, prepare_unlock, loket_opened_keys_free},
    {&LOKET_KEY_LOCK, lock},
    {NULL},
};

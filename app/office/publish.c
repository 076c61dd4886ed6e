/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of published lists: signs which cards are good, and gives out the trust list.  The files
 * go wherever verifiers fetch them. */
#include "config.h"

#include "core/error.h"
#include "core/status-list.h"
#include "core/verifier-desk.h"
#include "office/keys.h"
#include "office/office-private.h"
#include "office/turn-private.h"
#include "store/card-uses.h"
#include "store/seal-keys.h"

#define NEWEST "status_iat" /* when the newest status list was signed, seconds since 1970 */

/* What is signed on a worker's thread, before the turn that puts it down. */
typedef struct {
  LoketPublication *publication;
  GPtrArray *signatures;   /* of LoketSignature */
  LoketOpenedKeys *opened; /* (nullable) for this once */
  gint64 newest_iat;       /* of the list that was the newest when the store was read */
  gint64 iat;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->opened, loket_opened_keys_free);
  g_clear_pointer (&work->signatures, g_ptr_array_unref);
  g_clear_object (&work->publication);
  g_free (work);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

/* What the store says, in one transaction. */
typedef struct {
  LoketOffice *office;
  GPtrArray *lists;  /* of LoketStatusList */
  GArray *given;     /* of gint64, as many */
  GPtrArray *keys;   /* of LoketSealKey */
  gint64 newest_iat; /* 0 = none was signed yet */
} Look;

static void
look_clear (Look *look)
{
  g_clear_pointer (&look->lists, g_ptr_array_unref);
  g_clear_pointer (&look->given, g_array_unref);
  g_clear_pointer (&look->keys, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

/**
 * loket_keys_newest_list:
 * @txn: a transaction
 * @iat: (out): when the newest status list was signed, seconds since 1970; 0 = none was yet
 * @error: as loket_txn_get_meta()
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_keys_newest_list (LoketTxn *txn, gint64 *iat, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *noted = loket_txn_get_meta (txn, NEWEST, &failure);

  *iat = noted != NULL ? g_ascii_strtoll (noted, NULL, 10) : 0;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
add_list (LoketTxn *txn, Look *look, const char *iss, GError **error)
{
  g_autoptr (LoketStatusList) list = NULL;
  gint64 given;

  for (guint i = 0; i < look->lists->len; i++)
    if (strcmp (loket_status_list_iss (look->lists->pdata[i]), iss) == 0)
      return TRUE;
  list = loket_status_list_new (iss);
  if (!loket_txn_fill_status_list (txn, list, &given, error))
    return FALSE;
  g_ptr_array_add (look->lists, g_steal_pointer (&list));
  g_array_append_val (look->given, given);
  return TRUE;
}

/* A list for each code under which cards were made, and for each that has a key: the first list of
 * an office says that no card of it is good yet. */
static gboolean
look_work (LoketTxn *txn, gpointer data, GError **error)
{
  Look *look = data;
  g_auto (LoketTurn) turn = {.office = look->office, .txn = txn};
  g_auto (GStrv) issuers = NULL;

  look_clear (look);
  if (!loket_turn_begin (&turn, FALSE, error))
    return FALSE;
  loket_turn_keys (&turn); /* what is over signs no list either */
  look->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) loket_status_list_free);
  look->given = g_array_new (FALSE, FALSE, sizeof (gint64));
  issuers = loket_txn_status_issuers (txn, error);
  look->keys = issuers != NULL ? loket_txn_seal_keys (txn, error) : NULL;
  if (look->keys == NULL || !loket_keys_newest_list (txn, &look->newest_iat, error))
    return FALSE;
  for (guint i = 0; issuers[i] != NULL; i++)
    if (!add_list (txn, look, issuers[i], error))
      return FALSE;
  for (guint i = 0; i < look->keys->len; i++) {
    const LoketSealKey *key = look->keys->pdata[i];
    if (key->usage == LOKET_USE_STATUS && key->state == LOKET_KEY_LIVE &&
        key->back_end != LOKET_BACK_END_ELSEWHERE && !add_list (txn, look, key->iss, error))
      return FALSE;
  }
  return TRUE;
}

static GBytes *
sign_list (LoketKeyRing *ring,
           const LoketTrustedKey *key,
           const LoketStatusList *list,
           gint64 iat,
           GError **error)
{
  g_autoptr (GBytes) payload = loket_status_list_payload (list, iat);
  g_autoptr (GBytes) to_sign = NULL;
  guint8 kid[LOKET_COSE_KID];
  guint8 signature[LOKET_COSE_SIGNATURE];
  gsize length;
  const guint8 *data = g_bytes_get_data (payload, &length);

  loket_cose_kid (g_bytes_get_data (key->public_key, NULL), kid);
  to_sign = loket_cose_to_sign (LOKET_STATUS_TYPE, kid, data, length);
  if (!loket_key_ring_sign_with (ring, key, to_sign, signature, error))
    return NULL;
  return loket_cose_join (LOKET_STATUS_TYPE, kid, data, length, signature);
}

/* Unlocking helps only where there is a key left to be unlocked. */
static gboolean
refuse_unsigned (const Look *look, const char *iss, gint64 now, GError **error)
{
  gboolean locked = FALSE;

  for (guint i = 0; i < look->keys->len; i++) {
    const LoketSealKey *key = look->keys->pdata[i];
    locked = locked || (key->usage == LOKET_USE_STATUS && key->state == LOKET_KEY_LIVE &&
                        key->last_use >= now && strcmp (key->iss, iss) == 0);
  }
  loket_set_error (error,
                   LOKET_ERROR_RULE,
                   locked ? "keys-locked" : "no-status-key",
                   "no status key of %s is unlocked",
                   iss);
  return FALSE;
}

static gboolean
publish_one (Work *work, LoketKeyRing *ring, const Look *look, guint at, GError **error)
{
  const LoketStatusList *list = look->lists->pdata[at];
  const gint64 given = g_array_index (look->given, gint64, at);
  const char *iss = loket_status_list_iss (list);
  const LoketTrustedKey *key = loket_key_ring_find (ring, LOKET_USE_STATUS, iss);
  g_autoptr (LoketPublishedFile) file = loket_published_file_new ();
  LoketSignature *signature;

  if (key == NULL)
    return refuse_unsigned (look, iss, work->iat, error);
  file->bytes = sign_list (ring, key, list, work->iat, error);
  if (file->bytes == NULL)
    return FALSE;
  file->name = loket_status_file_name (iss);
  file->iss = g_strdup (iss);
  file->iat = LOKET_SOME (work->iat);
  file->given = LOKET_SOME (given);
  file->slots = LOKET_SOME (8 * LOKET_STATUS_BYTES);
  g_list_store_append (work->publication->files, file);
  signature = loket_signature_new ();
  signature->kid = loket_key_id (key->public_key);
  signature->usage = key->usage;
  signature->iss = g_strdup (iss);
  signature->iat = LOKET_SOME (work->iat);
  g_ptr_array_add (work->signatures, signature);
  return TRUE;
}

static gboolean
publish_all (LoketOffice *office, Work *work, const Look *look, GError **error)
{
  g_autoptr (LoketKeyRing) own = NULL; /* wiped when the lists are signed */
  LoketKeyRing *ring = loket_office_keys (office);

  if (work->opened != NULL) {
    ring = own = loket_key_ring_new (loket_office_clock (office));
    loket_opened_keys_give (work->opened, own);
  }
  if (look->lists->len == 0) {
    loket_set_error (error,
                     LOKET_ERROR_RULE,
                     look->keys->len == 0 ? "no-keys" : "no-status-key",
                     "the office has no key for status lists");
    return FALSE;
  }
  for (guint i = 0; i < look->lists->len; i++)
    if (!publish_one (work, ring, look, i, error))
      return FALSE;
  return TRUE;
}

/* 300,000 slots are read and packed here, not in the turn.  Verifiers keep the newest list, so no
 * two have the same time. */
static gpointer
prepare_status (LoketOffice *office,
                const LoketCaller *caller,
                LoketRecord *request,
                GError **error)
{
  const char *passphrase = loket_publishing_cast (request)->password;
  g_autoptr (Work) work = g_new0 (Work, 1);
  g_auto (Look) look = {.office = office};

  work->signatures = g_ptr_array_new_with_free_func (g_object_unref);
  work->publication = loket_publication_new ();
  work->publication->files = g_list_store_new (loket_published_file_get_type ());
  if (passphrase != NULL) {
    work->opened = loket_keys_open (office, caller, passphrase, LOKET_USE_STATUS, error);
    if (work->opened == NULL)
      return NULL;
    if (work->opened->keys->len == 0)
      return g_steal_pointer (&work); /* the turn counts it */
  }
  if (!loket_store_read_sync (loket_office_store (office), look_work, &look, error))
    return NULL;
  work->newest_iat = look.newest_iat;
  work->iat =
      MAX (loket_clock_now (loket_office_clock (office)) / LOKET_SECOND, look.newest_iat + 1);
  return publish_all (office, work, &look, error) ? g_steal_pointer (&work) : NULL;
}

/* Whoever read the store before another list was put down may know less than that one says: his,
 * with a later time, would make good again what was revoked in between. */
static gboolean
note_newest (LoketTurn *turn, const Work *work, GError **error)
{
  g_autofree char *noted = g_strdup_printf ("%" G_GINT64_FORMAT, work->iat);
  gint64 newest;

  if (!loket_keys_newest_list (loket_turn_txn (turn), &newest, error))
    return FALSE;
  if (newest == work->newest_iat)
    return loket_txn_set_meta (loket_turn_txn (turn), NEWEST, noted, error);
  loket_set_error (error, LOKET_ERROR_BUSY, NULL, "another list was signed meanwhile");
  return FALSE;
}

/* Verifiers that follow the hub get it from here. */
static gboolean
keep_file (LoketTurn *turn, const LoketPublishedFile *published, GError **error)
{
  g_autoptr (LoketListFile) file = loket_list_file_new ();
  g_autoptr (LoketListNews) news = loket_list_news_new ();

  file->iss = g_strdup (published->iss);
  file->iat = news->iat = published->iat.value;
  file->cwt = g_bytes_ref (published->bytes);
  news->name = g_strdup (published->name);
  return loket_txn_keep_status_file (loket_turn_txn (turn), file, loket_turn_now (turn), error) &&
         loket_turn_tell (turn, news, error);
}

static gboolean
keep_files (LoketTurn *turn, const LoketPublication *publication, GError **error)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (publication->files));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketPublishedFile) file =
        g_list_model_get_item (G_LIST_MODEL (publication->files), i);
    if (!keep_file (turn, file, error))
      return FALSE;
  }
  return TRUE;
}

static LoketRecord *
publish_status (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const Work *work = loket_turn_prepared (turn);

  if ((work->opened != NULL && !loket_keys_settle (turn, work->opened, error)) ||
      !note_newest (turn, work, error) || !keep_files (turn, work->publication, error))
    return NULL;
  for (guint i = 0; i < work->signatures->len; i++)
    if (!loket_turn_put_down (turn, work->signatures->pdata[i], error))
      return NULL;
  return g_object_ref (LOKET_RECORD (work->publication));
}

static void
add_file (LoketPublication *publication, const char *name, GBytes *bytes)
{
  g_autoptr (LoketPublishedFile) file = loket_published_file_new ();

  file->name = g_strdup (name);
  file->bytes = g_bytes_ref (bytes);
  g_list_store_append (publication->files, file);
}

static GBytes *
root_line (GBytes *root)
{
  const guint8 *bytes = g_bytes_get_data (root, NULL);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < LOKET_COSE_PUBLIC; i++)
    g_string_append_printf (line, "%02x", bytes[i]);
  g_string_append_c (line, '\n');
  return g_string_free_to_bytes (line);
}

/* The root is far from here: what it signed at the ceremony is given out as it came. */
static LoketRecord *
publish_trust (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (LoketTrustFile) trust = NULL;
  g_autoptr (GBytes) root = NULL;
  LoketPublication *answer;

  if (!loket_txn_newest_trust_list (loket_turn_txn (turn), &trust, error))
    return NULL;
  if (trust == NULL) {
    loket_set_error (error, LOKET_ERROR_RULE, "no-keys", "the office has no trust list yet");
    return NULL;
  }
  root = root_line (trust->root);
  answer = loket_publication_new ();
  answer->files = g_list_store_new (loket_published_file_get_type ());
  add_file (answer, LOKET_TRUST_FILE, trust->cwt);
  add_file (answer, LOKET_ROOT_FILE, root);
  return LOKET_RECORD (answer);
}

const LoketBinding loket_publish_desk[] = {
    {&LOKET_STATUS_PUBLISH, publish_status, prepare_status, work_free},
    {&LOKET_TRUST_PUBLISH, publish_trust},
    {NULL},
};

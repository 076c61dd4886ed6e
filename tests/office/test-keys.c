/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of keys: what is taken in, who unlocks it and for how long, and that each signature is
 * counted and in the audit. */
#include "keys.h"

#include "core/audit.h"
#include "core/error.h"
#include "core/status-list.h"
#include "office/office-private.h"
#include "office/sealing.h"
#include "store/seal-keys.h"
#include "store/store-private.h"
#include "tests/lib/faulty-engine.h"
#include "wire/json.h"

#include <string.h>

/* An operation that seals a card, as the desk of cards does. */
static LoketRecord *
seal (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (LoketCardClaims) claims = loket_card_claims_cast (loket_record_copy (request));
  g_autoptr (GBytes) token = loket_turn_seal_card (turn, claims, error);

  return token != NULL ? LOKET_RECORD (loket_nothing_new ()) : NULL;
}

static const LoketOperation seal_operation = {
    .name = "test/seal",
    .flags = LOKET_WRITE,
    .permission = LOKET_MAY_SEE_OFFICE,
    .request = loket_card_claims_get_type,
    .answer = loket_nothing_get_type,
};
static const LoketBinding seal_desk[] = {{&seal_operation, seal}, {NULL}};

static void
set_up (Fixture *f, gconstpointer data)
{
  f->extra_desk = seal_desk;
  fixture_set_up (f, data);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/office/keys/" path, Fixture, NULL, set_up, function, fixture_tear_down)

static void
assert_rule (GError **error, const char *rule)
{
  g_assert_error (*error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (*error), ==, rule);
  g_clear_error (error);
}

static LoketKeyList *
list (Fixture *f)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  LoketKeyList *answer = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_KEY_LIST, nothing, &error);

  g_assert_no_error (error);
  return answer;
}

static guint
count_unlocked (Fixture *f)
{
  g_autoptr (LoketKeyList) keys = list (f);

  return keys_unlocked (keys);
}

static LoketCardClaims *
claims_of (const char *name, gint64 index)
{
  LoketCardClaims *claims = loket_card_claims_new ();

  claims->iss = g_strdup (KEYS_ISS);
  claims->nbf = FIXTURE_MORNING / LOKET_SECOND;
  claims->exp = claims->nbf + 730 * 86400;
  claims->number = g_strdup ("3314-26-000001");
  claims->name = g_strdup (name);
  claims->category = LOKET_CARD_MELATI;
  claims->index = index;
  claims->birth_year = 1960;
  claims->print = 1;
  return claims;
}

static gboolean
try_seal (Fixture *f, gint64 index, GError **error)
{
  g_autoptr (LoketCardClaims) claims = claims_of ("SUCIPTO", index);
  g_autoptr (LoketNothing) answer =
      fixture_ask (f, LOKET_DEVICE_COUNTER, &seal_operation, claims, error);

  return answer != NULL;
}

/* What a ceremony made is on file, the seeds only under their passphrase and nowhere in an answer.
 */
static void
test_taken_in (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketKeyList) keys = NULL;
  g_autoptr (LoketSealKey) card = NULL;

  keys = list (f);
  g_assert_null (keys->trust);
  g_clear_object (&keys);
  fixture_make_keys (f);
  keys = list (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (keys->keys)), ==, 2);
  g_assert_cmpint (keys->trust_iat.value, ==, FIXTURE_MORNING / LOKET_SECOND);
  g_assert_cmpuint (keys_unlocked (keys), ==, 0);
  card = g_list_model_get_item (G_LIST_MODEL (keys->keys), 0);
  g_assert_cmpint (card->usage, ==, LOKET_USE_CARD);
  g_assert_cmpint (card->back_end, ==, LOKET_BACK_END_SEALED);
  g_assert_cmpuint (strlen (card->kid), ==, LOKET_KEY_ID_LENGTH);
}

static void
try_delivery (Fixture *f, LoketKeyDelivery *delivery, const char *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketKeyList) answer =
      fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_KEY_TAKE_IN, delivery, &error);

  if (rule != NULL)
    assert_rule (&error, rule);
  g_assert_no_error (error);
  g_assert_true ((answer != NULL) == (rule == NULL));
}

static void
test_deliveries_refused (Fixture *f, gconstpointer data)
{
  const gint64 now = FIXTURE_MORNING / LOKET_SECOND;
  Ceremony ceremony;
  Ceremony other;
  g_autoptr (LoketKeyDelivery) delivery = ceremony_delivery ();
  g_autoptr (LoketKeyDelivery) empty = ceremony_delivery ();
  g_autoptr (LoketTrustedKey) line = NULL;
  g_autoptr (GBytes) root = NULL;

  ceremony_begin (&ceremony, 1);
  ceremony_begin (&other, 2);
  line = ceremony_add (&ceremony, delivery, 1, KEYS_ISS, LOKET_USE_CARD);
  ceremony_sign (&other, empty, now + 5);
  ceremony_sign (&ceremony, delivery, now);
  root = g_steal_pointer (&delivery->root);
  delivery->root = g_bytes_ref (empty->root); /* signed by another one than it says */
  try_delivery (f, delivery, "trust-list");
  g_bytes_unref (delivery->root);
  delivery->root = g_steal_pointer (&root);
  line->usage = LOKET_USE_STATUS; /* sealed for cards */
  ceremony_sign (&ceremony, delivery, now);
  try_delivery (f, delivery, "sealed-key");
  line->usage = LOKET_USE_CARD;
  ceremony_sign (&ceremony, delivery, now);
  try_delivery (f, delivery, NULL);
  try_delivery (f, delivery, "trust-list-old");
  try_delivery (f, empty, "other-root");
  g_list_store_remove_all (ceremony.list->keys); /* a key without its line */
  ceremony_sign (&ceremony, delivery, now + 1);
  try_delivery (f, delivery, "trust-list");
  ceremony_end (&ceremony);
  ceremony_end (&other);
}

/* Retired, then left out of the list: it never signs again. */
static void
test_withdrawn (Fixture *f, gconstpointer data)
{
  const gint64 now = FIXTURE_MORNING / LOKET_SECOND;
  Ceremony ceremony;
  g_autoptr (LoketKeyDelivery) delivery = ceremony_delivery ();
  g_autoptr (LoketKeyDelivery) nothing_new = ceremony_delivery ();
  g_autoptr (LoketTrustedKey) old = NULL;
  g_autoptr (LoketTrustedKey) next = NULL;
  g_autoptr (LoketKeyList) keys = NULL;
  g_autoptr (GError) error = NULL;

  ceremony_begin (&ceremony, 1);
  old = ceremony_add (&ceremony, delivery, 1, KEYS_ISS, LOKET_USE_CARD);
  ceremony_sign (&ceremony, delivery, now);
  try_delivery (f, delivery, NULL);
  g_object_unref (fixture_unlock_keys (f, NULL));
  g_assert_true (try_seal (f, 1, &error));
  old->state = LOKET_KEY_RETIRED;
  ceremony_sign (&ceremony, nothing_new, now + 1);
  try_delivery (f, nothing_new, NULL);
  g_assert_false (try_seal (f, 2, &error)); /* locked by the new list */
  assert_rule (&error, "keys-locked");
  g_list_store_remove_all (ceremony.list->keys);
  next = ceremony_add (&ceremony, nothing_new, 2, KEYS_ISS, LOKET_USE_CARD);
  ceremony_sign (&ceremony, nothing_new, now + 2);
  try_delivery (f, nothing_new, NULL);
  keys = fixture_unlock_keys (f, NULL);
  g_assert_cmpuint (keys_unlocked (keys), ==, 1);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (LoketSealKey) key = g_list_model_get_item (G_LIST_MODEL (keys->keys), i);
    g_assert_true (key->state == LOKET_KEY_WITHDRAWN ||
                   (key->unlocked && g_bytes_equal (key->public_key, next->public_key)));
  }
  ceremony_end (&ceremony);
}

static void
test_wrong_passphrase (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketKeyUnlocking) request = loket_key_unlocking_new ();
  g_autoptr (GError) error = NULL;

  request->password = g_strdup ("salah sekali ini");
  g_assert_null (fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_KEY_UNLOCK, request, &error));
  assert_rule (&error, "no-keys");
  fixture_make_keys (f);
  for (guint i = 0; i < 5; i++) {
    g_assert_null (fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_KEY_UNLOCK, request, &error));
    assert_rule (&error, "seal-passphrase");
  }
  g_assert_null (fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_KEY_UNLOCK, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_MANY);
  g_assert_cmpuint (count_unlocked (f), ==, 0);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  g_object_unref (fixture_unlock_keys (f, NULL));
  g_assert_cmpuint (count_unlocked (f), ==, 2);
}

/* An office whose keys this officer has unlocked. */
static char *
begin_shift (Fixture *f, LoketOfficer **officer)
{
  char *token;
  g_autoptr (LoketKeyList) keys = NULL;

  fixture_make_keys (f);
  *officer = fixture_add_officer (f, "tini", "card_printer", NULL);
  token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "tini");
  keys = fixture_unlock_keys (f, token);
  g_assert_cmpuint (keys_unlocked (keys), ==, 2);
  g_assert_cmpstr (keys->unlocked_by, ==, (*officer)->id);
  g_assert_cmpstr (keys->unlocked_name, ==, (*officer)->name);
  g_assert_cmpint (keys->unlocked_until.value, >, FIXTURE_MORNING);
  g_assert_cmpint (keys->unlocked_until.value, <=, FIXTURE_MORNING + LOKET_DAY);
  return token;
}

static void
ask_nothing (Fixture *f, const char *token, const LoketOperation *operation)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer =
      fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, operation, nothing, &error);

  g_assert_no_error (error);
}

static void
test_locked_by_hand (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = NULL;
  g_autofree char *token = begin_shift (f, &officer);

  ask_nothing (f, token, &LOKET_KEY_LOCK);
  g_assert_cmpuint (count_unlocked (f), ==, 0);
}

static void
test_locked_by_sign_out (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = NULL;
  g_autofree char *token = begin_shift (f, &officer);

  ask_nothing (f, token, &LOKET_SESSION_SIGN_OUT);
  g_assert_cmpuint (count_unlocked (f), ==, 0);
}

static void
test_locked_with_officer (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = NULL;
  g_autofree char *token = begin_shift (f, &officer);
  g_autoptr (LoketOfficerStatusRequest) request = loket_officer_status_request_new ();
  g_autoptr (LoketOfficer) answer = NULL;
  g_autoptr (GError) error = NULL;

  request->officer = g_strdup (officer->id);
  request->status = LOKET_OFFICER_LOCKED;
  answer = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_OFFICER_SET_STATUS, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_unlocked (f), ==, 0);
}

static LoketPublication *
publish (Fixture *f, const LoketOperation *operation, const char *passphrase, GError **error)
{
  g_autoptr (LoketPublishing) publishing = loket_publishing_new ();
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  publishing->password = g_strdup (passphrase);
  return fixture_ask (f,
                      LOKET_DEVICE_ADMIN,
                      operation,
                      operation == &LOKET_STATUS_PUBLISH ? (gpointer) publishing : nothing,
                      error);
}

/* They stay while they are used, or whoever unlocked them does something; not else. */
static void
test_locked_when_idle (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = NULL;
  g_autofree char *token = begin_shift (f, &officer);
  g_autoptr (GError) error = NULL;

  loket_clock_advance (f->clock, 9 * LOKET_MINUTE);
  g_assert_true (try_seal (f, 1, &error));
  loket_clock_advance (f->clock, 9 * LOKET_MINUTE);
  g_assert_cmpuint (count_unlocked (f), ==, 2);
  loket_clock_advance (f->clock, 2 * LOKET_MINUTE);
  g_assert_null (publish (f, &LOKET_STATUS_PUBLISH, NULL, &error));
  assert_rule (&error, "keys-locked");
  g_assert_cmpuint (count_unlocked (f), ==, 0);
  g_assert_false (try_seal (f, 2, &error));
  assert_rule (&error, "keys-locked");
}

static void
test_locked_at_day_end (Fixture *f, gconstpointer data)
{
  fixture_make_keys (f);
  g_object_unref (fixture_unlock_keys (f, NULL));
  loket_clock_advance (f->clock, 15 * LOKET_HOUR);
  g_assert_cmpuint (count_unlocked (f), ==, 2);
  loket_clock_advance (f->clock, 2 * LOKET_HOUR);
  g_assert_cmpuint (count_unlocked (f), ==, 0);
}

/* The hub looks by itself, so that they are wiped though nobody asks. */
static void
test_locked_by_tending (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = NULL;
  g_autofree char *token = begin_shift (f, &officer);

  loket_clock_advance (f->clock, 11 * LOKET_MINUTE);
  loket_office_tend (f->office);
  while (loket_office_is_tending (f->office))
    g_main_context_iteration (NULL, TRUE);
  loket_clock_advance (f->clock, -11 * LOKET_MINUTE);
  g_assert_cmpuint (count_unlocked (f), ==, 0);
}

static gboolean
find_signatures (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (LoketAuditQuery) query = loket_audit_query_new ();
  GPtrArray **found = data;
  LoketOptional next;

  query->operation = g_strdup ("key/sign");
  *found = loket_txn_audit_rows (txn, query, 0, G_MAXINT64, &next, error);
  return *found != NULL;
}

/* One row each, with key, card and slot, and nothing of whose card it is. */
static void
test_audited (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  fixture_make_keys (f);
  g_object_unref (fixture_unlock_keys (f, NULL));
  for (gint64 i = 0; i < 3; i++)
    g_assert_true (try_seal (f, 100 + i, &error));
  g_assert_true (
      loket_store_read_sync (loket_office_store (f->office), find_signatures, &rows, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  for (guint i = 0; i < rows->len; i++) {
    const LoketAuditEntry *row = rows->pdata[i];
    g_autofree char *index = g_strdup_printf ("%u", 102 - i);
    g_autofree char *json = loket_json_from_record (rows->pdata[i]);
    g_assert_cmpstr (row->operation, ==, "key/sign");
    g_assert_nonnull (strstr (json, index));
    g_assert_nonnull (strstr (json, "3314-26-000001"));
    g_assert_null (strstr (json, "SUCIPTO"));
  }
}

static void
test_capped (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketKeyList) keys = NULL;
  g_autoptr (GError) error = NULL;
  gint64 cap;

  fixture_make_keys (f);
  keys = fixture_unlock_keys (f, NULL);
  cap = keys->seals_a_day;
  g_assert_cmpint (cap, >, 0);
  for (gint64 i = 0; i < cap; i++)
    g_assert_true (try_seal (f, i, &error));
  g_assert_false (try_seal (f, cap, &error));
  assert_rule (&error, "seal-cap");
  g_clear_object (&keys);
  keys = list (f);
  g_assert_cmpint (keys->sealed_today, ==, cap);
  loket_clock_advance (f->clock, LOKET_DAY);
  g_object_unref (fixture_unlock_keys (f, NULL));
  g_assert_true (try_seal (f, cap, &error));
}

/* The newer key of the next code of the office does not stand in the way of the code that it has.
 */
static void
test_next_code (Fixture *f, gconstpointer data)
{
  Ceremony ceremony;
  g_autoptr (LoketKeyDelivery) delivery = ceremony_delivery ();
  g_autoptr (LoketTrustedKey) present = NULL;

  ceremony_begin (&ceremony, 1);
  g_object_unref (ceremony_add (&ceremony, delivery, 1, KEYS_ISS "-2", LOKET_USE_CARD));
  present = ceremony_add (&ceremony, delivery, 2, KEYS_ISS, LOKET_USE_CARD);
  present->first_use--;
  ceremony_sign (&ceremony, delivery, loket_clock_now (f->clock) / LOKET_SECOND);
  try_delivery (f, delivery, NULL);
  ceremony_end (&ceremony);
  g_object_unref (fixture_unlock_keys (f, NULL));
  g_assert_true (try_seal (f, 1, NULL));
}

/* A card that the key must not sign is not signed. */
static void
test_limits (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketCardClaims) claims = claims_of ("SUCIPTO", 1);
  g_autoptr (GError) error = NULL;

  fixture_make_keys (f);
  g_object_unref (fixture_unlock_keys (f, NULL));
  claims->nbf -= 2 * 86400; /* before the key's first day */
  g_assert_null (fixture_ask (f, LOKET_DEVICE_COUNTER, &seal_operation, claims, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  claims->nbf += 2 * 86400;
  g_free (claims->iss);
  claims->iss = g_strdup ("1606-MUBA");
  g_assert_null (fixture_ask (f, LOKET_DEVICE_COUNTER, &seal_operation, claims, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

/* Signed by the status key, each newer than the last, and readable with the trust list beside it.
 */
static void
test_published (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketPublication) trust = NULL;
  g_autoptr (LoketKeyList) keys = NULL;
  g_autoptr (LoketPublishedFile) cwt = NULL;
  g_autoptr (LoketTrustList) trusted = NULL;
  gint64 last = 0;

  g_assert_null (publish (f, &LOKET_TRUST_PUBLISH, NULL, &error));
  assert_rule (&error, "no-keys");
  fixture_make_keys (f);
  keys = list (f);
  trust = publish (f, &LOKET_TRUST_PUBLISH, NULL, &error);
  g_assert_no_error (error);
  cwt = g_list_model_get_item (G_LIST_MODEL (trust->files), 0);
  g_assert_cmpstr (cwt->name, ==, "trust.cwt");
  trusted = loket_trust_list_open (cwt->bytes, g_bytes_get_data (keys->root, NULL));
  g_assert_nonnull (trusted);
  g_assert_null (publish (f, &LOKET_STATUS_PUBLISH, NULL, &error));
  assert_rule (&error, "keys-locked");
  g_assert_null (publish (f, &LOKET_STATUS_PUBLISH, "salah sekali ini", &error));
  assert_rule (&error, "seal-passphrase");
  for (guint i = 0; i < 3; i++) {
    g_autoptr (LoketPublication) status =
        publish (f, &LOKET_STATUS_PUBLISH, i == 0 ? KEYS_PASSPHRASE : NULL, &error);
    g_autoptr (LoketPublishedFile) file = NULL;
    g_autoptr (LoketStatusList) opened = NULL;
    g_assert_no_error (error);
    file = g_list_model_get_item (G_LIST_MODEL (status->files), 0);
    g_assert_cmpstr (file->name, ==, "status-" KEYS_ISS ".cwt");
    opened = loket_status_list_open (file->bytes, trusted);
    g_assert_nonnull (opened);
    g_assert_cmpint (loket_status_list_iat (opened), >, last);
    last = loket_status_list_iat (opened);
    g_assert_false (loket_status_list_is_good (opened, 1));
    if (i == 0) {
      g_assert_cmpuint (count_unlocked (f), ==, 0); /* for that once only */
      g_object_unref (fixture_unlock_keys (f, NULL));
    }
  }
}

/* Whichever step of the store fails: keys that no row of the audit says are open are not. */
static void
test_not_half_unlocked (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketKeyUnlocking) request = loket_key_unlocking_new ();
  g_autoptr (LoketKeyList) answer = NULL;
  int steps = 0;

  fixture_make_keys (f);
  request->password = g_strdup (KEYS_PASSPHRASE);
  faulty_engine_take (loket_office_store (f->office)->writer.txn->engine, LOKET_ERROR_STORE_FULL);
  for (; answer == NULL && steps < 100; steps++) {
    faulty_engine_fail_after (steps);
    answer = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_KEY_UNLOCK, request, NULL);
    if (answer == NULL)
      g_assert_cmpuint (count_unlocked (f), ==, 0);
  }
  faulty_engine_fail_after (FAULTY_ENGINE_NEVER);
  g_assert_cmpint (steps, >, 3);
  g_assert_cmpuint (count_unlocked (f), ==, 2);
}

/* Whoever takes over opens what he can open; what the one before him had does not stay open on. */
static void
test_taken_over (Fixture *f, gconstpointer data)
{
  static const guint8 seed[LOKET_SEED_BYTES] = "of a passphrase that he has not";
  guint8 public_key[LOKET_COSE_PUBLIC];
  g_autoptr (LoketOfficer) first = NULL, second = NULL;
  g_autofree char *one = begin_shift (f, &first);
  g_autofree char *other = NULL;
  g_autoptr (LoketTrustedKey) key = loket_trusted_key_new ();
  g_autoptr (LoketKeyList) again = NULL, taken = NULL;
  LoketSigner *signer = loket_signer_new_seed (seed, public_key);

  key->iss = g_strdup (KEYS_ISS);
  key->public_key = g_bytes_new (public_key, sizeof public_key);
  key->usage = LOKET_USE_CARD;
  loket_key_ring_add (f->office->keys, key, signer);
  /* Two passphrases, one after the other: the first one's keys stay. */
  again = fixture_unlock_keys (f, one);
  g_assert_true (loket_key_ring_holds (f->office->keys, key));
  second = fixture_add_officer (f, "budi", "card_printer", NULL);
  other = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "budi");
  taken = fixture_unlock_keys (f, other);
  g_assert_cmpstr (taken->unlocked_by, ==, second->id);
  g_assert_cmpuint (keys_unlocked (taken), ==, 2);
  g_assert_false (loket_key_ring_holds (f->office->keys, key));
}

/* A token that is not there hides no guess at the key beside it. */
static void
test_guessed_beside_token (Fixture *f, gconstpointer data)
{
  Ceremony ceremony;
  g_autoptr (LoketKeyDelivery) delivery = ceremony_delivery ();
  g_autoptr (LoketNewKey) card = NULL;
  g_autoptr (LoketKeyUnlocking) request = loket_key_unlocking_new ();
  g_autoptr (GError) error = NULL;

  ceremony_begin (&ceremony, 1);
  g_object_unref (ceremony_add (&ceremony, delivery, 1, KEYS_ISS, LOKET_USE_CARD));
  g_object_unref (ceremony_add (&ceremony, delivery, 2, KEYS_ISS, LOKET_USE_STATUS));
  card = g_list_model_get_item (G_LIST_MODEL (delivery->keys), 0);
  g_clear_pointer (&card->sealed, g_bytes_unref);
  card->token = g_strdup ("pkcs11:token=none;object=card");
  ceremony_sign (&ceremony, delivery, FIXTURE_MORNING / LOKET_SECOND);
  try_delivery (f, delivery, NULL);
  request->password = g_strdup ("salah sekali ini");
  for (guint i = 0; i < 5; i++) {
    g_assert_null (fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_KEY_UNLOCK, request, &error));
    assert_rule (&error, "no-token");
  }
  g_assert_null (fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_KEY_UNLOCK, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_MANY);
  ceremony_end (&ceremony);
}

/* The writer at rest, so that two who publish have both read the store before either is put down.
 */
typedef struct {
  GMutex lock;
  GCond change;
  gboolean begun;
  gboolean go_on;
} Rest;

static gboolean
rest_work (LoketTxn *txn, gpointer data, GError **error)
{
  Rest *rest = data;

  g_mutex_lock (&rest->lock);
  rest->begun = TRUE;
  g_cond_broadcast (&rest->change);
  while (!rest->go_on)
    g_cond_wait (&rest->change, &rest->lock);
  g_mutex_unlock (&rest->lock);
  return TRUE;
}

static void
rested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

typedef struct {
  LoketOffice *office;
  GBytes *answer;
  GError *error;
} Published;

static void
published_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Published *published = data;

  published->answer = loket_office_ask_finish (published->office, result, &published->error);
}

/* Of two lists at once the one that may know less is not given out with a later time. */
static void
test_two_publish (Fixture *f, gconstpointer data)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_ADMIN, .device = "admin"};
  LoketStore *store = loket_office_store (f->office);
  g_autoptr (LoketPublishing) request = loket_publishing_new ();
  Published both[2] = {{f->office, NULL, NULL}, {f->office, NULL, NULL}};
  Rest rest = {0};
  gboolean rested = FALSE;

  fixture_make_keys (f);
  g_object_unref (fixture_unlock_keys (f, NULL));
  g_mutex_init (&rest.lock);
  g_cond_init (&rest.change);
  loket_store_write (store, rest_work, &rest, rested_cb, &rested);
  g_mutex_lock (&rest.lock);
  while (!rest.begun)
    g_cond_wait (&rest.change, &rest.lock);
  g_mutex_unlock (&rest.lock);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    loket_office_ask (f->office,
                      &LOKET_STATUS_PUBLISH,
                      &caller,
                      LOKET_RECORD (request),
                      NULL,
                      published_cb,
                      &both[i]);
    while (loket_store_waiting (store) <= i)
      g_main_context_iteration (NULL, TRUE);
    loket_clock_advance (f->clock, 10 * LOKET_SECOND);
  }
  g_mutex_lock (&rest.lock);
  rest.go_on = TRUE;
  g_cond_broadcast (&rest.change);
  g_mutex_unlock (&rest.lock);
  while (!rested || (both[0].answer == NULL && both[0].error == NULL) ||
         (both[1].answer == NULL && both[1].error == NULL))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (both[0].answer);
  g_assert_error (both[1].error, LOKET_ERROR, LOKET_ERROR_BUSY);
  g_bytes_unref (both[0].answer);
  g_error_free (both[1].error);
  g_cond_clear (&rest.change);
  g_mutex_clear (&rest.lock);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("taken-in", test_taken_in);
  ADD ("deliveries-refused", test_deliveries_refused);
  ADD ("withdrawn", test_withdrawn);
  ADD ("wrong-passphrase", test_wrong_passphrase);
  ADD ("locked-by-hand", test_locked_by_hand);
  ADD ("locked-by-sign-out", test_locked_by_sign_out);
  ADD ("locked-with-officer", test_locked_with_officer);
  ADD ("locked-when-idle", test_locked_when_idle);
  ADD ("locked-at-day-end", test_locked_at_day_end);
  ADD ("locked-by-tending", test_locked_by_tending);
  ADD ("audited", test_audited);
  ADD ("capped", test_capped);
  ADD ("limits", test_limits);
  ADD ("next-code", test_next_code);
  ADD ("published", test_published);
  ADD ("not-half-unlocked", test_not_half_unlocked);
  ADD ("taken-over", test_taken_over);
  ADD ("guessed-beside-token", test_guessed_beside_token);
  ADD ("two-publish", test_two_publish);
  return g_test_run ();
}

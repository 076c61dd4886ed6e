/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New keys, new lines of the trust list, and the root's signature under them. */
#include "config.h"

#include "ceremony.h"

#include "core/card-claims.h"
#include "core/error.h"
#include "core/status-list.h"
#include "office/token-signer.h"

#include <string.h>

#define DAY ((gint64) LOKET_STATUS_DAY)
#define CARD_KEY_DAYS 400         /* a year, and time for the next ceremony */
#define STATUS_KEY_DAYS (6 * 366) /* it signs as long as a card of the first day may hold */
#define TRUST_DAYS 800            /* a verifier asks for a new list before */

/**
 * loket_ceremony_begin:
 * @ceremony: with what
 *
 * Returns: (transfer full): a delivery with nothing in it
 */
LoketKeyDelivery *
loket_ceremony_begin (const LoketCeremony *ceremony)
{
  LoketKeyDelivery *delivery = loket_key_delivery_new ();

  delivery->keys = g_list_store_new (loket_new_key_get_type ());
  return delivery;
}

/**
 * loket_ceremony_list:
 * @ceremony: with what
 *
 * Returns: (transfer full): the trust list as the office has it, to be changed; later than that one
 */
LoketTrustList *
loket_ceremony_list (const LoketCeremony *ceremony)
{
  LoketTrustList *list = loket_trust_list_new ();
  GListStore *keys = ceremony->present->keys;
  const guint n = keys != NULL ? g_list_model_get_n_items (G_LIST_MODEL (keys)) : 0;

  list->iat = MAX (ceremony->now, ceremony->present->trust_iat.value + 1);
  list->exp = list->iat + TRUST_DAYS * DAY;
  list->keys = g_list_store_new (loket_trusted_key_get_type ());
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketSealKey) key = g_list_model_get_item (G_LIST_MODEL (keys), i);
    g_autoptr (LoketTrustedKey) line = loket_seal_key_trusted (key);
    g_list_store_append (list->keys, line);
  }
  return list;
}

/* Cards of its last day hold for the longest that cards do. */
static gint64
last_exp_of (gint64 last_use)
{
  g_autoptr (GDateTime) from = g_date_time_new_from_unix_utc (last_use);
  g_autoptr (GDateTime) until = g_date_time_add_months (from, LOKET_CARD_MONTHS);

  return g_date_time_to_unix (until);
}

static LoketTrustedKey *
new_line (const LoketKeyPlan *plan, GBytes *public_key)
{
  LoketTrustedKey *line = loket_trusted_key_new ();

  line->iss = g_strdup (plan->iss);
  line->public_key = g_bytes_ref (public_key);
  line->usage = plan->usage;
  line->first_use = plan->first_use;
  line->last_use =
      plan->first_use + (plan->usage == LOKET_USE_CARD ? CARD_KEY_DAYS : STATUS_KEY_DAYS) * DAY;
  line->last_exp = plan->usage == LOKET_USE_CARD ? last_exp_of (line->last_use)
                                                 : line->last_use + LOKET_STATUS_LIFE_DAYS * DAY;
  line->state = LOKET_KEY_LIVE;
  return line;
}

static gboolean
make_sealed (const LoketCeremony *ceremony,
             const LoketKeyPlan *plan,
             LoketNewKey *key,
             GError **error)
{
  const LoketSealedKind kind =
      plan->usage == LOKET_USE_CARD ? LOKET_SEALED_CARD : LOKET_SEALED_STATUS;
  guint8 public_key[LOKET_COSE_PUBLIC];

  key->sealed =
      loket_sealed_key_new (kind, plan->passphrase, &ceremony->cost, ceremony->random, error);
  if (key->sealed == NULL || !loket_sealed_key_public (key->sealed, kind, public_key))
    return FALSE;
  key->public_key = g_bytes_new (public_key, sizeof public_key);
  return TRUE;
}

static gboolean
make_on_token (const LoketKeyPlan *plan, LoketNewKey *key, GError **error)
{
  guint8 public_key[LOKET_COSE_PUBLIC];

  if (!loket_token_make_key (plan->token, plan->passphrase, error) ||
      !loket_token_public_key (plan->token, public_key, error))
    return FALSE;
  key->token = g_strdup (plan->token);
  key->public_key = g_bytes_new (public_key, sizeof public_key);
  return TRUE;
}

/**
 * loket_ceremony_add:
 * @ceremony: with what
 * @plan: what it is for
 * @list: gets its line
 * @delivery: gets its secret half, sealed or on a token
 * @error: set when it cannot be made
 *
 * Returns: %TRUE when there is a new key
 */
gboolean
loket_ceremony_add (const LoketCeremony *ceremony,
                    const LoketKeyPlan *plan,
                    LoketTrustList *list,
                    LoketKeyDelivery *delivery,
                    GError **error)
{
  g_autoptr (LoketNewKey) key = loket_new_key_new ();
  g_autoptr (LoketTrustedKey) line = NULL;

  if (plan->token != NULL ? !make_on_token (plan, key, error)
                          : !make_sealed (ceremony, plan, key, error))
    return FALSE;
  line = new_line (plan, key->public_key);
  if (!loket_record_check (LOKET_RECORD (line), error))
    return FALSE;
  g_list_store_append (delivery->keys, key);
  g_list_store_append (list->keys, line);
  return TRUE;
}

/**
 * loket_ceremony_follow:
 * @list: a trust list
 * @plan: a key that is about to be added
 * @now: seconds since 1970
 *
 * Whatever has signed the same until now signs until the new one begins; from then on what it
 * signed holds, and no more.
 */
void
loket_ceremony_follow (LoketTrustList *list, const LoketKeyPlan *plan, gint64 now)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (list->keys));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTrustedKey) line = g_list_model_get_item (G_LIST_MODEL (list->keys), i);
    if (line->usage != (gint64) plan->usage || line->state != LOKET_KEY_LIVE ||
        strcmp (line->iss, plan->iss) != 0)
      continue;
    if (plan->first_use <= now)
      line->state = LOKET_KEY_RETIRED;
    else
      line->last_use = MIN (line->last_use, plan->first_use);
  }
}

/**
 * loket_ceremony_set_state:
 * @list: a trust list
 * @kid: name of a key: "868a8789"
 * @state: what becomes of it
 *
 * Returns: %FALSE when the list has no such key
 */
gboolean
loket_ceremony_set_state (LoketTrustList *list, const char *kid, LoketKeyState state)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (list->keys));
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTrustedKey) line = g_list_model_get_item (G_LIST_MODEL (list->keys), i);
    g_autofree char *name = loket_key_id (line->public_key);
    if (g_ascii_strcasecmp (name, kid) != 0)
      continue;
    line->state = state;
    found = TRUE;
  }
  return found;
}

static GBytes *
sign (LoketSigner *signer, const guint8 *public_key, LoketTrustList *list, GError **error)
{
  g_autoptr (GBytes) payload = loket_trust_list_payload (list);
  g_autoptr (GBytes) to_sign = NULL;
  guint8 kid[LOKET_COSE_KID];
  guint8 signature[LOKET_COSE_SIGNATURE];
  gsize length;
  const guint8 *data = g_bytes_get_data (payload, &length);

  loket_cose_kid (public_key, kid);
  to_sign = loket_cose_to_sign (NULL, kid, data, length);
  if (!loket_signer_sign (signer, to_sign, signature, error))
    return NULL;
  return loket_cose_join (NULL, kid, data, length, signature);
}

/**
 * loket_ceremony_sign:
 * @ceremony: with what
 * @list: a trust list, complete
 * @delivery: gets it, signed
 * @error: set to %LOKET_ERROR_RULE "seal-passphrase" or "sealed-key" when the root does not open
 *
 * Returns: %TRUE when the root has signed it
 */
gboolean
loket_ceremony_sign (const LoketCeremony *ceremony,
                     LoketTrustList *list,
                     LoketKeyDelivery *delivery,
                     GError **error)
{
  g_autoptr (LoketSigner) signer =
      loket_sealed_key_open (ceremony->root, LOKET_SEALED_ROOT, ceremony->root_passphrase, error);
  guint8 public_key[LOKET_COSE_PUBLIC];

  if (signer == NULL || !loket_record_check (LOKET_RECORD (list), error) ||
      !loket_sealed_key_public (ceremony->root, LOKET_SEALED_ROOT, public_key))
    return FALSE;
  delivery->root = g_bytes_new (public_key, sizeof public_key);
  delivery->trust = sign (signer, public_key, list, error);
  return delivery->trust != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trust list: only what the root signed, whole, in the one form. */
#include "card-sample.h"

#include <sodium.h>
#include <string.h>

typedef struct {
  SampleKey root;
  SampleKey card;
  SampleKey status;
  LoketTrustList *list;
  GBytes *cwt;
} Desk;

static GBytes *
sign (const LoketTrustList *list, const SampleKey *key)
{
  g_autoptr (GBytes) payload = loket_trust_list_payload (list);

  return sample_wrap (NULL, key, payload);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_assert_cmpint (sodium_init (), >=, 0);
  sample_key (&desk->root, "test-only root seed");
  sample_key (&desk->card, "test-only seed");
  sample_key (&desk->status, "test-only status seed");
  desk->list = sample_trust (&desk->card, &desk->status);
  desk->cwt = sign (desk->list, &desk->root);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_object_unref (desk->list);
  g_bytes_unref (desk->cwt);
}

static gboolean
opens (Desk *desk, GBytes *cwt)
{
  g_autoptr (LoketTrustList) opened = loket_trust_list_open (cwt, desk->root.public_key);

  return opened != NULL;
}

static void
test_opened (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketTrustList) opened = loket_trust_list_open (desk->cwt, desk->root.public_key);
  g_autoptr (GBytes) again = NULL;

  g_assert_nonnull (opened);
  g_assert_true (loket_record_equal (LOKET_RECORD (opened), LOKET_RECORD (desk->list)));
  again = sign (opened, &desk->root);
  g_assert_true (g_bytes_equal (again, desk->cwt));
}

/* The root's name, too, is of somebody else when another one signs. */
static void
test_other_root (Desk *desk, gconstpointer data)
{
  g_autoptr (GBytes) cwt = sign (desk->list, &desk->card);
  g_autoptr (LoketTrustList) peeked = loket_trust_list_peek (cwt);

  g_assert_false (opens (desk, cwt));
  g_assert_nonnull (peeked);
}

static void
test_damaged (Desk *desk, gconstpointer data)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (desk->cwt, &length);
  g_autofree guint8 *copy = g_memdup2 (bytes, length);

  for (guint bit = 0; bit < length * 8; bit++) {
    g_autoptr (GBytes) damaged = NULL;
    copy[bit / 8] ^= (guint8) (1u << bit % 8);
    damaged = g_bytes_new (copy, length);
    g_assert_false (opens (desk, damaged));
    copy[bit / 8] = bytes[bit / 8];
  }
  for (gsize n = 0; n < length; n++) {
    g_autoptr (GBytes) cut = g_bytes_new (bytes, n);
    g_assert_false (opens (desk, cut));
  }
}

/* As many keys as the limit takes, and one more. */
static void
test_limits (Desk *desk, gconstpointer data)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (desk->list->keys)) < 128) {
    g_autoptr (LoketTrustedKey) key = sample_trusted (&desk->card, "3314-UPTPK", LOKET_USE_CARD);
    g_list_store_append (desk->list->keys, key);
  }
  for (guint more = 0; more < 2; more++) {
    g_autoptr (GBytes) cwt = sign (desk->list, &desk->root);
    g_autoptr (LoketTrustedKey) key = sample_trusted (&desk->card, "3314-UPTPK", LOKET_USE_CARD);
    g_assert_true (opens (desk, cwt) == (more == 0));
    g_list_store_append (desk->list->keys, key);
  }
}

/* Signed by the root, and all the same no list: the form counts, whoever vouches. */
static void
test_forms (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketTrustedKey) key = g_list_model_get_item (G_LIST_MODEL (desk->list->keys), 0);
  g_autoptr (GBytes) use = NULL;
  g_autoptr (GBytes) state = NULL;

  key->usage = 3;
  use = sign (desk->list, &desk->root);
  g_assert_false (opens (desk, use));
  key->usage = LOKET_USE_CARD;
  key->state = 3;
  state = sign (desk->list, &desk->root);
  g_assert_false (opens (desk, state));
}

/* What is read on the telephone is the same for everybody, and another one for each key.  From
 * outside: sha256sum, then base32. */
static void
test_root_name (Desk *desk, gconstpointer data)
{
  guint8 bytes[LOKET_COSE_PUBLIC] = {0};
  g_autoptr (GBytes) zeros = g_bytes_new (bytes, sizeof bytes);
  g_autofree char *name = loket_root_name (zeros);
  g_autofree char *other = NULL;
  g_autoptr (GBytes) one = NULL;

  g_assert_cmpstr (name, ==, "MZUH-VLPY-MK6X-O3EP");
  bytes[31] = 1;
  one = g_bytes_new (bytes, sizeof bytes);
  other = loket_root_name (one);
  g_assert_cmpstr (other, ==, "5RER-NXJI-7RGB-BV4O");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add ("/core/trust-list/" path, Desk, NULL, set_up, func, tear_down)
  TEST ("opened", test_opened);
  TEST ("other-root", test_other_root);
  TEST ("damaged", test_damaged);
  TEST ("limits", test_limits);
  TEST ("forms", test_forms);
  TEST ("root-name", test_root_name);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A device that checks cards hears of newer lists from a real hub, and goes on without it. */
#include "client/card-keeper.h"
#include "core/error.h"
#include "core/key-desk.h"
#include "tests/client/asking.h"
#include "tests/client/office.h"
#include "tests/core/card-sample.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#include <sodium.h>

#define MORNING G_GINT64_CONSTANT (1795395600) /* TEST_MORNING */

static LoketKeyDelivery *
delivery_of (const SampleKey *root, gint64 iat)
{
  LoketKeyDelivery *delivery = loket_key_delivery_new ();
  SampleKey card;
  SampleKey status;
  g_autoptr (LoketTrustList) trust = NULL;
  g_autoptr (GBytes) payload = NULL;

  sample_key (&card, "test-only seed");
  sample_key (&status, "test-only status seed");
  trust = sample_trust (&card, &status);
  trust->iat = iat;
  payload = loket_trust_list_payload (trust);
  delivery->root = g_bytes_new (root->public_key, LOKET_COSE_PUBLIC);
  delivery->trust = sample_wrap (NULL, root, payload);
  return delivery;
}

static void
take_in (LoketClient *admin, const SampleKey *root, gint64 iat)
{
  LoketKeyDelivery *delivery = delivery_of (root, iat); /* the asking takes it */
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer =
      ask (admin, &LOKET_KEY_TAKE_IN, LOKET_RECORD (delivery), NULL, &error);

  g_assert_no_error (error);
}

static gboolean
holds_first_cb (gpointer keeper)
{
  const LoketTrustList *trust = loket_card_lists_trust (loket_card_keeper_lists (keeper));

  return trust != NULL && trust->iat == MORNING - 60;
}

static gboolean
holds_second_cb (gpointer keeper)
{
  const LoketTrustList *trust = loket_card_lists_trust (loket_card_keeper_lists (keeper));

  return trust != NULL && trust->iat == MORNING - 30;
}

static void
test_follows (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autofree char *folder = loket_test_dir_child (dir, "lists");
  LoketClient *admin;
  LoketClient *verifier;
  LoketCardKeeper *keeper = loket_card_keeper_new (folder, NULL);
  SampleKey root;

  g_assert_cmpint (sodium_init (), >=, 0);
  sample_key (&root, "test-only root seed");
  admin = loket_client_new_for_socket (LOKET_DEVICE_ADMIN, test_office_socket (office));
  verifier = loket_client_new_for_socket (LOKET_DEVICE_VERIFIER, test_office_socket (office));
  loket_client_start (admin);
  loket_card_keeper_follow (keeper, verifier);
  loket_client_start (verifier);
  wait_current (verifier);
  g_assert_null (loket_card_keeper_root (keeper));
  take_in (admin, &root, MORNING - 60);
  loket_test_wait_until (holds_first_cb, keeper, 10000);
  take_in (admin, &root, MORNING - 30);
  loket_test_wait_until (holds_second_cb, keeper, 10000);
  g_object_unref (keeper);
  finish_client (verifier);
  finish_client (admin);
  keeper = loket_card_keeper_new (folder, NULL); /* alone */
  g_assert_nonnull (loket_card_keeper_root (keeper));
  g_assert_true (holds_second_cb (keeper));
  g_object_unref (keeper);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/card-follow/follows", test_follows);
  return g_test_run ();
}

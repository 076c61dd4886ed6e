/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks files that are sent to a real hub: in parts, each once, also when the hub is killed
 * meanwhile, and not by whoever may not. */
#include "client/send-file.h"
#include "core/error.h"
#include "tests/client/asking.h"
#include "tests/client/office.h"
#include "tests/lib/wait.h"

#include <string.h>

#define PATIENCE_MS 20000
#define SIZE (2 * LOKET_BLOB_PART + 12345)

typedef struct {
  TestOffice *office;
  gboolean kill; /* the hub, after the first part */
  guint told;
  gint64 bytes;
  gboolean done;
  LoketSentFile *sent;
  GError *error;
} Sending;

static void
progress_cb (gint64 bytes, gpointer data)
{
  Sending *sending = data;

  sending->told++;
  sending->bytes = bytes;
  if (!sending->kill)
    return;
  sending->kill = FALSE;
  test_office_kill (sending->office);
  test_office_open (sending->office, TEST_MORNING);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Sending *sending = data;

  sending->sent = loket_client_send_file_finish (LOKET_CLIENT (source), result, &sending->error);
  sending->done = TRUE;
}

static GBytes *
make_data (void)
{
  char *data = g_malloc (SIZE);

  for (gsize i = 0; i < SIZE; i++)
    data[i] = (char) (i * 7 + i / 251);
  return g_bytes_new_take (data, SIZE);
}

static void
send (Sending *sending, LoketDeviceKind kind)
{
  LoketClient *client = loket_client_new_for_socket (kind, test_office_socket (sending->office));
  g_autoptr (GBytes) data = make_data ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (data);

  sending->done = FALSE;
  loket_client_start (client);
  loket_client_send_file (client, stream, NULL, progress_cb, sending, sent_cb, sending);
  loket_test_wait_until (loket_test_is_set, &sending->done, PATIENCE_MS);
  finish_client (client);
}

static void
assert_sent (Sending *sending)
{
  g_autoptr (GBytes) data = make_data ();
  g_autofree char *whole = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);
  g_autoptr (GBytes) last = g_bytes_new_from_bytes (data, 2 * LOKET_BLOB_PART, 12345);
  g_autofree char *last_name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, last);

  g_assert_no_error (sending->error);
  g_assert_cmpstr (sending->sent->sha256, ==, whole);
  g_assert_cmpint (sending->sent->bytes, ==, SIZE);
  g_assert_cmpuint (g_strv_length (sending->sent->parts), ==, 3);
  g_assert_cmpstr (sending->sent->parts[2], ==, last_name);
  g_assert_cmpuint (sending->told, ==, 3);
  g_assert_cmpint (sending->bytes, ==, SIZE);
  g_clear_pointer (&sending->sent, loket_sent_file_free);
}

static void
test_in_parts (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  Sending sending = {.office = office};

  send (&sending, LOKET_DEVICE_ADMIN);
  assert_sent (&sending);
  sending.told = 0;
  send (&sending, LOKET_DEVICE_ADMIN);
  assert_sent (&sending);
}

static void
test_hub_is_killed (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  Sending sending = {.office = office, .kill = TRUE};

  send (&sending, LOKET_DEVICE_ADMIN);
  assert_sent (&sending);
}

static void
test_not_allowed (void)
{
  g_autoptr (TestOffice) office = test_office_new ();
  Sending sending = {.office = office};

  send (&sending, LOKET_DEVICE_KIOSK);
  g_assert_null (sending.sent);
  g_assert_error (sending.error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&sending.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/send-file/in-parts", test_in_parts);
  g_test_add_func ("/client/send-file/hub-is-killed", test_hub_is_killed);
  g_test_add_func ("/client/send-file/not-allowed", test_not_allowed);
  return g_test_run ();
}

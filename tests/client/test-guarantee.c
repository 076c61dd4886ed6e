/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hospital's desk makes guarantee slips while its hub is away, and a real hub hears of each
 * exactly once. */
#include "client/guarantee.h"
#include "client/private.h"
#include "core/clock.h"
#include "core/error.h"
#include "tests/client/asking.h"
#include "tests/client/bad-line.h"
#include "tests/client/office.h"
#include "tests/lib/wait.h"

#include <string.h>

#define LIMIT_MS 20000
#define NUMBER "3314-26-000017"

typedef struct {
  LoketTestDir *dir;
  TestOffice *office;
  BadLine *line;
  LoketClient *desk;
} Desk;

static void
start_desk (Desk *d)
{
  g_autofree char *dir = loket_test_dir_child (d->dir, "desk");
  g_autoptr (GError) error = NULL;

  d->desk = loket_client_new_for_socket (LOKET_DEVICE_VERIFIER, bad_line_name (d->line));
  loket_client_keep_by (d->desk, dir, NULL, &error);
  g_assert_no_error (error);
  loket_client_start (d->desk);
}

static gboolean
has_profile (gpointer client)
{
  return loket_client_profile (client) != NULL;
}

static gboolean
nothing_waits (gpointer client)
{
  return loket_client_connection (client) == LOKET_CONNECTION_READY &&
         loket_client_waiting (client) == 0;
}

static void
set_up (Desk *d, gconstpointer data)
{
  d->dir = loket_test_dir_new ();
  d->office = test_office_new ();
  d->line = bad_line_new (test_office_folder (d->office), test_office_socket (d->office));
  start_desk (d);
  loket_test_wait_until (has_profile, d->desk, LIMIT_MS);
}

static void
tear_down (Desk *d, gconstpointer data)
{
  finish_client (d->desk);
  bad_line_free (d->line);
  test_office_free (d->office);
  loket_test_dir_free (d->dir);
}

static LoketGuaranteeSlip *
make (Desk *d, LoketGuaranteePurpose purpose)
{
  g_autoptr (LoketGuaranteeSlip) facts = loket_guarantee_slip_new ();
  g_autoptr (GError) error = NULL;
  LoketGuaranteeSlip *slip;

  facts->name = g_strdup ("SULASTRI");
  facts->number = g_strdup (NUMBER);
  facts->print = 1;
  facts->category = LOKET_CATEGORY_MELATI;
  facts->entitlements = 15;
  facts->purpose = purpose;
  slip = loket_offline_guarantee (
      loket_client_get_offline (d->desk), facts, "RSUD Sragen IGD", "id", &error);
  g_assert_no_error (error);
  return slip;
}

static void
test_away (Desk *d, gconstpointer data)
{
  g_autoptr (LoketGuaranteeSlip) slip = NULL, again = NULL, other = NULL;

  bad_line_cut (d->line);
  slip = make (d, LOKET_GUARANTEE_EMERGENCY);
  other = make (d, LOKET_GUARANTEE_INPATIENT);
  g_assert_nonnull (slip->text);
  g_assert_cmpstr (slip->code, !=, other->code);
  g_assert_nonnull (strstr (slip->facility, "Soehadi"));
  g_assert_cmpuint (loket_client_waiting (d->desk), ==, 2);
  /* The program ends and is started anew: both still wait, and the same card gives the same slip.
   */
  finish_client (d->desk);
  start_desk (d);
  again = make (d, LOKET_GUARANTEE_EMERGENCY);
  g_assert_cmpstr (again->code, ==, slip->code);
  g_assert_cmpuint (loket_client_waiting (d->desk), ==, 3);
  bad_line_mend (d->line);
  loket_client_doubt (d->desk);
  loket_test_wait_until (nothing_waits, d->desk, LIMIT_MS);
  /* None of them was refused. */
  g_assert_cmpuint (
      g_list_model_get_n_items (loket_offline_tasks (loket_client_get_offline (d->desk))), ==, 0);
}

/* What the hub counts is how often the desk has made it, not how often it was sent. */
static void
test_once (Desk *d, gconstpointer data)
{
  g_autoptr (LoketGuaranteeSlip) slip = NULL;
  g_autofree char *path =
      g_build_filename (loket_test_dir_path (d->dir), "desk", "ticket.key", NULL);
  g_autofree char *secret = NULL;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (LoketGuaranteeIssue) request = NULL;
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  slip = make (d, LOKET_GUARANTEE_EMERGENCY);
  loket_test_wait_until (nothing_waits, d->desk, LIMIT_MS);
  g_file_get_contents (path, &secret, &length, &error);
  g_assert_no_error (error);
  key = g_bytes_new (secret, length);
  request = loket_guarantee_slip_issue (slip, key);
  answer = ask (d->desk,
                &LOKET_GUARANTEE_ISSUE,
                g_object_ref (LOKET_RECORD (request)),
                "01900000-0000-7000-8000-000000000001",
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (loket_guarantee_cast (answer)->copies, ==, 2);
  g_assert_cmpstr (loket_guarantee_cast (answer)->code, ==, slip->code);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/client/guarantee/away", Desk, NULL, set_up, test_away, tear_down);
  g_test_add ("/client/guarantee/once", Desk, NULL, set_up, test_once, tear_down);
  return g_test_run ();
}

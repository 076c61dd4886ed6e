/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office of "cards-once" as it is: a real loket-hub with its store, and a person at a counter
 * who scans what came out and puts down what did not. */
#include "card-office.h"

#include "core/blank-stock.h"
#include "core/card-desk.h"
#include "core/error.h"
#include "core/key-desk.h"
#include "core/stock-desk.h"
#include "hand.h"
#include "tests/client/asking.h"
#include "tests/client/office.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define BLANK "pvc"
#define SEAL "kunci kartu tahun 2026"

struct _CardOffice {
  TestOffice *hub;
  LoketClient *client;
  char *place;
  gboolean gone;
  gint64 opened; /* monotonic */
  guint cards;
  guint blanks;
  GArray *issued; /* CardIssued */
};

/* Many people whose application was decided, in bulk.  Half as many more than are to be printed lie
 * in reserve for those that are spoiled. */
#define DECISION "0190a1b2-0000-7000-8000-%012x"

static const char fill[] =
    "PRAGMA foreign_keys = OFF;"
    "CREATE TEMP TABLE who AS SELECT office FROM officer LIMIT 1;"
    "CREATE TEMP TABLE n AS WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c "
    "  WHERE i < %u) SELECT i, printf ('0190a1b2-0000-7000-8000-%%012x', i) AS id FROM c;"
    "INSERT INTO person (office, id, number, name, birth_date, nik_status, sex, life_status, "
    "  village, version, created_at, changed_at) SELECT office, id, 100000 + i, 'Orang ' || i, "
    "  '1954-03-02', 'none', 'female', 'alive', '33.14.10.2001', 1, 1, 1 FROM n, who;"
    "INSERT INTO decision (office, id, application, person, state, outcome, category, suggested, "
    "  proposed_by, proposed_at, section_by, version, changed_at) SELECT office, id, id, id, "
    "  'active', 'grant', 'melati', 'melati', 'somebody', 1, 'somebody else', 1, 1 FROM n, who;";

static void
add_officer (CardOffice *office)
{
  g_autoptr (LoketClient) admin =
      loket_client_new_for_socket (LOKET_DEVICE_ADMIN, test_office_socket (office->hub));
  LoketOfficerRequest *officer = loket_officer_request_new ();
  g_autoptr (LoketRecord) added = NULL;
  g_autoptr (GError) error = NULL;

  loket_client_start (admin);
  wait_ready (admin);
  officer->login = g_strdup (HAND_LOGIN);
  officer->name = g_strdup ("Card Printer");
  officer->roles = g_strsplit ("card_printer", " ", -1);
  officer->password = g_strdup (HAND_PASSWORD);
  added = ask (admin, &LOKET_OFFICER_ADD, LOKET_RECORD (officer), NULL, &error);
  g_assert_no_error (error);
  finish_client (g_steal_pointer (&admin));
}

static void
fill_store (CardOffice *office, guint rows)
{
  g_autofree char *path =
      g_build_filename (test_office_folder (office->hub), "data-1", "office.db", NULL);
  g_autofree char *sql = g_strdup_printf (fill, rows);
  char *message = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static char *
write_secret (CardOffice *office, const char *name, const char *text)
{
  char *path = g_build_filename (test_office_folder (office->hub), name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* A ceremony in the office, by the clock of its hub, which loketctl finds in the folder.  The keys
 * count from the day of the office on. */
static void
make_keys (CardOffice *office)
{
  g_autofree char *data = g_build_filename (test_office_folder (office->hub), "data-1", NULL);
  g_autofree char *root = g_build_filename (test_office_folder (office->hub), "root.key", NULL);
  g_autofree char *root_secret = write_secret (office, "root", "akar rahasia kantor sragen\n");
  g_autofree char *secret = write_secret (office, "seal", SEAL "\n");
  const char *const argv[] = {g_getenv ("LOKET_CTL"),
                              "--data",
                              data,
                              "key",
                              "init",
                              "--root",
                              root,
                              "--root-passphrase-file",
                              root_secret,
                              "--passphrase-file",
                              secret,
                              "--memory",
                              "8",
                              NULL};
  g_autofree char *door = g_build_filename (data, "hub.sock", NULL);
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_cmpint (symlink (test_office_socket (office->hub), door), ==, 0);
  g_spawn_sync (NULL,
                (char **) argv,
                NULL,
                G_SPAWN_STDOUT_TO_DEV_NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (g_unlink (door), ==, 0);
}

static void
open_hub (CardOffice *office)
{
  /* Office time goes on where it was. */
  const gint64 seconds =
      office->opened != 0 ? (g_get_monotonic_time () - office->opened) / G_USEC_PER_SEC : 0;
  g_autofree char *clock = g_strdup_printf (
      "2026-11-23T08:%02d:%02d+07:00", (int) (seconds / 60) % 60, (int) seconds % 60);

  if (office->opened == 0)
    office->opened = g_get_monotonic_time ();
  test_office_open (office->hub, clock);
  office->gone = FALSE;
}

static void
receive_blanks (CardOffice *office)
{
  LoketStockReceive *delivery = loket_stock_receive_new ();
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;

  delivery->blank = g_strdup (BLANK);
  delivery->count = office->blanks;
  delivery->reason = g_strdup ("first delivery");
  answer = hand_ask (office->client, &LOKET_STOCK_RECEIVE, LOKET_RECORD (delivery), &error);
  g_assert_no_error (error);
}

static void
unlock (CardOffice *office)
{
  LoketKeyUnlocking *unlocking = loket_key_unlocking_new ();
  g_autoptr (LoketRecord) keys = NULL;
  g_autoptr (GError) error = NULL;

  unlocking->password = g_strdup (SEAL);
  keys = hand_ask (office->client, &LOKET_KEY_UNLOCK, LOKET_RECORD (unlocking), &error);
  g_assert_no_error (error);
}

static void
issue (CardOffice *office, guint rows)
{
  for (guint i = 1; i <= rows; i++) {
    LoketCardIssue *asked = loket_card_issue_new ();
    g_autoptr (LoketCardView) view = NULL;
    g_autoptr (GError) error = NULL;
    CardIssued issued;
    asked->decision = g_strdup_printf (DECISION, i);
    view = (LoketCardView *) hand_ask (
        office->client, &LOKET_CARD_ISSUE, LOKET_RECORD (asked), &error);
    g_assert_no_error (error);
    issued = (CardIssued){g_strdup (view->card->id), g_strdup (view->card->next)};
    g_array_append_val (office->issued, issued);
  }
}

static void
issued_clear (gpointer data)
{
  CardIssued *issued = data;

  g_free (issued->card);
  g_free (issued->print);
}

/* The office of Sragen, but for how often somebody may look cards up in an hour: the person here
 * looks several times a second. */
static void
use_patient_profile (CardOffice *office)
{
  g_autofree char *from = g_build_filename (g_getenv ("LOKET_PROFILES_DIR"), "sragen", NULL);
  g_autofree char *folder = g_build_filename (test_office_folder (office->hub), "profiles", NULL);
  g_autofree char *path = g_build_filename (folder, "sragen", "profile.ini", NULL);
  const char *const copy[] = {"cp", "-r", from, folder, NULL};
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *patient = NULL;
  int status = 0;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_spawn_sync (
      NULL, (char **) copy, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (text, "look-ups-per-hour=240", 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  patient = g_strjoinv ("look-ups-per-hour=100000", parts);
  g_assert_true (g_file_set_contents (path, patient, -1, NULL));
  g_setenv ("LOKET_PROFILES_DIR", folder, TRUE);
}

CardOffice *
card_office_new (guint cards)
{
  CardOffice *office = g_new0 (CardOffice, 1);
  const guint rows = cards + cards / 2 + 4;

  office->hub = test_office_new ();
  use_patient_profile (office);
  office->cards = cards;
  office->blanks = rows;
  office->issued = g_array_new (FALSE, FALSE, sizeof (CardIssued));
  g_array_set_clear_func (office->issued, issued_clear);
  add_officer (office);
  make_keys (office);
  test_office_close (office->hub);
  fill_store (office, rows);
  open_hub (office);
  office->client = hand_come (test_office_socket (office->hub));
  unlock (office);
  issue (office, rows);
  receive_blanks (office);
  office->place = g_strdup_printf ("%s,%u", test_office_socket (office->hub), cards);
  return office;
}

void
card_office_free (CardOffice *office)
{
  finish_client (g_steal_pointer (&office->client));
  test_office_free (office->hub);
  g_array_unref (office->issued);
  g_free (office->place);
  g_free (office);
}

const char *
card_office_place (CardOffice *office)
{
  return office->place;
}

const CardIssued *
card_office_issued (CardOffice *office, guint number)
{
  return &g_array_index (office->issued, CardIssued, number - 1);
}

void
card_office_hit (CardOffice *office)
{
  office->gone = TRUE;
  test_office_kill (office->hub);
}

void
card_office_stand_up (CardOffice *office)
{
  open_hub (office);
}

static CardState
state_of (LoketPrintingState state)
{
  switch (state) {
  case LOKET_PRINTING_SENT:
  case LOKET_PRINTING_SPOOLED:
    return CARD_OPEN;
  case LOKET_PRINTING_UNCONFIRMED:
    return CARD_UNCONFIRMED;
  case LOKET_PRINTING_GOOD:
    return CARD_GOOD;
  case LOKET_PRINTING_SPOILED:
  case LOKET_PRINTING_LOST:
  case LOKET_PRINTING_CANCELLED:
    return CARD_SPOILED;
  case LOKET_PRINTING_QUEUED:
  default:
    return CARD_QUEUED;
  }
}

static void
row_free (gpointer data)
{
  CardRow *row = data;

  g_free (row->print);
  g_free (row->tag);
  g_free (row->text);
  g_free (row);
}

static CardRow *
row_of (const LoketCardPrint *print)
{
  CardRow *row = g_new0 (CardRow, 1);

  row->print = g_strdup (print->id);
  row->tag = g_strdup (print->tag);
  row->text = g_strdup (print->text);
  row->state = state_of (print->state);
  return row;
}

/* Of an office that was hit at this very moment there may be no answer either. */
static LoketRecord *
say (CardOffice *office, const LoketOperation *operation, LoketRecord *request)
{
  g_autoptr (GError) error = NULL;
  LoketRecord *answer;

  if (office->gone) {
    g_object_unref (request);
    return NULL;
  }
  answer = hand_ask (office->client, operation, request, &error);
  if (answer == NULL)
    g_debug ("%s: %s", operation->name, error->message);
  return answer;
}

GPtrArray *
card_office_rows (CardOffice *office)
{
  LoketPrintQuery *query = loket_print_query_new ();
  g_autoptr (LoketPrintList) answer = NULL;
  GPtrArray *rows;

  query->states = g_strsplit ("sent spooled unconfirmed good spoiled lost", " ", -1);
  answer = (LoketPrintList *) say (office, &LOKET_PRINT_LIST, LOKET_RECORD (query));
  if (answer == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (answer->lines)); i++) {
    g_autoptr (LoketBatchLine) line = g_list_model_get_item (G_LIST_MODEL (answer->lines), i);
    g_ptr_array_add (rows, row_of (line->print));
  }
  return rows;
}

gboolean
card_office_scan (CardOffice *office, const CardRow *row)
{
  LoketPrintScan *scan = loket_print_scan_new ();
  g_autoptr (LoketRecord) answer = NULL;

  scan->print = g_strdup (row->print);
  scan->text = g_strdup (row->text);
  answer = say (office, &LOKET_PRINT_SCAN, LOKET_RECORD (scan));
  return answer != NULL;
}

gboolean
card_office_spoil (CardOffice *office, const CardRow *row)
{
  LoketPrintEnd *end = loket_print_end_new ();
  g_autoptr (LoketRecord) answer = NULL;

  end->print = g_strdup (row->print);
  end->reason = g_strdup ("half printed, taken out of the printer");
  answer = say (office, &LOKET_PRINT_SPOIL, LOKET_RECORD (end));
  return answer != NULL;
}

gboolean
card_office_none (CardOffice *office, const CardRow *row)
{
  LoketPrintTell *tell = loket_print_tell_new ();
  g_autoptr (LoketCardOutcome) outcome = loket_card_outcome_new ();
  g_autoptr (LoketRecord) answer = NULL;

  tell->tag = g_strdup (row->tag);
  tell->outcomes = g_list_store_new (loket_card_outcome_get_type ());
  outcome->outcome = LOKET_PRINT_TOLD_NOT_PRINTED;
  outcome->reason = g_strdup ("nothing came out");
  g_list_store_append (tell->outcomes, outcome);
  answer = say (office, &LOKET_PRINT_TELL, LOKET_RECORD (tell));
  return answer != NULL;
}

/* What lies there is counted by hand, and the books say the same. */
void
card_office_assert_balance (CardOffice *office, guint good, guint spoiled)
{
  LoketStockCount *count = loket_stock_count_new ();
  g_autoptr (LoketStockBalance) balance = NULL;
  g_autoptr (LoketBlankStock) line = NULL;

  count->blank = g_strdup (BLANK);
  count->counted = office->blanks - good - spoiled;
  balance = (LoketStockBalance *) say (office, &LOKET_STOCK_COUNT, LOKET_RECORD (count));
  g_assert_nonnull (balance);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (balance->lines)), ==, 1);
  line = g_list_model_get_item (G_LIST_MODEL (balance->lines), 0);
  g_assert_cmpint (line->received, ==, office->blanks);
  g_assert_cmpint (line->good, ==, good);
  g_assert_cmpint (line->spoiled, ==, spoiled);
  g_assert_cmpint (line->lost, ==, 0);
  g_assert_cmpint (line->in_stock, ==, office->blanks - good - spoiled);
  g_assert_cmpint (balance->open_prints, ==, 0);
  g_assert_true (balance->balances);
}

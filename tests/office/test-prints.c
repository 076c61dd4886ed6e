/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of prints: each move of its table and no other, one job a queue, a batch of twenty
 * with a printer that runs dry and lies, reading back, and blanks that add up before the day
 * closes. */
#include "plastic.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/prints/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define BATCH 20

static LoketCardView *
issue_for (Fixture *f, const Plastic *plastic, const char *name)
{
  g_autofree char *person = cases_person (f, name);
  g_autofree char *decision =
      plastic_grant (f, plastic, person, LOKET_CATEGORY_MELATI, "2028-11-22");

  return plastic_issue (f, plastic, decision);
}

static char *
print_of (LoketCardView *view)
{
  char *print = g_strdup (view->print->id);

  g_object_unref (view);
  return print;
}

static void
assert_print (Fixture *f, const char *id, LoketPrintingState state, gint64 attempts)
{
  g_autoptr (LoketCardPrint) print = plastic_print (f, id);

  g_assert_cmpint (print->state, ==, state);
  g_assert_cmpint (print->attempts, ==, attempts);
  plastic_assert_slots (f, print->card);
}

/* A print in that state, made by nothing but operations. */
static char *
print_in (Fixture *f, const Plastic *plastic, LoketPrintingState state)
{
  char *print = print_of (issue_for (f, plastic, "Sulastri"));
  const Hand *hand = &plastic->printer;
  g_autoptr (LoketPrintEnd) end = plastic_end (print, "The ribbon tore.");
  g_autoptr (LoketCardPrint) done = NULL;
  g_autofree char *tag = NULL;

  if (state == LOKET_PRINTING_QUEUED)
    return print;
  if (state == LOKET_PRINTING_CANCELLED) {
    done = cases_do (f, hand, &LOKET_PRINT_CANCEL, end);
    return print;
  }
  tag = plastic_begin (f, hand, print);
  if (state >= LOKET_PRINTING_SPOOLED && state <= LOKET_PRINTING_UNCONFIRMED)
    plastic_tell (f, hand, tag, LOKET_PRINT_TOLD_SPOOLED);
  if (state == LOKET_PRINTING_UNCONFIRMED)
    plastic_tell (f, hand, tag, LOKET_PRINT_TOLD_UNCONFIRMED);
  if (state == LOKET_PRINTING_GOOD)
    plastic_scan (f, hand, print);
  if (state == LOKET_PRINTING_SPOILED || state == LOKET_PRINTING_LOST)
    done = cases_do (
        f, hand, state == LOKET_PRINTING_LOST ? &LOKET_PRINT_LOSE : &LOKET_PRINT_SPOIL, end);
  return print;
}

static gpointer
ask (Fixture *f, const Plastic *plastic, const LoketOperation *operation, gpointer request)
{
  return cases_ask (f, "counter", plastic->printer.token, operation, request, NULL);
}

/* What somebody tries with a print by that act of the table; %NULL when it was refused. */
static gpointer
try_act (Fixture *f, const Plastic *plastic, const char *act, const LoketCardPrint *print)
{
  static const struct {
    const char *act;
    const LoketOperation *operation;
  } ends[] = {
      {"spoil", &LOKET_PRINT_SPOIL}, {"lose", &LOKET_PRINT_LOSE}, {"cancel", &LOKET_PRINT_CANCEL}};
  g_autofree char *tag = loket_id_new (f->clock, f->random);
  g_autoptr (LoketPrintBegin) begin = plastic_begin_request (print->id, tag);
  g_autoptr (LoketPrintScan) scan = loket_print_scan_new ();
  g_autoptr (LoketPrintEnd) end = plastic_end (print->id, "The ribbon tore.");

  scan->text = g_strdup (print->text);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (strcmp (ends[i].act, act) == 0)
      return ask (f, plastic, ends[i].operation, end);
  if (strcmp (act, "begin") == 0)
    return ask (f, plastic, &LOKET_PRINT_BEGIN, begin);
  g_assert_cmpstr (act, ==, "scan");
  return ask (f, plastic, &LOKET_PRINT_SCAN, scan);
}

/* Told of a job, a print goes on or stays as it is, and nothing goes back; only a job that is about
 * to be sent is refused, when it is known already what became of the print. */
static void
walk_told (Fixture *f, const Plastic *plastic, LoketPrintingState state)
{
  static const struct {
    LoketPrintTold told;
    const char *act;
  } ways[] = {{LOKET_PRINT_TOLD_CREATED, NULL},
              {LOKET_PRINT_TOLD_SPOOLED, "spooled"},
              {LOKET_PRINT_TOLD_UNCONFIRMED, "unconfirmed"},
              {LOKET_PRINT_TOLD_NOT_PRINTED, "not-printed"}};

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autofree char *id = print_in (f, plastic, state);
    g_autoptr (LoketCardPrint) before = plastic_print (f, id);
    g_autoptr (LoketCardPrint) after = NULL;
    int wanted = (int) state;
    if (before->tag == NULL)
      continue;
    if (ways[i].act == NULL && loket_printing_has_outcome (state)) {
      g_autoptr (LoketPrintTell) tell = plastic_tell_request (before->tag, ways[i].told, NULL);
      cases_refused (
          f, &plastic->printer, &LOKET_PRINT_TELL, tell, LOKET_ERROR_RULE, "other-attempt");
    } else {
      plastic_tell (f, &plastic->printer, before->tag, ways[i].told);
    }
    if (ways[i].act != NULL)
      loket_machine_move (&loket_printing_machine, (int) state, ways[i].act, &wanted, NULL);
    after = plastic_print (f, id);
    g_assert_cmpint (after->state, ==, wanted);
    g_assert_cmpint (after->job_id.set,
                     ==,
                     ways[i].told == LOKET_PRINT_TOLD_CREATED && state == LOKET_PRINTING_SENT);
    if (loket_printing_is_open (after->state)) {
      g_autoptr (LoketPrintEnd) end = plastic_end (id, "The queue is needed.");
      g_autoptr (LoketCardPrint) done = cases_do (f, &plastic->printer, &LOKET_PRINT_LOSE, end);
    }
  }
}

/* Each act in each state: as the table says, and what is refused changes nothing. */
static void
walk_acts (Fixture *f, const Plastic *plastic, LoketPrintingState state)
{
  static const char *const acts[] = {"begin", "scan", "spoil", "lose", "cancel"};

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    g_autofree char *id = print_in (f, plastic, state);
    g_autoptr (LoketCardPrint) before = plastic_print (f, id);
    g_autoptr (LoketCardPrint) after = NULL;
    g_autoptr (GObject) answer = try_act (f, plastic, acts[i], before);
    /* What was never sent cannot be read; what is good may be read again. */
    const gboolean never = state == LOKET_PRINTING_QUEUED && strcmp (acts[i], "scan") == 0;
    const gboolean again = state == LOKET_PRINTING_GOOD && strcmp (acts[i], "scan") == 0;
    int wanted = (int) state;
    const gboolean may =
        !never && loket_machine_move (&loket_printing_machine, (int) state, acts[i], &wanted, NULL);
    after = plastic_print (f, id);
    g_test_message ("%s in state %d", acts[i], (int) state);
    g_assert_cmpint (answer != NULL, ==, may || again);
    g_assert_cmpint (after->state, ==, may ? wanted : (int) state);
    if (!may)
      g_assert_true (loket_record_equal (LOKET_RECORD (before), LOKET_RECORD (after)));
    plastic_assert_slots (f, after->card);
    if (loket_printing_is_open (after->state)) {
      g_autoptr (LoketPrintEnd) end = plastic_end (id, "The queue is needed.");
      g_autoptr (LoketCardPrint) done = cases_do (f, &plastic->printer, &LOKET_PRINT_LOSE, end);
    }
  }
}

static void
test_machine (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};

  plastic_opens (f, &plastic);
  for (guint state = 0; state <= LOKET_PRINTING_CANCELLED; state++) {
    walk_told (f, &plastic, (LoketPrintingState) state);
    walk_acts (f, &plastic, (LoketPrintingState) state);
  }
  g_assert_cmpuint (plastic_good_slots (f), ==, 0);
}

static void
test_one_job (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *one = NULL, *other = NULL, *tag = NULL;
  g_autoptr (LoketPrintBegin) second = NULL;
  g_autoptr (LoketPrintTell) tell = NULL;
  g_autoptr (LoketPrintRows) rows = NULL;
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  plastic_opens (f, &plastic);
  one = print_of (issue_for (f, &plastic, "Sulastri"));
  other = print_of (issue_for (f, &plastic, "Kartini"));
  tag = plastic_begin (f, &plastic.printer, one);
  second = plastic_begin_request (other, "0190aaaa-0000-7000-8000-0000000000ab");
  cases_refused (f, &plastic.other, &LOKET_PRINT_BEGIN, second, LOKET_ERROR_RULE, "queue-busy");
  g_free (second->tag);
  second->tag = g_strdup (tag);
  cases_refused (f, &plastic.other, &LOKET_PRINT_BEGIN, second, LOKET_ERROR_RULE, "tag-used");
  tell =
      plastic_tell_request ("0190aaaa-0000-7000-8000-0000000000ac", LOKET_PRINT_TOLD_SPOOLED, NULL);
  cases_refused (f, &plastic.printer, &LOKET_PRINT_TELL, tell, LOKET_ERROR_RULE, "other-attempt");
  rows = cases_do (f, &plastic.printer, &LOKET_PRINT_OPEN_ROWS, nothing);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows->prints)), ==, 1);
  /* What a person has to look at keeps no printer waiting. */
  plastic_tell (f, &plastic.printer, tag, LOKET_PRINT_TOLD_UNCONFIRMED);
  g_free (second->tag);
  second->tag = g_strdup ("0190aaaa-0000-7000-8000-0000000000ab");
  g_clear_object (&rows);
  rows = cases_do (f, &plastic.other, &LOKET_PRINT_BEGIN, second);
  assert_print (f, other, LOKET_PRINTING_SENT, 1);
}

/* A try that came to nothing has its reason, and the next one another name. */
static void
test_tried_again (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *print = NULL, *first = NULL, *second = NULL;
  g_autoptr (LoketPrintTell) silent = NULL;
  g_autoptr (LoketCardPrint) row = NULL;

  plastic_opens (f, &plastic);
  print = print_of (issue_for (f, &plastic, "Sulastri"));
  first = plastic_begin (f, &plastic.printer, print);
  silent = plastic_tell_request (first, LOKET_PRINT_TOLD_NOT_PRINTED, NULL);
  cases_refused (f, &plastic.printer, &LOKET_PRINT_TELL, silent, LOKET_ERROR_RULE, "reason-needed");
  plastic_tell (f, &plastic.printer, first, LOKET_PRINT_TOLD_NOT_PRINTED);
  assert_print (f, print, LOKET_PRINTING_QUEUED, 1);
  second = plastic_begin (f, &plastic.other, print);
  row = plastic_print (f, print);
  g_assert_cmpstr (row->reason, ==, "out of cards");
  g_assert_cmpstr (row->begun_by, ==, plastic.printer.id);
  g_assert_cmpstr (row->printed_by, ==, plastic.other.id);
  g_assert_cmpstr (first, !=, second);
  /* The first one comes out after all: it is what it is, and is not printed again. */
  plastic_tell (f, &plastic.other, second, LOKET_PRINT_TOLD_NOT_PRINTED);
  plastic_scan (f, &plastic.printer, print);
  assert_print (f, print, LOKET_PRINTING_GOOD, 2);
}

static void
test_scan (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *one = NULL, *other = NULL, *tag = NULL;
  g_autoptr (LoketCardPrint) row = NULL, second = NULL, good = NULL;
  g_autoptr (LoketPrintScan) scan = loket_print_scan_new ();
  g_autofree char *swapped = NULL;
  const char *body;

  plastic_opens (f, &plastic);
  one = print_of (issue_for (f, &plastic, "Sulastri"));
  other = print_of (issue_for (f, &plastic, "Kartini"));
  row = plastic_print (f, one);
  second = plastic_print (f, other);
  tag = plastic_begin (f, &plastic.printer, one);
  scan->print = g_strdup (one);
  scan->text = g_strdup (second->text);
  cases_refused (f, &plastic.printer, &LOKET_PRINT_SCAN, scan, LOKET_ERROR_RULE, "scan-other-card");
  g_free (scan->text);
  scan->text = g_strdup ("https://example.org/v#ABCDEFG");
  cases_refused (f, &plastic.printer, &LOKET_PRINT_SCAN, scan, LOKET_ERROR_RULE, "scan-unreadable");
  /* One letter of the seal is another one: the same claims, and not the same card. */
  g_free (scan->text);
  scan->text = g_strdup (row->text);
  scan->text[strlen (scan->text) - 20] = scan->text[strlen (scan->text) - 20] == 'A' ? 'B' : 'A';
  cases_refused (f, &plastic.printer, &LOKET_PRINT_SCAN, scan, LOKET_ERROR_RULE, "scan-differs");
  /* A scanner with Caps Lock and another keyboard reads the same. */
  body = strchr (row->text, '#') + 1;
  swapped = g_ascii_strdown (body, -1);
  g_free (scan->text);
  scan->text = g_strconcat ("HTTPSÑ--KARTU.EXAMPLE.GO.ID-V£", swapped, NULL);
  good = cases_do (f, &plastic.printer, &LOKET_PRINT_SCAN, scan);
  assert_print (f, one, LOKET_PRINTING_GOOD, 1);
  /* Never sent, so nobody can have it. */
  g_clear_pointer (&scan->print, g_free);
  g_free (scan->text);
  scan->text = g_strdup (second->text);
  cases_refused (f, &plastic.printer, &LOKET_PRINT_SCAN, scan, LOKET_ERROR_RULE, "never-sent");
}

static LoketStockBalance *
balance (Fixture *f, const Plastic *plastic)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  return cases_do (f, &plastic->kasi, &LOKET_STOCK_BALANCE, nothing);
}

static void
assert_blanks (Fixture *f,
               const Plastic *plastic,
               gint64 good,
               gint64 spoiled,
               gint64 lost,
               gint64 there)
{
  g_autoptr (LoketStockBalance) now = balance (f, plastic);
  g_autoptr (LoketBlankStock) line = g_list_model_get_item (G_LIST_MODEL (now->lines), 0);

  g_assert_cmpint (line->good, ==, good);
  g_assert_cmpint (line->spoiled, ==, spoiled);
  g_assert_cmpint (line->lost, ==, lost);
  g_assert_cmpint (line->in_stock, ==, there);
  g_assert_cmpint (line->received, ==, good + spoiled + lost + there);
}

static LoketBatchView *
batch_act (Fixture *f,
           const Plastic *plastic,
           const LoketOperation *operation,
           const char *batch,
           LoketOptional counted)
{
  g_autoptr (LoketBatchAct) request = loket_batch_act_new ();

  request->batch = g_strdup (batch);
  request->counted = counted;
  return cases_do (f, &plastic->printer, operation, request);
}

static void
close_refused (Fixture *f,
               const Plastic *plastic,
               const char *batch,
               gint64 counted,
               const char *rule)
{
  g_autoptr (LoketBatchAct) request = loket_batch_act_new ();

  request->batch = g_strdup (batch);
  request->counted = LOKET_SOME (counted);
  cases_refused (f, &plastic->printer, &LOKET_BATCH_CLOSE, request, LOKET_ERROR_RULE, rule);
}

static LoketBatchView *
make_batch (Fixture *f, const Plastic *plastic)
{
  g_autoptr (LoketBatchRequest) request = loket_batch_request_new ();

  request->village = g_strdup (CASES_VILLAGE);
  request->product = g_strdup ("melati");
  return cases_do (f, &plastic->printer, &LOKET_BATCH_MAKE, request);
}

static char *
print_at (LoketBatchView *view, guint at)
{
  g_autoptr (LoketBatchLine) line = g_list_model_get_item (G_LIST_MODEL (view->lines), at);

  return g_strdup (line->print->id);
}

/* Registry 3, case 8: the printer runs out at 13 and the spooler says that all is done. */
static void
print_batch (Fixture *f, const Plastic *plastic, LoketBatchView *batch)
{
  for (guint i = 0; i < BATCH; i++) {
    g_autofree char *print = print_at (batch, i);
    g_autofree char *tag = plastic_begin (f, &plastic->printer, print);
    plastic_tell (f, &plastic->printer, tag, LOKET_PRINT_TOLD_CREATED);
    plastic_tell (f, &plastic->printer, tag, LOKET_PRINT_TOLD_SPOOLED);
    plastic_tell (f, &plastic->printer, tag, LOKET_PRINT_TOLD_UNCONFIRMED);
  }
}

static void
count_batch (Fixture *f, const Plastic *plastic, LoketBatchView *batch)
{
  for (guint i = 0; i < BATCH; i++) {
    g_autofree char *print = print_at (batch, i);
    g_autoptr (LoketCardPrint) row = plastic_print (f, print);
    if (i < 12) {
      plastic_scan (f, &plastic->printer, print);
    } else if (i == 12) {
      g_autoptr (LoketPrintEnd) end = plastic_end (print, "Half a card came out.");
      g_autoptr (LoketCardPrint) spoiled = cases_do (f, &plastic->printer, &LOKET_PRINT_SPOIL, end);
    } else {
      plastic_tell (f, &plastic->printer, row->tag, LOKET_PRINT_TOLD_NOT_PRINTED);
    }
  }
}

static void
issue_twenty (Fixture *f, const Plastic *plastic)
{
  for (guint i = 0; i < BATCH; i++) {
    g_autofree char *name = g_strdup_printf ("Warga %02u", (i * 7) % BATCH);
    g_autoptr (LoketCardView) view = issue_for (f, plastic, name);
    g_assert_cmpint (view->card->state, ==, LOKET_CARD_QUEUED);
  }
}

static void
assert_names_sorted (LoketBatchView *view)
{
  g_autofree char *last = g_strdup ("");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (view->lines)); i++) {
    g_autoptr (LoketBatchLine) line = g_list_model_get_item (G_LIST_MODEL (view->lines), i);
    g_assert_cmpstr (last, <, line->name);
    g_assert_cmpint (line->print->place.value, ==, i + 1);
    g_free (last);
    last = g_strdup (line->name);
  }
}

static void
assert_counts (LoketBatchView *view, gint64 good, gint64 spoiled, gint64 left)
{
  g_assert_cmpint (view->good, ==, good);
  g_assert_cmpint (view->spoiled, ==, spoiled);
  g_assert_cmpint (view->left, ==, left);
}

static void
print_rest (Fixture *f, const Plastic *plastic, const char *batch)
{
  g_autoptr (LoketPrintQuery) query = loket_print_query_new ();
  g_autoptr (LoketPrintList) rows = NULL;

  query->batch = g_strdup (batch);
  query->states = g_strsplit ("queued", " ", -1);
  rows = cases_do (f, &plastic->printer, &LOKET_PRINT_LIST, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows->lines)), ==, 8);
  for (guint i = 0; i < 8; i++) {
    g_autoptr (LoketBatchLine) line = g_list_model_get_item (G_LIST_MODEL (rows->lines), i);
    plastic_prints_well (f, &plastic->printer, line->print->id);
  }
}

static void
test_batch (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autoptr (LoketBatchView) batch = NULL, released = NULL, counted = NULL, done = NULL;
  g_autoptr (LoketPrintBegin) early = NULL;
  g_autoptr (LoketCardPrint) thirteenth = NULL;
  g_autoptr (LoketCardAct) again = NULL;
  g_autoptr (LoketCardView) reprinted = NULL;
  g_autofree char *first = NULL, *spoiled = NULL;

  plastic_opens (f, &plastic);
  issue_twenty (f, &plastic);
  batch = make_batch (f, &plastic);
  g_assert_cmpint (batch->batch->cards, ==, BATCH);
  assert_names_sorted (batch);
  first = print_at (batch, 0);
  early = plastic_begin_request (first, "0190aaaa-0000-7000-8000-0000000000ab");
  cases_refused (
      f, &plastic.printer, &LOKET_PRINT_BEGIN, early, LOKET_ERROR_RULE, "batch-not-released");
  released = batch_act (f, &plastic, &LOKET_BATCH_RELEASE, batch->batch->id, LOKET_NONE);
  print_batch (f, &plastic, batch);
  close_refused (f, &plastic, batch->batch->id, 20, "batch-unfinished");
  count_batch (f, &plastic, batch);
  counted = batch_act (f, &plastic, &LOKET_BATCH_OPEN, batch->batch->id, LOKET_NONE);
  assert_counts (counted, 12, 1, 7);
  assert_blanks (f, &plastic, 12, 1, 0, PLASTIC_BLANKS - 13);
  /* Only eight are printed again: the spoiled one as its second print, with a reason. */
  spoiled = print_at (batch, 12);
  thirteenth = plastic_print (f, spoiled);
  again = plastic_act (thirteenth->card);
  reprinted = cases_do (f, &plastic.printer, &LOKET_CARD_REPRINT, again);
  g_assert_cmpint (reprinted->print->print_number, ==, 2);
  g_assert_cmpint (reprinted->print->slot, !=, thirteenth->slot);
  g_assert_cmpstr (reprinted->print->batch, ==, batch->batch->id);
  print_rest (f, &plastic, batch->batch->id);
  close_refused (f, &plastic, batch->batch->id, 19, "batch-count");
  done = batch_act (f, &plastic, &LOKET_BATCH_CLOSE, batch->batch->id, LOKET_SOME (20));
  assert_counts (done, 20, 1, 0);
  g_assert_cmpint (done->batch->state, ==, LOKET_PRINT_BATCH_CLOSED);
  assert_blanks (f, &plastic, 20, 1, 0, PLASTIC_BLANKS - 21);
}

static void
close_day (Fixture *f, const Plastic *plastic, const char *rule)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketBlankDay) day = NULL;

  if (rule != NULL) {
    cases_refused (f, &plastic->kasi, &LOKET_STOCK_CLOSE_DAY, nothing, LOKET_ERROR_RULE, rule);
    return;
  }
  day = cases_do (f, &plastic->kasi, &LOKET_STOCK_CLOSE_DAY, nothing);
  g_assert_cmpint (day->received, ==, day->good + day->spoiled + day->lost + day->in_stock);
}

static LoketStockCount *
count_of (gint64 counted)
{
  LoketStockCount *count = loket_stock_count_new ();

  count->blank = g_strdup ("pvc");
  count->counted = counted;
  return count;
}

static void
count_blanks (Fixture *f, const Plastic *plastic, LoketStockCount *count)
{
  g_autoptr (LoketStockCount) request = count;
  g_autoptr (LoketStockBalance) now = cases_do (f, &plastic->kasi, &LOKET_STOCK_COUNT, request);

  g_assert_nonnull (now->lines);
}

static void
test_day (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *print = NULL, *tag = NULL, *late = NULL;
  g_autoptr (LoketPrintBegin) begin = NULL;
  LoketStockCount *count;

  plastic_opens (f, &plastic);
  print = print_of (issue_for (f, &plastic, "Sulastri"));
  late = print_of (issue_for (f, &plastic, "Kartini"));
  tag = plastic_begin (f, &plastic.printer, print);
  close_day (f, &plastic, "prints-open");
  plastic_scan (f, &plastic.printer, print);
  close_day (f, &plastic, "blanks-unbalanced");
  count_blanks (f, &plastic, count_of (PLASTIC_BLANKS));
  close_day (f, &plastic, "blanks-unbalanced");
  /* One is missing, and somebody says why. */
  count = count_of (PLASTIC_BLANKS - 2);
  count->lost = LOKET_SOME (1);
  cases_refused (f, &plastic.kasi, &LOKET_STOCK_COUNT, count, LOKET_ERROR_RULE, "reason-needed");
  count->reason = g_strdup ("It fell behind the printer.");
  count_blanks (f, &plastic, count);
  assert_blanks (f, &plastic, 1, 0, 1, PLASTIC_BLANKS - 2);
  close_day (f, &plastic, NULL);
  close_day (f, &plastic, "blanks-closed");
  begin = plastic_begin_request (late, "0190aaaa-0000-7000-8000-0000000000ab");
  cases_refused (f, &plastic.printer, &LOKET_PRINT_BEGIN, begin, LOKET_ERROR_RULE, "blanks-closed");
  loket_clock_advance (f->clock, LOKET_DAY);
  g_free (plastic.printer.token);
  plastic.printer.token = hand_signs_in (f, &plastic.printer, "counter");
  plastic_prints_well (f, &plastic.printer, late);
}

/* A good card that is found bad before it is handed over: its blank counts once. */
static void
test_rejected (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autoptr (LoketCardView) view = NULL, again = NULL;
  g_autoptr (LoketPrintEnd) end = NULL;
  g_autoptr (LoketCardPrint) spoiled = NULL;
  g_autoptr (LoketCard) card = NULL;
  g_autoptr (LoketCardAct) act = NULL;

  plastic_opens (f, &plastic);
  view = issue_for (f, &plastic, "Sulastri");
  plastic_prints_well (f, &plastic.printer, view->print->id);
  assert_blanks (f, &plastic, 1, 0, 0, PLASTIC_BLANKS - 1);
  end = plastic_end (view->print->id, "The picture is pale.");
  spoiled = cases_do (f, &plastic.printer, &LOKET_PRINT_SPOIL, end);
  assert_blanks (f, &plastic, 0, 1, 0, PLASTIC_BLANKS - 1);
  card = plastic_card (f, view->card->id);
  g_assert_cmpint (card->state, ==, LOKET_CARD_APPROVED);
  act = plastic_act (view->card->id);
  again = cases_do (f, &plastic.printer, &LOKET_CARD_REPRINT, act);
  g_assert_cmpint (again->card->state, ==, LOKET_CARD_QUEUED);
  cases_refused (
      f, &plastic.printer, &LOKET_CARD_REPRINT, act, LOKET_ERROR_RULE, "nothing-to-reprint");
}

/* No blank, no card; on plain sheets none is used up, and several cards share one job. */
static void
test_sheet (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *one = NULL, *other = NULL;
  g_autoptr (LoketPrintBegin) begin = NULL;
  g_autoptr (LoketPrintRows) rows = NULL;

  plastic_opens (f, &plastic);
  one = print_of (issue_for (f, &plastic, "Sulastri"));
  other = print_of (issue_for (f, &plastic, "Kartini"));
  begin = plastic_begin_request (one, "0190aaaa-0000-7000-8000-0000000000ab");
  begin->box = g_strdup ("K-17");
  cases_refused (f, &plastic.printer, &LOKET_PRINT_BEGIN, begin, LOKET_ERROR_RULE, "no-blanks");
  begin->sheet = TRUE;
  g_strfreev (begin->prints);
  begin->prints = g_strdupv ((char *[]){one, other, NULL});
  rows = cases_do (f, &plastic.printer, &LOKET_PRINT_BEGIN, begin);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows->prints)), ==, 2);
  plastic_scan (f, &plastic.printer, one);
  plastic_scan (f, &plastic.printer, other);
  assert_blanks (f, &plastic, 0, 0, 0, PLASTIC_BLANKS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("machine", test_machine);
  ADD ("one-job", test_one_job);
  ADD ("tried-again", test_tried_again);
  ADD ("scan", test_scan);
  ADD ("batch", test_batch);
  ADD ("day", test_day);
  ADD ("rejected", test_rejected);
  ADD ("sheet", test_sheet);
  return g_test_run ();
}

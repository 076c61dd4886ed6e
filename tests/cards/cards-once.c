/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cards-once [--cards N] [--seed S]: prints N cards while program, office, spooler and printer die
 * at random and the printer runs out of cards, jams and loses its memory.  At the end every card is
 * good exactly once; whatever was in doubt was decided by a person.  Suite and bench. */
#include "chaos.h"
#include "plastic.h"
#include "tests/lib/wait.h"

#include <stdlib.h>
#include <string.h>

#define PERSON_MS 200      /* between two looks of the person at the desk */
#define EVERY 10           /* so many cards one is read at the end */
#define CARD_SECONDS "0.4" /* that a card is in the printer: long enough to be hit there */

typedef struct {
  LoketPrintLab *lab;
  CardOffice *office;
  guint cards;
  guint good;
  guint spoiled; /* by the person */
  guint none;    /* nothing came out, said the person */
  guint retried; /* attempts beyond the first, without a person */
  gboolean settled;
} Desk;

/* One question: the person looks into tray and printer. */
static void
decide (Desk *desk, const CardRow *row, GHashTable *plastic)
{
  const Plastic *seen = g_hash_table_lookup (plastic, row->tag);

  if (seen != NULL && seen->printed > 0)
    card_office_scan (desk->office, row);
  else if (seen != NULL && seen->starts > 0)
    desk->spoiled += card_office_spoil (desk->office, row);
  else
    desk->none += card_office_none (desk->office, row);
}

static gboolean
look (gpointer data)
{
  Desk *desk = data;
  g_autoptr (GPtrArray) rows = card_office_rows (desk->office);
  const gboolean quiet = plastic_is_quiet (desk->lab);
  g_autoptr (GHashTable) plastic = plastic_read (desk->lab);

  if (rows == NULL)
    return G_SOURCE_CONTINUE;
  desk->good = 0;
  for (guint i = 0; i < rows->len; i++) {
    const CardRow *row = g_ptr_array_index (rows, i);
    desk->good += row->state == CARD_GOOD;
    if (row->state == CARD_UNCONFIRMED && quiet)
      decide (desk, row, plastic);
  }
  desk->settled = desk->good == desk->cards;
  return G_SOURCE_CONTINUE;
}

typedef struct {
  Desk *desk;
  Chaos *chaos;
} Run;

static gboolean
is_done (gpointer data)
{
  const Run *run = data;

  return run->desk->settled && chaos_is_over (run->chaos);
}

static gboolean
is_nothing_active (gpointer data)
{
  g_autofree char *out = NULL;
  const char *const argv[] = {"lpstat", "-W", "not-completed", "-o", "card", NULL};

  return g_spawn_sync (NULL,
                       (char **) argv,
                       NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL,
                       NULL,
                       &out,
                       NULL,
                       NULL,
                       NULL) &&
         *out == '\0' && plastic_is_quiet (data);
}

typedef struct {
  guint printed;
  guint started;
  guint twice;      /* attempts that came out more than once */
  guint sent_twice; /* attempts that reached the printer more than once */
} Sum;

static Sum
add_up (LoketPrintLab *lab)
{
  g_autoptr (GHashTable) plastic = plastic_read (lab);
  GHashTableIter iter;
  gpointer tag, value;
  Sum sum = {0};

  g_hash_table_iter_init (&iter, plastic);
  while (g_hash_table_iter_next (&iter, &tag, &value)) {
    const Plastic *seen = value;
    sum.printed += seen->printed;
    sum.started += seen->starts;
    sum.twice += seen->printed > 1;
    sum.sent_twice += seen->starts > 1;
  }
  return sum;
}

static gboolean
says_its_code (Desk *desk, const CardRow *row, const Plastic *seen)
{
  g_autofree char *code = plastic_read_code (desk->lab, seen);

  return g_strcmp0 (code, row->text) == 0;
}

/* Each good card is on plastic, and no plastic is anything else; some are read. */
static guint
count_matched (Desk *desk)
{
  g_autoptr (GPtrArray) rows = card_office_rows (desk->office);
  g_autoptr (GHashTable) plastic = plastic_read (desk->lab);
  guint matched = 0;

  for (guint i = 0; i < rows->len; i++) {
    const CardRow *row = g_ptr_array_index (rows, i);
    const Plastic *seen = row->tag != NULL ? g_hash_table_lookup (plastic, row->tag) : NULL;
    matched += row->state == CARD_GOOD && seen != NULL && seen->printed == 1 &&
               (i % EVERY != 0 || says_its_code (desk, row, seen));
  }
  return matched;
}

static gboolean
say (const char *name, double value, const char *unit, double goal)
{
  const gboolean good = value <= goal && value >= goal;

  g_print ("%s %g %s %g %s\n", name, value, unit, goal, good ? "ok" : "missed");
  return good;
}

static gboolean
report (Desk *desk, gint64 seconds)
{
  const Sum sum = add_up (desk->lab);
  gboolean good = TRUE;

  g_print ("# %u cards in %d s: %u put down as spoiled, %u times nothing had come out\n",
           desk->cards,
           (int) seconds,
           desk->spoiled,
           desk->none);
  good &= say ("cards-once-good", desk->good, "cards", desk->cards);
  good &= say ("cards-once-matched", count_matched (desk), "cards", desk->cards);
  good &= say ("cards-once-on-plastic", sum.printed, "cards", desk->cards);
  good &= say ("cards-once-printed-twice", sum.twice, "cards", 0);
  good &= say ("cards-once-sent-twice", sum.sent_twice, "jobs", 0);
  good &= say ("cards-once-blanks-unaccounted",
               (double) sum.started - desk->good - desk->spoiled,
               "blanks",
               0);
  return good;
}

static gboolean
play (LoketPrintLab *lab, guint cards, guint32 seed)
{
  const gint64 begin = g_get_monotonic_time ();
  g_autoptr (CardOffice) office = card_office_new (cards);
  g_autoptr (Chaos) chaos = chaos_new (lab, office, g_getenv ("PRESS_CLIENT"), seed, cards);
  g_autofree char *counts = NULL;
  Desk desk = {.lab = lab, .office = office, .cards = cards};
  Run run = {&desk, chaos};
  const guint source = g_timeout_add (PERSON_MS, look, &desk);
  gboolean good;

  loket_test_wait_until (is_done, &run, 60000 + cards * 15000);
  g_source_remove (source);
  counts = chaos_counts (chaos);
  g_print ("# seed %u: %s\n", seed, counts);
  /* What is left in the spooler is never sent, not even after one more crash. */
  loket_print_lab_control (lab, "cupsd", "kill", NULL);
  loket_print_lab_control (lab, "cupsd", "start", NULL);
  loket_test_wait_until (is_nothing_active, lab, 60000);
  card_office_assert_balance (office, desk.good, desk.spoiled);
  good = report (&desk, (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  return good;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketPrintLab) lab = NULL;
  g_autofree char *marks = NULL;
  guint cards = 60;
  guint32 seed = g_random_int ();
  gboolean good;

  for (int i = 1; i + 1 < argc; i += 2) {
    if (strcmp (argv[i], "--cards") == 0)
      cards = (guint) atoi (argv[i + 1]);
    else if (strcmp (argv[i], "--seed") == 0)
      seed = (guint32) strtoul (argv[i + 1], NULL, 10);
  }
  lab = loket_print_lab_start (&error);
  g_assert_no_error (error);
  marks = g_build_filename (loket_print_lab_path (lab), "once", NULL);
  g_setenv ("LOKET_ONCE_DIR", marks, TRUE);
  loket_print_lab_control (lab, "speed", "card", CARD_SECONDS, NULL);
  good = play (lab, cards, seed);
  return good ? 0 : 1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office of "cards-once" as a ledger in a file, for the press alone. */
#include "card-office.h"

#include "tests/lib/test-dir.h"
#include "tests/printing/paper-ledger.h"

#include <glib/gstdio.h>
#include <string.h>

struct _CardOffice {
  LoketTestDir *dir;
  char *path;
  char *gone;
  PaperLedger *ledger;
  guint cards;
};

CardOffice *
card_office_new (guint cards)
{
  CardOffice *office = g_new0 (CardOffice, 1);
  g_autofree char *count = g_strdup_printf ("%u", cards);
  g_autofree char *prints = NULL;

  office->dir = loket_test_dir_new ();
  office->path = loket_test_dir_child (office->dir, "ledger");
  office->gone = g_strconcat (office->path, ".gone", NULL);
  prints = g_strconcat (office->path, ".prints", NULL);
  g_assert_true (g_file_set_contents (prints, count, -1, NULL));
  office->ledger = paper_ledger_new (office->path);
  office->cards = cards;
  return office;
}

static void
row_free (gpointer data)
{
  CardRow *row = data;

  g_free (row->print);
  g_free (row->tag);
  g_free (row);
}

void
card_office_free (CardOffice *office)
{
  g_object_unref (office->ledger);
  g_free (office->path);
  g_free (office->gone);
  loket_test_dir_free (office->dir);
  g_free (office);
}

const char *
card_office_place (CardOffice *office)
{
  return office->path;
}

void
card_office_hit (CardOffice *office)
{
  g_assert_true (g_file_set_contents (office->gone, "", 0, NULL));
}

void
card_office_stand_up (CardOffice *office)
{
  g_unlink (office->gone);
}

static CardState
state_of (const char *said)
{
  if (said == NULL || strcmp (said, "not-printed") == 0 || strcmp (said, "none") == 0 ||
      strcmp (said, "spoiled") == 0)
    return CARD_QUEUED;
  if (strcmp (said, "good") == 0)
    return CARD_GOOD;
  return strcmp (said, "unconfirmed") == 0 ? CARD_UNCONFIRMED : CARD_OPEN;
}

GPtrArray *
card_office_rows (CardOffice *office)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GHashTable) states = paper_ledger_states (office->ledger);
  g_autoptr (GHashTable) tags = paper_ledger_prints (office->ledger);

  for (guint i = 1; i <= office->cards; i++) {
    CardRow *row = g_new0 (CardRow, 1);
    row->print = g_strdup_printf ("print-%u", i);
    row->tag = g_strdup (g_hash_table_lookup (tags, row->print));
    row->state = state_of (row->tag != NULL ? g_hash_table_lookup (states, row->tag) : NULL);
    g_ptr_array_add (rows, row);
  }
  return rows;
}

static gboolean
say (CardOffice *office, const CardRow *row, const char *what)
{
  g_autofree char *line = g_strdup_printf ("%s %s - - 0 - -\n", what, row->tag);

  if (g_file_test (office->gone, G_FILE_TEST_EXISTS))
    return FALSE;
  paper_ledger_append (office->ledger, line);
  return TRUE;
}

gboolean
card_office_scan (CardOffice *office, const CardRow *row)
{
  return say (office, row, "good");
}

gboolean
card_office_spoil (CardOffice *office, const CardRow *row)
{
  return say (office, row, "spoiled");
}

gboolean
card_office_none (CardOffice *office, const CardRow *row)
{
  return say (office, row, "none");
}

void
card_office_assert_balance (CardOffice *office, guint good, guint spoiled)
{
  g_autoptr (GHashTable) states = paper_ledger_states (office->ledger);
  GHashTableIter iter;
  gpointer said;
  guint counted[2] = {0, 0};

  g_hash_table_iter_init (&iter, states);
  while (g_hash_table_iter_next (&iter, NULL, &said)) {
    counted[0] += strcmp (said, "good") == 0;
    counted[1] += strcmp (said, "spoiled") == 0;
  }
  g_assert_cmpuint (counted[0], ==, good);
  g_assert_cmpuint (counted[1], ==, spoiled);
}

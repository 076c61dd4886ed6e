/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paper-client LEDGER: prints all that waits in a ledger in a file, until it is killed. */
#include "printing/press.h"
#include "tests/printing/paper-ledger.h"

#include <string.h>

typedef struct {
  PaperLedger *ledger;
  LoketPress *press;
  LoketPressJob *job;
  guint cards;
} Client;

static gboolean
is_waiting (Client *client, GHashTable *states, GHashTable *tags, const char *print)
{
  const char *tag = g_hash_table_lookup (tags, print);
  const char *said = tag != NULL ? g_hash_table_lookup (states, tag) : NULL;

  return said == NULL || strcmp (said, "not-printed") == 0 || strcmp (said, "none") == 0 ||
         strcmp (said, "spoiled") == 0;
}

static void
print (Client *client, const char *print_id)
{
  const char *const prints[] = {print_id, NULL};
  g_autoptr (GBytes) card = paper_card (print_id, 1);
  const LoketPressOrder order = {
      .pdf = card, .width = 53.98, .height = 85.6, .queue = "card", .prints = prints};

  client->job = loket_press_print (client->press, &order);
}

static gboolean
look (gpointer data)
{
  Client *client = data;
  g_autoptr (GHashTable) states = paper_ledger_states (client->ledger);
  g_autoptr (GHashTable) tags = paper_ledger_prints (client->ledger);

  if (!loket_press_is_settled (client->press) ||
      (client->job != NULL && !loket_press_job_is_over (client->job)))
    return G_SOURCE_CONTINUE;
  g_clear_object (&client->job);
  for (guint i = 1; i <= client->cards; i++) {
    g_autofree char *id = g_strdup_printf ("print-%u", i);
    if (is_waiting (client, states, tags, id)) {
      print (client, id);
      break;
    }
  }
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *path = g_strconcat (argv[1], ".prints", NULL);
  g_autofree char *count = NULL;
  Client client = {.ledger = paper_ledger_new (argv[1])};

  g_assert_true (g_file_get_contents (path, &count, NULL, NULL));
  client.cards = (guint) g_ascii_strtoull (count, NULL, 10);
  client.press =
      loket_press_new (LOKET_LEDGER (client.ledger), clock, random, g_get_tmp_dir (), NULL);
  loket_press_start (client.press);
  g_timeout_add (20, look, &client);
  g_main_loop_run (loop);
  return 0;
}

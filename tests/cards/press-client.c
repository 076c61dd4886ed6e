/* SPDX-License-Identifier: GPL-3.0-or-later */
/* press-client SOCKET,CARDS: the program that prints cards, without its windows: client, press,
 * faces and the ledger of the office, until it is killed.  CARDS prints at most are under way or
 * good. */
#include "core/card-desk.h"
#include "faces.h"
#include "hand.h"
#include "printing/press.h"
#include "ui/cards/card-ledger.h"

#include <stdlib.h>

typedef struct {
  LoketClient *client;
  LoketPress *press;
  LoketPressJob *job;
  CardFaces *faces;
  guint cards;
  gboolean asking;
} Program;

static void
print (Program *program, const LoketCardPrint *row)
{
  const char *const prints[] = {row->id, NULL};
  g_autoptr (GBytes) card = card_faces_draw (program->faces, row->card);
  const LoketPressOrder order = {.pdf = card,
                                 .width = 53.98,
                                 .height = 85.6,
                                 .sides = "two-sided-long-edge",
                                 .queue = "card",
                                 .prints = prints};

  if (card == NULL)
    return;
  program->job = loket_press_print (program->press, &order);
}

static void
listed (GObject *source, GAsyncResult *result, gpointer data)
{
  Program *program = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketPrintList) rows =
      (LoketPrintList *) loket_client_call_finish (LOKET_CLIENT (source), result, &error);
  g_autoptr (LoketCardPrint) next = NULL;
  guint in_play = 0;

  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (rows->lines));
       i++) {
    g_autoptr (LoketBatchLine) line = g_list_model_get_item (G_LIST_MODEL (rows->lines), i);
    LoketCardPrint *row = line->print;
    if (row->state != LOKET_PRINTING_QUEUED)
      in_play++;
    else if (next == NULL || row->attempts > next->attempts)
      g_set_object (&next, row);
  }
  if (next != NULL && in_play < program->cards)
    print (program, next);
  program->asking = FALSE;
}

static gboolean
look (gpointer data)
{
  Program *program = data;
  g_autoptr (LoketPrintQuery) query = NULL;

  if (program->asking || !loket_press_is_settled (program->press) ||
      (program->job != NULL && !loket_press_job_is_over (program->job)))
    return G_SOURCE_CONTINUE;
  g_clear_object (&program->job);
  query = loket_print_query_new ();
  query->states = g_strsplit ("queued sent spooled unconfirmed good", " ", -1);
  program->asking = TRUE;
  loket_client_call (
      program->client, &LOKET_PRINT_LIST, LOKET_RECORD (query), NULL, NULL, listed, program);
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) place = g_strsplit (argv[1], ",", 2);
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (LoketCardLedger) ledger = NULL;
  Program program = {.cards = (guint) atoi (place[1])};

  program.client = hand_come (place[0]);
  program.faces = card_faces_new (program.client);
  ledger = loket_card_ledger_new (program.client);
  program.press = loket_press_new (LOKET_LEDGER (ledger), clock, random, g_get_tmp_dir (), NULL);
  loket_press_start (program.press);
  g_timeout_add (20, look, &program);
  g_main_loop_run (loop);
  return 0;
}

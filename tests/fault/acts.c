/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office that works while something fails, and the acts of a morning to do in it. */
#include "acts.h"

#include "core/office.h"
#include "office/open.h"
#include "store/txn-private.h"
#include "wire/json.h"

#include <string.h>

#define COUNTER "{\"counter\":\"1\"}"
#define TICKET "{\"ticket\":\"%s\"}"

const Act acts_of_a_morning[] = {
    {&LOKET_QUEUE_OPEN_COUNTER, LOKET_DEVICE_COUNTER, COUNTER},
    {&LOKET_QUEUE_TAKE_TICKET, LOKET_DEVICE_KIOSK, "{\"service\":\"health\"}"},
    {&LOKET_QUEUE_TAKE_TICKET,
     LOKET_DEVICE_KIOSK,
     "{\"service\":\"health\",\"priority\":\"elderly\",\"paper\":true}"},
    {&LOKET_QUEUE_PRINTED, LOKET_DEVICE_KIOSK, "{\"ticket\":\"%s\",\"outcome\":\"printed\"}"},
    {&LOKET_QUEUE_CALL_NEXT, LOKET_DEVICE_COUNTER, COUNTER},
    {&LOKET_QUEUE_RECALL, LOKET_DEVICE_COUNTER, TICKET},
    {&LOKET_QUEUE_START, LOKET_DEVICE_COUNTER, TICKET},
    {&LOKET_QUEUE_FINISH, LOKET_DEVICE_COUNTER, TICKET},
    {&LOKET_QUEUE_CALL_NEXT, LOKET_DEVICE_COUNTER, COUNTER},
    {&LOKET_QUEUE_MISS, LOKET_DEVICE_COUNTER, TICKET},
    {&LOKET_QUEUE_TAKE_TICKET, LOKET_DEVICE_KIOSK, "{\"service\":\"data\"}"},
    {&LOKET_QUEUE_CANCEL, LOKET_DEVICE_COUNTER, TICKET},
    {&LOKET_QUEUE_LIST, LOKET_DEVICE_COUNTER, "{}"},
    {&LOKET_QUEUE_BOARD, LOKET_DEVICE_COUNTER, "{}"},
    {&LOKET_QUEUE_CLOSE_COUNTER, LOKET_DEVICE_COUNTER, COUNTER},
};

const guint acts_n = G_N_ELEMENTS (acts_of_a_morning);

gboolean
acts_open (Acts *acts, GError **error)
{
  const LoketOpenOptions options = {
      .dir = acts->path, .profile = "sragen", .clock = acts->clock, .random = acts->random};

  acts->office = loket_office_open (&options, error);
  return acts->office != NULL;
}

void
acts_close (Acts *acts)
{
  g_clear_pointer (&acts->office, loket_office_free);
}

void
acts_set_up (Acts *acts, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  acts->dir = loket_test_dir_new ();
  acts->path = loket_test_dir_child (acts->dir, "office");
  acts->clock = loket_clock_new_frozen (ACTS_MORNING);
  acts->random = loket_random_new_seeded (42);
  acts_open (acts, &error);
  g_assert_no_error (error);
}

void
acts_tear_down (Acts *acts, gconstpointer data)
{
  acts_close (acts);
  loket_clock_unref (acts->clock);
  loket_random_unref (acts->random);
  g_free (acts->path);
  loket_test_dir_free (acts->dir);
}

char *
acts_new_key (Acts *acts)
{
  return loket_id_new (acts->clock, acts->random);
}

GBytes *
acts_do (Acts *acts, const Act *act, const char *ticket, const char *key, GError **error)
{
  const LoketCaller caller = {.kind = act->device, .device = "test"};
  g_auto (GStrv) parts = g_strsplit (act->request, "%s", 2);
  g_autofree char *json = g_strjoinv (ticket != NULL ? ticket : "", parts);
  g_autoptr (GError) bad = NULL;
  g_autoptr (LoketRecord) request = loket_json_to_record (
      act->operation->request (), json, strlen (json), LOKET_JSON_REQUEST, &bad);

  g_assert_no_error (bad);
  return loket_office_ask_sync (acts->office, act->operation, &caller, request, key, error);
}

/* Answers that are a ticket begin with its id. */
void
acts_learn_ticket (GBytes *answer, char **ticket)
{
  const char *json = g_bytes_get_data (answer, NULL);

  if (!g_str_has_prefix (json, "{\"id\":\"") || strstr (json, "\"label\"") == NULL)
    return;
  g_free (*ticket);
  *ticket = g_strndup (json + strlen ("{\"id\":\""), 36);
}

static gboolean
state_work (LoketTxn *txn, gpointer data, GError **error)
{
  static const char *const questions[] = {
      "SELECT group_concat (x, ';') AS x FROM (SELECT name || value AS x FROM meta ORDER BY name)",
      "SELECT group_concat (x, ';') AS x FROM (SELECT scope || day || last AS x FROM number_series "
      "ORDER BY scope, day)",
      "SELECT group_concat (x, ';') AS x FROM (SELECT id || label || state || paper || calls || "
      "coalesce (counter, '-') AS x FROM ticket ORDER BY id)",
      "SELECT group_concat (x, ';') AS x FROM (SELECT id || day || open || coalesce (ticket, '-') "
      "AS x FROM counter ORDER BY id)",
      "SELECT group_concat (x, ';') AS x FROM (SELECT id || ticket || turn AS x FROM call ORDER BY "
      "id)",
      "SELECT group_concat (x, ';') AS x FROM (SELECT seq || record AS x FROM event ORDER BY seq)",
      "SELECT group_concat (x, ';') AS x FROM (SELECT seq || hash AS x FROM audit ORDER BY seq)",
      "SELECT group_concat (x, ';') AS x FROM (SELECT key || coalesce (reply, '-') AS x FROM "
      "kept_answer ORDER BY key)",
  };
  GString *state = data;

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_autoptr (LoketRows) rows = loket_engine_query (txn->engine, questions[i], NULL, 0, error);
    gboolean row;
    if (rows == NULL || !loket_rows_next (rows, &row, error))
      return FALSE;
    g_string_append_printf (
        state, "%s\n", loket_rows_is_null (rows, "x") ? "" : loket_rows_text (rows, "x"));
  }
  return TRUE;
}

char *
acts_state (Acts *acts)
{
  g_autoptr (GString) state = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  loket_store_read_long_sync (loket_office_store (acts->office), state_work, state, &error);
  g_assert_no_error (error);
  return g_strdup (state->str);
}

static gboolean
check_work (LoketTxn *txn, gpointer data, GError **error)
{
  *(LoketCheckReport **) data = loket_txn_check (txn, error);
  return *(LoketCheckReport **) data != NULL;
}

/* Integrity, references, feed and audit chain. */
LoketRecord *
acts_check (Acts *acts, GError **error)
{
  LoketCheckReport *report = NULL;

  loket_store_read_long_sync (loket_office_store (acts->office), check_work, &report, error);
  return report != NULL ? LOKET_RECORD (report) : NULL;
}

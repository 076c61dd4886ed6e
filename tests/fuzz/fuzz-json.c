/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from outside: what the strict check takes JSON-GLib reads, and records survive the trip. */
#include "fuzz.h"

#include "core/profile.h"
#include "core/queue.h"
#include "sample.h"
#include "wire/json.h"
#include "wire/problem.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Not an assertion of GLib: a fuzz build must stop here whatever the flags. */
static void
demand (gboolean held, const char *what)
{
  if (held)
    return;
  g_printerr ("broken: %s\n", what);
  abort ();
}

static LoketRecord *
read_exactly (GType type, const char *json, LoketJsonKind kind)
{
  gsize length = strlen (json);
  g_autofree char *exact = g_memdup2 (json, length);

  return loket_json_to_record (type, exact, length, kind, NULL);
}

/* A record that came from outside is within its limits, is written the same way always, and is the
 * same record when it is read again. */
static void
check_record (GType type, const char *text, gsize length, LoketJsonKind kind)
{
  g_autoptr (LoketRecord) record = loket_json_to_record (type, text, length, kind, NULL);
  g_autoptr (LoketRecord) again = NULL;
  g_autofree char *json = NULL;
  g_autofree char *json_again = NULL;

  if (record == NULL)
    return;
  json = loket_json_from_record (record);
  demand (loket_json_check (json, strlen (json), NULL), "what we write passes the check");
  demand (kind == LOKET_JSON_ANSWER || loket_record_check (record, NULL), "limits are kept");
  again = read_exactly (type, json, kind);
  demand (again != NULL, "what we write can be read");
  demand (loket_record_equal (record, again), "the record survives the trip");
  json_again = loket_json_from_record (again);
  demand (strcmp (json, json_again) == 0, "the same record gives the same bytes");
}

static void
check_problem (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autofree char *json = NULL;

  loket_problem_to_error (text, length, 409, &error);
  demand (error != NULL, "a problem is always an error");
  json = loket_problem_from_error (error, "id");
  loket_problem_to_error (json, strlen (json), 409, &again);
  demand (g_error_matches (again, error->domain, error->code), "the problem survives the trip");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  g_autoptr (JsonParser) parser = NULL;

  check_problem (text, size);
  if (!loket_json_check (text, size, NULL)) {
    demand (loket_json_to_record (loket_sample_get_type (), text, size, LOKET_JSON_ANSWER, NULL) ==
                NULL,
            "what the check refuses makes no record");
    return 0;
  }
  parser = json_parser_new ();
  demand (json_parser_load_from_data (parser, text, (gssize) size, NULL),
          "JSON-GLib reads what the check takes");
  demand (JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)), "and finds one object");
  for (int kind = LOKET_JSON_REQUEST; kind <= LOKET_JSON_ANSWER; kind++) {
    check_record (loket_sample_get_type (), text, size, (LoketJsonKind) kind);
    check_record (loket_ticket_get_type (), text, size, (LoketJsonKind) kind);
    check_record (loket_profile_get_type (), text, size, (LoketJsonKind) kind);
  }
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hands of a decision over real TLS: one officer who is signed in on two machines is one hand,
 * by whatever machine his request comes. */
#include "lan-rig.h"

#include "core/application.h"
#include "core/person.h"
#include "store/people.h"

#include <string.h>

#define PASSWORD "Rahasia Warung 7"
#define VILLAGE "33.14.10.2001"

static char application[37];

static gboolean
put_work (LoketTxn *txn, gpointer data, GError **error)
{
  LanRig *rig = data;
  g_autoptr (LoketPerson) person = loket_person_new ();
  g_autoptr (LoketApplication) asked = loket_application_new ();
  g_autofree char *id = loket_id_new (rig->clock, rig->random);

  person->id = loket_id_new (rig->clock, rig->random);
  person->name = g_strdup ("Sulastri");
  person->village = g_strdup (VILLAGE);
  person->version = 1;
  person->created_at = person->changed_at = loket_clock_now (rig->clock);
  g_strlcpy (application, id, sizeof application);
  asked->id = g_strdup (id);
  asked->number = 1000;
  asked->kind = g_strdup ("sintawati");
  asked->service = g_strdup ("education");
  asked->person = g_strdup (person->id);
  asked->village = g_strdup (VILLAGE);
  asked->state = LOKET_APPLICATION_VERIFIED;
  asked->version = 1;
  asked->created_at = asked->changed_at = loket_clock_now (rig->clock);
  return loket_txn_next_person_number (txn, &person->number, error) &&
         loket_txn_add_person (txn, person, error) &&
         loket_txn_insert (txn, LOKET_RECORD (asked), error);
}

/* A machine of the office, with its own certificate. */
static Http *
machine (LanRig *rig, const char *name)
{
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (SecureId) id = secure_issue (http, "counter", name, NULL);

  return secure_open (rig->lan, id);
}

static HttpAnswer *
ask (Http *http, const char *token, const char *operation, const char *body)
{
  g_autofree char *key = rig_new_key ();
  g_autofree char *path = g_strconcat ("/v1/", operation, NULL);
  g_autofree char *bearer =
      token != NULL ? g_strdup_printf ("Authorization: Bearer %s\r\n", token) : g_strdup ("");
  g_autofree char *headers = g_strdup_printf (
      "Content-Type: application/json\r\nAccept-Language: en\r\nIdempotency-Key: %s\r\n%s",
      key,
      bearer);

  return http_ask (http, "POST", path, headers, body);
}

static char *
sign_in (Http *http, const char *login)
{
  g_autofree char *body =
      g_strdup_printf ("{\"login\":\"%s\",\"password\":\"" PASSWORD "\"}", login);
  g_autoptr (HttpAnswer) answer = ask (http, NULL, "session/sign-in", body);

  g_assert_cmpuint (answer->status, ==, 200);
  return secure_member (answer->body->str, "token");
}

static void
add_officer (LanRig *rig, const char *login, const char *roles)
{
  g_autoptr (Http) http = http_open (rig->socket);
  g_autofree char *body = g_strdup_printf (
      "{\"login\":\"%s\",\"name\":\"%s\",\"roles\":[%s],\"password\":\"" PASSWORD "\"}",
      login,
      login,
      roles);
  g_autoptr (HttpAnswer) answer = http_write (http, "admin", "officer/add", NULL, body);

  g_assert_cmpuint (answer->status, ==, 200);
}

static void
assert_rule (HttpAnswer *answer, const char *rule)
{
  g_autofree char *code = secure_member (answer->body->str, "code");
  g_autofree char *said = secure_member (answer->body->str, "rule");

  g_assert_cmpuint (answer->status, ==, 422);
  g_assert_cmpstr (code, ==, "rule");
  g_assert_cmpstr (said, ==, rule);
}

static void
visit (LanRig *rig)
{
  g_autoptr (Http) one = machine (rig, "Counter 1");
  g_autoptr (Http) two = machine (rig, "Counter 2");
  g_autofree char *here = NULL, *there = NULL, *colleague = NULL;
  g_autofree char *body = g_strdup_printf ("{\"application\":\"%s\",\"outcome\":\"grant\","
                                           "\"category\":\"none\",\"reason\":\"so it is\"}",
                                           application);
  g_autoptr (HttpAnswer) proposed = NULL, own = NULL, stolen = NULL, approved = NULL, head = NULL;
  g_autofree char *decision = NULL;
  g_autofree char *act = NULL;
  g_autofree char *sentence = NULL;

  add_officer (rig, "ani", "\"section_head\",\"unit_head\"");
  add_officer (rig, "budi", "\"section_head\",\"unit_head\"");
  here = sign_in (one, "ani");
  there = sign_in (two, "ani");
  colleague = sign_in (two, "budi");
  proposed = ask (one, here, "decision/propose", body);
  g_assert_cmpuint (proposed->status, ==, 200);
  decision = secure_member (proposed->body->str, "id");
  act = g_strdup_printf ("{\"decision\":\"%s\"}", decision);
  own = ask (two, there, "decision/approve", act);
  assert_rule (own, "proposer-decides");
  sentence = secure_member (own->body->str, "title");
  g_assert_nonnull (strstr (sentence, "You have proposed this yourself."));
  /* A token is worth nothing on another machine. */
  stolen = ask (one, colleague, "decision/approve", act);
  g_assert_cmpuint (stolen->status, ==, 401);
  approved = ask (two, colleague, "decision/approve", act);
  g_assert_cmpuint (approved->status, ==, 200);
  head = ask (two, colleague, "decision/approve", act);
  assert_rule (head, "hand-already");
}

static void
test_two_machines (LanRig *rig, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (loket_office_store (rig->office), put_work, rig, &error);
  g_assert_no_error (error);
  lan_rig_visit (rig, visit);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/hub/hands/one-officer-on-two-machines",
              LanRig,
              NULL,
              lan_rig_set_up,
              test_two_machines,
              lan_rig_tear_down);
  return g_test_run ();
}

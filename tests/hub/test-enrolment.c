/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a new device gets its certificate: once, in time, with the right secret (store.md 8, case 7).
 */
#include "lan-rig.h"

#include <string.h>

/* Opens an enrolment.  Returns the secret. */
static char *
invite (LanRig *rig, const char *kind)
{
  g_autofree char *key = rig_new_key ();
  g_autofree char *body = g_strdup_printf ("{\"name\":\"New %s\",\"kind\":\"%s\"}", key, kind);
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) answer = http_write (http, "admin", "device/add", NULL, body);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_cmpuint (answer->status, ==, 200);
  text = secure_member (answer->body->str, "text");
  words = g_strsplit (text, " ", -1);
  g_assert_cmpuint (g_strv_length (words), ==, 4);
  g_assert_cmpstr (words[1], ==, rig->enrolment);
  g_assert_cmpstr (words[2], ==, loket_authority_pin (rig->authority));
  return g_strdup (words[3]);
}

static guint
enrol_with_key (LanRig *rig, const char *secret, SecureId *id, const char *key)
{
  g_autofree char *request = secure_id_request (id);
  g_autofree char *body =
      g_strdup_printf ("{\"secret\":\"%s\",\"request\":\"%s\"}", secret, request);
  g_autoptr (Http) http = secure_open (rig->enrolment, NULL);
  g_autoptr (HttpAnswer) answer = NULL;
  g_autofree char *certificate = NULL;

  if (http->ended)
    return 0;
  answer = http_write (http, "kiosk", "device/enrol", key, body);
  if (answer == NULL)
    return 0;
  if (answer->status == 200) {
    certificate = secure_member (answer->body->str, "certificate");
    secure_id_take_certificate (id, certificate);
  }
  return answer->status;
}

static guint
enrol (LanRig *rig, const char *secret, SecureId *id)
{
  return enrol_with_key (rig, secret, id, NULL);
}

static void
good_path (LanRig *rig)
{
  g_autofree char *secret = NULL;
  g_autoptr (SecureId) id = secure_id_new ();
  g_autoptr (Http) http = NULL;
  g_autoptr (HttpAnswer) answer = NULL;

  g_assert_false (loket_hub_is_enrolling (rig->hub));
  secret = invite (rig, "display");
  g_assert_true (loket_hub_is_enrolling (rig->hub));
  g_assert_cmpuint (enrol (rig, secret, id), ==, 200);
  g_assert_false (loket_hub_is_enrolling (rig->hub));
  http = secure_open (rig->lan, id);
  answer = http_ask (http, "GET", "/v1/hello", NULL, NULL);
  g_assert_nonnull (answer);
}

static void
second_use (LanRig *rig)
{
  g_autofree char *secret = invite (rig, "display");
  g_autofree char *still_open = invite (rig, "display");
  g_autoptr (SecureId) first = secure_id_new ();
  g_autoptr (SecureId) second = secure_id_new ();

  g_assert_cmpuint (enrol (rig, secret, first), ==, 200);
  g_assert_cmpuint (enrol (rig, secret, second), ==, 403);
  g_assert_null (second->certificate);
}

static void
wrong_secret (LanRig *rig)
{
  g_autofree char *secret = invite (rig, "display");
  g_autoptr (SecureId) id = secure_id_new ();

  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (enrol (rig, "00000000000000000000000000000000", id), ==, 403);
  g_assert_cmpuint (enrol (rig, secret, id), ==, 0);
  g_free (secret);
  secret = invite (rig, "display");
  g_assert_cmpuint (enrol (rig, secret, id), ==, 200);
}

static void
too_late (LanRig *rig)
{
  g_autofree char *secret = invite (rig, "display");
  g_autoptr (SecureId) id = secure_id_new ();

  loket_clock_advance (rig->clock, 10 * G_TIME_SPAN_MINUTE);
  g_assert_cmpuint (enrol (rig, secret, id), ==, 403);
}

static void
other_business (LanRig *rig)
{
  g_autofree char *secret = invite (rig, "display");
  g_autoptr (Http) http = secure_open (rig->enrolment, NULL);
  g_autoptr (HttpAnswer) hello = http_ask (http, "GET", "/v1/hello", NULL, NULL);
  g_autoptr (HttpAnswer) list = http_write (http, "admin", "device/list", NULL, "{}");
  g_autoptr (HttpAnswer) feed = http_ask (http, "GET", "/v1/feed", NULL, NULL);

  g_assert_cmpuint (hello->status, ==, 403);
  g_assert_cmpuint (list->status, ==, 403);
  g_assert_cmpuint (feed->status, ==, 403);
}

static SecureId *
renew_as (LanRig *rig, SecureId *id)
{
  g_autoptr (SecureId) newer = secure_id_new ();
  g_autofree char *request = secure_id_request (newer);
  g_autofree char *body = g_strdup_printf ("{\"request\":\"%s\"}", request);
  g_autoptr (Http) http = secure_open (rig->lan, id);
  g_autoptr (HttpAnswer) answer = http_write (http, "display", "device/renew", NULL, body);
  g_autofree char *certificate = secure_member (answer->body->str, "certificate");

  secure_id_take_certificate (newer, certificate);
  return g_steal_pointer (&newer);
}

static gboolean
is_welcome (LanRig *rig, SecureId *id)
{
  g_autoptr (Http) http = secure_open (rig->lan, id);
  g_autoptr (HttpAnswer) hello =
      http->ended ? NULL : http_ask (http, "GET", "/v1/hello", NULL, NULL);

  return hello != NULL;
}

/* Both certificates are good after a renewal: the answer may have been lost, even twice. */
static void
renewal (LanRig *rig)
{
  g_autoptr (Http) admin = http_open (rig->socket);
  g_autoptr (SecureId) id = secure_issue (admin, "display", "Board", NULL);
  g_autoptr (SecureId) newer = renew_as (rig, id);
  g_autoptr (SecureId) newest = NULL;

  g_assert_true (is_welcome (rig, id));
  g_assert_true (is_welcome (rig, newer));
  newest = renew_as (rig, id);
  g_assert_true (is_welcome (rig, id));
  g_assert_true (is_welcome (rig, newest));
  g_assert_false (is_welcome (rig, newer));
}

/* Two kiosks must not print the same number; the third finds no lane beside 7 and 8. */
static void
lanes (LanRig *rig)
{
  static const char *const wanted[] = {"7", "8", NULL};

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++) {
    g_autofree char *secret = invite (rig, "kiosk");
    g_autoptr (SecureId) id = secure_id_new ();
    g_assert_cmpuint (enrol (rig, secret, id), ==, 200);
  }
  for (guint i = 0; wanted[i] != NULL; i++) {
    g_autofree char *body =
        g_strdup_printf ("{\"name\":\"K\",\"kind\":\"kiosk\",\"lane\":%s}", wanted[i]);
    g_autoptr (Http) http = http_open (rig->socket);
    g_autoptr (HttpAnswer) answer = http_write (http, "admin", "device/add", NULL, body);
    g_assert_cmpuint (answer->status, ==, 400);
  }
}

/* Invites a kiosk, and withdraws that again.  Returns the answer. */
static char *
offered (LanRig *rig, const char *lane)
{
  g_autofree char *body = g_strdup_printf ("{\"name\":\"K\",\"kind\":\"kiosk\"%s}", lane);
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) answer = http_write (http, "admin", "device/add", NULL, body);
  g_autoptr (HttpAnswer) withdrawn = http_write (http, "admin", "device/withdraw", NULL, "{}");

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpuint (withdrawn->status, ==, 200);
  return g_strdup (answer->body->str);
}

static void
assert_offers (LanRig *rig, const char *lane, const char *member)
{
  g_autofree char *answer = offered (rig, lane);

  if (member != NULL)
    g_assert_nonnull (strstr (answer, member));
  else
    g_assert_null (strstr (answer, "\"lane\""));
}

/* Slips of a kiosk that was put out are in people's hands: its lane rests until the next day, but
 * the same machine may go on in it.  An invitation without a lane says so by having none. */
static void
resting_lane (LanRig *rig)
{
  g_autoptr (Http) http = http_open (rig->socket);
  g_autofree char *device = NULL;
  g_autoptr (SecureId) first = secure_issue (http, "kiosk", "First", &device);
  g_autofree char *body = g_strdup_printf ("{\"device\":\"%s\"}", device);
  g_autoptr (HttpAnswer) revoked = http_write (http, "admin", "device/revoke", NULL, body);
  g_autoptr (SecureId) second = NULL;

  g_assert_cmpuint (revoked->status, ==, 200);
  assert_offers (rig, "", "\"lane\":8");
  assert_offers (rig, ",\"lane\":7", "\"lane\":7");
  second = secure_issue (http, "kiosk", "Second", NULL);
  assert_offers (rig, "", NULL);
  loket_clock_advance (rig->clock, LOKET_DAY);
  assert_offers (rig, "", "\"lane\":7");
}

static void
run_visit (LanRig *rig, gconstpointer visit)
{
  lan_rig_visit (rig, (void (*) (LanRig *)) visit);
}

#define ADD(name, visit)                                                                           \
  g_test_add ("/hub/enrolment/" name,                                                              \
              LanRig,                                                                              \
              (gconstpointer) visit,                                                               \
              lan_rig_set_up,                                                                      \
              run_visit,                                                                           \
              lan_rig_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("good-path", good_path);
  ADD ("second-use", second_use);
  ADD ("wrong-secret", wrong_secret);
  ADD ("too-late", too_late);
  ADD ("other-business", other_business);
  ADD ("renewal", renewal);
  ADD ("lanes", lanes);
  ADD ("resting-lane", resting_lane);
  return g_test_run ();
}

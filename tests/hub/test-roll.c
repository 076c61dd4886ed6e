/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A class checked over the network by an enrolled verifier: the one that the profile names for a
 * school is answered, another one is not. */
#include "lan-rig.h"

#include <string.h>

#define CLASS                                                                                      \
  "{\"pupils\":[{\"row\":1,\"name\":\"Sri Wahyuningsih\",\"birth_date\":\"2014-05-06\"},"          \
  "{\"row\":2}]}"

static HttpAnswer *
check_as (LanRig *rig, const char *kind, const char *name)
{
  g_autoptr (Http) local = http_open (rig->socket);
  g_autoptr (SecureId) id = secure_issue (local, kind, name, NULL);
  g_autoptr (Http) http = secure_open (rig->lan, id);
  HttpAnswer *answer = http_write (http, kind, "roll/check", NULL, CLASS);

  g_assert_nonnull (answer);
  return answer;
}

static void
visit (LanRig *rig)
{
  g_autoptr (HttpAnswer) school = check_as (rig, "verifier", "sekolah-contoh");
  g_autoptr (HttpAnswer) hospital = check_as (rig, "verifier", "UGD");
  g_autoptr (HttpAnswer) counter = check_as (rig, "counter", "Loket 1");

  g_assert_cmpuint (school->status, ==, 200);
  g_assert_nonnull (strstr (school->body->str,
                            "{\"results\":[{\"row\":1,\"status\":\"ask\"},"
                            "{\"row\":2,\"status\":\"ask\"}],\"covered\":0"));
  g_assert_null (strstr (school->body->str, "Sri"));
  g_assert_cmpuint (hospital->status, ==, 401);
  g_assert_cmpuint (counter->status, ==, 401);
}

static void
test_over_the_network (LanRig *rig, gconstpointer data)
{
  lan_rig_visit (rig, visit);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/hub/roll/over-the-network",
              LanRig,
              NULL,
              lan_rig_set_up,
              test_over_the_network,
              lan_rig_tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of records one by one, and what is no list of records. */
#include "wire/json.h"

static void
told_cb (guint record, const char *name, const char *text, gpointer data)
{
  g_string_append_printf (data, "%u %s=%s;", record, name, text);
}

static void
assert_members (const char *json, const char *expected)
{
  g_autoptr (GString) told = g_string_new (NULL);

  loket_json_each_member (json, told_cb, told);
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_members (void)
{
  assert_members ("[{\"label\":\"A001\",\"calls\":2},{\"open\":true}]",
                  "0 label=A001;0 calls=2;1 open=true;");
  assert_members ("[{\"name\":\"Sri \\\"Wahyuni\\\"\",\"roles\":[\"auditor\"]}]",
                  "0 name=Sri \"Wahyuni\";0 roles=[\"auditor\"];");
}

static void
test_no_members (void)
{
  assert_members (NULL, "");
  assert_members ("", "");
  assert_members ("[", "");
  assert_members ("{\"label\":\"A001\"}", "");
  assert_members ("[7,\"label\",null]", "");
  assert_members ("[7,{\"label\":\"A001\"}]", "1 label=A001;");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/json-members/each", test_members);
  g_test_add_func ("/wire/json-members/none", test_no_members);
  return g_test_run ();
}

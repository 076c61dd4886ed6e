/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an audit row says of its records: before beside after, what changed first. */
#include "client/changes.h"

static void
assert_changes (const char *before, const char *after, const char *expected)
{
  g_autoptr (LoketAuditEntry) entry = loket_audit_entry_new ();
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  entry->before = g_strdup (before);
  entry->after = g_strdup (after);
  changes = loket_changes_of (entry);
  for (guint i = 0; i < changes->len; i++) {
    const LoketChange *change = changes->pdata[i];
    g_string_append_printf (said,
                            "%u %s %s>%s;",
                            change->record,
                            change->name,
                            change->before != NULL ? change->before : "-",
                            change->after != NULL ? change->after : "-");
  }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_new_record (void)
{
  assert_changes (NULL, "[{\"label\":\"A001\"}]", "0 label ->A001;");
}

static void
test_changed_first (void)
{
  assert_changes ("[{\"label\":\"A001\",\"state\":\"issued\"}]",
                  "[{\"label\":\"A001\",\"state\":\"called\"}]",
                  "0 state issued>called;0 label A001>A001;");
}

static void
test_several_records (void)
{
  assert_changes ("[{\"a\":1},{\"b\":2}]", "[{\"a\":1},{\"b\":3}]", "0 a 1>1;1 b 2>3;");
}

static void
test_gone_and_masked (void)
{
  assert_changes ("[{\"area\":\"33.14\",\"name\":\"" LOKET_CHANGE_MASKED "\"}]",
                  "[{\"name\":\"" LOKET_CHANGE_MASKED "\"}]",
                  "0 area 33.14>-;0 name ***>***;");
  assert_changes (NULL, NULL, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/changes/new-record", test_new_record);
  g_test_add_func ("/client/changes/changed-first", test_changed_first);
  g_test_add_func ("/client/changes/several-records", test_several_records);
  g_test_add_func ("/client/changes/gone-and-masked", test_gone_and_masked);
  return g_test_run ();
}

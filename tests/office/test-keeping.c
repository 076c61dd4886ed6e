/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The auditor's and the backup desk, and what the office does for itself once a day. */
#include "fixture.h"

#include "core/audit.h"
#include "core/backup.h"
#include "core/error.h"
#include "office/keeping.h"
#include "store/store.h"

#include <glib/gstdio.h>
#include <unistd.h>
#include <string.h>

static gpointer
ask (Fixture *fixture, const LoketOperation *operation, gpointer request)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  gpointer answer = fixture_ask (
      fixture, LOKET_DEVICE_ADMIN, operation, request != NULL ? request : nothing, &error);

  g_assert_no_error (error);
  return answer;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

static void
keep (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loket_office_keep (fixture->office, kept_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  loket_office_keep_finish (fixture->office, result, &error);
  g_assert_no_error (error);
}

static void
test_verify (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketAuditRequest) request = loket_audit_request_new ();
  g_autoptr (LoketTicket) ticket = fixture_take (fixture, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketAnchor) anchor = ask (fixture, &LOKET_AUDIT_ANCHOR, NULL);
  g_autoptr (LoketAuditReport) report = NULL;

  request->anchor = g_strdup (anchor->text);
  report = ask (fixture, &LOKET_AUDIT_VERIFY, request);
  g_assert_true (report->healthy);
  g_assert_cmpint (report->audit_rows, ==, anchor->audit_rows);
  g_assert_cmpstr (report->audit_head, ==, anchor->audit_head);
  g_assert_cmpint (report->anchored_at.value, ==, anchor->at);
}

static LoketAuditPage *
page (Fixture *fixture, const char *operation, const char *day, gint64 before, gint64 limit)
{
  g_autoptr (LoketAuditQuery) query = loket_audit_query_new ();

  query->operation = g_strdup (operation);
  query->day = g_strdup (day);
  if (before > 0)
    query->before = LOKET_SOME (before);
  query->limit = LOKET_SOME (limit);
  return ask (fixture, &LOKET_AUDIT_LIST, query);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  guint n = 0;
  gint64 before = 0;

  for (guint i = 0; i < 7; i++)
    g_object_unref (fixture_take (fixture, "health", LOKET_PRIORITY_NONE));
  do {
    g_autoptr (LoketAuditPage) rows = page (fixture, "queue/take-ticket", "2026-11-23", before, 3);
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows->rows)); i++, n++) {
      g_autoptr (LoketAuditEntry) entry = g_list_model_get_item (G_LIST_MODEL (rows->rows), i);
      g_assert_cmpstr (entry->operation, ==, "queue/take-ticket");
      g_assert_nonnull (strstr (entry->after, "\"label\""));
      g_assert_true (before == 0 || entry->row < before);
    }
    before = rows->next.set ? rows->next.value : 0;
  } while (before > 0);
  g_assert_cmpuint (n, ==, 7);
  {
    g_autoptr (LoketAuditPage) rows = page (fixture, NULL, "2026-11-22", 0, 50);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows->rows)), ==, 0);
  }
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketBackupStatus) none = ask (fixture, &LOKET_BACKUP_STATUS, NULL);
  g_autoptr (LoketTicket) ticket = fixture_take (fixture, "health", LOKET_PRIORITY_NONE);
  g_autoptr (LoketBackupStatus) made = NULL;
  g_autoptr (LoketBackupStatus) tested = NULL;
  g_autoptr (LoketBackupStatus) status = NULL;
  g_autoptr (LoketBackupList) list = NULL;
  g_autoptr (LoketBackupFile) file = NULL;

  g_assert_false (none->at.set);
  made = ask (fixture, &LOKET_BACKUP_RUN, NULL);
  g_assert_cmpint (made->at.value, ==, FIXTURE_MORNING);
  g_assert_cmpint (made->size.value, >, 10000);
  g_assert_false (made->tested_at.set);
  tested = ask (fixture, &LOKET_BACKUP_TEST, NULL);
  g_assert_true (tested->tested_well);
  g_assert_cmpstr (tested->tested_file, ==, made->file);
  g_assert_cmpint (tested->tested_tickets.value, ==, 1);
  g_assert_null (tested->problem);
  loket_clock_advance (fixture->clock, 90 * LOKET_SECOND);
  status = ask (fixture, &LOKET_BACKUP_STATUS, NULL);
  g_assert_cmpint (status->age.value, ==, 90);
  list = ask (fixture, &LOKET_BACKUP_LIST, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->files)), ==, 1);
  file = g_list_model_get_item (G_LIST_MODEL (list->files), 0);
  g_assert_cmpstr (file->file, ==, made->file);
  g_assert_cmpint (file->size, ==, made->size.value);
  g_assert_cmpint (file->at, ==, made->at.value);
}

/* What is wrong is said by its kind, so that a window has its own words for it. */
static void
test_cut_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketBackupStatus) made = ask (fixture, &LOKET_BACKUP_RUN, NULL);
  g_autofree char *name = g_strconcat ("backups/", made->file, NULL);
  g_autofree char *path = loket_test_dir_child (fixture->dir, name);
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketRecord) tested = NULL;
  g_autoptr (LoketBackupStatus) status = NULL;
  g_autoptr (LoketBackupStatus) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (made->fault, ==, LOKET_BACKUP_FAULT_NONE);
  g_assert_cmpint (truncate (path, made->size.value / 2), ==, 0);
  tested = fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_BACKUP_TEST, nothing, &error);
  g_assert_null (tested);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  status = ask (fixture, &LOKET_BACKUP_STATUS, NULL);
  g_assert_cmpint (status->fault, ==, LOKET_BACKUP_FAULT_UNREADABLE);
  g_assert_nonnull (status->problem);
  loket_clock_advance (fixture->clock, LOKET_MINUTE);
  again = ask (fixture, &LOKET_BACKUP_RUN, NULL);
  g_assert_cmpint (again->fault, ==, LOKET_BACKUP_FAULT_NONE);
  g_assert_null (again->problem);
}

static gint64
n_events (Fixture *fixture)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketCheckReport) report = ask (fixture, &LOKET_ADMIN_CHECK, nothing);

  g_assert_cmpstr (report->problem, ==, NULL);
  return report->events;
}

/* An anchor each day; events of 30 days; a backup when the last one is too old. */
static void
test_days (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = loket_test_dir_child (fixture->dir, "anchors/2026-11-23.anchor");
  g_autofree char *later = loket_test_dir_child (fixture->dir, "anchors/2026-12-24.anchor");
  g_autoptr (LoketBackupStatus) made = ask (fixture, &LOKET_BACKUP_RUN, NULL);
  g_autoptr (LoketBackupStatus) status = NULL;
  GStatBuf file;

  for (guint i = 0; i < 20; i++)
    g_object_unref (fixture_take (fixture, "health", LOKET_PRIORITY_NONE));
  keep (fixture);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (first, &file), ==, 0);
  g_assert_cmpuint (file.st_mode & 0777, ==, 0600);
  g_assert_cmpint (n_events (fixture), >=, 20);
  loket_clock_advance (fixture->clock, 31 * LOKET_DAY);
  keep (fixture);
  g_assert_true (g_file_test (later, G_FILE_TEST_EXISTS));
  g_assert_cmpint (n_events (fixture), ==, 1);
  status = ask (fixture, &LOKET_BACKUP_STATUS, NULL);
  g_assert_cmpint (status->age.value, ==, 0);
  g_assert_cmpint (status->at.value, >, made->at.value);
  g_assert_true (status->tested_well);
  keep (fixture);
  g_assert_cmpint (n_events (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/office/keeping/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("verify", test_verify);
  ADD ("list", test_list);
  ADD ("backup", test_backup);
  ADD ("cut-backup", test_cut_backup);
  ADD ("days", test_days);
  return g_test_run ();
}

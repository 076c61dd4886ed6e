/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The backup desk: makes one, tests one, tells how old the last one is; keeping.c does it daily. */
#include "config.h"

#include "core/backup.h"
#include "core/calendar.h"
#include "core/error.h"
#include "office/backup-private.h"
#include "office/turn-private.h"
#include "store/backup.h"
#include "store/keys.h"

#include <sys/stat.h>

#define FOLDER "backups"
#define MISSED (26 * LOKET_HOUR) /* nobody was there at closing time */

/* What is noted about backups; facts of the office under these names. */
static const char *const names[] = {
    "backup_at",
    "backup_file",
    "backup_size",
    "backup_problem",
    "backup_fault",
    "backup_tested_at",
    "backup_tested_file",
    "backup_tested_well",
    "backup_tested_tickets",
    "backup_tested_audit_rows",
};

enum {
  AT,
  FILE_NAME,
  SIZE,
  PROBLEM,
  FAULT,
  TESTED_AT,
  TESTED_FILE,
  TESTED_WELL,
  TESTED_TICKETS,
  TESTED_AUDIT_ROWS,
  N_NAMES,
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == N_NAMES);

typedef struct {
  gint64 at;
  const char *operation;
  const LoketCaller *by;
  char *values[N_NAMES]; /* NULL = stays */
} Note;

static void
note_clear (Note *note)
{
  for (guint i = 0; i < N_NAMES; i++)
    g_free (note->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Note, note_clear)

static gboolean
note_work (LoketTxn *txn, gpointer data, GError **error)
{
  const Note *note = data;
  const LoketAuditRow row = {.at = note->at,
                             .operation = note->operation,
                             .device = note->by->device,
                             .officer = note->by->officer};

  for (guint i = 0; i < N_NAMES; i++)
    if (note->values[i] != NULL && !loket_txn_set_meta (txn, names[i], note->values[i], error))
      return FALSE;
  return loket_txn_audit (txn, &row, error);
}

static char *
number (gint64 value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static void
note_fault (Note *note, LoketBackupFault fault, const char *problem)
{
  note->values[PROBLEM] = g_strdup (problem);
  note->values[FAULT] = g_strdup (loket_enum_name (loket_backup_fault_get_type (), (int) fault));
}

static LoketBackupFault
fault_of (const GError *error)
{
  if (g_error_matches (error, LOKET_ERROR, LOKET_ERROR_STORE_FULL))
    return LOKET_BACKUP_FAULT_FULL;
  return g_error_matches (error, LOKET_ERROR, LOKET_ERROR_RULE) ? LOKET_BACKUP_FAULT_UNREADABLE
                                                                : LOKET_BACKUP_FAULT_FAILED;
}

static void
note_failure (LoketOffice *office, Note *note, const GError *error)
{
  note_fault (note, fault_of (error), error->message);
  loket_store_write_sync (loket_office_store (office), note_work, note, NULL);
}

static char *
new_path (LoketOffice *office, gint64 now)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (at, "%Y-%m-%dT%H%M%SZ");
  g_autofree char *name = g_strconcat (
      stamp, "-", loket_store_office_id (loket_office_store (office)), LOKET_BACKUP_SUFFIX, NULL);

  return g_build_filename (loket_store_dir (loket_office_store (office)), FOLDER, name, NULL);
}

/**
 * loket_office_back_up:
 * @office: the office
 * @txn: of a long read; its transaction ends here
 * @by: who asked
 * @error: set when there is none now
 *
 * Makes a backup, keeps the newest ones, and notes either how it went.
 *
 * Returns: %TRUE when it is on the disk
 */
gboolean
loket_office_back_up (LoketOffice *office, LoketTxn *txn, const LoketCaller *by, GError **error)
{
  LoketStore *store = loket_office_store (office);
  const gint64 now = loket_clock_now (loket_office_clock (office));
  g_autofree char *path = new_path (office, now);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) key = loket_store_key (store, LOKET_KEY_BACKUP, error);
  g_auto (Note) note = {.at = now, .operation = "backup/run", .by = by};
  g_autoptr (GError) failure = NULL;
  struct stat status = {0};

  if (key == NULL)
    return FALSE;
  if (!loket_txn_back_up (txn, path, key, now, &failure)) {
    note_failure (office, &note, failure);
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  loket_backup_keep_newest (folder, LOKET_BACKUPS_KEPT);
  stat (path, &status);
  note.values[AT] = number (now);
  note.values[FILE_NAME] = g_path_get_basename (path);
  note.values[SIZE] = number (status.st_size);
  note_fault (&note, LOKET_BACKUP_FAULT_NONE, "");
  return loket_store_write_sync (store, note_work, &note, error);
}

/**
 * loket_office_test_backup:
 * @office: the office
 * @txn: of a long read
 * @by: who asked
 * @error: set when there is no backup or it cannot be restored
 *
 * Restores the newest backup into a scratch folder, looks it over, and notes what it found.
 *
 * Returns: %TRUE when it could be restored; what is wrong in it is noted
 */
gboolean
loket_office_test_backup (LoketOffice *office, LoketTxn *txn, const LoketCaller *by, GError **error)
{
  LoketStore *store = loket_office_store (office);
  g_autofree char *folder = g_build_filename (loket_store_dir (store), FOLDER, NULL);
  g_autofree char *scratch = g_build_filename (folder, ".test", NULL);
  g_autofree char *path = loket_backup_newest (folder);
  g_autoptr (GBytes) key = loket_store_key (store, LOKET_KEY_BACKUP, error);
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  g_autoptr (LoketBackup) found = NULL;
  g_autoptr (GError) failure = NULL;
  g_auto (Note) note = {.operation = "backup/test", .by = by};

  if (key == NULL)
    return FALSE;
  if (path == NULL) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, FOLDER, "There is no backup yet");
    return FALSE;
  }
  note.at = loket_clock_now (loket_office_clock (office));
  note.values[TESTED_AT] = number (note.at);
  note.values[TESTED_FILE] = g_path_get_basename (path);
  note.values[TESTED_WELL] = g_strdup ("0");
  found = loket_backup_test (path, key, scratch, loket_office_clock (office), random, &failure);
  if (found == NULL) {
    note_failure (office, &note, failure);
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  note.values[TESTED_WELL][0] = found->problem == NULL ? '1' : '0';
  note.values[TESTED_TICKETS] = number (found->tickets);
  note.values[TESTED_AUDIT_ROWS] = number (found->audit_rows);
  note_fault (&note,
              found->problem != NULL ? LOKET_BACKUP_FAULT_DAMAGED : LOKET_BACKUP_FAULT_NONE,
              found->problem != NULL ? found->problem : "");
  return loket_store_write_sync (store, note_work, &note, error);
}

static gboolean
read_notes (LoketTxn *txn, char **values, GError **error)
{
  for (guint i = 0; i < N_NAMES; i++) {
    g_autoptr (GError) failure = NULL;
    values[i] = loket_txn_get_meta (txn, names[i], &failure);
    if (failure != NULL) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  }
  return TRUE;
}

static LoketBackupFault
read_fault (const char *name)
{
  int fault;

  /* An older hub noted the problem without its kind. */
  return name != NULL && loket_enum_from_name (loket_backup_fault_get_type (), name, &fault)
             ? (LoketBackupFault) fault
             : LOKET_BACKUP_FAULT_FAILED;
}

static LoketOptional
optional (const char *value)
{
  return value != NULL ? LOKET_SOME (g_ascii_strtoll (value, NULL, 10)) : LOKET_NONE;
}

/**
 * loket_office_backup_status:
 * @txn: a transaction
 * @now: office time
 * @error: set when the store fails
 *
 * Returns: (transfer full): the last good backup and the last test
 */
LoketBackupStatus *
loket_office_backup_status (LoketTxn *txn, gint64 now, GError **error)
{
  g_auto (Note) note = {0};
  LoketBackupStatus *status;

  if (!read_notes (txn, note.values, error))
    return NULL;
  status = loket_backup_status_new ();
  status->at = optional (note.values[AT]);
  if (status->at.set)
    status->age = LOKET_SOME (MAX (0, now - status->at.value) / LOKET_SECOND);
  status->file = g_steal_pointer (&note.values[FILE_NAME]);
  status->size = optional (note.values[SIZE]);
  status->tested_at = optional (note.values[TESTED_AT]);
  status->tested_well = g_strcmp0 (note.values[TESTED_WELL], "1") == 0;
  status->tested_file = g_steal_pointer (&note.values[TESTED_FILE]);
  status->tested_tickets = optional (note.values[TESTED_TICKETS]);
  status->tested_audit_rows = optional (note.values[TESTED_AUDIT_ROWS]);
  if (note.values[PROBLEM] == NULL || *note.values[PROBLEM] == '\0')
    return status;
  status->problem = g_steal_pointer (&note.values[PROBLEM]);
  status->fault = read_fault (note.values[FAULT]);
  return status;
}

/**
 * loket_backup_is_due:
 * @profile: the district profile
 * @last: time of the last good backup, 0 = there is none
 * @now: office time
 *
 * Returns: %TRUE after closing time of a day that has none since, or when one was missed
 */
gboolean
loket_backup_is_due (LoketProfile *profile, gint64 last, gint64 now)
{
  LoketHoursNow hours;

  if (last > 0 && now - last >= MISSED)
    return TRUE;
  loket_profile_hours_at (profile, now, &hours);
  return hours.closes_at.set && now >= hours.closes_at.value && last < hours.closes_at.value;
}

static LoketRecord *
status (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketBackupStatus *answer =
      loket_office_backup_status (loket_turn_txn (turn), loket_turn_now (turn), error);

  return answer != NULL ? LOKET_RECORD (answer) : NULL;
}

static LoketRecord *
run (LoketTurn *turn, LoketRecord *request, GError **error)
{
  if (!loket_office_back_up (turn->office, loket_turn_txn (turn), loket_turn_caller (turn), error))
    return NULL;
  return status (turn, request, error);
}

/* What the test noted is newer than this snapshot, so it is read through a new one. */
static LoketRecord *
test (LoketTurn *turn, LoketRecord *request, GError **error)
{
  loket_txn_refresh (loket_turn_txn (turn));
  if (!loket_office_test_backup (
          turn->office, loket_turn_txn (turn), loket_turn_caller (turn), error))
    return NULL;
  return status (turn, request, error);
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketBackupList *answer = loket_backup_list_new ();

  answer->folder =
      g_build_filename (loket_store_dir (loket_office_store (turn->office)), FOLDER, NULL);
  answer->kept = LOKET_BACKUPS_KEPT;
  answer->files = loket_backup_files (answer->folder);
  return LOKET_RECORD (answer);
}

const LoketBinding loket_backup_desk[] = {
    {&LOKET_BACKUP_RUN, run},
    {&LOKET_BACKUP_TEST, test},
    {&LOKET_BACKUP_STATUS, status},
    {&LOKET_BACKUP_LIST, list},
    {NULL, NULL},
};

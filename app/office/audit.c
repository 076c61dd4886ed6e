/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The auditor's desk: are both chains whole, how do they end, what was done and read; one row
 * unmasked for a purpose. */
#include "config.h"

#include "core/audit.h"
#include "core/calendar.h"
#include "core/device.h"
#include "core/error.h"
#include "core/officer.h"
#include "office/turn-private.h"
#include "store/anchor.h"
#include "store/officers.h"
#include "wire/json.h"

#include <string.h>

static LoketRecord *
verify (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketAuditRequest *request = loket_audit_request_cast (record);
  LoketAuditReport *report =
      loket_txn_verify_chains (loket_turn_txn (turn), request->anchor, error);

  return report != NULL ? LOKET_RECORD (report) : NULL;
}

static LoketRecord *
anchor (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketAnchor *made = loket_txn_anchor (loket_turn_txn (turn), loket_turn_now (turn), error);

  return made != NULL ? LOKET_RECORD (made) : NULL;
}

/* Names of members: TRUE when what stands there is nobody's business but the person's. */
static void
learn_names (GType type, GHashTable *names, GHashTable *seen)
{
  guint n;
  const LoketField *fields = loket_record_type_fields (type, &n);

  if (!g_hash_table_add (seen, GSIZE_TO_POINTER (type)))
    return;
  for (guint i = 0; i < n; i++) {
    const gboolean personal = (fields[i].flags & LOKET_FIELD_PERSONAL) != 0;
    const gboolean known = GPOINTER_TO_INT (g_hash_table_lookup (names, fields[i].name)) != 0;
    g_hash_table_insert (
        names, (gpointer) fields[i].name, GINT_TO_POINTER (personal || known ? 1 : 0));
    if (fields[i].kind == LOKET_KIND_RECORD || fields[i].kind == LOKET_KIND_LIST)
      learn_names (fields[i].type (), names, seen);
  }
}

static GHashTable *
learn_all_names (void)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  for (guint i = 0; i < n; i++) {
    learn_names (operations[i]->request (), names, seen);
    learn_names (operations[i]->answer (), names, seen);
  }
  return names;
}

/* What no table of fields knows is hidden too. */
static gboolean
is_open (const char *name, gpointer data)
{
  gpointer personal;

  return g_hash_table_lookup_extended (data, name, NULL, &personal) && personal == NULL;
}

/* Whether something had to be hidden. */
static gboolean
mask (char **json, GHashTable *names)
{
  g_autofree char *full = g_steal_pointer (json);

  if (full == NULL)
    return FALSE;
  *json = loket_json_mask (full, is_open, names);
  return strstr (*json, "\"" LOKET_JSON_MASK "\"") != NULL;
}

/* People and machines are called by their ids in a row; a page says who that is now. */
static char *
name_of (LoketTxn *txn, GHashTable *names, const char *id, gboolean officer)
{
  char *name = NULL;
  LoketRecord *record;

  if (id == NULL || !g_uuid_string_is_valid (id))
    return NULL;
  if (g_hash_table_lookup_extended (names, id, NULL, (gpointer *) &name))
    return g_strdup (name);
  /* Dropped: who is not on file has no name. */
  record =
      loket_txn_get (txn, officer ? loket_officer_get_type () : loket_device_get_type (), id, NULL);
  if (record != NULL)
    name =
        g_strdup (officer ? loket_officer_cast (record)->name : loket_device_cast (record)->name);
  g_clear_object (&record);
  g_hash_table_insert (names, g_strdup (id), name);
  return g_strdup (name);
}

static void
name (LoketTxn *txn, GHashTable *names, LoketAuditEntry *entry)
{
  entry->officer_name = name_of (txn, names, entry->officer, TRUE);
  entry->device_name = name_of (txn, names, entry->device, FALSE);
}

static LoketAuditPage *
make_page (LoketTxn *txn, GPtrArray *entries, LoketOptional next)
{
  LoketAuditPage *page = loket_audit_page_new ();
  g_autoptr (GHashTable) members = learn_all_names ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  page->rows = g_list_store_new (loket_audit_entry_get_type ());
  page->next = next;
  for (guint i = 0; i < entries->len; i++) {
    LoketAuditEntry *entry = entries->pdata[i];
    entry->masked = mask (&entry->before, members) | mask (&entry->after, members);
    name (txn, names, entry);
    g_list_store_append (page->rows, entry);
  }
  return page;
}

/* From the first moment of a day, or of the one after it when @end. */
static gint64
bound (const char *day, int offset, gboolean end, gint64 otherwise)
{
  if (day == NULL)
    return otherwise;
  return loket_calendar_midnight (day, offset) + (end ? LOKET_DAY : 0);
}

/* Whoever asks may know the login only. */
static gboolean
settle_officer (LoketTxn *txn, LoketAuditQuery *query, GError **error)
{
  g_autofree char *login = NULL;
  g_autoptr (LoketOfficer) officer = NULL;

  if (query->officer == NULL || g_uuid_string_is_valid (query->officer))
    return TRUE;
  login = g_utf8_strdown (query->officer, -1);
  officer = loket_txn_officer_by_login (txn, login, error);
  if (officer == NULL)
    return FALSE;
  g_free (query->officer);
  query->officer = g_strdup (officer->id);
  return TRUE;
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketRecord) copy = loket_record_copy (record);
  LoketAuditQuery *query = loket_audit_query_cast (copy);
  LoketTxn *txn = loket_turn_txn (turn);
  const int offset = (int) loket_turn_profile (turn)->utc_offset;
  const gint64 from = MAX (bound (query->day, offset, FALSE, G_MININT64),
                           bound (query->from, offset, FALSE, G_MININT64));
  const gint64 until = MIN (bound (query->day, offset, TRUE, G_MAXINT64),
                            bound (query->until, offset, TRUE, G_MAXINT64));
  g_autoptr (GPtrArray) entries = NULL;
  LoketOptional next;

  if (!settle_officer (txn, query, error))
    return NULL;
  entries = loket_txn_audit_rows (txn, query, from, until, &next, error);
  return entries != NULL ? LOKET_RECORD (make_page (txn, entries, next)) : NULL;
}

/* The answer holds what is personal; the audit row of this act only which row was shown. */
static LoketRecord *
reveal (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketAuditReveal *request = loket_audit_reveal_cast (record);
  g_autoptr (LoketAuditReveal) shown = loket_audit_reveal_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *purpose = g_strstrip (g_strdup (request->purpose));
  LoketAuditEntry *entry;

  if (g_utf8_strlen (purpose, -1) < LOKET_PURPOSE_MIN) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "purpose", "The purpose is not a sentence");
    return NULL;
  }
  entry = loket_txn_audit_row (loket_turn_txn (turn), request->row, error);
  if (entry == NULL)
    return NULL;
  name (loket_turn_txn (turn), names, entry);
  shown->row = request->row;
  loket_turn_note (turn, shown, purpose);
  return LOKET_RECORD (entry);
}

const LoketBinding loket_audit_desk[] = {
    {&LOKET_AUDIT_VERIFY, verify},
    {&LOKET_AUDIT_ANCHOR, anchor},
    {&LOKET_AUDIT_LIST, list},
    {&LOKET_AUDIT_REVEAL, reveal},
    {NULL, NULL},
};

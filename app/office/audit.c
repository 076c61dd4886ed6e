/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The auditor's desk: are both chains whole, how do they end, what was done. */
#include "config.h"

#include "core/audit.h"
#include "core/calendar.h"
#include "office/turn-private.h"
#include "store/anchor.h"
#include "wire/json.h"

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

static void
mask (char **json, GHashTable *names)
{
  g_autofree char *full = g_steal_pointer (json);

  if (full != NULL)
    *json = loket_json_mask (full, is_open, names);
}

/* A full page may have a next one. */
static LoketAuditPage *
make_page (GPtrArray *entries, gint64 limit)
{
  LoketAuditPage *page = loket_audit_page_new ();
  g_autoptr (GHashTable) names = learn_all_names ();

  page->rows = g_list_store_new (loket_audit_entry_get_type ());
  for (guint i = 0; i < entries->len; i++) {
    LoketAuditEntry *entry = entries->pdata[i];
    mask (&entry->before, names);
    mask (&entry->after, names);
    g_list_store_append (page->rows, entry);
    if (i + 1 == limit)
      page->next = LOKET_SOME (entry->row);
  }
  return page;
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketAuditQuery *query = loket_audit_query_cast (record);
  const int offset = (int) loket_turn_profile (turn)->utc_offset;
  gint64 from = G_MININT64, until = G_MAXINT64;
  g_autoptr (GPtrArray) entries = NULL;

  if (query->day != NULL) {
    from = loket_calendar_midnight (query->day, offset);
    until = from + LOKET_DAY;
  }
  entries = loket_txn_audit_rows (loket_turn_txn (turn), query, from, until, error);
  if (entries == NULL)
    return NULL;
  return LOKET_RECORD (
      make_page (entries, query->limit.set ? query->limit.value : LOKET_AUDIT_PAGE));
}

const LoketBinding loket_audit_desk[] = {
    {&LOKET_AUDIT_VERIFY, verify},
    {&LOKET_AUDIT_ANCHOR, anchor},
    {&LOKET_AUDIT_LIST, list},
    {NULL, NULL},
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds a chain against its key, its number series and an anchor, and names what is wrong. */
#include "config.h"

#include "store/chain.h"

#include <string.h>

#define FAULTS_MAX 50
#define ODD_MAX 1000  /* rows that do not fit, before it is given up to explain them */
#define KEPT_MAX 64   /* of them those whose own number is looked for among all odd places */
#define SHIFT_MAX 8   /* rows taken out or put in at once, with those behind closed up */
#define ALL_WRONG 500 /* so many rows and none fits: it is the key */

/* A row that does not fit where it stands, or a run of them that were all moved alike. */
typedef struct {
  gint64 stands;
  gint64 truth; /* the number under which it fits, 0 = none is known */
  gint64 length;
  LoketValue *values; /* of those with no truth yet; bytes owned */
  GBytes *hash;
} Odd;

typedef struct {
  gint64 from, to;
} Gap;

typedef struct {
  LoketTxn *txn;
  const LoketChain *chain;
  const LoketChainEnd *anchored;
  LoketAuditReport *report;
  GArray *odds;
  GArray *gaps;
  gint64 rows, whole; /* seen, and fitting */
  gint64 greatest;    /* number of the last row that fits */
  gint64 expected;    /* the next number */
  gint64 shift;       /* found last */
  GBytes *hash;       /* of the row before, when that one fits */
  gboolean anchor_met;
  guint kept;
} Verify;

static void
values_free (LoketValue *values, guint n)
{
  for (guint i = 0; values != NULL && i < n; i++)
    if (values[i].kind == LOKET_VALUE_BYTES)
      g_bytes_unref (values[i].bytes);
  g_free (values);
}

static void
verify_clear (Verify *self)
{
  for (guint i = 0; i < self->odds->len; i++) {
    Odd *odd = &g_array_index (self->odds, Odd, i);
    values_free (odd->values, self->chain->n_columns);
    g_clear_pointer (&odd->hash, g_bytes_unref);
  }
  g_array_unref (self->odds);
  g_array_unref (self->gaps);
  g_clear_pointer (&self->hash, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Verify, verify_clear)

/* Texts are read as bytes: what stands behind a NUL counts too. */
static LoketValue *
read_values (const LoketChain *chain, LoketRows *rows)
{
  LoketValue *values = g_new0 (LoketValue, chain->n_columns);

  for (guint i = 0; i < chain->n_columns; i++) {
    if (loket_rows_is_null (rows, chain->columns[i]))
      continue;
    if (i == 1 || i == 2)
      values[i] = LOKET_N (loket_rows_number (rows, chain->columns[i]));
    else
      values[i] = (LoketValue){.kind = LOKET_VALUE_BYTES,
                               .bytes = loket_rows_bytes (rows, chain->columns[i])};
  }
  return values;
}

static gboolean
says (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length == strlen (text) && (length == 0 || memcmp (data, text, length) == 0);
}

static gboolean
fits_as (Verify *self, const LoketValue *values, gint64 seq, GBytes *hash)
{
  LoketValue tried[LOKET_CHAIN_COLUMNS + 1];
  g_autofree char *right = NULL;

  memcpy (tried, values, self->chain->n_columns * sizeof *tried);
  tried[0] = LOKET_T (self->txn->office);
  tried[1] = LOKET_N (seq);
  right = loket_chain_hash (self->chain, self->txn->audit_key, tried);
  return says (hash, right);
}

static void
add_fault (Verify *self, LoketAuditFaultKind kind, gint64 row, gint64 other)
{
  g_autoptr (LoketAuditFault) fault = loket_audit_fault_new ();

  if (g_list_model_get_n_items (G_LIST_MODEL (self->report->faults)) >= FAULTS_MAX) {
    self->report->more = TRUE;
    return;
  }
  fault->chain = self->chain->which;
  fault->kind = kind;
  fault->row = CLAMP (row, -LOKET_INTEGER_MAX, LOKET_INTEGER_MAX);
  if (other != 0)
    fault->other = LOKET_SOME (CLAMP (other, -LOKET_INTEGER_MAX, LOKET_INTEGER_MAX));
  g_list_store_append (self->report->faults, fault);
}

/* Rows closed up behind one that was taken out all fit under the same distance. */
static gint64
find_shifted (Verify *self, const LoketValue *values, gint64 stands, GBytes *hash)
{
  if (self->whole == 0 && self->rows > ALL_WRONG)
    return 0;
  if (self->shift != 0 && fits_as (self, values, stands + self->shift, hash))
    return stands + self->shift;
  for (gint64 shift = 1; shift <= SHIFT_MAX; shift++) {
    if (fits_as (self, values, stands + shift, hash))
      return stands + shift;
    if (stands > shift && fits_as (self, values, stands - shift, hash))
      return stands - shift;
  }
  return 0;
}

static void
add_odd (Verify *self, LoketValue *values, gint64 stands, GBytes *hash)
{
  const gint64 truth = find_shifted (self, values, stands, hash);
  Odd odd = {.stands = stands, .truth = truth, .length = 1};
  Odd *last = self->odds->len > 0 ? &g_array_index (self->odds, Odd, self->odds->len - 1) : NULL;

  if (truth != 0)
    self->shift = truth - stands;
  if (truth != 0 && last != NULL && last->truth != 0 && last->stands + last->length == stands &&
      last->truth + last->length == truth) {
    last->length++;
  } else if (self->odds->len >= ODD_MAX) {
    self->report->more = TRUE;
  } else {
    if (truth == 0 && self->kept < KEPT_MAX) {
      self->kept++;
      odd.values = g_new0 (LoketValue, self->chain->n_columns);
      memcpy (odd.values, values, self->chain->n_columns * sizeof *values);
      for (guint i = 0; i < self->chain->n_columns; i++)
        if (odd.values[i].kind == LOKET_VALUE_BYTES)
          g_bytes_ref (odd.values[i].bytes);
      odd.hash = g_bytes_ref (hash);
    }
    g_array_append_val (self->odds, odd);
  }
}

static void
take_row (Verify *self, LoketRows *rows)
{
  const guint n = self->chain->n_columns;
  LoketValue *values = read_values (self->chain, rows);
  g_autoptr (GBytes) hash = loket_rows_bytes (rows, "hash");
  const gint64 seq = values[1].number;
  const gboolean follows = seq == self->expected;

  self->rows++;
  if (seq > self->expected) {
    const Gap gap = {self->expected, seq - 1};
    g_array_append_val (self->gaps, gap);
  }
  if (seq >= self->expected)
    self->expected = seq < G_MAXINT64 ? seq + 1 : seq;
  if (hash == NULL)
    hash = g_bytes_new_static ("", 0);
  if (fits_as (self, values, seq, hash)) {
    self->whole++;
    self->greatest = MAX (self->greatest, seq);
    if (follows &&
        (seq == 1 ? !says (values[n - 1].bytes, "")
                  : self->hash != NULL && !g_bytes_equal (values[n - 1].bytes, self->hash)))
      add_fault (self, LOKET_AUDIT_UNLINKED, seq, 0);
    g_clear_pointer (&self->hash, g_bytes_unref);
    self->hash = g_bytes_ref (hash);
  } else {
    g_clear_pointer (&self->hash, g_bytes_unref);
    add_odd (self, values, seq, hash);
  }
  if (self->anchored != NULL && seq == self->anchored->rows)
    self->anchor_met = says (hash, self->anchored->head);
  values_free (values, n);
}

static LoketRows *
query (Verify *self, const char *where, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; i < self->chain->n_columns; i++)
    g_string_append_printf (sql, "%s, ", self->chain->columns[i]);
  g_string_append_printf (sql, "hash FROM %s WHERE %s", self->chain->table, where);
  return loket_engine_query (
      self->txn->engine, sql->str, LOKET_VALUES (LOKET_T (self->txn->office)), error);
}

static gboolean
read_rows (Verify *self, GError **error)
{
  g_autoptr (LoketRows) rows = query (self, "office = ?1 ORDER BY seq", error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row) {
    take_row (self, rows);
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
close_gap (Verify *self, gint64 seq)
{
  for (guint i = 0; i < self->gaps->len; i++) {
    Gap *gap = &g_array_index (self->gaps, Gap, i);
    const Gap behind = {seq + 1, gap->to};
    if (seq < gap->from || seq > gap->to)
      continue;
    gap->to = seq - 1;
    if (behind.from <= behind.to)
      g_array_append_val (self->gaps, behind);
    return TRUE;
  }
  return FALSE;
}

/* A row under the name of another office: one of ours with that column changed, or a foreign one.
 */
static gboolean
read_foreign_rows (Verify *self, gint64 last, GError **error)
{
  g_autoptr (LoketRows) rows = query (self, "office <> ?1 ORDER BY office, seq", error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row) {
    LoketValue *values = read_values (self->chain, rows);
    const gint64 seq = values[1].number;
    g_autoptr (GBytes) hash = loket_rows_bytes (rows, "hash");
    const Gap tail = {self->expected, last};

    values_free (values, self->chain->n_columns);
    self->rows++;
    if (last >= self->expected) {
      g_array_append_val (self->gaps, tail);
      self->expected = last + 1;
    }
    add_fault (self, close_gap (self, seq) ? LOKET_AUDIT_CHANGED : LOKET_AUDIT_INSERTED, seq, 0);
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  }
  return TRUE;
}

/* Whether row @seq was found, wherever it stands now. */
static gboolean
is_found (Verify *self, gint64 seq)
{
  for (guint i = 0; i < self->odds->len; i++) {
    const Odd *odd = &g_array_index (self->odds, Odd, i);
    if (odd->truth != 0 && seq >= odd->truth && seq < odd->truth + odd->length)
      return TRUE;
  }
  return FALSE;
}

/* A row that fits in no place nearby may still be one that was swapped with another far away. */
static gint64
find_far (Verify *self, const Odd *odd)
{
  guint tried = 0;

  for (guint i = 0; i < self->odds->len && i < KEPT_MAX; i++) {
    const gint64 seq = g_array_index (self->odds, Odd, i).stands;
    if (!is_found (self, seq) && fits_as (self, odd->values, seq, odd->hash))
      return seq;
  }
  for (guint i = 0; i < self->gaps->len; i++) {
    const Gap *gap = &g_array_index (self->gaps, Gap, i);
    for (gint64 seq = gap->from; seq <= gap->to && tried < KEPT_MAX; seq++, tried++)
      if (fits_as (self, odd->values, seq, odd->hash))
        return seq;
  }
  return 0;
}

static const Odd *
find_partner (Verify *self, const Odd *odd)
{
  for (guint i = 0; i < self->odds->len; i++) {
    const Odd *other = &g_array_index (self->odds, Odd, i);
    if (other->length == 1 && other->stands == odd->truth && other->truth == odd->stands)
      return other;
  }
  return NULL;
}

static void
find_truths (Verify *self)
{
  for (guint i = 0; i < self->odds->len; i++) {
    Odd *odd = &g_array_index (self->odds, Odd, i);
    if (odd->truth == 0 && odd->values != NULL)
      odd->truth = find_far (self, odd);
    if (odd->truth != 0)
      self->greatest = MAX (self->greatest, odd->truth + odd->length - 1);
  }
}

/* Whether row @seq stands in its own place, so that another one which fits there is a copy. */
static gboolean
stands_whole (Verify *self, gint64 seq)
{
  for (guint i = 0; i < self->gaps->len; i++) {
    const Gap *gap = &g_array_index (self->gaps, Gap, i);
    if (seq >= gap->from && seq <= gap->to)
      return FALSE;
  }
  for (guint i = 0; i < self->odds->len; i++) {
    const Odd *odd = &g_array_index (self->odds, Odd, i);
    if (seq >= odd->stands && seq < odd->stands + odd->length)
      return FALSE;
  }
  return seq < self->expected;
}

/* Those that were moved, or all the others. */
static void
judge_odds (Verify *self, gint64 last, gboolean moved)
{
  for (guint i = 0; i < self->odds->len; i++) {
    const Odd *odd = &g_array_index (self->odds, Odd, i);
    const gboolean swapped =
        odd->truth != 0 && odd->length == 1 && find_partner (self, odd) != NULL;
    const gboolean copied = odd->truth != 0 && stands_whole (self, odd->truth);
    if (moved) {
      if (odd->truth != 0 && !swapped && !copied)
        add_fault (self, LOKET_AUDIT_MOVED, odd->truth, odd->stands);
    } else if (odd->truth == 0 || copied) {
      add_fault (self,
                 copied || is_found (self, odd->stands) || odd->stands > last || odd->stands < 1
                     ? LOKET_AUDIT_INSERTED
                     : LOKET_AUDIT_CHANGED,
                 odd->stands,
                 0);
    } else if (swapped && odd->stands < odd->truth) {
      add_fault (self, LOKET_AUDIT_SWAPPED, odd->stands, odd->truth);
    }
  }
}

/* What nobody has been found for: in a gap, or where a row stands that was moved there. */
static void
judge_gaps (Verify *self)
{
  for (guint i = 0; i < self->gaps->len; i++) {
    const Gap *gap = &g_array_index (self->gaps, Gap, i);
    for (gint64 seq = gap->from; seq <= gap->to && seq < self->greatest; seq++)
      if (!self->report->more && !is_found (self, seq))
        add_fault (self, LOKET_AUDIT_MISSING, seq, 0);
  }
  for (guint i = 0; i < self->odds->len; i++) {
    const Odd *odd = &g_array_index (self->odds, Odd, i);
    const gint64 end = odd->stands + MIN (odd->length, SHIFT_MAX);
    for (gint64 seq = odd->stands; odd->truth != 0 && seq < end && seq < self->greatest; seq++)
      if (!is_found (self, seq))
        add_fault (self, LOKET_AUDIT_MISSING, seq, 0);
  }
}

static void
judge_end (Verify *self, gint64 last)
{
  gint64 promised = last, there = self->greatest;

  for (guint i = 0; i < self->odds->len; i++) {
    const Odd *odd = &g_array_index (self->odds, Odd, i);
    if (odd->truth == 0 && odd->stands <= last)
      there = MAX (there, odd->stands);
  }
  if (self->anchored != NULL)
    promised = MAX (promised, self->anchored->rows);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->report->faults)); i++) {
    g_autoptr (LoketAuditFault) fault =
        g_list_model_get_item (G_LIST_MODEL (self->report->faults), i);
    if (fault->chain == self->chain->which && fault->kind == LOKET_AUDIT_CHANGED)
      there = MAX (there, fault->row);
  }
  if (there < promised)
    add_fault (self, LOKET_AUDIT_CUT, there + 1, promised);
}

static guint
n_faults (Verify *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->report->faults));
}

/**
 * loket_chain_verify:
 * @txn: a transaction on the chain's database, with its key
 * @chain: which chain
 * @anchored: (nullable): how it ended at an earlier time
 * @report: its `faults` get what is wrong
 * @rows: (out): how many rows there are
 * @error: as loket_rows_next(); a fault is no error
 *
 * Names each row that was changed, taken out, put in or moved.  A change of the last row cannot be
 * told from one put in behind it.
 *
 * Returns: %TRUE when the chain could be looked over
 */
gboolean
loket_chain_verify (LoketTxn *txn,
                    const LoketChain *chain,
                    const LoketChainEnd *anchored,
                    LoketAuditReport *report,
                    gint64 *rows,
                    GError **error)
{
  g_auto (Verify) self = {
      .txn = txn,
      .chain = chain,
      .anchored = anchored != NULL && anchored->rows > 0 ? anchored : NULL,
      .report = report,
      .odds = g_array_new (FALSE, TRUE, sizeof (Odd)),
      .gaps = g_array_new (FALSE, TRUE, sizeof (Gap)),
      .expected = 1,
  };
  const guint faults_before = n_faults (&self);
  gint64 last;

  if (!read_rows (&self, error) || !loket_txn_last_number (txn, chain->table, "", &last, error))
    return FALSE;
  find_truths (&self);
  *rows = self.rows;
  if (self.whole == 0 && self.greatest == 0 && self.rows >= 2) {
    add_fault (&self, LOKET_AUDIT_WRONG_KEY, 1, 0);
    return TRUE;
  }
  if (!read_foreign_rows (&self, last, error))
    return FALSE;
  *rows = self.rows;
  /* Causes first, then the rows that only had to make room. */
  judge_gaps (&self);
  judge_odds (&self, last, FALSE);
  judge_odds (&self, last, TRUE);
  judge_end (&self, last);
  if (self.anchored != NULL && !self.anchor_met && n_faults (&self) == faults_before)
    add_fault (&self, LOKET_AUDIT_REWRITTEN, self.anchored->rows, 0);
  return TRUE;
}

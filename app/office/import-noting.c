/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Third stage of an import: what matching found is noted in the rows, so that applying goes on from
 * where it was after a restart and finds what was found before it began. */
#include "config.h"

#include "office/import-findings.h"

#include <string.h>

#define READ_AHEAD 500 /* findings: somewhat more than one turn notes */

typedef struct {
  LoketImport *import;
  GArray *ahead; /* LoketFinding */
  gint64 first;  /* the number of the first of them */
} Noting;

static const char *const kinds[] = {
    [LOKET_FINDING_SAME] = "same",
    [LOKET_FINDING_ASK] = "ask",
};

static void
line_free (gpointer data)
{
  LoketFindingLine *line = data;

  g_free (line->data_hash);
  g_free (line->comparison);
  g_free (line);
}

static LoketFindingLine *
parse_line (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 4);
  LoketFindingLine *line;

  if (g_strv_length (words) != 4 || strchr ("pr", words[0][0]) == NULL)
    return NULL;
  line = g_new0 (LoketFindingLine, 1);
  line->of_list = words[0][0] == 'r';
  line->number = g_ascii_strtoll (words[0] + 1, NULL, 10);
  line->weight = g_ascii_strtoll (words[1], NULL, 10);
  line->data_hash = g_strdup (words[2]);
  line->comparison = g_strdup (words[3]);
  return line;
}

/**
 * loket_finding_parse:
 * @text: (nullable): the reason of a row that is not applied yet
 * @kind: (out): what is to be done
 * @hint: (out): why it is asked
 * @lines: (element-type LoketFindingLine): emptied and filled; it frees them
 *
 * Returns: %FALSE when nobody was found whom the row may say of
 */
gboolean
loket_finding_parse (const char *text,
                     LoketFindingKind *kind,
                     LoketPairHint *hint,
                     GPtrArray *lines)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_auto (GStrv) words = NULL;
  int value;

  g_ptr_array_set_free_func (lines, line_free);
  g_ptr_array_set_size (lines, 0);
  if (g_strv_length (parts) < 2)
    return FALSE;
  words = g_strsplit (parts[0], " ", 2);
  if (g_strv_length (words) != 2 ||
      !loket_enum_from_name (loket_pair_hint_get_type (), words[1], &value))
    return FALSE;
  *hint = (LoketPairHint) value;
  *kind =
      strcmp (words[0], kinds[LOKET_FINDING_SAME]) == 0 ? LOKET_FINDING_SAME : LOKET_FINDING_ASK;
  for (guint i = 1; parts[i] != NULL; i++) {
    LoketFindingLine *line = parse_line (parts[i]);
    if (line != NULL)
      g_ptr_array_add (lines, line);
  }
  return lines->len > 0;
}

static void
finding_clear (gpointer data)
{
  g_free (((LoketFinding *) data)->note);
}

static gpointer
begin (LoketImport *import, const LoketJob *job, GError **error)
{
  Noting *self;

  if (import->findings == NULL && !loket_import_match_all (import, error))
    return NULL;
  self = g_new0 (Noting, 1);
  self->import = import;
  self->ahead = g_array_new (FALSE, FALSE, sizeof (LoketFinding));
  g_array_set_clear_func (self->ahead, finding_clear);
  return self;
}

static gboolean
prepare (LoketImport *import, const LoketJob *job, gpointer stage, GError **error)
{
  Noting *self = stage;

  if (job->done >= self->first && job->done < self->first + self->ahead->len)
    return TRUE;
  g_array_set_size (self->ahead, 0);
  self->first = job->done;
  return loket_findings_read (import->findings, job->done, READ_AHEAD, self->ahead, error);
}

static gboolean
note_finding (LoketImport *import, LoketTurn *turn, const LoketFinding *finding, GError **error)
{
  g_autofree char *text =
      g_strdup_printf ("%s %s\n%s",
                       kinds[finding->kind],
                       loket_enum_name (loket_pair_hint_get_type (), (int) finding->hint),
                       finding->note);

  return loket_txn_set_list_row (loket_turn_txn (turn),
                                 import->batch->number,
                                 finding->row,
                                 LOKET_ROW_NEW,
                                 NULL,
                                 LOKET_NONE,
                                 text,
                                 error);
}

static gboolean
end_stage (LoketImport *import, LoketTurn *turn, LoketJob *job, GError **error)
{
  g_autoptr (LoketListBatch) after =
      loket_list_batch_cast (loket_record_copy (LOKET_RECORD (import->batch)));
  gint64 last;

  /* People with a higher number come from this list, or from a desk while it is applied. */
  if (!loket_txn_last_number (loket_turn_txn (turn), "person", "", &last, error))
    return FALSE;
  g_free (job->position);
  job->position = g_strdup_printf ("%" G_GINT64_FORMAT, last);
  after->state = LOKET_BATCH_MATCHED;
  loket_import_go_on (job, loket_import_housing.name, 0);
  return loket_import_save_batch (turn, import->batch, after, error);
}

static gboolean
step (LoketImport *import,
      LoketTurn *turn,
      LoketJob *job,
      gpointer stage,
      gboolean *over,
      GError **error)
{
  Noting *self = stage;
  const gint64 began = g_get_monotonic_time ();
  guint at = (guint) (job->done - self->first);

  for (; at < self->ahead->len && !loket_import_time_is_up (began); at++, job->done++)
    if (!note_finding (import, turn, &g_array_index (self->ahead, LoketFinding, at), error))
      return FALSE;
  return job->done < loket_findings_count (import->findings) ||
         end_stage (import, turn, job, error);
}

static void
forget (gpointer data)
{
  Noting *self = data;

  g_clear_pointer (&self->import->findings, loket_findings_free);
  g_array_unref (self->ahead);
  g_free (self);
}

const LoketImportStage loket_import_noting = {
    .name = "noting",
    .begin = begin,
    .prepare = prepare,
    .step = step,
    .end = forget,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One merge or split, or one answer about a pair: who, when, why, and under it the question why it
 * was wrong; the lists of both show them. */
#include "config.h"

#include "ui/registry/merge-row.h"

#include "ui/admin/words.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"

#include <glib/gi18n.h>

struct _LoketMergeRow {
  GtkListBoxRow parent_instance;

  /* borrowed */
  GtkBox *state; /* what became of it, or the button to the question */
  GtkWidget *question;
  GtkEditable *reason;
  GtkWidget *propose_button;
  /* owned */
  char *id;
  /* state */
  gboolean undone;
};

G_DEFINE_FINAL_TYPE (LoketMergeRow, loket_merge_row, GTK_TYPE_LIST_BOX_ROW)

enum { UNDO, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Words */

static char *
who_of (LoketMergeEntry *entry)
{
  g_autofree char *winner = loket_registry_number (entry->winner_number);
  g_autofree char *loser = loket_registry_number (entry->loser_number);

  /* Translators: a name and the number of its record, twice */
  return entry->kind == LOKET_MERGE_SPLIT
             ? g_strdup_printf (_ ("%s (%s) was split off from %s (%s)"),
                                entry->loser_name,
                                loser,
                                entry->winner_name,
                                winner)
             : g_strdup_printf (_ ("%s (%s) was merged into %s (%s)"),
                                entry->loser_name,
                                loser,
                                entry->winner_name,
                                winner);
}

static char *
officers_text (const char *at, const char *officer, const char *approved_by)
{
  const char *by = officer != NULL ? officer : _ ("The hub itself");

  return approved_by != NULL ? g_strdup_printf (_ ("%s · %s, approved by %s"), at, by, approved_by)
                             : g_strdup_printf ("%s · %s", at, by);
}

static char *
when_of (LoketProgram *application, gint64 time, const char *officer, const char *approved_by)
{
  g_autofree char *at = loket_admin_time (application, time);

  return officers_text (at, officer, approved_by);
}

static char *
undone_of (LoketProgram *application,
           LoketOptional time,
           const char *officer,
           const char *approved_by)
{
  g_autofree char *who = time.set ? when_of (application, time.value, officer, approved_by) : NULL;

  return who != NULL ? g_strdup_printf (_ ("Undone: %s"), who) : NULL;
}

static char *
what_of (LoketPairAnswerEntry *entry)
{
  const char *said = entry->said != NULL ? entry->said : "?";

  if (entry->created)
    return g_strdup_printf (_ ("“%s” is somebody new and was put on file."), said);
  return entry->state == LOKET_PAIR_SAME
             ? g_strdup_printf (
                   _ ("“%s” is “%s”: the row now stands with that person."), said, entry->name)
             : g_strdup_printf (
                   _ ("“%s” and “%s” are two people: not asked again."), said, entry->name);
}

/* The question */

static gboolean
says_enough (LoketMergeRow *self)
{
  g_autofree char *reason = loket_form_text (self->reason);

  return reason != NULL && g_utf8_strlen (reason, -1) >= LOKET_REASON_MIN;
}

static void
reason_cb (LoketMergeRow *self)
{
  gtk_widget_set_sensitive (self->propose_button, says_enough (self));
}

static void
propose_cb (LoketMergeRow *self)
{
  g_autofree char *reason = loket_form_text (self->reason);

  if (says_enough (self))
    g_signal_emit (self, signals[UNDO], 0, reason);
}

static GtkWidget *
make_question (LoketMergeRow *self, const char *propose)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();

  self->reason = GTK_EDITABLE (entry);
  self->propose_button = loket_part_button (propose, NULL, G_CALLBACK (propose_cb), self);
  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (self->propose_button, "primary");
  gtk_widget_set_sensitive (self->propose_button, FALSE);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 500);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry),
                                  _ ("Why it was wrong: other mother, other birth, …"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Why it was wrong"), -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (propose_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (row), self->propose_button);
  gtk_widget_set_visible (row, FALSE);
  return row;
}

/* The widget */

static void
loket_merge_row_finalize (GObject *object)
{
  g_free (LOKET_MERGE_ROW (object)->id);
  G_OBJECT_CLASS (loket_merge_row_parent_class)->finalize (object);
}

static void
loket_merge_row_class_init (LoketMergeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_merge_row_finalize;
  signals[UNDO] = g_signal_new ("undo",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
}

static void
loket_merge_row_init (LoketMergeRow *self)
{
}

/* What a row says. */
typedef struct {
  const char *id;
  const char *who;
  const char *reason; /* (nullable) */
  const char *when;
  const char *undone;     /* (nullable) */
  const char *why_undone; /* (nullable) */
  const char *propose;    /* what the button under the question says */
} Words;

static GtkWidget *
make_words (const Words *said)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const plain[] = {said->reason, said->when, said->undone, said->why_undone};

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), loket_part_label (said->who, "name"));
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (plain[i] != NULL)
      gtk_box_append (GTK_BOX (words), loket_part_label (plain[i], i == 0 ? "plain" : "quiet"));
  return words;
}

static void
add_state (LoketMergeRow *self)
{
  if (self->undone)
    gtk_box_append (self->state, loket_part_chip (_ ("Undone"), ""));
  else
    gtk_box_append (
        self->state,
        loket_part_button (
            _ ("Undo this"), "loket-restart-symbolic", G_CALLBACK (loket_merge_row_ask), self));
}

static GtkWidget *
make_row (const Words *said)
{
  LoketMergeRow *self = g_object_new (LOKET_TYPE_MERGE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->id = g_strdup (said->id);
  self->undone = said->undone != NULL;
  self->state = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->question = make_question (self, said->propose);
  gtk_widget_set_valign (GTK_WIDGET (self->state), GTK_ALIGN_CENTER);
  add_state (self);
  gtk_widget_add_css_class (box, "merge");
  gtk_widget_add_css_class (line, "hit");
  gtk_box_append (GTK_BOX (line), make_words (said));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->question);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said->who, -1);
  return GTK_WIDGET (self);
}

/**
 * loket_merge_row_new:
 * @application: the program
 * @entry: a merge or a split
 *
 * Returns: (transfer floating): the row, which screen readers read as one sentence
 */
GtkWidget *
loket_merge_row_new (LoketProgram *application, LoketMergeEntry *entry)
{
  g_autofree char *who = who_of (entry);
  g_autofree char *when = when_of (application, entry->at, entry->officer, entry->approved_by);
  g_autofree char *undone =
      undone_of (application, entry->undone_at, entry->undone_by, entry->undone_approved_by);

  return make_row (&(const Words){.id = entry->id,
                                  .who = who,
                                  .reason = entry->reason,
                                  .when = when,
                                  .undone = undone,
                                  .propose = _ ("Ask a second officer")});
}

/**
 * loket_merge_row_new_answer:
 * @application: the program
 * @entry: an answer about a doubtful pair
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
loket_merge_row_new_answer (LoketProgram *application, LoketPairAnswerEntry *entry)
{
  g_autofree char *who = what_of (entry);
  g_autofree char *when = when_of (application, entry->at, entry->officer, NULL);
  g_autofree char *undone = undone_of (application, entry->undone_at, entry->undone_by, NULL);

  return make_row (&(const Words){.id = entry->id,
                                  .who = who,
                                  .reason = entry->reason,
                                  .when = when,
                                  .undone = undone,
                                  .why_undone = entry->undone_reason,
                                  .propose = _ ("Take it back")});
}

/**
 * loket_merge_row_merge:
 * @self: a row
 *
 * Returns: (transfer none): id of its merge, split or answer
 */
const char *
loket_merge_row_merge (LoketMergeRow *self)
{
  return self->id;
}

/**
 * loket_merge_row_ask:
 * @self: a row
 *
 * Asks why it was wrong; nothing for what was undone already.
 */
void
loket_merge_row_ask (LoketMergeRow *self)
{
  if (self->undone || !gtk_widget_get_sensitive (GTK_WIDGET (self->state)))
    return;
  gtk_widget_set_visible (self->question, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

/**
 * loket_merge_row_back:
 * @self: a row
 *
 * Takes the question away; what was typed stays in it.
 *
 * Returns: %TRUE when there was one
 */
gboolean
loket_merge_row_back (LoketMergeRow *self)
{
  if (!gtk_widget_get_visible (self->question))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_visible (self->question, FALSE);
  return TRUE;
}

/**
 * loket_merge_row_proposed:
 * @self: a row
 *
 * A second officer has been asked.
 */
void
loket_merge_row_proposed (LoketMergeRow *self)
{
  loket_merge_row_back (self);
  gtk_box_remove (self->state, gtk_widget_get_first_child (GTK_WIDGET (self->state)));
  gtk_box_append (self->state, loket_part_chip (_ ("waits for a second officer"), "house"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->state), FALSE);
}

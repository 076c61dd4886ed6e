/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pair that waits, in a line: why it is asked, both names, where, of which list.  The queue of
 * the desk of doubts is made of them. */
#include "config.h"

#include "ui/registry/doubt-row.h"

#include "ui/registry/pair-words.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"

#include <glib/gi18n.h>

struct _LoketDoubtRow {
  GtkListBoxRow parent_instance;

  char *pair;
};

G_DEFINE_FINAL_TYPE (LoketDoubtRow, loket_doubt_row, GTK_TYPE_LIST_BOX_ROW)

static void
loket_doubt_row_finalize (GObject *object)
{
  g_free (LOKET_DOUBT_ROW (object)->pair);
  G_OBJECT_CLASS (loket_doubt_row_parent_class)->finalize (object);
}

static void
loket_doubt_row_class_init (LoketDoubtRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_doubt_row_finalize;
}

static void
loket_doubt_row_init (LoketDoubtRow *self)
{
}

/* What has to do with papers on the table stands out. */
static GtkWidget *
new_hint (LoketPairHint hint, GtkSizeGroup *hints)
{
  const gboolean grave = hint == LOKET_HINT_CONFLICT || hint == LOKET_HINT_DEAD;
  GtkWidget *chip = loket_part_chip (loket_pair_hint_title (hint), grave ? "warning" : "house");

  gtk_size_group_add_widget (hints, chip);
  return chip;
}

static char *
where_of (LoketPairEntry *entry)
{
  g_autofree char *list = loket_registry_list (entry->source, entry->period);
  const char *of = list != NULL ? list : _ ("two records of the register");

  return entry->village_name != NULL ? g_strdup_printf ("%s · %s", entry->village_name, of)
                                     : g_strdup (of);
}

/**
 * loket_doubt_row_new:
 * @entry: a pair that waits
 * @hints: keeps the reasons of all rows equally wide
 *
 * Returns: (transfer floating): the row, which screen readers read as one sentence
 */
GtkWidget *
loket_doubt_row_new (LoketPairEntry *entry, GtkSizeGroup *hints)
{
  LoketDoubtRow *self = g_object_new (LOKET_TYPE_DOUBT_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *where = where_of (entry);
  /* Translators: the name in a list, the name on file, of two records that may be one person */
  g_autofree char *names = g_strdup_printf (_ ("%s – %s"), entry->said, entry->name);
  g_autofree char *sentence =
      g_strdup_printf ("%s: %s, %s", loket_pair_hint_title (entry->hint), names, where);

  self->pair = g_strdup (entry->id);
  gtk_widget_add_css_class (box, "doubt");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), loket_part_line (names, "name"));
  gtk_box_append (GTK_BOX (words), loket_part_line (where, "quiet"));
  gtk_box_append (GTK_BOX (box), new_hint (entry->hint, hints));
  gtk_box_append (GTK_BOX (box), words);
  if (entry->state == LOKET_PAIR_POSTPONED)
    gtk_box_append (GTK_BOX (box), loket_part_chip (_ ("put off"), ""));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return GTK_WIDGET (self);
}

/**
 * loket_doubt_row_pair:
 * @self: a row
 *
 * Returns: (transfer none): id of its pair
 */
const char *
loket_doubt_row_pair (LoketDoubtRow *self)
{
  return self->pair;
}

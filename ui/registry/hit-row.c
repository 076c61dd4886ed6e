/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person found: enough to tell apart those who are called alike, and no more. */
#include "config.h"

#include "ui/registry/hit-row.h"

#include "ui/registry/words.h"

#include <glib/gi18n.h>

struct _LoketHitRow {
  GtkListBoxRow parent_instance;

  /* borrowed */
  GtkWidget *who;
  /* owned */
  LoketPersonHit *hit;
};

G_DEFINE_FINAL_TYPE (LoketHitRow, loket_hit_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* Never shortened: it is what the others are told apart by. */
static GtkWidget *
to_the_end (const char *text, const char *style)
{
  GtkWidget *label = make_label (text, style);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  return label;
}

static void
add_chip (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, style);
  gtk_box_append (GTK_BOX (box), chip);
}

static GtkWidget *
make_who (LoketPersonHit *hit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "who");
  gtk_box_append (GTK_BOX (box), make_label (hit->name, "name"));
  if (hit->life_status != LOKET_LIFE_ALIVE)
    add_chip (box, loket_registry_life_status (hit->life_status), "warning");
  if (hit->nik_status == LOKET_NIK_CONFLICT)
    add_chip (box, loket_registry_nik_status (hit->nik_status), "warning");
  if (hit->merged_into != NULL)
    add_chip (box, _ ("Merged"), "house");
  return box;
}

/**
 * loket_hit_facts:
 * @hit: a person found
 * @language: of the window
 *
 * Returns: (transfer full): what tells the person apart: sex, birth, place, kin
 */
char *
loket_hit_facts (LoketPersonHit *hit, const char *language)
{
  g_autofree char *birth = loket_registry_birth (hit->birth_date, language);
  g_autofree char *kin = loket_registry_kin (hit->kin, hit->kin_name);
  const char *parts[] = {loket_registry_sex (hit->sex), birth, hit->place, kin};
  GString *facts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", parts[i]);
  return g_string_free (facts, FALSE);
}

static void
loket_hit_row_dispose (GObject *object)
{
  g_clear_object (&LOKET_HIT_ROW (object)->hit);
  G_OBJECT_CLASS (loket_hit_row_parent_class)->dispose (object);
}

static void
loket_hit_row_class_init (LoketHitRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_hit_row_dispose;
}

static void
loket_hit_row_init (LoketHitRow *self)
{
}

/**
 * loket_hit_row_new:
 * @hit: a person found
 * @language: of the window
 *
 * Returns: (transfer floating): the row, which screen readers read as one sentence
 */
GtkWidget *
loket_hit_row_new (LoketPersonHit *hit, const char *language)
{
  LoketHitRow *self = g_object_new (LOKET_TYPE_HIT_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *facts = loket_hit_facts (hit, language);
  const char *nik = hit->nik != NULL ? hit->nik : loket_registry_nik_status (LOKET_NIK_NONE);
  g_autofree char *sentence = g_strdup_printf ("%s, %s, %s", hit->name, facts, nik);

  self->hit = g_object_ref (hit);
  gtk_widget_add_css_class (box, "hit");
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_valign (right, GTK_ALIGN_CENTER);
  self->who = make_who (hit);
  gtk_box_append (GTK_BOX (left), self->who);
  gtk_box_append (GTK_BOX (left), make_label (facts, "quiet"));
  gtk_box_append (GTK_BOX (right), to_the_end (nik, hit->nik != NULL ? "nik" : "quiet"));
  gtk_box_append (GTK_BOX (right), to_the_end (loket_registry_found_by (hit->found_by), "caption"));
  gtk_box_append (GTK_BOX (box), left);
  gtk_box_append (GTK_BOX (box), right);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return GTK_WIDGET (self);
}

/**
 * loket_hit_row_hit:
 * @self: a row
 *
 * Returns: (transfer none): whom it shows
 */
LoketPersonHit *
loket_hit_row_hit (LoketHitRow *self)
{
  return self->hit;
}

/**
 * loket_hit_row_add_chip:
 * @self: a row
 * @text: what else is to be known at once
 * @style: "good", "warning" or "house"
 */
void
loket_hit_row_add_chip (LoketHitRow *self, const char *text, const char *style)
{
  add_chip (self->who, text, style);
}

/**
 * loket_hit_rows_fill:
 * @list: where they are shown, in the place of what was there
 * @hits: (nullable) (element-type LoketPersonHit): persons found
 * @language: of the window
 *
 * Returns: (transfer none) (nullable): the first of them, which is selected
 */
GtkListBoxRow *
loket_hit_rows_fill (GtkListBox *list, GListModel *hits, const char *language)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; hits != NULL && i < g_list_model_get_n_items (hits); i++) {
    g_autoptr (LoketPersonHit) hit = g_list_model_get_item (hits, i);
    gtk_list_box_append (list, loket_hit_row_new (hit, language));
  }
  row = gtk_list_box_get_row_at_index (list, 0);
  gtk_list_box_select_row (list, row);
  return row;
}

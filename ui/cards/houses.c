/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hospitals and other houses as the page of cards names them, and the choice of one; uses, slips
 * and claims need it. */
#include "config.h"

#include "ui/cards/houses.h"

#include "ui/common/parts.h"

#include <glib/gi18n.h>

/**
 * loket_house_word:
 * @program: the program; its office is known
 * @key: of a house of the profile, or what a device is called that stands in none
 *
 * Returns: (transfer full): how people call it
 */
char *
loket_house_word (LoketProgram *program, const char *key)
{
  LoketFacility *facility = loket_profile_facility (loket_program_profile (program), key);

  return g_strdup (facility != NULL ? loket_program_text (program, facility->title) : key);
}

static LoketFacility *
nth_hospital (LoketProgram *program, guint wanted)
{
  GListModel *all = G_LIST_MODEL (loket_program_profile (program)->facilities);
  const guint n = all != NULL ? g_list_model_get_n_items (all) : 0;
  guint found = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketFacility) facility = g_list_model_get_item (all, i);
    if (facility->kind == LOKET_FACILITY_HOSPITAL && found++ == wanted)
      return facility; /* the list keeps it alive */
  }
  return NULL;
}

/**
 * loket_house_choice_new:
 * @program: the program; its office is known
 * @all: (nullable): words of a first entry that is none of them
 *
 * Returns: (transfer floating): a choice of the hospitals of the profile
 */
GtkWidget *
loket_house_choice_new (LoketProgram *program, const char *all)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  LoketFacility *hospital;
  GtkWidget *choice;

  if (all != NULL)
    gtk_string_list_append (titles, all);
  for (guint i = 0; (hospital = nth_hospital (program, i)) != NULL; i++)
    gtk_string_list_append (titles, loket_program_text (program, hospital->title));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Hospital"), -1);
  loket_part_narrow_choice (GTK_DROP_DOWN (choice));
  return choice;
}

/**
 * loket_house_choice_key:
 * @program: the program
 * @choice: a choice of hospitals
 * @with_all: whether its first entry is none of them
 *
 * Returns: (transfer none) (nullable): the key of the one that is chosen
 */
const char *
loket_house_choice_key (LoketProgram *program, GtkWidget *choice, gboolean with_all)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
  LoketFacility *hospital;

  if (selected == GTK_INVALID_LIST_POSITION || (with_all && selected == 0))
    return NULL;
  hospital = nth_hospital (program, selected - (with_all ? 1 : 0));
  return hospital != NULL ? hospital->key : NULL;
}

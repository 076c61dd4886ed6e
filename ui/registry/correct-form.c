/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a record right: address and telephone at once, what much hangs on by a second officer.  The
 * page of a person opens it; only what was changed is sent. */
#include "config.h"

#include "ui/registry/correct-form.h"

#include "core/error.h"
#include "core/intake.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/registry/act.h"
#include "ui/registry/desk.h"
#include "ui/registry/form-grid.h"
#include "ui/registry/nik-check.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"
#include "ui/registry/place-entry.h"
#include "ui/registry/words.h"

#include <glib/gi18n.h>
#include <string.h>

#define REASON_MIN 5 /* characters */

/* Texts of both cards: member of LoketPerson, most characters, place in the form. */
typedef struct {
  const char *field;
  int most;
  int column;
  int row;
  int width;
} Place;

static const Place at_once[] = {
    {"address", 200, 0, 0, 6},
    {"hamlet", 60, 6, 0, 2},
    {"rt", 4, 8, 0, 2},
    {"rw", 4, 10, 0, 2},
    {"phone", 24, 0, 1, 3},
    {"phone_owner", 60, 3, 1, 3},
    {"birth_place", 60, 6, 1, 6},
};

static const Place by_two[] = {
    {"name", 100, 0, 0, 6},
    {"nik", 16, 6, 0, 6},
    {"birth_date", 30, 0, 1, 6},
    {"mother_name", 100, 0, 2, 6},
    {"father_name", 100, 6, 2, 6},
};

struct _LoketCorrectForm {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkEditable *once[G_N_ELEMENTS (at_once)];
  GtkEditable *two[G_N_ELEMENTS (by_two)];
  GtkDropDown *sex;
  GtkDropDown *life;
  LoketPlaceEntry *village;
  GtkEditable *reason;
  /* owned */
  LoketPersonView *view;
  LoketRegistryAct *act;
};

G_DEFINE_FINAL_TYPE (LoketCorrectForm, loket_correct_form, GTK_TYPE_BOX)

static const char *
present_of (LoketCorrectForm *self, const char *field)
{
  return loket_field_text (loket_record_type_find_field (loket_person_get_type (), field),
                           LOKET_RECORD (self->view->person));
}

static void
refuse (LoketCorrectForm *self, const char *sentence, GtkWidget *field)
{
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, sentence, NULL);
  gtk_widget_grab_focus (field);
}

/* At once */

static void
changed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCorrectForm *self = LOKET_CORRECT_FORM (page);

  if (answer != NULL)
    loket_registry_desk_saved (page, self->view->person->id, _ ("Saved."));
  else
    loket_admin_tell_problem (page, error);
}

static LoketPersonChange *
gather_change (LoketCorrectForm *self, gboolean *any)
{
  LoketPersonChange *change = loket_person_change_new ();
  g_autoptr (GStrvBuilder) cleared = g_strv_builder_new ();

  *any = FALSE;
  change->person = g_strdup (self->view->person->id);
  change->version = self->view->person->version;
  for (guint i = 0; i < G_N_ELEMENTS (at_once); i++) {
    g_autofree char *text = loket_form_text (self->once[i]);
    if (g_strcmp0 (text, present_of (self, at_once[i].field)) == 0)
      continue;
    *any = TRUE;
    if (text != NULL)
      loket_field_take_text (
          loket_record_type_find_field (loket_person_change_get_type (), at_once[i].field),
          LOKET_RECORD (change),
          g_steal_pointer (&text));
    else
      g_strv_builder_add (cleared, at_once[i].field);
  }
  change->cleared = g_strv_builder_end (cleared);
  if (*change->cleared == NULL)
    g_clear_pointer (&change->cleared, g_strfreev);
  return change;
}

static void
save_cb (LoketCorrectForm *self)
{
  gboolean any;
  g_autoptr (LoketPersonChange) change = gather_change (self, &any);

  if (!any) {
    refuse (self, _ ("Nothing was changed here."), GTK_WIDGET (self->once[0]));
    return;
  }
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_PERSON_CHANGE, LOKET_RECORD (change), changed_cb);
}

/* By a second officer */

static void
proposed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCorrectForm *self = LOKET_CORRECT_FORM (page);

  if (answer != NULL)
    loket_registry_desk_saved (page,
                               self->view->person->id,
                               _ ("The correction is proposed. It counts once another officer has "
                                  "approved it."));
  else
    loket_admin_tell_problem (page, error);
}

static void
add_correction (GListStore *corrections, const char *field, const char *value)
{
  g_autoptr (LoketCorrection) correction = loket_correction_new ();

  correction->field = g_strdup (field);
  correction->value = g_strdup (value);
  g_list_store_append (corrections, correction);
}

static void
gather_choices (LoketCorrectForm *self, GListStore *corrections)
{
  LoketPerson *person = self->view->person;
  const int sex = (int) gtk_drop_down_get_selected (self->sex);
  const int life = (int) gtk_drop_down_get_selected (self->life);
  const char *village = loket_place_entry_code (self->village);

  if (sex != (int) person->sex)
    add_correction (corrections, "sex", loket_enum_name (loket_person_sex_get_type (), sex));
  if (life != (int) person->life_status)
    add_correction (
        corrections, "life_status", loket_enum_name (loket_life_status_get_type (), life));
  if (g_strcmp0 (village, person->village) != 0)
    add_correction (corrections, "village", village);
}

/* Gives the field that cannot be sent as it is, NULL when all can. */
static GtkWidget *
gather_texts (LoketCorrectForm *self, GListStore *corrections)
{
  const char *today = loket_client_day (loket_program_client (self->application));

  for (guint i = 0; i < G_N_ELEMENTS (by_two); i++) {
    g_autofree char *text = loket_form_text (self->two[i]);
    g_autofree char *read = NULL;
    if (text != NULL && strcmp (by_two[i].field, "birth_date") == 0) {
      read = loket_birth_read (text, today);
      if (read == NULL)
        return GTK_WIDGET (self->two[i]);
      g_free (text);
      text = g_steal_pointer (&read);
    }
    if (g_strcmp0 (text, present_of (self, by_two[i].field)) != 0)
      add_correction (corrections, by_two[i].field, text);
  }
  return loket_place_entry_is_open (self->village) ? GTK_WIDGET (self->village) : NULL;
}

static void
propose_cb (LoketCorrectForm *self)
{
  g_autoptr (LoketPersonCorrect) request = loket_person_correct_new ();
  GtkWidget *bad;

  request->person = g_strdup (self->view->person->id);
  request->version = self->view->person->version;
  request->corrections = g_list_store_new (loket_correction_get_type ());
  request->reason = loket_form_text (self->reason);
  bad = gather_texts (self, request->corrections);
  gather_choices (self, request->corrections);
  if (bad != NULL) {
    refuse (self, _ ("This field cannot be understood yet."), bad);
  } else if (g_list_model_get_n_items (G_LIST_MODEL (request->corrections)) == 0) {
    refuse (self, _ ("Nothing was changed here."), GTK_WIDGET (self->two[0]));
  } else if (request->reason == NULL || g_utf8_strlen (request->reason, -1) < REASON_MIN) {
    refuse (
        self, _ ("Please say how you know: which paper, whose word."), GTK_WIDGET (self->reason));
  } else {
    loket_admin_clear (GTK_WIDGET (self));
    loket_registry_act_do (self->act, &LOKET_PERSON_CORRECT, LOKET_RECORD (request), proposed_cb);
  }
}

/* The cards */

/* A whole date as people write it; the form reads it back. */
static char *
text_of (LoketCorrectForm *self, const char *field)
{
  const char *text = present_of (self, field);

  if (text == NULL)
    return g_strdup ("");
  if (strcmp (field, "birth_date") != 0 || strlen (text) != 10)
    return g_strdup (text);
  return g_strdup_printf ("%s-%.2s-%.4s", text + 8, text + 5, text);
}

static void
add_entries (LoketCorrectForm *self,
             GtkWidget *grid,
             const Place *places,
             guint n,
             GtkEditable **entries)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *text = text_of (self, places[i].field);
    entries[i] = loket_form_grid_entry (grid,
                                        loket_registry_field (places[i].field),
                                        places[i].most,
                                        places[i].column,
                                        places[i].row,
                                        places[i].width);
    gtk_editable_set_text (entries[i], text);
    gtk_editable_set_max_width_chars (entries[i], 4);
  }
}

static void
add_end (LoketCorrectForm *self, GtkWidget *card, const char *label, GCallback pressed)
{
  GtkWidget *button = loket_part_button (label, "loket-check-symbolic", pressed, self);

  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (card), button);
}

static GtkWidget *
make_at_once (LoketCorrectForm *self)
{
  GtkWidget *card = loket_part_card (_ ("At once: address and telephone"));
  GtkWidget *grid = loket_form_grid_new ();

  add_entries (self, grid, at_once, G_N_ELEMENTS (at_once), self->once);
  gtk_box_append (GTK_BOX (card), grid);
  add_end (self, card, _ ("Save"), G_CALLBACK (save_cb));
  return card;
}

static GtkDropDown *
add_choice (GtkWidget *grid, const char *field, const char *const *words, guint chosen, int column)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen);
  loket_form_grid_add (grid, loket_registry_field (field), choice, column, 1, 3);
  return GTK_DROP_DOWN (choice);
}

static void
add_choices (LoketCorrectForm *self, GtkWidget *grid)
{
  LoketPerson *person = self->view->person;
  const char *sexes[LOKET_PERSON_SEX_MALE + 2] = {_ ("Not known")};
  const char *lives[LOKET_LIFE_INVALID + 2] = {NULL};

  for (int i = LOKET_PERSON_SEX_FEMALE; i <= LOKET_PERSON_SEX_MALE; i++)
    sexes[i] = loket_registry_sex ((LoketPersonSex) i);
  for (int i = 0; i <= LOKET_LIFE_INVALID; i++)
    lives[i] = loket_registry_life_status ((LoketLifeStatus) i);
  self->sex = add_choice (grid, "sex", sexes, person->sex, 6);
  self->life = add_choice (grid, "life_status", lives, person->life_status, 9);
}

static GtkWidget *
make_by_two (LoketCorrectForm *self)
{
  GtkWidget *card = loket_part_card (_ ("With a second officer: who the person is"));
  GtkWidget *grid = loket_form_grid_new ();
  const char *village = loket_registry_field ("village");

  add_entries (self, grid, by_two, G_N_ELEMENTS (by_two), self->two);
  add_choices (self, grid);
  self->village = LOKET_PLACE_ENTRY (loket_place_entry_new (self->application, village));
  loket_place_entry_set (self->village, self->view->person->village, self->view->place);
  loket_form_grid_add (grid, village, GTK_WIDGET (self->village), 0, 3, 6);
  self->reason = loket_form_grid_entry (grid, _ ("How you know it"), LOKET_REASON_MAX, 6, 3, 6);
  g_object_set (
      self->reason, "placeholder-text", _ ("Birth certificate seen, word of the family, …"), NULL);
  gtk_box_append (GTK_BOX (card), grid);
  add_end (self, card, _ ("Ask a second officer"), G_CALLBACK (propose_cb));
  return card;
}

static gboolean
loket_correct_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
loket_correct_form_dispose (GObject *object)
{
  LoketCorrectForm *self = LOKET_CORRECT_FORM (object);

  g_clear_object (&self->view);
  g_clear_object (&self->act);
  G_OBJECT_CLASS (loket_correct_form_parent_class)->dispose (object);
}

static void
loket_correct_form_class_init (LoketCorrectFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_correct_form_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_correct_form_grab_focus;
}

static void
loket_correct_form_init (LoketCorrectForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
}

/**
 * loket_correct_form_new:
 * @application: the program; its office is known
 * @view: the record as the officer has seen it
 *
 * Returns: (transfer floating): the form, with what this officer may change
 */
GtkWidget *
loket_correct_form_new (LoketProgram *application, LoketPersonView *view)
{
  LoketCorrectForm *self = g_object_new (LOKET_TYPE_CORRECT_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = g_strdup_printf (_ ("Correct: %s"), view->person->name);

  self->application = application;
  self->view = g_object_ref (view);
  self->act = loket_registry_act_new (application, GTK_WIDGET (self));
  gtk_widget_add_css_class (box, "rows");
  if (loket_admin_may (application, LOKET_MAY_TAKE_IN))
    gtk_box_append (GTK_BOX (box), make_at_once (self));
  if (loket_admin_may (application, LOKET_MAY_CORRECT_PEOPLE))
    gtk_box_append (GTK_BOX (box), make_by_two (self));
  gtk_box_append (GTK_BOX (self), loket_part_line (title, "heading"));
  gtk_box_append (GTK_BOX (self), loket_part_scroll (box));
  return GTK_WIDGET (self);
}

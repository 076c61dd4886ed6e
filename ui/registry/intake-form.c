/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form that puts a person on file: NIK first, checked while it is typed; what is typed stays
 * through every refusal.  The desk of people shows it. */
#include "config.h"

#include "ui/registry/intake-form.h"

#include "core/error.h"
#include "core/intake.h"
#include "ui/admin/page.h"
#include "ui/registry/act.h"
#include "ui/registry/alike-page.h"
#include "ui/registry/desk.h"
#include "ui/registry/form-grid.h"
#include "ui/registry/nik-check.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"
#include "ui/registry/place-entry.h"
#include "ui/registry/words.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_SEXES (LOKET_PERSON_SEX_MALE + 1)

struct _LoketIntakeForm {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkEditable *nik;
  GtkCheckButton *nik_seen;
  GtkLabel *nik_note;
  GtkWidget *reason_part;
  GtkEditable *nik_reason;
  GtkEditable *name;
  GtkEditable *birth;
  GtkLabel *birth_note;
  GtkToggleButton *sexes[N_SEXES];
  LoketPlaceEntry *village;
  GtkEditable *hamlet;
  GtkEditable *rt;
  GtkEditable *rw;
  GtkEditable *address;
  GtkEditable *family_card;
  GtkDropDown *relation;
  GtkEditable *mother;
  GtkEditable *phone;
  GtkWidget *save_button;
  GtkWidget *alike; /* weak: who may be the same, while that is asked */
  /* owned */
  LoketRegistryAct *act;
  LoketHousehold *household; /* that the person comes into; NULL = whose card is entered */
  GPtrArray *different;      /* ids of those whom the officer has looked at */
  char *different_reason;
};

G_DEFINE_FINAL_TYPE (LoketIntakeForm, loket_intake_form, GTK_TYPE_BOX)

/* What stands in the fields */

static const char *
today_of (LoketIntakeForm *self)
{
  return loket_client_day (loket_program_client (self->application));
}

static LoketPersonSex
sex_of (LoketIntakeForm *self)
{
  for (guint i = 0; i < N_SEXES; i++)
    if (gtk_toggle_button_get_active (self->sexes[i]))
      return (LoketPersonSex) i;
  return LOKET_PERSON_SEX_UNKNOWN;
}

static char *
birth_of (LoketIntakeForm *self)
{
  g_autofree char *text = loket_form_text (self->birth);

  return text != NULL ? loket_birth_read (text, today_of (self)) : NULL;
}

static void
check_nik (LoketIntakeForm *self, LoketNikCheck *check)
{
  g_autofree char *nik = loket_form_text (self->nik);
  g_autofree char *birth = birth_of (self);

  loket_nik_check (nik != NULL ? nik : "",
                   today_of (self),
                   loket_program_profile (self->application)->office_id,
                   birth,
                   sex_of (self),
                   check);
}

static LoketPersonSave *
gather (LoketIntakeForm *self)
{
  LoketPersonSave *save = loket_person_save_new ();

  save->name = loket_form_text (self->name);
  save->nik = loket_form_text (self->nik);
  save->nik_seen = save->nik != NULL && gtk_check_button_get_active (self->nik_seen);
  save->nik_reason =
      gtk_widget_get_visible (self->reason_part) ? loket_form_text (self->nik_reason) : NULL;
  save->sex = sex_of (self);
  save->birth_date = birth_of (self);
  save->village = g_strdup (loket_place_entry_code (self->village));
  save->hamlet = loket_form_text (self->hamlet);
  save->rt = loket_form_text (self->rt);
  save->rw = loket_form_text (self->rw);
  save->address = loket_form_text (self->address);
  if (self->household != NULL)
    save->household = g_strdup (self->household->id);
  else
    save->family_card = loket_form_text (self->family_card);
  save->relation = (LoketRelation) gtk_drop_down_get_selected (self->relation);
  save->mother_name = loket_form_text (self->mother);
  save->phone = loket_form_text (self->phone);
  if (self->different->len > 0) {
    g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
    for (guint i = 0; i < self->different->len; i++)
      g_strv_builder_add (ids, self->different->pdata[i]);
    save->different_from = g_strv_builder_end (ids);
    save->different_reason = g_strdup (self->different_reason);
  }
  return save;
}

/* What is wrong with them, before the hub is asked: a sentence and the field to mend. */
static const char *
find_fault (LoketIntakeForm *self, GtkWidget **field)
{
  g_autofree char *name = loket_form_text (self->name);
  g_autofree char *nik = loket_form_text (self->nik);
  g_autofree char *birth = loket_form_text (self->birth);
  g_autofree char *read = birth_of (self);
  g_autofree char *reason = loket_form_text (self->nik_reason);
  LoketNikCheck check;

  check_nik (self, &check);
  *field = GTK_WIDGET (self->nik);
  if (check.fault)
    return check.sentence;
  if (nik != NULL && !check.read)
    return _ (loket_nik_fault_sentence (LOKET_NIK_NOT_16_DIGITS));
  *field = GTK_WIDGET (self->nik_reason);
  if (check.reason && reason == NULL)
    return _ ("Please say why this NIK is right all the same.");
  *field = GTK_WIDGET (self->name);
  if (name == NULL)
    return _ ("Please enter the name as the document writes it.");
  *field = GTK_WIDGET (self->birth);
  if (birth != NULL && read == NULL)
    return _ ("That is no date of birth. Day, month and year, or only the year.");
  *field = GTK_WIDGET (self->village);
  if (loket_place_entry_is_open (self->village))
    return _ ("Please choose the village from those that are offered.");
  return NULL;
}

/* Notes under the fields */

static void
show_note (GtkLabel *label, const char *text, gboolean warns)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  if (warns)
    gtk_widget_add_css_class (GTK_WIDGET (label), "caution");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "caution");
}

static void
note_birth (LoketIntakeForm *self)
{
  const char *language = loket_program_language (self->application);
  g_autofree char *text = loket_form_text (self->birth);
  g_autofree char *read = birth_of (self);
  g_autofree char *born = loket_registry_born (read, today_of (self), language);

  show_note (self->birth_note, text != NULL ? born : NULL, FALSE);
}

static void
checked_cb (LoketIntakeForm *self)
{
  LoketNikCheck check;

  check_nik (self, &check);
  show_note (self->nik_note, check.sentence, TRUE);
  gtk_widget_set_visible (self->reason_part, check.reason);
  note_birth (self);
}

/* A whole NIK tells sex and birth: where nothing is typed yet, that much is written in. */
static void
nik_cb (LoketIntakeForm *self)
{
  LoketNikCheck check;

  check_nik (self, &check);
  if (check.read && sex_of (self) == LOKET_PERSON_SEX_UNKNOWN)
    gtk_toggle_button_set_active (
        self->sexes[check.nik.sex == LOKET_SEX_FEMALE ? LOKET_PERSON_SEX_FEMALE
                                                      : LOKET_PERSON_SEX_MALE],
        TRUE);
  if (check.read && check.nik.n_years == 1 && *gtk_editable_get_text (self->birth) == '\0') {
    g_autofree char *birth =
        g_strdup_printf ("%02d-%02d-%d", check.nik.day, check.nik.month, check.nik.years[0]);
    gtk_editable_set_text (self->birth, birth);
  }
  checked_cb (self);
}

/* Sending */

static void send (LoketIntakeForm *self);

static void
different_cb (LoketIntakeForm *self, const char *reason)
{
  g_autoptr (GPtrArray) people = loket_alike_page_people (LOKET_ALIKE_PAGE (self->alike));

  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (self->different, g_strdup (people->pdata[i]));
  g_free (self->different_reason);
  self->different_reason = g_strdup (reason);
  send (self);
}

static void
ask_about (LoketIntakeForm *self, GListModel *alike)
{
  GtkWidget *page = loket_alike_page_new (self->application, alike);

  if (self->alike != NULL)
    loket_registry_desk_pop (GTK_WIDGET (self));
  g_set_weak_pointer (&self->alike, page);
  g_signal_connect_object (page, "different", G_CALLBACK (different_cb), self, G_CONNECT_SWAPPED);
  loket_registry_desk_push (GTK_WIDGET (self), page);
}

static void
looked_up_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketIntakeForm *self = LOKET_INTAKE_FORM (page);
  g_autoptr (GListStore) alike = g_list_store_new (loket_likeness_get_type ());
  GListModel *hits;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  hits = G_LIST_MODEL (loket_people_found_cast (answer)->hits);
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++) {
    g_autoptr (LoketPersonHit) hit = g_list_model_get_item (hits, i);
    g_autoptr (LoketLikeness) likeness = loket_likeness_new ();
    likeness->person = g_strdup (hit->person);
    likeness->hit = g_object_ref (hit);
    likeness->hint = LOKET_HINT_CONFLICT;
    g_list_store_append (alike, likeness);
  }
  ask_about (self, G_LIST_MODEL (alike));
}

/* Somebody has the NIK: who it is, is asked for like any other likeness. */
static void
look_up (LoketIntakeForm *self)
{
  g_autoptr (LoketPersonLookUp) request = loket_person_look_up_new ();

  request->nik = loket_form_text (self->nik);
  loket_registry_act_do (self->act, &LOKET_PERSON_LOOK_UP, LOKET_RECORD (request), looked_up_cb);
}

static char *
news_of (LoketIntake *intake)
{
  g_autofree char *number = loket_registry_number (intake->person->number);

  if (intake->pairs > 0)
    return g_strdup_printf (_ ("“%s” is on file as %s. The data desk looks at the likeness."),
                            intake->person->name,
                            number);
  return g_strdup_printf (_ ("“%s” is on file as %s."), intake->person->name, number);
}

static void
saved_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketIntakeForm *self = LOKET_INTAKE_FORM (page);
  LoketIntake *intake = answer != NULL ? loket_intake_cast (answer) : NULL;

  if (intake == NULL && loket_error_code_of (error) == LOKET_ERROR_NIK_ON_FILE) {
    look_up (self);
  } else if (intake == NULL) {
    loket_admin_tell_problem (page, error);
  } else if (intake->person == NULL) {
    ask_about (self, G_LIST_MODEL (intake->likeness));
  } else {
    g_autofree char *news = news_of (intake);
    loket_registry_desk_saved_at (
        page, intake->person->id, news, self->household != NULL ? "family" : NULL);
  }
}

static void
send (LoketIntakeForm *self)
{
  g_autoptr (LoketPersonSave) save = gather (self);

  loket_registry_act_do (self->act, &LOKET_PERSON_SAVE, LOKET_RECORD (save), saved_cb);
}

static void
save_cb (LoketIntakeForm *self)
{
  GtkWidget *field = NULL;
  const char *fault = find_fault (self, &field);

  if (fault != NULL) {
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, fault, NULL);
    gtk_widget_grab_focus (field);
    return;
  }
  loket_admin_clear (GTK_WIDGET (self));
  send (self);
}

/* The fields */

static GtkLabel *
add_note (GtkWidget *part)
{
  GtkWidget *label = loket_part_label ("", "caption");

  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (part), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_sexes (LoketIntakeForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  static const LoketPersonSex order[] = {
      LOKET_PERSON_SEX_FEMALE, LOKET_PERSON_SEX_MALE, LOKET_PERSON_SEX_UNKNOWN};

  gtk_widget_add_css_class (box, "segments");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    const char *word =
        order[i] != LOKET_PERSON_SEX_UNKNOWN ? loket_registry_sex (order[i]) : _ ("Not known");
    GtkWidget *button = gtk_toggle_button_new_with_label (word);
    self->sexes[order[i]] = GTK_TOGGLE_BUTTON (button);
    if (i > 0)
      gtk_toggle_button_set_group (self->sexes[order[i]], self->sexes[order[0]]);
    g_signal_connect_object (button, "toggled", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (box), button);
  }
  return box;
}

static void
add_nik (LoketIntakeForm *self, GtkWidget *grid)
{
  GtkWidget *seen = gtk_check_button_new_with_label (_ ("Seen on the KTP itself"));
  GtkWidget *reason = gtk_entry_new ();

  self->nik = loket_form_grid_entry (grid, _ ("NIK"), LOKET_NIK_LENGTH, 0, 0, 6);
  self->nik_note = add_note (gtk_widget_get_parent (GTK_WIDGET (self->nik)));
  self->nik_seen = GTK_CHECK_BUTTON (seen);
  gtk_widget_set_valign (seen, GTK_ALIGN_START);
  gtk_widget_add_css_class (seen, "beside");
  gtk_grid_attach (GTK_GRID (grid), seen, 6, 0, 6, 1);
  gtk_entry_set_max_length (GTK_ENTRY (reason), LOKET_REASON_MAX);
  self->nik_reason = GTK_EDITABLE (reason);
  self->reason_part =
      loket_form_grid_add (grid, _ ("Why the NIK is right all the same"), reason, 0, 1, 12);
  gtk_widget_set_visible (self->reason_part, FALSE);
  g_signal_connect_object (self->nik, "changed", G_CALLBACK (nik_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_relation (void)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (int i = LOKET_RELATION_HEAD; i <= LOKET_RELATION_OTHER; i++)
    gtk_string_list_append (words, loket_registry_relation ((LoketRelation) i));
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
}

static void
add_rest (LoketIntakeForm *self, GtkWidget *grid)
{
  GtkWidget *relation = make_relation ();

  self->name = loket_form_grid_entry (grid, _ ("Name"), 100, 0, 2, 6);
  self->mother = loket_form_grid_entry (grid, _ ("Mother"), 100, 6, 2, 6);
  self->birth = loket_form_grid_entry (grid, _ ("Date of birth"), 30, 0, 3, 6);
  self->birth_note = add_note (gtk_widget_get_parent (GTK_WIDGET (self->birth)));
  loket_form_grid_add (grid, _ ("Sex"), make_sexes (self), 6, 3, 6);
  self->village = LOKET_PLACE_ENTRY (loket_place_entry_new (self->application, _ ("Lives in")));
  loket_form_grid_add (grid, _ ("Lives in"), GTK_WIDGET (self->village), 0, 4, 6);
  self->hamlet = loket_form_grid_entry (grid, _ ("Hamlet"), 60, 6, 4, 2);
  self->rt = loket_form_grid_entry (grid, _ ("RT"), 4, 8, 4, 2);
  self->rw = loket_form_grid_entry (grid, _ ("RW"), 4, 10, 4, 2);
  self->address = loket_form_grid_entry (grid, _ ("Address"), 200, 0, 5, 6);
  self->phone = loket_form_grid_entry (grid, _ ("Telephone"), 24, 6, 5, 6);
  self->family_card = loket_form_grid_entry (grid, _ ("Family card"), 16, 0, 6, 6);
  self->relation = GTK_DROP_DOWN (relation);
  loket_form_grid_add (grid, _ ("In the family"), relation, 6, 6, 6);
  gtk_editable_set_max_width_chars (self->rt, 4);
  gtk_editable_set_max_width_chars (self->rw, 4);
  g_object_set (self->birth, "placeholder-text", _ ("2-3-1954, 2 Maret 1954, 1954"), NULL);
  g_signal_connect_object (
      self->birth, "changed", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_foot (LoketIntakeForm *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *note = loket_part_label (
      _ ("Only the name is needed. What is not known can be added later."), "caption");

  gtk_widget_add_css_class (foot, "row");
  gtk_widget_set_hexpand (note, TRUE);
  self->save_button = loket_part_button (
      _ ("Save this person"), "loket-check-symbolic", G_CALLBACK (save_cb), self);
  gtk_widget_add_css_class (self->save_button, "primary");
  gtk_box_append (GTK_BOX (foot), note);
  gtk_box_append (GTK_BOX (foot), self->save_button);
  return foot;
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  save_cb (LOKET_INTAKE_FORM (widget));
  return TRUE;
}

/* The widget */

static gboolean
loket_intake_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_INTAKE_FORM (widget)->nik));
}

static void
loket_intake_form_dispose (GObject *object)
{
  LoketIntakeForm *self = LOKET_INTAKE_FORM (object);

  g_clear_weak_pointer (&self->alike);
  g_clear_object (&self->act);
  g_clear_object (&self->household);
  g_clear_pointer (&self->different, g_ptr_array_unref);
  g_clear_pointer (&self->different_reason, g_free);
  G_OBJECT_CLASS (loket_intake_form_parent_class)->dispose (object);
}

static void
loket_intake_form_class_init (LoketIntakeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_intake_form_dispose;
  widget_class->grab_focus = loket_intake_form_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, save_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_key_cb, NULL);
}

static void
loket_intake_form_init (LoketIntakeForm *self)
{
  self->different = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
}

/* What was looked for is what there is to begin with. */
static void
begin (LoketIntakeForm *self, const char *begun)
{
  const gsize digits = begun != NULL ? strspn (begun, "0123456789") : 0;

  if (digits == LOKET_NIK_LENGTH)
    gtk_editable_set_text (self->nik, begun);
  else if (digits == 0 && begun != NULL)
    gtk_editable_set_text (self->name, begun);
}

/**
 * loket_intake_form_new:
 * @application: the program; its office is known
 * @begun: (nullable): what was looked for: a NIK or a name
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
loket_intake_form_new (LoketProgram *application, const char *begun)
{
  LoketIntakeForm *self = g_object_new (LOKET_TYPE_INTAKE_FORM, NULL);
  GtkWidget *card = loket_part_card (NULL);
  GtkWidget *grid = loket_form_grid_new ();

  self->application = application;
  self->act = loket_registry_act_new (application, GTK_WIDGET (self));
  add_nik (self, grid);
  add_rest (self, grid);
  gtk_box_append (GTK_BOX (card), grid);
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), loket_part_label (_ ("A new person"), "heading"));
  gtk_box_append (GTK_BOX (self), loket_part_scroll (card));
  gtk_box_append (GTK_BOX (self), make_foot (self));
  gtk_toggle_button_set_active (self->sexes[LOKET_PERSON_SEX_UNKNOWN], TRUE);
  begin (self, begun);
  return GTK_WIDGET (self);
}

/**
 * loket_intake_form_set_household:
 * @self: the form
 * @household: the family that the person comes into
 *
 * Its card stands there and stays; where the family lives is not taken over, since who comes may
 * have papers of another village.
 */
void
loket_intake_form_set_household (LoketIntakeForm *self, LoketHousehold *household)
{
  g_set_object (&self->household, household);
  gtk_editable_set_text (self->family_card,
                         household->family_card != NULL ? household->family_card : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->family_card), FALSE);
  gtk_drop_down_set_selected (self->relation, LOKET_RELATION_CHILD);
}

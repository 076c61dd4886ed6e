/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a person: who it is, and under that in tabs the facts, why they stand, the family and
 * what happened.  The desk of people shows it once the hub has given the record. */
#include "config.h"

#include "ui/registry/person-page.h"

#include "ui/admin/section.h"
#include "ui/common/pages.h"
#include "ui/registry/correct-form.h"
#include "ui/registry/desk.h"
#include "ui/common/parts.h"
#include "ui/registry/person-words.h"
#include "ui/registry/words.h"

#include <glib/gi18n.h>

typedef struct {
  const char *symbol;
  const char *title;
  LoketPermission permission; /* that one must have to see it */
  GtkWidget *(*create) (LoketProgram *application, LoketPersonView *view);
  gboolean (*has) (LoketPersonView *view); /* NULL = there always is something to show */
} Tab;

static gboolean
was_merged (LoketPersonView *view)
{
  return view->merges != NULL && g_list_model_get_n_items (G_LIST_MODEL (view->merges)) > 0;
}

static const Tab tabs[] = {
    {"facts", N_ ("Facts"), LOKET_MAY_SEE_PEOPLE, loket_registry_overview_new},
    {"why", N_ ("Why"), LOKET_MAY_SEE_PEOPLE, loket_registry_why_new},
    {"family", N_ ("Family"), LOKET_MAY_SEE_PEOPLE, loket_registry_family_new},
    {"timeline", N_ ("What happened"), LOKET_MAY_SEE_PEOPLE, loket_registry_timeline_new},
    {"looks", N_ ("Own file"), LOKET_MAY_HAND_OVER_FILES, loket_registry_looks_new},
    {"merged", N_ ("Merged"), LOKET_MAY_MERGE, loket_registry_merged_new, was_merged},
    {"applications",
     N_ ("Applications"),
     LOKET_MAY_SEE_APPLICATIONS,
     loket_registry_applications_new},
    {"cards", N_ ("Cards"), LOKET_MAY_SEE_CARDS, loket_registry_cards_new},
};

struct _LoketPersonPage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkStack *stack;
  GtkWidget *buttons[G_N_ELEMENTS (tabs)];
  /* owned */
  LoketPersonView *view;
};

G_DEFINE_FINAL_TYPE (LoketPersonPage, loket_person_page, GTK_TYPE_BOX)

/* Head */

static void
add_nik_chip (GtkBox *box, LoketPerson *person)
{
  static const char *const styles[] = {
      [LOKET_NIK_NONE] = "warning",
      [LOKET_NIK_UNVERIFIED] = "",
      [LOKET_NIK_MATCHED] = "good",
      [LOKET_NIK_CONFLICT] = "warning",
  };

  gtk_box_append (
      box,
      loket_part_chip (loket_registry_nik_status (person->nik_status), styles[person->nik_status]));
}

static GtkWidget *
make_who (LoketPersonView *view)
{
  LoketPerson *person = view->person;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "row");
  gtk_box_append (GTK_BOX (box), loket_part_line (person->name, "heading"));
  add_nik_chip (GTK_BOX (box), person);
  if (person->life_status != LOKET_LIFE_ALIVE)
    gtk_box_append (GTK_BOX (box),
                    loket_part_chip (loket_registry_life_status (person->life_status), "warning"));
  if (person->merged_into != NULL)
    gtk_box_append (GTK_BOX (box), loket_part_chip (_ ("Merged"), "house"));
  return box;
}

static char *
facts_of (LoketPersonPage *self)
{
  LoketPerson *person = self->view->person;
  const char *language = loket_program_language (self->application);
  const char *today = loket_client_day (loket_program_client (self->application));
  g_autofree char *number = loket_registry_number (person->number);
  g_autofree char *born = loket_registry_born (person->birth_date, today, language);
  const char *parts[] = {number, loket_registry_sex (person->sex), born, self->view->place};
  GString *facts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", parts[i]);
  return g_string_free (facts, FALSE);
}

static void
add_number (GtkBox *box, const char *name, const char *number, const char *more)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (number == NULL)
    return;
  gtk_widget_add_css_class (pair, "number-pair");
  gtk_box_append (GTK_BOX (pair), loket_part_line (name, "caption"));
  gtk_box_append (GTK_BOX (pair), loket_part_line (number, "nik"));
  if (more != NULL)
    gtk_box_append (GTK_BOX (pair), loket_part_line (more, "caption"));
  gtk_box_append (box, pair);
}

static void
correct_cb (LoketPersonPage *self)
{
  loket_registry_desk_push (GTK_WIDGET (self),
                            loket_correct_form_new (self->application, self->view));
}

/* What can be done with the record, beside who it is. */
static GtkWidget *
make_acts (LoketPersonPage *self)
{
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const gboolean may = loket_admin_may (self->application, LOKET_MAY_TAKE_IN) ||
                       loket_admin_may (self->application, LOKET_MAY_CORRECT_PEOPLE);

  gtk_widget_add_css_class (acts, "row");
  gtk_widget_set_valign (acts, GTK_ALIGN_START);
  if (may && self->view->person->merged_into == NULL)
    gtk_box_append (GTK_BOX (acts),
                    loket_part_button (_ ("Correct"), NULL, G_CALLBACK (correct_cb), self));
  return acts;
}

static GtkWidget *
make_top (LoketPersonPage *self, GtkWidget *head)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_hexpand (head, TRUE);
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), make_acts (self));
  return row;
}

static GtkWidget *
make_head (LoketPersonPage *self)
{
  LoketPersonView *view = self->view;
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *numbers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *facts = facts_of (self);

  gtk_widget_add_css_class (head, "person-head");
  gtk_widget_add_css_class (numbers, "facts");
  gtk_box_append (GTK_BOX (head), make_who (view));
  gtk_box_append (GTK_BOX (head), loket_part_line (facts, "lead"));
  add_number (GTK_BOX (numbers), _ ("NIK"), view->person->nik, NULL);
  if (view->household != NULL)
    add_number (GTK_BOX (numbers),
                _ ("Family card"),
                view->household->family_card,
                loket_registry_relation (view->relation));
  gtk_box_append (GTK_BOX (head), numbers);
  return head;
}

/* Tabs: made when they are looked at first */

static void
show_tab (LoketPersonPage *self, const Tab *tab)
{
  if (gtk_stack_get_child_by_name (self->stack, tab->symbol) == NULL)
    loket_pages_add (self->stack, tab->symbol, tab->create (self->application, self->view));
  loket_pages_show (self->stack, tab->symbol);
}

static void
toggled_cb (GtkToggleButton *button, LoketPersonPage *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      show_tab (self, &tabs[i]);
}

static GtkWidget *
find_scroll (GtkWidget *inside)
{
  GtkWidget *found = GTK_IS_SCROLLED_WINDOW (inside) ? inside : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scroll (child);
  return found;
}

/* The keys that turn pages do so wherever the focus is. */
static gboolean
turn (LoketPersonPage *self, guint key)
{
  GtkWidget *scroll = find_scroll (gtk_stack_get_visible_child (self->stack));
  gboolean turned;

  if (scroll == NULL || (key != GDK_KEY_Page_Down && key != GDK_KEY_Page_Up))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit_by_name (scroll,
                         "scroll-child",
                         key == GDK_KEY_Page_Down ? GTK_SCROLL_PAGE_DOWN : GTK_SCROLL_PAGE_UP,
                         FALSE,
                         &turned);
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        LoketPersonPage *self)
{
  const gunichar digit = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || digit < '1' ||
      digit >= '1' + G_N_ELEMENTS (tabs))
    return turn (self, key);
  if (!gtk_widget_get_visible (self->buttons[digit - '1']))
    return GDK_EVENT_PROPAGATE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[digit - '1']), TRUE);
  gtk_widget_grab_focus (self->buttons[digit - '1']);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_button (LoketPersonPage *self, guint i)
{
  g_autofree char *digit = g_strdup_printf ("%u", i + 1);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *key = gtk_label_new (digit);

  gtk_widget_add_css_class (key, "keycap");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ (tabs[i].title)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (tabs[i].title), -1);
  if (i > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (self->buttons[0]));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  return button;
}

static GtkWidget *
make_tabs (LoketPersonPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (row, "segments");
  gtk_widget_add_css_class (row, "tabs");
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++) {
    self->buttons[i] = make_button (self, i);
    gtk_widget_set_visible (self->buttons[i],
                            loket_admin_may (self->application, tabs[i].permission) &&
                                (tabs[i].has == NULL || tabs[i].has (self->view)));
    gtk_box_append (GTK_BOX (row), self->buttons[i]);
  }
  return row;
}

/* The widget */

static gboolean
loket_person_page_grab_focus (GtkWidget *widget)
{
  LoketPersonPage *self = LOKET_PERSON_PAGE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      return gtk_widget_grab_focus (self->buttons[i]);
  return FALSE;
}

static void
loket_person_page_dispose (GObject *object)
{
  g_clear_object (&LOKET_PERSON_PAGE (object)->view);
  G_OBJECT_CLASS (loket_person_page_parent_class)->dispose (object);
}

static void
loket_person_page_class_init (LoketPersonPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_person_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_person_page_grab_focus;
}

static void
loket_person_page_init (LoketPersonPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * loket_person_page_new:
 * @application: the program; its office is known
 * @view: the record as the hub gave it
 *
 * Returns: (transfer floating): the page, at the facts
 */
GtkWidget *
loket_person_page_new (LoketProgram *application, LoketPersonView *view)
{
  LoketPersonPage *self = g_object_new (LOKET_TYPE_PERSON_PAGE, NULL);

  self->application = application;
  self->view = g_object_ref (view);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (self), make_top (self, make_head (self)));
  gtk_box_append (GTK_BOX (self), make_tabs (self));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[0]), TRUE);
  return GTK_WIDGET (self);
}

/**
 * loket_person_page_show:
 * @self: the page
 * @tab: symbol of one of its tabs
 */
void
loket_person_page_show (LoketPersonPage *self, const char *tab)
{
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_strcmp0 (tabs[i].symbol, tab) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), TRUE);
}

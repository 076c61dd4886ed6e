/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The officer's proposal: which card or none, why, on which terms.  The page of a decision shows it
 * while there is none; the rules only suggest. */
#include "config.h"

#include "ui/cases/ruling-propose.h"

#include "ui/admin/page.h"
#include "ui/cases/ruling-words.h"
#include "ui/cases/survey-words.h"
#include "ui/cases/text-box.h"
#include "ui/registry/act.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define GRANT_ONLY LOKET_N_CATEGORIES /* of what gives no card */
#define REFUSE ((int) LOKET_N_CATEGORIES + 1)
#define NOTHING (-1) /* chosen yet */

struct _LoketRulingPropose {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GPtrArray *choices; /* GtkToggleButton, owned array */
  GArray *meanings;   /* of each: category, GRANT_ONLY or REFUSE; owned */
  GtkLabel *departs;
  LoketTextBox *reason;
  LoketTextBox *consideration;
  LoketTextBox *purpose;
  LoketTextBox *terms;
  GtkEditable *until;
  /* owned */
  LoketApplicationView *view;
  LoketRegistryAct *act;
  /* state */
  LoketCategory suggested;
  gboolean known; /* what the rules suggest */
};

G_DEFINE_FINAL_TYPE (LoketRulingPropose, loket_ruling_propose, GTK_TYPE_BOX)

enum { DECIDED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Whose words on Menur count as the consideration. */
static gboolean
is_head_of_section (LoketRulingPropose *self)
{
  LoketSession *session = loket_client_session (loket_program_client (self->program));

  return session != NULL && session->roles != NULL &&
         g_strv_contains ((const char *const *) session->roles, "section_head");
}

static gboolean
gives_card (LoketRulingPropose *self)
{
  return self->view->kind != NULL && self->view->kind->gives == LOKET_GIVES_CARD;
}

static int
chosen (LoketRulingPropose *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (gtk_toggle_button_get_active (self->choices->pdata[i]))
      return g_array_index (self->meanings, int, i);
  return NOTHING;
}

static gboolean
departs (LoketRulingPropose *self, int choice)
{
  return self->known && gives_card (self) && choice != NOTHING && choice != REFUSE &&
         choice != (int) self->suggested;
}

/* What is asked for follows from what is chosen. */
static void
update (LoketRulingPropose *self)
{
  const int choice = chosen (self);
  const gboolean kenanga = choice == LOKET_CATEGORY_KENANGA;
  const char *why = choice == REFUSE ? _ ("A refusal tells the person why.")
                    : departs (self, choice)
                        ? _ ("This is not what the rules suggest: please write down why.")
                        : NULL;

  gtk_label_set_text (self->departs, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->departs), why != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->consideration),
                          choice == LOKET_CATEGORY_MENUR && is_head_of_section (self));
  gtk_widget_set_visible (GTK_WIDGET (self->purpose), kenanga);
  gtk_widget_set_visible (GTK_WIDGET (self->terms), kenanga);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->until)),
                          choice != REFUSE && choice != NOTHING);
}

/* Sending */

static void
proposed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  if (answer != NULL)
    g_signal_emit (page,
                   signals[DECIDED],
                   0,
                   _ ("The decision is proposed. It counts once another officer has approved it."));
  else
    loket_admin_tell_problem (page, error);
}

static void
refuse (LoketRulingPropose *self, const char *sentence, GtkWidget *field)
{
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, sentence, NULL);
  gtk_widget_grab_focus (field);
}

static LoketDecisionRequest *
gather (LoketRulingPropose *self, int choice)
{
  LoketDecisionRequest *request = loket_decision_request_new ();
  const char *today = loket_client_day (loket_program_client (self->program));
  g_autofree char *until = loket_form_text (self->until);

  request->application = g_strdup (self->view->application->id);
  request->version = LOKET_SOME (self->view->application->version);
  request->reason = loket_text_box_text (self->reason);
  if (choice == REFUSE) {
    request->outcome = LOKET_DECISION_OUTCOME_REFUSE;
    return request;
  }
  request->outcome = LOKET_DECISION_OUTCOME_GRANT;
  request->category = choice < LOKET_N_CATEGORIES ? (LoketCategory) choice : LOKET_CATEGORY_NONE;
  request->until_day = loket_day_read (until, today);
  if (choice == LOKET_CATEGORY_MENUR && is_head_of_section (self))
    request->consideration = loket_text_box_text (self->consideration);
  if (choice == LOKET_CATEGORY_KENANGA) {
    request->purpose = loket_text_box_text (self->purpose);
    request->conditions = loket_text_box_text (self->terms);
  }
  return request;
}

static void
propose_cb (LoketRulingPropose *self)
{
  const int choice = chosen (self);
  g_autoptr (LoketDecisionRequest) request = gather (self, choice);
  g_autofree char *until = loket_form_text (self->until);

  if (choice == NOTHING) {
    refuse (self, _ ("Please choose what you propose."), self->choices->pdata[0]);
  } else if (request->reason == NULL && (choice == REFUSE || departs (self, choice))) {
    refuse (self, gtk_label_get_text (self->departs), GTK_WIDGET (self->reason));
  } else if (choice != REFUSE && until != NULL && request->until_day == NULL) {
    refuse (self, _ ("Please enter day, month and year."), GTK_WIDGET (self->until));
  } else {
    loket_admin_clear (GTK_WIDGET (self));
    loket_registry_act_do (self->act, &LOKET_DECISION_PROPOSE, LOKET_RECORD (request), proposed_cb);
  }
}

/* The form */

static void
add_choice (LoketRulingPropose *self, GtkWidget *box, const char *word, int meaning)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (meaning < LOKET_N_CATEGORIES)
    gtk_box_append (GTK_BOX (row), loket_ruling_medal ((LoketCategory) meaning));
  gtk_box_append (GTK_BOX (row), gtk_label_new (word));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "answer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  if (self->choices->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->choices->pdata[0]);
  g_signal_connect_object (button, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_grid_attach (
      GTK_GRID (box), button, (int) (self->choices->len % 2), (int) (self->choices->len / 2), 1, 1);
  g_ptr_array_add (self->choices, button);
  g_array_append_val (self->meanings, meaning);
}

static GtkWidget *
make_choices (LoketRulingPropose *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_add_css_class (grid, "answers");
  if (gives_card (self))
    for (int i = LOKET_CATEGORY_MELATI; i < LOKET_N_CATEGORIES; i++)
      add_choice (self, grid, loket_ruling_category ((LoketCategory) i), i);
  else
    add_choice (self, grid, _ ("Grant it"), GRANT_ONLY);
  add_choice (self, grid, _ ("Refuse it"), REFUSE);
  return grid;
}

static LoketTextBox *
add_text (GtkWidget *card, const char *name, const char *hint)
{
  GtkWidget *box = loket_text_box_new (name, hint, 2);

  gtk_box_append (GTK_BOX (card), box);
  return LOKET_TEXT_BOX (box);
}

static void
fill (LoketRulingPropose *self, GtkWidget *card)
{
  GtkWidget *grid = loket_form_grid_new ();
  GtkWidget *button;

  gtk_box_append (GTK_BOX (card), make_choices (self));
  self->departs = GTK_LABEL (loket_part_label ("", "caution"));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->departs));
  self->reason = add_text (card, _ ("Reason"), NULL);
  self->consideration = add_text (card, _ ("Consideration"), _ ("Menur needs it in writing."));
  self->purpose =
      add_text (card, _ ("What the help is for"), _ ("Empty: as the counselling says."));
  self->terms = add_text (card, _ ("On which conditions"), _ ("Empty: as the counselling says."));
  self->until = loket_form_grid_entry (
      grid, _ ("Until which day (empty: as long as the rules allow)"), 30, 0, 0, 12);
  gtk_box_append (GTK_BOX (card), grid);
  button =
      loket_part_button (_ ("Propose"), "loket-forward-symbolic", G_CALLBACK (propose_cb), self);
  gtk_widget_add_css_class (button, "primary");
  gtk_box_append (GTK_BOX (card), button);
}

static void
loket_ruling_propose_dispose (GObject *object)
{
  LoketRulingPropose *self = LOKET_RULING_PROPOSE (object);

  g_clear_object (&self->view);
  g_clear_object (&self->act);
  G_OBJECT_CLASS (loket_ruling_propose_parent_class)->dispose (object);
}

static void
loket_ruling_propose_finalize (GObject *object)
{
  LoketRulingPropose *self = LOKET_RULING_PROPOSE (object);

  g_ptr_array_unref (self->choices);
  g_array_unref (self->meanings);
  G_OBJECT_CLASS (loket_ruling_propose_parent_class)->finalize (object);
}

static void
loket_ruling_propose_class_init (LoketRulingProposeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_ruling_propose_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_ruling_propose_finalize;
  signals[DECIDED] = g_signal_new ("decided",
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
loket_ruling_propose_init (LoketRulingPropose *self)
{
  self->choices = g_ptr_array_new ();
  self->meanings = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * loket_ruling_propose_new:
 * @program: the program
 * @view: the application that is to be decided
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
loket_ruling_propose_new (LoketProgram *program, LoketApplicationView *view)
{
  LoketRulingPropose *self = g_object_new (LOKET_TYPE_RULING_PROPOSE, NULL);
  GtkWidget *card = loket_part_card (_ ("Your proposal"));

  self->program = program;
  self->view = g_object_ref (view);
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  fill (self, card);
  gtk_box_append (GTK_BOX (self), card);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * loket_ruling_propose_suggest:
 * @self: the form
 * @suggestion: what the rules say now
 *
 * What the rules suggest is chosen where nothing is yet.
 */
void
loket_ruling_propose_suggest (LoketRulingPropose *self, LoketDecisionSuggestion *suggestion)
{
  if (suggestion->proposal == NULL)
    return;
  self->known = TRUE;
  self->suggested = suggestion->proposal->category;
  for (guint i = 0; chosen (self) == NOTHING && i < self->choices->len; i++)
    if (g_array_index (self->meanings, int, i) == (int) self->suggested)
      gtk_toggle_button_set_active (self->choices->pdata[i], TRUE);
  update (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card that is shown is used for: one press, told to the office once, now or when it can be
 * reached again, and in a hospital one more for the guarantee slip.  The window keeps one with each
 * card that it shows. */
#include "config.h"

#include "ui/verifier/uses.h"

#include "core/verifier-desk.h"
#include "ui/common/parts.h"
#include "ui/common/problem.h"
#include "ui/verifier/place.h"
#include "ui/verifier/slip-row.h"

#include <glib/gi18n.h>

struct _LoketUses {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  /* owned */
  LoketCardReading *reading;
  LoketDeskSlips *slips;
  LoketDeskSlip *slip; /* NULL = none was made for what was told */
  GError *problem;     /* why there is none, NULL = nobody wished it */
  /* state */
  const struct _Purpose *told; /* NULL = nothing yet */
  gboolean arrived;            /* the office has it */
  gboolean is_refused;         /* it will not have it */
  guint refused;               /* that were there before */
};

G_DEFINE_FINAL_TYPE (LoketUses, loket_uses, GTK_TYPE_BOX)

typedef struct _Purpose {
  LoketCardPurpose purpose;
  guint at; /* bits of LoketFacilityKind where it is offered */
  int slip; /* LoketGuaranteePurpose, or NO_SLIP */
  const char *title;
  const char *icon;
} Purpose;

#define NO_SLIP (-1)
#define AT(kind) (1u << LOKET_FACILITY_##kind)

static const Purpose purposes[] = {
    {LOKET_CARD_PURPOSE_OUTPATIENT,
     AT (HOSPITAL) | AT (PUSKESMAS),
     LOKET_GUARANTEE_OUTPATIENT,
     N_ ("Outpatient"),
     "loket-walk-symbolic"},
    {LOKET_CARD_PURPOSE_EMERGENCY,
     AT (HOSPITAL) | AT (PUSKESMAS),
     LOKET_GUARANTEE_EMERGENCY,
     N_ ("Emergency"),
     "loket-warning-symbolic"},
    {LOKET_CARD_PURPOSE_INPATIENT,
     AT (HOSPITAL) | AT (PUSKESMAS),
     LOKET_GUARANTEE_INPATIENT,
     N_ ("Inpatient"),
     "loket-health-symbolic"},
    {LOKET_CARD_PURPOSE_SCHOOL_HELP,
     AT (SCHOOL),
     NO_SLIP,
     N_ ("School help"),
     "loket-education-symbolic"},
    {LOKET_CARD_PURPOSE_OTHER,
     AT (HOSPITAL) | AT (PUSKESMAS) | AT (SCHOOL) | AT (OTHER),
     NO_SLIP,
     N_ ("Something else"),
     "loket-hand-symbolic"},
};

static void
empty (LoketUses *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
}

/* What the office refused stays with the client, for a person to see to; it did not arrive. */
static void
waiting_cb (LoketUses *self)
{
  LoketClient *client = loket_program_client (self->program);

  if (self->told == NULL || self->arrived || self->is_refused || loket_client_waiting (client) > 0)
    return;
  self->is_refused = loket_client_refused (client, &LOKET_USE_TELL) > self->refused;
  self->arrived = !self->is_refused;
  loket_uses_refresh (self);
}

/* Uses are only counted unless the office says that it keeps whose they are: what it does not keep
 * does not leave this desk, and does not lie in its outbox either. */
static gboolean
names_cards (LoketUses *self)
{
  LoketProfile *profile = loket_program_profile (self->program);

  return profile != NULL && profile->card != NULL && profile->card->named_uses;
}

static void
tell (LoketUses *self, const Purpose *purpose)
{
  LoketClient *client = loket_program_client (self->program);
  g_autoptr (LoketUseTelling) telling = loket_use_telling_new ();

  if (self->told != NULL)
    return;
  if (names_cards (self)) {
    telling->number = g_strdup (self->reading->claims->number);
    telling->print = LOKET_SOME (self->reading->claims->print);
  }
  telling->iss = g_strdup (self->reading->claims->iss);
  telling->purpose = purpose->purpose;
  telling->verdict = self->reading->verdict;
  telling->at = loket_client_now (client);
  self->refused = loket_client_refused (client, &LOKET_USE_TELL);
  loket_client_post (client, &LOKET_USE_TELL, LOKET_RECORD (telling), NULL, NULL);
  self->told = purpose;
  loket_uses_refresh (self);
  waiting_cb (self);
}

static void
pressed_cb (LoketUses *self, GtkWidget *button)
{
  tell (self, g_object_get_data (G_OBJECT (button), "purpose"));
}

static void
show_choice (LoketUses *self)
{
  LoketFacility *here = loket_place_here (self->program);
  GtkWidget *question = loket_part_label (_ ("What is it used for?"), "strong");

  gtk_box_append (GTK_BOX (self), loket_part_column (question));
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++) {
    GtkWidget *button;
    if (here != NULL && (purposes[i].at >> here->kind & 1) == 0)
      continue;
    button =
        loket_part_button (_ (purposes[i].title), purposes[i].icon, G_CALLBACK (pressed_cb), self);
    gtk_widget_set_hexpand (button, TRUE);
    g_object_set_data (G_OBJECT (button), "purpose", (gpointer) &purposes[i]);
    gtk_box_append (GTK_BOX (self), button);
  }
}

/* The slip is signed and in the outbox before it goes to the printer: what cannot be told is not
 * printed. */
static void
print_cb (LoketUses *self)
{
  g_clear_error (&self->problem);
  self->slip = loket_desk_slips_make (
      self->slips, self->reading, (LoketGuaranteePurpose) self->told->slip, &self->problem);
  if (self->slip != NULL)
    loket_desk_slips_set_in_sight (self->slips, self->slip);
  loket_uses_refresh (self);
}

static void
show_slip_button (LoketUses *self)
{
  GtkWidget *button;

  if (self->told->slip == NO_SLIP || !loket_desk_slips_may_be (self->slips, self->reading))
    return;
  button = loket_part_button (
      _ ("Print the guarantee slip"), "loket-printer-symbolic", G_CALLBACK (print_cb), self);
  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), button);
}

static void
show_problem (LoketUses *self)
{
  g_autofree char *sentence =
      loket_problem_sentence (self->problem, loket_program_language (self->program));

  gtk_box_append (GTK_BOX (self), loket_part_label (sentence, "problem-words"));
}

static void
show_told (LoketUses *self)
{
  g_autofree char *sentence = g_strdup_printf (
      self->arrived      ? _ ("%s: the office has been told.")
      : self->is_refused ? _ ("%s: the office did not take this. Please call it.")
                         : _ ("%s: noted here. The office is told as soon as it can be reached."),
      _ (self->told->title));
  GtkWidget *label = loket_part_label (sentence, "strong");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (self),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                self->arrived      ? "loket-checked-symbolic"
                                : self->is_refused ? "loket-warning-symbolic"
                                                   : "loket-clock-symbolic",
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_box_append (GTK_BOX (self), label);
  if (self->problem != NULL)
    show_problem (self);
  show_slip_button (self);
}

/**
 * loket_uses_refresh:
 * @self: the row
 *
 * Shows it anew, in the language of now.
 */
void
loket_uses_refresh (LoketUses *self)
{
  const gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  GtkWidget *last;

  empty (self);
  if (self->slip != NULL)
    gtk_box_append (GTK_BOX (self), loket_slip_row_new (self->program, self->slip));
  else if (self->told != NULL)
    show_told (self);
  else
    show_choice (self);
  last = gtk_widget_get_last_child (GTK_WIDGET (self));
  if (focused && GTK_IS_BUTTON (last))
    gtk_widget_grab_focus (last);
}

static void
loket_uses_dispose (GObject *object)
{
  LoketUses *self = LOKET_USES (object);

  if (self->slip != NULL)
    loket_desk_slips_set_in_sight (self->slips, NULL);
  g_clear_object (&self->slip);
  g_clear_object (&self->slips);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (loket_uses_parent_class)->dispose (object);
}

static void
loket_uses_finalize (GObject *object)
{
  g_clear_object (&LOKET_USES (object)->reading);
  G_OBJECT_CLASS (loket_uses_parent_class)->finalize (object);
}

static void
loket_uses_class_init (LoketUsesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_uses_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_uses_finalize;
}

static void
loket_uses_init (LoketUses *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "uses");
}

/**
 * loket_uses_new:
 * @program: the program
 * @reading: a card that is good
 * @slips: of this desk
 *
 * Returns: (transfer floating): a question with a button for each use that there is in this house
 */
GtkWidget *
loket_uses_new (LoketProgram *program, LoketCardReading *reading, LoketDeskSlips *slips)
{
  LoketUses *self = g_object_new (LOKET_TYPE_USES, NULL);

  self->program = program;
  self->reading = g_object_ref (reading);
  self->slips = g_object_ref (slips);
  g_signal_connect_object (loket_program_client (program),
                           "notify::waiting",
                           G_CALLBACK (waiting_cb),
                           self,
                           G_CONNECT_SWAPPED);
  loket_uses_refresh (self);
  return GTK_WIDGET (self);
}

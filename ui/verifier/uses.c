/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card that is shown is used for: one press, told to the office once, now or when it can be
 * reached again.  The window keeps one with each card that it shows. */
#include "config.h"

#include "ui/verifier/uses.h"

#include "core/verifier-desk.h"
#include "ui/common/parts.h"
#include "ui/verifier/place.h"

#include <glib/gi18n.h>

struct _LoketUses {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  /* owned */
  LoketCardReading *reading;
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
  const char *title;
  const char *icon;
} Purpose;

#define AT(kind) (1u << LOKET_FACILITY_##kind)

static const Purpose purposes[] = {
    {LOKET_CARD_PURPOSE_OUTPATIENT,
     AT (HOSPITAL) | AT (PUSKESMAS),
     N_ ("Outpatient"),
     "loket-walk-symbolic"},
    {LOKET_CARD_PURPOSE_EMERGENCY,
     AT (HOSPITAL) | AT (PUSKESMAS),
     N_ ("Emergency"),
     "loket-warning-symbolic"},
    {LOKET_CARD_PURPOSE_INPATIENT,
     AT (HOSPITAL) | AT (PUSKESMAS),
     N_ ("Inpatient"),
     "loket-health-symbolic"},
    {LOKET_CARD_PURPOSE_SCHOOL_HELP, AT (SCHOOL), N_ ("School help"), "loket-education-symbolic"},
    {LOKET_CARD_PURPOSE_OTHER,
     AT (HOSPITAL) | AT (PUSKESMAS) | AT (SCHOOL) | AT (OTHER),
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
  self->is_refused = g_list_model_get_n_items (loket_client_tasks (client)) > self->refused;
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
  self->refused = g_list_model_get_n_items (loket_client_tasks (client));
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
  empty (self);
  if (self->told != NULL)
    show_told (self);
  else
    show_choice (self);
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
 *
 * Returns: (transfer floating): a question with a button for each use that there is in this house
 */
GtkWidget *
loket_uses_new (LoketProgram *program, LoketCardReading *reading)
{
  LoketUses *self = g_object_new (LOKET_TYPE_USES, NULL);

  self->program = program;
  self->reading = g_object_ref (reading);
  g_signal_connect_object (loket_program_client (program),
                           "notify::waiting",
                           G_CALLBACK (waiting_cb),
                           self,
                           G_CONNECT_SWAPPED);
  loket_uses_refresh (self);
  return GTK_WIDGET (self);
}

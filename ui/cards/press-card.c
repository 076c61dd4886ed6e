/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One print in the pane: how its card looks, and what a person says who has looked for it. */
#include "config.h"

#include "ui/cards/press-card.h"

#include "core/operations.h"
#include "ui/admin/form.h"
#include "ui/admin/page.h"
#include "ui/cards/card-act-page.h"
#include "ui/cards/face-preview.h"
#include "ui/cards/print-words.h"
#include "ui/cases/desk.h"
#include "ui/cases/text-box.h"
#include "ui/registry/act.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketPressCard {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  LoketFacePreview *preview;
  LoketTextBox *reason;
  /* owned */
  LoketBatchLine *line;
  LoketCardView *view; /* NULL = not known yet */
  LoketRegistryAct *act;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LoketPressCard, loket_press_card, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What a person says */

static char *
title_of (const LoketBatchLine *line)
{
  return line->name != NULL ? g_strdup_printf ("%s · %s", line->print->number, line->name)
                            : g_strdup (line->print->number);
}

static void
told_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketPressCard *self = LOKET_PRESS_CARD (page);
  g_autofree char *title = title_of (self->line);
  g_autofree char *news = NULL;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  loket_text_box_set_text (self->reason, "");
  if (G_TYPE_CHECK_INSTANCE_TYPE (answer, loket_card_print_get_type ()))
    news = g_strdup_printf (
        "%s: %s", title, loket_printing_state_word (loket_card_print_cast (answer)->state));
  loket_admin_tell (page,
                    LOKET_NOTICE_INFORMATION,
                    news != NULL ? news : _ ("Another print of the card waits now."),
                    NULL);
  g_signal_emit (page, signals[CHANGED], 0);
}

static void
end_with (LoketPressCard *self, const LoketOperation *operation)
{
  g_autoptr (LoketPrintEnd) request = loket_print_end_new ();

  loket_admin_clear (GTK_WIDGET (self));
  request->print = g_strdup (self->line->print->id);
  request->reason = loket_text_box_text (self->reason);
  loket_registry_act_do (self->act, operation, LOKET_RECORD (request), told_cb);
}

static void
spoiled_cb (LoketPressCard *self)
{
  end_with (self, &LOKET_PRINT_SPOIL);
}

static void
lost_cb (LoketPressCard *self)
{
  end_with (self, &LOKET_PRINT_LOSE);
}

static void
cancel_cb (LoketPressCard *self)
{
  end_with (self, &LOKET_PRINT_CANCEL);
}

/* When the reprints of the day are used up, it is proposed to a second officer. */
static void
printed_again_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketPressCard *self = LOKET_PRESS_CARD (page);

  if (self->view != NULL && loket_card_act_is_limit (error))
    loket_cases_desk_push (
        page, loket_card_act_page_new (self->program, self->view, loket_card_act_more_reprints ()));
  else
    told_cb (page, answer, error);
}

static void
again_cb (LoketPressCard *self)
{
  g_autoptr (LoketCardAct) request = loket_card_act_new ();

  loket_admin_clear (GTK_WIDGET (self));
  request->card = g_strdup (self->line->print->card);
  request->reason = loket_text_box_text (self->reason);
  loket_registry_act_do (self->act, &LOKET_CARD_REPRINT, LOKET_RECORD (request), printed_again_cb);
}

static void
not_printed_cb (LoketPressCard *self)
{
  g_autoptr (LoketPrintTell) request = loket_print_tell_new ();
  g_autoptr (LoketCardOutcome) outcome = loket_card_outcome_new ();

  loket_admin_clear (GTK_WIDGET (self));
  outcome->print = g_strdup (self->line->print->id);
  outcome->outcome = LOKET_PRINT_TOLD_NOT_PRINTED;
  outcome->reason = loket_text_box_text (self->reason);
  request->tag = g_strdup (self->line->print->tag);
  request->outcomes = g_list_store_new (loket_card_outcome_get_type ());
  g_list_store_append (request->outcomes, outcome);
  loket_registry_act_do (self->act, &LOKET_PRINT_TELL, LOKET_RECORD (request), told_cb);
}

/* What may be said in which state. */
static const struct {
  guint states; /* bits of LoketPrintingState */
  const char *label;
  GCallback pressed;
} acts[] = {
    {1u << LOKET_PRINTING_UNCONFIRMED | 1u << LOKET_PRINTING_GOOD,
     N_ ("It came out spoiled"),
     G_CALLBACK (spoiled_cb)},
    {1u << LOKET_PRINTING_UNCONFIRMED,
     N_ ("Nothing came out, and no blank is gone"),
     G_CALLBACK (not_printed_cb)},
    {1u << LOKET_PRINTING_UNCONFIRMED, N_ ("It cannot be found"), G_CALLBACK (lost_cb)},
    {1u << LOKET_PRINTING_QUEUED, N_ ("Do not print it"), G_CALLBACK (cancel_cb)},
    {1u << LOKET_PRINTING_SPOILED | 1u << LOKET_PRINTING_LOST | 1u << LOKET_PRINTING_CANCELLED,
     N_ ("Print it once more"),
     G_CALLBACK (again_cb)},
};

/* Sent by a counter that is not this one: if it never comes back, nobody else could end it. */
static gboolean
is_elsewhere (LoketPressCard *self)
{
  const LoketCardPrint *print = self->line->print;
  LoketSession *session = loket_client_session (loket_program_client (self->program));

  return (print->state == LOKET_PRINTING_SENT || print->state == LOKET_PRINTING_SPOOLED) &&
         session != NULL && g_strcmp0 (session->device, print->device) != 0;
}

static gboolean
has_act (LoketPressCard *self, guint act)
{
  return (acts[act].states & 1u << self->line->print->state) != 0 ||
         (acts[act].pressed == G_CALLBACK (lost_cb) && is_elsewhere (self));
}

static void
add_acts (LoketPressCard *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    any = any || has_act (self, i);
  if (!any)
    return;
  if (self->line->print->state == LOKET_PRINTING_UNCONFIRMED)
    gtk_box_append (
        GTK_BOX (self),
        loket_part_label (
            _ ("Look for the card at the printer and scan it. Only if that cannot be done:"),
            "plain"));
  if (is_elsewhere (self))
    gtk_box_append (
        GTK_BOX (self),
        loket_part_label (_ ("Another counter has sent this card to its printer. Please go there "
                             "and look. Only if that counter does not work any more:"),
                          "plain"));
  self->reason = LOKET_TEXT_BOX (
      loket_text_box_new (_ ("Why"), _ ("Such as: ribbon torn, two cards stuck together"), 2));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->reason));
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (has_act (self, i))
      gtk_box_append (GTK_BOX (self),
                      loket_part_button (_ (acts[i].label), NULL, acts[i].pressed, self));
}

/* Somebody has to say something: that stands over the picture, where it is seen at once. */
static gboolean
waits_for_word (LoketPrintingState state)
{
  return state == LOKET_PRINTING_UNCONFIRMED || state == LOKET_PRINTING_SPOILED ||
         state == LOKET_PRINTING_LOST;
}

/**
 * loket_press_card_shows:
 * @self: a print in the pane
 * @line: (nullable): a print
 *
 * Returns: whether it is that one, and as it is there
 */
gboolean
loket_press_card_shows (LoketPressCard *self, LoketBatchLine *line)
{
  return line != NULL && loket_record_equal (LOKET_RECORD (self->line), LOKET_RECORD (line));
}

/**
 * loket_press_card_is_typed_in:
 * @self: a print in the pane
 *
 * Returns: whether somebody has begun to say why
 */
gboolean
loket_press_card_is_typed_in (LoketPressCard *self)
{
  g_autofree char *reason = self->reason != NULL ? loket_text_box_text (self->reason) : NULL;

  return reason != NULL && *reason != '\0';
}

/**
 * loket_press_card_take_over:
 * @self: a print that comes into the pane
 * @before: what stood there before; when it is the same print in another state, what was typed goes
 *   over
 */
void
loket_press_card_take_over (LoketPressCard *self, LoketPressCard *before)
{
  g_autofree char *reason = NULL;

  if (self->reason == NULL || !loket_press_card_is_typed_in (before) ||
      g_strcmp0 (self->line->print->id, before->line->print->id) != 0)
    return;
  reason = loket_text_box_text (before->reason);
  loket_text_box_set_text (self->reason, reason);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

/* How it looks */

static void
opened_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPressCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  g_set_object (&self->view, loket_card_view_cast (answer));
  /* The office tells the face of the last print; an older one looked otherwise. */
  if (self->view->print != NULL && g_strcmp0 (self->view->print->id, self->line->print->id) == 0)
    loket_face_preview_show (self->preview, self->view->face);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->preview), FALSE);
}

static void
mapped_cb (LoketPressCard *self)
{
  g_autoptr (LoketCardReference) request = NULL;

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  request = loket_card_reference_new ();
  request->card = g_strdup (self->line->print->card);
  loket_client_call (loket_program_client (self->program),
                     &LOKET_CARD_OPEN,
                     LOKET_RECORD (request),
                     NULL,
                     self->cancellable,
                     opened_cb,
                     g_object_ref (self));
}

static void
loket_press_card_dispose (GObject *object)
{
  LoketPressCard *self = LOKET_PRESS_CARD (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->line);
  g_clear_object (&self->view);
  g_clear_object (&self->act);
  G_OBJECT_CLASS (loket_press_card_parent_class)->dispose (object);
}

static void
loket_press_card_class_init (LoketPressCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_press_card_dispose;
  signals[CHANGED] = g_signal_new (
      "changed", LOKET_TYPE_PRESS_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_press_card_init (LoketPressCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rows");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_press_card_new:
 * @program: the program
 * @line: a print
 *
 * Returns: (transfer floating): it, with what a person may say of it
 */
GtkWidget *
loket_press_card_new (LoketProgram *program, LoketBatchLine *line)
{
  LoketPressCard *self = g_object_new (LOKET_TYPE_PRESS_CARD, NULL);
  GtkWidget *preview = loket_face_preview_new (program);
  g_autofree char *title = title_of (line);

  self->program = program;
  self->line = g_object_ref (line);
  self->preview = LOKET_FACE_PREVIEW (preview);
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self), loket_part_line (title, "strong"));
  if (line->print->reason != NULL)
    gtk_box_append (GTK_BOX (self), loket_part_label (line->print->reason, "quiet"));
  if (waits_for_word (line->print->state))
    add_acts (self);
  gtk_box_append (GTK_BOX (self), preview);
  if (!waits_for_word (line->print->state))
    add_acts (self);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer says about a pair: one key for same, different or later, one more for the reason;
 * the foot of the page of a pair. */
#include "config.h"

#include "ui/registry/doubt-judge.h"

#include "ui/common/pages.h"
#include "ui/registry/balance.h"
#include "ui/registry/pair-words.h"

#include <glib/gi18n.h>

#define STEPS 6      /* of the bar on each side */
#define PER_STEP 550 /* hundredths of a bit */

struct _LoketDoubtJudge {
  GtkBox parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *total_label;
  GtkBox *balance_place;
  GtkLabel *facts_label;
  GtkBox *says;
  GtkLabel *question_label;
  GtkGrid *reasons;
  GtkEditable *own_entry;
  GtkWidget *own_button;
  GtkWidget *same_button;
  /* owned */
  LoketPairView *view;
  /* state */
  LoketJudgement asking; /* the reason for which is being asked */
};

G_DEFINE_FINAL_TYPE (LoketDoubtJudge, loket_doubt_judge, GTK_TYPE_BOX)

enum { JUDGED, REST, N_SIGNALS };

static guint signals[N_SIGNALS];

static const struct {
  const char *title;
  const char *style;
  const char *key;
} says[] = {
    [LOKET_JUDGE_SAME] = {N_ ("Same person"), "same", "1"},
    [LOKET_JUDGE_DIFFERENT] = {N_ ("Two people"), "differs", "2"},
    [LOKET_JUDGE_LATER] = {N_ ("Later"), "later", "3"},
};

/* A button with the key that does the same. */
static GtkWidget *
new_key_button (const char *title, const char *key, gboolean wide)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *keycap = gtk_label_new (key);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (keycap, "keycap");
  gtk_widget_set_valign (keycap, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (wide)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), keycap);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                  key,
                                  -1);
  return button;
}

static gboolean
is_asking (LoketDoubtJudge *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "reason") == 0;
}

static void
judge (LoketDoubtJudge *self, LoketJudgement judgement, const char *reason)
{
  g_signal_emit (self, signals[JUDGED], 0, (int) judgement, reason);
}

static void
say (LoketDoubtJudge *self, LoketJudgement judgement)
{
  if (self->view == NULL)
    return;
  if (loket_pair_needs_reason (self->view, judgement))
    loket_doubt_judge_ask_reason (self, judgement);
  else
    judge (self, judgement, NULL);
}

static void
say_cb (LoketDoubtJudge *self, GtkWidget *button)
{
  say (self, (LoketJudgement) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "judgement")));
}

/* Reasons */

static void
give_reason (LoketDoubtJudge *self, guint at)
{
  const char *const *reasons = loket_pair_reasons (self->asking);

  if (at < g_strv_length ((char **) reasons))
    judge (self, self->asking, _ (reasons[at]));
  else if (at == g_strv_length ((char **) reasons))
    gtk_widget_grab_focus (GTK_WIDGET (self->own_entry));
}

static void
reason_cb (LoketDoubtJudge *self, GtkWidget *button)
{
  give_reason (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "reason")));
}

static char *
own_reason (LoketDoubtJudge *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->own_entry)));
}

static void
own_changed_cb (LoketDoubtJudge *self)
{
  g_autofree char *reason = own_reason (self);

  gtk_widget_set_sensitive (self->own_button, g_utf8_strlen (reason, -1) >= LOKET_REASON_MIN);
}

static void
own_cb (LoketDoubtJudge *self)
{
  g_autofree char *reason = own_reason (self);

  if (g_utf8_strlen (reason, -1) >= LOKET_REASON_MIN)
    judge (self, self->asking, reason);
}

static void
add_reason (LoketDoubtJudge *self, const char *title, guint at)
{
  g_autofree char *key = g_strdup_printf ("%u", at + 1);
  GtkWidget *button = new_key_button (title, key, TRUE);

  gtk_widget_add_css_class (button, "quieter");
  gtk_widget_set_hexpand (button, TRUE);
  g_object_set_data (G_OBJECT (button), "reason", GUINT_TO_POINTER (at));
  g_signal_connect_object (button, "clicked", G_CALLBACK (reason_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->reasons, button, (int) at % 3, (int) at / 3, 1, 1);
}

static void
show_reasons (LoketDoubtJudge *self)
{
  const char *const *reasons = loket_pair_reasons (self->asking);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reasons))) != NULL)
    gtk_grid_remove (self->reasons, child);
  for (; reasons[n] != NULL; n++)
    add_reason (self, _ (reasons[n]), n);
  add_reason (self, _ ("Another reason"), n);
}

static gboolean
go_back (LoketDoubtJudge *self)
{
  if (!is_asking (self))
    return FALSE;
  loket_pages_show (self->stack, "say");
  g_signal_emit (self, signals[REST], 0);
  return TRUE;
}

static void
back_cb (LoketDoubtJudge *self)
{
  go_back (self);
}

/* The widget */

static void
loket_doubt_judge_dispose (GObject *object)
{
  g_clear_object (&LOKET_DOUBT_JUDGE (object)->view);
  G_OBJECT_CLASS (loket_doubt_judge_parent_class)->dispose (object);
}

static void
loket_doubt_judge_class_init (LoketDoubtJudgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_doubt_judge_dispose;
  signals[JUDGED] = g_signal_new ("judged",
                                  type,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_INT,
                                  G_TYPE_STRING);
  signals[REST] =
      g_signal_new ("rest", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/registry/doubt-judge.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtJudge, stack);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtJudge, total_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtJudge, balance_place);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtJudge, facts_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtJudge, says);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtJudge, question_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtJudge, reasons);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtJudge, own_entry);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtJudge, own_button);
  gtk_widget_class_bind_template_callback (widget_class, own_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
loket_doubt_judge_init (LoketDoubtJudge *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (says); i++) {
    GtkWidget *button = new_key_button (_ (says[i].title), says[i].key, FALSE);

    gtk_widget_add_css_class (button, "say-button");
    gtk_widget_add_css_class (button, says[i].style);
    g_object_set_data (G_OBJECT (button), "judgement", GINT_TO_POINTER ((int) i));
    g_signal_connect_object (button, "clicked", G_CALLBACK (say_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (self->says, button);
    if (i == LOKET_JUDGE_SAME)
      self->same_button = button;
  }
}

/**
 * loket_doubt_judge_set_view:
 * @self: the foot
 * @view: (nullable): the pair that is looked at; %NULL while one is fetched
 */
void
loket_doubt_judge_set_view (LoketDoubtJudge *self, LoketPairView *view)
{
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (self->balance_place));
  g_autofree char *facts = NULL;
  LoketPairSum sum;

  g_set_object (&self->view, view);
  gtk_widget_set_sensitive (GTK_WIDGET (self), view != NULL);
  if (view == NULL)
    return;
  sum = loket_pair_sum (view);
  facts = loket_pair_total_facts (view);
  if (old != NULL)
    gtk_box_remove (self->balance_place, old);
  gtk_box_append (self->balance_place,
                  loket_balance_new ((int) ((sum.against + PER_STEP - 1) / PER_STEP),
                                     (int) ((sum.in_favour + PER_STEP - 1) / PER_STEP),
                                     STEPS));
  /* One NIK and two people: nothing invites to call them one. */
  if (view->hint == LOKET_HINT_CONFLICT)
    gtk_widget_remove_css_class (self->same_button, "same");
  else
    gtk_widget_add_css_class (self->same_button, "same");
  gtk_label_set_text (self->total_label, loket_pair_total (view));
  gtk_label_set_text (self->facts_label, facts);
  gtk_editable_set_text (self->own_entry, "");
  loket_pages_show (self->stack, "say");
}

/**
 * loket_doubt_judge_ask_reason:
 * @self: the foot
 * @judgement: same or different
 *
 * Asks why; the judgement follows with the answer.
 */
void
loket_doubt_judge_ask_reason (LoketDoubtJudge *self, LoketJudgement judgement)
{
  self->asking = judgement;
  show_reasons (self);
  gtk_label_set_text (self->question_label,
                      judgement == LOKET_JUDGE_SAME ? _ ("Why are they the same person?")
                                                    : _ ("Why are they two people?"));
  loket_pages_show (self->stack, "reason");
  g_signal_emit (self, signals[REST], 0);
}

/**
 * loket_doubt_judge_key:
 * @self: the foot
 * @key: that was pressed, a GDK key
 *
 * Returns: %TRUE when it meant something
 */
gboolean
loket_doubt_judge_key (LoketDoubtJudge *self, guint key)
{
  const gunichar letter = gdk_keyval_to_unicode (key);

  if (self->view == NULL || !gtk_widget_is_sensitive (GTK_WIDGET (self)) || letter < '1' ||
      letter > '9')
    return FALSE;
  if (is_asking (self))
    give_reason (self, letter - '1');
  else if (letter - '1' < G_N_ELEMENTS (says))
    say (self, (LoketJudgement) (letter - '1'));
  return TRUE;
}

/**
 * loket_doubt_judge_back:
 * @self: the foot
 *
 * Returns: %TRUE when it was asking why, and no longer does
 */
gboolean
loket_doubt_judge_back (LoketDoubtJudge *self)
{
  return go_back (self);
}

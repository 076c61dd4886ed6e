/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One doubtful pair: why it is asked, both sides, what the officer says; the section of doubts
 * shows one after the other on it. */
#include "config.h"

#include "ui/registry/doubt-page.h"

#include "ui/registry/doubt-judge.h"
#include "ui/registry/pair-table.h"
#include "ui/registry/pair-words.h"

#include <glib/gi18n.h>

struct _LoketDoubtPage {
  GtkBox parent_instance;

  /* template */
  GtkLabel *title_label;
  GtkLabel *place_label;
  GtkLabel *count_label;
  GtkWidget *last_box;
  GtkLabel *last_label;
  GtkWidget *undo_button;
  GtkWidget *hint_box;
  GtkLabel *hint_label;
  GtkLabel *sentence_label;
  GtkScrolledWindow *sheet;
  LoketDoubtJudge *judge;
  /* owned */
  LoketPairView *view;
};

G_DEFINE_FINAL_TYPE (LoketDoubtPage, loket_doubt_page, GTK_TYPE_BOX)

enum { JUDGED, UNDO, LEAVE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
judged_cb (LoketDoubtPage *self, int judgement, const char *reason)
{
  g_signal_emit (self, signals[JUDGED], 0, judgement, reason);
}

static void
undo_cb (LoketDoubtPage *self)
{
  g_signal_emit (self, signals[UNDO], 0);
}

static void
leave_cb (LoketDoubtPage *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

/* Digits are heard where nothing is typed; arrows move the sheet. */
static void
rest_cb (LoketDoubtPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
}

static gboolean
scroll (LoketDoubtPage *self, guint key)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->sheet);
  const double page = gtk_adjustment_get_page_size (place);
  const double step = key == GDK_KEY_Down        ? page / 6
                      : key == GDK_KEY_Up        ? -page / 6
                      : key == GDK_KEY_Page_Down ? page * 0.9
                      : key == GDK_KEY_Page_Up   ? -page * 0.9
                                                 : 0;

  const gboolean meant = key == GDK_KEY_Down || key == GDK_KEY_Up || key == GDK_KEY_Page_Down ||
                         key == GDK_KEY_Page_Up;

  if (!meant || !gtk_widget_has_focus (GTK_WIDGET (self->sheet)))
    return FALSE;
  gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + step);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        LoketDoubtPage *self)
{
  const GdkModifierType held = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;

  if ((state & GDK_CONTROL_MASK) != 0 && (key == GDK_KEY_z || key == GDK_KEY_Z) &&
      gtk_widget_get_visible (self->undo_button)) {
    undo_cb (self);
    return GDK_EVENT_STOP;
  }
  if ((state & held) != 0)
    return GDK_EVENT_PROPAGATE;
  return scroll (self, key) || loket_doubt_judge_key (self->judge, key) ? GDK_EVENT_STOP
                                                                        : GDK_EVENT_PROPAGATE;
}

static gboolean
loket_doubt_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_DOUBT_PAGE (widget)->sheet));
}

static void
loket_doubt_page_dispose (GObject *object)
{
  g_clear_object (&LOKET_DOUBT_PAGE (object)->view);
  G_OBJECT_CLASS (loket_doubt_page_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, guint n, GType first, GType second)
{
  return g_signal_new (name,
                       LOKET_TYPE_DOUBT_PAGE,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n,
                       first,
                       second);
}

static void
loket_doubt_page_class_init (LoketDoubtPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_doubt_page_dispose;
  widget_class->grab_focus = loket_doubt_page_grab_focus;
  signals[JUDGED] = add_signal ("judged", 2, G_TYPE_INT, G_TYPE_STRING);
  signals[UNDO] = add_signal ("undo", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[LEAVE] = add_signal ("leave", 0, G_TYPE_NONE, G_TYPE_NONE);
  g_type_ensure (LOKET_TYPE_DOUBT_JUDGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/registry/doubt-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtPage, place_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtPage, last_box);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtPage, last_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtPage, hint_box);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtPage, judge);
  gtk_widget_class_bind_template_callback (widget_class, judged_cb);
  gtk_widget_class_bind_template_callback (widget_class, rest_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
loket_doubt_page_init (LoketDoubtPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * loket_doubt_page_new:
 *
 * Returns: (transfer floating): the page, with no pair on it
 */
GtkWidget *
loket_doubt_page_new (void)
{
  return g_object_new (LOKET_TYPE_DOUBT_PAGE, NULL);
}

static void
show_why (LoketDoubtPage *self, LoketPairView *view)
{
  const gboolean grave = view->hint == LOKET_HINT_CONFLICT || view->hint == LOKET_HINT_DEAD;
  g_autoptr (GString) sentence = g_string_new (loket_pair_hint_sentence (view->hint));

  if (view->others > 0)
    g_string_append_printf (sentence,
                            ngettext (" %d other pair about this row waits too.",
                                      " %d other pairs about this row wait too.",
                                      (gulong) view->others),
                            (int) view->others);
  if (view->said->list_row == NULL)
    g_string_append_printf (
        sentence, " %s", _ ("If they are the same, a second officer has to approve the merge."));
  gtk_label_set_text (self->hint_label, loket_pair_hint_title (view->hint));
  gtk_label_set_text (self->sentence_label, sentence->str);
  if (grave)
    gtk_widget_add_css_class (self->hint_box, "warning");
  else
    gtk_widget_remove_css_class (self->hint_box, "warning");
}

/**
 * loket_doubt_page_show:
 * @self: the page
 * @view: a pair
 * @waiting: how many wait, this one among them
 * @language: of the window
 */
void
loket_doubt_page_show (LoketDoubtPage *self,
                       LoketPairView *view,
                       gint64 waiting,
                       const char *language)
{
  g_autofree char *count = g_strdup_printf (
      ngettext ("%d waits", "%d wait", (gulong) MAX (waiting, 1)), (int) MAX (waiting, 1));

  g_set_object (&self->view, view);
  gtk_label_set_text (self->place_label, view->village_name != NULL ? view->village_name : "");
  gtk_label_set_text (self->count_label, count);
  show_why (self, view);
  gtk_scrolled_window_set_child (self->sheet, loket_pair_table_new (view, language));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->sheet), 0);
  loket_doubt_judge_set_view (self->judge, view);
  gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
}

/**
 * loket_doubt_page_rest:
 * @self: the page
 *
 * A decision is under way: no second one is taken meanwhile.
 */
void
loket_doubt_page_rest (LoketDoubtPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
  loket_doubt_judge_set_view (self->judge, NULL);
}

/**
 * loket_doubt_page_resume:
 * @self: the page
 *
 * It came to nothing: the same pair can be decided again.
 */
void
loket_doubt_page_resume (LoketDoubtPage *self)
{
  loket_doubt_judge_set_view (self->judge, self->view);
}

/**
 * loket_doubt_page_view:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the pair on it
 */
LoketPairView *
loket_doubt_page_view (LoketDoubtPage *self)
{
  return self->view;
}

/**
 * loket_doubt_page_set_last:
 * @self: the page
 * @sentence: (nullable): what was decided last; %NULL = nothing yet
 * @can_undo: whether that can be taken back here
 */
void
loket_doubt_page_set_last (LoketDoubtPage *self, const char *sentence, gboolean can_undo)
{
  gtk_widget_set_visible (self->last_box, sentence != NULL);
  gtk_label_set_text (self->last_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->undo_button, can_undo);
}

/**
 * loket_doubt_page_ask_reason:
 * @self: the page
 * @judgement: which the office takes only with a reason
 */
void
loket_doubt_page_ask_reason (LoketDoubtPage *self, LoketJudgement judgement)
{
  loket_doubt_judge_set_view (self->judge, self->view);
  loket_doubt_judge_ask_reason (self->judge, judgement);
}

/**
 * loket_doubt_page_back:
 * @self: the page
 *
 * Returns: %TRUE when it was asking for a reason, and no longer does
 */
gboolean
loket_doubt_page_back (LoketDoubtPage *self)
{
  return loket_doubt_judge_back (self->judge);
}

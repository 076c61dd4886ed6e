/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The foot of the verifier's window: how old the lists are, whether the office answers, the time.
 * Always in sight; the window makes it anew when the language changes. */
#include "config.h"

#include "ui/verifier/foot.h"

#include "core/clock.h"
#include "ui/common/clock-label.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define AGAIN_SECONDS 20
#define WORDS_CHARS 16
#define REFUSED_DAYS 7

#define LOKET_TYPE_FOOT (loket_foot_get_type ())
G_DECLARE_FINAL_TYPE (LoketFoot, loket_foot, LOKET, FOOT, GtkBox)

struct _LoketFoot {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  LoketCardKeeper *keeper;
  GtkWidget *list;
  GtkWidget *link;
  GtkWidget *offered; /* whose lists count may have changed */
  /* state */
  guint timer;
};

G_DEFINE_FINAL_TYPE (LoketFoot, loket_foot, GTK_TYPE_BOX)

static GtkWidget *
fact_new (void)
{
  GtkWidget *fact = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (fact, "fact");
  gtk_widget_set_valign (fact, GTK_ALIGN_CENTER);
  gtk_box_append (
      GTK_BOX (fact),
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (fact), loket_part_label ("", "plain"));
  return fact;
}

/* Never cut: how old the list is has to be read at every desk, also a narrow one.  What asks for as
 * many characters as it has is found by GTK 4.8 to be wider at least than it would like to be, by a
 * fraction of a pixel, at some sizes of type. */
static void
put_words (GtkLabel *words, const char *text)
{
  gtk_label_set_text (words, text);
  gtk_label_set_width_chars (words, MIN (WORDS_CHARS, (int) g_utf8_strlen (text, -1) * 2 / 3));
}

static void
show_fact (GtkWidget *fact, const char *style, const char *icon, const char *text)
{
  static const char *const styles[] = {"good", "warning", "problem"};

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (fact, styles[i]);
  gtk_widget_add_css_class (fact, style);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (fact)), icon);
  put_words (GTK_LABEL (gtk_widget_get_last_child (fact)), text);
  gtk_widget_set_tooltip_text (fact, text);
}

static void
show_list (LoketFoot *self)
{
  const gint64 iat = loket_card_lists_oldest (loket_card_keeper_lists (self->keeper));
  const gint64 age = loket_card_keeper_now (self->keeper) - iat;
  g_autofree char *text =
      loket_card_keeper_age (self->keeper, loket_program_language (self->program));

  if (iat == 0 || age < -LOKET_STATUS_DAY || age > LOKET_STATUS_LIFE_DAYS * LOKET_STATUS_DAY)
    show_fact (self->list, "problem", "loket-problem-symbolic", text);
  else if (age > LOKET_STATUS_GOOD_DAYS * LOKET_STATUS_DAY)
    show_fact (self->list, "warning", "loket-warning-symbolic", text);
  else
    show_fact (self->list, "good", "loket-checked-symbolic", text);
}

/* Uses and slips; whoever is called about them looks at the office's own lists. */
static guint
refused_lately (LoketClient *client)
{
  GListModel *tasks = loket_client_tasks (client);
  const guint n = tasks != NULL ? g_list_model_get_n_items (tasks) : 0;
  guint refused = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTask) task = g_list_model_get_item (tasks, i);
    refused += loket_client_now (client) - task->at < REFUSED_DAYS * LOKET_DAY;
  }
  return refused;
}

static void
show_link (LoketFoot *self)
{
  LoketClient *client = loket_program_client (self->program);
  const guint waiting = loket_client_waiting (client);
  const guint refused = refused_lately (client);
  g_autofree char *kept = NULL;

  if (refused > 0) {
    g_autofree char *text = g_strdup_printf (
        g_dngettext (NULL,
                     "The office did not take %d note of this week. Please call it.",
                     "The office did not take %d notes of this week. Please call it.",
                     refused),
        (int) refused);
    show_fact (self->link, "problem", "loket-problem-symbolic", text);
    return;
  }
  if (loket_client_connection (client) == LOKET_CONNECTION_READY) {
    show_fact (self->link, "good", "loket-devices-symbolic", _ ("The office answers."));
    return;
  }
  if (waiting == 0) {
    show_fact (self->link,
               "warning",
               "loket-offline-symbolic",
               _ ("No network. Cards are checked all the same."));
    return;
  }
  kept = g_strdup_printf (g_dngettext (NULL,
                                       "No network. %d note is kept for the office.",
                                       "No network. %d notes are kept for the office.",
                                       waiting),
                          (int) waiting);
  show_fact (self->link, "warning", "loket-offline-symbolic", kept);
}

static void
show (LoketFoot *self)
{
  gtk_widget_set_visible (self->offered, loket_card_keeper_offered (self->keeper) != NULL);
  show_list (self);
  show_link (self);
}

static gboolean
again_cb (gpointer data)
{
  show (data);
  return G_SOURCE_CONTINUE;
}

static void
loket_foot_dispose (GObject *object)
{
  g_clear_handle_id (&LOKET_FOOT (object)->timer, g_source_remove);
  G_OBJECT_CLASS (loket_foot_parent_class)->dispose (object);
}

static void
loket_foot_class_init (LoketFootClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_foot_dispose;
}

static void
loket_foot_init (LoketFoot *self)
{
  self->list = fact_new ();
  self->link = fact_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "foot");
}

static GtkWidget *
act_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/**
 * loket_foot_new:
 * @program: the program
 * @keeper: of the lists; both outlive the foot
 *
 * Returns: (transfer floating): the bar; it keeps up by itself
 */
GtkWidget *
loket_foot_new (LoketProgram *program, LoketCardKeeper *keeper)
{
  LoketFoot *self = g_object_new (LOKET_TYPE_FOOT, NULL);
  LoketClient *client = loket_program_client (program);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->program = program;
  self->keeper = keeper;
  self->offered = act_new (_ ("Compare the office's new root"), "desk.offered");
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self), self->list);
  gtk_box_append (GTK_BOX (self), self->link);
  gtk_box_append (GTK_BOX (self), space);
  gtk_box_append (GTK_BOX (self), self->offered);
  gtk_box_append (GTK_BOX (self), act_new (_ ("Lists from a stick"), "desk.stick"));
  gtk_box_append (GTK_BOX (self), loket_clock_label_new (program));
  g_signal_connect_object (keeper, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      client, "notify::connection", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "notify::waiting", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (AGAIN_SECONDS, again_cb, self);
  show (self);
  return GTK_WIDGET (self);
}

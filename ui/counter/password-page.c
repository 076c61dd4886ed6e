/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new password of one's own: by wish, or because the one of now was chosen by somebody else.  The
 * window shows it. */
#include "config.h"

#include "ui/counter/password-page.h"

#include "core/error.h"
#include "ui/common/notice-bar.h"
#include "ui/common/problem.h"
#include "ui/counter/key-button.h"
#include "ui/common/secret-entry.h"

#include <glib/gi18n.h>

struct _LoketPasswordPage {
  LoketPage parent_instance;

  /* template */
  GtkLabel *why_label;
  LoketSecretEntry *old_entry;
  LoketSecretEntry *new_entry;
  LoketSecretEntry *again_entry;
  LoketNoticeBar *problem_bar;
  GtkWidget *back_button;
  GtkWidget *sign_out_button;
  GtkWidget *save_button;
  /* owned */
  LoketGuard *guard;
  char *language;
};

G_DEFINE_FINAL_TYPE (LoketPasswordPage, loket_password_page, LOKET_TYPE_PAGE)

static void
update (LoketPasswordPage *self)
{
  gboolean busy = loket_guard_is_busy (self->guard);

  g_object_set (self->save_button, "working", busy, NULL);
  gtk_widget_set_sensitive (self->save_button,
                            !busy && *loket_secret_entry_text (self->old_entry) != '\0' &&
                                *loket_secret_entry_text (self->new_entry) != '\0' &&
                                *loket_secret_entry_text (self->again_entry) != '\0');
}

static void
save_cb (LoketPasswordPage *self)
{
  const char *password = loket_secret_entry_text (self->new_entry);

  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  loket_notice_bar_clear (self->problem_bar);
  if (g_strcmp0 (password, loket_secret_entry_text (self->again_entry)) != 0) {
    loket_notice_bar_show (self->problem_bar,
                           LOKET_NOTICE_WARNING,
                           _ ("The two new passwords differ."),
                           _ ("Please type the second one again."));
    loket_secret_entry_clear (self->again_entry);
    gtk_widget_grab_focus (GTK_WIDGET (self->again_entry));
    return;
  }
  loket_guard_change_password (self->guard, loket_secret_entry_text (self->old_entry), password);
}

/* The field that has to be mended, empty. */
static void
ask_again (LoketPasswordPage *self, LoketSecretEntry *entry)
{
  loket_secret_entry_clear (entry);
  if (entry == self->new_entry)
    loket_secret_entry_clear (self->again_entry);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
}

static void
refused_cb (LoketPasswordPage *self, GError *error)
{
  g_autofree char *sentence = NULL;

  if (loket_guard_session (self->guard) == NULL)
    return;
  sentence = loket_problem_sentence (error, self->language);
  if (loket_error_code_of (error) == LOKET_ERROR_SIGN_IN_FAILED) {
    loket_notice_bar_show (
        self->problem_bar, LOKET_NOTICE_PROBLEM, _ ("The password until now is not right."), NULL);
    ask_again (self, self->old_entry);
  } else {
    loket_notice_bar_show (self->problem_bar, LOKET_NOTICE_PROBLEM, sentence, NULL);
    ask_again (self, self->new_entry);
  }
  update (self);
}

static void
old_done_cb (LoketPasswordPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->new_entry));
}

static void
new_done_cb (LoketPasswordPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->again_entry));
}

static void
loket_password_page_dispose (GObject *object)
{
  LoketPasswordPage *self = LOKET_PASSWORD_PAGE (object);

  g_clear_object (&self->guard);
  g_clear_pointer (&self->language, g_free);
  G_OBJECT_CLASS (loket_password_page_parent_class)->dispose (object);
}

static gboolean
loket_password_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_PASSWORD_PAGE (widget)->old_entry));
}

static void
loket_password_page_class_init (LoketPasswordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_password_page_dispose;
  widget_class->grab_focus = loket_password_page_grab_focus;
  g_type_ensure (LOKET_TYPE_KEY_BUTTON);
  g_type_ensure (LOKET_TYPE_NOTICE_BAR);
  g_type_ensure (LOKET_TYPE_SECRET_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/password-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketPasswordPage, why_label);
  gtk_widget_class_bind_template_child (widget_class, LoketPasswordPage, old_entry);
  gtk_widget_class_bind_template_child (widget_class, LoketPasswordPage, new_entry);
  gtk_widget_class_bind_template_child (widget_class, LoketPasswordPage, again_entry);
  gtk_widget_class_bind_template_child (widget_class, LoketPasswordPage, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, LoketPasswordPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, LoketPasswordPage, sign_out_button);
  gtk_widget_class_bind_template_child (widget_class, LoketPasswordPage, save_button);
}

static void
loket_password_page_init (LoketPasswordPage *self)
{
  LoketSecretEntry *entries[3];

  gtk_widget_init_template (GTK_WIDGET (self));
  entries[0] = self->old_entry;
  entries[1] = self->new_entry;
  entries[2] = self->again_entry;
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_signal_connect_swapped (entries[i], "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->old_entry, "activate", G_CALLBACK (old_done_cb), self);
  g_signal_connect_swapped (self->new_entry, "activate", G_CALLBACK (new_done_cb), self);
  g_signal_connect_swapped (self->again_entry, "activate", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (save_cb), self);
}

/**
 * loket_password_page_new:
 * @guard: who asks the office
 * @language: of the windows
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_password_page_new (LoketGuard *guard, const char *language)
{
  LoketPasswordPage *self = g_object_new (LOKET_TYPE_PASSWORD_PAGE, NULL);

  self->guard = g_object_ref (guard);
  self->language = g_strdup (language);
  g_signal_connect_object (guard, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (guard, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  loket_password_page_show (self);
  return GTK_WIDGET (self);
}

/**
 * loket_password_page_show:
 * @self: the page
 *
 * Brings it up to date with the guard: who has to change the password cannot go back.
 */
void
loket_password_page_show (LoketPasswordPage *self)
{
  gboolean forced = loket_guard_state (self->guard) == LOKET_GUARD_NEW_PASSWORD;

  gtk_label_set_text (
      self->why_label,
      forced ? _ ("Somebody else chose yours. Work begins with one that only you know.")
             : _ ("Other places where you are signed in are signed out by it."));
  gtk_widget_set_visible (self->back_button, !forced);
  gtk_widget_set_visible (self->sign_out_button, forced);
  update (self);
}

/**
 * loket_password_page_clear:
 * @self: the page, of which nothing that was typed stays
 */
void
loket_password_page_clear (LoketPasswordPage *self)
{
  loket_secret_entry_clear (self->old_entry);
  loket_secret_entry_clear (self->new_entry);
  loket_secret_entry_clear (self->again_entry);
  loket_notice_bar_clear (self->problem_bar);
}

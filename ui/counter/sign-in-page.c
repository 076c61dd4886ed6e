/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who are you?  The first page of a counter in an office with officers, and the page of a locked
 * one: it hides the queue and asks for a password.  The window shows it. */
#include "config.h"

#include "ui/counter/sign-in-page.h"

#include "core/error.h"
#include "ui/common/notice-bar.h"
#include "ui/common/problem.h"
#include "ui/counter/key-button.h"
#include "ui/common/secret-entry.h"

#include <glib/gi18n.h>

struct _LoketSignInPage {
  LoketPage parent_instance;

  /* template */
  GtkImage *image;
  GtkLabel *title_label;
  GtkLabel *reason_label;
  GtkWidget *login_box;
  GtkWidget *login_entry;
  LoketSecretEntry *password_entry;
  LoketNoticeBar *problem_bar;
  GtkWidget *other_button;
  GtkWidget *sign_in_button;
  GtkLabel *seat_label;
  /* owned */
  LoketGuard *guard;
  char *language;
  guint wait_timer;
  /* state */
  guint wait; /* seconds until the office looks at another password */
};

G_DEFINE_FINAL_TYPE (LoketSignInPage, loket_sign_in_page, LOKET_TYPE_PAGE)

static gboolean
is_locked (LoketSignInPage *self)
{
  return loket_guard_state (self->guard) == LOKET_GUARD_LOCKED;
}

static const char *
login_of (LoketSignInPage *self)
{
  return is_locked (self) ? loket_guard_last_login (self->guard)
                          : gtk_editable_get_text (GTK_EDITABLE (self->login_entry));
}

static void
update_button (LoketSignInPage *self)
{
  gboolean busy = loket_guard_is_busy (self->guard);
  const char *login = login_of (self);

  g_object_set (self->sign_in_button, "working", busy, NULL);
  gtk_widget_set_sensitive (self->sign_in_button,
                            !busy && self->wait == 0 && login != NULL && *login != '\0' &&
                                *loket_secret_entry_text (self->password_entry) != '\0');
  gtk_widget_set_sensitive (self->other_button, !busy);
}

static void
say_wait (LoketSignInPage *self)
{
  g_autofree char *advice = g_strdup_printf (ngettext ("Please wait %u second, then try again.",
                                                       "Please wait %u seconds, then try again.",
                                                       self->wait),
                                             self->wait);

  loket_notice_bar_show (
      self->problem_bar, LOKET_NOTICE_WARNING, _ ("Too many wrong passwords."), advice);
}

static gboolean
wait_cb (gpointer data)
{
  LoketSignInPage *self = data;

  if (--self->wait > 0) {
    say_wait (self);
    return G_SOURCE_CONTINUE;
  }
  self->wait_timer = 0;
  loket_notice_bar_show (
      self->problem_bar, LOKET_NOTICE_INFORMATION, _ ("You can try again now."), NULL);
  update_button (self);
  return G_SOURCE_REMOVE;
}

static void
begin_wait (LoketSignInPage *self, const char *seconds)
{
  self->wait = MAX ((guint) g_ascii_strtoull (seconds != NULL ? seconds : "1", NULL, 10), 1);
  say_wait (self);
  if (self->wait_timer == 0)
    self->wait_timer = g_timeout_add_seconds (1, wait_cb, self);
}

static void
forget_wait (LoketSignInPage *self)
{
  g_clear_handle_id (&self->wait_timer, g_source_remove);
  self->wait = 0;
  loket_notice_bar_clear (self->problem_bar);
}

static void
refused_cb (LoketSignInPage *self, GError *error)
{
  g_autofree char *sentence = NULL;

  if (loket_guard_session (self->guard) != NULL)
    return;
  sentence = loket_problem_sentence (error, self->language);
  loket_secret_entry_clear (self->password_entry);
  switch ((int) loket_error_code_of (error)) {
  case LOKET_ERROR_TOO_MANY:
    begin_wait (self, loket_error_parameter (error));
    break;
  case LOKET_ERROR_SIGN_IN_FAILED:
    loket_notice_bar_show (self->problem_bar,
                           LOKET_NOTICE_PROBLEM,
                           sentence,
                           _ ("After several wrong ones there is a wait before the next."));
    break;
  case LOKET_ERROR_NOT_ALLOWED:
    loket_notice_bar_show (self->problem_bar,
                           LOKET_NOTICE_PROBLEM,
                           _ ("This login is locked."),
                           _ ("Please ask an administrator."));
    break;
  default:
    loket_notice_bar_show (self->problem_bar, LOKET_NOTICE_PROBLEM, sentence, NULL);
    break;
  }
  update_button (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
}

static void
sign_in_cb (LoketSignInPage *self)
{
  if (!gtk_widget_get_sensitive (self->sign_in_button))
    return;
  loket_notice_bar_clear (self->problem_bar);
  loket_guard_sign_in (
      self->guard, login_of (self), loket_secret_entry_text (self->password_entry));
}

static void
login_done_cb (LoketSignInPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
}

static void
other_cb (LoketSignInPage *self)
{
  forget_wait (self);
  loket_secret_entry_clear (self->password_entry);
  gtk_editable_set_text (GTK_EDITABLE (self->login_entry), "");
  loket_guard_give_up_seat (self->guard);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
guard_cb (LoketSignInPage *self)
{
  /* Whoever comes in leaves no password behind. */
  if (loket_guard_session (self->guard) != NULL) {
    loket_secret_entry_clear (self->password_entry);
    gtk_editable_set_text (GTK_EDITABLE (self->login_entry), "");
    forget_wait (self);
  }
  update_button (self);
}

static void
loket_sign_in_page_dispose (GObject *object)
{
  LoketSignInPage *self = LOKET_SIGN_IN_PAGE (object);

  g_clear_handle_id (&self->wait_timer, g_source_remove);
  g_clear_object (&self->guard);
  g_clear_pointer (&self->language, g_free);
  G_OBJECT_CLASS (loket_sign_in_page_parent_class)->dispose (object);
}

static gboolean
loket_sign_in_page_grab_focus (GtkWidget *widget)
{
  LoketSignInPage *self = LOKET_SIGN_IN_PAGE (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->login_box)
                                    ? self->login_entry
                                    : GTK_WIDGET (self->password_entry));
}

static void
loket_sign_in_page_class_init (LoketSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_sign_in_page_dispose;
  widget_class->grab_focus = loket_sign_in_page_grab_focus;
  g_type_ensure (LOKET_TYPE_KEY_BUTTON);
  g_type_ensure (LOKET_TYPE_NOTICE_BAR);
  g_type_ensure (LOKET_TYPE_SECRET_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketSignInPage, image);
  gtk_widget_class_bind_template_child (widget_class, LoketSignInPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, LoketSignInPage, reason_label);
  gtk_widget_class_bind_template_child (widget_class, LoketSignInPage, login_box);
  gtk_widget_class_bind_template_child (widget_class, LoketSignInPage, login_entry);
  gtk_widget_class_bind_template_child (widget_class, LoketSignInPage, password_entry);
  gtk_widget_class_bind_template_child (widget_class, LoketSignInPage, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, LoketSignInPage, other_button);
  gtk_widget_class_bind_template_child (widget_class, LoketSignInPage, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, LoketSignInPage, seat_label);
}

static void
loket_sign_in_page_init (LoketSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->login_entry, "changed", G_CALLBACK (update_button), self);
  g_signal_connect_swapped (self->login_entry, "activate", G_CALLBACK (login_done_cb), self);
  g_signal_connect_swapped (self->password_entry, "changed", G_CALLBACK (update_button), self);
  g_signal_connect_swapped (self->password_entry, "activate", G_CALLBACK (sign_in_cb), self);
  g_signal_connect_swapped (self->sign_in_button, "clicked", G_CALLBACK (sign_in_cb), self);
  g_signal_connect_swapped (self->other_button, "clicked", G_CALLBACK (other_cb), self);
}

/**
 * loket_sign_in_page_new:
 * @guard: who asks the office
 * @language: of the windows
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_sign_in_page_new (LoketGuard *guard, const char *language)
{
  LoketSignInPage *self = g_object_new (LOKET_TYPE_SIGN_IN_PAGE, NULL);

  self->guard = g_object_ref (guard);
  self->language = g_strdup (language);
  g_signal_connect_object (guard, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (guard, "changed", G_CALLBACK (guard_cb), self, G_CONNECT_SWAPPED);
  loket_sign_in_page_show (self, NULL);
  return GTK_WIDGET (self);
}

static const char *
reason_of (LoketSignInPage *self)
{
  switch (loket_guard_reason (self->guard)) {
  case LOKET_GUARD_BY_IDLENESS:
    return _ ("Nobody used this counter for a while.");
  case LOKET_GUARD_BY_OFFICE:
    return _ ("The office has ended the session. Nothing is lost.");
  case LOKET_GUARD_BY_HAND:
    return is_locked (self) ? _ ("This counter is locked.") : _ ("You have signed out.");
  case LOKET_GUARD_NO_REASON:
  default:
    return _ ("Whoever works at the counter signs in.");
  }
}

/**
 * loket_sign_in_page_show:
 * @self: the page
 * @seat: (nullable): what stays as it is at this seat, a sentence
 *
 * Brings it up to date with the guard.
 */
void
loket_sign_in_page_show (LoketSignInPage *self, const char *seat)
{
  gboolean locked = is_locked (self);
  const char *name = loket_guard_last_name (self->guard);

  gtk_image_set_from_icon_name (self->image,
                                locked ? "loket-lock-symbolic" : "loket-officer-symbolic");
  gtk_label_set_text (self->title_label, locked && name != NULL ? name : _ ("Sign in"));
  gtk_label_set_text (self->reason_label, reason_of (self));
  gtk_widget_set_visible (self->login_box, !locked);
  gtk_widget_set_visible (self->other_button, locked);
  g_object_set (self->sign_in_button, "title", locked ? _ ("Unlock") : _ ("Sign in"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->seat_label), seat != NULL);
  gtk_label_set_text (self->seat_label, seat != NULL ? seat : "");
  update_button (self);
}

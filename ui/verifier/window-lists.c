/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the verifier's window comes by lists that somebody brings: a memory stick, and the root of an
 * office that has a new one. */
#include "config.h"

#include "ui/verifier/window-private.h"

#include "ui/common/problem.h"

#include <glib/gi18n.h>

static void
tell_problem (LoketVerifierWindow *self, const GError *error)
{
  g_autofree char *sentence =
      loket_problem_sentence (error, loket_program_language (self->program));

  loket_notice_bar_show (self->notice, LOKET_NOTICE_PROBLEM, sentence, NULL);
}

static void
take (LoketVerifierWindow *self, const char *folder)
{
  g_autoptr (GError) error = NULL;
  guint taken = 0;

  if (!loket_card_keeper_take_folder (self->keeper, folder, &taken, &error)) {
    tell_problem (self, error);
    return;
  }
  loket_notice_bar_show (self->notice,
                         LOKET_NOTICE_INFORMATION,
                         taken > 0 ? _ ("The newer lists have been taken.")
                                   : _ ("The lists here are as new as those on the stick."),
                         _ ("The stick can be pulled out now."));
}

static void
compare (LoketVerifierWindow *self, GBytes *root, const char *stick)
{
  loket_verifier_window_clear (self);
  self->root = g_bytes_ref (root);
  self->stick = g_strdup (stick);
  loket_verifier_window_show (self, LOKET_DESK_ROOT);
}

static void
chosen_cb (LoketVerifierWindow *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                               : NULL;
  g_autofree char *folder = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GBytes) root = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->chooser);
  if (folder == NULL)
    return;
  loket_verifier_window_clear (self);
  root = loket_card_keeper_peek_folder (self->keeper, folder, &error);
  if (error != NULL)
    tell_problem (self, error);
  else if (root != NULL)
    compare (self, root, folder);
  else
    take (self, folder);
}

/* Where a stick that is plugged in has its files: the choice begins there. */
static GFile *
first_stick (void)
{
  g_autoptr (GVolumeMonitor) monitor = g_volume_monitor_get ();
  g_autolist (GMount) mounts = g_volume_monitor_get_mounts (monitor);

  for (GList *each = mounts; each != NULL; each = each->next)
    if (g_mount_can_eject (each->data) || g_mount_can_unmount (each->data))
      return g_mount_get_root (each->data);
  return NULL;
}

/**
 * loket_verifier_window_choose_stick:
 * @self: the window
 *
 * Asks for the folder with lists that the office wrote, on a memory stick for example.
 */
void
loket_verifier_window_choose_stick (LoketVerifierWindow *self)
{
  g_autoptr (GFile) stick = first_stick ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Folder with the lists"),
                                               GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                               NULL,
                                               NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (stick != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), stick, NULL);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * loket_verifier_window_compare_offered:
 * @self: the window
 *
 * Shows the root that the hub names and that nobody vouched for here.
 */
void
loket_verifier_window_compare_offered (LoketVerifierWindow *self)
{
  GBytes *root = loket_card_keeper_offered (self->keeper);

  if (root != NULL)
    compare (self, root, NULL);
}

/**
 * loket_verifier_window_trust:
 * @self: the window
 *
 * Somebody has compared the root that is shown: its lists count from now on, and those on the stick
 * are taken.
 */
void
loket_verifier_window_trust (LoketVerifierWindow *self)
{
  g_autoptr (GBytes) root = self->root != NULL ? g_bytes_ref (self->root) : NULL;
  g_autofree char *stick = g_strdup (self->stick);
  g_autoptr (GError) error = NULL;

  if (root == NULL)
    return;
  loket_verifier_window_clear (self);
  if (!loket_card_keeper_trust_root (self->keeper, root, &error))
    tell_problem (self, error);
  else if (stick != NULL)
    take (self, stick);
}

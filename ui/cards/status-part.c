/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How old the published list of good cards is, and publishing it anew into the folder that the web
 * server or the stick for the hospitals takes it from.  The section "Seal" has it. */
#include "config.h"

#include "ui/cards/status-part.h"

#include "core/clock.h"
#include "core/dates.h"
#include "core/key-desk.h"
#include "core/operations.h"
#include "core/status-list.h"
#include "ui/admin/page.h"
#include "ui/cases/bar.h"
#include "ui/registry/act.h"
#include "ui/registry/form-grid.h"
#include "ui/registry/parts.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <string.h>

#define GROUP "cards"
#define FOLDER "publish-folder"

#define LOKET_TYPE_STATUS_PART (loket_status_part_get_type ())
G_DECLARE_FINAL_TYPE (LoketStatusPart, loket_status_part, LOKET, STATUS_PART, GtkBox)

struct _LoketStatusPart {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *place; /* of what is said */
  GtkEditable *folder;
  /* owned */
  LoketRegistryAct *act;
  LoketTrustList *trusted; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LoketStatusPart, loket_status_part, GTK_TYPE_BOX)

/* How old it is */

/* When a file was signed as a status list, in microseconds; 0 = it is none of ours. */
static gint64
signed_at (LoketStatusPart *self, const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GBytes) cwt = NULL;
  g_autoptr (LoketStatusList) list = NULL;
  gsize length;

  if (self->trusted == NULL || !g_file_get_contents (path, &bytes, &length, NULL))
    return 0;
  cwt = g_bytes_new_take (g_steal_pointer (&bytes), length);
  list = loket_status_list_open (cwt, self->trusted);
  return list != NULL ? loket_status_list_iat (list) * G_USEC_PER_SEC : 0;
}

/* Of the newest list in that folder; 0 = there is none. */
static gint64
newest_in (LoketStatusPart *self, const char *folder)
{
  g_autoptr (GDir) files = *folder != '\0' ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  gint64 newest = 0;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (g_str_has_prefix (name, "status-"))
      newest = MAX (newest, signed_at (self, path));
  }
  return newest;
}

static GtkWidget *
make_age (LoketStatusPart *self)
{
  const gint64 now = loket_client_now (loket_program_client (self->program));
  const gint64 at = newest_in (self, gtk_editable_get_text (self->folder));
  g_autofree char *age =
      at > 0 ? loket_duration_text (loket_program_language (self->program), MAX (now - at, 0))
             : NULL;
  g_autofree char *sentence =
      at > 0 ? g_strdup_printf (_ ("The list in this folder is of %s ago."), age) : NULL;

  if (at == 0)
    return loket_cases_bar ("information",
                            "loket-information-symbolic",
                            _ ("No list lies in this folder"),
                            _ ("Hospitals cannot tell lost cards from good ones without it."));
  if (now - at > LOKET_STATUS_GOOD_DAYS * LOKET_DAY)
    return loket_cases_bar ("warning", NULL, _ ("The list is old"), sentence);
  return loket_cases_bar ("good", NULL, _ ("The list is fresh"), sentence);
}

static void
show_age (LoketStatusPart *self)
{
  GtkWidget *old = gtk_widget_get_first_child (self->place);

  if (old != NULL)
    gtk_box_remove (GTK_BOX (self->place), old);
  gtk_box_append (GTK_BOX (self->place), make_age (self));
}

/* Publishing */

static gboolean
write_all (const char *folder, GListModel *files, GError **error)
{
  if (g_mkdir_with_parents (folder, 0755) != 0) {
    g_set_error_literal (
        error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), g_strerror (errno));
    return FALSE;
  }
  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (LoketPublishedFile) file = g_list_model_get_item (files, i);
    g_autofree char *path = NULL;
    gsize length;
    const char *bytes = g_bytes_get_data (file->bytes, &length);
    if (strchr (file->name, G_DIR_SEPARATOR) != NULL)
      continue;
    path = g_build_filename (folder, file->name, NULL);
    if (!g_file_set_contents (path, bytes, (gssize) length, error))
      return FALSE;
  }
  return TRUE;
}

static void
published_cb (GtkWidget *page, LoketRecord *answer, const GError *problem)
{
  LoketStatusPart *self = LOKET_STATUS_PART (page);
  const char *folder = gtk_editable_get_text (self->folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (answer == NULL) {
    loket_admin_tell_problem (page, problem);
    return;
  }
  if (!write_all (folder, G_LIST_MODEL (loket_publication_cast (answer)->files), &error)) {
    g_message ("the status list is not written: %s", error->message);
    loket_admin_tell (
        page,
        LOKET_NOTICE_WARNING,
        _ ("The list was signed, but it cannot be written into this folder."),
        _ ("Is the stick in its place? Please look at the folder, and publish again."));
    gtk_widget_grab_focus (GTK_WIDGET (self->folder));
    return;
  }
  if (!loket_settings_remember (
          loket_program_settings (self->program), GROUP, FOLDER, folder, &error))
    g_message ("the folder is not remembered: %s", error->message);
  show_age (self);
  sentence = g_strdup_printf (_ ("The list of good cards is in %s."), folder);
  loket_admin_tell (page, LOKET_NOTICE_INFORMATION, sentence, NULL);
}

static void
publish_cb (LoketStatusPart *self)
{
  g_autoptr (LoketPublishing) request = loket_publishing_new ();

  if (*gtk_editable_get_text (self->folder) == '\0') {
    loket_admin_tell (
        GTK_WIDGET (self), LOKET_NOTICE_WARNING, _ ("Please enter a folder first."), NULL);
    gtk_widget_grab_focus (GTK_WIDGET (self->folder));
    return;
  }
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_STATUS_PUBLISH, LOKET_RECORD (request), published_cb);
}

/* The part */

static void
loket_status_part_dispose (GObject *object)
{
  g_clear_object (&LOKET_STATUS_PART (object)->act);
  g_clear_object (&LOKET_STATUS_PART (object)->trusted);
  G_OBJECT_CLASS (loket_status_part_parent_class)->dispose (object);
}

static void
loket_status_part_class_init (LoketStatusPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_status_part_dispose;
}

static void
loket_status_part_init (LoketStatusPart *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "part-card");
}

static char *
usual_folder (LoketProgram *program)
{
  g_autofree char *folder = loket_settings_text (loket_program_settings (program), GROUP, FOLDER);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (folder != NULL && *folder != '\0')
    return g_steal_pointer (&folder);
  return g_build_filename (documents != NULL ? documents : g_get_home_dir (), "loket-cards", NULL);
}

/**
 * loket_status_part_new:
 * @program: the program; its office is known
 * @trust: (nullable): the trust list of the office
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
loket_status_part_new (LoketProgram *program, GBytes *trust)
{
  LoketStatusPart *self = g_object_new (LOKET_TYPE_STATUS_PART, NULL);
  GtkWidget *grid = loket_form_grid_new ();
  GtkWidget *button =
      loket_part_button (_ ("Publish now"), "loket-check-symbolic", G_CALLBACK (publish_cb), self);
  g_autofree char *folder = usual_folder (program);

  self->program = program;
  self->trusted = trust != NULL ? loket_trust_list_peek (trust) : NULL;
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  self->place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->folder = loket_form_grid_entry (grid, _ ("Folder that it is written into"), 400, 0, 0, 12);
  gtk_editable_set_text (self->folder, folder);
  g_signal_connect_object (self->folder, "changed", G_CALLBACK (show_age), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  show_age (self);
  gtk_box_append (GTK_BOX (self), loket_part_label (_ ("List of good cards"), "fact"));
  gtk_box_append (GTK_BOX (self), self->place);
  gtk_box_append (GTK_BOX (self), grid);
  gtk_box_append (GTK_BOX (self), button);
  return GTK_WIDGET (self);
}

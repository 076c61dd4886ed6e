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
#include "ui/admin/words.h"
#include "ui/cases/bar.h"
#include "ui/registry/act.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define GROUP "cards"
#define FOLDER "publish-folder"

struct _LoketStatusPart {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *place; /* of what is said */
  GtkEditable *folder;
  /* owned */
  LoketRegistryAct *act;
  LoketTrustList *trusted;   /* (nullable) */
  GCancellable *cancellable; /* of the last look into the folder */
  /* state */
  LoketOptional newest; /* when the office signed its newest list, seconds since 1970 */
};

G_DEFINE_FINAL_TYPE (LoketStatusPart, loket_status_part, GTK_TYPE_BOX)

/* How old it is: looked for on a thread, as the folder may be a stick or far away. */

typedef struct {
  char *folder;
  LoketTrustList *trusted; /* (nullable) */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->folder);
  g_clear_object (&look->trusted);
  g_free (look);
}

/* When a file was signed as a status list, in seconds; 0 = it is none of ours. */
static gint64
signed_at (const Look *look, const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GBytes) cwt = NULL;
  g_autoptr (LoketStatusList) list = NULL;
  GStatBuf status;
  gsize length;

  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode) ||
      status.st_size > LOKET_STATUS_LIST_MAX || !g_file_get_contents (path, &bytes, &length, NULL))
    return 0;
  cwt = g_bytes_new_take (g_steal_pointer (&bytes), length);
  list = loket_status_list_open (cwt, look->trusted);
  return list != NULL ? loket_status_list_iat (list) : 0;
}

/* Of the newest list in that folder; 0 = there is none. */
static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Look *look = data;
  g_autoptr (GDir) files =
      look->trusted != NULL && *look->folder != '\0' ? g_dir_open (look->folder, 0, NULL) : NULL;
  const char *name;
  gint64 newest = 0;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL) {
    g_autofree char *path = g_build_filename (look->folder, name, NULL);
    if (g_str_has_prefix (name, "status-"))
      newest = MAX (newest, signed_at (look, path));
  }
  g_task_return_int (task, newest);
}

/* What the office signed last, wherever that lies by now. */
static char *
newest_word (LoketStatusPart *self)
{
  g_autofree char *when =
      self->newest.set ? loket_admin_time (self->program, self->newest.value * G_USEC_PER_SEC)
                       : NULL;

  return when != NULL ? g_strdup_printf (_ ("The office published its list last: %s."), when)
                      : g_strdup (_ ("The office has not published a list yet."));
}

static GtkWidget *
make_age (LoketStatusPart *self, gint64 at)
{
  const gint64 now = loket_client_now (loket_program_client (self->program));
  g_autofree char *age =
      loket_duration_text (loket_program_language (self->program), MAX (now - at, 0));
  g_autofree char *here =
      at > 0 ? g_strdup_printf (_ ("The list in this folder is of %s ago."), age)
             : g_strdup (_ ("Hospitals cannot tell lost cards from good ones without it."));
  g_autofree char *newest = newest_word (self);
  g_autofree char *sentence = g_strdup_printf ("%s %s", here, newest);

  if (at == 0)
    return loket_cases_bar ("warning", NULL, _ ("No list lies in this folder"), sentence);
  if (now - at > LOKET_STATUS_GOOD_DAYS * LOKET_DAY)
    return loket_cases_bar ("warning", NULL, _ ("The list is old"), sentence);
  return loket_cases_bar ("good", NULL, _ ("The list is fresh"), sentence);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketStatusPart) self = data;
  g_autoptr (GError) error = NULL;
  const gint64 at = g_task_propagate_int (G_TASK (result), &error);
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (self->place));

  if (error != NULL) /* another folder was named since */
    return;
  if (old != NULL)
    gtk_box_remove (GTK_BOX (self->place), old);
  gtk_box_append (GTK_BOX (self->place), make_age (self, at * G_USEC_PER_SEC));
}

static void
stop_looking (LoketStatusPart *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
look_anew (LoketStatusPart *self)
{
  Look *look = g_new0 (Look, 1);
  g_autoptr (GTask) task = NULL;

  stop_looking (self);
  self->cancellable = g_cancellable_new ();
  look->folder = g_strdup (gtk_editable_get_text (self->folder));
  look->trusted = self->trusted != NULL ? g_object_ref (self->trusted) : NULL;
  task = g_task_new (NULL, self->cancellable, looked_cb, g_object_ref (self));
  g_task_set_source_tag (task, look_anew);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_thread);
}

/* Publishing */

typedef struct {
  char *folder;
  LoketPublication *publication;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->folder);
  g_object_unref (writing->publication);
  g_free (writing);
}

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
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Writing *writing = data;
  GError *error = NULL;

  if (write_all (writing->folder, G_LIST_MODEL (writing->publication->files), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketStatusPart) self = data;
  const Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_message ("the status list is not written: %s", error->message);
    loket_admin_tell (
        GTK_WIDGET (self),
        LOKET_NOTICE_WARNING,
        _ ("The list was signed, but it cannot be written into this folder."),
        _ ("Is the stick in its place? Please look at the folder, and publish again."));
    gtk_widget_grab_focus (GTK_WIDGET (self->folder));
    return;
  }
  if (!loket_settings_remember (
          loket_program_settings (self->program), GROUP, FOLDER, writing->folder, &error))
    g_message ("the folder is not remembered: %s", error->message);
  self->newest =
      LOKET_SOME (loket_client_now (loket_program_client (self->program)) / G_USEC_PER_SEC);
  look_anew (self);
  sentence = g_strdup_printf (_ ("The list of good cards is in %s."), writing->folder);
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_INFORMATION, sentence, NULL);
}

static void
published_cb (GtkWidget *page, LoketRecord *answer, const GError *problem)
{
  LoketStatusPart *self = LOKET_STATUS_PART (page);
  g_autoptr (GTask) task = NULL;
  Writing *writing;

  if (answer == NULL) {
    loket_admin_tell_problem (page, problem);
    return;
  }
  writing = g_new0 (Writing, 1);
  writing->folder = g_strdup (gtk_editable_get_text (self->folder));
  writing->publication = g_object_ref (loket_publication_cast (answer));
  task = g_task_new (NULL, NULL, written_cb, g_object_ref (self));
  g_task_set_source_tag (task, published_cb);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_thread);
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
  LoketStatusPart *self = LOKET_STATUS_PART (object);

  stop_looking (self);
  g_clear_object (&self->act);
  g_clear_object (&self->trusted);
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
 *
 * Returns: (transfer floating): the card, which is to be told of the keys
 */
GtkWidget *
loket_status_part_new (LoketProgram *program)
{
  LoketStatusPart *self = g_object_new (LOKET_TYPE_STATUS_PART, NULL);
  GtkWidget *grid = loket_form_grid_new ();
  GtkWidget *button =
      loket_part_button (_ ("Publish now"), "loket-check-symbolic", G_CALLBACK (publish_cb), self);
  g_autofree char *folder = usual_folder (program);

  self->program = program;
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  self->place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->folder = loket_form_grid_entry (grid, _ ("Folder that it is written into"), 400, 0, 0, 12);
  gtk_editable_set_text (self->folder, folder);
  g_signal_connect_object (
      self->folder, "changed", G_CALLBACK (look_anew), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self), loket_part_label (_ ("List of good cards"), "fact"));
  gtk_box_append (GTK_BOX (self), self->place);
  gtk_box_append (GTK_BOX (self), grid);
  gtk_box_append (GTK_BOX (self), button);
  return GTK_WIDGET (self);
}

/**
 * loket_status_part_show:
 * @self: the card
 * @keys: of the office, with its trust list
 */
void
loket_status_part_show (LoketStatusPart *self, LoketKeyList *keys)
{
  g_clear_object (&self->trusted);
  self->trusted = keys->trust != NULL ? loket_trust_list_peek (keys->trust) : NULL;
  self->newest = keys->status_iat;
  look_anew (self);
}

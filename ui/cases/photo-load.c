/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photograph from the hub, or from a file, as a picture of a given size; it is read on a thread
 * of its own, since a telephone's takes a while.  Surveys and cards use it. */
#include "config.h"

#include "ui/cases/photo-load.h"

#include "client/fetch-file.h"
#include "core/error.h"
#include "ui/common/problem.h"

#include <glib/gi18n.h>

#define MOST_PIXELS (80 * 1000 * 1000) /* a few bytes may claim to be a picture of any size */
#define MOST_BYTES (64 * 1024 * 1024)  /* of a file that is chosen */

typedef struct {
  GBytes *bytes; /* NULL while they are fetched */
  int side;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_clear_pointer (&loading->bytes, g_bytes_unref);
  g_free (loading);
}

/* One without width is refused by every format's reader. */
static void
size_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  const int side = GPOINTER_TO_INT (data);
  const int longest = MAX (width, height);

  if ((gint64) width * height > MOST_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (longest > side)
    gdk_pixbuf_loader_set_size (loader,
                                MAX (1, (int) ((gint64) width * side / longest)),
                                MAX (1, (int) ((gint64) height * side / longest)));
}

static GdkPixbuf *
decode (GBytes *bytes, int side, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gboolean written;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_cb), GINT_TO_POINTER (side));
  written = gdk_pixbuf_loader_write_bytes (loader, bytes, error);
  /* It is to be closed in any case; only the first thing that was wrong is told. */
  if (!gdk_pixbuf_loader_close (loader, written ? error : NULL) || !written)
    return NULL;
  return gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
}

static void
decode_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Loading *loading = data;
  GError *error = NULL;
  GdkPixbuf *picture = decode (loading->bytes, loading->side, &error);

  if (picture != NULL)
    g_task_return_pointer (task, picture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
fetched_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Loading *loading = g_task_get_task_data (task);
  GError *error = NULL;

  loading->bytes = loket_client_fetch_file_finish (LOKET_CLIENT (client), result, &error);
  if (loading->bytes != NULL)
    g_task_run_in_thread (task, decode_thread);
  else
    g_task_return_error (task, error);
}

/**
 * loket_photo_load:
 * @program: the program
 * @sha256: of a photograph that the hub has
 * @side: pixels of its longer side at most
 * @cancellable: to give it up
 * @done: called with the result
 * @done_data: for @done
 */
void
loket_photo_load (LoketProgram *program,
                  const char *sha256,
                  int side,
                  GCancellable *cancellable,
                  GAsyncReadyCallback done,
                  gpointer done_data)
{
  GTask *task = g_task_new (NULL, cancellable, done, done_data);
  Loading *loading = g_new0 (Loading, 1);

  loading->side = side;
  g_task_set_source_tag (task, loket_photo_load);
  g_task_set_task_data (task, loading, loading_free);
  loket_client_fetch_file (loket_program_client (program), sha256, cancellable, fetched_cb, task);
}

static void
read_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Loading *loading = g_task_get_task_data (task);
  GError *error = NULL;
  char *contents;
  gsize length;

  if (!g_file_load_contents_finish (G_FILE (file), result, &contents, &length, NULL, &error)) {
    g_task_return_error (task, error);
    return;
  }
  loading->bytes = g_bytes_new_take (contents, length);
  g_task_run_in_thread (task, decode_thread);
}

/* A file of any size, such as a disk's image that was chosen by mistake, is not read to its end. */
static void
asked_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (file), result, &error);

  if (info == NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > MOST_BYTES) {
    g_task_return_new_error (
        task, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY, "no picture, or too large");
    return;
  }
  g_file_load_contents_async (
      G_FILE (file), g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

/**
 * loket_photo_read:
 * @file: of this computer
 * @side: pixels of its longer side at most
 * @cancellable: to give it up
 * @done: called with the result, for loket_photo_load_finish()
 * @done_data: for @done
 */
void
loket_photo_read (GFile *file,
                  int side,
                  GCancellable *cancellable,
                  GAsyncReadyCallback done,
                  gpointer done_data)
{
  GTask *task = g_task_new (NULL, cancellable, done, done_data);
  Loading *loading = g_new0 (Loading, 1);

  loading->side = side;
  g_task_set_source_tag (task, loket_photo_read);
  g_task_set_task_data (task, loading, loading_free);
  g_file_query_info_async (file,
                           G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT,
                           cancellable,
                           asked_cb,
                           task);
}

/**
 * loket_photo_load_finish:
 * @result: what the callback got
 * @error: set to why there is no picture
 *
 * Returns: (transfer full): the picture
 */
GdkTexture *
loket_photo_load_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GdkPixbuf) picture = g_task_propagate_pointer (G_TASK (result), error);

  return picture != NULL ? gdk_texture_new_for_pixbuf (picture) : NULL;
}

/**
 * loket_photo_chooser_new:
 * @inside: any widget of the window
 *
 * Returns: (transfer full): a choice of one picture of this computer, not shown yet
 */
GtkFileChooserNative *
loket_photo_chooser_new (GtkWidget *inside)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (inside));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Photograph"), window, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  return chooser;
}

/**
 * loket_photo_problem:
 * @program: the program
 * @error: why there is no picture
 *
 * Returns: (transfer full): that in a sentence
 */
char *
loket_photo_problem (LoketProgram *program, const GError *error)
{
  if (error->domain == GDK_PIXBUF_ERROR)
    return g_strdup (_ ("This file is no picture that can be shown."));
  if (g_error_matches (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND))
    return g_strdup (_ ("This photograph is not on file at the office any more."));
  if (g_error_matches (error, LOKET_ERROR, LOKET_ERROR_INTERNAL))
    return g_strdup (_ ("This photograph is damaged."));
  return loket_problem_sentence (error, loket_program_language (program));
}

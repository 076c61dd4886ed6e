/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the rows of a list that were left out into a file, page after page; the shelf of lists
 * asks for it. */
#include "config.h"

#include "ui/registry/reject-file.h"

#include "core/list-desk.h"

typedef struct {
  LoketClient *client;
  LoketListRejectsQuery *query;
  char *path;
  GByteArray *text;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->client);
  g_object_unref (saving->query);
  g_byte_array_unref (saving->text);
  g_free (saving->path);
  g_free (saving);
}

static void ask_page (GTask *task);

/* Only the officer may read it: numbers of people stand in it. */
static void
write_file (GTask *task)
{
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (GFile) file = g_file_new_for_path (saving->path);
  GError *error = NULL;

  if (g_file_replace_contents (file,
                               (const char *) saving->text->data,
                               saving->text->len,
                               NULL,
                               FALSE,
                               G_FILE_CREATE_PRIVATE,
                               NULL,
                               g_task_get_cancellable (task),
                               &error))
    g_task_return_pointer (task, g_strdup (saving->path), g_free);
  else
    g_task_return_error (task, error);
}

static void
page_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  LoketListRejects *rejects;
  gsize length;
  const guint8 *bytes;

  if (answer == NULL) {
    g_task_return_error (task, error);
    return;
  }
  rejects = loket_list_rejects_cast (answer);
  bytes = g_bytes_get_data (rejects->csv, &length);
  g_byte_array_append (saving->text, bytes, (guint) length);
  g_free (saving->query->after);
  saving->query->after = g_strdup (rejects->next);
  if (rejects->next != NULL)
    ask_page (g_steal_pointer (&task));
  else
    write_file (task);
}

static void
ask_page (GTask *task)
{
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (LoketRecord) query = loket_record_copy (LOKET_RECORD (saving->query));

  loket_client_call (saving->client,
                     &LOKET_LIST_REJECTS,
                     query,
                     NULL,
                     g_task_get_cancellable (task),
                     page_cb,
                     task);
}

/**
 * loket_reject_file_save:
 * @client: the way to the hub
 * @batch: id of a list
 * @language: of the reasons
 * @path: of the file, which is replaced once all of it is there
 * @cancellable: (nullable): gives up
 * @done: called when the file is there
 * @done_data: for @done
 */
void
loket_reject_file_save (LoketClient *client,
                        const char *batch,
                        const char *language,
                        const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback done,
                        gpointer done_data)
{
  GTask *task = g_task_new (NULL, cancellable, done, done_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->client = g_object_ref (client);
  saving->query = loket_list_rejects_query_new ();
  saving->query->batch = g_strdup (batch);
  saving->query->language = g_strdup (language);
  saving->path = g_strdup (path);
  saving->text = g_byte_array_new ();
  g_task_set_source_tag (task, loket_reject_file_save);
  g_task_set_task_data (task, saving, saving_free);
  ask_page (task);
}

/**
 * loket_reject_file_save_finish:
 * @result: what @done got
 * @error: set to what the hub said, or as g_file_replace_contents()
 *
 * Returns: (transfer full): the path of the file
 */
char *
loket_reject_file_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

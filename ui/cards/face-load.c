/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card's face with everything that it is drawn from: the templates of the office and the
 * photograph, fetched once each.  Preview and printing use the same. */
#include "config.h"

#include "ui/cards/face-load.h"

#include "client/fetch-file.h"
#include "core/card-desk.h"
#include "core/operations.h"

#include <string.h>

typedef struct {
  LoketCardFace *record;
  LoketFaceDesign *design;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_object_unref (loading->record);
  g_clear_pointer (&loading->design, loket_face_design_free);
  g_free (loading);
}

static void
end (GTask *task, GBytes *photo)
{
  Loading *loading = g_task_get_task_data (task);
  GError *error = NULL;
  LoketFace *face = loket_face_new (loading->design, loading->record, photo, &error);

  if (face != NULL)
    g_task_return_pointer (task, face, (GDestroyNotify) loket_face_free);
  else
    g_task_return_error (task, error);
}

static void
photo_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GBytes) photo = loket_client_fetch_file_finish (LOKET_CLIENT (client), result, &error);

  if (photo != NULL)
    end (task, photo);
  else
    g_task_return_error (task, error);
}

static LoketFaceDesign *
read_design (LoketCardDesign *design, GError **error)
{
  g_autoptr (GBytes) front = g_bytes_new (design->front, strlen (design->front));
  g_autoptr (GBytes) back = g_bytes_new (design->back, strlen (design->back));

  return loket_face_design_new (
      front, back, design->members ? LOKET_FACE_FAMILY : LOKET_FACE_BACK, error);
}

static void
design_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Loading *loading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (answer != NULL)
    loading->design = read_design (loket_card_design_cast (answer), &error);
  if (loading->design == NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (loading->record->photo == NULL) {
    end (task, NULL);
    return;
  }
  loket_client_fetch_file (LOKET_CLIENT (client),
                           loading->record->photo,
                           g_task_get_cancellable (task),
                           photo_cb,
                           g_object_ref (task));
}

/**
 * loket_face_load:
 * @program: the program
 * @record: what stands on the card
 * @cancellable: (nullable): to give it up
 * @done: called with the result
 * @done_data: for @done
 */
void
loket_face_load (LoketProgram *program,
                 LoketCardFace *record,
                 GCancellable *cancellable,
                 GAsyncReadyCallback done,
                 gpointer done_data)
{
  GTask *task = g_task_new (NULL, cancellable, done, done_data);
  g_autoptr (LoketCardDesignQuery) query = loket_card_design_query_new ();
  Loading *loading = g_new0 (Loading, 1);

  loading->record = g_object_ref (record);
  g_task_set_source_tag (task, loket_face_load);
  g_task_set_task_data (task, loading, loading_free);
  query->product = g_strdup (record->product);
  loket_client_call (loket_program_client (program),
                     &LOKET_CARD_DESIGN,
                     LOKET_RECORD (query),
                     NULL,
                     cancellable,
                     design_cb,
                     task);
}

/**
 * loket_face_load_finish:
 * @result: what the callback got
 * @error: set to why there is none
 *
 * Returns: (transfer full): the face, ready to be drawn
 */
LoketFace *
loket_face_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

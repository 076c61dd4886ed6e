/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The faces of one print after the other are fetched, and then laid out for the printer. */
#include "config.h"

#include "ui/cards/card-pages.h"

#include "core/card-desk.h"
#include "core/error.h"
#include "core/operations.h"
#include "printing/card-sheet.h"
#include "ui/cards/face-load.h"

typedef struct {
  LoketProgram *program; /* borrowed: the run belongs to it */
  GPtrArray *prints;     /* LoketCardPrint */
  GPtrArray *faces;      /* LoketFace, of the first prints */
  LoketCardLayout layout;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_ptr_array_unref (making->prints);
  g_ptr_array_unref (making->faces);
  g_free (making);
}

/**
 * loket_card_layout_places:
 * @layout: a layout
 *
 * Returns: how many cards go to the printer at once
 */
guint
loket_card_layout_places (LoketCardLayout layout)
{
  return layout == LOKET_CARD_LAYOUT_SHEETS ? loket_card_paper_places (&loket_card_paper_a4) : 1;
}

/* Some card printers want a page larger than the card. */
static void
set_medium (LoketProgram *program, LoketFace *face)
{
  g_autofree char *text =
      loket_settings_text (loket_program_settings (program), "printing", "card-medium");
  LoketCardMedium medium;

  if (text == NULL)
    return;
  if (loket_card_medium_parse (text, &medium))
    loket_face_set_medium (face, &medium);
  else
    g_warning ("card-medium \"%s\" is no size such as 54.86x86.02+1", text);
}

static LoketCardPages *
make_pages (const LoketSheet *sheet, GError **error)
{
  GBytes *pdf = loket_sheet_to_pdf (sheet, 0, error);
  LoketCardPages *pages;

  if (pdf == NULL)
    return NULL;
  pages = g_new0 (LoketCardPages, 1);
  pages->pdf = pdf;
  pages->width = sheet->width;
  pages->height = sheet->height;
  return pages;
}

static LoketCardPages *
lay_out (Making *making, GError **error)
{
  g_autoptr (LoketCardSheet) cards = NULL;
  LoketSheet sheet;

  if (making->layout == LOKET_CARD_LAYOUT_SHEETS) {
    cards = loket_card_sheet_new (&loket_card_paper_a4, making->faces);
    sheet = loket_card_sheet_sheet (cards);
  } else {
    set_medium (making->program, making->faces->pdata[0]);
    sheet = loket_face_sheet (making->faces->pdata[0]);
  }
  return make_pages (&sheet, error);
}

static LoketCardPrint *
wanted (GTask *task)
{
  Making *making = g_task_get_task_data (task);

  return making->prints->pdata[making->faces->len];
}

static void next (GTask *task);

static void
face_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  LoketFace *face = loket_face_load_finish (result, &error);

  if (face == NULL) {
    g_task_return_error (task, error);
    return;
  }
  g_ptr_array_add (making->faces, face);
  next (task);
}

/* What is printed is what was sealed for this print, never what is on file by now. */
static LoketCardFace *
face_of (LoketCardView *view, const char *print)
{
  return view->print != NULL && g_strcmp0 (view->print->id, print) == 0 ? view->face : NULL;
}

static void
opened_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  LoketCardFace *record;

  if (answer == NULL) {
    g_task_return_error (task, error);
    return;
  }
  record = face_of (loket_card_view_cast (answer), wanted (task)->id);
  if (record != NULL) {
    loket_face_load (making->program, record, NULL, face_cb, g_object_ref (task));
    return;
  }
  loket_set_error (&error, LOKET_ERROR_CHANGED, NULL, "another print was made of this card");
  g_task_return_error (task, error);
}

static void
next (GTask *task)
{
  Making *making = g_task_get_task_data (task);
  g_autoptr (LoketCardReference) reference = NULL;

  if (making->faces->len == making->prints->len) {
    GError *error = NULL;
    LoketCardPages *pages = lay_out (making, &error);
    if (pages != NULL)
      g_task_return_pointer (task, pages, (GDestroyNotify) loket_card_pages_free);
    else
      g_task_return_error (task, error);
    return;
  }
  reference = loket_card_reference_new ();
  reference->card = g_strdup (wanted (task)->card);
  loket_client_call (loket_program_client (making->program),
                     &LOKET_CARD_OPEN,
                     LOKET_RECORD (reference),
                     NULL,
                     NULL,
                     opened_cb,
                     g_object_ref (task));
}

/**
 * loket_card_pages_make:
 * @program: the program; it outlives this
 * @prints: (element-type LoketCardPrint): that wait at the office, as many as
 * loket_card_layout_places() at most
 * @layout: how they lie
 * @done: called with the result
 * @done_data: for @done
 */
void
loket_card_pages_make (LoketProgram *program,
                       GPtrArray *prints,
                       LoketCardLayout layout,
                       GAsyncReadyCallback done,
                       gpointer done_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done, done_data);
  Making *making = g_new0 (Making, 1);

  g_return_if_fail (prints->len > 0 && prints->len <= loket_card_layout_places (layout));
  making->program = program;
  making->prints = g_ptr_array_ref (prints);
  making->faces = g_ptr_array_new_with_free_func ((GDestroyNotify) loket_face_free);
  making->layout = layout;
  g_task_set_source_tag (task, loket_card_pages_make);
  g_task_set_task_data (task, making, making_free);
  next (task);
}

/**
 * loket_card_pages_make_finish:
 * @result: what the callback got
 * @error: set to why there is nothing to print
 *
 * Returns: (transfer full): front and back
 */
LoketCardPages *
loket_card_pages_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * loket_card_pages_free:
 * @pages: (transfer full): pages
 */
void
loket_card_pages_free (LoketCardPages *pages)
{
  g_bytes_unref (pages->pdf);
  g_free (pages);
}

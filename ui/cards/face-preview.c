/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Front and back of a card as they are printed; the function that draws the paper draws it. */
#include "config.h"

#include "ui/cards/face-preview.h"

#include "ui/cards/face-load.h"
#include "ui/common/problem.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define WIDTH 340 /* pixels of a side: as large as a card in the hand is on most screens */

struct _LoketFacePreview {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *sides[2];
  GtkLabel *state;
  /* owned */
  LoketFace *face; /* NULL = none is shown */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LoketFacePreview, loket_face_preview, GTK_TYPE_BOX)

static void
say (LoketFacePreview *self, const char *sentence)
{
  gtk_label_set_text (self->state, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->state), *sentence != '\0');
}

static void
draw_side (LoketFacePreview *self, guint page, cairo_t *cr, int width)
{
  LoketSheet sheet;

  if (self->face == NULL)
    return;
  sheet = loket_face_preview (self->face);
  cairo_scale (cr, width / sheet.width, width / sheet.width);
  sheet.draw (sheet.drawn, page, cr);
}

static void
front_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  draw_side (data, 0, cr, width);
}

static void
back_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  draw_side (data, 1, cr, width);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketFacePreview) self = data;
  g_autoptr (GError) error = NULL;
  LoketFace *face = loket_face_load_finish (result, &error);
  g_autofree char *sentence = NULL;

  if (face == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
      sentence = loket_problem_sentence (error, loket_program_language (self->program));
      say (self, sentence);
    }
    return;
  }
  say (self, "");
  g_clear_pointer (&self->face, loket_face_free);
  self->face = face;
  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++) {
    gtk_widget_set_visible (self->sides[i], TRUE);
    gtk_widget_queue_draw (self->sides[i]);
  }
}

static void
stop (LoketFacePreview *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * loket_face_preview_show:
 * @self: the preview
 * @record: what stands on the card
 */
void
loket_face_preview_show (LoketFacePreview *self, LoketCardFace *record)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  loket_face_load (self->program, record, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
loket_face_preview_dispose (GObject *object)
{
  LoketFacePreview *self = LOKET_FACE_PREVIEW (object);

  stop (self);
  g_clear_pointer (&self->face, loket_face_free);
  G_OBJECT_CLASS (loket_face_preview_parent_class)->dispose (object);
}

static void
loket_face_preview_class_init (LoketFacePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_face_preview_dispose;
}

static GtkWidget *
make_side (LoketFacePreview *self, const char *name, GtkDrawingAreaDrawFunc draw)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       (int) (WIDTH * LOKET_CARD_HEIGHT / LOKET_CARD_WIDTH));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, self, NULL);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (area, "face");
  gtk_widget_set_visible (area, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (self), area);
  return area;
}

static void
loket_face_preview_init (LoketFacePreview *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "faces");
  self->sides[0] = make_side (self, _ ("Front of the card"), front_cb);
  self->sides[1] = make_side (self, _ ("Back of the card"), back_cb);
  self->state = GTK_LABEL (loket_part_label ("", "quiet"));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->state));
  say (self, _ ("One moment, please"));
}

/**
 * loket_face_preview_new:
 * @program: the program
 *
 * Returns: (transfer floating): a preview of nothing yet
 */
GtkWidget *
loket_face_preview_new (LoketProgram *program)
{
  LoketFacePreview *self = g_object_new (LOKET_TYPE_FACE_PREVIEW, NULL);

  self->program = program;
  return GTK_WIDGET (self);
}

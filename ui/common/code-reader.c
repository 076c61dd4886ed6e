/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes in pictures: those of a camera as they come, or one from a file.  The camera and the
 * desk that checks cards use it. */
#include "config.h"

#include "ui/common/code-reader.h"

#include "core/error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <zbar.h>

#define DOTS_MOST                                                                                  \
  50000000 /* of a file: more no telephone takes, and they would fill the memory                   \
            */

struct _LoketCodeReader {
  zbar_image_scanner_t *reader;
};

/**
 * loket_code_reader_new:
 *
 * Returns: (transfer full): a reader; of one thread at a time
 */
LoketCodeReader *
loket_code_reader_new (void)
{
  LoketCodeReader *self = g_new0 (LoketCodeReader, 1);

  self->reader = zbar_image_scanner_create ();
  zbar_image_scanner_set_config (self->reader, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (self->reader, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  return self;
}

/**
 * loket_code_reader_free:
 * @self: (nullable) (transfer full): a reader
 */
void
loket_code_reader_free (LoketCodeReader *self)
{
  if (self == NULL)
    return;
  zbar_image_scanner_destroy (self->reader);
  g_free (self);
}

static guint8 *
grey_of (const guint8 *dots, int channels, int width, int height, gsize stride)
{
  guint8 *grey = g_malloc ((gsize) width * (gsize) height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) {
      const guint8 *dot = dots + (gsize) y * stride + (gsize) channels * (gsize) x;
      grey[(gsize) y * (gsize) width + (gsize) x] =
          (guint8) ((77 * dot[0] + 151 * dot[1] + 28 * dot[2]) >> 8);
    }
  return grey;
}

/**
 * loket_code_reader_read:
 * @self: a reader
 * @dots: a picture, red, green and blue first in each dot
 * @channels: bytes of a dot, 3 or 4
 * @width: dots of a row
 * @height: rows
 * @stride: bytes of a row
 *
 * Returns: (transfer full) (nullable): what the first QR code says that is seen in it, as UTF-8
 *   whatever bytes it holds; %NULL when there is none
 */
char *
loket_code_reader_read (LoketCodeReader *self,
                        const guint8 *dots,
                        int channels,
                        int width,
                        int height,
                        gsize stride)
{
  g_autofree guint8 *grey = grey_of (dots, channels, width, height, stride);
  zbar_image_t *image = zbar_image_create ();
  const zbar_symbol_t *symbol;
  char *code = NULL;

  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (unsigned) width, (unsigned) height);
  zbar_image_set_data (image, grey, (unsigned long) width * (unsigned long) height, NULL);
  if (zbar_scan_image (self->reader, image) > 0 &&
      (symbol = zbar_image_first_symbol (image)) != NULL)
    code = g_utf8_make_valid (zbar_symbol_get_data (symbol),
                              (gssize) zbar_symbol_get_data_length (symbol));
  zbar_image_destroy (image);
  return code;
}

/* The size is looked at before the dots are: a small file can hold very many of them. */
static GdkPixbuf *
load (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  int width = 0, height = 0;

  if (path == NULL || gdk_pixbuf_get_file_info (path, &width, &height) == NULL ||
      (gint64) width * height > DOTS_MOST) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "file", "no picture that can be read");
    return NULL;
  }
  return gdk_pixbuf_new_from_file (path, error);
}

static void
read_file_in_thread (GTask *task, gpointer file, gpointer unused, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = load (file, &error);
  g_autoptr (LoketCodeReader) reader = loket_code_reader_new ();
  char *code = NULL;

  if (picture == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  code = loket_code_reader_read (reader,
                                 gdk_pixbuf_read_pixels (picture),
                                 gdk_pixbuf_get_n_channels (picture),
                                 gdk_pixbuf_get_width (picture),
                                 gdk_pixbuf_get_height (picture),
                                 (gsize) gdk_pixbuf_get_rowstride (picture));
  if (code == NULL) {
    loket_set_error (&error, LOKET_ERROR_NOT_FOUND, "code", "no code in the picture");
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  g_task_return_pointer (task, code, g_free);
}

/**
 * loket_code_reader_read_file:
 * @file: a picture on this computer
 * @cancellable: (nullable): ends it
 * @done: called on this thread
 * @done_data: for @done
 */
void
loket_code_reader_read_file (GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback done,
                             gpointer done_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, done, done_data);

  g_task_set_source_tag (task, loket_code_reader_read_file);
  g_task_run_in_thread (task, read_file_in_thread);
}

/**
 * loket_code_reader_read_file_finish:
 * @result: what the callback got
 * @error: set to %LOKET_ERROR_NOT_FOUND when no code is in it, to others when it cannot be shown
 *
 * Returns: (transfer full): what the code says
 */
char *
loket_code_reader_read_file_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

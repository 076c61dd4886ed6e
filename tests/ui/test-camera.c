/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a camera and the codes in them; the camera is a row of pictures from files. */
#include "printing/qr.h"
#include "ui/common/camera.h"

#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#include <cairo.h>

#define CODE "https://kartu.example.go.id/v#2KCETIQBE4YZAQWM2345670"
#define WIDTH 640
#define HEIGHT 480

typedef struct {
  LoketTestDir *dir;
  GPtrArray *codes;
  guint n_frames;
  guint n_failed;
  int width;
  int height;
} Seen;

static void
frame_cb (LoketCamera *camera, GdkTexture *texture, gpointer data)
{
  Seen *seen = data;

  seen->n_frames++;
  seen->width = gdk_texture_get_width (texture);
  seen->height = gdk_texture_get_height (texture);
}

static void
code_cb (LoketCamera *camera, const char *code, gpointer data)
{
  g_ptr_array_add (((Seen *) data)->codes, g_strdup (code));
}

static void
failed_cb (LoketCamera *camera, gpointer data)
{
  ((Seen *) data)->n_failed++;
}

static LoketCamera *
camera_of (Seen *seen, const char *source)
{
  LoketCamera *camera = loket_camera_new (source);

  g_signal_connect (camera, "frame", G_CALLBACK (frame_cb), seen);
  g_signal_connect (camera, "code", G_CALLBACK (code_cb), seen);
  g_signal_connect (camera, "failed", G_CALLBACK (failed_cb), seen);
  return camera;
}

/* A picture with @code in the middle, tilted as a hand holds it; %NULL = an empty one. */
static cairo_surface_t *
draw (const char *code)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;

  cairo_set_source_rgb (cr, 0.8, 0.8, 0.75);
  cairo_paint (cr);
  if (code != NULL) {
    g_autoptr (LoketQr) qr = loket_qr_new (code, &error);
    const double module = loket_qr_module_for (qr, 300);
    g_assert_no_error (error);
    cairo_translate (cr, 150, 60);
    cairo_rotate (cr, 0.1);
    cairo_set_source_rgb (cr, 1, 1, 1);
    cairo_rectangle (cr, 0, 0, 340, 340);
    cairo_fill (cr);
    cairo_set_source_rgb (cr, 0, 0, 0);
    loket_qr_draw_exact (qr, cr, 20, 20, module);
  }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Its bytes as they are, not a PNG: pngdec leaves a buffer behind when it is stopped in the middle
 * of a picture, and the sanitizers would tell. */
static char *
source_of (Seen *seen, const char *code, guint n_frames)
{
  g_autofree char *path = loket_test_dir_child (seen->dir, "picture.raw");
  cairo_surface_t *surface = draw (code);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cairo_image_surface_get_stride (surface), ==, 4 * WIDTH);
  g_file_set_contents (
      path, (const char *) cairo_image_surface_get_data (surface), 4 * WIDTH * HEIGHT, &error);
  g_assert_no_error (error);
  cairo_surface_destroy (surface);
  return g_strdup_printf ("multifilesrc location=%s num-buffers=%u loop=true "
                          "caps=video/x-raw,format=%s,width=%d,height=%d,framerate=30/1",
                          path,
                          n_frames,
                          G_BYTE_ORDER == G_LITTLE_ENDIAN ? "BGRx" : "xRGB",
                          WIDTH,
                          HEIGHT);
}

static gboolean
has_ended (gpointer data)
{
  return ((Seen *) data)->n_failed > 0;
}

static void
set_up (Seen *seen, gconstpointer data)
{
  seen->dir = loket_test_dir_new ();
  seen->codes = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Seen *seen, gconstpointer data)
{
  g_ptr_array_unref (seen->codes);
  loket_test_dir_free (seen->dir);
}

/* The same card before the camera is one code, however many pictures show it. */
static void
test_code (Seen *seen, gconstpointer data)
{
  g_autofree char *source = source_of (seen, CODE, 20);
  g_autoptr (LoketCamera) camera = camera_of (seen, source);

  g_assert_true (loket_camera_start (camera, TRUE));
  g_assert_true (loket_camera_is_on (camera));
  loket_test_wait_until (has_ended, seen, 20000);
  g_assert_false (loket_camera_is_on (camera));
  g_assert_cmpuint (seen->n_frames, >, 0);
  g_assert_cmpint (seen->width, ==, WIDTH);
  g_assert_cmpint (seen->height, ==, HEIGHT);
  g_assert_cmpuint (seen->codes->len, ==, 1);
  g_assert_cmpstr (seen->codes->pdata[0], ==, CODE);
}

static void
test_nothing (Seen *seen, gconstpointer data)
{
  g_autofree char *source = source_of (seen, NULL, 10);
  g_autoptr (LoketCamera) camera = camera_of (seen, source);

  g_assert_true (loket_camera_start (camera, TRUE));
  loket_test_wait_until (has_ended, seen, 20000);
  g_assert_cmpuint (seen->n_frames, >, 0);
  g_assert_cmpuint (seen->codes->len, ==, 0);
}

/* A photograph looks for no codes. */
static void
test_photograph (Seen *seen, gconstpointer data)
{
  g_autofree char *source = source_of (seen, CODE, 5);
  g_autoptr (LoketCamera) camera = camera_of (seen, source);

  g_assert_true (loket_camera_start (camera, FALSE));
  loket_test_wait_until (has_ended, seen, 20000);
  g_assert_cmpuint (seen->n_frames, >, 0);
  g_assert_cmpuint (seen->codes->len, ==, 0);
}

/* No such camera, or none that one could describe so: said at once or a moment later. */
static void
test_no_camera (Seen *seen, gconstpointer data)
{
  g_autoptr (LoketCamera) gone = camera_of (seen, "v4l2src device=/nowhere/video0");
  g_autoptr (LoketCamera) nonsense = camera_of (seen, "no-such-element-at-all");

  g_assert_false (loket_camera_start (nonsense, TRUE));
  g_assert_false (loket_camera_is_on (nonsense));
  if (loket_camera_start (gone, TRUE))
    loket_test_wait_until (has_ended, seen, 20000);
  g_assert_false (loket_camera_is_on (gone));
  g_assert_cmpuint (seen->n_frames, ==, 0);
}

/* Left in the middle of a picture, again and again. */
static void
test_left (Seen *seen, gconstpointer data)
{
  g_autofree char *source = source_of (seen, CODE, 1000);

  for (guint round = 0; round < 20; round++) {
    g_autoptr (LoketCamera) camera = camera_of (seen, source);
    g_assert_true (loket_camera_start (camera, round % 2 == 0));
    for (guint i = 0; i < round; i++)
      g_main_context_iteration (NULL, FALSE);
  }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (seen->n_failed, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/ui/camera/" name, Seen, NULL, set_up, test, tear_down)
  ADD ("code", test_code);
  ADD ("nothing", test_nothing);
  ADD ("photograph", test_photograph);
  ADD ("no-camera", test_no_camera);
  ADD ("left", test_left);
#undef ADD
  return g_test_run ();
}

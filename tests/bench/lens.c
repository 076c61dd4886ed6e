/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thirty pictures a second on a thread of its own, which never waits for the window. */
#include "lens.h"

#include "printing/qr.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

#define WIDTH 1280 /* of the cameras that desks have */
#define HEIGHT 720
#define RATE 30
#define MODULE 6.5   /* dots: the code of a card takes 500 of the 720 */
#define TILT 0.15    /* at most, either way */
#define SHIFT 50.0   /* dots at most, either way */
#define PIPE 1048576 /* bytes, or a picture would take many turns between two threads */

struct _BenchLens {
  int ends[2]; /* of the pipe: reading, writing; -1 = closed */
  GThread *thread;
  GMutex mutex;
  GCond cond;
  /* of both threads */
  GBytes *picture; /* that is held before it */
  gint64 since;    /* when the first one of it was sent, monotonic microseconds; 0 = not yet */
  gboolean ended;
};

/**
 * bench_lens_new:
 *
 * Returns: (transfer full): a camera that sends nothing yet
 */
BenchLens *
bench_lens_new (void)
{
  BenchLens *lens = g_new0 (BenchLens, 1);
  g_autoptr (GError) error = NULL;

  g_unix_open_pipe (lens->ends, FD_CLOEXEC, &error);
  g_assert_no_error (error);
  fcntl (lens->ends[1], F_SETPIPE_SZ, PIPE);
  signal (SIGPIPE, SIG_IGN); /* when nobody looks any more */
  g_mutex_init (&lens->mutex);
  g_cond_init (&lens->cond);
  return lens;
}

/**
 * bench_lens_free:
 * @lens: (nullable) (transfer full): a camera; whoever read its pictures has stopped
 */
void
bench_lens_free (BenchLens *lens)
{
  if (lens == NULL)
    return;
  g_mutex_lock (&lens->mutex);
  lens->ended = TRUE;
  g_cond_signal (&lens->cond);
  g_mutex_unlock (&lens->mutex);
  close (lens->ends[0]); /* a write that waits ends */
  if (lens->thread != NULL)
    g_thread_join (lens->thread);
  close (lens->ends[1]);
  g_clear_pointer (&lens->picture, g_bytes_unref);
  g_mutex_clear (&lens->mutex);
  g_cond_clear (&lens->cond);
  g_free (lens);
}

/**
 * bench_lens_source:
 * @lens: a camera
 *
 * Returns: (transfer full): it, as `[camera] source` of a desk describes it
 */
char *
bench_lens_source (BenchLens *lens)
{
  return g_strdup_printf (
      "fdsrc fd=%d blocksize=%d ! rawvideoparse use-sink-caps=false format=yuy2 width=%d "
      "height=%d framerate=%d/1",
      lens->ends[0],
      PIPE,
      WIDTH,
      HEIGHT,
      RATE);
}

/* Sends a picture whole; returns whether anybody reads. */
static gboolean
send_picture (int pipe, GBytes *picture)
{
  gsize left;
  const guint8 *next = g_bytes_get_data (picture, &left);

  while (left > 0) {
    const ssize_t n = write (pipe, next, left);
    if (n < 0 && errno != EINTR)
      return FALSE;
    next += MAX (n, 0);
    left -= (gsize) MAX (n, 0);
  }
  return TRUE;
}

/* Returns: (transfer full) (nullable): what is held before it when the next one is due; NULL at the
 * end */
static GBytes *
next_picture (BenchLens *lens, gint64 due)
{
  GBytes *picture = NULL;

  g_mutex_lock (&lens->mutex);
  while (!lens->ended && g_cond_wait_until (&lens->cond, &lens->mutex, due))
    continue;
  if (!lens->ended) {
    picture = g_bytes_ref (lens->picture);
    if (lens->since == 0)
      lens->since = g_get_monotonic_time ();
  }
  g_mutex_unlock (&lens->mutex);
  return picture;
}

static gpointer
send_pictures (gpointer data)
{
  BenchLens *lens = data;
  gint64 due = g_get_monotonic_time ();
  GBytes *picture;
  gboolean read = TRUE;

  while (read && (picture = next_picture (lens, due)) != NULL) {
    read = send_picture (lens->ends[1], picture);
    g_bytes_unref (picture);
    due = MAX (due + G_USEC_PER_SEC / RATE, g_get_monotonic_time ());
  }
  return NULL;
}

/**
 * bench_lens_open:
 * @lens: a camera before which something is held
 *
 * From now on it sends pictures.
 */
void
bench_lens_open (BenchLens *lens)
{
  lens->thread = g_thread_new ("lens", send_pictures, lens);
}

/* A card on a desk, held as hands hold it. */
static void
draw (cairo_t *cr, const char *text, GRand *chance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketQr) qr = loket_qr_new (text, &error);
  double side;

  g_assert_no_error (error);
  side = loket_qr_modules (qr) * MODULE;
  cairo_set_source_rgb (cr, 0.55, 0.5, 0.45);
  cairo_paint (cr);
  cairo_translate (cr,
                   WIDTH / 2.0 + g_rand_double_range (chance, -SHIFT, SHIFT),
                   HEIGHT / 2.0 + g_rand_double_range (chance, -SHIFT, SHIFT));
  cairo_rotate (cr, g_rand_double_range (chance, -TILT, TILT));
  cairo_set_source_rgb (cr, 0.93, 0.93, 0.9);
  cairo_rectangle (cr, -side / 2, -side / 2, side, side);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  loket_qr_draw_exact (qr, cr, -side / 2, -side / 2, MODULE);
}

/* As cameras send them: the brightness of each dot, and a colour for two, which is none here. */
static GBytes *
picture_of (cairo_surface_t *surface)
{
  const guint8 *dots = cairo_image_surface_get_data (surface);
  const gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  guint8 *picture = g_malloc (2 * WIDTH * HEIGHT);

  for (gsize y = 0; y < HEIGHT; y++)
    for (gsize x = 0; x < WIDTH; x++) {
      guint8 *dot = picture + 2 * (y * WIDTH + x);
      dot[0] = (guint8) (16 + dots[y * stride + 4 * x] * 219 / 255);
      dot[1] = 128;
    }
  return g_bytes_new_take (picture, 2 * WIDTH * HEIGHT);
}

/**
 * bench_lens_hold:
 * @lens: a camera
 * @text: of the code of a card
 * @chance: how it is held
 *
 * Holds a card before it in place of the one before.
 */
void
bench_lens_hold (BenchLens *lens, const char *text, GRand *chance)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GBytes *picture;
  GBytes *last;

  draw (cr, text, chance);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  picture = picture_of (surface);
  cairo_surface_destroy (surface);
  g_mutex_lock (&lens->mutex);
  last = g_steal_pointer (&lens->picture);
  lens->picture = picture;
  lens->since = 0;
  g_mutex_unlock (&lens->mutex);
  g_clear_pointer (&last, g_bytes_unref);
}

/**
 * bench_lens_since:
 * @lens: a camera
 *
 * Returns: when it began to send the first picture of what is held before it, monotonic
 *   microseconds; 0 = not yet
 */
gint64
bench_lens_since (BenchLens *lens)
{
  gint64 since;

  g_mutex_lock (&lens->mutex);
  since = lens->since;
  g_mutex_unlock (&lens->mutex);
  return since;
}

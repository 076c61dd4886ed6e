/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The camera of this seat: pictures as they come, and the QR codes that are held before it.  Pages
 * that take a photograph or read a card hold one as long as they are seen. */
#include "config.h"

#include "ui/common/camera.h"

#include "ui/common/code-reader.h"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <gst/video/video.h>
#include <string.h>

#define SINK "pictures"
/* What every source is brought to; one picture waits at most, and older ones are dropped. */
#define TAIL                                                                                       \
  " ! videoconvert ! video/x-raw,format=RGB"                                                       \
  " ! appsink name=" SINK " max-buffers=1 drop=true sync=false"
#define FORGET_FRAMES 10 /* without a code, before the same one counts again */

struct _LoketCamera {
  GObject parent_instance;

  char *source;
  GstElement *pipeline; /* NULL = off */
  guint watch;          /* of its bus */
  gboolean reads_codes;
  gint on_its_way;         /* a picture is, to the main thread; of both threads, atomic */
  LoketCodeReader *reader; /* of the streaming thread while it runs */
  char *last;              /* code that was told */
  guint without;           /* frames since it was seen */
};

G_DEFINE_FINAL_TYPE (LoketCamera, loket_camera, G_TYPE_OBJECT)

enum { FRAME, CODE, FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* One picture on its way to the main thread. */
typedef struct {
  GWeakRef camera;
  GBytes *pixels; /* RGB */
  int width;
  int height;
  gsize stride;
  gboolean looked;
  char *code; /* NULL = none was seen */
} Picture;

static void
picture_free (Picture *picture)
{
  g_weak_ref_clear (&picture->camera);
  g_bytes_unref (picture->pixels);
  g_free (picture->code);
  g_free (picture);
}

/* The streaming thread */

static gboolean shown_cb (gpointer data);

static Picture *
picture_new (LoketCamera *self, GstSample *sample)
{
  GstVideoFrame frame;
  GstVideoInfo info;
  Picture *picture;

  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample)) ||
      !gst_video_frame_map (&frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ))
    return NULL;
  picture = g_new0 (Picture, 1);
  g_weak_ref_init (&picture->camera, self);
  picture->width = GST_VIDEO_FRAME_WIDTH (&frame);
  picture->height = GST_VIDEO_FRAME_HEIGHT (&frame);
  picture->stride = (gsize) GST_VIDEO_FRAME_PLANE_STRIDE (&frame, 0);
  picture->pixels = g_bytes_new (GST_VIDEO_FRAME_PLANE_DATA (&frame, 0),
                                 picture->stride * (gsize) picture->height);
  gst_video_frame_unmap (&frame);
  picture->looked = self->reads_codes;
  if (self->reads_codes)
    picture->code = loket_code_reader_read (self->reader,
                                            g_bytes_get_data (picture->pixels, NULL),
                                            3,
                                            picture->width,
                                            picture->height,
                                            picture->stride);
  return picture;
}

/* While the main thread is busy pictures are dropped here; waiting for it they would fill the
 * memory. */
static GstFlowReturn
sample_cb (GstAppSink *sink, gpointer data)
{
  LoketCamera *self = data;
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
  Picture *picture;

  if (sample == NULL || g_atomic_int_get (&self->on_its_way))
    return GST_FLOW_OK;
  picture = picture_new (self, sample);
  if (picture == NULL)
    return GST_FLOW_OK;
  g_atomic_int_set (&self->on_its_way, TRUE);
  /* Somebody waits for what a code says: it does not queue behind the drawing of a picture. */
  g_idle_add_full (picture->code != NULL ? G_PRIORITY_DEFAULT : G_PRIORITY_DEFAULT_IDLE,
                   shown_cb,
                   picture,
                   (GDestroyNotify) picture_free);
  return GST_FLOW_OK;
}

/* The main thread */

/* %FALSE: there is none, or it was told already. */
static gboolean
tell_code (LoketCamera *self, const char *code)
{
  if (code == NULL) {
    if (++self->without >= FORGET_FRAMES)
      g_clear_pointer (&self->last, g_free);
    return FALSE;
  }
  self->without = 0;
  if (g_strcmp0 (code, self->last) == 0)
    return FALSE;
  g_free (self->last);
  self->last = g_strdup (code);
  g_signal_emit (self, signals[CODE], 0, code);
  return TRUE;
}

static gboolean
shown_cb (gpointer data)
{
  Picture *picture = data;
  g_autoptr (LoketCamera) self = g_weak_ref_get (&picture->camera);
  g_autoptr (GdkTexture) texture = NULL;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_atomic_int_set (&self->on_its_way, FALSE);
  if (self->pipeline == NULL)
    return G_SOURCE_REMOVE;
  /* What a new code says is drawn alone, without the picture that it stood in. */
  if (picture->looked && tell_code (self, picture->code))
    return G_SOURCE_REMOVE;
  texture = gdk_memory_texture_new (
      picture->width, picture->height, GDK_MEMORY_R8G8B8, picture->pixels, picture->stride);
  g_signal_emit (self, signals[FRAME], 0, texture);
  return G_SOURCE_REMOVE;
}

static gboolean
bus_cb (GstBus *bus, GstMessage *message, gpointer data)
{
  LoketCamera *self = data;

  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR &&
      GST_MESSAGE_TYPE (message) != GST_MESSAGE_EOS)
    return G_SOURCE_CONTINUE;
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR) {
    g_autoptr (GError) error = NULL;
    gst_message_parse_error (message, &error, NULL);
    g_message ("camera: %s", error->message);
  }
  self->watch = 0; /* it ends by what we return */
  loket_camera_stop (self);
  g_signal_emit (self, signals[FAILED], 0);
  return G_SOURCE_REMOVE;
}

/**
 * loket_camera_start:
 * @self: a camera
 * @reads_codes: whether QR codes are looked for too
 *
 * Switches it on; what it says before it is ready comes as "failed".
 *
 * Returns: %FALSE if there is no such camera; the reason is in the log
 */
gboolean
loket_camera_start (LoketCamera *self, gboolean reads_codes)
{
  static const GstAppSinkCallbacks callbacks = {.new_sample = sample_cb};
  g_autofree char *description = g_strconcat (self->source, TAIL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) sink = NULL;
  g_autoptr (GstBus) bus = NULL;

  loket_camera_stop (self);
  if (!gst_init_check (NULL, NULL, &error) ||
      (self->pipeline = gst_parse_launch_full (
           description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &error)) == NULL) {
    g_message ("camera: %s", error->message);
    return FALSE;
  }
  gst_object_ref_sink (self->pipeline);
  self->reads_codes = reads_codes;
  sink = gst_bin_get_by_name (GST_BIN (self->pipeline), SINK);
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), (GstAppSinkCallbacks *) &callbacks, self, NULL);
  bus = gst_element_get_bus (self->pipeline);
  self->watch = gst_bus_add_watch (bus, bus_cb, self);
  if (gst_element_set_state (self->pipeline, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE)
    return TRUE;
  g_message ("camera: it does not start");
  loket_camera_stop (self);
  return FALSE;
}

/**
 * loket_camera_stop:
 * @self: a camera
 *
 * Switches it off: its light goes out, and no picture comes any more.
 */
void
loket_camera_stop (LoketCamera *self)
{
  g_clear_handle_id (&self->watch, g_source_remove);
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL); /* waits for its thread */
  g_clear_pointer (&self->pipeline, gst_object_unref);
  g_clear_pointer (&self->last, g_free);
  self->without = 0;
}

/**
 * loket_camera_is_on:
 * @self: a camera
 *
 * Returns: whether pictures come or are waited for
 */
gboolean
loket_camera_is_on (LoketCamera *self)
{
  return self->pipeline != NULL;
}

/* Not later: pictures that are on their way hold a weak reference. */
static void
loket_camera_dispose (GObject *object)
{
  loket_camera_stop (LOKET_CAMERA (object));
  G_OBJECT_CLASS (loket_camera_parent_class)->dispose (object);
}

static void
loket_camera_finalize (GObject *object)
{
  LoketCamera *self = LOKET_CAMERA (object);

  loket_code_reader_free (self->reader);
  g_free (self->source);
  G_OBJECT_CLASS (loket_camera_parent_class)->finalize (object);
}

static void
loket_camera_class_init (LoketCameraClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_camera_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_camera_finalize;
  signals[FRAME] = g_signal_new ("frame",
                                 LOKET_TYPE_CAMERA,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 GDK_TYPE_TEXTURE);
  signals[CODE] = g_signal_new ("code",
                                LOKET_TYPE_CAMERA,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
  signals[FAILED] = g_signal_new (
      "failed", LOKET_TYPE_CAMERA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_camera_init (LoketCamera *self)
{
  self->reader = loket_code_reader_new ();
}

/**
 * loket_camera_new:
 * @source: (nullable): where pictures come from, as GStreamer describes it; %NULL = the first
 *   camera of this computer.  A seat has it in its settings (`[camera] source`), for a camera in
 *   the network or one of several.
 *
 * Returns: (transfer full): a camera that is off
 */
LoketCamera *
loket_camera_new (const char *source)
{
  LoketCamera *self = g_object_new (LOKET_TYPE_CAMERA, NULL);

  self->source = g_strdup (source != NULL && *source != '\0' ? source : "v4l2src");
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* loket-display: the board of the hall. */
#include "config.h"

#include "window.h"

#define LOKET_TYPE_DISPLAY (loket_display_get_type ())
G_DECLARE_FINAL_TYPE (LoketDisplay, loket_display, LOKET, DISPLAY, LoketApplication)

struct _LoketDisplay {
  LoketApplication parent_instance;

  GtkCssProvider *style;
};

G_DEFINE_FINAL_TYPE (LoketDisplay, loket_display, LOKET_TYPE_APPLICATION)

static GtkWindow *
create_window (LoketApplication *application)
{
  LoketDisplay *self = LOKET_DISPLAY (application);

  self->style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (self->style, "/id/loket/display/display.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (self->style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  return loket_display_window_new (application);
}

static void
loket_display_finalize (GObject *object)
{
  g_clear_object (&LOKET_DISPLAY (object)->style);
  G_OBJECT_CLASS (loket_display_parent_class)->finalize (object);
}

static void
loket_display_class_init (LoketDisplayClass *klass)
{
  LoketApplicationClass *application_class = LOKET_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loket_display_finalize;
  application_class->program = "display";
  application_class->device_kind = LOKET_DEVICE_DISPLAY;
  application_class->fullscreen = TRUE;
  application_class->hall = TRUE;
  application_class->create_window = create_window;
}

static void
loket_display_init (LoketDisplay *self)
{
}

int
main (int argc, char **argv)
{
  return loket_application_main (LOKET_TYPE_DISPLAY, argc, argv);
}

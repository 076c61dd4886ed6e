/* SPDX-License-Identifier: GPL-3.0-or-later */
/* loket-display: the board of the hall. */
#include "config.h"

#include "ui/display/window.h"

#define LOKET_TYPE_DISPLAY (loket_display_get_type ())
G_DECLARE_FINAL_TYPE (LoketDisplay, loket_display, LOKET, DISPLAY, LoketProgram)

struct _LoketDisplay {
  LoketProgram parent_instance;
};

G_DEFINE_FINAL_TYPE (LoketDisplay, loket_display, LOKET_TYPE_PROGRAM)

static void
loket_display_class_init (LoketDisplayClass *klass)
{
  LoketProgramClass *application_class = LOKET_PROGRAM_CLASS (klass);

  application_class->program = "display";
  application_class->device_kind = LOKET_DEVICE_DISPLAY;
  application_class->fullscreen = TRUE;
  application_class->hall = TRUE;
  application_class->style = "/id/loket/display/display.css";
  application_class->create_window = loket_display_window_new;
}

static void
loket_display_init (LoketDisplay *self)
{
}

int
main (int argc, char **argv)
{
  return loket_program_main (LOKET_TYPE_DISPLAY, argc, argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program loket-kiosk: its name, its option and its window. */
#include "config.h"

#include "ui/kiosk/kiosk.h"

#include "ui/kiosk/window.h"

#include <glib/gi18n.h>

struct _LoketKiosk {
  LoketProgram parent_instance;
};

G_DEFINE_FINAL_TYPE (LoketKiosk, loket_kiosk, LOKET_TYPE_PROGRAM)

static int
loket_kiosk_handle_local_options (GApplication *application, GVariantDict *options)
{
  const char *queue = NULL;

  if (g_variant_dict_lookup (options, "queue", "&s", &queue))
    loket_settings_overrule (
        loket_program_settings (LOKET_PROGRAM (application)), "printing", "queue", queue);
  return G_APPLICATION_CLASS (loket_kiosk_parent_class)
      ->handle_local_options (application, options);
}

static const GOptionEntry kiosk_options[] = {
    {"queue", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Printer for the slips"), N_ ("NAME")},
    {NULL},
};

static void
loket_kiosk_constructed (GObject *object)
{
  G_OBJECT_CLASS (loket_kiosk_parent_class)->constructed (object);
  g_application_add_main_option_entries (G_APPLICATION (object), kiosk_options);
}

static void
loket_kiosk_class_init (LoketKioskClass *klass)
{
  LoketProgramClass *application_class = LOKET_PROGRAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = loket_kiosk_constructed;
  G_APPLICATION_CLASS (klass)->handle_local_options = loket_kiosk_handle_local_options;
  application_class->program = "kiosk";
  application_class->device_kind = LOKET_DEVICE_KIOSK;
  application_class->fullscreen = TRUE;
  application_class->create_window = loket_kiosk_window_new;
}

static void
loket_kiosk_init (LoketKiosk *self)
{
}

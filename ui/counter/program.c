/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program loket-counter: its name, its option, its style sheet and its window. */
#include "config.h"

#include "ui/counter/program.h"

#include "ui/counter/window.h"

#include <glib/gi18n.h>

struct _LoketCounterProgram {
  LoketProgram parent_instance;
};

G_DEFINE_FINAL_TYPE (LoketCounterProgram, loket_counter_program, LOKET_TYPE_PROGRAM)

static int
loket_counter_program_handle_local_options (GApplication *application, GVariantDict *options)
{
  const char *counter = NULL;

  if (g_variant_dict_lookup (options, "counter", "&s", &counter))
    loket_settings_overrule (
        loket_program_settings (LOKET_PROGRAM (application)), "command-line", "counter", counter);
  return G_APPLICATION_CLASS (loket_counter_program_parent_class)
      ->handle_local_options (application, options);
}

static const GOptionEntry counter_options[] = {
    {"counter", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Open this counter at once"), N_ ("NUMBER")},
    {NULL},
};

static void
loket_counter_program_constructed (GObject *object)
{
  G_OBJECT_CLASS (loket_counter_program_parent_class)->constructed (object);
  g_application_add_main_option_entries (G_APPLICATION (object), counter_options);
}

static void
loket_counter_program_class_init (LoketCounterProgramClass *klass)
{
  LoketProgramClass *application_class = LOKET_PROGRAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = loket_counter_program_constructed;
  G_APPLICATION_CLASS (klass)->handle_local_options = loket_counter_program_handle_local_options;
  application_class->program = "counter";
  application_class->device_kind = LOKET_DEVICE_COUNTER;
  application_class->fullscreen = FALSE;
  application_class->style = "/id/loket/counter/counter.css";
  application_class->create_window = loket_counter_window_new;
}

static void
loket_counter_program_init (LoketCounterProgram *self)
{
}

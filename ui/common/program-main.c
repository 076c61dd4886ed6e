/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole of a window program's main(), and what else needs nothing of the inside. */
#include "config.h"

#include "ui/common/language.h"
#include "ui/common/program.h"

/**
 * loket_program_main:
 * @type: the class of the program
 * @argc: from main()
 * @argv: from main()
 *
 * The whole of a program's main(): sets up the language, names the program for screen readers as
 * its file is called, runs it.
 *
 * Returns: the exit status
 */
int
loket_program_main (GType type, int argc, char **argv)
{
  g_autofree char *name = NULL, *id = NULL;
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autoptr (LoketProgram) self = NULL;

  loket_language_set_up ();
  name = g_strconcat ("loket-", LOKET_PROGRAM_CLASS (klass)->program, NULL);
  id = g_strconcat ("id.loket.", LOKET_PROGRAM_CLASS (klass)->program, NULL);
  g_set_prgname (name);
  self = g_object_new (type,
                       "application-id",
                       id,
                       "flags",
                       G_APPLICATION_NON_UNIQUE,
                       "register-session",
                       FALSE,
                       NULL);
  return g_application_run (G_APPLICATION (self), argc, argv);
}

/**
 * loket_program_text:
 * @self: the program
 * @phrase: (nullable): a text of the profile
 *
 * Returns: (transfer none): @phrase in the language of the windows, "" when it is absent
 */
const char *
loket_program_text (LoketProgram *self, LoketPhrase *phrase)
{
  const char *text = loket_phrase_in (phrase, loket_program_language (self));

  return text != NULL ? text : "";
}

/**
 * loket_program_is_kiosk:
 * @self: the program
 *
 * Returns: %TRUE when it owns the screen, so that nobody may close its window
 */
gboolean
loket_program_is_kiosk (LoketProgram *self)
{
  return loket_settings_flag (loket_program_settings (self),
                              "seat",
                              "fullscreen",
                              LOKET_PROGRAM_GET_CLASS (self)->fullscreen);
}

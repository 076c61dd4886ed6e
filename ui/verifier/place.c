/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which house this desk stands, as its settings say; head, verdict and uses need it. */
#include "config.h"

#include "ui/verifier/place.h"

/**
 * loket_place_here:
 * @program: the program
 *
 * Returns: (transfer none) (nullable): the house, %NULL until somebody said which, or the profile
 * is known
 */
LoketFacility *
loket_place_here (LoketProgram *program)
{
  LoketProfile *profile = loket_program_profile (program);
  g_autofree char *key = loket_settings_text (loket_program_settings (program), "seat", "facility");

  return profile != NULL && key != NULL ? loket_profile_facility (profile, key) : NULL;
}

/**
 * loket_place_is_asked:
 * @program: the program
 *
 * Returns: whether somebody has to say which of the houses of the profile this is
 */
gboolean
loket_place_is_asked (LoketProgram *program)
{
  LoketProfile *profile = loket_program_profile (program);

  return profile != NULL && profile->facilities != NULL && loket_place_here (program) == NULL &&
         g_list_model_get_n_items (G_LIST_MODEL (profile->facilities)) > 0;
}

/**
 * loket_place_checks_classes:
 * @program: the program
 *
 * Returns: whether this is a school, of an office that answers schools about classes
 */
gboolean
loket_place_checks_classes (LoketProgram *program)
{
  LoketFacility *here = loket_place_here (program);

  return here != NULL && here->kind == LOKET_FACILITY_SCHOOL &&
         loket_program_profile (program)->school_help != NULL;
}

/**
 * loket_place_set:
 * @program: the program
 * @key: of a house of the profile
 *
 * Keeps it in the settings of this seat; a desk whose settings cannot be written is asked again.
 */
void
loket_place_set (LoketProgram *program, const char *key)
{
  g_autoptr (GError) error = NULL;

  if (!loket_settings_remember (loket_program_settings (program), "seat", "facility", key, &error))
    g_message ("the settings were not written: %s", error->message);
}

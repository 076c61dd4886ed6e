/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the register's page for what stands in records of people; its sections use them. */
#include "config.h"

#include "ui/registry/words.h"

#include "core/dates.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/**
 * loket_registry_sex:
 * @sex: of a person
 *
 * Returns: (transfer none): that in the language of the window; empty when it is not known
 */
const char *
loket_registry_sex (LoketPersonSex sex)
{
  switch (sex) {
  case LOKET_PERSON_SEX_FEMALE:
    return _ ("Woman");
  case LOKET_PERSON_SEX_MALE:
    return _ ("Man");
  case LOKET_PERSON_SEX_UNKNOWN:
  default:
    return "";
  }
}

/**
 * loket_registry_life_status:
 * @status: whether a person lives here
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_registry_life_status (LoketLifeStatus status)
{
  static const char *const words[] = {
      [LOKET_LIFE_ALIVE] = N_ ("Lives here"),
      [LOKET_LIFE_DEAD] = N_ ("Dead"),
      [LOKET_LIFE_MOVED] = N_ ("Moved away"),
      [LOKET_LIFE_MISSING] = N_ ("Missing"),
      [LOKET_LIFE_LEFT] = N_ ("Away for work"),
      [LOKET_LIFE_INVALID] = N_ ("No such person"),
  };

  g_return_val_if_fail (status < G_N_ELEMENTS (words), "");
  return _ (words[status]);
}

/**
 * loket_registry_nik_status:
 * @status: how far a NIK can be relied on
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_registry_nik_status (LoketNikStatus status)
{
  static const char *const words[] = {
      [LOKET_NIK_NONE] = N_ ("NIK not known yet"),
      [LOKET_NIK_UNVERIFIED] = N_ ("NIK not verified"),
      [LOKET_NIK_MATCHED] = N_ ("NIK verified"),
      [LOKET_NIK_CONFLICT] = N_ ("NIK in conflict"),
  };

  g_return_val_if_fail (status < G_N_ELEMENTS (words), "");
  return _ (words[status]);
}

/**
 * loket_registry_found_by:
 * @found_by: why somebody is among the hits
 *
 * Returns: (transfer none): that in the language of the window; empty when it goes without saying
 */
const char *
loket_registry_found_by (LoketFoundBy found_by)
{
  static const char *const words[] = {
      [LOKET_FOUND_NIK] = N_ ("by NIK"),
      [LOKET_FOUND_FAMILY_CARD] = N_ ("by family card"),
      [LOKET_FOUND_NUMBER] = N_ ("by number"),
      [LOKET_FOUND_NAME] = "",
      [LOKET_FOUND_SPELLING] = N_ ("other spelling"),
      [LOKET_FOUND_WORDS] = "",
      [LOKET_FOUND_BEGINNING] = "",
      [LOKET_FOUND_SOUND] = N_ ("sounds alike"),
      [LOKET_FOUND_SIMILAR] = N_ ("similar name"),
      [LOKET_FOUND_OTHER_YEAR] = N_ ("other year of birth"),
      [LOKET_FOUND_OTHER_PLACE] = N_ ("other place"),
  };

  g_return_val_if_fail (found_by < G_N_ELEMENTS (words), "");
  return *words[found_by] != '\0' ? _ (words[found_by]) : "";
}

/**
 * loket_registry_kin:
 * @kin: who it is to the person
 * @name: (nullable): of the relative
 *
 * Returns: (transfer full) (nullable): "father Slamet" in the language of the window
 */
char *
loket_registry_kin (LoketKin kin, const char *name)
{
  if (name == NULL)
    return NULL;
  switch (kin) {
  case LOKET_KIN_FATHER:
    return g_strdup_printf (_ ("father %s"), name);
  case LOKET_KIN_SPOUSE:
    return g_strdup_printf (_ ("married to %s"), name);
  case LOKET_KIN_HEAD:
    return g_strdup_printf (_ ("family of %s"), name);
  case LOKET_KIN_MOTHER:
    return g_strdup_printf (_ ("mother %s"), name);
  case LOKET_KIN_NONE:
  default:
    return NULL;
  }
}

/**
 * loket_registry_birth:
 * @birth: (nullable): "1954-03-02", "1954-03" or "1954"
 * @language: of the window
 *
 * Returns: (transfer full) (nullable): as much as is known: "2 March 1954", "March 1954", "1954"
 */
char *
loket_registry_birth (const char *birth, const char *language)
{
  switch (birth != NULL ? strlen (birth) : 0) {
  case 0:
    return NULL;
  case 10:
    return loket_date_text (language, birth);
  case 7:
    return g_strdup_printf (
        "%s %.4s", loket_month_name (language, (int) strtol (birth + 5, NULL, 10)), birth);
  default:
    return g_strdup (birth);
  }
}

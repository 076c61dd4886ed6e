/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of what rows of lists say and of how two records compare. */
#include "config.h"

#include "core/list-facts.h"

#include "core/name-canon.h"

#define SAID (LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL)

/* clang-format off */
static const LoketField list_facts_fields[] = {
  LOKET_FIELD_TEXT (LoketListFacts, id, LOKET_FIELD_OPTIONAL, .blurb = "Number in the list"),
  LOKET_FIELD_TEXT (LoketListFacts, name, SAID, .blurb = "Name as it is written"),
  LOKET_FIELD_TEXT (LoketListFacts, birth_date, SAID, .max = 10, .blurb = "Birth, as much as is known"),
  LOKET_FIELD_TEXT (LoketListFacts, nik, SAID, .max = 16, .blurb = "NIK"),
  LOKET_FIELD_TEXT (LoketListFacts, identifier, SAID, .blurb = "Another number of the list's own kind"),
  LOKET_FIELD_TEXT (LoketListFacts, family_card, SAID, .max = 16, .blurb = "KK"),
  LOKET_FIELD_TEXT (LoketListFacts, sex, SAID, .max = 10, .blurb = "female or male"),
  LOKET_FIELD_TEXT (LoketListFacts, village, LOKET_FIELD_OPTIONAL, .blurb = "Code of the village, or its name"),
  LOKET_FIELD_TEXT (LoketListFacts, subdistrict, LOKET_FIELD_OPTIONAL, .blurb = "Kecamatan"),
  LOKET_FIELD_TEXT (LoketListFacts, hamlet, SAID, .blurb = "Dukuh"),
  LOKET_FIELD_TEXT (LoketListFacts, rt, SAID, .blurb = "RT"),
  LOKET_FIELD_TEXT (LoketListFacts, rw, SAID, .blurb = "RW"),
  LOKET_FIELD_TEXT (LoketListFacts, address, SAID, .max = 500, .blurb = "Street and number"),
  LOKET_FIELD_TEXT (LoketListFacts, phone, SAID, .blurb = "Telephone"),
  LOKET_FIELD_TEXT (LoketListFacts, mother_name, SAID, .blurb = "Mother"),
  LOKET_FIELD_TEXT (LoketListFacts, father_name, SAID, .blurb = "Father"),
  LOKET_FIELD_TEXT (LoketListFacts, relation, SAID, .blurb = "To the head of the family"),
  LOKET_FIELD_TEXT (LoketListFacts, life_status, SAID, .blurb = "Alive, dead or moved"),
  LOKET_FIELD_TEXT (LoketListFacts, decile, SAID, .blurb = "Decile"),
  LOKET_FIELD_TEXT (LoketListFacts, programme, SAID, .blurb = "Programme"),
};
LOKET_DEFINE_RECORD (LoketListFacts, loket_list_facts, list_facts_fields)

static const LoketField field_comparison_fields[] = {
  LOKET_FIELD_TEXT (LoketFieldComparison, field, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "What is compared, such as name or birth"),
  LOKET_FIELD_TEXT (LoketFieldComparison, level, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "How far it agrees, such as same or close"),
  LOKET_FIELD_INTEGER (LoketFieldComparison, weight, LOKET_FIELD_PLAIN, .min = -LOKET_INTEGER_MAX, .blurb = "Hundredths of a bit"),
};
LOKET_DEFINE_RECORD (LoketFieldComparison, loket_field_comparison, field_comparison_fields)

static const LoketField comparison_fields[] = {
  LOKET_FIELD_INTEGER (LoketComparison, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Version of the parameters"),
  LOKET_FIELD_LIST (LoketComparison, fields, LOKET_FIELD_PLAIN, loket_field_comparison, .max = 40, .blurb = "Field by field"),
};
LOKET_DEFINE_RECORD (LoketComparison, loket_comparison, comparison_fields)
/* clang-format on */

/**
 * loket_list_facts_say_dead:
 * @facts: what a row of a list says
 *
 * Returns: %TRUE when it says of the person that he is dead, by its own column or by the title that
 *   stands with his name
 */
gboolean
loket_list_facts_say_dead (const LoketListFacts *facts)
{
  LoketNameCanon canon = {0};

  if (facts->name != NULL)
    loket_name_canon_read (facts->name, &canon);
  return canon.dead || g_strcmp0 (facts->life_status, "dead") == 0;
}

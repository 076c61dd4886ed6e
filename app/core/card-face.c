/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of what stands on a card. */
#include "config.h"

#include "core/card-face.h"

#include "core/card-claims.h"
#include "core/error.h"

#define KEY_MAX 40
#define LINES_MAX 600 /* characters of the sentences */

/* clang-format off */
static const LoketField member_fields[] = {
  LOKET_FIELD_TEXT (LoketCardMember, name, LOKET_FIELD_NAME | LOKET_FIELD_PERSONAL, .min = 1, .max = 120, .blurb = "Name"),
  LOKET_FIELD_TEXT (LoketCardMember, relation, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "To the head of the household, in words"),
  LOKET_FIELD_INTEGER (LoketCardMember, birth_year, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = 1900, .max = 2199, .blurb = "Year of birth"),
};
LOKET_DEFINE_RECORD (LoketCardMember, loket_card_member, member_fields)

static const LoketField face_fields[] = {
  LOKET_FIELD_ENUM (LoketCardFace, language, LOKET_FIELD_PLAIN, loket_language, .blurb = "Language of its days and labels"),
  LOKET_FIELD_TEXT (LoketCardFace, product, LOKET_FIELD_PLAIN, .min = 1, .max = KEY_MAX, .blurb = "Key of the profile's products"),
  LOKET_FIELD_TEXT (LoketCardFace, category, LOKET_FIELD_PLAIN, .min = 1, .max = KEY_MAX, .blurb = "Key of the profile's categories"),
  LOKET_FIELD_TEXT (LoketCardFace, title, LOKET_FIELD_NAME, .min = 1, .max = 40, .blurb = "The category in words"),
  LOKET_FIELD_TEXT (LoketCardFace, number, LOKET_FIELD_NAME, .min = 1, .max = 20, .blurb = "Number of the card"),
  LOKET_FIELD_TEXT (LoketCardFace, name, LOKET_FIELD_NAME | LOKET_FIELD_PERSONAL, .min = 1, .max = LOKET_CARD_NAME_BYTES, .blurb = "Name as sealed"),
  LOKET_FIELD_INTEGER (LoketCardFace, birth_year, LOKET_FIELD_PERSONAL, .min = 1900, .max = 2199, .blurb = "Year of birth"),
  LOKET_FIELD_TEXT (LoketCardFace, address, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 200, .blurb = "Hamlet, village and sub-district, line by line"),
  LOKET_FIELD_DAY (LoketCardFace, from_day, LOKET_FIELD_PLAIN, .blurb = "First day on which it holds"),
  LOKET_FIELD_DAY (LoketCardFace, until_day, LOKET_FIELD_PLAIN, .blurb = "Last day on which it holds"),
  LOKET_FIELD_TEXT (LoketCardFace, household, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 20, .blurb = "Number of the family card, masked"),
  LOKET_FIELD_LIST (LoketCardFace, members, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, loket_card_member, .max = LOKET_CARD_MEMBERS_MAX, .blurb = "Members of the household, on a family card"),
  LOKET_FIELD_TEXT (LoketCardFace, photo, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = 64, .max = 64, .blurb = "SHA-256 of the photo"),
  LOKET_FIELD_TEXT (LoketCardFace, text, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = 1, .max = 600, .blurb = "What its code holds"),
  LOKET_FIELD_TEXT (LoketCardFace, office, LOKET_FIELD_NAME, .min = 1, .max = 120, .blurb = "Who issued it"),
  LOKET_FIELD_TEXT (LoketCardFace, phone, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Whom to call"),
  LOKET_FIELD_TEXT (LoketCardFace, entitlements, LOKET_FIELD_OPTIONAL, .max = LINES_MAX, .blurb = "What it gives, a sentence a line, the shortest first"),
  LOKET_FIELD_INTEGER (LoketCardFace, print_number, LOKET_FIELD_PLAIN, .min = 1, .max = 65535, .blurb = "Which print of it"),
  LOKET_FIELD_TEXT (LoketCardFace, front, LOKET_FIELD_OPTIONAL, .min = 64, .max = 64, .blurb = "SHA-256 of the template of its front"),
  LOKET_FIELD_TEXT (LoketCardFace, back, LOKET_FIELD_OPTIONAL, .min = 64, .max = 64, .blurb = "SHA-256 of the template of its back"),
};
LOKET_DEFINE_RECORD (LoketCardFace, loket_card_face, face_fields)
/* clang-format on */

/**
 * loket_card_face_check:
 * @face: what shall stand on a card
 * @error: set to %LOKET_ERROR_BAD_FIELD with the field
 *
 * Returns: %TRUE when it is whole and its name is the one that can be sealed
 */
gboolean
loket_card_face_check (LoketCardFace *face, GError **error)
{
  g_autofree char *cut = NULL;

  if (!loket_record_check (LOKET_RECORD (face), error))
    return FALSE;
  cut = loket_card_name_cut (face->name);
  if (g_strcmp0 (cut, face->name) == 0)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "name", "the name is not cut as it is sealed");
  return FALSE;
}

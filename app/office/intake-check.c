/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what is typed at an intake can be (domain.md 2): what cannot is refused, what is odd
 * needs a reason. */
#include "config.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/nik.h"
#include "office/intake.h"
#include "office/office.h"

#include <string.h>

#define DIGITS "0123456789"
#define QUARTER 3  /* digits of RT and RW */
#define OLDEST 120 /* years */
#define PHONE_MIN 8
#define PHONE_MAX 13 /* digits after +62 */

static gboolean
bad (const char *field, GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, field, "intake: %s cannot be", field);
  return FALSE;
}

/* The same for what gives a text. */
static char *
bad_text (const char *field, GError **error)
{
  bad (field, error);
  return NULL;
}

static gboolean
is_number (const char *text)
{
  return strlen (text) == LOKET_NIK_LENGTH && strspn (text, DIGITS) == LOKET_NIK_LENGTH;
}

/**
 * loket_intake_check_birth:
 * @birth_date: (nullable): as much as is known: "1954-03-02", "1954-03" or "1954"
 * @today: business day
 * @error: set to %LOKET_ERROR_BAD_FIELD
 *
 * Returns: %TRUE when somebody may have been born then
 */
gboolean
loket_intake_check_birth (const char *birth_date, const char *today, GError **error)
{
  static const char *const rests[] = {[4] = "-01-01", [7] = "-01", [10] = ""};
  const gsize length = birth_date != NULL ? strlen (birth_date) : 0;
  g_autofree char *whole = NULL;

  if (birth_date == NULL)
    return TRUE;
  if (length >= G_N_ELEMENTS (rests) || rests[length] == NULL)
    return bad ("birth_date", error);
  whole = g_strconcat (birth_date, rests[length], NULL);
  return (loket_calendar_read_day (whole, NULL) && strcmp (whole, today) <= 0 &&
          atoi (whole) >= atoi (today) - OLDEST) ||
         bad ("birth_date", error);
}

/**
 * loket_intake_check_village:
 * @turn: a turn
 * @village: (nullable): code
 * @error: set to %LOKET_ERROR_BAD_FIELD
 *
 * Returns: %TRUE when it is a village of the district, where its places are known
 */
gboolean
loket_intake_check_village (LoketTurn *turn, const char *village, GError **error)
{
  const LoketRegions *regions = loket_office_regions (loket_turn_office (turn));
  const LoketRegion *region = loket_regions_find (regions, village);

  if (village == NULL || loket_regions_count (regions, LOKET_REGION_DESA) == 0)
    return TRUE;
  return (region != NULL && region->children->len == 0 && region->level >= LOKET_REGION_DESA) ||
         bad ("village", error);
}

/**
 * loket_intake_check_nik:
 * @turn: a turn
 * @nik: (nullable): as it is typed
 * @birth_date: (nullable): of the person
 * @sex: of the person
 * @reason: (nullable): why it is right although it tells of another birth or sex
 * @error: set to %LOKET_ERROR_BAD_FIELD for what no NIK can be, to %LOKET_ERROR_RULE "nik-doubtful"
 *   when a reason is missing
 *
 * Returns: %TRUE when it may be the person's
 */
gboolean
loket_intake_check_nik (LoketTurn *turn,
                        const char *nik,
                        const char *birth_date,
                        LoketPersonSex sex,
                        const char *reason,
                        GError **error)
{
  const LoketSex known = sex == LOKET_PERSON_SEX_MALE ? LOKET_SEX_MALE : LOKET_SEX_FEMALE;
  const gboolean whole = birth_date != NULL && strlen (birth_date) == strlen ("1954-03-02");
  LoketNikDoubts doubts;
  LoketNik read;

  if (nik == NULL)
    return TRUE;
  if (loket_nik_read (nik, loket_turn_day (turn), &read) != LOKET_NIK_GOOD)
    return bad ("nik", error);
  doubts = loket_nik_doubts (&read,
                             loket_turn_profile (turn)->office_id,
                             whole ? birth_date : NULL,
                             sex != LOKET_PERSON_SEX_UNKNOWN ? &known : NULL);
  if ((doubts & (LOKET_NIK_OTHER_BIRTH | LOKET_NIK_OTHER_SEX)) == 0 || reason != NULL)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_RULE, "nik-doubtful", "the NIK tells of somebody else");
  return FALSE;
}

/**
 * loket_intake_check_card:
 * @family_card: (nullable): KK
 * @error: set to %LOKET_ERROR_BAD_FIELD
 *
 * Returns: %TRUE when it has 16 digits
 */
gboolean
loket_intake_check_card (const char *family_card, GError **error)
{
  return family_card == NULL || is_number (family_card) || bad ("family_card", error);
}

/**
 * loket_intake_phone:
 * @typed: (nullable): as people write it: "0812 3456-7890", "+62812…"
 * @error: set to %LOKET_ERROR_BAD_FIELD
 *
 * Returns: (transfer full) (nullable): the same as "+62…"; %NULL without an error for %NULL
 */
char *
loket_intake_phone (const char *typed, GError **error)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *rest;

  if (typed == NULL)
    return NULL;
  for (const char *c = typed; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
    else if (strchr (" -.()+", *c) == NULL)
      return bad_text ("phone", error);
  rest = digits->str;
  if (g_str_has_prefix (rest, "62"))
    rest += 2;
  else if (*rest == '0')
    rest++;
  if (strlen (rest) < PHONE_MIN || strlen (rest) > PHONE_MAX || *rest == '0')
    return bad_text ("phone", error);
  return g_strconcat ("+62", rest, NULL);
}

/**
 * loket_intake_quarter:
 * @field: "rt" or "rw"
 * @typed: (nullable): "1", "012", "034A"
 * @error: set to %LOKET_ERROR_BAD_FIELD
 *
 * Returns: (transfer full) (nullable): three digits, maybe with a letter; %NULL without an error
 * for %NULL
 */
char *
loket_intake_quarter (const char *field, const char *typed, GError **error)
{
  const gsize digits = typed != NULL ? strspn (typed, DIGITS) : 0;
  const char *letter;

  if (typed == NULL)
    return NULL;
  letter = typed + digits;
  if (digits == 0 || digits > QUARTER ||
      (*letter != '\0' && (!g_ascii_isalpha (*letter) || letter[1] != '\0')))
    return bad_text (field, error);
  return g_strdup_printf ("%.*s%.*s%.1s",
                          (int) (QUARTER - digits),
                          "000",
                          (int) digits,
                          typed,
                          *letter != '\0' ? (char[]){g_ascii_toupper (*letter), '\0'} : "");
}

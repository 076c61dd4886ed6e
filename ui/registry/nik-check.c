/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to say of a NIK and of a date of birth while they are typed; the forms of the
 * register show it. */
#include "config.h"

#include "ui/registry/nik-check.h"

#include "core/list-date.h"

#include <glib/gi18n.h>
#include <string.h>

/* The gravest first: of several, one sentence is read. */
static const char *
sentence_of (LoketNikDoubts doubts)
{
  static const LoketNikDoubts order[] = {LOKET_NIK_OTHER_SEX,
                                         LOKET_NIK_OTHER_BIRTH,
                                         LOKET_NIK_UNKNOWN_REGION,
                                         LOKET_NIK_ELSEWHERE,
                                         LOKET_NIK_ASK_CENTURY};

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if ((doubts & order[i]) != 0)
      return _ (loket_nik_doubt_sentence (order[i]));
  return NULL;
}

/**
 * loket_nik_check:
 * @text: as far as it is typed
 * @today: business day
 * @regency: code of the district
 * @birth: (nullable): date of birth as the form has it
 * @sex: as the form has it
 * @check: (out): what there is to say
 *
 * Too few digits are no fault while one is typing.
 */
void
loket_nik_check (const char *text,
                 const char *today,
                 const char *regency,
                 const char *birth,
                 LoketPersonSex sex,
                 LoketNikCheck *check)
{
  const LoketSex known = sex == LOKET_PERSON_SEX_FEMALE ? LOKET_SEX_FEMALE : LOKET_SEX_MALE;
  const gboolean whole = birth != NULL && strlen (birth) == 10;
  LoketNikFault fault;
  LoketNikDoubts doubts;

  *check = (LoketNikCheck){0};
  if (strspn (text, "0123456789") == strlen (text) && strlen (text) < LOKET_NIK_LENGTH)
    return;
  fault = loket_nik_read (text, today, &check->nik);
  if (fault != LOKET_NIK_GOOD) {
    check->fault = TRUE;
    check->sentence = _ (loket_nik_fault_sentence (fault));
    return;
  }
  check->read = TRUE;
  doubts = loket_nik_doubts (
      &check->nik, regency, whole ? birth : NULL, sex != LOKET_PERSON_SEX_UNKNOWN ? &known : NULL);
  check->sentence = sentence_of (doubts);
  check->reason = (doubts & (LOKET_NIK_OTHER_BIRTH | LOKET_NIK_OTHER_SEX)) != 0;
}

/**
 * loket_birth_read:
 * @text: a date of birth in any of the written forms, or only month and year, or only the year
 * @today: business day
 *
 * Returns: (transfer full) (nullable): "1954-03-02", "1954-03" or "1954"; %NULL when it is no date
 *   on which somebody alive was born
 */
char *
loket_birth_read (const char *text, const char *today)
{
  char date[LOKET_LIST_DATE_SIZE];
  LoketLocalTime local;
  LoketListDate kind;

  if (!loket_calendar_read_day (today, &local))
    return NULL;
  kind = loket_list_date_read (text, NULL, &local, date);
  return kind == LOKET_LIST_DATE_GOOD || kind == LOKET_LIST_DATE_GUESSED ? g_strdup (date) : NULL;
}

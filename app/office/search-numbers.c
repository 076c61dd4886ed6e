/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search by numbers: NIK, family card, the office's own; search.c and the desk of people call
 * it. */
#include "config.h"

#include "office/search-numbers.h"

#include "core/error.h"
#include "core/nik.h"
#include "office/people.h"
#include "store/people-search.h"
#include "store/people.h"

#include <string.h>

/**
 * loket_people_found_empty:
 *
 * Returns: (transfer full): nobody found yet
 */
LoketPeopleFound *
loket_people_found_empty (void)
{
  LoketPeopleFound *found = loket_people_found_new ();

  found->hits = g_list_store_new (loket_person_hit_get_type ());
  return found;
}

/* Adds those whom the officer may see. */
static gboolean
append_people (LoketTurn *turn,
               LoketPeopleFound *found,
               GPtrArray *people,
               LoketFoundBy by,
               GError **error)
{
  for (guint i = 0; i < people->len; i++) {
    LoketPerson *person = loket_person_cast (people->pdata[i]);
    g_autoptr (LoketPersonHit) hit = NULL;
    if (!loket_caller_covers (loket_turn_caller (turn), person->village))
      continue;
    if (g_list_model_get_n_items (G_LIST_MODEL (found->hits)) >= LOKET_PEOPLE_PAGE) {
      found->more = TRUE;
      return TRUE;
    }
    hit = loket_person_hit_of (turn, person, by, error);
    if (hit == NULL)
      return FALSE;
    g_list_store_append (found->hits, hit);
  }
  return TRUE;
}

/**
 * loket_people_find_digits:
 * @turn: a read turn
 * @digits: a NIK or KK, or the beginning of one; nobody has to say which
 * @niks: look for NIKs
 * @cards: look for family cards
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full): whom the officer may see of those
 */
LoketPeopleFound *
loket_people_find_digits (LoketTurn *turn,
                          const char *digits,
                          gboolean niks,
                          gboolean cards,
                          GError **error)
{
  const guint limit = LOKET_PEOPLE_PAGE + 1;
  const char *area = loket_turn_caller (turn)->area;
  g_autoptr (LoketPeopleFound) found = loket_people_found_empty ();

  if (niks) {
    g_autoptr (GPtrArray) people =
        loket_txn_people_by_nik_from (loket_turn_txn (turn), digits, area, limit, error);
    if (people == NULL || !append_people (turn, found, people, LOKET_FOUND_NIK, error))
      return NULL;
  }
  if (cards) {
    g_autoptr (GPtrArray) people =
        loket_txn_people_by_card_from (loket_turn_txn (turn), digits, area, limit, error);
    if (people == NULL || !append_people (turn, found, people, LOKET_FOUND_FAMILY_CARD, error))
      return NULL;
  }
  return g_steal_pointer (&found);
}

/**
 * loket_people_find_number:
 * @turn: a read turn
 * @number: the office's own number of a person
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full): that person, or nobody
 */
LoketPeopleFound *
loket_people_find_number (LoketTurn *turn, gint64 number, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LoketPeopleFound) found = loket_people_found_empty ();
  LoketPerson *person = loket_txn_person_numbered (loket_turn_txn (turn), number, &failure);

  if (person != NULL)
    g_ptr_array_add (people, person);
  else if (!g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  return append_people (turn, found, people, LOKET_FOUND_NUMBER, error) ? g_steal_pointer (&found)
                                                                        : NULL;
}

static gboolean
is_number (const char *digits)
{
  return digits == NULL ||
         (strlen (digits) == LOKET_NIK_LENGTH && strspn (digits, "0123456789") == LOKET_NIK_LENGTH);
}

/**
 * loket_people_look_up:
 * @turn: a read turn
 * @request: a LoketPersonLookUp
 * @error: set to %LOKET_ERROR_BAD_FIELD when it does not name one number
 *
 * Returns: (transfer full): a LoketPeopleFound
 */
LoketRecord *
loket_people_look_up (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketPersonLookUp *wanted = loket_person_look_up_cast (request);
  const guint given =
      (wanted->nik != NULL) + (wanted->family_card != NULL) + (wanted->number.set ? 1 : 0);
  LoketPeopleFound *found;

  if (given != 1 || !is_number (wanted->nik) || !is_number (wanted->family_card)) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "nik", "one number of one kind, please");
    return NULL;
  }
  if (wanted->number.set)
    found = loket_people_find_number (turn, wanted->number.value, error);
  else if (wanted->nik != NULL)
    found = loket_people_find_digits (turn, wanted->nik, TRUE, FALSE, error);
  else
    found = loket_people_find_digits (turn, wanted->family_card, FALSE, TRUE, error);
  return found != NULL ? LOKET_RECORD (found) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about doubtful pairs to the store; app/office/pairs.c asks them, policy is not here. */
#include "config.h"

#include "store/pairs.h"

#include "core/error.h"
#include "store/txn-private.h"

#define MEMBERS_MAX 100
#define PAIRS_OF_ROW_MAX 200

#define OF_FILTER                                                                                  \
  "AND (?5 IS NULL OR (list_row >= ?5 AND list_row < ?6)) "                                        \
  "AND (?7 = 0 OR decided_at <= ?7) "                                                              \
  "AND (?8 = 0 OR weight < ?9 OR (weight = ?9 AND id < ?10)) "                                     \
  "ORDER BY weight DESC, id DESC LIMIT ?11"

/* Everywhere: along pair_by_hint, which is in order. */
static const char whole_district[] = "WHERE office = ?1 AND state = ?2 AND hint = ?3 " OF_FILTER;

/* The few of a region: along pair_by_state, which has the villages beside each other, so that the
 * hint must not choose the index.  '/' comes after '.', which parts the codes. */
static const char one_area[] =
    "WHERE office = ?1 AND state = ?2 AND hint || '' = ?3 AND village >= ?4 AND village < ?12 "
    "AND (village = ?4 OR substr (village, 1, length (?4) + 1) = ?4 || '.') " OF_FILTER;

/* "000012-" and what comes after all rows of that list; %NULL for all lists. */
static char *
bound_of_batch (gint64 batch, char after)
{
  return batch > 0 ? g_strdup_printf ("%06" G_GINT64_FORMAT "%c", batch, after) : NULL;
}

/**
 * loket_txn_pairs:
 * @txn: a transaction
 * @filter: which ones, and behind which place
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPair): the heaviest first
 */
GPtrArray *
loket_txn_pairs (LoketTxn *txn, const LoketPairFilter *filter, guint limit, GError **error)
{
  g_autofree char *from = bound_of_batch (filter->batch, '-');
  g_autofree char *until = bound_of_batch (filter->batch, '.');
  g_autofree char *beyond = filter->area != NULL ? g_strconcat (filter->area, "/", NULL) : NULL;
  const LoketValue values[] = {
      LOKET_T (txn->office),
      LOKET_T (loket_enum_name (loket_pair_state_get_type (), (int) filter->state)),
      LOKET_T (loket_enum_name (loket_pair_hint_get_type (), (int) filter->hint)),
      LOKET_T (filter->area),
      LOKET_T (from),
      LOKET_T (until),
      LOKET_N (filter->rested),
      LOKET_N (filter->has_place),
      LOKET_N (filter->weight),
      LOKET_T (filter->id),
      LOKET_N (limit),
      LOKET_T (beyond),
  };

  return loket_txn_records (txn,
                            loket_pair_get_type (),
                            filter->area != NULL ? one_area : whole_district,
                            values,
                            G_N_ELEMENTS (values) - (filter->area != NULL ? 0 : 1),
                            error);
}

static LoketPairCount *
read_count (LoketRows *rows, GError **error)
{
  g_autoptr (LoketPairCount) count = loket_pair_count_new ();
  int hint;

  if (!loket_enum_from_name (loket_pair_hint_get_type (), loket_rows_text (rows, "hint"), &hint)) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "A pair has an unknown hint");
    return NULL;
  }
  count->hint = (LoketPairHint) hint;
  count->village = g_strdup (loket_rows_text (rows, "village"));
  count->open = loket_rows_number (rows, "n_open");
  count->postponed = loket_rows_number (rows, "n_postponed");
  return g_steal_pointer (&count);
}

/**
 * loket_txn_pair_counts:
 * @txn: a transaction
 * @area: (nullable): region, with all below it
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPairCount): how many wait, by kind and village
 */
GPtrArray *
loket_txn_pair_counts (LoketTxn *txn, const char *area, GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT hint, village, SUM (CASE WHEN state = 'open' THEN 1 ELSE 0 END) AS n_open, "
      "SUM (CASE WHEN state = 'postponed' THEN 1 ELSE 0 END) AS n_postponed FROM pair "
      "WHERE office = ?1 AND state IN ('open', 'postponed') "
      "AND (?2 IS NULL OR village = ?2 OR substr (village, 1, length (?2) + 1) = ?2 || '.') "
      "GROUP BY hint, village ORDER BY hint, village LIMIT 2000",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (area)),
      error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    LoketPairCount *count = read_count (rows, error);
    if (count == NULL)
      return NULL;
    g_ptr_array_add (counts, count);
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&counts);
}

/**
 * loket_txn_pairs_of_row:
 * @txn: a transaction
 * @list_row: a row of a list
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPair): all about this row, the heaviest first
 */
GPtrArray *
loket_txn_pairs_of_row (LoketTxn *txn, const char *list_row, GError **error)
{
  return loket_txn_records (
      txn,
      loket_pair_get_type (),
      "WHERE office = ?1 AND list_row = ?2 ORDER BY weight DESC, id LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (list_row), LOKET_N (PAIRS_OF_ROW_MAX)),
      error);
}

/**
 * loket_txn_pairs_between:
 * @txn: a transaction
 * @one: a person
 * @other: another person
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPair): pairs of these two, whichever way round
 */
GPtrArray *
loket_txn_pairs_between (LoketTxn *txn, const char *one, const char *other, GError **error)
{
  return loket_txn_records (
      txn,
      loket_pair_get_type (),
      "WHERE office = ?1 AND ((other = ?2 AND person = ?3) OR (other = ?3 AND person = ?2)) "
      "ORDER BY id",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (one), LOKET_T (other)),
      error);
}

/**
 * loket_txn_batch_of_row:
 * @txn: a transaction
 * @list_row: id of a row of a list
 * @error: set to %LOKET_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the list that the row is of
 */
LoketListBatch *
loket_txn_batch_of_row (LoketTxn *txn, const char *list_row, GError **error)
{
  LoketRecord *batch = loket_txn_record (
      txn,
      loket_list_batch_get_type (),
      "WHERE office = ?1 AND number = ?2",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_N (g_ascii_strtoll (list_row, NULL, 10))),
      list_row,
      error);

  return batch != NULL ? loket_list_batch_cast (batch) : NULL;
}

/**
 * loket_txn_rows_of_person:
 * @txn: a transaction
 * @person: a person
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketListRow): rows of lists that say of this person, the
 *   newest list first
 */
GPtrArray *
loket_txn_rows_of_person (LoketTxn *txn, const char *person, guint limit, GError **error)
{
  return loket_txn_records (txn,
                            loket_list_row_get_type (),
                            "WHERE office = ?1 AND person = ?2 ORDER BY id DESC LIMIT ?3",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person), LOKET_N (limit)),
                            error);
}

static LoketPairMember *
read_member (LoketRows *rows)
{
  LoketPairMember *member = loket_pair_member_new ();

  member->person = g_strdup (loket_rows_text (rows, "id"));
  member->name = g_strdup (loket_rows_text (rows, "name"));
  member->relation = g_strdup (loket_rows_text (rows, "relation"));
  member->birth_date = g_strdup (loket_rows_text (rows, "birth_date"));
  member->sex = g_strdup (loket_rows_text (rows, "sex"));
  return member;
}

/**
 * loket_txn_pair_members:
 * @txn: a transaction
 * @person: (nullable): all who live with this person now, himself too
 * @family_card: (nullable): or all who are on this card now
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPairMember): the head first, then by birth
 */
GPtrArray *
loket_txn_pair_members (LoketTxn *txn, const char *person, const char *family_card, GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT person.id AS id, person.name AS name, member.relation AS relation, "
      "person.birth_date AS birth_date, person.sex AS sex "
      "FROM household_member AS member JOIN person ON person.office = ?1 "
      "AND person.id = member.person WHERE member.office = ?1 AND member.until_day IS NULL "
      "AND member.household IN (SELECT household FROM household_member WHERE office = ?1 "
      "AND person = ?2 AND until_day IS NULL UNION SELECT id FROM household WHERE office = ?1 "
      "AND family_card = ?3) ORDER BY member.head DESC, person.birth_date, person.id LIMIT ?4",
      LOKET_VALUES (
          LOKET_T (txn->office), LOKET_T (person), LOKET_T (family_card), LOKET_N (MEMBERS_MAX)),
      error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    g_ptr_array_add (members, read_member (rows));
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&members);
}

/**
 * loket_txn_family_card_of:
 * @txn: a transaction
 * @person: a person
 * @family_card: (out) (transfer full) (nullable): KK of the family that he lives in now
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_family_card_of (LoketTxn *txn, const char *person, char **family_card, GError **error)
{
  return loket_engine_text (
      txn->engine,
      "SELECT household.family_card AS text FROM household_member AS member "
      "JOIN household ON household.office = ?1 AND household.id = member.household "
      "WHERE member.office = ?1 AND member.person = ?2 AND member.until_day IS NULL "
      "AND household.family_card IS NOT NULL ORDER BY member.from_day DESC, member.id LIMIT 1",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person)),
      family_card,
      error);
}

/**
 * loket_txn_living_person:
 * @txn: a transaction
 * @id: a person
 * @error: set to %LOKET_ERROR_NOT_FOUND with @id
 *
 * Returns: (transfer full): the person, or the one that it was merged into, over any number of
 *   merges; there is no circle, since a record that rests wins no merge
 */
LoketPerson *
loket_txn_living_person (LoketTxn *txn, const char *id, GError **error)
{
  g_autoptr (LoketRecord) record = loket_txn_get (txn, loket_person_get_type (), id, error);

  while (record != NULL && loket_person_cast (record)->merged_into != NULL) {
    g_autoptr (LoketRecord) rests = g_steal_pointer (&record);
    record = loket_txn_get (
        txn, loket_person_get_type (), loket_person_cast (rests)->merged_into, error);
  }
  return record != NULL ? loket_person_cast (g_steal_pointer (&record)) : NULL;
}

/**
 * loket_txn_last_answers:
 * @txn: a transaction
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPairAnswer): the last answers about pairs, newest
 * first
 */
GPtrArray *
loket_txn_last_answers (LoketTxn *txn, guint limit, GError **error)
{
  return loket_txn_records (txn,
                            loket_pair_answer_get_type (),
                            "WHERE office = ?1 ORDER BY at DESC, id DESC LIMIT ?2",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_N (limit)),
                            error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People on file: put in, change, look up; desks of app/office and imports ask. */
#include "config.h"

#include "store/people.h"

#include "core/error.h"
#include "core/name-canon.h"
#include "core/name-skeleton.h"
#include "store/person-references.h"
#include "store/txn-private.h"

#include <string.h>

#define SERIES "person" /* one that never starts again */
#define SKELETON_MARK "~"
#define BIRTH_MARK "@"
#define LIVING "merged_into IS NULL "

static int
birth_year_of (const char *birth_date)
{
  return birth_date != NULL ? atoi (birth_date) : 0;
}

static gboolean
is_whole_date (const char *birth_date)
{
  return birth_date != NULL && strlen (birth_date) == strlen ("1954-03-02");
}

/**
 * loket_person_words:
 * @name: a name as it is written
 * @birth_date: (nullable): as much as is known
 * @canon: (out) (transfer full): the name in the one spelling that names are compared in
 *
 * Returns: (transfer full): what such a person is found by: each word of @canon once, after a "~"
 *   its whole skeleton, after an "@" the date of birth when all of it is known
 */
char **
loket_person_words (const char *name, const char *birth_date, char **canon)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *skeleton = NULL;
  g_autofree char *sound = NULL;
  g_autofree char *birth = NULL;

  *canon = loket_name_canon (name);
  skeleton = loket_name_skeleton_of_canon (*canon);
  sound = g_strconcat (SKELETON_MARK, skeleton, NULL);
  parts = g_strsplit (*canon, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    gboolean again = *parts[i] == '\0';
    for (guint j = 0; j < i && !again; j++)
      again = strcmp (parts[i], parts[j]) == 0;
    if (!again)
      g_strv_builder_add (words, parts[i]);
  }
  if (*skeleton != '\0')
    g_strv_builder_add (words, sound);
  if (is_whole_date (birth_date)) {
    birth = g_strconcat (BIRTH_MARK, birth_date, NULL);
    g_strv_builder_add (words, birth);
  }
  return g_strv_builder_end (words);
}

/**
 * loket_txn_add_person_word:
 * @txn: a write transaction
 * @number: of a person on file
 * @word: of loket_person_words()
 * @canon: of the same
 * @village: (nullable): of the person
 * @birth_year: of the person, 0 = nobody knows
 * @error: as loket_rows_next()
 *
 * For imports, which put the words of all their people in by their order; may be repeated.
 *
 * Returns: %TRUE when the person is found by @word
 */
gboolean
loket_txn_add_person_word (LoketTxn *txn,
                           gint64 number,
                           const char *word,
                           const char *canon,
                           const char *village,
                           gint64 birth_year,
                           GError **error)
{
  return loket_engine_exec (
      txn->engine,
      "INSERT INTO person_word (office, word, number, canon, village, birth_year) "
      "VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0)) ON CONFLICT (office, word, number) DO NOTHING",
      LOKET_VALUES (LOKET_T (txn->office),
                    LOKET_T (word),
                    LOKET_N (number),
                    LOKET_T (canon),
                    LOKET_T (village),
                    LOKET_N (birth_year)),
      error);
}

/**
 * loket_txn_add_person_words:
 * @txn: a write transaction
 * @person: a person on file
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when the person is found by name and birth
 */
gboolean
loket_txn_add_person_words (LoketTxn *txn, LoketPerson *person, GError **error)
{
  g_autofree char *canon = NULL;
  g_auto (GStrv) words = loket_person_words (person->name, person->birth_date, &canon);
  const int year = birth_year_of (person->birth_date);

  for (guint i = 0; words[i] != NULL; i++)
    if (!loket_txn_add_person_word (
            txn, person->number, words[i], canon, person->village, year, error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_words (LoketTxn *txn, LoketPerson *person, GError **error)
{
  g_autofree char *canon = NULL;
  g_auto (GStrv) words = loket_person_words (person->name, person->birth_date, &canon);

  for (guint i = 0; words[i] != NULL; i++)
    if (!loket_engine_exec (
            txn->engine,
            "DELETE FROM person_word WHERE office = ?1 AND word = ?2 AND number = ?3",
            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (words[i]), LOKET_N (person->number)),
            error))
      return FALSE;
  return TRUE;
}

/**
 * loket_txn_add_person:
 * @txn: a write transaction
 * @person: a new person, complete, with a number of loket_txn_next_person_number()
 * @error: as loket_txn_insert()
 *
 * Returns: %TRUE when the person is on file and is found by name and birth
 */
gboolean
loket_txn_add_person (LoketTxn *txn, LoketPerson *person, GError **error)
{
  return loket_txn_insert (txn, LOKET_RECORD (person), error) &&
         loket_txn_add_person_words (txn, person, error);
}

/**
 * loket_txn_take_person_back:
 * @txn: a write transaction
 * @person: somebody who was put on file by mistake, and on whom nothing hangs
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when the person is not on file any more
 */
gboolean
loket_txn_take_person_back (LoketTxn *txn, LoketPerson *person, GError **error)
{
  return remove_words (txn, person, error) &&
         loket_txn_take_back (txn, LOKET_RECORD (person), error);
}

static gboolean
is_found_otherwise (LoketPerson *before, LoketPerson *after)
{
  return g_strcmp0 (before->name, after->name) != 0 ||
         g_strcmp0 (before->village, after->village) != 0 ||
         g_strcmp0 (before->birth_date, after->birth_date) != 0 ||
         (before->merged_into == NULL) != (after->merged_into == NULL);
}

/**
 * loket_txn_change_person:
 * @txn: a write transaction
 * @before: a person as this transaction has read it
 * @after: (inout): as it should be from now on; its version is set to the next one
 * @error: as loket_txn_update()
 *
 * Whoever was merged into another is not found by name any more.
 *
 * Returns: %TRUE when the row and the words say what @after says
 */
gboolean
loket_txn_change_person (LoketTxn *txn, LoketPerson *before, LoketPerson *after, GError **error)
{
  after->version = before->version + 1;
  if (!loket_txn_update (txn, LOKET_RECORD (after), error))
    return FALSE;
  if (!is_found_otherwise (before, after))
    return TRUE;
  if (txn->renamed != NULL)
    g_hash_table_add (txn->renamed, GSIZE_TO_POINTER (before->number));
  if (before->merged_into == NULL && !remove_words (txn, before, error))
    return FALSE;
  return after->merged_into != NULL || loket_txn_add_person_words (txn, after, error);
}

/**
 * loket_txn_watch_names:
 * @txn: a write transaction
 * @watch: whether to remember from now on who is found by other words than before
 *
 * For work over many turns which has read the names of people before; who was remembered until now
 * is forgotten.
 */
void
loket_txn_watch_names (LoketTxn *txn, gboolean watch)
{
  g_clear_pointer (&txn->renamed, g_hash_table_unref);
  if (watch)
    txn->renamed = g_hash_table_new (g_direct_hash, g_direct_equal);
}

/**
 * loket_txn_was_renamed:
 * @txn: a write transaction
 * @number: of a person
 *
 * Returns: whether he may be found by other words than when loket_txn_watch_names() was called;
 *   also when that was taken back
 */
gboolean
loket_txn_was_renamed (LoketTxn *txn, gint64 number)
{
  return txn->renamed != NULL && g_hash_table_contains (txn->renamed, GSIZE_TO_POINTER (number));
}

/**
 * loket_txn_next_person_number:
 * @txn: a write transaction
 * @number: (out): the next number of the office's own series
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when one was taken
 */
gboolean
loket_txn_next_person_number (LoketTxn *txn, gint64 *number, GError **error)
{
  return loket_txn_reserve_person_numbers (txn, 1, number, error);
}

/**
 * loket_txn_reserve_person_numbers:
 * @txn: a write transaction
 * @many: how many, at least 1
 * @first: (out): the first of them; the others follow it
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when they were taken
 */
gboolean
loket_txn_reserve_person_numbers (LoketTxn *txn, gint64 many, gint64 *first, GError **error)
{
  return loket_txn_take_numbers (txn, SERIES, "", many, first, error);
}

/**
 * loket_txn_person:
 * @txn: a transaction
 * @id: which one
 * @error: set to %LOKET_ERROR_NOT_FOUND with @id
 *
 * Returns: (transfer full): the person, also one that was merged into another
 */
LoketPerson *
loket_txn_person (LoketTxn *txn, const char *id, GError **error)
{
  LoketRecord *person = loket_txn_get (txn, loket_person_get_type (), id, error);

  return person != NULL ? loket_person_cast (person) : NULL;
}

/**
 * loket_txn_person_numbered:
 * @txn: a transaction
 * @number: of the office's own series
 * @error: set to %LOKET_ERROR_NOT_FOUND with @number
 *
 * Returns: (transfer full): the person, also one that was merged into another
 */
LoketPerson *
loket_txn_person_numbered (LoketTxn *txn, gint64 number, GError **error)
{
  g_autofree char *what = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  LoketRecord *person = loket_txn_record (txn,
                                          loket_person_get_type (),
                                          "WHERE office = ?1 AND number = ?2",
                                          LOKET_VALUES (LOKET_T (txn->office), LOKET_N (number)),
                                          what,
                                          error);

  return person != NULL ? loket_person_cast (person) : NULL;
}

static GPtrArray *
people_where (LoketTxn *txn, const char *rest, const LoketValue *values, guint n, GError **error)
{
  return loket_txn_records (txn, loket_person_get_type (), rest, values, n, error);
}

/**
 * loket_txn_people_by_nik:
 * @txn: a transaction
 * @nik: 16 digits
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPerson): who is said to have it
 */
GPtrArray *
loket_txn_people_by_nik (LoketTxn *txn, const char *nik, guint limit, GError **error)
{
  return people_where (txn,
                       "WHERE office = ?1 AND nik = ?2 AND " LIVING "ORDER BY number LIMIT ?3",
                       LOKET_VALUES (LOKET_T (txn->office), LOKET_T (nik), LOKET_N (limit)),
                       error);
}

/**
 * loket_txn_people_by_card:
 * @txn: a transaction
 * @family_card: KK, 16 digits
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPerson): who lives in a household that has or had it
 */
GPtrArray *
loket_txn_people_by_card (LoketTxn *txn, const char *family_card, guint limit, GError **error)
{
  return people_where (
      txn,
      "WHERE office = ?1 AND id IN (SELECT person FROM household_member WHERE office = ?1 "
      "AND household IN (SELECT id FROM household WHERE office = ?1 AND family_card = ?2 UNION "
      "SELECT household FROM household_card WHERE office = ?1 AND family_card = ?2) "
      "AND until_day IS NULL) "
      "AND " LIVING "ORDER BY number LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (family_card), LOKET_N (limit)),
      error);
}

/**
 * loket_txn_people_by_birth:
 * @txn: a transaction
 * @birth_date: a whole date
 * @sex: of that sex, or of one that nobody knows; unknown = of any
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPerson): who was born then
 */
GPtrArray *
loket_txn_people_by_birth (LoketTxn *txn,
                           const char *birth_date,
                           LoketPersonSex sex,
                           guint limit,
                           GError **error)
{
  const char *name = sex != LOKET_PERSON_SEX_UNKNOWN
                         ? loket_enum_name (loket_person_sex_get_type (), (int) sex)
                         : NULL;
  g_autofree char *word = g_strconcat (BIRTH_MARK, birth_date, NULL);

  return people_where (
      txn,
      "WHERE office = ?1 AND number IN (SELECT number FROM person_word WHERE office = ?1 "
      "AND word = ?2) AND (?3 IS NULL OR sex IN (?3, 'unknown')) ORDER BY number LIMIT ?4",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (word), LOKET_T (name), LOKET_N (limit)),
      error);
}

/**
 * loket_txn_people_by_word:
 * @txn: a transaction
 * @word: a word of loket_person_words()
 * @born_from: first year of birth; who has none is left out, unless it is 0
 * @born_until: last year of birth
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPerson): who is found by it
 */
GPtrArray *
loket_txn_people_by_word (LoketTxn *txn,
                          const char *word,
                          gint64 born_from,
                          gint64 born_until,
                          guint limit,
                          GError **error)
{
  return people_where (
      txn,
      "WHERE office = ?1 AND number IN (SELECT number FROM person_word WHERE office = ?1 "
      "AND word = ?2 AND (?3 = 0 OR birth_year BETWEEN ?3 AND ?4) ORDER BY number LIMIT ?5) "
      "ORDER BY number",
      LOKET_VALUES (LOKET_T (txn->office),
                    LOKET_T (word),
                    LOKET_N (born_from),
                    LOKET_N (born_until),
                    LOKET_N (limit)),
      error);
}

/* Takes over into @found who is not there yet. */
static gboolean
take_block (GPtrArray *found, GPtrArray *block, guint *full_blocks)
{
  g_autoptr (GPtrArray) people = block;

  if (people == NULL)
    return FALSE;
  if (people->len >= LOKET_CANDIDATES_OF_BLOCK)
    (*full_blocks)++;
  for (guint i = 0; i < people->len; i++) {
    LoketPerson *person = loket_person_cast (people->pdata[i]);
    gboolean again = FALSE;
    for (guint j = 0; j < found->len && !again; j++)
      again = strcmp (loket_person_cast (found->pdata[j])->id, person->id) == 0;
    if (!again)
      g_ptr_array_add (found, g_object_ref (person));
  }
  return TRUE;
}

static gboolean
take_sounding_alike (LoketTxn *txn,
                     const LoketFacts *facts,
                     GPtrArray *found,
                     guint *full_blocks,
                     GError **error)
{
  g_autofree char *canon = loket_name_canon (facts->name);
  g_autofree char *skeleton = loket_name_skeleton_of_canon (canon);
  g_autofree char *word = g_strconcat (SKELETON_MARK, skeleton, NULL);
  const int year = birth_year_of (facts->birth_date);

  return *skeleton == '\0' ||
         take_block (
             found,
             loket_txn_people_by_word (
                 txn, word, year > 0 ? year - 2 : 0, year + 2, LOKET_CANDIDATES_OF_BLOCK, error),
             full_blocks);
}

/**
 * loket_txn_candidates:
 * @txn: a transaction
 * @facts: what is said of somebody
 * @full_blocks: (out): how many blocks held more than %LOKET_CANDIDATES_OF_BLOCK, so that somebody
 *   may be missing
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPerson): people on file who may be the same, those of
 *   the surest block first
 */
GPtrArray *
loket_txn_candidates (LoketTxn *txn, const LoketFacts *facts, guint *full_blocks, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  const guint limit = LOKET_CANDIDATES_OF_BLOCK;

  *full_blocks = 0;
  if (facts->nik != NULL &&
      !take_block (found, loket_txn_people_by_nik (txn, facts->nik, limit, error), full_blocks))
    return NULL;
  if (facts->family_card != NULL &&
      !take_block (
          found, loket_txn_people_by_card (txn, facts->family_card, limit, error), full_blocks))
    return NULL;
  if (is_whole_date (facts->birth_date) &&
      !take_block (found,
                   loket_txn_people_by_birth (
                       txn, facts->birth_date, (LoketPersonSex) facts->sex, limit, error),
                   full_blocks))
    return NULL;
  if (facts->name != NULL && !take_sounding_alike (txn, facts, found, full_blocks, error))
    return NULL;
  return g_steal_pointer (&found);
}

/**
 * loket_txn_person_values:
 * @txn: a transaction
 * @person: whose
 * @field: (nullable): only of this field
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPersonValue): choices, newest first
 */
GPtrArray *
loket_txn_person_values (LoketTxn *txn, const char *person, const char *field, GError **error)
{
  return loket_txn_records (
      txn,
      loket_person_value_get_type (),
      "WHERE office = ?1 AND person = ?2 AND (?3 IS NULL OR field = ?3) ORDER BY at DESC, id DESC",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person), LOKET_T (field)),
      error);
}

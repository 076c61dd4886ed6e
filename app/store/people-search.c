/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the search to person_word and the numbers: how many rows one looks at is bounded, so
 * that a common name costs no more than a rare one (store.md 2). */
#include "config.h"

#include "store/people-search.h"

#include "store/statement.h"

#include <string.h>

#define LOOKED_AT 10000 /* rows of one word */
#define LOOKED_AT_ALONE 2000
#define LOOKED_AT_FAINT 5000
#define LOOKED_AT_WHOLE 20000  /* of one skeleton: who is called exactly so is among them */
#define LOOKED_AT_NARROW 50000 /* where a place or a year leaves out nearly all of them */
#define BEGUN_WORDS 40         /* that begin as it was typed */
#define BEGUN_NARROW 500       /* rows of each, where a place or a year leaves out nearly all */
#define NEW_SPELLING "1972"    /* the year that it came in */
#define DIGITS 16

/* The first text after all that begin with @prefix. */
static char *
end_of_prefix (const char *prefix)
{
  char *end = g_strdup (prefix);

  end[strlen (end) - 1]++;
  return end;
}

/**
 * loket_name_hit_free:
 * @hit: (transfer full): somebody found
 */
void
loket_name_hit_free (LoketNameHit *hit)
{
  g_free (hit->canon);
  g_free (hit);
}

static void
add_words (LoketStatement *self, const LoketNameQuestion *question)
{
  for (guint i = 0; question->whole != NULL && question->whole[i] != NULL; i++)
    if (strcmp (question->whole[i], question->word) != 0)
      loket_statement_add_kept (self,
                                " AND ' ' || canon || ' ' LIKE *",
                                g_strdup_printf ("%% %s %%", question->whole[i]));
  if (question->others)
    loket_statement_add (self, " AND canon <> *", LOKET_T (question->canon));
  if (question->begin != NULL)
    loket_statement_add_kept (
        self, " AND ' ' || canon LIKE *", g_strdup_printf ("%% %s%%", question->begin));
}

static void
add_areas (LoketStatement *self, const LoketNameQuestion *question)
{
  loket_statement_add_area (self, " AND ", question->scope);
  if (question->areas == NULL || question->areas[0] == NULL)
    return;
  g_string_append (self->sql, " AND (");
  for (guint i = 0; question->areas[i] != NULL; i++)
    loket_statement_add_area (self, i > 0 ? " OR " : "", question->areas[i]);
  g_string_append (self->sql, ")");
}

static void
add_years (LoketStatement *self, const LoketNameQuestion *question)
{
  const LoketYears *years = question->years;

  if (years[0].from == 0)
    return;
  loket_statement_add (self, " AND (birth_year BETWEEN *", LOKET_N (years[0].from));
  loket_statement_add (self, " AND *", LOKET_N (years[0].until));
  if (years[1].from != 0) {
    loket_statement_add (self, " OR birth_year BETWEEN *", LOKET_N (years[1].from));
    loket_statement_add (self, " AND *", LOKET_N (years[1].until));
  }
  g_string_append (self->sql, ")");
}

static gboolean
is_narrow (const LoketNameQuestion *question)
{
  return question->scope != NULL || question->years[0].from != 0 ||
         (question->areas != NULL && question->areas[0] != NULL);
}

static int
rows_of (const LoketNameQuestion *question)
{
  if (is_narrow (question))
    return LOOKED_AT_NARROW;
  if (question->word[0] == '~')
    return LOOKED_AT_WHOLE;
  if (question->begin == NULL &&
      (question->whole == NULL || question->whole[0] == NULL || question->whole[1] == NULL))
    return LOOKED_AT_ALONE;
  return question->faint ? LOOKED_AT_FAINT : LOOKED_AT;
}

/* Some of each word that begins so, that the first in the alphabet do not hide the others. */
static void
add_begun (LoketStatement *self, const LoketNameQuestion *question)
{
  const gint64 of_each = is_narrow (question) ? BEGUN_NARROW : (gint64) question->limit + 1;
  g_autofree char *end = end_of_prefix (question->word);

  g_string_append (self->sql,
                   "WITH RECURSIVE jump (begun) AS (SELECT (SELECT word FROM "
                   "person_word WHERE office = ?1 ");
  loket_statement_add (self, "AND word >= * ", LOKET_T (question->word));
  loket_statement_add_kept (self, "AND word < * ORDER BY word LIMIT 1) ", g_strdup (end));
  loket_statement_add_kept (
      self,
      "UNION ALL SELECT (SELECT p.word FROM person_word AS p WHERE p.office = ?1 AND "
      "p.word > jump.begun AND p.word < * ORDER BY p.word LIMIT 1) FROM jump "
      "WHERE jump.begun IS NOT NULL LIMIT " G_STRINGIFY (BEGUN_WORDS) ") ",
      g_steal_pointer (&end));
  loket_statement_add (
      self,
      "SELECT q.number, q.canon, q.village, q.birth_year FROM jump CROSS JOIN person_word AS q "
      "ON q.office = ?1 AND q.word = jump.begun AND q.number < coalesce ((SELECT r.number FROM "
      "person_word AS r WHERE r.office = ?1 AND r.word = jump.begun ORDER BY r.number "
      "LIMIT 1 OFFSET *), 9223372036854775807)",
      LOKET_N (of_each));
}

static void
add_source (LoketStatement *self, const LoketNameQuestion *question)
{
  if (question->prefix) {
    add_begun (self, question);
  } else {
    g_string_append (
        self->sql, "SELECT number, canon, village, birth_year FROM person_word WHERE office = ?1");
    loket_statement_add (self, " AND word = *", LOKET_T (question->word));
    g_string_append_printf (self->sql, " ORDER BY word, number LIMIT %d", rows_of (question));
  }
  g_string_append (self->sql, ") AS narrow WHERE number > 0");
}

/* Of a name of several words some people are enough, whichever they are: who is called exactly so
 * is among those with the skeleton of it, and they are put in order all. */
static void
add_end_of_source (LoketStatement *self, const LoketNameQuestion *question)
{
  if (!question->prefix && rows_of (question) != LOOKED_AT_ALONE && question->word[0] != '~')
    loket_statement_add (self, " LIMIT *", LOKET_N (question->limit + 1));
  g_string_append (self->sql, ") AS some");
}

/* Whoever is called exactly so, then those with less beside it; the eldest first, who come to an
 * office like this one more often. */
static void
add_order (LoketStatement *self, const LoketNameQuestion *question)
{
  loket_statement_add (self, " ORDER BY canon <> *, ", LOKET_T (question->canon));
  if (question->old_first)
    g_string_append (self->sql, "coalesce (birth_year, 0) > " NEW_SPELLING ", ");
  loket_statement_add (self,
                       "length (canon), canon, coalesce (birth_year, 9999), number LIMIT *",
                       LOKET_N (question->limit + 1));
}

static GPtrArray *
read_hits (LoketStatement *self, GError **error)
{
  g_autoptr (GPtrArray) hits =
      g_ptr_array_new_with_free_func ((GDestroyNotify) loket_name_hit_free);
  g_autoptr (LoketRows) rows = loket_statement_query (self, error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    LoketNameHit *hit = g_new0 (LoketNameHit, 1);
    hit->number = loket_rows_number (rows, "number");
    hit->birth_year =
        loket_rows_is_null (rows, "birth_year") ? 0 : loket_rows_number (rows, "birth_year");
    hit->canon = g_strdup (loket_rows_text (rows, "canon"));
    g_ptr_array_add (hits, hit);
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&hits);
}

/**
 * loket_txn_find_names:
 * @txn: a transaction
 * @question: who is meant
 * @more: (out): there are more of them than its limit
 * @error: as loket_rows_next()
 *
 * Of a word that very many people have, those with the lowest numbers are looked at, until there
 * are enough to put in order.
 *
 * Returns: (transfer full) (element-type LoketNameHit): the likeliest first
 */
GPtrArray *
loket_txn_find_names (LoketTxn *txn,
                      const LoketNameQuestion *question,
                      gboolean *more,
                      GError **error)
{
  g_auto (LoketStatement) self = loket_statement_new (
      txn,
      "SELECT number, canon, birth_year FROM (SELECT number, canon, birth_year "
      "FROM (");
  GPtrArray *hits;

  g_return_val_if_fail (question->word != NULL && *question->word != '\0', NULL);

  add_source (&self, question);
  add_words (&self, question);
  add_areas (&self, question);
  add_years (&self, question);
  add_end_of_source (&self, question);
  add_order (&self, question);
  hits = read_hits (&self, error);
  *more = hits != NULL && hits->len > question->limit;
  if (*more)
    g_ptr_array_set_size (hits, (int) question->limit);
  return hits;
}

/**
 * loket_txn_count_word:
 * @txn: a transaction
 * @word: of loket_person_words()
 * @most: to count up to
 * @count: (out): how many people have it; when they are more, about as many as stand between the
 *   first of them would have it be
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when they could not be counted
 */
gboolean
loket_txn_count_word (LoketTxn *txn, const char *word, guint most, guint *count, GError **error)
{
  gint64 number;

  if (!loket_engine_number (
          txn->engine,
          "SELECT CASE WHEN COUNT(*) < ?3 THEN COUNT(*) ELSE ?3 * (SELECT "
          "MAX(number) FROM person WHERE office = ?1) / MAX(number) END AS number "
          "FROM (SELECT number FROM person_word WHERE office = ?1 AND word = ?2 "
          "ORDER BY word, number LIMIT ?3) AS some",
          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (word), LOKET_N (most)),
          &number,
          error))
    return FALSE;
  *count = (guint) CLAMP (number, 0, G_MAXINT);
  return TRUE;
}

/**
 * loket_txn_words_between:
 * @txn: a transaction
 * @from: the first word, or what it begins with
 * @before: the word after the last one
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Jumps from word to word, however many people have one.
 *
 * Returns: (transfer full) (element-type utf8): the words that names in the register have
 */
GPtrArray *
loket_txn_words_between (LoketTxn *txn,
                         const char *from,
                         const char *before,
                         guint limit,
                         GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "WITH RECURSIVE jump (word) AS ("
      "SELECT (SELECT word FROM person_word WHERE office = ?1 AND word >= ?2 AND word < ?3 "
      "ORDER BY word LIMIT 1) UNION ALL "
      "SELECT (SELECT p.word FROM person_word AS p WHERE p.office = ?1 AND p.word > jump.word "
      "AND p.word < ?3 ORDER BY p.word LIMIT 1) FROM jump WHERE jump.word IS NOT NULL) "
      "SELECT word FROM jump WHERE word IS NOT NULL LIMIT ?4",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (from), LOKET_T (before), LOKET_N (limit)),
      error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    g_ptr_array_add (words, g_strdup (loket_rows_text (rows, "word")));
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&words);
}

/* ?5 is an area, or empty for everywhere: the limit is of those who live there. */
#define LIVES_IN_AREA                                                                              \
  "AND (?5 = '' OR village = ?5 OR substr (village, 1, length (?5) + 1) = ?5 || '.') "

/* A number whose end is not typed yet stands between itself with zeros and with nines. */
static GPtrArray *
people_between (LoketTxn *txn,
                const char *rest,
                const char *digits,
                const char *area,
                guint limit,
                GError **error)
{
  char low[DIGITS + 1], high[DIGITS + 1];
  const gsize known = MIN (strlen (digits), (gsize) DIGITS);

  memset (low, '0', DIGITS);
  memset (high, '9', DIGITS);
  memcpy (low, digits, known);
  memcpy (high, digits, known);
  low[DIGITS] = high[DIGITS] = '\0';
  return loket_txn_records (txn,
                            loket_person_get_type (),
                            rest,
                            LOKET_VALUES (LOKET_T (txn->office),
                                          LOKET_T (low),
                                          LOKET_T (high),
                                          LOKET_N (limit),
                                          LOKET_T (area != NULL ? area : "")),
                            error);
}

/**
 * loket_txn_people_by_nik_from:
 * @txn: a transaction
 * @digits: the first digits of a NIK, or all 16
 * @area: (nullable): only of people who live there
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPerson): who has such a NIK, also those who were
 *   merged into another
 */
GPtrArray *
loket_txn_people_by_nik_from (LoketTxn *txn,
                              const char *digits,
                              const char *area,
                              guint limit,
                              GError **error)
{
  return people_between (txn,
                         "WHERE office = ?1 AND nik BETWEEN ?2 AND ?3 " LIVES_IN_AREA
                         "ORDER BY nik, merged_into IS NOT NULL, number LIMIT ?4",
                         digits,
                         area,
                         limit,
                         error);
}

/**
 * loket_txn_people_by_card_from:
 * @txn: a transaction
 * @digits: the first digits of a KK, or all 16
 * @area: (nullable): only of people who live there
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketPerson): who lives in a household that has or had
 *   such a card, the head first
 */
GPtrArray *
loket_txn_people_by_card_from (LoketTxn *txn,
                               const char *digits,
                               const char *area,
                               guint limit,
                               GError **error)
{
  return people_between (
      txn,
      "JOIN (SELECT m.person AS member, MIN (c.card) AS card, MAX (m.head) AS leads "
      "FROM (SELECT id, family_card AS card FROM household WHERE office = ?1 "
      "AND family_card BETWEEN ?2 AND ?3 UNION SELECT household, family_card FROM household_card "
      "WHERE office = ?1 AND family_card BETWEEN ?2 AND ?3) AS c JOIN household_member AS m "
      "ON m.office = ?1 AND m.household = c.id WHERE m.until_day IS NULL GROUP BY m.person) "
      "AS living ON living.member = person.id "
      "WHERE office = ?1 AND merged_into IS NULL " LIVES_IN_AREA
      "ORDER BY card, leads DESC, number LIMIT ?4",
      digits,
      area,
      limit,
      error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the whole register once, table after table without a join, for matching in memory; a row
 * at a time, so that it needs 24 bytes a person and no more.  See people.h. */
#include "config.h"

#include "core/error.h"
#include "store/people.h"
#include "store/txn-private.h"

#include <string.h>

#define WHOLE_TABLE "office || '' = ?1 " /* no index: an entry and its row would lie apart */

/* Ids are UUIDs: their random half tells them apart as well as all of them. */
typedef struct {
  guint64 id;
  guint64 card;
} CardOf;

typedef struct {
  CardOf *slots;
  gsize n_slots; /* a third more than are taken, and below 2^32 */
} Cards;

static guint64
short_id (const char *id)
{
  guint64 value = 0;

  for (const char *at = id; *at != '\0'; at++)
    if (*at != '-')
      value = value * 0x9e3779b97f4a7c15u + (guint64) g_ascii_xdigit_value (*at) + 1;
  return value != 0 ? value : 1;
}

static void
cards_init (Cards *cards, gint64 people)
{
  cards->n_slots = (gsize) people + (gsize) people / 3 + 1024;
  cards->slots = g_new0 (CardOf, cards->n_slots);
}

static CardOf *
cards_at (Cards *cards, guint64 id)
{
  const guint64 mixed = (id ^ id >> 29) * 0x9e3779b97f4a7c15u;
  gsize at = ((mixed >> 32) * cards->n_slots) >> 32;

  while (cards->slots[at].id != 0 && cards->slots[at].id != id)
    at = at + 1 < cards->n_slots ? at + 1 : 0;
  return &cards->slots[at];
}

static void
cards_clear (Cards *cards)
{
  g_clear_pointer (&cards->slots, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cards, cards_clear)

static gboolean
count (LoketTxn *txn, const char *sql, gint64 *number, GError **error)
{
  return loket_engine_number (
      txn->engine, sql, LOKET_VALUES (LOKET_T (txn->office)), number, error);
}

static gboolean
read_household_cards (LoketTxn *txn, Cards *cards, GError **error)
{
  g_autoptr (LoketRows) rows = NULL;
  gboolean row;
  gint64 n;

  if (!count (txn, "SELECT COUNT(*) AS number FROM household WHERE office = ?1", &n, error))
    return FALSE;
  cards_init (cards, n);
  rows = loket_engine_query (txn->engine,
                             "SELECT id, family_card FROM household WHERE " WHOLE_TABLE
                             "AND family_card IS NOT NULL",
                             LOKET_VALUES (LOKET_T (txn->office)),
                             error);
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row) {
    const guint64 id = short_id (loket_rows_text (rows, "id"));
    *cards_at (cards, id) = (CardOf){
        .id = id,
        .card = g_ascii_strtoull (loket_rows_text (rows, "family_card"), NULL, 10),
    };
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_people_cards (LoketTxn *txn, Cards *of_people, GError **error)
{
  g_auto (Cards) of_households = {NULL, 0};
  g_autoptr (LoketRows) rows = NULL;
  gboolean row;

  if (!read_household_cards (txn, &of_households, error))
    return FALSE;
  rows = loket_engine_query (txn->engine,
                             "SELECT household, person FROM household_member "
                             "WHERE " WHOLE_TABLE "AND until_day IS NULL",
                             LOKET_VALUES (LOKET_T (txn->office)),
                             error);
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row) {
    const CardOf *of = cards_at (&of_households, short_id (loket_rows_text (rows, "household")));
    const guint64 id = short_id (loket_rows_text (rows, "person"));
    if (of->id != 0)
      *cards_at (of_people, id) = (CardOf){.id = id, .card = of->card};
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  }
  return TRUE;
}

static LoketFactSex
sex_of (const char *name)
{
  int sex = LOKET_PERSON_SEX_UNKNOWN;

  loket_enum_from_name (loket_person_sex_get_type (), name, &sex);
  return (LoketFactSex) sex;
}

static gboolean
give (LoketRows *rows, Cards *cards, LoketRegisterFunc func, gpointer data)
{
  const char *id = loket_rows_text (rows, "id");
  const guint64 card = cards_at (cards, short_id (id))->card;
  char family_card[20 + 1];
  LoketRegisterEntry entry = {
      .id = id,
      .number = loket_rows_number (rows, "number"),
      .facts =
          {
              .name = loket_rows_text (rows, "name"),
              .nik = loket_rows_text (rows, "nik"),
              .sex = sex_of (loket_rows_text (rows, "sex")),
              .birth_date = loket_rows_text (rows, "birth_date"),
              .mother_name = loket_rows_text (rows, "mother_name"),
              .village = loket_rows_text (rows, "village"),
              .address = loket_rows_text (rows, "address"),
              .phone = loket_rows_text (rows, "phone"),
          },
      .dead = strcmp (loket_rows_text (rows, "life_status"), "dead") == 0,
  };

  if (card != 0) {
    g_snprintf (family_card, sizeof family_card, "%016" G_GUINT64_FORMAT, card);
    entry.facts.family_card = family_card;
  }
  return func (&entry, data);
}

/**
 * loket_txn_read_register:
 * @txn: a long read
 * @func: (scope call): called for each person who was not merged into another, by id; stops
 *   when it returns %FALSE
 * @data: for @func
 * @people: (out): how many there are, for progress; set before the first call
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when all were given, or @func had enough
 */
gboolean
loket_txn_read_register (LoketTxn *txn,
                         LoketRegisterFunc func,
                         gpointer data,
                         gint64 *people,
                         GError **error)
{
  g_auto (Cards) cards = {NULL, 0};
  g_autoptr (LoketRows) rows = NULL;
  gboolean row;

  if (!count (txn, "SELECT COUNT(*) AS number FROM person WHERE office = ?1", people, error))
    return FALSE;
  cards_init (&cards, *people);
  if (!read_people_cards (txn, &cards, error))
    return FALSE;
  rows = loket_engine_query (txn->engine,
                             "SELECT id, number, name, nik, sex, birth_date, mother_name, "
                             "life_status, village, address, phone FROM person "
                             "WHERE " WHOLE_TABLE "AND merged_into IS NULL",
                             LOKET_VALUES (LOKET_T (txn->office)),
                             error);
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row && give (rows, &cards, func, data))
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  return TRUE;
}

/**
 * loket_txn_read_names:
 * @txn: a long read
 * @after: people with a higher number
 * @func: (scope call): called for each of them who was not merged into another, by number; stops
 *   when it returns %FALSE
 * @data: for @func
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when all were given, or @func had enough
 */
gboolean
loket_txn_read_names (LoketTxn *txn,
                      gint64 after,
                      LoketPersonNameFunc func,
                      gpointer data,
                      GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT number, name, birth_date, village FROM person WHERE office = ?1 "
                          "AND number > ?2 AND merged_into IS NULL ORDER BY number",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_N (after)),
                          error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row) {
    const LoketPersonName name = {
        .number = loket_rows_number (rows, "number"),
        .name = loket_rows_text (rows, "name"),
        .birth_date = loket_rows_text (rows, "birth_date"),
        .village = loket_rows_text (rows, "village"),
    };
    if (!func (&name, data))
      return TRUE;
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about ratings to the store; what may be shown of them is core/rating.c's. */
#include "config.h"

#include "store/ratings.h"

#include "store/txn-private.h"

#define SUM(column)                                                                                \
  ", COUNT(" #column ") AS n_" #column ", coalesce (SUM(" #column "), 0) AS s_" #column

static LoketElementAnswers
read_answers (LoketRows *rows, const char *column)
{
  g_autofree char *n = g_strconcat ("n_", column, NULL);
  g_autofree char *sum = g_strconcat ("s_", column, NULL);

  return (LoketElementAnswers){.n = loket_rows_number (rows, n),
                               .sum = loket_rows_number (rows, sum)};
}

static LoketRatingSums *
read_sums (LoketRows *rows)
{
  static const char *const elements[LOKET_N_ELEMENTS] = {
      "u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "u9"};
  LoketRatingSums *sums = g_new0 (LoketRatingSums, 1);

  sums->month = g_strdup (loket_rows_text (rows, "month"));
  sums->service = g_strdup (loket_rows_text (rows, "service"));
  sums->ratings = loket_rows_number (rows, "n");
  sums->overall = read_answers (rows, "overall");
  for (guint i = 0; i < LOKET_N_ELEMENTS; i++)
    sums->elements[i] = read_answers (rows, elements[i]);
  return sums;
}

/**
 * loket_txn_rating_sums:
 * @txn: a transaction
 * @from_day: the first day
 * @until_day: the last day
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketRatingSums): of each month and service that was rated
 *   then, by month and the service's key
 */
GPtrArray *
loket_txn_rating_sums (LoketTxn *txn, const char *from_day, const char *until_day, GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT substr (day, 1, 7) AS month, service, COUNT(*) AS n" SUM (overall) SUM (u1) SUM (u2)
          SUM (u3) SUM (u4) SUM (u5) SUM (u6) SUM (u7) SUM (u8)
              SUM (u9) " FROM rating WHERE office = ?1 AND day >= ?2 "
                       "AND day <= ?3 GROUP BY 1, service ORDER BY 1, service",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (from_day), LOKET_T (until_day)),
      error);
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (loket_rating_sums_free);
  gboolean row = rows != NULL;

  if (rows == NULL)
    return NULL;
  while (row) {
    if (!loket_rows_next (rows, &row, error))
      return NULL;
    if (row)
      g_ptr_array_add (services, read_sums (rows));
  }
  return g_steal_pointer (&services);
}

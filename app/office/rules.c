/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of rules: the versions of the profile in words, and what came of trials of new ones
 * (what-if.c tries them); counters use it. */
#include "config.h"

#include "core/rules-desk.h"
#include "office/field-work.h"
#include "office/office.h"
#include "office/people.h"
#include "office/what-if.h"
#include "store/what-ifs.h"

#include <string.h>

static LoketRecord *
versions (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketRuleBook *book = loket_office_rules (loket_turn_office (turn));
  const LoketRules *in_force = loket_rule_book_in_force (book, loket_turn_day (turn));
  LoketRuleVersions *answer = loket_rule_versions_new ();

  answer->versions = g_list_store_new (loket_rule_text_get_type ());
  for (guint i = 0; i < loket_rule_book_count (book); i++) {
    const LoketRules *rules = loket_rule_book_at (book, i);
    g_autoptr (LoketRuleText) text = loket_rules_in_words (rules);
    text->in_force = rules == in_force;
    g_list_store_append (answer->versions, text);
  }
  return LOKET_RECORD (answer);
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (GPtrArray) trials =
      loket_txn_what_ifs (loket_turn_txn (turn), LOKET_WHAT_IF_LIST, error);
  LoketWhatIfs *answer;

  if (trials == NULL)
    return NULL;
  answer = loket_what_ifs_new ();
  answer->trials = g_list_store_new (loket_what_if_get_type ());
  for (guint i = 0; i < trials->len; i++)
    g_list_store_append (answer->trials, trials->pdata[i]);
  return LOKET_RECORD (answer);
}

static LoketWhatIfCount *
find_total (GListStore *totals, LoketWhatIfLine *line)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (totals));
  LoketWhatIfCount *count;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketWhatIfCount) known = g_list_model_get_item (G_LIST_MODEL (totals), i);
    if (strcmp (known->from_category, line->from_category) == 0 &&
        strcmp (known->to_category, line->to_category) == 0)
      return g_steal_pointer (&known);
  }
  count = loket_what_if_count_new ();
  count->from_category = g_strdup (line->from_category);
  count->to_category = g_strdup (line->to_category);
  g_list_store_append (totals, count);
  return count;
}

static void
add_line (LoketTurn *turn, LoketWhatIfResult *result, LoketWhatIfLine *line)
{
  g_autoptr (LoketWhatIfCount) total = find_total (result->totals, line);
  g_autoptr (LoketWhatIfCount) count = NULL;

  total->people += line->people;
  if (strcmp (line->from_category, line->to_category) == 0)
    return;
  count = loket_what_if_count_new ();
  count->village = g_strdup (line->village);
  count->place = *line->village != '\0' ? loket_place_label (turn, line->village) : NULL;
  count->from_category = g_strdup (line->from_category);
  count->to_category = g_strdup (line->to_category);
  count->people = line->people;
  g_list_store_append (result->villages, count);
}

static LoketRecord *
result_of (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const char *id = loket_what_if_reference_cast (record)->what_if;
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketRecord) found = loket_txn_get (txn, loket_what_if_get_type (), id, error);
  g_autoptr (LoketWhatIfResult) result = loket_what_if_result_new ();
  g_autoptr (GPtrArray) lines = found != NULL ? loket_txn_what_if_lines (txn, id, error) : NULL;

  if (lines == NULL)
    return NULL;
  result->what_if = loket_what_if_cast (g_steal_pointer (&found));
  result->officer_name = loket_turn_officer_name (turn, result->what_if->officer);
  result->totals = g_list_store_new (loket_what_if_count_get_type ());
  result->villages = g_list_store_new (loket_what_if_count_get_type ());
  for (guint i = 0; i < lines->len; i++)
    add_line (turn, result, lines->pdata[i]);
  return LOKET_RECORD (g_steal_pointer (&result));
}

const LoketBinding loket_rules_desk[] = {
    {&LOKET_RULES_VERSIONS, versions},
    {&LOKET_RULES_WHAT_IF, loket_what_if_begin, .work = &loket_what_if_work},
    {&LOKET_RULES_WHAT_IF_RESULT, result_of},
    {&LOKET_RULES_WHAT_IF_LIST, list},
    {NULL},
};

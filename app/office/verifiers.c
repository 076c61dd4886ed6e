/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of those who check cards elsewhere: gives them signed lists, looks at a card itself, and
 * hears what cards were used for. */
#include "config.h"

#include "core/card-verdict.h"
#include "core/verifier-desk.h"
#include "office/cards.h"
#include "office/facilities.h"
#include "office/turn.h"
#include "store/card-prints.h"
#include "store/card-uses.h"
#include "store/seal-keys.h"

#include <string.h>

/* Lists to hold */

static gboolean
is_held (const LoketListsHeld *held, const LoketListHeld *list)
{
  const guint n =
      held->statuses != NULL ? g_list_model_get_n_items (G_LIST_MODEL (held->statuses)) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketListHeld) one = g_list_model_get_item (G_LIST_MODEL (held->statuses), i);
    if (strcmp (one->iss, list->iss) == 0)
      return one->iat >= list->iat;
  }
  return FALSE;
}

static gboolean
add_statuses (LoketTurn *turn, const LoketListsHeld *held, LoketListsAnswer *answer, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GPtrArray) lists = loket_txn_status_files (txn, error);

  for (guint i = 0; lists != NULL && i < lists->len; i++) {
    const LoketListHeld *list = lists->pdata[i];
    g_autoptr (LoketListFile) file = NULL;
    if (is_held (held, list))
      continue;
    answer->more = g_list_model_get_n_items (G_LIST_MODEL (answer->statuses)) == LOKET_LISTS_PART;
    if (answer->more)
      return TRUE;
    file = loket_txn_status_file (txn, list->iss, error);
    if (file == NULL)
      return FALSE;
    g_list_store_append (answer->statuses, file);
  }
  return lists != NULL;
}

/* Whoever holds the newest lists gets nothing but the name of the root. */
static LoketRecord *
fetch_lists (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketListsHeld *held = loket_lists_held_cast (request);
  g_autoptr (LoketListsAnswer) answer = loket_lists_answer_new ();
  g_autoptr (LoketTrustFile) trust = NULL;

  answer->statuses = g_list_store_new (loket_list_file_get_type ());
  if (!loket_txn_newest_trust_list (loket_turn_txn (turn), &trust, error) ||
      !add_statuses (turn, held, answer, error))
    return NULL;
  if (trust != NULL)
    answer->root = g_bytes_ref (trust->root);
  if (trust != NULL && (!held->trust.set || held->trust.value < trust->iat))
    answer->trust = g_bytes_ref (trust->cwt);
  return LOKET_RECORD (g_steal_pointer (&answer));
}

/* A card that the office looks at itself */

static gboolean
find_trusted (LoketTurn *turn, LoketTrustList **trusted, GError **error)
{
  g_autoptr (LoketTrustFile) file = NULL;

  if (!loket_txn_newest_trust_list (loket_turn_txn (turn), &file, error))
    return FALSE;
  *trusted =
      file != NULL ? loket_trust_list_open (file->cwt, g_bytes_get_data (file->root, NULL)) : NULL;
  if (*trusted == NULL) {
    *trusted = loket_trust_list_new ();
    (*trusted)->keys = g_list_store_new (loket_trusted_key_get_type ());
  }
  return TRUE;
}

static LoketCardStanding
standing_of (const LoketCard *card, const LoketCardPrint *print)
{
  const gboolean is_next = g_strcmp0 (card->next, print->id) == 0;

  if (card->state == LOKET_CARD_REVOKED)
    return LOKET_STANDING_REVOKED;
  if (card->state == LOKET_CARD_EXPIRED)
    return LOKET_STANDING_EXPIRED;
  if (g_strcmp0 (card->print, print->id) != 0)
    return is_next && loket_card_is_live (card->state) ? LOKET_STANDING_WAITING
                                                       : LOKET_STANDING_REPLACED;
  if (card->state == LOKET_CARD_SUSPENDED)
    return LOKET_STANDING_SUSPENDED;
  if (card->state == LOKET_CARD_REPLACED)
    return LOKET_STANDING_REPLACED;
  return LOKET_STANDING_GOOD;
}

/* Of a piece that the office made itself: what it knows now is newer than any list. */
static gboolean
look_at_print (LoketTurn *turn,
               const LoketCardPrint *print,
               LoketVerifyAnswer *answer,
               GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketRecord) slot =
      loket_txn_get (txn, loket_status_slot_get_type (), print->id, error);
  g_autoptr (LoketRecord) card =
      slot != NULL ? loket_txn_get (txn, loket_card_get_type (), print->card, error) : NULL;

  if (card == NULL)
    return FALSE;
  answer->standing = standing_of (loket_card_cast (card), print);
  answer->since = LOKET_SOME (loket_status_slot_cast (slot)->changed_at);
  if (answer->verdict == LOKET_VERDICT_VALID && !loket_status_slot_cast (slot)->good)
    answer->verdict = LOKET_VERDICT_REVOKED;
  return TRUE;
}

static gboolean
is_own (LoketTurn *turn, const char *iss, gboolean *own, GError **error)
{
  const LoketCardRules *rules = loket_turn_profile (turn)->card;
  g_auto (GStrv) issuers = loket_txn_status_issuers (loket_turn_txn (turn), error);

  if (issuers == NULL)
    return FALSE;
  *own = g_strv_contains ((const char *const *) issuers, iss) ||
         (rules != NULL && strcmp (rules->iss, iss) == 0);
  return TRUE;
}

/* A stolen key seals a second piece with the slot of a good one. */
static gboolean
is_sealed_here (const LoketCardPrint *print, const char *text)
{
  g_autofree char *stored = loket_card_token_body (print->text);
  g_autofree char *read = loket_card_token_body (text);

  return g_strcmp0 (stored, read) == 0;
}

/* What the office did not seal is not good, in a slot that was given or in another; of another
 * office's cards this one knows nothing. */
static gboolean
look_at_card (LoketTurn *turn, const char *text, LoketVerifyAnswer *answer, GError **error)
{
  const LoketCardClaims *claims = answer->claims;
  g_autoptr (LoketCardPrint) print = NULL;
  gboolean own = FALSE;

  if (!loket_txn_print_at_slot (loket_turn_txn (turn), claims->iss, claims->index, &print, error))
    return FALSE;
  if (print != NULL && is_sealed_here (print, text))
    return look_at_print (turn, print, answer, error);
  if (!is_own (turn, claims->iss, &own, error))
    return FALSE;
  if (answer->verdict == LOKET_VERDICT_VALID)
    answer->verdict = own ? LOKET_VERDICT_REVOKED : LOKET_VERDICT_NO_LIST;
  return TRUE;
}

static LoketRecord *
scan (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (LoketTrustList) trusted = NULL;
  g_autoptr (LoketCardReading) reading = NULL;
  g_autoptr (LoketVerifyAnswer) answer = loket_verify_answer_new ();
  LoketCardCheck check = {.without_status = TRUE, .now = loket_turn_now (turn) / LOKET_SECOND};
  const char *text = loket_verify_scan_cast (request)->text;

  if (!find_trusted (turn, &trusted, error))
    return NULL;
  check.trusted = trusted;
  reading = loket_card_token_open (text, &check);
  answer->verdict = reading->verdict;
  if (reading->claims != NULL && reading->verdict != LOKET_VERDICT_UNKNOWN_ISSUER) {
    answer->claims = g_object_ref (reading->claims);
    if (!look_at_card (turn, text, answer, error))
      return NULL;
  }
  answer->word = g_strdup (loket_verdict_word (answer->verdict));
  return LOKET_RECORD (g_steal_pointer (&answer));
}

/* Uses of cards */

static LoketRecord *
tell_use (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketUseTelling *telling = loket_use_telling_cast (request);
  const LoketCardRules *rules = loket_turn_profile (turn)->card;
  g_autoptr (LoketCardUse) use = loket_card_use_new ();

  use->id = loket_turn_new_id (turn);
  if (rules != NULL && rules->named_uses && telling->number != NULL) {
    use->number = g_strdup (telling->number);
    use->print = telling->print;
  }
  use->iss = g_strdup (telling->iss);
  use->purpose = telling->purpose;
  use->verdict = telling->verdict;
  use->told_at = loket_turn_now (turn);
  use->at = MIN (telling->at, use->told_at); /* a desk's clock may be ahead */
  use->facility = loket_turn_facility (turn, error);
  use->device = g_strdup (loket_turn_caller (turn)->device);
  if (use->facility == NULL || !loket_turn_insert (turn, use, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&use));
}

/* One line for a card and a reason: the newest. */
static void
append_hints (LoketUseHints *hints, GPtrArray *found, GHashTable *seen)
{
  for (guint i = 0; i < found->len; i++) {
    LoketUseHint *hint = found->pdata[i];
    if (g_hash_table_add (seen,
                          g_strdup_printf ("%d %s %s", (int) hint->kind, hint->iss, hint->number)))
      g_list_store_append (hints->hints, hint);
  }
}

static int
compare_hints (gconstpointer a, gconstpointer b, gpointer data)
{
  const LoketUseHint *one = a;
  const LoketUseHint *other = b;

  return one->at > other->at ? -1 : one->at < other->at;
}

static gboolean
find_hints (LoketTurn *turn, gint64 since, LoketUseHints *hints, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) apart = loket_txn_uses_apart (txn, since, error);
  g_autoptr (GPtrArray) dead =
      apart != NULL ? loket_txn_uses_after_death (txn, since, error) : NULL;
  g_autoptr (GPtrArray) many = NULL;
  gint64 median;

  if (dead == NULL || !loket_txn_uses_median (txn, since, &median, error))
    return FALSE;
  many = loket_txn_uses_above (txn, since, MAX (LOKET_HINT_USES, LOKET_HINT_TIMES * median), error);
  if (many == NULL)
    return FALSE;
  append_hints (hints, apart, seen);
  append_hints (hints, dead, seen);
  append_hints (hints, many, seen);
  g_list_store_sort (hints->hints, compare_hints, NULL);
  while (g_list_model_get_n_items (G_LIST_MODEL (hints->hints)) > LOKET_HINTS_MAX)
    g_list_store_remove (hints->hints, LOKET_HINTS_MAX);
  return TRUE;
}

static LoketRecord *
list_hints (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const gint64 since = loket_turn_now (turn) - LOKET_HINT_DAYS * LOKET_DAY;
  g_autoptr (LoketUseHints) hints = loket_use_hints_new ();
  g_autoptr (GPtrArray) counts = NULL;

  hints->hints = g_list_store_new (loket_use_hint_get_type ());
  hints->counts = g_list_store_new (loket_use_count_get_type ());
  if (!find_hints (turn, since, hints, error))
    return NULL;
  counts = loket_txn_use_counts (loket_turn_txn (turn), since, error);
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    g_list_store_append (hints->counts, counts->pdata[i]);
  return counts != NULL ? LOKET_RECORD (g_steal_pointer (&hints)) : NULL;
}

const LoketBinding loket_verifier_desk[] = {
    {&LOKET_LISTS_FETCH, fetch_lists},
    {&LOKET_VERIFY_SCAN, scan},
    {&LOKET_USE_TELL, tell_use},
    {&LOKET_USE_HINTS, list_hints},
    {NULL},
};

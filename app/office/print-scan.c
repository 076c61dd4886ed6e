/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a printed card back: only what says the same as the record is good (registry.md 5, N5).
 */
#include "config.h"

#include "office/cards.h"

#include "core/base32.h"
#include "core/card-token.h"
#include "core/cose.h"
#include "core/error.h"
#include "store/card-prints.h"

#include <string.h>

/* Whose the code is, by what it says of itself; nobody vouches for it yet. */
static gboolean
find_claimed (LoketTurn *turn, const char *body, LoketCardPrint **print, GError **error)
{
  const gsize n_body = strlen (body);
  g_autofree guint8 *bytes = g_malloc (n_body + 1);
  g_autoptr (LoketCardClaims) claims = NULL;
  LoketCose cose;
  gsize n_bytes;

  *print = NULL;
  if (!loket_base32_read (body, n_body, bytes, &n_bytes) ||
      !loket_cose_read (NULL, bytes, n_bytes, &cose))
    return TRUE;
  claims = loket_card_claims_read (cose.payload, cose.n_payload);
  return claims == NULL ||
         loket_txn_print_at_slot (loket_turn_txn (turn), claims->iss, claims->index, print, error);
}

static gboolean
is_same (const LoketCardPrint *print, const char *body)
{
  g_autofree char *stored = loket_card_token_body (print->text);

  return g_strcmp0 (stored, body) == 0;
}

/* The print that was read: which one was meant makes no difference to what it is. */
static LoketCardPrint *
find_print (LoketTurn *turn, const LoketPrintScan *request, GError **error)
{
  g_autofree char *body = loket_card_token_body (request->text);
  g_autoptr (LoketCardPrint) meant = NULL;
  g_autoptr (LoketCardPrint) read = NULL;

  if (request->print != NULL) {
    meant = loket_print_get (turn, request->print, error);
    if (meant == NULL)
      return NULL;
    if (body != NULL && is_same (meant, body))
      return g_steal_pointer (&meant);
  }
  if (body == NULL) {
    loket_card_rule ("scan-unreadable", error);
    return NULL;
  }
  if (!find_claimed (turn, body, &read, error))
    return NULL;
  if (read == NULL || !is_same (read, body)) {
    loket_card_rule (read != NULL ? "scan-differs" : "scan-unreadable", error);
    return NULL;
  }
  if (meant != NULL) {
    loket_card_rule ("scan-other-card", error);
    return NULL;
  }
  return loket_print_get (turn, read->id, error);
}

/* Of a card that is put aside or has ended the piece is good and stays where it is: nobody hands it
 * over. */
static gboolean
follow_card (LoketTurn *turn, const LoketCardPrint *print, GError **error)
{
  g_autoptr (LoketCard) card = loket_card_get (turn, print->card, error);
  g_autoptr (LoketCard) after = NULL;

  if (card == NULL)
    return FALSE;
  if (g_strcmp0 (card->next, print->id) != 0 || !loket_card_is_live (card->state))
    return TRUE;
  after = loket_card_copy (card);
  after->printed_at = LOKET_SOME (loket_turn_now (turn));
  return loket_card_put (
      turn, card, after, card->state == LOKET_CARD_QUEUED ? "print" : NULL, error);
}

/**
 * loket_print_scan:
 * @turn: a write turn
 * @record: a LoketPrintScan
 * @error: set to %LOKET_ERROR_RULE "scan-unreadable", "scan-differs", "scan-other-card" or
 *   "never-sent", to %LOKET_ERROR_WRONG_STATE of what was spoiled or lost, to
 *   %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED outside the area
 *
 * A code that is read is there, whatever the spooler thinks of it.  Read twice it is good once.
 *
 * Returns: (transfer full): the LoketCardPrint, good
 */
LoketRecord *
loket_print_scan (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketPrintScan *request = loket_print_scan_cast (record);
  g_autoptr (LoketCardPrint) before = find_print (turn, request, error);
  g_autoptr (LoketCardPrint) after = NULL;

  if (before == NULL || before->state == LOKET_PRINTING_GOOD)
    return (LoketRecord *) g_steal_pointer (&before);
  if (!loket_blank_check_open (turn, error))
    return NULL;
  if (before->state == LOKET_PRINTING_QUEUED && before->attempts == 0) {
    loket_card_rule ("never-sent", error);
    return NULL;
  }
  after = loket_print_copy (before);
  after->scanned_by = g_strdup (loket_turn_caller (turn)->officer);
  if (!loket_print_put (turn, before, after, "scan", error) || !follow_card (turn, after, error) ||
      !loket_blank_note (turn, after, error) ||
      (after->batch != NULL && !loket_batch_follow (turn, after->batch, error)))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

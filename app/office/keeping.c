/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Once a day: a signed anchor, old events and uses of cards forgotten, a backup at closing time and
 * its test; the hub's timer asks for it every minute. */
#include "config.h"

#include "office/keeping.h"

#include "office/backup-private.h"
#include "office/blobs.h"
#include "office/turn-private.h"
#include "store/anchor.h"
#include "store/card-uses.h"

#define EVENTS_KEPT (30 * LOKET_DAY) /* design.md 6 */
#define KEEPER "hub"
#define KEPT_DAY "kept_day"

typedef struct {
  gint64 before;
  gint64 pruned;
} Prune;

static gboolean
prune_work (LoketTxn *txn, gpointer data, GError **error)
{
  Prune *prune = data;

  return loket_txn_prune_events (txn, prune->before, &prune->pruned, error);
}

static gboolean
prune_uses_work (LoketTxn *txn, gpointer data, GError **error)
{
  Prune *prune = data;

  return loket_txn_prune_uses (txn, prune->before, &prune->pruned, error);
}

/* What a card was used for is nobody's business for ever: the profile says how long. */
static gboolean
forget_uses (LoketOffice *office, gint64 now, GError **error)
{
  const LoketCardRules *rules = loket_office_profile (office)->card;
  Prune prune = {.before = rules != NULL ? now - rules->use_days * LOKET_DAY : 0};

  if (rules == NULL)
    return TRUE;
  do {
    if (!loket_store_write_sync (loket_office_store (office), prune_uses_work, &prune, error))
      return FALSE;
  } while (prune.pruned >= LOKET_USES_PRUNED);
  return TRUE;
}

static gboolean
kept_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_set_meta (txn, KEPT_DAY, data, error);
}

static gboolean
begin_day (LoketOffice *office, LoketTxn *txn, char *day, gint64 now, GError **error)
{
  LoketStore *store = loket_office_store (office);
  g_autofree char *path = loket_anchor_path (loket_store_dir (store), day);
  g_autoptr (LoketAnchor) anchor = loket_txn_anchor (txn, now, error);
  Prune prune = {.before = now - EVENTS_KEPT};

  if (anchor == NULL || !loket_anchor_write (path, anchor, error))
    return FALSE;
  do {
    if (!loket_store_write_sync (store, prune_work, &prune, error))
      return FALSE;
  } while (prune.pruned >= LOKET_EVENTS_PRUNED);
  return forget_uses (office, now, error) && loket_office_sweep_strays (office, error) &&
         loket_store_write_sync (store, kept_work, day, error);
}

static gboolean
keep_work (LoketTxn *txn, gpointer data, GError **error)
{
  static const LoketCaller keeper = {.kind = LOKET_DEVICE_ADMIN, .device = KEEPER};
  LoketOffice *office = data;
  const gint64 now = loket_clock_now (loket_office_clock (office));
  g_autofree char *day = loket_turn_business_day (txn, office, now, NULL, error);
  g_autofree char *kept = day != NULL ? loket_txn_get_meta (txn, KEPT_DAY, NULL) : NULL;
  g_autoptr (LoketBackupStatus) status = NULL;

  if (day == NULL || (g_strcmp0 (day, kept) != 0 && !begin_day (office, txn, day, now, error)))
    return FALSE;
  /* Here and not by itself: no backup is being made meanwhile. */
  if (!loket_office_sweep_blobs (office, error))
    return FALSE;
  status = loket_office_backup_status (txn, now, error);
  if (status == NULL)
    return FALSE;
  if (!loket_backup_is_due (
          loket_office_profile (office), status->at.set ? status->at.value : 0, now))
    return TRUE;
  return loket_office_back_up (office, txn, &keeper, error) &&
         loket_office_test_backup (office, txn, &keeper, error);
}

/**
 * loket_office_keep:
 * @office: the office
 * @done: called on the caller's main context
 * @done_data: for @done
 *
 * Does what is due, beside everything else.
 */
void
loket_office_keep (LoketOffice *office, GAsyncReadyCallback done, gpointer done_data)
{
  loket_store_read_long (loket_office_store (office), keep_work, office, done, done_data);
}

/**
 * loket_office_keep_finish:
 * @office: the office
 * @result: what the callback got
 * @error: set to what could not be done; it is due again then
 *
 * Returns: %TRUE when nothing is due any more
 */
gboolean
loket_office_keep_finish (LoketOffice *office, GAsyncResult *result, GError **error)
{
  return loket_store_finish (loket_office_store (office), result, error);
}

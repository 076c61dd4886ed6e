/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store: one file, one writer thread, read-only readers; app/office runs its turns through it.
 */
#pragma once

#include "core/clock.h"
#include "core/office.h"
#include "core/permission.h"
#include "core/record.h"

G_BEGIN_DECLS

typedef struct _LoketStore LoketStore;

/* One transaction (write) or one snapshot (read), valid only inside the work it was given to. */
typedef struct _LoketTxn LoketTxn;

/* Work on the store.  Runs on the writer thread or on a reader's: it must touch nothing but @txn
 * and @data.  Write works run one after the other, many in one COMMIT, each in its own savepoint:
 * returning %FALSE undoes this one alone.  It may be run a second time when the disk was full. */
typedef gboolean (*LoketStoreWork) (LoketTxn *txn, gpointer data, GError **error);

/* Told on the main context of loket_store_open() after every COMMIT that put events on the feed. */
typedef void (*LoketStoreTold) (gint64 last_seq, gpointer data);

typedef struct {
  const char *dir;       /* folder of the office, made with mode 0700 when missing */
  const char *office_id; /* for a new store: first part of every key, such as "33.14" */
  const char *profile;   /* for a new store: the name of its profile */
  LoketClock *clock;
  LoketRandom *random;
} LoketStoreOptions;

gboolean loket_store_exists (const char *dir);
LoketStore *loket_store_open (const LoketStoreOptions *options,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_store_close (LoketStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketStore, loket_store_close)

const char *loket_store_id (LoketStore *store);
const char *loket_store_office_id (LoketStore *store);
const char *loket_store_profile (LoketStore *store);
GBytes *
loket_store_key (LoketStore *store, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_store_set_told (LoketStore *store, LoketStoreTold told, gpointer data);
guint loket_store_waiting (LoketStore *store);

/* The callbacks come on the thread-default main context of the caller, after COMMIT. */
void loket_store_write (LoketStore *store,
                        LoketStoreWork work,
                        gpointer data,
                        GAsyncReadyCallback done,
                        gpointer done_data);
void loket_store_read (LoketStore *store,
                       LoketStoreWork work,
                       gpointer data,
                       GAsyncReadyCallback done,
                       gpointer done_data);
void loket_store_read_quick (LoketStore *store,
                             LoketStoreWork work,
                             gpointer data,
                             GAsyncReadyCallback done,
                             gpointer done_data);
gboolean
loket_store_read_quick_sync (LoketStore *store, LoketStoreWork work, gpointer data, GError **error);
gboolean loket_store_finish (LoketStore *store, GAsyncResult *result, GError **error);
gboolean
loket_store_write_sync (LoketStore *store, LoketStoreWork work, gpointer data, GError **error);
gboolean loket_store_write_later_sync (LoketStore *store,
                                       LoketStoreWork work,
                                       gpointer data,
                                       gint64 *finished_at,
                                       GError **error);
gboolean
loket_store_read_sync (LoketStore *store, LoketStoreWork work, gpointer data, GError **error);

/* For what takes long: checks, backups. */
void loket_store_read_long (LoketStore *store,
                            LoketStoreWork work,
                            gpointer data,
                            GAsyncReadyCallback done,
                            gpointer done_data);
gboolean
loket_store_read_long_sync (LoketStore *store, LoketStoreWork work, gpointer data, GError **error);
void loket_store_give_up (LoketStore *store);
gboolean loket_store_is_damaged (LoketStore *store);
const char *loket_store_dir (LoketStore *store);

G_END_DECLS

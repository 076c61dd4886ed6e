/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blobs: files under their SHA-256 in DIR/blobs, with a row each; app/office and the hub's door use
 * it. */
#pragma once

#include "core/blob.h"
#include "store/txn.h"

G_BEGIN_DECLS

/* One that comes in, in DIR/incoming until it is whole; used by one thread at a time. */
typedef struct _LoketBlobFile LoketBlobFile;

void loket_blob_files_clean (const char *dir);
LoketBlobFile *loket_blob_file_new (const char *dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_blob_file_append (LoketBlobFile *self, gconstpointer data, gsize size, GError **error);
gboolean loket_blob_file_close (LoketBlobFile *self, const char *sha256, GError **error);
const char *loket_blob_file_path (LoketBlobFile *self);
gint64 loket_blob_file_size (LoketBlobFile *self);
void loket_blob_file_free (LoketBlobFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketBlobFile, loket_blob_file_free)

gboolean
loket_blob_file_keep (const char *dir, const char *path, const char *sha256, GError **error);
char *loket_blob_path (const char *dir, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;

#define LOKET_BLOB_FOLDERS 256 /* by the first two digits of their names */
char *loket_blob_folder (const char *dir, guint folder) G_GNUC_WARN_UNUSED_RESULT;

/* Their rows.  All is done in write turns, so that none is swept away while it arrives. */
typedef struct {
  gboolean found;
  gint64 bytes;
  gint64 used; /* how many records name it */
  gint64 at;
  gboolean own; /* of the device that asks */
} LoketBlobRow;

gboolean loket_txn_blob (LoketTxn *txn,
                         const char *sha256,
                         const char *device,
                         LoketBlobRow *row,
                         GError **error);
gboolean loket_txn_put_blob (LoketTxn *txn,
                             const char *sha256,
                             gint64 bytes,
                             const char *device,
                             gint64 at,
                             GError **error);
gboolean loket_txn_use_blob (LoketTxn *txn, const char *sha256, int more, GError **error);
gboolean loket_txn_unused_blobs (LoketTxn *txn, const char *device, gint64 *bytes, GError **error);

/* Whether a blob comes in at this moment: its file is in its place, its row is still to come. */
typedef gboolean (*LoketBlobArrives) (const char *sha256, gpointer data);

/* What a sweep takes away, in which folder and sparing whom. */
typedef struct {
  const char *dir;
  LoketBlobArrives arrives;
  gpointer data;
} LoketBlobSweep;

gboolean loket_txn_sweep_stray_blobs (LoketTxn *txn,
                                      const LoketBlobSweep *sweep,
                                      guint folder,
                                      GError **error);
gboolean loket_txn_sweep_blobs (LoketTxn *txn,
                                const LoketBlobSweep *sweep,
                                gint64 before,
                                guint *swept,
                                GError **error);

G_END_DECLS

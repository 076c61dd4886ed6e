/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that travel beside the records, such as the file of a list: named by their hash. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

#define LOKET_BLOB_MAX (8 * 1024 * 1024)  /* bytes of one */
#define LOKET_BLOB_PART (4 * 1024 * 1024) /* what a longer file is cut into */

#define LOKET_BLOB_NAMES_MAX 500 /* asked about at once */

gboolean loket_blob_is_name (const char *sha256);

LOKET_DECLARE_RECORD (LoketBlob, loket_blob)
struct _LoketBlob {
  LoketRecord parent_instance;
  char *sha256;  /* lower case */
  gint64 bytes;  /* how long it is */
  gboolean here; /* the office has it already */
};

/* Which of these does the office not have? */
LOKET_DECLARE_RECORD (LoketBlobQuery, loket_blob_query)
struct _LoketBlobQuery {
  LoketRecord parent_instance;
  char **sha256;
};

LOKET_DECLARE_RECORD (LoketBlobNames, loket_blob_names)
struct _LoketBlobNames {
  LoketRecord parent_instance;
  char **sha256;
};

/* A blob that lies in the office's own folder of what comes in; never from the network. */
LOKET_DECLARE_RECORD (LoketBlobArrival, loket_blob_arrival)
struct _LoketBlobArrival {
  LoketRecord parent_instance;
  char *sha256;
  gint64 bytes;
  char *path; /* absent: it is in its place already */
};

/* A file of any length that was sent in parts of %LOKET_BLOB_PART, each a blob. */
typedef struct {
  char **parts; /* SHA-256 of each, in their order */
  char *sha256; /* of the whole */
  gint64 bytes;
} LoketSentFile;

void loket_sent_file_free (LoketSentFile *sent);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketSentFile, loket_sent_file_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records about bytes that travel beside the records. */
#include "config.h"

#include "core/blob.h"

#include <string.h>

#define NAME_LENGTH 64
#define PATH_LENGTH_MAX 4000

/* clang-format off */
static const LoketField blob_fields[] = {
  LOKET_FIELD_TEXT (LoketBlob, sha256, LOKET_FIELD_PLAIN, .min = NAME_LENGTH, .max = NAME_LENGTH, .blurb = "Its SHA-256, lower case"),
  LOKET_FIELD_INTEGER (LoketBlob, bytes, LOKET_FIELD_PLAIN, .max = LOKET_BLOB_MAX, .blurb = "How long it is"),
  LOKET_FIELD_BOOLEAN (LoketBlob, here, LOKET_FIELD_PLAIN, .blurb = "Whether the office had it before"),
};
LOKET_DEFINE_RECORD (LoketBlob, loket_blob, blob_fields)

static const LoketField blob_query_fields[] = {
  LOKET_FIELD_WORDS (LoketBlobQuery, sha256, LOKET_FIELD_PLAIN, .max = LOKET_BLOB_NAMES_MAX, .blurb = "SHA-256 of each"),
};
LOKET_DEFINE_RECORD (LoketBlobQuery, loket_blob_query, blob_query_fields)

static const LoketField blob_names_fields[] = {
  LOKET_FIELD_WORDS (LoketBlobNames, sha256, LOKET_FIELD_PLAIN, .max = LOKET_BLOB_NAMES_MAX, .blurb = "SHA-256 of each"),
};
LOKET_DEFINE_RECORD (LoketBlobNames, loket_blob_names, blob_names_fields)

static const LoketField blob_arrival_fields[] = {
  LOKET_FIELD_TEXT (LoketBlobArrival, sha256, LOKET_FIELD_PLAIN, .min = NAME_LENGTH, .max = NAME_LENGTH, .blurb = "Its SHA-256"),
  LOKET_FIELD_INTEGER (LoketBlobArrival, bytes, LOKET_FIELD_PLAIN, .max = LOKET_BLOB_MAX, .blurb = "How long it is"),
  LOKET_FIELD_TEXT (LoketBlobArrival, path, LOKET_FIELD_OPTIONAL, .max = PATH_LENGTH_MAX, .blurb = "Where it lies"),
};
LOKET_DEFINE_RECORD (LoketBlobArrival, loket_blob_arrival, blob_arrival_fields)
/* clang-format on */

/**
 * loket_blob_is_name:
 * @sha256: (nullable): a text
 *
 * Returns: %TRUE when it is a SHA-256 as blobs are named: 64 digits and lower-case letters
 */
gboolean
loket_blob_is_name (const char *sha256)
{
  return sha256 != NULL && strlen (sha256) == NAME_LENGTH &&
         strspn (sha256, "0123456789abcdef") == NAME_LENGTH;
}

/**
 * loket_sent_file_free:
 * @sent: (nullable) (transfer full): what was sent
 */
void
loket_sent_file_free (LoketSentFile *sent)
{
  if (sent == NULL)
    return;
  g_strfreev (sent->parts);
  g_free (sent->sha256);
  g_free (sent);
}

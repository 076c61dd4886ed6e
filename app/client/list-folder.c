/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies on a stick is anybody's: only plain files of the right size are read, and only what is
 * signed is taken. */
#include "config.h"

#include "client/list-folder.h"

#include "core/error.h"
#include "core/key-desk.h"
#include "core/verifier-desk.h"

#include <glib/gstdio.h>
#include <string.h>

#define ROOT_MAX 128 /* bytes of root.pub, with a line's end */
#define FILES_MAX 256

/* @error stays unset when there is no such file. */
static GBytes *
read_file (const char *folder, const char *name, gsize most, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) failure = NULL;
  char *bytes = NULL;
  gsize length = 0;
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return NULL;
  if (!S_ISREG (status.st_mode) || (guint64) status.st_size > most) {
    loket_set_error (error, LOKET_ERROR_RULE, "list-unreadable", "%s is no such file", path);
    return NULL;
  }
  if (!g_file_get_contents (path, &bytes, &length, &failure)) {
    loket_set_error (error, LOKET_ERROR_RULE, "list-unreadable", "%s", failure->message);
    return NULL;
  }
  return g_bytes_new_take (bytes, length);
}

static gboolean
write_file (const char *folder, const char *name, const char *bytes, gsize length, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) failure = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0 &&
      g_file_set_contents_full (path,
                                bytes,
                                (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600,
                                &failure))
    return TRUE;
  loket_set_error (error,
                   LOKET_ERROR_INTERNAL,
                   NULL,
                   "%s: %s",
                   path,
                   failure != NULL ? failure->message : "the folder cannot be made");
  return FALSE;
}

/**
 * loket_list_folder_root:
 * @folder: a folder
 * @error: set to %LOKET_ERROR_RULE "list-unreadable" when there is something else in its place
 *
 * Returns: (transfer full) (nullable): the key in `root.pub`, for which nobody vouches yet; %NULL
 *   without @error when there is none
 */
GBytes *
loket_list_folder_root (const char *folder, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) file = read_file (folder, LOKET_ROOT_FILE, ROOT_MAX, &failure);
  g_autofree char *hex = NULL;
  GBytes *root;
  gsize length;
  const char *bytes;

  if (file == NULL) {
    if (failure != NULL)
      g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  bytes = g_bytes_get_data (file, &length);
  hex = g_strndup (bytes, length);
  root = loket_public_key_parse (hex);
  if (root == NULL)
    loket_set_error (error, LOKET_ERROR_RULE, "list-unreadable", "root.pub holds no key");
  return root;
}

static void
count (LoketListTally *tally, LoketListTaken taken)
{
  tally->found++;
  tally->taken += taken == LOKET_LIST_TAKEN ? 1 : 0;
  tally->refused += taken == LOKET_LIST_REFUSED ? 1 : 0;
}

static gboolean
is_status_file (const char *name)
{
  return g_str_has_prefix (name, "status-") && g_str_has_suffix (name, ".cwt");
}

/* One that cannot be read does not keep the others out. */
static void
take_status (const char *folder, const char *name, LoketCardLists *lists, LoketListTally *tally)
{
  g_autoptr (GBytes) cwt = read_file (folder, name, LOKET_STATUS_LIST_MAX, NULL);

  count (tally, cwt != NULL ? loket_card_lists_take_status (lists, cwt) : LOKET_LIST_REFUSED);
}

/**
 * loket_list_folder_take:
 * @folder: a folder
 * @lists: takes what is signed and newer
 * @tally: takes what became of the files; may be all zero
 * @error: set to %LOKET_ERROR_RULE "list-unreadable" when the folder cannot be read
 *
 * The trust list is read first: without it nobody vouches for the others.
 *
 * Returns: whether the folder could be looked through
 */
gboolean
loket_list_folder_take (const char *folder,
                        LoketCardLists *lists,
                        LoketListTally *tally,
                        GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &failure);
  g_autoptr (GBytes) trust = NULL;
  const char *name;

  if (dir == NULL) {
    loket_set_error (error, LOKET_ERROR_RULE, "list-unreadable", "%s", failure->message);
    return FALSE;
  }
  trust = read_file (folder, LOKET_TRUST_FILE, LOKET_TRUST_LIST_MAX, &failure);
  if (trust != NULL || failure != NULL)
    count (tally, trust != NULL ? loket_card_lists_take_trust (lists, trust) : LOKET_LIST_REFUSED);
  while (tally->found < FILES_MAX && (name = g_dir_read_name (dir)) != NULL)
    if (is_status_file (name))
      take_status (folder, name, lists, tally);
  return TRUE;
}

/**
 * loket_list_folder_keep_root:
 * @folder: of the device; made when it is not there
 * @root: a key that somebody trusts from now on
 * @error: set when it cannot be written
 *
 * Returns: whether it is on the disk
 */
gboolean
loket_list_folder_keep_root (const char *folder, GBytes *root, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (root, &length);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (line, "%02x", bytes[i]);
  g_string_append_c (line, '\n');
  return write_file (folder, LOKET_ROOT_FILE, line->str, line->len, error);
}

static gboolean
keep_file (const char *folder, const char *name, GBytes *cwt, GError **error)
{
  g_autoptr (GBytes) there = read_file (folder, name, LOKET_STATUS_LIST_MAX, NULL);
  gsize length;
  const char *bytes = g_bytes_get_data (cwt, &length);

  return (there != NULL && g_bytes_equal (there, cwt)) ||
         write_file (folder, name, bytes, length, error);
}

/**
 * loket_list_folder_keep:
 * @folder: of the device
 * @lists: what it holds
 * @error: set when it cannot be written
 *
 * Each file is replaced whole, and only when it is another one.
 *
 * Returns: whether all is on the disk
 */
gboolean
loket_list_folder_keep (const char *folder, const LoketCardLists *lists, GError **error)
{
  g_auto (GStrv) issuers = loket_card_lists_issuers (lists);
  GBytes *trust = loket_card_lists_trust_cwt (lists);

  if (trust != NULL && !keep_file (folder, LOKET_TRUST_FILE, trust, error))
    return FALSE;
  for (guint i = 0; issuers[i] != NULL; i++) {
    GBytes *cwt = loket_card_lists_status_cwt (lists, issuers[i]);
    g_autofree char *name = loket_status_file_name (issuers[i]);
    if (cwt != NULL && loket_issuer_is_good (issuers[i]) && !keep_file (folder, name, cwt, error))
      return FALSE;
  }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealed files: libsodium's secretstream (XChaCha20-Poly1305) in pieces of 64 KiB; backup.c uses
 * it.
 *
 * "LOKETBK1", a byte (0: the key is a key, 1: it is a passphrase under argon2id), 16 bytes of salt,
 * 16 bytes that tell a wrong key from a damaged file, 24 bytes of the stream's own, then pieces of
 * 65,536 bytes and 17 more; the last is shorter, or empty, and marked as the last. */
#include "config.h"

#include "store/seal.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define MAGIC "LOKETBK1"
#define PIECE (64 * 1024)
#define MORE crypto_secretstream_xchacha20poly1305_ABYTES
#define KEY crypto_secretstream_xchacha20poly1305_KEYBYTES
#define SALT crypto_pwhash_SALTBYTES
#define PASSPHRASE_MAX 4096

typedef struct {
  char magic[8];
  guint8 is_passphrase;
  guint8 salt[SALT];
  guint8 check[16];
  guint8 stream[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
} Head;

G_STATIC_ASSERT (sizeof (Head) == 8 + 1 + 16 + 16 + 24);

struct _LoketSeal {
  int fd;
  Head head;
  gboolean begun; /* the first piece, which also vouches for the head, is behind us */
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 plain[PIECE];
  guint8 sealed[PIECE + MORE];
  gsize filled; /* of plain */
  gsize taken;  /* of plain, when reading */
  gboolean last;
};

static gboolean
fail (GError **error, const char *what)
{
  const int saved = errno;

  loket_set_error (error,
                   saved == ENOSPC || saved == EDQUOT ? LOKET_ERROR_STORE_FULL
                                                      : LOKET_ERROR_INTERNAL,
                   NULL,
                   "%s: %s",
                   what,
                   g_strerror (saved));
  return FALSE;
}

static gboolean
refuse (GError **error, const char *why)
{
  loket_set_error (error, LOKET_ERROR_RULE, why, "The backup is refused: %s", why);
  return FALSE;
}

/**
 * loket_seal_load_key:
 * @path: a file of 32 bytes, or one with a passphrase
 * @error: set to %LOKET_ERROR_NOT_FOUND when it cannot be read, %LOKET_ERROR_RULE when it is empty
 *
 * Returns: (transfer full): what it holds; the line's end after a passphrase does not count
 */
GBytes *
loket_seal_load_key (const char *path, GError **error)
{
  char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL)) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, path, "The key file %s cannot be read", path);
    return NULL;
  }
  if (length != KEY)
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
      length--;
  if (length == 0 || length > PASSPHRASE_MAX) {
    g_free (text);
    refuse (error, "the key file is empty or too long");
    return NULL;
  }
  return g_bytes_new_take (text, length);
}

static gboolean
derive (GBytes *secret, Head *head, guint8 key[KEY], GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (secret, &length);

  if (!head->is_passphrase) {
    if (length != KEY)
      return refuse (error, "the backup was made with another kind of key");
    memcpy (key, bytes, KEY);
    return TRUE;
  }
  if (crypto_pwhash (key,
                     KEY,
                     bytes,
                     length,
                     head->salt,
                     crypto_pwhash_OPSLIMIT_INTERACTIVE,
                     crypto_pwhash_MEMLIMIT_INTERACTIVE,
                     crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "No memory for the passphrase");
  return FALSE;
}

static void
make_check (const guint8 key[KEY], guint8 check[16])
{
  static const char domain[] = "loket-backup-check";

  crypto_generichash (check, 16, (const guint8 *) domain, strlen (domain), key, KEY);
}

static gboolean
write_all (int fd, gconstpointer data, gsize length, GError **error)
{
  const guint8 *at = data;

  while (length > 0) {
    const ssize_t written = write (fd, at, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return fail (error, "The backup cannot be written");
    at += written;
    length -= (gsize) written;
  }
  return TRUE;
}

static gboolean
read_up_to (int fd, gpointer data, gsize length, gsize *got, GError **error)
{
  *got = 0;
  while (*got < length) {
    const ssize_t n = read (fd, (guint8 *) data + *got, length - *got);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (error, "The backup cannot be read");
    if (n == 0)
      return TRUE;
    *got += (gsize) n;
  }
  return TRUE;
}

/**
 * loket_seal_create:
 * @path: a new file; one that is there is overwritten
 * @key: see loket_seal_load_key()
 * @error: set when it cannot be written
 *
 * Returns: (transfer full): a sealed file to write to
 */
LoketSeal *
loket_seal_create (const char *path, GBytes *key, GError **error)
{
  g_autoptr (LoketSeal) self = g_new0 (LoketSeal, 1);
  Head head = {.is_passphrase = g_bytes_get_size (key) != KEY};
  guint8 derived[KEY];

  self->fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (self->fd < 0) {
    fail (error, "The backup cannot be made");
    return NULL;
  }
  memcpy (head.magic, MAGIC, sizeof head.magic);
  randombytes_buf (head.salt, sizeof head.salt);
  if (!derive (key, &head, derived, error))
    return NULL;
  make_check (derived, head.check);
  crypto_secretstream_xchacha20poly1305_init_push (&self->state, head.stream, derived);
  sodium_memzero (derived, sizeof derived);
  self->head = head;
  return write_all (self->fd, &head, sizeof head, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
push (LoketSeal *self, guint8 tag, GError **error)
{
  unsigned long long length;

  crypto_secretstream_xchacha20poly1305_push (&self->state,
                                              self->sealed,
                                              &length,
                                              self->plain,
                                              self->filled,
                                              self->begun ? NULL : (const guint8 *) &self->head,
                                              self->begun ? 0 : sizeof self->head,
                                              tag);
  self->begun = TRUE;
  self->filled = 0;
  return write_all (self->fd, self->sealed, length, error);
}

/**
 * loket_seal_write:
 * @self: a sealed file to write to
 * @data: (array length=length): bytes
 * @length: how many
 * @error: set when they cannot be written
 *
 * Returns: %TRUE when they are in, though not on the disk yet
 */
gboolean
loket_seal_write (LoketSeal *self, gconstpointer data, gsize length, GError **error)
{
  const guint8 *at = data;

  while (length > 0) {
    const gsize n = MIN (length, PIECE - self->filled);
    memcpy (self->plain + self->filled, at, n);
    self->filled += n;
    at += n;
    length -= n;
    if (self->filled == PIECE &&
        !push (self, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_seal_finish:
 * @self: a sealed file to write to
 * @error: set when it cannot be written
 *
 * Returns: %TRUE when it is whole and on the disk
 */
gboolean
loket_seal_finish (LoketSeal *self, GError **error)
{
  if (!push (self, crypto_secretstream_xchacha20poly1305_TAG_FINAL, error))
    return FALSE;
  return fsync (self->fd) == 0 || fail (error, "The backup cannot be written to the disk");
}

/**
 * loket_seal_open:
 * @path: a sealed file
 * @key: the key that it was made with
 * @error: set to %LOKET_ERROR_NOT_FOUND when there is none, to %LOKET_ERROR_RULE when it is none or
 *   the key is wrong
 *
 * Returns: (transfer full): a sealed file to read from
 */
LoketSeal *
loket_seal_open (const char *path, GBytes *key, GError **error)
{
  g_autoptr (LoketSeal) self = g_new0 (LoketSeal, 1);
  Head head;
  guint8 derived[KEY], check[16];
  gsize got;
  gboolean right;

  self->fd = open (path, O_RDONLY | O_CLOEXEC);
  if (self->fd < 0) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, path, "There is no file %s", path);
    return NULL;
  }
  if (!read_up_to (self->fd, &head, sizeof head, &got, error))
    return NULL;
  if (got < sizeof head || memcmp (head.magic, MAGIC, sizeof head.magic) != 0 ||
      head.is_passphrase > 1) {
    refuse (error, "the file is no backup of Loket");
    return NULL;
  }
  if (!derive (key, &head, derived, error))
    return NULL;
  make_check (derived, check);
  right = sodium_memcmp (check, head.check, sizeof check) == 0 &&
          crypto_secretstream_xchacha20poly1305_init_pull (&self->state, head.stream, derived) == 0;
  sodium_memzero (derived, sizeof derived);
  self->head = head;
  if (!right) {
    refuse (error, "the key does not fit this backup");
    return NULL;
  }
  return g_steal_pointer (&self);
}

static gboolean
pull (LoketSeal *self, GError **error)
{
  unsigned long long length;
  guint8 tag;
  gsize got;

  if (!read_up_to (self->fd, self->sealed, sizeof self->sealed, &got, error))
    return FALSE;
  if (self->last)
    return refuse (error, "the backup is longer than it was made");
  if (got < MORE)
    return refuse (error, "the backup is cut off");
  if (crypto_secretstream_xchacha20poly1305_pull (&self->state,
                                                  self->plain,
                                                  &length,
                                                  &tag,
                                                  self->sealed,
                                                  got,
                                                  self->begun ? NULL : (const guint8 *) &self->head,
                                                  self->begun ? 0 : sizeof self->head) != 0)
    return refuse (error, "the backup is damaged");
  self->begun = TRUE;
  self->filled = length;
  self->taken = 0;
  self->last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  if (!self->last && got < sizeof self->sealed)
    return refuse (error, "the backup is cut off");
  return TRUE;
}

/**
 * loket_seal_read:
 * @self: a sealed file to read from
 * @data: (out caller-allocates) (array length=length): where to
 * @length: how many bytes
 * @error: set to %LOKET_ERROR_RULE when the file is damaged or too short
 *
 * Returns: %TRUE when all of them came
 */
gboolean
loket_seal_read (LoketSeal *self, gpointer data, gsize length, GError **error)
{
  guint8 *at = data;

  while (length > 0) {
    const gsize n = MIN (length, self->filled - self->taken);
    if (n == 0) {
      if (self->last)
        return refuse (error, "the backup is cut off");
      if (!pull (self, error))
        return FALSE;
      continue;
    }
    memcpy (at, self->plain + self->taken, n);
    self->taken += n;
    at += n;
    length -= n;
  }
  return TRUE;
}

/**
 * loket_seal_read_some:
 * @self: a sealed file to read from
 * @data: (out caller-allocates) (array length=length): where to
 * @length: at most so many bytes
 * @got: (out): how many came, 0 at the end
 * @error: set to %LOKET_ERROR_RULE when the file is damaged
 *
 * Returns: %TRUE when nothing was wrong
 */
gboolean
loket_seal_read_some (LoketSeal *self, gpointer data, gsize length, gsize *got, GError **error)
{
  while (self->taken == self->filled && !self->last)
    if (!pull (self, error))
      return FALSE;
  *got = MIN (length, self->filled - self->taken);
  memcpy (data, self->plain + self->taken, *got);
  self->taken += *got;
  return TRUE;
}

/**
 * loket_seal_is_at_end:
 * @self: a sealed file to read from
 * @error: set when it is damaged, or goes on
 *
 * Returns: %TRUE when all was read and nothing is missing
 */
gboolean
loket_seal_is_at_end (LoketSeal *self, GError **error)
{
  gsize got;

  while (!self->last && self->taken == self->filled)
    if (!pull (self, error))
      return FALSE;
  if (self->taken < self->filled)
    return refuse (error, "the backup is longer than it was made");
  if (!read_up_to (self->fd, self->sealed, 1, &got, error))
    return FALSE;
  return got == 0 || refuse (error, "the backup is longer than it was made");
}

/**
 * loket_seal_free:
 * @self: (nullable) (transfer full): a sealed file
 */
void
loket_seal_free (LoketSeal *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords: what may be one, its argon2id hash, and whether one is right. */
#include "config.h"

#include "office/password.h"

#include "core/error.h"
#include "core/officer.h"

#include <sodium.h>
#include <string.h>

/* The cost that store.md 3 settles: 64 MiB and about 90 ms on an office PC. */
#define OPERATIONS crypto_pwhash_OPSLIMIT_INTERACTIVE
#define MEMORY crypto_pwhash_MEMLIMIT_INTERACTIVE

/* The hash of 32 bytes of chance that nobody has: what a login that does not exist is checked
 * against, so that it takes the same time. */
#define NOBODY                                                                                     \
  "$argon2id$v=19$m=65536,t=2,p=1$3ukoYFJ3nAAUhTl0JAl1ew$Z1hC1YDfDey+OpFpUc927GD7szkHbs4U+"        \
  "XcC5fWVXQw"

/* First guesses of anybody, in lower case; also several of them in a row, with whatever digits and
 * signs. */
static const char *const silly_words[] = {
    "admin",     "administrator", "adminadmin", "bismillah", "indonesia",   "kabupaten",
    "katasandi", "loket",         "loketloket", "merdeka",   "pancasila",   "password",
    "petugas",   "qwerty",        "qwertyuiop", "rahasia",   "rahasiasaya", "sandi",
    "sayang",    "selamat",       "terserah",
};

/**
 * loket_password_start:
 * @error: set to %LOKET_ERROR_INTERNAL when the library cannot be used
 *
 * Makes the library ready; may be called again.
 *
 * Returns: %TRUE when the others of this file work
 */
gboolean
loket_password_start (GError **error)
{
  if (sodium_init () >= 0)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "libsodium cannot be used");
  return FALSE;
}

/* Different keyboards write the same letter in different ways (NFKC, NIST SP 800-63B 5.1.1.2). */
static char *
normal_form (const char *password)
{
  return g_utf8_normalize (password, -1, G_NORMALIZE_NFKC);
}

/* What a person sees of a password, in lower case; only its @letters if so wanted. */
static char *
seen_form (const char *password, gboolean letters)
{
  g_autofree char *normal = normal_form (password);
  g_autofree char *low = g_utf8_strdown (normal, -1);
  GString *seen = g_string_new (NULL);

  for (const char *at = low; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar c = g_utf8_get_char (at);
    if (!loket_char_is_hidden (c) && (!letters || g_unichar_isalpha (c)))
      g_string_append_unichar (seen, c);
  }
  explicit_bzero (normal, strlen (normal));
  explicit_bzero (low, strlen (low));
  return g_string_free (seen, FALSE);
}

static gboolean
is_one_run (const char *password)
{
  gboolean same = TRUE, up = TRUE, down = TRUE;

  for (const char *at = password; at[1] != '\0'; at++) {
    const int step = at[1] - at[0];
    same = same && step == 0;
    up = up && (step == 1 || (at[0] == '9' && at[1] == '0'));
    down = down && (step == -1 || (at[0] == '0' && at[1] == '9'));
  }
  return same || up || down;
}

/* The length of the longest first guess that @letters begins with, 0 = none. */
static gsize
silly_start (const char *letters)
{
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (silly_words); i++)
    if (g_str_has_prefix (letters, silly_words[i]))
      longest = MAX (longest, strlen (silly_words[i]));
  return longest;
}

static gboolean
is_silly (const char *seen, const char *login)
{
  g_autofree char *letters = NULL;
  const char *rest;
  gsize length;

  if (is_one_run (seen) || (login != NULL && strstr (seen, login) != NULL))
    return TRUE;
  rest = letters = seen_form (seen, TRUE);
  while ((length = silly_start (rest)) > 0)
    rest += length;
  return *rest == '\0' && rest != letters;
}

/**
 * loket_password_check_rules:
 * @password: what somebody wants
 * @login: (nullable): of that officer, lower case
 * @error: set to %LOKET_ERROR_RULE "short-password" or "weak-password"
 *
 * Length is what counts, NIST SP 800-63B 5.1.1.2, and only of what can be seen; signs of every kind
 * are not asked for.
 *
 * Returns: %TRUE when it may be one
 */
gboolean
loket_password_check_rules (const char *password, const char *login, GError **error)
{
  g_autofree char *seen = seen_form (password, FALSE);

  if (g_utf8_strlen (seen, -1) < LOKET_PASSWORD_MIN) {
    loket_set_error (error, LOKET_ERROR_RULE, "short-password", "the password is too short");
    return FALSE;
  }
  if (is_silly (seen, login)) {
    loket_set_error (error, LOKET_ERROR_RULE, "weak-password", "the password is a first guess");
    return FALSE;
  }
  return TRUE;
}

/**
 * loket_password_hash:
 * @password: a password
 * @error: set to %LOKET_ERROR_BUSY when there is no memory for it
 *
 * Returns: (transfer full): its argon2id hash with salt and cost, as text
 */
char *
loket_password_hash (const char *password, GError **error)
{
  g_autofree char *normal = normal_form (password);
  char *hash = g_malloc0 (crypto_pwhash_STRBYTES);
  const gboolean made = crypto_pwhash_str (hash, normal, strlen (normal), OPERATIONS, MEMORY) == 0;

  sodium_memzero (normal, strlen (normal));
  if (made)
    return hash;
  g_free (hash);
  loket_set_error (error, LOKET_ERROR_BUSY, NULL, "no memory for a password");
  return NULL;
}

/**
 * loket_password_is_right:
 * @password: what somebody typed
 * @hash: (nullable): what it should be; %NULL when there is no such officer
 *
 * Takes the same time whether there is a hash or not.
 *
 * Returns: %TRUE when it is the one
 */
gboolean
loket_password_is_right (const char *password, const char *hash)
{
  g_autofree char *normal = normal_form (password);
  const gboolean same =
      crypto_pwhash_str_verify (hash != NULL ? hash : NOBODY, normal, strlen (normal)) == 0;

  sodium_memzero (normal, strlen (normal));
  return hash != NULL && same;
}

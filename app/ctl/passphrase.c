/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a passphrase without showing it; a new one twice. */
#include "config.h"

#include "passphrase.h"

#include "command.h"
#include "core/error.h"
#include "office/password.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define LONGEST 200

/**
 * loket_ctl_passphrase_free:
 * @passphrase: (nullable) (transfer full): is wiped
 */
void
loket_ctl_passphrase_free (char *passphrase)
{
  if (passphrase != NULL)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

static char *
read_line (FILE *terminal, const char *what, const char *again)
{
  char line[4 * LONGEST + 2];
  struct termios before;
  struct termios silent;
  char *typed;

  if (tcgetattr (fileno (terminal), &before) != 0)
    return NULL;
  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  fprintf (terminal, "%s%s: ", what, again);
  fflush (terminal);
  tcsetattr (fileno (terminal), TCSAFLUSH, &silent);
  typed = fgets (line, sizeof line, terminal);
  tcsetattr (fileno (terminal), TCSAFLUSH, &before);
  fputc ('\n', terminal);
  if (typed == NULL)
    return NULL;
  line[strcspn (line, "\r\n")] = '\0';
  typed = g_strdup (line);
  explicit_bzero (line, sizeof line);
  return typed;
}

static char *
ask (const char *what, gboolean is_new, GError **error)
{
  FILE *terminal = fopen ("/dev/tty", "r+e");
  char *typed = terminal != NULL ? read_line (terminal, what, "") : NULL;
  char *again = typed != NULL && is_new ? read_line (terminal, what, " (again)") : NULL;
  const gboolean differs = is_new && g_strcmp0 (typed, again) != 0;

  if (terminal != NULL)
    fclose (terminal);
  loket_ctl_passphrase_free (again);
  if (typed != NULL && !differs)
    return typed;
  loket_ctl_passphrase_free (typed);
  loket_set_error (error,
                   LOKET_ERROR_BAD_FIELD,
                   "passphrase",
                   "%s",
                   terminal == NULL ? "there is no terminal; please name a file"
                                    : "both passphrases have to be the same");
  return NULL;
}

/**
 * loket_ctl_passphrase:
 * @path: (nullable): a file with it in its first line; %NULL = somebody types it
 * @what: whose, in words
 * @is_new: whether it is chosen now
 * @error: set when there is none, or one so easily guessed that nothing may be sealed with it
 *
 * Returns: (transfer full): it, for loket_ctl_passphrase_free()
 */
char *
loket_ctl_passphrase (const char *path, const char *what, gboolean is_new, GError **error)
{
  char *passphrase =
      path != NULL ? loket_command_read_secret (path, error) : ask (what, is_new, error);

  if (passphrase == NULL || !is_new || loket_password_check_rules (passphrase, NULL, error))
    return passphrase;
  g_prefix_error (error, "%s: ", what);
  loket_ctl_passphrase_free (passphrase);
  return NULL;
}

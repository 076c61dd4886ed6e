/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What loketctl says of its commands when it is asked for help; its main prints it. */
#include "config.h"

#include "usage.h"

#include "command.h"

#include <string.h>

/* The commands that are no operations, or take more than one; the first words name them. */
static const struct {
  const char *command;
  const char *options;
  const char *summary;
} commands[] = {
    {"init",
     "[--profile NAME] [--admin LOGIN --password-file FILE]",
     "make a new office in DIR; without LOGIN, print the first administrator as\n"
     "“admin LOGIN PASSWORD”"},
    {"demo", "--seed N --tickets N", "fill a new office with invented tickets"},
    {"demo",
     "--seed N --people N",
     "put a register of invented people on file, in an office that there is"},
    {"demo",
     "--seed N --people N --lists OUT [--list-rows N] [--rates FILE] [--profile NAME]",
     "write a register of invented people, four lists that tell of them and disagree,\n"
     "and the truth, into the folder OUT; no office is needed"},
    {"queue figures",
     "--csv [--from DAY] [--until DAY]",
     "figures of the queue as CSV, of today or of up to 31 days; docs/queue.md says what\n"
     "each number is. Without --csv as a table, and with --json whole"},
    {"claim match",
     "FILE.csv --facility KEY",
     "hold a hospital's list of claims against its guarantee slips; the same file again\n"
     "changes nothing. With --json the sums by outcome; “claim rows --list ID” has each row"},
    {"list import",
     "FILE --source KEY [--new-source] --period PERIOD [--map FILE|KEY] [--rejects FILE]",
     "take a list into the register; what is refused of it goes into FILE, or into\n"
     "one beside the list. A source that no list came from before needs a map of its\n"
     "own or --new-source"},
    {"list match",
     "LEFT RIGHT --map MAP [--right-map MAP] [--profile NAME] [--parameters FILE]\n"
     "      [--today DAY]",
     "say who of one list is who of another, as CSV; no office is needed"},
    {"list compare",
     "A B --map MAP [--right-map MAP] [--profile NAME] [--parameters FILE] [--today DAY]",
     "count per village who is in one list, in both, or differs"},
    {"roll check",
     "CLASS.csv [--out RESULT.csv]",
     "say of each pupil of a class list whether there is help with school; the office\n"
     "counts the rows of the day (docs/school-roll.md)"},
    {"card seal",
     "--seed-file FILE --claims FILE [--host HOST]",
     "make the text of a card's code from a seed of 32 bytes and claims as JSON: iss exp\n"
     "nbf number name category entitlements index birth_year print; no office is needed.\n"
     "exp and nbf are seconds since 1970, category is 1 Melati, 2 Menur, 3 Kenanga, the\n"
     "rest is in docs/cards-keys.md"},
    {"card open",
     "[--trust FILE [--root HEX] | --public-key HEX --issuer ISS [--status-key HEX]]\n"
     "      --status FILE|--no-status [--at EPOCH] [--json] -- TEXT",
     "say what a card's code is worth: exit 0 for VALID and VALID-OLD-LIST only. The root\n"
     "of a trust list is root.pub beside it unless --root names it"},
    {"card status publish",
     "OUT [--passphrase-file FILE]",
     "sign which cards are good now, and put status-ISS.cwt into the folder OUT; with FILE\n"
     "the keys are unlocked for this once. Warns when a list is 80 per cent full"},
    {"card trust publish", "OUT", "put trust.cwt and root.pub into the folder OUT"},
    {"web publish",
     "OUT [--passphrase-file FILE|--no-status]",
     "put the page that telephones check cards with, and its lists, into the folder OUT for\n"
     "a web server; --no-status leaves the list of good cards that is there"},
    {"key init",
     "--root FILE [--copy FILE] [--issuer ISS] [--token URI] [--out FILE]",
     "make the root, the first key for cards and the one for status lists, each under its\n"
     "passphrase, and give the office the signed trust list. Passphrases are typed, or come\n"
     "by --root-passphrase-file FILE and --passphrase-file FILE"},
    {"key add",
     "--root FILE --usage card|status [--issuer ISS] [--from DAY] [--token URI]",
     "one more key, for the next year or the next code of the office"},
    {"key rotate",
     "--root FILE [--usage card|status] [--issuer ISS] [--from DAY] [--token URI]",
     "a new key in place of the one that signs now, which then signs no more; DAY is today\n"
     "or within sixty days"},
    {"key retire", "KID --root FILE", "that key signs no more; what it signed holds"},
    {"key withdraw", "KID --root FILE", "nothing that this key signed holds any more"},
    {"key unlock",
     "[--passphrase-file FILE]",
     "open the keys until the day ends, in a hub that runs; officers do so at a counter,\n"
     "section Seal, for their shift"},
    {"key take-in",
     "FILE",
     "take in what a ceremony wrote with --out FILE on a machine without a network; there,\n"
     "later ceremonies read --list FILE, the answer to “loketctl --json key list”"},
    {"check", "", "look the store over"},
    {"backup", "[--out DIR|FILE [--key-file FILE]]", "make a sealed backup, and carry a copy away"},
    {"restore", "FILE --into DIR [--key-file FILE]", "bring a backup back into an empty folder"},
    {"audit verify", "[--anchor FILE]", "name each row of the audit chains that was touched"},
    {"audit anchor", "--out FILE", "sign how the audit chains end now"},
    {"job resume", "", "go on with long work that was broken off"},
    {"follow", "--out DIR [--until NUMBER]", "write the feed to files as it comes"},
    {"profile check", "NAME", "say whether a profile can be used, or what is wrong in which line"},
    {"openapi", "", "print the API document"},
    {"permissions", "", "print who may do what"},
    {"states", "", "print how records move, as pictures"},
    {"clips", "", "print the names of the recordings of a voice for calls"},
    {"device issue",
     "--kind KIND --name NAME --out OUT",
     "enrol a device for a script: ca.pem device.pem device.key"},
    {"enrol", "FILE|TEXT [--out OUT]", "make this machine a device, by an invitation"},
};

static void
print_command (guint at, FILE *to)
{
  g_auto (GStrv) lines = g_strsplit (commands[at].summary, "\n", -1);

  fprintf (to, "  %s %s\n", commands[at].command, commands[at].options);
  for (guint i = 0; lines[i] != NULL; i++)
    fprintf (to, "        %s\n", lines[i]);
}

static void
print_summary (const LoketOperation *operation, FILE *to)
{
  g_autofree char *words = g_strdelimit (g_strdup (operation->name), "/", ' ');

  fprintf (to, "    %-22s %s\n", words, operation->summary);
}

/* What is told as a command is not told again as an operation. */
static gboolean
is_command (const LoketOperation *operation)
{
  g_autofree char *words = g_strdelimit (g_strdup (operation->name), "/", ' ');

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].command, words))
      return TRUE;
  return FALSE;
}

/* Of one word, such as “card”: all that begins with it.  Returns whether anything does. */
static gboolean
print_part (const char *word, FILE *to)
{
  g_autofree char *command = g_strconcat (word, " ", NULL);
  g_autofree char *desk = g_strconcat (word, "/", NULL);
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    if (!g_str_has_prefix (commands[i].command, command))
      continue;
    print_command (i, to);
    known = TRUE;
  }
  for (guint i = 0; i < n; i++) {
    if (!g_str_has_prefix (operations[i]->name, desk) || is_command (operations[i]))
      continue;
    print_summary (operations[i], to);
    known = TRUE;
  }
  if (known)
    fprintf (to, "“loketctl %s VERB --help” tells what one of them takes.\n", word);
  return known;
}

static void
print_all (FILE *to)
{
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  fputs ("Usage: loketctl [--data DIR] [--json] [--login LOGIN --password-file FILE] COMMAND …\n\n",
         to);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    print_command (i, to);
  fputs ("  DESK VERB [--FIELD VALUE …]\n        any operation of the office:\n\n", to);
  for (guint i = 0; i < n; i++)
    print_summary (operations[i], to);
  fputs ("\nDIR is by default the office of this user. --login signs that officer in for the one "
         "command.\n“loketctl COMMAND --help” tells what one command takes. What is personal may "
         "come from a "
         "file:\n--text-file FILE in place of --text VALUE, so that no list of processes shows a "
         "NIK.\n"
         "Exit status: 0 done, 1 refused, 2 wrong usage.\n",
         to);
}

/* How a field is given; what is no text on a command line cannot be. */
static char *
option_text (const LoketField *field)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');

  if (field->kind == LOKET_KIND_BYTES || field->kind == LOKET_KIND_RECORD ||
      field->kind == LOKET_KIND_LIST)
    return NULL;
  if (field->flags & LOKET_FIELD_SECRET)
    return g_strconcat ("--", name, "-file FILE", NULL);
  return g_strconcat ("--", name, field->kind == LOKET_KIND_BOOLEAN ? NULL : " VALUE", NULL);
}

static void
print_operation (const LoketOperation *operation, FILE *to)
{
  guint n_fields;
  const LoketField *fields = loket_record_type_fields (operation->request (), &n_fields);
  g_autofree char *words = g_strdelimit (g_strdup (operation->name), "/", ' ');

  fprintf (to, "  %s\n        %s\n", words, operation->summary);
  for (guint i = 0; i < n_fields; i++) {
    g_autofree char *option = option_text (&fields[i]);
    if (option != NULL)
      fprintf (to, "    %-28s %s\n", option, fields[i].blurb != NULL ? fields[i].blurb : "");
  }
}

static gboolean
is_named (const char *command, char **words)
{
  g_auto (GStrv) wanted = g_strsplit (command, " ", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (g_strcmp0 (words[i], wanted[i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * loket_usage_print:
 * @words: (nullable) (array zero-terminated=1): the words of a command
 * @to: where to
 *
 * Tells of that command what it takes, of another one or of none what commands there are.
 */
void
loket_usage_print (char **words, FILE *to)
{
  guint n_used;
  gboolean known = FALSE;
  const LoketOperation *operation;

  for (guint i = 0; words != NULL && words[0] != NULL && i < G_N_ELEMENTS (commands); i++) {
    if (!is_named (commands[i].command, words))
      continue;
    print_command (i, to);
    known = TRUE;
  }
  if (known)
    return;
  operation = words != NULL ? loket_command_operation ((const char *const *) words, &n_used) : NULL;
  if (operation != NULL)
    print_operation (operation, to);
  else if (words == NULL || words[0] == NULL || !print_part (words[0], to))
    print_all (to);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check-card --root root.pub --trust trust.cwt --status status-OFFICE.cwt… [--at SECONDS]
 *            [--language id|jv|en] [TEXT]
 *
 * Says whether a card counts, by libloket-card alone.  With TEXT, what a scanner read, it answers
 * that one for a person; without, it reads a text a line and answers each by a line for a program:
 *     VERDICT number name birth-year category entitlements print valid-from valid-until office
 * with tabs between, and only VERDICT when nobody vouches for the rest.  The status is 0 when every
 * card was good, 1 when one was not, 2 when a word or file was wrong.
 *
 *     cc check-card.c -o check-card $(pkg-config --cflags --libs loket-card) */
#include <loket-card.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FILE_MAX (80 * 1024) /* no list is longer */

typedef struct {
  unsigned char bytes[FILE_MAX + 1];
  size_t length;
} File;

static int
read_file (const char *path, File *file)
{
  FILE *stream = fopen (path, "rb");

  if (stream == NULL) {
    perror (path);
    return 0;
  }
  file->length = fread (file->bytes, 1, sizeof file->bytes, stream);
  fclose (stream);
  return 1;
}

/* A list that is refused is no reason to stop: what is held goes on to count. */
static int
take (LoketCardVerifier *verifier, const char *option, const char *path)
{
  static File file;
  LoketCardListTaken taken;

  if (!read_file (path, &file))
    return 0;
  taken = strcmp (option, "--trust") == 0
              ? loket_card_verifier_take_trust (verifier, file.bytes, file.length)
              : loket_card_verifier_take_status (verifier, file.bytes, file.length);
  if (taken == LOKET_CARD_LIST_REFUSED)
    fprintf (stderr, "%s: refused\n", path);
  return 1;
}

static LoketCardVerifier *
open_verifier (const char *path)
{
  static File file;
  LoketCardVerifier *verifier;

  if (!read_file (path, &file))
    return NULL;
  file.bytes[file.length < FILE_MAX ? file.length : FILE_MAX] = '\0';
  verifier = loket_card_verifier_new ((const char *) file.bytes);
  if (verifier == NULL)
    fprintf (stderr, "%s: no key of a root\n", path);
  return verifier;
}

static void
tell_program (const LoketCardResult *result)
{
  printf ("%s", loket_card_verdict_get_code (loket_card_result_get_verdict (result)));
  if (loket_card_result_get_name (result) != NULL)
    printf ("\t%s\t%s\t%d\t%d\t%u\t%d\t%" PRId64 "\t%" PRId64 "\t%s",
            loket_card_result_get_number (result),
            loket_card_result_get_name (result),
            loket_card_result_get_birth_year (result),
            loket_card_result_get_category (result),
            loket_card_result_get_entitlements (result),
            loket_card_result_get_print (result),
            loket_card_result_get_valid_from (result),
            loket_card_result_get_valid_until (result),
            loket_card_result_get_office (result));
  printf ("\n");
}

static void
tell_person (const LoketCardResult *result, const char *language)
{
  const LoketCardVerdict verdict = loket_card_result_get_verdict (result);
  const char *step;

  printf ("%s\n%s\n",
          loket_card_verdict_get_word (verdict, language),
          loket_card_verdict_get_sentence (verdict, language));
  if (loket_card_result_get_name (result) != NULL)
    printf ("\n%s\n%d\n%s\n\n",
            loket_card_result_get_name (result),
            loket_card_result_get_birth_year (result),
            loket_card_result_get_number (result));
  for (unsigned int i = 0; (step = loket_card_verdict_get_step (verdict, i, language)) != NULL; i++)
    printf ("%u. %s\n", i + 1, step);
}

/* What the command line said. */
typedef struct {
  const char *root;
  const char *language;
  int64_t now;
  const char *text;
} Asked;

static int
is_good (const LoketCardResult *result)
{
  return loket_card_verdict_get_kind (loket_card_result_get_verdict (result)) ==
         LOKET_CARD_KIND_GOOD;
}

static int
judge_lines (LoketCardVerifier *verifier, const Asked *asked)
{
  char *line = NULL;
  size_t room = 0;
  ssize_t length;
  int all_good = 1;

  while ((length = getline (&line, &room, stdin)) >= 0) {
    LoketCardResult *result;
    if (length > 0 && line[length - 1] == '\n')
      line[length - 1] = '\0';
    result = loket_card_verifier_judge (verifier, line, asked->now);
    tell_program (result);
    all_good &= is_good (result);
    loket_card_result_free (result);
  }
  free (line);
  return all_good ? 0 : 1;
}

static int
judge_one (LoketCardVerifier *verifier, const Asked *asked)
{
  LoketCardResult *result = loket_card_verifier_judge (verifier, asked->text, asked->now);
  const int good = is_good (result);

  tell_person (result, asked->language);
  loket_card_result_free (result);
  return good ? 0 : 1;
}

/* Options stand in pairs before TEXT; those that name lists wait for the verifier. */
static int
read_words (int argc, char **argv, Asked *asked)
{
  int at = 1;

  for (; at + 1 < argc && strncmp (argv[at], "--", 2) == 0; at += 2) {
    if (strcmp (argv[at], "--root") == 0)
      asked->root = argv[at + 1];
    else if (strcmp (argv[at], "--language") == 0)
      asked->language = argv[at + 1];
    else if (strcmp (argv[at], "--at") == 0)
      asked->now = strtoll (argv[at + 1], NULL, 10);
    else if (strcmp (argv[at], "--trust") != 0 && strcmp (argv[at], "--status") != 0)
      return 0;
  }
  if (at < argc)
    asked->text = argv[at++];
  return at == argc && asked->root != NULL;
}

int
main (int argc, char **argv)
{
  Asked asked = {.now = time (NULL)};
  LoketCardVerifier *verifier;
  int status = 0;

  if (!read_words (argc, argv, &asked)) {
    fprintf (stderr, "check-card: see the head of check-card.c\n");
    return 2;
  }
  verifier = open_verifier (asked.root);
  if (verifier == NULL)
    return 2;
  for (int at = 1; at + 1 < argc && strncmp (argv[at], "--", 2) == 0; at += 2)
    if (strcmp (argv[at], "--trust") == 0 || strcmp (argv[at], "--status") == 0)
      status |= take (verifier, argv[at], argv[at + 1]) ? 0 : 2;
  if (status == 0)
    status = asked.text != NULL ? judge_one (verifier, &asked) : judge_lines (verifier, &asked);
  loket_card_verifier_free (verifier);
  return status;
}

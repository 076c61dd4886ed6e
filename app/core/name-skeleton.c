/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folds of registry.md 6.2, rule 4.  A fold may join strangers, which costs a comparison; what it
 * fails to join is lost. */
#include "config.h"

#include "core/name-skeleton.h"

#include "core/name-canon.h"

#include <stdlib.h>
#include <string.h>

static gboolean
is_vowel (char letter)
{
  return letter != '\0' && strchr ("AEIOU", letter) != NULL;
}

/* One letter for those that change places: e and i, o and u, f and v and p, q and k. */
static char
fold_letter (char letter)
{
  static const char from[] = "EOFVQ";
  static const char to[] = "IUPPK";
  const char *at = strchr (from, letter);

  return letter != '\0' && at != NULL ? to[at - from] : letter;
}

/* y and z and a leading s: -jem and -yem (j is y by now), Zaenab and Jaenab, Triono and Triyono. */
static char
fold_glide (char letter, char before, char after)
{
  if (letter != 'Y' && letter != 'Z')
    return letter;
  if (before == 'I' && is_vowel (after))
    return '\0';
  if (before == 'S' && letter == 'Y')
    return '\0'; /* Syarif, Sarif */
  if (before == '\0' || is_vowel (before))
    return letter == 'Y' && before != '\0' && !is_vowel (after) ? 'I' : 'S';
  return 'I';
}

/* The word with each j as y and each letter once where it stands twice; ty as c and dy as j, since
 * tj and dj stood for both: Prasetjo is Prasetyo, Widjastoeti is Widyastuti. */
static gsize
fold_old_j (const char *word, gsize length, char *folded, gsize room)
{
  gsize n = 0;

  for (gsize i = 0; i < length && n + 1 < room; i++) {
    char letter = word[i] == 'J' ? 'Y' : word[i];
    char before = n > 0 ? folded[n - 1] : '\0';
    if (letter == 'Y' && before == 'T')
      folded[n - 1] = 'C';
    else if (letter == 'Y' && before == 'D')
      folded[n - 1] = 'Y';
    else if (letter != before)
      folded[n++] = letter;
  }
  folded[n] = '\0';
  return n;
}

static gsize
fold_end (char *word, gsize length)
{
  static const char from[] = "DBGAO";
  static const char to[] = "TPKUU";
  const char *at;

  if (length < 2)
    return length;
  if (length > 3 && memcmp (word + length - 3, "TIK", 3) == 0)
    length--;
  at = strchr (from, word[length - 1]);
  if (at != NULL)
    word[length - 1] = to[at - from];
  return length;
}

/* Slamet and Selamet, Sri and Seri. */
static gsize
drop_weak_vowel (char *word, gsize length)
{
  if (length < 4 || word[0] != 'S' || word[1] != 'I' || (word[2] != 'L' && word[2] != 'R') ||
      !is_vowel (word[3]))
    return length;
  memmove (word + 1, word + 2, length - 2);
  return length - 1;
}

/**
 * loket_name_skeleton_of_word:
 * @word: one word of a canon
 * @length: its letters
 * @skeleton: (out): gets the skeleton, never longer than the word, with a NUL
 * @room: bytes there
 */
void
loket_name_skeleton_of_word (const char *word, gsize length, char *skeleton, gsize room)
{
  char once[LOKET_NAME_ROOM];
  gsize n = 0;

  length = fold_old_j (word, length, once, MIN (sizeof once, room));
  for (gsize i = 0; i < length; i++) {
    char before = n > 0 ? skeleton[n - 1] : '\0';
    char letter = fold_letter (once[i]);
    char after = once[i + 1];
    if (letter == 'K' && after == 'H' && i > 0)
      continue; /* Solikhin, Solihin */
    letter = letter == 'H' ? '\0' : fold_glide (letter, before, after);
    if (letter != '\0' && letter != before)
      skeleton[n++] = letter;
  }
  n = drop_weak_vowel (skeleton, n);
  n = fold_end (skeleton, n);
  skeleton[n] = '\0';
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * loket_name_skeleton_of_canon:
 * @canon: a canon (name-canon.h); both canons of a name have the same skeleton
 *
 * Returns: (transfer full): its words folded and sorted, with one blank between
 */
char *
loket_name_skeleton_of_canon (const char *canon)
{
  g_auto (GStrv) words = g_strsplit (canon, " ", -1);
  guint n_words = g_strv_length (words);

  for (guint i = 0; i < n_words; i++) {
    char folded[LOKET_NAME_ROOM];
    loket_name_skeleton_of_word (words[i], strlen (words[i]), folded, sizeof folded);
    g_free (words[i]);
    words[i] = g_strdup (folded);
  }
  qsort (words, n_words, sizeof *words, compare_words);
  return g_strstrip (g_strjoinv (" ", words));
}

/**
 * loket_name_skeleton:
 * @name: a full name, UTF-8, as it is written
 *
 * Returns: (transfer full): its skeleton, empty for a name without letters
 */
char *
loket_name_skeleton (const char *name)
{
  LoketNameCanon canon;

  loket_name_canon_read (name, &canon);
  return loket_name_skeleton_of_canon (canon.canon);
}

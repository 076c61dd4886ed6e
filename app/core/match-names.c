/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and names in arrays, found through open addressing: a million people are some ten thousand
 * words, so a comparison mostly meets texts that are near. */
#include "config.h"

#include "core/match-names.h"

#include "core/jaro-winkler.h"
#include "core/match-hash.h"
#include "core/name-canon.h"
#include "core/name-skeleton.h"

#include <string.h>

#define FIRST_SLOTS 1024

typedef struct {
  guint64 skeleton;
  guint32 text; /* offset of it in the texts */
  guint32 count;
  guint8 length;
} Word;

typedef struct {
  guint64 skeleton; /* of its words, in any order */
  guint32 first;    /* of its words in the list of words of names */
  guint32 count;
  guint32 joined; /* skeleton of it without blanks, 32 bits of its hash */
  guint8 n_words;
} Name;

/* Numbers from 1 on by hash; 0 is an empty slot. */
typedef struct {
  guint32 *slots;
  guint n_slots; /* a power of two */
} Table;

struct _LoketMatchNames {
  GByteArray *texts;
  GArray *words;      /* Word, from 1 on */
  GArray *names;      /* Name, from 1 on */
  GArray *name_words; /* guint32 */
  Table word_table;
  Table name_table;
  guint64 total; /* names counted */
};

#define WORD(names, i) (&g_array_index ((names)->words, Word, (i)))
#define NAME(names, i) (&g_array_index ((names)->names, Name, (i)))
#define WORD_OF(names, name, i) (g_array_index ((names)->name_words, guint32, (name)->first + (i)))

/**
 * loket_match_names_new:
 *
 * Returns: (transfer full): no names yet
 */
LoketMatchNames *
loket_match_names_new (void)
{
  LoketMatchNames *names = g_new0 (LoketMatchNames, 1);

  names->texts = g_byte_array_new ();
  names->words = g_array_new (FALSE, TRUE, sizeof (Word));
  names->names = g_array_new (FALSE, TRUE, sizeof (Name));
  names->name_words = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_set_size (names->words, 1);
  g_array_set_size (names->names, 1);
  names->word_table.slots = g_new0 (guint32, FIRST_SLOTS);
  names->word_table.n_slots = FIRST_SLOTS;
  names->name_table.slots = g_new0 (guint32, FIRST_SLOTS);
  names->name_table.n_slots = FIRST_SLOTS;
  return names;
}

/**
 * loket_match_names_free:
 * @names: (transfer full): the names
 */
void
loket_match_names_free (LoketMatchNames *names)
{
  g_byte_array_unref (names->texts);
  g_array_unref (names->words);
  g_array_unref (names->names);
  g_array_unref (names->name_words);
  g_free (names->word_table.slots);
  g_free (names->name_table.slots);
  g_free (names);
}

static const char *
text_of (const LoketMatchNames *names, const Word *word)
{
  return (const char *) names->texts->data + word->text;
}

static guint64
hash_of_words (const guint32 *words, guint n_words)
{
  return loket_match_hash ((const char *) words, n_words * sizeof *words);
}

static guint64
rehash (const LoketMatchNames *names, const Table *table, guint32 number)
{
  const Name *name;
  const Word *word;

  if (table == &names->word_table) {
    word = WORD (names, number);
    return loket_match_hash (text_of (names, word), word->length);
  }
  name = NAME (names, number);
  return hash_of_words (&WORD_OF (names, name, 0), name->n_words);
}

static void
put (Table *table, guint64 hash, guint32 number)
{
  guint at = (guint) hash & (table->n_slots - 1);

  while (table->slots[at] != 0)
    at = (at + 1) & (table->n_slots - 1);
  table->slots[at] = number;
}

/* Twice the slots as soon as two thirds of them are taken. */
static void
make_room (const LoketMatchNames *names, Table *table, guint used)
{
  g_autofree guint32 *old = NULL;
  guint n_old = table->n_slots;

  if (used * 3 < n_old * 2)
    return;
  old = table->slots;
  table->n_slots = 2 * n_old;
  table->slots = g_new0 (guint32, table->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i] != 0)
      put (table, rehash (names, table, old[i]), old[i]);
}

static guint32
add_word (LoketMatchNames *names, const char *text, gsize length)
{
  guint64 hash = loket_match_hash (text, length);
  char skeleton[LOKET_NAME_ROOM];
  Word word = {0};

  for (guint at = (guint) hash & (names->word_table.n_slots - 1); names->word_table.slots[at] != 0;
       at = (at + 1) & (names->word_table.n_slots - 1)) {
    const Word *there = WORD (names, names->word_table.slots[at]);
    if (there->length == length && memcmp (text_of (names, there), text, length) == 0)
      return names->word_table.slots[at];
  }
  loket_name_skeleton_of_word (text, length, skeleton, sizeof skeleton);
  word.skeleton = loket_match_hash (skeleton, strlen (skeleton));
  word.text = names->texts->len;
  word.length = (guint8) length;
  g_byte_array_append (names->texts, (const guint8 *) text, (guint) length);
  g_array_append_val (names->words, word);
  make_room (names, &names->word_table, names->words->len);
  put (&names->word_table, hash, names->words->len - 1);
  return names->words->len - 1;
}

/* Of the letters alone: "SRI WAHYUNI" and "SRIWAHYUNI" have the same. */
static guint32
joined_skeleton (const char *canon)
{
  char letters[LOKET_NAME_ROOM];
  char skeleton[LOKET_NAME_ROOM];
  gsize length = 0;

  for (; *canon != '\0' && length < sizeof letters; canon++)
    if (*canon != ' ')
      letters[length++] = *canon;
  loket_name_skeleton_of_word (letters, length, skeleton, sizeof skeleton);
  return (guint32) loket_match_hash (skeleton, strlen (skeleton));
}

static guint32
add_name (LoketMatchNames *names, const char *canon, const guint32 *words, guint n_words)
{
  guint64 hash = hash_of_words (words, n_words);
  Name name = {.n_words = (guint8) n_words, .first = names->name_words->len};

  for (guint at = (guint) hash & (names->name_table.n_slots - 1); names->name_table.slots[at] != 0;
       at = (at + 1) & (names->name_table.n_slots - 1)) {
    const Name *there = NAME (names, names->name_table.slots[at]);
    if (there->n_words == n_words &&
        memcmp (&WORD_OF (names, there, 0), words, n_words * sizeof *words) == 0)
      return names->name_table.slots[at];
  }
  for (guint i = 0; i < n_words; i++)
    name.skeleton += WORD (names, words[i])->skeleton;
  name.skeleton = loket_match_mix (name.skeleton);
  name.joined = joined_skeleton (canon);
  g_array_append_vals (names->name_words, words, n_words);
  g_array_append_val (names->names, name);
  make_room (names, &names->name_table, names->names->len);
  put (&names->name_table, hash, names->names->len - 1);
  return names->names->len - 1;
}

/**
 * loket_match_names_add:
 * @names: the names
 * @canon: a canon (name-canon.h)
 *
 * It is not counted yet.
 *
 * Returns: its number, the same for the same canon; 0 for an empty one
 */
guint32
loket_match_names_add (LoketMatchNames *names, const char *canon)
{
  guint32 words[LOKET_NAME_TOKENS];
  guint n_words = 0;

  for (const char *at = canon; *at != '\0' && n_words < LOKET_NAME_TOKENS;) {
    gsize length = strcspn (at, " ");
    if (length > 0)
      words[n_words++] = add_word (names, at, MIN (length, G_MAXUINT8));
    at += length + (at[length] == ' ');
  }
  return n_words > 0 ? add_name (names, canon, words, n_words) : 0;
}

/**
 * loket_match_names_count:
 * @names: the names
 * @name: one of them
 * @times: how often it stands in the data, more than was counted before
 */
void
loket_match_names_count (LoketMatchNames *names, guint32 name, guint times)
{
  Name *there = NAME (names, name);

  if (name == 0)
    return;
  there->count += times;
  for (guint i = 0; i < there->n_words; i++)
    WORD (names, WORD_OF (names, there, i))->count += times;
  names->total += times;
}

/**
 * loket_match_names_set_total:
 * @names: the names
 * @total: how many names there are in all, for a caller that counted only some of them
 */
void
loket_match_names_set_total (LoketMatchNames *names, guint total)
{
  names->total = total;
}

/**
 * loket_match_names_skeleton:
 * @names: the names
 * @name: one of them
 *
 * Returns: hash of its skeleton, the same whatever the order of the words; 0 without a name
 */
guint64
loket_match_names_skeleton (const LoketMatchNames *names, guint32 name)
{
  return name != 0 ? NAME (names, name)->skeleton : 0;
}

/**
 * loket_match_names_first_skeleton:
 * @names: the names
 * @name: one of them
 *
 * Returns: hash of the skeleton of its first word as it is written; 0 without a name
 */
guint64
loket_match_names_first_skeleton (const LoketMatchNames *names, guint32 name)
{
  return name != 0 ? WORD (names, WORD_OF (names, NAME (names, name), 0))->skeleton : 0;
}

/**
 * loket_match_names_dup_canon:
 * @names: the names
 * @name: one of them
 *
 * Returns: (transfer full): its canon, empty without a name
 */
char *
loket_match_names_dup_canon (const LoketMatchNames *names, guint32 name)
{
  GString *canon = g_string_new (NULL);
  const Name *there = NAME (names, name);

  for (guint i = 0; name != 0 && i < there->n_words; i++) {
    const Word *word = WORD (names, WORD_OF (names, there, i));
    g_string_append (canon, i > 0 ? " " : "");
    g_string_append_len (canon, text_of (names, word), word->length);
  }
  return g_string_free (canon, FALSE);
}

/**
 * loket_match_names_bytes:
 * @names: the names
 *
 * Returns: memory that they hold, without what arrays have to spare
 */
gsize
loket_match_names_bytes (const LoketMatchNames *names)
{
  return names->texts->len + names->words->len * sizeof (Word) + names->names->len * sizeof (Name) +
         names->name_words->len * sizeof (guint32) +
         (names->word_table.n_slots + (gsize) names->name_table.n_slots) * sizeof (guint32);
}

/* One letter too many, missing or another one, or two beside each other that changed places. */
static gboolean
is_one_slip (const char *a, guint a_length, const char *b, guint b_length)
{
  guint shorter = MIN (a_length, b_length);
  guint start = 0;
  guint end = 0;

  if (MAX (a_length, b_length) - shorter > 1)
    return FALSE;
  while (start < shorter && a[start] == b[start])
    start++;
  while (end < shorter - start && a[a_length - 1 - end] == b[b_length - 1 - end])
    end++;
  a_length -= start + end;
  b_length -= start + end;
  return MAX (a_length, b_length) <= 1 ||
         (a_length == 2 && b_length == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
}

/* Two words that differ by a slip, unless both are common enough to be names of their own: Sumarni
 * and Sumarno. */
static LoketMatchLevel
compare_close_words (const LoketMatchNames *names,
                     const LoketMatchParameters *parameters,
                     const Word *a,
                     const Word *b)
{
  const char *left = text_of (names, a);
  const char *right = text_of (names, b);
  guint fewer = MIN (a->count, b->count);
  guint longer = MAX (a->length, b->length);
  double similarity;
  gboolean is_close;

  if (longer < 3 || longer - MIN (a->length, b->length) > 3)
    return LOKET_MATCH_OTHER;
  similarity = loket_jaro_winkler (left, a->length, right, b->length);
  is_close =
      similarity >= parameters->close_name || is_one_slip (left, a->length, right, b->length);
  if (!is_close && similarity < parameters->near_name)
    return LOKET_MATCH_OTHER;
  if (fewer >= parameters->rival_count &&
      fewer >= parameters->rival_share * (double) names->total &&
      fewer >= parameters->rival_ratio * MAX (a->count, b->count))
    return is_close ? LOKET_MATCH_RIVAL : LOKET_MATCH_OTHER;
  return is_close ? LOKET_MATCH_CLOSE : LOKET_MATCH_NEAR;
}

/* All letters of a name, without blanks. */
static guint
join_words (const LoketMatchNames *names, const Name *name, char *letters)
{
  guint length = 0;

  for (guint i = 0; i < name->n_words; i++) {
    const Word *word = WORD (names, WORD_OF (names, name, i));
    guint n = MIN (word->length, LOKET_NAME_ROOM - length);
    memcpy (letters + length, text_of (names, word), n);
    length += n;
  }
  return length;
}

/* A slip together with words that were joined or cut: "Ekorifsi" for "Eko Rifai". */
static gboolean
is_slip_of_all (const LoketMatchNames *names, const Name *a, const Name *b)
{
  char left[LOKET_NAME_ROOM];
  char right[LOKET_NAME_ROOM];
  guint left_length;
  guint right_length;

  if (a->n_words == b->n_words)
    return FALSE;
  left_length = join_words (names, a, left);
  right_length = join_words (names, b, right);
  return MIN (left_length, right_length) > 3 &&
         is_one_slip (left, left_length, right, right_length);
}

static LoketMatchLevel
compare_words (const LoketMatchNames *names,
               const LoketMatchParameters *parameters,
               guint32 a,
               guint32 b)
{
  const Word *left = WORD (names, a);
  const Word *right = WORD (names, b);

  if (a == b)
    return LOKET_MATCH_SAME;
  if (left->skeleton == right->skeleton)
    return LOKET_MATCH_ALIKE;
  if ((left->length == 1 || right->length == 1) &&
      *text_of (names, left) == *text_of (names, right))
    return LOKET_MATCH_PART; /* an initial */
  return compare_close_words (names, parameters, left, right);
}

/* What the words of two names have to do with each other, each word with at most one partner. */
typedef struct {
  guint found[LOKET_MATCH_N_LEVELS];
  guint n_paired;
  double rarest; /* share of names that have the rarest word in common */
} Pairing;

static double
share_of (const LoketMatchNames *names, const LoketMatchParameters *parameters, guint count)
{
  double usual = parameters->odds[LOKET_MATCH_NAME][LOKET_MATCH_SAME].u;

  return (count + parameters->known_after * usual) /
         ((double) names->total + parameters->known_after);
}

static void
pair_words (const LoketMatchNames *names,
            const LoketMatchParameters *parameters,
            const Name *a,
            const Name *b,
            Pairing *pairing)
{
  LoketMatchLevel levels[LOKET_NAME_TOKENS][LOKET_NAME_TOKENS];
  guint a_taken = 0;
  guint b_taken = 0;

  for (guint i = 0; i < a->n_words; i++)
    for (guint j = 0; j < b->n_words; j++)
      levels[i][j] =
          compare_words (names, parameters, WORD_OF (names, a, i), WORD_OF (names, b, j));
  pairing->rarest = 1;
  for (guint level = LOKET_MATCH_SAME; level < LOKET_MATCH_OTHER; level++)
    for (guint i = 0; i < a->n_words; i++)
      for (guint j = 0; j < b->n_words; j++)
        if (levels[i][j] == level && (a_taken >> i & 1) == 0 && (b_taken >> j & 1) == 0) {
          guint count = MAX (WORD (names, WORD_OF (names, a, i))->count,
                             WORD (names, WORD_OF (names, b, j))->count);
          a_taken |= 1u << i;
          b_taken |= 1u << j;
          pairing->found[level]++;
          pairing->n_paired++;
          if (level <= LOKET_MATCH_CLOSE)
            pairing->rarest = MIN (pairing->rarest, share_of (names, parameters, count));
        }
}

static LoketMatchLevel
judge_pairing (const Name *a, const Name *b, const Pairing *pairing)
{
  guint fewer = MIN (a->n_words, b->n_words);
  guint exact = pairing->found[LOKET_MATCH_SAME] + pairing->found[LOKET_MATCH_ALIKE];
  guint slips = pairing->found[LOKET_MATCH_CLOSE];

  if (pairing->n_paired < fewer || pairing->found[LOKET_MATCH_RIVAL] > 0)
    return pairing->n_paired == fewer && exact + slips + 1 >= fewer ? LOKET_MATCH_RIVAL
           : exact > 0                                              ? LOKET_MATCH_SHARED
                                                                    : LOKET_MATCH_OTHER;
  if (pairing->found[LOKET_MATCH_NEAR] > 0)
    return exact + slips > 0 || fewer == 1 ? LOKET_MATCH_NEAR : LOKET_MATCH_OTHER;
  if (exact + slips == 0)
    return LOKET_MATCH_OTHER;
  if (a->n_words != b->n_words || pairing->found[LOKET_MATCH_PART] > 0)
    return LOKET_MATCH_PART;
  if (slips > 0)
    return LOKET_MATCH_CLOSE;
  return exact == pairing->found[LOKET_MATCH_SAME] ? LOKET_MATCH_SAME : LOKET_MATCH_ALIKE;
}

/**
 * loket_match_names_compare:
 * @names: the names
 * @parameters: the numbers
 * @a: a name
 * @b: another
 * @frequency: (out): share of all names that would agree as much by chance, 0 when that is not
 * known
 *
 * Returns: how far they agree, the same for (b, a)
 */
LoketMatchLevel
loket_match_names_compare (const LoketMatchNames *names,
                           const LoketMatchParameters *parameters,
                           guint32 a,
                           guint32 b,
                           double *frequency)
{
  const Name *left = NAME (names, a);
  const Name *right = NAME (names, b);
  Pairing pairing = {0};
  LoketMatchLevel level;

  *frequency = share_of (names, parameters, MAX (left->count, right->count));
  if (a == 0 || b == 0)
    return LOKET_MATCH_UNKNOWN;
  if (a == b)
    return LOKET_MATCH_SAME;
  if (left->skeleton == right->skeleton || left->joined == right->joined)
    return LOKET_MATCH_ALIKE;
  /* In one order whichever comes first: among equal partners the first one is taken. */
  if (left->skeleton < right->skeleton)
    pair_words (names, parameters, left, right, &pairing);
  else
    pair_words (names, parameters, right, left, &pairing);
  level = judge_pairing (left, right, &pairing);
  if (level >= LOKET_MATCH_NEAR && is_slip_of_all (names, left, right))
    return LOKET_MATCH_CLOSE;
  if (level == LOKET_MATCH_PART)
    *frequency = pairing.rarest;
  return level;
}

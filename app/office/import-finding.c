/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fifth stage of an import: the new people are made findable by name and birth.  All their words go
 * in in the order of the words, so that the pages they lie on are written once and not a hundred
 * times. */
#include "config.h"

#include "core/error.h"
#include "office/import-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LETTERS (G_MAXUINT8 + 1)

/* One word of one person, 12 bytes: a million people have five million. */
typedef struct {
  guint32 head[2];     /* first letters of the word: nearly their order, and quick to compare */
  guint32 person : 26; /* in @people */
  guint32 word : 6;    /* its place in loket_person_words(); a name has a hundred letters at most */
} Key;

typedef struct {
  guint32 number;
  guint32 name; /* offset in @names */
  gint16 birth_year;
  guint8 birth_month;
  guint8 birth_day;
  guint16 village; /* in @villages, from 1; 0 = none */
} Person;

typedef struct {
  GArray *keys;
  GArray *people;
  GString *names; /* as they are written, each with its end */
  GPtrArray *villages;
  GHashTable *village_numbers;
  gint64 after;  /* people with a higher number */
  gint64 offset; /* of the keys against LoketJob.done: somebody may have been renamed since */
} Finding;

static void
finding_free (gpointer data)
{
  Finding *self = data;

  g_array_unref (self->keys);
  g_array_unref (self->people);
  g_string_free (self->names, TRUE);
  g_hash_table_unref (self->village_numbers);
  g_ptr_array_unref (self->villages);
  g_free (self);
}

static guint16
village_number (Finding *self, const char *village)
{
  guint number;

  if (village == NULL)
    return 0;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->village_numbers, village));
  if (number == 0) {
    char *copy = g_strdup (village);
    g_ptr_array_add (self->villages, copy);
    number = self->villages->len;
    g_hash_table_insert (self->village_numbers, copy, GUINT_TO_POINTER (number));
  }
  return (guint16) number;
}

static guint64
head_of (const char *word)
{
  guint64 head = 0;
  guint n = 0;

  for (; n < 8 && word[n] != '\0'; n++)
    head = head << 8 | (guchar) word[n];
  return n > 0 ? head << (8 * (8 - n)) : 0;
}

static void
split_date (const char *date, Person *person)
{
  int year = 0, month = 0, day = 0;

  if (date != NULL)
    sscanf (date, "%4d-%2d-%2d", &year, &month, &day);
  person->birth_year = (gint16) year;
  person->birth_month = (guint8) month;
  person->birth_day = (guint8) day;
}

static char *
join_date (const Person *person)
{
  if (person->birth_day == 0)
    return NULL;
  return g_strdup_printf (
      "%04d-%02u-%02u", person->birth_year, person->birth_month, person->birth_day);
}

static gboolean
take_person (const LoketPersonName *name, gpointer data)
{
  Finding *self = data;
  Person person = {.number = (guint32) name->number,
                   .name = (guint32) self->names->len,
                   .village = village_number (self, name->village)};
  g_autofree char *canon = NULL;
  g_auto (GStrv) words = loket_person_words (name->name, name->birth_date, &canon);

  split_date (name->birth_date, &person);
  for (guint i = 0; words[i] != NULL; i++) {
    const guint64 head = head_of (words[i]);
    const Key key = {{(guint32) (head >> 32), (guint32) head}, self->people->len, i};
    g_array_append_val (self->keys, key);
  }
  g_string_append_len (self->names, name->name, (gssize) strlen (name->name) + 1);
  g_array_append_val (self->people, person);
  return TRUE;
}

static gboolean
read_people (LoketTxn *txn, gpointer data, GError **error)
{
  Finding *self = data;

  return loket_txn_read_names (txn, self->after, take_person, self, error);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *one = a;
  const Key *other = b;

  if (one->head[0] != other->head[0])
    return one->head[0] < other->head[0] ? -1 : 1;
  if (one->head[1] != other->head[1])
    return one->head[1] < other->head[1] ? -1 : 1;
  if (one->person != other->person)
    return one->person < other->person ? -1 : 1;
  return one->word < other->word ? -1 : one->word > other->word;
}

static guint64
whole_head (const Key *key)
{
  return (guint64) key->head[0] << 32 | key->head[1];
}

static guint
first_letter (const Key *key)
{
  return key->head[0] >> 24;
}

/* By the first letter in place, then each letter by itself: sorted whole, all keys would be in
 * memory twice. */
static void
sort_keys (GArray *array)
{
  Key *keys = (Key *) (gpointer) array->data;
  guint ends[LETTERS] = {0};
  guint next[LETTERS] = {0};

  for (guint i = 0; i < array->len; i++)
    ends[first_letter (&keys[i])]++;
  for (guint letter = 1; letter < LETTERS; letter++) {
    next[letter] = ends[letter - 1];
    ends[letter] += ends[letter - 1];
  }
  for (guint letter = 0; letter < LETTERS; letter++) {
    const guint begin = letter > 0 ? ends[letter - 1] : 0;
    while (next[letter] < ends[letter]) {
      Key *at = &keys[next[letter]];
      Key *to = &keys[next[first_letter (at)]++];
      const Key key = *at;
      *at = *to;
      *to = key;
    }
    if (ends[letter] > begin) /* a list without new people has no keys at all */
      qsort (&keys[begin], ends[letter] - begin, sizeof *keys, compare_keys);
  }
}

/* How many keys went in before a restart; @position is "AFTER HEAD PERSON WORD", the last of them.
 * Whoever was renamed since has got his words at the desk that did it. */
static guint
count_done (Finding *self, const char *position)
{
  guint64 head;
  gint64 number;
  guint word, n = 0;

  if (position == NULL ||
      sscanf (
          position, "%*s %" G_GINT64_MODIFIER "x %" G_GINT64_FORMAT " %u", &head, &number, &word) !=
          3)
    return 0;
  for (; n < self->keys->len; n++) {
    const Key *key = &g_array_index (self->keys, Key, n);
    const gint64 its = g_array_index (self->people, Person, key->person).number;
    const guint64 its_head = whole_head (key);
    if (its_head > head ||
        (its_head == head && (its > number || (its == number && key->word > word))))
      break;
  }
  return n;
}

/* Before the names are read: whoever is renamed or merged from now on is looked up once more. */
static gboolean
watch (LoketTxn *txn, gpointer data, GError **error)
{
  loket_txn_watch_names (txn, TRUE);
  return TRUE;
}

static gpointer
begin (LoketImport *import, const LoketJob *job, GError **error)
{
  Finding *self = g_new0 (Finding, 1);

  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  self->people = g_array_new (FALSE, FALSE, sizeof (Person));
  self->names = g_string_new (NULL);
  self->villages = g_ptr_array_new_with_free_func (g_free);
  self->village_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->after = job->position != NULL ? g_ascii_strtoll (job->position, NULL, 10) : 0;
  if (!loket_store_write_later_sync (
          loket_office_store (import->office), watch, NULL, NULL, error) ||
      !loket_store_read_long_sync (loket_office_store (import->office), read_people, self, error)) {
    finding_free (self);
    return NULL;
  }
  sort_keys (self->keys);
  self->offset = (gint64) count_done (self, job->position) - job->done;
  return self;
}

/* The desk that renamed him has put in the words that he has now, unless it was taken back. */
static gboolean
add_words_of_now (LoketTxn *txn, gint64 number, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_person_numbered (txn, number, error);

  return person != NULL &&
         (person->merged_into != NULL || loket_txn_add_person_words (txn, person, error));
}

static gboolean
add_key (Finding *self, LoketTxn *txn, const Key *key, GError **error)
{
  const Person *person = &g_array_index (self->people, Person, key->person);
  g_autofree char *date = NULL;
  g_autofree char *canon = NULL;
  g_auto (GStrv) words = NULL;

  if (loket_txn_was_renamed (txn, person->number))
    return add_words_of_now (txn, person->number, error);
  date = join_date (person);
  words = loket_person_words (self->names->str + person->name, date, &canon);
  return loket_txn_add_person_word (txn,
                                    person->number,
                                    words[key->word],
                                    canon,
                                    person->village > 0 ? self->villages->pdata[person->village - 1]
                                                        : NULL,
                                    person->birth_year,
                                    error);
}

static char *
position_behind (const Finding *self, const Key *key)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_MODIFIER "x %" G_GINT64_FORMAT " %u",
                          self->after,
                          whole_head (key),
                          (gint64) g_array_index (self->people, Person, key->person).number,
                          (guint) key->word);
}

static gboolean
step (LoketImport *import,
      LoketTurn *turn,
      LoketJob *job,
      gpointer stage,
      gboolean *over,
      GError **error)
{
  Finding *self = stage;
  const gint64 began = g_get_monotonic_time ();
  const Key *key = NULL;

  job->total = (gint64) self->keys->len - self->offset;
  while (job->done < job->total && !loket_import_time_is_up (began)) {
    key = &g_array_index (self->keys, Key, (guint) (job->done + self->offset));
    if (!add_key (self, loket_turn_txn (turn), key, error))
      return FALSE;
    job->done++;
  }
  if (key != NULL) {
    g_free (job->position);
    job->position = position_behind (self, key);
  }
  if (job->done >= job->total) {
    loket_txn_watch_names (loket_turn_txn (turn), FALSE);
    g_clear_pointer (&job->position, g_free);
    loket_import_go_on (job, loket_import_closing.name, 0);
  }
  return TRUE;
}

const LoketImportStage loket_import_finding = {
    .name = "finding",
    .begin = begin,
    .step = step,
    .end = finding_free,
};

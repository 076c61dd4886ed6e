/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for people: from the surest reading of the text to the faintest, until a page is full;
 * nobody is hidden by a namesake, and each hit says why it is there. */
#include "config.h"

#include "core/error.h"
#include "core/jaro-winkler.h"
#include "core/name-skeleton.h"
#include "core/names.h"
#include "core/people-found.h"
#include "office/people.h"
#include "office/search-numbers.h"
#include "store/people-search.h"
#include "store/people.h"

#include <string.h>

#define GATHERED (LOKET_PEOPLE_FAR + LOKET_PEOPLE_PAGE)
#define ENDING_FROM 4  /* letters; shorter words differ in all by one */
#define FEW 5          /* hits, below which it is looked further afield */
#define KEPT_FOR_KIN 4 /* places of a page for names that differ in their end: Sumarno, Sumarni */
#define NEIGHBOURS 300 /* words of the register held against one that was typed */
#define TAKEN_OF_THEM 5
#define ALIKE 0.9 /* Jaro-Winkler */
#define YEARS_BESIDE 2
#define RARE 3000 /* people; how many more have a word is estimated */

/* A hit before the person is read. */
typedef struct {
  gint64 number;
  LoketFoundBy found_by;
} Candidate;

typedef struct {
  LoketTxn *txn;
  const LoketPeopleText *text;
  const LoketPeopleReading *reading;
  GPtrArray
      *whole; /* LoketNameHit: those with the skeleton of this reading; NULL = not asked yet */
  gboolean whole_has_all; /* who is called exactly so is among them */
  const char *scope;
  GArray *found;      /* Candidate, the likeliest first */
  GArray *kin;        /* Candidate: those called nearly so */
  GHashTable *met;    /* numbers of both */
  GHashTable *counts; /* of words, as far as they were counted: each once */
  gboolean more;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->whole, g_ptr_array_unref);
  g_array_unref (self->found);
  g_array_unref (self->kin);
  g_hash_table_unref (self->met);
  g_hash_table_unref (self->counts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
meet (Search *self, GArray *into, gint64 number, LoketFoundBy found_by)
{
  const Candidate candidate = {number, found_by};

  /* Numbers are of one office and far below what a pointer holds. */
  if (g_hash_table_add (self->met, GSIZE_TO_POINTER ((gsize) number)))
    g_array_append_val (into, candidate);
}

static LoketNameQuestion
question_about (Search *self, const char *word)
{
  const LoketPeopleReading *reading = self->reading;

  return (LoketNameQuestion){
      .word = word,
      .canon = reading->canon,
      .areas = (const char *const *) reading->areas,
      .scope = self->scope,
      .years = {self->text->years[0], self->text->years[1]},
      .old_first = reading->old,
      .others = self->whole != NULL && self->whole_has_all,
      .limit = GATHERED,
  };
}

/* How many more there is a place for: nobody turns pages further. */
static guint
places_left (const Search *self, const GArray *into)
{
  const guint of_found = GATHERED - MIN (self->found->len, (guint) GATHERED);
  const guint of_kin = MAX (of_found, (guint) KEPT_FOR_KIN);

  return into == self->found ? of_found : of_kin - MIN (self->kin->len, of_kin);
}

/* Asks and takes over who is new; @found_by says why, but for those who are called exactly so. */
static gboolean
gather (Search *self,
        LoketNameQuestion *question,
        GArray *into,
        LoketFoundBy exactly,
        LoketFoundBy found_by,
        GError **error)
{
  g_autoptr (GPtrArray) hits = NULL;
  gboolean more = TRUE;

  question->limit = places_left (self, into);
  if (question->limit > 0) {
    hits = loket_txn_find_names (self->txn, question, &more, error);
    if (hits == NULL)
      return FALSE;
  }
  self->more |= more;
  for (guint i = 0; hits != NULL && i < hits->len; i++) {
    const LoketNameHit *hit = hits->pdata[i];
    const gboolean same = strcmp (hit->canon, self->reading->canon) == 0;
    meet (self, into, hit->number, same ? exactly : found_by);
  }
  return TRUE;
}

static gboolean
ask_whole (Search *self, GError **error)
{
  g_autofree char *skeleton = loket_name_skeleton_of_canon (self->reading->canon);
  g_autofree char *word = g_strconcat ("~", skeleton, NULL);
  LoketNameQuestion question = question_about (self, word);
  gboolean more = FALSE;

  question.others = FALSE;
  g_clear_pointer (&self->whole, g_ptr_array_unref);
  self->whole = *skeleton == '\0' ? g_ptr_array_new ()
                                  : loket_txn_find_names (self->txn, &question, &more, error);
  self->more |= more;
  self->whole_has_all = *skeleton != '\0';
  return self->whole != NULL;
}

/* Whoever has the same skeleton: among them all who are called exactly so, whatever the spelling.
 */
static void
gather_whole (Search *self, gboolean exact)
{
  for (guint i = 0; i < self->whole->len; i++) {
    const LoketNameHit *hit = self->whole->pdata[i];
    const gboolean same = strcmp (hit->canon, self->reading->canon) == 0;
    if (same == exact)
      meet (self, self->found, hit->number, same ? LOKET_FOUND_NAME : LOKET_FOUND_SOUND);
  }
}

static gboolean
count_word (Search *self, const char *word, guint *count, GError **error)
{
  gpointer known;

  if (g_hash_table_lookup_extended (self->counts, word, NULL, &known)) {
    *count = GPOINTER_TO_UINT (known);
    return TRUE;
  }
  if (!loket_txn_count_word (self->txn, word, RARE, count, error))
    return FALSE;
  g_hash_table_insert (self->counts, g_strdup (word), GUINT_TO_POINTER (*count));
  return TRUE;
}

/* The word that the fewest people have: the others are looked for only among them. */
static gboolean
find_rarest (Search *self, char **words, guint n, guint *rarest, GError **error)
{
  guint fewest = G_MAXUINT;

  *rarest = 0;
  for (guint i = 0; n > 1 && i < n; i++) {
    guint count;
    if (!count_word (self, words[i], &count, error))
      return FALSE;
    if (count < fewest) {
      fewest = count;
      *rarest = i;
    }
  }
  return TRUE;
}

static gboolean
gather_words (Search *self, GError **error)
{
  char **words = self->reading->words;
  LoketNameQuestion question;
  guint rarest;

  if (!find_rarest (self, words, g_strv_length (words), &rarest, error))
    return FALSE;
  question = question_about (self, words[rarest]);
  question.whole = (const char *const *) words;
  return gather (self, &question, self->found, LOKET_FOUND_NAME, LOKET_FOUND_WORDS, error);
}

/* Those with @word in the place of the one at @at. */
static gboolean
gather_instead (Search *self,
                guint at,
                const char *word,
                GArray *into,
                LoketFoundBy found_by,
                GError **error)
{
  g_auto (GStrv) words = g_strdupv (self->reading->words);
  LoketNameQuestion question;
  guint rarest;

  g_free (words[at]);
  words[at] = g_strdup (word);
  if (!find_rarest (self, words, g_strv_length (words), &rarest, error))
    return FALSE;
  question = question_about (self, words[rarest]);
  question.whole = (const char *const *) words;
  question.faint = TRUE;
  return gather (self, &question, into, LOKET_FOUND_SPELLING, found_by, error);
}

/* A j may be an old y, and who writes it so is called the same (registry.md 6.2, rule 3). */
static gboolean
gather_other_spelling (Search *self, guint at, GError **error)
{
  static const char swaps[][2] = {{'J', 'Y'}, {'Y', 'J'}};
  const char *word = self->reading->words[at];

  for (guint i = 0; i < G_N_ELEMENTS (swaps); i++) {
    g_autofree char *other =
        g_strdelimit (g_strdup (word), (char[]){swaps[i][0], '\0'}, swaps[i][1]);
    if (strcmp (other, word) != 0 &&
        !gather_instead (self, at, other, self->found, LOKET_FOUND_SPELLING, error))
      return FALSE;
  }
  return TRUE;
}

static char *
word_after (const char *beginning)
{
  char *after = g_strdup (beginning);

  after[strlen (after) - 1]++;
  return after;
}

/* The last word is still being typed: what the register has that begins so, but for itself. */
static GPtrArray *
words_begun (Search *self, const char *last, GError **error)
{
  g_autofree char *after = word_after (last);
  GPtrArray *words = loket_txn_words_between (self->txn, last, after, FEW, error);

  if (words != NULL && words->len > 0 && strcmp (words->pdata[0], last) == 0)
    g_ptr_array_remove_index (words, 0);
  return words;
}

static gboolean
gather_any_beginning (Search *self, guint last, GError **error)
{
  g_auto (GStrv) others = g_strdupv (self->reading->words);
  LoketNameQuestion question;
  guint rarest;

  g_clear_pointer (&others[last], g_free);
  if (!find_rarest (self, others, last, &rarest, error))
    return FALSE;
  question = question_about (self, self->reading->words[last > 0 ? rarest : 0]);
  question.prefix = last == 0;
  question.whole = (const char *const *) others;
  question.begin = last > 0 ? self->reading->words[last] : NULL;
  return gather (self, &question, self->found, LOKET_FOUND_NAME, LOKET_FOUND_BEGINNING, error);
}

/* A word that only few others begin with is asked about as each of them: the rarest word of each
 * such name leads to it sooner than the beginning does. */
static gboolean
gather_beginnings (Search *self, GError **error)
{
  const guint last = g_strv_length (self->reading->words) - 1;
  g_autoptr (GPtrArray) begun = words_begun (self, self->reading->words[last], error);

  if (begun == NULL)
    return FALSE;
  if (begun->len >= FEW - 1)
    return gather_any_beginning (self, last, error);
  for (guint i = 0; i < begun->len; i++)
    if (!gather_instead (self, last, begun->pdata[i], self->found, LOKET_FOUND_BEGINNING, error))
      return FALSE;
  return TRUE;
}

/* Words that begin like this one but for its last letter and are as long, such as end in o, i. */
static gboolean
gather_kin (Search *self, guint at, GError **error)
{
  const char *word = self->reading->words[at];
  const gsize length = strlen (word);
  g_autofree char *stem = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) words = NULL;
  guint taken = 0;

  if (length < ENDING_FROM)
    return TRUE;
  stem = g_strndup (word, length - 1);
  after = word_after (stem);
  words = loket_txn_words_between (self->txn, stem, after, NEIGHBOURS, error);
  for (guint i = 0; words != NULL && i < words->len && taken < TAKEN_OF_THEM; i++) {
    const char *other = words->pdata[i];
    if (strlen (other) != length || strcmp (other, word) == 0)
      continue;
    taken++;
    if (!gather_instead (self, at, other, self->kin, LOKET_FOUND_SIMILAR, error))
      return FALSE;
  }
  return words != NULL;
}

typedef struct {
  const char *word;
  double alike;
} Neighbour;

static int
compare_neighbours (gconstpointer a, gconstpointer b)
{
  const Neighbour *one = a;
  const Neighbour *other = b;

  return (one->alike < other->alike) - (one->alike > other->alike);
}

/* Words of the register with the same first two letters that differ by a slip of the pen. */
static gboolean
gather_similar (Search *self, guint at, GError **error)
{
  const char *word = self->reading->words[at];
  g_autofree char *begin = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (Neighbour));
  g_autoptr (GPtrArray) words = NULL;

  if (strlen (word) < ENDING_FROM)
    return TRUE;
  begin = g_strndup (word, 2);
  after = word_after (begin);
  words = loket_txn_words_between (self->txn, begin, after, 10 * NEIGHBOURS, error);
  if (words == NULL)
    return FALSE;
  for (guint i = 0; i < words->len; i++) {
    const char *other = words->pdata[i];
    const Neighbour neighbour = {other,
                                 loket_jaro_winkler (word, strlen (word), other, strlen (other))};
    if (neighbour.alike >= ALIKE && strcmp (word, other) != 0)
      g_array_append_val (near, neighbour);
  }
  g_array_sort (near, compare_neighbours);
  for (guint i = 0; i < MIN (near->len, (guint) TAKEN_OF_THEM); i++)
    if (!gather_instead (self,
                         at,
                         g_array_index (near, Neighbour, i).word,
                         self->kin,
                         LOKET_FOUND_SIMILAR,
                         error))
      return FALSE;
  return TRUE;
}

static gboolean
gather_each (Search *self, gboolean (*one) (Search *, guint, GError **), GError **error)
{
  for (guint i = 0; self->reading->words[i] != NULL; i++)
    if (!one (self, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
gather_reading (Search *self, GError **error)
{
  if (!ask_whole (self, error))
    return FALSE;
  gather_whole (self, TRUE);
  if (!gather_words (self, error) || !gather_each (self, gather_other_spelling, error))
    return FALSE;
  gather_whole (self, FALSE);
  if ((self->reading->partial && !gather_beginnings (self, error)) ||
      !gather_each (self, gather_kin, error))
    return FALSE;
  if (self->found->len + self->kin->len >= FEW)
    return TRUE;
  return gather_each (self, gather_similar, error);
}

/* The same words, while what goes with them is not so sure: people err by a year, and they move. */
static gboolean
gather_loosely (Search *self, const LoketPeopleReading *reading, GError **error)
{
  LoketPeopleText loose = *self->text;
  const guint before = self->found->len;
  LoketFoundBy found_by = LOKET_FOUND_OTHER_YEAR;
  LoketPeopleReading anywhere = *reading;
  Search wide = *self;
  gboolean asked;

  for (guint i = 0; i < G_N_ELEMENTS (loose.years); i++)
    if (loose.years[i].from != 0)
      loose.years[i] =
          (LoketYears){loose.years[i].from - YEARS_BESIDE, loose.years[i].until + YEARS_BESIDE};
  if (loose.years[0].from == 0) {
    found_by = LOKET_FOUND_OTHER_PLACE;
    anywhere.areas = NULL;
  }
  wide.text = &loose;
  wide.reading = &anywhere;
  asked = ask_whole (&wide, error);
  self->whole = wide.whole;
  if (!asked)
    return FALSE;
  gather_whole (&wide, TRUE);
  if (!gather_words (&wide, error))
    return FALSE;
  self->more = wide.more;
  for (guint i = before; i < self->found->len; i++)
    g_array_index (self->found, Candidate, i).found_by = found_by;
  return TRUE;
}

static gboolean
gather_all (Search *self, GError **error)
{
  const GPtrArray *readings = self->text->readings;

  for (guint i = 0; i < readings->len; i++) {
    self->reading = readings->pdata[i];
    if (!gather_reading (self, error))
      return FALSE;
    if (self->found->len + self->kin->len >= FEW)
      return TRUE;
  }
  self->reading = readings->pdata[0];
  return (self->text->years[0].from == 0 && self->reading->areas == NULL) ||
         gather_loosely (self, self->reading, error);
}

/* On the first page those of nearly the same name have their places. */
static GArray *
put_in_order (Search *self)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (Candidate));
  const guint kept = MIN (self->kin->len, (guint) KEPT_FOR_KIN);
  const guint first = MIN (self->found->len, (guint) LOKET_PEOPLE_PAGE - kept);

  g_array_append_vals (order, self->found->data, first);
  g_array_append_vals (order, self->kin->data, kept);
  g_array_append_vals (
      order, &g_array_index (self->found, Candidate, first), self->found->len - first);
  g_array_append_vals (order, &g_array_index (self->kin, Candidate, kept), self->kin->len - kept);
  return order;
}

/* Whoever writes the name as it was typed is found by name, who writes it another way by spelling.
 */
static LoketFoundBy
refine (LoketFoundBy found_by, const LoketPerson *person, const Search *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *written = NULL;

  if (found_by != LOKET_FOUND_NAME)
    return found_by;
  written = loket_name_fold (person->name);
  typed = loket_name_fold (self->reading->name);
  return strstr (written, typed) != NULL ? LOKET_FOUND_NAME : LOKET_FOUND_SPELLING;
}

static gboolean
append_hits (LoketTurn *turn,
             const Search *self,
             GArray *order,
             guint from,
             guint until,
             GListStore *hits,
             GError **error)
{
  for (guint i = from; i < until; i++) {
    const Candidate *candidate = &g_array_index (order, Candidate, i);
    g_autoptr (LoketPerson) person =
        loket_txn_person_numbered (self->txn, candidate->number, error);
    g_autoptr (LoketPersonHit) hit = NULL;
    if (person == NULL)
      return FALSE;
    hit = loket_person_hit_of (turn, person, refine (candidate->found_by, person, self), error);
    if (hit == NULL)
      return FALSE;
    g_list_store_append (hits, hit);
  }
  return TRUE;
}

static LoketPeopleFound *
find_by_name (LoketTurn *turn, const LoketPeopleText *text, guint from, guint limit, GError **error)
{
  g_autoptr (LoketPeopleFound) found = loket_people_found_empty ();
  g_auto (Search) self = {
      .txn = loket_turn_txn (turn),
      .text = text,
      .scope = loket_turn_caller (turn)->area,
      .found = g_array_new (FALSE, FALSE, sizeof (Candidate)),
      .kin = g_array_new (FALSE, FALSE, sizeof (Candidate)),
      .met = g_hash_table_new (NULL, NULL),
      .counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  g_autoptr (GArray) order = NULL;
  guint until;

  if (!gather_all (&self, error))
    return NULL;
  order = put_in_order (&self);
  until = MIN (order->len, from + limit);
  if (!append_hits (turn, &self, order, MIN (from, until), until, found->hits, error))
    return NULL;
  found->more = order->len > until || self.more;
  if (order->len > until && until < LOKET_PEOPLE_FAR)
    found->next = LOKET_SOME (until);
  return g_steal_pointer (&found);
}

static LoketPeopleFound *
find (LoketTurn *turn, LoketPeopleQuery *query, GError **error)
{
  g_autoptr (LoketPeopleText) text = loket_people_text_read (
      query->text, loket_office_regions (loket_turn_office (turn)), atoi (loket_turn_day (turn)));

  switch (text->kind) {
  case LOKET_PEOPLE_DIGITS_OF:
    return loket_people_find_digits (turn, text->digits, TRUE, TRUE, error);
  case LOKET_PEOPLE_NUMBER:
    return loket_people_find_number (turn, text->number, error);
  case LOKET_PEOPLE_NAME:
    return find_by_name (turn,
                         text,
                         query->from.set ? (guint) query->from.value : 0,
                         query->limit.set ? (guint) query->limit.value : LOKET_PEOPLE_PAGE,
                         error);
  case LOKET_PEOPLE_TOO_SHORT:
  default:
    loket_set_error (error, LOKET_ERROR_RULE, "search-too-short", "nothing to look for yet");
    return NULL;
  }
}

/**
 * loket_people_search:
 * @turn: a read turn
 * @request: a LoketPeopleQuery
 * @error: set to %LOKET_ERROR_RULE when the text is too short, %LOKET_ERROR_TOO_SLOW
 *
 * Returns: (transfer full): a LoketPeopleFound
 */
LoketRecord *
loket_people_search (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketPeopleFound *found = find (turn, loket_people_query_cast (request), error);

  return found != NULL ? LOKET_RECORD (found) : NULL;
}

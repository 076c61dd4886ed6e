/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles, short forms and old spelling (registry.md 6.2, rules 1 to 3); no memory is allocated, for
 * a list has fifty thousand names and the register a million. */
#include "config.h"

#include "core/name-canon.h"

#include <string.h>

#define PIECES 16
#define PIECE_ROOM 32

typedef struct {
  char letters[PIECE_ROOM];
  gboolean glued; /* the next one follows its point without a blank: "S.Pd" */
} Piece;

typedef struct {
  Piece pieces[PIECES];
  guint first; /* of those that are left */
  guint end;
} Pieces;

typedef struct {
  const char *word;
  LoketFactSex sex;
} Title;

/* Titles without their points: what stands before a name, and what stands after it. */
static const Title titles_before[] = {
    {"H", LOKET_FACT_SEX_UNKNOWN},     {"HJ", LOKET_FACT_SEX_FEMALE},
    {"KH", LOKET_FACT_SEX_MALE},       {"HAJI", LOKET_FACT_SEX_UNKNOWN},
    {"HAJJAH", LOKET_FACT_SEX_FEMALE}, {"HAJAH", LOKET_FACT_SEX_FEMALE},
    {"R", LOKET_FACT_SEX_UNKNOWN},     {"RM", LOKET_FACT_SEX_MALE},
    {"RA", LOKET_FACT_SEX_FEMALE},     {"RNGT", LOKET_FACT_SEX_FEMALE},
    {"NGT", LOKET_FACT_SEX_FEMALE},    {"RR", LOKET_FACT_SEX_FEMALE},
    {"RAY", LOKET_FACT_SEX_FEMALE},    {"DRS", LOKET_FACT_SEX_MALE},
    {"DRA", LOKET_FACT_SEX_FEMALE},    {"IR", LOKET_FACT_SEX_UNKNOWN},
    {"DR", LOKET_FACT_SEX_UNKNOWN},    {"DRG", LOKET_FACT_SEX_UNKNOWN},
    {"DRH", LOKET_FACT_SEX_UNKNOWN},   {"PROF", LOKET_FACT_SEX_UNKNOWN},
    {"KP", LOKET_FACT_SEX_UNKNOWN},    {"KRT", LOKET_FACT_SEX_MALE},
    {"NY", LOKET_FACT_SEX_FEMALE},     {"NYONYA", LOKET_FACT_SEX_FEMALE},
    {"NN", LOKET_FACT_SEX_FEMALE},     {"TN", LOKET_FACT_SEX_MALE},
    {"TUAN", LOKET_FACT_SEX_MALE},     {"BP", LOKET_FACT_SEX_MALE},
    {"BPK", LOKET_FACT_SEX_MALE},      {"BAPAK", LOKET_FACT_SEX_MALE},
    {"IBU", LOKET_FACT_SEX_FEMALE},    {"SDR", LOKET_FACT_SEX_MALE},
    {"SDRI", LOKET_FACT_SEX_FEMALE},
};
static const char *const titles_after[] = {
    "SPD",  "SPDI",  "SPDSD", "SSOS", "SKM",    "MKES",   "MM",    "SE",   "SH",  "SIP",  "SSI",
    "SKOM", "ST",    "SP",    "SAG",  "SPSI",   "SKEP",   "NS",    "NERS", "MPD", "MPDI", "MSI",
    "MH",   "MSC",   "MAP",   "AMD",  "AMDKEP", "AMDKEB", "AMKEB", "BA",   "BSC", "PHD",  "SST",
    "STP",  "SFARM", "APT",   "LC",   "MAG",    "MT",     "MKOM",  "SKED", "SPT",
};
static const char *const marks_of_death[] = {"ALM", "ALMH", "ALMARHUM", "ALMARHUMAH"};

/* Ways to write one name, as they stand in civil registers. */
static const char *const muhammad[] = {
    "MUHAMMAD",  "MUHAMAD",  "MOHAMMAD",  "MOHAMAD",   "MOHAMMED", "MOHAMED",   "MUHAMMED",
    "MUHAMED",   "MOCHAMAD", "MOCHAMMAD", "MOCHAMED",  "MUCHAMAD", "MUCHAMMAD", "MUKHAMAD",
    "MUKHAMMAD", "MOKHAMAD", "MOKHAMMAD", "MOCHAMMED", "MUHAMMAT", "MUHAMAT",   "MOHAMAT",
    "MOCH",      "MOCHD",    "MOH",       "MUH",       "MUCH",     "MUKH",      "MHD",
    "MOHD",      "MUHD",     "MD",
};
static const char *const ahmad[] =
    {"AHMAD", "ACHMAD", "AKHMAD", "AHMAT", "ACHMAT", "AKHMAT", "AHMED", "ACHMED", "ACH", "AKH"};
static const char *const abdul[] = {"ABDUL", "ABDOEL", "ABD", "ABDL"};

static gboolean
is_among (const char *word, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (words[i][0] == word[0] && strcmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}
#define IS_AMONG(word, words) is_among (word, words, G_N_ELEMENTS (words))

static const Title *
find_title_before (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles_before); i++)
    if (titles_before[i].word[0] == word[0] && strcmp (titles_before[i].word, word) == 0)
      return &titles_before[i];
  return NULL;
}

/* Cuts a name of ASCII into its runs of letters; an apostrophe is no border. */
static void
cut_pieces (const char *ascii, Pieces *pieces)
{
  guint length = 0;

  pieces->first = 0;
  pieces->end = 0;
  for (const char *c = ascii; pieces->end < PIECES; c++) {
    Piece *piece = &pieces->pieces[pieces->end];
    if (g_ascii_isalpha (*c)) {
      if (length < PIECE_ROOM - 1)
        piece->letters[length++] = g_ascii_toupper (*c);
    } else if (*c != '\'' && *c != '`' && length > 0) {
      piece->letters[length] = '\0';
      piece->glued = *c == '.' && g_ascii_isalpha (c[1]);
      length = 0;
      pieces->end++;
    }
    if (*c == '\0')
      break;
  }
}

/* The letters of the @n pieces at @at as one word: "S", "PD" as "SPD". */
static void
join_pieces (const Pieces *pieces, guint at, guint n, char *word, gsize room)
{
  *word = '\0';
  for (guint i = 0; i < n; i++)
    g_strlcat (word, pieces->pieces[at + i].letters, room);
}

static void
drop_titles_before (Pieces *pieces, LoketNameCanon *canon)
{
  while (pieces->end - pieces->first > 1) {
    char both[2 * PIECE_ROOM];
    const Title *title = NULL;
    guint n = 1;
    if (pieces->pieces[pieces->first].glued && pieces->end - pieces->first > 2) {
      join_pieces (pieces, pieces->first, 2, both, sizeof both);
      title = find_title_before (both);
      n = title != NULL ? 2 : 1;
    }
    if (title == NULL)
      title = find_title_before (pieces->pieces[pieces->first].letters);
    if (title == NULL)
      return;
    if (canon->sex == LOKET_FACT_SEX_UNKNOWN)
      canon->sex = title->sex;
    pieces->first += n;
  }
}

static void
drop_titles_after (Pieces *pieces)
{
  gboolean dropped = TRUE;

  while (dropped) {
    dropped = FALSE;
    for (guint n = 3; n > 0 && !dropped; n--) {
      char word[3 * PIECE_ROOM];
      if (pieces->end - pieces->first <= n)
        continue;
      join_pieces (pieces, pieces->end - n, n, word, sizeof word);
      dropped = IS_AMONG (word, titles_after);
      if (dropped)
        pieces->end -= n;
    }
  }
}

static void
drop_marks_of_death (Pieces *pieces, LoketNameCanon *canon)
{
  guint kept = pieces->first;

  for (guint i = pieces->first; i < pieces->end; i++) {
    if (pieces->end - pieces->first > 1 && IS_AMONG (pieces->pieces[i].letters, marks_of_death))
      canon->dead = TRUE;
    else
      pieces->pieces[kept++] = pieces->pieces[i];
  }
  pieces->end = MAX (kept, pieces->first);
}

static gboolean
is_vowel (char letter)
{
  return letter != '\0' && strchr ("AEIOU", letter) != NULL;
}

/* A pair of letters that only the spelling before 1972 has. */
static gboolean
has_old_mark (const char *word)
{
  static const char *const marks[] = {"OE", "DJ", "TJ", "SJ", "CH"};

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (word, marks[i]) != NULL)
      return TRUE;
  return g_str_has_prefix (word, "NJ");
}

/* What the letters at @at are written as, and how many of them; "" for one that falls. */
static const char *
spell (const char *word, guint at, gboolean old, guint *taken)
{
  static const char *const pairs[][2] = {{"OE", "U"}, {"DJ", "J"}, {"TJ", "C"}, {"SJ", "SY"}};
  const char *here = word + at;

  *taken = 2;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (here[0] == pairs[i][0][0] && here[1] == pairs[i][0][1])
      return pairs[i][1];
  if (at == 0 && here[0] == 'N' && here[1] == 'J')
    return "NY";
  /* Rachmat, Rakhmat and Rahmat are one, and so are Chotijah and Khotijah. */
  if (here[0] == 'C' && here[1] == 'H' && here[2] == 'R')
    return "K";
  if ((here[0] == 'C' || here[0] == 'K') && here[1] == 'H')
    return at == 0 || is_vowel (here[2]) ? "KH" : "H";
  *taken = 1;
  return here[0] == 'J' && old ? "Y" : NULL;
}

typedef struct {
  char *text;
  gsize length;
  gsize word; /* where the word begins that is being written */
} Line;

/* A letter twice is a letter once. */
static void
add_letter (Line *line, char letter)
{
  if (line->length + 1 < LOKET_NAME_ROOM &&
      (line->length == line->word || line->text[line->length - 1] != letter))
    line->text[line->length++] = letter;
  line->text[line->length] = '\0';
}

static void
add_text (Line *line, const char *text)
{
  for (; *text != '\0'; text++)
    add_letter (line, *text);
}

static void
begin_word (Line *line)
{
  if (line->length > 0 && line->length + 1 < LOKET_NAME_ROOM)
    line->text[line->length++] = ' ';
  line->text[line->length] = '\0';
  line->word = line->length;
}

static const char *
whole_form (const char *word, gboolean first_of_many)
{
  if (IS_AMONG (word, muhammad) || (first_of_many && strcmp (word, "M") == 0))
    return "MUHAMAD";
  if (IS_AMONG (word, ahmad))
    return "AHMAD";
  if (IS_AMONG (word, abdul))
    return "ABDUL";
  if (first_of_many && strcmp (word, "ST") == 0)
    return "SITI";
  return NULL;
}

/* Adds the word to both lines; TRUE when they differ in it. */
static gboolean
add_word (Line *canon, Line *other, const char *word, gboolean first_of_many)
{
  const char *whole = whole_form (word, first_of_many);
  gboolean old = has_old_mark (word);
  gboolean doubtful = FALSE;

  begin_word (canon);
  begin_word (other);
  if (whole != NULL) {
    add_text (canon, whole);
    add_text (other, whole);
    return FALSE;
  }
  for (guint at = 0, taken; word[at] != '\0'; at += taken) {
    const char *spelt = spell (word, at, old, &taken);
    if (spelt != NULL) {
      add_text (canon, spelt);
      add_text (other, spelt);
    } else {
      doubtful = doubtful || word[at] == 'J';
      add_letter (canon, word[at]);
      add_letter (other, word[at] == 'J' ? 'Y' : word[at]);
    }
  }
  return doubtful;
}

static void
write_words (const Pieces *pieces, guint first, guint end, char *canon, char *other)
{
  Line line = {canon, 0, 0};
  Line second = {other, 0, 0};
  gboolean doubtful = FALSE;

  *canon = '\0';
  *other = '\0';
  end = MIN (end, first + LOKET_NAME_TOKENS);
  for (guint i = first; i < end; i++)
    doubtful |= add_word (&line, &second, pieces->pieces[i].letters, i == first && end > first + 1);
  if (!doubtful)
    *other = '\0';
}

/* The piece that says bin or binti or alias, @pieces->end without one. */
static guint
find_link (const Pieces *pieces)
{
  static const char *const links[] = {"BIN", "BINTI", "BT", "BTE", "BINTE", "ALIAS"};

  for (guint i = pieces->first + 1; i + 1 < pieces->end; i++)
    if (IS_AMONG (pieces->pieces[i].letters, links))
      return i;
  return pieces->end;
}

static void
read_father (const Pieces *pieces, guint link, LoketNameCanon *canon)
{
  LoketNameCanon unused = {0};
  Pieces rest = *pieces;

  rest.first = link + 1;
  drop_titles_before (&rest, &unused);
  write_words (&rest, rest.first, rest.end, canon->father, unused.other);
  if (canon->sex == LOKET_FACT_SEX_UNKNOWN)
    canon->sex = strcmp (pieces->pieces[link].letters, "BIN") == 0 ? LOKET_FACT_SEX_MALE
                                                                   : LOKET_FACT_SEX_FEMALE;
}

/**
 * loket_name_canon_read:
 * @name: (nullable): a full name, UTF-8, as it is written
 * @canon: (out caller-allocates): gets what it says, empty texts for a name without letters
 *
 * Old spelling is read as new: oe, dj, tj, nj, sj and ch always, j as y only in a word that shows
 * another old mark; where that stays doubtful, the canon keeps the j and the other canon has the y.
 */
void
loket_name_canon_read (const char *name, LoketNameCanon *canon)
{
  g_autofree char *ascii = NULL;
  Pieces pieces;
  guint link;

  memset (canon, 0, sizeof *canon);
  if (name == NULL)
    return;
  if (!g_str_is_ascii (name))
    ascii = g_str_to_ascii (name, "C");
  cut_pieces (ascii != NULL ? ascii : name, &pieces);
  drop_marks_of_death (&pieces, canon);
  drop_titles_before (&pieces, canon);
  drop_titles_after (&pieces);
  link = find_link (&pieces);
  if (link < pieces.end && strcmp (pieces.pieces[link].letters, "ALIAS") != 0)
    read_father (&pieces, link, canon);
  write_words (&pieces, pieces.first, link, canon->canon, canon->other);
}

/**
 * loket_name_canon:
 * @name: a full name, UTF-8
 *
 * Returns: (transfer full): the spelling to compare by: "Hj. Siti Chotidjah" and "Siti Khotijah"
 *   have the same
 */
char *
loket_name_canon (const char *name)
{
  LoketNameCanon canon;

  loket_name_canon_read (name, &canon);
  return g_strdup (canon.canon);
}

/**
 * loket_name_canon_other:
 * @name: a full name, UTF-8
 *
 * Returns: (transfer full) (nullable): the second spelling of a name whose j may be an old y, %NULL
 *   when there is no doubt: "Jusuf" is JUSUF and YUSUF
 */
char *
loket_name_canon_other (const char *name)
{
  LoketNameCanon canon;

  loket_name_canon_read (name, &canon);
  return *canon.other != '\0' ? g_strdup (canon.other) : NULL;
}

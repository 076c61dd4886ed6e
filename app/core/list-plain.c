/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From cells to facts: numbers, names, sex and places as lists write them, each made plain once. */
#include "config.h"

#include "core/list-plain.h"

#include "core/list-date.h"
#include "core/list-place.h"
#include "core/names.h"
#include "core/nik.h"

#include <glib/gi18n.h>
#include <string.h>

#define CELL_MAX 1000 /* bytes that a fact keeps of its cells */

struct _LoketListPlain {
  LoketListMap *map;
  char *today;
  LoketLocalTime day;
  LoketListPlaces *places;
  GStringChunk *texts; /* of the row at hand */
};

static const struct {
  const char *name;
  gboolean refuses;
  const char *sentence;
} problems[] = {
#define PROBLEM_ROW(symbol, name, refuses, sentence) {name, refuses, sentence},
    LOKET_LIST_PROBLEMS (PROBLEM_ROW)
#undef PROBLEM_ROW
};

/* What stands in a column to say that nothing is known. */
static const char *const fillers[] = {
    "-",          "--",      "---",         "0",           "null",   "nil",
    "none",       "n/a",     "na",          "#n/a",        "kosong", "tidak ada",
    "belum ada",  "tdk ada", "blm ada",     "?",           ".",      "tidak tahu",
    "tanpa nama", "nn",      "xxx",         "x",           "nan",    "#ref!",
    "#value!",    "#name?",  "tidak punya", "belum punya", NULL};

/**
 * loket_list_problem_name:
 * @kind: a problem
 *
 * Returns: (transfer none): its name on file, "date-unreadable"
 */
const char *
loket_list_problem_name (LoketListProblemKind kind)
{
  g_return_val_if_fail (kind < LOKET_N_LIST_PROBLEMS, "");
  return problems[kind].name;
}

/**
 * loket_list_problem_sentence:
 * @kind: a problem
 *
 * Returns: (transfer none): the English msgid of its sentence
 */
const char *
loket_list_problem_sentence (LoketListProblemKind kind)
{
  g_return_val_if_fail (kind < LOKET_N_LIST_PROBLEMS, "");
  return problems[kind].sentence;
}

/**
 * loket_list_problem_refuses:
 * @kind: a problem
 *
 * Returns: %TRUE when a row with it is refused, %FALSE when it is only told
 */
gboolean
loket_list_problem_refuses (LoketListProblemKind kind)
{
  g_return_val_if_fail (kind < LOKET_N_LIST_PROBLEMS, TRUE);
  return problems[kind].refuses;
}

/**
 * loket_read_row_add_problem:
 * @row: a row
 * @kind: what is wrong
 * @field: with which field
 */
void
loket_read_row_add_problem (LoketReadRow *row, LoketListProblemKind kind, LoketListField field)
{
  row->rejected = row->rejected || problems[kind].refuses;
  if (row->n_problems < LOKET_LIST_MAX_PROBLEMS)
    row->problems[row->n_problems++] = (LoketListProblem){.kind = kind, .field = field};
}

/**
 * loket_read_row_has_problem:
 * @row: a row
 * @kind: a problem
 *
 * Returns: %TRUE when the row has it with any field
 */
gboolean
loket_read_row_has_problem (const LoketReadRow *row, LoketListProblemKind kind)
{
  for (guint i = 0; i < row->n_problems; i++)
    if (row->problems[i].kind == kind)
      return TRUE;
  return FALSE;
}

static gboolean
is_invisible (gunichar c)
{
  return c == 0xFEFF || c == 0x00AD || (c >= 0x200B && c <= 0x200F) || g_unichar_iscntrl (c);
}

/* Adds @cell with single blanks for all that is blank, and without what nobody sees. */
static void
append_clean (GString *to, const char *cell)
{
  gboolean blank = to->len > 0;

  for (const char *at = cell; *at != '\0' && to->len < CELL_MAX; at = g_utf8_next_char (at)) {
    const gunichar c = *at & 0x80 ? g_utf8_get_char (at) : (guchar) *at;
    if (c == ' ' || g_unichar_isspace (c)) {
      blank = to->len > 0;
      continue;
    }
    if (is_invisible (c))
      continue;
    if (blank)
      g_string_append_c (to, ' ');
    blank = FALSE;
    if (c < 0x80)
      g_string_append_c (to, (char) c);
    else
      g_string_append_unichar (to, c);
  }
}

static gboolean
is_filler (const char *text)
{
  if (strchr ("-0nN#kKtTbB?.xX", text[0]) == NULL || strlen (text) > 12)
    return FALSE;
  for (guint i = 0; fillers[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, fillers[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Lists count from 0 too, and an RW may be 0. */
static gboolean
takes_fillers (LoketListField field)
{
  return field == LOKET_LIST_ID || field == LOKET_LIST_RT || field == LOKET_LIST_RW;
}

/* Most cells: plain letters, with single blanks between them and none around. */
static gboolean
is_clean (const char *cell)
{
  const char *at = cell;

  while (*at > ' ' && *at < 0x7F)
    at += at[1] == ' ' && at[2] > ' ' ? 2 : 1;
  return *at == '\0' && at > cell && at - cell < CELL_MAX;
}

static const char *
cell_of (const LoketReadRow *row, int column)
{
  return column < (int) row->n_cells ? row->cells[column] : "";
}

/* %NULL for what fills a column only.  An apostrophe before a sign is there for spreadsheets. */
static const char *
said (LoketListField field, const char *text)
{
  if (text[0] == '\'' && text[1] != '\0' && strchr ("=+-@", text[1]) != NULL)
    text++;
  return *text != '\0' && (takes_fillers (field) || !is_filler (text)) ? text : NULL;
}

/* The cells of a field, joined; %NULL when the row says nothing there. */
static const char *
field_text (LoketListPlain *plain,
            const LoketListBinding *binding,
            const LoketReadRow *row,
            LoketListField field)
{
  guint n;
  const int *columns = loket_list_binding_columns (binding, field, &n);
  g_autoptr (GString) text = NULL;

  if (n == 1 && is_clean (cell_of (row, columns[0])))
    return said (field, cell_of (row, columns[0]));
  for (guint i = 0; i < n; i++) {
    if (text == NULL)
      text = g_string_sized_new (64);
    append_clean (text, cell_of (row, columns[i]));
  }
  if (text == NULL || said (field, text->str) == NULL)
    return NULL;
  return g_string_chunk_insert (plain->texts, said (field, text->str));
}

/* Digits without the signs that people put between them, and without what keeps spreadsheets from
 * breaking them: '3314… and ="3314…"; %NULL when there is anything else. */
static char *
bare_digits (const char *text)
{
  g_autoptr (GString) digits = g_string_sized_new (24);
  const gsize length = strlen (text) - (g_str_has_suffix (text, ".0") ? 2 : 0);

  for (gsize i = 0; i < length; i++) {
    if (g_ascii_isdigit (text[i]))
      g_string_append_c (digits, text[i]);
    else if (strchr (" .-'`=\"", text[i]) == NULL)
      return NULL;
  }
  return digits->len > 0 ? g_string_free (g_steal_pointer (&digits), FALSE) : NULL;
}

/* "3,31402E+15" and "3.31402E+15" */
static gboolean
is_broken_number (const char *text)
{
  const gsize whole = strspn (text, "0123456789.,");

  return whole > 0 && g_ascii_toupper (text[whole]) == 'E' &&
         strspn (text + whole + 1, "+0123456789") == strlen (text + whole + 1);
}

/* All one digit, or 1234567890123456. */
static gboolean
is_filler_number (const char *digits)
{
  return strspn (digits, (const char[]){digits[0], '\0'}) == strlen (digits) ||
         g_str_has_prefix (digits, "1234567890123456") || g_str_has_prefix (digits, "0123456789");
}

/* The 16 digits of a NIK or KK; %NULL with the problem told when they are none. */
static const char *
read_number (LoketListPlain *plain, LoketReadRow *row, LoketListField field, const char *text)
{
  g_autofree char *digits = text != NULL ? bare_digits (text) : NULL;
  LoketListProblemKind kind = LOKET_LIST_PROBLEM_NUMBER_IMPOSSIBLE;

  if (text == NULL)
    return NULL;
  if (digits == NULL && is_broken_number (text))
    kind = LOKET_LIST_PROBLEM_NUMBER_SPREADSHEET;
  else if (digits != NULL && is_filler_number (digits))
    kind = LOKET_LIST_PROBLEM_NUMBER_FILLER;
  else if (digits != NULL && strlen (digits) == LOKET_NIK_LENGTH - 1)
    kind = LOKET_LIST_PROBLEM_NUMBER_SPREADSHEET;
  else if (digits != NULL && strlen (digits) == LOKET_NIK_LENGTH)
    return g_string_chunk_insert (plain->texts, digits);
  loket_read_row_add_problem (row, kind, field);
  return NULL;
}

/* A spreadsheet keeps 15 digits of a number and makes the last one 0: serial 0001 becomes 0000,
 * which is that of many.  A number with an impossible date is kept: one wrong digit still tells
 * whose it may be. */
static void
read_nik (LoketListPlain *plain, LoketReadRow *row, const char *text)
{
  const char *digits = read_number (plain, row, LOKET_LIST_NIK, text);
  LoketNik nik;
  LoketNikFault fault;
  LoketNikDoubts doubts;
  const LoketSex sex = row->facts.sex == LOKET_FACT_SEX_MALE ? LOKET_SEX_MALE : LOKET_SEX_FEMALE;
  const char *birth = row->facts.birth_date;

  if (digits == NULL)
    return;
  fault = loket_nik_read (digits, plain->today, &nik);
  if (fault == LOKET_NIK_NO_SERIAL) {
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_NUMBER_SPREADSHEET, LOKET_LIST_NIK);
    return;
  }
  row->facts.nik = digits;
  if (fault != LOKET_NIK_GOOD) {
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_NUMBER_IMPOSSIBLE, LOKET_LIST_NIK);
    return;
  }
  doubts = loket_nik_doubts (&nik,
                             NULL,
                             birth != NULL && strlen (birth) == 10 ? birth : NULL,
                             row->facts.sex != LOKET_FACT_SEX_UNKNOWN ? &sex : NULL);
  if (doubts & LOKET_NIK_OTHER_BIRTH)
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_NIK_OTHER_BIRTH, LOKET_LIST_NIK);
  if (doubts & LOKET_NIK_OTHER_SEX)
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_NIK_OTHER_SEX, LOKET_LIST_NIK);
}

static void
read_birth_date (LoketListPlain *plain, LoketReadRow *row, const char *text)
{
  char date[LOKET_LIST_DATE_SIZE];
  LoketListProblemKind kind;

  if (text == NULL)
    return;
  switch (
      loket_list_date_read (text, loket_list_map_birth_format (plain->map), &plain->day, date)) {
  case LOKET_LIST_DATE_GOOD:
    row->facts.birth_date = g_string_chunk_insert (plain->texts, date);
    return;
  case LOKET_LIST_DATE_GUESSED:
    row->facts.birth_date = g_string_chunk_insert (plain->texts, date);
    kind = LOKET_LIST_PROBLEM_DATE_GUESSED;
    break;
  case LOKET_LIST_DATE_IMPOSSIBLE:
    kind = LOKET_LIST_PROBLEM_DATE_IMPOSSIBLE;
    break;
  case LOKET_LIST_DATE_UNREADABLE:
    kind = LOKET_LIST_PROBLEM_DATE_UNREADABLE;
    break;
  case LOKET_LIST_DATE_NONE:
  default:
    return;
  }
  loket_read_row_add_problem (row, kind, LOKET_LIST_BIRTH_DATE);
}

static void
read_sex (LoketReadRow *row, const char *text)
{
  static const char *const male[] = {"L",
                                     "LK",
                                     "LAKI",
                                     "LAKILAKI",
                                     "LELAKI",
                                     "PRIA",
                                     "M",
                                     "MALE",
                                     "MAN",
                                     "1",
                                     "JALER",
                                     "KAKUNG",
                                     NULL};
  static const char *const female[] = {"P",
                                       "PR",
                                       "PRP",
                                       "PEREMPUAN",
                                       "WANITA",
                                       "W",
                                       "F",
                                       "FEMALE",
                                       "WOMAN",
                                       "2",
                                       "ESTRI",
                                       "PUTRI",
                                       NULL};
  char word[16] = {0};
  gsize n = 0;

  for (const char *at = text; at != NULL && *at != '\0' && n < sizeof word - 1; at++)
    if (g_ascii_isalnum (*at))
      word[n++] = g_ascii_toupper (*at);
  if (text == NULL)
    return;
  if (g_strv_contains (male, word))
    row->facts.sex = LOKET_FACT_SEX_MALE;
  else if (g_strv_contains (female, word))
    row->facts.sex = LOKET_FACT_SEX_FEMALE;
  else
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_SEX_UNREADABLE, LOKET_LIST_SEX);
}

/* The letters of a name and what may stand between them; %NULL when there is no letter. */
static char *
cleaned_name (const char *text)
{
  g_autoptr (GString) name = g_string_sized_new (64);
  g_autoptr (GString) kept = g_string_sized_new (64);
  guint letters = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar c = g_utf8_get_char (at);
    const gboolean letter = g_unichar_isalpha (c) || g_unichar_ismark (c);
    letters += letter;
    if (letter || c == 0x2019 || (c < 128 && strchr (" '.-,", (int) c) != NULL))
      g_string_append_unichar (kept, c);
    else
      g_string_append_c (kept, c == '`' ? '\'' : ' ');
  }
  append_clean (name, kept->str);
  return letters > 0 ? g_string_free (g_steal_pointer (&name), FALSE) : NULL;
}

/* "Alm. Sastro", "SASTRO (ALM)", "Almh Painem" */
static gboolean
is_marked_deceased (const char *name)
{
  for (const char *at = name; (at = strpbrk (at, "Aa")) != NULL; at++) {
    gsize letters = 0;
    if (at > name && (g_ascii_isalpha (at[-1]) || (guchar) at[-1] >= 0x80))
      continue;
    while (g_ascii_isalpha (at[letters]))
      letters++;
    if ((letters == 3 && g_ascii_strncasecmp (at, "ALM", 3) == 0) ||
        (letters == 4 && g_ascii_strncasecmp (at, "ALMH", 4) == 0) ||
        (letters == 8 && g_ascii_strncasecmp (at, "ALMARHUM", 8) == 0) ||
        (letters == 10 && g_ascii_strncasecmp (at, "ALMARHUMAH", 10) == 0))
      return TRUE;
  }
  return FALSE;
}

/* @needed: a row without it is refused */
static const char *
read_name (LoketListPlain *plain,
           LoketReadRow *row,
           LoketListField field,
           const char *text,
           gboolean needed)
{
  g_autofree char *cleaned = NULL;

  if (text != NULL && loket_name_check (text, NULL))
    return text;
  cleaned = text != NULL ? cleaned_name (text) : NULL;
  if (cleaned != NULL && loket_name_check (cleaned, NULL)) {
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_NAME_CLEANED, field);
    return g_string_chunk_insert (plain->texts, cleaned);
  }
  if (needed)
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_NO_NAME, field);
  return NULL;
}

/* domain.md 2.5: 08 and 8 to 11 digits, or 0 and an area code; kept as +62 */
static void
read_phone (LoketListPlain *plain, LoketReadRow *row, const char *text)
{
  char digits[24] = {0};
  gsize n = 0;
  const char *number = digits;
  g_autofree char *whole = NULL;

  if (text == NULL)
    return;
  for (const char *at = text; *at != '\0' && n < sizeof digits - 1; at++) {
    if (g_ascii_isdigit (*at))
      digits[n++] = *at;
    else if (n >= 9 && strchr ("/,;", *at) != NULL)
      break; /* the first of two */
  }
  if (strspn (digits, "0") == n || (n > 5 && is_filler_number (digits)))
    return;
  if (is_broken_number (text) && strpbrk (text, "Ee") != NULL) {
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_NUMBER_SPREADSHEET, LOKET_LIST_PHONE);
    return;
  }
  if (g_str_has_prefix (number, "0062"))
    number += 4;
  else if (g_str_has_prefix (number, "62") && strlen (number) > 10)
    number += 2;
  if (*number == '0')
    number++;
  n = strlen (number);
  if (!(*number == '8' && n >= 9 && n <= 12) &&
      !(strchr ("234567", *number) && n >= 8 && n <= 11)) {
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_PHONE_UNREADABLE, LOKET_LIST_PHONE);
    return;
  }
  whole = g_strconcat ("+62", number, NULL);
  row->facts.phone = g_string_chunk_insert (plain->texts, whole);
}

/* "3", "Desil 3", "3.0" */
static void
read_decile (LoketReadRow *row, const char *text)
{
  const char *digits = text != NULL ? strpbrk (text, "0123456789") : NULL;
  char *rest = NULL;
  const gint64 value = digits != NULL ? g_ascii_strtoll (digits, &rest, 10) : 0;

  if (text == NULL)
    return;
  if (value >= 1 && value <= 10 && (*rest == '\0' || strcmp (rest, ".0") == 0))
    row->decile = (int) value;
  else
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_DECILE_IMPOSSIBLE, LOKET_LIST_DECILE);
}

/* Three digits and perhaps a letter; moves @at behind them. */
static const char *
read_neighbourhood (LoketListPlain *plain, const char **at)
{
  const char *digits = strpbrk (*at, "0123456789");
  const gsize n = digits != NULL ? strspn (digits, "0123456789") : 0;
  char text[8];
  gint64 value;
  char letter[2] = {0};

  if (n == 0 || n > 3)
    return NULL;
  value = g_ascii_strtoll (digits, NULL, 10);
  *at = digits + n;
  if (g_ascii_isalpha (**at) && !g_ascii_isalpha ((*at)[1])) {
    letter[0] = g_ascii_toupper (**at);
    (*at)++;
  }
  g_snprintf (text, sizeof text, "%03d%s", (int) value, letter);
  return g_string_chunk_insert (plain->texts, text);
}

/* "1", "RT 01", "001/002" in either column */
static void
read_rt_rw (LoketListPlain *plain, LoketReadRow *row, const char *rt, const char *rw)
{
  const gboolean same_column = g_strcmp0 (rt, rw) == 0 && rt != NULL;
  const char *at = rt;

  if (rt != NULL) {
    row->rt = read_neighbourhood (plain, &at);
    if (row->rt == NULL)
      loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_RT_RW_UNREADABLE, LOKET_LIST_RT);
    else
      row->rw = read_neighbourhood (plain, &at);
  }
  if (rw != NULL && !(same_column && row->rw != NULL)) {
    const char *found;
    at = rw;
    found = read_neighbourhood (plain, &at);
    if (found == NULL)
      loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_RT_RW_UNREADABLE, LOKET_LIST_RW);
    else
      row->rw = found;
  }
}

static LoketListLife
read_life (const char *text)
{
  static const struct {
    const char *word;
    LoketListLife life;
  } words[] = {
      {"meninggal", LOKET_LIST_LIFE_DEAD},
      {"mati", LOKET_LIST_LIFE_DEAD},
      {"wafat", LOKET_LIST_LIFE_DEAD},
      {"alm", LOKET_LIST_LIFE_DEAD},
      {"pindah", LOKET_LIST_LIFE_MOVED},
      {"hilang", LOKET_LIST_LIFE_MISSING},
      {"tidak ditemukan", LOKET_LIST_LIFE_MISSING},
      {"hidup", LOKET_LIST_LIFE_ALIVE},
  };
  g_autofree char *lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (words); i++)
    if (strstr (lower, words[i].word) != NULL)
      return words[i].life;
  return LOKET_LIST_LIFE_UNSAID;
}

static void
read_place (LoketListPlain *plain, LoketReadRow *row, const char *village, const char *subdistrict)
{
  const LoketListPlace *place = loket_list_places_find (plain->places, village, subdistrict);

  row->facts.village = place->village;
  row->subdistrict = place->subdistrict;
  if (place->has_problem)
    loket_read_row_add_problem (row, place->problem, LOKET_LIST_VILLAGE);
}

/**
 * loket_list_plain_new:
 * @map: what the list calls its columns
 * @regions: (nullable): the places of the district, which must outlive it; without them villages
 *   stay names
 * @today: a valid day
 *
 * Returns: (transfer full): what makes the rows of one list plain
 */
LoketListPlain *
loket_list_plain_new (LoketListMap *map, const LoketRegions *regions, const char *today)
{
  g_autoptr (LoketListPlain) plain = g_new0 (LoketListPlain, 1);

  plain->map = loket_list_map_ref (map);
  plain->today = g_strdup (today);
  plain->texts = g_string_chunk_new (4096);
  plain->places = loket_list_places_new (regions);
  g_return_val_if_fail (loket_calendar_read_day (today, &plain->day), NULL);
  return g_steal_pointer (&plain);
}

/**
 * loket_list_plain_free:
 * @plain: (transfer full): it
 */
void
loket_list_plain_free (LoketListPlain *plain)
{
  loket_list_places_free (plain->places);
  g_string_chunk_free (plain->texts);
  loket_list_map_unref (plain->map);
  g_free (plain->today);
  g_free (plain);
}

/**
 * loket_list_plain_read:
 * @plain: it
 * @binding: where the fields stand in the list
 * @row: a row with its cells; the rest of it is filled in, and borrowed until the next call
 */
void
loket_list_plain_read (LoketListPlain *plain, const LoketListBinding *binding, LoketReadRow *row)
{
  const char *texts[LOKET_N_LIST_FIELDS];
  LoketFacts *facts = &row->facts;

  g_string_chunk_clear (plain->texts);
  for (guint i = 0; i < LOKET_N_LIST_FIELDS; i++)
    texts[i] = field_text (plain, binding, row, i);
  facts->id = texts[LOKET_LIST_ID];
  facts->identifier = texts[LOKET_LIST_IDENTIFIER];
  facts->address = texts[LOKET_LIST_ADDRESS];
  row->hamlet = texts[LOKET_LIST_HAMLET];
  row->relation = texts[LOKET_LIST_RELATION];
  row->life_status = texts[LOKET_LIST_LIFE_STATUS];
  row->programme = texts[LOKET_LIST_PROGRAMME];
  row->life = read_life (row->life_status);
  facts->name = read_name (plain,
                           row,
                           LOKET_LIST_NAME,
                           texts[LOKET_LIST_NAME],
                           loket_list_map_columns (plain->map, LOKET_LIST_NAME) != NULL);
  facts->mother_name =
      read_name (plain, row, LOKET_LIST_MOTHER_NAME, texts[LOKET_LIST_MOTHER_NAME], FALSE);
  row->father_name =
      read_name (plain, row, LOKET_LIST_FATHER_NAME, texts[LOKET_LIST_FATHER_NAME], FALSE);
  if (facts->name != NULL && is_marked_deceased (facts->name))
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_DECEASED_MARK, LOKET_LIST_NAME);
  read_sex (row, texts[LOKET_LIST_SEX]);
  read_birth_date (plain, row, texts[LOKET_LIST_BIRTH_DATE]);
  read_nik (plain, row, texts[LOKET_LIST_NIK]);
  facts->family_card =
      read_number (plain, row, LOKET_LIST_FAMILY_CARD, texts[LOKET_LIST_FAMILY_CARD]);
  read_phone (plain, row, texts[LOKET_LIST_PHONE]);
  read_decile (row, texts[LOKET_LIST_DECILE]);
  read_rt_rw (plain, row, texts[LOKET_LIST_RT], texts[LOKET_LIST_RW]);
  read_place (plain, row, texts[LOKET_LIST_VILLAGE], texts[LOKET_LIST_SUBDISTRICT]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in the wild: the pattern of the map first, then ISO and what Indonesian lists write. */
#include "config.h"

#include "core/list-date.h"

#include <string.h>
#include <time.h>

#define OLDEST 120                /* years; who is older is a mistake of the list */
#define OLDEST_GUESSED 110        /* years, where the century has to be guessed (domain.md 2.1) */
#define SERIAL_DAYS_TO_1970 25569 /* day 1 of spreadsheets is 1 January 1900 */
#define N_PARTS 3

/* Every way in which a month is written, in Indonesian (old and new), English, and shortened. */
static const struct {
  const char *word;
  int month;
} month_words[] = {
    {"jan", 1},       {"januari", 1},   {"january", 1},   {"djanuari", 1}, {"feb", 2},
    {"peb", 2},       {"februari", 2},  {"pebruari", 2},  {"february", 2}, {"mar", 3},
    {"mrt", 3},       {"maret", 3},     {"march", 3},     {"apr", 4},      {"april", 4},
    {"mei", 5},       {"may", 5},       {"jun", 6},       {"juni", 6},     {"june", 6},
    {"djuni", 6},     {"jul", 7},       {"juli", 7},      {"july", 7},     {"djuli", 7},
    {"agu", 8},       {"agt", 8},       {"ags", 8},       {"agust", 8},    {"agustus", 8},
    {"aug", 8},       {"august", 8},    {"sep", 9},       {"sept", 9},     {"september", 9},
    {"okt", 10},      {"oct", 10},      {"oktober", 10},  {"october", 10}, {"nov", 11},
    {"nop", 11},      {"november", 11}, {"nopember", 11}, {"des", 12},     {"dec", 12},
    {"desember", 12}, {"december", 12},
};

/* What was found: -1 for a part that is not said. */
typedef struct {
  int year;
  int month;
  int day;
  gboolean two_digits; /* of the year */
} Parts;

static int
month_of_word (const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (month_words); i++)
    if (strlen (month_words[i].word) == length &&
        g_ascii_strncasecmp (month_words[i].word, word, length) == 0)
      return month_words[i].month;
  return 0;
}

static gboolean
is_after (const Parts *parts, const LoketLocalTime *today)
{
  if (parts->year != today->year)
    return parts->year > today->year;
  if (parts->month > 0 && parts->month != today->month)
    return parts->month > today->month;
  return parts->month > 0 && parts->day > 0 && parts->day > today->day;
}

/* The later century that does not lie ahead. */
static gboolean
guess_century (Parts *parts, const LoketLocalTime *today)
{
  const int two_digits = parts->year;

  parts->year = today->year / 100 * 100 + two_digits;
  if (is_after (parts, today)) {
    parts->year -= 100;
    return FALSE;
  }
  return today->year - (parts->year - 100) <= OLDEST_GUESSED;
}

/* What is left of a date once zeros for the unknown are taken away. */
static LoketListDate
finish (Parts *parts, const LoketLocalTime *today, char date[LOKET_LIST_DATE_SIZE])
{
  gboolean guessed = FALSE;

  if (parts->year <= 0 && !parts->two_digits)
    return parts->month <= 0 && parts->day <= 0 ? LOKET_LIST_DATE_NONE : LOKET_LIST_DATE_UNREADABLE;
  if (parts->two_digits && parts->year == 0 && parts->month <= 0)
    return LOKET_LIST_DATE_NONE;
  if (parts->two_digits)
    guessed = guess_century (parts, today);
  if (parts->month > 12 || parts->day > 31 || today->year - parts->year > OLDEST ||
      is_after (parts, today))
    return LOKET_LIST_DATE_IMPOSSIBLE;
  if (parts->month <= 0)
    g_snprintf (date, LOKET_LIST_DATE_SIZE, "%04d", parts->year % 10000);
  else if (parts->day <= 0)
    g_snprintf (date, LOKET_LIST_DATE_SIZE, "%04d-%02d", parts->year % 10000, parts->month);
  else if (!g_date_valid_dmy (
               (GDateDay) parts->day, (GDateMonth) parts->month, (GDateYear) parts->year))
    return LOKET_LIST_DATE_IMPOSSIBLE;
  else
    g_snprintf (date,
                LOKET_LIST_DATE_SIZE,
                "%04d-%02d-%02d",
                parts->year % 10000,
                parts->month % 100,
                parts->day % 100);
  return guessed ? LOKET_LIST_DATE_GUESSED : LOKET_LIST_DATE_GOOD;
}

/* Blank, or a time of day that a spreadsheet added: "T00:00:00.000Z". */
static gboolean
is_time (const char *rest)
{
  if (*rest == '\0')
    return TRUE;
  return (*rest == ' ' || *rest == 'T') &&
         strspn (rest + 1, "0123456789:. TZ+") == strlen (rest + 1);
}

static gboolean
month_stands_first (const char *pattern)
{
  const char *month = pattern != NULL ? strstr (pattern, "%m") : NULL;
  const char *day = pattern != NULL ? strstr (pattern, "%d") : NULL;

  return month != NULL && day != NULL && month < day && strstr (month, "%Y") != NULL;
}

/* A spreadsheet takes the zero from 02031954. */
static char *
with_zero (const char *text, const char *pattern)
{
  const gsize length = strlen (text);
  const gboolean dense = strcmp (pattern, "%d%m%Y") == 0 || strcmp (pattern, "%m%d%Y") == 0;

  if (dense && length == 7 && strspn (text, "0123456789") == length)
    return g_strconcat ("0", text, NULL);
  return g_strdup (text);
}

static gboolean
read_by_pattern (const char *text, const char *pattern, Parts *parts)
{
  g_autofree char *padded = with_zero (text, pattern);
  struct tm found = {.tm_year = -1900 - 1, .tm_mon = -2, .tm_mday = -1};
  const char *rest = strptime (padded, pattern, &found);

  if (rest == NULL || !is_time (rest) || found.tm_year == -1900 - 1)
    return FALSE;
  *parts = (Parts){.year = found.tm_year + 1900, .month = found.tm_mon + 1, .day = found.tm_mday};
  parts->two_digits = strstr (pattern, "%y") != NULL || parts->year < 100;
  if (parts->two_digits)
    parts->year %= 100;
  /* "%Y-%m-%d" would take 02-03-19 for the year 2. */
  return !parts->two_digits || !g_str_has_prefix (pattern, "%Y");
}

/* One part of a date: a number, or a month by its name. */
typedef struct {
  int value;
  gsize digits; /* 0 for a month */
} Part;

/* Words that are no month say where somebody was born, if they stand before the date. */
static const char *
next_part (const char *at, gboolean first, Part *part)
{
  while (*at != '\0') {
    const gsize digits = strspn (at, "0123456789");
    gsize letters = 0;

    if (digits > 0 && digits <= 8) {
      *part = (Part){.value = (int) g_ascii_strtoll (at, NULL, 10), .digits = digits};
      return at + digits;
    }
    while (g_ascii_isalpha (at[letters]))
      letters++;
    if (digits > 0)
      return NULL;
    if (letters > 0) {
      *part = (Part){.value = month_of_word (at, letters)};
      if (part->value > 0)
        return at + letters;
      if (!first)
        return NULL;
      at += letters;
    } else if (!first && strchr (" -/.,'\\", *at) == NULL) {
      return NULL;
    } else {
      at++;
    }
  }
  return NULL;
}

static void
set_year (Parts *parts, const Part *part)
{
  parts->year = part->value;
  parts->two_digits = part->digits <= 2;
}

/* Three parts in the order that their look gives away. */
static gboolean
read_three (const Part part[N_PARTS], gboolean month_first, Parts *parts)
{
  const Part *day = &part[0];
  const Part *month = &part[1];
  const Part *year = &part[2];

  if (part[0].digits == 4) { /* 1954-03-02 */
    year = &part[0];
    day = &part[2];
  } else if (part[0].digits == 0 || (month_first && part[1].digits > 0)) { /* March 2, 1954 */
    month = &part[0];
    day = &part[1];
  }
  if (day->digits == 0 || day->digits > 2 || month->digits > 2 ||
      (year->digits != 4 && year->digits != 2))
    return FALSE;
  parts->day = day->value;
  parts->month = month->value;
  set_year (parts, year);
  return TRUE;
}

/* "1954-03", "03-1954", "Maret 1954" */
static gboolean
read_two (const Part part[N_PARTS], Parts *parts)
{
  const gboolean year_first = part[0].digits == 4;
  const Part *month = &part[year_first ? 1 : 0];
  const Part *year = &part[year_first ? 0 : 1];

  if (year->digits != 4 || month->digits > 2)
    return FALSE;
  parts->month = month->value;
  set_year (parts, year);
  return TRUE;
}

/* "1954", "19540302", "19785": a year, ISO without its lines, the serial day of a spreadsheet */
static gboolean
read_one (const Part *part, Parts *parts)
{
  if (part->digits == 4) {
    set_year (parts, part);
    return TRUE;
  }
  if (part->digits == 8) {
    *parts = (Parts){
        .year = part->value / 10000, .month = part->value / 100 % 100, .day = part->value % 100};
    return TRUE;
  }
  if (part->digits == 5) {
    g_autoptr (GDateTime) day =
        g_date_time_new_from_unix_utc (((gint64) part->value - SERIAL_DAYS_TO_1970) * 24 * 60 * 60);
    g_date_time_get_ymd (day, &parts->year, &parts->month, &parts->day);
    return TRUE;
  }
  return FALSE;
}

static gboolean
read_common (const char *text, gboolean month_first, Parts *parts)
{
  Part part[N_PARTS];
  guint n = 0;
  const char *at = text;

  *parts = (Parts){.year = -1, .month = -1, .day = -1};
  while (n < N_PARTS && !(n > 0 && *at == '\0')) {
    const char *next = next_part (at, n == 0, &part[n]);
    if (next == NULL)
      break;
    at = next;
    n++;
  }
  if (n == 0 || (n < N_PARTS && *at != '\0'))
    return FALSE;
  if (n == N_PARTS)
    return is_time (at) && read_three (part, month_first, parts);
  return n == 2 ? read_two (part, parts) : read_one (&part[0], parts);
}

/**
 * loket_list_date_read:
 * @text: what the list has, without blanks around
 * @pattern: (nullable): a pattern of strptime(3), tried first
 * @today: nobody was born later
 * @date: (out caller-allocates): "1954-03-02", "1954-03" or "1954": as much as is known; "" for
 * none
 *
 * Returns: what became of it; @date is set for the good and the guessed
 */
LoketListDate
loket_list_date_read (const char *text,
                      const char *pattern,
                      const LoketLocalTime *today,
                      char date[LOKET_LIST_DATE_SIZE])
{
  Parts parts;
  LoketListDate result;
  g_autofree char *whole = NULL;

  date[0] = '\0';
  if (g_str_has_suffix (text, ".0") && strspn (text, "0123456789") == strlen (text) - 2)
    text = whole = g_strndup (text, strlen (text) - 2); /* a number of a spreadsheet */
  if (strspn (text, "0-/. ") == strlen (text))
    return LOKET_LIST_DATE_NONE;
  if (pattern != NULL && read_by_pattern (text, pattern, &parts)) {
    result = finish (&parts, today, date);
    if (result != LOKET_LIST_DATE_UNREADABLE)
      return result;
  }
  if (!read_common (text, month_stands_first (pattern), &parts))
    return LOKET_LIST_DATE_UNREADABLE;
  return finish (&parts, today, date);
}

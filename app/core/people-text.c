/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the one text box of the search: "soetjipto tanon 1954", "3314…", "W 1234". */
#include "config.h"

#include "core/people-text.h"

#include "core/names.h"

#include <string.h>

#define BLANKS " \t\n,;"
#define OLDEST 110      /* years, as for the NIK (domain.md 2.1) */
#define PLACE_WORDS 3   /* of one name of a place: "Sragen Kulon", "Karang Tengah" */
#define NUMBER_DIGITS 9 /* of the office's own series, at most */

static void
reading_free (gpointer data)
{
  LoketPeopleReading *reading = data;

  g_free (reading->name);
  g_free (reading->canon);
  g_strfreev (reading->words);
  g_strfreev (reading->areas);
  g_free (reading);
}

/**
 * loket_people_text_free:
 * @text: (transfer full): what was read
 */
void
loket_people_text_free (LoketPeopleText *text)
{
  g_free (text->digits);
  g_ptr_array_unref (text->readings);
  g_free (text);
}

static gboolean
is_digits (const char *word)
{
  return *word != '\0' && strspn (word, "0123456789") == strlen (word);
}

/* "W 1234", "w1234" */
static gboolean
read_number (LoketPeopleText *self, const char *text)
{
  const char *at = text;

  if (*at != 'W' && *at != 'w')
    return FALSE;
  for (at++; *at == ' ' || *at == '.' || *at == '-'; at++)
    ;
  if (!is_digits (at) || strlen (at) > NUMBER_DIGITS)
    return FALSE;
  self->kind = LOKET_PEOPLE_NUMBER;
  self->number = g_ascii_strtoll (at, NULL, 10);
  return TRUE;
}

/* People read the number aloud in groups: "3314 1002 0354 0001". */
static gboolean
read_digits (LoketPeopleText *self, const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++) {
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
    else if (strchr (" .-", *c) == NULL)
      return FALSE;
  }
  if (digits->len < LOKET_PEOPLE_DIGITS || digits->len > 16)
    return FALSE;
  self->kind = LOKET_PEOPLE_DIGITS_OF;
  self->digits = g_string_free (g_steal_pointer (&digits), FALSE);
  return TRUE;
}

static gboolean
take_year (LoketPeopleText *self, int year, int this_year)
{
  LoketYears *years = self->years[0].from == 0 ? &self->years[0] : &self->years[1];

  if (year > this_year || year < this_year - OLDEST || years->from != 0)
    return FALSE;
  *years = (LoketYears){year, year};
  return TRUE;
}

/* "1954", "54", or a whole date of which the year is taken: "2-3-1954", "1954-03-02". */
static gboolean
read_year (LoketPeopleText *self, const char *word, int this_year)
{
  g_auto (GStrv) parts = g_strsplit_set (word, "-/.", -1);
  const guint n = g_strv_length (parts);
  const char *year = NULL;

  for (guint i = 0; i < n; i++) {
    if (!is_digits (parts[i]) || (n != 1 && n != 3))
      return FALSE;
    if (strlen (parts[i]) == 4)
      year = parts[i];
  }
  if (year != NULL)
    return take_year (self, atoi (year), this_year);
  if (n != 1 || strlen (word) != 2)
    return FALSE;
  /* Two digits may be of this century too. */
  return take_year (self, 1900 + atoi (word), this_year) |
         take_year (self, 2000 + atoi (word), this_year);
}

/* Words of an address that name nothing by themselves. */
static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = {"DESA",
                                        "DS",
                                        "KEC",
                                        "KECAMATAN",
                                        "KEL",
                                        "KELURAHAN",
                                        "THN",
                                        "TH",
                                        "TAHUN",
                                        "LAHIR",
                                        "TGL",
                                        NULL};
  g_autofree char *folded = loket_name_fold (word);

  return g_strv_contains (fillers, folded);
}

static char *
join (char **words, guint from, guint until)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = from; i < until; i++)
    g_string_append_printf (text, "%s%s", i > from ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_within (const char *code, const char *area)
{
  const gsize length = strlen (area);

  return strncmp (code, area, length) == 0 && (code[length] == '\0' || code[length] == '.');
}

/* "Gading, Tanon": those of one that lie in one of the other; nothing when none does. */
static GPtrArray *
narrow (GPtrArray *places, GPtrArray *others)
{
  GPtrArray *both = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++)
    for (guint j = 0; j < others->len; j++) {
      const LoketRegion *a = places->pdata[i];
      const LoketRegion *b = others->pdata[j];
      const LoketRegion *inner = is_within (a->code, b->code) ? a : b;
      if ((is_within (a->code, b->code) || is_within (b->code, a->code)) &&
          !g_ptr_array_find (both, inner, NULL))
        g_ptr_array_add (both, (gpointer) inner);
    }
  return both;
}

/* The places that words [@from, @until) name as one. */
static GPtrArray *
places_named (const LoketRegions *regions, char **words, guint from, guint until)
{
  g_autofree char *name = join (words, from, until);

  return loket_regions_named (regions, name);
}

/* Takes place after place from the end (or the beginning) of the words, the longest names first;
 * at least one word stays for the name. */
static GPtrArray *
take_places (const LoketRegions *regions, char **words, gboolean at_end, guint *first, guint *until)
{
  GPtrArray *places = NULL;
  gboolean taken = TRUE;

  while (taken) {
    taken = FALSE;
    for (guint n = MIN (PLACE_WORDS, *until - *first - 1); n > 0 && !taken; n--) {
      const guint from = at_end ? *until - n : *first;
      g_autoptr (GPtrArray) found = places_named (regions, words, from, from + n);
      g_autoptr (GPtrArray) both = NULL;
      if (found->len == 0)
        continue;
      both = places != NULL ? narrow (found, places) : g_ptr_array_ref (found);
      if (both->len == 0)
        continue;
      g_clear_pointer (&places, g_ptr_array_unref);
      places = g_steal_pointer (&both);
      *(at_end ? until : first) = at_end ? *until - n : *first + n;
      taken = TRUE;
    }
  }
  return places;
}

static char **
codes_of (GPtrArray *places)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < MIN (places->len, LOKET_PEOPLE_PLACES); i++)
    g_strv_builder_add (codes, ((const LoketRegion *) places->pdata[i])->code);
  return g_strv_builder_end (codes);
}

static gboolean
is_old_spelling (const char *name)
{
  static const char *const marks[] = {"OE", "TJ", "DJ", "SJ", "NJ", "CH"};
  g_autofree char *folded = loket_name_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (folded, marks[i]) != NULL)
      return TRUE;
  return FALSE;
}

static guint
count_letters (const char *text)
{
  guint n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    n += g_unichar_isalpha (g_utf8_get_char (at));
  return n;
}

static void
add_reading (LoketPeopleText *self, char **words, guint first, guint until, GPtrArray *places)
{
  g_autofree char *name = join (words, first, until);
  LoketPeopleReading *reading;

  if (count_letters (name) < LOKET_PEOPLE_LETTERS)
    return;
  reading = g_new0 (LoketPeopleReading, 1);
  reading->canon = loket_name_canon (name);
  reading->words = g_strsplit (reading->canon, " ", -1);
  reading->old = is_old_spelling (name);
  reading->name = g_steal_pointer (&name);
  reading->areas = places != NULL ? codes_of (places) : NULL;
  reading->partial = words[until] == NULL;
  if (reading->words[0] != NULL)
    g_ptr_array_add (self->readings, reading);
  else
    reading_free (reading);
}

/* A word may be a place and a name: "Gemolong" is a kecamatan, and somebody may be called so. */
static void
add_readings (LoketPeopleText *self, char **words, const LoketRegions *regions)
{
  const guint n = g_strv_length (words);
  guint first = 0, until = n;
  g_autoptr (GPtrArray) at_end = NULL;
  g_autoptr (GPtrArray) at_beginning = NULL;

  if (n == 0)
    return;
  at_end = take_places (regions, words, TRUE, &first, &until);
  if (at_end != NULL)
    add_reading (self, words, first, until, at_end);
  add_reading (self, words, 0, n, NULL);
  first = 0;
  until = n;
  at_beginning = take_places (regions, words, FALSE, &first, &until);
  if (at_beginning != NULL)
    add_reading (self, words, first, until, at_beginning);
}

/**
 * loket_people_text_read:
 * @text: what was typed, UTF-8
 * @regions: the places of the district
 * @this_year: such as 2026
 *
 * Returns: (transfer full): what it may mean
 */
LoketPeopleText *
loket_people_text_read (const char *text, const LoketRegions *regions, int this_year)
{
  LoketPeopleText *self = g_new0 (LoketPeopleText, 1);
  g_autofree char *bare = g_strstrip (g_strdup (text));
  g_auto (GStrv) parts = g_strsplit_set (bare, BLANKS, -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  self->readings = g_ptr_array_new_with_free_func (reading_free);
  if (read_number (self, bare) || read_digits (self, bare))
    return self;
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !read_year (self, parts[i], this_year) && !is_filler (parts[i]))
      g_strv_builder_add (builder, parts[i]);
  words = g_strv_builder_end (builder);
  add_readings (self, words, regions);
  if (self->readings->len > 0)
    self->kind = LOKET_PEOPLE_NAME;
  return self;
}

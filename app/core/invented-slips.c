/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How names change on their way into a list: old spelling, slips of the hand, short forms. */
#include "config.h"

#include "core/invented-names.h"

#include <string.h>

typedef struct {
  const char *now;
  const char *old;
} Spelling;

/* Longer ones first (domain.md 2.4). */
static const Spelling spellings[] = {
    {"sy", "sj"},
    {"ny", "nj"},
    {"kh", "ch"},
    {"u", "oe"},
    {"c", "tj"},
    {"j", "dj"},
    {"y", "j"},
};

/* Whether @text goes on with @part, in any case. */
static gboolean
goes_on (const char *text, const char *part)
{
  return g_ascii_strncasecmp (text, part, strlen (part)) == 0;
}

static gboolean
has_any (const char *name, const char *const *parts)
{
  for (const char *c = name; *c != '\0'; c++)
    for (guint i = 0; parts[i] != NULL; i++)
      if (goes_on (c, parts[i]))
        return TRUE;
  return FALSE;
}

/* Copies @name with every @from as @to, each with @permille; whether there was one. */
static gboolean
put_all (LoketChance *chance, char *name, gboolean to_old, guint permille)
{
  g_autoptr (GString) made = g_string_sized_new (LOKET_INVENTED_NAME);
  gboolean changed = FALSE;

  for (const char *c = name; *c != '\0';) {
    const char *to = NULL;
    gsize taken = 1;
    for (guint i = 0; i < G_N_ELEMENTS (spellings) && to == NULL; i++) {
      const char *from = to_old ? spellings[i].now : spellings[i].old;
      if (!goes_on (c, from))
        continue;
      to = to_old ? spellings[i].old : spellings[i].now;
      taken = strlen (from);
    }
    if (to == NULL || !loket_chance_is (chance, permille)) {
      g_string_append_len (made, c, (gssize) taken);
    } else {
      g_string_append (made, to);
      if (g_ascii_isupper (*c))
        made->str[made->len - strlen (to)] = g_ascii_toupper (*to);
      changed = TRUE;
    }
    c += taken;
  }
  g_strlcpy (name, made->str, LOKET_INVENTED_NAME);
  return changed;
}

/**
 * loket_invented_respell:
 * @chance: what draws
 * @wholly: whether every sound of a modern name is to be written the old way; else most of them
 * @name: a name; a modern one comes out in old spelling, an old one in modern
 *
 * Returns: %FALSE when both write it alike
 */
gboolean
loket_invented_respell (LoketChance *chance, gboolean wholly, char *name)
{
  static const char *const old[] = {"oe", "tj", "dj", NULL};

  if (has_any (name, old))
    return put_all (chance, name, FALSE, 1000);
  return (!wholly && put_all (chance, name, TRUE, 800)) || put_all (chance, name, TRUE, 1000);
}

/* A letter that is heard or typed like another. */
static char
draw_near (LoketChance *chance, char letter)
{
  static const char *const near[26] = {
      "os", "pv", "kx", "tf", "ia", "pv", "kh", "gj", "eu", "yh", "gl", "rk", "n",
      "m",  "au", "bo", "k",  "lt", "zd", "dr", "oi", "fb", "v",  "sz", "ij", "sj",
  };
  const char *letters;
  char drawn;

  if (!g_ascii_isalpha (letter))
    return letter;
  letters = near[g_ascii_tolower (letter) - 'a'];
  drawn = letters[loket_chance_below (chance, (guint) strlen (letters))];
  return g_ascii_isupper (letter) ? g_ascii_toupper (drawn) : drawn;
}

/* Where a slip happens: at a letter, seldom the first of the name. */
static gsize
draw_place (LoketChance *chance, const char *name)
{
  const guint length = (guint) strlen (name);
  gsize at = loket_chance_below (chance, length);

  if (at == 0 && !loket_chance_is (chance, 200))
    at = length / 2;
  while (at > 0 && !g_ascii_isalpha (name[at]))
    at--;
  return at;
}

/**
 * loket_invented_misspell:
 * @chance: what draws
 * @name: a name of two letters or more; one letter of it is changed, lost, doubled or swapped
 */
void
loket_invented_misspell (LoketChance *chance, char *name)
{
  const gsize at = draw_place (chance, name);
  const gsize length = strlen (name);
  const guint kind = loket_chance_below (chance, 100);

  if (kind < 45) {
    name[at] = draw_near (chance, name[at]);
  } else if (kind < 70 && length > 3) {
    memmove (name + at, name + at + 1, length - at);
    if (at == 0)
      name[0] = g_ascii_toupper (name[0]);
  } else if (kind < 85 && length + 2 < LOKET_INVENTED_NAME) {
    memmove (name + at + 1, name + at, length - at + 1);
    name[at + 1] = g_ascii_tolower (name[at]);
  } else if (g_ascii_islower (name[at]) && g_ascii_islower (name[at + 1])) {
    const char letter = name[at];
    name[at] = name[at + 1];
    name[at + 1] = letter;
  } else {
    name[at] = draw_near (chance, name[at]);
  }
}

static void
replace_start (char *name, gsize length, const char *start)
{
  char rest[LOKET_INVENTED_NAME];

  g_strlcpy (rest, name + length, sizeof rest);
  g_strlcpy (name, start, LOKET_INVENTED_NAME);
  g_strlcat (name, rest, LOKET_INVENTED_NAME);
}

/**
 * loket_invented_shorten:
 * @chance: what draws
 * @name: a name; Muhammad, Abdul and Ahmad become one of their other forms, of another name the
 *   first blank falls away or the last word becomes its letter
 *
 * Returns: %FALSE for one word
 */
gboolean
loket_invented_shorten (LoketChance *chance, char *name)
{
  static const char *const muhammads[] = {"Muh.", "Moh.", "M.", "Mohammad", "Moch.", "Muhamad"};
  char *blank = strchr (name, ' ');
  char *last = strrchr (name, ' ');

  if (blank == NULL)
    return FALSE;
  if (g_str_has_prefix (name, "Muhammad ")) {
    replace_start (name, 8, muhammads[loket_chance_skewed (chance, G_N_ELEMENTS (muhammads))]);
  } else if (g_str_has_prefix (name, "Abdul ")) {
    replace_start (name, 5, "Abd.");
  } else if (g_str_has_prefix (name, "Ahmad ")) {
    replace_start (name, 5, "Achmad");
  } else if (last != blank && g_ascii_isalpha (last[1])) {
    g_strlcpy (last + 2, ".", 2);
  } else if (g_ascii_isalpha (blank[-1]) && g_ascii_isalpha (blank[1])) {
    blank[1] = g_ascii_tolower (blank[1]);
    memmove (blank, blank + 1, strlen (blank));
  }
  return TRUE;
}

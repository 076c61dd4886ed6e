/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three catalogues inside the program and the choice among them; hub, printing and voice ask.
 */
#include "config.h"

#include "core/text.h"

#include "core/catalogue.h"
#include "core/resource.h"

#include <string.h>

static const char *const languages[] = {LOKET_LANGUAGES};

/* All there is to know after the first call; never changed again, so read without a lock. */
typedef struct {
  LoketCatalogue *catalogues[G_N_ELEMENTS (languages)];
} Texts;

static LoketCatalogue *
load_catalogue (const char *language)
{
  g_autofree char *path = g_strdup_printf ("/loket/po/%s.mo", language);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = loket_core_file (path, &error);
  g_autoptr (LoketCatalogue) catalogue = NULL;

  if (file != NULL)
    catalogue = loket_catalogue_new (file, &error);
  if (catalogue == NULL)
    g_critical ("no texts in %s: %s", language, error->message);
  return g_steal_pointer (&catalogue);
}

static gpointer
load_texts (gpointer unused)
{
  Texts *texts = g_new0 (Texts, 1);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    texts->catalogues[i] = load_catalogue (languages[i]);
  return texts;
}

/* A language that the program does not have is answered in Indonesian. */
static const LoketCatalogue *
catalogue_of (const char *language)
{
  static GOnce once = G_ONCE_INIT;
  const Texts *texts = g_once (&once, load_texts, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (language, languages[i]) == 0)
      return texts->catalogues[i];
  return texts->catalogues[0];
}

/**
 * loket_text:
 * @language: (nullable): "id", "jv" or "en"; anything else is Indonesian
 * @msgid: English source, marked with N_()
 *
 * Returns: (transfer none): the text in that language, the source itself when it is not translated
 */
const char *
loket_text (const char *language, const char *msgid)
{
  const LoketCatalogue *catalogue = catalogue_of (language);
  const char *text = catalogue != NULL ? loket_catalogue_find (catalogue, msgid) : NULL;

  return text != NULL ? text : msgid;
}

/**
 * loket_text_plural:
 * @language: (nullable): "id", "jv" or "en"; anything else is Indonesian
 * @singular: English source for one
 * @plural: English source for many
 * @n: the number that the sentence speaks of
 *
 * Returns: (transfer none): the text for @n in that language
 */
const char *
loket_text_plural (const char *language, const char *singular, const char *plural, guint64 n)
{
  const LoketCatalogue *catalogue = catalogue_of (language);
  const char *text =
      catalogue != NULL ? loket_catalogue_find_plural (catalogue, singular, n) : NULL;

  if (text != NULL)
    return text;
  return n == 1 ? singular : plural;
}

/* The weight of one range of Accept-Language in thousandths (RFC 9110 12.4.2), 0 = not wanted;
 * what cannot be read is not wanted. */
static int
weight_of (const char *parameters)
{
  const char *q = parameters;
  int weight, scale = 100;

  while (g_ascii_isspace (*q) || *q == ';')
    q++;
  if (*q == '\0')
    return 1000;
  if ((*q != 'q' && *q != 'Q') || q[1] != '=' || (q[2] != '0' && q[2] != '1'))
    return 0;
  weight = q[2] == '1' ? 1000 : 0;
  if (q[3] != '.')
    return weight;
  for (q += 4; g_ascii_isdigit (*q) && scale > 0; q++, scale /= 10)
    weight += (*q - '0') * scale;
  return MIN (weight, 1000);
}

/* The language of ours that a range such as "en-GB" or "in" (Java's old code) means. */
static const char *
language_of_range (const char *range, gsize length)
{
  gsize primary = 0;

  while (primary < length && g_ascii_isalpha (range[primary]))
    primary++;
  if (length > 0 && *range == '*')
    return languages[0];
  if (primary == 2 && g_ascii_strncasecmp (range, "in", 2) == 0)
    return languages[0];
  if ((primary == 2 && g_ascii_strncasecmp (range, "jw", 2) == 0) ||
      (primary == 3 && g_ascii_strncasecmp (range, "jav", 3) == 0))
    return languages[1];
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (primary == 2 && g_ascii_strncasecmp (range, languages[i], 2) == 0)
      return languages[i];
  return NULL;
}

/**
 * loket_text_negotiate:
 * @accept_language: (nullable): the header Accept-Language of a request (RFC 9110 12.5.4)
 *
 * Returns: (transfer none): the language of ours that it wants most, "id" when it names none
 */
const char *
loket_text_negotiate (const char *accept_language)
{
  const char *best = NULL;
  int best_weight = 0;
  g_auto (GStrv) ranges = NULL;

  if (accept_language == NULL)
    return languages[0];
  ranges = g_strsplit (accept_language, ",", 32);
  for (guint i = 0; ranges[i] != NULL; i++) {
    char *range = g_strstrip (ranges[i]);
    gsize length = strcspn (range, "; \t");
    const char *language = language_of_range (range, length);
    int weight = weight_of (range + length);
    if (language != NULL && weight > best_weight) {
      best = language;
      best_weight = weight;
    }
  }
  return best != NULL ? best : languages[0];
}

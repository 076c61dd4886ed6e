/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page says, from the catalogues of all programs, and what it tells of the office, from
 * the profile; as JSON for ui/verifier/web. */
#include "config.h"

#include "web.h"

#include "core/card-verdict.h"
#include "core/dates.h"
#include "core/rule-inputs.h"
#include "core/text.h"
#include "wire/json.h"

#include <glib/gi18n.h>

/* The names that page.js and index.html call them by. */
static const struct {
  const char *key;
  const char *msgid;
} words[] = {
    {"title", N_ ("Check a card")},
    {"invitation",
     N_ ("Hold the square code on the back of the card before the camera of this telephone.")},
    {"scan", N_ ("Scan with the camera")},
    {"looking", N_ ("Looking for the square code")},
    {"stop", N_ ("Stop")},
    {"camera-trouble",
     N_ ("The camera cannot be used. Please allow it in the browser, or scan the card with the "
         "camera program of the telephone.")},
    {"type", N_ ("Type or paste the code")},
    {"type-label", N_ ("What the code says, the letters behind “#”")},
    {"check", N_ ("Check this code")},
    {"safe", N_ ("How to be sure")},
    {"safe-open", N_ ("Open this page yourself, not by the link on the card. Its address is")},
    {"safe-keep",
     N_ ("Put it on the home screen of the telephone: it then works without a network, too.")},
    {"safe-scan", N_ ("Scan the card with this page, and compare it with the KTP and the face.")},
    {"privacy", N_ ("Nothing of the card is kept or sent: this telephone does all the checking.")},
    {"born", N_ ("Year of birth")},
    {"card", N_ ("Card")},
    {"number", N_ ("Card number")},
    {"print", N_ ("print")},
    {"until", N_ ("Holds until")},
    {"from", N_ ("Holds from")},
    {"gives", N_ ("What this card gives")},
    {"at-puskesmas", N_ ("At the health centre (puskesmas)")},
    {"at-hospital", N_ ("At the hospital")},
    {"at-school", N_ ("At school")},
    {"at-other", N_ ("Elsewhere")},
    {"ask-gives", N_ ("Please ask the office what this card gives.")},
    {"steps", N_ ("What to do")},
    {"call", N_ ("Telephone of the office:")},
    {"link", N_ ("A link can lie")},
    {"link-text",
     N_ ("A false card can open a false page that looks like this one. To be sure, open the page "
         "yourself and scan the card with it. Its address is")},
    {"scan-again", N_ ("Scan with this page")},
    {"again", N_ ("Check another card")},
};

/* Where the words of a verdict speak of a computer and its scanner: a telephone has neither. */
static const struct {
  const char *desk;
  const char *telephone;
} instead[] = {
    {"Connect this computer to the network, or take the lists from a stick.",
     N_ ("Connect this telephone to the internet: this page then fetches the lists by itself.")},
    {"Look at the clock of this computer: are day and year right?",
     N_ ("Look at the clock of this telephone: are day and year right?")},
    {"Hold the square code on the back of the card before the scanner, flat and still.",
     N_ ("Hold the square code on the back of the card before the camera, flat and still.")},
    {"Scanner and keyboard differ", N_ ("Another keyboard")},
    {"The scanner and this computer have different keyboards. Please set both alike.",
     N_ ("The keyboard that typed this has its letters elsewhere. Please use the camera.")},
    {"Set the keyboard of the scanner to “US”; its manual says how.",
     N_ ("Set the keyboard of this telephone to “English (US)” before you type.")},
    {"The clock of this computer is wrong. Please set it first.",
     N_ ("The clock of this telephone is wrong. Please set it first.")},
    {"Set day, year and time of this computer.", N_ ("Set day, year and time of this telephone.")},
};

static const struct {
  const char *language;
  const char *name;
} languages[] = {{"id", "Indonesia"}, {"jv", "Jawa"}, {"en", "English"}};

static const char *
on_telephone (const char *language, const char *msgid)
{
  for (guint i = 0; i < G_N_ELEMENTS (instead); i++)
    if (g_str_equal (instead[i].desk, msgid))
      return loket_text (language, instead[i].telephone);
  return loket_text (language, msgid);
}

/* A comma before every member but the first. */
static void
begin_member (GString *json, const char *key)
{
  if (json->str[json->len - 1] != '{' && json->str[json->len - 1] != '[')
    g_string_append_c (json, ',');
  if (key == NULL)
    return;
  loket_json_append_text (json, key);
  g_string_append_c (json, ':');
}

/* @text: (nullable) */
static void
put_text (GString *json, const char *key, const char *text)
{
  begin_member (json, key);
  if (text != NULL)
    loket_json_append_text (json, text);
  else
    g_string_append (json, "null");
}

static void
put_number (GString *json, const char *key, gint64 number)
{
  begin_member (json, key);
  g_string_append_printf (json, "%" G_GINT64_FORMAT, number);
}

/* @opening: '{' or '[' */
static void
put_opening (GString *json, const char *key, char opening)
{
  begin_member (json, key);
  g_string_append_c (json, opening);
}

static void
put_verdict (GString *json, const char *language, LoketVerdict verdict)
{
  const char *const *steps = loket_verdict_steps (verdict);

  put_opening (json, loket_enum_name (loket_verdict_get_type (), (int) verdict), '{');
  put_text (json,
            "kind",
            loket_enum_name (loket_verdict_kind_get_type (), (int) loket_verdict_kind (verdict)));
  put_text (json, "word", on_telephone (language, loket_verdict_word (verdict)));
  put_text (json, "sentence", on_telephone (language, loket_verdict_sentence (verdict)));
  put_opening (json, "steps", '[');
  for (guint i = 0; steps[i] != NULL; i++)
    put_text (json, NULL, on_telephone (language, steps[i]));
  g_string_append (json, "]}");
}

/* The sentence of a list of so many days, with a place for the number. */
static void
put_age (GString *json, const char *key, const char *language, gint64 days)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, days);
  g_autofree char *sentence = loket_verdict_list_age (language, 1, 1 + days * LOKET_STATUS_DAY);
  g_autoptr (GString) text = g_string_new (sentence);

  if (days > 0)
    g_string_replace (text, number, "{n}", 1);
  put_text (json, key, text->str);
}

static void
put_ages (GString *json, const char *language)
{
  g_autofree char *none = loket_verdict_list_age (language, 0, 0);

  put_opening (json, "age", '{');
  put_text (json, "none", none);
  put_text (json,
            "ahead",
            loket_text (language,
                        N_ ("The list of good cards is newer than the clock of this telephone.")));
  put_age (json, "fresh", language, 0);
  put_age (json, "one", language, 1);
  put_age (json, "many", language, 1000);
  g_string_append_c (json, '}');
}

static void
put_cards (GString *json, LoketProfile *profile, const char *language)
{
  const guint n =
      profile->cards != NULL ? g_list_model_get_n_items (G_LIST_MODEL (profile->cards)) : 0;

  put_opening (json, "cards", '[');
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketCardProduct) card = g_list_model_get_item (G_LIST_MODEL (profile->cards), i);
    int category;
    if (!loket_enum_from_name (loket_category_get_type (), card->category, &category))
      continue;
    put_opening (json, NULL, '{');
    put_number (json, "category", category); /* in the seal as in the table of categories */
    put_number (json, "entitlements", card->entitlements);
    put_text (json, "title", loket_phrase_in (card->title, language));
    put_text (json, "gives", card->gives != NULL ? loket_phrase_in (card->gives, language) : NULL);
    g_string_append_c (json, '}');
  }
  g_string_append_c (json, ']');
}

/* What each bit of a seal gives, and in which kind of house: the page stands in none of them. */
static void
put_entitlements (GString *json, LoketProfile *profile, const char *language)
{
  GListModel *all = G_LIST_MODEL (profile->entitlements);
  const guint n = all != NULL ? g_list_model_get_n_items (all) : 0;

  put_opening (json, "entitlements", '[');
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketEntitlement) one = g_list_model_get_item (all, i);
    put_opening (json, NULL, '{');
    put_number (json, "bit", one->bit);
    put_text (json, "at", loket_enum_name (loket_facility_kind_get_type (), (int) one->at));
    put_text (json, "title", loket_phrase_in (one->title, language));
    g_string_append_c (json, '}');
  }
  g_string_append_c (json, ']');
}

/**
 * loket_web_words:
 * @profile: of an office that gives cards
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): JSON with all that the page says in that language
 */
char *
loket_web_words (LoketProfile *profile, const char *language)
{
  GString *json = g_string_new ("{");

  put_text (json, "unit", loket_phrase_in (profile->unit, language));
  put_opening (json, "words", '{');
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    put_text (json, words[i].key, loket_text (language, words[i].msgid));
  g_string_append_c (json, '}');
  put_opening (json, "verdicts", '{');
  for (guint i = LOKET_VERDICT_VALID; i <= LOKET_VERDICT_NO_LIST; i++)
    put_verdict (json, language, (LoketVerdict) i);
  g_string_append_c (json, '}');
  put_ages (json, language);
  put_opening (json, "months", '[');
  for (int month = 1; month <= 12; month++)
    put_text (json, NULL, loket_month_name (language, month));
  g_string_append_c (json, ']');
  put_cards (json, profile, language);
  put_entitlements (json, profile, language);
  g_string_append (json, "}\n");
  return g_string_free (json, FALSE);
}

static const char *
name_of (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].language, language))
      return languages[i].name;
  return language;
}

/**
 * loket_web_office:
 * @profile: of an office that gives cards
 * @root: public key that signs trust lists, hexadecimal
 *
 * Returns: (transfer full): JSON with what the page has to know of the office in any language
 */
char *
loket_web_office (LoketProfile *profile, const char *root)
{
  GString *json = g_string_new ("{");

  put_text (json, "root", root);
  put_text (json, "host", profile->card->host);
  put_text (json, "phone", profile->phone);
  put_number (json, "utcOffset", profile->utc_offset);
  put_opening (json, "languages", '[');
  for (guint i = 0; profile->languages[i] != NULL; i++) {
    put_opening (json, NULL, '{');
    put_text (json, "language", profile->languages[i]);
    put_text (json, "name", name_of (profile->languages[i]));
    g_string_append_c (json, '}');
  }
  g_string_append (json, "]}\n");
  return g_string_free (json, FALSE);
}

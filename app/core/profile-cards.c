/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of an office, as profile.ini says them: "[card]" and "[card melati]"; profile-parse.c
 * hands its sections on to here. */
#include "config.h"

#include "core/card-claims.h"
#include "core/card-token.h"
#include "core/card.h"
#include "core/profile-reader.h"
#include "core/rule-inputs.h"
#include "core/trust-list.h"
#include "core/verifier-desk.h"

#include <string.h>

#define PREFIX "card "
#define MONTHS 24
#define BATCH 100
#define REPRINTS_A_DAY 5
#define UNCLAIMED_DAYS 30
#define RENEWAL_DAYS 60
#define USE_DAYS 90
#define BITS_MAX 65535
#define ISS_MAX 16

/* clang-format off */
static const LoketField rules_fields[] = {
  LOKET_FIELD_TEXT (LoketCardRules, host, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_CARD_HOST_MAX, .blurb = "Host of the page that a telephone opens"),
  LOKET_FIELD_TEXT (LoketCardRules, iss, LOKET_FIELD_PLAIN, .min = 1, .max = ISS_MAX, .blurb = "Code of the office in the seal"),
  LOKET_FIELD_TEXT (LoketCardRules, number, LOKET_FIELD_PLAIN, .min = 3, .max = 40, .blurb = "How numbers are written"),
  LOKET_FIELD_TEXT (LoketCardRules, language, LOKET_FIELD_PLAIN, .min = 2, .max = 2, .blurb = "Language of the cards"),
  LOKET_FIELD_INTEGER (LoketCardRules, months, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_CARD_MONTHS, .blurb = "Months that a card holds"),
  LOKET_FIELD_INTEGER (LoketCardRules, batch, LOKET_FIELD_PLAIN, .min = 1, .max = 500, .blurb = "Cards of a batch"),
  LOKET_FIELD_INTEGER (LoketCardRules, reprints_a_day, LOKET_FIELD_PLAIN, .min = 0, .max = 1000, .blurb = "Reprints of a day, above which two officers are needed"),
  LOKET_FIELD_INTEGER (LoketCardRules, unclaimed_days, LOKET_FIELD_PLAIN, .min = 1, .max = 365, .blurb = "Days after which a village is told of a card"),
  LOKET_FIELD_INTEGER (LoketCardRules, renewal_days, LOKET_FIELD_PLAIN, .min = 1, .max = 365, .blurb = "Days before its end that a card may be renewed"),
  LOKET_FIELD_INTEGER (LoketCardRules, seals_a_day, LOKET_FIELD_OPTIONAL, .min = 1, .max = 100000, .blurb = "Cards that are sealed on a day at most"),
  LOKET_FIELD_BOOLEAN (LoketCardRules, other_hand, LOKET_FIELD_OPTIONAL, .blurb = "Whoever proposed the decision does not issue the card"),
  LOKET_FIELD_BOOLEAN (LoketCardRules, named_uses, LOKET_FIELD_OPTIONAL, .blurb = "The number of a card is kept with what it was used for"),
  LOKET_FIELD_INTEGER (LoketCardRules, use_days, LOKET_FIELD_PLAIN, .min = LOKET_HINT_DAYS, .max = 3650, .blurb = "Days that uses of cards are kept"),
  LOKET_FIELD_TEXT (LoketCardRules, lists_url, LOKET_FIELD_OPTIONAL, .max = 200, .blurb = "Where verifiers fetch the lists without the hub"),
};
LOKET_DEFINE_RECORD (LoketCardRules, loket_card_rules, rules_fields)

static const LoketField product_fields[] = {
  LOKET_FIELD_TEXT (LoketCardProduct, key, LOKET_FIELD_KEY, .min = 1, .max = 40, .blurb = "Its key: melati"),
  LOKET_FIELD_TEXT (LoketCardProduct, category, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Category that it is for"),
  LOKET_FIELD_RECORD (LoketCardProduct, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its name"),
  LOKET_FIELD_RECORD (LoketCardProduct, gives, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What it entitles to"),
  LOKET_FIELD_TEXT (LoketCardProduct, number, LOKET_FIELD_OPTIONAL, .min = 3, .max = 40, .blurb = "How its numbers are written"),
  LOKET_FIELD_INTEGER (LoketCardProduct, months, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_CARD_MONTHS, .blurb = "Months that it holds"),
  {.name = "template", .kind = LOKET_KIND_TEXT, .flags = LOKET_FIELD_PLAIN, .offset = LOKET_FIELD_AT (LoketCardProduct, template_, char *), .min = 1, .max = 40, .blurb = "Name of its faces"},
  LOKET_FIELD_TEXT (LoketCardProduct, blank, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Kind of blank that it is printed on"),
  LOKET_FIELD_INTEGER (LoketCardProduct, entitlements, LOKET_FIELD_PLAIN, .min = 0, .max = BITS_MAX, .blurb = "Bits of the seal"),
  LOKET_FIELD_BOOLEAN (LoketCardProduct, members, LOKET_FIELD_OPTIONAL, .blurb = "The household's members stand on it"),
  LOKET_FIELD_BOOLEAN (LoketCardProduct, household, LOKET_FIELD_OPTIONAL, .blurb = "The number of the family card stands on it, masked"),
  LOKET_FIELD_BOOLEAN (LoketCardProduct, photo, LOKET_FIELD_OPTIONAL, .blurb = "It is not issued without a picture"),
};
LOKET_DEFINE_RECORD (LoketCardProduct, loket_card_product, product_fields)
/* clang-format on */

/* The value when there is none stands in @number already. */
static gboolean
read_count (LoketProfileReader *reader, const char *section, const char *key, gint64 *number)
{
  LoketOptional value = LOKET_SOME (*number);

  if (!loket_profile_read_optional_number (reader, section, key, &value))
    return FALSE;
  *number = value.value;
  return TRUE;
}

static gboolean
check_number (LoketProfileReader *reader, const char *section, const char *format)
{
  return format == NULL || loket_card_number_is_format (format) ||
         loket_profile_refuse (reader,
                               section,
                               "number",
                               "“%s” is no number of a card such as 3314-{YY}-{NNNNNN}",
                               format);
}

static gboolean
check_whole (LoketProfileReader *reader, const char *section, LoketRecord *record)
{
  g_autoptr (GError) problem = NULL;

  return loket_record_check (record, &problem) ||
         loket_profile_refuse (reader, section, NULL, "%s", problem->message);
}

/* The host stands in small letters before "#": what comes behind is never sent (card-token 2). */
static gboolean
check_host (LoketProfileReader *reader, const char *host)
{
  const char *at = host;

  while (g_ascii_islower (*at) || g_ascii_isdigit (*at) || *at == '.' || *at == '-')
    at++;
  return *at == '\0' ||
         loket_profile_refuse (reader, "card", "host", "“%s” is no name of a host", host);
}

static gboolean
read_counts (LoketProfileReader *reader, LoketCardRules *rules)
{
  rules->months = MONTHS;
  rules->batch = BATCH;
  rules->reprints_a_day = REPRINTS_A_DAY;
  rules->unclaimed_days = UNCLAIMED_DAYS;
  rules->renewal_days = RENEWAL_DAYS;
  return read_count (reader, "card", "months", &rules->months) &&
         read_count (reader, "card", "batch", &rules->batch) &&
         read_count (reader, "card", "reprints-a-day", &rules->reprints_a_day) &&
         read_count (reader, "card", "unclaimed-days", &rules->unclaimed_days) &&
         read_count (reader, "card", "renewal-days", &rules->renewal_days) &&
         loket_profile_read_optional_number (reader, "card", "seals-a-day", &rules->seals_a_day);
}

/* What those who check cards need to know. */
static gboolean
read_verifying (LoketProfileReader *reader, LoketCardRules *rules)
{
  rules->use_days = USE_DAYS;
  if (!loket_profile_read_switch (reader, "card", "named-uses", &rules->named_uses) ||
      !read_count (reader, "card", "use-days", &rules->use_days) ||
      !loket_profile_read_optional (reader, "card", "lists-url", &rules->lists_url))
    return FALSE;
  return rules->lists_url == NULL || loket_list_address_is_good (rules->lists_url) ||
         loket_profile_refuse (reader,
                               "card",
                               "lists-url",
                               "“%s” is no address that begins with https://",
                               rules->lists_url);
}

/**
 * loket_profile_read_card_rules:
 * @reader: a profile that is read
 * @profile: takes what all its cards share, when there are any
 *
 * Returns: %FALSE when something is wrong in "[card]"
 */
gboolean
loket_profile_read_card_rules (LoketProfileReader *reader, LoketProfile *profile)
{
  static const char *const known[] = {"host",
                                      "iss",
                                      "number",
                                      "language",
                                      "months",
                                      "batch",
                                      "reprints-a-day",
                                      "unclaimed-days",
                                      "renewal-days",
                                      "seals-a-day",
                                      "other-hand",
                                      "named-uses",
                                      "use-days",
                                      "lists-url",
                                      NULL};
  g_autoptr (LoketCardRules) rules = loket_card_rules_new ();

  if (!g_key_file_has_group (reader->keys, "card"))
    return TRUE;
  if (!loket_profile_check_keys (reader, "card", known) ||
      !loket_profile_read_text (reader, "card", "host", &rules->host) ||
      !loket_profile_read_text (reader, "card", "iss", &rules->iss) ||
      !loket_profile_read_text (reader, "card", "number", &rules->number) ||
      !loket_profile_read_optional (reader, "card", "language", &rules->language) ||
      !read_counts (reader, rules) ||
      !loket_profile_read_switch (reader, "card", "other-hand", &rules->other_hand) ||
      !read_verifying (reader, rules) || !check_host (reader, rules->host) ||
      !check_number (reader, "card", rules->number))
    return FALSE;
  if (!loket_issuer_is_good (rules->iss))
    return loket_profile_refuse (
        reader, "card", "iss", "“%s” is not at most 16 letters, digits and “-”", rules->iss);
  if (rules->language == NULL)
    rules->language = g_strdup ("id");
  if (!check_whole (reader, "card", LOKET_RECORD (rules)))
    return FALSE;
  profile->card = g_steal_pointer (&rules);
  return TRUE;
}

static gboolean
read_texts (LoketProfileReader *reader, const char *section, LoketCardProduct *card)
{
  return loket_profile_read_text (reader, section, "category", &card->category) &&
         loket_profile_read_phrase (reader, section, "title", &card->title) &&
         loket_profile_read_optional_phrase (reader, section, "gives", &card->gives) &&
         loket_profile_read_optional (reader, section, "number", &card->number) &&
         loket_profile_read_text (reader, section, "template", &card->template_) &&
         loket_profile_read_optional (reader, section, "blank", &card->blank);
}

static gboolean
read_rest (LoketProfileReader *reader, const char *section, LoketCardProduct *card)
{
  return loket_profile_read_optional_number (reader, section, "months", &card->months) &&
         read_count (reader, section, "entitlements", &card->entitlements) &&
         loket_profile_read_switch (reader, section, "members", &card->members) &&
         loket_profile_read_switch (reader, section, "household", &card->household) &&
         loket_profile_read_switch (reader, section, "photo", &card->photo);
}

/**
 * loket_profile_read_card:
 * @reader: a profile that is read
 * @section: "card KEY"
 * @profile: takes the card
 *
 * Returns: %FALSE when something is wrong in that section
 */
gboolean
loket_profile_read_card (LoketProfileReader *reader, const char *section, LoketProfile *profile)
{
  static const char *const known[] = {"category",
                                      "title",
                                      "gives",
                                      "number",
                                      "months",
                                      "template",
                                      "blank",
                                      "entitlements",
                                      "members",
                                      "household",
                                      "photo",
                                      NULL};
  g_autoptr (LoketCardProduct) card = loket_card_product_new ();
  int category;

  card->key = g_strdup (section + strlen (PREFIX));
  if (!loket_profile_check_keys (reader, section, known) || !read_texts (reader, section, card) ||
      !read_rest (reader, section, card) || !check_number (reader, section, card->number))
    return FALSE;
  if (!loket_enum_from_name (loket_category_get_type (), card->category, &category) ||
      category == LOKET_CATEGORY_NONE)
    return loket_profile_refuse (reader, section, "category", "nobody knows “%s”", card->category);
  if (!check_whole (reader, section, LOKET_RECORD (card)))
    return FALSE;
  g_list_store_append (profile->cards, card);
  return TRUE;
}

/**
 * loket_profile_check_cards:
 * @reader: a profile that is read
 * @profile: complete
 *
 * Returns: %FALSE when there are cards and nothing says how they are sealed
 */
gboolean
loket_profile_check_cards (LoketProfileReader *reader, LoketProfile *profile)
{
  return profile->card != NULL || g_list_model_get_n_items (G_LIST_MODEL (profile->cards)) == 0 ||
         loket_profile_refuse (reader, "card", NULL, "this section is missing");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of the district profile; profile-parse.c reads them from a file. */
#include "config.h"

#include "core/profile.h"

#include "core/guarantee-code.h"

#include <string.h>

G_DEFINE_ENUM_TYPE (LoketPaperNeed,
                    loket_paper_need,
                    G_DEFINE_ENUM_VALUE (LOKET_PAPER_ALWAYS, "always"),
                    G_DEFINE_ENUM_VALUE (LOKET_PAPER_UNLISTED, "unlisted"),
                    G_DEFINE_ENUM_VALUE (LOKET_PAPER_IF_ANY, "if_any"))

G_DEFINE_ENUM_TYPE (LoketGives,
                    loket_gives,
                    G_DEFINE_ENUM_VALUE (LOKET_GIVES_CARD, "card"),
                    G_DEFINE_ENUM_VALUE (LOKET_GIVES_LETTER, "letter"),
                    G_DEFINE_ENUM_VALUE (LOKET_GIVES_AID, "aid"),
                    G_DEFINE_ENUM_VALUE (LOKET_GIVES_ANSWER, "answer"))

/* clang-format off */
static const LoketField phrase_fields[] = {
  LOKET_FIELD_TEXT (LoketPhrase, id, LOKET_FIELD_PLAIN, .max = 500, .blurb = "Indonesian"),
  LOKET_FIELD_TEXT (LoketPhrase, jv, LOKET_FIELD_OPTIONAL, .max = 500, .blurb = "Javanese (krama)"),
  LOKET_FIELD_TEXT (LoketPhrase, en, LOKET_FIELD_OPTIONAL, .max = 500, .blurb = "English"),
};
LOKET_DEFINE_RECORD (LoketPhrase, loket_phrase, phrase_fields)

static const LoketField requirement_fields[] = {
  LOKET_FIELD_TEXT (LoketRequirement, icon, LOKET_FIELD_OPTIONAL, .min = 1, .max = 64, .blurb = "Name of its picture"),
  LOKET_FIELD_RECORD (LoketRequirement, phrase, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "What it is"),
};
LOKET_DEFINE_RECORD (LoketRequirement, loket_requirement, requirement_fields)

static const LoketField service_fields[] = {
  LOKET_FIELD_TEXT (LoketService, key, LOKET_FIELD_KEY, .min = 1, .max = 64, .blurb = "Its key: health"),
  LOKET_FIELD_TEXT (LoketService, letter, LOKET_FIELD_PLAIN, .min = 1, .max = 1, .blurb = "First letter of its numbers"),
  LOKET_FIELD_TEXT (LoketService, colour, LOKET_FIELD_PLAIN, .min = 7, .max = 7, .blurb = "Colour of its folder, #rrggbb"),
  LOKET_FIELD_TEXT (LoketService, icon, LOKET_FIELD_PLAIN, .max = 64, .blurb = "Name of its picture"),
  LOKET_FIELD_RECORD (LoketService, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its name"),
  LOKET_FIELD_RECORD (LoketService, hint, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What it is for"),
  LOKET_FIELD_LIST (LoketService, papers, LOKET_FIELD_PLAIN, loket_requirement, .max = 12, .blurb = "Papers to bring"),
  LOKET_FIELD_INTEGER (LoketService, posted_minutes, LOKET_FIELD_PLAIN, .max = 1440, .blurb = "Published time for a listed person, minutes"),
  LOKET_FIELD_INTEGER (LoketService, posted_days, LOKET_FIELD_OPTIONAL, .max = 365, .blurb = "Published time with verification, days"),
  LOKET_FIELD_WORDS (LoketService, stages, LOKET_FIELD_OPTIONAL, .min = 1, .max = 8, .blurb = "Desks that follow"),
  LOKET_FIELD_INTEGER (LoketService, day_limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = 9999, .blurb = "Numbers of a day at most"),
};
LOKET_DEFINE_RECORD (LoketService, loket_service, service_fields)

static const LoketField stage_fields[] = {
  LOKET_FIELD_TEXT (LoketQueueStage, key, LOKET_FIELD_KEY, .min = 1, .max = 64, .blurb = "Its key: card-press"),
  LOKET_FIELD_RECORD (LoketQueueStage, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its name"),
};
LOKET_DEFINE_RECORD (LoketQueueStage, loket_queue_stage, stage_fields)

static const LoketField counter_post_fields[] = {
  LOKET_FIELD_TEXT (LoketCounterPost, id, LOKET_FIELD_KEY, .min = 1, .max = 8, .blurb = "What stands over it"),
  LOKET_FIELD_WORDS (LoketCounterPost, services, LOKET_FIELD_OPTIONAL, .blurb = "Services proposed when it opens; absent: all"),
};
LOKET_DEFINE_RECORD (LoketCounterPost, loket_counter_post, counter_post_fields)

static const LoketField workday_fields[] = {
  LOKET_FIELD_INTEGER (LoketWorkday, weekday, LOKET_FIELD_PLAIN, .min = 1, .max = 7, .blurb = "1 = Monday, 7 = Sunday"),
  LOKET_FIELD_INTEGER (LoketWorkday, opens, LOKET_FIELD_PLAIN, .max = 1439, .blurb = "Minutes after local midnight"),
  LOKET_FIELD_INTEGER (LoketWorkday, closes, LOKET_FIELD_PLAIN, .min = 1, .max = 1440, .blurb = "Minutes after local midnight"),
  LOKET_FIELD_INTEGER (LoketWorkday, break_starts, LOKET_FIELD_OPTIONAL, .max = 1439, .blurb = "Minutes after local midnight"),
  LOKET_FIELD_INTEGER (LoketWorkday, break_ends, LOKET_FIELD_OPTIONAL, .max = 1440, .blurb = "Minutes after local midnight"),
  LOKET_FIELD_INTEGER (LoketWorkday, first_ticket, LOKET_FIELD_OPTIONAL, .max = 1439, .blurb = "Numbers are given from then on, minutes after local midnight"),
  LOKET_FIELD_INTEGER (LoketWorkday, last_ticket, LOKET_FIELD_OPTIONAL, .max = 1440, .blurb = "No more numbers are given from then on"),
};
LOKET_DEFINE_RECORD (LoketWorkday, loket_workday, workday_fields)

static const LoketField season_fields[] = {
  LOKET_FIELD_TEXT (LoketSeason, key, LOKET_FIELD_KEY, .min = 1, .max = 64, .blurb = "Its key: ramadan-1447"),
  LOKET_FIELD_RECORD (LoketSeason, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its name"),
  LOKET_FIELD_DAY (LoketSeason, first_day, LOKET_FIELD_PLAIN, .blurb = "First day with these hours"),
  LOKET_FIELD_DAY (LoketSeason, last_day, LOKET_FIELD_PLAIN, .blurb = "Last day with these hours"),
  LOKET_FIELD_LIST (LoketSeason, hours, LOKET_FIELD_PLAIN, loket_workday, .max = 7, .blurb = "Its hours; a day that is not there is closed"),
};
LOKET_DEFINE_RECORD (LoketSeason, loket_season, season_fields)

static const LoketField holiday_fields[] = {
  LOKET_FIELD_DAY (LoketHoliday, day, LOKET_FIELD_PLAIN, .blurb = "The day"),
  LOKET_FIELD_TEXT (LoketHoliday, kind, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "libur_nasional or cuti_bersama"),
  LOKET_FIELD_TEXT (LoketHoliday, name, LOKET_FIELD_PLAIN, .min = 1, .max = 100, .blurb = "Its name, Indonesian"),
};
LOKET_DEFINE_RECORD (LoketHoliday, loket_holiday, holiday_fields)

static const LoketField source_fields[] = {
  LOKET_FIELD_TEXT (LoketSource, key, LOKET_FIELD_KEY, .min = 2, .max = 40, .blurb = "Key of the source"),
  LOKET_FIELD_RECORD (LoketSource, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its name"),
  LOKET_FIELD_TEXT (LoketSource, kind, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "What kind of source"),
  LOKET_FIELD_INTEGER (LoketSource, rank, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_SOURCE_LEAST, .blurb = "1 = trusted most where lists disagree"),
  LOKET_FIELD_TEXT (LoketSource, legal_basis, LOKET_FIELD_OPTIONAL, .blurb = "What allows the office to have its lists"),
  LOKET_FIELD_TEXT (LoketSource, map, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Key of the shipped map of its columns"),
};
LOKET_DEFINE_RECORD (LoketSource, loket_source, source_fields)

static const LoketField kind_paper_fields[] = {
  LOKET_FIELD_TEXT (LoketKindPaper, key, LOKET_FIELD_KEY, .min = 1, .max = 40, .blurb = "Its key: ktp"),
  LOKET_FIELD_RECORD (LoketKindPaper, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "What it is"),
  LOKET_FIELD_TEXT (LoketKindPaper, icon, LOKET_FIELD_OPTIONAL, .min = 1, .max = 64, .blurb = "Name of its picture"),
  LOKET_FIELD_ENUM (LoketKindPaper, need, LOKET_FIELD_PLAIN, loket_paper_need, .blurb = "When it has to be there"),
};
LOKET_DEFINE_RECORD (LoketKindPaper, loket_kind_paper, kind_paper_fields)

static const LoketField application_kind_fields[] = {
  LOKET_FIELD_TEXT (LoketApplicationKind, key, LOKET_FIELD_KEY, .min = 2, .max = 40, .blurb = "Its key: saraswati-card"),
  LOKET_FIELD_TEXT (LoketApplicationKind, service, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Service that it belongs to"),
  LOKET_FIELD_RECORD (LoketApplicationKind, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its name"),
  LOKET_FIELD_LIST (LoketApplicationKind, papers, LOKET_FIELD_PLAIN, loket_kind_paper, .max = 12, .blurb = "Papers that it takes"),
  LOKET_FIELD_ENUM (LoketApplicationKind, gives, LOKET_FIELD_PLAIN, loket_gives, .blurb = "What it ends in when it is granted"),
  LOKET_FIELD_WORDS (LoketApplicationKind, approvals, LOKET_FIELD_PLAIN, .min = 1, .max = 2, .blurb = "Whose approval it takes: section, head"),
  LOKET_FIELD_INTEGER (LoketApplicationKind, listed_minutes, LOKET_FIELD_PLAIN, .min = 1, .max = 1440, .blurb = "Posted time for who is listed, minutes"),
  LOKET_FIELD_INTEGER (LoketApplicationKind, unlisted_days, LOKET_FIELD_PLAIN, .min = 1, .max = 365, .blurb = "Posted time for others, working days"),
  LOKET_FIELD_INTEGER (LoketApplicationKind, papers_days, LOKET_FIELD_PLAIN, .min = 1, .max = 365, .blurb = "Days in which papers may follow"),
  LOKET_FIELD_INTEGER (LoketApplicationKind, village_days, LOKET_FIELD_PLAIN, .min = 1, .max = 365, .blurb = "Days in which a village should answer"),
  LOKET_FIELD_INTEGER (LoketApplicationKind, expire_days, LOKET_FIELD_PLAIN, .min = 0, .max = 365, .blurb = "Days behind the last one for papers after which nobody waits any more"),
  LOKET_FIELD_WORDS (LoketApplicationKind, forms, LOKET_FIELD_OPTIONAL, .max = 10, .blurb = "Forms that may be filled for it"),
  LOKET_FIELD_WORDS (LoketApplicationKind, letters, LOKET_FIELD_OPTIONAL, .max = 10, .blurb = "Letters that it may end in"),
};
LOKET_DEFINE_RECORD (LoketApplicationKind, loket_application_kind, application_kind_fields)

static const LoketField profile_fields[] = {
  LOKET_FIELD_TEXT (LoketProfile, key, LOKET_FIELD_KEY, .min = 1, .max = 64, .blurb = "Name of the profile"),
  LOKET_FIELD_TEXT (LoketProfile, office_id, LOKET_FIELD_PLAIN, .min = 1, .max = 16, .blurb = "Region code of the office"),
  LOKET_FIELD_TEXT (LoketProfile, government, LOKET_FIELD_OPTIONAL, .max = 100, .blurb = "First line of the letterhead"),
  LOKET_FIELD_RECORD (LoketProfile, unit, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Name of the office"),
  LOKET_FIELD_RECORD (LoketProfile, regency, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Name of the regency"),
  LOKET_FIELD_RECORD (LoketProfile, pledge, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "One line under the name"),
  LOKET_FIELD_TEXT (LoketProfile, address, LOKET_FIELD_OPTIONAL, .blurb = "Where it is"),
  LOKET_FIELD_TEXT (LoketProfile, phone, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Telephone"),
  LOKET_FIELD_TEXT (LoketProfile, colour, LOKET_FIELD_PLAIN, .min = 7, .max = 7, .blurb = "Colour of the house, #rrggbb"),
  LOKET_FIELD_INTEGER (LoketProfile, utc_offset, LOKET_FIELD_PLAIN, .min = -720, .max = 840, .blurb = "Minutes ahead of UTC"),
  LOKET_FIELD_TEXT (LoketProfile, zone, LOKET_FIELD_PLAIN, .max = 8, .blurb = "Name of its time: WIB"),
  LOKET_FIELD_WORDS (LoketProfile, languages, LOKET_FIELD_PLAIN, .min = 1, .max = 3, .blurb = "Languages offered, first is the default"),
  LOKET_FIELD_INTEGER (LoketProfile, language_day, LOKET_FIELD_OPTIONAL, .min = 1, .max = 7, .blurb = "Day of the week that has a language of its own, 1 is Monday"),
  LOKET_FIELD_TEXT (LoketProfile, day_language, LOKET_FIELD_OPTIONAL, .min = 2, .max = 2, .blurb = "Language that is proposed on that day"),
  LOKET_FIELD_INTEGER (LoketProfile, head_start, LOKET_FIELD_PLAIN, .max = 240, .blurb = "Minutes that a priority ticket counts as older"),
  LOKET_FIELD_INTEGER (LoketProfile, waiting_cap, LOKET_FIELD_PLAIN, .min = 1, .max = 600, .blurb = "Minutes of waiting after which a ticket goes first"),
  LOKET_FIELD_INTEGER (LoketProfile, return_behind, LOKET_FIELD_OPTIONAL, .min = 0, .max = 20, .blurb = "Calls that somebody lets pass who did not come"),
  LOKET_FIELD_INTEGER (LoketProfile, misses, LOKET_FIELD_OPTIONAL, .min = 1, .max = 9, .blurb = "Calls missed after which a visit is over"),
  LOKET_FIELD_INTEGER (LoketProfile, park_minutes, LOKET_FIELD_OPTIONAL, .min = 1, .max = 240, .blurb = "Minutes that somebody may be parked"),
  LOKET_FIELD_INTEGER (LoketProfile, back_minutes, LOKET_FIELD_OPTIONAL, .min = 1, .max = 240, .blurb = "Minutes that somebody sent back is kept for the same officer"),
  LOKET_FIELD_INTEGER (LoketProfile, objection_days, LOKET_FIELD_OPTIONAL, .min = 1, .max = 365, .blurb = "Working days in which somebody may object to a decision"),
  LOKET_FIELD_INTEGER (LoketProfile, watch_days, LOKET_FIELD_OPTIONAL, .min = 1, .max = 365, .blurb = "Days before its end that a decision is told of"),
  LOKET_FIELD_INTEGER (LoketProfile, hearing_days, LOKET_FIELD_OPTIONAL, .min = 1, .max = 365, .blurb = "Days that a resident has to answer in a hearing"),
  LOKET_FIELD_INTEGER (LoketProfile, list_days, LOKET_FIELD_OPTIONAL, .min = 1, .max = 365, .blurb = "Days before its end that the worklist has a decision"),
  LOKET_FIELD_INTEGER (LoketProfile, list_red_days, LOKET_FIELD_OPTIONAL, .min = 1, .max = 365, .blurb = "Days before its end that a decision is red in the worklist"),
  LOKET_FIELD_INTEGER (LoketProfile, look_ups, LOKET_FIELD_OPTIONAL, .min = 10, .max = 100000, .blurb = "Look-ups that an officer may make in an hour"),
  LOKET_FIELD_BOOLEAN (LoketProfile, refuse_outside_hours, LOKET_FIELD_OPTIONAL, .blurb = "No tickets while the office is closed"),
  LOKET_FIELD_BOOLEAN (LoketProfile, weight_011, LOKET_FIELD_OPTIONAL, .blurb = "Elements of satisfaction weigh 0.11 in place of 1/9"),
  LOKET_FIELD_BOOLEAN (LoketProfile, numbers_as_words, LOKET_FIELD_OPTIONAL, .blurb = "Indonesian calls say numbers as words"),
  LOKET_FIELD_LIST (LoketProfile, services, LOKET_FIELD_PLAIN, loket_service, .min = 1, .max = 26, .blurb = "Service groups in the order of their letters"),
  LOKET_FIELD_LIST (LoketProfile, stages, LOKET_FIELD_PLAIN, loket_queue_stage, .max = 16, .blurb = "Desks behind the first ones"),
  LOKET_FIELD_LIST (LoketProfile, counters, LOKET_FIELD_PLAIN, loket_counter_post, .min = 1, .max = 99, .blurb = "Counters"),
  LOKET_FIELD_LIST (LoketProfile, hours, LOKET_FIELD_OPTIONAL, loket_workday, .max = 7, .blurb = "When it is open; a day that is not there is closed"),
  LOKET_FIELD_LIST (LoketProfile, seasons, LOKET_FIELD_OPTIONAL, loket_season, .max = 20, .blurb = "Times of the year with other hours"),
  LOKET_FIELD_LIST (LoketProfile, sources, LOKET_FIELD_OPTIONAL, loket_source, .max = 98, .blurb = "Who sends lists"),
  LOKET_FIELD_LIST (LoketProfile, applications, LOKET_FIELD_OPTIONAL, loket_application_kind, .max = 60, .blurb = "What can be applied for"),
  LOKET_FIELD_RECORD (LoketProfile, card, LOKET_FIELD_OPTIONAL, loket_card_rules, .blurb = "What all cards share"),
  LOKET_FIELD_LIST (LoketProfile, cards, LOKET_FIELD_OPTIONAL, loket_card_product, .max = 20, .blurb = "Cards that the office gives"),
  LOKET_FIELD_LIST (LoketProfile, facilities, LOKET_FIELD_OPTIONAL, loket_facility, .max = LOKET_FACILITIES_MAX, .blurb = "Where cards are accepted"),
  LOKET_FIELD_LIST (LoketProfile, entitlements, LOKET_FIELD_OPTIONAL, loket_entitlement, .max = 60, .blurb = "What the bits of a seal give"),
  LOKET_FIELD_RECORD (LoketProfile, school_help, LOKET_FIELD_OPTIONAL, loket_school_help, .blurb = "What a school may ask"),
  LOKET_FIELD_RECORD (LoketProfile, hall, LOKET_FIELD_OPTIONAL, loket_hall, .blurb = "What the board of the hall shows beside calls"),
  LOKET_FIELD_INTEGER (LoketProfile, guarantee_days, LOKET_FIELD_OPTIONAL, .min = 0, .max = LOKET_GUARANTEE_DAYS_MAX, .blurb = "Days behind its own that a guarantee slip holds"),
  LOKET_FIELD_LIST (LoketProfile, holidays, LOKET_FIELD_OPTIONAL, loket_holiday, .max = 1000, .blurb = "Public holidays and joint leave"),
};
LOKET_DEFINE_RECORD (LoketProfile, loket_profile, profile_fields)
/* clang-format on */

/**
 * loket_phrase_in:
 * @phrase: (nullable): a text in several languages
 * @language: "id", "jv" or "en"
 *
 * Returns: (nullable) (transfer none): the text in that language, else in Indonesian
 */
const char *
loket_phrase_in (LoketPhrase *phrase, const char *language)
{
  const char *text = NULL;

  if (phrase == NULL)
    return NULL;
  if (strcmp (language, "jv") == 0)
    text = phrase->jv;
  else if (strcmp (language, "en") == 0)
    text = phrase->en;
  return text != NULL ? text : phrase->id;
}

static gpointer
find_by_key (GListStore *list, const char *key)
{
  guint n = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRecord) item = g_list_model_get_item (G_LIST_MODEL (list), i);
    if (g_strcmp0 (loket_record_id (item), key) == 0)
      return item; /* the list keeps it alive */
  }
  return NULL;
}

/**
 * loket_profile_service:
 * @profile: a profile
 * @key: key of a service
 *
 * Returns: (nullable) (transfer none): that service
 */
LoketService *
loket_profile_service (LoketProfile *profile, const char *key)
{
  return find_by_key (profile->services, key);
}

/**
 * loket_profile_stage:
 * @profile: a profile
 * @key: a key
 *
 * Returns: (nullable) (transfer none): the desk behind the first one with that key
 */
LoketQueueStage *
loket_profile_stage (LoketProfile *profile, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (profile->stages)); i++) {
    g_autoptr (LoketQueueStage) stage = g_list_model_get_item (G_LIST_MODEL (profile->stages), i);
    if (g_strcmp0 (stage->key, key) == 0)
      return stage;
  }
  return NULL;
}

/**
 * loket_profile_has_queue:
 * @profile: a profile
 * @key: a key
 *
 * Returns: %TRUE when people wait under it: for a service, or for a desk behind the first one
 */
gboolean
loket_profile_has_queue (LoketProfile *profile, const char *key)
{
  return loket_profile_service (profile, key) != NULL || loket_profile_stage (profile, key) != NULL;
}

/**
 * loket_profile_source:
 * @profile: a profile
 * @key: of a source of lists
 *
 * Returns: (transfer none) (nullable): the source, or %NULL when the profile does not name it
 */
LoketSource *
loket_profile_source (LoketProfile *profile, const char *key)
{
  return find_by_key (profile->sources, key);
}

/**
 * loket_profile_application:
 * @profile: a profile
 * @key: of a kind of application
 *
 * Returns: (transfer none) (nullable): that kind
 */
LoketApplicationKind *
loket_profile_application (LoketProfile *profile, const char *key)
{
  return find_by_key (profile->applications, key);
}

/**
 * loket_profile_card:
 * @profile: a profile
 * @key: of a card that it gives
 *
 * Returns: (transfer none) (nullable): that card
 */
LoketCardProduct *
loket_profile_card (LoketProfile *profile, const char *key)
{
  return find_by_key (profile->cards, key);
}

/**
 * loket_profile_card_of:
 * @profile: a profile
 * @category: nick of a LoketCategory
 *
 * Returns: (transfer none) (nullable): the first card of that category
 */
LoketCardProduct *
loket_profile_card_of (LoketProfile *profile, const char *category)
{
  guint n = profile->cards != NULL ? g_list_model_get_n_items (G_LIST_MODEL (profile->cards)) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketCardProduct) card = g_list_model_get_item (G_LIST_MODEL (profile->cards), i);
    if (strcmp (card->category, category) == 0)
      return card; /* the list keeps it alive */
  }
  return NULL;
}

/**
 * loket_profile_facility:
 * @profile: a profile
 * @key: (nullable): of a house where cards are accepted
 *
 * Returns: (transfer none) (nullable): that house
 */
LoketFacility *
loket_profile_facility (LoketProfile *profile, const char *key)
{
  return find_by_key (profile->facilities, key);
}

/**
 * loket_profile_facility_of:
 * @profile: a profile
 * @device: (nullable): name of a device, as it was enrolled
 *
 * Returns: (transfer none) (nullable): the house in which it stands, %NULL when the profile names
 *   none
 */
LoketFacility *
loket_profile_facility_of (LoketProfile *profile, const char *device)
{
  GListModel *all = G_LIST_MODEL (profile->facilities);
  const guint n = all != NULL && device != NULL ? g_list_model_get_n_items (all) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketFacility) facility = g_list_model_get_item (all, i);
    if (facility->devices != NULL &&
        g_strv_contains ((const char *const *) facility->devices, device))
      return facility; /* the list keeps it alive */
  }
  return NULL;
}

/**
 * loket_profile_bits_at:
 * @profile: a profile
 * @kind: of a house where cards are accepted
 *
 * Returns: the entitlements of a seal that give something there, as bits
 */
gint64
loket_profile_bits_at (LoketProfile *profile, LoketFacilityKind kind)
{
  g_autoptr (GPtrArray) all = loket_profile_gives_at (profile, kind, -1);
  gint64 bits = 0;

  for (guint i = 0; i < all->len; i++)
    bits |= G_GINT64_CONSTANT (1) << ((LoketEntitlement *) all->pdata[i])->bit;
  return bits;
}

/**
 * loket_profile_gives_at:
 * @profile: a profile
 * @kind: of a house where cards are accepted
 * @bits: entitlements of a card, as its seal has them; bits that the profile does not know give
 *   nothing (card-token.md 2)
 *
 * Returns: (transfer full) (element-type LoketEntitlement): what that card gives there, in the
 *   order of the profile
 */
GPtrArray *
loket_profile_gives_at (LoketProfile *profile, LoketFacilityKind kind, gint64 bits)
{
  GPtrArray *gives = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all = G_LIST_MODEL (profile->entitlements);
  const guint n = all != NULL ? g_list_model_get_n_items (all) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketEntitlement) one = g_list_model_get_item (all, i);
    if (one->at == kind && (bits >> one->bit & 1) != 0)
      g_ptr_array_add (gives, g_steal_pointer (&one));
  }
  return gives;
}

/**
 * loket_application_kind_paper:
 * @kind: a kind of application
 * @key: of one of its papers
 *
 * Returns: (transfer none) (nullable): that paper
 */
LoketKindPaper *
loket_application_kind_paper (LoketApplicationKind *kind, const char *key)
{
  return find_by_key (kind->papers, key);
}

/**
 * loket_profile_counter:
 * @profile: a profile
 * @id: name of a counter
 *
 * Returns: (nullable) (transfer none): that counter
 */
LoketCounterPost *
loket_profile_counter (LoketProfile *profile, const char *id)
{
  return find_by_key (profile->counters, id);
}

/**
 * loket_profile_language_on:
 * @profile: a profile
 * @weekday: 1 = Monday ... 7 = Sunday
 *
 * Central Java speaks Javanese on Thursdays (domain.md 6.2); which day and which language is
 * written in the profile.
 *
 * Returns: (transfer none): the language that is proposed on such a day
 */
const char *
loket_profile_language_on (LoketProfile *profile, int weekday)
{
  return profile->day_language != NULL && profile->language_day.set &&
                 profile->language_day.value == weekday
             ? profile->day_language
             : profile->languages[0];
}

/**
 * loket_profile_speech_style:
 * @profile: a profile
 *
 * Returns: how this office says its numbers
 */
LoketSpeechStyle
loket_profile_speech_style (LoketProfile *profile)
{
  return profile->numbers_as_words ? LOKET_SPEECH_WORDS : LOKET_SPEECH_DIGITS;
}

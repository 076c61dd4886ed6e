/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records between the office and the desks that check its cards. */
#include "config.h"

#include "core/verifier-desk.h"

#include "core/profile.h"

#include <string.h>

#define LAST_TIME G_GINT64_CONSTANT (4102444800) /* 2100-01-01 */
#define ISS_MAX 16
#define KEYS_MAX 128
#define NUMBER_MAX 20
#define PRINTS_MAX 10000
#define COUNTS_MAX 1000

G_DEFINE_ENUM_TYPE (LoketCardPurpose,
                    loket_card_purpose,
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_PURPOSE_OUTPATIENT, "outpatient"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_PURPOSE_EMERGENCY, "emergency"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_PURPOSE_INPATIENT, "inpatient"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_PURPOSE_SCHOOL_HELP, "school_help"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_PURPOSE_OTHER, "other"))

G_DEFINE_ENUM_TYPE (LoketCardStanding,
                    loket_card_standing,
                    G_DEFINE_ENUM_VALUE (LOKET_STANDING_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (LOKET_STANDING_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (LOKET_STANDING_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (LOKET_STANDING_SUSPENDED, "suspended"),
                    G_DEFINE_ENUM_VALUE (LOKET_STANDING_REVOKED, "revoked"),
                    G_DEFINE_ENUM_VALUE (LOKET_STANDING_REPLACED, "replaced"),
                    G_DEFINE_ENUM_VALUE (LOKET_STANDING_EXPIRED, "expired"))

G_DEFINE_ENUM_TYPE (LoketUseHintKind,
                    loket_use_hint_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_HINT_TWO_PLACES, "two_places"),
                    G_DEFINE_ENUM_VALUE (LOKET_HINT_AFTER_DEATH, "after_death"),
                    G_DEFINE_ENUM_VALUE (LOKET_HINT_FAR_MORE, "far_more"))

/* clang-format off */
static const LoketField held_fields[] = {
  LOKET_FIELD_TEXT (LoketListHeld, iss, LOKET_FIELD_NAME, .min = 1, .max = ISS_MAX, .blurb = "Code of the office"),
  LOKET_FIELD_INTEGER (LoketListHeld, iat, LOKET_FIELD_PLAIN, .min = 0, .max = LAST_TIME, .blurb = "When it was signed, seconds since 1970"),
};
LOKET_DEFINE_RECORD (LoketListHeld, loket_list_held, held_fields)

static const LoketField lists_held_fields[] = {
  LOKET_FIELD_INTEGER (LoketListsHeld, trust, LOKET_FIELD_OPTIONAL, .min = 0, .max = LAST_TIME, .blurb = "When the trust list that one holds was signed, seconds since 1970"),
  LOKET_FIELD_LIST (LoketListsHeld, statuses, LOKET_FIELD_OPTIONAL, loket_list_held, .max = KEYS_MAX, .blurb = "Status lists that one holds"),
};
LOKET_DEFINE_RECORD (LoketListsHeld, loket_lists_held, lists_held_fields)

static const LoketField list_file_fields[] = {
  LOKET_FIELD_TEXT (LoketListFile, iss, LOKET_FIELD_NAME, .min = 1, .max = ISS_MAX, .blurb = "Code of the office"),
  LOKET_FIELD_INTEGER (LoketListFile, iat, LOKET_FIELD_PLAIN, .min = 0, .max = LAST_TIME, .blurb = "When it was signed, seconds since 1970"),
  LOKET_FIELD_BYTES (LoketListFile, cwt, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_STATUS_LIST_MAX, .blurb = "The status list"),
};
LOKET_DEFINE_RECORD (LoketListFile, loket_list_file, list_file_fields)

static const LoketField lists_answer_fields[] = {
  LOKET_FIELD_BYTES (LoketListsAnswer, root, LOKET_FIELD_OPTIONAL, .min = LOKET_COSE_PUBLIC, .max = LOKET_COSE_PUBLIC, .blurb = "Public key that signs trust lists; absent: the office has no keys"),
  LOKET_FIELD_BYTES (LoketListsAnswer, trust, LOKET_FIELD_OPTIONAL, .max = LOKET_TRUST_LIST_MAX, .blurb = "The trust list; absent: there is none newer"),
  LOKET_FIELD_LIST (LoketListsAnswer, statuses, LOKET_FIELD_PLAIN, loket_list_file, .max = LOKET_LISTS_PART, .blurb = "Status lists that are newer"),
  LOKET_FIELD_BOOLEAN (LoketListsAnswer, more, LOKET_FIELD_PLAIN, .blurb = "There are more; ask again"),
};
LOKET_DEFINE_RECORD (LoketListsAnswer, loket_lists_answer, lists_answer_fields)

static const LoketField news_fields[] = {
  LOKET_FIELD_TEXT (LoketListNews, name, LOKET_FIELD_KEY, .max = 40, .blurb = "Name of its file"),
  LOKET_FIELD_INTEGER (LoketListNews, iat, LOKET_FIELD_PLAIN, .blurb = "When it was signed, seconds since 1970"),
};
LOKET_DEFINE_ENTITY (LoketListNews, loket_list_news, news_fields, "list_news", "lists")

static const LoketField verify_scan_fields[] = {
  LOKET_FIELD_TEXT (LoketVerifyScan, text, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_CARD_TEXT_MAX, .blurb = "What a scanner read"),
};
LOKET_DEFINE_RECORD (LoketVerifyScan, loket_verify_scan, verify_scan_fields)

static const LoketField verify_answer_fields[] = {
  LOKET_FIELD_ENUM (LoketVerifyAnswer, verdict, LOKET_FIELD_PLAIN, loket_verdict, .blurb = "What the office makes of it now"),
  LOKET_FIELD_TEXT (LoketVerifyAnswer, word, LOKET_FIELD_PLAIN, .blurb = "The same in a few words of English"),
  LOKET_FIELD_RECORD (LoketVerifyAnswer, claims, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, loket_card_claims, .blurb = "What stands on the card"),
  LOKET_FIELD_ENUM (LoketVerifyAnswer, standing, LOKET_FIELD_PLAIN, loket_card_standing, .blurb = "What the office knows beyond its list"),
  LOKET_FIELD_TIME (LoketVerifyAnswer, since, LOKET_FIELD_OPTIONAL, .blurb = "When that began"),
};
LOKET_DEFINE_RECORD (LoketVerifyAnswer, loket_verify_answer, verify_answer_fields)

static const LoketField use_telling_fields[] = {
  LOKET_FIELD_TEXT (LoketUseTelling, number, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = 1, .max = NUMBER_MAX, .blurb = "Number of the card, where the profile wants it"),
  LOKET_FIELD_TEXT (LoketUseTelling, iss, LOKET_FIELD_NAME, .min = 1, .max = ISS_MAX, .blurb = "Code of its office"),
  LOKET_FIELD_INTEGER (LoketUseTelling, print, LOKET_FIELD_OPTIONAL, .min = 1, .max = PRINTS_MAX, .blurb = "Which print of it"),
  LOKET_FIELD_ENUM (LoketUseTelling, purpose, LOKET_FIELD_PLAIN, loket_card_purpose, .blurb = "What it was used for"),
  LOKET_FIELD_ENUM (LoketUseTelling, verdict, LOKET_FIELD_PLAIN, loket_verdict, .blurb = "What the desk read"),
  LOKET_FIELD_TIME (LoketUseTelling, at, LOKET_FIELD_PLAIN, .blurb = "When"),
};
LOKET_DEFINE_RECORD (LoketUseTelling, loket_use_telling, use_telling_fields)

static const LoketField card_use_fields[] = {
  LOKET_FIELD_TEXT (LoketCardUse, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Id"),
  LOKET_FIELD_TEXT (LoketCardUse, number, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = 1, .max = NUMBER_MAX, .blurb = "Number of the card; absent: uses are only counted"),
  LOKET_FIELD_TEXT (LoketCardUse, iss, LOKET_FIELD_NAME, .min = 1, .max = ISS_MAX, .blurb = "Code of its office"),
  LOKET_FIELD_INTEGER (LoketCardUse, print, LOKET_FIELD_OPTIONAL, .min = 1, .max = PRINTS_MAX, .blurb = "Which print of it"),
  LOKET_FIELD_ENUM (LoketCardUse, purpose, LOKET_FIELD_PLAIN, loket_card_purpose, .blurb = "What it was used for"),
  LOKET_FIELD_ENUM (LoketCardUse, verdict, LOKET_FIELD_PLAIN, loket_verdict, .blurb = "What the desk read"),
  LOKET_FIELD_TIME (LoketCardUse, at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketCardUse, facility, LOKET_FIELD_NAME, .min = 1, .max = LOKET_FACILITY_MAX, .blurb = "Where: a key of the profile, or the name of the device"),
  LOKET_FIELD_TEXT (LoketCardUse, device, LOKET_FIELD_PLAIN, .max = 64, .blurb = "Device that told it"),
  LOKET_FIELD_TIME (LoketCardUse, told_at, LOKET_FIELD_PLAIN, .blurb = "When the office heard of it"),
};
LOKET_DEFINE_ENTITY (LoketCardUse, loket_card_use, card_use_fields, "card_use", NULL)

static const LoketField hint_fields[] = {
  LOKET_FIELD_ENUM (LoketUseHint, kind, LOKET_FIELD_PLAIN, loket_use_hint_kind, .blurb = "Why somebody should look"),
  LOKET_FIELD_TEXT (LoketUseHint, number, LOKET_FIELD_PERSONAL, .max = NUMBER_MAX, .blurb = "Number of the card"),
  LOKET_FIELD_TEXT (LoketUseHint, iss, LOKET_FIELD_NAME, .max = ISS_MAX, .blurb = "Code of its office"),
  LOKET_FIELD_TIME (LoketUseHint, at, LOKET_FIELD_PLAIN, .blurb = "The last use that it is about"),
  LOKET_FIELD_TEXT (LoketUseHint, facility, LOKET_FIELD_OPTIONAL, .max = LOKET_FACILITY_MAX, .blurb = "Where that was"),
  LOKET_FIELD_TEXT (LoketUseHint, other, LOKET_FIELD_OPTIONAL, .max = LOKET_FACILITY_MAX, .blurb = "The other place"),
  LOKET_FIELD_INTEGER (LoketUseHint, uses, LOKET_FIELD_OPTIONAL, .blurb = "How many in thirty days"),
};
LOKET_DEFINE_RECORD (LoketUseHint, loket_use_hint, hint_fields)

static const LoketField count_fields[] = {
  LOKET_FIELD_TEXT (LoketUseCount, facility, LOKET_FIELD_NAME, .max = LOKET_FACILITY_MAX, .blurb = "Where"),
  LOKET_FIELD_ENUM (LoketUseCount, purpose, LOKET_FIELD_PLAIN, loket_card_purpose, .blurb = "What for"),
  LOKET_FIELD_INTEGER (LoketUseCount, uses, LOKET_FIELD_PLAIN, .blurb = "How often in thirty days"),
};
LOKET_DEFINE_RECORD (LoketUseCount, loket_use_count, count_fields)

static const LoketField hints_fields[] = {
  LOKET_FIELD_LIST (LoketUseHints, hints, LOKET_FIELD_PLAIN, loket_use_hint, .max = LOKET_HINTS_MAX, .blurb = "What somebody should look at, the newest first"),
  LOKET_FIELD_LIST (LoketUseHints, counts, LOKET_FIELD_PLAIN, loket_use_count, .max = COUNTS_MAX, .blurb = "Uses of the last thirty days by place and purpose"),
};
LOKET_DEFINE_RECORD (LoketUseHints, loket_use_hints, hints_fields)
/* clang-format on */

/**
 * loket_list_address_is_good:
 * @address: a folder on a web server
 *
 * The lists are signed; that nobody sees which office a desk asks of is what https is for.
 *
 * Returns: whether lists may be fetched from there: "https://…", or "http://127.0.0.1…" for tests
 *   and for a server on the same machine
 */
gboolean
loket_list_address_is_good (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL ||
      g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return FALSE;
  return strcmp (scheme, "https") == 0 ||
         (strcmp (scheme, "http") == 0 && strcmp (host, "127.0.0.1") == 0);
}

/**
 * loket_status_file_name:
 * @iss: code of an office that loket_issuer_is_good() lets pass
 *
 * Returns: (transfer full): what the file of its status list is called
 */
char *
loket_status_file_name (const char *iss)
{
  return g_strconcat ("status-", iss, ".cwt", NULL);
}

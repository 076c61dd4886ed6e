/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of guarantee slips, and how a desk makes one out of what it saw and the profile. */
#include "config.h"

#include "core/guarantee.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/guarantee-moves.h"

#include <glib/gi18n.h>
#include <string.h>

#define AREA_MAX 13
#define CLASS_MAX 500 /* as long as a phrase of the profile can be */
#define BITS_MAX 65535
#define REASON_MAX 500
#define DEVICE_MAX 64
#define HOLDER_MAX 200
#define VERSION_FIELD(Type)                                                                        \
  LOKET_FIELD_INTEGER (Type, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Counts its changes")

G_DEFINE_ENUM_TYPE (LoketGuaranteePurpose,
                    loket_guarantee_purpose,
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_OUTPATIENT, "outpatient"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_EMERGENCY, "emergency"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_INPATIENT, "inpatient"))

G_DEFINE_ENUM_TYPE (LoketGuaranteeState,
                    loket_guarantee_state,
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_ISSUED, "issued"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_MATCHED, "matched"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_WITHDRAWN, "withdrawn"))

G_DEFINE_ENUM_TYPE (LoketGuaranteeMark,
                    loket_guarantee_mark,
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_UNKNOWN_CARD, "unknown_card"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_UNKNOWN_PRINT, "unknown_print"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_REVOKED_BEFORE, "revoked_before"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_CLOCK_UNSURE, "clock_unsure"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_TOO_LONG, "too_long"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_REPEATED, "repeated"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_MADE_AGAIN, "made_again"))

G_DEFINE_ENUM_TYPE (LoketGuaranteeVerdict,
                    loket_guarantee_verdict,
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_REAL, "real"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_OVER, "over"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_UNTOLD, "untold"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_RECALLED, "recalled"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_STRANGE, "strange"),
                    G_DEFINE_ENUM_VALUE (LOKET_GUARANTEE_BROKEN, "broken"))

/* clang-format off */
static const LoketMove moves[] = {
  {LOKET_NO_STATE, "issue", LOKET_GUARANTEE_ISSUED},
  {LOKET_GUARANTEE_ISSUED, "match", LOKET_GUARANTEE_MATCHED},
  {LOKET_GUARANTEE_ISSUED, "withdraw", LOKET_GUARANTEE_WITHDRAWN},
  {LOKET_GUARANTEE_WITHDRAWN, "issue", LOKET_GUARANTEE_ISSUED},
};
const LoketMachine loket_guarantee_machine = {
  "guarantee", loket_guarantee_state_get_type, moves, G_N_ELEMENTS (moves),
};

static const LoketField guarantee_fields[] = {
  LOKET_FIELD_TEXT (LoketGuarantee, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which slip"),
  LOKET_FIELD_TEXT (LoketGuarantee, code, LOKET_FIELD_PLAIN, .min = LOKET_GUARANTEE_CODE, .max = LOKET_GUARANTEE_CODE, .blurb = "Its code for voice and fingers"),
  LOKET_FIELD_TEXT (LoketGuarantee, text, LOKET_FIELD_PLAIN, .max = LOKET_GUARANTEE_TEXT, .blurb = "Text of its QR, signed by the device"),
  LOKET_FIELD_TEXT (LoketGuarantee, number, LOKET_FIELD_PLAIN, .max = LOKET_GUARANTEE_NUMBER, .blurb = "Number of the card that was seen"),
  LOKET_FIELD_INTEGER (LoketGuarantee, print, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Number of its print"),
  LOKET_FIELD_TEXT (LoketGuarantee, card, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "The card; absent: the office does not know it"),
  LOKET_FIELD_TEXT (LoketGuarantee, village, LOKET_FIELD_OPTIONAL, .max = AREA_MAX, .blurb = "Village of the holder"),
  LOKET_FIELD_TEXT (LoketGuarantee, facility, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_FACILITY_MAX, .blurb = "Where: a key of the profile, or the name of the device"),
  LOKET_FIELD_TEXT (LoketGuarantee, device, LOKET_FIELD_PLAIN, .max = DEVICE_MAX, .blurb = "Device that made it"),
  LOKET_FIELD_TEXT (LoketGuarantee, kid, LOKET_FIELD_PLAIN, .max = 2 * LOKET_GUARANTEE_KID, .blurb = "Key that signed it"),
  LOKET_FIELD_ENUM (LoketGuarantee, purpose, LOKET_FIELD_PLAIN, loket_guarantee_purpose, .blurb = "What for"),
  LOKET_FIELD_DAY (LoketGuarantee, day, LOKET_FIELD_PLAIN, .blurb = "Day on which the card was seen"),
  LOKET_FIELD_TIME (LoketGuarantee, issued_at, LOKET_FIELD_PLAIN, .blurb = "When it was seen, as the desk says"),
  LOKET_FIELD_DAY (LoketGuarantee, until_day, LOKET_FIELD_PLAIN, .blurb = "Last day on which it holds"),
  LOKET_FIELD_TEXT (LoketGuarantee, service_class, LOKET_FIELD_OPTIONAL, .max = CLASS_MAX, .blurb = "What it gives, as it stands on the paper"),
  LOKET_FIELD_ENUM (LoketGuarantee, state, LOKET_FIELD_PLAIN, loket_guarantee_state, .blurb = "How far it is"),
  LOKET_FIELD_WORDS (LoketGuarantee, marks, LOKET_FIELD_OPTIONAL, .max = 8, .blurb = "Why a person should look at it"),
  LOKET_FIELD_TEXT (LoketGuarantee, first_slip, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Slip of the same card, facility, day and purpose that came before"),
  LOKET_FIELD_INTEGER (LoketGuarantee, copies, LOKET_FIELD_PLAIN, .min = 1, .blurb = "How often the desk made it"),
  LOKET_FIELD_TEXT (LoketGuarantee, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = REASON_MAX, .blurb = "Why it was withdrawn"),
  LOKET_FIELD_TEXT (LoketGuarantee, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who withdrew it"),
  LOKET_FIELD_TIME (LoketGuarantee, told_at, LOKET_FIELD_PLAIN, .blurb = "When the office heard of it"),
  VERSION_FIELD (LoketGuarantee),
  LOKET_FIELD_TIME (LoketGuarantee, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketGuarantee, loket_guarantee, guarantee_fields, "guarantee", NULL)

static const LoketField key_fields[] = {
  LOKET_FIELD_TEXT (LoketGuaranteeKey, id, LOKET_FIELD_KEY, .min = 2 * LOKET_GUARANTEE_KID, .max = 2 * LOKET_GUARANTEE_KID, .blurb = "Its name, hexadecimal"),
  LOKET_FIELD_BYTES (LoketGuaranteeKey, public_key, LOKET_FIELD_PLAIN, .min = LOKET_GUARANTEE_PUBLIC, .max = LOKET_GUARANTEE_PUBLIC, .blurb = "Ed25519"),
  LOKET_FIELD_TEXT (LoketGuaranteeKey, device, LOKET_FIELD_PLAIN, .max = DEVICE_MAX, .blurb = "Device that signs with it"),
  LOKET_FIELD_TIME (LoketGuaranteeKey, taken_at, LOKET_FIELD_PLAIN, .blurb = "When it was first heard of"),
};
LOKET_DEFINE_ENTITY (LoketGuaranteeKey, loket_guarantee_key, key_fields, "guarantee_key", NULL)

static const LoketField issue_fields[] = {
  LOKET_FIELD_TEXT (LoketGuaranteeIssue, text, LOKET_FIELD_PLAIN, .min = 4, .max = LOKET_GUARANTEE_TEXT, .blurb = "Text of its QR"),
  LOKET_FIELD_BYTES (LoketGuaranteeIssue, public_key, LOKET_FIELD_PLAIN, .min = LOKET_GUARANTEE_PUBLIC, .max = LOKET_GUARANTEE_PUBLIC, .blurb = "Key of the device, Ed25519"),
  LOKET_FIELD_TEXT (LoketGuaranteeIssue, service_class, LOKET_FIELD_OPTIONAL, .max = CLASS_MAX, .blurb = "What it gives, as it stands on the paper"),
  LOKET_FIELD_BOOLEAN (LoketGuaranteeIssue, clock_ok, LOKET_FIELD_PLAIN, .blurb = "The desk knew the time"),
};
LOKET_DEFINE_RECORD (LoketGuaranteeIssue, loket_guarantee_issue, issue_fields)

static const LoketField slip_fields[] = {
  LOKET_FIELD_TEXT (LoketGuaranteeSlip, id, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Which slip"),
  LOKET_FIELD_TEXT (LoketGuaranteeSlip, code, LOKET_FIELD_OPTIONAL, .blurb = "Its code"),
  LOKET_FIELD_TEXT (LoketGuaranteeSlip, text, LOKET_FIELD_OPTIONAL, .max = LOKET_GUARANTEE_TEXT, .blurb = "Text of its QR"),
  LOKET_FIELD_TEXT (LoketGuaranteeSlip, name, LOKET_FIELD_NAME | LOKET_FIELD_PERSONAL, .min = 1, .max = HOLDER_MAX, .blurb = "Of the holder"),
  LOKET_FIELD_INTEGER (LoketGuaranteeSlip, birth_year, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = 1850, .max = 2200, .blurb = "Of the holder"),
  LOKET_FIELD_TEXT (LoketGuaranteeSlip, number, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_GUARANTEE_NUMBER, .blurb = "Of the card"),
  LOKET_FIELD_INTEGER (LoketGuaranteeSlip, print, LOKET_FIELD_PLAIN, .min = 1, .max = 65535, .blurb = "Of the card"),
  LOKET_FIELD_ENUM (LoketGuaranteeSlip, category, LOKET_FIELD_PLAIN, loket_category, .blurb = "Of the card"),
  LOKET_FIELD_INTEGER (LoketGuaranteeSlip, entitlements, LOKET_FIELD_PLAIN, .min = 0, .max = BITS_MAX, .blurb = "Bits of the card's seal"),
  LOKET_FIELD_ENUM (LoketGuaranteeSlip, purpose, LOKET_FIELD_PLAIN, loket_guarantee_purpose, .blurb = "What for"),
  LOKET_FIELD_TEXT (LoketGuaranteeSlip, facility, LOKET_FIELD_OPTIONAL, .max = CLASS_MAX, .blurb = "Where"),
  LOKET_FIELD_TEXT (LoketGuaranteeSlip, service_class, LOKET_FIELD_OPTIONAL, .max = CLASS_MAX, .blurb = "What it gives there"),
  LOKET_FIELD_DAY (LoketGuaranteeSlip, day, LOKET_FIELD_OPTIONAL, .blurb = "Of the office"),
  LOKET_FIELD_TIME (LoketGuaranteeSlip, issued_at, LOKET_FIELD_PLAIN, .blurb = "When the card was seen"),
  LOKET_FIELD_DAY (LoketGuaranteeSlip, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Last day on which it holds"),
  LOKET_FIELD_BOOLEAN (LoketGuaranteeSlip, clock_ok, LOKET_FIELD_PLAIN, .blurb = "The desk knew the time"),
};
LOKET_DEFINE_RECORD (LoketGuaranteeSlip, loket_guarantee_slip, slip_fields)

static const LoketField query_fields[] = {
  LOKET_FIELD_TEXT (LoketGuaranteeQuery, facility, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_FACILITY_MAX, .blurb = "Only of this one"),
  LOKET_FIELD_TEXT (LoketGuaranteeQuery, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Region of the holders, with all below it; absent: the caller's own"),
  LOKET_FIELD_DAY (LoketGuaranteeQuery, day, LOKET_FIELD_OPTIONAL, .blurb = "Only of this day"),
  LOKET_FIELD_WORDS (LoketGuaranteeQuery, states, LOKET_FIELD_OPTIONAL, .max = 4, .blurb = "Only in these states"),
  LOKET_FIELD_BOOLEAN (LoketGuaranteeQuery, to_look_at, LOKET_FIELD_OPTIONAL, .blurb = "Only what has a mark"),
  LOKET_FIELD_TEXT (LoketGuaranteeQuery, after, LOKET_FIELD_OPTIONAL, .max = 60, .blurb = "`next` of the page before"),
  LOKET_FIELD_INTEGER (LoketGuaranteeQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_GUARANTEE_PAGE, .blurb = "At most so many; absent: 50"),
};
LOKET_DEFINE_RECORD (LoketGuaranteeQuery, loket_guarantee_query, query_fields)

static const LoketField list_fields[] = {
  LOKET_FIELD_LIST (LoketGuaranteeList, guarantees, LOKET_FIELD_PLAIN, loket_guarantee, .max = LOKET_GUARANTEE_PAGE, .blurb = "Newest first"),
  LOKET_FIELD_TEXT (LoketGuaranteeList, next, LOKET_FIELD_OPTIONAL, .max = 60, .blurb = "`after` of the next page; absent at the end"),
};
LOKET_DEFINE_RECORD (LoketGuaranteeList, loket_guarantee_list, list_fields)

static const LoketField withdraw_fields[] = {
  LOKET_FIELD_TEXT (LoketGuaranteeWithdraw, guarantee, LOKET_FIELD_UUID, .blurb = "Which slip"),
  LOKET_FIELD_INTEGER (LoketGuaranteeWithdraw, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "As whoever acts saw it"),
  LOKET_FIELD_TEXT (LoketGuaranteeWithdraw, reason, LOKET_FIELD_NAME | LOKET_FIELD_PERSONAL, .min = 5, .max = REASON_MAX, .blurb = "Why"),
};
LOKET_DEFINE_RECORD (LoketGuaranteeWithdraw, loket_guarantee_withdraw, withdraw_fields)

static const LoketField check_fields[] = {
  LOKET_FIELD_TEXT (LoketGuaranteeCheck, text, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_GUARANTEE_TEXT, .blurb = "Text of a QR, or the code in letters"),
};
LOKET_DEFINE_RECORD (LoketGuaranteeCheck, loket_guarantee_check, check_fields)

static const LoketField reading_fields[] = {
  LOKET_FIELD_ENUM (LoketGuaranteeReading, verdict, LOKET_FIELD_PLAIN, loket_guarantee_verdict, .blurb = "What it turned out to be"),
  LOKET_FIELD_LIST (LoketGuaranteeReading, guarantees, LOKET_FIELD_OPTIONAL, loket_guarantee, .max = 10, .blurb = "As it is on file"),
};
LOKET_DEFINE_RECORD (LoketGuaranteeReading, loket_guarantee_reading, reading_fields)
/* clang-format on */

/**
 * loket_profile_guarantee_days:
 * @profile: the office
 *
 * Returns: how many days behind its own a slip holds
 */
gint64
loket_profile_guarantee_days (LoketProfile *profile)
{
  return profile->guarantee_days.set ? profile->guarantee_days.value : LOKET_GUARANTEE_DAYS;
}

/**
 * loket_guarantee_until:
 * @day: on which the card was seen
 * @days: that the slip holds behind it
 *
 * Returns: (transfer full): the last day on which it holds
 */
char *
loket_guarantee_until (const char *day, gint64 days)
{
  return loket_calendar_later_day (day, (int) days);
}

/* Of a desk that stands nowhere in the profile nobody knows what kind of house it is. */
static char *
gives_anywhere (LoketProfile *profile, const LoketGuaranteeSlip *facts, const char *language)
{
  LoketCardProduct *product = loket_profile_card_of (
      profile, loket_enum_name (loket_category_get_type (), (int) facts->category));

  return product != NULL ? g_strdup (loket_phrase_in (product->gives, language)) : NULL;
}

/* All that counts in that kind of house; of very many sentences as many whole ones as fit. */
static char *
gives_at (LoketProfile *profile,
          LoketFacilityKind kind,
          const LoketGuaranteeSlip *facts,
          const char *language)
{
  g_autoptr (GPtrArray) gives = loket_profile_gives_at (profile, kind, facts->entitlements);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gives->len; i++) {
    const char *title = loket_phrase_in (((LoketEntitlement *) gives->pdata[i])->title, language);
    const char *between = text->len > 0 ? "; " : "";
    if (g_utf8_strlen (text->str, -1) + g_utf8_strlen (title, -1) + 2 > CLASS_MAX && i > 0)
      break;
    g_string_append_printf (text, "%s%s", between, title);
  }
  return g_string_free (text, text->len == 0);
}

static void
fill_code (const LoketGuaranteeSlip *slip, gint64 days, LoketGuaranteeCode *code)
{
  g_strlcpy (code->id, slip->id, sizeof code->id);
  g_strlcpy (code->number, slip->number, sizeof code->number);
  code->at = slip->issued_at / G_USEC_PER_SEC;
  code->purpose = (int) slip->purpose;
  code->print = slip->print;
  code->days = days;
}

/**
 * loket_guarantee_slip_make:
 * @facts: what the desk saw: name, birth year, number, print, category, entitlements, purpose,
 *   time
 * @profile: (transfer none): the office, as the device knows it
 * @device: what the device is called
 * @device_key: its secret
 * @language: of the paper
 * @error: set to %LOKET_ERROR_BAD_FIELD when @facts cannot be
 *
 * Needs no office and no network.
 *
 * Returns: (transfer full): all that stands on the paper
 */
LoketGuaranteeSlip *
loket_guarantee_slip_make (LoketGuaranteeSlip *facts,
                           LoketProfile *profile,
                           const char *device,
                           GBytes *device_key,
                           const char *language,
                           GError **error)
{
  LoketFacility *facility = loket_profile_facility_of (profile, device);
  const gint64 days = loket_profile_guarantee_days (profile);
  g_autoptr (LoketGuaranteeSlip) slip = NULL;
  LoketGuaranteeCode code = {0};

  if (!loket_record_check (LOKET_RECORD (facts), error))
    return NULL;
  slip = loket_guarantee_slip_cast (loket_record_copy (LOKET_RECORD (facts)));
  slip->facility =
      g_strdup (facility != NULL ? loket_phrase_in (facility->title, language) : device);
  slip->service_class = facility != NULL ? gives_at (profile, facility->kind, facts, language)
                                         : gives_anywhere (profile, facts, language);
  slip->day = loket_calendar_day (slip->issued_at, profile->utc_offset);
  slip->until_day = loket_guarantee_until (slip->day, days);
  slip->id =
      loket_guarantee_id (device_key, slip->number, slip->print, slip->day, (int) slip->purpose);
  slip->code = loket_guarantee_short_code (slip->id);
  fill_code (slip, days, &code);
  slip->text = loket_guarantee_text (&code, device_key);
  if (slip->text == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "number", "no number of a card");
    return NULL;
  }
  return g_steal_pointer (&slip);
}

/**
 * loket_guarantee_slip_issue:
 * @slip: a slip that was made
 * @device_key: secret of the device
 *
 * The name of the holder is not handed in: the office knows whose card it is.
 *
 * Returns: (transfer full): what tells the office of it, the request of guarantee/issue
 */
LoketGuaranteeIssue *
loket_guarantee_slip_issue (const LoketGuaranteeSlip *slip, GBytes *device_key)
{
  LoketGuaranteeIssue *issue = loket_guarantee_issue_new ();

  issue->text = g_strdup (slip->text);
  issue->public_key = loket_guarantee_public_key (device_key);
  issue->service_class = g_strdup (slip->service_class);
  issue->clock_ok = slip->clock_ok;
  return issue;
}

/**
 * loket_guarantee_purpose_words:
 * @purpose: what somebody came for
 *
 * Returns: (transfer none): the msgid of it for people
 */
const char *
loket_guarantee_purpose_words (LoketGuaranteePurpose purpose)
{
  static const char *const words[] = {
      [LOKET_GUARANTEE_OUTPATIENT] = N_ ("Outpatient treatment"),
      [LOKET_GUARANTEE_EMERGENCY] = N_ ("Emergency"),
      [LOKET_GUARANTEE_INPATIENT] = N_ ("Inpatient treatment"),
  };

  g_return_val_if_fail ((guint) purpose < G_N_ELEMENTS (words), NULL);
  return words[purpose];
}

/**
 * loket_guarantee_mark_sentence:
 * @mark: why a person should look at a slip
 *
 * Returns: (transfer none): the msgid of a sentence for officers
 */
const char *
loket_guarantee_mark_sentence (LoketGuaranteeMark mark)
{
  static const char *const sentences[] = {
      [LOKET_GUARANTEE_UNKNOWN_CARD] =
          N_ ("The office has no card of this number. Please ask the hospital for a copy."),
      [LOKET_GUARANTEE_UNKNOWN_PRINT] =
          N_ ("The card is known, this print of it is not. Please ask to see it."),
      [LOKET_GUARANTEE_REVOKED_BEFORE] =
          N_ ("The card did not count any more when it was shown. The list of good cards of that "
              "desk was older."),
      [LOKET_GUARANTEE_CLOCK_UNSURE] =
          N_ ("The desk did not know the time for sure. Please ask on which day it was."),
      [LOKET_GUARANTEE_TOO_LONG] = N_ ("The slip says more days than the office gives."),
      [LOKET_GUARANTEE_REPEATED] =
          N_ ("Another desk of this hospital made a slip for the same visit. Both are one."),
      [LOKET_GUARANTEE_MADE_AGAIN] =
          N_ ("This slip was withdrawn, and the desk made it again. It counts."),
  };

  g_return_val_if_fail ((guint) mark < G_N_ELEMENTS (sentences), NULL);
  return sentences[mark];
}

/**
 * loket_guarantee_verdict_sentence:
 * @verdict: what a code turned out to be
 *
 * Returns: (transfer none): the msgid of a sentence for whoever holds the paper
 */
const char *
loket_guarantee_verdict_sentence (LoketGuaranteeVerdict verdict)
{
  static const char *const sentences[] = {
      [LOKET_GUARANTEE_REAL] = N_ ("This slip is real."),
      [LOKET_GUARANTEE_OVER] = N_ ("This slip is real. Its last day is over."),
      [LOKET_GUARANTEE_UNTOLD] =
          N_ ("A desk of this office has signed this slip. It has not told of it yet."),
      [LOKET_GUARANTEE_RECALLED] = N_ ("This slip was withdrawn. Please ask the office why."),
      [LOKET_GUARANTEE_UNKNOWN] =
          N_ ("No slip has this code. Please read it again, or scan the square code."),
      [LOKET_GUARANTEE_STRANGE] =
          N_ ("The desk that signed this slip is not known here. Please call the office."),
      [LOKET_GUARANTEE_BROKEN] =
          N_ ("The seal of this slip does not hold. Please scan it again, or call the office."),
  };

  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (sentences), NULL);
  return sentences[verdict];
}

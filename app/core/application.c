/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of applications: fields, states, moves. */
#include "config.h"

#include "core/application.h"

#define NOTE_MAX 2000
#define REASON_MAX 1000

G_DEFINE_ENUM_TYPE (LoketApplicationState,
                    loket_application_state,
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_SUBMITTED, "submitted"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_INCOMPLETE, "incomplete"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_REGISTRY_CHECKED, "registry_checked"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_NEEDS_VERIFICATION,
                                         "needs_verification"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_VERIFYING_PHONE, "verifying_phone"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_VERIFYING_FIELD, "verifying_field"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_WAITING_VILLAGE, "waiting_village"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_VERIFIED, "verified"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_PROPOSED, "proposed"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_APPROVED_SECTION, "approved_section"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_APPROVED, "approved"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_REJECTED, "rejected"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_WITHDRAWN, "withdrawn"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_EXPIRED, "expired"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_OBJECTED, "objected"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPLICATION_CLOSED, "closed"))

G_DEFINE_ENUM_TYPE (LoketOrigin,
                    loket_origin,
                    G_DEFINE_ENUM_VALUE (LOKET_ORIGIN_COUNTER, "counter"),
                    G_DEFINE_ENUM_VALUE (LOKET_ORIGIN_KIOSK, "kiosk"),
                    G_DEFINE_ENUM_VALUE (LOKET_ORIGIN_SUBDISTRICT, "subdistrict"),
                    G_DEFINE_ENUM_VALUE (LOKET_ORIGIN_VILLAGE, "village"),
                    G_DEFINE_ENUM_VALUE (LOKET_ORIGIN_SERAWUNG, "serawung"),
                    G_DEFINE_ENUM_VALUE (LOKET_ORIGIN_PHONE, "phone"),
                    G_DEFINE_ENUM_VALUE (LOKET_ORIGIN_FIELD, "field"),
                    G_DEFINE_ENUM_VALUE (LOKET_ORIGIN_REVIEW, "review"))

G_DEFINE_ENUM_TYPE (LoketPaperState,
                    loket_paper_state,
                    G_DEFINE_ENUM_VALUE (LOKET_PAPERS_OWED, "owed"),
                    G_DEFINE_ENUM_VALUE (LOKET_PAPERS_SEEN, "seen"),
                    G_DEFINE_ENUM_VALUE (LOKET_PAPERS_WAIVED, "waived"))

/* clang-format off */
#define S(state) LOKET_APPLICATION_##state
#define FROM_ALL_AT_WORK(act, to)                                                                  \
  {S (DRAFT), act, to}, {S (SUBMITTED), act, to}, {S (INCOMPLETE), act, to},                       \
  {S (REGISTRY_CHECKED), act, to}, {S (NEEDS_VERIFICATION), act, to},                              \
  {S (VERIFYING_PHONE), act, to}, {S (VERIFYING_FIELD), act, to},                                  \
  {S (WAITING_VILLAGE), act, to}, {S (VERIFIED), act, to}, {S (PROPOSED), act, to},                \
  {S (APPROVED_SECTION), act, to}

/* domain.md 1.3 and 1.9 */
static const LoketMove moves[] = {
  {LOKET_NO_STATE, "draft", S (DRAFT)},
  {LOKET_NO_STATE, "submit", S (SUBMITTED)},
  {S (DRAFT), "submit", S (SUBMITTED)},
  {S (SUBMITTED), "owe-papers", S (INCOMPLETE)},
  {S (REGISTRY_CHECKED), "owe-papers", S (INCOMPLETE)},
  {S (NEEDS_VERIFICATION), "owe-papers", S (INCOMPLETE)},
  {S (VERIFYING_PHONE), "owe-papers", S (INCOMPLETE)},
  {S (VERIFYING_FIELD), "owe-papers", S (INCOMPLETE)},
  {S (WAITING_VILLAGE), "owe-papers", S (INCOMPLETE)},
  {S (VERIFIED), "owe-papers", S (INCOMPLETE)},
  /* Back to where they were found missing */
  {S (INCOMPLETE), "complete-papers", S (SUBMITTED)},
  {S (INCOMPLETE), "resume", S (NEEDS_VERIFICATION)},
  {S (INCOMPLETE), "resume-by-phone", S (VERIFYING_PHONE)},
  {S (INCOMPLETE), "resume-in-field", S (VERIFYING_FIELD)},
  {S (INCOMPLETE), "resume-in-village", S (WAITING_VILLAGE)},
  {S (INCOMPLETE), "resume-verified", S (VERIFIED)},
  {S (INCOMPLETE), "expire", S (EXPIRED)},
  {S (SUBMITTED), "check-registry", S (REGISTRY_CHECKED)},
  {S (REGISTRY_CHECKED), "accept-list", S (VERIFIED)},
  {S (REGISTRY_CHECKED), "ask-verification", S (NEEDS_VERIFICATION)},
  {S (VERIFIED), "ask-verification", S (NEEDS_VERIFICATION)},
  {S (NEEDS_VERIFICATION), "verify-by-phone", S (VERIFYING_PHONE)},
  {S (NEEDS_VERIFICATION), "verify-in-field", S (VERIFYING_FIELD)},
  {S (NEEDS_VERIFICATION), "ask-village", S (WAITING_VILLAGE)},
  {S (VERIFYING_PHONE), "not-verified", S (NEEDS_VERIFICATION)},
  {S (VERIFYING_FIELD), "not-verified", S (NEEDS_VERIFICATION)},
  {S (WAITING_VILLAGE), "not-verified", S (NEEDS_VERIFICATION)},
  {S (VERIFYING_PHONE), "verify", S (VERIFIED)},
  {S (VERIFYING_FIELD), "verify", S (VERIFIED)},
  {S (WAITING_VILLAGE), "verify", S (VERIFIED)},
  {S (VERIFIED), "propose", S (PROPOSED)},
  {S (PROPOSED), "return", S (VERIFIED)},
  {S (APPROVED_SECTION), "return", S (VERIFIED)},
  {S (PROPOSED), "approve-section", S (APPROVED_SECTION)},
  /* Where nobody has to agree to what the head of section says, it is in force by him. */
  {S (PROPOSED), "grant", S (APPROVED)},
  {S (APPROVED_SECTION), "approve-head", S (APPROVED)},
  {S (PROPOSED), "reject", S (REJECTED)},
  {S (APPROVED_SECTION), "reject", S (REJECTED)},
  {S (APPROVED), "close", S (CLOSED)},
  {S (REJECTED), "close", S (CLOSED)},
  {S (REJECTED), "object", S (OBJECTED)},
  {S (CLOSED), "object", S (OBJECTED)},
  {S (OBJECTED), "settle", S (CLOSED)},
  FROM_ALL_AT_WORK ("withdraw", S (WITHDRAWN)),
  {S (WITHDRAWN), "reopen", S (SUBMITTED)},
  {S (EXPIRED), "reopen", S (SUBMITTED)},
};

const LoketMachine loket_application_machine = {
  "application", loket_application_state_get_type, moves, G_N_ELEMENTS (moves),
};

static const LoketField application_fields[] = {
  LOKET_FIELD_TEXT (LoketApplication, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which application"),
  LOKET_FIELD_INTEGER (LoketApplication, number, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Number of the office's own series"),
  LOKET_FIELD_TEXT (LoketApplication, kind, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "Kind of application, a key of the profile"),
  LOKET_FIELD_TEXT (LoketApplication, service, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "Service of the profile"),
  LOKET_FIELD_TEXT (LoketApplication, person, LOKET_FIELD_UUID, .blurb = "Who asks, or for whom is asked"),
  LOKET_FIELD_TEXT (LoketApplication, village, LOKET_FIELD_OPTIONAL, .max = 13, .blurb = "Village of that person when it was made"),
  LOKET_FIELD_ENUM (LoketApplication, origin, LOKET_FIELD_PLAIN, loket_origin, .blurb = "Which way it came"),
  LOKET_FIELD_TEXT (LoketApplication, ticket, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Ticket that was in service"),
  LOKET_FIELD_TEXT (LoketApplication, reviews, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Application whose decision is objected to"),
  LOKET_FIELD_ENUM (LoketApplication, state, LOKET_FIELD_PLAIN, loket_application_state, .blurb = "How far it is"),
  LOKET_FIELD_BOOLEAN (LoketApplication, listed, LOKET_FIELD_PLAIN, .blurb = "The person stands on a list that counts"),
  LOKET_FIELD_TEXT (LoketApplication, note, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = NOTE_MAX, .blurb = "What the person said"),
  LOKET_FIELD_TEXT (LoketApplication, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = REASON_MAX, .blurb = "Why it ended"),
  LOKET_FIELD_DAY (LoketApplication, papers_due, LOKET_FIELD_OPTIONAL, .blurb = "Last day for what is owed: papers, or the answer of the village"),
  LOKET_FIELD_TIME (LoketApplication, clock_from, LOKET_FIELD_OPTIONAL, .blurb = "When the papers were complete"),
  LOKET_FIELD_TIME (LoketApplication, clock_stopped_at, LOKET_FIELD_OPTIONAL, .blurb = "Since when the clock stands"),
  LOKET_FIELD_INTEGER (LoketApplication, clock_stood, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Microseconds of opening hours that the clock stood before"),
  LOKET_FIELD_TIME (LoketApplication, due_at, LOKET_FIELD_OPTIONAL, .blurb = "When the posted time has passed"),
  LOKET_FIELD_TEXT (LoketApplication, decision, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "The last decision about it"),
  LOKET_FIELD_TEXT (LoketApplication, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who took it in"),
  LOKET_FIELD_TEXT (LoketApplication, assigned, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who has it now"),
  LOKET_FIELD_INTEGER (LoketApplication, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Counts its changes"),
  LOKET_FIELD_TIME (LoketApplication, created_at, LOKET_FIELD_PLAIN, .blurb = "When it was made"),
  LOKET_FIELD_TIME (LoketApplication, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
  LOKET_FIELD_TIME (LoketApplication, ended_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was decided or came to nothing"),
};
LOKET_DEFINE_ENTITY (LoketApplication, loket_application, application_fields, "application", "applications")

static const LoketField application_paper_fields[] = {
  LOKET_FIELD_TEXT (LoketApplicationPaper, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which paper"),
  LOKET_FIELD_TEXT (LoketApplicationPaper, application, LOKET_FIELD_UUID, .blurb = "Of which application"),
  LOKET_FIELD_TEXT (LoketApplicationPaper, paper, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Key of the profile's papers"),
  LOKET_FIELD_ENUM (LoketApplicationPaper, state, LOKET_FIELD_PLAIN, loket_paper_state, .blurb = "Owed, seen or not needed"),
  LOKET_FIELD_BOOLEAN (LoketApplicationPaper, physical, LOKET_FIELD_PLAIN, .blurb = "The original was on the desk"),
  LOKET_FIELD_TEXT (LoketApplicationPaper, copy, LOKET_FIELD_OPTIONAL, .min = 64, .max = 64, .blurb = "SHA-256 of a scan or photograph"),
  LOKET_FIELD_TEXT (LoketApplicationPaper, note, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 300, .blurb = "What there is to say of it"),
  LOKET_FIELD_TEXT (LoketApplicationPaper, checked_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who looked at it"),
  LOKET_FIELD_TIME (LoketApplicationPaper, checked_at, LOKET_FIELD_OPTIONAL, .blurb = "When"),
};
LOKET_DEFINE_ENTITY (LoketApplicationPaper, loket_application_paper, application_paper_fields, "application_paper", NULL)

static const LoketField application_step_fields[] = {
  LOKET_FIELD_TEXT (LoketApplicationStep, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which step"),
  LOKET_FIELD_TEXT (LoketApplicationStep, application, LOKET_FIELD_UUID, .blurb = "Of which application"),
  LOKET_FIELD_TEXT (LoketApplicationStep, act, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "What was done"),
  LOKET_FIELD_ENUM (LoketApplicationStep, state, LOKET_FIELD_PLAIN, loket_application_state, .blurb = "What it led to"),
  LOKET_FIELD_TEXT (LoketApplicationStep, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "By whom; absent: time alone"),
  LOKET_FIELD_TEXT (LoketApplicationStep, note, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = REASON_MAX, .blurb = "What was said"),
  LOKET_FIELD_TIME (LoketApplicationStep, at, LOKET_FIELD_PLAIN, .blurb = "When"),
};
LOKET_DEFINE_ENTITY (LoketApplicationStep, loket_application_step, application_step_fields, "application_step", NULL)
/* clang-format on */

/**
 * loket_application_clock_stands:
 * @state: of an application
 *
 * Returns: whether somebody else than the office is awaited (domain.md 1.9)
 */
gboolean
loket_application_clock_stands (LoketApplicationState state)
{
  return state == LOKET_APPLICATION_INCOMPLETE || state == LOKET_APPLICATION_WAITING_VILLAGE;
}

/**
 * loket_application_has_ended:
 * @state: of an application
 *
 * Returns: whether the office has nothing left to do, unless somebody objects or opens it again
 */
gboolean
loket_application_has_ended (LoketApplicationState state)
{
  return state == LOKET_APPLICATION_REJECTED || state == LOKET_APPLICATION_WITHDRAWN ||
         state == LOKET_APPLICATION_EXPIRED || state == LOKET_APPLICATION_CLOSED;
}

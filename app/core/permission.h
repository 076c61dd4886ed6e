/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asks, and the one table of what each kind of device and each role may do. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_DEVICE_KIOSK,
  LOKET_DEVICE_COUNTER,
  LOKET_DEVICE_DISPLAY,
  LOKET_DEVICE_VERIFIER,
  LOKET_DEVICE_ADMIN,
} LoketDeviceKind;

GType loket_device_kind_get_type (void);

#define LOKET_DEVICES_ANY 0x1fu
#define LOKET_DEVICES(kind) (1u << LOKET_DEVICE_##kind)

/* What an officer is in the office; the names are a contract (registry.md 2, role_grant). */
typedef enum {
  LOKET_ROLE_RECEPTION,
  LOKET_ROLE_DATA_DESK,
  LOKET_ROLE_SERVICE_OFFICER,
  LOKET_ROLE_FIELD_VERIFIER,
  LOKET_ROLE_SECTION_HEAD,
  LOKET_ROLE_UNIT_HEAD,
  LOKET_ROLE_CARD_PRINTER,
  LOKET_ROLE_FUND_TREASURER,
  LOKET_ROLE_HOSPITAL_DESK,
  LOKET_ROLE_SCHOOL_DESK,
  LOKET_ROLE_VILLAGE,
  LOKET_ROLE_SUBDISTRICT,
  LOKET_ROLE_AUDITOR,
  LOKET_ROLE_ADMINISTRATOR,
} LoketRole;

#define LOKET_N_ROLES (LOKET_ROLE_ADMINISTRATOR + 1)

GType loket_role_get_type (void);

#define LOKET_ROLES(role) (1u << LOKET_ROLE_##role)
#define LOKET_ROLES_NONE                                                                           \
  0u /* the permission belongs to the device; who works at it is recorded                          \
      */
#define LOKET_ROLES_ANY                                                                            \
  ((1u << LOKET_N_ROLES) - 1) /* whoever is signed in, about himself, on every kind of device */
/* Beside roles: while the office has no officer on file, the device itself has the permission.  A
 * one-PC office works from its first minute; its first officer closes the door for good. */
#define LOKET_WHILE_UNSTAFFED (1u << 31)
/* Beside roles: a verifier that stands at a school of the profile has the permission by itself. */
#define LOKET_AT_SCHOOL (1u << 30)

/* Symbol, name in the documents, kinds of device, roles (and when they count).  Without roles the
 * device itself has the permission; else an officer with one of the roles who is signed in on such
 * a device.  The device kind `admin` on the Unix socket (the command line of the hub's own user)
 * needs no officer where a row names it, unless the row is LOKET_ROLES_ANY; over the network it
 * needs one as any other device. */
#define LOKET_PERMISSIONS(P)                                                                       \
  P (SEE_OFFICE, "see-office", LOKET_DEVICES_ANY, LOKET_ROLES_NONE)                                \
  P (SEE_PROFILE,                                                                                  \
     "see-profile",                                                                                \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (AUDITOR) |                \
         LOKET_ROLES (ADMINISTRATOR))                                                              \
  P (TAKE_TICKET,                                                                                  \
     "take-ticket",                                                                                \
     LOKET_DEVICES (KIOSK) | LOKET_DEVICES (COUNTER),                                              \
     LOKET_ROLES_NONE)                                                                             \
  P (SEE_QUEUE,                                                                                    \
     "see-queue",                                                                                  \
     LOKET_DEVICES (KIOSK) | LOKET_DEVICES (COUNTER) | LOKET_DEVICES (DISPLAY),                    \
     LOKET_ROLES_NONE)                                                                             \
  P (CALL_TICKET,                                                                                  \
     "call-ticket",                                                                                \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |           \
         LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (CARD_PRINTER) |       \
         LOKET_ROLES (ADMINISTRATOR) | LOKET_WHILE_UNSTAFFED)                                      \
  P (CLOSE_SERVICE,                                                                                \
     "close-service",                                                                              \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (ADMINISTRATOR) |          \
         LOKET_WHILE_UNSTAFFED)                                                                    \
  P (SEE_FIGURES,                                                                                  \
     "see-figures",                                                                                \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (AUDITOR) |                \
         LOKET_ROLES (ADMINISTRATOR) | LOKET_WHILE_UNSTAFFED)                                      \
  /* Whoever was served says what he thinks of it, on the machine before him; nobody is named. */  \
  P (RATE, "rate", LOKET_DEVICES (KIOSK) | LOKET_DEVICES (COUNTER), LOKET_ROLES_NONE)              \
  P (SEE_RATINGS,                                                                                  \
     "see-ratings",                                                                                \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (AUDITOR) |                \
         LOKET_ROLES (ADMINISTRATOR))                                                              \
  P (SIGN_IN,                                                                                      \
     "sign-in",                                                                                    \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (VERIFIER) | LOKET_DEVICES (ADMIN),                   \
     LOKET_ROLES_NONE)                                                                             \
  P (USE_OWN_SESSION,                                                                              \
     "use-own-session",                                                                            \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (VERIFIER) | LOKET_DEVICES (ADMIN),                   \
     LOKET_ROLES_ANY)                                                                              \
  P (SEE_OFFICERS,                                                                                 \
     "see-officers",                                                                               \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (AUDITOR) |                \
         LOKET_ROLES (ADMINISTRATOR))                                                              \
  P (MANAGE_OFFICERS,                                                                              \
     "manage-officers",                                                                            \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (ADMINISTRATOR))                                                                  \
  P (GRANT_ADMINISTRATOR,                                                                          \
     "grant-administrator",                                                                        \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (ADMINISTRATOR))                                        \
  P (SECOND_OFFICER, "second-officer", LOKET_DEVICES (COUNTER), LOKET_ROLES_ANY)                   \
  P (SEE_DEVICES,                                                                                  \
     "see-devices",                                                                                \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (AUDITOR) |                \
         LOKET_ROLES (ADMINISTRATOR))                                                              \
  P (MANAGE_DEVICES,                                                                               \
     "manage-devices",                                                                             \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (ADMINISTRATOR))                                                                  \
  P (ENROL, "enrol", LOKET_DEVICES (ADMIN), LOKET_ROLES_NONE)                                      \
  P (RENEW, "renew", LOKET_DEVICES_ANY, LOKET_ROLES_NONE)                                          \
  P (CHECK_STORE,                                                                                  \
     "check-store",                                                                                \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (ADMINISTRATOR))                                                                  \
  P (SEE_AUDIT,                                                                                    \
     "see-audit",                                                                                  \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (AUDITOR) | LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (ADMINISTRATOR))                \
  P (BACK_UP,                                                                                      \
     "back-up",                                                                                    \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (ADMINISTRATOR))                                                                  \
  P (SEND_FILES,                                                                                   \
     "send-files",                                                                                 \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |           \
         LOKET_ROLES (FIELD_VERIFIER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) |     \
         LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT) | LOKET_ROLES (FUND_TREASURER) |        \
         LOKET_ROLES (ADMINISTRATOR))                                                              \
  P (IMPORT_LIST,                                                                                  \
     "import-list",                                                                                \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) |              \
         LOKET_ROLES (ADMINISTRATOR))                                                              \
  P (SEE_LIST_ROWS,                                                                                \
     "see-list-rows",                                                                              \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))               \
  P (SEE_JOBS, "see-jobs", LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN), LOKET_ROLES_NONE)      \
  P (SEE_PEOPLE,                                                                                   \
     "see-people",                                                                                 \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |           \
         LOKET_ROLES (FIELD_VERIFIER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) |     \
         LOKET_ROLES (CARD_PRINTER) | LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT))           \
  P (JUDGE_PAIRS,                                                                                  \
     "judge-pairs",                                                                                \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))               \
  P (MERGE,                                                                                        \
     "merge",                                                                                      \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))               \
  P (HAND_OVER_FILES,                                                                              \
     "hand-over-files",                                                                            \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))               \
  P (TAKE_IN,                                                                                      \
     "take-in",                                                                                    \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |           \
         LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT))           \
  P (CORRECT_PEOPLE,                                                                               \
     "correct-people",                                                                             \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (SECTION_HEAD) |        \
         LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT))              \
  P (ISSUE_LETTERS,                                                                                \
     "issue-letters",                                                                              \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SECTION_HEAD) |        \
         LOKET_ROLES (UNIT_HEAD))                                                                  \
  /* Whoever shows a letter at any counter hears whether it is one. */                             \
  P (CHECK_LETTERS,                                                                                \
     "check-letters",                                                                              \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |           \
         LOKET_ROLES (FIELD_VERIFIER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) |     \
         LOKET_ROLES (CARD_PRINTER) | LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT) |          \
         LOKET_ROLES (AUDITOR))                                                                    \
  P (PREPARE_DECISIONS,                                                                            \
     "prepare-decisions",                                                                          \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SECTION_HEAD) |        \
         LOKET_ROLES (UNIT_HEAD))                                                                  \
  P (PROPOSE_DECISIONS,                                                                            \
     "propose-decisions",                                                                          \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SECTION_HEAD))         \
  P (DECIDE,                                                                                       \
     "decide",                                                                                     \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))                                         \
  P (TAKE_OBJECTIONS,                                                                              \
     "take-objections",                                                                            \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |           \
         LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT))           \
  P (REPLAY_DECISIONS,                                                                             \
     "replay-decisions",                                                                           \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (AUDITOR))                 \
  P (COUNSEL,                                                                                      \
     "counsel",                                                                                    \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (SECTION_HEAD))                                   \
  P (TAKE_APPLICATIONS,                                                                            \
     "take-applications",                                                                          \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |           \
         LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT))           \
  P (SEE_APPLICATIONS,                                                                             \
     "see-applications",                                                                           \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |           \
         LOKET_ROLES (FIELD_VERIFIER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) |     \
         LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT))                                        \
  /* Whoever has the slip asks; its code is sealed. */                                             \
  P (SEE_STATUS, "see-status", LOKET_DEVICES (KIOSK) | LOKET_DEVICES (COUNTER), LOKET_ROLES_NONE)  \
  /* The feed of applications: which one moved, nothing of whose. */                               \
  P (HEAR_APPLICATIONS, "hear-applications", LOKET_DEVICES (COUNTER), LOKET_ROLES_NONE)            \
  P (SURVEY,                                                                                       \
     "survey",                                                                                     \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (FIELD_VERIFIER) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |      \
         LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT))                                        \
  P (CHECK_SURVEYS,                                                                                \
     "check-surveys",                                                                              \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SECTION_HEAD))                                         \
  P (SEE_SURVEYS,                                                                                  \
     "see-surveys",                                                                                \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (FIELD_VERIFIER) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |      \
         LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (VILLAGE) |            \
         LOKET_ROLES (SUBDISTRICT))                                                                \
  P (ASSIGN_VISITS,                                                                                \
     "assign-visits",                                                                              \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (SECTION_HEAD))         \
  P (TRY_RULES,                                                                                    \
     "try-rules",                                                                                  \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))               \
  P (WATCH_CHANGES,                                                                                \
     "watch-changes",                                                                              \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (SECTION_HEAD) |        \
         LOKET_ROLES (UNIT_HEAD))                                                                  \
  /* Cards: who sees them, issues them, prints them, hands them over, changes them, keeps blanks.  \
   */                                                                                              \
  P (SEE_CARDS,                                                                                    \
     "see-cards",                                                                                  \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |           \
         LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (CARD_PRINTER) |       \
         LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT))                                        \
  P (ISSUE_CARDS,                                                                                  \
     "issue-cards",                                                                                \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (CARD_PRINTER))      \
  P (PRINT_CARDS,                                                                                  \
     "print-cards",                                                                                \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (CARD_PRINTER))                                   \
  P (HAND_OVER_CARDS,                                                                              \
     "hand-over-cards",                                                                            \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |           \
         LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (CARD_PRINTER) | LOKET_ROLES (VILLAGE) |         \
         LOKET_ROLES (SUBDISTRICT))                                                                \
  P (CHANGE_CARDS,                                                                                 \
     "change-cards",                                                                               \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |           \
         LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))                                     \
  P (HOLD_CARDS,                                                                                   \
     "hold-cards",                                                                                 \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))         \
  P (KEEP_BLANKS,                                                                                  \
     "keep-blanks",                                                                                \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (CARD_PRINTER))            \
  /* The feed of cards: which one moved, nothing of whose. */                                      \
  P (HEAR_CARDS, "hear-cards", LOKET_DEVICES (COUNTER), LOKET_ROLES_NONE)                          \
  P (SEE_KEYS,                                                                                     \
     "see-keys",                                                                                   \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (CARD_PRINTER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) |           \
         LOKET_ROLES (AUDITOR) | LOKET_ROLES (ADMINISTRATOR))                                      \
  P (KEEP_KEYS,                                                                                    \
     "keep-keys",                                                                                  \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (ADMINISTRATOR))                                        \
  P (UNLOCK_KEYS,                                                                                  \
     "unlock-keys",                                                                                \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (CARD_PRINTER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))            \
  P (PUBLISH_LISTS,                                                                                \
     "publish-lists",                                                                              \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (CARD_PRINTER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) |           \
         LOKET_ROLES (ADMINISTRATOR))                                                              \
  /* Which pupils of a class have help with school: no more than that about anybody. */            \
  P (CHECK_ROLLS,                                                                                  \
     "check-rolls",                                                                                \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (VERIFIER) | LOKET_DEVICES (ADMIN),                   \
     LOKET_ROLES (SCHOOL_DESK) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |         \
         LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) | LOKET_AT_SCHOOL)                   \
  /* Lists that anybody may have: signed, without a name.  Who looks at a card of somebody before  \
   * him, and tells what it was used for, is the desk of a hospital or school. */                  \
  P (HOLD_LISTS,                                                                                   \
     "hold-lists",                                                                                 \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (VERIFIER) | LOKET_DEVICES (ADMIN),                   \
     LOKET_ROLES_NONE)                                                                             \
  P (CHECK_CARDS, "check-cards", LOKET_DEVICES (VERIFIER), LOKET_ROLES_NONE)                       \
  P (TELL_USES, "tell-uses", LOKET_DEVICES (VERIFIER), LOKET_ROLES_NONE)                           \
  P (SEE_USES,                                                                                     \
     "see-uses",                                                                                   \
     LOKET_DEVICES (COUNTER),                                                                      \
     LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) |        \
         LOKET_ROLES (AUDITOR))                                                                    \
  /* Guarantee slips belong to the desk of a hospital, so that nobody is turned away because of a  \
   * password; looking and withdrawing belong to officers, there and in the office. */             \
  P (ISSUE_GUARANTEES, "issue-guarantees", LOKET_DEVICES (VERIFIER), LOKET_ROLES_NONE)             \
  P (SEE_GUARANTEES,                                                                               \
     "see-guarantees",                                                                             \
     LOKET_DEVICES (VERIFIER) | LOKET_DEVICES (COUNTER),                                           \
     LOKET_ROLES (HOSPITAL_DESK) | LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (SECTION_HEAD) |    \
         LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (FUND_TREASURER) | LOKET_ROLES (AUDITOR))           \
  P (WITHDRAW_GUARANTEES,                                                                          \
     "withdraw-guarantees",                                                                        \
     LOKET_DEVICES (VERIFIER) | LOKET_DEVICES (COUNTER),                                           \
     LOKET_ROLES (HOSPITAL_DESK) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))           \
  P (MATCH_CLAIMS,                                                                                 \
     "match-claims",                                                                               \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (FUND_TREASURER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))          \
  P (SEE_CLAIMS,                                                                                   \
     "see-claims",                                                                                 \
     LOKET_DEVICES (COUNTER) | LOKET_DEVICES (ADMIN),                                              \
     LOKET_ROLES (FUND_TREASURER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) |         \
         LOKET_ROLES (AUDITOR))                                                                    \
  P (MAKE_DEMO, "make-demo", LOKET_DEVICES (ADMIN), LOKET_ROLES (ADMINISTRATOR))

typedef enum {
#define LOKET_PERMISSION_SYMBOL(symbol, name, devices, roles) LOKET_MAY_##symbol,
  LOKET_PERMISSIONS (LOKET_PERMISSION_SYMBOL)
#undef LOKET_PERMISSION_SYMBOL
      LOKET_N_PERMISSIONS
} LoketPermission;

/* Topic of the feed, permission that lets a device hear it. */
#define LOKET_TOPICS(T)                                                                            \
  T ("queue", SEE_QUEUE)                                                                           \
  T ("jobs", SEE_JOBS)                                                                             \
  T ("applications", HEAR_APPLICATIONS) T ("cards", HEAR_CARDS) T ("lists", HOLD_LISTS)

/* Who asks: the device, and the officer who is signed in on it. */
typedef struct {
  LoketDeviceKind kind;
  const char *device;
  const char *certificate; /* (nullable) SHA-256 of what the device has shown at the door */
  const char *token;       /* (nullable) of the session, as the request brought it */
  const char *officer;     /* (nullable) id; known only to the dispatcher, from the token */
  guint roles;             /* bits 1 << LoketRole of the officer */
  const char *area;        /* (nullable) code of the region that the officer is for; NULL = all */
  gboolean unstaffed;      /* no officer is on file in the office; known only to the dispatcher */
  gboolean at_school;      /* the device stands at a school; known only to the dispatcher */
} LoketCaller;

typedef enum {
  LOKET_PERMIT_GRANTED,
  LOKET_PERMIT_SIGN_IN_NEEDED, /* an officer could do it on this device */
  LOKET_PERMIT_REFUSED,        /* not on this device, or not this officer */
} LoketPermit;

const char *loket_permission_name (LoketPermission permission);
guint loket_permission_devices (LoketPermission permission);
guint loket_permission_roles (LoketPermission permission);
gboolean loket_permission_is_open_while_unstaffed (LoketPermission permission);
gboolean loket_permission_is_open_at_schools (LoketPermission permission);
gboolean loket_caller_is_own_user (const LoketCaller *caller);
LoketPermit loket_caller_permit (const LoketCaller *caller, LoketPermission permission);
gboolean loket_caller_may (const LoketCaller *caller, LoketPermission permission);
gboolean loket_caller_covers (const LoketCaller *caller, const char *area);
char **loket_caller_topics (const LoketCaller *caller,
                            const char *const *wanted) G_GNUC_WARN_UNUSED_RESULT;

gboolean loket_roles_from_words (const char *const *words, guint *roles);

G_END_DECLS

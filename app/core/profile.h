/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The district profile: all that differs between offices, read from its files. */
#pragma once

#include "core/record.h"
#include "core/speech.h"

G_BEGIN_DECLS

/* One text in the languages of the office. */
LOKET_DECLARE_RECORD (LoketPhrase, loket_phrase)
struct _LoketPhrase {
  LoketRecord parent_instance;
  char *id;
  char *jv;
  char *en;
};

/* A paper that a person brings. */
LOKET_DECLARE_RECORD (LoketRequirement, loket_requirement)
struct _LoketRequirement {
  LoketRecord parent_instance;
  char *icon; /* name of a picture of ui/common/icons: "ktp"; NULL = any paper */
  LoketPhrase *phrase;
};

/* A group of services behind one letter. */
LOKET_DECLARE_RECORD (LoketService, loket_service)
struct _LoketService {
  LoketRecord parent_instance;
  char *key;    /* "health" */
  char *letter; /* "A" */
  char *colour; /* of its folder, "#2e7d32" */
  char *icon;   /* name of a picture of ui/common/icons: "health" */
  LoketPhrase *title;
  LoketPhrase *hint;         /* one line: what it is for */
  GListStore *papers;        /* LoketRequirement: what to bring */
  gint64 posted_minutes;     /* published time when the person is listed */
  LoketOptional posted_days; /* published time when somebody must visit first */
  char **stages; /* (nullable) desks that follow, in this order; keys of LoketQueueStage */
  LoketOptional day_limit; /* numbers that it gives on a day; absent: as many as are asked for */
};

/* A desk behind the first one, with a queue of its own: "[stage card-press]". */
LOKET_DECLARE_RECORD (LoketQueueStage, loket_queue_stage)
struct _LoketQueueStage {
  LoketRecord parent_instance;
  char *key;
  LoketPhrase *title;
};

/* A counter that the office has. */
LOKET_DECLARE_RECORD (LoketCounterPost, loket_counter_post)
struct _LoketCounterPost {
  LoketRecord parent_instance;
  char *id;        /* "1" */
  char **services; /* proposed when it opens; NULL = all */
};

/* When the office is open on one day of the week; minutes after local midnight. */
LOKET_DECLARE_RECORD (LoketWorkday, loket_workday)
struct _LoketWorkday {
  LoketRecord parent_instance;
  gint64 weekday; /* 1 = Monday ... 7 = Sunday */
  gint64 opens;
  gint64 closes;
  LoketOptional break_starts;
  LoketOptional break_ends;
  LoketOptional first_ticket; /* numbers are given from then on; absent: while it is open */
  LoketOptional last_ticket;  /* and no more from then on */
};

/* Days with hours of their own, such as Ramadan. */
LOKET_DECLARE_RECORD (LoketSeason, loket_season)
struct _LoketSeason {
  LoketRecord parent_instance;
  char *key; /* "ramadan-1447" */
  LoketPhrase *title;
  char *first_day;
  char *last_day;
  GListStore *hours; /* LoketWorkday; a day that is not in it is closed */
};

/* A day on which the office is closed although it is no weekend. */
LOKET_DECLARE_RECORD (LoketHoliday, loket_holiday)
struct _LoketHoliday {
  LoketRecord parent_instance;
  char *day;
  char *kind; /* "libur_nasional", "cuti_bersama" or a word of the office */
  char *name;
};

/* Who sends lists, and how far it is trusted where lists disagree. */
LOKET_DECLARE_RECORD (LoketSource, loket_source)
struct _LoketSource {
  LoketRecord parent_instance;
  char *key; /* "dtsen" */
  LoketPhrase *title;
  char *kind;        /* "national", "agency", "village" or a word of the office */
  gint64 rank;       /* 1 = trusted most */
  char *legal_basis; /* what allows the office to have it */
  char *map;         /* file of the profile's folder maps, without its end: "dtsen" */
};

#define LOKET_SOURCE_LEAST 99 /* rank of a source that the profile does not name */

/* When a paper of an application has to be there. */
typedef enum {
  LOKET_PAPER_ALWAYS,
  LOKET_PAPER_UNLISTED, /* of somebody who stands on no list that counts */
  LOKET_PAPER_IF_ANY,   /* where there is one: nobody waits for it */
} LoketPaperNeed;

/* What somebody gets whose application is granted. */
typedef enum {
  LOKET_GIVES_CARD,
  LOKET_GIVES_LETTER,
  LOKET_GIVES_AID,
  LOKET_GIVES_ANSWER, /* the register is put right, or a complaint is answered */
} LoketGives;

GType loket_paper_need_get_type (void);
GType loket_gives_get_type (void);

/* A paper of a kind of application. */
LOKET_DECLARE_RECORD (LoketKindPaper, loket_kind_paper)
struct _LoketKindPaper {
  LoketRecord parent_instance;
  char *key; /* "ktp" */
  LoketPhrase *title;
  char *icon; /* name of a picture of ui/common/icons; NULL = any paper */
  LoketPaperNeed need;
};

/* What can be applied for: "[application saraswati-card]". */
LOKET_DECLARE_RECORD (LoketApplicationKind, loket_application_kind)
struct _LoketApplicationKind {
  LoketRecord parent_instance;
  char *key;     /* "saraswati-card" */
  char *service; /* "health" */
  LoketPhrase *title;
  GListStore *papers; /* LoketKindPaper */
  LoketGives gives;
  char **approvals;      /* of "section", "head", in this order */
  gint64 listed_minutes; /* posted time for who stands on a list that counts */
  gint64 unlisted_days;  /* posted time for others, working days */
  gint64 papers_days;    /* days in which papers may follow */
  gint64 village_days;   /* days in which a village should answer */
  gint64 expire_days;    /* days after papers_due after which nobody waits any more */
  char **forms;          /* keys of forms that may be filled for it; NULL = none */
  char **letters;        /* kinds of letters that it may end in; NULL = none */
};

/* What all cards of the office share: "[card]". */
LOKET_DECLARE_RECORD (LoketCardRules, loket_card_rules)
struct _LoketCardRules {
  LoketRecord parent_instance;
  char *host;   /* of the page that a telephone's camera opens */
  char *iss;    /* office code in the seal and of the status list */
  char *number; /* "3314-{YY}-{NNNNNN}" */
  char *language;
  gint64 months;             /* that a card holds at most */
  gint64 batch;              /* cards of a batch at most */
  gint64 reprints_a_day;     /* above which two officers are needed */
  gint64 unclaimed_days;     /* after which a village is told */
  gint64 renewal_days;       /* before its end that a card may be renewed */
  LoketOptional seals_a_day; /* absent: LOKET_SEALS_A_DAY */
  gboolean other_hand;       /* whoever proposed the decision does not issue the card */
  gboolean named_uses;       /* the number of a card is kept with what it was used for */
  gint64 use_days;           /* that uses are kept */
  char *lists_url;           /* (nullable) where verifiers fetch the lists without the hub */
};

/* A card that the office gives: "[card melati]". */
LOKET_DECLARE_RECORD (LoketCardProduct, loket_card_product)
struct _LoketCardProduct {
  LoketRecord parent_instance;
  char *key;
  char *category; /* nick of LoketCategory: its face and its claim */
  LoketPhrase *title;
  LoketPhrase *gives;   /* (nullable) what it entitles to, sentences */
  char *number;         /* (nullable) instead of that of all cards */
  LoketOptional months; /* instead of those of all cards */
  char *template_;      /* name of its faces in the profile's folder cards */
  char *blank;          /* (nullable) kind of blank that it is printed on */
  gint64 entitlements;  /* bits of the seal */
  gboolean members;     /* the household's members stand on its back */
  gboolean household;   /* the number of the family card stands on it, masked */
  gboolean photo;       /* it is not issued without a picture */
};

/* Where cards are accepted: each kind has its own uses of a card. */
typedef enum {
  LOKET_FACILITY_PUSKESMAS,
  LOKET_FACILITY_HOSPITAL,
  LOKET_FACILITY_SCHOOL,
  LOKET_FACILITY_OTHER,
} LoketFacilityKind;

GType loket_facility_kind_get_type (void);

#define LOKET_FACILITY_MAX 64     /* characters of a facility's key, or of a device's name */
#define LOKET_FACILITIES_MAX 2000 /* every school of a regency is one */

/* A house with a verifier desk: "[facility rsud-soehadi]". */
LOKET_DECLARE_RECORD (LoketFacility, loket_facility)
struct _LoketFacility {
  LoketRecord parent_instance;
  char *key;
  LoketFacilityKind kind;
  LoketPhrase *title;
  char **devices;      /* (nullable) names of the devices that stand there */
  gboolean categories; /* a school there sees the category of a card too */
};

/* What one bit of a card's seal gives at a kind of facility: "[entitlement hospital-care]". */
LOKET_DECLARE_RECORD (LoketEntitlement, loket_entitlement)
struct _LoketEntitlement {
  LoketRecord parent_instance;
  char *key;
  gint64 bit; /* 0 to 15 */
  LoketFacilityKind at;
  LoketPhrase *title; /* a sentence for a stranger at that desk */
};

/* What a school may ask: "[school-help]". */
LOKET_DECLARE_RECORD (LoketSchoolHelp, loket_school_help)
struct _LoketSchoolHelp {
  LoketRecord parent_instance;
  gint64 rows;       /* pupils of one class at most */
  gint64 rows_a_day; /* pupils that one device may ask about on a day */
};

/* What the board of the hall shows while nobody is called: a text, a picture, or both. */
LOKET_DECLARE_RECORD (LoketHallNote, loket_hall_note)
struct _LoketHallNote {
  LoketRecord parent_instance;
  LoketPhrase *message; /* (nullable) */
  char *picture;        /* (nullable) file of the profile's folder pictures: "services.png" */
};

/* The board of the hall: "[hall]". */
LOKET_DECLARE_RECORD (LoketHall, loket_hall)
struct _LoketHall {
  LoketRecord parent_instance;
  LoketPhrase *ticker; /* (nullable) one line that always stands there */
  GListStore *notes;   /* LoketHallNote in their order */
  gint64 seconds;      /* that each of them stays */
};

LOKET_DECLARE_RECORD (LoketProfile, loket_profile)
struct _LoketProfile {
  LoketRecord parent_instance;
  char *key;         /* "sragen" */
  char *office_id;   /* first part of every key in the store: the region code "33.14" */
  char *government;  /* first line of the letterhead: "Pemerintah Kabupaten Sragen" */
  LoketPhrase *unit; /* name of the office */
  LoketPhrase *regency;
  LoketPhrase *pledge; /* one line under the name */
  char *address;
  char *phone;
  char *colour;                /* of the house */
  gint64 utc_offset;           /* minutes; Indonesia keeps no summer time */
  char *zone;                  /* "WIB" */
  char **languages;            /* offered, first is the default */
  LoketOptional language_day;  /* a day of the week, 1 = Monday, that has a language of its own */
  char *day_language;          /* (nullable): that language, one of those offered */
  gint64 head_start;           /* minutes that a priority ticket counts as older */
  gint64 waiting_cap;          /* minutes after which a ticket goes first */
  LoketOptional return_behind; /* calls that somebody lets pass who did not come; absent: 3 */
  LoketOptional misses;        /* calls missed after which a visit is over; absent: 2 */
  LoketOptional park_minutes;  /* that somebody may be parked; absent: 30 */
  LoketOptional back_minutes; /* that somebody sent back is kept for the same officer; absent: 15 */
  LoketOptional objection_days; /* working days in which somebody may object; absent: 21 */
  LoketOptional watch_days;     /* before its end that a decision is told of; absent: 30 */
  LoketOptional hearing_days;   /* that a resident has to answer, at least; absent: 14 */
  LoketOptional list_days;      /* before its end that the worklist has a decision; absent: 60 */
  LoketOptional list_red_days;  /* before its end that it is red there; absent: 14 */
  LoketOptional look_ups;       /* that an officer may make in an hour; absent: LOKET_LOOK_UPS */
  gboolean refuse_outside_hours;
  gboolean weight_011;          /* elements of satisfaction weigh 0.11, not 1/9 */
  gboolean numbers_as_words;    /* Indonesian calls say "A dua belas", not "A, nol, satu, dua" */
  GListStore *services;         /* LoketService in the order of their letters */
  GListStore *stages;           /* LoketQueueStage in the order of the file */
  GListStore *counters;         /* LoketCounterPost */
  GListStore *hours;            /* LoketWorkday; a day that is not in it is closed */
  GListStore *seasons;          /* LoketSeason */
  GListStore *sources;          /* LoketSource in the order of the file */
  GListStore *applications;     /* LoketApplicationKind in the order of the file */
  LoketCardRules *card;         /* (nullable) the office gives no cards */
  GListStore *cards;            /* LoketCardProduct in the order of the file */
  GListStore *facilities;       /* LoketFacility in the order of the file */
  GListStore *entitlements;     /* LoketEntitlement in the order of the file */
  LoketSchoolHelp *school_help; /* (nullable) schools cannot ask */
  LoketHall *hall;              /* (nullable) the board shows calls only */
  LoketOptional guarantee_days; /* behind its own that a guarantee slip holds */
  GListStore *holidays;         /* LoketHoliday of the years whose file was there (calendar.h) */
};

/* Six times what a counter with forty visitors a day needs; who copies the register needs more. */
#define LOKET_LOOK_UPS 240

const char *loket_phrase_in (LoketPhrase *phrase, const char *language);
LoketService *loket_profile_service (LoketProfile *profile, const char *key);
LoketQueueStage *loket_profile_stage (LoketProfile *profile, const char *key);
gboolean loket_profile_has_queue (LoketProfile *profile, const char *key);
LoketSource *loket_profile_source (LoketProfile *profile, const char *key);
LoketApplicationKind *loket_profile_application (LoketProfile *profile, const char *key);
LoketCardProduct *loket_profile_card (LoketProfile *profile, const char *key);
LoketCardProduct *loket_profile_card_of (LoketProfile *profile, const char *category);
LoketFacility *loket_profile_facility (LoketProfile *profile, const char *key);
LoketFacility *loket_profile_facility_of (LoketProfile *profile, const char *device);
GPtrArray *loket_profile_gives_at (LoketProfile *profile,
                                   LoketFacilityKind kind,
                                   gint64 bits) G_GNUC_WARN_UNUSED_RESULT;
gint64 loket_profile_bits_at (LoketProfile *profile, LoketFacilityKind kind);
LoketKindPaper *loket_application_kind_paper (LoketApplicationKind *kind, const char *key);
LoketCounterPost *loket_profile_counter (LoketProfile *profile, const char *id);
LoketSpeechStyle loket_profile_speech_style (LoketProfile *profile);
const char *loket_profile_language_on (LoketProfile *profile, int weekday);

LoketProfile *
loket_profile_parse (GBytes *file, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One line of one of its files, as it stands there. */
LOKET_DECLARE_RECORD (LoketProfileValue, loket_profile_value)
struct _LoketProfileValue {
  LoketRecord parent_instance;
  char *place;   /* file and line: "profile.ini:12" */
  char *section; /* (nullable) "service health" */
  char *key;     /* "title[jv]" */
  char *value;
};

LOKET_DECLARE_RECORD (LoketProfileValues, loket_profile_values)
struct _LoketProfileValues {
  LoketRecord parent_instance;
  char *name;
  char *folder;       /* of its files, on the machine of the hub */
  gboolean newer;     /* the files were changed since the hub read them */
  char *problem;      /* (nullable) they could not be read again: line, section and key */
  GListStore *values; /* LoketProfileValue, in the order of the files */
};

void loket_profile_append_values (GListStore *values, const char *file, const char *text);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records between the office and the desks that check its cards: lists to hold, a card that the
 * office looks at itself, and what cards were used for.  app/office/verifiers.c answers. */
#pragma once

#include "core/card-token.h"

G_BEGIN_DECLS

#define LOKET_LISTS_PART 4  /* status lists of one answer at most */
#define LOKET_HINTS_MAX 200 /* of one answer */
#define LOKET_HINT_DAYS 30  /* that are looked through */
#define LOKET_HINT_APART                                                                           \
  3600                     /* seconds between two places that nobody is at in so short a time      \
                            */
#define LOKET_HINT_USES 15 /* in those days: fewer are nobody's business */
#define LOKET_HINT_TIMES 5 /* as many as the card in the middle of all that were used */

/* What a card was used for. */
typedef enum {
  LOKET_CARD_PURPOSE_OUTPATIENT,
  LOKET_CARD_PURPOSE_EMERGENCY,
  LOKET_CARD_PURPOSE_INPATIENT,
  LOKET_CARD_PURPOSE_SCHOOL_HELP,
  LOKET_CARD_PURPOSE_OTHER,
} LoketCardPurpose;

/* What the office knows of a card beyond its list of good cards. */
typedef enum {
  LOKET_STANDING_UNKNOWN, /* not a card of this office */
  LOKET_STANDING_GOOD,
  LOKET_STANDING_WAITING, /* not handed over yet */
  LOKET_STANDING_SUSPENDED,
  LOKET_STANDING_REVOKED,
  LOKET_STANDING_REPLACED, /* by a newer print or another card */
  LOKET_STANDING_EXPIRED,
} LoketCardStanding;

/* Why somebody should look at how a card is used; nobody is accused by it. */
typedef enum {
  LOKET_HINT_TWO_PLACES, /* at two facilities at once */
  LOKET_HINT_AFTER_DEATH,
  LOKET_HINT_FAR_MORE, /* far more often than others */
} LoketUseHintKind;

GType loket_card_purpose_get_type (void);
GType loket_card_standing_get_type (void);
GType loket_use_hint_kind_get_type (void);

/* A list that somebody holds.  Times of lists are seconds since 1970. */
LOKET_DECLARE_RECORD (LoketListHeld, loket_list_held)
struct _LoketListHeld {
  LoketRecord parent_instance;
  char *iss;
  gint64 iat;
};

LOKET_DECLARE_RECORD (LoketListsHeld, loket_lists_held)
struct _LoketListsHeld {
  LoketRecord parent_instance;
  LoketOptional trust;  /* iat of the trust list */
  GListStore *statuses; /* LoketListHeld */
};

LOKET_DECLARE_RECORD (LoketListFile, loket_list_file)
struct _LoketListFile {
  LoketRecord parent_instance;
  char *iss;
  gint64 iat;
  GBytes *cwt;
};

/* What is newer than what somebody holds. */
LOKET_DECLARE_RECORD (LoketListsAnswer, loket_lists_answer)
struct _LoketListsAnswer {
  LoketRecord parent_instance;
  GBytes *root;  /* (nullable) public key that signs trust lists; NULL = the office has no keys */
  GBytes *trust; /* (nullable) */
  GListStore *statuses; /* LoketListFile */
  gboolean more;        /* ask again */
};

/* Told on the feed: a list is newer than it was. */
LOKET_DECLARE_RECORD (LoketListNews, loket_list_news)
struct _LoketListNews {
  LoketRecord parent_instance;
  char *name; /* "trust.cwt", "status-3314-UPTPK.cwt" */
  gint64 iat;
};

LOKET_DECLARE_RECORD (LoketVerifyScan, loket_verify_scan)
struct _LoketVerifyScan {
  LoketRecord parent_instance;
  char *text; /* as a scanner gave it */
};

/* What the office itself makes of a card now. */
LOKET_DECLARE_RECORD (LoketVerifyAnswer, loket_verify_answer)
struct _LoketVerifyAnswer {
  LoketRecord parent_instance;
  LoketVerdict verdict;
  char *word;              /* in English, for loket_text() */
  LoketCardClaims *claims; /* (nullable) what stands on the card */
  LoketCardStanding standing;
  LoketOptional since; /* when that began, UTC microseconds */
};

/* One use of a card, as a desk tells it; where it was the office knows by the device. */
LOKET_DECLARE_RECORD (LoketUseTelling, loket_use_telling)
struct _LoketUseTelling {
  LoketRecord parent_instance;
  char *number; /* (nullable) of the card; the office keeps it only where its profile says so */
  char *iss;
  LoketOptional print;
  LoketCardPurpose purpose;
  LoketVerdict verdict;
  gint64 at; /* UTC microseconds */
};

/* The same on file. */
LOKET_DECLARE_RECORD (LoketCardUse, loket_card_use)
struct _LoketCardUse {
  LoketRecord parent_instance;
  char *id;
  char *number; /* (nullable) uses are only counted */
  char *iss;
  LoketOptional print;
  LoketCardPurpose purpose;
  LoketVerdict verdict;
  gint64 at;
  char *facility; /* key of the profile, or name of the device */
  char *device;
  gint64 told_at;
};

LOKET_DECLARE_RECORD (LoketUseHint, loket_use_hint)
struct _LoketUseHint {
  LoketRecord parent_instance;
  LoketUseHintKind kind;
  char *number;
  char *iss;
  gint64 at;          /* of the last use that it is about */
  char *facility;     /* (nullable) where */
  char *other;        /* (nullable) the other place */
  LoketOptional uses; /* how many in %LOKET_HINT_DAYS days */
};

/* Uses of one purpose at one place. */
LOKET_DECLARE_RECORD (LoketUseCount, loket_use_count)
struct _LoketUseCount {
  LoketRecord parent_instance;
  char *facility;
  LoketCardPurpose purpose;
  gint64 uses;
};

LOKET_DECLARE_RECORD (LoketUseHints, loket_use_hints)
struct _LoketUseHints {
  LoketRecord parent_instance;
  GListStore *hints;  /* LoketUseHint, newest first */
  GListStore *counts; /* LoketUseCount of the same days */
};

gboolean loket_list_address_is_good (const char *address);
char *loket_status_file_name (const char *iss) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

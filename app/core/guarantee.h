/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guarantee slip: a hospital saw a good card and was told what it gives there (registry.md 5,
 * N7).  The desk makes it, also without the office; the office keeps it, and matches claims. */
#pragma once

#include "core/guarantee-code.h"
#include "core/profile.h"
#include "core/rule-inputs.h"

G_BEGIN_DECLS

#define LOKET_GUARANTEE_DAYS 3 /* behind the day of the slip, when the profile does not say */
#define LOKET_GUARANTEE_PAGE 200

/* What somebody came for. */
typedef enum {
  LOKET_GUARANTEE_OUTPATIENT,
  LOKET_GUARANTEE_EMERGENCY,
  LOKET_GUARANTEE_INPATIENT,
} LoketGuaranteePurpose;

#define LOKET_N_GUARANTEE_PURPOSES (LOKET_GUARANTEE_INPATIENT + 1)

/* That its days are over is no state: a claim comes weeks later, for a day within them. */
typedef enum {
  LOKET_GUARANTEE_ISSUED,
  LOKET_GUARANTEE_MATCHED, /* with a row of a claim */
  LOKET_GUARANTEE_WITHDRAWN,
} LoketGuaranteeState;

/* Why a person should look at it.  None of them refuses a slip: somebody was treated upon it. */
typedef enum {
  LOKET_GUARANTEE_UNKNOWN_CARD,
  LOKET_GUARANTEE_UNKNOWN_PRINT,
  LOKET_GUARANTEE_REVOKED_BEFORE, /* the print did not count when the desk saw it */
  LOKET_GUARANTEE_CLOCK_UNSURE,   /* the desk did not know the time, or it cannot be right */
  LOKET_GUARANTEE_TOO_LONG,       /* it says more days than the profile gives */
  LOKET_GUARANTEE_REPEATED,       /* another desk of the facility had made one already */
  LOKET_GUARANTEE_MADE_AGAIN,     /* by the desk, after it had been withdrawn */
} LoketGuaranteeMark;

/* What a code turned out to be. */
typedef enum {
  LOKET_GUARANTEE_REAL,
  LOKET_GUARANTEE_OVER,     /* real, and its days are over */
  LOKET_GUARANTEE_UNTOLD,   /* signed by a device of this office, which has not told of it yet */
  LOKET_GUARANTEE_RECALLED, /* it was withdrawn */
  LOKET_GUARANTEE_UNKNOWN,  /* no slip has that code */
  LOKET_GUARANTEE_STRANGE,  /* signed by no device of this office, or by one that was put out */
  LOKET_GUARANTEE_BROKEN,   /* the signature does not hold, or it is not as on file */
} LoketGuaranteeVerdict;

GType loket_guarantee_purpose_get_type (void);
GType loket_guarantee_state_get_type (void);
GType loket_guarantee_mark_get_type (void);
GType loket_guarantee_verdict_get_type (void);

LOKET_DECLARE_RECORD (LoketGuarantee, loket_guarantee)
struct _LoketGuarantee {
  LoketRecord parent_instance;
  char *id;
  char *code; /* for voice and fingers */
  char *text; /* of the QR */
  char *number;
  gint64 print;
  char *card;     /* (nullable) the office does not know it */
  char *village;  /* (nullable) of its holder */
  char *facility; /* key of the profile, or name of the device */
  char *device;
  char *kid;
  LoketGuaranteePurpose purpose;
  char *day;
  gint64 issued_at;
  char *until_day;     /* last day on which it holds */
  char *service_class; /* (nullable) as it stands on the paper */
  LoketGuaranteeState state;
  char **marks;     /* (nullable) nicks of LoketGuaranteeMark */
  char *first_slip; /* (nullable) that it repeats */
  gint64 copies;    /* how often the desk has made it */
  char *reason;     /* (nullable) why it was withdrawn */
  char *officer;    /* (nullable) who did that */
  gint64 told_at;
  gint64 version;
  gint64 changed_at;
};

/* By whose signature a slip is real. */
LOKET_DECLARE_RECORD (LoketGuaranteeKey, loket_guarantee_key)
struct _LoketGuaranteeKey {
  LoketRecord parent_instance;
  char *id; /* kid, hexadecimal */
  GBytes *public_key;
  char *device;
  gint64 taken_at;
};

/* All that a desk hands in, the same however often it is sent. */
LOKET_DECLARE_RECORD (LoketGuaranteeIssue, loket_guarantee_issue)
struct _LoketGuaranteeIssue {
  LoketRecord parent_instance;
  char *text;
  GBytes *public_key;
  char *service_class; /* (nullable) */
  gboolean clock_ok;
};

/* What a desk knows when it makes one, and what stands on the paper. */
LOKET_DECLARE_RECORD (LoketGuaranteeSlip, loket_guarantee_slip)
struct _LoketGuaranteeSlip {
  LoketRecord parent_instance;
  char *id;
  char *code;
  char *text;
  char *name; /* as on the card's face; on paper only */
  LoketOptional birth_year;
  char *number;
  gint64 print;
  LoketCategory category;
  gint64 entitlements; /* bits of the card's seal */
  LoketGuaranteePurpose purpose;
  char *facility;      /* as people call it */
  char *service_class; /* (nullable) what the card gives there */
  char *day;
  gint64 issued_at;
  char *until_day;
  gboolean clock_ok;
};

LOKET_DECLARE_RECORD (LoketGuaranteeQuery, loket_guarantee_query)
struct _LoketGuaranteeQuery {
  LoketRecord parent_instance;
  char *facility;
  char *area; /* of the holders */
  char *day;
  char **states;
  gboolean to_look_at; /* only what has a mark */
  char *after;         /* `next` of the page before */
  LoketOptional limit;
};

LOKET_DECLARE_RECORD (LoketGuaranteeList, loket_guarantee_list)
struct _LoketGuaranteeList {
  LoketRecord parent_instance;
  GListStore *guarantees; /* LoketGuarantee, newest first */
  char *next;
};

LOKET_DECLARE_RECORD (LoketGuaranteeWithdraw, loket_guarantee_withdraw)
struct _LoketGuaranteeWithdraw {
  LoketRecord parent_instance;
  char *guarantee;
  LoketOptional version;
  char *reason;
};

LOKET_DECLARE_RECORD (LoketGuaranteeCheck, loket_guarantee_check)
struct _LoketGuaranteeCheck {
  LoketRecord parent_instance;
  char *text; /* of a QR, or a short code */
};

LOKET_DECLARE_RECORD (LoketGuaranteeReading, loket_guarantee_reading)
struct _LoketGuaranteeReading {
  LoketRecord parent_instance;
  LoketGuaranteeVerdict verdict;
  GListStore *guarantees; /* LoketGuarantee: nearly always one, or none */
};

gint64 loket_profile_guarantee_days (LoketProfile *profile);
char *loket_guarantee_until (const char *day, gint64 days) G_GNUC_WARN_UNUSED_RESULT;
LoketGuaranteeSlip *loket_guarantee_slip_make (LoketGuaranteeSlip *facts,
                                               LoketProfile *profile,
                                               const char *device,
                                               GBytes *device_key,
                                               const char *language,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketGuaranteeIssue *loket_guarantee_slip_issue (const LoketGuaranteeSlip *slip,
                                                 GBytes *device_key) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_guarantee_purpose_words (LoketGuaranteePurpose purpose);
const char *loket_guarantee_mark_sentence (LoketGuaranteeMark mark);
const char *loket_guarantee_verdict_sentence (LoketGuaranteeVerdict verdict);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card: what somebody is entitled to, from the decision until it ends.  Its pieces of plastic are
 * prints (card-print.h); the number stays through all of them. */
#pragma once

#include "core/machine.h"
#include "core/record.h"
#include "core/rule-inputs.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_CARD_APPROVED, /* nothing is in the printer's queue, or what was there came to nothing */
  LOKET_CARD_QUEUED,   /* a print of it is under way */
  LOKET_CARD_PRINTED,  /* scanned and good, not handed over */
  LOKET_CARD_ACTIVE,
  LOKET_CARD_SUSPENDED,
  LOKET_CARD_EXPIRED,
  LOKET_CARD_REVOKED,
  LOKET_CARD_REPLACED, /* by a card with another number */
} LoketCardState;

/* Who puts a card aside and may take it up again. */
typedef enum {
  LOKET_CARD_HOLD_NONE,
  LOKET_CARD_HOLD_OFFICER,
  LOKET_CARD_HOLD_DEAD,  /* the register says so */
  LOKET_CARD_HOLD_MOVED, /* the register says that the person lives elsewhere */
} LoketCardHold;

GType loket_card_state_get_type (void);
GType loket_card_hold_get_type (void);

extern const LoketMachine loket_card_machine;

LOKET_DECLARE_RECORD (LoketCard, loket_card)
struct _LoketCard {
  LoketRecord parent_instance;
  char *id;
  char *number;
  char *person;
  char *village;
  char *hamlet;
  char *product; /* key of the profile's cards */
  LoketCategory category;
  char *decision;
  char *household; /* (nullable) that the person lived in when it was issued */
  LoketCardState state;
  char *issued_day;
  char *from_day;
  char *until_day; /* last day on which it holds */
  char *print;     /* (nullable) the one that the holder has */
  char *next;      /* (nullable) the one that is being made, or waits to be handed over */
  LoketCardHold hold;
  char *suspended_until; /* (nullable) first day on which it holds again by itself */
  char *reason;          /* (nullable) of the last change that needs one */
  char *replaced_by;     /* (nullable) card */
  LoketOptional printed_at;
  LoketOptional handed_at; /* the first time */
  LoketOptional ended_at;
  char *officer; /* who issued it */
  gint64 version;
  gint64 created_at;
  gint64 changed_at;
};

gboolean loket_card_is_live (LoketCardState state);
char *loket_card_number_series (const char *format, const char *day) G_GNUC_WARN_UNUSED_RESULT;
char *
loket_card_number (const char *format, const char *day, gint64 number) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_card_number_is_format (const char *format);

G_END_DECLS

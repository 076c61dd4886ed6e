/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where blank cards went, who took a card, and the slots of the status list. */
#pragma once

#include "core/person.h"
#include "core/record.h"

G_BEGIN_DECLS

/* What is in stock is what was received without the other three. */
typedef enum {
  LOKET_BLANK_RECEIVED,
  LOKET_BLANK_GOOD,
  LOKET_BLANK_SPOILED,
  LOKET_BLANK_LOST,
} LoketBlankKind;

/* Who comes for a card. */
typedef enum {
  LOKET_TAKER_HOLDER,
  LOKET_TAKER_PROXY,
} LoketTaker;

GType loket_blank_kind_get_type (void);
GType loket_taker_get_type (void);

LOKET_DECLARE_RECORD (LoketBlankMovement, loket_blank_movement)
struct _LoketBlankMovement {
  LoketRecord parent_instance;
  char *id;
  char *day;
  char *blank; /* kind of blank of the profile: "pvc" */
  char *box;   /* (nullable) numbered box */
  LoketBlankKind kind;
  gint64 count;  /* less than 0 where an outcome is put right */
  char *print;   /* (nullable) that used it up */
  char *reason;  /* (nullable) */
  char *officer; /* (nullable) */
  gint64 at;
};

/* What the movements of a kind and box add up to. */
LOKET_DECLARE_RECORD (LoketBlankStock, loket_blank_stock)
struct _LoketBlankStock {
  LoketRecord parent_instance;
  char *id;
  char *blank;
  char *box;
  gint64 received;
  gint64 good;
  gint64 spoiled;
  gint64 lost;
  gint64 in_stock;
  LoketOptional counted; /* the last count, as long as nothing was moved behind it */
  gint64 changed_at;
};

/* What somebody counted. */
LOKET_DECLARE_RECORD (LoketBlankCount, loket_blank_count)
struct _LoketBlankCount {
  LoketRecord parent_instance;
  char *id;
  char *day;
  char *blank;
  char *box;
  gint64 counted;
  gint64 expected;
  char *officer;
  gint64 at;
};

/* A day whose blanks balance. */
LOKET_DECLARE_RECORD (LoketBlankDay, loket_blank_day)
struct _LoketBlankDay {
  LoketRecord parent_instance;
  char *id;
  char *day;
  gint64 received;
  gint64 good;
  gint64 spoiled;
  gint64 lost;
  gint64 in_stock;
  char *officer;
  gint64 at;
};

#define LOKET_SIGNED_ON_PAPER "paper" /* the list of a batch, or the book of the counter */

LOKET_DECLARE_RECORD (LoketCardHandover, loket_card_handover)
struct _LoketCardHandover {
  LoketRecord parent_instance;
  char *id;
  char *card;
  char *print;
  char *person;
  LoketTaker taker;
  char *proxy_name;       /* of a proxy */
  LoketRelation relation; /* of the proxy to the person; head: it is the holder */
  char *proxy_paper;      /* that says so: its kind and number */
  char *signature;        /* (nullable) where it was signed for: %LOKET_SIGNED_ON_PAPER */
  char *officer;
  gint64 at;
};

/* A slot of a status list: good only while the card of its print is active.  What has no row is
 * bad.
 */
LOKET_DECLARE_RECORD (LoketStatusSlot, loket_status_slot)
struct _LoketStatusSlot {
  LoketRecord parent_instance;
  char *id; /* of the print */
  char *iss;
  gint64 slot;
  char *card;
  gboolean good;
  gint64 changed_at;
};

/* The picture of a person for cards, stored once; the newest counts. */
LOKET_DECLARE_RECORD (LoketPersonPhoto, loket_person_photo)
struct _LoketPersonPhoto {
  LoketRecord parent_instance;
  char *id;
  char *person;
  char *village;
  char *photo; /* SHA-256 */
  char *officer;
  gint64 at;
};

G_END_DECLS

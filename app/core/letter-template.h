/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters as the profile has them: templates with places to fill, letterhead, signatories, number
 * series.  Read once, never changed, so any thread may use them. */
#pragma once

#include "core/letter-desk.h"
#include "core/officer.h"

G_BEGIN_DECLS

/* A kind of decision that a letter tells. */
typedef enum {
  LOKET_LETTER_OUTCOME_ANY,
  LOKET_LETTER_OUTCOME_GRANT,
  LOKET_LETTER_OUTCOME_REFUSE,
  LOKET_LETTER_OUTCOME_ENDED, /* before its time, by two heads */
} LoketLetterOutcome;

/* A label and what stands behind it. */
typedef struct {
  LoketPhrase *label; /* nullable */
  LoketPhrase *text;
} LoketTemplateLine;

typedef struct {
  LoketLetterPartKind kind;
  LoketPhrase *text; /* of a paragraph or heading */
  GPtrArray *lines;  /* LoketTemplateLine, of facts */
  char *of;          /* of items: the list that they are */
  char *only_if;     /* (nullable) left out where this is not known */
  char *unless;      /* (nullable) left out where this is known */
} LoketTemplatePart;

typedef struct {
  char *key; /* "decision" */
  LoketPhrase *title;
  LoketLetterAbout about;
  LoketLetterLayout layout;
  LoketLetterOutcome outcome; /* of the decision */
  char **asks;                /* (nullable) what an officer has to say */
  char *signatory;            /* "approver", or a role: "unit_head" */
  LoketPhrase *office;        /* (nullable) office and title of who signs; else the signatory's */
  gboolean hearing;           /* it invites to the hearing of a change */
  LoketPhrase *heading;       /* (nullable) of an order */
  LoketPhrase *subject;       /* (nullable) */
  LoketPhrase *attachment;    /* (nullable) */
  GPtrArray *addressee;       /* LoketPhrase, line by line */
  LoketPhrase *salutation;    /* (nullable) */
  GPtrArray *parts;           /* LoketTemplatePart */
  GPtrArray *copies;          /* LoketPhrase */
} LoketLetterTemplate;

/* Who may sign, and as what. */
typedef struct {
  char *key;
  char *role;         /* "unit_head" */
  LoketPhrase *title; /* "Kepala UPTPK Kabupaten Sragen" */
  char *login;        /* (nullable) the officer's own */
  char *name;         /* (nullable) else the officer's */
  char *number;       /* (nullable) "NIP 19700101 199503 1 001" */
} LoketSignatory;

/* What all letters of the office share. */
typedef struct {
  char *government;
  LoketPhrase *unit;
  char *address;
  char *contact;          /* (nullable) */
  char *place;            /* where letters are dated */
  char *crest;            /* (nullable) file of the profile: "letters/crest.svg" */
  char *pattern;          /* "460/{series}/UPTPK/{year}" */
  gint64 digits;          /* of {series} */
  LoketPhrase *code_note; /* (nullable) */
  GPtrArray *signatories; /* LoketSignatory */
} LoketLetterHouse;

typedef struct _LoketLetterBook LoketLetterBook;

LoketLetterBook *loket_letter_book_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_letter_book_free (LoketLetterBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketLetterBook, loket_letter_book_free)

gboolean
loket_letter_book_set_house (LoketLetterBook *book, GBytes *file, const char *name, GError **error);
gboolean
loket_letter_book_add (LoketLetterBook *book, GBytes *file, const char *name, GError **error);
void loket_letter_book_set_crest (LoketLetterBook *book, GBytes *crest);
gboolean loket_letter_book_equal (const LoketLetterBook *a, const LoketLetterBook *b);

const LoketLetterHouse *loket_letter_book_house (const LoketLetterBook *book);
const LoketLetterTemplate *loket_letter_book_find (const LoketLetterBook *book, const char *key);
guint loket_letter_book_count (const LoketLetterBook *book);
const LoketLetterTemplate *loket_letter_book_at (const LoketLetterBook *book, guint i);
GBytes *loket_letter_book_crest (const LoketLetterBook *book);
const char *loket_letter_book_crest_name (const LoketLetterBook *book);
const LoketSignatory *loket_letter_house_signatory (const LoketLetterHouse *house,
                                                    const LoketOfficer *officer);
const LoketSignatory *loket_letter_house_by_role (const LoketLetterHouse *house, const char *role);

LoketPhrase *loket_letter_template_office (const LoketLetterTemplate *template_,
                                           const LoketSignatory *signatory);

/* The places that a template may fill, for letters about that. */
gboolean loket_letter_place_is_known (const char *place, LoketLetterAbout about, gboolean list);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the desk of letters; app/office/letters.c answers them, the counter's pages ask. */
#pragma once

#include "core/letter-text.h"
#include "core/letter.h"
#include "core/profile.h"

G_BEGIN_DECLS

#define LOKET_LETTER_PAGE 200

/* What a kind of letter is about. */
typedef enum {
  LOKET_LETTER_ABOUT_PERSON,
  LOKET_LETTER_ABOUT_APPLICATION,
  LOKET_LETTER_ABOUT_DECISION,
  LOKET_LETTER_ABOUT_VISIT,
} LoketLetterAbout;

GType loket_letter_about_get_type (void);

/* What an officer may choose from. */
LOKET_DECLARE_RECORD (LoketLetterKind, loket_letter_kind)
struct _LoketLetterKind {
  LoketRecord parent_instance;
  char *key; /* "decision" */
  LoketPhrase *title;
  LoketLetterAbout about;
  gboolean grants;  /* it can tell of what is granted */
  gboolean refuses; /* it can tell of what is refused */
  gboolean ends;    /* it tells of what ended before its time */
  char **asks; /* members of LoketLetterRequest that it needs: destination matter day time place */
};

LOKET_DECLARE_RECORD (LoketLetterKinds, loket_letter_kinds)
struct _LoketLetterKinds {
  LoketRecord parent_instance;
  GListStore *kinds;
};

/* One of the five is what it is about; the others follow from it. */
LOKET_DECLARE_RECORD (LoketLetterRequest, loket_letter_request)
struct _LoketLetterRequest {
  LoketRecord parent_instance;
  char *kind;
  char *person;
  char *application;
  char *decision;
  char *visit;
  char *watch; /* of a hearing; absent: the newest that waits for the person, if there is one */
  LoketLanguage language;
  char *signatory;   /* officer who signs, where the profile leaves it open */
  char *destination; /* hospital or school */
  char *matter;      /* what it is about, in the officer's words; of a hearing: else its reason */
  char *day;         /* of a hearing */
  char *time;        /* of a hearing: "09.00" */
  char *place;       /* of a hearing; absent: the office itself */
};

/* A letter with all its texts.  A draft has no letter yet. */
LOKET_DECLARE_RECORD (LoketLetterView, loket_letter_view)
struct _LoketLetterView {
  LoketRecord parent_instance;
  LoketLetter *letter;
  LoketLetterText *text;
  GBytes *crest; /* SVG or PNG; absent when the profile has none, or another one now */
};

LOKET_DECLARE_RECORD (LoketLetterReference, loket_letter_reference)
struct _LoketLetterReference {
  LoketRecord parent_instance;
  char *letter;
};

LOKET_DECLARE_RECORD (LoketLetterArchive, loket_letter_archive)
struct _LoketLetterArchive {
  LoketRecord parent_instance;
  char *letter;
  char *pdf; /* SHA-256 of the PDF, which the office has as a blob */
};

LOKET_DECLARE_RECORD (LoketLetterVoid, loket_letter_void)
struct _LoketLetterVoid {
  LoketRecord parent_instance;
  char *letter;
  char *reason;
};

/* Of a person or of an application. */
LOKET_DECLARE_RECORD (LoketLetterQuery, loket_letter_query)
struct _LoketLetterQuery {
  LoketRecord parent_instance;
  char *person;
  char *application;
};

/* A line of a list: nothing of what it says. */
LOKET_DECLARE_RECORD (LoketLetterEntry, loket_letter_entry)
struct _LoketLetterEntry {
  LoketRecord parent_instance;
  char *id;
  char *number;
  char *kind;
  LoketPhrase *title;
  char *application;
  char *decision;
  char *visit;
  char *watch;
  char *day;
  LoketLanguage language;
  char *signatory;
  LoketLetterState state;
  char *reason;
  char *officer_name;
  gint64 created_at;
};

LOKET_DECLARE_RECORD (LoketLetterList, loket_letter_list)
struct _LoketLetterList {
  LoketRecord parent_instance;
  GListStore *letters; /* LoketLetterEntry, newest first */
  gboolean more;       /* older ones than these */
};

LOKET_DECLARE_RECORD (LoketLetterCheck, loket_letter_check)
struct _LoketLetterCheck {
  LoketRecord parent_instance;
  char *text; /* its code, or its number as it stands on the paper */
};

/* Whether there is such a letter; nothing of whom it is about, nor of what it says. */
LOKET_DECLARE_RECORD (LoketLetterChecked, loket_letter_checked)
struct _LoketLetterChecked {
  LoketRecord parent_instance;
  gboolean issued;    /* by this office; else all the rest is absent */
  gboolean elsewhere; /* the code is one of another office */
  char *number;
  char *kind;
  LoketPhrase *title; /* of its kind */
  char *day;          /* that stands on it */
  LoketLetterState state;
};

G_END_DECLS

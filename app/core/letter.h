/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters of the office: numbered once, kept as the words that were printed and the PDF of it. */
#pragma once

#include "core/machine.h"
#include "core/queue.h"
#include "core/record.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_LETTER_ISSUED,   /* it has its number; the paper is being made */
  LOKET_LETTER_ARCHIVED, /* its PDF is on file */
  LOKET_LETTER_VOID,     /* its number stays used */
} LoketLetterState;

GType loket_letter_state_get_type (void);

extern const LoketMachine loket_letter_machine;

LOKET_DECLARE_RECORD (LoketLetter, loket_letter)
struct _LoketLetter {
  LoketRecord parent_instance;
  char *id;
  gint64 year;
  gint64 series; /* number within the year, without holes */
  char *number;  /* as it stands on the paper: "460/0012/UPTPK/2026" */
  char *kind;    /* key of the profile's letters: "decision" */
  char *application;
  char *decision;
  char *visit;
  char *watch; /* what the hearing is about that it invites to */
  char *person;
  char *village;
  LoketLanguage language;
  char *day;       /* that stands on it */
  char *body;      /* JSON: every text that is printed, in its order */
  char *signatory; /* name of who signs */
  char *signatory_title;
  LoketLetterState state;
  char *pdf;    /* SHA-256 */
  char *reason; /* why it is void */
  char *officer;
  gint64 created_at;
  gint64 changed_at;
};

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every text that stands on a letter, in the order in which it is read: the desk of letters puts it
 * together once and keeps it, printing draws nothing else. */
#pragma once

#include "core/queue.h"
#include "core/record.h"

G_BEGIN_DECLS

/* How an Indonesian office sets a letter. */
typedef enum {
  LOKET_LETTER_PLAIN, /* to somebody: place and day, number and subject, "Kepada Yth." */
  LOKET_LETTER_ORDER, /* to be held by whoever it is about: a title in the middle, its number below
                       */
} LoketLetterLayout;

typedef enum {
  LOKET_LETTER_PARAGRAPH,
  LOKET_LETTER_HEADING, /* a short line in the middle: "MENUGASKAN" */
  LOKET_LETTER_FACTS,   /* lines of a label and its text */
  LOKET_LETTER_ITEMS,   /* lines with a number before each */
} LoketLetterPartKind;

GType loket_letter_layout_get_type (void);
GType loket_letter_part_kind_get_type (void);

/* A label and what stands behind it, or an item without a label. */
LOKET_DECLARE_RECORD (LoketLetterLine, loket_letter_line)
struct _LoketLetterLine {
  LoketRecord parent_instance;
  char *label;
  char *text;
};

LOKET_DECLARE_RECORD (LoketLetterPart, loket_letter_part)
struct _LoketLetterPart {
  LoketRecord parent_instance;
  LoketLetterPartKind kind;
  char *text;        /* of a paragraph or heading */
  GListStore *lines; /* LoketLetterLine, of facts and items */
};

LOKET_DECLARE_RECORD (LoketLetterText, loket_letter_text)
struct _LoketLetterText {
  LoketRecord parent_instance;
  LoketLanguage language;
  LoketLetterLayout layout;
  char *crest;            /* SHA-256 of the picture beside the letterhead */
  GListStore *head;       /* LoketLetterLine; the one labelled "unit" stands out */
  char *place_day;        /* "Sragen, 22 November 2026" */
  GListStore *references; /* LoketLetterLine: number, attachment, subject */
  char *title;            /* of an order */
  char *addressee;        /* its lines */
  char *salutation;
  GListStore *parts;     /* LoketLetterPart */
  char *signed_at;       /* of an order: "Ditetapkan di Sragen" and the day, its lines */
  char *signatory_title; /* "Kepala UPTPK Kabupaten Sragen," */
  char *signatory;
  char *signatory_number; /* "NIP 19700101 199503 1 001" */
  char *copies_title;     /* "Tembusan:" */
  GListStore *copies;     /* LoketLetterLine */
  char *page;             /* "Halaman {page} dari {pages}"; drawn only beyond one page */
  char *code;             /* that its QR code holds; absent on a draft */
  char *code_note;        /* what it is for, beside it */
  char *document_title;   /* of the PDF: kind and number, nobody's name */
};

char *loket_letter_code (const char *office_id,
                         const char *day,
                         const char *number) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_letter_code_read (const char *text, char **office_id, char **day, char **number);
char *
loket_letter_page_text (LoketLetterText *text, guint page, guint pages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Survey forms of a profile: questions, which answers count, and what they tell the rules.  Windows
 * and paper draw them, the office checks and keeps what was answered. */
#pragma once

#include "core/profile.h"
#include "core/rule-inputs.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_QUESTION_YES_NO, /* "yes", "no" */
  LOKET_QUESTION_NUMBER, /* a whole number: "3" */
  LOKET_QUESTION_MONEY,  /* whole rupiah: "450000" */
  LOKET_QUESTION_CHOICE, /* key of one of its choices */
  LOKET_QUESTION_TEXT,
  LOKET_QUESTION_DAY, /* "2026-11-22" */
} LoketQuestionKind;

GType loket_question_kind_get_type (void);

#define LOKET_ANSWER_MAX 2000 /* characters */
#define LOKET_QUESTION_LIST 60
#define LOKET_CHOICE_LIST 20

LOKET_DECLARE_RECORD (LoketChoice, loket_choice)
struct _LoketChoice {
  LoketRecord parent_instance;
  char *key; /* "earth" */
  LoketPhrase *phrase;
};

LOKET_DECLARE_RECORD (LoketQuestion, loket_question)
struct _LoketQuestion {
  LoketRecord parent_instance;
  char *key;   /* "floor_area" */
  char *group; /* (nullable) key of its group */
  LoketQuestionKind kind;
  LoketPhrase *phrase;
  LoketPhrase *help;   /* (nullable) */
  GListStore *choices; /* LoketChoice, of a choice */
  gboolean optional;   /* the form may be handed in without it */
  LoketOptional least; /* of a number or money */
  LoketOptional most;
  char *asked_if;      /* (nullable) key of an earlier question */
  char *asked_if_is;   /* that has this answer; else this one is not asked */
  char **counts;       /* (nullable) answers that count one in the score */
  LoketOptional below; /* a number below this counts one */
  LoketOptional from;  /* a number from this on counts one */
  char *per;           /* (nullable) key of a number by which this one is divided first */
  char *feeds;         /* (nullable) field of LoketRuleInputs that its answer fills */
  char *condition;     /* (nullable) that a yes adds to the conditions */
};

LOKET_DECLARE_RECORD (LoketQuestionGroup, loket_question_group)
struct _LoketQuestionGroup {
  LoketRecord parent_instance;
  char *key;
  LoketPhrase *phrase;
};

LOKET_DECLARE_RECORD (LoketForm, loket_form)
struct _LoketForm {
  LoketRecord parent_instance;
  char *key;      /* "bps14" */
  gint64 version; /* from 1 on */
  char *checksum; /* SHA-256, hexadecimal */
  LoketPhrase *title;
  LoketPhrase *intro;    /* (nullable) what the surveyor reads first */
  char *legal_basis;     /* (nullable) */
  char *use;             /* field (home and neighbours), counter or any */
  char *score_feeds;     /* (nullable) field of LoketRuleInputs that the score fills */
  GListStore *groups;    /* LoketQuestionGroup */
  GListStore *questions; /* LoketQuestion, in the order to ask */
};

LOKET_DECLARE_RECORD (LoketFormAnswer, loket_form_answer)
struct _LoketFormAnswer {
  LoketRecord parent_instance;
  char *key;
  char *value;
};

/* What was answered; a question that is not here was not answered. */
LOKET_DECLARE_RECORD (LoketAnswers, loket_answers)
struct _LoketAnswers {
  LoketRecord parent_instance;
  char *form;
  gint64 version;
  GListStore *answers; /* LoketFormAnswer */
};

typedef struct {
  gint64 score; /* questions whose answer counts */
  gint64 most;  /* questions that were to be asked and can count */
  gint64 open;  /* of those, the ones without an answer */
} LoketFormScore;

LoketForm *
loket_form_parse (GBytes *file, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketQuestion *loket_form_question (LoketForm *form, const char *key);
const char *loket_answers_get (LoketAnswers *answers, const char *key);
void loket_answers_set (LoketAnswers *answers, const char *key, const char *value);

gboolean loket_form_asks (LoketForm *form, LoketAnswers *answers, LoketQuestion *question);
gboolean
loket_form_check (LoketForm *form, LoketAnswers *answers, gboolean complete, GError **error);
void loket_form_score (LoketForm *form, LoketAnswers *answers, LoketFormScore *score);
void loket_form_feed (LoketForm *form, LoketAnswers *answers, LoketRuleInputs *inputs);

/* All forms of a profile, also earlier versions of one.  Filled once, then it never changes: any
 * thread may ask it, and gets a form that it shares with no other. */
typedef struct _LoketFormBook LoketFormBook;

LoketFormBook *loket_form_book_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_form_book_free (LoketFormBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketFormBook, loket_form_book_free)

gboolean loket_form_book_add (LoketFormBook *book, GBytes *file, const char *name, GError **error);
gboolean loket_form_book_equal (const LoketFormBook *a, const LoketFormBook *b);
char **loket_form_book_keys (const LoketFormBook *book) G_GNUC_WARN_UNUSED_RESULT;
LoketForm *loket_form_book_form (const LoketFormBook *book, const char *key, gint64 version);

G_END_DECLS

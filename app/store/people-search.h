/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding people by parts of what is known of them, each question bounded; app/office/search.c puts
 * the answers in order. */
#pragma once

#include "core/people-text.h"
#include "core/person.h"
#include "store/txn.h"

G_BEGIN_DECLS

/* What somebody found by name is called, before the person is read. */
typedef struct {
  gint64 number;
  gint64 birth_year; /* 0 = not known */
  char *canon;
} LoketNameHit;

void loket_name_hit_free (LoketNameHit *hit);

/* Which people are meant.  Texts are borrowed. */
typedef struct {
  const char *word;         /* of loket_person_words(): a word of the name, or "~" and a skeleton */
  gboolean prefix;          /* every word that begins so */
  const char *const *whole; /* (nullable) other words of the canon */
  const char *begin;        /* (nullable) and how another word of it begins */
  const char *canon;        /* who is called exactly so comes first */
  const char *const *areas; /* (nullable) codes of regions, one of which it is */
  const char *scope;        /* (nullable) code of the region that who asks is for */
  LoketYears years[2];      /* of birth; all zero: of any year */
  gboolean old_first;       /* born before the spelling changed */
  gboolean others;          /* only who is called otherwise: the exact ones are known */
  gboolean faint;           /* worth a look at fewer rows */
  guint limit;
} LoketNameQuestion;

GPtrArray *loket_txn_find_names (LoketTxn *txn,
                                 const LoketNameQuestion *question,
                                 gboolean *more,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_txn_count_word (LoketTxn *txn, const char *word, guint most, guint *count, GError **error);
GPtrArray *loket_txn_words_between (LoketTxn *txn,
                                    const char *from,
                                    const char *before,
                                    guint limit,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* By the beginning of a number, element-type LoketPerson. */
GPtrArray *loket_txn_people_by_nik_from (LoketTxn *txn,
                                         const char *digits,
                                         const char *area,
                                         guint limit,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_people_by_card_from (LoketTxn *txn,
                                          const char *digits,
                                          const char *area,
                                          guint limit,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

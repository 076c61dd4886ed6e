/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People and households on file: put in, change, look up; desks of app/office and imports ask. */
#pragma once

#include "core/facts.h"
#include "core/person.h"
#include "store/txn.h"

G_BEGIN_DECLS

/* Put in and change.  A person is found by the words of the name; they are kept along with it. */
gboolean loket_txn_add_person (LoketTxn *txn, LoketPerson *person, GError **error);
void loket_txn_watch_names (LoketTxn *txn, gboolean watch);
gboolean loket_txn_was_renamed (LoketTxn *txn, gint64 number);
gboolean
loket_txn_change_person (LoketTxn *txn, LoketPerson *before, LoketPerson *after, GError **error);
gboolean loket_txn_next_person_number (LoketTxn *txn, gint64 *number, GError **error);
gboolean
loket_txn_reserve_person_numbers (LoketTxn *txn, gint64 many, gint64 *first, GError **error);
char **loket_person_words (const char *name,
                           const char *birth_date,
                           char **canon) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_add_person_word (LoketTxn *txn,
                                    gint64 number,
                                    const char *word,
                                    const char *canon,
                                    const char *village,
                                    gint64 birth_year,
                                    GError **error);
gboolean loket_txn_take_person_back (LoketTxn *txn, LoketPerson *person, GError **error);
gboolean loket_txn_add_person_words (LoketTxn *txn, LoketPerson *person, GError **error);

/* One person; what is not there is %LOKET_ERROR_NOT_FOUND. */
LoketPerson *
loket_txn_person (LoketTxn *txn, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketPerson *
loket_txn_person_numbered (LoketTxn *txn, gint64 number, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Several people, element-type LoketPerson, without those that were merged into another; at most
 * @limit of them. */
GPtrArray *loket_txn_people_by_nik (LoketTxn *txn, const char *nik, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_people_by_card (LoketTxn *txn,
                                     const char *family_card,
                                     guint limit,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_people_by_birth (LoketTxn *txn,
                                      const char *birth_date,
                                      LoketPersonSex sex,
                                      guint limit,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_people_by_word (LoketTxn *txn,
                                     const char *word,
                                     gint64 born_from,
                                     gint64 born_until,
                                     guint limit,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Those who may be the person of @facts, each once, from the surest block on: NIK, family card,
 * birth, sound of the name. */
#define LOKET_CANDIDATES_OF_BLOCK 100
GPtrArray *loket_txn_candidates (LoketTxn *txn,
                                 const LoketFacts *facts,
                                 guint *full_blocks,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Households: loket_txn_insert() puts one in.  A person lives in at most one of each kind at a
 * time. */
typedef struct {
  const char *day;        /* from which the new card is known */
  const char *first_day;  /* from which the old one was, when no line says so yet */
  const char *line;       /* id for the line of the new card */
  const char *first_line; /* id for that of the old one */
  gint64 at;
} LoketCardChange;

gboolean loket_txn_change_card (LoketTxn *txn,
                                LoketHousehold *household,
                                const char *family_card,
                                const LoketCardChange *change,
                                GError **error);
gboolean
loket_txn_household_by_card (LoketTxn *txn, const char *family_card, char **id, GError **error);
gboolean loket_txn_household_of_person (LoketTxn *txn,
                                        const char *person,
                                        LoketHousehold **household,
                                        GError **error);
gboolean
loket_txn_household_has_head (LoketTxn *txn, const char *household, gboolean *has, GError **error);
GPtrArray *loket_txn_household_members (LoketTxn *txn,
                                        const char *household,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_memberships_of_person (LoketTxn *txn,
                                            const char *person,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_household_cards (LoketTxn *txn,
                                      const char *household,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who chose which value, newest first; of one field or of all. */
GPtrArray *loket_txn_person_values (LoketTxn *txn,
                                    const char *person,
                                    const char *field,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For the words of people who were put on file in bulk. */
typedef struct {
  gint64 number;
  const char *name;
  const char *birth_date; /* nullable */
  const char *village;    /* nullable */
} LoketPersonName;

typedef gboolean (*LoketPersonNameFunc) (const LoketPersonName *name, gpointer data);

gboolean loket_txn_read_names (LoketTxn *txn,
                               gint64 after,
                               LoketPersonNameFunc func,
                               gpointer data,
                               GError **error);

/* One person of the whole register as matching sees it; texts last until the next one. */
typedef struct {
  gint64 number;
  const char *id;
  gboolean dead;
  LoketFacts facts;
} LoketRegisterEntry;

typedef gboolean (*LoketRegisterFunc) (const LoketRegisterEntry *entry, gpointer data);

gboolean loket_txn_read_register (LoketTxn *txn,
                                  LoketRegisterFunc func,
                                  gpointer data,
                                  gint64 *people,
                                  GError **error);

G_END_DECLS

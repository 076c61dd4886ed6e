/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What register and lists tell of everybody, in 16 bytes a person and a household, so that rules
 * can be tried over a million people in memory; what-if.c fills and asks it. */
#pragma once

#include "core/rule-facts.h"
#include "core/rules.h"
#include "store/register-walk.h"

G_BEGIN_DECLS

/* A list whose rows count; texts are borrowed from its record. */
typedef struct {
  const char *source;
  const char *period;
  int end; /* last month of the period, from the year 0; 0 = it says none */
  gint64 rank;
  gboolean gone_by; /* being in it counts as listed */
} LoketWhatIfList;

/* What rules are held against what, on which day. */
typedef struct {
  const LoketRules *now; /* (nullable): nobody gets a card */
  const LoketRules *tried;
  const char *office_id;
  const char *day;
  gboolean lists_known;
} LoketWhatIfTrial;

/* Categories of one person by both. */
typedef struct {
  LoketCategory from;
  LoketCategory to;
} LoketWhatIfChange;

typedef struct _LoketWhatIfTable LoketWhatIfTable;

LoketWhatIfTable *loket_what_if_table_new (const LoketRegisterSize *size,
                                           const LoketWhatIfTrial *trial) G_GNUC_WARN_UNUSED_RESULT;
void loket_what_if_table_free (LoketWhatIfTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketWhatIfTable, loket_what_if_table_free)

/* First what lists say, list by list in the order in which they came; then why somebody needs more
 * than that, the households, their members; then everybody can be asked about. */
guint loket_what_if_table_add_list (LoketWhatIfTable *table, const LoketWhatIfList *list);
void loket_what_if_table_say (LoketWhatIfTable *table,
                              guint list,
                              const char *person,
                              gint64 decile,
                              const LoketListTold *told);
void loket_what_if_table_know (LoketWhatIfTable *table, const char *person, LoketKnownBy by);
void loket_what_if_table_add_household (LoketWhatIfTable *table,
                                        const char *id,
                                        const char *kind,
                                        const char *family_card);
void loket_what_if_table_add_member (LoketWhatIfTable *table,
                                     const char *household,
                                     const char *person,
                                     gboolean past);
gboolean loket_what_if_table_ask (LoketWhatIfTable *table,
                                  const char *person,
                                  const char *life_status,
                                  const char *village,
                                  LoketWhatIfChange *change);

G_END_DECLS

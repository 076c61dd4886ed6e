/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of vectors while it is made: lists by their names, and cases with what must come out of
 * them.  README.md says what stands in it. */
#pragma once

#include "card-sample.h"

#define VECTOR_NOW SAMPLE_NOW
#define VECTOR_ISS "3314-UPTPK"
#define VECTOR_NEXT_ISS "3314-UPTPK-2"
#define VECTOR_OTHER_ISS "1606-MUBA"

typedef struct {
  SampleKey root;
  SampleKey stranger; /* a root that nobody trusts */
  SampleKey card;
  SampleKey status;
  SampleKey other_card; /* of VECTOR_OTHER_ISS */
  SampleKey other_status;
  SampleKey twins[2]; /* two keys with one name */
} VectorKeys;

typedef struct {
  VectorKeys keys;
  GBytes *known; /* the card G */
  LoketCardClaims *claims;
  GString *trusts;
  GString *statuses;
  GString *cases;
} VectorTable;

/* One line of the table; what is not said is as in the first case. */
typedef struct {
  guint number; /* of card-token 3 */
  const char *name;
  LoketVerdict verdict;
  LoketCardClaims *claims; /* NULL = nothing is told */
  gint64 now;
  const char *trusts;   /* names with blanks between, in the order in which they come */
  const char *statuses; /* so, too; after all trust lists */
} VectorCase;

void vector_table_init (VectorTable *table);
void vector_table_clear (VectorTable *table);
void vector_table_put_trust (VectorTable *table, const char *name, GBytes *cwt);
void vector_table_put_status (VectorTable *table, const char *name, GBytes *cwt);
void vector_table_put (VectorTable *table, const VectorCase *line, GPtrArray *texts);
void vector_table_put_text (VectorTable *table, const VectorCase *line, const char *text);
void vector_table_put_token (VectorTable *table, const VectorCase *line, GBytes *token);
void vector_table_put_claims (VectorTable *table, const VectorCase *line, LoketCardClaims *claims);
char *vector_table_text (const VectorTable *table);

char *vector_typed (const char *layout, const char *text);

void vector_put_lists (VectorTable *table);
void vector_put_list_cases (VectorTable *table);
void vector_put_form_cases (VectorTable *table);
void vector_put_claim_cases (VectorTable *table);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases of what a card says: the last that it may say, and the first that it may not.  Every card
 * here is sealed by the right key. */
#include "table.h"

#include <string.h>

#define IN_2029 G_GINT64_CONSTANT (1893430799)
#define LEAP_DAY G_GINT64_CONSTANT (1835395200)           /* 2028-02-29 */
#define LEAP_DAY_60_MONTHS G_GINT64_CONSTANT (1993161600) /* 2033-02-28 */
#define NEW_YEAR_60_MONTHS G_GINT64_CONSTANT (1924966800) /* of the known card */

static const VectorCase good = {.number = 10, .verdict = LOKET_VERDICT_VALID};
static const VectorCase bad = {.number = 10, .verdict = LOKET_VERDICT_MALFORMED};

static void
put (VectorTable *table, const VectorCase *as, const char *name, LoketCardClaims *claims)
{
  VectorCase line = *as;

  line.name = name;
  line.claims = line.verdict == LOKET_VERDICT_MALFORMED ? NULL : claims;
  vector_table_put_claims (table, &line, claims);
}

static void
put_named (VectorTable *table, const VectorCase *as, const char *of, const char *name)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();

  g_free (claims->name);
  claims->name = g_strdup (name);
  put (table, as, of, claims);
}

static void
put_names (VectorTable *table)
{
  static const char *const hidden[] = {"S\u00adITI",
                                       "S\u034fITI",
                                       "S\u061cITI",
                                       "S\u115fITI",
                                       "S\u180eITI",
                                       "S\u200bITI",
                                       "S\u200eITI",
                                       "S\u2028ITI",
                                       "S\u2029ITI",
                                       "S\u202eITI",
                                       "S\u2060ITI",
                                       "S\u2066ITI",
                                       "S\u3164ITI",
                                       "S\ufe0fITI",
                                       "\ufeffSITI",
                                       "S\uffa0ITI",
                                       "S\U000e0041ITI"};

  put_named (table, &good, "a name of 1 byte", "B");
  put_named (table, &good, "a name of 39 bytes", "SITI NURHALIZA WIDYANINGRUM KUSUMANINGR");
  put_named (table, &bad, "a name of 40 bytes", "SITI NURHALIZA WIDYANINGRUM KUSUMANINGRU");
  put_named (table, &good, "a name of 39 bytes in 13 signs", "ꦱꦶꦠꦶꦤꦸꦂꦲꦭꦶꦗꦪꦤ");
  put_named (table, &good, "a name with an accent", "ÉLISE D’ARC");
  put_named (table, &bad, "an accent that is not composed", "E\u0301LISE");
  put_named (table, &bad, "no name", "");
  put_named (table, &bad, "a blank for a name", " ");
  put_named (table, &bad, "wide blanks for a name", "\u3000\u2003");
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    put_named (table, &bad, "a sign in the name that nobody sees", hidden[i]);
}

static void
put_texts (VectorTable *table)
{
  static const struct {
    const char *name;
    const char *iss;
    const char *number;
    LoketVerdict verdict;
  } cases[] = {
      {"iss of 16 bytes", "3314-UPTPK-67890", NULL, LOKET_VERDICT_UNKNOWN_ISSUER},
      {"iss of 17 bytes", "3314-UPTPK-678901", NULL, LOKET_VERDICT_MALFORMED},
      {"no iss", "", NULL, LOKET_VERDICT_MALFORMED},
      {"iss beyond ASCII", "3314-ÜPTPK", NULL, LOKET_VERDICT_MALFORMED},
      {"number of 20 bytes", NULL, "3314-26-001234567890", LOKET_VERDICT_VALID},
      {"number of 21 bytes", NULL, "3314-26-0012345678901", LOKET_VERDICT_MALFORMED},
      {"number of 21 bytes in 20 signs", NULL, "3314-26-00123456789É", LOKET_VERDICT_MALFORMED},
      {"no number", NULL, "", LOKET_VERDICT_MALFORMED},
      {"a tab in the number", NULL, "3314\t26", LOKET_VERDICT_MALFORMED},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const VectorCase as = {.number = 10, .verdict = cases[i].verdict};
    g_autoptr (LoketCardClaims) claims = sample_claims ();
    if (cases[i].iss != NULL) {
      g_free (claims->iss);
      claims->iss = g_strdup (cases[i].iss);
    }
    if (cases[i].number != NULL) {
      g_free (claims->number);
      claims->number = g_strdup (cases[i].number);
    }
    put (table, &as, cases[i].name, claims);
  }
}

typedef struct {
  const char *name;
  gsize field;
  gint64 value;
  gboolean good;
} Number;

static const Number numbers[] = {
    {"category 0", offsetof (LoketCardClaims, category), 0, FALSE},
    {"category 1", offsetof (LoketCardClaims, category), 1, TRUE},
    {"category 3", offsetof (LoketCardClaims, category), 3, TRUE},
    {"category 4", offsetof (LoketCardClaims, category), 4, FALSE},
    {"entitlements 0", offsetof (LoketCardClaims, entitlements), 0, TRUE},
    {"entitlements 65535", offsetof (LoketCardClaims, entitlements), 65535, TRUE},
    {"entitlements 65536", offsetof (LoketCardClaims, entitlements), 65536, FALSE},
    {"index 0", offsetof (LoketCardClaims, index), 0, TRUE},
    {"index 2^19 - 1", offsetof (LoketCardClaims, index), LOKET_CARD_SLOTS - 1, TRUE},
    {"index 2^19", offsetof (LoketCardClaims, index), LOKET_CARD_SLOTS, FALSE},
    {"born 1899", offsetof (LoketCardClaims, birth_year), 1899, FALSE},
    {"born 1900", offsetof (LoketCardClaims, birth_year), 1900, TRUE},
    {"born in the year of the day after issue", offsetof (LoketCardClaims, birth_year), 2026, TRUE},
    {"born a year later", offsetof (LoketCardClaims, birth_year), 2027, FALSE},
    {"print 0", offsetof (LoketCardClaims, print), 0, FALSE},
    {"print 65535", offsetof (LoketCardClaims, print), 65535, TRUE},
    {"print 65536", offsetof (LoketCardClaims, print), 65536, FALSE},
    {"exp as nbf", offsetof (LoketCardClaims, exp), 1767200400, FALSE},
    {"exp before nbf", offsetof (LoketCardClaims, exp), 1767200399, FALSE},
    {"60 months", offsetof (LoketCardClaims, exp), NEW_YEAR_60_MONTHS, TRUE},
    {"60 months and a second", offsetof (LoketCardClaims, exp), NEW_YEAR_60_MONTHS + 1, FALSE},
    {"exp beyond all times", offsetof (LoketCardClaims, exp), G_GINT64_CONSTANT (1) << 53, FALSE},
};

static void
put_numbers (VectorTable *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autoptr (LoketCardClaims) claims = sample_claims ();
    G_STRUCT_MEMBER (gint64, claims, numbers[i].field) = numbers[i].value;
    put (table, numbers[i].good ? &good : &bad, numbers[i].name, claims);
  }
}

/* Sixty months from the last of February of a leap year end a day earlier. */
static void
put_leap_day (VectorTable *table)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  const VectorCase late = {
      .number = 7, .verdict = LOKET_VERDICT_VALID, .now = IN_2029, .statuses = "at-end"};
  VectorCase later = late;

  later.verdict = LOKET_VERDICT_MALFORMED;
  claims->nbf = LEAP_DAY;
  claims->exp = LEAP_DAY_60_MONTHS;
  put (table, &late, "60 months from a leap day", claims);
  claims->exp++;
  put (table, &later, "60 months from a leap day and a second", claims);
}

/* Case 10: a COSE of 257 bytes and more, well formed and signed; cards say no such names. */
static void
put_long (VectorTable *table)
{
  g_autofree char *name = g_strnfill (27 + 257 - 178, 'A');

  put_named (table, &bad, "COSE of 257 bytes", name);
}

/* Puts down what of cases 7, 10 and 11 concerns the claims. */
void
vector_put_claim_cases (VectorTable *table)
{
  put_names (table);
  put_texts (table);
  put_numbers (table);
  put_leap_day (table);
  put_long (table);
}

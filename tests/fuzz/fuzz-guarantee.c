/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of guarantee slips and lists of claims: any bytes from a scanner, a keyboard, a hospital.
 */
#include "fuzz.h"

#include "core/claim-reader.h"

#include <stdlib.h>
#include <string.h>

/* Not an assertion of GLib: a fuzz build must stop here whatever the flags. */
static void
demand (gboolean held, const char *what)
{
  if (held)
    return;
  g_printerr ("broken: %s\n", what);
  abort ();
}

/* One text for the same slip, and only its own key's signature holds. */
static void
try_text (const char *text)
{
  g_autoptr (GBytes) key = g_bytes_new_static ("fuzz", 4);
  g_autoptr (GBytes) public_key = loket_guarantee_public_key (key);
  g_autofree char *again = NULL;
  LoketGuaranteeCode code;

  if (!loket_guarantee_text_read (text, &code, NULL))
    return;
  again = loket_guarantee_text (&code, key);
  demand (again != NULL && strlen (again) == strlen (text), "what was read can be written");
  demand ((strcmp (again, text) == 0) == loket_guarantee_is_sealed_by (&code, public_key),
          "only its own seal holds");
}

static void
try_short (const char *text)
{
  g_autofree char *code = loket_guarantee_short_code_read (text, NULL);
  g_autofree char *shown = code != NULL ? loket_guarantee_short_code_shown (code) : NULL;
  g_autofree char *again = loket_guarantee_short_code_read (shown, NULL);

  demand (g_strcmp0 (code, again) == 0, "what is shown is read again");
}

static void
try_amount (const char *text)
{
  gint64 rupiah;

  if (loket_claim_amount_read (text, &rupiah))
    demand (rupiah > 0 && rupiah <= LOKET_CLAIM_AMOUNT, "an amount is within its limits");
}

static void
try_list (const uint8_t *data, size_t size)
{
  g_autoptr (GPtrArray) rows = loket_claim_read (data, size, "2026-11-23", NULL);
  gint64 line = 0;

  demand (rows == NULL || (rows->len > 0 && rows->len <= LOKET_CLAIM_ROWS), "a list has rows");
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const LoketClaimRow *row = rows->pdata[i];
    demand (row->line > line, "lines go on");
    line = row->line;
    demand (row->outcome != LOKET_CLAIM_MATCHED ||
                (row->code != NULL && row->day != NULL && row->amount.set),
            "what is looked up is whole");
    demand (row->reference == NULL || g_utf8_validate (row->reference, -1, NULL), "cells are text");
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  try_text (text);
  try_short (text);
  try_amount (text);
  try_list (data, size);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type and scan: NIKs, names, ticket codes, languages; one line of any bytes. */
#include "fuzz.h"

#include "core/name-canon.h"
#include "core/name-skeleton.h"
#include "core/names.h"
#include "core/nik.h"
#include "core/text.h"
#include "core/ticket-code.h"

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

static void
try_nik (const char *text)
{
  g_autofree char *masked = loket_nik_masked (text);
  LoketNik nik;

  demand (strlen (masked) == LOKET_NIK_LENGTH, "a mask is as long as a NIK");
  if (loket_nik_read (text, "2026-11-22", &nik) != LOKET_NIK_GOOD)
    return;
  demand (strncmp (masked + 6, "******", 6) == 0, "a mask hides the birth");
  demand (nik.n_years >= 1 && nik.n_years <= 2, "somebody was born in some year");
}

/* A code that is read is written the same way again, but for its seal. */
static void
try_ticket_code (const char *text)
{
  g_autoptr (GBytes) key = g_bytes_new_static ("fuzz", 4);
  g_autofree char *again = NULL;
  LoketTicketCode code;

  if (!loket_ticket_code_read (text, &code, NULL))
    return;
  again = loket_ticket_code_text (code.id, code.letter, key);
  demand (again != NULL && strncmp (again, text, 4 + 27) == 0, "id and letter survive");
  demand ((strcmp (again, text) == 0) == loket_ticket_code_is_sealed_by (&code, key),
          "only its own seal holds");
}

static void
try_name (const char *text)
{
  g_autofree char *key = NULL;
  g_autofree char *second = NULL;

  if (!loket_name_check (text, NULL))
    return;
  key = loket_name_canon (text);
  second = loket_name_skeleton (text);
  demand (strspn (key, "ABCDEFGHIJKLMNOPQRSTUVWXYZ ") == strlen (key), "a key is plain");
  demand (strlen (second) <= strlen (key), "a wider key is not longer");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  try_nik (text);
  try_ticket_code (text);
  try_name (text);
  demand (strlen (loket_text_negotiate (text)) == 2, "there is always a language");
  return 0;
}

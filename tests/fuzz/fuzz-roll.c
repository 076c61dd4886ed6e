/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A class list from outside: no bytes break its reader, and what it gives is a request that may be
 * sent. */
#include "fuzz.h"

#include "core/roll.h"

#include <stdlib.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) file = g_bytes_new_static (data, size);
  g_autoptr (LoketRollCheck) check = loket_roll_read_class (file, "2026-11-23", NULL);

  if (check == NULL)
    return 0;
  if (!loket_record_check (LOKET_RECORD (check), NULL))
    abort ();
  return 0;
}

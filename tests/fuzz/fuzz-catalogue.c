/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compiled catalogue from outside: what is accepted can be asked for anything. */
#include "fuzz.h"

#include "core/catalogue.h"

#include <stdlib.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) file = g_bytes_new_static (data, size);
  g_autoptr (LoketCatalogue) catalogue = loket_catalogue_new (file, NULL);

  if (catalogue == NULL)
    return 0;
  loket_catalogue_find (catalogue, "Done");
  loket_catalogue_find (catalogue, "");
  for (guint n = 0; n < 3; n++) {
    const char *text = loket_catalogue_find_plural (catalogue, "{n} day", n);
    if (text != NULL && !g_utf8_validate (text, -1, NULL))
      abort ();
  }
  return 0;
}

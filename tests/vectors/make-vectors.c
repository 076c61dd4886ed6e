/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-vectors [FILE]: prints the table of vectors for whatever reads cards; with FILE it says
 * instead whether that is the table.  By hand: make-vectors >tests/vectors/cards.json */
#include "table.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

/* The line on which they part, from 1. */
static guint
first_difference (const char *one, const char *other)
{
  guint line = 1;

  for (; *one != '\0' && *one == *other; one++, other++)
    line += *one == '\n';
  return line;
}

static int
compare (const char *path, const char *made)
{
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &found, NULL, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  if (strcmp (found, made) == 0)
    return 0;
  g_printerr ("%s is not what make-vectors prints, from line %u on\n",
              path,
              first_difference (found, made));
  return 1;
}

int
main (int argc, char **argv)
{
  VectorTable table;
  g_autofree char *made = NULL;

  if (sodium_init () < 0)
    return 1;
  vector_table_init (&table);
  vector_put_lists (&table);
  vector_put_form_cases (&table);
  vector_put_claim_cases (&table);
  vector_put_list_cases (&table);
  made = vector_table_text (&table);
  vector_table_clear (&table);
  if (argc > 1)
    return compare (argv[1], made);
  return fputs (made, stdout) < 0; /* g_print() would write signs as the locale has them */
}

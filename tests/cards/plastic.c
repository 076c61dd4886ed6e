/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person sees at the card printer: its own record of what went in and what came out. */
#include "plastic.h"

#include <string.h>

static void
take_line (GHashTable *plastic, const char *line)
{
  const char *name = strstr (line, " name=");
  g_autofree char *tag = NULL;
  Plastic *seen;

  if (name == NULL)
    return;
  tag = g_strndup (name + 6, strcspn (name + 6, " "));
  seen = g_hash_table_lookup (plastic, tag);
  if (seen == NULL) {
    seen = g_new0 (Plastic, 1);
    g_hash_table_insert (plastic, g_steal_pointer (&tag), seen);
  }
  seen->starts += g_str_has_prefix (line, "start ");
  seen->printed += g_str_has_prefix (line, "printed ");
}

GHashTable *
plastic_read (LoketPrintLab *lab)
{
  GHashTable *plastic = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *log =
      g_build_filename (loket_print_lab_path (lab), "printers", "card", "printed.log", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (plastic, lines[i]);
  return plastic;
}

/* Nothing turns in it: no process of its works lives. */
gboolean
plastic_is_quiet (LoketPrintLab *lab)
{
  g_autofree char *works =
      g_build_filename (loket_print_lab_path (lab), "bin", "printer-command.sh", NULL);
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename ("/proc", name, "cmdline", NULL);
    g_autofree char *text = NULL;
    gsize length;
    if (!g_ascii_isdigit (*name) || !g_file_get_contents (path, &text, &length, NULL))
      continue;
    for (gsize i = 0; i + 1 < length; i++)
      if (text[i] == '\0')
        text[i] = ' ';
    if (strstr (text, works) != NULL && strstr (text, "ippeveprinter") == NULL)
      return FALSE;
  }
  return TRUE;
}

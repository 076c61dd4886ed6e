/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person sees at the card printer: its own record of what went in and what came out. */
#include "plastic.h"

#include <string.h>

#define PRINTED "printed n="

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
  if (!g_str_has_prefix (line, PRINTED))
    return;
  seen->printed++;
  seen->number = (guint) g_ascii_strtoull (line + strlen (PRINTED), NULL, 10);
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

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *said = NULL;
  int status = 0;

  g_spawn_sync (
      NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return g_strchomp (said);
}

/* What a reader makes of the back of a card that came out. */
char *
plastic_read_code (LoketPrintLab *lab, const Plastic *card)
{
  g_autofree char *path = loket_print_lab_printed_path (lab, "card", card->number);
  g_autofree char *back = g_strconcat (path, "-back", NULL);
  g_autofree char *picture = g_strconcat (back, ".png", NULL);
  const char *const draw[] = {
      "pdftoppm", "-r", "300", "-png", "-singlefile", "-f", "2", path, back, NULL};
  const char *const read[] = {"zbarimg", "--quiet", "--raw", "--nodbus", picture, NULL};
  g_autofree char *drawn = run (draw);

  return run (read);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks a profile and tells of each finding with its file and line; loketctl's main uses it. */
#include "config.h"

#include "profile-check.h"

#include "command.h"
#include "core/error.h"
#include "core/text.h"
#include "office/open.h"

#include <glib/gi18n.h>
#include <string.h>

/* @sentence: with one "%s" for @name; a translation is data */
static void
append_of (GString *text, const char *sentence, const char *name)
{
  const char *place = strstr (sentence, "%s");

  g_string_append_printf (
      text, "%.*s%s%s\n", (int) (place - sentence), sentence, name, place + strlen ("%s"));
}

/* File and line come first, as editors take them. */
static void
append_findings (GString *text, const GError *problem)
{
  g_auto (GStrv) lines = g_strsplit (problem->message, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *plain = loket_command_plain (lines[i]);
    g_string_append_printf (text, "%s\n", plain);
  }
}

/**
 * loket_ctl_profile_check:
 * @name: name of a profile
 * @language: (nullable): of @found
 * @found: (out) (transfer full) (nullable): that it can be used; else each finding on a line of its
 *   own; %NULL when its files cannot be read
 * @error: set to what is wrong with it
 *
 * Returns: %TRUE when an office can be opened with it
 */
gboolean
loket_ctl_profile_check (const char *name, const char *language, char **found, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (LoketProfile) profile = loket_profile_check (name, &problem);
  g_autoptr (GString) text = g_string_new (NULL);

  *found = NULL;
  if (profile != NULL) {
    append_of (text, loket_text (language, N_ ("The profile %s can be used.")), name);
  } else if (g_error_matches (problem, LOKET_ERROR, LOKET_ERROR_BAD_FIELD)) {
    append_findings (text, problem);
    append_of (text, loket_text (language, N_ ("The profile %s cannot be used.")), name);
  }
  if (text->len > 0)
    *found = g_strdup (text->str);
  if (profile != NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

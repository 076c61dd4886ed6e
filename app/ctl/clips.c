/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docs/clips.md from the parts of which core/speech.c makes calls; loketctl prints it. */
#include "config.h"

#include "clips.h"

#include "core/speech.h"

static const char head[] =
    "# Names of the recordings of a voice\n"
    "\n"
    "Made by `loketctl clips` from `app/core/speech.c`; `./dev lint` holds the two against each "
    "other. Please change the\nparts there, not this file. How to record them stands in "
    "[hall.md](hall.md): one file each, `LANGUAGE/NAME.wav`, that\nsays what its name says. A "
    "letter is said by its name, as in `a`, `be`, `ce`.\n"
    "\nA counter with a name of its own (`Khusus`) needs a recording of that name in small "
    "letters (`khusus`), each other\ncharacter of it a `-`.\n";

/**
 * loket_command_clips:
 *
 * Returns: (transfer full): the names of all recordings, by language, Markdown
 */
char *
loket_command_clips (void)
{
  static const char *const languages[][2] = {
      {"id", "Indonesian"}, {"jv", "Javanese (krama)"}, {"en", "English"}};
  g_autoptr (GString) document = g_string_new (head);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_auto (GStrv) names = loket_clip_names (languages[i][0]);
    g_string_append_printf (document, "\n## %s: folder %s\n\n", languages[i][1], languages[i][0]);
    for (guint k = 0; names[k] != NULL; k++)
      g_string_append_printf (document, "- `%s`\n", names[k]);
  }
  return g_string_free (g_steal_pointer (&document), FALSE);
}

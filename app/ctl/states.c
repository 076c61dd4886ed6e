/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docs/states.md from the tables of moves; loketctl prints it. */
#include "config.h"

#include "states.h"

#include "core/machine.h"

static const char head[] =
    "# How records move\n"
    "\n"
    "Made by `loketctl states` from the tables of moves in `app/core`; `./dev lint` holds the two "
    "against each other. Please\nchange the tables, not this file. No state is set but along "
    "them; each arrow is named by its act.\n"
    "\nAn act is no operation of that name: `decision/refuse` is the `reject` of an application, "
    "`card/lost` the `lose` of a\ncard, and where a print comes to nothing (`print/spoil`, "
    "`print/lose`, `print/cancel`) its card goes back by `unqueue`,\nor by `reject` when it was "
    "printed already.\n";

/**
 * loket_command_states:
 *
 * Returns: (transfer full): every table of moves as a picture, Markdown with Mermaid
 */
char *
loket_command_states (void)
{
  g_autoptr (GString) document = g_string_new (head);
  guint n;
  const LoketMachine *const *machines = loket_machines (&n);

  for (guint i = 0; i < n; i++) {
    g_autofree char *picture = loket_machine_picture (machines[i]);
    g_string_append_printf (document, "\n## %s\n\n```mermaid\n%s```\n", machines[i]->name, picture);
  }
  return g_string_free (g_steal_pointer (&document), FALSE);
}

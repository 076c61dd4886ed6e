/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A first password for an officer; the section of officers shows it once. */
#include "config.h"

#include "ui/admin/password.h"

#define GROUPS 4
#define GROUP_SIGNS 4

/* Without what is mistaken for each other on paper or by voice: 0 o, 1 l i, u v. */
static const char signs[] = "abcdefghjkmnpqrstwxyz23456789";

/**
 * loket_admin_password_new:
 * @random: where chance comes from
 *
 * Returns: (transfer full): sixteen signs in groups, "k7mp-3xqa-9ftw-hd2e": 77 bits of chance
 */
char *
loket_admin_password_new (LoketRandom *random)
{
  GString *password = g_string_new (NULL);

  for (int i = 0; i < GROUPS * GROUP_SIGNS; i++) {
    if (i > 0 && i % GROUP_SIGNS == 0)
      g_string_append_c (password, '-');
    g_string_append_c (password, signs[loket_random_below (random, sizeof signs - 1)]);
  }
  return g_string_free (password, FALSE);
}

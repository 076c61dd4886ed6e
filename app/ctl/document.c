/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that are made of the tables of the program; loketctl prints them. */
#include "config.h"

#include "document.h"

#include "clips.h"
#include "permissions.h"
#include "states.h"

/**
 * loket_document_find:
 * @word: a command: "permissions"
 *
 * Returns: (nullable): what makes that document
 */
LoketDocument
loket_document_find (const char *word)
{
  static const struct {
    const char *word;
    LoketDocument make;
  } documents[] = {{"permissions", loket_command_permissions},
                   {"states", loket_command_states},
                   {"clips", loket_command_clips}};

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    if (g_str_equal (documents[i].word, word))
      return documents[i].make;
  return NULL;
}

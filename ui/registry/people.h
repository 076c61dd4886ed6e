/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding people at the counter, as one types: a section of the register's page. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_REGISTRY_PEOPLE (loket_registry_people_get_type ())
G_DECLARE_FINAL_TYPE (LoketRegistryPeople, loket_registry_people, LOKET, REGISTRY_PEOPLE, GtkBox)

/* Signal "chosen" (LoketPersonHit): somebody wants to see that person.  Signal "intake" (string:
 * what was looked for, or NULL): somebody wants to put a new person on file. */

GtkWidget *loket_registry_people_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;
void loket_registry_people_set_question (LoketRegistryPeople *self,
                                         const char *title,
                                         const char *advice);

G_END_DECLS

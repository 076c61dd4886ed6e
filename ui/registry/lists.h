/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of agencies and villages, a section of the register's page. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_REGISTRY_LISTS (loket_registry_lists_get_type ())
G_DECLARE_FINAL_TYPE (LoketRegistryLists, loket_registry_lists, LOKET, REGISTRY_LISTS, GtkBox)

GtkWidget *loket_registry_lists_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

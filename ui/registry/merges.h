/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was merged and split, and the way back: a section of the register's page, and a tab of the
 * page of a person. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_REGISTRY_MERGES (loket_registry_merges_get_type ())
G_DECLARE_FINAL_TYPE (LoketRegistryMerges, loket_registry_merges, LOKET, REGISTRY_MERGES, GtkBox)

GtkWidget *loket_registry_merges_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *loket_registry_answers_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of doubts, a section of the register's page: all pairs that wait, and one after the
 * other to be decided. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_REGISTRY_DOUBTS (loket_registry_doubts_get_type ())
G_DECLARE_FINAL_TYPE (LoketRegistryDoubts, loket_registry_doubts, LOKET, REGISTRY_DOUBTS, GtkBox)

GtkWidget *loket_registry_doubts_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One act of an officer on a page of the register: the page rests while it is under way; a refusal
 * is told, and what got no answer is done again under the same key. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_REGISTRY_ACT (loket_registry_act_get_type ())
G_DECLARE_FINAL_TYPE (LoketRegistryAct, loket_registry_act, LOKET, REGISTRY_ACT, GObject)

/* @page is the widget that was given; @error is %NULL when there is an @answer. */
typedef void (*LoketRegistryActed) (GtkWidget *page, LoketRecord *answer, const GError *error);

LoketRegistryAct *loket_registry_act_new (LoketProgram *application,
                                          GtkWidget *page) G_GNUC_WARN_UNUSED_RESULT;
void loket_registry_act_do (LoketRegistryAct *self,
                            const LoketOperation *operation,
                            LoketRecord *request,
                            LoketRegistryActed acted);

G_END_DECLS

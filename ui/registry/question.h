/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page asks the office: only the last question is answered, and none once the page is gone.
 */
#pragma once

#include "ui/registry/act.h"

G_BEGIN_DECLS

#define LOKET_TYPE_REGISTRY_QUESTION (loket_registry_question_get_type ())
G_DECLARE_FINAL_TYPE (LoketRegistryQuestion,
                      loket_registry_question,
                      LOKET,
                      REGISTRY_QUESTION,
                      GObject)

LoketRegistryQuestion *loket_registry_question_new (LoketProgram *program,
                                                    GtkWidget *page) G_GNUC_WARN_UNUSED_RESULT;
void loket_registry_question_ask (LoketRegistryQuestion *self,
                                  const LoketOperation *operation,
                                  LoketRecord *request,
                                  LoketRegistryActed answered);
gboolean loket_registry_question_is_open (LoketRegistryQuestion *self);
void loket_registry_question_drop (LoketRegistryQuestion *self);

G_END_DECLS

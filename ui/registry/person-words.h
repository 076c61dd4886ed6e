/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a person's page: fields, values, sources, hints, events. */
#pragma once

#include "core/intake.h"
#include "core/person-desk.h"
#include "ui/common/program.h"
#include "ui/registry/side-by-side.h"

G_BEGIN_DECLS

const char *loket_registry_field (const char *field);
const char *loket_registry_relation (LoketRelation relation);
const char *loket_registry_row_state (LoketRowState state);
char *loket_registry_list (const char *source, const char *period) G_GNUC_WARN_UNUSED_RESULT;
char *loket_registry_number (gint64 number) G_GNUC_WARN_UNUSED_RESULT;
char *loket_registry_born (const char *birth,
                           const char *today,
                           const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *loket_registry_value (LoketPersonView *view,
                            const char *field,
                            const char *value,
                            const char *language) G_GNUC_WARN_UNUSED_RESULT;
LoketMark loket_registry_saying_mark (LoketFieldStory *story, LoketSaying *saying);
char *loket_registry_correction (LoketCorrection *correction,
                                 const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *loket_registry_chosen (LoketProgram *application,
                             LoketFieldStory *story) G_GNUC_WARN_UNUSED_RESULT;
char *loket_registry_source (LoketFieldStory *story) G_GNUC_WARN_UNUSED_RESULT;
char *loket_registry_event (LoketPersonView *view,
                            LoketPersonEvent *event,
                            const char *language) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_registry_hint (const char *hint, const char **sentence, const char **advice);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template filled with words: what grows pushes down what stands below it; slips and letters
 * are made with it. */
#pragma once

#include "printing/template.h"

#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct _LoketTypeset LoketTypeset;

PangoContext *loket_typeset_context (const char *language) G_GNUC_WARN_UNUSED_RESULT;

LoketTypeset *loket_typeset_new (LoketTemplate *template_,
                                 const char *language) G_GNUC_WARN_UNUSED_RESULT;
void loket_typeset_free (LoketTypeset *typeset);
void loket_typeset_set (LoketTypeset *typeset, const char *place, const char *text);
double loket_typeset_height (LoketTypeset *typeset);
void loket_typeset_draw (LoketTypeset *typeset, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketTypeset, loket_typeset_free)

G_END_DECLS

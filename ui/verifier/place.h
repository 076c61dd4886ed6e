/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which house this desk stands, as its settings say; head, verdict and uses need it. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

LoketFacility *loket_place_here (LoketProgram *program);
gboolean loket_place_is_asked (LoketProgram *program);
gboolean loket_place_checks_classes (LoketProgram *program);
void loket_place_set (LoketProgram *program, const char *key);

G_END_DECLS

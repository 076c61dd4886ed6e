/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program loket-counter: its name, its option, its style sheet and its window. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_COUNTER_PROGRAM (loket_counter_program_get_type ())
G_DECLARE_FINAL_TYPE (LoketCounterProgram,
                      loket_counter_program,
                      LOKET,
                      COUNTER_PROGRAM,
                      LoketProgram)

G_END_DECLS

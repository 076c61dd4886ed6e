/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program of a desk that checks cards, for its main() and for what measures it. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_VERIFIER (loket_verifier_get_type ())
G_DECLARE_FINAL_TYPE (LoketVerifier, loket_verifier, LOKET, VERIFIER, LoketProgram)

G_END_DECLS

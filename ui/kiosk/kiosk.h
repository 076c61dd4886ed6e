/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program loket-kiosk: its name, its option and its window. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_KIOSK (loket_kiosk_get_type ())
G_DECLARE_FINAL_TYPE (LoketKiosk, loket_kiosk, LOKET, KIOSK, LoketProgram)

G_END_DECLS

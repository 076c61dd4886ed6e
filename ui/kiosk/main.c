/* SPDX-License-Identifier: GPL-3.0-or-later */
/* loket-kiosk: where a visitor takes a number. */
#include "config.h"

#include "ui/kiosk/kiosk.h"

int
main (int argc, char **argv)
{
  return loket_program_main (LOKET_TYPE_KIOSK, argc, argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* loket-counter: where an officer calls and serves. */
#include "config.h"

#include "ui/counter/program.h"

int
main (int argc, char **argv)
{
  return loket_program_main (LOKET_TYPE_COUNTER_PROGRAM, argc, argv);
}

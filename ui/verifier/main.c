/* SPDX-License-Identifier: GPL-3.0-or-later */
/* loket-verifier: the desk of a hospital or school that checks cards. */
#include "config.h"

#include "ui/verifier/verifier.h"

int
main (int argc, char **argv)
{
  return loket_program_main (LOKET_TYPE_VERIFIER, argc, argv);
}

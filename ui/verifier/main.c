/* SPDX-License-Identifier: GPL-3.0-or-later */
/* loket-verifier: the desk of a hospital or school that checks cards. */
#include "config.h"

#include "ui/verifier/window.h"

#define LOKET_TYPE_VERIFIER (loket_verifier_get_type ())
G_DECLARE_FINAL_TYPE (LoketVerifier, loket_verifier, LOKET, VERIFIER, LoketProgram)

struct _LoketVerifier {
  LoketProgram parent_instance;
};

G_DEFINE_FINAL_TYPE (LoketVerifier, loket_verifier, LOKET_TYPE_PROGRAM)

static void
loket_verifier_class_init (LoketVerifierClass *klass)
{
  LoketProgramClass *program_class = LOKET_PROGRAM_CLASS (klass);

  program_class->program = "verifier";
  program_class->device_kind = LOKET_DEVICE_VERIFIER;
  program_class->desk = TRUE;
  program_class->style = "/id/loket/verifier/verifier.css";
  program_class->create_window = loket_verifier_window_new;
}

static void
loket_verifier_init (LoketVerifier *self)
{
}

int
main (int argc, char **argv)
{
  return loket_program_main (LOKET_TYPE_VERIFIER, argc, argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to say of a NIK while it is typed; pure functions, the forms of the register. */
#pragma once

#include "core/nik.h"
#include "core/person.h"

G_BEGIN_DECLS

typedef struct {
  const char *sentence; /* (transfer none) (nullable): to be read under the field */
  gboolean fault;       /* it cannot be a NIK */
  gboolean reason;      /* it may be right, and somebody has to say why */
  LoketNik nik;         /* what it says, unless @fault */
  gboolean read;        /* @nik is set */
} LoketNikCheck;

void loket_nik_check (const char *text,
                      const char *today,
                      const char *regency,
                      const char *birth,
                      LoketPersonSex sex,
                      LoketNikCheck *check);
char *loket_birth_read (const char *text, const char *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

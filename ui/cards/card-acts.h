/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a card: one row an act.  Its page shows those that are allowed now as
 * buttons; the form of an act asks for what it needs. */
#pragma once

#include "core/card-desk.h"
#include "core/operations.h"
#include "core/permission.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

typedef struct {
  const char *title; /* of its button and form, English source, as all texts here */
  const char *icon;
  const char *consequence; /* what will happen, before anything is done */
  const char *question;    /* what has to be said of it */
  const char *hint;        /* an example of that */
  const char *sure;        /* NULL = it is not asked again; else the last question */
  const char *yes;         /* what the button says that does it then */
  const char *done;        /* news */
  LoketPermission permission;
  const LoketOperation *operation;
  LoketPrintCause cause; /* of an exchange */
  gboolean until;        /* asks until when */
  gboolean (*allowed) (LoketCardView *view);
} LoketCardActKind;

const LoketCardActKind *loket_card_act_kinds (guint *n_kinds);
gboolean loket_card_act_is_limit (const GError *error);
const LoketCardActKind *loket_card_act_more_reprints (void);
gboolean
loket_card_act_is_let (LoketProgram *program, const LoketCardActKind *kind, LoketCardView *view);
LoketRecord *loket_card_act_request (const LoketCardActKind *kind,
                                     LoketCardView *view,
                                     const char *reason,
                                     const char *until_day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

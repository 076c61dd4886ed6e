/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches of cards, one a village at a time.  A section of the page of cards. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

GtkWidget *loket_batches_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request of the outbox that the hub refused: a person has to see to it. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

LOKET_DECLARE_RECORD (LoketTask, loket_task)
struct _LoketTask {
  LoketRecord parent_instance;
  char *key;
  char *operation;
  char *label; /* NULL = it is about no slip */
  gint64 at;
  char *code;
  char *parameter;
};

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of who may move an application by himself: the desk of applications holds to it,
 * windows show buttons by it.  What belongs to a decision is moved by the desk of decisions. */
#pragma once

#include "core/application.h"
#include "core/permission.h"

G_BEGIN_DECLS

typedef struct {
  const char *act;
  guint roles;
  gboolean needs_note;
  gboolean goes_on; /* what follows by itself is done at once */
} LoketApplicationWay;

const LoketApplicationWay *loket_application_way (const char *act);
gboolean loket_application_is_of_place (const LoketApplicationWay *way,
                                        const LoketCaller *caller,
                                        const LoketApplication *application);
gboolean loket_application_caller_may (const LoketCaller *caller,
                                       const LoketApplication *application,
                                       const char *act);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What loketctl says of its commands when it is asked for help. */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

void loket_usage_print (char **words, FILE *to);

G_END_DECLS

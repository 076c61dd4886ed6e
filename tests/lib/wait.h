/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting for a condition while the main loop runs. Tests use it in place of a pause of fixed
 * length. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gboolean (*LoketTestPredicate) (gpointer data);

#define loket_test_wait_until(predicate, data, timeout_ms)                                         \
  loket_test_wait_until_at (G_STRLOC, #predicate, (predicate), (data), (timeout_ms))

void loket_test_wait_until_at (const char *where,
                               const char *what,
                               LoketTestPredicate predicate,
                               gpointer data,
                               guint timeout_ms);
gboolean loket_test_is_set (gpointer flag);

G_END_DECLS

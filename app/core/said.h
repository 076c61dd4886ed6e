/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody who had to write something has written it; the desks that ask for reasons call.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean loket_is_said (const char *text);

G_END_DECLS

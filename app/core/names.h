/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of people and places: what may be stored. Names are never corrected, only compared by their
 * canon (name-canon.h). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOKET_NAME_MAX 100 /* characters; 60 by Permendagri 73/2022, older documents have more */

gboolean loket_name_check (const char *name, GError **error);
char *loket_name_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *loket_name_place_key (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

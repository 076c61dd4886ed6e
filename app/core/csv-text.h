/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes cells of CSV (RFC 4180); files of rejected rows and the command line use it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void loket_csv_append (GString *csv, const char *text);
void loket_csv_append_harmless (GString *csv, const char *text);
void loket_csv_end_row (GString *csv);

G_END_DECLS

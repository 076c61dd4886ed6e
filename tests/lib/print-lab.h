/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The print lab (tests/lib/print) as a fixture: a private spooler with simulated printers.
 * For tests of printing and of the windows that print. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LoketPrintLab LoketPrintLab;

LoketPrintLab *loket_print_lab_start (GError **error);
void loket_print_lab_stop (LoketPrintLab *lab);
void loket_print_lab_control (LoketPrintLab *lab, const char *command, ...) G_GNUC_NULL_TERMINATED;
guint loket_print_lab_printed_count (LoketPrintLab *lab, const char *queue);
char *loket_print_lab_printed_path (LoketPrintLab *lab, const char *queue, guint number);
const char *loket_print_lab_path (LoketPrintLab *lab);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketPrintLab, loket_print_lab_stop)

G_END_DECLS

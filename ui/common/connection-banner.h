/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells in plain words that the office system is not there, and that the program tries again by
 * itself; invisible while all is well. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CONNECTION_BANNER (loket_connection_banner_get_type ())
G_DECLARE_FINAL_TYPE (LoketConnectionBanner,
                      loket_connection_banner,
                      LOKET,
                      CONNECTION_BANNER,
                      GtkWidget)

/* Property: "client" (LoketClient). */

GtkWidget *loket_connection_banner_new (LoketProgram *application) G_GNUC_WARN_UNUSED_RESULT;

char *loket_connection_sentence (gpointer client,
                                 LoketConnection connection) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

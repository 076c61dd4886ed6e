/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what somebody's record is opened for, in one key; the desk of people shows it first. */
#pragma once

#include "core/person-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_PURPOSE_PAGE (loket_purpose_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketPurposePage, loket_purpose_page, LOKET, PURPOSE_PAGE, GtkBox)

/* Signal "answered" (int: LoketPurpose, string: note or NULL). */

GtkWidget *loket_purpose_page_new (const char *whom,
                                   const char *facts,
                                   LoketPurpose usual) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

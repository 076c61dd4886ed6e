/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the kiosk as it is said aloud: what can be read on it, in the same order. */
#pragma once

#include "core/speech.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *loket_reading_of_page (GtkWidget *page,
                             const char *language,
                             LoketSpeechStyle style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window programs have in common: language, look, settings, the client, a clean end.
 * Each program derives one class from it. */
#pragma once

#include "client/client.h"
#include "core/profile.h"
#include "ui/common/settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_PROGRAM (loket_program_get_type ())
G_DECLARE_DERIVABLE_TYPE (LoketProgram, loket_program, LOKET, PROGRAM, GtkApplication)

struct _LoketProgramClass {
  GtkApplicationClass parent_class;
  const char *program;         /* "kiosk": the program is loket-kiosk, its settings kiosk.ini */
  LoketDeviceKind device_kind; /* what the hub is told */
  gboolean fullscreen;         /* unless --windowed or the settings say otherwise */
  gboolean hall;               /* read from across a hall: its type grows with its window */
  gboolean desk;               /* read from two metres: the same, from the desktop's type on */
  const char *style;           /* its own style sheet, path of a resource; NULL = none */
  /* Makes the window, called once the style sheets are loaded.  (transfer none): GTK's list of
   * windows owns it. */
  GtkWindow *(*create_window) (LoketProgram *self);
};

/* Properties: "language" (string), "high-contrast" (boolean), "text-scale" (double),
 * "profile" (LoketProfile, NULL until the hub was heard of, read-only),
 * "client" (LoketClient, read-only). */

int loket_program_main (GType type, int argc, char **argv);

LoketClient *loket_program_client (LoketProgram *self);
LoketProfile *loket_program_profile (LoketProgram *self);
LoketSettings *loket_program_settings (LoketProgram *self);
const char *loket_program_language (LoketProgram *self);
void loket_program_set_language (LoketProgram *self, const char *language);
gboolean loket_program_high_contrast (LoketProgram *self);
void loket_program_set_high_contrast (LoketProgram *self, gboolean high_contrast);
double loket_program_text_scale (LoketProgram *self);
void loket_program_set_text_scale (LoketProgram *self, double text_scale);
gboolean loket_program_is_kiosk (LoketProgram *self);

void loket_program_fit (LoketProgram *self, GtkWindow *window);
void loket_program_use_lower_half (LoketProgram *self, GtkWindow *window, gboolean lower_half);
const char *loket_program_text (LoketProgram *self, LoketPhrase *phrase);

G_END_DECLS

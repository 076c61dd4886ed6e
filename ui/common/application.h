/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window programs have in common: language, look, settings, the client, a clean end.
 * Each program derives one class from it. */
#pragma once

#include "client/client.h"
#include "core/profile.h"
#include "ui/common/settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_APPLICATION (loket_application_get_type ())
G_DECLARE_DERIVABLE_TYPE (LoketApplication, loket_application, LOKET, APPLICATION, GtkApplication)

struct _LoketApplicationClass {
  GtkApplicationClass parent_class;
  const char *program;         /* "kiosk": the program is loket-kiosk, its settings kiosk.ini */
  LoketDeviceKind device_kind; /* what the hub is told */
  gboolean fullscreen;         /* unless --windowed or the settings say otherwise */
  gboolean hall;               /* read from across a hall: its type grows with its window */
  const char *style;           /* its own style sheet, path of a resource; NULL = none */
  /* Makes the window, called once the style sheets are loaded.  (transfer none): GTK's list of
   * windows owns it. */
  GtkWindow *(*create_window) (LoketApplication *self);
};

/* Properties: "language" (string), "high-contrast" (boolean), "text-scale" (double),
 * "profile" (LoketProfile, NULL until the hub was heard of, read-only),
 * "client" (LoketClient, read-only). */

int loket_application_main (GType type, int argc, char **argv);

LoketClient *loket_application_client (LoketApplication *self);
LoketProfile *loket_application_profile (LoketApplication *self);
LoketSettings *loket_application_settings (LoketApplication *self);
const char *loket_application_language (LoketApplication *self);
void loket_application_set_language (LoketApplication *self, const char *language);
gboolean loket_application_high_contrast (LoketApplication *self);
void loket_application_set_high_contrast (LoketApplication *self, gboolean high_contrast);
double loket_application_text_scale (LoketApplication *self);
void loket_application_set_text_scale (LoketApplication *self, double text_scale);
gboolean loket_application_is_kiosk (LoketApplication *self);

void loket_application_fit (LoketApplication *self, GtkWindow *window);
const char *loket_application_text (LoketApplication *self, LoketPhrase *phrase);

G_END_DECLS

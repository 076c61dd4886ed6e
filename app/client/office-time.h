/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office time as a device knows it: what the hub last said, carried on by this machine. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gint64 offset; /* office time minus elapsed time */
  gboolean known;
} LoketOfficeTime;

void loket_office_time_hear (LoketOfficeTime *self, gint64 said, gint64 sent, gint64 received);
gint64 loket_office_time_at (const LoketOfficeTime *self, gint64 elapsed);

G_END_DECLS

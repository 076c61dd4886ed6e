/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card as PWG raster: for printers that take dots, past all filters. */
#pragma once

#include "printing/face.h"

G_BEGIN_DECLS

GBytes *loket_face_to_pwg (LoketFace *face, double dpi, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes as vector shapes on whole dots; slips, letters and card faces draw with it. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _LoketQr LoketQr;

/* ISO/IEC 18004: the white margin that a reader needs on every side. */
#define LOKET_QR_QUIET 4

LoketQr *loket_qr_new (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketQr *loket_qr_new_card (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_qr_free (LoketQr *qr);
guint loket_qr_modules (LoketQr *qr);
double loket_qr_module_for (LoketQr *qr, double side);
void loket_qr_draw (LoketQr *qr, cairo_t *cr, double x, double y, double module);
void loket_qr_draw_exact (LoketQr *qr, cairo_t *cr, double x, double y, double module);
void loket_qr_draw_on_dots (LoketQr *qr,
                            cairo_t *cr,
                            double x,
                            double y,
                            double module,
                            double page_height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketQr, loket_qr_free)

G_END_DECLS

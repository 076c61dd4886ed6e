/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sound of this computer comes out of; for threads that may wait, not for windows. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LoketLoudspeaker LoketLoudspeaker;

LoketLoudspeaker *loket_loudspeaker_open (guint rate, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_loudspeaker_close (LoketLoudspeaker *self);
void loket_loudspeaker_set_volume (LoketLoudspeaker *self, double volume);
gboolean loket_loudspeaker_play (LoketLoudspeaker *self,
                                 GBytes *samples,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean loket_loudspeaker_end (LoketLoudspeaker *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketLoudspeaker, loket_loudspeaker_close)

G_END_DECLS

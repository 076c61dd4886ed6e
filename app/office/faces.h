/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawings of the cards in a profile's folder "cards", read and checked. */
#pragma once

#include "core/face-template.h"
#include "core/profile.h"

G_BEGIN_DECLS

GBytes *loket_profile_load_face (const char *name,
                                 const char *template_,
                                 LoketFaceSide side,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_profile_check_faces (const char *name, GError **error);
gboolean loket_profile_check_card_faces (LoketProfile *profile, GError **error);

G_END_DECLS

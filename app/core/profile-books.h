/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether profile.ini names only forms and letters that the profile has; whoever loads a whole
 * profile asks. */
#pragma once

#include "core/form.h"
#include "core/letter-template.h"
#include "core/profile.h"

G_BEGIN_DECLS

gboolean loket_profile_check_books (LoketProfile *profile,
                                    GBytes *file,
                                    const LoketFormBook *forms,
                                    const LoketLetterBook *letters,
                                    GError **error);

G_END_DECLS

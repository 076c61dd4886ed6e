/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applications, for every desk that brings one on: the one way to move one, and to read one within
 * the area of whoever asks. */
#pragma once

#include "core/application.h"
#include "office/turn.h"

G_BEGIN_DECLS

LoketApplication *loket_application_get (LoketTurn *turn,
                                         const char *application,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_application_do (LoketTurn *turn,
                               const char *application,
                               const char *act,
                               const char *note,
                               LoketApplication **after,
                               GError **error);
gboolean loket_application_move (LoketTurn *turn,
                                 LoketApplication *before,
                                 LoketApplication *after,
                                 const char *act,
                                 const char *note,
                                 GError **error);
gboolean
loket_application_advance (LoketTurn *turn, LoketApplication **application, GError **error);
gboolean loket_application_check_papers (LoketTurn *turn,
                                         const LoketApplication *application,
                                         GError **error);
gboolean loket_application_check_ticket (LoketTurn *turn, const char *ticket, GError **error);
gboolean loket_application_check_alone (LoketTurn *turn,
                                        const char *person,
                                        const char *kind,
                                        GError **error);
gboolean loket_application_put (LoketTurn *turn,
                                LoketApplication *application,
                                const char *act,
                                GError **error);

G_END_DECLS

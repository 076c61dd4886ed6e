/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People on file who may be the one that is taken in: open one of them, or say why it is somebody
 * else. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_ALIKE_PAGE (loket_alike_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketAlikePage, loket_alike_page, LOKET, ALIKE_PAGE, GtkBox)

/* Signal "different" (string: the reason): it is none of them. */

GtkWidget *loket_alike_page_new (LoketProgram *application,
                                 GListModel *alike) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_alike_page_people (LoketAlikePage *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which key does what: a page of its own instead of a second window. */
#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

#define LOKET_TYPE_KEYS_PAGE (loket_keys_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketKeysPage, loket_keys_page, LOKET, KEYS_PAGE, LoketPage)

GtkWidget *loket_keys_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

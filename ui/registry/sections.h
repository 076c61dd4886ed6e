/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the register in the counter's window: search, doubtful pairs, lists.  The window
 * shows it as it shows the administration. */
#pragma once

#include "ui/admin/section.h"

G_BEGIN_DECLS

const LoketAdminSections *loket_registry_sections (void);

G_END_DECLS

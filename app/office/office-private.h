/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of app/office know of the office and nobody else does. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

char *loket_office_new_id (LoketOffice *office) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

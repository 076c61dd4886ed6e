/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the categories. */
#include "config.h"

#include "core/category.h"

G_DEFINE_ENUM_TYPE (LoketCategory,
                    loket_category,
                    G_DEFINE_ENUM_VALUE (LOKET_CATEGORY_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_CATEGORY_MELATI, "melati"),
                    G_DEFINE_ENUM_VALUE (LOKET_CATEGORY_MENUR, "menur"),
                    G_DEFINE_ENUM_VALUE (LOKET_CATEGORY_KENANGA, "kenanga"))

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The categories of need that the office decides on; each has its card. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_CATEGORY_NONE,
  LOKET_CATEGORY_MELATI,  /* validated poor */
  LOKET_CATEGORY_MENUR,   /* in need by consideration of a condition */
  LOKET_CATEGORY_KENANGA, /* conditional special help after counselling */
} LoketCategory;

GType loket_category_get_type (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing of a card from outside: what is accepted has fields that can be filled. */
#include "fuzz.h"

#include "core/face-template.h"

#include <math.h>
#include <stdlib.h>

static void
look_at (const LoketFaceField *field)
{
  if (!isfinite (field->x) || !isfinite (field->y) || field->width <= 0 || field->height <= 0 ||
      field->x + field->width > LOKET_CARD_WIDTH || field->y + field->height > LOKET_CARD_HEIGHT)
    abort ();
  if (field->kind == LOKET_FACE_TEXT && (field->sample == NULL || field->font == NULL))
    abort ();
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) svg = g_bytes_new_static (data, size);

  for (int side = LOKET_FACE_FRONT; side <= LOKET_FACE_FAMILY; side++) {
    g_autoptr (LoketFaceTemplate) face =
        loket_face_template_new (svg, (LoketFaceSide) side, "card.svg", NULL);
    if (face == NULL)
      continue;
    for (guint i = 0; i < loket_face_template_n_fields (face); i++)
      look_at (loket_face_template_field (face, i));
  }
  return 0;
}

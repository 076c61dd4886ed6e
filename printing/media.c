/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper size to ask a queue for; delivery.c uses it. */
#include "config.h"

#include "printing/media.h"

#include <math.h>
#include <string.h>

#define ROLL_WIDTH 90.0 /* mm: what is wider is a sheet */
#define TOLERANCE 1.0   /* mm: CUPS cuts sizes to whole points, printers round */

/**
 * loket_media_parse:
 * @name: a self-describing name (PWG 5101.1): "iso_a4_210x297mm", "na_letter_8.5x11in"
 * @width: (out): in mm
 * @height: (out): in mm
 *
 * Returns: %TRUE when the name tells a size
 */
gboolean
loket_media_parse (const char *name, double *width, double *height)
{
  const char *size = strrchr (name, '_');
  char *end = NULL;

  if (size == NULL)
    return FALSE;
  *width = g_ascii_strtod (size + 1, &end);
  if (end == size + 1 || *end != 'x')
    return FALSE;
  *height = g_ascii_strtod (end + 1, &end);
  if (strcmp (end, "in") == 0) {
    *width *= 25.4;
    *height *= 25.4;
  } else if (strcmp (end, "mm") != 0) {
    return FALSE;
  }
  return *width > 0 && *height > 0;
}

static const char *
find_prefix (const char *const *supported, const char *prefix)
{
  for (; supported != NULL && *supported != NULL; supported++)
    if (g_str_has_prefix (*supported, prefix))
      return *supported;
  return NULL;
}

static gboolean
takes_custom (const char *const *supported, double width, double height)
{
  const char *least = find_prefix (supported, "custom_min_");
  const char *most = find_prefix (supported, "custom_max_");
  double min_width, min_height, max_width, max_height;

  return least != NULL && most != NULL && loket_media_parse (least, &min_width, &min_height) &&
         loket_media_parse (most, &max_width, &max_height) && width >= min_width - TOLERANCE &&
         height >= min_height - TOLERANCE && width <= max_width + TOLERANCE &&
         height <= max_height + TOLERANCE;
}

/**
 * loket_media_choose:
 * @supported: (nullable) (array zero-terminated=1): names that the queue takes
 * @width: of the paper, in mm
 * @height: of the paper, in mm
 *
 * Prefers exactly that size, then a size made to measure, then the smallest on which all fits.
 *
 * Returns: (transfer full) (nullable): the name to ask for; %NULL leaves it to the queue
 */
char *
loket_media_choose (const char *const *supported, double width, double height)
{
  const char *best = NULL;
  double best_area = G_MAXDOUBLE;

  for (const char *const *name = supported; name != NULL && *name != NULL; name++) {
    double w, h;
    if (g_str_has_prefix (*name, "custom_m") || !loket_media_parse (*name, &w, &h))
      continue;
    if (fabs (w - width) < TOLERANCE && fabs (h - height) < TOLERANCE)
      return g_strdup (*name);
    if (w >= width - TOLERANCE && h >= height - TOLERANCE && w * h < best_area) {
      best = *name;
      best_area = w * h;
    }
  }
  if (takes_custom (supported, width, height))
    return g_strdup_printf ("custom_slip_%dx%dmm", (int) ceil (width), (int) ceil (height));
  return g_strdup (best);
}

/**
 * loket_media_is_roll:
 * @supported: (nullable) (array zero-terminated=1): names that the queue takes
 *
 * Returns: %TRUE when all of them are as narrow as the roll of a receipt printer; a queue that
 *   names no size has sheets
 */
gboolean
loket_media_is_roll (const char *const *supported)
{
  gboolean narrow = FALSE;

  for (const char *const *name = supported; name != NULL && *name != NULL; name++) {
    double width, height;
    if (!loket_media_parse (*name, &width, &height))
      continue;
    if (width > ROLL_WIDTH)
      return FALSE;
    narrow = TRUE;
  }
  return narrow;
}

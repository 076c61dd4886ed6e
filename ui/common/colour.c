/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours and their contrast after WCAG 2.2; the look of every program is worked out with it. */
#include "config.h"

#include "ui/common/colour.h"

#include <math.h>

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/**
 * loket_colour_luminance:
 * @colour: an opaque colour
 *
 * Returns: its relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")
 */
double
loket_colour_luminance (const GdkRGBA *colour)
{
  return 0.2126 * linear (colour->red) + 0.7152 * linear (colour->green) +
         0.0722 * linear (colour->blue);
}

/**
 * loket_colour_contrast:
 * @a: a colour
 * @b: the colour beside it
 *
 * Returns: their contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio")
 */
double
loket_colour_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double one = loket_colour_luminance (a), other = loket_colour_luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

/**
 * loket_colour_mix:
 * @a: a colour
 * @b: another colour
 * @share: how much of @b, 0 to 1
 *
 * Returns: the colour between them
 */
GdkRGBA
loket_colour_mix (const GdkRGBA *a, const GdkRGBA *b, double share)
{
  return (GdkRGBA){
      .red = a->red + (b->red - a->red) * share,
      .green = a->green + (b->green - a->green) * share,
      .blue = a->blue + (b->blue - a->blue) * share,
      .alpha = 1,
  };
}

/**
 * loket_colour_ink_on:
 * @ground: what is written on
 *
 * Returns: white or near black, whichever can be read better
 */
GdkRGBA
loket_colour_ink_on (const GdkRGBA *ground)
{
  const GdkRGBA white = {1, 1, 1, 1}, ink = {0.09f, 0.11f, 0.13f, 1};

  return loket_colour_contrast (&white, ground) >= loket_colour_contrast (&ink, ground) ? white
                                                                                        : ink;
}

/**
 * loket_colour_darken_for:
 * @colour: the colour that somebody chose
 * @ground: what stands beside it
 * @contrast: the least contrast ratio wanted
 *
 * Returns: @colour itself, or as little darker as it takes
 */
GdkRGBA
loket_colour_darken_for (const GdkRGBA *colour, const GdkRGBA *ground, double contrast)
{
  const GdkRGBA black = {0, 0, 0, 1};

  for (int step = 0; step < 50; step++) {
    GdkRGBA darker = loket_colour_mix (colour, &black, step / 50.0);

    if (loket_colour_contrast (&darker, ground) >= contrast)
      return darker;
  }
  return black;
}

/**
 * loket_colour_to_hex:
 * @colour: a colour
 *
 * Returns: (transfer full): "#rrggbb"
 */
char *
loket_colour_to_hex (const GdkRGBA *colour)
{
  return g_strdup_printf ("#%02x%02x%02x",
                          (guint) lround (colour->red * 255),
                          (guint) lround (colour->green * 255),
                          (guint) lround (colour->blue * 255));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the style sheet that is worked out: house and folder colours, sizes in millimetres;
 * LoketProgram loads it over style.css. */
#include "config.h"

#include "ui/common/look.h"

#include "ui/common/colour.h"

#include <math.h>

#define HOUSE_COLOUR "#155e54"

/* Type whose capitals are 4.8 mm high (36 CFR 1194 402.4), as Noto Sans has them at 0.714 em. */
#define READABLE_EM_MM 6.7

/* With this the capitals of headings are 7.3 mm and more (EN 301 549 5.1.4) where there is room. */
#define ROOMY 1.3

/* At a desk, on the smallest screen that one may have. */
#define DESK_TYPE 1.06

/* Of the room that a larger one has more, what goes to larger type; the rest goes to what has to be
 * scrolled to on the smallest one. */
#define DESK_SHARE 0.4

/* How much larger than usual text may get before a page has to be scrolled. */
#define SLACK_WIDE 1.08
#define SLACK_TALL 1.15

static void
add_number (GString *css, const char *before, double number, const char *after)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (
      css, "%s%s%s", before, g_ascii_formatd (text, sizeof text, "%.2f", number), after);
}

static void
add_house (GString *css, const char *colour)
{
  const GdkRGBA white = {1, 1, 1, 1}, black = {0, 0, 0, 1};
  GdkRGBA given, house;
  g_autofree char *main_hex = NULL, *deep_hex = NULL, *tint_hex = NULL;

  if (colour == NULL || !gdk_rgba_parse (&given, colour))
    gdk_rgba_parse (&given, HOUSE_COLOUR);
  house = loket_colour_darken_for (&given, &white, 7.0);
  main_hex = loket_colour_to_hex (&house);
  deep_hex = loket_colour_to_hex (&(GdkRGBA[]){loket_colour_mix (&house, &black, 0.28)}[0]);
  tint_hex = loket_colour_to_hex (&(GdkRGBA[]){loket_colour_mix (&white, &house, 0.10)}[0]);
  g_string_append_printf (css,
                          "@define-color loket_house %s;\n"
                          "@define-color loket_house_deep %s;\n"
                          "@define-color loket_house_tint %s;\n",
                          main_hex,
                          deep_hex,
                          tint_hex);
}

static void
add_folder (GString *css, LoketService *service)
{
  const GdkRGBA white = {1, 1, 1, 1};
  GdkRGBA folder, ink, line, tint;
  g_autofree char *folder_hex = NULL, *ink_hex = NULL, *line_hex = NULL, *tint_hex = NULL;

  if (service->colour == NULL || !gdk_rgba_parse (&folder, service->colour))
    return;
  ink = loket_colour_ink_on (&folder);
  line = loket_colour_darken_for (&folder, &white, 3.2);
  tint = loket_colour_mix (&white, &folder, 0.14);
  folder_hex = loket_colour_to_hex (&folder);
  ink_hex = loket_colour_to_hex (&ink);
  line_hex = loket_colour_to_hex (&line);
  tint_hex = loket_colour_to_hex (&tint);
  g_string_append_printf (css,
                          ".folder-%1$s .band, .folder-%1$s.band { background-color: %2$s; "
                          "border-color: %4$s; }\n"
                          ".folder-%1$s .badge, .folder-%1$s.badge { background-color: %2$s; "
                          "color: %3$s; border-color: %4$s; }\n"
                          ".folder-%1$s .medal, .folder-%1$s.medal { background-color: %5$s; }\n",
                          service->key,
                          folder_hex,
                          ink_hex,
                          line_hex,
                          tint_hex);
}

/**
 * loket_look_css:
 * @look: what is known of the office and the screen
 *
 * Folder colours become classes "folder-KEY" (of the service) for what bears the classes "band",
 * "badge" and "medal"; ink on them is chosen for contrast.
 *
 * Returns: (transfer full): a style sheet
 */
char *
loket_look_css (const LoketLook *look)
{
  GString *css = g_string_new (NULL);
  GListModel *services = look->profile != NULL ? G_LIST_MODEL (look->profile->services) : NULL;

  add_house (css, look->profile != NULL ? look->profile->colour : NULL);
  for (guint i = 0; services != NULL && i < g_list_model_get_n_items (services); i++) {
    g_autoptr (LoketService) service = g_list_model_get_item (services, i);
    add_folder (css, service);
  }
  if (look->em > 0)
    add_number (css, "window.loket { font-size: ", look->em, "px; }\n");
  else if (look->larger > 0)
    add_number (css, "window.loket { font-size: ", look->larger, "em; }\n");
  if (look->target > 0) {
    add_number (css, "window.loket .target { min-height: ", look->target, "px; ");
    add_number (css, "min-width: ", look->target, "px; }\n");
  }
  if (look->gap > 0)
    add_number (css, "window.loket .gaps { border-spacing: ", look->gap, "px; }\n");
  return g_string_free (css, FALSE);
}

/**
 * loket_look_em_for:
 * @width: pixels of the window
 * @height: pixels of the window
 * @pixels_per_mm: of the screen
 * @text_scale: what the person wants, 1 is usual
 *
 * Large enough for reading at arm's length, larger where there is room, but no larger than lets a
 * page of ours fit the window.
 *
 * Returns: pixels of one em
 */
double
loket_look_em_for (int width, int height, double pixels_per_mm, double text_scale)
{
  double across = width >= height ? 52 : 35, down = width >= height ? 29 : 56;
  double fitting = MIN (width / across, height / down);

  double roomy = ROOMY * READABLE_EM_MM * pixels_per_mm;
  double largest = fitting * (width >= height ? SLACK_WIDE : SLACK_TALL);

  return floor (CLAMP (MIN (fitting, roomy) * text_scale, 10, MAX (largest, 10)));
}

/**
 * loket_look_em_for_hall:
 * @width: pixels of the window
 * @height: pixels of the window
 *
 * A board is read from across the hall, whatever its millimetres: the same page on every size.
 *
 * Returns: pixels of one em
 */
double
loket_look_em_for_hall (int width, int height)
{
  return floor (MAX (MIN (width / 66.0, height / 37.0), 10));
}

/**
 * loket_look_larger_for_desk:
 * @width: pixels of the window
 * @height: pixels of the window
 *
 * A desk that is read from two metres: its type grows with the window, but more slowly.
 *
 * Returns: how many times the type of the desktop
 */
double
loket_look_larger_for_desk (int width, int height)
{
  const double room = MIN (width / 1024.0, height / 600.0);

  return DESK_TYPE * (1 + CLAMP (room - 1, 0, 1) * DESK_SHARE);
}

/**
 * loket_look_pixels_per_mm:
 * @monitor: (nullable): a screen
 *
 * Returns: pixels a millimetre; 96 dots an inch when the screen does not say or cannot be right
 */
double
loket_look_pixels_per_mm (GdkMonitor *monitor)
{
  const double usual = 96 / 25.4;
  GdkRectangle area;
  double found;

  if (monitor == NULL || gdk_monitor_get_width_mm (monitor) <= 0)
    return usual;
  gdk_monitor_get_geometry (monitor, &area);
  found = (double) area.width / gdk_monitor_get_width_mm (monitor);
  return found >= 2 && found <= 12 ? found : usual;
}

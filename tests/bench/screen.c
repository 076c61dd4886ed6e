/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XTEST plays the keys, one by one in the time that they take on a wire, also while the window that
 * gets them is busy. */
#include "screen.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#define POLL_MS                                                                                    \
  1 /* of a fast scanner: a report for each key that goes down, and one when it is up */

struct _BenchScreen {
  Display *display;
};

/**
 * bench_screen_new:
 *
 * Returns: (transfer full): a connection of its own to the screen of $DISPLAY
 */
BenchScreen *
bench_screen_new (void)
{
  BenchScreen *screen = g_new0 (BenchScreen, 1);
  int unused;

  screen->display = XOpenDisplay (NULL);
  g_assert_nonnull (screen->display);
  g_assert_true (XTestQueryExtension (screen->display, &unused, &unused, &unused, &unused));
  return screen;
}

/**
 * bench_screen_free:
 * @screen: (nullable) (transfer full): a screen
 */
void
bench_screen_free (BenchScreen *screen)
{
  if (screen == NULL)
    return;
  XCloseDisplay (screen->display);
  g_free (screen);
}

/* The delays are the server's: this returns at once. */
static void
press (BenchScreen *screen, KeySym sign)
{
  const KeyCode code = XKeysymToKeycode (screen->display, sign);
  const KeyCode shift = XKeysymToKeycode (screen->display, XK_Shift_L);
  const gboolean shifted = XkbKeycodeToKeysym (screen->display, code, 0, 0) != sign;

  g_assert_cmpint (code, !=, 0);
  if (shifted)
    XTestFakeKeyEvent (screen->display, shift, True, 0);
  XTestFakeKeyEvent (screen->display, code, True, POLL_MS);
  XTestFakeKeyEvent (screen->display, code, False, POLL_MS);
  if (shifted)
    XTestFakeKeyEvent (screen->display, shift, False, 0);
}

/**
 * bench_screen_scan:
 * @screen: a screen whose keyboard is American
 * @text: ASCII
 *
 * Has a scanner type @text and Return; the keys come while the caller's main loop runs.
 */
void
bench_screen_scan (BenchScreen *screen, const char *text)
{
  for (; *text != '\0'; text++)
    press (screen, (KeySym) (guchar) *text); /* of ASCII they are the signs themselves */
  press (screen, XK_Return);
  XFlush (screen->display);
}

/**
 * bench_screen_colour:
 * @screen: a screen
 * @window: the X server's number of a window on it, in sight
 * @x: dots from the left of @window
 * @y: dots from its top
 *
 * Returns: the colour that is there now
 */
guint32
bench_screen_colour (BenchScreen *screen, gulong window, int x, int y)
{
  XImage *image = XGetImage (screen->display, window, x, y, 1, 1, AllPlanes, ZPixmap);
  guint32 colour;

  g_assert_nonnull (image);
  colour = (guint32) XGetPixel (image, 0, 0) & 0xffffff;
  XDestroyImage (image);
  return colour;
}

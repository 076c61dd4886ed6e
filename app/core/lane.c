/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number lanes (store.md 5): disjoint by their first digit, so that kiosks need no messages to
 * avoid each other.  The queue desk and the client ask. */
#include "config.h"

#include "core/lane.h"

#include <string.h>

#define FIRST_LANE_DIGIT 7
#define LARGEST_NUMBER G_GINT64_CONSTANT (1000000000)

static gint64
first_digit (gint64 number)
{
  while (number >= 10)
    number /= 10;
  return number;
}

/**
 * loket_lane_is_valid:
 * @lane: what a configuration says
 *
 * Returns: %TRUE for the lanes a kiosk can have: 7, 8 and 70 to 99
 */
gboolean
loket_lane_is_valid (gint64 lane)
{
  return lane == 7 || lane == 8 || (lane >= 70 && lane <= 99);
}

/**
 * loket_lanes_overlap:
 * @a: a lane
 * @b: another lane
 *
 * The numbers of lane 7 become A7000 when A700 to A799 are spent, and lane 70 begins there: an
 * office has lanes of one digit or of two, not both.
 *
 * Returns: %TRUE when the two could give one number twice
 */
gboolean
loket_lanes_overlap (gint64 a, gint64 b)
{
  return a == b || (a < 10) != (b < 10);
}

/**
 * loket_lane_number:
 * @lane: a valid lane
 * @count: how many numbers of this series the lane has given before
 *
 * Lane 7 gives 700 to 799, then 7000 to 7999, then 70000 to 79999, and so on.
 *
 * Returns: the next number
 */
gint64
loket_lane_number (gint64 lane, gint64 count)
{
  gint64 block = 100;

  g_return_val_if_fail (loket_lane_is_valid (lane) && count >= 0, 0);

  while (count >= block) {
    count -= block;
    block *= 10;
  }
  return lane * block + count;
}

/**
 * loket_lane_owns:
 * @lane: a lane
 * @number: a number
 *
 * Returns: %TRUE when @number is one of those of @lane
 */
gboolean
loket_lane_owns (gint64 lane, gint64 number)
{
  if (!loket_lane_is_valid (lane) || number < lane * 100)
    return FALSE;
  while (number > lane && number / 10 >= lane)
    number /= 10;
  return number == lane;
}

/**
 * loket_number_online:
 * @count: 1 for the first ticket of a series
 *
 * The hub gives 1 to 699, then 1000 to 6999, then 10000 to 69999: never a number whose first of
 * three or more digits is that of a lane.
 *
 * Returns: the number of that ticket
 */
gint64
loket_number_online (gint64 count)
{
  gint64 first = 1;
  gint64 beyond = 700;

  g_return_val_if_fail (count >= 1, 0);

  while (count > beyond - first) {
    count -= beyond - first;
    first = beyond / FIRST_LANE_DIGIT * 10;
    beyond *= 10;
  }
  return first + count - 1;
}

/**
 * loket_number_is_offline:
 * @number: a number
 *
 * Returns: %TRUE when the hub never gives it by itself
 */
gboolean
loket_number_is_offline (gint64 number)
{
  return number >= FIRST_LANE_DIGIT * 100 && first_digit (number) >= FIRST_LANE_DIGIT;
}

/**
 * loket_label_read:
 * @label: what stands on a slip, "A700"
 * @letter: the letter of its service
 * @number: (out): 700
 *
 * Accepts exactly what loket_ticket_label() writes.
 *
 * Returns: %TRUE when @label is one of that service
 */
gboolean
loket_label_read (const char *label, const char *letter, gint64 *number)
{
  const char *digits;
  gsize length;

  g_return_val_if_fail (label != NULL && letter != NULL && number != NULL, FALSE);

  if (!g_str_has_prefix (label, letter))
    return FALSE;
  digits = label + strlen (letter);
  length = strlen (digits);
  if (length < 3 || strspn (digits, "0123456789") != length || (length > 3 && digits[0] == '0'))
    return FALSE;
  return g_ascii_string_to_signed (digits, 10, 1, LARGEST_NUMBER, number, NULL);
}

/**
 * loket_label_is_offline:
 * @label: (nullable): what stands on a slip
 *
 * Returns: %TRUE when a device gave it without a hub
 */
gboolean
loket_label_is_offline (const char *label)
{
  const gsize digits = label != NULL ? strcspn (label, "0123456789") : 0;
  gint64 number;

  if (label == NULL)
    return FALSE;
  return loket_label_read (label + digits, "", &number) && loket_number_is_offline (number);
}

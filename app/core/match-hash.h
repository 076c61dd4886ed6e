/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hashes of matching, which stay the same from one computer and version to the next; only the files
 * of matching include it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The last step of splitmix64 (Vigna 2015): each bit of @value moves each bit of the result. */
static inline guint64
loket_match_mix (guint64 value)
{
  value += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ value >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ value >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return value ^ value >> 31;
}

/* FNV-1a, mixed; 0 only for no text. */
static inline guint64
loket_match_hash (const char *text, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  if (length == 0)
    return 0;
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return MAX (loket_match_mix (hash), 1);
}

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes on a guarantee slip: a signed text for a reader, which a desk makes by itself without
 * the office (LKG1), and a short code for voice and fingers; all of it pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOKET_GUARANTEE_PUBLIC 32 /* bytes of a device's public key */
#define LOKET_GUARANTEE_SEAL 64   /* bytes of a signature */
#define LOKET_GUARANTEE_KID 8     /* bytes that name a key */
#define LOKET_GUARANTEE_NUMBER 24 /* characters of a card's number */
#define LOKET_GUARANTEE_TEXT 204  /* characters of the longest text */
#define LOKET_GUARANTEE_CODE 10   /* characters of a short code, without marks between them */
#define LOKET_GUARANTEE_DAYS_MAX 90

/* What the signature holds; the rest of the paper follows from it and the profile. */
typedef struct {
  char id[37];                             /* bare lower-case UUID */
  char kid[2 * LOKET_GUARANTEE_KID + 1];   /* of the key that signed it, hexadecimal */
  gint64 at;                               /* seconds since 1970: when the desk saw the card */
  int purpose;                             /* LoketGuaranteePurpose */
  gint64 days;                             /* that it holds behind the day of @at */
  gint64 print;                            /* number of the print that was seen, from 1 */
  char number[LOKET_GUARANTEE_NUMBER + 1]; /* of the card */
  guint8 seal[LOKET_GUARANTEE_SEAL];
} LoketGuaranteeCode;

char *loket_guarantee_id (GBytes *device_key,
                          const char *number,
                          gint64 print,
                          const char *day,
                          int purpose) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_guarantee_public_key (GBytes *device_key) G_GNUC_WARN_UNUSED_RESULT;
char *loket_guarantee_kid (GBytes *public_key) G_GNUC_WARN_UNUSED_RESULT;
char *loket_guarantee_text (const LoketGuaranteeCode *code,
                            GBytes *device_key) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_guarantee_text_is (const char *text);
gboolean loket_guarantee_text_read (const char *text, LoketGuaranteeCode *code, GError **error);
gboolean loket_guarantee_is_sealed_by (const LoketGuaranteeCode *code, GBytes *public_key);

char *loket_guarantee_short_code (const char *id) G_GNUC_WARN_UNUSED_RESULT;
char *loket_guarantee_short_code_shown (const char *code) G_GNUC_WARN_UNUSED_RESULT;
char *loket_guarantee_short_code_read (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

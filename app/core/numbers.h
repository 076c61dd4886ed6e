/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as words and as money, from own tables: the C locale is not to be trusted with them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *loket_number_words (gint64 number) G_GNUC_WARN_UNUSED_RESULT;
char *loket_number_english (guint number) G_GNUC_WARN_UNUSED_RESULT;
char *loket_number_grouped (const char *language, gint64 number) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_digit_word (const char *language, char digit);
char *loket_money_text (gint64 rupiah) G_GNUC_WARN_UNUSED_RESULT;
char *loket_money_words (gint64 rupiah) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

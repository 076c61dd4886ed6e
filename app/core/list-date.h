/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of birth as lists have them, made plain; the reader of lists calls it. */
#pragma once

#include "core/calendar.h"

G_BEGIN_DECLS

#define LOKET_LIST_DATE_SIZE 11 /* "1954-03-02" and its end */

typedef enum {
  LOKET_LIST_DATE_NONE, /* nothing is said, or a filler such as 00/00/0000 */
  LOKET_LIST_DATE_GOOD,
  LOKET_LIST_DATE_GUESSED,    /* two centuries fit a year of two digits: the later one was taken */
  LOKET_LIST_DATE_IMPOSSIBLE, /* 31 April, tomorrow, 120 years ago */
  LOKET_LIST_DATE_UNREADABLE,
} LoketListDate;

LoketListDate loket_list_date_read (const char *text,
                                    const char *pattern,
                                    const LoketLocalTime *today,
                                    char date[LOKET_LIST_DATE_SIZE]);

G_END_DECLS

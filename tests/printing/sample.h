/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tickets and offices that the printing tests draw. */
#pragma once

#include "core/profile.h"
#include "core/queue.h"

/* LKT1 and 40 characters of Base32, as long as a real one (design.md 10). */
#define SAMPLE_CODE "LKT1AGHTW2QAABYABAAAAAAAAAAABFA5XK3TPN2WQ4YDE"
#define SAMPLE_TIME G_GINT64_CONSTANT (1795395900000000) /* Monday, 23 November 2026, 08.05 WIB */

/* A folder of a test, for papers as files. */
typedef struct {
  char *folder;
} SampleFolder;

void sample_folder_set_up (SampleFolder *fixture, gconstpointer data);
void sample_folder_tear_down (SampleFolder *fixture, gconstpointer data);
void sample_says (const char *text, const char *words);

LoketProfile *sample_profile (void);
LoketProfile *sample_longest_profile (void);
LoketTicket *sample_ticket (void);
void sample_set (char **member, const char *value);
char *sample_run (const char *const *argv);
void sample_write (GBytes *bytes, const char *path);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A press between a ledger in a file and the print lab, and what the printer itself has on record;
 * tests of the press share it. */
#pragma once

#include "paper-ledger.h"
#include "printing/press.h"
#include "tests/lib/print-lab.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#define SECONDS 40

typedef struct {
  LoketTestDir *dir;
  PaperLedger *ledger;
  LoketPress *press;
  LoketClock *clock;
  LoketRandom *random;
  char *path;
  char *marks;
  guint before; /* cards that the printer had put out */
} PressRig;

/* The data of a test is where the lab is. */
LoketPrintLab *press_rig_lab (gconstpointer data);
LoketPress *press_rig_press (PressRig *fixture);
void press_rig_set_up (PressRig *fixture, gconstpointer data);
void press_rig_tear_down (PressRig *fixture, gconstpointer data);
LoketPressJob *
press_rig_print_on (LoketPress *press, GBytes *pdf, const char *queue, const char *sides);
LoketPressJob *press_rig_print_a4 (PressRig *fixture, const char *queue);
LoketPressJob *press_rig_print (PressRig *fixture, const char *queue);
gboolean press_rig_is_over (gpointer job);
void press_rig_wait_over (LoketPressJob *job);
void press_rig_assert_ends (LoketPressJob *job, LoketPressState state);
void press_rig_assert_attention (LoketPressJob *job, LoketPrintReason reason);
void press_rig_assert_story (PressRig *fixture, LoketPressJob *job, const char *wanted);
guint press_rig_count (LoketPrintLab *lab, const char *tag);
void press_rig_wait_arrival (LoketPrintLab *lab, LoketPressJob *job);
void press_rig_wait_plastic (LoketPrintLab *lab, LoketPressJob *job);
void press_rig_assert_next_is_good (PressRig *fixture, LoketPrintLab *lab);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the counter's window, shared by the files that it is written in: window.c (pages and
 * notices), window-actions.c (what an officer may do, and by which keys). */
#pragma once

#include "ui/admin/page.h"
#include "ui/common/notice-bar.h"
#include "ui/counter/queue-page.h"
#include "ui/counter/seat.h"
#include "ui/counter/start-page.h"
#include "ui/counter/top-bar.h"
#include "ui/counter/window.h"

G_BEGIN_DECLS

struct _LoketCounterWindow {
  GtkApplicationWindow parent_instance;

  /* template */
  GtkWidget *body;
  GtkBox *top;
  GtkBox *notices;
  GtkWidget *reopen_button;
  LoketNoticeBar *notice_bar;
  GtkStack *stack;
  /* borrowed */
  LoketApplication *application;
  LoketTopBar *top_bar;
  LoketStartPage *start_page; /* these of the stack; NULL until the office is known */
  LoketQueuePage *queue_page;
  LoketAdminPage *admin_page;
  /* owned */
  LoketSeat *seat;
  GSimpleActionGroup *actions;
  char *opening; /* counter that the command line asked for, until it was tried */
  guint tick_timer;
  /* state */
  gboolean all_services;
  gboolean showing_keys;
  gboolean showing_admin;
  gboolean focus_lost;    /* by an act that switched its own button off */
  gboolean empty_noticed; /* the notice says that nobody waits */
};

/* window.c */
void loket_counter_window_update (LoketCounterWindow *self);
void loket_counter_window_clear_notice (LoketCounterWindow *self);

/* window-actions.c */
void loket_counter_window_add_actions (LoketCounterWindow *self);
void loket_counter_window_update_actions (LoketCounterWindow *self);

G_END_DECLS

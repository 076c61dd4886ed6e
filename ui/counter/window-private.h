/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the counter's window, shared by the files that it is written in: window.c (pages and
 * notices), window-actions.c (what an officer may do, and by which keys), window-offers.c (what
 * is done besides the daily acts), window-guard.c (who may work here), window-rating.c (what
 * visitors are asked). */
#pragma once

#include "ui/admin/page.h"
#include "ui/cards/sections.h"
#include "ui/cases/sections.h"
#include "ui/common/notice-bar.h"
#include "ui/counter/guard.h"
#include "ui/counter/help-bar.h"
#include "ui/counter/officer-page.h"
#include "ui/counter/password-page.h"
#include "ui/counter/proposals-page.h"
#include "ui/counter/queue-page.h"
#include "ui/counter/rating-window.h"
#include "ui/counter/seat.h"
#include "ui/counter/sign-in-page.h"
#include "ui/counter/start-page.h"
#include "ui/counter/top-bar.h"
#include "ui/counter/window.h"
#include "ui/registry/sections.h"

G_BEGIN_DECLS

/* The pages beside the work. */
typedef enum {
  LOKET_ASIDE_NONE,
  LOKET_ASIDE_KEYS,
  LOKET_ASIDE_ADMIN,
  LOKET_ASIDE_REGISTRY,
  LOKET_ASIDE_CASES,
  LOKET_ASIDE_CARDS,
  LOKET_ASIDE_OFFICER,
  LOKET_ASIDE_PASSWORD,
  LOKET_ASIDE_PROPOSALS,
} LoketAside;

/* Whoever had the last number at this counter: what has to be known to ask about the service. */
typedef struct {
  char *ticket; /* NULL = nobody; never told to the office with an answer */
  char *service;
  LoketLanguage language;
  gboolean asked;
  gboolean gave_quick;
  gboolean gave_whole;
} LoketVisitor;

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
  LoketProgram *application;
  LoketTopBar *top_bar;
  GtkWidget *help_bar;
  LoketStartPage *start_page; /* these of the stack; NULL until the office is known */
  LoketQueuePage *queue_page;
  LoketAdminPage *admin_page;
  LoketAdminPage *registry_page;
  LoketAdminPage *cases_page;
  LoketAdminPage *cards_page;
  LoketSignInPage *sign_in_page;
  LoketPasswordPage *password_page;
  LoketOfficerPage *officer_page;
  LoketRatingWindow *rating; /* NULL until somebody is asked; GTK owns it, dispose destroys it */
  /* owned */
  LoketSeat *seat;
  LoketGuard *guard;
  LoketProposals *proposals;
  GSimpleActionGroup *actions;
  char *opening; /* counter that the command line asked for, until it was tried */
  guint tick_timer;
  LoketVisitor visitor;
  /* state */
  gboolean all_services;
  LoketAside aside;
  LoketAside behind_keys;      /* where the page of the keys goes back to */
  LoketGuardState guard_state; /* as the pages show it */
  gboolean focus_lost;         /* by an act that switched its own button off */
  gboolean empty_noticed;      /* the notice says that nobody waits */
};

/* window.c */
void loket_counter_window_update (LoketCounterWindow *self);
void loket_counter_window_clear_notice (LoketCounterWindow *self);
void loket_counter_window_tell (LoketCounterWindow *self,
                                LoketNoticeKind kind,
                                const char *sentence,
                                const char *advice);
void loket_counter_window_open_as_asked (LoketCounterWindow *self);

/* window-actions.c */
void loket_counter_window_add_actions (LoketCounterWindow *self);
void loket_counter_window_update_actions (LoketCounterWindow *self);

/* window-offers.c */
void loket_counter_window_add_offers (LoketCounterWindow *self);
void loket_counter_window_update_offers (LoketCounterWindow *self, gboolean open);
gboolean loket_counter_window_close_menu (LoketCounterWindow *self);

/* window-guard.c */
void loket_counter_window_add_guard (LoketCounterWindow *self);
void loket_counter_window_build_guard (LoketCounterWindow *self);
void loket_counter_window_update_guard (LoketCounterWindow *self);
const char *loket_counter_window_guard_page (LoketCounterWindow *self);
void loket_counter_window_go_aside (LoketCounterWindow *self, LoketAside aside);

/* window-rating.c */
void loket_counter_window_note_visitor (LoketCounterWindow *self);
void loket_counter_window_forget_visitor (LoketCounterWindow *self);
gboolean loket_counter_window_may_ask_visitor (LoketCounterWindow *self, gboolean whole);
void loket_counter_window_ask_visitor (LoketCounterWindow *self, gboolean whole);
void loket_counter_window_visitor_served (LoketCounterWindow *self);

G_END_DECLS

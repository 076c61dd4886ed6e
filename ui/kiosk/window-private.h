/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the kiosk's window, shared by the files that it is written in: window.c (pages),
 * window-actions.c, window-status.c (what a person may do),
 * window-voice.c (what is said), window-help.c (who is called),
 * window-closures.c (what is closed), window-input.c (keys, touches). */
#pragma once

#include "ui/kiosk/code-page.h"
#include "ui/kiosk/idle-watch.h"
#include "ui/kiosk/issue.h"
#include "ui/kiosk/number-page.h"
#include "ui/kiosk/papers-page.h"
#include "ui/kiosk/plain-page.h"
#include "ui/kiosk/service-page.h"
#include "core/help.h"
#include "ui/common/scan.h"
#include "ui/common/voice.h"
#include "ui/kiosk/status-page.h"
#include "ui/kiosk/welcome-page.h"
#include "ui/kiosk/window.h"

G_BEGIN_DECLS

/* What came of asking for an application. */
typedef enum {
  LOKET_STATUS_FINE,   /* nothing yet */
  LOKET_STATUS_WRONG,  /* the office did not give out this code */
  LOKET_STATUS_AWAY,   /* the office did not answer */
  LOKET_STATUS_LOCKED, /* too many wrong codes: nothing is asked for a while */
} LoketStatusProblem;

struct _LoketKioskWindow {
  GtkApplicationWindow parent_instance;

  /* template */
  GtkWidget *body;
  GtkBox *top;
  GtkLabel *unit_label;
  GtkLabel *regency_label;
  GtkWidget *notices;
  GtkStack *stack;
  GtkWidget *foot;
  /* borrowed */
  LoketProgram *application;
  LoketWelcomePage *welcome_page; /* these of the stack */
  LoketPapersPage *papers_page;
  LoketNumberPage *number_page;
  LoketCodePage *code_page;
  LoketStatusPage *status_page;
  LoketServicePage *service_page;
  LoketPlainPage *closed_page;
  LoketPlainPage *service_closed_page;
  LoketPlainPage *still_here_page;
  LoketPlainPage *refused_page;
  LoketPlainPage *help_page;
  /* owned */
  LoketKioskVisit *visit;
  LoketIssue *issue;
  GPtrArray *left_issues; /* LoketIssue of visits before that the hub was not told of yet */
  GError *refusal;        /* the office's last word on the wish for a number */
  LoketScan *scan;
  LoketVoice *voice;
  LoketApplicationStatus *status; /* of the slip that was shown */
  GCancellable *status_asked;     /* NULL = nothing is asked */
  LoketHelpCall *help_call;       /* NULL = no officer was called */
  GCancellable *help_asked;       /* NULL = the office is not asked to call one */
  LoketSpooler *spooler;
  LoketIdleWatch *idle;
  GSimpleActionGroup *actions;
  char *home_language; /* to which a finished visit goes back */
  double home_text_scale;
  guint minute_timer;
  guint pause_timer;
  guint done_timer;
  /* state */
  LoketStatusProblem status_problem;
  const char *proposed; /* language of the day, interned; NULL until it is known */
  guint volume;         /* place in the list of window-voice.c */
  gboolean home_contrast;
  gboolean listening; /* the pages of this visit are said aloud */
  gboolean low;       /* what is touched is in the lower half */
  gboolean helping;
  gboolean waited_long; /* no hub was heard of since the start */
  gboolean failed;      /* the wish for a number was not answered, or refused */
  gboolean page_changed_since_press;
};

/* window.c */
void loket_kiosk_window_update (LoketKioskWindow *self);
void loket_kiosk_window_end_visit (LoketKioskWindow *self);

/* window-actions.c */
void loket_kiosk_window_leave_issue (LoketKioskWindow *self);
void loket_kiosk_window_add_actions (LoketKioskWindow *self);
void loket_kiosk_window_update_actions (LoketKioskWindow *self);

void loket_kiosk_window_set_low (LoketKioskWindow *self, gboolean low);
void loket_kiosk_window_stay (LoketKioskWindow *self);
void loket_kiosk_window_restart_pause (LoketKioskWindow *self);

/* window-voice.c */
void loket_kiosk_window_open_voice (LoketKioskWindow *self);
void loket_kiosk_window_show_sound (LoketKioskWindow *self);
void loket_kiosk_window_greet_aloud (LoketKioskWindow *self);
void loket_kiosk_window_say_page_again (LoketKioskWindow *self);
void loket_kiosk_window_forget_listener (LoketKioskWindow *self);
void loket_kiosk_window_add_voice_actions (LoketKioskWindow *self);

/* window-status.c */
void loket_kiosk_window_show_code (LoketKioskWindow *self, const char *code);
void loket_kiosk_window_forget_status (LoketKioskWindow *self);
void loket_kiosk_window_add_status_pages (LoketKioskWindow *self);
const char *loket_kiosk_window_looking_page (LoketKioskWindow *self);
void loket_kiosk_window_add_status_actions (LoketKioskWindow *self);

/* window-closures.c */
void loket_kiosk_window_show_hours (LoketKioskWindow *self);
void loket_kiosk_window_show_closures (LoketKioskWindow *self);
void loket_kiosk_window_follow_closures (LoketKioskWindow *self);
void loket_kiosk_window_add_closed_pages (LoketKioskWindow *self);
gboolean loket_kiosk_window_gives_numbers (LoketKioskWindow *self);
gboolean loket_kiosk_window_is_service_closed (LoketKioskWindow *self);

/* window-help.c */
void loket_kiosk_window_call_officer (LoketKioskWindow *self);
void loket_kiosk_window_forget_help (LoketKioskWindow *self);
void loket_kiosk_window_show_help (LoketKioskWindow *self);
void loket_kiosk_window_follow_help (LoketKioskWindow *self);
void loket_kiosk_window_add_help_page (LoketKioskWindow *self);

/* window-input.c */
void loket_kiosk_window_add_input (LoketKioskWindow *self);

G_END_DECLS

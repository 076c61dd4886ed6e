/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the verifier's window share: window.c shows, window-input.c reads cards. */
#pragma once

#include "client/card-keeper.h"
#include "core/card-token.h"
#include "core/verifier-desk.h"
#include "ui/common/notice-bar.h"
#include "ui/common/scan.h"
#include "ui/common/voice.h"
#include "ui/verifier/desk-roll.h"
#include "ui/verifier/desk-slips.h"
#include "ui/verifier/window.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_DESK_WAITING,
  LOKET_DESK_READING, /* a scanner types */
  LOKET_DESK_VERDICT,
  LOKET_DESK_HOUSE, /* in which house the desk stands */
  LOKET_DESK_ROOT,  /* whose lists count here, to be compared */
  LOKET_DESK_CLASS, /* a class of a school */
} LoketDeskState;

struct _LoketVerifierWindow {
  GtkApplicationWindow parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkBox *head_place;
  GtkBox *page_place;
  GtkBox *camera_place;
  GtkBox *slips_place;
  GtkBox *foot_place;
  LoketNoticeBar *notice;
  /* owned */
  LoketCardKeeper *keeper;
  LoketScan *scan;
  LoketVoice *voice;
  char *text;                /* of the code of the card that is shown; NULL = none */
  LoketCardReading *reading; /* what it is by the lists of now; NULL = no card is shown */
  LoketVerifyAnswer *answer; /* of the office about it, NULL = none yet */
  GtkWidget *uses;           /* of the card that is shown; NULL = none may be told */
  LoketDeskSlips *slips;     /* whose paper is not out yet */
  LoketDeskRoll *roll;       /* class that is shown; NULL = none */
  GBytes *root;              /* that is compared, NULL = none */
  char *stick;               /* folder that it came from, NULL = from the hub */
  char *address;             /* of the web server with lists, NULL = none */
  GSimpleActionGroup *actions;
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;
  /* state */
  LoketDeskState state;
  guint silence; /* runs while a scanner types */
  guint vanish;  /* runs while a card or a class is shown */
  guint32 ended; /* when a scanner ended, ms */
};

/* window.c */
void loket_verifier_window_show (LoketVerifierWindow *self, LoketDeskState state);
void loket_verifier_window_clear (LoketVerifierWindow *self);
void loket_verifier_window_stay (LoketVerifierWindow *self);
void loket_verifier_window_judge (LoketVerifierWindow *self, const char *text);

/* window-input.c */
void loket_verifier_window_listen (LoketVerifierWindow *self);
void loket_verifier_window_forget_keys (LoketVerifierWindow *self);
void loket_verifier_window_set_camera (LoketVerifierWindow *self, gboolean on);
void loket_verifier_window_choose_picture (LoketVerifierWindow *self);
void loket_verifier_window_paste (LoketVerifierWindow *self);

/* window-voice.c */
void loket_verifier_window_open_voice (LoketVerifierWindow *self);
void loket_verifier_window_set_sound (LoketVerifierWindow *self, gboolean on);
void loket_verifier_window_speak (LoketVerifierWindow *self);

/* window-office.c */
void loket_verifier_window_ask_office (LoketVerifierWindow *self, const char *text);

/* window-lists.c */
void loket_verifier_window_choose_stick (LoketVerifierWindow *self);
void loket_verifier_window_compare_offered (LoketVerifierWindow *self);
void loket_verifier_window_trust (LoketVerifierWindow *self);

/* window-roll.c */
void loket_verifier_window_open_roll (LoketVerifierWindow *self);
void loket_verifier_window_check_roll (LoketVerifierWindow *self, GFile *file);
void loket_verifier_window_choose_roll (LoketVerifierWindow *self);
void loket_verifier_window_save_roll (LoketVerifierWindow *self);
void loket_verifier_window_forget_roll (LoketVerifierWindow *self);
void loket_verifier_window_watch_roll (LoketVerifierWindow *self);

G_END_DECLS

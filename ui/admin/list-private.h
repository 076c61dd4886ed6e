/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a list of the administration page, shared by the files that it is written in: list.c
 * (search, rows, states), list-pane.c (what stands beside them, and what an officer does there),
 * list-renew.c (what others did meanwhile). */
#pragma once

#include "ui/admin/list.h"

G_BEGIN_DECLS

typedef struct {
  /* template */
  GtkWidget *title_label;
  GtkWidget *lead_label;
  GtkWidget *count_label;
  GtkEditable *search_entry;
  GtkBox *filters;
  GtkBox *buttons;
  GtkBox *banner;
  GtkStack *stack;
  GtkBox *columns;
  GtkListBox *rows;
  GtkWidget *nothing_found;
  GtkWidget *pane;
  GtkLabel *pane_title;
  GtkWidget *close_button;
  GtkScrolledWindow *pane_place;
  GtkBox *pane_foot;
  /* borrowed */
  LoketProgram *application;
  /* owned */
  GListStore *records;
  GtkFilterListModel *found;
  GtkFilter *filter;
  GtkSizeGroup **widths; /* one a column */
  GCancellable *cancellable;
  LoketRecord *answer;          /* the last one; NULL = none yet */
  char *chosen;                 /* id of the record in the pane */
  const LoketOperation *wished; /* what got no answer: done again under the same key */
  LoketRecord *wish;
  char *wish_key;
  LoketRecord *doing; /* the request under way */
  LoketAdminDone done;
  /* state */
  gboolean loaded;
  gboolean loading;
  gboolean again;    /* asked for while it was loading: the answer may be older than that */
  gboolean renewing; /* what is loading takes the place of what is there row by row */
} LoketAdminListPrivate;

/* list.c */
LoketAdminListPrivate *loket_admin_list_private (LoketAdminList *self);
void loket_admin_list_spare (LoketAdminList *self);

/* list-pane.c */
void loket_admin_list_forget_wish (LoketAdminListPrivate *priv);
const char *loket_admin_list_id (LoketAdminList *self, LoketRecord *record);
LoketRecord *loket_admin_list_find (LoketAdminList *self, const char *id);
void loket_admin_list_select (LoketAdminList *self, LoketRecord *record);

/* list-renew.c */
void loket_admin_list_exchange (LoketAdminList *self, LoketRecord *answer);

G_END_DECLS

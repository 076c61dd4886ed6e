/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the administration page that is a list: search, rows, count, empty, busy and failed
 * states, and a pane beside it for one entry or a form.  Sections derive from it and fill in the
 * class: that is all they write. */
#pragma once

#include "core/operations.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

typedef struct {
  const char *title;  /* English source of its heading */
  const char *member; /* of the record, shown as its kind is; or */
  char *(*text) (LoketProgram *application, LoketRecord *record); /* (transfer full) */
  /* Style class of the chip that it stands in ("good", "warning", "house", ""), NULL = plain text
   */
  const char *(*chip) (LoketRecord *record);
  gboolean wide;  /* takes the space that is left; one column of a list */
  gboolean spare; /* gives way to the pane */
} LoketAdminColumn;

#define LOKET_TYPE_ADMIN_LIST (loket_admin_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (LoketAdminList, loket_admin_list, LOKET, ADMIN_LIST, GtkBox)

struct _LoketAdminListClass {
  GtkBoxClass parent_class;
  /* English sources */
  const char *title;
  const char *lead;         /* one line under the title, NULL = none */
  const char *search;       /* what can be searched for: "Name, kind or lane" */
  const char *empty;        /* what is said when there is no entry yet */
  const char *empty_advice; /* and what to do then */
  const char *icon;
  const LoketAdminColumn *columns;
  guint n_columns;
  const LoketOperation *operation;                /* that lists the entries */
  const char *member;                             /* of its answer, in which they stand */
  LoketRecord *(*request) (LoketAdminList *self); /* (transfer full); NULL = one with nothing set */
  /* By what an entry is known; NULL = by its key.  For those that hold a record of their own. */
  const char *(*id) (LoketRecord *record);
  void (*loaded) (LoketAdminList *self, LoketRecord *answer); /* after the rows; may be NULL */
  gboolean fresh;                      /* asked for anew whenever it is seen again */
  void (*more) (LoketAdminList *self); /* the last row is looked at; NULL = there are all */
  /* (transfer floating): what stands in the pane about one entry; NULL = rows cannot be opened */
  GtkWidget *(*detail) (LoketAdminList *self, LoketRecord *record);
};

/* Property "application" (LoketProgram, construct only).  Action "section.back" closes the pane
 * and is off while there is none; "section.reload" asks the hub again. */

LoketProgram *loket_admin_list_application (LoketAdminList *self);
LoketClient *loket_admin_list_client (LoketAdminList *self);

/* The head: buttons at its end, and what else can filter under it. */
void loket_admin_list_add_button (LoketAdminList *self, GtkWidget *button);
void loket_admin_list_add_add (LoketAdminList *self,
                               const char *label,
                               GCallback pressed,
                               gpointer object);
void loket_admin_list_add_filter (LoketAdminList *self, GtkWidget *widget);
/* Between head and rows. */
void loket_admin_list_set_banner (LoketAdminList *self, GtkWidget *banner);

void loket_admin_list_reload (LoketAdminList *self);
gboolean loket_admin_list_renew (GtkWidget *list);
void loket_admin_list_show_more (LoketAdminList *self, GListModel *records);
void loket_admin_list_ask_more (LoketAdminList *self, LoketRecord *request);
guint loket_admin_list_count (LoketAdminList *self);

/* The pane */
void loket_admin_list_open (LoketAdminList *self, const char *title, GtkWidget *content);
void loket_admin_list_set_foot (LoketAdminList *self, GtkWidget *foot);
void loket_admin_list_choose (LoketAdminList *self, const char *id);
void loket_admin_list_close (LoketAdminList *self);
gboolean loket_admin_list_is_open (LoketAdminList *self);

/* One act of an officer: the pane rests while it is under way; a refusal is told in a notice, and
 * what got no answer is done again under the same key. */
typedef void (*LoketAdminDone) (LoketAdminList *self, LoketRecord *request, LoketRecord *answer);
void loket_admin_list_act (LoketAdminList *self,
                           const LoketOperation *operation,
                           LoketRecord *request,
                           LoketAdminDone done);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of a section of the page of applications: its pages stand one upon the other, records
 * are fetched before their page is seen, and Escape goes back.  ui/cases/sections.c makes them. */
#include "config.h"

#include "ui/cases/desk.h"

#include "ui/admin/page.h"
#include "ui/admin/pile.h"
#include "ui/admin/place.h"
#include "ui/cases/brief-page.h"
#include "ui/registry/host.h"

/* Where the page of a record goes that was fetched. */
typedef enum {
  UPON,     /* what is seen */
  INSTEAD,  /* of what is seen */
  UPON_ALL, /* the first page: everything between is left */
} Where;

struct _LoketCasesDesk {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  LoketAdminPile *pile;
  const LoketOperation *operation; /* under way */
  LoketCasesPage page;
  /* owned */
  LoketTicket *ticket;       /* in service; NULL = none */
  char *news;                /* told once the record that is fetched is seen */
  GCancellable *cancellable; /* of the record that is fetched, NULL = none is */
  /* state */
  Where where;
};

static void place_init (LoketAdminPlaceInterface *iface);
static void host_init (LoketRegistryHostInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoketCasesDesk,
                               loket_cases_desk,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (LOKET_TYPE_ADMIN_PLACE, place_init)
                                   G_IMPLEMENT_INTERFACE (LOKET_TYPE_REGISTRY_HOST, host_init))

static LoketCasesDesk *
desk_of (GtkWidget *inside)
{
  GtkWidget *desk = gtk_widget_get_ancestor (inside, LOKET_TYPE_CASES_DESK);

  g_return_val_if_fail (desk != NULL, NULL);
  return LOKET_CASES_DESK (desk);
}

static void
stop_fetching (LoketCasesDesk *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pile), TRUE);
}

static gboolean
pop (LoketCasesDesk *self)
{
  stop_fetching (self);
  if (!loket_admin_pile_pop (self->pile))
    return FALSE;
  loket_admin_clear (GTK_WIDGET (self));
  return TRUE;
}

/* Records */

static void
show (LoketCasesDesk *self, GtkWidget *page, Where where, const char *news)
{
  stop_fetching (self);
  loket_admin_clear (GTK_WIDGET (self));
  if (where == UPON_ALL)
    while (pop (self))
      continue;
  if (where == INSTEAD && loket_admin_pile_height (self->pile) > 1)
    loket_admin_pile_replace (self->pile, page);
  else
    loket_admin_pile_push (self->pile, page);
  if (news != NULL)
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_INFORMATION, news, NULL);
}

static void
fetched_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCasesDesk) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pile), TRUE);
  if (answer != NULL) {
    g_autofree char *news = g_steal_pointer (&self->news);
    show (self, self->page (self->program, answer), self->where, news);
    return;
  }
  g_message ("%s: %s", self->operation->name, error->message);
  loket_admin_tell_problem (GTK_WIDGET (self), error);
  gtk_widget_grab_focus (GTK_WIDGET (self->pile));
}

static void
fetch (LoketCasesDesk *self,
       const LoketOperation *operation,
       LoketRecord *request,
       LoketCasesPage page,
       Where where,
       const char *news)
{
  stop_fetching (self);
  g_free (self->news);
  self->news = g_strdup (news);
  self->operation = operation;
  self->page = page;
  self->where = where;
  self->cancellable = g_cancellable_new ();
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pile), FALSE);
  loket_client_call (loket_program_client (self->program),
                     operation,
                     request,
                     NULL,
                     self->cancellable,
                     fetched_cb,
                     g_object_ref (self));
}

/* What pages of the register ask for */

static void
host_push (LoketRegistryHost *host, GtkWidget *page)
{
  loket_admin_pile_push (LOKET_CASES_DESK (host)->pile, page);
}

static void
host_pop (LoketRegistryHost *host)
{
  pop (LOKET_CASES_DESK (host));
}

static void
host_ask (LoketRegistryHost *host, LoketPersonHit *hit)
{
  loket_brief_page_open (GTK_WIDGET (LOKET_CASES_DESK (host)->pile), hit->person);
}

static void
host_saved (LoketRegistryHost *host, const char *person, const char *news, const char *tab)
{
  loket_brief_page_leave (GTK_WIDGET (LOKET_CASES_DESK (host)->pile), person, news);
}

static void
host_init (LoketRegistryHostInterface *iface)
{
  iface->push = host_push;
  iface->pop = host_pop;
  iface->ask = host_ask;
  iface->saved = host_saved;
}

/* The section */

static gboolean
back (LoketAdminPlace *place)
{
  LoketCasesDesk *self = LOKET_CASES_DESK (place);

  return loket_admin_pile_back_inside (self->pile) || pop (self);
}

static void
place_init (LoketAdminPlaceInterface *iface)
{
  iface->back = back;
}

static gboolean
loket_cases_desk_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_CASES_DESK (widget)->pile));
}

static void
loket_cases_desk_dispose (GObject *object)
{
  LoketCasesDesk *self = LOKET_CASES_DESK (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->ticket);
  g_clear_pointer (&self->news, g_free);
  G_OBJECT_CLASS (loket_cases_desk_parent_class)->dispose (object);
}

static void
loket_cases_desk_class_init (LoketCasesDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_cases_desk_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_cases_desk_grab_focus;
}

static void
loket_cases_desk_init (LoketCasesDesk *self)
{
}

/**
 * loket_cases_desk_new:
 * @program: the program; its office is known
 * @first: (transfer floating): the page under all others
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_cases_desk_new (LoketProgram *program, GtkWidget *first)
{
  LoketCasesDesk *self = g_object_new (LOKET_TYPE_CASES_DESK, NULL);

  self->program = program;
  self->pile = LOKET_ADMIN_PILE (loket_admin_pile_new (first));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->pile));
  return GTK_WIDGET (self);
}

/**
 * loket_cases_desk_push:
 * @inside: a widget of the section
 * @page: (transfer floating): goes upon what is seen
 */
void
loket_cases_desk_push (GtkWidget *inside, GtkWidget *page)
{
  loket_admin_clear (inside);
  loket_admin_pile_push (desk_of (inside)->pile, page);
}

/**
 * loket_cases_desk_pop:
 * @inside: a widget of the section
 *
 * One page back, as Escape does.
 */
void
loket_cases_desk_pop (GtkWidget *inside)
{
  pop (desk_of (inside));
}

/**
 * loket_cases_desk_back:
 * @inside: a widget of a form
 * @news: to be told
 *
 * Leaves the form that is seen; what was under it is seen again.
 */
void
loket_cases_desk_back (GtkWidget *inside, const char *news)
{
  LoketCasesDesk *self = desk_of (inside);

  pop (self);
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_INFORMATION, news, NULL);
}

/**
 * loket_cases_desk_put:
 * @inside: a widget of the section
 * @page: (transfer floating): comes in the place of what is seen
 * @news: (nullable): to be told with it
 */
void
loket_cases_desk_put (GtkWidget *inside, GtkWidget *page, const char *news)
{
  show (desk_of (inside), page, INSTEAD, news);
}

/**
 * loket_cases_desk_close:
 * @inside: a widget of a form
 * @page: (transfer floating): comes in the place of the page under the form
 * @news: (nullable): to be told with it
 *
 * Leaves the form that is seen.
 */
void
loket_cases_desk_close (GtkWidget *inside, GtkWidget *page, const char *news)
{
  LoketCasesDesk *self = desk_of (inside);

  pop (self);
  show (self, page, INSTEAD, news);
}

/**
 * loket_cases_desk_end:
 * @inside: a widget of the section
 * @page: (transfer floating): goes upon the first page; everything between is left
 * @news: (nullable): to be told with it
 */
void
loket_cases_desk_end (GtkWidget *inside, GtkWidget *page, const char *news)
{
  show (desk_of (inside), page, UPON_ALL, news);
}

/**
 * loket_cases_desk_fetch:
 * @inside: a widget of the section
 * @operation: that gives a record
 * @request: which one
 * @page: makes the page of it
 *
 * Fetches the record and puts its page upon what is seen; a refusal is told, and what is seen stays
 * as it was.
 */
void
loket_cases_desk_fetch (GtkWidget *inside,
                        const LoketOperation *operation,
                        LoketRecord *request,
                        LoketCasesPage page)
{
  fetch (desk_of (inside), operation, request, page, UPON, NULL);
}

/**
 * loket_cases_desk_refetch:
 * @inside: a widget of the page that is seen
 * @operation: that gives a record
 * @request: which one
 * @page: makes the page of it
 * @news: (nullable): to be told with it
 *
 * Puts the page of the record, as it is now, in the place of what is seen.
 */
void
loket_cases_desk_refetch (GtkWidget *inside,
                          const LoketOperation *operation,
                          LoketRecord *request,
                          LoketCasesPage page,
                          const char *news)
{
  fetch (desk_of (inside), operation, request, page, INSTEAD, news);
}

/**
 * loket_cases_desk_leave:
 * @inside: a widget of the section
 * @operation: that gives a record
 * @request: which one
 * @page: makes the page of it
 * @news: (nullable): to be told with it
 *
 * Leaves all forms and puts the page of the record upon the first one.
 */
void
loket_cases_desk_leave (GtkWidget *inside,
                        const LoketOperation *operation,
                        LoketRecord *request,
                        LoketCasesPage page,
                        const char *news)
{
  fetch (desk_of (inside), operation, request, page, UPON_ALL, news);
}

/**
 * loket_cases_desk_serve:
 * @self: the section
 * @ticket: a ticket in service
 *
 * Whoever has that ticket stands in front of the counter: what was begun with another one is left,
 * what was begun with this one stays.
 */
void
loket_cases_desk_serve (LoketCasesDesk *self, LoketTicket *ticket)
{
  if (self->ticket != NULL && g_strcmp0 (self->ticket->id, ticket->id) == 0)
    return;
  g_set_object (&self->ticket, ticket);
  while (pop (self))
    continue;
}

/**
 * loket_cases_desk_ticket:
 * @inside: a widget of the section
 *
 * Returns: (transfer none) (nullable): the ticket that is in service now
 */
LoketTicket *
loket_cases_desk_ticket (GtkWidget *inside)
{
  LoketTicket *ticket = desk_of (inside)->ticket;

  return ticket != NULL && ticket->state == LOKET_TICKET_SERVING ? ticket : NULL;
}

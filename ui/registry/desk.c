/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of people, a section of the register's page: search, then whom one looks at, one page
 * upon the other; Escape goes back to the hits as they were. */
#include "config.h"

#include "ui/registry/desk.h"

#include "core/people-found.h"
#include "ui/admin/page.h"
#include "ui/admin/pile.h"
#include "ui/admin/place.h"
#include "ui/admin/section.h"
#include "ui/registry/hit-row.h"
#include "ui/registry/host.h"
#include "ui/registry/intake-form.h"
#include "ui/registry/people.h"
#include "ui/registry/person-page.h"
#include "ui/registry/purpose.h"

#include <glib/gi18n.h>

struct _LoketRegistryDesk {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  LoketAdminPile *pile; /* from the search up to what is seen */
  /* owned */
  LoketPersonHit *wanted; /* whom the question is about; NULL while a record is open */
  char *note;
  char *news;                /* told once the record that is fetched is seen */
  char *tab;                 /* that it is seen at; NULL = the first one */
  GCancellable *cancellable; /* of the record that is fetched, NULL = none is */
  /* state */
  LoketPurpose purpose; /* the last one, for this officer */
  gboolean replace;     /* the record takes the place of the page that is seen */
};

static void place_init (LoketAdminPlaceInterface *iface);
static void host_init (LoketRegistryHostInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoketRegistryDesk,
                               loket_registry_desk,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (LOKET_TYPE_ADMIN_PLACE, place_init)
                                   G_IMPLEMENT_INTERFACE (LOKET_TYPE_REGISTRY_HOST, host_init))

static LoketRegistryDesk *
desk_of (GtkWidget *inside)
{
  GtkWidget *desk = gtk_widget_get_ancestor (inside, LOKET_TYPE_REGISTRY_DESK);

  g_return_val_if_fail (desk != NULL, NULL);
  return LOKET_REGISTRY_DESK (desk);
}

static void
stop_fetching (LoketRegistryDesk *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pile), TRUE);
}

static gboolean
pop (LoketRegistryDesk *self)
{
  stop_fetching (self);
  if (!loket_admin_pile_pop (self->pile))
    return FALSE;
  g_clear_object (&self->wanted);
  loket_admin_clear (GTK_WIDGET (self));
  return TRUE;
}

/* Records */

static void
show_person (LoketRegistryDesk *self, LoketPersonView *view)
{
  const gboolean replaces =
      self->replace || LOKET_IS_PURPOSE_PAGE (loket_admin_pile_top (self->pile));
  GtkWidget *page = loket_person_page_new (self->application, view);

  loket_admin_clear (GTK_WIDGET (self));
  if (self->tab != NULL)
    loket_person_page_show (LOKET_PERSON_PAGE (page), self->tab);
  if (replaces)
    loket_admin_pile_replace (self->pile, page);
  else
    loket_admin_pile_push (self->pile, page);
  g_clear_object (&self->wanted);
  if (self->news != NULL)
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_INFORMATION, self->news, NULL);
  g_clear_pointer (&self->news, g_free);
  g_clear_pointer (&self->tab, g_free);
}

static void
opened_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRegistryDesk) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pile), TRUE);
  if (answer != NULL) {
    show_person (self, loket_person_view_cast (answer));
    return;
  }
  g_message ("%s: %s", LOKET_PERSON_OPEN.name, error->message);
  loket_admin_tell_problem (GTK_WIDGET (self), error);
  gtk_widget_grab_focus (GTK_WIDGET (self->pile));
}

static void
fetch (LoketRegistryDesk *self, const char *person, gboolean replace)
{
  g_autoptr (LoketPersonRequest) request = loket_person_request_new ();

  stop_fetching (self);
  request->person = g_strdup (person);
  request->purpose = self->purpose;
  request->note = g_strdup (self->note);
  self->replace = replace;
  self->cancellable = g_cancellable_new ();
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pile), FALSE);
  loket_client_call (loket_program_client (self->application),
                     &LOKET_PERSON_OPEN,
                     LOKET_RECORD (request),
                     NULL,
                     self->cancellable,
                     opened_cb,
                     g_object_ref (self));
}

static void
answered_cb (LoketRegistryDesk *self, int purpose, const char *note)
{
  self->purpose = (LoketPurpose) purpose;
  g_free (self->note);
  self->note = g_strdup (note);
  fetch (self, self->wanted->person, FALSE);
}

static void
ask (LoketRegistryDesk *self, LoketPersonHit *hit)
{
  g_autofree char *facts = loket_hit_facts (hit, loket_program_language (self->application));
  GtkWidget *page = loket_purpose_page_new (hit->name, facts, self->purpose);

  g_set_object (&self->wanted, hit);
  g_signal_connect_object (page, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  loket_admin_pile_push (self->pile, page);
}

static void
take_in (LoketRegistryDesk *self, const char *begun)
{
  loket_admin_pile_push (self->pile, loket_intake_form_new (self->application, begun));
}

/* Of the search only: a form may hold what would be lost. */
static gboolean
new_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LoketRegistryDesk *self = LOKET_REGISTRY_DESK (widget);

  if (loket_admin_pile_height (self->pile) > 1 ||
      !loket_admin_may (self->application, LOKET_MAY_TAKE_IN))
    return FALSE;
  take_in (self, NULL);
  return TRUE;
}

/* The section */

static gboolean
back (LoketAdminPlace *place)
{
  LoketRegistryDesk *self = LOKET_REGISTRY_DESK (place);

  return loket_admin_pile_back_inside (self->pile) || pop (self);
}

static void
place_init (LoketAdminPlaceInterface *iface)
{
  iface->back = back;
}

/* Leaves all forms and opens the record, at what was saved. */
static void
saved (LoketRegistryHost *host, const char *person, const char *news, const char *tab)
{
  LoketRegistryDesk *self = LOKET_REGISTRY_DESK (host);

  g_free (self->news);
  self->news = g_strdup (news);
  g_free (self->tab);
  self->tab = g_strdup (tab);
  while (pop (self))
    continue;
  fetch (self, person, FALSE);
}

static void
host_push (LoketRegistryHost *host, GtkWidget *page)
{
  loket_admin_pile_push (LOKET_REGISTRY_DESK (host)->pile, page);
}

static void
host_pop (LoketRegistryHost *host)
{
  pop (LOKET_REGISTRY_DESK (host));
}

static void
host_ask (LoketRegistryHost *host, LoketPersonHit *hit)
{
  ask (LOKET_REGISTRY_DESK (host), hit);
}

static void
host_init (LoketRegistryHostInterface *iface)
{
  iface->push = host_push;
  iface->pop = host_pop;
  iface->ask = host_ask;
  iface->saved = saved;
}

static gboolean
loket_registry_desk_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_REGISTRY_DESK (widget)->pile));
}

static void
loket_registry_desk_dispose (GObject *object)
{
  LoketRegistryDesk *self = LOKET_REGISTRY_DESK (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->wanted);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->news, g_free);
  g_clear_pointer (&self->tab, g_free);
  G_OBJECT_CLASS (loket_registry_desk_parent_class)->dispose (object);
}

static void
loket_registry_desk_class_init (LoketRegistryDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_registry_desk_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_registry_desk_grab_focus;
  gtk_widget_class_add_binding (
      GTK_WIDGET_CLASS (klass), GDK_KEY_n, GDK_CONTROL_MASK, new_key_cb, NULL);
}

static void
loket_registry_desk_init (LoketRegistryDesk *self)
{
}

/**
 * loket_registry_desk_new:
 * @application: the program; its office is known
 *
 * Returns: (transfer floating): the section, at its search
 */
GtkWidget *
loket_registry_desk_new (LoketProgram *application)
{
  LoketRegistryDesk *self = g_object_new (LOKET_TYPE_REGISTRY_DESK, NULL);
  GtkWidget *search = loket_registry_people_new (application);

  self->application = application;
  g_signal_connect_object (search, "chosen", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "intake", G_CALLBACK (take_in), self, G_CONNECT_SWAPPED);
  self->pile = LOKET_ADMIN_PILE (loket_admin_pile_new (search));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->pile));
  return GTK_WIDGET (self);
}

/**
 * loket_registry_desk_push:
 * @inside: a widget of the desk
 * @page: (transfer floating): goes upon what is seen
 */
void
loket_registry_desk_push (GtkWidget *inside, GtkWidget *page)
{
  LoketRegistryHost *host = loket_registry_host_of (inside);

  LOKET_REGISTRY_HOST_GET_IFACE (host)->push (host, page);
}

/**
 * loket_registry_desk_pop:
 * @inside: a widget of the desk
 *
 * One page back, as Escape does.
 */
void
loket_registry_desk_pop (GtkWidget *inside)
{
  LoketRegistryHost *host = loket_registry_host_of (inside);

  LOKET_REGISTRY_HOST_GET_IFACE (host)->pop (host);
}

/**
 * loket_registry_desk_open:
 * @inside: a widget of the desk
 * @person: id
 *
 * Opens somebody else's record for the purpose that was given last, such as the next member of a
 * family.
 */
void
loket_registry_desk_open (GtkWidget *inside, const char *person)
{
  fetch (desk_of (inside), person, FALSE);
}

/**
 * loket_registry_desk_ask:
 * @inside: a widget of the desk
 * @hit: a LoketPersonHit
 *
 * Asks what that record is opened for, and opens it.
 */
void
loket_registry_desk_ask (GtkWidget *inside, LoketRecord *hit)
{
  LoketRegistryHost *host = loket_registry_host_of (inside);

  LOKET_REGISTRY_HOST_GET_IFACE (host)->ask (host, loket_person_hit_cast (hit));
}

/**
 * loket_registry_desk_reopen:
 * @inside: a widget of the page that is seen
 * @person: id
 *
 * Puts that record, as it is now, in the place of the page that is seen.
 */
void
loket_registry_desk_reopen (GtkWidget *inside, const char *person)
{
  fetch (desk_of (inside), person, TRUE);
}

/**
 * loket_registry_desk_purpose:
 * @inside: a widget of the desk
 * @note: (out) (transfer none) (nullable): what else was said of it
 *
 * Returns: what records are opened for at the moment
 */
LoketPurpose
loket_registry_desk_purpose (GtkWidget *inside, const char **note)
{
  LoketRegistryDesk *self = desk_of (inside);

  *note = self->note;
  return self->purpose;
}

/**
 * loket_registry_desk_saved:
 * @inside: a widget of the desk
 * @person: id of somebody who is on file now
 * @news: to be told with it
 *
 * Leaves all forms and opens that record.
 */
void
loket_registry_desk_saved (GtkWidget *inside, const char *person, const char *news)
{
  loket_registry_desk_saved_at (inside, person, news, NULL);
}

/**
 * loket_registry_desk_saved_at:
 * @inside: a widget of the desk
 * @person: id of somebody who is on file
 * @news: to be told with it
 * @tab: (nullable): symbol of the tab that shows what was saved
 *
 * Leaves all forms and opens that record there.
 */
void
loket_registry_desk_saved_at (GtkWidget *inside,
                              const char *person,
                              const char *news,
                              const char *tab)
{
  LoketRegistryHost *host = loket_registry_host_of (inside);

  LOKET_REGISTRY_HOST_GET_IFACE (host)->saved (host, person, news, tab);
}

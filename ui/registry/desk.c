/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of people, a section of the register's page: search, then whom one looks at, one page
 * upon the other; Escape goes back to the hits as they were. */
#include "config.h"

#include "ui/registry/desk.h"

#include "core/people-found.h"
#include "ui/admin/page.h"
#include "ui/admin/place.h"
#include "ui/admin/section.h"
#include "ui/common/pages.h"
#include "ui/registry/hit-row.h"
#include "ui/registry/intake-form.h"
#include "ui/registry/people.h"
#include "ui/registry/person-page.h"
#include "ui/registry/purpose.h"

#include <glib/gi18n.h>

struct _LoketRegistryDesk {
  GtkBox parent_instance;

  /* borrowed */
  LoketApplication *application;
  GtkStack *stack;
  GPtrArray *pages; /* from the search up to what is seen */
  /* owned */
  LoketPersonHit *wanted; /* whom the question is about; NULL while a record is open */
  char *note;
  char *news;                /* told once the record that is fetched is seen */
  char *tab;                 /* that it is seen at; NULL = the first one */
  GCancellable *cancellable; /* of the record that is fetched, NULL = none is */
  /* state */
  LoketPurpose purpose; /* the last one, for this officer */
  gboolean replace;     /* the record takes the place of the page that is seen */
  guint pushed;         /* makes names */
};

static void place_init (LoketAdminPlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoketRegistryDesk,
                               loket_registry_desk,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (LOKET_TYPE_ADMIN_PLACE, place_init))

static LoketRegistryDesk *
desk_of (GtkWidget *inside)
{
  GtkWidget *desk = gtk_widget_get_ancestor (inside, LOKET_TYPE_REGISTRY_DESK);

  g_return_val_if_fail (desk != NULL, NULL);
  return LOKET_REGISTRY_DESK (desk);
}

static GtkWidget *
top (LoketRegistryDesk *self)
{
  return self->pages->pdata[self->pages->len - 1];
}

/* The page is shown by its name in the stack, which it keeps. */
static void
show_top (LoketRegistryDesk *self)
{
  GtkStackPage *page = gtk_stack_get_page (self->stack, top (self));

  loket_pages_show (self->stack, gtk_stack_page_get_name (page));
  gtk_widget_grab_focus (top (self));
}

static void
push (LoketRegistryDesk *self, GtkWidget *page)
{
  g_autofree char *name = g_strdup_printf ("page-%u", self->pushed++);

  loket_pages_add (self->stack, name, page);
  g_ptr_array_add (self->pages, page);
  show_top (self);
}

static void
stop_fetching (LoketRegistryDesk *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
}

static gboolean
pop (LoketRegistryDesk *self)
{
  GtkWidget *gone = top (self);

  stop_fetching (self);
  if (self->pages->len < 2)
    return FALSE;
  g_ptr_array_set_size (self->pages, (int) self->pages->len - 1);
  show_top (self);
  gtk_stack_remove (self->stack, gone);
  g_clear_object (&self->wanted);
  loket_admin_clear (GTK_WIDGET (self));
  return TRUE;
}

/* Records */

static void
show_person (LoketRegistryDesk *self, LoketPersonView *view)
{
  const gboolean replaces = self->replace || LOKET_IS_PURPOSE_PAGE (top (self));
  GtkWidget *old = top (self);
  GtkWidget *page = loket_person_page_new (self->application, view);

  loket_admin_clear (GTK_WIDGET (self));
  if (replaces)
    g_ptr_array_set_size (self->pages, (int) self->pages->len - 1);
  if (self->tab != NULL)
    loket_person_page_show (LOKET_PERSON_PAGE (page), self->tab);
  push (self, page);
  if (replaces)
    gtk_stack_remove (self->stack, old);
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
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (answer != NULL) {
    show_person (self, loket_person_view_cast (answer));
    return;
  }
  g_message ("%s: %s", LOKET_PERSON_OPEN.name, error->message);
  loket_admin_tell_problem (GTK_WIDGET (self), error);
  gtk_widget_grab_focus (top (self));
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
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  loket_client_call (loket_application_client (self->application),
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
  g_autofree char *facts = loket_hit_facts (hit, loket_application_language (self->application));
  GtkWidget *page = loket_purpose_page_new (hit->name, facts, self->purpose);

  g_set_object (&self->wanted, hit);
  g_signal_connect_object (page, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  push (self, page);
}

static void
take_in (LoketRegistryDesk *self, const char *begun)
{
  push (self, loket_intake_form_new (self->application, begun));
}

/* Of the search only: a form may hold what would be lost. */
static gboolean
new_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LoketRegistryDesk *self = LOKET_REGISTRY_DESK (widget);

  if (self->pages->len > 1 || !loket_admin_may (self->application, LOKET_MAY_TAKE_IN))
    return FALSE;
  take_in (self, NULL);
  return TRUE;
}

/* The section */

/* Where the focus is may have a step of its own to take back: a question, a list of choices. */
static gboolean
back_inside (LoketAdminPlace *place)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (place));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *inner = focus != NULL ? gtk_widget_get_ancestor (focus, LOKET_TYPE_ADMIN_PLACE) : NULL;

  return inner != NULL && inner != GTK_WIDGET (place) &&
         gtk_widget_is_ancestor (inner, GTK_WIDGET (place)) &&
         loket_admin_place_back (LOKET_ADMIN_PLACE (inner));
}

static gboolean
back (LoketAdminPlace *place)
{
  return back_inside (place) || pop (LOKET_REGISTRY_DESK (place));
}

static void
place_init (LoketAdminPlaceInterface *iface)
{
  iface->back = back;
}

static gboolean
loket_registry_desk_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (top (LOKET_REGISTRY_DESK (widget)));
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
  g_clear_pointer (&self->pages, g_ptr_array_unref);
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
  GtkWidget *stack = gtk_stack_new ();

  self->stack = GTK_STACK (stack);
  self->pages = g_ptr_array_new ();
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_hexpand (stack, TRUE);
  gtk_box_append (GTK_BOX (self), stack);
}

/**
 * loket_registry_desk_new:
 * @application: the program; its office is known
 *
 * Returns: (transfer floating): the section, at its search
 */
GtkWidget *
loket_registry_desk_new (LoketApplication *application)
{
  LoketRegistryDesk *self = g_object_new (LOKET_TYPE_REGISTRY_DESK, NULL);
  GtkWidget *search = loket_registry_people_new (application);

  self->application = application;
  g_signal_connect_object (search, "chosen", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "intake", G_CALLBACK (take_in), self, G_CONNECT_SWAPPED);
  loket_pages_add (self->stack, "search", search);
  g_ptr_array_add (self->pages, search);
  loket_pages_show (self->stack, "search");
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
  push (desk_of (inside), page);
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
  pop (desk_of (inside));
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
  ask (desk_of (inside), loket_person_hit_cast (hit));
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
  LoketRegistryDesk *self = desk_of (inside);

  g_free (self->news);
  self->news = g_strdup (news);
  g_free (self->tab);
  self->tab = g_strdup (tab);
  while (pop (self))
    continue;
  fetch (self, person, FALSE);
}

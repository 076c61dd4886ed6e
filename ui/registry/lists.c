/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of agencies and villages, a section of the register's page: those that came in, and
 * upon them the page that brings one in or compares two.  LoketAdminPage shows it. */
#include "config.h"

#include "ui/registry/lists.h"

#include "ui/admin/page.h"
#include "ui/admin/place.h"
#include "ui/common/pages.h"
#include "ui/registry/list-compare.h"
#include "ui/registry/list-intake.h"
#include "ui/registry/list-shelf.h"

#include <glib/gi18n.h>

#define SHELF "shelf"
#define ASIDE "aside"

struct _LoketRegistryLists {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkStack *stack;
  GtkWidget *shelf;
};

static void place_init (LoketAdminPlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoketRegistryLists,
                               loket_registry_lists,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (LOKET_TYPE_ADMIN_PLACE, place_init))

static void
leave (LoketRegistryLists *self)
{
  GtkWidget *aside = gtk_stack_get_child_by_name (self->stack, ASIDE);

  loket_pages_show (self->stack, SHELF);
  gtk_widget_child_focus (self->shelf, GTK_DIR_TAB_FORWARD);
  if (aside != NULL)
    gtk_stack_remove (self->stack, aside);
  loket_admin_list_reload (LOKET_ADMIN_LIST (self->shelf));
}

static void
go_aside (LoketRegistryLists *self, GtkWidget *page)
{
  GtkWidget *old = gtk_stack_get_child_by_name (self->stack, ASIDE);

  loket_admin_clear (GTK_WIDGET (self));
  if (old != NULL)
    gtk_stack_remove (self->stack, old);
  g_signal_connect_object (page, "leave", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  loket_pages_add (self->stack, ASIDE, page);
  loket_pages_show (self->stack, ASIDE);
  gtk_widget_grab_focus (page);
}

static void
started_cb (LoketRegistryLists *self)
{
  leave (self);
  loket_admin_tell (
      GTK_WIDGET (self),
      LOKET_NOTICE_INFORMATION,
      _ ("The list is coming in."),
      _ ("It goes on by itself, also when you leave this page or the office system restarts."));
}

static void
bring_cb (LoketRegistryLists *self)
{
  GtkWidget *page = loket_list_intake_new (self->application);

  g_signal_connect_object (page, "started", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  go_aside (self, page);
}

static void
compare_cb (LoketRegistryLists *self, const char *left, const char *right)
{
  go_aside (self, loket_list_compare_new (self->application, left, right));
}

static gboolean
loket_registry_lists_back (LoketAdminPlace *place)
{
  LoketRegistryLists *self = LOKET_REGISTRY_LISTS (place);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), ASIDE) != 0)
    return loket_admin_place_back (LOKET_ADMIN_PLACE (self->shelf));
  leave (self);
  return TRUE;
}

static void
place_init (LoketAdminPlaceInterface *iface)
{
  iface->back = loket_registry_lists_back;
}

static gboolean
loket_registry_lists_grab_focus (GtkWidget *widget)
{
  GtkWidget *page = gtk_stack_get_visible_child (LOKET_REGISTRY_LISTS (widget)->stack);

  return LOKET_IS_LIST_SHELF (page) ? gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD)
                                    : gtk_widget_grab_focus (page);
}

static void
loket_registry_lists_class_init (LoketRegistryListsClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_registry_lists_grab_focus;
}

static void
loket_registry_lists_init (LoketRegistryLists *self)
{
  GtkWidget *stack = gtk_stack_new ();

  self->stack = GTK_STACK (stack);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_hexpand (stack, TRUE);
  gtk_box_append (GTK_BOX (self), stack);
}

/**
 * loket_registry_lists_new:
 * @application: the program; its office is known
 *
 * Returns: (transfer floating): the section, which reads the lists
 */
GtkWidget *
loket_registry_lists_new (LoketProgram *application)
{
  LoketRegistryLists *self = g_object_new (LOKET_TYPE_REGISTRY_LISTS, NULL);

  self->application = application;
  self->shelf = loket_list_shelf_new (application);
  g_signal_connect_object (self->shelf, "bring", G_CALLBACK (bring_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->shelf, "compare", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
  loket_pages_add (self->stack, SHELF, self->shelf);
  loket_pages_show (self->stack, SHELF);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a section one upon the other, of which the last is seen; Escape takes it off.  The desks
 * of people and of applications are made of it. */
#include "config.h"

#include "ui/admin/pile.h"

#include "ui/admin/place.h"
#include "ui/common/pages.h"

struct _LoketAdminPile {
  GtkBox parent_instance;

  /* borrowed */
  GtkStack *stack;
  GPtrArray *pages; /* from the first one up to what is seen; owned, its pages borrowed */
  /* state */
  guint pushed; /* makes names */
};

G_DEFINE_FINAL_TYPE (LoketAdminPile, loket_admin_pile, GTK_TYPE_BOX)

/**
 * loket_admin_pile_top:
 * @self: the pages
 *
 * Returns: (transfer none): the one that is seen
 */
GtkWidget *
loket_admin_pile_top (LoketAdminPile *self)
{
  return self->pages->pdata[self->pages->len - 1];
}

/**
 * loket_admin_pile_height:
 * @self: the pages
 *
 * Returns: how many there are
 */
guint
loket_admin_pile_height (LoketAdminPile *self)
{
  return self->pages->len;
}

/* The page is shown by its name in the stack, which it keeps. */
static void
show_top (LoketAdminPile *self)
{
  GtkWidget *top = loket_admin_pile_top (self);

  loket_pages_show (self->stack, gtk_stack_page_get_name (gtk_stack_get_page (self->stack, top)));
  gtk_widget_grab_focus (top);
}

static void
add (LoketAdminPile *self, GtkWidget *page)
{
  g_autofree char *name = g_strdup_printf ("page-%u", self->pushed++);

  loket_pages_add (self->stack, name, page);
  g_ptr_array_add (self->pages, page);
}

/**
 * loket_admin_pile_push:
 * @self: the pages
 * @page: (transfer floating): goes upon what is seen, and has the focus
 */
void
loket_admin_pile_push (LoketAdminPile *self, GtkWidget *page)
{
  add (self, page);
  show_top (self);
}

static void
drop (LoketAdminPile *self)
{
  g_ptr_array_set_size (self->pages, (int) self->pages->len - 1);
}

/**
 * loket_admin_pile_pop:
 * @self: the pages
 *
 * Takes off what is seen; the page under it is as it was.
 *
 * Returns: %FALSE when there is nothing under it
 */
gboolean
loket_admin_pile_pop (LoketAdminPile *self)
{
  GtkWidget *gone = loket_admin_pile_top (self);

  if (self->pages->len < 2)
    return FALSE;
  drop (self);
  show_top (self);
  gtk_stack_remove (self->stack, gone);
  return TRUE;
}

/**
 * loket_admin_pile_replace:
 * @self: the pages
 * @page: (transfer floating): comes in the place of what is seen
 */
void
loket_admin_pile_replace (LoketAdminPile *self, GtkWidget *page)
{
  GtkWidget *gone = loket_admin_pile_top (self);

  drop (self);
  loket_admin_pile_push (self, page);
  gtk_stack_remove (self->stack, gone);
}

/**
 * loket_admin_pile_back_inside:
 * @self: the pages
 *
 * Where the focus is may have a step of its own to take back: a question, a list of choices.
 *
 * Returns: whether it had, and took it back
 */
gboolean
loket_admin_pile_back_inside (LoketAdminPile *self)
{
  GtkWidget *top = loket_admin_pile_top (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *inner = focus != NULL ? gtk_widget_get_ancestor (focus, LOKET_TYPE_ADMIN_PLACE) : NULL;

  return inner != NULL && (inner == top || gtk_widget_is_ancestor (inner, top)) &&
         loket_admin_place_back (LOKET_ADMIN_PLACE (inner));
}

/* The widget */

static gboolean
loket_admin_pile_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (loket_admin_pile_top (LOKET_ADMIN_PILE (widget)));
}

static void
loket_admin_pile_finalize (GObject *object)
{
  g_ptr_array_unref (LOKET_ADMIN_PILE (object)->pages);
  G_OBJECT_CLASS (loket_admin_pile_parent_class)->finalize (object);
}

static void
loket_admin_pile_class_init (LoketAdminPileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_admin_pile_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_admin_pile_grab_focus;
}

static void
loket_admin_pile_init (LoketAdminPile *self)
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
 * loket_admin_pile_new:
 * @first: (transfer floating): the page under all others
 *
 * Returns: (transfer floating): the pages
 */
GtkWidget *
loket_admin_pile_new (GtkWidget *first)
{
  LoketAdminPile *self = g_object_new (LOKET_TYPE_ADMIN_PILE, NULL);

  add (self, first);
  loket_pages_show (self->stack, "page-0");
  return GTK_WIDGET (self);
}

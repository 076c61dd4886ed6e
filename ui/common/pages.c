/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a window in its GtkStack, of which exactly one can be seen and heard; the windows of
 * kiosk and counter. */
#include "config.h"

#include "ui/common/pages.h"

/**
 * loket_pages_add:
 * @stack: the pages
 * @name: of the page
 * @page: (transfer floating): the page, not shown yet
 */
void
loket_pages_add (GtkStack *stack, const char *name, GtkWidget *page)
{
  gtk_widget_set_visible (page, FALSE);
  gtk_stack_add_named (stack, page, name);
}

/**
 * loket_pages_clear:
 * @stack: the pages, of which none is left
 */
void
loket_pages_clear (GtkStack *stack)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (stack))) != NULL)
    gtk_stack_remove (stack, page);
}

/**
 * loket_pages_show:
 * @stack: the pages
 * @name: of one of them
 *
 * A page of a GtkStack that is not shown would still be read aloud, so the others are hidden
 * (ui.md 2).
 *
 * Returns: %TRUE when another page was to be seen before
 */
gboolean
loket_pages_show (GtkStack *stack, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (stack, name);

  g_return_val_if_fail (page != NULL, FALSE);
  if (page == gtk_stack_get_visible_child (stack) && gtk_widget_get_visible (page))
    return FALSE;
  gtk_widget_set_visible (page, TRUE);
  gtk_stack_set_visible_child (stack, page);
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (stack)); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    if (other != page)
      gtk_widget_set_visible (other, FALSE);
  return TRUE;
}

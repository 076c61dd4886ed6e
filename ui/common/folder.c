/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour of a service on a widget: the style class of its folder (look.c); whoever shows a
 * ticket or a service. */
#include "config.h"

#include "ui/common/folder.h"

#define PREFIX "folder-"

/**
 * loket_folder_class_use:
 * @widget: a widget
 * @service: (nullable): key of a service; %NULL or "" = of none
 *
 * Gives @widget the colour of @service and takes that of another one away.
 */
void
loket_folder_class_use (GtkWidget *widget, const char *service)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *wanted = NULL;

  if (service != NULL && *service != '\0')
    wanted = g_strconcat (PREFIX, service, NULL);
  for (guint i = 0; classes[i] != NULL; i++)
    if (g_str_has_prefix (classes[i], PREFIX) && g_strcmp0 (classes[i], wanted) != 0)
      gtk_widget_remove_css_class (widget, classes[i]);
  if (wanted != NULL)
    gtk_widget_add_css_class (widget, wanted);
}

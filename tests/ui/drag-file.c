/* SPDX-License-Identifier: GPL-3.0-or-later */
/* drag-file FILE: a window, as a file manager has one, from which FILE can be dragged; tests of
 * windows that take files drop it there.  It prints a line when the window below the pointer says
 * that it would take the file: a person sees that by the pointer, and lets go no sooner. */
#include <gtk/gtk.h>

static void
selected_cb (GdkDrag *drag)
{
  if (gdk_drag_get_selected_action (drag) != 0)
    g_print ("would be taken\n");
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag)
{
  g_signal_connect (drag, "notify::selected-action", G_CALLBACK (selected_cb), NULL);
}

static void
activate_cb (GtkApplication *program, gpointer path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_typed (G_TYPE_FILE, file);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkWidget *window = gtk_application_window_new (program);
  GtkWidget *label = gtk_label_new (path);

  gtk_drag_source_set_content (source, content);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_title (GTK_WINDOW (window), "drag-file");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 80);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) program =
      gtk_application_new ("id.loket.drag-file", G_APPLICATION_NON_UNIQUE);

  g_return_val_if_fail (argc == 2, 2);
  g_signal_connect (program, "activate", G_CALLBACK (activate_cb), argv[1]);
  return g_application_run (G_APPLICATION (program), 1, argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small window in the manner of a kiosk, to prove the screen lab with. Run by selftest.sh only.
 */
#include "config.h"

#include <gtk/gtk.h>

typedef struct {
  GtkLabel *number;
  GtkLabel *status;
  int tickets;
} Demo;

static void
ticket_cb (Demo *demo)
{
  g_autofree char *label = g_strdup_printf ("A%03d", ++demo->tickets);

  gtk_label_set_text (demo->number, label);
}

static void
entry_cb (GtkEditable *entry, Demo *demo)
{
  gtk_label_set_text (demo->status, gtk_editable_get_text (entry));
}

static GtkWidget *
new_tile (Demo *demo, const char *text)
{
  GtkWidget *tile = gtk_button_new_with_label (text);

  gtk_widget_set_size_request (tile, 320, 96);
  g_signal_connect_swapped (tile, "clicked", G_CALLBACK (ticket_cb), demo);
  return tile;
}

static GtkWidget *
new_entry (Demo *demo, const char *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *entry = gtk_entry_new ();

  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect (entry, "activate", G_CALLBACK (entry_cb), demo);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), entry);
  return row;
}

static GtkWidget *
new_choice (const char *name)
{
  const char *const counters[] = {"Loket 1", "Loket 2", "Loket 3", NULL};
  GtkWidget *choice = gtk_drop_down_new_from_strings (counters);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return choice;
}

static void
activate_cb (GtkApplication *app, Demo *demo)
{
  GtkWidget *window = gtk_application_window_new (app);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 16));

  demo->number = GTK_LABEL (gtk_label_new ("—"));
  demo->status = GTK_LABEL (gtk_label_new ("ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ"));
  gtk_box_append (box, new_tile (demo, "Ambil nomor antrian"));
  gtk_box_append (box, new_tile (demo, "Tanya petugas"));
  gtk_box_append (box, GTK_WIDGET (demo->number));
  gtk_box_append (box, new_entry (demo, "NIK"));
  gtk_box_append (box, gtk_check_button_new_with_label ("Lansia"));
  gtk_box_append (box, new_choice ("Pilih loket"));
  gtk_box_append (box, GTK_WIDGET (demo->status));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (box));
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  Demo demo = {0};
  g_autoptr (GtkApplication) app =
      gtk_application_new ("org.example.LoketScreenDemo", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), &demo);
  return g_application_run (G_APPLICATION (app), argc, argv);
}

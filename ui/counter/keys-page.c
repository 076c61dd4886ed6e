/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which key does what: a page of its own instead of a second window. */
#include "config.h"

#include "ui/counter/keys-page.h"

#include "ui/counter/key-button.h"

#include <glib/gi18n.h>

struct _LoketKeysPage {
  LoketPage parent_instance;

  /* template */
  GtkGrid *grid;
  GtkWidget *back_button;
};

G_DEFINE_FINAL_TYPE (LoketKeysPage, loket_keys_page, LOKET_TYPE_PAGE)

static const struct {
  const char *keys;
  const char *act;
} rows[] = {
    {N_ ("Space or F2 or Ctrl+N"), N_ ("Call next")},
    {"F3", N_ ("Call again")},
    {"F4", N_ ("Start")},
    {"F5", N_ ("Finish")},
    {"F6", N_ ("Did not come")},
    {"Ctrl+D", N_ ("Cancel the number")},
    {"Ctrl+Z", N_ ("Take back the last act")},
    {"F12", N_ ("More: wait aside, send on, without a number, break")},
    {"1 … 9", N_ ("An answer to a question")},
    {"Ctrl+G", N_ ("To the list; Return: what becomes of that number")},
    {"Esc", N_ ("No, keep it")},
    {"Ctrl+A", N_ ("All services")},
    {"Ctrl+W", N_ ("Close the counter")},
    {"F7", N_ ("People")},
    {"F8", N_ ("Applications")},
    {"F9", N_ ("Who is in front of you?")},
    {"F10", N_ ("Administration")},
    {"F11", N_ ("Cards")},
    {"Ctrl++", N_ ("Text size")},
    {"Ctrl+H", N_ ("Strong contrast")},
    {"Ctrl+L", N_ ("Lock")},
    {"Ctrl+O", N_ ("Who is signed in")},
    {"Ctrl+P", N_ ("Proposals")},
    {"Ctrl+R", N_ ("Ask the visitor: one question")},
    {"Ctrl+Shift+R", N_ ("Ask the visitor: whole survey")},
    {"Ctrl+B", N_ ("Language")},
    {"F1", N_ ("Keys")},
};

static gboolean
loket_keys_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LOKET_KEYS_PAGE (widget)->back_button);
}

static void
loket_keys_page_class_init (LoketKeysPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = loket_keys_page_grab_focus;
  g_type_ensure (LOKET_TYPE_KEY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/keys-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketKeysPage, grid);
  gtk_widget_class_bind_template_child (widget_class, LoketKeysPage, back_button);
}

static void
loket_keys_page_init (LoketKeysPage *self)
{
  const int half = (G_N_ELEMENTS (rows) + 1) / 2;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < (int) G_N_ELEMENTS (rows); i++) {
    GtkWidget *keys = gtk_label_new (_ (rows[i].keys));
    GtkWidget *act = gtk_label_new (_ (rows[i].act));

    gtk_widget_add_css_class (keys, "keycap");
    gtk_widget_set_halign (keys, GTK_ALIGN_END);
    gtk_label_set_xalign (GTK_LABEL (act), 0);
    gtk_grid_attach (self->grid, keys, i / half * 2, i % half, 1, 1);
    gtk_grid_attach (self->grid, act, i / half * 2 + 1, i % half, 1, 1);
  }
}

/**
 * loket_keys_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_keys_page_new (void)
{
  return g_object_new (LOKET_TYPE_KEYS_PAGE, NULL);
}

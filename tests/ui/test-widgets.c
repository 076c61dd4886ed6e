/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widgets of ui/common: made and let go, properties, names for screen readers.  Needs a
 * display, GTK_A11Y=test. */
#include "ui/common/big-number.h"
#include "ui/common/columns.h"
#include "ui/common/keypad.h"
#include "ui/common/notice-bar.h"
#include "ui/common/page.h"
#include "ui/common/tile.h"
#include "ui/kiosk/foot.h"
#include "ui/kiosk/number-page.h"
#include "ui/kiosk/papers-page.h"
#include "ui/kiosk/plain-page.h"
#include "ui/kiosk/priority-page.h"

#include <gtk/gtk.h>

static void
count_cb (guint *count)
{
  ++*count;
}

static void
test_let_go (void)
{
  GType types[] = {LOKET_TYPE_PAGE,
                   LOKET_TYPE_TILE,
                   LOKET_TYPE_NOTICE_BAR,
                   LOKET_TYPE_KEYPAD,
                   LOKET_TYPE_BIG_NUMBER,
                   LOKET_TYPE_COLUMNS,
                   LOKET_TYPE_FOOT,
                   LOKET_TYPE_PLAIN_PAGE,
                   LOKET_TYPE_NUMBER_PAGE,
                   LOKET_TYPE_PAPERS_PAGE,
                   LOKET_TYPE_PRIORITY_PAGE};

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    GObject *widget = g_object_ref_sink (g_object_new (types[i], NULL));
    g_assert_finalize_object (widget);
  }
}

static void
test_tile (void)
{
  g_autoptr (GtkWidget) tile = g_object_ref_sink (loket_tile_new ("Health", "Cards", "health"));
  guint told = 0;

  gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL, "Health");
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Cards");
  g_signal_connect_swapped (tile, "notify::folder", G_CALLBACK (count_cb), &told);
  g_object_set (tile, "folder", "health", NULL);
  g_object_set (tile, "folder", "health", NULL);
  g_assert_cmpuint (told, ==, 1);
  g_assert_true (gtk_widget_has_css_class (tile, "folder-health"));
  g_object_set (tile, "folder", "data", NULL);
  g_assert_false (gtk_widget_has_css_class (tile, "folder-health"));
  g_assert_true (gtk_widget_has_css_class (tile, "folder-data"));
}

static void
test_notice_bar (void)
{
  g_autoptr (GtkWidget) bar = g_object_ref_sink (loket_notice_bar_new ());

  g_assert_false (gtk_widget_get_visible (bar));
  loket_notice_bar_show (
      LOKET_NOTICE_BAR (bar), LOKET_NOTICE_WARNING, "Paper is low.", "Add a roll.");
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_true (gtk_widget_has_css_class (bar, "warning"));
  loket_notice_bar_show (LOKET_NOTICE_BAR (bar), LOKET_NOTICE_PROBLEM, "No paper.", NULL);
  g_assert_false (gtk_widget_has_css_class (bar, "warning"));
  g_assert_true (gtk_widget_has_css_class (bar, "problem"));
  loket_notice_bar_clear (LOKET_NOTICE_BAR (bar));
  g_assert_false (gtk_widget_get_visible (bar));
}

static void
press_all (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      press_all (child);
}

static void
test_keypad (void)
{
  g_autoptr (GtkWidget) keypad = g_object_ref_sink (loket_keypad_new ());
  guint done = 0;

  g_signal_connect_swapped (keypad, "done", G_CALLBACK (count_cb), &done);
  press_all (keypad); /* 1 to 9, delete, 0, done */
  g_assert_cmpstr (loket_keypad_text (LOKET_KEYPAD (keypad)), ==, "123456780");
  g_assert_cmpuint (done, ==, 1);
  g_object_set (keypad, "max-length", 10, NULL);
  press_all (keypad);
  g_assert_cmpstr (loket_keypad_text (LOKET_KEYPAD (keypad)), ==, "1234567800");
}

static void
test_big_number (void)
{
  g_autoptr (GtkWidget) number = g_object_ref_sink (loket_big_number_new ("A012"));

  gtk_test_accessible_assert_role (number, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_property (number, GTK_ACCESSIBLE_PROPERTY_LABEL, "A012");
  g_object_set (number, "spoken", "A, nol, satu, dua", NULL);
  gtk_test_accessible_assert_property (number, GTK_ACCESSIBLE_PROPERTY_LABEL, "A, nol, satu, dua");
}

static void
test_page (void)
{
  g_autoptr (GtkWidget) page = g_object_ref_sink (g_object_new (LOKET_TYPE_PAGE, NULL));
  guint told = 0;

  g_signal_connect_swapped (page, "notify::heading", G_CALLBACK (count_cb), &told);
  loket_page_set_heading (LOKET_PAGE (page), "One");
  loket_page_set_heading (LOKET_PAGE (page), "One");
  loket_page_set_heading (LOKET_PAGE (page), "Two");
  g_assert_cmpuint (told, ==, 2);
  g_assert_cmpstr (loket_page_heading (LOKET_PAGE (page)), ==, "Two");
}

static void
test_sentences_need_a_picture (void)
{
  for (LoketSlipState slip = LOKET_SLIP_NONE; slip <= LOKET_SLIP_WITHOUT; slip++)
    g_assert_nonnull (loket_number_page_picture (slip));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/widgets/let-go", test_let_go);
  g_test_add_func ("/ui/tile/name-and-folder", test_tile);
  g_test_add_func ("/ui/notice-bar/shows-and-clears", test_notice_bar);
  g_test_add_func ("/ui/keypad/types", test_keypad);
  g_test_add_func ("/ui/big-number/name", test_big_number);
  g_test_add_func ("/ui/page/heading", test_page);
  g_test_add_func ("/ui/number-page/pictures", test_sentences_need_a_picture);
  return g_test_run ();
}

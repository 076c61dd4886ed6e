/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widgets of ui/common: made and let go, properties, names for screen readers.  Needs a
 * display, GTK_A11Y=test. */
#include "core/error.h"
#include "ui/common/big-number.h"
#include "ui/common/columns.h"
#include "ui/common/connection-banner.h"
#include "ui/common/folder.h"
#include "ui/common/language.h"
#include "ui/common/notice-bar.h"
#include "ui/common/page.h"
#include "ui/common/pages.h"
#include "ui/common/problem.h"
#include "ui/common/tile.h"
#include "ui/kiosk/foot.h"
#include "ui/kiosk/kiosk.h"
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
test_folder (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));

  gtk_widget_add_css_class (box, "card");
  loket_folder_class_use (box, "health");
  loket_folder_class_use (box, "data");
  g_assert_false (gtk_widget_has_css_class (box, "folder-health"));
  g_assert_true (gtk_widget_has_css_class (box, "folder-data"));
  loket_folder_class_use (box, NULL);
  g_assert_false (gtk_widget_has_css_class (box, "folder-data"));
  g_assert_true (gtk_widget_has_css_class (box, "card"));
}

static void
test_pages (void)
{
  GtkWidget *one = gtk_label_new ("one"), *two = gtk_label_new ("two");
  g_autoptr (GtkWidget) stack = g_object_ref_sink (gtk_stack_new ());

  loket_pages_add (GTK_STACK (stack), "one", one);
  loket_pages_add (GTK_STACK (stack), "two", two);
  g_assert_true (loket_pages_show (GTK_STACK (stack), "two"));
  g_assert_false (loket_pages_show (GTK_STACK (stack), "two"));
  g_assert_false (gtk_widget_get_visible (one));
  g_assert_true (loket_pages_show (GTK_STACK (stack), "one"));
  g_assert_true (gtk_widget_get_visible (one));
  g_assert_false (gtk_widget_get_visible (two));
  loket_pages_clear (GTK_STACK (stack));
  g_assert_null (gtk_widget_get_first_child (stack));
}

static const char *
label_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (label_of (child) != NULL)
      return label_of (child);
  return NULL;
}

/* The banner stands outside the pages that a switch of language makes anew. */
static void
test_banner_speaks_the_language (void)
{
  g_autoptr (LoketProgram) program = g_object_new (LOKET_TYPE_KIOSK, NULL);
  g_autoptr (LoketClient) client =
      loket_client_new_for_socket (LOKET_DEVICE_KIOSK, "/nowhere/hub.sock");
  g_autoptr (GtkWidget) banner = g_object_ref_sink (loket_connection_banner_new (program));

  loket_program_set_language (program, "en");
  g_object_set (banner, "client", client, NULL);
  g_assert_cmpstr (label_of (banner), ==, "Getting ready. One moment, please.");
  loket_program_set_language (program, "id");
  g_assert_cmpstr (label_of (banner), !=, "Getting ready. One moment, please.");
  g_assert_cmpstr (label_of (banner), !=, "");
}

static void
test_next_language (void)
{
  const char *const offered[] = {"jv", "xx", "id", NULL};
  const char *const one[] = {"id", NULL};

  g_assert_cmpstr (loket_language_after (offered, "jv"), ==, "id");
  g_assert_cmpstr (loket_language_after (offered, "id"), ==, "jv");
  g_assert_cmpstr (loket_language_after (offered, "en"), ==, "jv");
  g_assert_null (loket_language_after (one, "id"));
  g_assert_null (loket_language_after (NULL, "id"));
}

static void
test_problem (void)
{
  g_autoptr (GError) error = NULL, plain = NULL;
  g_autofree char *sentence = NULL, *without = NULL;

  loket_set_error (&error, LOKET_ERROR_COUNTER_CLOSED, "2%s", "for the log");
  sentence = loket_problem_sentence (error, "en");
  g_assert_cmpstr (sentence, ==, "Counter 2%s is not open. Open it first.");
  loket_set_error (&plain, LOKET_ERROR_SIGN_IN_NEEDED, NULL, "for the log");
  without = loket_problem_sentence (plain, "en");
  g_assert_cmpstr (without, ==, "Please sign in first.");
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
  loket_language_set_up ();
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/widgets/let-go", test_let_go);
  g_test_add_func ("/ui/tile/name-and-folder", test_tile);
  g_test_add_func ("/ui/notice-bar/shows-and-clears", test_notice_bar);
  g_test_add_func ("/ui/big-number/name", test_big_number);
  g_test_add_func ("/ui/page/heading", test_page);
  g_test_add_func ("/ui/folder/one-at-a-time", test_folder);
  g_test_add_func ("/ui/pages/one-at-a-time", test_pages);
  g_test_add_func ("/ui/connection-banner/language", test_banner_speaks_the_language);
  g_test_add_func ("/ui/language/after", test_next_language);
  g_test_add_func ("/ui/problem/sentence", test_problem);
  g_test_add_func ("/ui/number-page/pictures", test_sentences_need_a_picture);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of a seat: what a person chose is kept, what the command line says is not. */
#include "tests/lib/test-dir.h"
#include "ui/common/settings.h"

static void
test_remember (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autofree char *path = loket_test_dir_child (dir, "not/there/yet/counter.ini");
  g_autoptr (GError) error = NULL;
  g_autofree char *counter = NULL, *size = NULL, *forgotten = NULL;

  {
    g_autoptr (LoketSettings) settings = loket_settings_load_file (path);

    loket_settings_overrule (settings, "seat", "size", "800x600");
    loket_settings_remember (settings, "seat", "language", "jv", &error);
    g_assert_no_error (error);
    loket_settings_remember (settings, "seat", "counter", "3", &error);
    g_assert_no_error (error);
    loket_settings_remember (settings, "seat", "language", NULL, &error);
    g_assert_no_error (error);
    counter = loket_settings_text (settings, "seat", "counter");
    g_assert_cmpstr (counter, ==, "3");
  }
  {
    g_autoptr (LoketSettings) settings = loket_settings_load_file (path);

    g_free (counter);
    counter = loket_settings_text (settings, "seat", "counter");
    size = loket_settings_text (settings, "seat", "size");
    forgotten = loket_settings_text (settings, "seat", "language");
    g_assert_cmpstr (counter, ==, "3");
    g_assert_null (size);
    g_assert_null (forgotten);
  }
}

/* What an administrator wrote stays, with its comments. */
static void
test_keeps_the_rest (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autofree char *path = loket_test_dir_child (dir, "counter.ini");
  g_autoptr (LoketSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_set_contents (path, "# of the office\n\n[seat]\ntext_scale=1.15\n", -1, &error);
  g_assert_no_error (error);
  settings = loket_settings_load_file (path);
  loket_settings_remember (settings, "seat", "counter", "2", &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "# of the office\n\n[seat]\ntext_scale=1.15\ncounter=2\n");
}

/* A slip of the administrator's pen must not cost the whole file. */
static void
test_leaves_what_it_cannot_read (void)
{
  const char *broken = "[seat\ncounter=2\n";
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autofree char *path = loket_test_dir_child (dir, "counter.ini");
  g_autoptr (LoketSettings) settings = NULL;
  g_autoptr (GError) error = NULL, refused = NULL;
  g_autofree char *text = NULL, *language = NULL;

  g_file_set_contents (path, broken, -1, &error);
  g_assert_no_error (error);
  settings = loket_settings_load_file (path);
  g_assert_false (loket_settings_remember (settings, "seat", "language", "jv", &refused));
  g_assert_error (refused, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE);
  language = loket_settings_text (settings, "seat", "language"); /* until the program ends */
  g_assert_cmpstr (language, ==, "jv");
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, broken);
}

static void
test_not_writable (void)
{
  g_autoptr (LoketSettings) settings = loket_settings_load_file ("/dev/null/counter.ini");
  g_autoptr (GError) error = NULL;

  g_assert_false (loket_settings_remember (settings, "seat", "counter", "2", &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/settings/remember", test_remember);
  g_test_add_func ("/ui/settings/keeps-the-rest", test_keeps_the_rest);
  g_test_add_func ("/ui/settings/leaves-what-it-cannot-read", test_leaves_what_it_cannot_read);
  g_test_add_func ("/ui/settings/not-writable", test_not_writable);
  return g_test_run ();
}

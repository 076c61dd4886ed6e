/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's own authority: made once, kept, and its server certificate renewed in time. */
#include "hub/tls/authority.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  char *dir;
  LoketClock *clock;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("loket-ca-XXXXXX", NULL);
  fixture->clock = loket_clock_new_frozen (g_get_real_time ());
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {"ca.key", "ca.pem", "server.key", "server.pem"};
  g_autofree char *keys = g_build_filename (fixture->dir, "keys", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (keys, names[i], NULL);
    struct stat status;
    g_assert_cmpint (lstat (path, &status), ==, 0);
    g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
    g_remove (path);
  }
  g_rmdir (keys);
  g_rmdir (fixture->dir);
  g_free (fixture->dir);
  loket_clock_unref (fixture->clock);
}

static LoketAuthority *
open_authority (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LoketAuthority *authority = loket_authority_open (fixture->dir, fixture->clock, &error);

  g_assert_no_error (error);
  return authority;
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketAuthority) first = open_authority (fixture);
  g_autoptr (LoketAuthority) second = open_authority (fixture);

  g_assert_cmpstr (loket_authority_pin (first), ==, loket_authority_pin (second));
  g_assert_cmpuint (strlen (loket_authority_pin (first)), ==, 64);
  g_assert_cmpstr (loket_authority_server_chain (first), ==, loket_authority_server_chain (second));
}

static void
test_renewed_after_two_thirds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketAuthority) first = open_authority (fixture);
  g_autoptr (LoketAuthority) second = NULL;
  g_autoptr (LoketAuthority) third = NULL;

  loket_clock_advance (fixture->clock, 549 * LOKET_DAY);
  second = open_authority (fixture);
  g_assert_cmpstr (loket_authority_server_chain (first), ==, loket_authority_server_chain (second));
  loket_clock_advance (fixture->clock, 2 * LOKET_DAY);
  third = open_authority (fixture);
  g_assert_cmpstr (loket_authority_server_chain (first), !=, loket_authority_server_chain (third));
  g_assert_cmpstr (loket_authority_pin (first), ==, loket_authority_pin (third));
}

/* A certificate that a crash separated from its key is made anew; the authority stays. */
static void
test_half_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketAuthority) first = open_authority (fixture);
  g_autofree char *ca_key = g_build_filename (fixture->dir, "keys", "ca.key", NULL);
  g_autofree char *server_key = g_build_filename (fixture->dir, "keys", "server.key", NULL);
  g_autofree char *other = NULL;
  g_autoptr (LoketAuthority) second = NULL;

  g_assert_true (g_file_get_contents (ca_key, &other, NULL, NULL));
  g_assert_true (
      g_file_set_contents_full (server_key, other, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
  second = open_authority (fixture);
  g_assert_cmpstr (loket_authority_pin (first), ==, loket_authority_pin (second));
  g_assert_cmpstr (loket_authority_server_chain (first), !=, loket_authority_server_chain (second));
}

static void
test_bad_requests (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = {"", "0", "\x30\x82\x01\x01", "-----BEGIN"};
  g_autoptr (LoketAuthority) authority = open_authority (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GBytes) request = g_bytes_new_static (bad[i], strlen (bad[i]));
    g_autoptr (GError) error = NULL;
    g_assert_null (loket_authority_certify (
        authority, request, "x", loket_clock_now (fixture->clock) + LOKET_DAY, &error));
    g_assert_nonnull (error);
  }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/hub/authority/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("renewed-after-two-thirds", test_renewed_after_two_thirds);
  ADD ("half-written", test_half_written);
  ADD ("bad-requests", test_bad_requests);
  return g_test_run ();
}

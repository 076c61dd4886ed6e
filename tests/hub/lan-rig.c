/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hub on the network inside the test; test-tls.c and test-enrolment.c visit it. */
#include "lan-rig.h"

#include "office/open.h"

#include <glib/gstdio.h>
#include <signal.h>

void
lan_rig_set_up (LanRig *rig, gconstpointer data)
{
  const LoketHubLimits limits = {0};
  LoketOpenOptions options = {.profile = "sragen"};
  g_autoptr (GError) error = NULL;

  signal (SIGPIPE, SIG_IGN);
  rig->dir = g_dir_make_tmp ("loket-lan-XXXXXX", NULL);
  rig->socket = g_build_filename (rig->dir, "hub.sock", NULL);
  rig->clock = loket_clock_new_frozen (g_get_real_time ());
  rig->random = loket_random_new_system ();
  options.dir = rig->dir;
  options.clock = rig->clock;
  options.random = rig->random;
  rig->office = loket_office_open (&options, &error);
  g_assert_no_error (error);
  rig->authority = loket_authority_open (rig->dir, rig->clock, &error);
  g_assert_no_error (error);
  rig->hub = loket_hub_new (rig->office, &limits);
  loket_hub_set_authority (rig->hub, rig->authority);
  loket_hub_open_socket (rig->hub, rig->socket, &error);
  g_assert_no_error (error);
  loket_hub_listen (rig->hub, "127.0.0.1", 0, &error);
  g_assert_no_error (error);
  rig->lan = g_strdup (loket_hub_lan_address (rig->hub) + strlen ("https://"));
  rig->enrolment = g_strdup_printf ("127.0.0.1:%u", loket_hub_enrolment_port (rig->hub));
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    remove_tree (child);
  }
  g_remove (path);
}

void
lan_rig_tear_down (LanRig *rig, gconstpointer data)
{
  loket_hub_free (rig->hub);
  loket_authority_free (rig->authority);
  loket_office_free (rig->office);
  loket_clock_unref (rig->clock);
  loket_random_unref (rig->random);
  remove_tree (rig->dir);
  g_free (rig->dir);
  g_free (rig->socket);
  g_free (rig->lan);
  g_free (rig->enrolment);
}

typedef struct {
  LanRig *rig;
  void (*visit) (LanRig *rig);
  gint done;
} Visit;

static gpointer
visit_thread (gpointer data)
{
  Visit *visit = data;

  visit->visit (visit->rig);
  g_atomic_int_set (&visit->done, 1);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* Runs @visit on a thread of its own, and the hub here until it is done. */
void
lan_rig_visit (LanRig *rig, void (*visit) (LanRig *rig))
{
  Visit about = {.rig = rig, .visit = visit};
  GThread *thread = g_thread_new ("visitor", visit_thread, &about);

  while (!g_atomic_int_get (&about.done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
}

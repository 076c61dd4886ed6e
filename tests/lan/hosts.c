/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Network namespaces and veth pairs by ip(8); test-partition uses them. */
#include "tests/lan/hosts.h"

#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <unistd.h>

struct _Hosts {
  char *names[N_KIOSKS + 1];
  char *cables[N_KIOSKS]; /* the end in the hub's namespace */
};

static gboolean G_GNUC_NULL_TERMINATED
ip (char **problem, const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  va_list rest;

  g_ptr_array_add (argv, (gpointer) "ip");
  va_start (rest, first);
  for (const char *word = first; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (argv, (gpointer) word);
  va_end (rest);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata,
                               problem != NULL ? G_SUBPROCESS_FLAGS_STDERR_PIPE
                                               : G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               &error);
  if (process == NULL) {
    if (problem != NULL)
      *problem = g_strdup (error->message);
    return FALSE;
  }
  if (!g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, problem, NULL))
    return FALSE;
  return g_subprocess_get_successful (process);
}

/**
 * hosts_address:
 * @kiosk: which
 *
 * Returns: (transfer full): where that kiosk goes to the hub, past the relay
 */
char *
hosts_address (guint kiosk)
{
  return g_strdup_printf ("10.77.%u.1:" RELAY_PORT, kiosk);
}

static void
lay_cable (Hosts *hosts, guint kiosk)
{
  g_autofree char *far = g_strdup_printf ("lk%uk%d", kiosk, (int) getpid ());
  g_autofree char *hub_ip = g_strdup_printf ("10.77.%u.1/30", kiosk);
  g_autofree char *kiosk_ip = g_strdup_printf ("10.77.%u.2/30", kiosk);
  const char *hub = hosts->names[HUB_HOST];
  const char *near = hosts->cables[kiosk];
  const char *name = hosts->names[kiosk];

  g_assert_true (ip (NULL,
                     "link",
                     "add",
                     near,
                     "netns",
                     hub,
                     "type",
                     "veth",
                     "peer",
                     "name",
                     far,
                     "netns",
                     name,
                     NULL));
  g_assert_true (ip (NULL, "-n", hub, "address", "add", hub_ip, "dev", near, NULL));
  g_assert_true (ip (NULL, "-n", name, "address", "add", kiosk_ip, "dev", far, NULL));
  g_assert_true (ip (NULL, "-n", name, "link", "set", far, "up", NULL));
  hosts_set_cable (hosts, kiosk, TRUE);
}

/* A run that broke off could not clear up after itself. */
static void
clear_leftovers (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/run/netns", 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *process = NULL;
    guint host;
    int pid;

    if (sscanf (name, "loket-%u-%d", &host, &pid) != 2)
      continue;
    process = g_strdup_printf ("/proc/%d", pid);
    if (!g_file_test (process, G_FILE_TEST_EXISTS))
      ip (NULL, "netns", "delete", name, NULL);
  }
}

/**
 * hosts_new:
 *
 * Fails the test with the reason when this user may not make namespaces.
 *
 * Returns: (transfer full): three hosts with two cables, all up
 */
Hosts *
hosts_new (void)
{
  Hosts *hosts = g_new0 (Hosts, 1);

  clear_leftovers ();
  for (guint i = 0; i <= HUB_HOST; i++) {
    g_autofree char *problem = NULL;

    hosts->names[i] = g_strdup_printf ("loket-%u-%d", i, (int) getpid ());
    if (!ip (&problem, "netns", "add", hosts->names[i], NULL)) {
      g_test_message (
          "This test needs the right to make network namespaces (root, or CAP_SYS_ADMIN "
          "and CAP_NET_ADMIN), and ip from iproute2: %s",
          problem);
      g_assert_not_reached ();
    }
    g_assert_true (ip (NULL, "-n", hosts->names[i], "link", "set", "lo", "up", NULL));
  }
  for (guint i = 0; i < N_KIOSKS; i++) {
    hosts->cables[i] = g_strdup_printf ("lk%uh%d", i, (int) getpid ());
    lay_cable (hosts, i);
  }
  return hosts;
}

/**
 * hosts_free:
 * @hosts: (transfer full): hosts whose programs have ended
 */
void
hosts_free (Hosts *hosts)
{
  for (guint i = 0; i <= HUB_HOST; i++) {
    ip (NULL, "netns", "delete", hosts->names[i], NULL);
    g_free (hosts->names[i]);
  }
  for (guint i = 0; i < N_KIOSKS; i++)
    g_free (hosts->cables[i]);
  g_free (hosts);
}

static void
end_with_test (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/**
 * hosts_run:
 * @hosts: hosts
 * @host: on which
 * @argv: a program with its arguments
 *
 * Returns: (transfer full): that program, which ends with the test
 */
GSubprocess *
hosts_run (Hosts *hosts, guint host, const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (words, (gpointer) "ip");
  g_ptr_array_add (words, (gpointer) "netns");
  g_ptr_array_add (words, (gpointer) "exec");
  g_ptr_array_add (words, hosts->names[host]);
  for (guint i = 0; argv[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) argv[i]);
  g_ptr_array_add (words, NULL);
  g_subprocess_launcher_set_child_setup (launcher, end_with_test, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  return process;
}

/**
 * hosts_cable:
 * @hosts: hosts
 * @kiosk: which
 *
 * Returns: (transfer none): the interface of its cable on the hub
 */
const char *
hosts_cable (Hosts *hosts, guint kiosk)
{
  return hosts->cables[kiosk];
}

/**
 * hosts_set_cable:
 * @hosts: hosts
 * @kiosk: whose cable
 * @up: %FALSE pulls it
 */
void
hosts_set_cable (Hosts *hosts, guint kiosk, gboolean up)
{
  g_assert_true (ip (NULL,
                     "-n",
                     hosts->names[HUB_HOST],
                     "link",
                     "set",
                     hosts->cables[kiosk],
                     up ? "up" : "down",
                     NULL));
}

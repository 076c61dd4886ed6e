/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Processes that start together and are timed together; the measurements make their load so. */
#include "crowd.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct _Crowd {
  guint n_members;
  GPid *pids;
  int ready[2]; /* a byte from each member that is ready */
  int go[2];    /* closed by the parent: the start */
  int done[2];  /* closed by each member that is through */
  int acts[2];  /* a byte from a member for each act */
  int again[2]; /* a byte from the parent for each member that waits */
  FILE **said;  /* a file each, written by the member, read by the parent */
  guint own;    /* number of this member, in its own process */
  gint64 started;
};

G_NORETURN static void
be_member (Crowd *crowd, guint number, CrowdMember member, gpointer data)
{
  crowd->own = number;
  close (crowd->go[1]);
  close (crowd->ready[0]);
  close (crowd->done[0]);
  member (crowd, number, data);
  fflush (crowd->said[number]);
  _exit (0);
}

/* Makes the members and waits until each of them is ready. */
Crowd *
crowd_new (guint n_members, CrowdMember member, gpointer data)
{
  Crowd *crowd = g_new0 (Crowd, 1);
  char byte;

  crowd->n_members = n_members;
  crowd->pids = g_new0 (GPid, n_members);
  crowd->said = g_new0 (FILE *, n_members);
  g_assert_cmpint (pipe (crowd->ready) | pipe (crowd->go) | pipe (crowd->done), ==, 0);
  g_assert_cmpint (pipe (crowd->acts) | pipe (crowd->again), ==, 0);
  for (guint i = 0; i < n_members; i++) {
    crowd->said[i] = tmpfile ();
    g_assert_nonnull (crowd->said[i]);
    crowd->pids[i] = fork ();
    g_assert_cmpint (crowd->pids[i], >=, 0);
    if (crowd->pids[i] == 0)
      be_member (crowd, i, member, data);
  }
  close (crowd->go[0]);
  close (crowd->ready[1]);
  close (crowd->done[1]);
  for (guint i = 0; i < n_members; i++)
    g_assert_cmpint (read (crowd->ready[0], &byte, 1), ==, 1);
  return crowd;
}

/* In a member: ready, and back when the start is given. */
void
crowd_ready (Crowd *crowd)
{
  char byte = 1;

  g_assert_cmpint (write (crowd->ready[1], &byte, 1), ==, 1);
  g_assert_cmpint (read (crowd->go[0], &byte, 1), ==, 0);
}

/* In a member: a line for the parent. */
void
crowd_say (Crowd *crowd, const char *line)
{
  fprintf (crowd->said[crowd->own], "%s\n", line);
}

void
crowd_start (Crowd *crowd)
{
  crowd->started = g_get_monotonic_time ();
  close (crowd->go[1]);
}

/* Returns the microseconds from the start until the last member was through. */
gint64
crowd_wait (Crowd *crowd)
{
  gint64 took;
  char byte;

  g_assert_cmpint (read (crowd->done[0], &byte, 1), ==, 0);
  took = g_get_monotonic_time () - crowd->started;
  for (guint i = 0; i < crowd->n_members; i++) {
    int status;
    g_assert_cmpint (waitpid (crowd->pids[i], &status, 0), ==, crowd->pids[i]);
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  }
  return took;
}

/* In a member: one more act is complete. */
void
crowd_act (Crowd *crowd)
{
  const char byte = 1;

  g_assert_cmpint (write (crowd->acts[1], &byte, 1), ==, 1);
}

/* Waits until the members have acted @n times more. */
void
crowd_wait_for_acts (Crowd *crowd, guint n)
{
  char byte;

  for (guint i = 0; i < n; i++)
    g_assert_cmpint (read (crowd->acts[0], &byte, 1), ==, 1);
}

/* In a member: waits until the parent says that it is worth trying again. */
void
crowd_wait_for_again (Crowd *crowd)
{
  char byte;

  g_assert_cmpint (read (crowd->again[0], &byte, 1), ==, 1);
}

/* Has as many members as there are try again, those that wait now or will. */
void
crowd_again (Crowd *crowd)
{
  const char byte = 1;

  for (guint i = 0; i < crowd->n_members; i++)
    g_assert_cmpint (write (crowd->again[1], &byte, 1), ==, 1);
}

/* Returns (transfer full) all that the members said, after crowd_wait(). */
GPtrArray *
crowd_take_lines (Crowd *crowd)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  char line[1024];

  for (guint i = 0; i < crowd->n_members; i++) {
    rewind (crowd->said[i]);
    while (fgets (line, sizeof line, crowd->said[i]) != NULL)
      g_ptr_array_add (lines, g_strndup (line, strcspn (line, "\n")));
  }
  return lines;
}

void
crowd_free (Crowd *crowd)
{
  if (crowd == NULL)
    return;
  for (guint i = 0; i < crowd->n_members; i++)
    fclose (crowd->said[i]);
  close (crowd->ready[0]);
  close (crowd->done[0]);
  for (guint i = 0; i < 2; i++) {
    close (crowd->acts[i]);
    close (crowd->again[i]);
  }
  g_free (crowd->said);
  g_free (crowd->pids);
  g_free (crowd);
}

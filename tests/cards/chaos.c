/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes wrong in the suite "cards-once", by chance from a seed. */
#include "chaos.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define BETWEEN_MS 150 /* two blows, at least */
#define SPREAD_MS 1500 /* and so much more by chance */
#define PAIN_MS 900    /* that one lasts, at most */

typedef enum {
  BLOW_PROGRAM,
  BLOW_OFFICE,
  BLOW_SPOOLER_KILLED,
  BLOW_SPOOLER_STOPPED,
  BLOW_PRINTER_KILLED,
  BLOW_PRINTER_OFF,
  BLOW_OUT_OF_CARDS,
  BLOW_JAM,
  BLOW_ABORT,
  BLOW_ONCE_KILLED,
  BLOW_BACKEND_KILLED,
  N_BLOWS,
} Blow;

static const struct {
  const char *name;
  guint weight;
} blows[N_BLOWS] = {
    [BLOW_PROGRAM] = {"program-killed", 4},
    [BLOW_OFFICE] = {"office-gone", 3},
    [BLOW_SPOOLER_KILLED] = {"cupsd-killed", 3},
    [BLOW_SPOOLER_STOPPED] = {"cupsd-stopped", 2},
    [BLOW_PRINTER_KILLED] = {"printer-killed", 3},
    [BLOW_PRINTER_OFF] = {"printer-off", 1},
    [BLOW_OUT_OF_CARDS] = {"out-of-cards", 3},
    [BLOW_JAM] = {"jam", 2},
    [BLOW_ABORT] = {"aborted", 1},
    [BLOW_ONCE_KILLED] = {"once-killed", 1},
    [BLOW_BACKEND_KILLED] = {"backend-killed", 1},
};

struct _Chaos {
  LoketPrintLab *lab;
  CardOffice *office;
  const char *program;
  GRand *random;
  GSubprocess *client;
  guint left;
  guint counts[N_BLOWS];
  Blow pain; /* that lasts; N_BLOWS = none */
  guint source;
};

static void plan (Chaos *chaos);

/* It ends with this program, however that ends. */
static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static void
start_client (Chaos *chaos)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  chaos->client = g_subprocess_launcher_spawn (
      launcher, &error, chaos->program, card_office_place (chaos->office), NULL);
  g_assert_no_error (error);
}

static void
kill_client (Chaos *chaos)
{
  g_subprocess_force_exit (chaos->client);
  g_subprocess_wait (chaos->client, NULL, NULL);
  g_clear_object (&chaos->client);
}

/* Returns whether it lasts until it is healed. */
static gboolean
strike (Chaos *chaos, Blow blow)
{
  LoketPrintLab *lab = chaos->lab;

  switch (blow) {
  case BLOW_PROGRAM:
    kill_client (chaos);
    return TRUE;
  case BLOW_OFFICE:
    card_office_hit (chaos->office);
    return TRUE;
  case BLOW_SPOOLER_KILLED:
    loket_print_lab_control (lab, "cupsd", "kill", NULL);
    return TRUE;
  case BLOW_SPOOLER_STOPPED:
    loket_print_lab_control (lab, "cupsd", "stop", NULL);
    return TRUE;
  case BLOW_PRINTER_KILLED:
    loket_print_lab_control (lab, "printer", "card", "kill", NULL);
    return TRUE;
  case BLOW_PRINTER_OFF:
    loket_print_lab_control (lab, "printer", "card", "stop", NULL);
    return TRUE;
  case BLOW_OUT_OF_CARDS:
    loket_print_lab_control (lab, "block", "card", "media-empty", NULL);
    return TRUE;
  case BLOW_JAM:
    loket_print_lab_control (lab, "block", "card", "media-jam", NULL);
    return TRUE;
  case BLOW_ABORT:
    loket_print_lab_control (lab, "fail", "card", "1", NULL);
    return FALSE;
  case BLOW_ONCE_KILLED:
    loket_print_lab_control (lab, "backend", "once", NULL);
    return FALSE;
  case BLOW_BACKEND_KILLED:
    loket_print_lab_control (lab, "backend", "ipp", NULL);
    return FALSE;
  case N_BLOWS:
  default:
    return FALSE;
  }
}

static void
heal (Chaos *chaos)
{
  switch (chaos->pain) {
  case BLOW_PROGRAM:
    start_client (chaos);
    break;
  case BLOW_OFFICE:
    card_office_stand_up (chaos->office);
    break;
  case BLOW_SPOOLER_KILLED:
  case BLOW_SPOOLER_STOPPED:
    loket_print_lab_control (chaos->lab, "cupsd", "start", NULL);
    break;
  case BLOW_PRINTER_KILLED:
  case BLOW_PRINTER_OFF:
    loket_print_lab_control (chaos->lab, "printer", "card", "start", NULL);
    break;
  case BLOW_OUT_OF_CARDS:
  case BLOW_JAM:
    loket_print_lab_control (chaos->lab, "unblock", "card", NULL);
    break;
  case BLOW_ABORT:
  case BLOW_ONCE_KILLED:
  case BLOW_BACKEND_KILLED:
  case N_BLOWS:
  default:
    break;
  }
  chaos->pain = N_BLOWS;
}

static Blow
choose (Chaos *chaos)
{
  guint sum = 0;
  gint32 pick;

  for (guint i = 0; i < N_BLOWS; i++)
    sum += blows[i].weight;
  pick = g_rand_int_range (chaos->random, 0, (gint32) sum);
  for (guint i = 0; i < N_BLOWS; i++) {
    pick -= (gint32) blows[i].weight;
    if (pick < 0)
      return (Blow) i;
  }
  return BLOW_PROGRAM;
}

static gboolean
next (gpointer data)
{
  Chaos *chaos = data;
  Blow blow;

  chaos->source = 0;
  if (chaos->pain != N_BLOWS) {
    heal (chaos);
  } else {
    blow = choose (chaos);
    chaos->counts[blow]++;
    chaos->left--;
    g_debug ("blow: %s", blows[blow].name);
    if (strike (chaos, blow))
      chaos->pain = blow;
  }
  plan (chaos);
  return G_SOURCE_REMOVE;
}

static void
plan (Chaos *chaos)
{
  const gboolean suffers = chaos->pain != N_BLOWS;
  const gint32 spread = suffers ? PAIN_MS : SPREAD_MS;

  if (!suffers && chaos->left == 0)
    return;
  chaos->source = g_timeout_add ((suffers ? 0 : BETWEEN_MS) +
                                     (guint) g_rand_int_range (chaos->random, 0, spread),
                                 next,
                                 chaos);
}

Chaos *
chaos_new (LoketPrintLab *lab, CardOffice *office, const char *program, guint32 seed, guint n_blows)
{
  Chaos *chaos = g_new0 (Chaos, 1);

  chaos->lab = lab;
  chaos->office = office;
  chaos->program = program;
  chaos->random = g_rand_new_with_seed (seed);
  chaos->left = n_blows;
  chaos->pain = N_BLOWS;
  start_client (chaos);
  plan (chaos);
  return chaos;
}

void
chaos_free (Chaos *chaos)
{
  g_clear_handle_id (&chaos->source, g_source_remove);
  if (chaos->client != NULL)
    kill_client (chaos);
  g_rand_free (chaos->random);
  g_free (chaos);
}

gboolean
chaos_is_over (Chaos *chaos)
{
  return chaos->left == 0 && chaos->pain == N_BLOWS;
}

/* Whatever is left of the last blow. */
void
chaos_repair (Chaos *chaos)
{
  g_clear_handle_id (&chaos->source, g_source_remove);
  chaos->left = 0;
  heal (chaos);
}

char *
chaos_counts (Chaos *chaos)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_BLOWS; i++)
    g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "", blows[i].name, chaos->counts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

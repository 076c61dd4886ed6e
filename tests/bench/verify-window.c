/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long somebody at a desk waits for a verdict: from the last key of the scanner, and from the
 * picture of the camera, until it stands on the screen.  The window, the hub, the X server and
 * GStreamer are the real ones; bench-verify.sh gives it a screen.
 * Prints NAME VALUE UNIT GOAL ok|missed; --small is a short run whose times count for nothing. */
#include "cards.h"
#include "desk.h"
#include "lens.h"
#include "screen.h"

#include "core/card-verdict.h"
#include "tests/client/office.h"
#include "tests/lib/wait.h"
#include "ui/common/language.h"
#include "ui/verifier/verifier.h"
#include "ui/verifier/window-private.h"

#include <gdk/x11/gdkx.h>
#include <sodium.h>
#include <string.h>

#define CARDS 240
#define FEW 8           /* of a small run */
#define FIRST 4         /* of each kind: they teach its colour, and their times are told apart */
#define KEYS_GOAL 100.0 /* ms, of 99 of a hundred */
#define CAMERA_GOAL 150.0
#define PATIENCE_MS 20000
#define INSIDE 4 /* dots beside what the band holds, in its padding */
#define N_KINDS (LOKET_VERDICT_KIND_BAD + 1)

typedef struct {
  CardBench bench;
  GPtrArray *cards;
  TestOffice *office;
  BenchScreen *screen;
  BenchLens *lens;
  GtkApplication *program;
  LoketVerifierWindow *window; /* borrowed */
  /* of the card that is waited for */
  const DeskCard *awaited; /* NULL = none */
  guint32 key_at;          /* the X server's time of the last key, ms */
  gint64 painted_at;       /* monotonic microseconds */
  /* of the kinds of verdicts */
  guint32 colours[N_KINDS];
  gboolean is_known[N_KINDS];
} Bench;

/* What stands on the screen */

static GtkWidget *
find_styled (GtkWidget *top, const char *style)
{
  GtkWidget *found = gtk_widget_has_css_class (top, style) ? top : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (top); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_styled (child, style);
  return found;
}

/* Of the band of the verdict, as the X server has it. */
static guint32
band_colour (Bench *self)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  GtkWidget *band = find_styled (window, "verdict");
  double left, top, x, y;

  g_assert_nonnull (band);
  g_assert_true (gtk_widget_translate_coordinates (
      band, window, -INSIDE, gtk_widget_get_height (band) / 2.0, &x, &y));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &left, &top);
  return bench_screen_colour (
      self->screen,
      gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window))),
      (int) (x + left),
      (int) (y + top));
}

/* The window knows the verdict before it is painted: only the screen tells. */
static gboolean
is_painted (Bench *self)
{
  const LoketVerdictKind kind = loket_verdict_kind (self->awaited->verdict);
  guint32 colour;

  if (self->window->state != LOKET_DESK_VERDICT ||
      g_strcmp0 (self->window->text, self->awaited->text) != 0)
    return FALSE;
  g_assert_cmpint (self->window->reading->verdict, ==, self->awaited->verdict);
  colour = band_colour (self);
  if (!self->is_known[kind]) {
    self->colours[kind] = colour;
    self->is_known[kind] = TRUE;
  }
  return colour == self->colours[kind];
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *self)
{
  gint64 now;

  if (self->awaited == NULL)
    return;
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (self->window)));
  now = g_get_monotonic_time ();
  if (!is_painted (self))
    return;
  self->painted_at = now;
  self->awaited = NULL;
}

static gboolean
is_over (gpointer data)
{
  return ((Bench *) data)->awaited == NULL;
}

/* The scanner */

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers, Bench *self)
{
  if (key == GDK_KEY_Return)
    self->key_at = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (keys));
  return FALSE;
}

/* The X server stamps keys with the same clock as ours, in ms of 32 bits. */
static gint64
scan (Bench *self, const DeskCard *card)
{
  self->awaited = card;
  bench_screen_scan (self->screen, card->text);
  loket_test_wait_until (is_over, self, PATIENCE_MS);
  return (gint64) ((guint32) (self->painted_at / 1000) - self->key_at) * 1000;
}

/* The camera */

static gint64
hold (Bench *self, const DeskCard *card)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (g_str_hash (card->text));

  self->awaited = card;
  bench_lens_hold (self->lens, card->text, chance);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->window->camera_place))) {
    bench_lens_open (self->lens);
    gtk_widget_activate_action (GTK_WIDGET (self->window), "desk.camera", NULL);
  }
  loket_test_wait_until (is_over, self, PATIENCE_MS);
  return self->painted_at - bench_lens_since (self->lens);
}

/* All of them */

typedef gint64 (*ShowCard) (Bench *self, const DeskCard *card);

static void
measure (Bench *self, const char *name, ShowCard show, double goal)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *first = g_strconcat (name, "-first", NULL);

  for (guint i = 0; i < self->cards->len; i++) {
    const gint64 took = show (self, self->cards->pdata[i]);
    if (i == 0)
      card_bench_tell (&self->bench, first, (double) took / 1000, "ms", 0);
    if (i >= FIRST)
      g_array_append_val (times, took);
  }
  card_bench_tell_times (&self->bench, name, times, goal);
}

static gboolean
is_ready (gpointer data)
{
  Bench *self = data;

  return loket_program_profile (LOKET_PROGRAM (self->program)) != NULL &&
         self->window->state == LOKET_DESK_WAITING &&
         gtk_window_is_active (GTK_WINDOW (self->window));
}

/* Kinds that look the same could not be told from each other. */
static void
check_colours (const Bench *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpuint (self->colours[i], !=, self->colours[j]);
}

static void
activate_cb (GtkApplication *program, Bench *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GdkFrameClock *clock;

  self->program = program;
  self->window = LOKET_VERIFIER_WINDOW (gtk_application_get_active_window (program));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  loket_test_wait_until (is_ready, self, PATIENCE_MS);
  measure (self, "key-to-verdict", scan, KEYS_GOAL);
  check_colours (self);
  measure (self, "picture-to-verdict", hold, CAMERA_GOAL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "desk.camera", NULL);
  g_application_quit (G_APPLICATION (program));
}

/* A desk that has its lists, in an office that is open. */
static void
set_up (Bench *self, const char *folder)
{
  g_autofree char *config = g_build_filename (folder, "config", NULL);
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autofree char *camera = bench_lens_source (self->lens);
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (TEST_MORNING, NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_setenv ("LOKET_HUB", LOKET_HUB_PROGRAM, TRUE);
  g_setenv ("LOKET_PROFILES_DIR", LOKET_PROFILES, TRUE);
  g_setenv ("LOKET_LOCALE_DIR", LOKET_LOCALES, TRUE);
  self->office = test_office_new ();
  g_setenv ("LOKET_SOCKET", test_office_socket (self->office), TRUE);
  bench_desk_put_lists (self->cards->len, g_date_time_to_unix (now));
  bench_desk_put_settings ("rsud-soehadi", camera);
}

static int
run (Bench *self)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autoptr (GtkApplication) program = NULL;

  set_up (self, loket_test_dir_path (dir));
  loket_language_set_up ();
  program = g_object_new (LOKET_TYPE_VERIFIER,
                          "application-id",
                          "id.loket.verifier",
                          "flags",
                          G_APPLICATION_NON_UNIQUE,
                          "register-session",
                          FALSE,
                          NULL);
  g_signal_connect_after (program, "activate", G_CALLBACK (activate_cb), self);
  g_application_run (G_APPLICATION (program), 0, NULL);
  g_clear_object (&program);
  test_office_free (self->office);
  return card_bench_end (&self->bench);
}

int
main (int argc, char **argv)
{
  g_autoptr (BenchScreen) screen = NULL;
  g_autoptr (BenchLens) lens = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  Bench self = {.bench = {.smaller = 1}};

  if (argc > 1 && strcmp (argv[1], "--small") == 0)
    self.bench.smaller = CARDS / FEW;
  if (sodium_init () < 0)
    return 1;
  self.cards = cards = bench_desk_cards (FIRST + CARDS / self.bench.smaller);
  self.screen = screen = bench_screen_new ();
  self.lens = lens = bench_lens_new ();
  return run (&self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of a desk that checks cards: it waits for one, shows what became of it, and forgets
 * it.  Its program makes one. */
#include "config.h"

#include "ui/verifier/window-private.h"

#include "core/card-verdict.h"
#include "ui/common/language.h"
#include "ui/common/width-first.h"
#include "ui/verifier/facility-page.h"
#include "ui/verifier/foot.h"
#include "ui/verifier/head.h"
#include "ui/verifier/place.h"
#include "ui/verifier/roll-page.h"
#include "ui/verifier/root-page.h"
#include "ui/verifier/slip-strip.h"
#include "ui/verifier/uses.h"
#include "ui/verifier/verdict-page.h"
#include "ui/verifier/waiting-page.h"

#include <glib/gi18n.h>

/* A verdict is for who asked, and not for who sits down at the desk after. */
#define VERDICT_MINUTES 3
#define MINUTE_MS 60000

G_DEFINE_FINAL_TYPE (LoketVerifierWindow, loket_verifier_window, GTK_TYPE_APPLICATION_WINDOW)

static void
put (GtkBox *place, GtkWidget *child)
{
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (place));

  if (old != NULL)
    gtk_box_remove (place, old);
  gtk_box_append (place, child);
}

static GtkWidget *
page_new (LoketVerifierWindow *self)
{
  switch (self->state) {
  case LOKET_DESK_HOUSE:
    return loket_facility_page_new (self->program);
  case LOKET_DESK_ROOT:
    return loket_root_page_new (self->program, self->root);
  case LOKET_DESK_CLASS:
    return loket_roll_page_new (self->program, self->roll);
  case LOKET_DESK_READING:
    return loket_reading_page_new ();
  case LOKET_DESK_VERDICT:
    return loket_verdict_page_new (self->program, self->reading, self->answer, self->uses);
  case LOKET_DESK_WAITING:
  default:
    return loket_waiting_page_new (loket_place_checks_classes (self->program));
  }
}

/* What is told of the card that is shown goes from one page to the next one. */
static void
take_uses_out (LoketVerifierWindow *self)
{
  GtkWidget *parent = self->uses != NULL ? gtk_widget_get_parent (self->uses) : NULL;

  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), self->uses);
}

/**
 * loket_verifier_window_show:
 * @self: the window
 * @state: what it shows from now on, made anew
 *
 * A card that was shown is forgotten unless @state is %LOKET_DESK_VERDICT, and a class unless it is
 * %LOKET_DESK_CLASS.
 */
void
loket_verifier_window_show (LoketVerifierWindow *self, LoketDeskState state)
{
  self->state = state;
  take_uses_out (self);
  if (state != LOKET_DESK_VERDICT && state != LOKET_DESK_CLASS)
    g_clear_handle_id (&self->vanish, g_source_remove);
  if (state != LOKET_DESK_CLASS)
    loket_verifier_window_forget_roll (self);
  if (state != LOKET_DESK_VERDICT) {
    g_clear_pointer (&self->text, g_free);
    g_clear_object (&self->reading);
    g_clear_object (&self->answer);
    g_clear_object (&self->uses);
  }
  if (state != LOKET_DESK_ROOT) {
    g_clear_pointer (&self->root, g_bytes_unref);
    g_clear_pointer (&self->stick, g_free);
  }
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  put (self->page_place, page_new (self));
}

/**
 * loket_verifier_window_clear:
 * @self: the window
 *
 * Forgets the card that is shown, and waits for the next one.
 */
void
loket_verifier_window_clear (LoketVerifierWindow *self)
{
  loket_verifier_window_forget_keys (self);
  loket_notice_bar_clear (self->notice);
  loket_voice_hush (self->voice);
  loket_verifier_window_show (
      self, loket_place_is_asked (self->program) ? LOKET_DESK_HOUSE : LOKET_DESK_WAITING);
}

static gboolean
vanish_cb (gpointer data)
{
  LoketVerifierWindow *self = data;

  self->vanish = 0;
  loket_verifier_window_clear (self);
  return G_SOURCE_REMOVE;
}

/**
 * loket_verifier_window_stay:
 * @self: the window, while a card or a class is shown
 *
 * What is shown stays for some minutes from now on; a verdict is for who asked.
 */
void
loket_verifier_window_stay (LoketVerifierWindow *self)
{
  const double minutes = loket_settings_number (
      loket_program_settings (self->program), "seat", "verdict_minutes", VERDICT_MINUTES);

  g_clear_handle_id (&self->vanish, g_source_remove);
  self->vanish = g_timeout_add ((guint) (minutes * MINUTE_MS), vanish_cb, self);
}

/**
 * loket_verifier_window_judge:
 * @self: the window
 * @text: what a scanner or the camera read
 *
 * Shows what becomes of it, in place of what was shown.
 */
void
loket_verifier_window_judge (LoketVerifierWindow *self, const char *text)
{
  loket_notice_bar_clear (self->notice);
  take_uses_out (self);
  g_clear_object (&self->uses);
  g_clear_object (&self->answer);
  g_clear_object (&self->reading);
  g_free (self->text);
  self->text = g_strdup (text);
  self->reading = loket_card_keeper_judge (self->keeper, text);
  if (loket_verdict_is_good (self->reading->verdict) && self->reading->claims != NULL)
    self->uses = g_object_ref_sink (loket_uses_new (self->program, self->reading, self->slips));
  loket_verifier_window_show (self, LOKET_DESK_VERDICT);
  loket_verifier_window_speak (self);
  loket_verifier_window_ask_office (self, text);
  loket_verifier_window_stay (self);
}

/* A verdict beside the age of lists that it was not found by would lie.  What was told of a good
 * card stays told while it is good. */
static void
lists_cb (LoketVerifierWindow *self)
{
  g_autoptr (LoketCardReading) again =
      self->text != NULL ? loket_card_keeper_judge (self->keeper, self->text) : NULL;
  g_autofree char *text = NULL;

  if (again == NULL || again->verdict == self->reading->verdict)
    return;
  if (loket_verdict_is_good (again->verdict) && self->uses != NULL) {
    g_set_object (&self->reading, again);
    loket_verifier_window_show (self, LOKET_DESK_VERDICT);
    return;
  }
  text = g_strdup (self->text);
  loket_verifier_window_judge (self, text);
}

/* Everything in the language of now; a card that is shown stays. */
static void
rebuild (LoketVerifierWindow *self)
{
  GVariant *language = g_variant_new_string (loket_program_language (self->program));

  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "language", language);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Check a card"));
  put (self->head_place, loket_head_new (self->program));
  put (self->slips_place, loket_slip_strip_new (self->program, self->slips));
  put (self->foot_place, loket_foot_new (self->program, self->keeper));
  if (self->uses != NULL)
    loket_uses_refresh (LOKET_USES (self->uses));
  if (self->state == LOKET_DESK_WAITING && loket_place_is_asked (self->program))
    self->state = LOKET_DESK_HOUSE;
  loket_verifier_window_show (self, self->state);
}

/* What a person can do */

static void
clear_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  loket_verifier_window_clear (self);
}

static void
picture_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  loket_verifier_window_choose_picture (self);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  loket_verifier_window_paste (self);
}

static void
house_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  loket_verifier_window_show (self, LOKET_DESK_HOUSE);
}

static void
stick_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  loket_verifier_window_choose_stick (self);
}

static void
offered_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  loket_verifier_window_compare_offered (self);
}

static void
trust_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  loket_verifier_window_trust (self);
}

static void
roll_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  loket_verifier_window_open_roll (self);
}

static void
roll_file_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  loket_verifier_window_choose_roll (self);
}

static void
roll_save_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  loket_verifier_window_save_roll (self);
}

static void
facility_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketVerifierWindow *self = data;

  loket_place_set (self->program, g_variant_get_string (parameter, NULL));
  self->state = LOKET_DESK_WAITING;
  rebuild (self);
}

static void
camera_state_cb (GSimpleAction *action, GVariant *value, gpointer self)
{
  g_simple_action_set_state (action, value);
  loket_verifier_window_set_camera (self, g_variant_get_boolean (value));
}

static void
contrast_state_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  LoketVerifierWindow *self = data;

  g_simple_action_set_state (action, value);
  loket_program_set_high_contrast (self->program, g_variant_get_boolean (value));
}

static void
sound_state_cb (GSimpleAction *action, GVariant *value, gpointer self)
{
  g_simple_action_set_state (action, value);
  loket_verifier_window_set_sound (self, g_variant_get_boolean (value));
}

static void
language_state_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  LoketVerifierWindow *self = data;

  g_simple_action_set_state (action, value);
  loket_program_set_language (self->program, g_variant_get_string (value, NULL));
}

static const GActionEntry entries[] = {
    {"clear", clear_cb, NULL, NULL, NULL},
    {"picture", picture_cb, NULL, NULL, NULL},
    {"paste", paste_cb, NULL, NULL, NULL},
    {"house", house_cb, NULL, NULL, NULL},
    {"facility", facility_cb, "s", NULL, NULL},
    {"stick", stick_cb, NULL, NULL, NULL},
    {"offered", offered_cb, NULL, NULL, NULL},
    {"trust", trust_cb, NULL, NULL, NULL},
    {"roll", roll_cb, NULL, NULL, NULL},
    {"roll-file", roll_file_cb, NULL, NULL, NULL},
    {"roll-save", roll_save_cb, NULL, NULL, NULL},
    {"camera", NULL, NULL, "false", camera_state_cb},
    {"contrast", NULL, NULL, "false", contrast_state_cb},
    {"sound", NULL, NULL, "true", sound_state_cb},
    {"language", NULL, "s", "'id'", language_state_cb},
};

static void
loket_verifier_window_dispose (GObject *object)
{
  LoketVerifierWindow *self = LOKET_VERIFIER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->silence, g_source_remove);
  g_clear_handle_id (&self->vanish, g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->reading);
  g_clear_object (&self->answer);
  g_clear_object (&self->uses);
  loket_verifier_window_forget_roll (self);
  G_OBJECT_CLASS (loket_verifier_window_parent_class)->dispose (object);
}

static void
loket_verifier_window_finalize (GObject *object)
{
  LoketVerifierWindow *self = LOKET_VERIFIER_WINDOW (object);

  g_clear_pointer (&self->scan, loket_scan_free);
  g_clear_object (&self->voice);
  g_clear_object (&self->keeper);
  g_clear_object (&self->slips);
  g_clear_pointer (&self->root, g_bytes_unref);
  g_free (self->stick);
  g_free (self->address);
  g_clear_object (&self->actions);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (loket_verifier_window_parent_class)->finalize (object);
}

static void
loket_verifier_window_class_init (LoketVerifierWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_verifier_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_verifier_window_finalize;
}

static GtkBox *
place_new (GtkWidget *parent)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (parent), place);
  return GTK_BOX (place);
}

static void
loket_verifier_window_init (LoketVerifierWindow *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stage = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->cancellable = g_cancellable_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk", G_ACTION_GROUP (self->actions));
  gtk_widget_add_css_class (GTK_WIDGET (self), "verifier");
  gtk_window_set_default_size (GTK_WINDOW (self), 1280, 720);
  self->head_place = place_new (all);
  self->notice = LOKET_NOTICE_BAR (loket_notice_bar_new ());
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->notice));
  gtk_widget_add_css_class (stage, "stage");
  gtk_widget_set_vexpand (stage, TRUE);
  gtk_box_append (GTK_BOX (all), stage);
  self->page_place = place_new (stage);
  gtk_widget_set_layout_manager (GTK_WIDGET (self->page_place), loket_width_first_new ());
  self->camera_place = place_new (stage);
  self->slips_place = place_new (all);
  self->foot_place = place_new (all);
  gtk_widget_set_hexpand (GTK_WIDGET (self->page_place), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->camera_place), FALSE);
  gtk_window_set_child (GTK_WINDOW (self), all);
}

/* Lists come from the hub, and from the web server that the settings of this desk name, or else the
 * office, as soon as it is known. */
static void
find_address (LoketVerifierWindow *self)
{
  g_autofree char *typed =
      loket_settings_text (loket_program_settings (self->program), "lists", "address");
  LoketProfile *profile = loket_program_profile (self->program);
  const char *address = typed;

  if (address == NULL && profile != NULL && profile->card != NULL)
    address = profile->card->lists_url;
  if (address == NULL || g_strcmp0 (address, self->address) == 0)
    return;
  g_free (self->address);
  self->address = g_strdup (address);
  if (!loket_card_keeper_set_address (self->keeper, address))
    g_message ("[lists] address: “%s” does not begin with https://", address);
}

static LoketCardKeeper *
keeper_new (LoketProgram *program)
{
  g_autofree char *folder = loket_card_keeper_usual_folder ();
  LoketCardKeeper *keeper = loket_card_keeper_new (folder, NULL);

  loket_card_keeper_follow (keeper, loket_program_client (program));
  return keeper;
}

/**
 * loket_verifier_window_new:
 * @program: the program
 *
 * Returns: (transfer none): the window, owned by GTK's list of windows
 */
GtkWindow *
loket_verifier_window_new (LoketProgram *program)
{
  LoketVerifierWindow *self =
      g_object_new (LOKET_TYPE_VERIFIER_WINDOW, "application", program, NULL);

  self->program = program;
  self->keeper = keeper_new (program);
  find_address (self);
  self->slips = loket_desk_slips_new (program);
  loket_program_fit (program, GTK_WINDOW (self));
  loket_verifier_window_open_voice (self);
  loket_verifier_window_listen (self);
  loket_verifier_window_watch_roll (self);
  g_action_group_change_action_state (
      G_ACTION_GROUP (self->actions),
      "contrast",
      g_variant_new_boolean (loket_program_high_contrast (program)));
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (lists_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      program, "notify::profile", G_CALLBACK (find_address), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      program, "notify::profile", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      program, "notify::language", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WINDOW (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visitor's window: rest, the one question, the nine, thanks.  It speaks the visitor's
 * language, whatever the officer's window speaks, and knows nothing of who the visitor is. */
#include "config.h"

#include "ui/counter/rating-window.h"

#include "core/operations.h"
#include "core/questionnaire.h"
#include "core/text.h"
#include "ui/common/language.h"
#include "ui/common/look.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define SECONDS 20      /* without a touch, after which nobody is asked any more */
#define READING 3       /* times that, for one of the nine */
#define THANKS_PART 0.3 /* of that */

typedef enum {
  PAGE_REST,
  PAGE_QUICK,
  PAGE_ELEMENT,
  PAGE_THANKS,
  PAGE_SORRY, /* it could not be told to the office */
} Page;

struct _LoketRatingWindow {
  GtkWindow parent_instance;

  /* borrowed */
  LoketProgram *application;
  GtkWindow *counter;
  GtkBox *body;
  /* owned */
  LoketRatingRequest *request; /* (nullable) what is being answered */
  char *key;                   /* of @request */
  GCancellable *cancellable;
  GtkCssProvider *style;
  guint timer;
  guint fit_idle;
  /* state */
  Page page;
  LoketElement element;
  LoketLanguage language;
  gboolean sending;
};

G_DEFINE_FINAL_TYPE (LoketRatingWindow, loket_rating_window, GTK_TYPE_WINDOW)

enum { SIGNAL_GIVEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static void show_page (LoketRatingWindow *self, Page page);
static void add_steps (LoketRatingWindow *self, gboolean answered);

static const char *
language_of (LoketRatingWindow *self)
{
  return loket_enum_name (loket_language_get_type (), (int) self->language);
}

static const char *say (LoketRatingWindow *self, const char *msgid) G_GNUC_FORMAT (2);

static const char *
say (LoketRatingWindow *self, const char *msgid)
{
  return loket_text (language_of (self), msgid);
}

/* The screen */

/* Only where the settings say that there is one: the second screen of an officer may be his own. */
static GdkMonitor *
find_own_screen (LoketRatingWindow *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->counter));
  GListModel *monitors = gdk_display_get_monitors (display);
  GdkMonitor *taken =
      surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;

  if (!loket_settings_flag (
          loket_program_settings (self->application), "rating", "second_screen", FALSE))
    return NULL;
  for (guint i = 0; taken != NULL && i < g_list_model_get_n_items (monitors); i++) {
    g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
    if (monitor != taken)
      return g_steal_pointer (&monitor);
  }
  return NULL;
}

/**
 * loket_rating_window_has_own_screen:
 * @self: the window
 *
 * Returns: %TRUE when a screen beside the officer's is there for the visitor, and the settings say
 *   so ([rating] second_screen)
 */
gboolean
loket_rating_window_has_own_screen (LoketRatingWindow *self)
{
  g_autoptr (GdkMonitor) monitor = find_own_screen (self);

  return monitor != NULL;
}

/* On a screen of its own it stays, and leaves the officer the focus; on the officer's it is there
 * while somebody is asked. */
static void
place (LoketRatingWindow *self)
{
  g_autoptr (GdkMonitor) monitor = find_own_screen (self);

  if (monitor != NULL) {
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  } else if (self->page == PAGE_REST) {
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  } else {
    gtk_window_maximize (GTK_WINDOW (self));
    gtk_window_present (GTK_WINDOW (self));
  }
}

static gboolean
fit_cb (gpointer data)
{
  LoketRatingWindow *self = data;
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  const double scale = loket_program_text_scale (self->application);
  g_autofree char *css = NULL;

  self->fit_idle = 0;
  if (width <= 0 || height <= 0)
    return G_SOURCE_REMOVE;
  css = g_strdup_printf ("window.loket.rating { font-size: %dpx; }",
                         (int) loket_look_em_for (width, height, 96 / 25.4, scale));
  gtk_css_provider_load_from_data (self->style, css, -1);
  return G_SOURCE_REMOVE;
}

/* A new style sheet in the middle of a layout would leave half of it measured by the old one. */
static void
layout_cb (LoketRatingWindow *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (GDK_PRIORITY_EVENTS, fit_cb, self, NULL);
}

static void
realize_cb (LoketRatingWindow *self)
{
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)),
                           "layout",
                           G_CALLBACK (layout_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* Time */

static gboolean
time_cb (gpointer data)
{
  LoketRatingWindow *self = data;

  self->timer = 0;
  loket_rating_window_rest (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_touch (LoketRatingWindow *self)
{
  static const double parts[] = {
      [PAGE_QUICK] = 1, [PAGE_ELEMENT] = READING, [PAGE_THANKS] = THANKS_PART, [PAGE_SORRY] = 1};
  const double seconds = loket_settings_number (
      loket_program_settings (self->application), "rating", "seconds", SECONDS);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->page != PAGE_REST)
    self->timer =
        g_timeout_add ((guint) (1000 * MAX (seconds, 1) * parts[self->page]), time_cb, self);
}

/* What is told to the office */

static void
given_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRatingWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) thanks = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  const gboolean whole = self->page == PAGE_ELEMENT;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->sending = FALSE;
  if (thanks == NULL)
    g_message ("a rating could not be told: %s", error->message);
  else
    g_signal_emit (self, signals[SIGNAL_GIVEN], 0, whole);
  show_page (self, thanks != NULL ? PAGE_THANKS : PAGE_SORRY);
}

static void
give (LoketRatingWindow *self)
{
  self->sending = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_set_sensitive (GTK_WIDGET (self->body), FALSE);
  self->request->language = self->language;
  loket_client_call (loket_program_client (self->application),
                     &LOKET_RATING_GIVE,
                     LOKET_RECORD (self->request),
                     self->key,
                     self->cancellable,
                     given_cb,
                     g_object_ref (self));
}

/* Pages */

static GtkWidget *
add_line (LoketRatingWindow *self, const char *text, const char *style)
{
  GtkWidget *line = loket_part_label (text, style);

  gtk_label_set_xalign (GTK_LABEL (line), 0.5);
  gtk_label_set_justify (GTK_LABEL (line), GTK_JUSTIFY_CENTER);
  gtk_box_append (self->body, line);
  return line;
}

static int
answer_on (GtkWidget *face)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (face), "answer"));
}

static void
quick_cb (LoketRatingWindow *self, GtkWidget *face)
{
  self->request->overall = LOKET_SOME (answer_on (face));
  give (self);
}

static void
chosen_cb (LoketRatingWindow *self, GtkWidget *face)
{
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (face)))
    return;
  *loket_rating_answer (self->request, self->element) = LOKET_SOME (answer_on (face));
  gtk_box_remove (self->body, gtk_widget_get_last_child (GTK_WIDGET (self->body)));
  add_steps (self, TRUE);
  wait_for_touch (self);
}

static GtkWidget *
make_face (GtkWidget *button, int answer, const char *word)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *icon = g_strdup_printf ("loket-face-%d-symbolic", answer);
  g_autofree char *style = g_strdup_printf ("face-%d", answer);
  GtkWidget *image = g_object_new (
      GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = loket_part_label (word, "word");

  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "face");
  gtk_widget_add_css_class (button, style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  g_object_set_data (G_OBJECT (button), "answer", GINT_TO_POINTER (answer));
  return button;
}

static GtkWidget *
add_faces (LoketRatingWindow *self)
{
  GtkWidget *faces = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (faces, "faces");
  gtk_box_set_homogeneous (GTK_BOX (faces), TRUE);
  gtk_widget_set_valign (faces, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (faces, TRUE);
  gtk_box_append (self->body, faces);
  return faces;
}

static void
build_quick (LoketRatingWindow *self)
{
  GtkWidget *faces;

  add_line (self, say (self, loket_quick_question ()), "question");
  add_line (self, say (self, N_ ("Please touch a face. Nobody learns who answered.")), "lead");
  faces = add_faces (self);
  for (int answer = LOKET_SCALE_MIN; answer <= LOKET_SCALE_MAX; answer++) {
    GtkWidget *face =
        make_face (gtk_button_new (), answer, say (self, loket_quick_answer (answer)));
    g_signal_connect_object (face, "clicked", G_CALLBACK (quick_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (faces), face);
  }
}

static void
back_cb (LoketRatingWindow *self)
{
  self->element--;
  show_page (self, PAGE_ELEMENT);
}

static void
next_cb (LoketRatingWindow *self)
{
  if (self->element + 1 < LOKET_N_ELEMENTS) {
    self->element++;
    show_page (self, PAGE_ELEMENT);
  } else if (loket_rating_has_answer (self->request)) {
    give (self);
  } else {
    loket_rating_window_rest (self); /* all nine were passed over */
  }
}

static void
add_steps (LoketRatingWindow *self, gboolean answered)
{
  GtkWidget *row = gtk_center_box_new ();
  GtkWidget *back = loket_part_button (
      say (self, N_ ("Back")), "loket-back-symbolic", G_CALLBACK (back_cb), self);
  const char *word = self->element + 1 == LOKET_N_ELEMENTS ? N_ ("Send")
                     : answered                            ? N_ ("Next")
                                                           : N_ ("Skip");
  GtkWidget *next = gtk_button_new_with_label (say (self, word));
  GtkWidget *progress = gtk_progress_bar_new ();
  g_autofree char *where = g_strdup_printf (
      /* Translators: number of the question, how many there are */
      say (self, N_ ("Question %d of %d")),
      (int) self->element + 1,
      LOKET_N_ELEMENTS);

  g_signal_connect_object (next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  if (answered)
    gtk_widget_add_css_class (next, "primary");
  gtk_widget_set_sensitive (back, self->element > 0);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (progress),
                                 (double) (self->element + 1) / LOKET_N_ELEMENTS);
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (progress), TRUE);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (progress), where);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (progress), GTK_ACCESSIBLE_PROPERTY_LABEL, where, -1);
  gtk_widget_set_valign (progress, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "steps");
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (row), back);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (row), progress);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (row), next);
  gtk_box_append (self->body, row);
}

static void
build_element (LoketRatingWindow *self)
{
  const LoketOptional *chosen = loket_rating_answer (self->request, self->element);
  GtkWidget *faces, *first = NULL;

  add_line (self, say (self, loket_element_question (self->element)), "element");
  faces = add_faces (self);
  for (int answer = LOKET_SCALE_MIN; answer <= LOKET_SCALE_MAX; answer++) {
    GtkWidget *face = make_face (
        gtk_toggle_button_new (), answer, say (self, loket_element_answer (self->element, answer)));
    if (first == NULL)
      first = face;
    else
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (face), GTK_TOGGLE_BUTTON (first));
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (face), chosen->set && chosen->value == answer);
    g_signal_connect_object (face, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (faces), face);
  }
  add_steps (self, chosen->set);
}

static void
build_words (LoketRatingWindow *self, const char *large, const char *small)
{
  gtk_widget_set_vexpand (add_line (self, large, "question"), TRUE);
  gtk_widget_set_valign (gtk_widget_get_last_child (GTK_WIDGET (self->body)), GTK_ALIGN_END);
  gtk_widget_set_vexpand (add_line (self, small, "lead"), TRUE);
  gtk_widget_set_valign (gtk_widget_get_last_child (GTK_WIDGET (self->body)), GTK_ALIGN_START);
}

static void
build_rest (LoketRatingWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);

  build_words (self,
               profile != NULL ? loket_program_text (self->application, profile->unit) : "",
               profile != NULL && profile->pledge != NULL
                   ? loket_program_text (self->application, profile->pledge)
                   : "");
}

static void
language_cb (LoketRatingWindow *self, GtkWidget *button)
{
  int language = LOKET_LANGUAGE_ID;

  loket_enum_from_name (
      loket_language_get_type (), g_object_get_data (G_OBJECT (button), "language"), &language);
  self->language = (LoketLanguage) language;
  show_page (self, self->page);
}

static void
add_languages (LoketRatingWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (row, "languages");
  gtk_widget_set_halign (row, GTK_ALIGN_END);
  gtk_box_append (self->body, row);
  for (guint i = 0; profile != NULL && profile->languages[i] != NULL; i++) {
    const char *language = profile->languages[i];
    GtkWidget *button = gtk_button_new_with_label (loket_language_own_name (language));
    if (g_strcmp0 (language, language_of (self)) == 0)
      gtk_widget_add_css_class (button, "primary");
    g_object_set_data_full (G_OBJECT (button), "language", g_strdup (language), g_free);
    g_signal_connect_object (button, "clicked", G_CALLBACK (language_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (row), button);
  }
}

static void
build (LoketRatingWindow *self)
{
  GtkWidget *child;

  gtk_window_set_title (GTK_WINDOW (self), say (self, loket_quick_question ()));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
  gtk_widget_set_sensitive (GTK_WIDGET (self->body), TRUE);
  if (self->page == PAGE_QUICK || self->page == PAGE_ELEMENT)
    add_languages (self);
  if (self->page == PAGE_QUICK)
    build_quick (self);
  else if (self->page == PAGE_ELEMENT)
    build_element (self);
  else if (self->page == PAGE_THANKS)
    build_words (self,
                 say (self, N_ ("Thank you.")),
                 say (self, N_ ("Your answer is kept without your name and your number.")));
  else if (self->page == PAGE_SORRY)
    build_words (self,
                 say (self, N_ ("Thank you. We could not write your answer down.")),
                 say (self, N_ ("Please tell the officer, or use the paper form.")));
  else
    build_rest (self);
  wait_for_touch (self);
}

static void
show_page (LoketRatingWindow *self, Page page)
{
  self->page = page;
  build (self);
  place (self);
}

/* The window */

static gboolean
loket_rating_window_close_request (GtkWindow *window)
{
  loket_rating_window_rest (LOKET_RATING_WINDOW (window));
  return GDK_EVENT_STOP;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  loket_rating_window_rest (LOKET_RATING_WINDOW (widget));
  return GDK_EVENT_STOP;
}

static void
loket_rating_window_dispose (GObject *object)
{
  LoketRatingWindow *self = LOKET_RATING_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->fit_idle, g_source_remove);
  if (self->style != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->style));
  g_clear_object (&self->style);
  g_clear_object (&self->request);
  g_clear_pointer (&self->key, g_free);
  G_OBJECT_CLASS (loket_rating_window_parent_class)->dispose (object);
}

static void
loket_rating_window_finalize (GObject *object)
{
  g_clear_object (&LOKET_RATING_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (loket_rating_window_parent_class)->finalize (object);
}

static void
loket_rating_window_class_init (LoketRatingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_rating_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_rating_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = loket_rating_window_close_request;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  signals[SIGNAL_GIVEN] = g_signal_new ("given",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        G_TYPE_BOOLEAN);
}

static void
loket_rating_window_init (LoketRatingWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->style = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->body), "sheet");
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->body));
  gtk_widget_add_css_class (GTK_WIDGET (self), "loket");
  gtk_widget_add_css_class (GTK_WIDGET (self), "rating");
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
}

/**
 * loket_rating_window_new:
 * @application: the program
 * @counter: the officer's window, which destroys this one
 *
 * Returns: (transfer none): the window at rest, not seen; GTK's list of windows owns it
 */
LoketRatingWindow *
loket_rating_window_new (LoketProgram *application, GtkWindow *counter)
{
  LoketRatingWindow *self = g_object_new (LOKET_TYPE_RATING_WINDOW, NULL);

  self->application = application;
  self->counter = counter;
  return self;
}

/**
 * loket_rating_window_ask:
 * @self: the window
 * @service: key of the service that the visitor had
 * @language: to begin with
 * @whole: the nine questions, not the one
 *
 * Asks whoever is in front of it now; what the one before had not sent is gone.
 */
void
loket_rating_window_ask (LoketRatingWindow *self,
                         const char *service,
                         LoketLanguage language,
                         gboolean whole)
{
  if (self->sending)
    return;
  g_clear_object (&self->request);
  g_free (self->key);
  self->request = loket_rating_request_new ();
  self->request->service = g_strdup (service);
  self->key = loket_client_new_key (loket_program_client (self->application));
  self->language = language;
  self->element = LOKET_ELEMENT_REQUIREMENTS;
  show_page (self, whole ? PAGE_ELEMENT : PAGE_QUICK);
}

/**
 * loket_rating_window_stand_by:
 * @self: the window
 *
 * Takes the visitor's screen, if there is one, with the name of the office on it.
 */
void
loket_rating_window_stand_by (LoketRatingWindow *self)
{
  if (self->page == PAGE_REST)
    show_page (self, PAGE_REST);
}

/**
 * loket_rating_window_rest:
 * @self: the window
 *
 * Asks nobody any more.
 */
void
loket_rating_window_rest (LoketRatingWindow *self)
{
  if (!self->sending)
    show_page (self, PAGE_REST);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window programs have in common: language, look, settings, the client, a clean end.
 * Each program derives one class from it. */
#include "config.h"

#include "ui/common/program.h"

#include "core/office.h"

#include "ui/common/device.h"
#include "ui/common/language.h"
#include "ui/common/look.h"
#include "ui/common/shape.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>

#define RESOURCES "/id/loket/common/"

/* WCAG 2.2 2.5.5 asks for 44 pixels; a kiosk for 20 mm (docs: ui.md 2) by its settings. */
#define KIOSK_TARGET_MM 20
#define KIOSK_GAP_MM 4

/* A hub that is connected but did not give the profile is asked again after this. */
#define PROFILE_AGAIN_SECONDS 5

typedef struct {
  /* owned */
  LoketSettings *settings;
  LoketClient *client;
  LoketProfile *profile;
  GCancellable *cancellable;
  char *language;
  GtkCssProvider *style;
  GtkCssProvider *own_style;
  GtkCssProvider *look;
  GtkCssProvider *contrast;
  char *last_look;
  guint ends[3];
  guint profile_timer; /* until the profile is asked for again */
  /* state */
  gboolean high_contrast;
  gboolean language_chosen; /* by a person or the settings, not by the profile */
  double text_scale;
  int fitted_width;
  int fitted_height;
  gboolean lower_half; /* pages have only that of a tall window */
  guint fit_id;
} LoketProgramPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LoketProgram, loket_program, GTK_TYPE_APPLICATION)

enum {
  PROP_0,
  PROP_LANGUAGE,
  PROP_HIGH_CONTRAST,
  PROP_TEXT_SCALE,
  PROP_PROFILE,
  PROP_CLIENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static LoketProgramPrivate *
private_of (LoketProgram *self)
{
  return loket_program_get_instance_private (self);
}

/* The look */

static void
load_look (LoketProgram *self)
{
  LoketProgramPrivate *priv = private_of (self);
  LoketLook look = {.profile = priv->profile};
  g_autofree char *css = NULL;

  if (priv->look == NULL)
    return;
  if (priv->fitted_width > 0 && LOKET_PROGRAM_GET_CLASS (self)->desk)
    look.larger = loket_look_larger_for_desk (priv->fitted_width, priv->fitted_height);
  else if (priv->fitted_width > 0) {
    GdkDisplay *display = gdk_display_get_default ();
    g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (display), 0);
    double per_mm = loket_look_pixels_per_mm (monitor);
    const int height = priv->lower_half ? priv->fitted_height / 2 : priv->fitted_height;

    per_mm = loket_settings_number (priv->settings, "kiosk", "pixels_per_mm", per_mm);
    look.em = LOKET_PROGRAM_GET_CLASS (self)->hall
                  ? loket_look_em_for_hall (priv->fitted_width, height) * priv->text_scale
                  : loket_look_em_for (priv->fitted_width, height, per_mm, priv->text_scale);
    look.target =
        per_mm * loket_settings_number (priv->settings, "kiosk", "target_mm", KIOSK_TARGET_MM);
    look.gap = per_mm * KIOSK_GAP_MM;
  }
  css = loket_look_css (&look);
  if (g_strcmp0 (css, priv->last_look) == 0)
    return;
  gtk_css_provider_load_from_data (priv->look, css, -1);
  loket_shape_measure_anew (GTK_APPLICATION (self));
  g_free (priv->last_look);
  priv->last_look = g_steal_pointer (&css);
}

static void
use_text_scale (LoketProgram *self)
{
  LoketProgramPrivate *priv = private_of (self);

  g_object_set (
      gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * priv->text_scale), NULL);
  load_look (self);
}

static void
use_contrast (LoketProgram *self)
{
  LoketProgramPrivate *priv = private_of (self);
  GdkDisplay *display = gdk_display_get_default ();

  g_object_set (gtk_settings_get_default (),
                "gtk-theme-name",
                priv->high_contrast ? "Default-hc" : "Default",
                "gtk-application-prefer-dark-theme",
                FALSE,
                NULL);
  if (priv->high_contrast)
    gtk_style_context_add_provider_for_display (
        display, GTK_STYLE_PROVIDER (priv->contrast), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 2);
  else
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (priv->contrast));
}

static void
load_styles (LoketProgram *self)
{
  LoketProgramPrivate *priv = private_of (self);
  GdkDisplay *display = gdk_display_get_default ();

  priv->style = gtk_css_provider_new ();
  priv->look = gtk_css_provider_new ();
  priv->contrast = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (priv->style, RESOURCES "style.css");
  gtk_css_provider_load_from_resource (priv->contrast, RESOURCES "style-hc.css");
  gtk_style_context_add_provider_for_display (
      display, GTK_STYLE_PROVIDER (priv->style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_style_context_add_provider_for_display (
      display, GTK_STYLE_PROVIDER (priv->look), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  if (LOKET_PROGRAM_GET_CLASS (self)->style != NULL) {
    priv->own_style = gtk_css_provider_new ();
    gtk_css_provider_load_from_resource (priv->own_style, LOKET_PROGRAM_GET_CLASS (self)->style);
    gtk_style_context_add_provider_for_display (
        display, GTK_STYLE_PROVIDER (priv->own_style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  }
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), RESOURCES "icons");
  use_contrast (self);
  use_text_scale (self);
}

/* The profile of the office */

static void
take_profile (LoketProgram *self, LoketProfile *profile)
{
  LoketProgramPrivate *priv = private_of (self);

  if (priv->profile != NULL &&
      loket_record_equal (LOKET_RECORD (priv->profile), LOKET_RECORD (profile)))
    return;
  g_set_object (&priv->profile, profile);
  if (!priv->language_chosen && profile->languages != NULL &&
      loket_language_is_known (profile->languages[0])) {
    loket_program_set_language (self, profile->languages[0]);
    priv->language_chosen = FALSE;
  }
  load_look (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROFILE]);
}

static void ask_for_profile (LoketProgram *self);

static gboolean
ask_again_cb (gpointer data)
{
  private_of (data)->profile_timer = 0;
  ask_for_profile (data);
  return G_SOURCE_REMOVE;
}

/* Without a profile a window has nothing to show, so it is asked for until it comes; a lost
 * connection asks by itself when it is back. */
static void
ask_again_later (LoketProgram *self)
{
  LoketProgramPrivate *priv = private_of (self);

  if (priv->profile == NULL && priv->profile_timer == 0 &&
      loket_client_connection (priv->client) == LOKET_CONNECTION_READY)
    priv->profile_timer = g_timeout_add_seconds (PROFILE_AGAIN_SECONDS, ask_again_cb, self);
}

static void
profile_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketProgram) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);

  if (answer != NULL)
    take_profile (self, loket_profile_cast (answer));
  else if (!g_cancellable_is_cancelled (private_of (self)->cancellable)) {
    g_message ("the profile of the office was not to be had: %s", error->message);
    ask_again_later (self);
  }
}

static void
ask_for_profile (LoketProgram *self)
{
  LoketProgramPrivate *priv = private_of (self);
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  loket_client_call (priv->client,
                     &LOKET_OFFICE_PROFILE,
                     LOKET_RECORD (nothing),
                     NULL,
                     priv->cancellable,
                     profile_cb,
                     g_object_ref (self));
}

static void
connection_cb (LoketProgram *self)
{
  LoketProgramPrivate *priv = private_of (self);

  g_clear_handle_id (&priv->profile_timer, g_source_remove);
  if (loket_client_profile (priv->client) != NULL)
    take_profile (self, loket_client_profile (priv->client));
  else if (loket_client_connection (priv->client) == LOKET_CONNECTION_READY)
    ask_for_profile (self);
}

/* Start and end */

static gboolean
end_cb (gpointer data)
{
  g_application_quit (G_APPLICATION (data));
  return G_SOURCE_CONTINUE;
}

static void
choose_first_language (LoketProgram *self)
{
  LoketProgramPrivate *priv = private_of (self);
  g_autofree char *wanted = loket_settings_text (priv->settings, "seat", "language");

  priv->language_chosen = loket_language_is_known (wanted);
  g_free (priv->language);
  priv->language = g_strdup (priv->language_chosen ? wanted : "id");
  loket_language_use (priv->language);
}

static void
loket_program_startup (GApplication *application)
{
  LoketProgram *self = LOKET_PROGRAM (application);
  LoketProgramPrivate *priv = private_of (self);
  const int ends[] = {SIGTERM, SIGINT, SIGHUP};

  choose_first_language (self);
  G_APPLICATION_CLASS (loket_program_parent_class)->startup (application);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    priv->ends[i] = g_unix_signal_add (ends[i], end_cb, self);
  priv->high_contrast = loket_settings_flag (priv->settings, "seat", "high_contrast", FALSE);
  priv->text_scale =
      CLAMP (loket_settings_number (priv->settings, "seat", "text_scale", 1), 0.8, 2);
  load_styles (self);
  priv->client = loket_client_new (LOKET_PROGRAM_GET_CLASS (self)->device_kind);
  g_signal_connect_object (
      priv->client, "notify::connection", G_CALLBACK (connection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      priv->client, "notify::profile", G_CALLBACK (connection_cb), self, G_CONNECT_SWAPPED);
  loket_device_keep (priv->client, LOKET_PROGRAM_GET_CLASS (self)->device_kind, priv->settings);
  connection_cb (self);
}

static void
size_window (LoketProgram *self, GtkWindow *window)
{
  LoketProgramPrivate *priv = private_of (self);
  g_autofree char *size = loket_settings_text (priv->settings, "seat", "size");
  int width = 0, height = 0;

  if (size != NULL && sscanf (size, "%dx%d", &width, &height) == 2 && width > 0 && height > 0)
    gtk_window_set_default_size (window, width, height);
  if (loket_program_is_kiosk (self))
    gtk_window_fullscreen (window);
}

static void
loket_program_activate (GApplication *application)
{
  LoketProgram *self = LOKET_PROGRAM (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL) {
    window = LOKET_PROGRAM_GET_CLASS (self)->create_window (self);
    gtk_widget_add_css_class (GTK_WIDGET (window), "loket");
    size_window (self, window);
    loket_client_start (private_of (self)->client);
  }
  gtk_window_present (window);
}

static void
loket_program_shutdown (GApplication *application)
{
  LoketProgram *self = LOKET_PROGRAM (application);
  LoketProgramPrivate *priv = private_of (self);
  GtkWindow *window;

  g_cancellable_cancel (priv->cancellable);
  g_clear_handle_id (&priv->fit_id, g_source_remove);
  g_clear_handle_id (&priv->profile_timer, g_source_remove);
  for (gsize i = 0; i < G_N_ELEMENTS (priv->ends); i++)
    g_clear_handle_id (&priv->ends[i], g_source_remove);
  while ((window = gtk_application_get_active_window (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (window);
  if (priv->client != NULL)
    loket_client_stop (priv->client);
  g_clear_object (&priv->client);
  G_APPLICATION_CLASS (loket_program_parent_class)->shutdown (application);
}

static gboolean
overrule_from (LoketProgram *self, GVariantDict *options, const char *name, const char *key)
{
  const char *value = NULL;

  if (!g_variant_dict_lookup (options, name, "&s", &value))
    return FALSE;
  loket_settings_overrule (private_of (self)->settings, "seat", key, value);
  return TRUE;
}

static int
loket_program_handle_local_options (GApplication *application, GVariantDict *options)
{
  LoketProgram *self = LOKET_PROGRAM (application);
  LoketProgramPrivate *priv = private_of (self);

  if (g_variant_dict_contains (options, "version")) {
    g_print ("%s %s\n", g_get_prgname (), LOKET_VERSION);
    return 0;
  }
  overrule_from (self, options, "size", "size");
  overrule_from (self, options, "language", "language");
  overrule_from (self, options, "text-scale", "text_scale");
  if (g_variant_dict_contains (options, "windowed"))
    loket_settings_overrule (priv->settings, "seat", "fullscreen", "false");
  if (g_variant_dict_contains (options, "fullscreen"))
    loket_settings_overrule (priv->settings, "seat", "fullscreen", "true");
  if (g_variant_dict_contains (options, "high-contrast"))
    loket_settings_overrule (priv->settings, "seat", "high_contrast", "true");
  return -1;
}

static const GOptionEntry common_options[] = {
    {"windowed", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show a window"), NULL},
    {"fullscreen", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Fill the screen"), NULL},
    {"size", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Size of the window"), N_ ("WxH")},
    {"language", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Language: id, jv or en"), N_ ("CODE")},
    {"high-contrast", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Strong contrast"), NULL},
    {"text-scale",
     0,
     0,
     G_OPTION_ARG_STRING,
     NULL,
     N_ ("Size of the text, 1 is usual"),
     N_ ("FACTOR")},
    {"version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and end"), NULL},
    {NULL},
};

/* Properties */

static void
loket_program_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketProgramPrivate *priv = private_of (LOKET_PROGRAM (object));

  switch (id) {
  case PROP_LANGUAGE:
    g_value_set_string (value, priv->language);
    break;
  case PROP_HIGH_CONTRAST:
    g_value_set_boolean (value, priv->high_contrast);
    break;
  case PROP_TEXT_SCALE:
    g_value_set_double (value, priv->text_scale);
    break;
  case PROP_PROFILE:
    g_value_set_object (value, priv->profile);
    break;
  case PROP_CLIENT:
    g_value_set_object (value, priv->client);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_program_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LoketProgram *self = LOKET_PROGRAM (object);

  switch (id) {
  case PROP_LANGUAGE:
    loket_program_set_language (self, g_value_get_string (value));
    break;
  case PROP_HIGH_CONTRAST:
    loket_program_set_high_contrast (self, g_value_get_boolean (value));
    break;
  case PROP_TEXT_SCALE:
    loket_program_set_text_scale (self, g_value_get_double (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_program_constructed (GObject *object)
{
  LoketProgram *self = LOKET_PROGRAM (object);

  G_OBJECT_CLASS (loket_program_parent_class)->constructed (object);
  private_of (self)->settings = loket_settings_load (LOKET_PROGRAM_GET_CLASS (self)->program);
  private_of (self)->high_contrast = FALSE;
  g_application_add_main_option_entries (G_APPLICATION (self), common_options);
}

static void
loket_program_finalize (GObject *object)
{
  LoketProgramPrivate *priv = private_of (LOKET_PROGRAM (object));

  g_clear_pointer (&priv->settings, loket_settings_free);
  g_clear_object (&priv->client);
  g_clear_object (&priv->profile);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->style);
  g_clear_object (&priv->own_style);
  g_clear_object (&priv->look);
  g_clear_object (&priv->contrast);
  g_free (priv->language);
  g_free (priv->last_look);
  G_OBJECT_CLASS (loket_program_parent_class)->finalize (object);
}

static void
loket_program_class_init (LoketProgramClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = loket_program_constructed;
  object_class->finalize = loket_program_finalize;
  object_class->get_property = loket_program_get_property;
  object_class->set_property = loket_program_set_property;
  application_class->startup = loket_program_startup;
  application_class->activate = loket_program_activate;
  application_class->shutdown = loket_program_shutdown;
  application_class->handle_local_options = loket_program_handle_local_options;

  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, "id", writable);
  properties[PROP_HIGH_CONTRAST] =
      g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE, writable);
  properties[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, 0.8, 2, 1, writable);
  properties[PROP_PROFILE] =
      g_param_spec_object ("profile", NULL, NULL, loket_profile_get_type (), readable);
  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, LOKET_TYPE_CLIENT, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
loket_program_init (LoketProgram *self)
{
  LoketProgramPrivate *priv = private_of (self);

  priv->text_scale = 1;
  priv->language = g_strdup ("id");
  priv->cancellable = g_cancellable_new ();
}

/**
 * loket_program_client:
 * @self: the program
 *
 * Returns: (transfer none): its way to the hub
 */
LoketClient *
loket_program_client (LoketProgram *self)
{
  return private_of (self)->client;
}

/**
 * loket_program_profile:
 * @self: the program
 *
 * Returns: (transfer none) (nullable): the office, %NULL until the hub was heard of
 */
LoketProfile *
loket_program_profile (LoketProgram *self)
{
  return private_of (self)->profile;
}

/**
 * loket_program_settings:
 * @self: the program
 *
 * Returns: (transfer none): the settings of this seat
 */
LoketSettings *
loket_program_settings (LoketProgram *self)
{
  return private_of (self)->settings;
}

/**
 * loket_program_language:
 * @self: the program
 *
 * Returns: (transfer none): "id", "jv" or "en"
 */
const char *
loket_program_language (LoketProgram *self)
{
  return private_of (self)->language;
}

/**
 * loket_program_set_language:
 * @self: the program
 * @language: "id", "jv" or "en"
 *
 * Switches gettext and then tells by "notify::language", on which windows rebuild their pages.
 */
void
loket_program_set_language (LoketProgram *self, const char *language)
{
  LoketProgramPrivate *priv = private_of (self);

  g_return_if_fail (loket_language_is_known (language));
  priv->language_chosen = TRUE;
  if (g_strcmp0 (priv->language, language) == 0)
    return;
  g_free (priv->language);
  priv->language = g_strdup (language);
  loket_language_use (language);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANGUAGE]);
}

/**
 * loket_program_high_contrast:
 * @self: the program
 *
 * Returns: whether the strong sheet is on
 */
gboolean
loket_program_high_contrast (LoketProgram *self)
{
  return private_of (self)->high_contrast;
}

/**
 * loket_program_set_high_contrast:
 * @self: the program
 * @high_contrast: whether the strong sheet should be on
 */
void
loket_program_set_high_contrast (LoketProgram *self, gboolean high_contrast)
{
  LoketProgramPrivate *priv = private_of (self);

  high_contrast = !!high_contrast;
  if (priv->high_contrast == high_contrast)
    return;
  priv->high_contrast = high_contrast;
  if (priv->contrast != NULL)
    use_contrast (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGH_CONTRAST]);
}

/**
 * loket_program_text_scale:
 * @self: the program
 *
 * Returns: the factor of all text, 1 is usual
 */
double
loket_program_text_scale (LoketProgram *self)
{
  return private_of (self)->text_scale;
}

/**
 * loket_program_set_text_scale:
 * @self: the program
 * @text_scale: the factor of all text, 0.8 to 2
 */
void
loket_program_set_text_scale (LoketProgram *self, double text_scale)
{
  LoketProgramPrivate *priv = private_of (self);

  text_scale = CLAMP (text_scale, 0.8, 2);
  if (ABS (priv->text_scale - text_scale) < 0.001)
    return;
  priv->text_scale = text_scale;
  if (priv->look != NULL)
    use_text_scale (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SCALE]);
}

static gboolean
fit_cb (gpointer data)
{
  LoketProgram *self = data;

  private_of (self)->fit_id = 0;
  load_look (self);
  return G_SOURCE_REMOVE;
}

static void
layout_cb (GdkSurface *surface, int width, int height, LoketProgram *self)
{
  LoketProgramPrivate *priv = private_of (self);
  GtkWidget *window = GTK_WIDGET (gtk_native_get_for_surface (surface));

  if (width == priv->fitted_width && height == priv->fitted_height)
    return;
  priv->fitted_width = width;
  priv->fitted_height = height;
  loket_shape_use (window, width, height, priv->lower_half);
  /* A new style sheet in the middle of a layout would leave half of it measured by the old one. */
  if (priv->fit_id == 0)
    priv->fit_id = g_idle_add_full (GDK_PRIORITY_EVENTS, fit_cb, self, NULL);
}

static void
realize_cb (GtkWidget *window, LoketProgram *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_connect_object (surface, "layout", G_CALLBACK (layout_cb), self, 0);
}

/**
 * loket_program_use_lower_half:
 * @self: the program
 * @window: its window, which is fitted
 * @lower_half: whether its pages have only the lower half of it, where the window puts them
 *
 * Makes type and layout fit that half.
 */
void
loket_program_use_lower_half (LoketProgram *self, GtkWindow *window, gboolean lower_half)
{
  LoketProgramPrivate *priv = private_of (self);

  priv->lower_half = lower_half;
  loket_shape_use (GTK_WIDGET (window), priv->fitted_width, priv->fitted_height, lower_half);
  load_look (self);
}

/**
 * loket_program_fit:
 * @self: the program
 * @window: its window, not shown yet
 *
 * From now on type and buttons follow the size of @window and the millimetres of its screen: for
 * kiosks, halls and the desk that checks cards.  Others leave them as the desktop has them.
 */
void
loket_program_fit (LoketProgram *self, GtkWindow *window)
{
  g_signal_connect_object (window, "realize", G_CALLBACK (realize_cb), self, 0);
}

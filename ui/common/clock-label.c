/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office time and date, from the hub and not from this machine: "07.30" and
 * "Minggu, 22 November 2026". */
#include "config.h"

#include "ui/common/clock-label.h"

#include "core/calendar.h"
#include "core/dates.h"

struct _LoketClockLabel {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *body;
  GtkWidget *time_label;
  GtkWidget *date_label;
  /* borrowed */
  LoketProgram *application;
  /* state */
  guint timer;
};

G_DEFINE_FINAL_TYPE (LoketClockLabel, loket_clock_label, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_APPLICATION, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* A label whose text is the same is not drawn again, so that once a second costs nothing. */
static gboolean
show_time_cb (gpointer data)
{
  LoketClockLabel *self = data;
  LoketProfile *profile = loket_program_profile (self->application);
  const char *language = loket_program_language (self->application);
  g_autofree char *time = NULL, *day = NULL, *date = NULL;
  gint64 now;

  if (profile == NULL)
    return G_SOURCE_CONTINUE;
  now = loket_client_now (loket_program_client (self->application));
  time = loket_clock_text (language, now, profile->utc_offset, NULL);
  day = loket_calendar_day (now, profile->utc_offset);
  date = loket_date_full (language, day);
  gtk_label_set_text (GTK_LABEL (self->time_label), time);
  gtk_label_set_text (GTK_LABEL (self->date_label), date);
  return G_SOURCE_CONTINUE;
}

static void
changed_cb (LoketClockLabel *self)
{
  show_time_cb (self);
}

static void
loket_clock_label_map (GtkWidget *widget)
{
  LoketClockLabel *self = LOKET_CLOCK_LABEL (widget);

  GTK_WIDGET_CLASS (loket_clock_label_parent_class)->map (widget);
  show_time_cb (self);
  self->timer = g_timeout_add_seconds (1, show_time_cb, self);
}

static void
loket_clock_label_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&LOKET_CLOCK_LABEL (widget)->timer, g_source_remove);
  GTK_WIDGET_CLASS (loket_clock_label_parent_class)->unmap (widget);
}

static void
loket_clock_label_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LoketClockLabel *self = LOKET_CLOCK_LABEL (object);

  g_return_if_fail (id == PROP_APPLICATION);
  self->application = g_value_get_object (value);
  if (self->application == NULL)
    return;
  g_signal_connect_object (
      self->application, "notify::profile", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->application, "notify::language", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
loket_clock_label_dispose (GObject *object)
{
  LoketClockLabel *self = LOKET_CLOCK_LABEL (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->body, gtk_widget_unparent);
  G_OBJECT_CLASS (loket_clock_label_parent_class)->dispose (object);
}

static void
loket_clock_label_class_init (LoketClockLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loket_clock_label_dispose;
  object_class->set_property = loket_clock_label_set_property;
  widget_class->map = loket_clock_label_map;
  widget_class->unmap = loket_clock_label_unmap;
  properties[PROP_APPLICATION] =
      g_param_spec_object ("application",
                           NULL,
                           NULL,
                           LOKET_TYPE_PROGRAM,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/common/clock-label.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketClockLabel, body);
  gtk_widget_class_bind_template_child (widget_class, LoketClockLabel, time_label);
  gtk_widget_class_bind_template_child (widget_class, LoketClockLabel, date_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "clock");
}

static void
loket_clock_label_init (LoketClockLabel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_clock_label_new:
 * @application: the program, which outlives the label
 *
 * Returns: (transfer floating): a clock
 */
GtkWidget *
loket_clock_label_new (LoketProgram *application)
{
  return g_object_new (LOKET_TYPE_CLOCK_LABEL, "application", application, NULL);
}

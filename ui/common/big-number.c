/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number as large as its place allows, readable across the hall: "A012".
 * Kiosk, counter and display show the ticket with it. */
#include "config.h"

#include "ui/common/big-number.h"

struct _LoketBigNumber {
  GtkWidget parent_instance;

  /* owned */
  char *text;
  char *spoken;
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (LoketBigNumber, loket_big_number, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_TEXT, PROP_SPOKEN, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
name_for_readers (LoketBigNumber *self)
{
  const char *name = self->spoken != NULL ? self->spoken : self->text;

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : "", -1);
}

/* What a digit really covers, not the line with room for letters that hang down. */
static void
measure_ink (LoketBigNumber *self, graphene_rect_t *ink)
{
  PangoRectangle area;

  if (self->layout == NULL) {
    self->layout =
        gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text != NULL ? self->text : "");
    /* It is drawn at another size than it is measured at, so nothing may be rounded to pixels. */
    pango_context_set_round_glyph_positions (pango_layout_get_context (self->layout), FALSE);
    pango_layout_context_changed (self->layout);
  }
  pango_layout_get_pixel_extents (self->layout, &area, NULL);
  graphene_rect_init (ink, area.x, area.y, MAX (area.width, 1), MAX (area.height, 1));
}

static void
loket_big_number_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  graphene_rect_t ink;

  measure_ink (LOKET_BIG_NUMBER (widget), &ink);
  *minimum = *natural =
      (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? ink.size.width : ink.size.height);
}

static void
loket_big_number_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LoketBigNumber *self = LOKET_BIG_NUMBER (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t ink;
  float scale;
  GdkRGBA colour;

  measure_ink (self, &ink);
  scale = MIN (width / ink.size.width, height / ink.size.height);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((width - ink.size.width * scale) / 2,
                                                (height - ink.size.height * scale) / 2));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-ink.origin.x, -ink.origin.y));
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
loket_big_number_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (loket_big_number_parent_class)->css_changed (widget, change);
  g_clear_object (&LOKET_BIG_NUMBER (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
set_text (LoketBigNumber *self, char **text, const char *value, guint id)
{
  if (g_strcmp0 (*text, value) == 0)
    return;
  g_free (*text);
  *text = g_strdup (value);
  g_clear_object (&self->layout);
  name_for_readers (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
loket_big_number_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketBigNumber *self = LOKET_BIG_NUMBER (object);

  if (id == PROP_TEXT)
    g_value_set_string (value, self->text);
  else if (id == PROP_SPOKEN)
    g_value_set_string (value, self->spoken);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
loket_big_number_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LoketBigNumber *self = LOKET_BIG_NUMBER (object);

  if (id == PROP_TEXT)
    set_text (self, &self->text, g_value_get_string (value), id);
  else if (id == PROP_SPOKEN)
    set_text (self, &self->spoken, g_value_get_string (value), id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
loket_big_number_finalize (GObject *object)
{
  LoketBigNumber *self = LOKET_BIG_NUMBER (object);

  g_free (self->text);
  g_free (self->spoken);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (loket_big_number_parent_class)->finalize (object);
}

static void
loket_big_number_class_init (LoketBigNumberClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = loket_big_number_finalize;
  object_class->get_property = loket_big_number_get_property;
  object_class->set_property = loket_big_number_set_property;
  widget_class->measure = loket_big_number_measure;
  widget_class->snapshot = loket_big_number_snapshot;
  widget_class->css_changed = loket_big_number_css_changed;
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_SPOKEN] = g_param_spec_string ("spoken", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "bignumber");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
loket_big_number_init (LoketBigNumber *self)
{
}

/**
 * loket_big_number_new:
 * @text: (nullable): "A012"
 *
 * Returns: (transfer floating): a number
 */
GtkWidget *
loket_big_number_new (const char *text)
{
  return g_object_new (LOKET_TYPE_BIG_NUMBER, "text", text, NULL);
}

/**
 * loket_big_number_text:
 * @self: a number
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const char *
loket_big_number_text (LoketBigNumber *self)
{
  return self->text;
}

/**
 * loket_big_number_set_text:
 * @self: a number
 * @text: (nullable): what it should show
 */
void
loket_big_number_set_text (LoketBigNumber *self, const char *text)
{
  set_text (self, &self->text, text, PROP_TEXT);
}

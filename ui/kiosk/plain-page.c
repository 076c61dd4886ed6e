/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that says one thing: closed, getting ready, ask an officer, one moment, still here?
 * A picture, a sentence, what to do, and at most two buttons. */
#include "config.h"

#include "ui/kiosk/plain-page.h"

#include "ui/common/columns.h"
#include "ui/common/tile.h"

struct _LoketPlainPage {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *body;
  LoketColumns *buttons;
  /* borrowed */
  GtkWidget *first_button;
  /* owned */
  char *picture;
  char *sentence;
  char *advice;
};

G_DEFINE_FINAL_TYPE (LoketPlainPage, loket_plain_page, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_PICTURE, PROP_SENTENCE, PROP_ADVICE, N_PROPS };

static GParamSpec *properties[N_PROPS];

static char **
text_of (LoketPlainPage *self, guint id)
{
  return id == PROP_PICTURE    ? &self->picture
         : id == PROP_SENTENCE ? &self->sentence
                               : &self->advice;
}

static void
loket_plain_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, *text_of (LOKET_PLAIN_PAGE (object), id));
}

static void
loket_plain_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  char **text = text_of (LOKET_PLAIN_PAGE (object), id);

  if (g_strcmp0 (*text, g_value_get_string (value)) == 0)
    return;
  g_free (*text);
  *text = g_value_dup_string (value);
  g_object_notify_by_pspec (object, pspec);
}

static gboolean
loket_plain_page_grab_focus (GtkWidget *widget)
{
  LoketPlainPage *self = LOKET_PLAIN_PAGE (widget);

  return self->first_button != NULL && gtk_widget_grab_focus (self->first_button);
}

static void
loket_plain_page_dispose (GObject *object)
{
  LoketPlainPage *self = LOKET_PLAIN_PAGE (object);

  g_clear_pointer (&self->body, gtk_widget_unparent);
  G_OBJECT_CLASS (loket_plain_page_parent_class)->dispose (object);
}

static void
loket_plain_page_finalize (GObject *object)
{
  LoketPlainPage *self = LOKET_PLAIN_PAGE (object);

  g_free (self->picture);
  g_free (self->sentence);
  g_free (self->advice);
  G_OBJECT_CLASS (loket_plain_page_parent_class)->finalize (object);
}

static void
loket_plain_page_class_init (LoketPlainPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *names[] = {NULL, "picture", "sentence", "advice"};

  object_class->dispose = loket_plain_page_dispose;
  object_class->finalize = loket_plain_page_finalize;
  object_class->get_property = loket_plain_page_get_property;
  object_class->set_property = loket_plain_page_set_property;
  widget_class->grab_focus = loket_plain_page_grab_focus;
  for (guint id = PROP_PICTURE; id < N_PROPS; id++)
    properties[id] =
        g_param_spec_string (names[id],
                             NULL,
                             NULL,
                             NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LOKET_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/kiosk/plain-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketPlainPage, body);
  gtk_widget_class_bind_template_child (widget_class, LoketPlainPage, buttons);
  gtk_widget_class_bind_template_callback (widget_class, loket_picture_name);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plainpage");
}

static void
loket_plain_page_init (LoketPlainPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_plain_page_new:
 * @picture: name of a picture of ui/common/icons
 * @sentence: what is the matter
 * @advice: (nullable): what to do
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_plain_page_new (const char *picture, const char *sentence, const char *advice)
{
  return g_object_new (
      LOKET_TYPE_PLAIN_PAGE, "picture", picture, "sentence", sentence, "advice", advice, NULL);
}

/**
 * loket_plain_page_add_button:
 * @self: the page
 * @label: what it does
 * @picture: name of a picture
 * @action: name of the action, without parameter
 * @primary: whether it is what most people want
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
loket_plain_page_add_button (LoketPlainPage *self,
                             const char *label,
                             const char *picture,
                             const char *action,
                             gboolean primary)
{
  GtkWidget *button = loket_tile_new (label, NULL, picture);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (primary)
    gtk_widget_add_css_class (button, "primary");
  if (self->first_button == NULL || primary)
    self->first_button = button;
  loket_columns_append (self->buttons, button);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), TRUE);
  return button;
}

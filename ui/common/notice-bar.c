/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clear sentence across a window, what to do next, and a button to put it away; it never vanishes
 * by itself (a toast would be missed). */
#include "config.h"

#include "ui/common/notice-bar.h"

struct _LoketNoticeBar {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *body;
  GtkWidget *advice_label;
  /* owned */
  char *sentence;
  char *advice;
  /* state */
  LoketNoticeKind kind;
  gboolean dismissable;
};

G_DEFINE_ENUM_TYPE (LoketNoticeKind,
                    loket_notice_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_NOTICE_INFORMATION, "information"),
                    G_DEFINE_ENUM_VALUE (LOKET_NOTICE_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (LOKET_NOTICE_PROBLEM, "problem"))

G_DEFINE_FINAL_TYPE (LoketNoticeBar, loket_notice_bar, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_KIND, PROP_SENTENCE, PROP_ADVICE, PROP_DISMISSABLE, N_PROPS };

static GParamSpec *properties[N_PROPS];
static guint dismissed_signal;

static const char *const kind_names[] = {"information", "warning", "problem"};

static char *
loket_notice_picture (GObject *unused, LoketNoticeKind kind)
{
  return g_strdup_printf ("loket-%s-symbolic", kind_names[kind]);
}

static void
dismiss_cb (LoketNoticeBar *self)
{
  loket_notice_bar_clear (self);
  g_signal_emit (self, dismissed_signal, 0);
}

static void
set_kind (LoketNoticeBar *self, LoketNoticeKind kind)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), kind_names[self->kind]);
  gtk_widget_add_css_class (GTK_WIDGET (self), kind_names[kind]);
  if (self->kind == kind)
    return;
  self->kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

static void
set_text (LoketNoticeBar *self, char **text, const char *value, guint id)
{
  if (g_strcmp0 (*text, value) == 0)
    return;
  g_free (*text);
  *text = g_strdup (value);
  gtk_widget_set_visible (GTK_WIDGET (self), self->sentence != NULL && *self->sentence != '\0');
  gtk_widget_set_visible (self->advice_label, self->advice != NULL && *self->advice != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
loket_notice_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketNoticeBar *self = LOKET_NOTICE_BAR (object);

  switch (id) {
  case PROP_KIND:
    g_value_set_enum (value, self->kind);
    break;
  case PROP_SENTENCE:
    g_value_set_string (value, self->sentence);
    break;
  case PROP_ADVICE:
    g_value_set_string (value, self->advice);
    break;
  case PROP_DISMISSABLE:
    g_value_set_boolean (value, self->dismissable);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_notice_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LoketNoticeBar *self = LOKET_NOTICE_BAR (object);

  switch (id) {
  case PROP_KIND:
    set_kind (self, g_value_get_enum (value));
    break;
  case PROP_SENTENCE:
    set_text (self, &self->sentence, g_value_get_string (value), id);
    break;
  case PROP_ADVICE:
    set_text (self, &self->advice, g_value_get_string (value), id);
    break;
  case PROP_DISMISSABLE:
    if (self->dismissable == g_value_get_boolean (value))
      return;
    self->dismissable = g_value_get_boolean (value);
    g_object_notify_by_pspec (object, pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_notice_bar_dispose (GObject *object)
{
  LoketNoticeBar *self = LOKET_NOTICE_BAR (object);

  g_clear_pointer (&self->body, gtk_widget_unparent);
  G_OBJECT_CLASS (loket_notice_bar_parent_class)->dispose (object);
}

static void
loket_notice_bar_finalize (GObject *object)
{
  LoketNoticeBar *self = LOKET_NOTICE_BAR (object);

  g_free (self->sentence);
  g_free (self->advice);
  G_OBJECT_CLASS (loket_notice_bar_parent_class)->finalize (object);
}

static void
loket_notice_bar_class_init (LoketNoticeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = loket_notice_bar_dispose;
  object_class->finalize = loket_notice_bar_finalize;
  object_class->get_property = loket_notice_bar_get_property;
  object_class->set_property = loket_notice_bar_set_property;
  properties[PROP_KIND] = g_param_spec_enum (
      "kind", NULL, NULL, loket_notice_kind_get_type (), LOKET_NOTICE_INFORMATION, flags);
  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, flags);
  properties[PROP_ADVICE] = g_param_spec_string ("advice", NULL, NULL, NULL, flags);
  properties[PROP_DISMISSABLE] = g_param_spec_boolean ("dismissable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  dismissed_signal = g_signal_new ("dismissed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/common/notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketNoticeBar, body);
  gtk_widget_class_bind_template_child (widget_class, LoketNoticeBar, advice_label);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
  gtk_widget_class_bind_template_callback (widget_class, loket_notice_picture);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "notice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
loket_notice_bar_init (LoketNoticeBar *self)
{
  self->dismissable = TRUE;
  g_type_ensure (loket_notice_kind_get_type ());
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  set_kind (self, LOKET_NOTICE_INFORMATION);
}

/**
 * loket_notice_bar_new:
 *
 * Returns: (transfer floating): a bar without a sentence, so not visible yet
 */
GtkWidget *
loket_notice_bar_new (void)
{
  return g_object_new (LOKET_TYPE_NOTICE_BAR, NULL);
}

/**
 * loket_notice_bar_show:
 * @self: a bar
 * @kind: how grave it is
 * @sentence: what is the matter, for people
 * @advice: (nullable): what to do next
 */
void
loket_notice_bar_show (LoketNoticeBar *self,
                       LoketNoticeKind kind,
                       const char *sentence,
                       const char *advice)
{
  set_kind (self, kind);
  set_text (self, &self->advice, advice, PROP_ADVICE);
  set_text (self, &self->sentence, sentence, PROP_SENTENCE);
}

/**
 * loket_notice_bar_clear:
 * @self: a bar
 *
 * Puts it away without a signal.
 */
void
loket_notice_bar_clear (LoketNoticeBar *self)
{
  set_text (self, &self->sentence, NULL, PROP_SENTENCE);
}

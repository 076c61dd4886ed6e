/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "How far is my application?": asks for the slip, by a picture for the reader and by large keys
 * for its digits. */
#include "config.h"

#include "ui/kiosk/code-page.h"

#include "core/application-code.h"
#include "ui/common/columns.h"

#include <glib/gi18n.h>

#define KEYS_IN_A_ROW 3
#define NOTHING "– – –" /* where the digits will stand */

struct _LoketCodePage {
  LoketPage parent_instance;

  /* template */
  LoketColumns *columns;
  GtkGrid *keys;
  GtkLabel *typed_label;
  /* borrowed */
  GtkWidget *go_key;
  /* owned */
  GString *typed;
};

G_DEFINE_FINAL_TYPE (LoketCodePage, loket_code_page, LOKET_TYPE_PAGE)

static void
show_typed (LoketCodePage *self)
{
  g_autofree char *shown = loket_application_typed_code_shown (self->typed->str);

  gtk_label_set_text (self->typed_label, *shown != '\0' ? shown : NOTHING);
}

static gboolean
loket_code_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LOKET_CODE_PAGE (widget)->go_key);
}

static void
loket_code_page_finalize (GObject *object)
{
  g_string_free (LOKET_CODE_PAGE (object)->typed, TRUE);
  G_OBJECT_CLASS (loket_code_page_parent_class)->finalize (object);
}

static void
loket_code_page_class_init (LoketCodePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loket_code_page_finalize;
  widget_class->grab_focus = loket_code_page_grab_focus;
  g_type_ensure (LOKET_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/kiosk/code-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketCodePage, columns);
  gtk_widget_class_bind_template_child (widget_class, LoketCodePage, keys);
  gtk_widget_class_bind_template_child (widget_class, LoketCodePage, typed_label);
}

/* The focus stays on the last key, so that Enter on a number pad goes on. */
static void
place_key (LoketCodePage *self, GtkWidget *key, guint place)
{
  gtk_widget_add_css_class (key, "key");
  gtk_widget_add_css_class (key, "target");
  gtk_widget_set_focus_on_click (key, FALSE);
  gtk_widget_set_hexpand (key, TRUE);
  gtk_widget_set_vexpand (key, TRUE);
  gtk_grid_attach (
      self->keys, key, (int) (place % KEYS_IN_A_ROW), (int) (place / KEYS_IN_A_ROW), 1, 1);
}

static void
add_digit (LoketCodePage *self, const char *digit, guint place)
{
  GtkWidget *key = gtk_button_new_with_label (digit);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (key), "visit.type");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (key), "s", digit);
  place_key (self, key, place);
}

static GtkWidget *
add_picture (LoketCodePage *self,
             const char *picture,
             const char *name,
             const char *action,
             guint place)
{
  GtkWidget *key = gtk_button_new_from_icon_name (picture);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (key), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (key), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  place_key (self, key, place);
  return key;
}

static void
loket_code_page_init (LoketCodePage *self)
{
  static const char *const digits[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};

  gtk_widget_init_template (GTK_WIDGET (self));
  self->typed = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    add_digit (self, digits[i], i);
  add_picture (self, "loket-back-symbolic", _ ("Take the last digit away"), "visit.erase", 9);
  add_digit (self, "0", 10);
  self->go_key =
      add_picture (self, "loket-check-symbolic", _ ("Tell me how far it is"), "visit.look-up", 11);
  gtk_widget_add_css_class (self->go_key, "primary");
  show_typed (self);
}

/**
 * loket_code_page_new:
 *
 * Returns: (transfer floating): the page, nothing typed
 */
GtkWidget *
loket_code_page_new (void)
{
  return g_object_new (LOKET_TYPE_CODE_PAGE, NULL);
}

/**
 * loket_code_page_text:
 * @self: the page
 *
 * Returns: (transfer none): the digits that were typed
 */
const char *
loket_code_page_text (LoketCodePage *self)
{
  return self->typed->str;
}

/**
 * loket_code_page_type:
 * @self: the page
 * @digit: one digit; what is too much for a code is passed over
 */
void
loket_code_page_type (LoketCodePage *self, const char *digit)
{
  if (self->typed->len >= LOKET_TYPED_CODE_MAX || !loket_application_code_is_typed (digit))
    return;
  g_string_append_c (self->typed, *digit);
  show_typed (self);
}

/**
 * loket_code_page_erase:
 * @self: the page
 *
 * Returns: %TRUE when there was a digit to take away
 */
gboolean
loket_code_page_erase (LoketCodePage *self)
{
  if (self->typed->len == 0)
    return FALSE;
  g_string_truncate (self->typed, self->typed->len - 1);
  show_typed (self);
  return TRUE;
}

/**
 * loket_code_page_clear:
 * @self: the page
 */
void
loket_code_page_clear (LoketCodePage *self)
{
  g_string_truncate (self->typed, 0);
  show_typed (self);
}

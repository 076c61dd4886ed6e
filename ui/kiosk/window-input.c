/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys, touches and guards of the kiosk's window: a number pad chooses, a double tap counts once,
 * and nothing leads out of the program. */
#include "config.h"

#include "ui/common/tile.h"
#include "ui/kiosk/window-private.h"

/* The tiles of a page in reading order; the digit on a number pad is their place. */
static GtkWidget *
find_tile (GtkWidget *widget, guint *place)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (LOKET_IS_TILE (widget))
    return --*place == 0 ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_tile (child, place);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* -1 = none */
static int
digit_of (guint key)
{
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    return (int) (key - GDK_KEY_0);
  if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    return (int) (key - GDK_KEY_KP_0);
  return -1;
}

static gboolean
asks_for_code (LoketKioskWindow *self)
{
  return self->code_page != NULL &&
         gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->code_page);
}

/* A slip before the reader: nothing else hears these keys. */
static gboolean
read_scan (LoketKioskWindow *self,
           guint key,
           guint code,
           GdkModifierType modifiers,
           GtkEventController *controller)
{
  const LoketScanKey whose = loket_scan_key (
      self->scan, key, code, modifiers, gtk_event_controller_get_current_event_time (controller));

  if (whose == LOKET_SCAN_DONE)
    loket_kiosk_window_show_code (self, loket_scan_text (self->scan));
  return whose != LOKET_SCAN_NONE;
}

static gboolean
press_digit (LoketKioskWindow *self, int digit)
{
  guint place = (guint) digit;
  GtkWidget *tile;

  if (asks_for_code (self)) {
    const char text[] = {(char) ('0' + digit), '\0'};
    loket_code_page_type (self->code_page, text);
    return TRUE;
  }
  if (place == 0)
    return FALSE;
  tile = find_tile (gtk_stack_get_visible_child (self->stack), &place);
  if (tile != NULL)
    gtk_widget_activate (tile);
  return TRUE;
}

static gboolean
key_cb (LoketKioskWindow *self,
        guint key,
        guint code,
        GdkModifierType modifiers,
        GtkEventController *controller)
{
  const int digit = digit_of (key);

  /* Alt and Control shortcuts are of no use to a visitor, and Alt+F4 leads out. */
  if ((modifiers & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SUPER_MASK)) != 0)
    return loket_program_is_kiosk (self->application);
  if (read_scan (self, key, code, modifiers, controller))
    return TRUE;
  if (key == GDK_KEY_BackSpace || key == GDK_KEY_KP_Subtract) {
    if (!asks_for_code (self) || !loket_code_page_erase (self->code_page))
      g_action_group_activate_action (G_ACTION_GROUP (self->actions), "back", NULL);
    return TRUE;
  }
  if (key == GDK_KEY_Escape || key == GDK_KEY_Menu)
    return TRUE;
  return digit >= 0 && press_digit (self, digit);
}

static gboolean
event_cb (LoketKioskWindow *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN || type == GDK_KEY_PRESS)
    loket_idle_watch_touch (self->idle);
  return FALSE;
}

/* The second tap of a double tap would fall on the page that the first one has brought. */
static void
pressed_cb (LoketKioskWindow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (n_press == 1)
    self->page_changed_since_press = FALSE;
  else if (self->page_changed_since_press)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/**
 * loket_kiosk_window_add_input:
 * @self: the window
 *
 * Called once by its init.
 */
void
loket_kiosk_window_add_input (LoketKioskWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the kiosk as it is said aloud: what can be read on it, in the same order.  It is taken
 * from the widgets, so that the ear never hears anything else than the eye sees; no page shows a
 * name or a NIK, and digits that somebody typed (style class "typed") are not said to the hall. */
#include "config.h"

#include "ui/kiosk/reading.h"

#include "ui/common/big-number.h"
#include "ui/common/tile.h"

typedef struct {
  GString *text;
  const char *language;
  LoketSpeechStyle style;
  guint n_tiles;
} Reading;

/* Each text is a sentence of its own, which makes the voice pause. */
static void
add (Reading *reading, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (reading->text->len > 0)
    g_string_append_c (reading->text, ' ');
  g_string_append (reading->text, text);
  if (strchr (".!?:…", text[strlen (text) - 1]) == NULL)
    g_string_append_c (reading->text, '.');
}

/* With its place, which is the digit of a number pad that chooses it. */
static void
add_tile (Reading *reading, LoketTile *tile)
{
  g_autofree char *place = g_strdup_printf ("%u", ++reading->n_tiles);
  g_auto (GStrv) digits = loket_counter_parts (reading->language, place);
  g_autofree char *said = g_strjoinv (" ", digits);
  g_autofree char *title = NULL, *hint = NULL, *choice = NULL;

  g_object_get (tile, "title", &title, "hint", &hint, NULL);
  choice = g_strdup_printf ("%s: %s", said, title);
  add (reading, choice);
  add (reading, hint);
}

static void
read_widget (Reading *reading, GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget) || gtk_widget_has_css_class (widget, "typed") ||
      gtk_widget_has_css_class (widget, "key"))
    return;
  if (LOKET_IS_TILE (widget)) {
    add_tile (reading, LOKET_TILE (widget));
    return;
  }
  if (LOKET_IS_BIG_NUMBER (widget)) {
    g_autofree char *number = loket_label_spoken (
        reading->language, reading->style, loket_big_number_text (LOKET_BIG_NUMBER (widget)));
    add (reading, number);
    return;
  }
  if (GTK_IS_LABEL (widget))
    add (reading, gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_widget (reading, child);
}

/**
 * loket_reading_of_page:
 * @page: a page
 * @language: of the page
 * @style: how numbers of tickets are read
 *
 * Returns: (transfer full): its question, answers and number as sentences; "" when it has no words
 */
char *
loket_reading_of_page (GtkWidget *page, const char *language, LoketSpeechStyle style)
{
  Reading reading = {.text = g_string_new (NULL), .language = language, .style = style};

  read_widget (&reading, page);
  return g_string_free (reading.text, FALSE);
}

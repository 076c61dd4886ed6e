/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper from the roll of a receipt printer in the shape of the ticket; slip.c and receipt.c fill
 * it, spooler, preview and tests take it as a sheet. */
#include "config.h"

#include "printing/roll.h"

#include "core/text.h"
#include "printing/typeset.h"

#include <glib/gi18n.h>
#include <math.h>

#define TAIL 4 /* mm of white after the last line, where the cutter bites */

struct _LoketRoll {
  LoketTypeset *typeset;
  char *title;
};

/* Its letterhead, and what stands at its foot. */
static void
set_office (LoketRoll *roll, LoketProfile *profile, const char *language)
{
  loket_roll_set (roll, "unit", loket_phrase_in (profile->unit, language));
  loket_roll_set (roll, "government", profile->government);
  loket_roll_set (roll, "pledge", loket_phrase_in (profile->pledge, language));
  loket_roll_set (roll, "address", profile->address);
  if (profile->phone != NULL) {
    /* Translators: on the ticket; %s is a telephone number */
    g_autofree char *phone =
        g_strdup_printf (loket_text (language, N_ ("Call us: %s")), profile->phone);
    loket_roll_set (roll, "phone", phone);
  }
}

/**
 * loket_roll_new:
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 * @title: of the document
 *
 * Returns: (transfer full) (nullable): the paper with the office on it; use it on one thread only
 */
LoketRoll *
loket_roll_new (LoketProfile *profile, const char *language, const char *title)
{
  g_autoptr (GError) error = NULL;
  LoketTemplate *template_ = loket_template_new_builtin ("ticket.svg", &error);
  LoketRoll *roll;

  if (template_ == NULL) {
    g_critical ("%s", error->message);
    return NULL;
  }
  roll = g_new0 (LoketRoll, 1);
  roll->title = g_strdup (title);
  roll->typeset = loket_typeset_new (template_, language);
  set_office (roll, profile, language);
  return roll;
}

/**
 * loket_roll_free:
 * @roll: (transfer full): a paper
 */
void
loket_roll_free (LoketRoll *roll)
{
  loket_typeset_free (roll->typeset);
  g_free (roll->title);
  g_free (roll);
}

/**
 * loket_roll_set:
 * @roll: a paper
 * @place: of the template
 * @text: (nullable): what stands there
 */
void
loket_roll_set (LoketRoll *roll, const char *place, const char *text)
{
  loket_typeset_set (roll->typeset, place, text);
}

/**
 * loket_roll_height:
 * @roll: a paper
 *
 * Returns: its length in millimetres, as long as its words need
 */
double
loket_roll_height (LoketRoll *roll)
{
  return ceil (loket_typeset_height (roll->typeset)) + TAIL;
}

/**
 * loket_roll_draw:
 * @roll: a paper
 * @cr: where to draw, in millimetres from the upper left corner of the 80 mm paper
 *
 * Draws black on whatever is there; preview, PDF and printer dots all come from here.
 */
void
loket_roll_draw (LoketRoll *roll, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, LOKET_ROLL_MARGIN, 0);
  loket_typeset_draw (roll->typeset, cr);
  cairo_restore (cr);
}

static void
draw_page (gpointer drawn, guint page, cairo_t *cr)
{
  loket_roll_draw (drawn, cr);
}

/**
 * loket_roll_sheet:
 * @roll: (transfer none): a paper, which must outlive the sheet
 *
 * Returns: it as a sheet, for PDF, picture and printer dots
 */
LoketSheet
loket_roll_sheet (LoketRoll *roll)
{
  return (LoketSheet){
      .width = LOKET_ROLL_WIDTH,
      .height = loket_roll_height (roll),
      .margin = LOKET_ROLL_MARGIN,
      .n_pages = 1,
      .draw = draw_page,
      .drawn = roll,
      .title = roll->title,
  };
}

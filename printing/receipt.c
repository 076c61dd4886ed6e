/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The applicant's slip in the shape of the ticket, without a name: who finds it learns of nobody.
 */
#include "config.h"

#include "printing/receipt.h"

#include "core/application-code.h"
#include "core/calendar.h"
#include "core/dates.h"
#include "core/text.h"
#include "printing/slip.h"
#include "printing/typeset.h"

#include <glib/gi18n.h>
#include <math.h>

#define TAIL 4 /* mm of white after the last line, where the cutter bites */

struct _LoketReceipt {
  LoketTypeset *typeset;
  char *title;
};

static void
set_number (LoketTypeset *typeset, const LoketApplication *application, const char *language)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, application->number);

  loket_typeset_set (typeset, "caption", loket_text (language, N_ ("Number of your application")));
  loket_typeset_set (typeset, "number", number);
}

/* When it was taken in, on the office's own clock. */
static void
set_time (LoketTypeset *typeset,
          const LoketApplication *application,
          LoketProfile *profile,
          const char *language)
{
  g_autofree char *day = loket_calendar_day (application->created_at, profile->utc_offset);
  g_autofree char *date = loket_date_full (language, day);

  loket_typeset_set (typeset, "when", date);
}

static void
set_state (LoketTypeset *typeset, const LoketApplication *application, const char *language)
{
  loket_typeset_set (typeset,
                     "ahead",
                     loket_text (language, loket_application_state_sentence (application->state)));
}

/* The papers that are owed, and the last day for them. */
static void
set_owed (LoketTypeset *typeset, LoketApplicationView *view, const char *language)
{
  g_autoptr (GString) owed = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (view->papers)); i++) {
    g_autoptr (LoketPaperView) paper = g_list_model_get_item (G_LIST_MODEL (view->papers), i);
    if (paper->needed && paper->state == LOKET_PAPERS_OWED && paper->title != NULL)
      g_string_append_printf (
          owed, "%s%s", owed->len > 0 ? "\n" : "", loket_phrase_in (paper->title, language));
  }
  if (owed->len == 0)
    return;
  if (view->application->papers_due != NULL) {
    g_autofree char *date = loket_date_full (language, view->application->papers_due);
    /* Translators: on the applicant's slip, above a list of papers; %s is a day */
    g_autofree char *title =
        g_strdup_printf (loket_text (language, N_ ("Please bring until %s:")), date);
    loket_typeset_set (typeset, "papers-title", title);
  } else {
    loket_typeset_set (typeset, "papers-title", loket_text (language, N_ ("Have these ready:")));
  }
  loket_typeset_set (typeset, "papers", owed->str);
}

/* For the reader of the kiosk, and for fingers. */
static void
set_code (LoketTypeset *typeset, LoketApplicationView *view, const char *language)
{
  g_autofree char *digits = loket_application_typed_code_shown (view->typed);
  g_autofree char *words = g_strdup_printf (
      "%s\n%s",
      digits,
      loket_text (language,
                  N_ ("Show this code to the kiosk, or type the digits: it tells how far it is.")));

  loket_typeset_set (typeset, "code", view->code);
  loket_typeset_set (typeset, "help-beside", words);
}

/**
 * loket_receipt_new:
 * @view: (transfer none): the application as the office answered it
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full) (nullable): the slip, laid out; use it on one thread only
 */
LoketReceipt *
loket_receipt_new (LoketApplicationView *view, LoketProfile *profile, const char *language)
{
  g_autoptr (GError) error = NULL;
  LoketTemplate *template_ = loket_template_new_builtin ("ticket.svg", &error);
  LoketReceipt *self;

  if (template_ == NULL) {
    g_critical ("%s", error->message);
    return NULL;
  }
  self = g_new0 (LoketReceipt, 1);
  self->title = g_strdup_printf ("application %" G_GINT64_FORMAT, view->application->number);
  self->typeset = loket_typeset_new (template_, language);
  loket_slip_set_office (self->typeset, profile, language);
  set_number (self->typeset, view->application, language);
  if (view->kind != NULL)
    loket_typeset_set (self->typeset, "service", loket_phrase_in (view->kind->title, language));
  set_time (self->typeset, view->application, profile, language);
  set_state (self->typeset, view->application, language);
  set_owed (self->typeset, view, language);
  set_code (self->typeset, view, language);
  return self;
}

/**
 * loket_receipt_free:
 * @receipt: (transfer full): an applicant's slip
 */
void
loket_receipt_free (LoketReceipt *receipt)
{
  loket_typeset_free (receipt->typeset);
  g_free (receipt->title);
  g_free (receipt);
}

/**
 * loket_receipt_height:
 * @receipt: an applicant's slip
 *
 * Returns: its length in millimetres, as long as its words need
 */
double
loket_receipt_height (LoketReceipt *receipt)
{
  return ceil (loket_typeset_height (receipt->typeset)) + TAIL;
}

/**
 * loket_receipt_draw:
 * @receipt: an applicant's slip
 * @cr: where to draw, in millimetres from the upper left corner of the 80 mm paper
 */
void
loket_receipt_draw (LoketReceipt *receipt, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, LOKET_SLIP_MARGIN, 0);
  loket_typeset_draw (receipt->typeset, cr);
  cairo_restore (cr);
}

static void
draw_page (gpointer drawn, guint page, cairo_t *cr)
{
  loket_receipt_draw (drawn, cr);
}

/**
 * loket_receipt_sheet:
 * @receipt: (transfer none): an applicant's slip, which must outlive the sheet
 *
 * Returns: it as a sheet, for PDF, picture and printer dots
 */
LoketSheet
loket_receipt_sheet (LoketReceipt *receipt)
{
  return (LoketSheet){
      .width = LOKET_SLIP_WIDTH,
      .height = loket_receipt_height (receipt),
      .margin = LOKET_SLIP_MARGIN,
      .n_pages = 1,
      .draw = draw_page,
      .drawn = receipt,
      .title = receipt->title,
  };
}

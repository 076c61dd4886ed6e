/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ticket slip that a person takes from the kiosk, 80 mm wide; the kiosk's preview and the
 * spooler draw it by the same function. */
#include "config.h"

#include "printing/slip.h"

#include "core/dates.h"
#include "core/lane.h"
#include "core/text.h"
#include "printing/typeset.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define SIGNS 6 /* shapes in the template; the seventh service has the first shape again */
#define TAIL 4  /* mm of white after the last line, where the cutter bites */

struct _LoketSlip {
  LoketTypeset *typeset;
  char *title;
};

/**
 * loket_slip_set_office:
 * @typeset: of a slip in the shape of the ticket
 * @profile: the office
 * @language: "id", "jv" or "en"
 *
 * Sets its letterhead and what stands at its foot.
 */
void
loket_slip_set_office (LoketTypeset *typeset, LoketProfile *profile, const char *language)
{
  loket_typeset_set (typeset, "unit", loket_phrase_in (profile->unit, language));
  loket_typeset_set (typeset, "government", profile->government);
  loket_typeset_set (typeset, "pledge", loket_phrase_in (profile->pledge, language));
  loket_typeset_set (typeset, "address", profile->address);
  if (profile->phone != NULL) {
    /* Translators: on the ticket; %s is a telephone number */
    g_autofree char *phone =
        g_strdup_printf (loket_text (language, N_ ("Call us: %s")), profile->phone);
    loket_typeset_set (typeset, "phone", phone);
  }
}

static guint
service_position (LoketProfile *profile, LoketService *service)
{
  guint position = 0;

  g_list_store_find (profile->services, service, &position);
  return position;
}

/* "A012" is shown as the letter in its own shape and "012" beside it; both sizes are the
 * template's. */
static void
set_number (LoketTypeset *typeset,
            LoketTicket *ticket,
            LoketProfile *profile,
            LoketService *service,
            const char *language)
{
  const char *digits = ticket->label;
  const char *first_digit = digits + strcspn (digits, "0123456789");

  loket_typeset_set (typeset, "caption", loket_text (language, N_ ("Your queue number")));
  if (service != NULL && first_digit > digits) {
    const guint sign = 1 + service_position (profile, service) % SIGNS;
    g_autofree char *place = g_strdup_printf ("letter-%u", sign);
    g_autofree char *letter = g_strndup (digits, (gsize) (first_digit - digits));
    loket_typeset_set (typeset, place, letter);
    digits = first_digit;
  }
  loket_typeset_set (typeset, "number", digits);
}

/* The parts that read as one are not torn apart at the end of a line. */
static char *
keep_together (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("\u00a0", words);
}

/* "Monday, 23 November 2026, 08.05 WIB" on the office's own clock. */
static void
set_time (LoketTypeset *typeset, LoketTicket *ticket, LoketProfile *profile, const char *language)
{
  g_autofree char *date = loket_date_full (language, ticket->day);
  g_autofree char *clock =
      loket_clock_text (language, ticket->issued_at, profile->utc_offset, profile->zone);
  g_autofree char *kept_date = keep_together (date);
  g_autofree char *kept_clock = keep_together (clock);
  g_autofree char *text = g_strdup_printf ("%s, %s", kept_date, kept_clock);

  loket_typeset_set (typeset, "when", text);
}

static const char *
priority_text (LoketPriority priority, const char *language)
{
  static const char *const texts[] = {
      [LOKET_PRIORITY_NONE] = NULL,
      [LOKET_PRIORITY_ELDERLY] = N_ ("Served ahead: elderly"),
      [LOKET_PRIORITY_DISABLED] = N_ ("Served ahead: person with disability"),
      [LOKET_PRIORITY_PREGNANT] = N_ ("Served ahead: expectant mother"),
      [LOKET_PRIORITY_INFANT] = N_ ("Served ahead: with an infant"),
  };
  const char *text = (guint) priority < G_N_ELEMENTS (texts) ? texts[priority] : NULL;

  return text != NULL ? loket_text (language, text) : NULL;
}

static void
set_people_ahead (LoketTypeset *typeset, LoketTicket *ticket, const char *language)
{
  const int n = (int) CLAMP (ticket->people_ahead.value, 0, G_MAXINT);
  g_autofree char *text = NULL;

  if (loket_label_is_offline (ticket->label)) {
    loket_typeset_set (
        typeset,
        "ahead",
        loket_text (language, N_ ("Printed without the network (offline). This number counts.")));
    return;
  }
  if (!ticket->people_ahead.set)
    return;
  if (n == 0)
    text = g_strdup (loket_text (language, N_ ("Nobody is waiting before you.")));
  else
    text = g_strdup_printf (loket_text_plural (language,
                                               "%d person is waiting before you.",
                                               "%d people are waiting before you.",
                                               (guint64) n),
                            n);
  loket_typeset_set (typeset, "ahead", text);
}

static void
set_papers (LoketTypeset *typeset, LoketService *service, const char *language)
{
  g_autoptr (GString) items = g_string_new (NULL);
  guint n = service != NULL && service->papers != NULL
                ? g_list_model_get_n_items (G_LIST_MODEL (service->papers))
                : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRequirement) paper = g_list_model_get_item (G_LIST_MODEL (service->papers), i);
    g_string_append_printf (
        items, "%s%s", i > 0 ? "\n" : "", loket_phrase_in (paper->phrase, language));
  }
  if (n > 0)
    loket_typeset_set (typeset, "papers-title", loket_text (language, N_ ("Have these ready:")));
  loket_typeset_set (typeset, "papers", items->str);
}

static void
set_code (LoketTypeset *typeset, LoketTicket *ticket, const char *language)
{
  const char *help = loket_text (
      language, N_ ("Please keep this slip. Watch the screen and listen for your number."));
  const gboolean coded = ticket->code != NULL && *ticket->code != '\0';
  /* Once more in one piece: above, the letter stands in a shape of its own, and whoever reads the
   * paper by machine would find two words. */
  g_autofree char *words = g_strconcat (ticket->label, "\n", help, NULL);

  loket_typeset_set (typeset, "code", ticket->code);
  loket_typeset_set (typeset, coded ? "help-beside" : "help", words);
}

/**
 * loket_slip_new:
 * @ticket: (transfer none): the ticket, complete as the office answered it
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): the slip, laid out; use it on one thread only
 */
LoketSlip *
loket_slip_new (LoketTicket *ticket, LoketProfile *profile, const char *language)
{
  g_autoptr (GError) error = NULL;
  LoketTemplate *template_ = loket_template_new_builtin ("ticket.svg", &error);
  LoketService *service = loket_profile_service (profile, ticket->service);
  LoketSlip *self;

  if (template_ == NULL) {
    g_critical ("%s", error->message);
    return NULL;
  }
  self = g_new0 (LoketSlip, 1);
  self->title = g_strdup_printf ("%s %s", ticket->label, ticket->day);
  self->typeset = loket_typeset_new (template_, language);
  loket_slip_set_office (self->typeset, profile, language);
  set_number (self->typeset, ticket, profile, service, language);
  if (service != NULL)
    loket_typeset_set (self->typeset, "service", loket_phrase_in (service->title, language));
  loket_typeset_set (self->typeset, "priority", priority_text (ticket->priority, language));
  set_time (self->typeset, ticket, profile, language);
  set_people_ahead (self->typeset, ticket, language);
  set_papers (self->typeset, service, language);
  set_code (self->typeset, ticket, language);
  return self;
}

/**
 * loket_slip_free:
 * @slip: (transfer full): a slip
 */
void
loket_slip_free (LoketSlip *slip)
{
  loket_typeset_free (slip->typeset);
  g_free (slip->title);
  g_free (slip);
}

/**
 * loket_slip_height:
 * @slip: a slip
 *
 * Returns: its length in millimetres, as long as its words need
 */
double
loket_slip_height (LoketSlip *slip)
{
  return ceil (loket_typeset_height (slip->typeset)) + TAIL;
}

/**
 * loket_slip_draw:
 * @slip: a slip
 * @cr: where to draw, in millimetres from the upper left corner of the 80 mm paper
 *
 * Draws black on whatever is there; preview, PDF and printer dots all come from here.
 */
void
loket_slip_draw (LoketSlip *slip, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, LOKET_SLIP_MARGIN, 0);
  loket_typeset_draw (slip->typeset, cr);
  cairo_restore (cr);
}

static void
draw_page (gpointer drawn, guint page, cairo_t *cr)
{
  loket_slip_draw (drawn, cr);
}

/**
 * loket_slip_sheet:
 * @slip: (transfer none): a slip, which must outlive the sheet
 *
 * Returns: the slip as a sheet, for PDF, picture and printer dots
 */
LoketSheet
loket_slip_sheet (LoketSlip *slip)
{
  return (LoketSheet){
      .width = LOKET_SLIP_WIDTH,
      .height = loket_slip_height (slip),
      .margin = LOKET_SLIP_MARGIN,
      .n_pages = 1,
      .draw = draw_page,
      .drawn = slip,
      .title = slip->title,
  };
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guarantee slip: the code to be read aloud, who, what for, what the card gives and until when,
 * and the signed code for the office.  It says no more of a person than the face of his card. */
#include "config.h"

#include "printing/guarantee.h"

#include "core/dates.h"
#include "core/text.h"
#include "printing/figure.h"
#include "printing/qr.h"
#include "printing/roll.h"

#include <glib/gi18n.h>
#include <math.h>

#define TAIL 4 /* mm of white below the last line, where the cutter bites */
#define COLUMN_GAP 2
#define LINE_GAP 1.6

/* All that differs between the two papers: millimetres, then points. */
typedef struct {
  double width, height; /* height 0 = as long as it needs */
  double margin;        /* left and right */
  double unreached;     /* by the printer, left and right */
  double top;
  double label; /* column of the labels */
  double code_side;
  double body, small, title, code;
} Format;

static const Format formats[] = {
    [LOKET_GUARANTEE_ON_A5] = {148, 210, 14, 0, 10, 36, 50, 10.5, 8.5, 16, 24},
    [LOKET_GUARANTEE_ON_ROLL] =
        {LOKET_ROLL_WIDTH, 0, LOKET_ROLL_MARGIN, LOKET_ROLL_MARGIN, 3, 20, 40, 9.5, 8, 14, 21},
};

struct _LoketGuaranteePaper {
  const Format *format;
  const char *language;
  LoketFlow *flow; /* sets its words */
  LoketFigure *figure;
  LoketQr *qr;
  double code_x, code_y, module;
  double y; /* below what stands there already */
  char *title;
};

static const char *
words (const LoketGuaranteePaper *paper, const char *msgid)
{
  return loket_text (paper->language, msgid);
}

static double
inner_width (const LoketGuaranteePaper *paper)
{
  return paper->format->width - 2 * paper->format->margin;
}

static void
add_line (LoketGuaranteePaper *paper,
          const char *text,
          double points,
          LoketFlowStyle style,
          double gap)
{
  if (text == NULL || *text == '\0')
    return;
  paper->y =
      loket_figure_text (paper->figure,
                         loket_flow_layout (paper->flow, text, inner_width (paper), points, style),
                         paper->format->margin,
                         paper->y + gap);
}

static void
add_rule (LoketGuaranteePaper *paper)
{
  paper->y += 2;
  loket_figure_line (
      paper->figure, paper->format->margin, paper->y, paper->format->width - paper->format->margin);
  paper->y += 1;
}

/* A label, and what it is beside it. */
static void
add_fact (LoketGuaranteePaper *paper, const char *label, const char *value, LoketFlowStyle style)
{
  const Format *format = paper->format;
  const double x = format->margin + format->label + COLUMN_GAP;
  const double y = paper->y + LINE_GAP;
  double left, right;

  if (value == NULL || *value == '\0')
    return;
  /* Small words on the line of larger ones. */
  left = loket_figure_text (
      paper->figure,
      loket_flow_layout (
          paper->flow, words (paper, label), format->label, format->small, LOKET_FLOW_PLAIN),
      format->margin,
      y + (format->body - format->small) * 25.4 / 72);
  right = loket_figure_text (
      paper->figure,
      loket_flow_layout (
          paper->flow, value, format->width - format->margin - x, format->body, style),
      x,
      y);
  paper->y = MAX (left, right);
}

static void
add_head (LoketGuaranteePaper *paper, const LoketGuaranteeSlip *slip, LoketProfile *profile)
{
  g_autofree char *code = loket_guarantee_short_code_shown (slip->code);
  const Format *format = paper->format;

  add_line (paper,
            loket_phrase_in (profile->unit, paper->language),
            format->small,
            LOKET_FLOW_CENTRE | LOKET_FLOW_BOLD,
            0);
  add_line (paper, profile->government, format->small, LOKET_FLOW_CENTRE, 0);
  add_line (paper,
            words (paper, N_ ("Guarantee slip")),
            format->title,
            LOKET_FLOW_CENTRE | LOKET_FLOW_BOLD,
            2);
  add_line (paper, slip->facility, format->body, LOKET_FLOW_CENTRE | LOKET_FLOW_BOLD, 0.5);
  add_rule (paper);
  add_line (paper,
            words (paper, N_ ("Code of this slip, for the claim")),
            format->small,
            LOKET_FLOW_CENTRE,
            0);
  add_line (paper, code, format->code, LOKET_FLOW_CENTRE | LOKET_FLOW_BOLD, 0);
  add_rule (paper);
}

/* "Monday, 23 November 2026, 08.05 WIB" on the office's own clock. */
static char *
when (const LoketGuaranteePaper *paper, const LoketGuaranteeSlip *slip, LoketProfile *profile)
{
  g_autofree char *date = loket_date_full (paper->language, slip->day);
  g_autofree char *clock =
      loket_clock_text (paper->language, slip->issued_at, profile->utc_offset, profile->zone);

  return g_strdup_printf ("%s, %s", date, clock);
}

static const char *
card_title (const LoketGuaranteePaper *paper, LoketProfile *profile, LoketCategory category)
{
  LoketCardProduct *product =
      loket_profile_card_of (profile, loket_enum_name (loket_category_get_type (), (int) category));

  return product != NULL ? loket_phrase_in (product->title, paper->language) : NULL;
}

static void
add_facts (LoketGuaranteePaper *paper, const LoketGuaranteeSlip *slip, LoketProfile *profile)
{
  const char *title = card_title (paper, profile, slip->category);
  g_autofree char *born =
      slip->birth_year.set ? g_strdup_printf ("%d", (int) slip->birth_year.value) : NULL;
  g_autofree char *card = g_strdup_printf (
      "%s%s%s", title != NULL ? title : "", title != NULL ? "\n" : "", slip->number);
  g_autofree char *seen = when (paper, slip, profile);
  g_autofree char *until = loket_date_full (paper->language, slip->until_day);

  add_fact (paper, N_ ("Name"), slip->name, LOKET_FLOW_BOLD);
  add_fact (paper, N_ ("Year of birth"), born, LOKET_FLOW_PLAIN);
  add_fact (paper, N_ ("Card"), card, LOKET_FLOW_PLAIN);
  add_fact (paper,
            N_ ("What for"),
            words (paper, loket_guarantee_purpose_words (slip->purpose)),
            LOKET_FLOW_BOLD);
  add_fact (paper, N_ ("The card gives"), slip->service_class, LOKET_FLOW_PLAIN);
  add_fact (paper, N_ ("Card seen"), seen, LOKET_FLOW_PLAIN);
  add_fact (paper, N_ ("Valid until"), until, LOKET_FLOW_BOLD);
  if (!slip->clock_ok)
    add_line (paper,
              words (paper, N_ ("The clock of this desk was not sure. The office checks the day.")),
              paper->format->small,
              LOKET_FLOW_PLAIN,
              2);
  add_rule (paper);
}

static void
add_code (LoketGuaranteePaper *paper)
{
  const double side = paper->format->code_side;

  paper->module = loket_qr_module_for (paper->qr, side);
  paper->code_x = (paper->format->width - loket_qr_modules (paper->qr) * paper->module) / 2;
  paper->code_y = paper->y;
  paper->y += loket_qr_modules (paper->qr) * paper->module;
}

static void
add_foot (LoketGuaranteePaper *paper, LoketProfile *profile)
{
  const Format *format = paper->format;

  add_line (paper,
            words (paper,
                   N_ ("Please send the code of this slip and the number of the card with the "
                       "claim. The office sees by the square code whether the slip is real.")),
            format->small,
            LOKET_FLOW_CENTRE,
            0);
  if (profile->phone != NULL) {
    g_autofree char *phone =
        g_strdup_printf (loket_text (paper->language, N_ ("Call us: %s")), profile->phone);
    add_line (paper, phone, format->small, LOKET_FLOW_CENTRE | LOKET_FLOW_BOLD, 1);
  }
}

/**
 * loket_guarantee_paper_new:
 * @slip: (transfer none): all that stands on it, as loket_guarantee_slip_make() gave it
 * @profile: (transfer none): the office
 * @format: which paper
 * @language: "id", "jv" or "en"
 * @error: set to %LOKET_ERROR_TOO_LARGE when no code can hold its text
 *
 * Returns: (transfer full): the slip, set; use it on one thread only
 */
LoketGuaranteePaper *
loket_guarantee_paper_new (LoketGuaranteeSlip *slip,
                           LoketProfile *profile,
                           LoketGuaranteeFormat format,
                           const char *language,
                           GError **error)
{
  const LoketFlowMargins margins = {.left = 0, .right = 0};
  LoketQr *qr = loket_qr_new (slip->text, error);
  LoketGuaranteePaper *paper;

  if (qr == NULL)
    return NULL;
  paper = g_new0 (LoketGuaranteePaper, 1);
  paper->format = &formats[format];
  paper->language = g_intern_string (language);
  paper->flow = loket_flow_new (language, &margins);
  paper->figure = loket_figure_new ();
  paper->qr = qr;
  paper->y = paper->format->top;
  paper->title = g_strdup_printf ("%s %s", words (paper, N_ ("Guarantee slip")), slip->code);
  add_head (paper, slip, profile);
  add_facts (paper, slip, profile);
  add_code (paper);
  add_foot (paper, profile);
  return paper;
}

/**
 * loket_guarantee_paper_free:
 * @paper: (transfer full): a slip
 */
void
loket_guarantee_paper_free (LoketGuaranteePaper *paper)
{
  loket_figure_free (paper->figure);
  loket_flow_free (paper->flow);
  loket_qr_free (paper->qr);
  g_free (paper->title);
  g_free (paper);
}

static void
draw_page (gpointer drawn, guint page, cairo_t *cr)
{
  LoketGuaranteePaper *paper = drawn;

  loket_figure_draw (cr, 0, paper->figure);
  loket_qr_draw (paper->qr, cr, paper->code_x, paper->code_y, paper->module);
}

/**
 * loket_guarantee_paper_sheet:
 * @paper: a slip, which must outlive the sheet
 *
 * Returns: it as a sheet, for PDF, picture and printer dots
 */
LoketSheet
loket_guarantee_paper_sheet (LoketGuaranteePaper *paper)
{
  return (LoketSheet){
      .width = paper->format->width,
      .height = paper->format->height > 0 ? paper->format->height : ceil (paper->y) + TAIL,
      .margin = paper->format->unreached,
      .n_pages = 1,
      .draw = draw_page,
      .drawn = paper,
      .title = paper->title,
  };
}

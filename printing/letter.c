/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets a letter of the office as an Indonesian office does (surat dinas): head with rules, number
 * and subject, body, place for stamp and signature, copies. */
#include "config.h"

#include "printing/letter.h"

#include "core/text.h"
#include "printing/crest.h"
#include "printing/flow.h"
#include "printing/qr.h"

#include <string.h>

#define LEFT 25.0 /* mm */
#define RIGHT 20.0
#define TOP 14.0
#define BOTTOM 20.0

#define CREST_SIDE 22.0
#define RULE_THICK 1.0
#define RULE_THIN 0.3
#define RULES 3.0 /* mm for both rules */

#define COLON 24.0      /* mm from the left to the colon behind "Nomor" */
#define FACT_INDENT 8.0 /* mm of the facts in the body */
#define FACT_LABEL 44.0 /* mm for a label at most */
#define ITEM_WIDTH 8.0  /* mm for "12." */

#define SIGNATURE_X 82.0   /* mm from the left margin */
#define SIGNATURE_GAP 23.0 /* mm for stamp and signature */
#define QR_SIDE 23.0
#define NOTE_WIDTH 44.0

#define BODY 11.0 /* points */
#define LEAST_BODY 9.5
#define BODY_STEP 0.5
#define SMALL 8.0

struct _LoketLetterPaper {
  /* owned */
  LoketLetterText *text;
  LoketCrest *crest; /* nullable */
  LoketQr *qr;       /* nullable */
  PangoLayout *note; /* nullable: beside the code */
  LoketFlow *flow;
  /* as it is being set */
  double body;
  double head_height;
  double colon; /* of facts */
};

static const char *
language_of (const LoketLetterText *text)
{
  return loket_enum_name (loket_language_get_type (), (int) text->language);
}

static guint
count (GListStore *list)
{
  return list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
}

static void
draw_crest (cairo_t *cr, double y, gpointer data)
{
  LoketLetterPaper *paper = data;

  loket_crest_draw (paper->crest, cr, LEFT, y, CREST_SIDE, MIN (paper->head_height, CREST_SIDE));
}

static void
draw_rules (cairo_t *cr, double y, gpointer data)
{
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_rectangle (cr, LEFT, y, LOKET_A4_WIDTH - LEFT - RIGHT, RULE_THICK);
  cairo_rectangle (cr, LEFT, y + RULE_THICK + 0.6, LOKET_A4_WIDTH - LEFT - RIGHT, RULE_THIN);
  cairo_fill (cr);
}

/* The name of the office stands out, what is below it is small. */
static PangoLayout *
head_layout (LoketLetterPaper *paper, LoketLetterLine *line, gboolean below, double width)
{
  const gboolean unit = g_strcmp0 (line->label, "unit") == 0;

  return loket_flow_layout (paper->flow,
                            line->text,
                            width,
                            unit    ? 15
                            : below ? 9
                                    : 13,
                            LOKET_FLOW_CENTRE | (unit ? LOKET_FLOW_BOLD : 0));
}

static void
add_head (LoketLetterPaper *paper)
{
  const double side = paper->crest != NULL ? CREST_SIDE + 3 : 0;
  const double width = loket_flow_width (paper->flow) - 2 * side;
  gboolean below = FALSE;

  paper->head_height = 0;
  for (guint i = 0; i < count (paper->text->head); i++) {
    g_autoptr (LoketLetterLine) line = g_list_model_get_item (G_LIST_MODEL (paper->text->head), i);
    PangoLayout *layout = head_layout (paper, line, below, width);
    paper->head_height += loket_layout_height (layout);
    loket_flow_add (paper->flow, layout, side, 0);
    if (i == 0 && paper->crest != NULL)
      loket_flow_draw_beside (paper->flow, draw_crest, paper);
    below = below || g_strcmp0 (line->label, "unit") == 0;
  }
  if (paper->crest != NULL && paper->head_height < CREST_SIDE)
    loket_flow_add_drawing (paper->flow, CREST_SIDE - paper->head_height, 0, NULL, NULL);
  loket_flow_add_drawing (paper->flow, RULES, 2, draw_rules, NULL);
}

static void
add_paragraph (LoketLetterPaper *paper, const char *text, double gap, LoketFlowStyle style)
{
  loket_flow_add (
      paper->flow,
      loket_flow_layout (paper->flow, text, loket_flow_width (paper->flow), paper->body, style),
      0,
      gap);
}

/* "Nomor   : 460/0012/UPTPK/2026": label, colon and text as three columns. */
static void
add_line (LoketLetterPaper *paper, LoketLetterLine *line, double indent, double colon, double width)
{
  LoketFlow *flow = paper->flow;

  loket_flow_add (flow,
                  loket_flow_layout (flow, line->text, width - colon - 3, paper->body, 0),
                  indent + colon + 3,
                  0.4);
  if (line->label == NULL)
    return;
  loket_flow_put_beside (
      flow, loket_flow_layout (flow, line->label, colon - 1, paper->body, 0), indent);
  loket_flow_put_beside (flow, loket_flow_layout (flow, ":", 3, paper->body, 0), indent + colon);
}

/* Number, attachment and subject left, place and day right, on one height. */
static void
add_references (LoketLetterPaper *paper)
{
  const double width = loket_flow_width (paper->flow);
  const double day_width = 62;
  PangoLayout *day =
      loket_flow_layout (paper->flow,
                         paper->text->place_day != NULL ? paper->text->place_day : "",
                         day_width,
                         paper->body,
                         LOKET_FLOW_RIGHT);

  loket_flow_add_drawing (paper->flow, 0, 5, NULL, NULL);
  for (guint i = 0; i < count (paper->text->references); i++) {
    g_autoptr (LoketLetterLine) line =
        g_list_model_get_item (G_LIST_MODEL (paper->text->references), i);
    add_line (paper, line, 0, COLON, width - day_width - 4);
    if (i == 0)
      loket_flow_put_beside (paper->flow, g_object_ref (day), width - day_width);
  }
  g_object_unref (day);
}

/* The title of an order, and its number below. */
static void
add_title (LoketLetterPaper *paper)
{
  LoketFlow *flow = paper->flow;
  const double width = loket_flow_width (flow);

  loket_flow_add (flow,
                  loket_flow_layout (flow,
                                     paper->text->title != NULL ? paper->text->title : "",
                                     width,
                                     paper->body + 3,
                                     LOKET_FLOW_CENTRE | LOKET_FLOW_BOLD | LOKET_FLOW_UNDERLINE),
                  0,
                  6);
  for (guint i = 0; i < count (paper->text->references); i++) {
    g_autoptr (LoketLetterLine) line =
        g_list_model_get_item (G_LIST_MODEL (paper->text->references), i);
    g_autofree char *text = g_strdup_printf ("%s: %s", line->label, line->text);
    loket_flow_add (
        flow, loket_flow_layout (flow, text, width, paper->body, LOKET_FLOW_CENTRE), 0, 0.8);
  }
}

/* As wide as the longest label needs, so that the colons stand below each other. */
static double
label_width (LoketLetterPaper *paper, GListStore *lines, double width)
{

  for (guint i = 0; i < count (lines); i++) {
    g_autoptr (LoketLetterLine) line = g_list_model_get_item (G_LIST_MODEL (lines), i);
    g_autoptr (PangoLayout) layout = NULL;
    if (line->label == NULL)
      continue;
    layout = loket_flow_layout (paper->flow, line->label, FACT_LABEL, paper->body, 0);
    width = MAX (width, MIN (loket_layout_width (layout) + 3, FACT_LABEL));
  }
  return width;
}

/* In all tables of the letter, for they stand below each other too. */
static double
widest_label (LoketLetterPaper *paper)
{
  double width = 20;

  for (guint i = 0; i < count (paper->text->parts); i++) {
    g_autoptr (LoketLetterPart) part = g_list_model_get_item (G_LIST_MODEL (paper->text->parts), i);
    if (part->kind == LOKET_LETTER_FACTS)
      width = label_width (paper, part->lines, width);
  }
  return width;
}

static void
add_facts (LoketLetterPaper *paper, GListStore *lines)
{
  const double colon = paper->colon;

  for (guint i = 0; i < count (lines); i++) {
    g_autoptr (LoketLetterLine) line = g_list_model_get_item (G_LIST_MODEL (lines), i);
    if (i == 0)
      loket_flow_add_drawing (paper->flow, 0, 1.6, NULL, NULL);
    if (i < 2)
      loket_flow_keep_with_next (paper->flow);
    add_line (paper, line, FACT_INDENT, colon, loket_flow_width (paper->flow) - FACT_INDENT);
  }
}

static void
add_items (LoketLetterPaper *paper,
           GListStore *lines,
           double points,
           double indent,
           gboolean together)
{
  LoketFlow *flow = paper->flow;
  const double width = loket_flow_width (flow) - indent - ITEM_WIDTH;

  for (guint i = 0; i < count (lines); i++) {
    g_autoptr (LoketLetterLine) line = g_list_model_get_item (G_LIST_MODEL (lines), i);
    g_autofree char *number = g_strdup_printf ("%u.", i + 1);
    if (i == 0 || together)
      loket_flow_keep_with_next (flow);
    loket_flow_add (flow,
                    loket_flow_layout (flow, line->text, width, points, 0),
                    indent + ITEM_WIDTH,
                    i == 0 ? 1.6 : 0.8);
    loket_flow_put_beside (flow, loket_flow_layout (flow, number, ITEM_WIDTH, points, 0), indent);
  }
}

static void
add_part (LoketLetterPaper *paper, LoketLetterPart *part)
{
  const LoketFlowStyle indent =
      paper->text->layout == LOKET_LETTER_PLAIN ? LOKET_FLOW_INDENT : LOKET_FLOW_PLAIN;

  switch (part->kind) {
  case LOKET_LETTER_HEADING:
    add_paragraph (paper, part->text, 3.5, LOKET_FLOW_CENTRE | LOKET_FLOW_BOLD);
    loket_flow_keep_with_next (paper->flow);
    break;
  case LOKET_LETTER_FACTS:
    add_facts (paper, part->lines);
    break;
  case LOKET_LETTER_ITEMS:
    add_items (paper, part->lines, paper->body, FACT_INDENT, FALSE);
    break;
  case LOKET_LETTER_PARAGRAPH:
  default:
    add_paragraph (paper, part->text, 2.6, LOKET_FLOW_JUSTIFY | indent);
    break;
  }
}

static void
add_body (LoketLetterPaper *paper)
{
  if (paper->text->addressee != NULL)
    add_paragraph (paper, paper->text->addressee, 4.5, 0);
  if (paper->text->salutation != NULL)
    add_paragraph (paper, paper->text->salutation, 4.5, 0);
  for (guint i = 0; i < count (paper->text->parts); i++) {
    g_autoptr (LoketLetterPart) part = g_list_model_get_item (G_LIST_MODEL (paper->text->parts), i);
    if (i == 0)
      loket_flow_add_drawing (paper->flow, 0, 1.5, NULL, NULL);
    add_part (paper, part);
  }
  loket_flow_keep_with_next (paper->flow);
}

/* The code and what it is for, left of the signature. */
static void
draw_code (cairo_t *cr, double y, gpointer data)
{
  LoketLetterPaper *paper = data;
  const double module = loket_qr_module_for (paper->qr, QR_SIDE);
  const double side = module * loket_qr_modules (paper->qr);

  cairo_set_source_rgb (cr, 0, 0, 0);
  loket_qr_draw_exact (paper->qr, cr, LEFT - LOKET_QR_QUIET * module, y, module);
  if (paper->note != NULL)
    loket_layout_show (
        paper->note, cr, LEFT + side - LOKET_QR_QUIET * module, y + LOKET_QR_QUIET * module);
}

static void
add_signature_line (LoketLetterPaper *paper, const char *text, double gap, LoketFlowStyle style)
{
  LoketFlow *flow = paper->flow;

  loket_flow_add (
      flow,
      loket_flow_layout (flow, text, loket_flow_width (flow) - SIGNATURE_X, paper->body, style),
      SIGNATURE_X,
      gap);
}

static void
add_signature (LoketLetterPaper *paper)
{
  LoketLetterText *text = paper->text;

  if (text->signed_at != NULL) {
    add_signature_line (paper, text->signed_at, 7, 0);
    loket_flow_keep_with_next (paper->flow);
  }
  add_signature_line (paper, text->signatory_title, text->signed_at != NULL ? 0.5 : 7, 0);
  if (paper->qr != NULL)
    loket_flow_draw_beside (paper->flow, draw_code, paper);
  loket_flow_keep_with_next (paper->flow);
  add_signature_line (
      paper, text->signatory, SIGNATURE_GAP, LOKET_FLOW_BOLD | LOKET_FLOW_UNDERLINE);
  if (text->signatory_number == NULL)
    return;
  loket_flow_keep_with_next (paper->flow);
  add_signature_line (paper, text->signatory_number, 0.3, 0);
}

static void
add_copies (LoketLetterPaper *paper)
{
  const double points = paper->body - 1.5;

  if (count (paper->text->copies) == 0)
    return;
  loket_flow_keep_with_next (paper->flow); /* the signature: no page has copies alone */
  loket_flow_add (
      paper->flow,
      loket_flow_layout (paper->flow,
                         paper->text->copies_title != NULL ? paper->text->copies_title : "",
                         loket_flow_width (paper->flow),
                         points,
                         LOKET_FLOW_UNDERLINE),
      0,
      6);
  add_items (paper, paper->text->copies, points, 0, TRUE);
}

static void
set (LoketLetterPaper *paper, double body)
{
  const LoketFlowMargins margins = {.left = LEFT, .right = RIGHT, .top = TOP, .bottom = BOTTOM};

  g_clear_pointer (&paper->flow, loket_flow_free);
  paper->flow = loket_flow_new (language_of (paper->text), &margins);
  paper->body = body;
  paper->colon = widest_label (paper);
  add_head (paper);
  if (paper->text->layout == LOKET_LETTER_ORDER)
    add_title (paper);
  else
    add_references (paper);
  add_body (paper);
  add_signature (paper);
  add_copies (paper);
  loket_flow_place (paper->flow);
}

/* A letter that is a little too long for its page is set smaller; one that needs two gets the
 * full size. */
static void
set_well (LoketLetterPaper *paper)
{
  for (double body = BODY; body >= LEAST_BODY; body -= BODY_STEP) {
    set (paper, body);
    if (loket_flow_pages (paper->flow) == 1)
      return;
  }
  set (paper, BODY);
}

static void
make_code (LoketLetterPaper *paper)
{
  if (paper->text->code == NULL)
    return;
  paper->qr = loket_qr_new (paper->text->code, NULL); /* no code is better than no paper */
  if (paper->qr != NULL && paper->text->code_note != NULL)
    paper->note = loket_flow_layout (paper->flow, paper->text->code_note, NOTE_WIDTH, SMALL, 0);
}

/**
 * loket_letter_paper_new:
 * @text: (transfer none): every text that stands on it
 * @crest: (nullable): SVG or PNG of the crest; one that cannot be read is left out
 *
 * Returns: (transfer full): the letter, set; use it on one thread only
 */
LoketLetterPaper *
loket_letter_paper_new (LoketLetterText *text, GBytes *crest)
{
  LoketLetterPaper *paper = g_new0 (LoketLetterPaper, 1);

  paper->text = g_object_ref (text);
  paper->crest = crest != NULL ? loket_crest_new (crest) : NULL;
  paper->flow = loket_flow_new (language_of (text), &(LoketFlowMargins){0});
  make_code (paper);
  set_well (paper);
  return paper;
}

/**
 * loket_letter_paper_free:
 * @paper: (transfer full): a letter
 */
void
loket_letter_paper_free (LoketLetterPaper *paper)
{
  g_clear_pointer (&paper->crest, loket_crest_free);
  g_clear_pointer (&paper->qr, loket_qr_free);
  g_clear_object (&paper->note);
  g_clear_pointer (&paper->flow, loket_flow_free);
  g_object_unref (paper->text);
  g_free (paper);
}

/**
 * loket_letter_paper_pages:
 * @paper: a letter
 *
 * Returns: how many pages it has
 */
guint
loket_letter_paper_pages (LoketLetterPaper *paper)
{
  return loket_flow_pages (paper->flow);
}

/* The one function for preview, print and PDF. */
static void
draw_page (gpointer drawn, guint page, cairo_t *cr)
{
  LoketLetterPaper *paper = drawn;
  g_autofree char *number =
      loket_letter_page_text (paper->text, page + 1, loket_flow_pages (paper->flow));

  loket_flow_draw (paper->flow, page, cr);
  loket_flow_draw_foot (paper->flow, page, paper->text->document_title, number, cr);
}

/**
 * loket_letter_paper_sheet:
 * @paper: a letter; outlives the sheet
 *
 * Returns: what preview, spooler and archive take
 */
LoketSheet
loket_letter_paper_sheet (LoketLetterPaper *paper)
{
  return loket_flow_sheet (paper->flow, draw_page, paper, paper->text->document_title);
}

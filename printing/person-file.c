/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's own file on A4: lines of a label and its text, broken into pages once, drawn page by
 * page with the letterhead on the first and the number on each. */
#include "config.h"

#include "printing/person-file.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "core/text.h"
#include "printing/typeset.h"

#include <glib/gi18n.h>
#include <pango/pangocairo.h>
#include <string.h>

#define POINTS (72 / 25.4) /* of a millimetre */
#define WIDTH 210.0        /* mm, A4 */
#define HEIGHT 297.0
#define MARGIN 20.0
#define LABEL 48.0 /* mm for the label of a line */
#define GAP 1.2    /* mm between lines */
#define FOOT 12.0  /* mm kept free for the number of the page */
#define TEXT_SIZE 10.0
#define HEAD_SIZE 12.5
#define FONT "Noto Sans"

/* A line, or a heading when it has no label. */
typedef struct {
  PangoLayout *label; /* nullable */
  PangoLayout *text;
  double y; /* mm on its page */
  guint page;
} Line;

struct _LoketPersonPaper {
  const char *language; /* of this program's own texts */
  gint64 utc_offset;
  char *zone;
  char *title;
  PangoContext *context;
  GPtrArray *lines;
  double y;
  guint n_pages;
};

static void
line_free (gpointer data)
{
  Line *line = data;

  g_clear_object (&line->label);
  g_clear_object (&line->text);
  g_free (line);
}

static PangoLayout *
make_layout (LoketPersonPaper *self, const char *text, double width, double size, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * POINTS * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
height_of (PangoLayout *layout)
{
  PangoRectangle logical;

  if (layout == NULL)
    return 0;
  pango_layout_get_extents (layout, NULL, &logical);
  return logical.height / (POINTS * PANGO_SCALE);
}

/* Puts the line below the last one, on the next page when it does not fit. */
static void
take_line (LoketPersonPaper *self, PangoLayout *label, PangoLayout *text, double kept)
{
  Line *line = g_new0 (Line, 1);
  const double height = MAX (height_of (label), height_of (text));

  if (self->y + height + kept > HEIGHT - MARGIN - FOOT) {
    self->n_pages++;
    self->y = MARGIN;
  }
  line->label = label;
  line->text = text;
  line->y = self->y;
  line->page = self->n_pages - 1;
  g_ptr_array_add (self->lines, line);
  self->y += height + GAP;
}

static void
add_heading (LoketPersonPaper *self, const char *text)
{
  self->y += 4;
  /* Not alone at the end of a page. */
  take_line (self, NULL, make_layout (self, text, WIDTH - 2 * MARGIN, HEAD_SIZE, TRUE), 14);
}

static void
add_text (LoketPersonPaper *self, const char *text)
{
  take_line (self, NULL, make_layout (self, text, WIDTH - 2 * MARGIN, TEXT_SIZE, FALSE), 0);
}

static void
add_line (LoketPersonPaper *self, const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  take_line (self,
             make_layout (self, label, LABEL - 4, TEXT_SIZE, FALSE),
             make_layout (self, text, WIDTH - 2 * MARGIN - LABEL, TEXT_SIZE, FALSE),
             0);
}

static void
add_letterhead (LoketPersonPaper *self, LoketProfile *profile)
{
  const struct {
    const char *text;
    double size;
    gboolean bold;
  } lines[] = {
      {profile->government, TEXT_SIZE, FALSE},
      {loket_phrase_in (profile->unit, self->language), HEAD_SIZE, TRUE},
      {profile->address, TEXT_SIZE, FALSE},
      {profile->phone, TEXT_SIZE, FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    PangoLayout *layout;
    if (lines[i].text == NULL)
      continue;
    layout = make_layout (self, lines[i].text, WIDTH - 2 * MARGIN, lines[i].size, lines[i].bold);
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
    take_line (self, NULL, layout, 0);
  }
}

static char *
moment (LoketPersonPaper *self, gint64 at)
{
  g_autofree char *day = loket_calendar_day (at, self->utc_offset);
  g_autofree char *date = loket_date_text (self->language, day);
  g_autofree char *clock = loket_clock_text (self->language, at, self->utc_offset, self->zone);

  return g_strdup_printf ("%s, %s", date, clock);
}

/* "23-11-2026, 08.05 WIB": short enough for a label. */
static char *
short_moment (LoketPersonPaper *self, gint64 at)
{
  g_autofree char *day = loket_calendar_day (at, self->utc_offset);
  g_autofree char *date = loket_date_short (day);
  g_autofree char *clock = loket_clock_text (self->language, at, self->utc_offset, self->zone);

  return g_strdup_printf ("%s, %s", date, clock);
}

static const char *
words_of (LoketPersonPaper *self, const char *field, const char *value)
{
  static const struct {
    const char *field;
    const char *value;
    const char *words;
  } all[] = {
      {"sex", "female", N_ ("Woman")},
      {"sex", "male", N_ ("Man")},
      {"life_status", "alive", N_ ("Lives here")},
      {"life_status", "dead", N_ ("Dead")},
      {"life_status", "moved", N_ ("Moved away")},
      {"life_status", "missing", N_ ("Missing")},
      {"life_status", "left", N_ ("Away for work")},
      {"life_status", "invalid", N_ ("No such person")},
  };

  for (guint i = 0; value != NULL && i < G_N_ELEMENTS (all); i++)
    if (strcmp (all[i].field, field) == 0 && strcmp (all[i].value, value) == 0)
      return loket_text (self->language, all[i].words);
  return value;
}

/* "dtsen 2026-Q3, 23 November 2026": where a value comes from. */
static char *
origin (LoketPersonPaper *self, const LoketFieldStory *story)
{
  g_autofree char *since = moment (self, story->since);

  if (story->officer != NULL)
    return g_strdup_printf ("%s, %s", story->officer, since);
  if (story->source != NULL)
    return g_strdup_printf ("%s %s, %s", story->source, story->period, since);
  return g_steal_pointer (&since);
}

static void
add_facts (LoketPersonPaper *self, LoketPersonView *view)
{
  GListModel *stories = G_LIST_MODEL (view->stories);

  add_heading (self, loket_text (self->language, N_ ("What is on file, and who says so")));
  for (guint i = 0; i < g_list_model_get_n_items (stories); i++) {
    g_autoptr (LoketFieldStory) story = g_list_model_get_item (stories, i);
    const char *value = words_of (self, story->field, story->value);
    g_autofree char *from = origin (self, story);
    g_autofree char *text = NULL;
    if (value == NULL)
      continue;
    if (strcmp (story->field, "village") == 0 && view->place != NULL)
      value = view->place;
    text = g_strdup_printf ("%s\n    %s", value, from);
    add_line (self, loket_text (self->language, loket_person_field_title (story->field)), text);
  }
}

static void
add_family (LoketPersonPaper *self, LoketPersonView *view)
{
  GListModel *members = G_LIST_MODEL (view->members);

  if (view->household == NULL)
    return;
  add_heading (self, loket_text (self->language, N_ ("Family")));
  add_line (self, loket_text (self->language, N_ ("Family card")), view->household->family_card);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (LoketMemberView) member = g_list_model_get_item (members, i);
    g_autofree char *number = g_strdup_printf ("W %" G_GINT64_FORMAT, member->number);
    add_line (self, number, member->name);
  }
}

static void
append_said (LoketPersonPaper *self, GString *text, LoketListFacts *facts, const char *field)
{
  const LoketField *found = loket_record_type_find_field (loket_list_facts_get_type (), field);
  const char *value = loket_field_text (found, LOKET_RECORD (facts));

  if (value != NULL)
    g_string_append_printf (text,
                            "%s%s: %s",
                            text->len > 0 ? "; " : "",
                            loket_text (self->language, loket_person_field_title (field)),
                            words_of (self, field, value));
}

static void
add_claims (LoketPersonPaper *self, LoketPersonView *view)
{
  static const char *const fields[] = {
      "name", "nik", "birth_date", "sex", "mother_name", "address", "phone"};
  GListModel *claims = G_LIST_MODEL (view->claims);

  if (g_list_model_get_n_items (claims) > 0)
    add_heading (self, loket_text (self->language, N_ ("What lists say")));
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++) {
    g_autoptr (LoketClaim) claim = g_list_model_get_item (claims, i);
    g_autofree char *list = g_strdup_printf ("%s %s", claim->source, claim->period);
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint j = 0; claim->facts != NULL && j < G_N_ELEMENTS (fields); j++)
      append_said (self, text, claim->facts, fields[j]);
    if (claim->facts != NULL && claim->facts->decile != NULL)
      g_string_append_printf (
          text, "; %s: %s", loket_text (self->language, N_ ("Decile")), claim->facts->decile);
    if (claim->facts != NULL && claim->facts->programme != NULL)
      g_string_append_printf (
          text, "; %s: %s", loket_text (self->language, N_ ("Programme")), claim->facts->programme);
    add_line (self, list, text->str);
  }
}

/* "complaint: letter 17" with the first word as people say it. */
static char *
purpose_words (LoketPersonPaper *self, const char *purpose)
{
  g_auto (GStrv) parts = g_strsplit (purpose != NULL ? purpose : "", ": ", 2);
  int kind;

  if (parts[0] == NULL || !loket_enum_from_name (loket_purpose_get_type (), parts[0], &kind))
    return g_strdup (purpose != NULL ? purpose : "");
  return g_strconcat (loket_text (self->language, loket_purpose_sentence ((LoketPurpose) kind)),
                      parts[1] != NULL ? ": " : "",
                      parts[1],
                      NULL);
}

static void
add_looks (LoketPersonPaper *self, LoketPersonFile *file)
{
  GListModel *looks = G_LIST_MODEL (file->looks);

  add_heading (self, loket_text (self->language, N_ ("Who looked at this record")));
  for (guint i = 0; i < g_list_model_get_n_items (looks); i++) {
    g_autoptr (LoketPersonLook) look = g_list_model_get_item (looks, i);
    g_autofree char *at = short_moment (self, look->at);
    g_autofree char *purpose = purpose_words (self, look->purpose);
    g_autofree char *text =
        g_strdup_printf ("%s; %s", look->officer != NULL ? look->officer : look->device, purpose);
    add_line (self, at, text);
  }
  if (file->more)
    add_text (self, loket_text (self->language, N_ ("There are older ones; please ask.")));
}

static void
add_beginning (LoketPersonPaper *self, LoketPersonFile *file)
{
  g_autofree char *number = g_strdup_printf ("W %" G_GINT64_FORMAT, file->view->person->number);
  g_autofree char *made = moment (self, file->made_at);

  add_heading (self, loket_text (self->language, N_ ("File of a person")));
  add_text (self,
            loket_text (self->language,
                        N_ ("This is all that the office has on file of you. If something is "
                            "wrong, please tell any counter; it is looked into and answered.")));
  add_line (self, loket_text (self->language, N_ ("Number")), number);
  add_line (self, loket_text (self->language, N_ ("Handed over")), made);
  add_line (self, loket_text (self->language, N_ ("By")), file->made_by);
}

/**
 * loket_person_paper_new:
 * @file: (transfer none): what person/file answered
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): the paper, laid out; use it on one thread only
 */
LoketPersonPaper *
loket_person_paper_new (LoketPersonFile *file, LoketProfile *profile, const char *language)
{
  LoketPersonPaper *self = g_new0 (LoketPersonPaper, 1);

  self->language = g_intern_string (language);
  self->utc_offset = profile->utc_offset;
  self->zone = g_strdup (profile->zone);
  self->title = g_strdup_printf ("W %" G_GINT64_FORMAT, file->view->person->number);
  self->context = loket_typeset_context (language);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->y = MARGIN;
  self->n_pages = 1;
  add_letterhead (self, profile);
  add_beginning (self, file);
  add_facts (self, file->view);
  add_family (self, file->view);
  add_claims (self, file->view);
  add_looks (self, file);
  return self;
}

/**
 * loket_person_paper_free:
 * @paper: (transfer full): a paper
 */
void
loket_person_paper_free (LoketPersonPaper *paper)
{
  g_ptr_array_unref (paper->lines);
  g_object_unref (paper->context);
  g_free (paper->title);
  g_free (paper->zone);
  g_free (paper);
}

static void
show (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, 1 / POINTS, 1 / POINTS);
  pango_cairo_update_layout (cr, layout);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static void
draw_foot (LoketPersonPaper *self, guint page, cairo_t *cr)
{
  /* Translators: at the foot of a page: its number, and how many there are */
  g_autofree char *text =
      g_strdup_printf (loket_text (self->language, N_ ("Page %u of %u")), page + 1, self->n_pages);
  g_autoptr (PangoLayout) layout = make_layout (self, text, WIDTH - 2 * MARGIN, TEXT_SIZE, FALSE);

  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  show (cr, layout, MARGIN, HEIGHT - MARGIN);
}

static void
draw_page (gpointer drawn, guint page, cairo_t *cr)
{
  LoketPersonPaper *self = drawn;

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->lines->len; i++) {
    const Line *line = self->lines->pdata[i];
    if (line->page != page)
      continue;
    if (line->label != NULL)
      show (cr, line->label, MARGIN, line->y);
    show (cr, line->text, line->label != NULL ? MARGIN + LABEL : MARGIN, line->y);
  }
  draw_foot (self, page, cr);
}

/**
 * loket_person_paper_sheet:
 * @paper: (transfer none): a paper, which must outlive the sheet
 *
 * Returns: it as a sheet of A4, for PDF, picture and printer
 */
LoketSheet
loket_person_paper_sheet (LoketPersonPaper *paper)
{
  return (LoketSheet){
      .width = WIDTH,
      .height = HEIGHT,
      .margin = MARGIN,
      .n_pages = paper->n_pages,
      .draw = draw_page,
      .drawn = paper,
      .title = paper->title,
  };
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to a survey beside its questions: how it was asked, who asked the neighbours, the
 * photographs, and what to do with it.  The page of a survey shows it at its right. */
#include "config.h"

#include "ui/cases/survey-side.h"

#include "ui/admin/section.h"
#include "ui/cases/officer-choice.h"
#include "ui/cases/photo-part.h"
#include "ui/cases/survey-words.h"
#include "ui/cases/text-box.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>
#include <math.h>

#define MILLION 1e6 /* coordinates are kept in millionths of a degree */

struct _LoketSurveySide {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkBox *cards;
  GtkDropDown *channel;
  GtkEditable *day;
  LoketOfficerChoice *neighbour;
  LoketTextBox *note;
  LoketPhotoPart *photos;
  GtkEditable *place;
  LoketTextBox *reason;
  /* owned */
  LoketSurveyView *view;
  /* state */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (LoketSurveySide, loket_survey_side, GTK_TYPE_BOX)

enum { SAVE, HAND_IN, JUDGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Both surveyors went there, or the form was carried there. */
static gboolean
is_field (LoketSurveyChannel channel)
{
  return channel == LOKET_CHANNEL_FIELD || channel == LOKET_CHANNEL_PAPER;
}

static LoketSurveyChannel
channel_of (LoketSurveySide *self)
{
  return (LoketSurveyChannel) gtk_drop_down_get_selected (self->channel);
}

/* What is entered */

/* "-7.426, 111.022" as a telephone shows it. */
static gboolean
read_place (const char *text, LoketOptional *latitude, LoketOptional *longitude)
{
  char *end = NULL;
  const double first = g_ascii_strtod (text, &end);
  double second;

  while (*end == ',' || *end == ' ' || *end == ';')
    end++;
  if (*end == '\0')
    return FALSE;
  second = g_ascii_strtod (end, &end);
  if (*end != '\0' || fabs (first) > 90 || fabs (second) > 180)
    return FALSE;
  *latitude = LOKET_SOME (llround (first * MILLION));
  *longitude = LOKET_SOME (llround (second * MILLION));
  return TRUE;
}

/**
 * loket_survey_side_gather:
 * @self: the side of a survey
 * @save: gets what stands there
 */
void
loket_survey_side_gather (LoketSurveySide *self, LoketSurveySave *save)
{
  const char *today = loket_client_day (loket_program_client (self->program));
  g_autofree char *day = loket_form_text (self->day);
  g_autofree char *place = loket_form_text (self->place);

  save->channel = channel_of (self);
  save->day = loket_day_read (day, today);
  save->neighbour_officer = g_strdup (loket_officer_choice_officer (self->neighbour));
  save->neighbour_note = loket_text_box_text (self->note);
  save->photos = loket_photo_part_photos (self->photos);
  if (place != NULL)
    read_place (place, &save->latitude, &save->longitude);
}

/**
 * loket_survey_side_fault:
 * @self: the side of a survey
 * @complete: also what is needed to hand it in
 * @field: (out): where it is
 *
 * Returns: (transfer none) (nullable): what cannot be kept or is missing, %NULL when all is well
 */
const char *
loket_survey_side_fault (LoketSurveySide *self, gboolean complete, GtkWidget **field)
{
  const char *today = loket_client_day (loket_program_client (self->program));
  g_autofree char *typed = loket_form_text (self->day);
  g_autofree char *day = loket_day_read (typed, today);
  g_autofree char *place = loket_form_text (self->place);
  g_autofree char *note = loket_text_box_text (self->note);
  LoketOptional latitude, longitude;

  *field = GTK_WIDGET (self->day);
  if (typed != NULL && day == NULL)
    return _ ("Please enter day, month and year.");
  *field = GTK_WIDGET (self->place);
  if (place != NULL && !read_place (place, &latitude, &longitude))
    return _ ("Please enter the coordinates as “-7.42, 111.02”, or leave them out.");
  if (!complete || !is_field (channel_of (self)))
    return NULL;
  *field = GTK_WIDGET (self->neighbour);
  if (loket_officer_choice_officer (self->neighbour) == NULL)
    return _ ("Please choose who asked the neighbours.");
  *field = GTK_WIDGET (self->note);
  return note == NULL ? _ ("Please write down what the neighbours said.") : NULL;
}

/* Cards */

static GtkWidget *
add_card (LoketSurveySide *self, const char *title)
{
  GtkWidget *card = loket_part_card (title);

  gtk_box_append (self->cards, card);
  return card;
}

static void
add_field (GtkWidget *card, const char *name, GtkWidget *field)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (part, "part");
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (part), loket_part_line (name, "caption"));
  gtk_box_append (GTK_BOX (part), field);
  gtk_box_append (GTK_BOX (card), part);
}

static GtkEditable *
add_entry (GtkWidget *card, const char *name, const char *hint, int most)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), most);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  add_field (card, name, entry);
  return GTK_EDITABLE (entry);
}

static void
show_neighbours (LoketSurveySide *self)
{
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->note)),
                          is_field (channel_of (self)));
}

static void
add_channel (LoketSurveySide *self)
{
  GtkWidget *card = add_card (self, _ ("How it was asked"));
  const char *words[LOKET_CHANNEL_PAPER + 2] = {NULL};
  const LoketSurvey *survey = self->view->survey;
  const char *today = loket_client_day (loket_program_client (self->program));
  g_autofree char *day = loket_day_to_type (survey->day != NULL ? survey->day : today);
  GtkWidget *choice;

  for (int i = 0; i <= LOKET_CHANNEL_PAPER; i++)
    words[i] = loket_survey_channel_word ((LoketSurveyChannel) i);
  choice = gtk_drop_down_new_from_strings (words);
  self->channel = GTK_DROP_DOWN (choice);
  gtk_drop_down_set_selected (self->channel, survey->channel);
  add_field (card, _ ("Where"), choice);
  self->day = add_entry (card, _ ("Day"), NULL, 30);
  gtk_editable_set_text (self->day, day);
  g_signal_connect_object (
      choice, "notify::selected", G_CALLBACK (show_neighbours), self, G_CONNECT_SWAPPED);
}

static void
add_surveyors (LoketSurveySide *self)
{
  GtkWidget *card = add_card (self, _ ("Two surveyors"));
  const LoketSurvey *survey = self->view->survey;
  LoketSession *session = loket_client_session (loket_program_client (self->program));
  const char *home = self->view->officer_name != NULL ? self->view->officer_name
                     : session != NULL                ? session->name
                                                      : "";
  g_autofree char *line = g_strdup_printf (_ ("At the home: %s"), home);

  gtk_box_append (GTK_BOX (card), loket_part_label (line, "strong"));
  self->neighbour =
      LOKET_OFFICER_CHOICE (loket_officer_choice_new (self->program,
                                                      _ ("Asked the neighbours"),
                                                      survey->neighbour_officer,
                                                      self->view->neighbour_officer_name,
                                                      survey->officer != NULL ? survey->officer
                                                      : session != NULL       ? session->officer
                                                                              : NULL));
  add_field (card, _ ("Asked the neighbours"), GTK_WIDGET (self->neighbour));
  self->note = LOKET_TEXT_BOX (loket_text_box_new (_ ("What the neighbours said"), NULL, 3));
  loket_text_box_set_text (self->note, survey->neighbour_note);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->note));
  show_neighbours (self);
}

static void
add_photos (LoketSurveySide *self)
{
  GtkWidget *card = add_card (self, _ ("Photographs and place"));
  const LoketSurvey *survey = self->view->survey;
  g_autofree char *day = survey->day != NULL ? loket_day_word (self->program, survey->day) : NULL;
  g_autofree char *about =
      day != NULL ? g_strdup_printf ("%s, %s", self->view->name, day) : g_strdup (self->view->name);

  self->photos = LOKET_PHOTO_PART (
      loket_photo_part_new (self->program, survey->photos, about, self->editable));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->photos));
  self->place = add_entry (card, _ ("Coordinates, if known"), "-7.42, 111.02", 40);
  if (survey->latitude.set && survey->longitude.set) {
    g_autofree char *text = g_strdup_printf ("%.6f, %.6f",
                                             (double) survey->latitude.value / MILLION,
                                             (double) survey->longitude.value / MILLION);
    gtk_editable_set_text (self->place, text);
  }
}

/* What to do with it */

static void
save_cb (LoketSurveySide *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static void
hand_in_cb (LoketSurveySide *self)
{
  g_signal_emit (self, signals[HAND_IN], 0);
}

static void
add_acts (LoketSurveySide *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *later = loket_part_button (_ ("Save for later"), NULL, G_CALLBACK (save_cb), self);
  GtkWidget *now =
      loket_part_button (_ ("Hand in"), "loket-check-symbolic", G_CALLBACK (hand_in_cb), self);

  gtk_widget_add_css_class (box, "row");
  gtk_widget_add_css_class (now, "primary");
  gtk_widget_set_hexpand (now, TRUE);
  gtk_widget_set_tooltip_text (later, _ ("Ctrl+S"));
  gtk_widget_set_tooltip_text (now, _ ("Ctrl+Enter"));
  gtk_box_append (GTK_BOX (box), later);
  gtk_box_append (GTK_BOX (box), now);
  gtk_box_append (GTK_BOX (self), box);
}

static void
good_cb (LoketSurveySide *self)
{
  g_signal_emit (self, signals[JUDGED], 0, TRUE, NULL);
}

static glong
least_reason (void)
{
  return loket_record_type_find_field (loket_survey_check_get_type (), "reason")->min;
}

static void
bad_cb (LoketSurveySide *self)
{
  g_autofree char *reason = loket_text_box_text (self->reason);

  if (reason == NULL || g_utf8_strlen (reason, -1) < least_reason ())
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  else
    g_signal_emit (self, signals[JUDGED], 0, FALSE, reason);
}

static gboolean
asked_here (LoketSurveySide *self)
{
  LoketSession *session = loket_client_session (loket_program_client (self->program));

  return session != NULL &&
         (g_strcmp0 (session->officer, self->view->survey->officer) == 0 ||
          g_strcmp0 (session->officer, self->view->survey->neighbour_officer) == 0);
}

static void
add_check (LoketSurveySide *self)
{
  GtkWidget *card = loket_part_card (_ ("Look it over"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *good = loket_part_button (
      _ ("Accept the survey"), "loket-check-symbolic", G_CALLBACK (good_cb), self);

  if (asked_here (self)) {
    gtk_box_append (
        GTK_BOX (self),
        loket_part_hint (_ ("You asked here yourself."), _ ("Somebody else has to look it over.")));
    return;
  }
  self->reason =
      LOKET_TEXT_BOX (loket_text_box_new (_ ("What is wrong, when it goes back"), NULL, 2));
  gtk_widget_add_css_class (box, "row");
  gtk_widget_add_css_class (good, "primary");
  gtk_box_append (GTK_BOX (box), good);
  gtk_box_append (GTK_BOX (box),
                  loket_part_button (_ ("Send back"), NULL, G_CALLBACK (bad_cb), self));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (card), box);
  gtk_box_append (GTK_BOX (self), card);
}

static void
add_past (LoketSurveySide *self)
{
  const LoketSurvey *survey = self->view->survey;
  g_autofree char *checked = NULL;

  if (survey->state == LOKET_SURVEY_RETURNED && survey->reason != NULL)
    gtk_box_append (self->cards,
                    loket_part_hint (_ ("This survey was sent back."), survey->reason));
  if (survey->state == LOKET_SURVEY_VERIFIED && self->view->checked_by_name != NULL) {
    checked = g_strdup_printf (_ ("Looked over by %s."), self->view->checked_by_name);
    gtk_box_append (self->cards, loket_part_label (checked, "quiet"));
  }
}

/* What was handed in can be read; photographs are looked at still. */
static void
put_to_rest (LoketSurveySide *self)
{
  GtkWidget *photos = gtk_widget_get_parent (GTK_WIDGET (self->photos));

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    gtk_widget_set_sensitive (card, card == photos);
  gtk_widget_set_sensitive (GTK_WIDGET (self->place), FALSE);
}

/* The widget */

static void
loket_survey_side_dispose (GObject *object)
{
  g_clear_object (&LOKET_SURVEY_SIDE (object)->view);
  G_OBJECT_CLASS (loket_survey_side_parent_class)->dispose (object);
}

static guint
make_signal (LoketSurveySideClass *klass, const char *name)
{
  return g_signal_new (
      name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_survey_side_class_init (LoketSurveySideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_survey_side_dispose;
  signals[SAVE] = make_signal (klass, "save");
  signals[HAND_IN] = make_signal (klass, "hand-in");
  signals[JUDGED] = g_signal_new ("judged",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_BOOLEAN,
                                  G_TYPE_STRING);
}

static void
loket_survey_side_init (LoketSurveySide *self)
{
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-form");
  gtk_widget_add_css_class (GTK_WIDGET (self->cards), "rows");
  gtk_box_append (GTK_BOX (self), loket_part_scroll (GTK_WIDGET (self->cards)));
}

/**
 * loket_survey_side_new:
 * @program: the program
 * @view: of the survey
 * @editable: whether this officer fills it
 *
 * Returns: (transfer floating): the side
 */
GtkWidget *
loket_survey_side_new (LoketProgram *program, LoketSurveyView *view, gboolean editable)
{
  LoketSurveySide *self = g_object_new (LOKET_TYPE_SURVEY_SIDE, NULL);

  self->program = program;
  self->view = g_object_ref (view);
  self->editable = editable;
  add_past (self);
  add_channel (self);
  add_surveyors (self);
  add_photos (self);
  if (!editable)
    put_to_rest (self);
  if (editable)
    add_acts (self);
  else if (view->survey->state == LOKET_SURVEY_SUBMITTED &&
           loket_admin_may (program, LOKET_MAY_CHECK_SURVEYS))
    add_check (self);
  return GTK_WIDGET (self);
}

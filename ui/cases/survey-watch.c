/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the change watch: what changed about people with a decision; they are heard before
 * anything is taken away.  A section of the page of applications. */
#include "config.h"

#include "ui/cases/survey-watch.h"

#include "core/application-desk.h"
#include "core/watch-desk.h"
#include "ui/admin/form.h"
#include "ui/admin/list.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/cases/case-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/letters-page.h"
#include "ui/cases/ruling-words.h"
#include "ui/cases/survey-words.h"
#include "ui/cases/text-box.h"
#include "ui/registry/form-grid.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_SURVEY_WATCH (loket_survey_watch_get_type ())
G_DECLARE_FINAL_TYPE (LoketSurveyWatch, loket_survey_watch, LOKET, SURVEY_WATCH, LoketAdminList)

struct _LoketSurveyWatch {
  LoketAdminList parent_instance;

  /* borrowed */
  LoketTextBox *reason;
  GtkEditable *due;
  GtkCheckButton *answered;
  /* owned */
  LoketWatchEntry *entry; /* in the pane */
  LoketWatch *watch;      /* of it */
  char *next;             /* place of the page behind those that are seen, NULL = there is none */
};

G_DEFINE_FINAL_TYPE (LoketSurveyWatch, loket_survey_watch, LOKET_TYPE_ADMIN_LIST)

static LoketWatch *
watch_of (LoketRecord *record)
{
  return loket_watch_entry_cast (record)->watch;
}

static const char *
id_of (LoketRecord *record)
{
  return watch_of (record)->id;
}

/* Columns */

static char *
name_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_watch_entry_cast (record)->name);
}

static char *
place_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_watch_entry_cast (record)->place);
}

static char *
kind_text (LoketProgram *program, LoketRecord *record)
{
  const LoketWatch *watch = watch_of (record);

  if (watch->before == NULL || watch->after == NULL)
    return g_strdup (loket_watch_kind_word (watch->kind));
  return g_strdup_printf (
      "%s: %s → %s", loket_watch_kind_word (watch->kind), watch->before, watch->after);
}

static char *
due_text (LoketProgram *program, LoketRecord *record)
{
  const LoketWatch *watch = watch_of (record);

  return watch->due_day != NULL ? loket_day_word (program, watch->due_day) : NULL;
}

static char *
state_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_watch_state_word (watch_of (record)->state));
}

static const char *
state_chip (LoketRecord *record)
{
  return loket_watch_state_style (watch_of (record)->state);
}

static const LoketAdminColumn columns[] = {
    {.title = N_ ("Who"), .text = name_text},
    {.title = N_ ("What changed"), .text = kind_text, .wide = TRUE},
    {.title = N_ ("Where"), .text = place_text, .spare = TRUE},
    {.title = N_ ("Answer until"), .text = due_text, .spare = TRUE},
    {.title = N_ ("State"), .text = state_text, .chip = state_chip},
};

/* What is asked for */

static LoketRecord *
request (LoketAdminList *list)
{
  LoketWatchQuery *query = loket_watch_query_new ();

  query->limit = LOKET_SOME (LOKET_WATCH_PAGE);
  return LOKET_RECORD (query);
}

static void
loaded (LoketAdminList *list, LoketRecord *answer)
{
  LoketSurveyWatch *self = LOKET_SURVEY_WATCH (list);

  g_free (self->next);
  self->next = g_strdup (loket_watch_page_cast (answer)->next);
}

static void
more (LoketAdminList *list)
{
  LoketSurveyWatch *self = LOKET_SURVEY_WATCH (list);
  g_autoptr (LoketRecord) query = NULL;

  if (self->next == NULL)
    return;
  query = request (list);
  loket_watch_query_cast (query)->after = g_steal_pointer (&self->next);
  loket_admin_list_ask_more (list, query);
}

/* Acts */

static void
refuse (LoketSurveyWatch *self, const char *sentence, GtkWidget *field)
{
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, sentence, NULL);
  gtk_widget_grab_focus (field);
}

static void
moved_cb (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  const LoketWatch *watch = loket_watch_cast (answer);
  const gboolean proposed = g_str_equal (loket_watch_move_cast (request)->act, "end") &&
                            watch->state == LOKET_WATCH_HEARING;

  loket_admin_list_reload (list);
  loket_admin_tell (GTK_WIDGET (list),
                    LOKET_NOTICE_INFORMATION,
                    proposed
                        ? _ ("The end is proposed. It counts once another officer has approved it.")
                        : loket_watch_state_word (watch->state),
                    NULL);
}

static LoketWatchMove *
request_of (LoketSurveyWatch *self, const char *act)
{
  LoketWatchMove *request = loket_watch_move_new ();

  request->watch = g_strdup (self->watch->id);
  request->version = LOKET_SOME (self->watch->version);
  request->act = g_strdup (act);
  request->reason = loket_text_box_text (self->reason);
  return request;
}

static void
send (LoketSurveyWatch *self, LoketWatchMove *request)
{
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_WATCH_MOVE, LOKET_RECORD (g_object_ref (request)), moved_cb);
}

static void
hear_cb (LoketSurveyWatch *self)
{
  g_autoptr (LoketWatchMove) request = request_of (self, "hear");
  LoketClient *client = loket_admin_list_client (LOKET_ADMIN_LIST (self));
  g_autofree char *day = loket_form_text (self->due);

  request->due_day = loket_day_read (day, loket_client_day (client));
  if (day != NULL && request->due_day == NULL)
    refuse (self, _ ("Please enter day, month and year."), GTK_WIDGET (self->due));
  else
    send (self, request);
}

static void
end_with (LoketSurveyWatch *self, const char *act)
{
  g_autoptr (LoketWatchMove) request = request_of (self, act);

  request->answered = self->answered != NULL && gtk_check_button_get_active (self->answered);
  if (request->reason == NULL)
    refuse (self, _ ("Please write down why."), GTK_WIDGET (self->reason));
  else
    send (self, request);
}

static void
keep_cb (LoketSurveyWatch *self)
{
  end_with (self, "keep");
}

static void
end_cb (LoketSurveyWatch *self)
{
  end_with (self, "end");
}

static gboolean
ends_card (const LoketWatch *watch)
{
  return watch->decision != NULL && loket_watch_takes_away (watch->kind);
}

static void
open_cb (LoketSurveyWatch *self)
{
  loket_case_page_open (GTK_WIDGET (self), self->entry->application);
}

static GtkWidget *
make_letters (LoketProgram *program, LoketRecord *record)
{
  return loket_letters_page_new (program, loket_application_view_cast (record));
}

static void
letter_cb (LoketSurveyWatch *self)
{
  g_autoptr (LoketApplicationRequest) request = loket_application_request_new ();

  request->application = g_strdup (self->entry->application);
  request->purpose = LOKET_PURPOSE_SERVICE;
  loket_cases_desk_fetch (
      GTK_WIDGET (self), &LOKET_APPLICATION_OPEN, LOKET_RECORD (request), make_letters);
}

static void
add_ways (LoketSurveyWatch *self, GtkWidget *form)
{
  LoketProgram *program = loket_admin_list_application (LOKET_ADMIN_LIST (self));

  if (self->entry->application == NULL)
    return;
  loket_admin_form_add_button (form, _ ("Open the application"), "", G_CALLBACK (open_cb), self);
  if (self->watch->state == LOKET_WATCH_HEARING &&
      loket_admin_may (program, LOKET_MAY_ISSUE_LETTERS))
    loket_admin_form_add_button (
        form, _ ("Write the invitation"), "", G_CALLBACK (letter_cb), self);
}

/* Only a head takes something away, and nothing that the person does not know of. */
static gboolean
may (LoketSurveyWatch *self, const char *act)
{
  LoketProgram *program = loket_admin_list_application (LOKET_ADMIN_LIST (self));

  return loket_machine_may (&loket_watch_machine, self->watch->state, act) &&
         (!g_str_equal (act, "end") || loket_admin_is_head (program));
}

static void
add_acts (LoketSurveyWatch *self, GtkWidget *form)
{
  const gboolean first = self->watch->state == LOKET_WATCH_OPEN;
  const struct {
    const char *act;
    const char *label;
    GCallback pressed;
  } acts[] = {
      {"hear", first ? N_ ("Hear the person") : N_ ("Set another day"), G_CALLBACK (hear_cb)},
      {"keep", N_ ("Nothing changes"), G_CALLBACK (keep_cb)},
      {"end",
       ends_card (self->watch) ? N_ ("Propose to end the card") : N_ ("Done, with the reason"),
       G_CALLBACK (end_cb)},
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (may (self, acts[i].act))
      loket_admin_form_add_button (
          form, _ (acts[i].label), i == 0 && first ? "primary" : "", acts[i].pressed, self);
}

static void
add_fields (LoketSurveyWatch *self, GtkWidget *form)
{
  GtkWidget *due = gtk_entry_new ();
  GtkWidget *answered = gtk_check_button_new_with_label (_ ("The person has answered"));

  self->due = GTK_EDITABLE (due);
  self->answered = may (self, "end") ? GTK_CHECK_BUTTON (answered) : NULL;
  self->reason = LOKET_TEXT_BOX (loket_text_box_new (_ ("Reason"), NULL, 2));
  if (may (self, "hear"))
    loket_admin_form_add_field (form,
                                _ ("Day until which the person may answer"),
                                due,
                                _ ("Empty: the first day that is allowed."));
  else
    g_object_unref (g_object_ref_sink (due));
  if (may (self, "end"))
    gtk_box_append (GTK_BOX (form), answered);
  else
    g_object_unref (g_object_ref_sink (answered));
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->reason));
}

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  LoketSurveyWatch *self = LOKET_SURVEY_WATCH (list);
  LoketProgram *program = loket_admin_list_application (list);
  LoketWatchEntry *entry = loket_watch_entry_cast (record);
  GtkWidget *form = loket_admin_form_new ();
  g_autofree char *what = kind_text (program, record);
  g_autofree char *due = due_text (program, record);
  g_autofree char *until =
      entry->until_day != NULL ? loket_day_word (program, entry->until_day) : NULL;

  g_set_object (&self->entry, entry);
  g_set_object (&self->watch, entry->watch);
  loket_admin_form_add_fact (form, _ ("State"), loket_watch_state_word (entry->watch->state));
  loket_admin_form_add_fact (form, _ ("What changed"), what);
  loket_admin_form_add_fact (form, _ ("Where"), entry->place);
  loket_admin_form_add_fact (form, _ ("Decision"), loket_ruling_category (entry->category));
  loket_admin_form_add_fact (form, _ ("In force until"), until);
  loket_admin_form_add_fact (form, _ ("Answer until"), due);
  loket_admin_form_add_fact (form, _ ("What came of it"), entry->watch->outcome);
  add_ways (self, form);
  if (entry->watch->state != LOKET_WATCH_OPEN && entry->watch->state != LOKET_WATCH_HEARING)
    return form;
  loket_admin_form_add_sentence (
      form, _ ("Nothing is taken away before the person was heard or had the time to answer."));
  add_fields (self, form);
  add_acts (self, form);
  return form;
}

static void
loket_survey_watch_dispose (GObject *object)
{
  LoketSurveyWatch *self = LOKET_SURVEY_WATCH (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->next, g_free);
  G_OBJECT_CLASS (loket_survey_watch_parent_class)->dispose (object);
}

static void
loket_survey_watch_class_init (LoketSurveyWatchClass *klass)
{
  LoketAdminListClass *list = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_survey_watch_dispose;
  list->title = N_ ("Changes");
  list->lead = N_ ("What new lists say of people with a decision, and decisions that run out.");
  list->search = N_ ("Name, village or what changed");
  list->empty = N_ ("Nothing has changed that somebody would have to look at.");
  list->icon = "loket-search-symbolic";
  list->columns = columns;
  list->n_columns = G_N_ELEMENTS (columns);
  list->operation = &LOKET_WATCH_LIST;
  list->member = "watches";
  list->id = id_of;
  list->request = request;
  list->loaded = loaded;
  list->more = more;
  list->fresh = TRUE;
  list->detail = detail;
}

static void
loket_survey_watch_init (LoketSurveyWatch *self)
{
}

/**
 * loket_survey_watch_new:
 * @program: the program
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_survey_watch_new (LoketProgram *program)
{
  return loket_cases_desk_new (
      program, g_object_new (LOKET_TYPE_SURVEY_WATCH, "application", program, NULL));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of rules: the versions of the profile in words, and trials of them over the register
 * with their results.  A section of the page of applications. */
#include "config.h"

#include "ui/cases/rules-section.h"

#include "core/office.h"
#include "core/operations.h"
#include "core/rules-desk.h"
#include "ui/admin/form.h"
#include "ui/admin/list.h"
#include "ui/admin/page.h"
#include "ui/admin/words.h"
#include "ui/cases/desk.h"
#include "ui/cases/rules-text.h"
#include "ui/cases/rules-trial.h"
#include "ui/cases/rules-words.h"
#include "ui/cases/survey-words.h"
#include "ui/cases/words.h"
#include "ui/registry/job-watch.h"
#include "ui/registry/list-words.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define TRIALS_SHOWN 10 /* of one version, newest first */
#define TRIAL "loket-trial"

#define LOKET_TYPE_RULES_SECTION (loket_rules_section_get_type ())
G_DECLARE_FINAL_TYPE (LoketRulesSection, loket_rules_section, LOKET, RULES_SECTION, LoketAdminList)

struct _LoketRulesSection {
  LoketAdminList parent_instance;

  /* owned */
  LoketJobWatch *jobs;
  GCancellable *cancellable;
  LoketRuleText *shown;    /* in the pane */
  LoketRuleText *in_force; /* NULL: no rules hold today */
  GListModel *trials;      /* LoketWhatIf, newest first; NULL until the hub said it */
  char *mine;              /* the job that was begun here */
};

G_DEFINE_FINAL_TYPE (LoketRulesSection, loket_rules_section, LOKET_TYPE_ADMIN_LIST)

static LoketRuleVersion *
about_of (LoketRecord *record)
{
  return loket_rule_text_cast (record)->about;
}

static const char *
id_of (LoketRecord *record)
{
  return about_of (record)->version;
}

static LoketRulesStanding
standing_of (LoketRulesSection *self, LoketRuleText *text)
{
  return loket_rules_standing (
      text, loket_client_day (loket_admin_list_client (LOKET_ADMIN_LIST (self))));
}

/* Columns */

static char *
version_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (about_of (record)->version);
}

static char *
name_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_rules_name (program, about_of (record)));
}

static char *
term_text (LoketProgram *program, LoketRecord *record)
{
  return loket_rules_term (program, about_of (record));
}

static char *
signature_text (LoketProgram *program, LoketRecord *record)
{
  const char *signed_by = about_of (record)->signed_by;

  return g_strdup (signed_by != NULL ? signed_by : _ ("nobody yet"));
}

static char *
state_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_rules_standing_word (loket_rules_standing (
      loket_rule_text_cast (record), loket_client_day (loket_program_client (program)))));
}

/* A column has no program at hand: what is signed and not in force looks the same before and after
 * its time, the word tells which. */
static const char *
state_chip (LoketRecord *record)
{
  LoketRuleText *text = loket_rule_text_cast (record);

  if (text->in_force)
    return "good";
  return text->about->signed_by == NULL ? "house" : "";
}

static const LoketAdminColumn columns[] = {
    {.title = N_ ("Version"), .text = version_text},
    {.title = N_ ("What it is called"), .text = name_text, .wide = TRUE},
    {.title = N_ ("Holds"), .text = term_text, .spare = TRUE},
    {.title = N_ ("Signed by"), .text = signature_text, .spare = TRUE},
    {.title = N_ ("State"), .text = state_text, .chip = state_chip},
};

/* Trials */

static gboolean
has_whole_district (LoketRulesSection *self)
{
  LoketSession *session = loket_client_session (loket_admin_list_client (LOKET_ADMIN_LIST (self)));

  return session != NULL && session->area == NULL;
}

/* The pane as it is now, where it is open. */
static void
refresh (LoketRulesSection *self)
{
  g_autofree char *version = self->shown != NULL ? g_strdup (self->shown->about->version) : NULL;

  if (version != NULL && loket_admin_list_is_open (LOKET_ADMIN_LIST (self)))
    loket_admin_list_choose (LOKET_ADMIN_LIST (self), version);
}

static void
trials_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRulesSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  g_set_object (&self->trials, G_LIST_MODEL (loket_what_ifs_cast (answer)->trials));
  refresh (self);
}

static void
ask_trials (LoketRulesSection *self)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  if (!has_whole_district (self))
    return;
  loket_client_call (loket_admin_list_client (LOKET_ADMIN_LIST (self)),
                     &LOKET_RULES_WHAT_IF_LIST,
                     LOKET_RECORD (nothing),
                     NULL,
                     self->cancellable,
                     trials_cb,
                     g_object_ref (self));
}

static void
started_cb (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  LoketRulesSection *self = LOKET_RULES_SECTION (list);

  g_free (self->mine);
  self->mine = g_strdup (loket_job_cast (answer)->id);
  loket_job_watch_expect (self->jobs, self->mine);
}

static void
start_cb (LoketRulesSection *self)
{
  LoketWhatIfRequest *request = loket_what_if_request_new ();

  request->version = g_strdup (self->shown->about->version);
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_RULES_WHAT_IF, LOKET_RECORD (request), started_cb);
}

static void
cancel_cb (LoketRulesSection *self)
{
  LoketJob *running = loket_job_watch_running (self->jobs);
  LoketJobReference *reference;

  if (running == NULL)
    return;
  reference = loket_job_reference_new ();
  reference->job = g_strdup (running->id);
  loket_admin_list_act (LOKET_ADMIN_LIST (self), &LOKET_JOB_CANCEL, LOKET_RECORD (reference), NULL);
}

static void
running_cb (LoketRulesSection *self, LoketJob *job)
{
  GtkWidget *progress = NULL;

  if (job != NULL) {
    progress = loket_job_progress_new (job, &loket_trial_words);
    g_signal_connect_object (progress, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  }
  loket_admin_list_set_banner (LOKET_ADMIN_LIST (self), progress);
  refresh (self);
}

/* Whoever began it and still looks at the list sees what came of it; others are told. */
static void
tell_done (LoketRulesSection *self, LoketJob *job)
{
  if (g_strcmp0 (self->mine, job->id) == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    loket_rules_trial_open (GTK_WIDGET (self), job->result);
  else
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_INFORMATION,
                      _ ("The trial of rules has come to its end."),
                      _ ("What came of it stands with the version that was tried."));
}

static void
ended_cb (LoketRulesSection *self, LoketJob *job)
{
  if (job->state == LOKET_JOB_DONE) {
    tell_done (self, job);
  } else if (job->state == LOKET_JOB_CANCELLED) {
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_INFORMATION,
                      _ ("The trial was stopped. Nothing of it is kept."),
                      NULL);
  } else {
    g_autofree char *sentence =
        loket_trial_failure (loket_admin_list_application (LOKET_ADMIN_LIST (self)), job);
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_WARNING,
                      sentence,
                      _ ("The trial was broken off and nothing of it is kept. It can be begun "
                         "again."));
  }
  if (g_strcmp0 (self->mine, job->id) == 0)
    g_clear_pointer (&self->mine, g_free);
  ask_trials (self);
}

/* The pane */

static void
read_cb (LoketRulesSection *self)
{
  loket_cases_desk_push (
      GTK_WIDGET (self),
      loket_rules_text_new (
          loket_admin_list_application (LOKET_ADMIN_LIST (self)), self->shown, self->in_force));
}

static void
open_cb (GtkWidget *button, LoketRulesSection *self)
{
  loket_rules_trial_open (GTK_WIDGET (self), g_object_get_data (G_OBJECT (button), TRIAL));
}

static void
add_trial (LoketRulesSection *self, GtkWidget *form, LoketWhatIf *trial)
{
  LoketProgram *program = loket_admin_list_application (LOKET_ADMIN_LIST (self));
  g_autofree char *at = loket_admin_time (program, trial->created_at);
  g_autofree char *number = loket_list_count (trial->changed);
  g_autofree char *changed = g_strdup_printf (_ ("%s would change"), number);
  const char *parts[] = {at, changed};
  g_autofree char *label = loket_cases_join (parts, G_N_ELEMENTS (parts));
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), TRIAL, g_strdup (trial->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, 0);
  gtk_box_append (GTK_BOX (form), button);
  if (strcmp (trial->rules_checksum, self->shown->about->checksum) != 0)
    gtk_box_append (
        GTK_BOX (form),
        loket_part_label (_ ("The file of this version says something else since."), "caution"));
}

static void
add_trials (LoketRulesSection *self, GtkWidget *form)
{
  guint n = 0;

  if (self->trials == NULL)
    return;
  gtk_box_append (GTK_BOX (form), loket_part_label (_ ("Trials of this version"), "fact"));
  for (guint i = 0; i < g_list_model_get_n_items (self->trials) && n < TRIALS_SHOWN; i++) {
    g_autoptr (LoketWhatIf) trial = g_list_model_get_item (self->trials, i);
    if (strcmp (trial->rules_new, self->shown->about->version) != 0)
      continue;
    add_trial (self, form, trial);
    n++;
  }
  if (n == 0)
    gtk_box_append (GTK_BOX (form), loket_part_label (_ ("Not tried yet."), "quiet"));
}

/* Only what does not hold today is worth a trial. */
static void
add_start (LoketRulesSection *self, GtkWidget *form)
{
  if (self->shown->in_force)
    return;
  if (!has_whole_district (self))
    loket_admin_form_add_sentence (
        form, _ ("A trial is about everybody: it is for officers of the whole district."));
  else if (loket_job_watch_running (self->jobs) != NULL)
    loket_admin_form_add_sentence (
        form, _ ("A trial is under way. The next one can begin when it has ended."));
  else
    loket_admin_form_add_button (
        form, _ ("Try it on the register"), NULL, G_CALLBACK (start_cb), self);
}

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  LoketRulesSection *self = LOKET_RULES_SECTION (list);
  LoketProgram *program = loket_admin_list_application (list);
  LoketRuleVersion *about = about_of (record);
  GtkWidget *form = loket_admin_form_new ();
  const LoketRulesStanding standing = standing_of (self, loket_rule_text_cast (record));
  g_autofree char *term = loket_rules_term (program, about);
  g_autofree char *day =
      about->signed_on != NULL ? loket_day_word (program, about->signed_on) : NULL;

  g_set_object (&self->shown, loket_rule_text_cast (record));
  loket_admin_form_add_fact (form, _ ("What it is called"), loket_rules_name (program, about));
  loket_admin_form_add_sentence (form, loket_rules_standing_sentence (standing));
  loket_admin_form_add_button (form, _ ("Read these rules"), "primary", G_CALLBACK (read_cb), self);
  add_start (self, form);
  if (!self->shown->in_force)
    add_trials (self, form);
  loket_admin_form_add_fact (form, _ ("Holds"), term);
  loket_admin_form_add_fact (
      form, _ ("Signed by"), about->signed_by != NULL ? about->signed_by : _ ("nobody yet"));
  if (day != NULL)
    loket_admin_form_add_fact (form, _ ("Signed on"), day);
  if (about->legal_basis != NULL)
    loket_admin_form_add_fact (form, _ ("Rests on"), about->legal_basis);
  return form;
}

static void
loaded (LoketAdminList *list, LoketRecord *answer)
{
  LoketRulesSection *self = LOKET_RULES_SECTION (list);
  GListModel *versions = G_LIST_MODEL (loket_rule_versions_cast (answer)->versions);

  g_clear_object (&self->in_force);
  for (guint i = 0; i < g_list_model_get_n_items (versions); i++) {
    g_autoptr (LoketRuleText) text = g_list_model_get_item (versions, i);
    if (text->in_force)
      g_set_object (&self->in_force, text);
  }
  ask_trials (self);
}

/* The widget */

static void
loket_rules_section_constructed (GObject *object)
{
  LoketRulesSection *self = LOKET_RULES_SECTION (object);

  G_OBJECT_CLASS (loket_rules_section_parent_class)->constructed (object);
  self->jobs =
      loket_job_watch_new (loket_admin_list_client (LOKET_ADMIN_LIST (self)), &LOKET_RULES_WHAT_IF);
  g_signal_connect_object (self->jobs, "running", G_CALLBACK (running_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->jobs, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  loket_job_watch_look (self->jobs);
}

static void
loket_rules_section_dispose (GObject *object)
{
  LoketRulesSection *self = LOKET_RULES_SECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->jobs);
  g_clear_object (&self->shown);
  g_clear_object (&self->in_force);
  g_clear_object (&self->trials);
  g_clear_pointer (&self->mine, g_free);
  G_OBJECT_CLASS (loket_rules_section_parent_class)->dispose (object);
}

static void
loket_rules_section_finalize (GObject *object)
{
  g_clear_object (&LOKET_RULES_SECTION (object)->cancellable);
  G_OBJECT_CLASS (loket_rules_section_parent_class)->finalize (object);
}

static void
loket_rules_section_class_init (LoketRulesSectionClass *klass)
{
  LoketAdminListClass *list = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = loket_rules_section_constructed;
  G_OBJECT_CLASS (klass)->dispose = loket_rules_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_rules_section_finalize;
  list->title = N_ ("Rules");
  list->lead =
      N_ ("Who gets which card, and why. A version holds once it is signed; before that it "
          "can be tried on the register, which changes nobody's card.");
  list->search = N_ ("Version, name or who signed");
  list->empty = N_ ("The profile of this office has no rules.");
  list->empty_advice = N_ ("Please tell whoever looks after the profile; nothing can be proposed "
                           "without.");
  list->icon = "loket-letter-symbolic";
  list->columns = columns;
  list->n_columns = G_N_ELEMENTS (columns);
  list->operation = &LOKET_RULES_VERSIONS;
  list->member = "versions";
  list->id = id_of;
  list->loaded = loaded;
  list->detail = detail;
}

static void
loket_rules_section_init (LoketRulesSection *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * loket_rules_section_new:
 * @program: the program
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_rules_section_new (LoketProgram *program)
{
  return loket_cases_desk_new (
      program, g_object_new (LOKET_TYPE_RULES_SECTION, "application", program, NULL));
}

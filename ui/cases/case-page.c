/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an application: what, whose, how far, its clock, its papers, who did what when, and
 * what this officer may do now.  The desk of applications shows it. */
#include "config.h"

#include "ui/cases/case-page.h"

#include "ui/admin/page.h"
#include "ui/admin/words.h"
#include "ui/cases/bar.h"
#include "ui/cases/brief-page.h"
#include "ui/cases/case-acts.h"
#include "ui/cases/case-parts.h"
#include "ui/cases/desk.h"
#include "ui/cases/listen.h"
#include "ui/cases/words.h"
#include "ui/common/tile.h"
#include "ui/common/wrap-layout.h"
#include "ui/registry/hit-row.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define GAP 8 /* pixels between buttons */

struct _LoketCasePage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *head;
  GtkWidget *bars;
  GtkWidget *acts;
  GtkWidget *case_acts; /* those of them that one page does by itself */
  GtkScrolledWindow *scroll;
  /* owned */
  LoketApplicationView *view;
  GCancellable *cancellable; /* of the question how it is now, NULL = none is under way */
};

G_DEFINE_FINAL_TYPE (LoketCasePage, loket_case_page, GTK_TYPE_BOX)

/* Head */

static void
person_cb (LoketCasePage *self)
{
  loket_brief_page_open (GTK_WIDGET (self), self->view->person->person);
}

static const char *
state_style (LoketApplicationState state)
{
  if (state == LOKET_APPLICATION_APPROVED || state == LOKET_APPLICATION_CLOSED)
    return "good";
  if (state == LOKET_APPLICATION_INCOMPLETE || state == LOKET_APPLICATION_WAITING_VILLAGE ||
      state == LOKET_APPLICATION_REJECTED)
    return "warning";
  return "house";
}

static char *
make_facts (LoketCasePage *self)
{
  LoketApplication *application = self->view->application;
  g_autofree char *facts =
      loket_hit_facts (self->view->person, loket_program_language (self->program));
  g_autofree char *day = loket_admin_day (self->program, application->created_at);
  g_autofree char *since = g_strdup_printf (_ ("since %s"), day);
  g_autofree char *ticket = self->view->ticket_label != NULL
                                ? g_strdup_printf (_ ("Number %s"), self->view->ticket_label)
                                : NULL;
  const char *parts[] = {facts, loket_cases_origin (application->origin), ticket, since};

  return loket_cases_join (parts, G_N_ELEMENTS (parts));
}

static GtkWidget *
make_head (LoketCasePage *self)
{
  LoketApplication *application = self->view->application;
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *person =
      loket_part_button (self->view->person->name, NULL, G_CALLBACK (person_cb), self);
  g_autofree char *number = loket_cases_number (application->number);
  g_autofree char *kind = loket_cases_kind (self->program, application->kind);
  g_autofree char *facts = make_facts (self);

  gtk_widget_add_css_class (head, "person-head");
  gtk_widget_add_css_class (what, "row");
  gtk_widget_set_valign (person, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (person, "whose");
  gtk_widget_set_tooltip_text (person, _ ("Who this is, in one look"));
  gtk_box_append (GTK_BOX (what), loket_part_chip (number, "house"));
  gtk_box_append (GTK_BOX (what), loket_part_line (kind, "heading"));
  gtk_box_append (GTK_BOX (what), person);
  gtk_box_append (GTK_BOX (what),
                  loket_part_chip (_ (loket_application_state_title (application->state)),
                                   state_style (application->state)));
  gtk_box_append (GTK_BOX (head), what);
  gtk_box_append (GTK_BOX (head), loket_part_line (facts, "lead"));
  return head;
}

/* How far it is */

static int
stage_of (LoketApplicationState state)
{
  switch (state) {
  case LOKET_APPLICATION_DRAFT:
  case LOKET_APPLICATION_SUBMITTED:
  case LOKET_APPLICATION_INCOMPLETE:
    return 0;
  case LOKET_APPLICATION_REGISTRY_CHECKED:
  case LOKET_APPLICATION_NEEDS_VERIFICATION:
  case LOKET_APPLICATION_VERIFYING_PHONE:
  case LOKET_APPLICATION_VERIFYING_FIELD:
  case LOKET_APPLICATION_WAITING_VILLAGE:
    return 1;
  case LOKET_APPLICATION_VERIFIED:
    return 2;
  case LOKET_APPLICATION_PROPOSED:
  case LOKET_APPLICATION_APPROVED_SECTION:
    return 3;
  case LOKET_APPLICATION_APPROVED:
  case LOKET_APPLICATION_REJECTED:
  case LOKET_APPLICATION_OBJECTED:
    return 4;
  case LOKET_APPLICATION_CLOSED:
    return 5;
  case LOKET_APPLICATION_WITHDRAWN:
  case LOKET_APPLICATION_EXPIRED:
  default:
    return -1;
  }
}

/* Where it was before it ended on the way. */
static int
last_stage (LoketCasePage *self)
{
  GListModel *steps = G_LIST_MODEL (self->view->steps);
  int last = 0;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++) {
    g_autoptr (LoketStepView) step = g_list_model_get_item (steps, i);
    if (stage_of (step->state) >= 0)
      last = stage_of (step->state);
  }
  return last;
}

static GtkWidget *
make_strip (LoketCasePage *self)
{
  const char *titles[] = {
      _ ("Papers"), _ ("Check"), _ ("Proposal"), _ ("Approval"), _ ("Decision"), _ ("Handed over")};
  const int stage = stage_of (self->view->application->state);
  const int now = stage >= 0 ? stage : last_stage (self);
  GtkWidget *strip = loket_cases_strip ();

  for (int i = 0; i < (int) G_N_ELEMENTS (titles); i++) {
    LoketStage where = i < now ? LOKET_STAGE_DONE : i > now ? LOKET_STAGE_AHEAD : LOKET_STAGE_NOW;
    if (i == now && stage < 0)
      where = LOKET_STAGE_ENDED;
    if (i == now && self->view->application->state == LOKET_APPLICATION_CLOSED)
      where = LOKET_STAGE_DONE;
    loket_cases_strip_add (strip, titles[i], where);
  }
  return strip;
}

static GtkWidget *
make_clock (LoketCasePage *self)
{
  LoketApplication *application = self->view->application;
  const LoketApplicationClock clock = self->view->clock;
  g_autofree char *sentence = loket_cases_clock (self->program, application, clock);

  return loket_cases_bar (loket_cases_clock_style (clock),
                          "loket-clock-symbolic",
                          loket_cases_clock_word (clock),
                          sentence);
}

static void
add_part_acts (LoketCasePage *self, GtkWidget *bar)
{
  guint n_parts;
  const LoketCasePart *parts = loket_case_parts (&n_parts);

  for (guint i = 0; i < n_parts; i++) {
    GtkWidget *act = parts[i].act != NULL ? parts[i].act (self->program, self->view) : NULL;
    if (act == NULL)
      continue;
    gtk_widget_set_valign (act, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (bar), act);
  }
}

/* What to do next, in words, and the buttons for it; where this officer may do nothing, that is
 * said too. */
static GtkWidget *
make_next (LoketCasePage *self)
{
  char **next = self->view->next;
  g_autoptr (GString) said = g_string_new (NULL);
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *bar;

  for (guint i = 0; next != NULL && next[i] != NULL; i++)
    g_string_append_printf (said, "%s%s", i > 0 ? "\n" : "", _ (loket_next_sentence (next[i])));
  gtk_widget_add_css_class (acts, "acts");
  gtk_widget_set_layout_manager (acts, loket_wrap_layout_new (GAP));
  self->case_acts = loket_case_acts_new (self->program, self->view);
  gtk_widget_set_visible (self->case_acts, gtk_widget_get_first_child (self->case_acts) != NULL);
  gtk_box_append (GTK_BOX (acts), self->case_acts);
  add_part_acts (self, acts);
  self->acts = acts;
  if (gtk_widget_get_first_child (gtk_widget_get_first_child (acts)) == NULL &&
      gtk_widget_get_first_child (acts) == gtk_widget_get_last_child (acts) &&
      !loket_application_has_ended (self->view->application->state))
    g_string_append_printf (
        said, "%s%s", said->len > 0 ? "\n" : "", _ ("That is for officers with another role."));
  bar = loket_cases_bar ("next",
                         "loket-forward-symbolic",
                         _ ("What to do next"),
                         said->len > 0 ? said->str : _ ("Nothing more is to be done."));
  /* Under the words: there may be many, and they are long in some languages. */
  gtk_box_append (GTK_BOX (gtk_widget_get_last_child (bar)), acts);
  return bar;
}

/* Papers */

static const char *
paper_style (LoketPaperView *paper)
{
  if (paper->state == LOKET_PAPERS_SEEN)
    return "good";
  return paper->state == LOKET_PAPERS_OWED && paper->needed ? "warning" : "";
}

static char *
paper_facts (LoketCasePage *self, LoketPaperView *paper)
{
  g_autofree char *day =
      paper->checked_at.set ? loket_admin_day (self->program, paper->checked_at.value) : NULL;
  const char *parts[] = {paper->checked_by,
                         day,
                         paper->copy != NULL ? _ ("with a scan") : NULL,
                         paper->note,
                         !paper->needed && paper->state == LOKET_PAPERS_OWED
                             ? _ ("where there is one; nobody waits for it")
                             : NULL};

  return loket_cases_join (parts, G_N_ELEMENTS (parts));
}

static GtkWidget *
make_paper (LoketCasePage *self, LoketPaperView *paper)
{
  const char *title =
      paper->title != NULL ? loket_program_text (self->program, paper->title) : paper->paper;
  const char *state = paper->state == LOKET_PAPERS_OWED && !paper->needed
                          ? _ ("not seen")
                          : loket_cases_paper_state (paper->state, paper->physical);
  g_autofree char *icon = loket_picture_name (NULL, paper->icon != NULL ? paper->icon : "letter");
  g_autofree char *facts = paper_facts (self, paper);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (row, "known");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), loket_part_label (title, "value"));
  if (*facts != '\0')
    gtk_box_append (GTK_BOX (words), loket_part_label (facts, "caption"));
  gtk_box_append (GTK_BOX (row),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                icon,
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), loket_part_chip (state, paper_style (paper)));
  return row;
}

static GtkWidget *
make_papers (LoketCasePage *self)
{
  GtkWidget *card = loket_part_card (_ ("Papers"));
  GListModel *papers = G_LIST_MODEL (self->view->papers);

  for (guint i = 0; i < g_list_model_get_n_items (papers); i++) {
    g_autoptr (LoketPaperView) paper = g_list_model_get_item (papers, i);
    gtk_box_append (GTK_BOX (card), make_paper (self, paper));
  }
  return card;
}

/* What was done */

static void
add_step (LoketCasePage *self, GtkGrid *grid, int row, LoketStepView *step)
{
  g_autofree char *when = loket_admin_time (self->program, step->at);
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (what, TRUE);
  gtk_box_append (GTK_BOX (what),
                  loket_part_label (_ (loket_application_act_title (step->act)), "value"));
  if (step->note != NULL)
    gtk_box_append (GTK_BOX (what), loket_part_label (step->note, "caption"));
  gtk_grid_attach (grid, loket_part_line (when, "field"), 0, row, 1, 1);
  gtk_grid_attach (grid, what, 1, row, 1, 1);
  if (step->officer != NULL)
    gtk_grid_attach (grid, loket_part_chip (step->officer, "house"), 2, row, 1, 1);
}

static GtkWidget *
make_steps (LoketCasePage *self)
{
  GtkWidget *card = loket_part_card (_ ("What happened"));
  GtkWidget *grid = gtk_grid_new ();
  GListModel *steps = G_LIST_MODEL (self->view->steps);
  const guint n = g_list_model_get_n_items (steps);

  gtk_widget_add_css_class (grid, "fact-grid");
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketStepView) step = g_list_model_get_item (steps, n - 1 - i);
    add_step (self, GTK_GRID (grid), (int) i, step);
  }
  gtk_box_append (GTK_BOX (card), grid);
  return card;
}

static GtkWidget *
make_note (LoketCasePage *self)
{
  LoketApplication *application = self->view->application;
  GtkWidget *card = loket_part_card (_ ("What was said"));

  if (application->note != NULL)
    gtk_box_append (GTK_BOX (card), loket_part_label (application->note, "value"));
  if (application->reason != NULL)
    gtk_box_append (GTK_BOX (card), loket_part_label (application->reason, "value"));
  return card;
}

/* The widget */

static GtkWidget *
make_column (void)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (column, "rows");
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  return column;
}

static GtkWidget *
make_body (LoketCasePage *self)
{
  GtkWidget *halves = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, NULL);
  GtkWidget *left = make_column ();
  GtkWidget *right = make_column ();
  guint n_parts;
  const LoketCasePart *parts = loket_case_parts (&n_parts);

  gtk_widget_add_css_class (halves, "case-halves");
  gtk_box_append (GTK_BOX (left), make_papers (self));
  if (self->view->application->note != NULL || self->view->application->reason != NULL)
    gtk_box_append (GTK_BOX (left), make_note (self));
  for (guint i = 0; i < n_parts; i++) {
    GtkWidget *card = parts[i].card != NULL ? parts[i].card (self->program, self->view) : NULL;
    if (card != NULL)
      gtk_box_append (GTK_BOX (i % 2 == 0 ? left : right), card);
  }
  gtk_box_append (GTK_BOX (right), make_steps (self));
  gtk_box_append (GTK_BOX (halves), left);
  gtk_box_append (GTK_BOX (halves), right);
  return halves;
}

/* The place where one has scrolled to stays: only what is in it is made anew. */
static void
fill (LoketCasePage *self)
{
  if (self->head != NULL) {
    gtk_box_remove (GTK_BOX (self), self->head);
    gtk_box_remove (GTK_BOX (self), self->bars);
  }
  self->head = make_head (self);
  self->bars = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->bars, "bars");
  gtk_box_append (GTK_BOX (self->bars), make_strip (self));
  gtk_box_append (GTK_BOX (self->bars), make_clock (self));
  gtk_box_append (GTK_BOX (self->bars), make_next (self));
  gtk_box_prepend (GTK_BOX (self), self->bars);
  gtk_box_prepend (GTK_BOX (self), self->head);
  gtk_scrolled_window_set_child (self->scroll, make_body (self));
}

/* Keeping up */

/* What a button says. */
static const char *
word_of (GtkWidget *widget)
{
  const char *word = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && word == NULL;
       child = gtk_widget_get_next_sibling (child))
    word = word_of (child);
  return word;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *word)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget))
    return g_strcmp0 (word_of (widget), word) == 0 ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, word);
  return found;
}

/* Whoever is about to press a button presses that one or none. */
static void
fill_anew (LoketCasePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  g_autofree char *word = inside ? g_strdup (word_of (focus)) : NULL;
  GtkWidget *button;

  if (inside)
    gtk_root_set_focus (root, NULL);
  fill (self);
  button = word != NULL ? find_button (GTK_WIDGET (self), word) : NULL;
  if (button != NULL)
    gtk_widget_grab_focus (button);
  else if (inside)
    gtk_widget_child_focus (self->head, GTK_DIR_TAB_FORWARD);
}

static void
renewed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCasePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  gint64 version;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (answer == NULL) {
    g_message ("an application is not renewed: %s", error->message);
    return;
  }
  version = self->view->application->version;
  g_set_object (&self->view, loket_application_view_cast (answer));
  fill_anew (self);
  if (self->view->application->version > version && gtk_widget_get_mapped (GTK_WIDGET (self)))
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_INFORMATION,
                      _ ("Somebody changed this application meanwhile."),
                      _ ("This is how it is now."));
}

static LoketRecord *
request_of (const char *application)
{
  LoketApplicationRequest *request = loket_application_request_new ();

  request->application = g_strdup (application);
  request->purpose = LOKET_PURPOSE_SERVICE;
  return LOKET_RECORD (request);
}

static gboolean
renew (GtkWidget *page)
{
  LoketCasePage *self = LOKET_CASE_PAGE (page);
  g_autoptr (LoketRecord) request = NULL;

  if (!gtk_widget_get_sensitive (self->case_acts) || self->cancellable != NULL)
    return FALSE;
  request = request_of (self->view->application->id);
  self->cancellable = g_cancellable_new ();
  loket_client_call (loket_program_client (self->program),
                     &LOKET_APPLICATION_OPEN,
                     request,
                     NULL,
                     self->cancellable,
                     renewed_cb,
                     g_object_ref (self));
  return TRUE;
}

/* Whether a list of records with versions has this one as it is now. */
static gboolean
has_version (GListStore *records, const LoketCaseNews *news)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (records)); i++) {
    g_autoptr (LoketRecord) record = g_list_model_get_item (G_LIST_MODEL (records), i);
    const LoketField *field = loket_record_type_find_field (G_OBJECT_TYPE (record), "version");
    if (g_strcmp0 (loket_record_id (record), news->id) == 0)
      return field != NULL && loket_field_number (field, record) >= news->version;
  }
  return FALSE;
}

/* What came of the officer's own act is shown already; letters have a page of their own. */
static gboolean
concerns (GtkWidget *page, const LoketCaseNews *news)
{
  LoketApplicationView *view = LOKET_CASE_PAGE (page)->view;

  if (g_strcmp0 (news->application, view->application->id) != 0 ||
      g_strcmp0 (news->entity, "letter") == 0)
    return FALSE;
  if (g_strcmp0 (news->entity, "application") == 0)
    return news->version > view->application->version;
  return !has_version (view->decisions, news) && !has_version (view->surveys, news) &&
         !has_version (view->visits, news);
}

static gboolean
loket_case_page_grab_focus (GtkWidget *widget)
{
  LoketCasePage *self = LOKET_CASE_PAGE (widget);

  return gtk_widget_child_focus (self->acts, GTK_DIR_TAB_FORWARD) ||
         gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
loket_case_page_dispose (GObject *object)
{
  LoketCasePage *self = LOKET_CASE_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (loket_case_page_parent_class)->dispose (object);
}

static void
loket_case_page_class_init (LoketCasePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_case_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_case_page_grab_focus;
}

static void
loket_case_page_init (LoketCasePage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
}

/**
 * loket_case_page_new:
 * @program: the program; its office is known
 * @record: a LoketApplicationView
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_case_page_new (LoketProgram *program, LoketRecord *record)
{
  LoketCasePage *self = g_object_new (LOKET_TYPE_CASE_PAGE, NULL);

  self->program = program;
  self->view = g_object_ref (loket_application_view_cast (record));
  self->scroll = GTK_SCROLLED_WINDOW (loket_part_scroll (NULL));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->scroll));
  fill (self);
  loket_cases_listen (GTK_WIDGET (self), program, LOKET_NEWS_OF_CASES, concerns, renew);
  return GTK_WIDGET (self);
}

/**
 * loket_case_page_open:
 * @inside: a widget of a section of applications
 * @application: id
 *
 * Fetches the application and shows it upon what is seen.
 */
void
loket_case_page_open (GtkWidget *inside, const char *application)
{
  g_autoptr (LoketRecord) request = request_of (application);

  loket_cases_desk_fetch (inside, &LOKET_APPLICATION_OPEN, request, loket_case_page_new);
}

/**
 * loket_case_page_reopen:
 * @inside: a widget of the page that is seen
 * @application: id
 * @news: (nullable): to be told with it
 *
 * Puts the application, as it is now, in the place of what is seen.
 */
void
loket_case_page_reopen (GtkWidget *inside, const char *application, const char *news)
{
  g_autoptr (LoketRecord) request = request_of (application);

  loket_cases_desk_refetch (inside, &LOKET_APPLICATION_OPEN, request, loket_case_page_new, news);
}

/**
 * loket_case_page_show_after:
 * @form: the page that is seen, upon that of the application
 * @program: the program; its office is known
 * @record: the LoketApplicationView that came of it
 * @news: (nullable): to be told with it
 *
 * Leaves the form, and shows the application as it is now.
 */
void
loket_case_page_show_after (GtkWidget *form,
                            LoketProgram *program,
                            LoketRecord *record,
                            const char *news)
{
  loket_cases_desk_close (form, loket_case_page_new (program, record), news);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of applications, worklists of each role, and the status for whoever has the slip. */
#include "config.h"

#include "office/application-private.h"

#include "core/application-code.h"
#include "core/calendar.h"
#include "core/error.h"
#include "core/text.h"
#include "office/people.h"

#include <string.h>

/* Where the profile says nothing of them */
#define RUNS_OUT_DAYS 60 /* shown so long before a decision ends */
#define RUNS_OUT_RED 14

/**
 * loket_application_place_rows:
 * @turn: a turn
 * @rows: (element-type LoketApplicationRow): lines without their places
 * @store: takes them
 */
void
loket_application_place_rows (LoketTurn *turn, GPtrArray *rows, GListStore *store)
{
  for (guint i = 0; i < rows->len; i++) {
    LoketApplicationRow *row = rows->pdata[i];
    if (row->village != NULL)
      row->place = loket_place_label (turn, row->village);
    g_list_store_append (store, row);
  }
}

static gboolean
check_states (char **states, GError **error)
{
  int state;

  for (guint i = 0; states != NULL && states[i] != NULL; i++)
    if (!loket_enum_from_name (loket_application_state_get_type (), states[i], &state)) {
      loket_set_error (error, LOKET_ERROR_BAD_FIELD, "states", "there is no state %s", states[i]);
      return FALSE;
    }
  return TRUE;
}

static guint
limit_of (LoketOptional limit)
{
  return limit.set ? (guint) limit.value : LOKET_APPLICATIONS_PAGE;
}

/* One more than the page was asked for, to know whether there is another page. */
static LoketOptional
cut_page (GPtrArray *rows, guint limit, gint64 from)
{
  if (rows->len <= limit)
    return LOKET_NONE;
  g_ptr_array_set_size (rows, (int) limit);
  return from + limit <= LOKET_APPLICATIONS_FAR ? LOKET_SOME (from + limit) : LOKET_NONE;
}

/* A reader gives the id, fingers the number. */
static gboolean
read_code (LoketTurn *turn, const char *code, char **id, gint64 *number, GError **error)
{
  GBytes *key = loket_turn_ticket_key (turn);

  if (code == NULL)
    return TRUE;
  if (loket_application_code_is_typed (code))
    return loket_application_typed_code_read (code, key, number, error);
  *id = loket_application_code_read (code, key, error);
  return *id != NULL;
}

/**
 * loket_application_list:
 * @turn: a read turn
 * @record: a LoketApplicationQuery
 * @error: set to %LOKET_ERROR_BAD_FIELD, or when the store fails
 *
 * Returns: (transfer full): a LoketApplicationList
 */
LoketRecord *
loket_application_list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketApplicationQuery *query = loket_application_query_cast (record);
  g_autoptr (LoketApplicationList) list = loket_application_list_new ();
  const guint limit = limit_of (query->limit);
  LoketApplicationFilter filter = {
      .states = (const char *const *) query->states,
      .kind = query->kind,
      .person = query->person,
      .area = loket_turn_caller (turn)->area,
      .now = loket_turn_now (turn),
      .day = loket_turn_day (turn),
      .number = query->number.value,
      .from = query->from.value,
      .limit = limit + 1,
  };
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!check_states (query->states, error) ||
      !read_code (turn, query->code, &id, &filter.number, error))
    return NULL;
  filter.id = id;
  rows = loket_txn_application_rows (loket_turn_txn (turn), &filter, error);
  if (rows == NULL)
    return NULL;
  list->applications = g_list_store_new (loket_application_row_get_type ());
  list->next = cut_page (rows, limit, filter.from);
  loket_application_place_rows (turn, rows, list->applications);
  return LOKET_RECORD (g_steal_pointer (&list));
}

#define DESK (LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (SECTION_HEAD))
#define HEADS (LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))
#define PLACES (LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT))

/* Which role has which list; the head of the office sees them all. */
static const struct {
  const char *list;
  guint roles;
} worklists[] = {
    {"papers-owed", DESK | PLACES | LOKET_ROLES (RECEPTION) | LOKET_ROLES (UNIT_HEAD)},
    {"to-check", DESK | LOKET_ROLES (UNIT_HEAD)},
    {"to-verify", DESK | PLACES | LOKET_ROLES (FIELD_VERIFIER) | LOKET_ROLES (UNIT_HEAD)},
    {"visits", DESK | LOKET_ROLES (FIELD_VERIFIER) | LOKET_ROLES (UNIT_HEAD)},
    {"to-propose", DESK | LOKET_ROLES (UNIT_HEAD)},
    {"to-approve-section", HEADS},
    {"to-approve-head", HEADS},
    {"to-close", DESK | LOKET_ROLES (UNIT_HEAD)},
    {"objections", HEADS},
    {"runs-out", DESK | LOKET_ROLES (UNIT_HEAD)},
    {"watch", DESK | LOKET_ROLES (UNIT_HEAD)},
};

/* Who only visits sees his own visits. */
static const char *
own_visits (const LoketCaller *caller)
{
  return (caller->roles & (DESK | LOKET_ROLES (UNIT_HEAD))) == 0 ? caller->officer : NULL;
}

typedef struct {
  LoketWorklistFilter filter;
  char *horizon;
  char *soon;
} Looking;

static void
looking_clear (Looking *self)
{
  g_free (self->horizon);
  g_free (self->soon);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Looking, looking_clear)

static void
look_at (Looking *self, LoketTurn *turn, const char *list)
{
  self->filter.list = list;
  self->filter.red_day = strcmp (list, "runs-out") == 0 ? self->soon : loket_turn_day (turn);
}

static gboolean
count_lists (Looking *looking, LoketTurn *turn, LoketWorklists *answer, GError **error)
{
  const guint roles = loket_turn_caller (turn)->roles;

  for (guint i = 0; i < G_N_ELEMENTS (worklists); i++) {
    g_autoptr (LoketWorklist) counts = NULL;
    if ((worklists[i].roles & roles) == 0)
      continue;
    counts = loket_worklist_new ();
    counts->list = g_strdup (worklists[i].list);
    look_at (looking, turn, worklists[i].list);
    if (!loket_txn_count_worklist (loket_turn_txn (turn), &looking->filter, counts, error))
      return FALSE;
    g_list_store_append (answer->lists, counts);
  }
  return TRUE;
}

static gboolean
check_list (LoketTurn *turn, const char *list, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (worklists); i++) {
    if (strcmp (worklists[i].list, list) != 0)
      continue;
    if ((worklists[i].roles & loket_turn_caller (turn)->roles) != 0)
      return TRUE;
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "%s is for other roles", list);
    return FALSE;
  }
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "list", "there is no worklist %s", list);
  return FALSE;
}

static gboolean
page_list (Looking *looking,
           LoketTurn *turn,
           const LoketWorklistQuery *query,
           LoketWorklists *answer,
           GError **error)
{
  const guint limit = limit_of (query->limit);
  g_autoptr (GPtrArray) rows = NULL;

  if (!check_list (turn, query->list, error))
    return FALSE;
  look_at (looking, turn, query->list);
  looking->filter.from = query->from.value;
  looking->filter.limit = limit + 1;
  rows = loket_txn_worklist (loket_turn_txn (turn), &looking->filter, error);
  if (rows == NULL)
    return FALSE;
  answer->next = cut_page (rows, limit, query->from.value);
  loket_application_place_rows (turn, rows, answer->items);
  return TRUE;
}

static char *
day_within (LoketTurn *turn, LoketOptional days, int otherwise)
{
  return loket_calendar_later_day (loket_turn_day (turn), days.set ? (int) days.value : otherwise);
}

/**
 * loket_worklist_show:
 * @turn: a read turn
 * @record: a LoketWorklistQuery
 * @error: set to %LOKET_ERROR_BAD_FIELD, %LOKET_ERROR_NOT_ALLOWED, or when the store fails
 *
 * Returns: (transfer full): a LoketWorklists
 */
LoketRecord *
loket_worklist_show (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketWorklistQuery *query = loket_worklist_query_cast (record);
  const LoketCaller *caller = loket_turn_caller (turn);
  const LoketProfile *profile = loket_turn_profile (turn);
  g_autoptr (LoketWorklists) answer = loket_worklists_new ();
  g_auto (Looking) looking = {
      .horizon = day_within (turn, profile->list_days, RUNS_OUT_DAYS),
      .soon = day_within (turn, profile->list_red_days, RUNS_OUT_RED),
  };

  looking.filter = (LoketWorklistFilter){.area = caller->area,
                                         .officer = own_visits (caller),
                                         .now = loket_turn_now (turn),
                                         .horizon = looking.horizon};
  answer->lists = g_list_store_new (loket_worklist_get_type ());
  answer->items = g_list_store_new (loket_application_row_get_type ());
  if (!count_lists (&looking, turn, answer, error) ||
      (query->list != NULL && !page_list (&looking, turn, query, answer, error)))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&answer));
}

static LoketPhrase *
phrase_of (const char *text)
{
  LoketPhrase *phrase = loket_phrase_new ();

  phrase->id = g_strdup (loket_text ("id", text));
  phrase->jv = g_strdup (loket_text ("jv", text));
  phrase->en = g_strdup (loket_text ("en", text));
  return phrase;
}

static gboolean
show_owed (LoketTurn *turn,
           const LoketApplication *application,
           LoketApplicationKind *kind,
           LoketApplicationStatus *status,
           GError **error)
{
  g_autoptr (GPtrArray) papers = loket_txn_of_application (
      loket_turn_txn (turn), loket_application_paper_get_type (), application->id, error);

  for (guint i = 0; papers != NULL && i < papers->len; i++) {
    LoketApplicationPaper *paper = papers->pdata[i];
    LoketKindPaper *known = kind != NULL ? loket_application_kind_paper (kind, paper->paper) : NULL;
    g_autoptr (LoketRequirement) owed = NULL;
    if (paper->state != LOKET_PAPERS_OWED || known == NULL)
      continue;
    owed = loket_requirement_new ();
    owed->icon = g_strdup (known->icon);
    owed->phrase = g_object_ref (known->title);
    g_list_store_append (status->owed, owed);
  }
  return papers != NULL;
}

static char *
id_of_number (LoketTurn *turn, gint64 number, GError **error)
{
  const LoketApplicationFilter filter = {
      .now = loket_turn_now (turn), .day = loket_turn_day (turn), .number = number, .limit = 1};
  g_autoptr (GPtrArray) rows = loket_txn_application_rows (loket_turn_txn (turn), &filter, error);

  if (rows != NULL && rows->len == 0)
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, "number", "no application has that number");
  return rows != NULL && rows->len > 0
             ? g_strdup (((LoketApplicationRow *) rows->pdata[0])->application)
             : NULL;
}

static LoketApplication *
find_by_slip (LoketTurn *turn, const char *code, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr (LoketRecord) found = NULL;
  gint64 number = 0;

  if (!read_code (turn, code, &id, &number, error))
    return NULL;
  if (id == NULL)
    id = id_of_number (turn, number, error);
  if (id != NULL)
    found = loket_txn_get (loket_turn_txn (turn), loket_application_get_type (), id, error);
  return found != NULL ? loket_application_cast (g_steal_pointer (&found)) : NULL;
}

static LoketApplicationStatus *
tell_status (const LoketApplication *application, LoketApplicationKind *kind)
{
  LoketApplicationStatus *status = loket_application_status_new ();

  status->number = application->number;
  status->title = kind != NULL ? g_object_ref (kind->title) : NULL;
  status->service = g_strdup (application->service);
  status->state = application->state;
  status->sentence = phrase_of (loket_application_state_sentence (application->state));
  status->way = phrase_of (loket_application_state_way (application->state));
  status->come = loket_application_calls_for_person (application->state);
  status->owed = g_list_store_new (loket_requirement_get_type ());
  status->due_at = application->due_at;
  if (application->state == LOKET_APPLICATION_INCOMPLETE)
    status->until = g_strdup (application->papers_due);
  return status;
}

/**
 * loket_application_status:
 * @turn: a read turn
 * @record: a LoketStatusRequest with what stands on the slip
 * @error: set to %LOKET_ERROR_BAD_FIELD when the office gave out no such slip
 *
 * Nothing of it tells whose application it is.
 *
 * Returns: (transfer full): a LoketApplicationStatus
 */
LoketRecord *
loket_application_status (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketApplication) application =
      find_by_slip (turn, loket_status_request_cast (record)->code, error);
  g_autoptr (LoketApplicationStatus) status = NULL;
  LoketApplicationKind *kind;

  if (application == NULL)
    return NULL;
  kind = loket_profile_application (loket_turn_profile (turn), application->kind);
  status = tell_status (application, kind);
  if ((application->state == LOKET_APPLICATION_INCOMPLETE ||
       application->state == LOKET_APPLICATION_DRAFT) &&
      !show_owed (turn, application, kind, status, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&status));
}

const LoketBinding loket_application_desk[] = {
    {&LOKET_APPLICATION_BEGIN, loket_application_begin},
    {&LOKET_APPLICATION_SET_PAPERS, loket_application_set_papers},
    {&LOKET_APPLICATION_OPEN, loket_application_open},
    {&LOKET_APPLICATION_LIST, loket_application_list},
    {&LOKET_APPLICATION_MOVE, loket_application_act},
    {&LOKET_APPLICATION_STATUS, loket_application_status},
    {&LOKET_WORKLIST_SHOW, loket_worklist_show},
    {&LOKET_PERSON_BRIEF, loket_person_brief_of},
    {NULL, NULL},
};

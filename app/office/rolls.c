/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of class lists: a school hands in a class and hears of each pupil whether there is help
 * with school.  The register is read on a worker before the turn; the turn counts the rows of the
 * day and writes the audit row.  Nothing of the class is kept (docs/school-roll.md). */
#include "config.h"

#include "office/rolls.h"

#include "core/calendar.h"
#include "core/error.h"
#include "office/look-ups.h"
#include "office/office-private.h"
#include "office/turn.h"
#include "store/access.h"
#include "wire/json.h"

#include <string.h>

#define PURPOSE "school_help"
#define SUBJECT "roll" /* of the check itself, whomever it found */
#define PEOPLE_SERIES "person"

typedef struct {
  /* borrowed */
  LoketOffice *office;
  const LoketCaller *caller;
  LoketRollCheck *check;
  LoketRollSearch *search; /* while rows are looked up */
  /* owned */
  GArray *found; /* LoketRollFound, by the rows of @check */
  char *facility;
  gboolean categories;
  char *digest;
} Rolling;

static void
rolling_free (gpointer data)
{
  Rolling *rolling = data;

  g_array_unref (rolling->found);
  g_free (rolling->facility);
  g_free (rolling->digest);
  g_free (rolling);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rolling, rolling_free)

static gboolean
refuse (const char *rule, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, rule, "class list: %s", rule);
  return FALSE;
}

static char *
series_of (const LoketCaller *caller)
{
  return g_strconcat ("roll/", caller->device, NULL);
}

static guint
count_pupils (const LoketRollCheck *check)
{
  return g_list_model_get_n_items (G_LIST_MODEL (check->pupils));
}

static gboolean
check_size (const LoketSchoolHelp *help, const LoketRollCheck *check, GError **error)
{
  if (help == NULL)
    return refuse ("roll-off", error);
  if (count_pupils (check) == 0)
    return refuse ("list-empty", error);
  return count_pupils (check) <= (guint) help->rows || refuse ("roll-rows", error);
}

/* How many are left on that day behind this class. */
static gboolean
count_left (LoketTxn *txn,
            const LoketCaller *caller,
            const LoketSchoolHelp *help,
            const char *day,
            const LoketRollCheck *check,
            gint64 *left,
            GError **error)
{
  g_autofree char *series = series_of (caller);
  gint64 taken;

  if (!loket_txn_last_number (txn, series, day, &taken, error))
    return FALSE;
  *left = help->rows_a_day - taken - (gint64) count_pupils (check);
  return *left >= 0 || refuse ("roll-day", error);
}

static gboolean
look_up (const Rolling *self, LoketRollPupil *pupil, LoketRollFound *found, GError **error)
{
  g_autoptr (LoketPerson) person = NULL;

  found->status = LOKET_ROLL_ASK;
  if (!loket_roll_find_person (self->search, pupil, &person, error))
    return FALSE;
  if (person == NULL)
    return TRUE;
  found->person = g_strdup (person->id);
  return loket_roll_find_help (self->search, person, found, error);
}

static gboolean
look_all_up (Rolling *self, GError **error)
{
  const guint n = count_pupils (self->check);

  g_array_set_size (self->found, 0);
  g_array_set_size (self->found, n);
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRollPupil) pupil =
        g_list_model_get_item (G_LIST_MODEL (self->check->pupils), i);
    if (!look_up (self, pupil, &g_array_index (self->found, LoketRollFound, i), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
find_work (LoketTxn *txn, gpointer data, GError **error)
{
  Rolling *self = data;
  g_auto (LoketStanding) standing = {0};
  gint64 left;

  self->search->txn = txn;
  if (!loket_standing_find (self->office, txn, self->caller, &standing, error) ||
      !count_left (txn,
                   self->caller,
                   self->search->profile->school_help,
                   self->search->day,
                   self->check,
                   &left,
                   error) ||
      !loket_txn_last_number (txn, PEOPLE_SERIES, "", &self->search->people, error))
    return FALSE;
  self->search->area = self->caller->area != NULL ? self->caller->area : standing.area;
  self->search->bound = self->caller->area;
  g_free (self->facility);
  self->facility = standing.facility != NULL ? g_strdup (standing.facility->key) : NULL;
  self->categories = standing.facility != NULL && standing.facility->categories;
  return look_all_up (self, error);
}

static gboolean
find_all (Rolling *self, GError **error)
{
  g_autoptr (LoketMatchParameters) parameters = loket_match_parameters_built_in (error);
  g_autoptr (LoketMatchNames) names = loket_match_names_new ();
  LoketProfile *profile = loket_office_profile (self->office);
  g_autofree char *day = loket_calendar_day (loket_clock_now (loket_office_clock (self->office)),
                                             (int) profile->utc_offset);
  LoketRollSearch search = {
      .profile = profile,
      .regions = loket_office_regions (self->office),
      .parameters = parameters,
      .names = names,
      .help = loket_profile_bits_at (profile, LOKET_FACILITY_SCHOOL),
      .day = day,
  };
  gboolean found;

  self->search = &search;
  found = parameters != NULL &&
          loket_store_read_sync (loket_office_store (self->office), find_work, self, error);
  self->search = NULL;
  return found;
}

/* The check itself, then each person whom an answer rests on. */
static gboolean
note_looks (const Rolling *self, GError **error)
{
  g_autoptr (GPtrArray) subjects = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (subjects, g_strdup (SUBJECT));
  for (guint i = 0; i < self->found->len; i++) {
    const LoketRollFound *found = &g_array_index (self->found, LoketRollFound, i);
    if (found->person != NULL)
      g_ptr_array_add (subjects, g_strconcat ("person/", found->person, NULL));
    if (found->holder != NULL)
      g_ptr_array_add (subjects, g_strconcat ("person/", found->holder, NULL));
  }
  g_ptr_array_add (subjects, NULL);
  return loket_look_up_count_all (self->office,
                                  self->caller,
                                  &LOKET_ROLL_CHECK,
                                  PURPOSE,
                                  (const char *const *) subjects->pdata,
                                  error);
}

/* Under a key of the office: of a class with one pupil a bare hash would tell who it was. */
static char *
digest_of (LoketOffice *office, LoketRollCheck *check)
{
  gsize length;
  const guchar *key = g_bytes_get_data (loket_office_sign_in_key (office), &length);
  g_autoptr (GHmac) mac = g_hmac_new (G_CHECKSUM_SHA256, key, length);
  g_autofree char *body = loket_json_from_record (LOKET_RECORD (check));

  g_hmac_update (mac, (const guchar *) "roll", sizeof "roll");
  g_hmac_update (mac, (const guchar *) body, (gssize) strlen (body));
  explicit_bzero (body, strlen (body));
  return g_strdup (g_hmac_get_string (mac));
}

static void
clear_found (gpointer found)
{
  loket_roll_found_clear (found);
}

static gpointer
prepare (LoketOffice *office, const LoketCaller *caller, LoketRecord *request, GError **error)
{
  g_autoptr (Rolling) self = g_new0 (Rolling, 1);

  self->found = g_array_new (FALSE, TRUE, sizeof (LoketRollFound));
  g_array_set_clear_func (self->found, clear_found);
  self->office = office;
  self->caller = caller;
  self->check = loket_roll_check_cast (request);
  if (!check_size (loket_office_profile (office)->school_help, self->check, error) ||
      !find_all (self, error) || !note_looks (self, error))
    return NULL;
  self->digest = digest_of (office, self->check);
  return g_steal_pointer (&self);
}

static LoketRollResults *
results_of (const Rolling *rolling, LoketRollCheck *check)
{
  LoketRollResults *results = loket_roll_results_new ();

  results->results = g_list_store_new (loket_roll_result_get_type ());
  for (guint i = 0; i < rolling->found->len; i++) {
    const LoketRollFound *found = &g_array_index (rolling->found, LoketRollFound, i);
    g_autoptr (LoketRollPupil) pupil = g_list_model_get_item (G_LIST_MODEL (check->pupils), i);
    g_autoptr (LoketRollResult) result = loket_roll_result_new ();
    result->row = pupil->row;
    result->status = found->status;
    if (rolling->categories && found->status == LOKET_ROLL_COVERED)
      result->category = g_strdup (found->category);
    results->covered += found->status == LOKET_ROLL_COVERED;
    results->not_covered += found->status == LOKET_ROLL_NOT_COVERED;
    results->ask += found->status == LOKET_ROLL_ASK;
    g_list_store_append (results->results, result);
  }
  return results;
}

static void
note_check (LoketTurn *turn, const Rolling *rolling, const LoketRollResults *results)
{
  g_autoptr (LoketRollNote) note = loket_roll_note_new ();

  note->facility = g_strdup (rolling->facility);
  note->pupils = rolling->found->len;
  note->covered = results->covered;
  note->not_covered = results->not_covered;
  note->ask = results->ask;
  note->digest = g_strdup (rolling->digest);
  loket_turn_note (turn, note, PURPOSE);
}

/* Counted once more here, where only one turn is at a time: two classes sent at once do not get
 * more than the day has. */
static LoketRecord *
check_class (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const Rolling *rolling = loket_turn_prepared (turn);
  LoketRollCheck *class = loket_roll_check_cast (request);
  const LoketCaller *caller = loket_turn_caller (turn);
  const LoketSchoolHelp *help = loket_turn_profile (turn)->school_help;
  const char *day = loket_turn_day (turn);
  g_autoptr (LoketRollResults) results = NULL;
  g_autofree char *series = series_of (caller);
  gint64 left, first;

  if (!check_size (help, class, error) ||
      !count_left (loket_turn_txn (turn), caller, help, day, class, &left, error) ||
      !loket_txn_take_numbers (
          loket_turn_txn (turn), series, day, count_pupils (class), &first, error))
    return NULL;
  results = results_of (rolling, class);
  results->day = g_strdup (day);
  results->left = left;
  note_check (turn, rolling, results);
  return LOKET_RECORD (g_steal_pointer (&results));
}

const LoketBinding loket_roll_desk[] = {
    {&LOKET_ROLL_CHECK, check_class, prepare, rolling_free},
    {NULL, NULL},
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of what is known of a person: by one officer where nothing hangs on it, by two where it
 * does; each leaves a line that says who chose it instead of what. */
#include "config.h"

#include "core/error.h"
#include "core/names.h"
#include "office/cards.h"
#include "office/intake.h"
#include "office/merge-private.h"
#include "office/person-view.h"
#include "store/people.h"

#include <string.h>

/* What one officer may set, and what it takes two for. */
static const char *const by_one[] =
    {"birth_place", "hamlet", "rt", "rw", "address", "phone", "phone_owner", NULL};
static const char *const by_two[] = {"name",
                                     "nik",
                                     "birth_date",
                                     "sex",
                                     "life_status",
                                     "mother_name",
                                     "father_name",
                                     "village",
                                     NULL};

static gboolean
bad (const char *field, GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, field, "correction: %s cannot be", field);
  return FALSE;
}

/**
 * loket_intake_person:
 * @turn: a write turn
 * @id: a person
 * @version: that the officer has seen
 * @error: set to %LOKET_ERROR_CHANGED with the present version when somebody else was faster, to
 *   %LOKET_ERROR_NOT_FOUND, %LOKET_ERROR_NOT_ALLOWED, or %LOKET_ERROR_RULE "person-rests"
 *
 * Returns: (transfer full): the person as he is
 */
LoketPerson *
loket_intake_person (LoketTurn *turn, const char *id, gint64 version, GError **error)
{
  g_autoptr (LoketPerson) person = loket_merge_person (turn, id, error);
  g_autofree char *present = NULL;

  if (person == NULL || person->version == version)
    return g_steal_pointer (&person);
  present = g_strdup_printf ("%" G_GINT64_FORMAT, person->version);
  loket_set_error (error, LOKET_ERROR_CHANGED, present, "another version is on file");
  return NULL;
}

/**
 * loket_intake_put_value:
 * @turn: a write turn
 * @person: whose
 * @field: which
 * @previous: (nullable): what stood there
 * @value: (nullable): what stands there now
 * @reason: (nullable): why
 * @error: set when the store fails
 *
 * Puts down who chose it: whoever asks, or the proposer with the one who approves.
 *
 * Returns: %TRUE when that is on file
 */
gboolean
loket_intake_put_value (LoketTurn *turn,
                        const char *person,
                        const char *field,
                        const char *previous,
                        const char *value,
                        const char *reason,
                        GError **error)
{
  const char *proposer = loket_turn_proposer (turn);
  const char *officer = loket_turn_caller (turn)->officer;
  g_autoptr (LoketPersonValue) choice = loket_person_value_new ();

  choice->id = loket_turn_new_id (turn);
  choice->person = g_strdup (person);
  choice->field = g_strdup (field);
  choice->previous = g_strdup (previous);
  choice->value = g_strdup (value);
  choice->officer = g_strdup (proposer != NULL ? proposer : officer);
  choice->approved_by = g_strdup (proposer != NULL ? officer : NULL);
  choice->reason = g_strdup (reason);
  choice->at = loket_turn_now (turn);
  return loket_turn_insert (turn, choice, error);
}

static gboolean
put_values (LoketTurn *turn,
            LoketPerson *before,
            LoketPerson *after,
            const char *const *fields,
            const char *reason,
            GError **error)
{
  for (guint i = 0; fields[i] != NULL; i++) {
    const char *previous = loket_person_text (before, fields[i]);
    const char *value = loket_person_text (after, fields[i]);
    if (g_strcmp0 (previous, value) != 0 &&
        !loket_intake_put_value (turn, before->id, fields[i], previous, value, reason, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_intake_choose:
 * @turn: a write turn
 * @before: a person as he is on file
 * @after: (inout): as he should be from now on; gets the next version
 * @reason: (nullable): why
 * @error: set when the store fails or the caller's area does not hold him
 *
 * Stores the person, what he is found by, and one line for each field that differs.
 *
 * Returns: %TRUE when all of that is on file
 */
gboolean
loket_intake_choose (LoketTurn *turn,
                     const LoketPerson *before,
                     LoketPerson *after,
                     const char *reason,
                     GError **error)
{
  LoketPerson *was = (LoketPerson *) before;

  after->version = was->version + 1;
  after->changed_at = loket_turn_not_before (turn, was->changed_at);
  return loket_turn_replace (turn, was, after, error) &&
         loket_txn_change_person (loket_turn_txn (turn), was, after, error) &&
         loket_cards_follow_person (turn, was, after, error) &&
         put_values (turn, was, after, by_one, reason, error) &&
         put_values (turn, was, after, by_two, reason, error);
}

static gboolean
set_text (char **place, char *value)
{
  if (value != NULL) {
    g_free (*place);
    *place = value;
  }
  return TRUE;
}

static gboolean
set_forms (LoketPersonChange *change, LoketPerson *person, GError **error)
{
  char *phone = loket_intake_phone (change->phone, error);
  char *rt, *rw;

  if (phone == NULL && change->phone != NULL)
    return FALSE;
  set_text (&person->phone, phone);
  rt = loket_intake_quarter ("rt", change->rt, error);
  if (rt == NULL && change->rt != NULL)
    return FALSE;
  set_text (&person->rt, rt);
  rw = loket_intake_quarter ("rw", change->rw, error);
  if (rw == NULL && change->rw != NULL)
    return FALSE;
  return set_text (&person->rw, rw);
}

static gboolean
clear_fields (char **cleared, LoketPerson *person, GError **error)
{
  for (guint i = 0; cleared != NULL && cleared[i] != NULL; i++) {
    if (!g_strv_contains (by_one, cleared[i]))
      return bad ("cleared", error);
    loket_field_take_text (loket_record_type_find_field (loket_person_get_type (), cleared[i]),
                           LOKET_RECORD (person),
                           NULL);
  }
  return TRUE;
}

/**
 * loket_intake_change:
 * @turn: a write turn
 * @record: a LoketPersonChange
 * @error: as loket_intake_person(); %LOKET_ERROR_BAD_FIELD
 *
 * Returns: (transfer full): the person as he is on file now
 */
LoketRecord *
loket_intake_change (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPersonChange *change = loket_person_change_cast (record);
  g_autoptr (LoketPerson) before =
      loket_intake_person (turn, change->person, change->version, error);
  g_autoptr (LoketPerson) after = NULL;

  if (before == NULL)
    return NULL;
  after = loket_person_cast (loket_record_copy (LOKET_RECORD (before)));
  set_text (&after->birth_place, g_strdup (change->birth_place));
  set_text (&after->hamlet, g_strdup (change->hamlet));
  set_text (&after->address, g_strdup (change->address));
  set_text (&after->phone_owner, g_strdup (change->phone_owner));
  if (!set_forms (change, after, error) || !clear_fields (change->cleared, after, error) ||
      !loket_intake_choose (turn, before, after, change->reason, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/* An enumeration by its name; absent is the first one, "unknown" or "alive". */
static gboolean
set_enum (LoketPerson *person, const LoketField *field, const char *value, GError **error)
{
  int number = 0;

  if (value != NULL && !loket_enum_from_name (field->type (), value, &number))
    return bad (field->name, error);
  loket_field_set_number (field, LOKET_RECORD (person), number);
  return TRUE;
}

/* A NIK that two officers agree on, of nobody else. */
static gboolean
set_nik (LoketTurn *turn, LoketPerson *person, const char *nik, GError **error)
{
  g_autoptr (GPtrArray) rivals = NULL;

  g_free (person->nik);
  person->nik = g_strdup (nik);
  person->nik_status = nik != NULL ? LOKET_NIK_MATCHED : LOKET_NIK_NONE;
  if (nik == NULL)
    return TRUE;
  rivals = loket_txn_people_by_nik (loket_turn_txn (turn), nik, 2, error);
  for (guint i = 0; rivals != NULL && i < rivals->len; i++) {
    LoketPerson *rival = loket_person_cast (rivals->pdata[i]);
    if (strcmp (rival->id, person->id) == 0)
      continue;
    loket_set_error (error, LOKET_ERROR_NIK_ON_FILE, rival->id, "somebody has this NIK");
    return FALSE;
  }
  return rivals != NULL;
}

static gboolean
correct_one (LoketTurn *turn, LoketPerson *person, LoketCorrection *correction, GError **error)
{
  const LoketField *field =
      loket_record_type_find_field (loket_person_get_type (), correction->field);
  const gboolean is_name = g_str_has_suffix (correction->field, "name");

  if (!g_strv_contains (by_two, correction->field))
    return bad ("field", error);
  if (is_name && correction->value != NULL && !loket_name_check (correction->value, error))
    return FALSE;
  if (strcmp (correction->field, "name") == 0 && correction->value == NULL)
    return bad ("name", error);
  if (field->kind == LOKET_KIND_ENUM)
    return set_enum (person, field, correction->value, error);
  if (strcmp (correction->field, "nik") == 0)
    return set_nik (turn, person, correction->value, error);
  loket_field_take_text (field, LOKET_RECORD (person), g_strdup (correction->value));
  return loket_field_check (field, LOKET_RECORD (person), error);
}

/* All of it together: a birth date and a NIK may be put right at once. */
static gboolean
check_whole (LoketTurn *turn, LoketPerson *person, const char *reason, GError **error)
{
  return loket_intake_check_birth (person->birth_date, loket_turn_day (turn), error) &&
         loket_intake_check_village (turn, person->village, error) &&
         loket_intake_check_nik (turn, person->nik, person->birth_date, person->sex, reason, error);
}

/* The person as @request wants him; nothing is written. */
static LoketPerson *
corrected (LoketTurn *turn, LoketPersonCorrect *request, LoketPerson *before, GError **error)
{
  g_autoptr (LoketPerson) after = loket_person_cast (loket_record_copy (LOKET_RECORD (before)));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (request->corrections)); i++) {
    g_autoptr (LoketCorrection) one =
        g_list_model_get_item (G_LIST_MODEL (request->corrections), i);
    if (!correct_one (turn, after, one, error))
      return NULL;
  }
  if (loket_record_equal (LOKET_RECORD (before), LOKET_RECORD (after))) {
    loket_set_error (error, LOKET_ERROR_RULE, "nothing-changes", "the record says so already");
    return NULL;
  }
  return check_whole (turn, after, request->reason, error) ? g_steal_pointer (&after) : NULL;
}

/**
 * loket_intake_check_correct:
 * @turn: the turn of the first officer
 * @record: a LoketPersonCorrect
 * @error: as loket_intake_correct()
 *
 * Returns: %FALSE when it is known already that it can come to nothing
 */
gboolean
loket_intake_check_correct (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPersonCorrect *request = loket_person_correct_cast (record);
  g_autoptr (LoketPerson) before =
      loket_intake_person (turn, request->person, request->version, error);
  g_autoptr (LoketPerson) after = before != NULL ? corrected (turn, request, before, error) : NULL;

  return after != NULL;
}

/* Whoever is left alone with a NIK that somebody else had too has it without a doubt. */
static gboolean
clear_nik (LoketTurn *turn, const char *nik, GError **error)
{
  g_autoptr (GPtrArray) holders = NULL;
  g_autoptr (LoketPerson) after = NULL;
  LoketPerson *left;

  if (nik == NULL)
    return TRUE;
  holders = loket_txn_people_by_nik (loket_turn_txn (turn), nik, 2, error);
  if (holders == NULL || holders->len != 1)
    return holders != NULL;
  left = loket_person_cast (holders->pdata[0]);
  if (left->nik_status != LOKET_NIK_CONFLICT)
    return TRUE;
  after = loket_person_cast (loket_record_copy (LOKET_RECORD (left)));
  after->nik_status = LOKET_NIK_UNVERIFIED;
  after->changed_at = loket_turn_not_before (turn, left->changed_at);
  loket_turn_note_gone (turn, left);
  if (!loket_txn_change_person (loket_turn_txn (turn), left, after, error))
    return FALSE;
  loket_turn_note (turn, after, NULL);
  return TRUE;
}

/**
 * loket_intake_correct:
 * @turn: the write turn of a second officer
 * @record: a LoketPersonCorrect
 * @error: as loket_intake_person(); %LOKET_ERROR_BAD_FIELD; %LOKET_ERROR_NIK_ON_FILE with the id of
 *   the person who has the NIK; %LOKET_ERROR_RULE "nothing-changes"
 *
 * Returns: (transfer full): the person as he is on file now
 */
LoketRecord *
loket_intake_correct (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPersonCorrect *request = loket_person_correct_cast (record);
  g_autoptr (LoketPerson) before =
      loket_intake_person (turn, request->person, request->version, error);
  g_autoptr (LoketPerson) after = before != NULL ? corrected (turn, request, before, error) : NULL;

  if (after == NULL || !loket_intake_choose (turn, before, after, request->reason, error) ||
      (g_strcmp0 (before->nik, after->nik) != 0 && !clear_nik (turn, before->nik, error)))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

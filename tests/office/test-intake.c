/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The intake: who may be the same is looked at before anybody new is stored; changes by one
 * officer, corrections by two, households with their history. */
#include "core/error.h"
#include "core/intake.h"
#include "core/officer.h"
#include "core/person-desk.h"
#include "doubts.h"
#include "register.h"

#include <string.h>

#define GAWAN "33.14.12.2004"
#define NIK "3314121201559901"
#define CARD "3314120503100001"

typedef struct {
  Fixture f;
  char *token;
  char *second;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketOfficer) siti = NULL;
  g_autoptr (LoketOfficer) budi = NULL;

  fixture_set_up (&desk->f, data);
  siti = fixture_add_officer (&desk->f, "siti", "data_desk", NULL);
  budi = fixture_add_officer (&desk->f, "budi", "section_head", NULL);
  desk->token = fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, "siti");
  desk->second = fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, "budi");
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_free (desk->token);
  g_free (desk->second);
  fixture_tear_down (&desk->f, data);
}

static gpointer
ask (Desk *desk,
     const char *token,
     const LoketOperation *operation,
     gpointer request,
     GError **error)
{
  return fixture_ask_as (&desk->f, LOKET_DEVICE_COUNTER, token, operation, request, error);
}

static LoketPersonSave *
wagiman (void)
{
  LoketPersonSave *save = loket_person_save_new ();

  save->name = g_strdup ("Wagiman");
  save->nik = g_strdup (NIK);
  save->sex = LOKET_PERSON_SEX_MALE;
  save->birth_date = g_strdup ("1955-01-12");
  save->mother_name = g_strdup ("Tukiyem");
  save->village = g_strdup (GAWAN);
  save->rt = g_strdup ("4");
  save->rw = g_strdup ("000");
  save->phone = g_strdup ("0812 3456-7890");
  save->family_card = g_strdup (CARD);
  return save;
}

static LoketIntake *
try_save (Desk *desk, LoketPersonSave *request, GError **error)
{
  return ask (desk, desk->token, &LOKET_PERSON_SAVE, request, error);
}

static LoketPerson *
save (Desk *desk, LoketPersonSave *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketIntake) answer = try_save (desk, request, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer->person);
  return g_object_ref (answer->person);
}

static LoketPerson *
save_wagiman (Desk *desk)
{
  g_autoptr (LoketPersonSave) request = wagiman ();

  return save (desk, request);
}

static void
assert_refused (Desk *desk, LoketPersonSave *request, LoketErrorCode code, const char *parameter)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_save (desk, request, &error));
  g_assert_error (error, LOKET_ERROR, (int) code);
  g_assert_cmpstr (loket_error_parameter (error), ==, parameter);
}

static void
test_save (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketPerson) person = save_wagiman (desk);
  g_autoptr (LoketPersonRequest) request = loket_person_request_new ();
  g_autoptr (LoketPersonView) view = NULL;

  g_assert_cmpint (person->number, ==, 1);
  g_assert_cmpstr (person->phone, ==, "+6281234567890");
  g_assert_cmpstr (person->rt, ==, "004");
  g_assert_cmpstr (person->rw, ==, "000");
  g_assert_cmpint (person->nik_status, ==, LOKET_NIK_UNVERIFIED);
  request->person = g_strdup (person->id);
  view = ask (desk, desk->token, &LOKET_PERSON_OPEN, request, NULL);
  g_assert_cmpstr (view->household->family_card, ==, CARD);
  g_assert_cmpint (view->relation, ==, LOKET_RELATION_HEAD);
}

/* What cannot be is refused; what is odd needs a reason, which is kept. */
static void
test_checks (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketPersonSave) request = wagiman ();
  g_autoptr (LoketPerson) person = NULL;
  static const struct {
    gsize offset;
    const char *wrong;
    const char *field;
  } rows[] = {
      {G_STRUCT_OFFSET (LoketPersonSave, name), "W4giman", "name"},
      {G_STRUCT_OFFSET (LoketPersonSave, birth_date), "1955-13-01", "birth_date"},
      {G_STRUCT_OFFSET (LoketPersonSave, birth_date), "2031", "birth_date"},
      {G_STRUCT_OFFSET (LoketPersonSave, birth_date), "12-01-1955", "birth_date"},
      {G_STRUCT_OFFSET (LoketPersonSave, village), "33.14.12.2999", "village"},
      {G_STRUCT_OFFSET (LoketPersonSave, nik), "3314121201550000", "nik"},
      {G_STRUCT_OFFSET (LoketPersonSave, family_card), "331412050310000x", "family_card"},
      {G_STRUCT_OFFSET (LoketPersonSave, phone), "call me", "phone"},
      {G_STRUCT_OFFSET (LoketPersonSave, rt), "A1", "rt"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    char **member = &G_STRUCT_MEMBER (char *, request, rows[i].offset);
    char *right = *member;
    *member = (char *) rows[i].wrong;
    assert_refused (desk, request, LOKET_ERROR_BAD_FIELD, rows[i].field);
    *member = right;
  }
  request->sex = LOKET_PERSON_SEX_FEMALE;
  assert_refused (desk, request, LOKET_ERROR_RULE, "nik-doubtful");
  request->nik_reason = g_strdup ("The card itself says so");
  person = save (desk, request);
  g_assert_cmpint (person->sex, ==, LOKET_PERSON_SEX_FEMALE);
}

/* A NIK that is on file names whom it belongs to; two who claim it are both in doubt. */
static void
test_same_nik (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketPerson) first = save_wagiman (desk);
  g_autoptr (LoketPersonSave) request = wagiman ();
  g_autoptr (LoketPerson) second = NULL;
  g_autoptr (LoketPerson) again = NULL;

  g_free (request->name);
  request->name = g_strdup ("Sri Lestari");
  request->sex = LOKET_PERSON_SEX_FEMALE;
  g_free (request->birth_date);
  request->birth_date = g_strdup ("1988-05-05");
  g_clear_pointer (&request->family_card, g_free);
  request->nik_reason = g_strdup ("So says the letter of the village");
  assert_refused (desk, request, LOKET_ERROR_NIK_ON_FILE, first->id);
  request->different_from = g_strsplit (first->id, " ", -1);
  request->different_reason = g_strdup ("Another person altogether");
  second = save (desk, request);
  g_assert_cmpint (second->nik_status, ==, LOKET_NIK_CONFLICT);
  again = register_get (&desk->f, loket_person_get_type (), first->id);
  g_assert_cmpint (again->nik_status, ==, LOKET_NIK_CONFLICT);
  g_assert_cmpint (again->version, ==, first->version + 1);
}

/* Whoever may be the same is answered, and nothing is stored before the officer has looked. */
static void
test_alike (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketPerson) first = save_wagiman (desk);
  g_autoptr (LoketPersonSave) request = wagiman ();
  g_autoptr (LoketIntake) answer = NULL;
  g_autoptr (LoketIntake) stored = NULL;
  g_autoptr (LoketLikeness) likeness = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&request->nik, g_free);
  g_free (request->name);
  request->name = g_strdup ("Bp. Wagimin");
  answer = try_save (desk, request, &error);
  g_assert_no_error (error);
  g_assert_null (answer->person);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (answer->likeness)), ==, 1);
  likeness = g_list_model_get_item (G_LIST_MODEL (answer->likeness), 0);
  g_assert_cmpstr (likeness->person, ==, first->id);
  g_assert_cmpstr (likeness->hit->nik, ==, "331412******9901");
  request->different_from = g_strsplit (first->id, " ", -1);
  request->relation = LOKET_RELATION_OTHER_FAMILY;
  stored = try_save (desk, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stored->person->number, ==, 2);
  g_assert_cmpint (stored->pairs, ==, 1);
}

/* An officer of an area learns that somebody is on file elsewhere, and no more. */
static void
test_area (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketOfficer) other =
      fixture_add_officer (&desk->f, "keden", "village", "33.14.01.2001");
  g_autofree char *token = fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, "keden");
  g_autoptr (LoketPerson) first = save_wagiman (desk);
  g_autoptr (LoketPersonSave) request = wagiman ();
  g_autoptr (LoketIntake) answer = NULL;
  g_autoptr (LoketLikeness) likeness = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&request->nik, g_free);
  g_clear_pointer (&request->family_card, g_free);
  g_assert_null (ask (desk, token, &LOKET_PERSON_SAVE, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_free (request->village);
  request->village = g_strdup ("33.14.01.2001");
  answer = ask (desk, token, &LOKET_PERSON_SAVE, request, &error);
  g_assert_no_error (error);
  likeness = g_list_model_get_item (G_LIST_MODEL (answer->likeness), 0);
  g_assert_nonnull (likeness);
  g_assert_null (likeness->hit);
  g_assert_cmpstr (likeness->place, ==, "Gawan");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (likeness->parts)), ==, 0);
}

static LoketPersonChange *
change_of (LoketPerson *person, const char *phone)
{
  LoketPersonChange *change = loket_person_change_new ();

  change->person = g_strdup (person->id);
  change->version = person->version;
  change->phone = g_strdup (phone);
  return change;
}

/* Two desks at once: the second one is told, and what the first one entered stands. */
static void
test_change (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketPerson) person = save_wagiman (desk);
  g_autoptr (LoketPersonChange) one = change_of (person, "081200000001");
  g_autoptr (LoketPersonChange) other = change_of (person, "081200000002");
  g_autoptr (LoketPerson) changed = NULL;
  g_autoptr (LoketPerson) emptied = NULL;
  g_autoptr (GError) error = NULL;

  changed = ask (desk, desk->token, &LOKET_PERSON_CHANGE, one, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (changed->phone, ==, "+6281200000001");
  g_assert_null (ask (desk, desk->second, &LOKET_PERSON_CHANGE, other, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_CHANGED);
  g_assert_cmpstr (loket_error_parameter (error), ==, "2");
  g_clear_error (&error);
  other->version = 2;
  g_clear_pointer (&other->phone, g_free);
  other->cleared = g_strsplit ("phone", " ", -1);
  emptied = ask (desk, desk->second, &LOKET_PERSON_CHANGE, other, &error);
  g_assert_no_error (error);
  g_assert_null (emptied->phone);
  g_assert_cmpint (emptied->version, ==, 3);
}

static LoketApproval *
try_propose (Desk *desk, LoketPerson *person, const char *field, const char *value, GError **error)
{
  g_autoptr (LoketPersonCorrect) request = loket_person_correct_new ();
  g_autoptr (LoketCorrection) correction = loket_correction_new ();

  request->person = g_strdup (person->id);
  request->version = person->version;
  request->reason = g_strdup ("Seen on the birth certificate");
  request->corrections = g_list_store_new (loket_correction_get_type ());
  correction->field = g_strdup (field);
  correction->value = g_strdup (value);
  g_list_store_append (request->corrections, correction);
  return ask (desk, desk->token, &LOKET_PERSON_CORRECT, request, error);
}

static LoketApproval *
propose (Desk *desk, LoketPerson *person, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  LoketApproval *approval = try_propose (desk, person, field, value, &error);

  g_assert_no_error (error);
  return approval;
}

static void
assert_not_proposed (Desk *desk,
                     LoketPerson *person,
                     const char *field,
                     const char *value,
                     LoketErrorCode code,
                     const char *parameter)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_propose (desk, person, field, value, &error));
  g_assert_error (error, LOKET_ERROR, (int) code);
  g_assert_cmpstr (loket_error_parameter (error), ==, parameter);
}

static gpointer
approve (Desk *desk, LoketApproval *approval, GError **error)
{
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();

  decision->approval = g_strdup (approval->id);
  return ask (desk, desk->second, &LOKET_APPROVAL_APPROVE, decision, error);
}

static void
test_correct (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketPerson) person = save_wagiman (desk);
  g_autoptr (LoketApproval) name = propose (desk, person, "name", "Wagimin");
  g_autoptr (LoketApproval) stale = NULL;
  g_autoptr (LoketPerson) before = NULL;
  g_autoptr (LoketPerson) after = NULL;
  g_autoptr (LoketRecord) approved = NULL;
  g_autoptr (LoketPeopleQuery) query = loket_people_query_new ();
  g_autoptr (LoketPeopleFound) found = NULL;
  g_autoptr (GError) error = NULL;

  before = register_get (&desk->f, loket_person_get_type (), person->id);
  g_assert_cmpstr (before->name, ==, "Wagiman");
  approved = approve (desk, name, &error);
  g_assert_no_error (error);
  after = register_get (&desk->f, loket_person_get_type (), person->id);
  g_assert_cmpstr (after->name, ==, "Wagimin");
  query->text = g_strdup ("wagimin");
  found = ask (desk, desk->token, &LOKET_PERSON_SEARCH, query, &error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (found->hits)), ==, 1);
  /* What was seen by the first officer is not what the second one would change. */
  stale = propose (desk, after, "life_status", "dead");
  before->version = after->version;
  g_clear_object (&after);
  after = loket_person_cast (loket_record_copy (LOKET_RECORD (before)));
  doubts_change_person (&desk->f, before, after);
  g_assert_null (approve (desk, stale, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_CHANGED);
}

/* Nobody waits for a second officer to hear what could be known at once. */
static void
test_proposals (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketPerson) person = save_wagiman (desk);
  g_autoptr (LoketPerson) nobody = loket_person_cast (loket_record_copy (LOKET_RECORD (person)));
  g_autoptr (LoketApproval) name = NULL;
  g_autoptr (LoketRecord) approved = NULL;
  g_autoptr (GError) error = NULL;

  g_free (nobody->id);
  nobody->id = g_strdup ("0190aaaa-0000-7000-8000-0000000000aa");
  assert_not_proposed (desk, nobody, "name", "Wagimin", LOKET_ERROR_NOT_FOUND, nobody->id);
  assert_not_proposed (desk, person, "nik", "331412", LOKET_ERROR_BAD_FIELD, "nik");
  assert_not_proposed (desk, person, "name", person->name, LOKET_ERROR_RULE, "nothing-changes");
  nobody->version++;
  g_free (nobody->id);
  nobody->id = g_strdup (person->id);
  assert_not_proposed (desk, nobody, "name", "Wagimin", LOKET_ERROR_CHANGED, "1");
  name = propose (desk, person, "name", "Wagimin");
  assert_not_proposed (desk, person, "life_status", "dead", LOKET_ERROR_RULE, "already-proposed");
  approved = approve (desk, name, &error);
  g_assert_no_error (error);
}

/* Of two who had one NIK, one is left with it. */
static void
test_last_holder (Desk *desk, gconstpointer data)
{
  g_autoptr (LoketPerson) person = NULL;
  g_autoptr (LoketPerson) other = NULL;
  g_autoptr (LoketApproval) nik = NULL;
  g_autoptr (LoketRecord) approved = NULL;
  LoketPerson *two[2];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++) {
    two[i] = loket_person_new ();
    two[i]->name = g_strdup (i == 0 ? "Wagiman" : "Paimin");
    two[i]->nik = g_strdup ("3314121201550001");
    two[i]->nik_status = LOKET_NIK_CONFLICT;
    two[i]->village = g_strdup (GAWAN);
    register_put (&desk->f, two[i]);
  }
  person = register_get (&desk->f, loket_person_get_type (), two[0]->id);
  nik = propose (desk, person, "nik", "3314121201550002");
  approved = approve (desk, nik, &error);
  g_assert_no_error (error);
  other = register_get (&desk->f, loket_person_get_type (), two[1]->id);
  g_assert_cmpint (other->nik_status, ==, LOKET_NIK_UNVERIFIED);
  g_assert_cmpint (other->version, ==, two[1]->version + 1);
  for (guint i = 0; i < 2; i++)
    g_object_unref (two[i]);
}

static LoketHousehold *
change_household (Desk *desk, LoketHouseholdChange *request, GError **error)
{
  return ask (desk, desk->token, &LOKET_HOUSEHOLD_CHANGE, request, error);
}

static LoketHouseholdView *
open_household (Desk *desk, const char *id)
{
  g_autoptr (LoketHouseholdRequest) request = loket_household_request_new ();
  g_autoptr (GError) error = NULL;
  LoketHouseholdView *view;

  request->household = g_strdup (id);
  view = ask (desk, desk->token, &LOKET_HOUSEHOLD_OPEN, request, &error);
  g_assert_no_error (error);
  return view;
}

/* A member comes, becomes head, the card changes: all that was stays to be seen. */
static void
test_household (Desk *desk, gconstpointer data)
{
  g_autofree char *father = register_add (&desk->f, "Paimin", LOKET_PERSON_SEX_MALE, "1950", GAWAN);
  g_autofree char *son = register_add (&desk->f, "Suyatno", LOKET_PERSON_SEX_MALE, "1980", GAWAN);
  g_autofree char *home = register_family (&desk->f, CARD, (const char *const[]){father, NULL});
  g_autofree char *old =
      register_family (&desk->f, "3314120503100002", (const char *const[]){son, NULL});
  g_autoptr (LoketHouseholdChange) request = loket_household_change_new ();
  g_autoptr (LoketHousehold) changed = NULL;
  g_autoptr (LoketHouseholdView) view = NULL;
  g_autoptr (LoketMemberView) left = NULL;
  g_autoptr (GError) error = NULL;

  request->household = g_strdup (home);
  request->person = g_strdup (son);
  request->act = LOKET_HOUSEHOLD_JOIN;
  request->relation = LOKET_RELATION_HEAD;
  g_assert_null (change_household (desk, request, &error));
  g_assert_cmpstr (loket_error_parameter (error), ==, "household-has-head");
  g_clear_error (&error);
  request->relation = LOKET_RELATION_CHILD;
  request->day = g_strdup ("0001-01-01"); /* a slip of the keyboard */
  g_assert_null (change_household (desk, request, &error));
  g_assert_cmpstr (loket_error_parameter (error), ==, "day");
  g_clear_error (&error);
  g_clear_pointer (&request->day, g_free);
  changed = change_household (desk, request, &error);
  g_assert_no_error (error);
  view = open_household (desk, old);
  left = g_list_model_get_item (G_LIST_MODEL (view->members), 0);
  g_assert_nonnull (left->until_day);
  g_clear_object (&view);
  g_clear_object (&changed);
  loket_clock_advance (desk->f.clock, LOKET_MINUTE);
  request->act = LOKET_HOUSEHOLD_HEAD;
  request->relation = LOKET_RELATION_PARENT;
  changed = change_household (desk, request, &error);
  g_assert_no_error (error);
  g_clear_object (&changed);
  request->act = LOKET_HOUSEHOLD_CARD;
  request->family_card = g_strdup ("3314122311260001");
  changed = change_household (desk, request, &error);
  g_assert_no_error (error);
  view = open_household (desk, home);
  g_assert_cmpstr (view->household->family_card, ==, "3314122311260001");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->cards)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->members)), ==, 4);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/office/intake/" name, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("alike", test_alike);
  ADD ("area", test_area);
  ADD ("change", test_change);
  ADD ("checks", test_checks);
  ADD ("correct", test_correct);
  ADD ("household", test_household);
  ADD ("last-holder", test_last_holder);
  ADD ("proposals", test_proposals);
  ADD ("same-nik", test_same_nik);
  ADD ("save", test_save);
  return g_test_run ();
}

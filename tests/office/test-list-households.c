/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Households follow a later list: a new card for most of them is theirs, a single one moves, and
 * what an officer said stays. */
#include "core/intake.h"
#include "fixture.h"
#include "lists.h"
#include "office/turn.h"
#include "store/people.h"

#include <string.h>

#define OLD "3314100101110001"
#define NEW "3314100101210002"
#define OFFICERS "3314100101210003"
#define NIK_1 "3314101203600001"
#define NIK_2 "3314105507650002"
#define NIK_3 "3314100911900003"

/* Three people, each with a card of the list. */
static char *
family (const char *card1, const char *card2, const char *card3)
{
  return g_strdup_printf (
      HEADER "1,SUPARNO,1960-03-12," NIK_1 ",%s,L," VILLAGE ",SAINAH,KEPALA KELUARGA,\n"
             "2,YATMI,1965-07-15," NIK_2 ",%s,P," VILLAGE ",SUKINEM,ISTRI,\n"
             "3,BAMBANG HARTANTO,1990-11-09," NIK_3 ",%s,L," VILLAGE ",YATMI,KEPALA KELUARGA,\n",
      card1,
      card2,
      card3);
}

typedef struct {
  const char *nik;
  LoketHousehold *household;
  GPtrArray *memberships; /* of the person */
  GPtrArray *members;
  GPtrArray *cards;
} Home;

static void
home_clear (Home *self)
{
  g_clear_object (&self->household);
  g_clear_pointer (&self->memberships, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Home, home_clear)

static gboolean
read_home (LoketTxn *txn, gpointer data, GError **error)
{
  Home *self = data;
  g_autoptr (GPtrArray) people = loket_txn_people_by_nik (txn, self->nik, 2, error);
  const char *person;

  g_assert_cmpuint (people->len, ==, 1);
  person = loket_person_cast (people->pdata[0])->id;
  if (!loket_txn_household_of_person (txn, person, &self->household, error))
    return FALSE;
  self->memberships = loket_txn_memberships_of_person (txn, person, error);
  self->members = loket_txn_household_members (txn, self->household->id, error);
  self->cards = loket_txn_household_cards (txn, self->household->id, error);
  return TRUE;
}

static Home
home_of (Fixture *fixture, const char *nik)
{
  Home self = {.nik = nik};
  g_autoptr (GError) error = NULL;

  loket_store_read_sync (loket_office_store (fixture->office), read_home, &self, &error);
  g_assert_no_error (error);
  return self;
}

static guint
living (const Home *home, guint *heads)
{
  guint n = 0;

  *heads = 0;
  for (guint i = 0; i < home->members->len; i++) {
    LoketHouseholdMember *member = home->members->pdata[i];
    if (member->until_day != NULL)
      continue;
    n++;
    *heads += member->head ? 1 : 0;
  }
  return n;
}

static void
import_family (Fixture *fixture,
               const char *source,
               const char *period,
               const char *card1,
               const char *card2,
               const char *card3)
{
  g_autofree char *text = family (card1, card2, card3);
  g_autoptr (LoketListStatus) status = lists_import (fixture, source, period, text);

  g_assert_cmpint (status->batch->linked + status->batch->created, ==, 3);
}

/* Two of three are the household; the third comes along when the list says so, or stays. */
static void
test_most_have_a_new_card (Fixture *fixture, gconstpointer data)
{
  g_auto (Home) before = {0};
  g_auto (Home) after = {0};
  guint heads;

  import_family (fixture, "dtsen", "2026-Q1", OLD, OLD, OLD);
  before = home_of (fixture, NIK_1);
  import_family (fixture, "dtsen", "2026-Q2", NEW, NEW, OLD);
  after = home_of (fixture, NIK_1);
  g_assert_cmpstr (after.household->id, ==, before.household->id);
  g_assert_cmpstr (after.household->family_card, ==, NEW);
  g_assert_cmpuint (after.cards->len, ==, 2);
  g_assert_cmpstr (((LoketHouseholdCard *) after.cards->pdata[0])->family_card, ==, NEW);
  g_assert_null (((LoketHouseholdCard *) after.cards->pdata[0])->until_day);
  g_assert_cmpstr (((LoketHouseholdCard *) after.cards->pdata[1])->family_card, ==, OLD);
  g_assert_nonnull (((LoketHouseholdCard *) after.cards->pdata[1])->until_day);
  g_assert_cmpuint (living (&after, &heads), ==, 3);
  g_assert_cmpuint (heads, ==, 1);
}

static void
test_one_moves (Fixture *fixture, gconstpointer data)
{
  g_auto (Home) left = {0};
  g_auto (Home) moved = {0};
  LoketHouseholdMember *member;
  guint heads;

  import_family (fixture, "dtsen", "2026-Q1", OLD, OLD, OLD);
  import_family (fixture, "dtsen", "2026-Q2", OLD, OLD, NEW);
  left = home_of (fixture, NIK_1);
  moved = home_of (fixture, NIK_3);
  g_assert_cmpstr (left.household->family_card, ==, OLD);
  g_assert_cmpstr (moved.household->family_card, ==, NEW);
  g_assert_cmpuint (left.cards->len, ==, 0);
  g_assert_cmpuint (living (&left, &heads), ==, 2);
  g_assert_cmpuint (heads, ==, 1);
  g_assert_cmpuint (living (&moved, &heads), ==, 1);
  g_assert_cmpuint (heads, ==, 1);
  g_assert_cmpuint (moved.memberships->len, ==, 2);
  member = moved.memberships->pdata[1];
  g_assert_cmpstr (member->household, ==, left.household->id);
  g_assert_nonnull (member->until_day);
}

/* A source that is trusted less, and a list for an earlier time, move nobody. */
static void
test_lesser_lists_move_nobody (Fixture *fixture, gconstpointer data)
{
  g_auto (Home) home = {0};
  guint heads;

  import_family (fixture, "dtsen", "2026-Q2", OLD, OLD, OLD);
  import_family (fixture, "village", "2026-Q4", NEW, NEW, NEW);
  import_family (fixture, "dtsen", "2026-Q1", NEW, NEW, OFFICERS);
  home = home_of (fixture, NIK_3);
  g_assert_cmpstr (home.household->family_card, ==, OLD);
  g_assert_cmpuint (living (&home, &heads), ==, 3);
}

static void
change (Fixture *fixture, LoketHouseholdAct act, const char *household, const char *person)
{
  g_autofree char *token = fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, "data");
  g_autoptr (LoketHouseholdChange) request = loket_household_change_new ();
  g_autoptr (LoketHousehold) answer = NULL;
  g_autoptr (GError) error = NULL;

  request->act = act;
  request->household = g_strdup (household);
  request->person = g_strdup (person);
  request->relation = LOKET_RELATION_CHILD;
  if (act == LOKET_HOUSEHOLD_CARD)
    request->family_card = g_strdup (OFFICERS);
  answer = fixture_ask_as (
      fixture, LOKET_DEVICE_COUNTER, token, &LOKET_HOUSEHOLD_CHANGE, request, &error);
  g_assert_no_error (error);
}

static void
test_officer_outranks_lists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (fixture, "data", "data_desk", NULL);
  g_auto (Home) home = {0};
  g_auto (Home) after = {0};
  g_auto (Home) third = {0};
  const char *person;

  import_family (fixture, "dtsen", "2026-Q1", OLD, OLD, OLD);
  home = home_of (fixture, NIK_3);
  person = ((LoketHouseholdMember *) home.memberships->pdata[0])->person;
  /* Out by mistake and in again: by an officer, in the household that a list named. */
  change (fixture, LOKET_HOUSEHOLD_LEAVE, home.household->id, person);
  change (fixture, LOKET_HOUSEHOLD_JOIN, home.household->id, person);
  import_family (fixture, "dtsen", "2026-Q2", OLD, OLD, NEW);
  third = home_of (fixture, NIK_3);
  g_assert_cmpstr (third.household->family_card, ==, OLD);
  change (fixture, LOKET_HOUSEHOLD_CARD, home.household->id, NULL);
  import_family (fixture, "dtsen", "2026-Q3", NEW, NEW, NEW);
  after = home_of (fixture, NIK_1);
  g_assert_cmpstr (after.household->family_card, ==, OFFICERS);
}

/* Chosen once, at the desk: no list that says the same as before, and none that says otherwise. */
static void
test_chosen_family_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (fixture, "data", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, "data");
  g_autoptr (LoketPersonSave) save = loket_person_save_new ();
  g_autoptr (LoketIntake) intake = NULL;
  g_autoptr (LoketListStatus) status = NULL;
  g_autofree char *first = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Home) home = {0};
  g_auto (Home) after = {0};

  first = g_strdup (HEADER "1,SUPARNO,1960-03-12," NIK_1 "," OLD ",L," VILLAGE
                           ",SAINAH,KEPALA KELUARGA,\n");
  status = lists_import (fixture, "dtsen", "2026-Q1", first);
  home = home_of (fixture, NIK_1);
  save->name = g_strdup ("Bambang Hartanto");
  save->nik = g_strdup (NIK_3);
  save->nik_seen = TRUE;
  save->birth_date = g_strdup ("1990-11-09");
  save->mother_name = g_strdup ("Yatmi");
  save->sex = LOKET_PERSON_SEX_MALE;
  save->village = g_strdup (home.household->village);
  save->household = g_strdup (home.household->id);
  save->relation = LOKET_RELATION_CHILD;
  intake = fixture_ask_as (fixture, LOKET_DEVICE_COUNTER, token, &LOKET_PERSON_SAVE, save, &error);
  g_assert_no_error (error);
  g_assert_nonnull (intake->person);
  import_family (fixture, "dtsen", "2026-Q2", OLD, OLD, OLD);
  import_family (fixture, "dtsen", "2026-Q3", OLD, OLD, NEW);
  after = home_of (fixture, NIK_3);
  g_assert_cmpstr (after.household->id, ==, home.household->id);
}

#define ADD(name, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/list-households/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Households follow lists, and officers before lists.");
  ADD ("most-have-a-new-card", test_most_have_a_new_card);
  ADD ("one-moves", test_one_moves);
  ADD ("lesser-lists-move-nobody", test_lesser_lists_move_nobody);
  ADD ("officer-outranks-lists", test_officer_outranks_lists);
  ADD ("chosen-family-is-kept", test_chosen_family_is_kept);
  return g_test_run ();
}

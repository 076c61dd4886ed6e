/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People and households on file: looked up by all that they are found by, and read as a whole. */
#include "fixture.h"

#include "store/people.h"

#include "core/error.h"

#include <string.h>

typedef struct {
  Fixture *fixture;
  LoketTxn *txn;
} Desk;

static LoketPerson *
add (Desk *desk, const char *name, const char *nik, const char *birth_date, LoketPersonSex sex)
{
  g_autoptr (LoketPerson) person = loket_person_new ();
  g_autoptr (GError) error = NULL;

  loket_clock_advance (desk->fixture->clock, G_TIME_SPAN_MILLISECOND); /* ids in their order */
  person->id = loket_id_new (desk->fixture->clock, desk->fixture->random);
  g_assert_true (loket_txn_next_person_number (desk->txn, &person->number, &error));
  person->name = g_strdup (name);
  person->nik = g_strdup (nik);
  person->nik_status = nik != NULL ? LOKET_NIK_UNVERIFIED : LOKET_NIK_NONE;
  person->sex = sex;
  person->birth_date = g_strdup (birth_date);
  person->village = g_strdup ("33.14.01.2001");
  person->version = 1;
  person->created_at = person->changed_at = NOON;
  g_assert_true (loket_txn_add_person (desk->txn, person, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&person);
}

static void
move_in (Desk *desk, const char *household, LoketPerson *person, gboolean head)
{
  g_autoptr (LoketHouseholdMember) member = loket_household_member_new ();

  member->id = loket_id_new (desk->fixture->clock, desk->fixture->random);
  member->household = g_strdup (household);
  member->person = g_strdup (person->id);
  member->relation = head ? LOKET_RELATION_HEAD : LOKET_RELATION_CHILD;
  member->head = head;
  member->from_day = g_strdup (TODAY);
  g_assert_true (loket_txn_insert (desk->txn, LOKET_RECORD (member), NULL));
}

static char *
add_household (Desk *desk, const char *family_card)
{
  g_autoptr (LoketHousehold) household = loket_household_new ();
  g_autoptr (GError) error = NULL;

  household->id = loket_id_new (desk->fixture->clock, desk->fixture->random);
  household->family_card = g_strdup (family_card);
  household->created_at = household->changed_at = NOON;
  g_assert_true (loket_txn_insert (desk->txn, LOKET_RECORD (household), &error));
  g_assert_no_error (error);
  return g_strdup (household->id);
}

/* "1 3": whom a look-up found, by number. */
static char *
numbers (GPtrArray *people)
{
  GString *text = g_string_new (NULL);

  g_assert_nonnull (people);
  for (guint i = 0; i < people->len; i++)
    g_string_append_printf (text,
                            "%s%" G_GINT64_FORMAT,
                            i > 0 ? " " : "",
                            loket_person_cast (people->pdata[i])->number);
  g_ptr_array_unref (people);
  return g_string_free (text, FALSE);
}

#define assert_found(people, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = numbers (people);                                                     \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static gboolean
look_up (LoketTxn *txn, gpointer data, GError **error)
{
  Desk desk = {data, txn};
  g_autofree char *home = add_household (&desk, "3314010101010001");
  g_autoptr (LoketPerson) sucipto =
      add (&desk, "Sucipto", "3314010203540001", "1954-03-02", LOKET_PERSON_SEX_MALE);
  g_autoptr (LoketPerson) sumarni = add (&desk, "Sumarni", NULL, "1958", LOKET_PERSON_SEX_FEMALE);
  g_autoptr (LoketPerson) other =
      add (&desk, "Siti Aminah binti Sucipto", NULL, "1954-03-02", LOKET_PERSON_SEX_UNKNOWN);
  g_autoptr (LoketPerson) back = NULL;
  g_autoptr (LoketHousehold) household = NULL;
  g_autofree char *by_card = NULL;
  gboolean has;

  move_in (&desk, home, sucipto, TRUE);
  move_in (&desk, home, sumarni, FALSE);
  assert_found (loket_txn_people_by_nik (txn, "3314010203540001", 9, error), "1");
  assert_found (loket_txn_people_by_nik (txn, "3314010203540002", 9, error), "");
  assert_found (loket_txn_people_by_card (txn, "3314010101010001", 9, error), "1 2");
  assert_found (loket_txn_people_by_card (txn, "3314010101010001", 1, error), "1");
  assert_found (loket_txn_people_by_birth (txn, "1954-03-02", LOKET_PERSON_SEX_MALE, 9, error),
                "1 3");
  assert_found (loket_txn_people_by_birth (txn, "1954-03-02", LOKET_PERSON_SEX_FEMALE, 9, error),
                "3");
  assert_found (loket_txn_people_by_word (txn, "SUCIPTO", 0, 0, 9, error), "1");
  assert_found (loket_txn_people_by_word (txn, "SUCIPTO", 1955, 1960, 9, error), "");
  assert_found (loket_txn_people_by_word (txn, "AMINAH", 1954, 1954, 9, error), "3");
  back = loket_txn_person_numbered (txn, 2, error);
  g_assert_true (loket_record_equal (LOKET_RECORD (back), LOKET_RECORD (sumarni)));
  g_assert_true (loket_txn_household_by_card (txn, "3314010101010001", &by_card, error));
  g_assert_cmpstr (by_card, ==, home);
  g_assert_true (loket_txn_household_of_person (txn, sumarni->id, &household, error));
  g_assert_cmpstr (household->id, ==, home);
  g_assert_true (loket_txn_household_has_head (txn, home, &has, error));
  g_assert_true (has);
  return TRUE;
}

static void
test_looked_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (fixture->store, look_up, fixture, &error);
  g_assert_no_error (error);
}

static gboolean
find_candidates (LoketTxn *txn, gpointer data, GError **error)
{
  Desk desk = {data, txn};
  g_autofree char *home = add_household (&desk, "3314010101010001");
  LoketFacts by_sound = {.name = "Soetjipto", .birth_date = "1955"};
  LoketFacts by_all = {.name = "Sucipto",
                       .nik = "3314010203540001",
                       .birth_date = "1954-03-02",
                       .sex = LOKET_FACT_SEX_MALE,
                       .family_card = "3314010101010001"};
  LoketFacts nobody = {.name = "Hartono"};
  guint full;

  for (guint i = 0; i < LOKET_CANDIDATES_OF_BLOCK + 5; i++)
    g_object_unref (add (&desk, "Wagiyem", NULL, "1950", LOKET_PERSON_SEX_FEMALE));
  g_object_unref (add (&desk, "Sucipto", NULL, "1954-03-02", LOKET_PERSON_SEX_MALE));
  g_object_unref (add (&desk, "Suyadi", "3314010203540001", "1980", LOKET_PERSON_SEX_MALE));
  assert_found (loket_txn_candidates (txn, &by_sound, &full, error), "106");
  g_assert_cmpuint (full, ==, 0);
  assert_found (loket_txn_candidates (txn, &by_all, &full, error), "107 106");
  assert_found (loket_txn_candidates (txn, &nobody, &full, error), "");
  by_sound.name = "Wagijem";
  by_sound.birth_date = NULL;
  g_ptr_array_unref (loket_txn_candidates (txn, &by_sound, &full, error));
  g_assert_cmpuint (full, ==, 1);
  return TRUE;
}

static void
test_candidates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (fixture->store, find_candidates, fixture, &error);
  g_assert_no_error (error);
}

static gboolean
change (LoketTxn *txn, gpointer data, GError **error)
{
  Desk desk = {data, txn};
  g_autoptr (LoketPerson) before =
      add (&desk, "Sukarni", NULL, "1960-05-06", LOKET_PERSON_SEX_FEMALE);
  g_autoptr (LoketPerson) other = add (&desk, "Wakijan", NULL, "1960-05-06", LOKET_PERSON_SEX_MALE);
  g_autoptr (LoketPerson) after = loket_person_cast (loket_record_copy (LOKET_RECORD (before)));
  g_autoptr (LoketPerson) rests = NULL;

  g_free (after->name);
  after->name = g_strdup ("Sukarti");
  g_assert_true (loket_txn_change_person (txn, before, after, error));
  g_assert_cmpint (after->version, ==, 2);
  assert_found (loket_txn_people_by_word (txn, "SUKARNI", 0, 0, 9, error), "");
  assert_found (loket_txn_people_by_word (txn, "SUKARTI", 0, 0, 9, error), "1");
  rests = loket_person_cast (loket_record_copy (LOKET_RECORD (after)));
  rests->merged_into = g_strdup (other->id);
  g_assert_true (loket_txn_change_person (txn, after, rests, error));
  assert_found (loket_txn_people_by_word (txn, "SUKARTI", 0, 0, 9, error), "");
  assert_found (loket_txn_people_by_birth (txn, "1960-05-06", LOKET_PERSON_SEX_UNKNOWN, 9, error),
                "2");
  return TRUE;
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (fixture->store, change, fixture, &error);
  g_assert_no_error (error);
}

static gboolean
take_entry (const LoketRegisterEntry *entry, gpointer data)
{
  g_string_append_printf (data,
                          "%" G_GINT64_FORMAT " %s %s %s\n",
                          entry->number,
                          entry->facts.name,
                          entry->facts.family_card != NULL ? entry->facts.family_card : "-",
                          entry->dead ? "dead" : "alive");
  return TRUE;
}

static gboolean
read_whole (LoketTxn *txn, gpointer data, GError **error)
{
  Desk desk = {data, txn};
  g_autofree char *home = add_household (&desk, "0314010101010001");
  g_autoptr (LoketPerson) sucipto = add (&desk, "Sucipto", NULL, "1954", LOKET_PERSON_SEX_MALE);
  g_autoptr (LoketPerson) yatmi = add (&desk, "Yatmi", NULL, "1954", LOKET_PERSON_SEX_FEMALE);
  g_autoptr (LoketPerson) dead = loket_person_cast (loket_record_copy (LOKET_RECORD (yatmi)));
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 people;

  move_in (&desk, home, sucipto, TRUE);
  dead->life_status = LOKET_LIFE_DEAD;
  g_assert_true (loket_txn_change_person (txn, yatmi, dead, error));
  g_assert_true (loket_txn_read_register (txn, take_entry, text, &people, error));
  g_assert_cmpint (people, ==, 2);
  g_assert_cmpstr (text->str, ==, "1 Sucipto 0314010101010001 alive\n2 Yatmi - dead\n");
  return TRUE;
}

static void
test_read_as_a_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (fixture->store, read_whole, fixture, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("People are found by NIK, family card, birth and sound of the name.");
  fixture_add ("/store/people/looked-up", test_looked_up);
  fixture_add ("/store/people/candidates", test_candidates);
  fixture_add ("/store/people/changed", test_changed);
  fixture_add ("/store/people/read-as-a-whole", test_read_as_a_whole);
  return g_test_run ();
}

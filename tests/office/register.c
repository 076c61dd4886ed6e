/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People in the register of a test's office: one by one, or a whole invented district. */
#include "register.h"

#include "store/people.h"

#define CHUNK 5000 /* people in one transaction */

static gboolean
put_work (LoketTxn *txn, gpointer data, GError **error)
{
  LoketPerson *person = data;

  return loket_txn_next_person_number (txn, &person->number, error) &&
         loket_txn_add_person (txn, person, error);
}

void
register_put (Fixture *fixture, LoketPerson *person)
{
  g_autoptr (GError) error = NULL;

  if (person->id == NULL)
    person->id = loket_id_new (fixture->clock, fixture->random);
  person->version = 1;
  person->created_at = person->changed_at = FIXTURE_MORNING;
  loket_store_write_sync (loket_office_store (fixture->office), put_work, person, &error);
  g_assert_no_error (error);
}

char *
register_add (Fixture *fixture,
              const char *name,
              LoketPersonSex sex,
              const char *birth_date,
              const char *village)
{
  g_autoptr (LoketPerson) person = loket_person_new ();

  person->name = g_strdup (name);
  person->sex = sex;
  person->birth_date = g_strdup (birth_date);
  person->village = g_strdup (village);
  register_put (fixture, person);
  return g_strdup (person->id);
}

static gboolean
insert_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_insert (txn, data, error);
}

void
register_insert (Fixture *fixture, gpointer record)
{
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (loket_office_store (fixture->office), insert_work, record, &error);
  g_assert_no_error (error);
}

typedef struct {
  GType type;
  const char *id;
  LoketRecord *record;
} Get;

static gboolean
get_work (LoketTxn *txn, gpointer data, GError **error)
{
  Get *get = data;

  get->record = loket_txn_get (txn, get->type, get->id, error);
  return get->record != NULL;
}

gpointer
register_get (Fixture *fixture, GType type, const char *id)
{
  g_autoptr (GError) error = NULL;
  Get get = {type, id, NULL};

  loket_store_read_sync (loket_office_store (fixture->office), get_work, &get, &error);
  g_assert_no_error (error);
  return get.record;
}

static LoketHouseholdMember *
member_new (Fixture *fixture, const char *household, const char *person, LoketRelation relation)
{
  LoketHouseholdMember *member = loket_household_member_new ();

  member->id = loket_id_new (fixture->clock, fixture->random);
  member->household = g_strdup (household);
  member->person = g_strdup (person);
  member->relation = relation;
  member->head = relation == LOKET_RELATION_HEAD;
  member->from_day = g_strdup ("2026-11-01");
  return member;
}

static LoketHousehold *
household_new (Fixture *fixture, const char *family_card)
{
  LoketHousehold *household = loket_household_new ();

  household->id = loket_id_new (fixture->clock, fixture->random);
  household->family_card = g_strdup (family_card);
  household->created_at = household->changed_at = FIXTURE_MORNING;
  return household;
}

char *
register_family (Fixture *fixture, const char *family_card, const char *const *people)
{
  static const LoketRelation relations[] = {
      LOKET_RELATION_HEAD, LOKET_RELATION_WIFE, LOKET_RELATION_CHILD};
  g_autoptr (LoketHousehold) household = household_new (fixture, family_card);

  register_insert (fixture, household);
  for (guint i = 0; people[i] != NULL; i++) {
    g_autoptr (LoketHouseholdMember) member =
        member_new (fixture, household->id, people[i], relations[MIN (i, 2)]);
    register_insert (fixture, member);
  }
  return g_strdup (household->id);
}

typedef struct {
  Fixture *fixture;
  LoketInvention *invention;
  guint put;
  gboolean more;
} Fill;

static LoketPerson *
person_of (Fixture *fixture, const LoketInventedHousehold *household, guint at)
{
  const LoketInventedPerson *invented = &household->members[at];
  LoketPerson *person = loket_person_new ();

  person->id = loket_id_new (fixture->clock, fixture->random);
  person->name = g_strdup (invented->name);
  person->nik = *invented->nik != '\0' ? g_strdup (invented->nik) : NULL;
  person->nik_status = person->nik != NULL ? LOKET_NIK_UNVERIFIED : LOKET_NIK_NONE;
  person->sex = invented->sex == LOKET_SEX_MALE ? LOKET_PERSON_SEX_MALE : LOKET_PERSON_SEX_FEMALE;
  person->birth_date =
      invented->birth.month > 0
          ? g_strdup_printf (
                "%04d-%02d-%02d", invented->birth.year, invented->birth.month, invented->birth.day)
          : g_strdup_printf ("%04d", invented->birth.year);
  person->mother_name = *invented->mother != '\0' ? g_strdup (invented->mother) : NULL;
  person->village = g_strdup (household->village->code);
  person->version = 1;
  person->created_at = person->changed_at = FIXTURE_MORNING;
  return person;
}

static gboolean
put_household (LoketTxn *txn, Fixture *f, const LoketInventedHousehold *invented, GError **error)
{
  static const LoketRelation relations[] = {LOKET_RELATION_HEAD,
                                            LOKET_RELATION_WIFE,
                                            LOKET_RELATION_CHILD,
                                            LOKET_RELATION_PARENT,
                                            LOKET_RELATION_PARENT_IN_LAW};
  g_autoptr (LoketHousehold) household = household_new (f, invented->kk);

  household->village = g_strdup (invented->village->code);
  if (!loket_txn_insert (txn, LOKET_RECORD (household), error))
    return FALSE;
  for (guint i = 0; i < invented->n_members; i++) {
    g_autoptr (LoketPerson) person = person_of (f, invented, i);
    g_autoptr (LoketHouseholdMember) member =
        member_new (f, household->id, person->id, relations[invented->members[i].relation]);
    if (!put_work (txn, person, error) || !loket_txn_insert (txn, LOKET_RECORD (member), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
fill_work (LoketTxn *txn, gpointer data, GError **error)
{
  Fill *fill = data;
  const LoketInventedHousehold *household;

  for (guint n = 0; n < CHUNK; n += household->n_members) {
    household = loket_invention_next (fill->invention);
    fill->more = household != NULL;
    if (!fill->more)
      return TRUE;
    if (!put_household (txn, fill->fixture, household, error))
      return FALSE;
  }
  return TRUE;
}

void
register_fill (Fixture *fixture, guint people)
{
  const LoketInventionOptions options = {
      .seed = 1,
      .people = people,
      .regency = loket_regions_find (loket_office_regions (fixture->office), "33.14"),
  };
  g_autoptr (LoketInvention) invention = loket_invention_new (&options);
  Fill fill = {.fixture = fixture, .invention = invention, .more = TRUE};

  while (fill.more) {
    g_autoptr (GError) error = NULL;
    loket_store_write_sync (loket_office_store (fixture->office), fill_work, &fill, &error);
    g_assert_no_error (error);
  }
}

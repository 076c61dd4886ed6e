/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school roll check over a real store: each answer, who may ask and how much, and that neither
 * the answer nor anything that is kept says more than it should. */
#include "core/device.h"
#include "core/error.h"
#include "core/roll.h"
#include "office/office-private.h"
#include "plastic.h"
#include "wire/json.h"

#include <string.h>

#define SCHOOL "sekolah-contoh" /* of the shipped profile */
#define HOSPITAL "rs-uji"
#define OFFICE_OF_SCHOOLS "dinas-uji" /* a school desk that sees categories */
#define BORN "2014-05-06"
#define NIK "3314104605140001"
#define OTHER_NIK "3314104605140002"
#define FREE_NIK "3314104605140009" /* nobody has it */
#define FAMILY_CARD "3314100101110001"
#define UNSEEN "Wulandari Xqzwv" /* stands nowhere but in a request */

#define ADD(path, function)                                                                        \
  g_test_add ("/office/rolls/" path, Fixture, NULL, set_up, function, fixture_tear_down)

static void
add_facility (LoketProfile *profile,
              const char *device,
              LoketFacilityKind kind,
              gboolean categories)
{
  g_autoptr (LoketFacility) facility = loket_facility_new ();
  const char *const devices[] = {device, NULL};

  facility->key = g_strdup (device);
  facility->kind = kind;
  facility->title = loket_phrase_new ();
  facility->title->id = g_strdup (device);
  facility->devices = g_strdupv ((char **) devices);
  facility->categories = categories;
  g_list_store_append (profile->facilities, facility);
}

static void
change_profile (LoketProfile *profile)
{
  add_facility (profile, HOSPITAL, LOKET_FACILITY_HOSPITAL, FALSE);
  add_facility (profile, OFFICE_OF_SCHOOLS, LOKET_FACILITY_SCHOOL, TRUE);
}

/* Small numbers, and Melati as a family card. */
static void
change_more (LoketProfile *profile)
{
  change_profile (profile);
  profile->school_help->rows = 3;
  profile->school_help->rows_a_day = 5;
  loket_profile_card (profile, "melati")->members = TRUE;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->change_profile = change_profile;
  fixture_set_up (f, data);
}

static void
set_up_more (Fixture *f, gconstpointer data)
{
  f->change_profile = change_more;
  fixture_set_up (f, data);
}

static LoketRollCheck *
class_new (void)
{
  LoketRollCheck *check = loket_roll_check_new ();

  check->pupils = g_list_store_new (loket_roll_pupil_get_type ());
  return check;
}

static LoketRollPupil *
class_add (LoketRollCheck *check, const char *name, const char *birth_date, const char *nik)
{
  g_autoptr (LoketRollPupil) pupil = loket_roll_pupil_new ();

  pupil->row = g_list_model_get_n_items (G_LIST_MODEL (check->pupils)) + 1;
  pupil->name = g_strdup (name);
  pupil->birth_date = g_strdup (birth_date);
  pupil->nik = g_strdup (nik);
  g_list_store_append (check->pupils, pupil);
  return pupil; /* the list keeps it alive */
}

static char *
ask_as (Fixture *f,
        LoketDeviceKind kind,
        const char *device,
        const char *token,
        LoketRollCheck *check,
        GError **error)
{
  const LoketCaller caller = {.kind = kind, .device = device, .token = token};
  g_autofree char *key = loket_id_new (f->clock, f->random);
  g_autoptr (GBytes) answer = loket_office_ask_sync (
      f->office, &LOKET_ROLL_CHECK, &caller, LOKET_RECORD (check), key, error);

  return answer != NULL ? g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer))
                        : NULL;
}

static char *
ask (Fixture *f, const char *device, LoketRollCheck *check)
{
  g_autoptr (GError) error = NULL;
  char *answer = ask_as (f, LOKET_DEVICE_VERIFIER, device, NULL, check, &error);

  g_assert_no_error (error);
  return answer;
}

static void
assert_refused (Fixture *f,
                LoketDeviceKind kind,
                const char *device,
                LoketRollCheck *check,
                LoketErrorCode code,
                const char *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = ask_as (f, kind, device, NULL, check, &error);

  g_assert_null (answer);
  g_assert_error (error, LOKET_ERROR, (int) code);
  if (parameter != NULL)
    g_assert_cmpstr (loket_error_parameter (error), ==, parameter);
}

static LoketRollStatus
status_in (const char *answer, guint row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) record = loket_json_to_record (
      loket_roll_results_get_type (), answer, strlen (answer), LOKET_JSON_ANSWER, &error);
  g_autoptr (LoketRollResult) result = NULL;

  g_assert_no_error (error);
  result =
      g_list_model_get_item (G_LIST_MODEL (loket_roll_results_cast (record)->results), row - 1);
  g_assert_nonnull (result);
  g_assert_cmpint (result->row, ==, row);
  return result->status;
}

/* Of one row alone. */
static LoketRollStatus
status_of (Fixture *f, const char *name, const char *birth_date, const char *nik)
{
  g_autoptr (LoketRollCheck) check = class_new ();
  g_autofree char *answer = NULL;

  class_add (check, name, birth_date, nik);
  answer = ask (f, SCHOOL, check);
  return status_in (answer, 1);
}

static char *
pupil (Fixture *f, const char *name, const char *birth_date, const char *nik)
{
  g_autoptr (LoketPerson) person = loket_person_new ();

  person->name = g_strdup (name);
  person->birth_date = g_strdup (birth_date);
  person->village = g_strdup (CASES_VILLAGE);
  person->nik = g_strdup (nik);
  person->nik_status = nik != NULL ? LOKET_NIK_UNVERIFIED : LOKET_NIK_NONE;
  register_put (f, person);
  return g_strdup (person->id);
}

static void
live_as (Fixture *f, const char *id, LoketLifeStatus life)
{
  g_autoptr (LoketPerson) person = register_get (f, loket_person_get_type (), id);

  person->life_status = life;
  plastic_update (f, person);
}

static void
card_as (Fixture *f, const char *id, LoketCardState state)
{
  g_autoptr (LoketCard) card = plastic_card (f, id);

  card->state = state;
  card->hold = state == LOKET_CARD_SUSPENDED ? LOKET_CARD_HOLD_OFFICER : LOKET_CARD_HOLD_NONE;
  g_free (card->reason);
  card->reason = g_strdup ("seen with somebody else");
  plastic_update (f, card);
}

static void
test_card_and_none (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *has = pupil (f, "Sri Wahyuningsih", BORN, NULL);
  g_autofree char *none = pupil (f, "Bambang Kusumanto", "2013-11-21", NULL);
  g_autoptr (LoketRollCheck) check = class_new ();
  g_autofree char *card = NULL, *answer = NULL;

  plastic_opens (f, &plastic);
  card = plastic_active (f, &plastic, has);
  class_add (check, "SRI WAHYUNINGSIH", BORN, NULL);
  class_add (check, "Bambang Kusumanto", "2013-11-21", NULL);
  class_add (check, UNSEEN, BORN, NULL);
  answer = ask (f, SCHOOL, check);
  g_assert_cmpint (status_in (answer, 1), ==, LOKET_ROLL_COVERED);
  g_assert_cmpint (status_in (answer, 2), ==, LOKET_ROLL_NOT_COVERED);
  g_assert_cmpint (status_in (answer, 3), ==, LOKET_ROLL_ASK);
  g_assert_nonnull (strstr (answer, "\"covered\":1,\"not_covered\":1,\"ask\":1"));
  g_assert_nonnull (strstr (answer, "\"left\":597"));
}

/* What the card is at the time decides, and whose days are over has nothing. */
static void
test_states_of_the_card (Fixture *f, gconstpointer data)
{
  static const struct {
    LoketCardState state;
    LoketRollStatus status;
  } cases[] = {
      {LOKET_CARD_ACTIVE, LOKET_ROLL_COVERED},
      {LOKET_CARD_SUSPENDED, LOKET_ROLL_ASK},
      {LOKET_CARD_PRINTED, LOKET_ROLL_ASK},
      {LOKET_CARD_QUEUED, LOKET_ROLL_ASK},
      {LOKET_CARD_APPROVED, LOKET_ROLL_ASK},
  };
  g_auto (Plastic) plastic = {0};
  g_autofree char *id = pupil (f, "Sri Wahyuningsih", BORN, NULL);
  g_autofree char *card = NULL;

  plastic_opens (f, &plastic);
  card = plastic_active (f, &plastic, id);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    card_as (f, card, cases[i].state);
    g_assert_cmpint (status_of (f, "Sri Wahyuningsih", BORN, NULL), ==, cases[i].status);
  }
  card_as (f, card, LOKET_CARD_ACTIVE);
  loket_clock_advance (f->clock, 3 * 366 * LOKET_DAY);
  g_assert_cmpint (status_of (f, "Sri Wahyuningsih", BORN, NULL), ==, LOKET_ROLL_NOT_COVERED);
}

/* Granted, and nobody has begun with the card. */
static void
test_granted (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *id = pupil (f, "Sri Wahyuningsih", BORN, NULL);
  g_autofree char *melati = NULL;

  plastic_opens (f, &plastic);
  melati = plastic_grant (f, &plastic, id, LOKET_CATEGORY_MELATI, "2028-11-22");
  g_assert_cmpint (status_of (f, "Sri Wahyuningsih", BORN, NULL), ==, LOKET_ROLL_ASK);
}

/* Dead, gone, nobody: all as somebody of whom the office knows nothing. */
static void
test_lives (Fixture *f, gconstpointer data)
{
  static const LoketLifeStatus lives[] = {
      LOKET_LIFE_DEAD, LOKET_LIFE_MOVED, LOKET_LIFE_MISSING, LOKET_LIFE_INVALID};
  g_autofree char *id = pupil (f, "Sri Wahyuningsih", BORN, NIK);
  g_autoptr (LoketRollCheck) known = class_new ();
  g_autoptr (LoketRollCheck) unknown = class_new ();

  class_add (known, "Sri Wahyuningsih", BORN, NIK);
  class_add (unknown, UNSEEN, BORN, OTHER_NIK);
  for (guint i = 0; i < G_N_ELEMENTS (lives); i++) {
    g_autofree char *of_known = NULL, *of_unknown = NULL;
    live_as (f, id, lives[i]);
    of_known = ask (f, SCHOOL, known);
    of_unknown = ask (f, SCHOOL, unknown);
    g_assert_cmpint (status_in (of_known, 1), ==, LOKET_ROLL_ASK);
    /* But for how many may still be asked about, the two cannot be told apart. */
    *strstr (of_known, "\"left\"") = '\0';
    *strstr (of_unknown, "\"left\"") = '\0';
    g_assert_cmpstr (of_known, ==, of_unknown);
  }
  live_as (f, id, LOKET_LIFE_LEFT);
  g_assert_cmpint (status_of (f, "Sri Wahyuningsih", BORN, NIK), ==, LOKET_ROLL_NOT_COVERED);
}

/* A number finds nobody whose name and birth do not fit, and never says that somebody has it. */
static void
test_numbers (Fixture *f, gconstpointer data)
{
  g_autofree char *id = pupil (f, "Sri Wahyuningsih", BORN, NIK);

  g_assert_cmpint (status_of (f, "Sri Wahyuningsih", BORN, NIK), ==, LOKET_ROLL_NOT_COVERED);
  g_assert_cmpint (status_of (f, "Sri Wahyuningsi", BORN, NIK), ==, LOKET_ROLL_NOT_COVERED);
  g_assert_cmpint (status_of (f, UNSEEN, BORN, NIK), ==, LOKET_ROLL_ASK);
  g_assert_cmpint (status_of (f, UNSEEN, BORN, FREE_NIK), ==, LOKET_ROLL_ASK);
  g_assert_cmpint (status_of (f, "Sri Wahyuningsih", "2014-05-07", NIK), ==, LOKET_ROLL_ASK);
  g_assert_cmpint (status_of (f, "Sri Wahyuningsih", NULL, NIK), ==, LOKET_ROLL_ASK);
  g_assert_cmpint (status_of (f, NULL, BORN, NIK), ==, LOKET_ROLL_ASK);
}

/* A row that is answered without a number is answered the same with one that somebody else has and
 * with one that nobody has: else a pupil whom one knows would tell of any number whether it is on
 * file. */
static void
test_numbers_of_others (Fixture *f, gconstpointer data)
{
  /* As far from that of the row's pupil. */
  static const struct {
    const char *somebodys;
    const char *nobodys;
  } numbers[] = {{OTHER_NIK, FREE_NIK}, {"3314100403120003", "3314100403120008"}};
  g_autofree char *without = pupil (f, "Sri Wahyuningsih", BORN, NULL);
  g_autofree char *with = pupil (f, "Bambang Kusumanto", "2013-11-21", NIK);
  g_autofree char *born_then = pupil (f, "Dwi Ambarwati", BORN, numbers[0].somebodys);
  g_autofree char *born_apart = pupil (f, "Slamet Riyadi", "2012-03-04", numbers[1].somebodys);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_assert_cmpint (
        status_of (f, "Sri Wahyuningsih", BORN, numbers[i].nobodys), ==, LOKET_ROLL_NOT_COVERED);
    g_assert_cmpint (
        status_of (f, "Sri Wahyuningsih", BORN, numbers[i].somebodys), ==, LOKET_ROLL_NOT_COVERED);
    g_assert_cmpint (status_of (f, "Bambang Kusumanto", "2013-11-21", numbers[i].somebodys),
                     ==,
                     status_of (f, "Bambang Kusumanto", "2013-11-21", numbers[i].nobodys));
  }
}

/* Two of one name and birth: nobody can say which, but by the NIK. */
static void
test_namesakes (Fixture *f, gconstpointer data)
{
  g_autofree char *one = pupil (f, "Sri Wahyuningsih", BORN, NIK);
  g_autofree char *other = pupil (f, "Sri Wahyuningsih", BORN, OTHER_NIK);
  g_autofree char *third = NULL;

  g_assert_cmpint (status_of (f, "Sri Wahyuningsih", BORN, NULL), ==, LOKET_ROLL_ASK);
  g_assert_cmpint (status_of (f, "Sri Wahyuningsih", BORN, NIK), ==, LOKET_ROLL_NOT_COVERED);
  third = pupil (f, "Sri Wahyuningsih", BORN, NIK);
  g_assert_cmpint (status_of (f, "Sri Wahyuningsih", BORN, NIK), ==, LOKET_ROLL_ASK);
}

/* The number of a card says which of two namesakes; one of somebody else's, or of none, says that
 * the row is not to be trusted. */
static void
test_card_numbers (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *one = pupil (f, "Sri Wahyuningsih", BORN, NIK);
  g_autofree char *other = pupil (f, "Sri Wahyuningsih", BORN, OTHER_NIK);
  g_autofree char *id = NULL;
  g_autoptr (LoketCard) card = NULL;
  g_autoptr (LoketRollCheck) check = class_new ();
  g_autofree char *answer = NULL;

  plastic_opens (f, &plastic);
  id = plastic_active (f, &plastic, one);
  card = plastic_card (f, id);
  class_add (check, "Sri Wahyuningsih", BORN, NULL)->card = g_strdup (card->number);
  class_add (check, "Sri Wahyuningsih", BORN, OTHER_NIK)->card = g_strdup (card->number);
  class_add (check, "Sri Wahyuningsih", BORN, NIK)->card = g_strdup ("3314-26-999999");
  class_add (check, UNSEEN, BORN, NULL)->card = g_strdup (card->number);
  class_add (check, "Sri Wahyuningsih", "2014-05-07", NULL)->card = g_strdup (card->number);
  answer = ask (f, SCHOOL, check);
  g_assert_cmpint (status_in (answer, 1), ==, LOKET_ROLL_COVERED);
  for (guint row = 2; row <= 5; row++)
    g_assert_cmpint (status_in (answer, row), ==, LOKET_ROLL_ASK);
}

/* Where the product is a family card, whoever lives with its holder is covered; else he is not. */
static void
test_family (Fixture *f, gconstpointer data)
{
  const gboolean is_family = f->change_profile == change_more;
  g_auto (Plastic) plastic = {0};
  g_autofree char *father =
      register_add (f, "Suparjo Hadiwiyono", LOKET_PERSON_SEX_MALE, "1980-02-03", CASES_VILLAGE);
  g_autofree char *child = pupil (f, "Sri Wahyuningsih", BORN, NULL);
  const char *const people[] = {father, child, NULL};
  g_autofree char *household = register_family (f, FAMILY_CARD, people);
  g_autofree char *card = NULL;

  plastic_opens (f, &plastic);
  card = plastic_active (f, &plastic, father);
  g_assert_cmpint (status_of (f, "Sri Wahyuningsih", BORN, NULL),
                   ==,
                   is_family ? LOKET_ROLL_COVERED : LOKET_ROLL_NOT_COVERED);
  card_as (f, card, LOKET_CARD_SUSPENDED);
  g_assert_cmpint (status_of (f, "Sri Wahyuningsih", BORN, NULL),
                   ==,
                   is_family ? LOKET_ROLL_ASK : LOKET_ROLL_NOT_COVERED);
}

static void
test_limits (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketRollCheck) check = class_new ();
  g_autoptr (LoketRollCheck) one = class_new ();
  g_autofree char *first = NULL, *last = NULL, *tomorrow = NULL, *elsewhere = NULL;

  assert_refused (f, LOKET_DEVICE_VERIFIER, SCHOOL, check, LOKET_ERROR_RULE, "list-empty");
  for (guint i = 0; i < 3; i++)
    class_add (check, UNSEEN, BORN, NULL);
  class_add (one, UNSEEN, BORN, NULL);
  first = ask (f, SCHOOL, check);
  g_assert_nonnull (strstr (first, "\"left\":2"));
  assert_refused (f, LOKET_DEVICE_VERIFIER, SCHOOL, check, LOKET_ERROR_RULE, "roll-day");
  last = ask (f, SCHOOL, one);
  g_assert_nonnull (strstr (last, "\"left\":1"));
  /* Each device has its own day, which a restart does not give back. */
  elsewhere = ask (f, OFFICE_OF_SCHOOLS, check);
  fixture_reopen (f);
  assert_refused (f, LOKET_DEVICE_VERIFIER, SCHOOL, check, LOKET_ERROR_RULE, "roll-day");
  loket_clock_advance (f->clock, LOKET_DAY);
  tomorrow = ask (f, SCHOOL, check);
  class_add (check, UNSEEN, BORN, NULL);
  assert_refused (f, LOKET_DEVICE_VERIFIER, SCHOOL, check, LOKET_ERROR_RULE, "roll-rows");
}

static char *
enrolled (Fixture *f, const char *name, LoketDeviceKind kind, LoketDeviceStatus status)
{
  g_autoptr (LoketDevice) device = loket_device_new ();

  device->id = loket_id_new (f->clock, f->random);
  device->name = g_strdup (name);
  device->kind = kind;
  device->status = status;
  device->cert_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, device->id, -1);
  device->enrolled_at = FIXTURE_MORNING;
  device->ends_at = FIXTURE_MORNING + 365 * LOKET_DAY;
  register_insert (f, device);
  return g_strdup (device->id);
}

/* A verifier of a school by itself, no other device; officers by their roles. */
static void
test_who_may (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketRollCheck) check = class_new ();
  g_auto (Hand) school = {0}, reception = {0};
  g_autoptr (GError) error = NULL;
  g_autofree char *good = enrolled (f, SCHOOL, LOKET_DEVICE_VERIFIER, LOKET_DEVICE_ACTIVE);
  g_autofree char *gone =
      enrolled (f, OFFICE_OF_SCHOOLS, LOKET_DEVICE_VERIFIER, LOKET_DEVICE_REVOKED);
  g_autofree char *other = enrolled (f, "UGD", LOKET_DEVICE_VERIFIER, LOKET_DEVICE_ACTIVE);
  g_autofree char *answer = NULL, *by_officer = NULL;

  class_add (check, UNSEEN, BORN, NULL);
  answer = ask (f, good, check);
  assert_refused (f, LOKET_DEVICE_VERIFIER, gone, check, LOKET_ERROR_SIGN_IN_NEEDED, NULL);
  assert_refused (f, LOKET_DEVICE_VERIFIER, other, check, LOKET_ERROR_SIGN_IN_NEEDED, NULL);
  assert_refused (f, LOKET_DEVICE_VERIFIER, HOSPITAL, check, LOKET_ERROR_SIGN_IN_NEEDED, NULL);
  assert_refused (f, LOKET_DEVICE_COUNTER, SCHOOL, check, LOKET_ERROR_SIGN_IN_NEEDED, NULL);
  assert_refused (f, LOKET_DEVICE_KIOSK, SCHOOL, check, LOKET_ERROR_NOT_ALLOWED, NULL);
  hand_comes (f, &school, "school", "school_desk");
  hand_comes (f, &reception, "reception", "reception");
  by_officer = ask_as (f, LOKET_DEVICE_COUNTER, "counter", school.token, check, &error);
  g_assert_no_error (error);
  g_assert_null (ask_as (f, LOKET_DEVICE_COUNTER, "counter", reception.token, check, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
}

/* Without the section of the profile nobody is answered. */
static void
switch_off (LoketProfile *profile)
{
  g_clear_object (&profile->school_help);
}

static void
set_up_off (Fixture *f, gconstpointer data)
{
  f->change_profile = switch_off;
  fixture_set_up (f, data);
}

static void
test_off (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketRollCheck) check = class_new ();

  class_add (check, UNSEEN, BORN, NULL);
  assert_refused (f, LOKET_DEVICE_VERIFIER, SCHOOL, check, LOKET_ERROR_RULE, "roll-off");
}

/* The category of a card changes not a byte of what a school is told, unless the profile says so.
 */
static void
test_no_grounds (Fixture *f, gconstpointer data)
{
  g_auto (Plastic) plastic = {0};
  g_autofree char *id = pupil (f, "Sri Wahyuningsih", BORN, NULL);
  g_autoptr (LoketRollCheck) check = class_new ();
  g_autofree char *melati = NULL, *menur = NULL, *shown = NULL, *card_id = NULL;
  g_autoptr (LoketCard) card = NULL;

  plastic_opens (f, &plastic);
  card_id = plastic_active (f, &plastic, id);
  class_add (check, "Sri Wahyuningsih", BORN, NULL);
  melati = ask (f, SCHOOL, check);
  shown = ask (f, OFFICE_OF_SCHOOLS, check);
  g_assert_nonnull (strstr (shown, "\"category\":\"melati\""));
  card = plastic_card (f, card_id);
  card->category = LOKET_CATEGORY_MENUR;
  g_free (card->product);
  card->product = g_strdup ("menur");
  card->reason = g_strdup ("a reason that nobody at a school should know");
  plastic_update (f, card);
  menur = ask (f, SCHOOL, check);
  *strstr (melati, "\"left\"") = '\0';
  *strstr (menur, "\"left\"") = '\0';
  g_assert_cmpstr (melati, ==, menur);
  g_assert_null (strstr (melati, "category"));
}

static gboolean
holds (const char *path, const char *needle)
{
  g_autofree char *bytes = NULL;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, NULL) &&
         memmem (bytes, length, needle, strlen (needle)) != NULL;
}

/* In no file of the office: rows, audit, kept answers, journals. */
static guint
files_with (const char *path, const char *needle)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint found = holds (path, needle) ? 1 : 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    found += files_with (child, needle);
  }
  return found;
}

static void
test_nothing_is_kept (Fixture *f, gconstpointer data)
{
  g_autofree char *id = pupil (f, "Sri Wahyuningsih", BORN, NIK);
  g_autoptr (LoketRollCheck) check = class_new ();
  g_autofree char *answer = NULL;

  class_add (check, UNSEEN, "2012-09-17", "3314105709120077")->card = g_strdup ("3314-26-876543");
  class_add (check, "Sri Wahyuningsih", BORN, NIK);
  answer = ask (f, SCHOOL, check);
  g_assert_null (strstr (answer, "Sri"));
  g_assert_null (strstr (answer, NIK));
  g_assert_null (strstr (answer, id));
  /* What is in the file is in the register: the test would see it. */
  g_assert_cmpuint (files_with (loket_test_dir_path (f->dir), "Sri Wahyuningsih"), >, 0);
  g_assert_cmpuint (files_with (loket_test_dir_path (f->dir), "Xqzwv"), ==, 0);
  g_assert_cmpuint (files_with (loket_test_dir_path (f->dir), "2012-09-17"), ==, 0);
  g_assert_cmpuint (files_with (loket_test_dir_path (f->dir), "3314105709120077"), ==, 0);
  g_assert_cmpuint (files_with (loket_test_dir_path (f->dir), "3314-26-876543"), ==, 0);
}

static LoketAuditPage *
on_record (Fixture *f, LoketAuditChain chain)
{
  g_autoptr (LoketAuditQuery) query = loket_audit_query_new ();
  g_autoptr (GError) error = NULL;
  LoketAuditPage *page;

  query->chain = chain;
  query->operation = g_strdup ("roll/check");
  page = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_AUDIT_LIST, query, &error);
  g_assert_no_error (error);
  return page;
}

/* One row of the check in the audit chain, with counts and a digest of the class; in the access log
 * one of the check and one of each person who was looked at. */
static void
test_on_record (Fixture *f, gconstpointer data)
{
  g_autofree char *one = pupil (f, "Sri Wahyuningsih", BORN, NULL);
  g_autofree char *other = pupil (f, "Bambang Kusumanto", BORN, NULL);
  const char *const subjects[] = {one, other, "roll"};
  g_autoptr (LoketRollCheck) check = class_new ();
  g_autofree char *answer = NULL;
  g_autoptr (LoketAuditPage) changes = NULL, looks = NULL;
  g_autoptr (LoketAuditEntry) entry = NULL;

  class_add (check, "Sri Wahyuningsih", BORN, NULL);
  class_add (check, "Bambang Kusumanto", BORN, NULL);
  class_add (check, UNSEEN, BORN, NULL);
  answer = ask (f, SCHOOL, check);
  changes = on_record (f, LOKET_AUDIT_OF_CHANGES);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (changes->rows)), ==, 1);
  entry = g_list_model_get_item (G_LIST_MODEL (changes->rows), 0);
  g_assert_cmpstr (entry->device, ==, SCHOOL);
  g_assert_cmpstr (entry->purpose, ==, "school_help");
  g_assert_nonnull (
      strstr (entry->after, "\"pupils\":3,\"covered\":0,\"not_covered\":2,\"ask\":1,\"digest\""));
  looks = on_record (f, LOKET_AUDIT_OF_ACCESS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (looks->rows)), ==, 3);
  for (guint i = 0; i < 3; i++) {
    g_autoptr (LoketAuditEntry) look = g_list_model_get_item (G_LIST_MODEL (looks->rows), i);
    g_assert_cmpstr (look->purpose, ==, "school_help");
    g_assert_cmpint (g_str_has_suffix (look->subject, subjects[0]) +
                         g_str_has_suffix (look->subject, subjects[1]) +
                         g_str_has_suffix (look->subject, subjects[2]),
                     ==,
                     1);
  }
}

/* Who works for a part of the district hears nothing of others. */
static void
test_area_of_officer (Fixture *f, gconstpointer data)
{
  g_autofree char *id = pupil (f, "Sri Wahyuningsih", BORN, NULL);
  g_auto (Hand) hand = {0};
  g_autoptr (LoketRollCheck) check = class_new ();
  g_autoptr (LoketOfficer) officer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *inside = NULL, *outside = NULL;

  class_add (check, "Sri Wahyuningsih", BORN, NULL);
  hand_comes (f, &hand, "school", "school_desk");
  officer = register_get (f, loket_officer_get_type (), hand.id);
  officer->area = g_strdup ("33.14.10");
  plastic_update (f, officer);
  inside = ask_as (f, LOKET_DEVICE_COUNTER, "counter", hand.token, check, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status_in (inside, 1), ==, LOKET_ROLL_NOT_COVERED);
  g_free (officer->area);
  officer->area = g_strdup ("33.14.11");
  plastic_update (f, officer);
  outside = ask_as (f, LOKET_DEVICE_COUNTER, "counter", hand.token, check, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status_in (outside, 1), ==, LOKET_ROLL_ASK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("card-and-none", test_card_and_none);
  ADD ("states-of-the-card", test_states_of_the_card);
  ADD ("granted", test_granted);
  ADD ("lives", test_lives);
  ADD ("numbers", test_numbers);
  ADD ("numbers-of-others", test_numbers_of_others);
  ADD ("namesakes", test_namesakes);
  ADD ("card-numbers", test_card_numbers);
  ADD ("no-family-card", test_family);
  g_test_add (
      "/office/rolls/family-card", Fixture, NULL, set_up_more, test_family, fixture_tear_down);
  g_test_add ("/office/rolls/limits", Fixture, NULL, set_up_more, test_limits, fixture_tear_down);
  ADD ("who-may", test_who_may);
  g_test_add ("/office/rolls/off", Fixture, NULL, set_up_off, test_off, fixture_tear_down);
  ADD ("no-grounds", test_no_grounds);
  ADD ("nothing-is-kept", test_nothing_is_kept);
  ADD ("on-record", test_on_record);
  ADD ("area-of-officer", test_area_of_officer);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office: its parts and what each operation is bound to; dispatch.c runs them. */
#include "config.h"

#include "office/office.h"

#include "core/calendar.h"
#include "core/error.h"
#include "office/job-runner.h"
#include "office/office-private.h"
#include "office/password.h"
#include "office/turn-private.h"
#include "store/blobs.h"
#include "store/officers.h"

#define WORKERS 2 /* each hash of a password takes 64 MiB and a core (store.md 3) */

static const LoketBinding *const desks[] = {
    loket_queue_desk,          loket_calling_desk,     loket_journey_desk,     loket_job_desk,
    loket_list_desk,           loket_list_import_desk, loket_list_report_desk, loket_tend_desk,
    loket_session_desk,        loket_officers_desk,    loket_approval_desk,    loket_device_desk,
    loket_audit_desk,          loket_backup_desk,      loket_blob_desk,        loket_admin_desk,
    loket_pair_desk,           loket_merge_desk,       loket_demo_desk,        loket_people_desk,
    loket_decision_desk,       loket_letter_desk,      loket_rules_desk,       loket_survey_desk,
    loket_survey_choices_desk, loket_verifier_desk,    loket_visit_desk,       loket_watch_desk,
    loket_application_desk,    loket_key_desk,         loket_publish_desk,     loket_card_desk,
    loket_roll_desk,           loket_guarantee_desk,   loket_claim_desk,       loket_print_desk,
    loket_batch_desk,          loket_stock_desk,       loket_rating_desk,      loket_help_desk,
    loket_closure_desk,
};

static void
told_cb (gint64 last_seq, gpointer data)
{
  LoketOffice *office = data;

  office->last_seq = last_seq;
  if (office->told != NULL)
    office->told (last_seq, office->told_data);
}

static void
bind_desk (LoketOffice *office, const LoketBinding *desk)
{
  for (const LoketBinding *binding = desk; binding->operation != NULL; binding++)
    g_hash_table_insert (office->bindings, (gpointer) binding->operation, (gpointer) binding);
}

static void
bind_handlers (LoketOffice *office, const LoketBinding *extra_desk)
{
  for (guint i = 0; i < G_N_ELEMENTS (desks); i++)
    bind_desk (office, desks[i]);
  if (extra_desk != NULL)
    bind_desk (office, extra_desk);
}

static gboolean
fits (const LoketOperation *operation, const LoketBinding *binding)
{
  const gboolean is_job = (operation->flags & LOKET_JOB) != 0;

  return binding != NULL && is_job == (binding->work != NULL) &&
         (!is_job ||
          (loket_operation_writes (operation) && operation->answer () == loket_job_get_type ())) &&
         ((operation->flags & LOKET_TWO_OFFICERS) == 0 || binding->prepare == NULL);
}

/* An operation that nobody carries out is a mistake of ours: better no office than half of one.
 * What a second officer approves has no worker to prepare it. */
static gboolean
check_bindings (LoketOffice *office, GError **error)
{
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  for (guint i = 0; i < n; i++) {
    if (!fits (operations[i], g_hash_table_lookup (office->bindings, operations[i]))) {
      loket_set_error (error,
                       LOKET_ERROR_INTERNAL,
                       NULL,
                       "operation %s is not bound to a handler that fits it",
                       operations[i]->name);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
greet_work (LoketTxn *txn, gpointer data, GError **error)
{
  LoketOffice *office = data;

  g_free (office->day);
  office->day = loket_turn_business_day (txn, office, loket_clock_now (office->clock), NULL, error);
  office->last_seq = loket_txn_last_seq (txn, error);
  return office->day != NULL && office->last_seq >= 0 &&
         loket_txn_has_officers (txn, &office->staffed, error);
}

/**
 * loket_office_new:
 * @parts: what it is made of; its store becomes the office's own, also on failure
 * @error: set when an operation has no handler or the keys cannot be read
 *
 * Returns: (transfer full): an office that answers
 */
LoketOffice *
loket_office_new (const LoketOfficeParts *parts, GError **error)
{
  g_autoptr (LoketOffice) office = g_new0 (LoketOffice, 1);

  office->store = parts->store;
  office->profile = loket_profile_cast (loket_record_copy (LOKET_RECORD (parts->profile)));
  loket_blob_files_clean (loket_store_dir (office->store));
  g_mutex_init (&office->profile_lock);
  office->profiles = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  office->regions = parts->regions != NULL ? parts->regions : loket_regions_new_empty ();
  office->rules = parts->rules != NULL ? parts->rules : loket_rule_book_new ();
  office->forms = parts->forms != NULL ? parts->forms : loket_form_book_new ();
  office->letters = parts->letters != NULL ? parts->letters : loket_letter_book_new ();
  office->clock = loket_clock_ref (parts->clock);
  office->random = loket_random_ref (parts->random);
  office->keys = loket_key_ring_new (office->clock);
  office->seen = loket_seen_new ();
  office->refusals = loket_refusals_new (office->store);
  office->bindings = g_hash_table_new (NULL, NULL);
  bind_handlers (office, parts->extra_desk);
  office->runner = loket_job_runner_new (office);
  if (!check_bindings (office, error) || !loket_password_start (error))
    return NULL;
  office->ticket_key = loket_store_key (office->store, "ticket", error);
  if (office->ticket_key == NULL)
    return NULL;
  office->sign_in_key = loket_store_key (office->store, "sign-in", error);
  if (office->sign_in_key == NULL ||
      !loket_store_read_sync (office->store, greet_work, office, error))
    return NULL;
  g_mutex_init (&office->arriving_lock);
  office->arriving = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  office->workers = g_thread_pool_new (loket_office_prepare_cb, office, WORKERS, FALSE, NULL);
  loket_store_set_told (office->store, told_cb, office);
  return g_steal_pointer (&office);
}

/**
 * loket_office_free:
 * @office: (nullable) (transfer full): an office with no operation under way
 */
void
loket_office_free (LoketOffice *office)
{
  if (office == NULL)
    return;
  g_clear_pointer (&office->runner, loket_job_runner_free);
  if (office->workers != NULL)
    g_thread_pool_free (office->workers, FALSE, TRUE);
  loket_store_set_told (office->store, NULL, NULL);
  loket_seen_put_down_all (office->seen, office->store);
  loket_refusals_free (office->refusals, loket_clock_now (office->clock));
  g_clear_pointer (&office->seen, loket_seen_free);
  g_clear_pointer (&office->store, loket_store_close);
  g_clear_object (&office->profile);
  g_clear_pointer (&office->profiles, g_hash_table_unref);
  g_mutex_clear (&office->profile_lock);
  g_clear_pointer (&office->arriving, g_hash_table_unref);
  g_mutex_clear (&office->arriving_lock);
  g_clear_pointer (&office->regions, loket_regions_free);
  g_clear_pointer (&office->rules, loket_rule_book_free);
  g_clear_pointer (&office->forms, loket_form_book_free);
  g_clear_pointer (&office->letters, loket_letter_book_free);
  g_clear_pointer (&office->clock, loket_clock_unref);
  g_clear_pointer (&office->random, loket_random_unref);
  g_clear_pointer (&office->keys, loket_key_ring_free);
  g_clear_pointer (&office->ticket_key, g_bytes_unref);
  g_clear_pointer (&office->sign_in_key, g_bytes_unref);
  g_clear_pointer (&office->bindings, g_hash_table_unref);
  g_free (office->day);
  g_free (office);
}

/**
 * loket_office_profile:
 * @office: the office
 *
 * A GListStore remembers where it was read last, so no two threads may read one: each gets a copy.
 *
 * Returns: (transfer none): the district profile, of this thread alone
 */
LoketProfile *
loket_office_profile (LoketOffice *office)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&office->profile_lock);
  LoketRecord *own = g_hash_table_lookup (office->profiles, g_thread_self ());

  if (own == NULL) {
    own = loket_record_copy (LOKET_RECORD (office->profile));
    g_hash_table_insert (office->profiles, g_thread_self (), own);
  }
  return loket_profile_cast (own);
}

/**
 * loket_office_regions:
 * @office: the office
 *
 * Returns: (transfer none): the places of its district, any thread may read them; none where the
 *   profile names none
 */
const LoketRegions *
loket_office_regions (LoketOffice *office)
{
  return office->regions;
}

/**
 * loket_office_rules:
 * @office: the office
 *
 * Returns: (transfer none): all versions of the rules of its profile, any thread may read them
 */
const LoketRuleBook *
loket_office_rules (LoketOffice *office)
{
  return office->rules;
}

/**
 * loket_office_forms:
 * @office: the office
 *
 * Returns: (transfer none): the survey forms of its profile, any thread may ask for them
 */
const LoketFormBook *
loket_office_forms (LoketOffice *office)
{
  return office->forms;
}

/**
 * loket_office_letters:
 * @office: the office
 *
 * Returns: (transfer none): the letters of its profile, any thread may ask for them
 */
const LoketLetterBook *
loket_office_letters (LoketOffice *office)
{
  return office->letters;
}

/**
 * loket_office_clock:
 * @office: the office
 *
 * Returns: (transfer none): office time
 */
LoketClock *
loket_office_clock (LoketOffice *office)
{
  return office->clock;
}

/**
 * loket_office_store:
 * @office: the office
 *
 * Returns: (transfer none): its store
 */
LoketStore *
loket_office_store (LoketOffice *office)
{
  return office->store;
}

/**
 * loket_office_new_id:
 * @office: the office
 *
 * Returns: (transfer full): a new UUIDv7
 */
char *
loket_office_new_id (LoketOffice *office)
{
  return loket_id_new (office->clock, office->random);
}

/**
 * loket_office_random:
 * @office: the office
 *
 * Returns: (transfer none): chance
 */
LoketRandom *
loket_office_random (LoketOffice *office)
{
  return office->random;
}

/**
 * loket_office_sign_in_key:
 * @office: the office
 *
 * Returns: (transfer none): the key that what was typed as a login is hidden with
 */
GBytes *
loket_office_sign_in_key (LoketOffice *office)
{
  return office->sign_in_key;
}

/**
 * loket_office_keys:
 * @office: the office
 *
 * A turn asks loket_turn_keys(), which looks first whether the shift is over.
 *
 * Returns: (transfer none): the ring of keys; any thread may ask it
 */
LoketKeyRing *
loket_office_keys (LoketOffice *office)
{
  return office->keys;
}

/**
 * loket_office_certifier:
 * @office: the office
 *
 * Returns: (transfer none) (nullable): who signs certificates
 */
const LoketCertifier *
loket_office_certifier (LoketOffice *office)
{
  return office->certifier.certify != NULL ? &office->certifier : NULL;
}

/**
 * loket_office_set_certifier:
 * @office: an office with no operation under way
 * @certifier: (nullable): who signs certificates; copied
 */
void
loket_office_set_certifier (LoketOffice *office, const LoketCertifier *certifier)
{
  office->certifier = certifier != NULL ? *certifier : (LoketCertifier){0};
}

/**
 * loket_office_seen:
 * @office: the office
 *
 * Returns: (transfer none): when its devices were heard of
 */
LoketSeen *
loket_office_seen (LoketOffice *office)
{
  return office->seen;
}

/**
 * loket_office_saw_device:
 * @office: the office; main thread only
 * @device: id of a device
 *
 * Takes note that it was heard of just now, without a write.
 */
void
loket_office_saw_device (LoketOffice *office, const char *device)
{
  loket_seen_note (office->seen, device, loket_clock_now (office->clock));
}

/**
 * loket_office_hello:
 * @office: the office; main thread only
 *
 * Answers without asking the store, so that a long read never keeps a device from its hello.
 *
 * Returns: (transfer full): version, office time, business day, store, last sequence number, and
 *   whether officers have to sign in
 */
LoketHello *
loket_office_hello (LoketOffice *office)
{
  LoketHello *hello = loket_hello_new ();
  gint64 now = loket_clock_now (office->clock);
  g_autofree char *by_clock = loket_calendar_day (now, loket_office_profile (office)->utc_offset);

  /* The business day never goes back, whatever the clock does. */
  if (strcmp (by_clock, office->day) > 0) {
    g_free (office->day);
    office->day = g_steal_pointer (&by_clock);
  }
  hello->version = g_strdup (LOKET_VERSION);
  hello->time = now;
  hello->day = g_strdup (office->day);
  hello->store_id = g_strdup (loket_store_id (office->store));
  hello->last_seq = office->last_seq;
  hello->staffed = g_atomic_int_get (&office->staffed);
  return hello;
}

/**
 * loket_office_set_told:
 * @office: the office
 * @told: (nullable): called after each commit that put events on the feed
 * @data: for @told
 */
void
loket_office_set_told (LoketOffice *office, LoketOfficeTold told, gpointer data)
{
  office->told = told;
  office->told_data = data;
}

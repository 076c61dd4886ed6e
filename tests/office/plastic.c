/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See plastic.h. */
#include "plastic.h"

#include "core/calendar.h"
#include "office/key-ring.h"
#include "office/office-private.h"
#include "store/cards.h"
#include "store/seal-keys.h"

#include <sodium.h>
#include <string.h>

#define NIGHT_BEFORE (FIXTURE_MORNING / LOKET_SECOND - 86400)

void
plastic_unlock (Fixture *f, gint64 days)
{
  static const guint8 seed[LOKET_SEED_BYTES] = "a seed for the tests of cards";
  guint8 public_key[LOKET_COSE_PUBLIC];
  LoketSigner *signer;
  g_autoptr (LoketTrustedKey) key = loket_trusted_key_new ();
  g_auto (LoketKeyShift) shift = {
      .day = loket_calendar_day (loket_clock_now (f->clock), f->office->profile->utc_offset)};

  g_assert_cmpint (sodium_init (), >=, 0);
  signer = loket_signer_new_seed (seed, public_key);
  key->iss = g_strdup ("3314-UPTPK");
  key->public_key = g_bytes_new (public_key, sizeof public_key);
  key->usage = LOKET_USE_CARD;
  key->first_use = NIGHT_BEFORE;
  key->last_use = key->last_exp = NIGHT_BEFORE + days * 86400;
  key->state = LOKET_KEY_LIVE;
  loket_key_ring_lock (f->office->keys);
  loket_key_ring_add (f->office->keys, key, signer);
  loket_key_ring_begin_shift (f->office->keys, &shift);
}

void
plastic_opens (Fixture *f, Plastic *plastic)
{
  g_autoptr (LoketStockReceive) blanks = loket_stock_receive_new ();
  g_autoptr (LoketStockBalance) balance = NULL;

  hand_comes (f, &plastic->clerk, "clerk", "service_officer");
  hand_comes (f, &plastic->kasi, "kasi", "section_head");
  hand_comes (f, &plastic->kepala, "kepala", "unit_head");
  hand_comes (f, &plastic->printer, "printer", "card_printer");
  hand_comes (f, &plastic->other, "other", "card_printer");
  hand_comes (f, &plastic->desk, "desk", "reception");
  plastic_unlock (f, 3650);
  blanks->blank = g_strdup ("pvc");
  blanks->count = PLASTIC_BLANKS;
  balance = cases_do (f, &plastic->kasi, &LOKET_STOCK_RECEIVE, blanks);
}

void
plastic_clear (Plastic *plastic)
{
  hand_clear (&plastic->clerk);
  hand_clear (&plastic->kasi);
  hand_clear (&plastic->kepala);
  hand_clear (&plastic->printer);
  hand_clear (&plastic->other);
  hand_clear (&plastic->desk);
}

char *
plastic_grant (Fixture *f,
               const Plastic *plastic,
               const char *person,
               LoketCategory category,
               const char *until_day)
{
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_APPROVED);
  g_autoptr (LoketDecision) decision = loket_decision_new ();

  decision->id = loket_id_new (f->clock, f->random);
  decision->application = g_strdup (application);
  decision->person = g_strdup (person);
  decision->village = g_strdup (CASES_VILLAGE);
  decision->state = LOKET_DECISION_ACTIVE;
  decision->category = decision->suggested = category;
  decision->consideration = g_strdup ("The breadwinner is ill.");
  decision->from_day = g_strdup ("2026-11-23");
  decision->until_day = g_strdup (until_day);
  decision->proposed_by = g_strdup (plastic->clerk.id);
  decision->section_by = g_strdup (plastic->kasi.id);
  decision->head_by = g_strdup (plastic->kepala.id);
  decision->section_at = decision->head_at = LOKET_SOME (loket_clock_now (f->clock));
  decision->proposed_at = decision->changed_at = loket_clock_now (f->clock);
  decision->version = 1;
  register_insert (f, decision);
  return g_strdup (decision->id);
}

LoketCardView *
plastic_issue (Fixture *f, const Plastic *plastic, const char *decision)
{
  g_autoptr (LoketCardIssue) request = loket_card_issue_new ();

  request->decision = g_strdup (decision);
  return cases_do (f, &plastic->printer, &LOKET_CARD_ISSUE, request);
}

LoketCardView *
plastic_open (Fixture *f, const Plastic *plastic, const char *card)
{
  g_autoptr (LoketCardReference) request = loket_card_reference_new ();

  request->card = g_strdup (card);
  return cases_do (f, &plastic->desk, &LOKET_CARD_OPEN, request);
}

LoketPrintBegin *
plastic_begin_request (const char *print, const char *tag)
{
  LoketPrintBegin *request = loket_print_begin_new ();
  const char *const prints[] = {print, NULL};

  request->prints = g_strdupv ((char **) prints);
  request->queue = g_strdup (PLASTIC_QUEUE);
  request->tag = g_strdup (tag);
  return request;
}

char *
plastic_begin (Fixture *f, const Hand *hand, const char *print)
{
  g_autofree char *tag = loket_id_new (f->clock, f->random);
  g_autoptr (LoketPrintBegin) request = plastic_begin_request (print, tag);
  g_autoptr (LoketPrintRows) rows = cases_do (f, hand, &LOKET_PRINT_BEGIN, request);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows->prints)), ==, 1);
  return g_steal_pointer (&tag);
}

LoketPrintTell *
plastic_tell_request (const char *tag, LoketPrintTold outcome, const char *reason)
{
  LoketPrintTell *request = loket_print_tell_new ();
  g_autoptr (LoketCardOutcome) said = loket_card_outcome_new ();

  said->outcome = outcome;
  said->reason = g_strdup (reason);
  if (outcome == LOKET_PRINT_TOLD_CREATED) {
    said->job_id = LOKET_SOME (17);
    said->job_uuid = g_strdup ("urn:uuid:0190aaaa-0000-7000-8000-0000000000aa");
  }
  request->tag = g_strdup (tag);
  request->outcomes = g_list_store_new (loket_card_outcome_get_type ());
  g_list_store_append (request->outcomes, said);
  return request;
}

void
plastic_tell (Fixture *f, const Hand *hand, const char *tag, LoketPrintTold outcome)
{
  g_autoptr (LoketPrintTell) request = plastic_tell_request (
      tag, outcome, outcome == LOKET_PRINT_TOLD_NOT_PRINTED ? "out of cards" : NULL);
  g_autoptr (LoketPrintRows) rows = cases_do (f, hand, &LOKET_PRINT_TELL, request);

  g_assert_nonnull (rows->prints);
}

LoketCardPrint *
plastic_print (Fixture *f, const char *print)
{
  return register_get (f, loket_card_print_get_type (), print);
}

LoketCard *
plastic_card (Fixture *f, const char *card)
{
  return register_get (f, loket_card_get_type (), card);
}

void
plastic_scan (Fixture *f, const Hand *hand, const char *print)
{
  g_autoptr (LoketCardPrint) row = plastic_print (f, print);
  g_autoptr (LoketPrintScan) request = loket_print_scan_new ();
  g_autoptr (LoketCardPrint) good = NULL;

  request->text = g_strdup (row->text);
  good = cases_do (f, hand, &LOKET_PRINT_SCAN, request);
  g_assert_cmpint (good->state, ==, LOKET_PRINTING_GOOD);
}

void
plastic_prints_well (Fixture *f, const Hand *hand, const char *print)
{
  g_autofree char *tag = plastic_begin (f, hand, print);

  plastic_tell (f, hand, tag, LOKET_PRINT_TOLD_CREATED);
  plastic_tell (f, hand, tag, LOKET_PRINT_TOLD_SPOOLED);
  plastic_tell (f, hand, tag, LOKET_PRINT_TOLD_UNCONFIRMED);
  plastic_scan (f, hand, print);
}

LoketCardGiving *
plastic_giving (const char *card)
{
  LoketCardGiving *request = loket_card_giving_new ();

  request->card = g_strdup (card);
  return request;
}

LoketCardAct *
plastic_act (const char *card)
{
  LoketCardAct *request = loket_card_act_new ();

  request->card = g_strdup (card);
  request->reason = g_strdup ("so it was said");
  return request;
}

LoketPrintEnd *
plastic_end (const char *print, const char *reason)
{
  LoketPrintEnd *request = loket_print_end_new ();

  request->print = g_strdup (print);
  request->reason = g_strdup (reason);
  return request;
}

char *
plastic_active (Fixture *f, const Plastic *plastic, const char *person)
{
  g_autofree char *decision =
      plastic_grant (f, plastic, person, LOKET_CATEGORY_MELATI, "2028-11-22");
  g_autoptr (LoketCardView) issued = plastic_issue (f, plastic, decision);
  g_autoptr (LoketCardGiving) giving = plastic_giving (issued->card->id);
  g_autoptr (LoketCardView) given = NULL;

  plastic_prints_well (f, &plastic->printer, issued->print->id);
  given = cases_do (f, &plastic->desk, &LOKET_CARD_HAND_OVER, giving);
  g_assert_cmpint (given->card->state, ==, LOKET_CARD_ACTIVE);
  return g_strdup (given->card->id);
}

static gboolean
update_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_update (txn, data, error);
}

void
plastic_update (Fixture *f, gpointer record)
{
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (loket_office_store (f->office), update_work, record, &error);
  g_assert_no_error (error);
}

void
plastic_approve (Fixture *f, const Hand *hand, const char *approval)
{
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();
  g_autoptr (LoketApproval) approved = NULL;

  decision->approval = g_strdup (approval);
  approved = cases_do (f, hand, &LOKET_APPROVAL_APPROVE, decision);
  g_assert_cmpint (approved->state, ==, LOKET_APPROVAL_APPROVED);
}

typedef struct {
  const char *card;
  GPtrArray *slots;
} Look;

static gboolean
look_work (LoketTxn *txn, gpointer data, GError **error)
{
  Look *look = data;

  look->slots = loket_txn_slots_of_card (txn, look->card, error);
  return look->slots != NULL;
}

void
plastic_assert_slots (Fixture *f, const char *id)
{
  Look look = {.card = id};
  g_autoptr (LoketCard) card = plastic_card (f, id);
  g_autoptr (GError) error = NULL;

  loket_store_read_sync (loket_office_store (f->office), look_work, &look, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (look.slots->len, >, 0);
  for (guint i = 0; i < look.slots->len; i++) {
    const LoketStatusSlot *slot = look.slots->pdata[i];
    const gboolean good =
        card->state == LOKET_CARD_ACTIVE && g_strcmp0 (card->print, slot->id) == 0;
    g_assert_cmpint (slot->good, ==, good);
  }
  g_ptr_array_unref (look.slots);
}

static gboolean
fill_work (LoketTxn *txn, gpointer data, GError **error)
{
  gint64 given;

  return loket_txn_fill_status_list (txn, data, &given, error);
}

guint
plastic_good_slots (Fixture *f)
{
  g_autoptr (LoketStatusList) list = loket_status_list_new ("3314-UPTPK");
  g_autoptr (GError) error = NULL;
  guint good = 0;

  loket_store_read_sync (loket_office_store (f->office), fill_work, list, &error);
  g_assert_no_error (error);
  for (guint slot = 0; slot < LOKET_CARD_SLOTS; slot++)
    good += loket_status_list_is_good (list, slot) ? 1 : 0;
  return good;
}

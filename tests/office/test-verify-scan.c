/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the office itself makes of a sealed card through its life, newer than any list; and of what
 * cards were used for: uses of the dead, and uses that nobody needs any more. */
#include "core/intake.h"
#include "core/verifier-desk.h"
#include "keys.h"
#include "office/key-ring.h"
#include "office/keeping.h"
#include "office/office-private.h"
#include "plastic.h"
#include "store/card-uses.h"
#include "tests/core/card-sample.h"

#define ADD(path, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/verify-scan/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define GAWAN "33.14.12.2004"
#define OTHER_ISS "3313-UPTPK"

/* Keys that the office seals with, and two that the root trusts and that are not here. */
static void
make_keys (Fixture *f, const SampleKey *copied, const SampleKey *other)
{
  Ceremony ceremony;
  g_autoptr (LoketKeyDelivery) delivery = ceremony_delivery ();
  g_autoptr (LoketTrustedKey) own_line = NULL;
  g_autoptr (LoketTrustedKey) other_line = NULL;
  g_autoptr (LoketKeyList) taken = NULL;
  g_autoptr (GError) error = NULL;

  ceremony_begin (&ceremony, 1);
  g_object_unref (ceremony_add (&ceremony, delivery, 1, KEYS_ISS, LOKET_USE_CARD));
  own_line = sample_trusted (copied, KEYS_ISS, LOKET_USE_CARD);
  other_line = sample_trusted (other, OTHER_ISS, LOKET_USE_CARD);
  g_list_store_append (ceremony.list->keys, own_line);
  g_list_store_append (ceremony.list->keys, other_line);
  ceremony_sign (&ceremony, delivery, loket_clock_now (f->clock) / LOKET_SECOND);
  taken = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_KEY_TAKE_IN, delivery, &error);
  g_assert_no_error (error);
  ceremony_end (&ceremony);
}

typedef struct {
  Plastic plastic;
  SampleKey copied; /* has the office's code, as whoever stole a key would */
  SampleKey other;  /* of the office of another district */
  char *person;
  char *card;
} Life;

static void
life_begin (Fixture *f, Life *life)
{
  g_autoptr (LoketKeyList) open = NULL;

  plastic_opens (f, &life->plastic);
  loket_key_ring_lock (f->office->keys);
  sample_key (&life->copied, "test-only copied seed");
  sample_key (&life->other, "test-only seed of another office");
  make_keys (f, &life->copied, &life->other);
  open = fixture_unlock_keys (f, life->plastic.kasi.token);
  life->person = register_add (f, "Sulastri", LOKET_PERSON_SEX_FEMALE, "1970-01-31", GAWAN);
}

static void
life_clear (Life *life)
{
  plastic_clear (&life->plastic);
  g_free (life->person);
  g_free (life->card);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Life, life_clear)

static LoketVerifyAnswer *
scan (Fixture *f, const char *text)
{
  g_autoptr (LoketVerifyScan) request = loket_verify_scan_new ();
  g_autoptr (GError) error = NULL;
  LoketVerifyAnswer *answer;

  request->text = g_strdup (text);
  answer = fixture_ask (f, LOKET_DEVICE_VERIFIER, &LOKET_VERIFY_SCAN, request, &error);
  g_assert_no_error (error);
  return answer;
}

/* What the office says of a piece now, and that it began @ago. */
static void
assert_piece (Fixture *f,
              const char *print,
              LoketVerdict verdict,
              LoketCardStanding standing,
              gint64 ago)
{
  g_autoptr (LoketCardPrint) row = plastic_print (f, print);
  g_autoptr (LoketVerifyAnswer) answer = scan (f, row->text);

  g_assert_cmpint (answer->verdict, ==, verdict);
  g_assert_cmpint (answer->standing, ==, standing);
  g_assert_nonnull (answer->claims);
  g_assert_cmpstr (answer->claims->iss, ==, KEYS_ISS);
  g_assert_true (answer->since.set);
  g_assert_cmpint (answer->since.value, ==, loket_clock_now (f->clock) - ago);
}

/* Issued, printed and with its holder; the piece. */
static char *
hand_out (Fixture *f, Life *life)
{
  g_autofree char *decision =
      plastic_grant (f, &life->plastic, life->person, LOKET_CATEGORY_MELATI, "2028-11-22");
  g_autoptr (LoketCardView) issued = plastic_issue (f, &life->plastic, decision);
  g_autoptr (LoketCardGiving) giving = plastic_giving (issued->card->id);
  g_autoptr (LoketCardView) given = NULL;

  life->card = g_strdup (issued->card->id);
  plastic_prints_well (f, &life->plastic.printer, issued->print->id);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  assert_piece (f, issued->print->id, LOKET_VERDICT_REVOKED, LOKET_STANDING_WAITING, LOKET_MINUTE);
  given = cases_do (f, &life->plastic.desk, &LOKET_CARD_HAND_OVER, giving);
  return g_strdup (issued->print->id);
}

static void
test_suspended (Fixture *f, gconstpointer data)
{
  g_auto (Life) life = {0};
  g_autofree char *print = NULL;
  g_autoptr (LoketCardAct) act = NULL;
  g_autoptr (LoketCardSuspend) request = loket_card_suspend_new ();
  g_autoptr (LoketCardView) held = NULL;
  g_autoptr (LoketCardView) back = NULL;

  life_begin (f, &life);
  print = hand_out (f, &life);
  assert_piece (f, print, LOKET_VERDICT_VALID, LOKET_STANDING_GOOD, 0);
  request->card = g_strdup (life.card);
  request->reason = g_strdup ("The hospital asks.");
  loket_clock_advance (f->clock, 5 * LOKET_MINUTE);
  assert_piece (f, print, LOKET_VERDICT_VALID, LOKET_STANDING_GOOD, 5 * LOKET_MINUTE);
  held = cases_do (f, &life.plastic.kasi, &LOKET_CARD_SUSPEND, request);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  assert_piece (f, print, LOKET_VERDICT_REVOKED, LOKET_STANDING_SUSPENDED, LOKET_MINUTE);
  act = plastic_act (life.card);
  back = cases_do (f, &life.plastic.kasi, &LOKET_CARD_RESUME, act);
  assert_piece (f, print, LOKET_VERDICT_VALID, LOKET_STANDING_GOOD, 0);
}

/* The lost piece is dead at once, and the new one good when its holder has it. */
static void
test_lost (Fixture *f, gconstpointer data)
{
  g_auto (Life) life = {0};
  g_autofree char *print = NULL;
  g_autoptr (LoketCardAct) act = NULL;
  g_autoptr (LoketCardGiving) giving = NULL;
  g_autoptr (LoketCardView) lost = NULL;
  g_autoptr (LoketCardView) given = NULL;

  life_begin (f, &life);
  print = hand_out (f, &life);
  act = plastic_act (life.card);
  loket_clock_advance (f->clock, 5 * LOKET_MINUTE);
  lost = cases_do (f, &life.plastic.desk, &LOKET_CARD_LOST, act);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  assert_piece (f, print, LOKET_VERDICT_REVOKED, LOKET_STANDING_REPLACED, LOKET_MINUTE);
  assert_piece (f, lost->print->id, LOKET_VERDICT_REVOKED, LOKET_STANDING_WAITING, LOKET_MINUTE);
  plastic_prints_well (f, &life.plastic.printer, lost->print->id);
  giving = plastic_giving (life.card);
  given = cases_do (f, &life.plastic.desk, &LOKET_CARD_HAND_OVER, giving);
  assert_piece (f, lost->print->id, LOKET_VERDICT_VALID, LOKET_STANDING_GOOD, 0);
  assert_piece (f, print, LOKET_VERDICT_REVOKED, LOKET_STANDING_REPLACED, LOKET_MINUTE);
}

static void
test_revoked (Fixture *f, gconstpointer data)
{
  g_auto (Life) life = {0};
  g_autofree char *print = NULL;
  g_autoptr (LoketCardAct) act = NULL;
  g_autoptr (LoketApproval) approval = NULL;

  life_begin (f, &life);
  print = hand_out (f, &life);
  act = plastic_act (life.card);
  approval = cases_do (f, &life.plastic.kasi, &LOKET_CARD_REVOKE, act);
  assert_piece (f, print, LOKET_VERDICT_VALID, LOKET_STANDING_GOOD, 0); /* one officer said so */
  plastic_approve (f, &life.plastic.kepala, approval->id);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  assert_piece (f, print, LOKET_VERDICT_REVOKED, LOKET_STANDING_REVOKED, LOKET_MINUTE);
}

static void
test_expired (Fixture *f, gconstpointer data)
{
  g_auto (Life) life = {0};
  g_autofree char *print = NULL;

  life_begin (f, &life);
  print = hand_out (f, &life);
  loket_clock_advance (f->clock, G_GINT64_CONSTANT (740) * LOKET_DAY);
  cases_tend (f);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  assert_piece (f, print, LOKET_VERDICT_EXPIRED, LOKET_STANDING_EXPIRED, LOKET_MINUTE);
}

static LoketVerifyAnswer *
scan_sealed (Fixture *f, SampleKey *key, const char *iss)
{
  g_autoptr (LoketCardClaims) claims = sample_claims ();
  g_autoptr (GBytes) token = NULL;
  g_autofree char *text = NULL;

  g_free (claims->iss);
  claims->iss = g_strdup (iss);
  token = loket_card_token_seal (claims, key->public_key, sample_sign, key, NULL);
  text = loket_card_token_text (SAMPLE_HOST, token);
  return scan (f, text);
}

/* A stolen key invents no card: the slot was never given.  Of another office nothing is known, and
 * of a key that the root does not trust not even what stands on the card is told. */
static void
test_strange (Fixture *f, gconstpointer data)
{
  g_auto (Life) life = {0};
  SampleKey nobody;
  g_autoptr (LoketVerifyAnswer) never = NULL;
  g_autoptr (LoketVerifyAnswer) other = NULL;
  g_autoptr (LoketVerifyAnswer) unknown = NULL;

  life_begin (f, &life);
  never = scan_sealed (f, &life.copied, KEYS_ISS);
  g_assert_cmpint (never->verdict, ==, LOKET_VERDICT_REVOKED);
  g_assert_cmpint (never->standing, ==, LOKET_STANDING_UNKNOWN);
  g_assert_false (never->since.set);
  other = scan_sealed (f, &life.other, OTHER_ISS);
  g_assert_cmpint (other->verdict, ==, LOKET_VERDICT_NO_LIST);
  g_assert_cmpint (other->standing, ==, LOKET_STANDING_UNKNOWN);
  g_assert_cmpstr (other->claims->iss, ==, OTHER_ISS);
  sample_key (&nobody, "test-only seed that nobody trusts");
  unknown = scan_sealed (f, &nobody, KEYS_ISS);
  g_assert_cmpint (unknown->verdict, ==, LOKET_VERDICT_UNKNOWN_ISSUER);
  g_assert_null (unknown->claims);
}

/* Nor does it make a second one beside a card that is good, with its slot and number: the office
 * sealed that piece itself, and knows its seal. */
static void
test_copied (Fixture *f, gconstpointer data)
{
  g_auto (Life) life = {0};
  g_autofree char *print = NULL;
  g_autofree char *text = NULL;
  g_autoptr (LoketCardPrint) row = NULL;
  g_autoptr (LoketCardClaims) claims = NULL;
  g_autoptr (GBytes) token = NULL;
  g_autoptr (LoketVerifyAnswer) answer = NULL;

  life_begin (f, &life);
  print = hand_out (f, &life);
  row = plastic_print (f, print);
  claims = loket_card_token_peek (row->text);
  g_free (claims->name);
  claims->name = g_strdup ("SOMEBODY ELSE");
  token = loket_card_token_seal (claims, life.copied.public_key, sample_sign, &life.copied, NULL);
  text = loket_card_token_text (SAMPLE_HOST, token);
  answer = scan (f, text);
  g_assert_cmpint (answer->verdict, ==, LOKET_VERDICT_REVOKED);
  g_assert_cmpint (answer->standing, ==, LOKET_STANDING_UNKNOWN);
  g_assert_false (answer->since.set);
  assert_piece (f, print, LOKET_VERDICT_VALID, LOKET_STANDING_GOOD, 0);
}

/* Uses */

static void
use (Fixture *f, const char *number)
{
  g_autoptr (LoketUseTelling) telling = loket_use_telling_new ();
  g_autoptr (LoketCardUse) told = NULL;
  g_autoptr (GError) error = NULL;

  telling->number = g_strdup (number);
  telling->iss = g_strdup (KEYS_ISS);
  telling->print = LOKET_SOME (1);
  telling->purpose = LOKET_CARD_PURPOSE_OUTPATIENT;
  telling->at = loket_clock_now (f->clock);
  told = fixture_ask (f, LOKET_DEVICE_VERIFIER, &LOKET_USE_TELL, telling, &error);
  g_assert_no_error (error);
}

static void
dies (Fixture *f, Life *life)
{
  g_autoptr (LoketPerson) row = register_get (f, loket_person_get_type (), life->person);
  g_autoptr (LoketPersonCorrect) request = loket_person_correct_new ();
  g_autoptr (LoketCorrection) correction = loket_correction_new ();
  g_autoptr (LoketApproval) approval = NULL;

  request->person = g_strdup (life->person);
  request->version = row->version;
  request->reason = g_strdup ("The letter was seen.");
  request->corrections = g_list_store_new (loket_correction_get_type ());
  correction->field = g_strdup ("life_status");
  correction->value = g_strdup ("dead");
  g_list_store_append (request->corrections, correction);
  approval = cases_do (f, &life->plastic.kasi, &LOKET_PERSON_CORRECT, request);
  plastic_approve (f, &life->plastic.kepala, approval->id);
}

/* What was before the office heard of it is nobody's misuse. */
static void
test_after_death (Fixture *f, gconstpointer data)
{
  g_auto (Life) life = {0};
  g_autofree char *print = NULL;
  g_autoptr (LoketCard) card = NULL;
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketUseHints) before = NULL;
  g_autoptr (LoketUseHints) after = NULL;
  g_autoptr (LoketUseHint) hint = NULL;

  f->office->profile->card->named_uses = TRUE; /* before another thread reads it */
  life_begin (f, &life);
  print = hand_out (f, &life);
  card = plastic_card (f, life.card);
  use (f, card->number);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  dies (f, &life);
  before = cases_do (f, &life.plastic.kasi, &LOKET_USE_HINTS, nothing);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (before->hints)), ==, 0);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  use (f, card->number);
  after = cases_do (f, &life.plastic.kasi, &LOKET_USE_HINTS, nothing);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (after->hints)), ==, 1);
  hint = g_list_model_get_item (G_LIST_MODEL (after->hints), 0);
  g_assert_cmpint (hint->kind, ==, LOKET_HINT_AFTER_DEATH);
  g_assert_cmpstr (hint->number, ==, card->number);
  g_assert_cmpstr (hint->facility, ==, "verifier");
  g_assert_cmpint (hint->at, ==, loket_clock_now (f->clock));
}

typedef struct {
  gint64 uses;
} Counting;

static gboolean
count_work (LoketTxn *txn, gpointer data, GError **error)
{
  Counting *counting = data;
  g_autoptr (GPtrArray) counts = loket_txn_use_counts (txn, 0, error);

  counting->uses = 0;
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    counting->uses += ((LoketUseCount *) counts->pdata[i])->uses;
  return counts != NULL;
}

static gint64
uses_on_file (Fixture *f)
{
  Counting counting;
  g_autoptr (GError) error = NULL;

  loket_store_read_sync (loket_office_store (f->office), count_work, &counting, &error);
  g_assert_no_error (error);
  return counting.uses;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

static void
keep (Fixture *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loket_office_keep (f->office, kept_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  loket_office_keep_finish (f->office, result, &error);
  g_assert_no_error (error);
}

/* More than go at once; what is not that old stays. */
static void
test_forgotten (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < LOKET_USES_PRUNED + 3; i++)
    use (f, NULL);
  loket_clock_advance (f->clock, 60 * LOKET_DAY);
  use (f, NULL);
  keep (f);
  g_assert_cmpint (uses_on_file (f), ==, LOKET_USES_PRUNED + 4);
  loket_clock_advance (f->clock, 31 * LOKET_DAY);
  keep (f);
  g_assert_cmpint (uses_on_file (f), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("suspended", test_suspended);
  ADD ("lost", test_lost);
  ADD ("revoked", test_revoked);
  ADD ("expired", test_expired);
  ADD ("strange", test_strange);
  ADD ("copied", test_copied);
  ADD ("after-death", test_after_death);
  ADD ("forgotten", test_forgotten);
  return g_test_run ();
}

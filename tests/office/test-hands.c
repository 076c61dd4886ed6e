/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands on a decision: every allowed and every refused move through the dispatcher, by nobody
 * twice, neither through two counters nor past the office at the store itself. */
#include "cases.h"
#include "doubts.h"
#include "core/rule-facts.h"
#include "office/applications.h"
#include "wire/json.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/hands/" path, Fixture, NULL, hands_set_up, function, fixture_tear_down)
#define GRANT LOKET_DECISION_OUTCOME_GRANT
#define HOUSEHOLDS 10000

/* The desk of applications withdraws one by this way. */
static LoketRecord *
withdraw (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const char *decision = loket_decision_reference_cast (record)->decision;
  g_autoptr (LoketRecord) found =
      loket_txn_get (loket_turn_txn (turn), loket_decision_get_type (), decision, error);

  if (found == NULL ||
      !loket_application_do (
          turn, loket_decision_cast (found)->application, "withdraw", NULL, NULL, error))
    return NULL;
  return LOKET_RECORD (loket_nothing_new ());
}

static const LoketOperation withdraw_operation = {
    .name = "test/withdraw",
    .flags = LOKET_WRITE,
    .permission = LOKET_MAY_PREPARE_DECISIONS,
    .request = loket_decision_reference_get_type,
    .answer = loket_nothing_get_type,
};

static const LoketBinding extra_desk[] = {
    {&withdraw_operation, withdraw},
    {NULL, NULL},
};

static void
hands_set_up (Fixture *f, gconstpointer data)
{
  f->extra_desk = extra_desk;
  fixture_set_up (f, data);
}

/* Besides, one who is head of section and of unit. */
typedef struct {
  Hand clerk, kasi, kepala, other;
} Heads;

static void
heads_clear (Heads *office)
{
  hand_clear (&office->clerk);
  hand_clear (&office->kasi);
  hand_clear (&office->kepala);
  hand_clear (&office->other);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heads, heads_clear)

static void
heads_come (Fixture *f, Heads *office)
{
  hand_comes (f, &office->clerk, "clerk", "service_officer");
  hand_comes (f, &office->kasi, "kasi", "section_head");
  hand_comes (f, &office->kepala, "kepala", "unit_head");
  hand_comes (f, &office->other, "other", "section_head unit_head");
}

/* As it stands on file in that state; of the clerk, and of another head where one was needed. */
static LoketDecision *
put_decision (Fixture *f, const Heads *office, const char *kind, LoketDecisionState state)
{
  static const LoketApplicationState states[] = {
      [LOKET_DECISION_PROPOSED] = LOKET_APPLICATION_PROPOSED,
      [LOKET_DECISION_APPROVED_SECTION] = LOKET_APPLICATION_APPROVED_SECTION,
      [LOKET_DECISION_ACTIVE] = LOKET_APPLICATION_APPROVED,
      [LOKET_DECISION_REFUSED] = LOKET_APPLICATION_REJECTED,
      [LOKET_DECISION_RETURNED] = LOKET_APPLICATION_VERIFIED,
      [LOKET_DECISION_EXPIRED] = LOKET_APPLICATION_CLOSED,
      [LOKET_DECISION_REVOKED] = LOKET_APPLICATION_CLOSED,
      [LOKET_DECISION_SUPERSEDED] = LOKET_APPLICATION_CLOSED,
      [LOKET_DECISION_WITHDRAWN] = LOKET_APPLICATION_WITHDRAWN,
  };
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application = cases_application (f, person, kind, states[state]);
  LoketDecision *decision = loket_decision_new ();

  decision->id = loket_id_new (f->clock, f->random);
  decision->application = g_strdup (application);
  decision->person = g_strdup (person);
  decision->village = g_strdup (CASES_VILLAGE);
  decision->state = state;
  decision->category = strcmp (kind, CASES_CARD) == 0 ? LOKET_CATEGORY_MELATI : LOKET_CATEGORY_NONE;
  decision->reason = g_strdup ("it is so");
  decision->proposed_by = g_strdup (office->clerk.id);
  decision->proposed_at = decision->changed_at = loket_clock_now (f->clock);
  if (state != LOKET_DECISION_PROPOSED) {
    decision->section_by = g_strdup (office->other.id);
    decision->section_at = LOKET_SOME (decision->proposed_at);
  }
  decision->until_day = g_strdup ("2026-11-30");
  decision->version = 1;
  register_insert (f, decision);
  return decision;
}

static gboolean
ask (Fixture *f,
     const Hand *hand,
     const LoketOperation *operation,
     gpointer request,
     GError **error)
{
  g_autoptr (LoketRecord) answer = cases_ask (f, "counter", hand->token, operation, request, error);

  return answer != NULL;
}

static gboolean
lay_hand (Fixture *f,
          const Heads *office,
          const LoketOperation *operation,
          LoketDecision *decision,
          GError **error)
{
  g_autoptr (LoketDecisionAct) act = cases_act (decision, "a note");
  const Hand *hand =
      decision->state == LOKET_DECISION_APPROVED_SECTION ? &office->kepala : &office->kasi;

  return ask (f, hand, operation, act, error);
}

static gboolean
end_it (Fixture *f, const Heads *office, LoketDecision *decision, GError **error)
{
  const Officers heads = {.first = office->kasi.token, .second = office->kepala.token};
  g_autoptr (LoketDecisionEnd) end = loket_decision_end_new ();
  g_autofree char *done = NULL;

  end->decision = g_strdup (decision->id);
  end->reason = g_strdup ("it is over");
  end->hearing = g_strdup ("heard at the counter yesterday");
  done = officers_agree (f, &heads, &LOKET_DECISION_END, end, error);
  return done != NULL;
}

/* Another card for the same person. */
static gboolean
supersede (Fixture *f, const Heads *office, LoketDecision *decision)
{
  g_autofree char *application =
      cases_application (f, decision->person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecisionRequest) request =
      cases_proposal (application, GRANT, LOKET_CATEGORY_MELATI, "another one");
  g_autoptr (LoketDecision) proposed = NULL, section = NULL, active = NULL, after = NULL;

  proposed = cases_do (f, &office->clerk, &LOKET_DECISION_PROPOSE, request);
  section = do_act (f, &office->kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  active = do_act (f, &office->kepala, &LOKET_DECISION_APPROVE, section, NULL);
  after = cases_decision (f, decision->id);
  return after->state != decision->state;
}

/* Whether the office did it: TRUE, else FALSE with @error set where it says why not. */
static gboolean
try (Fixture *f, const Heads *office, const char *act, LoketDecision *decision, GError **error)
{
  g_autoptr (LoketDecisionReference) reference = loket_decision_reference_new ();
  g_autoptr (LoketDecision) after = NULL;

  reference->decision = g_strdup (decision->id);
  if (strcmp (act, "approve-section") == 0 || strcmp (act, "grant") == 0)
    return lay_hand (f, office, &LOKET_DECISION_APPROVE, decision, error);
  if (strcmp (act, "return") == 0)
    return lay_hand (f, office, &LOKET_DECISION_RETURN, decision, error);
  if (strcmp (act, "refuse") == 0)
    return lay_hand (f, office, &LOKET_DECISION_REFUSE, decision, error);
  if (strcmp (act, "revoke") == 0)
    return end_it (f, office, decision, error);
  if (strcmp (act, "supersede") == 0)
    return supersede (f, office, decision);
  if (strcmp (act, "withdraw") == 0)
    ask (f, &office->clerk, &withdraw_operation, reference, NULL);
  else
    cases_tend (f);
  after = cases_decision (f, decision->id);
  return after->state != decision->state;
}

static void
assert_move (Fixture *f,
             const Heads *office,
             const char *act,
             const char *kind,
             LoketDecisionState from)
{
  g_autoptr (LoketDecision) before = put_decision (f, office, kind, from);
  g_autoptr (LoketDecision) after = NULL;
  g_autoptr (GError) error = NULL;
  int to = (int) from;
  const gboolean may = loket_machine_move (&loket_decision_machine, (int) from, act, &to, NULL) &&
                       /* only what is objected to: /office/objections/by-other-hands */
                       !((from == LOKET_DECISION_REFUSED || from == LOKET_DECISION_REVOKED) &&
                         strcmp (act, "supersede") == 0);
  const gboolean done = try (f, office, act, before, &error);

  if (!may)
    to = (int) from;
  after = cases_decision (f, before->id);
  g_test_message ("%s when %s: %s",
                  act,
                  loket_enum_name (loket_decision_state_get_type (), (int) from),
                  error != NULL ? error->message
                  : done        ? "done"
                                : "nothing");
  g_assert_cmpint (done, ==, may);
  g_assert_cmpint (after->state, ==, to);
  if (!may)
    g_assert_true (loket_record_equal (LOKET_RECORD (before), LOKET_RECORD (after)));
  if (error != NULL) {
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
    g_assert_cmpstr (loket_error_parameter (error),
                     ==,
                     loket_enum_name (loket_decision_state_get_type (), (int) from));
  }
}

/* Every act in every state. */
static void
test_walk (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *act;
    const char *kind;
  } acts[] = {
      {"approve-section", CASES_CARD},
      {"grant", CASES_LETTER},
      {"return", CASES_CARD},
      {"refuse", CASES_CARD},
      {"revoke", CASES_CARD},
      {"withdraw", CASES_CARD},
      {"supersede", CASES_CARD},
      {"expire", CASES_LETTER},
  };
  g_auto (Heads) office = {0};

  heads_come (f, &office);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    if (strcmp (acts[i].act, "expire") == 0) {
      loket_clock_advance (f->clock, 8 * LOKET_DAY);
      heads_clear (&office);
      hand_comes (f, &office.clerk, "clerk-2", "service_officer");
      hand_comes (f, &office.other, "other-2", "section_head");
    }
    for (int state = 0; state <= LOKET_DECISION_WITHDRAWN; state++) {
      /* The head of unit grants what the head of section has approved. */
      if (strcmp (acts[i].act, "approve-section") == 0 && state == LOKET_DECISION_APPROVED_SECTION)
        assert_move (f, &office, "grant", CASES_CARD, (LoketDecisionState) state);
      else
        assert_move (f, &office, acts[i].act, acts[i].kind, (LoketDecisionState) state);
    }
  }
}

static LoketDecision *
propose_card (Fixture *f, const Hand *hand, LoketCategory category, const char *application)
{
  g_autoptr (LoketDecisionRequest) request =
      cases_proposal (application, GRANT, category, "it departs");

  return cases_do (f, hand, &LOKET_DECISION_PROPOSE, request);
}

static char *
new_application (Fixture *f, const char *kind)
{
  g_autofree char *person = cases_person (f, "Sulastri");

  return cases_application (f, person, kind, LOKET_APPLICATION_VERIFIED);
}

static char *
new_card (Fixture *f)
{
  return new_application (f, CASES_CARD);
}

/* One officer who is head of section and of unit, signed in at two counters. */
static void
test_two_counters (Fixture *f, gconstpointer data)
{
  g_auto (Heads) office = {0};
  g_autofree char *application = new_card (f);
  g_autofree char *second = new_application (f, CASES_AID);
  g_autoptr (LoketDecision) own = NULL, decision = NULL, section = NULL;
  g_autoptr (LoketDecisionAct) act = NULL, head_act = NULL, plain = NULL;
  g_autofree char *elsewhere = NULL;
  static const LoketOperation *const operations[] = {
      &LOKET_DECISION_APPROVE, &LOKET_DECISION_RETURN, &LOKET_DECISION_REFUSE};

  heads_come (f, &office);
  elsewhere = hand_signs_in (f, &office.other, "counter-2");
  own = propose_card (f, &office.other, LOKET_CATEGORY_MELATI, application);
  act = cases_act (own, "a note");
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (cases_ask (f, "counter-2", elsewhere, operations[i], act, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
    g_assert_cmpstr (loket_error_parameter (error), ==, "proposer-decides");
  }
  decision = propose_card (f, &office.clerk, LOKET_CATEGORY_NONE, second);
  plain = cases_act (decision, "a note");
  section = cases_do (f, &office.other, &LOKET_DECISION_APPROVE, plain);
  head_act = cases_act (section, "a note");
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (cases_ask (f, "counter-2", elsewhere, operations[i], head_act, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
    g_assert_cmpstr (loket_error_parameter (error), ==, "hand-already");
  }
  cases_refused (f, &office.kasi, &LOKET_DECISION_APPROVE, head_act, LOKET_ERROR_RULE, "head-next");
  cases_refused (
      f, &office.clerk, &LOKET_DECISION_APPROVE, head_act, LOKET_ERROR_NOT_ALLOWED, NULL);
}

/* Who set a password can sign in as its owner. */
static void
test_shared_password (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) admin =
      fixture_add_officer (f, "admin", "administrator section_head", NULL);
  g_autofree char *admin_token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "admin");
  const Hand administrator = {.id = admin->id, .token = admin_token};
  g_autoptr (LoketOfficerRequest) request = loket_officer_request_new ();
  g_autoptr (LoketOfficer) clerk = NULL;
  g_autofree char *clerk_token = NULL;
  g_autofree char *application = new_card (f);
  g_autoptr (LoketDecision) decision = NULL;
  g_autoptr (LoketDecisionAct) act = NULL;

  request->login = g_strdup ("clerk");
  request->name = g_strdup ("Clerk");
  request->roles = g_strsplit ("service_officer", " ", -1);
  request->password = g_strdup (FIXTURE_PASSWORD);
  clerk = cases_do (f, &administrator, &LOKET_OFFICER_ADD, request);
  clerk_token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "clerk");
  {
    const Hand hand = {.id = clerk->id, .token = clerk_token};
    decision = propose_card (f, &hand, LOKET_CATEGORY_MELATI, application);
  }
  act = cases_act (decision, NULL);
  cases_refused (f, &administrator, &LOKET_DECISION_APPROVE, act, LOKET_ERROR_RULE, "same-hand");
}

/* Who asked at the home, or the neighbours, does not decide about it. */
static void
test_own_survey (Fixture *f, gconstpointer data)
{
  g_auto (Heads) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *husband = cases_person (f, "Paiman");
  const char *const family[] = {husband, person, NULL};
  g_autofree char *household = register_family (f, "3314100101110001", family);
  g_autofree char *application =
      cases_application (f, person, CASES_CARD, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) decision = NULL, section = NULL;
  g_autoptr (LoketDecisionAct) act = NULL;

  heads_come (f, &office);
  /* It speaks for all who live there. */
  cases_survey (f, husband, NULL, "bps14", 10, office.kasi.id);
  decision = propose_card (f, &office.clerk, LOKET_CATEGORY_MELATI, application);
  g_assert_cmpint (decision->suggested, ==, LOKET_CATEGORY_MELATI);
  act = cases_act (decision, "a note");
  cases_refused (f, &office.kasi, &LOKET_DECISION_APPROVE, act, LOKET_ERROR_RULE, "own-survey");
  cases_refused (f, &office.kasi, &LOKET_DECISION_REFUSE, act, LOKET_ERROR_RULE, "own-survey");
  section = cases_do (f, &office.other, &LOKET_DECISION_APPROVE, act);
  g_assert_cmpint (section->state, ==, LOKET_DECISION_APPROVED_SECTION);
}

/* Both see it: the second one is told that it has changed. */
static void
test_changed_meanwhile (Fixture *f, gconstpointer data)
{
  g_auto (Heads) office = {0};
  g_autofree char *application = new_card (f);
  g_autoptr (LoketDecision) decision = NULL, section = NULL;
  g_autoptr (LoketDecisionAct) act = NULL;

  heads_come (f, &office);
  decision = propose_card (f, &office.clerk, LOKET_CATEGORY_MELATI, application);
  act = cases_act (decision, "a note");
  section = cases_do (f, &office.kasi, &LOKET_DECISION_APPROVE, act);
  cases_refused (f, &office.other, &LOKET_DECISION_RETURN, act, LOKET_ERROR_CHANGED, "2");
}

static LoketWaitingPage *
waiting_for (Fixture *f, const char *token, LoketOptional limit)
{
  g_autoptr (LoketWaitingQuery) query = loket_waiting_query_new ();
  g_autoptr (GError) error = NULL;
  LoketWaitingPage *page;

  query->limit = limit;
  page = cases_ask (f, "counter", token, &LOKET_DECISION_LIST_WAITING, query, &error);
  g_assert_no_error (error);
  return page;
}

static void
assert_waiting (Fixture *f, const Hand *hand, guint n, LoketDecision *first, const char *bar)
{
  g_autoptr (LoketWaitingPage) page = waiting_for (f, hand->token, LOKET_NONE);
  g_autoptr (LoketDecisionWaiting) line = g_list_model_get_item (G_LIST_MODEL (page->decisions), 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->decisions)), ==, n);
  g_assert_false (page->next.set);
  if (n == 0)
    return;
  g_assert_cmpstr (line->decision, ==, first->id);
  g_assert_cmpstr (line->application, ==, first->application);
  g_assert_cmpstr (line->name, ==, "Sulastri");
  g_assert_cmpint (line->category, ==, first->category);
  g_assert_cmpint (
      line->since, ==, first->section_at.set ? first->section_at.value : first->proposed_at);
  g_assert_cmpstr (line->bar, ==, bar);
}

/* Each head sees what waits for his hand, his own proposals with the rule that stands in the way;
 * nobody sees what is decided, and a head of an area what is beyond it. */
static void
test_waiting (Fixture *f, gconstpointer data)
{
  g_auto (Heads) office = {0};
  g_autoptr (LoketOfficer) of_area = fixture_add_officer (f, "far", "section_head", "33.14.11");
  g_autofree char *far_token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "far");
  const Hand far = {.id = of_area->id, .token = far_token};
  g_autofree char *application = new_application (f, CASES_AID);
  g_autoptr (LoketDecision) decision = NULL, section = NULL, own = NULL, active = NULL;
  g_autoptr (LoketDecision) first = NULL;
  g_autoptr (LoketWaitingPage) page = NULL;

  heads_come (f, &office);
  assert_waiting (f, &office.kasi, 0, NULL, NULL);
  decision = propose_card (f, &office.clerk, LOKET_CATEGORY_NONE, application);
  assert_waiting (f, &office.kasi, 1, decision, NULL);
  assert_waiting (f, &office.kepala, 0, NULL, NULL);
  assert_waiting (f, &office.other, 1, decision, NULL);
  assert_waiting (f, &far, 0, NULL, NULL);
  section = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, decision, NULL);
  assert_waiting (f, &office.kasi, 0, NULL, NULL);
  assert_waiting (f, &office.kepala, 1, section, NULL);
  active = do_act (f, &office.kepala, &LOKET_DECISION_APPROVE, section, NULL);
  assert_waiting (f, &office.other, 0, NULL, NULL);
  own = put_decision (f, &office, CASES_LETTER, LOKET_DECISION_APPROVED_SECTION);
  assert_waiting (f, &office.other, 1, own, "hand-already");
  assert_waiting (f, &office.kepala, 1, own, NULL);
  first = put_decision (f, &office, CASES_LETTER, LOKET_DECISION_PROPOSED);
  page = waiting_for (f, office.other.token, LOKET_SOME (1));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->decisions)), ==, 1);
  g_assert_cmpint (page->next.value, ==, 1);
}

static gboolean
update_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_update (txn, data, error);
}

static gboolean
store_takes (Fixture *f, LoketDecision *decision)
{
  g_autoptr (GError) error = NULL;

  return loket_store_write_sync (loket_office_store (f->office), update_work, decision, &error);
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

/* Past the office: the store itself refuses what no two hands have done. */
static void
test_store_refuses (Fixture *f, gconstpointer data)
{
  g_auto (Heads) office = {0};
  g_autofree char *application = new_card (f);
  g_autoptr (LoketDecision) decision = NULL;
  g_autoptr (LoketRecord) good = NULL;

  heads_come (f, &office);
  decision = propose_card (f, &office.clerk, LOKET_CATEGORY_MELATI, application);
  decision->section_by = g_strdup (office.clerk.id);
  g_assert_false (store_takes (f, decision));
  set_text (&decision->section_by, office.kasi.id);
  decision->head_by = g_strdup (office.clerk.id);
  g_assert_false (store_takes (f, decision));
  set_text (&decision->head_by, office.kasi.id);
  g_assert_false (store_takes (f, decision));
  set_text (&decision->head_by, office.kepala.id);
  g_assert_true (store_takes (f, decision));
  /* In force without any head, or granted though it was to be refused. */
  decision->state = LOKET_DECISION_ACTIVE;
  g_clear_pointer (&decision->section_by, g_free);
  g_clear_pointer (&decision->head_by, g_free);
  g_assert_false (store_takes (f, decision));
  decision->section_by = g_strdup (office.kasi.id);
  decision->outcome = LOKET_DECISION_OUTCOME_REFUSE;
  g_assert_false (store_takes (f, decision));
  decision->outcome = GRANT;
  g_assert_true (store_takes (f, decision));
}

/* Menur and Kenanga without what they rest on. */
static void
test_store_refuses_bare (Fixture *f, gconstpointer data)
{
  g_auto (Heads) office = {0};
  g_autofree char *application = new_card (f);
  g_autoptr (LoketDecision) decision = NULL;
  g_autoptr (LoketCounsellingRequest) talk = loket_counselling_request_new ();
  g_autoptr (LoketCounselling) counselling = NULL;

  heads_come (f, &office);
  decision = propose_card (f, &office.clerk, LOKET_CATEGORY_MELATI, application);
  talk->person = g_strdup (decision->person);
  talk->note = g_strdup ("A talk");
  counselling = cases_do (f, &office.clerk, &LOKET_COUNSELLING_ADD, talk);
  decision->state = LOKET_DECISION_ACTIVE;
  decision->category = LOKET_CATEGORY_MENUR;
  decision->section_by = g_strdup (office.kasi.id);
  decision->head_by = g_strdup (office.kepala.id);
  g_assert_false (store_takes (f, decision));
  decision->consideration = g_strdup ("so it is");
  g_clear_pointer (&decision->head_by, g_free);
  g_assert_false (store_takes (f, decision));
  decision->head_by = g_strdup (office.kepala.id);
  g_assert_true (store_takes (f, decision));
  decision->category = LOKET_CATEGORY_KENANGA;
  g_assert_false (store_takes (f, decision));
  decision->counselling = g_strdup (counselling->id);
  decision->purpose = g_strdup ("a purpose");
  decision->conditions = g_strdup ("conditions");
  g_assert_false (store_takes (f, decision));
  decision->until_day = g_strdup ("2027-05-31");
  g_assert_true (store_takes (f, decision));
}

static char *
random_proposal (const LoketRules *rules, guint32 seed, LoketCategory *category)
{
  static const char *const periods[] = {"2026-Q4", "2026-Q1", "2025-Q3", "2024", "?"};
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (LoketRuleInputs) inputs = loket_rule_inputs_new ();
  g_autoptr (LoketProposal) proposal = NULL;
  LoketListSaying sayings[6];
  LoketRuleFacts facts = {
      .life_status = (LoketLifeStatus) (g_rand_int_range (rand, 0, 40) / 7),
      .family_card = g_rand_int_range (rand, 0, 9) > 0 ? "3314100101110001" : "3372100101110001",
      .village = g_rand_boolean (rand) ? CASES_VILLAGE : NULL,
      .household_size = g_rand_int_range (rand, 0, 8),
      .sayings = sayings,
      .n_sayings = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (sayings) + 1),
      .lists_known = g_rand_boolean (rand),
      .in_doubt = g_rand_int_range (rand, 0, 9) == 0,
      .card_elsewhere = (LoketTruth) (1 + g_rand_int_range (rand, 0, 10) / 9),
      .applied = LOKET_TRUTH_YES,
  };

  for (guint i = 0; i < facts.n_sayings; i++)
    sayings[i] = (LoketListSaying){
        .source = g_rand_boolean (rand) ? "dtsen" : "agency",
        .period = periods[g_rand_int_range (rand, 0, G_N_ELEMENTS (periods))],
        .rank = g_rand_int_range (rand, 1, 5),
        .office_goes_by = g_rand_boolean (rand),
        .own = g_rand_boolean (rand),
        .decile = g_rand_int_range (rand, 0, 11),
        .told = {.civil_servant = g_rand_int_range (rand, 0, 9) == 0},
    };
  loket_rule_facts_fill (&facts, "33.14", "2026-11-23", inputs);
  if (g_rand_boolean (rand))
    inputs->bps14_score = LOKET_SOME (g_rand_int_range (rand, 0, 15));
  if (g_rand_boolean (rand))
    inputs->criteria262_score = LOKET_SOME (g_rand_int_range (rand, 0, 9));
  if (g_rand_boolean (rand))
    inputs->spending_per_head = LOKET_SOME (g_rand_int_range (rand, 200000, 900000));
  for (guint i = 0; i < 3; i++)
    if (g_rand_boolean (rand))
      loket_rule_inputs_add_condition (
          inputs,
          loket_enum_name (loket_condition_kind_get_type (), g_rand_int_range (rand, 0, 10)));
  inputs->counselling = (LoketTruth) (1 + g_rand_int_range (rand, 0, 2));
  proposal = loket_rules_evaluate (rules, inputs);
  *category = proposal->category;
  g_assert_cmpint (loket_rules_category (rules, inputs), ==, proposal->category);
  return loket_json_from_record (LOKET_RECORD (proposal));
}

/* Word for word, by rules that were read anew. */
static void
test_random_households (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) file = fixture_profile_file ("rules/2026-1.ini");
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRules) one = loket_rules_parse (file, "2026-1.ini", &error);
  g_autoptr (LoketRules) other = loket_rules_parse (file, "2026-1.ini", &error);
  guint n[LOKET_N_CATEGORIES] = {0};

  g_assert_no_error (error);
  for (guint32 seed = 0; seed < HOUSEHOLDS; seed++) {
    LoketCategory first, second;
    g_autofree char *a = random_proposal (one, seed, &first);
    g_autofree char *b = random_proposal (other, seed, &second);
    g_assert_cmpstr (a, ==, b);
    n[first]++;
  }
  g_test_message ("%u none, %u Melati, %u Menur, %u Kenanga", n[0], n[1], n[2], n[3]);
  for (guint i = 0; i < LOKET_N_CATEGORIES; i++)
    g_assert_cmpuint (n[i], >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-move-in-every-state", test_walk);
  ADD ("two-sign-ins-at-two-counters", test_two_counters);
  ADD ("one-who-knows-both-passwords", test_shared_password);
  ADD ("not-on-ones-own-survey", test_own_survey);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("what-waits-for-whom", test_waiting);
  ADD ("store-refuses-one-hand", test_store_refuses);
  ADD ("store-refuses-bare-categories", test_store_refuses_bare);
  ADD ("random-households-twice", test_random_households);
  return g_test_run ();
}

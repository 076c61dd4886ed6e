/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hospital for tests of slips and claims. */
#include "hospital.h"

#include "core/clock.h"
#include "core/profile.h"
#include "wire/json.h"

#include <string.h>

GBytes *
hospital_ask_raw (Fixture *fixture,
                  const char *desk,
                  const LoketOperation *operation,
                  gpointer request,
                  const char *key)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_VERIFIER, .device = desk};

  return loket_office_ask_sync (fixture->office, operation, &caller, request, key, NULL);
}

gpointer
hospital_ask (Fixture *fixture,
              const char *desk,
              const char *token,
              const LoketOperation *operation,
              gpointer request,
              GError **error)
{
  const LoketCaller caller = {.kind = desk != NULL ? LOKET_DEVICE_VERIFIER : LOKET_DEVICE_COUNTER,
                              .device = desk != NULL ? desk : "counter",
                              .token = token};

  return fixture_ask_by (fixture, &caller, operation, request, error);
}

static char *
nurse_signs_in (Fixture *fixture)
{
  g_autoptr (LoketOfficer) officer =
      fixture_add_officer (fixture, "perawat", "hospital_desk", NULL);
  g_autoptr (LoketSignIn) request = loket_sign_in_new ();
  g_autoptr (LoketSession) session = NULL;
  g_autoptr (GError) error = NULL;

  request->login = g_strdup ("perawat");
  request->password = g_strdup (FIXTURE_PASSWORD);
  session = hospital_ask (fixture, HOSPITAL_IGD, NULL, &LOKET_SESSION_SIGN_IN, request, &error);
  g_assert_no_error (error);
  return g_strdup (session->token);
}

void
hospital_opens (Fixture *fixture, Hospital *hospital)
{
  g_autofree char *person = cases_person (fixture, "Sulastri");
  g_autoptr (LoketCard) card = NULL;

  plastic_opens (fixture, &hospital->plastic);
  hospital->card = plastic_active (fixture, &hospital->plastic, person);
  card = plastic_card (fixture, hospital->card);
  hospital->number = g_strdup (card->number);
  hospital->nurse = nurse_signs_in (fixture);
}

void
hospital_clear (Hospital *hospital)
{
  plastic_clear (&hospital->plastic);
  g_free (hospital->card);
  g_free (hospital->number);
  g_free (hospital->nurse);
}

char *
hospital_card (Fixture *fixture, const Hospital *hospital, const char *name)
{
  g_autofree char *person = cases_person (fixture, name);
  g_autofree char *id = plastic_active (fixture, &hospital->plastic, person);
  g_autoptr (LoketCard) card = plastic_card (fixture, id);

  return g_strdup (card->number);
}

void
hospital_card_is_lost (Fixture *fixture, const Hospital *hospital)
{
  g_autoptr (LoketCardAct) act = plastic_act (hospital->card);
  Hand hand = {.id = hospital->plastic.desk.id};
  g_autoptr (LoketCardView) view = NULL;

  hand.token = hand_signs_in (fixture, &hospital->plastic.desk, "counter"); /* an hour later */
  view = cases_do (fixture, &hand, &LOKET_CARD_LOST, act);
  g_free (hand.token);
}

GBytes *
hospital_key (const char *desk)
{
  return g_bytes_new (desk, strlen (desk));
}

LoketGuaranteeSlip *
hospital_paper (Fixture *fixture,
                const char *desk,
                const char *number,
                gint64 print,
                LoketGuaranteePurpose purpose)
{
  g_autoptr (LoketGuaranteeSlip) facts = loket_guarantee_slip_new ();
  g_autoptr (GBytes) key = hospital_key (desk);
  g_autoptr (GBytes) file = fixture_profile_file ("profile.ini");
  g_autoptr (LoketProfile) profile = loket_profile_parse (file, "sragen", NULL);
  g_autoptr (GError) error = NULL;
  LoketGuaranteeSlip *paper;

  facts->name = g_strdup ("SULASTRI");
  facts->number = g_strdup (number);
  facts->print = print;
  facts->category = LOKET_CATEGORY_MELATI;
  facts->entitlements = loket_profile_card (profile, "melati")->entitlements;
  facts->purpose = purpose;
  facts->issued_at = loket_clock_now (fixture->clock);
  facts->clock_ok = TRUE;
  paper = loket_guarantee_slip_make (facts, profile, desk, key, "id", &error);
  g_assert_no_error (error);
  return paper;
}

LoketGuaranteeIssue *
hospital_request (const char *desk, const LoketGuaranteeSlip *paper)
{
  g_autoptr (GBytes) key = hospital_key (desk);

  return loket_guarantee_slip_issue (paper, key);
}

LoketGuarantee *
hospital_tells (Fixture *fixture, const char *desk, const LoketGuaranteeSlip *paper)
{
  g_autoptr (LoketGuaranteeIssue) request = hospital_request (desk, paper);
  g_autoptr (GError) error = NULL;
  LoketGuarantee *slip =
      hospital_ask (fixture, desk, NULL, &LOKET_GUARANTEE_ISSUE, request, &error);

  g_assert_no_error (error);
  return slip;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hospital for tests of slips and claims: its desks with their keys, a nurse who signs in, and
 * somebody with an active card. */
#pragma once

#include "core/claim.h"
#include "plastic.h"

G_BEGIN_DECLS

#define HOSPITAL "rsud-soehadi" /* of the profile, with these two desks */
#define HOSPITAL_IGD "RSUD Sragen IGD"
#define HOSPITAL_DESK "RSUD Sragen loket"
#define HOSPITAL_OTHER "Klinik Sehat" /* stands nowhere in the profile */

typedef struct {
  Plastic plastic;
  char *card;   /* active */
  char *number; /* of it */
  char *nurse;  /* token, at the IGD */
} Hospital;

void hospital_opens (Fixture *fixture, Hospital *hospital);
void hospital_clear (Hospital *hospital);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Hospital, hospital_clear)

/* One more active card; its number. */
char *hospital_card (Fixture *fixture,
                     const Hospital *hospital,
                     const char *name) G_GNUC_WARN_UNUSED_RESULT;
void hospital_card_is_lost (Fixture *fixture, const Hospital *hospital);

/* As a desk of that name, or at the office's counter. */
gpointer hospital_ask (Fixture *fixture,
                       const char *desk,
                       const char *token,
                       const LoketOperation *operation,
                       gpointer request,
                       GError **error);
GBytes *hospital_ask_raw (Fixture *fixture,
                          const char *desk,
                          const LoketOperation *operation,
                          gpointer request,
                          const char *key) G_GNUC_WARN_UNUSED_RESULT;

/* What the desk does by itself, and what it tells. */
GBytes *hospital_key (const char *desk) G_GNUC_WARN_UNUSED_RESULT;
LoketGuaranteeSlip *hospital_paper (Fixture *fixture,
                                    const char *desk,
                                    const char *number,
                                    gint64 print,
                                    LoketGuaranteePurpose purpose) G_GNUC_WARN_UNUSED_RESULT;
LoketGuaranteeIssue *hospital_request (const char *desk,
                                       const LoketGuaranteeSlip *paper) G_GNUC_WARN_UNUSED_RESULT;
LoketGuarantee *hospital_tells (Fixture *fixture,
                                const char *desk,
                                const LoketGuaranteeSlip *paper) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office with an applicant, a decision and a visit, to write letters about. */
#pragma once

#include "core/application.h"
#include "core/decision.h"
#include "core/letter-desk.h"
#include "fixture.h"

#define GAWAN "33.14.12.2004"

typedef struct {
  Fixture f;
  LoketOfficer *clerk;
  LoketOfficer *section;
  LoketOfficer *head;
  char *token;
  char *person;
  char *application;
  char *decision;
  char *visit;
} LettersDesk;

char *letters_add_application (LettersDesk *desk, LoketApplicationState state);
void letters_add_paper (LettersDesk *desk, const char *paper, LoketPaperState state);
char *letters_add_decision (LettersDesk *desk, LoketDecisionState state);
void letters_set_up (LettersDesk *desk, gconstpointer data);
void letters_tear_down (LettersDesk *desk, gconstpointer data);
gpointer
letters_ask (LettersDesk *desk, const LoketOperation *operation, gpointer request, GError **error);
LoketLetterRequest *letters_request (LettersDesk *desk, const char *kind);
LoketLetterView *letters_issue (LettersDesk *desk, const char *kind, GError **error);
LoketLetterView *letters_must_issue (LettersDesk *desk, const char *kind);

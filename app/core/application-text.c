/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of applications as people say them; windows, kiosk and paper show them. */
#include "config.h"

#include "core/application-desk.h"
#include "core/brief.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  const char *word;
  const char *text;
} Saying;

static const Saying nexts[] = {
    {"hand-in", N_ ("Hand it in when the person is ready.")},
    {"check", N_ ("The register is being looked at.")},
    {"bring-papers", N_ ("Take the papers that are owed, or write down why they are not needed.")},
    {"accept-list", N_ ("Compare the person with the list, then accept what the list says.")},
    {"choose-check",
     N_ ("Choose how to verify: by telephone, by a visit, or through the village.")},
    {"put-down-check", N_ ("Write down what the telephone call brought.")},
    {"visit", N_ ("Two officers visit: one at the home, one with the neighbours.")},
    {"await-village", N_ ("The village is to answer. Remind it when the day has passed.")},
    {"propose", N_ ("Look at what the rules say, and propose a decision.")},
    {"approve-section", N_ ("The head of section decides on the proposal.")},
    {"approve-head", N_ ("The head of unit decides.")},
    {"hand-out", N_ ("Print what was granted, hand it over, and close the application.")},
    {"tell-objection", N_ ("Print the refusal and tell of the right to object.")},
    {"may-reopen", N_ ("It can be opened again when the person comes back.")},
    {"review", N_ ("Other people review the decision.")},
    {"open-other", N_ ("This record is no longer used. Open the one that it was merged into.")},
    {"look-at-doubt", N_ ("A doubt about this person waits. Please clear it up first.")},
    {"correct-data",
     N_ ("Somebody else has this NIK too. Ask for the cards and put the data right.")},
    {"ask-whether-alive", N_ ("Ask whether the person is alive and still lives here.")},
    {"go-on-with-application", N_ ("An application is open already. Go on with that one.")},
    {"card-in-force",
     N_ ("A card is in force. Renew, replace or change it instead of asking anew.")},
    {"begin-listed", N_ ("The person is listed: with complete papers it is done in 30 minutes.")},
    {"begin-unlisted",
     N_ ("The person is not listed: somebody verifies within three working days.")},
};

static const Saying warnings[] = {
    {"dead", N_ ("On file as dead")},
    {"moved", N_ ("On file as moved away")},
    {"gone", N_ ("On file as no longer here")},
    {"said-dead", N_ ("A list says that this person is dead")},
    {"said-moved", N_ ("A list says that this person has moved away")},
    {"civil-servant", N_ ("A list tells of a civil servant, soldier or police in the household")},
    {"other-insurance", N_ ("A list says that this person has another insurance")},
    {"nik-conflict", N_ ("Somebody else has the same NIK")},
    {"in-doubt", N_ ("A doubt about this person waits to be cleared up")},
    {"merged", N_ ("This record was merged into another one")},
    {"twice", N_ ("The household seems to get something twice")},
};

static const Saying worklists[] = {
    {"papers-owed", N_ ("Papers owed")},
    {"to-check", N_ ("To be compared with the list")},
    {"to-verify", N_ ("To be verified")},
    {"visits", N_ ("Visits")},
    {"to-propose", N_ ("To be proposed")},
    {"to-approve-section", N_ ("For the head of section")},
    {"to-approve-head", N_ ("For the head of unit")},
    {"to-close", N_ ("Granted, to be handed over")},
    {"objections", N_ ("Objections")},
    {"runs-out", N_ ("Decisions that run out")},
    {"watch", N_ ("Changes to look at")},
};

static const Saying acts[] = {
    {"draft", N_ ("Written down")},
    {"submit", N_ ("Handed in")},
    {"owe-papers", N_ ("Papers asked for")},
    {"complete-papers", N_ ("Papers complete")},
    {"resume", N_ ("Papers complete")},
    {"resume-by-phone", N_ ("Papers complete")},
    {"resume-in-field", N_ ("Papers complete")},
    {"resume-in-village", N_ ("Papers complete")},
    {"resume-verified", N_ ("Papers complete")},
    {"expire", N_ ("Ended because papers never came")},
    {"check-registry", N_ ("Looked up in the lists")},
    {"accept-list", N_ ("Word of the list accepted")},
    {"ask-verification", N_ ("Verification asked for")},
    {"verify-by-phone", N_ ("Verification by telephone begun")},
    {"verify-in-field", N_ ("Visit begun")},
    {"ask-village", N_ ("Village asked")},
    {"not-verified", N_ ("Could not be verified this way")},
    {"verify", N_ ("Verified")},
    {"propose", N_ ("Decision proposed")},
    {"return", N_ ("Proposal returned")},
    {"approve-section", N_ ("Approved by the head of section")},
    {"grant", N_ ("Approved by the head of section")},
    {"approve-head", N_ ("Approved by the head of unit")},
    {"reject", N_ ("Refused")},
    {"close", N_ ("Closed")},
    {"settle", N_ ("Closed")},
    {"object", N_ ("Objected to")},
    {"withdraw", N_ ("Withdrawn")},
    {"reopen", N_ ("Opened again")},
};

#define REST N_ ("You need not do anything. The office goes on with it.")

static const struct {
  const char *title;
  const char *sentence; /* for the person, at the kiosk */
} states[] = {
    [LOKET_APPLICATION_DRAFT] = {N_ ("Draft"), N_ ("Your application has not been handed in yet.")},
    [LOKET_APPLICATION_SUBMITTED] = {N_ ("Handed in"), N_ ("Your application is in the office.")},
    [LOKET_APPLICATION_INCOMPLETE] = {N_ ("Papers owed"),
                                      N_ ("Papers are missing. Please bring them.")},
    [LOKET_APPLICATION_REGISTRY_CHECKED] = {N_ ("Found in the lists"),
                                            N_ ("You are listed. The office goes on with it.")},
    [LOKET_APPLICATION_NEEDS_VERIFICATION] = {N_ ("To be verified"),
                                              N_ ("The office will verify your situation.")},
    [LOKET_APPLICATION_VERIFYING_PHONE] = {N_ ("Verified by telephone"),
                                           N_ ("The office verifies your situation by telephone.")},
    [LOKET_APPLICATION_VERIFYING_FIELD] = {N_ ("Visit"),
                                           N_ ("Officers will visit you or have done so.")},
    [LOKET_APPLICATION_WAITING_VILLAGE] = {N_ ("Waits for the village"),
                                           N_ ("The office waits for the answer of your village.")},
    [LOKET_APPLICATION_VERIFIED] = {N_ ("Verified"),
                                    N_ ("Your situation is known. A decision is being prepared.")},
    [LOKET_APPLICATION_PROPOSED] = {N_ ("Proposed"), N_ ("The decision is being checked.")},
    [LOKET_APPLICATION_APPROVED_SECTION] = {N_ ("Approved by the section"),
                                            N_ ("The decision is nearly made.")},
    [LOKET_APPLICATION_APPROVED] = {N_ ("Approved"),
                                    N_ ("It is decided. Please ask at the counter.")},
    [LOKET_APPLICATION_REJECTED] =
        {N_ ("Refused"), N_ ("It is decided. Please ask at the counter; you may object.")},
    [LOKET_APPLICATION_WITHDRAWN] = {N_ ("Withdrawn"), N_ ("This application was withdrawn.")},
    [LOKET_APPLICATION_EXPIRED] = {N_ ("Expired"),
                                   N_ ("The papers did not come in time. You may open it again at "
                                       "the counter.")},
    [LOKET_APPLICATION_OBJECTED] = {N_ ("Objection"), N_ ("Other officers review the decision.")},
    [LOKET_APPLICATION_CLOSED] = {N_ ("Closed"), N_ ("This application is done.")},
};

/* What the person does now. */
static const struct {
  const char *way;
  gboolean come;
} ways[] = {
    [LOKET_APPLICATION_DRAFT] = {N_ ("Take a number and hand it in at the counter."), TRUE},
    [LOKET_APPLICATION_SUBMITTED] = {REST, FALSE},
    [LOKET_APPLICATION_INCOMPLETE] = {N_ ("Bring them, take a number, and come to the counter."),
                                      TRUE},
    [LOKET_APPLICATION_REGISTRY_CHECKED] = {REST, FALSE},
    [LOKET_APPLICATION_NEEDS_VERIFICATION] = {REST, FALSE},
    [LOKET_APPLICATION_VERIFYING_PHONE] = {N_ ("Please keep your telephone switched on."), FALSE},
    [LOKET_APPLICATION_VERIFYING_FIELD] = {N_ ("You need not come here. They come to your home."),
                                           FALSE},
    [LOKET_APPLICATION_WAITING_VILLAGE] = {N_ ("You may ask at the office of your village."),
                                           FALSE},
    [LOKET_APPLICATION_VERIFIED] = {REST, FALSE},
    [LOKET_APPLICATION_PROPOSED] = {REST, FALSE},
    [LOKET_APPLICATION_APPROVED_SECTION] = {REST, FALSE},
    [LOKET_APPLICATION_APPROVED] = {N_ ("Take a number and come to the counter."), TRUE},
    [LOKET_APPLICATION_REJECTED] =
        {N_ ("Take a number. An officer explains it, and how to object."), TRUE},
    [LOKET_APPLICATION_WITHDRAWN] = {N_ ("Do you want it after all? Take a number."), TRUE},
    [LOKET_APPLICATION_EXPIRED] = {N_ ("Do you want it after all? Take a number."), TRUE},
    [LOKET_APPLICATION_OBJECTED] = {REST, FALSE},
    [LOKET_APPLICATION_CLOSED] = {N_ ("You need not do anything more."), FALSE},
};

static const char *
find (const Saying *sayings, gsize n, const char *word)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (sayings[i].word, word) == 0)
      return sayings[i].text;
  return word;
}

/**
 * loket_next_sentence:
 * @word: of `next` in an answer
 *
 * Returns: (transfer none): how people say it, a msgid; @word when it is of a newer office
 */
const char *
loket_next_sentence (const char *word)
{
  return find (nexts, G_N_ELEMENTS (nexts), word);
}

/**
 * loket_warning_sentence:
 * @word: of `warnings` in an answer
 *
 * Returns: (transfer none): how people say it, a msgid; @word when it is of a newer office
 */
const char *
loket_warning_sentence (const char *word)
{
  return find (warnings, G_N_ELEMENTS (warnings), word);
}

/**
 * loket_worklist_title:
 * @list: key of a worklist
 *
 * Returns: (transfer none): its name, a msgid; @list when it is of a newer office
 */
const char *
loket_worklist_title (const char *list)
{
  return find (worklists, G_N_ELEMENTS (worklists), list);
}

/**
 * loket_application_act_title:
 * @act: of the table of moves
 *
 * Returns: (transfer none): what was done, a msgid; @act when it is of a newer office
 */
const char *
loket_application_act_title (const char *act)
{
  return find (acts, G_N_ELEMENTS (acts), act);
}

/**
 * loket_application_state_title:
 * @state: of an application
 *
 * Returns: (transfer none): its name for officers, a msgid
 */
const char *
loket_application_state_title (LoketApplicationState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), "");
  return states[state].title;
}

/**
 * loket_application_state_sentence:
 * @state: of an application
 *
 * Returns: (transfer none): what the person is told, a msgid
 */
const char *
loket_application_state_sentence (LoketApplicationState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), "");
  return states[state].sentence;
}

/**
 * loket_application_state_way:
 * @state: of an application
 *
 * Returns: (transfer none): what the person does now, and where, a msgid
 */
const char *
loket_application_state_way (LoketApplicationState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (ways), "");
  return ways[state].way;
}

/**
 * loket_application_calls_for_person:
 * @state: of an application
 *
 * Returns: %TRUE when there is something for the person to do at the counter
 */
gboolean
loket_application_calls_for_person (LoketApplicationState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (ways), FALSE);
  return ways[state].come;
}

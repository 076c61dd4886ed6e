/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain: every code, its HTTP status and the sentence that a person reads. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line a code: symbol, name on the wire, HTTP status, name of its parameter or "", sentence for
 * people. %s in a sentence stands for the parameter.  A code exists only where a caller acts
 * differently. */
#define LOKET_ERRORS(E)                                                                            \
  E (BAD_JSON, "bad-json", 400, "", N_ ("The message could not be read. Please try again."))       \
  E (BAD_FIELD,                                                                                    \
     "bad-field",                                                                                  \
     400,                                                                                          \
     "field",                                                                                      \
     N_ ("What was entered for “%s” cannot be used. Please check it and try again."))              \
  E (UNKNOWN_MEMBER,                                                                               \
     "unknown-member",                                                                             \
     400,                                                                                          \
     "field",                                                                                      \
     N_ ("This program sent “%s”, which the office does not know. Please ask for an update."))     \
  E (KEY_MISSING,                                                                                  \
     "key-missing",                                                                                \
     400,                                                                                          \
     "",                                                                                           \
     N_ ("The request came without its key, so nothing was done. Please try again."))              \
  E (SIGN_IN_NEEDED, "sign-in-needed", 401, "", N_ ("Please sign in first."))                      \
  E (SIGN_IN_FAILED,                                                                               \
     "sign-in-failed",                                                                             \
     401,                                                                                          \
     "",                                                                                           \
     N_ ("Login or password is not right. Please try again."))                                     \
  E (NOT_ALLOWED,                                                                                  \
     "not-allowed",                                                                                \
     403,                                                                                          \
     "",                                                                                           \
     N_ ("This desk may not do that. Please ask the head of section."))                            \
  E (NOT_FOUND, "not-found", 404, "what", N_ ("There is no such entry: %s."))                      \
  E (UNKNOWN_OPERATION,                                                                            \
     "unknown-operation",                                                                          \
     404,                                                                                          \
     "operation",                                                                                  \
     N_ ("The office does not know how to do “%s”. Please ask for an update."))                    \
  E (WRONG_METHOD,                                                                                 \
     "wrong-method",                                                                               \
     405,                                                                                          \
     "method",                                                                                     \
     N_ ("This program asked in a way that the office does not know (%s). Please ask for an "      \
         "update."))                                                                               \
  E (KEY_REUSED,                                                                                   \
     "key-reused",                                                                                 \
     409,                                                                                          \
     "",                                                                                           \
     N_ ("This request was already used for something else. Please start again."))                 \
  E (ID_TAKEN, "id-taken", 409, "", N_ ("This number was given already."))                         \
  E (QUEUE_EMPTY, "queue-empty", 409, "counter", N_ ("Nobody is waiting for counter %s."))         \
  E (WRONG_STATE,                                                                                  \
     "wrong-state",                                                                                \
     409,                                                                                          \
     "state",                                                                                      \
     N_ ("That cannot be done now: the entry is already “%s”."))                                   \
  E (ALREADY_DECIDED,                                                                              \
     "already-decided",                                                                            \
     409,                                                                                          \
     "officer",                                                                                    \
     N_ ("%s has decided this already. Please go on with the next one."))                          \
  E (COUNTER_CLOSED,                                                                               \
     "counter-closed",                                                                             \
     409,                                                                                          \
     "counter",                                                                                    \
     N_ ("Counter %s is not open. Open it first."))                                                \
  E (NIK_ON_FILE,                                                                                  \
     "nik-on-file",                                                                                \
     409,                                                                                          \
     "person",                                                                                     \
     N_ ("Somebody on file has this NIK already. Please look at that person first."))              \
  E (CHANGED,                                                                                      \
     "changed-meanwhile",                                                                          \
     409,                                                                                          \
     "version",                                                                                    \
     N_ ("Somebody else has changed this entry meanwhile. Please look at it again; what you "      \
         "entered is still here."))                                                                \
  E (LIST_RECEIVED,                                                                                \
     "list-received",                                                                              \
     409,                                                                                          \
     "when",                                                                                       \
     N_ ("This very file was received before (day, rows: %s). Nothing was changed."))              \
  E (TOO_LARGE, "too-large", 413, "limit", N_ ("The message is too long (more than %s bytes)."))   \
  E (NOT_JSON, "not-json", 415, "", N_ ("The message is not in the expected form (JSON)."))        \
  E (RULE, "rule", 422, "rule", N_ ("A rule of the office does not permit this: %s."))             \
  E (LIST_COLUMN,                                                                                  \
     "list-column",                                                                                \
     422,                                                                                          \
     "column",                                                                                     \
     N_ ("The list has no column “%s”. Please choose the map that belongs to this list."))         \
  E (LIST_SOURCE,                                                                                  \
     "list-source",                                                                                \
     422,                                                                                          \
     "sources",                                                                                    \
     N_ ("No list of this source has come in before. Known sources: %s. Please check the key, or " \
         "say that it is a new source."))                                                          \
  E (TOO_SLOW,                                                                                     \
     "too-slow",                                                                                   \
     422,                                                                                          \
     "",                                                                                           \
     N_ ("That search takes too long. Please say more precisely what is looked for."))             \
  E (TOO_MANY,                                                                                     \
     "too-many",                                                                                   \
     429,                                                                                          \
     "seconds",                                                                                    \
     N_ ("That was too often in a short time. Please wait %s seconds and try again."))             \
  E (INTERNAL,                                                                                     \
     "internal",                                                                                   \
     500,                                                                                          \
     "",                                                                                           \
     N_ ("Something went wrong in the office system. Nothing was changed. Please call an "         \
         "officer."))                                                                              \
  E (BUSY, "busy", 503, "", N_ ("The office is busy at the moment. Please try again shortly."))    \
  E (STORE_FULL,                                                                                   \
     "store-full",                                                                                 \
     503,                                                                                          \
     "",                                                                                           \
     N_ ("The office's disk is full. Please tell the administrator; nothing was lost."))           \
  E (UNREACHABLE,                                                                                  \
     "unreachable",                                                                                \
     0,                                                                                            \
     "",                                                                                           \
     N_ ("The office cannot be reached just now. Trying again by itself."))

/* What the parameter of `rule` means to people: name on the wire, sentence.  A rule that is not
 * here is told by its name. */
#define LOKET_RULES(R)                                                                              \
  R ("short-password", N_ ("Please choose a longer password: at least 10 characters."))             \
  R ("weak-password", N_ ("That password is easily guessed. Please choose another one."))           \
  R ("same-password", N_ ("That is the password you have. Please choose another one."))             \
  R ("login-taken", N_ ("Another officer already signs in with this login."))                       \
  R ("second-officer", N_ ("This needs a second officer. Please ask a colleague to approve it."))   \
  R ("first-officer", N_ ("The officer who proposed this may not do it any more."))                 \
  R ("not-oneself", N_ ("Nobody decides about himself. Please ask another administrator."))         \
  R ("same-hand",                                                                                   \
     N_ ("One of you gave the other one the password, or somebody gave it to both. "                \
         "Please ask another colleague to approve it."))                                            \
  R ("last-administrator", N_ ("The office needs at least one administrator."))                     \
  R ("whole-district", N_ ("This is about the whole district, and you work for a part of it."))     \
  R ("admin-device",                                                                                \
     N_ ("Only the hub's own machine makes a device of this kind, with loketctl."))                 \
  R ("device-name-taken", N_ ("Another device has this name already. Please choose another one."))  \
  R ("label-taken", N_ ("Another slip of that day has this number already."))                       \
  R ("list-map", N_ ("This map of columns cannot be used. Please correct it."))                     \
  R ("list-no-text",                                                                                \
     N_ ("This file is not a list in text form. Please save it as CSV (UTF-8) and try again."))     \
  R ("list-workbook",                                                                               \
     N_ ("This file is a workbook. Please open it and save its sheet as CSV (UTF-8)."))             \
  R ("roll-long", N_ ("This file is too long for the list of one class."))                          \
  R ("roll-rows",                                                                                   \
     N_ ("These are more pupils than one class has. Please check one class after the other."))      \
  R ("roll-day",                                                                                    \
     N_ ("This device has asked about as many pupils as it may today. Please go on tomorrow, or "   \
         "ask the office."))                                                                        \
  R ("roll-no-name",                                                                                \
     N_ ("This list has no column with the names of the pupils. Please call it “Nama” and try " \
         "again."))                                                                                 \
  R ("roll-no-birth",                                                                               \
     N_ ("This list has no column with the dates of birth. Please call it “Tanggal Lahir” and " \
         "try again."))                                                                             \
  R ("roll-off", N_ ("This office does not answer schools about classes."))                         \
  R ("claim-too-long",                                                                              \
     N_ ("This list of claims is too long. Please send it in parts of at most 5,000 rows."))        \
  R ("list-empty", N_ ("This list has no line with data."))                                         \
  R ("nik-doubtful",                                                                                \
     N_ ("This NIK tells of another birth date or sex. If it is right, please say why."))           \
  R ("one-household", N_ ("Please name the household or its card, not both."))                      \
  R ("household-has-head", N_ ("This household has a head already."))                               \
  R ("member-already", N_ ("This person belongs to the household already."))                        \
  R ("no-member", N_ ("This person does not belong to the household."))                             \
  R ("card-on-file", N_ ("Another household has a card with this number."))                         \
  R ("search-too-short",                                                                            \
     N_ ("Please type at least three letters of the name, or a whole number."))                     \
  R ("application-open",                                                                            \
     N_ ("This person has an open application of this kind already. Go on with that one."))         \
  R ("day-limit",                                                                                   \
     N_ ("All numbers of this service for today are given. Please come tomorrow, or ask an "        \
         "officer."))                                                                               \
  R ("service-closed",                                                                              \
     N_ ("This service is closed for now. Please choose another one, or ask the officer at the "    \
         "reception."))                                                                             \
  R ("ticket-hours",                                                                                \
     N_ ("No numbers are given at this hour. Please ask the officer at the reception."))            \
  R ("counter-busy", N_ ("Please finish or park the ticket in hand first."))                        \
  R ("same-queue", N_ ("This ticket waits there already."))                                         \
  R ("no-desk-before",                                                                              \
     N_ ("No other desk has sent this ticket on, so there is none to send it back to."))            \
  R ("nothing-to-undo", N_ ("There is nothing more to take back at this counter."))                 \
  R ("reason-needed", N_ ("Please write down why."))                                                \
  R ("same-person", N_ ("Both are the same record already."))                                       \
  R ("person-rests",                                                                                \
     N_ ("This record is no longer used: it was merged into another one. Open that one."))          \
  R ("nothing-changes", N_ ("The record says this already: nothing would change."))                 \
  R ("already-proposed",                                                                            \
     N_ ("Another proposal about this person is still waiting. Please decide that one first."))     \
  R ("nik-taken", N_ ("Another person has this NIK. Please clear that up first."))                  \
  R ("already-undone", N_ ("This was undone already."))                                             \
  R ("undo-later-first",                                                                            \
     N_ ("A later merge or split took some of this along. Please undo that one first."))            \
  R ("changed-since",                                                                               \
     N_ ("Somebody has changed what would have to go back since. Please look at it together."))     \
  R ("nothing-to-split", N_ ("Please choose what belongs to the other person."))                    \
  R ("list-changed",                                                                                \
     N_ ("This file is not whole or was changed on its way. Please send it again."))                \
  R ("list-doubled",                                                                                \
     N_ ("Half of this list says what its other half says. Nothing of it was taken; please ask "    \
         "whoever made it."))                                                                       \
  R ("list-one-person",                                                                             \
     N_ ("This list names one person more than five times. Nothing of it was taken; please ask "    \
         "whoever made it."))                                                                       \
  R ("no-such-letter", N_ ("The profile of the office has no letter of this kind."))                \
  R ("decision-not-made", N_ ("This decision is not made yet, so no letter can tell it."))          \
  R ("other-letter",                                                                                \
     N_ ("This letter does not fit what was decided. Please choose the other one."))                \
  R ("letter-incomplete",                                                                           \
     N_ ("This letter says something that is not on file yet. Please complete the record first."))  \
  R ("signatory-needed",                                                                            \
     N_ ("It is not clear who signs this letter. Please choose the officer who does."))             \
  R ("signatory-unknown", N_ ("The profile does not say as what this officer signs letters."))      \
  R ("no-pdf", N_ ("This file is no PDF of a letter."))                                             \
  R ("empty-file", N_ ("This file is empty. Please scan or photograph it again."))                  \
  R ("not-your-letter", N_ ("Only whoever made the letter or a head makes it void."))               \
  R ("proposer-decides", N_ ("You have proposed this yourself. Somebody else has to decide."))      \
  R ("hand-already", N_ ("You have decided about this already. Now it is for the head of unit."))   \
  R ("own-survey", N_ ("You have asked at this home yourself. Somebody else has to decide."))       \
  R ("reviewed-hand",                                                                               \
     N_ ("You had a hand in the decision that is objected to. Other people have to review it."))    \
  R ("section-first", N_ ("The head of section decides about this first."))                         \
  R ("head-next", N_ ("The head of section has approved this. Now it is for the head of unit."))    \
  R ("no-rules", N_ ("No rules of eligibility are in force today. Please tell the head of unit."))  \
  R ("category-needed", N_ ("Please choose the category of the card."))                             \
  R ("gate-closed",                                                                                 \
     N_ ("This person can have no card now: what every card asks for does not hold. No reason "     \
         "outweighs that."))                                                                        \
  R ("ground-changed",                                                                              \
     N_ ("What is known has changed since this was proposed. Please give it back."))                \
  R ("no-category", N_ ("This gives no card, so it has no category."))                              \
  R ("consideration-of-head",                                                                       \
     N_ ("The head of section writes the consideration when approving. Please put your grounds "    \
         "into the reason."))                                                                       \
  R ("nik-held",                                                                                    \
     N_ ("Somebody else claims this NIK too. Please have that settled before a card is given."))    \
  R ("conditions-unchecked",                                                                        \
     N_ ("This person has had Kenanga before. Please talk first about whether its conditions "      \
         "were kept, and put the talk on file."))                                                   \
  R ("consideration-needed", N_ ("Menur needs a written consideration of the head of section."))    \
  R ("counselling-needed", N_ ("Kenanga needs counselling first. Please put the talk on file."))    \
  R ("purpose-needed", N_ ("Kenanga needs a purpose. Please write down what the help is for."))     \
  R ("conditions-needed", N_ ("Kenanga is given on conditions. Please write them down."))           \
  R ("end-date-needed", N_ ("Kenanga needs an end date."))                                          \
  R ("end-date-passed", N_ ("The end date has passed already. Please choose a later one."))         \
  R ("too-long",                                                                                    \
     N_ ("The rules do not allow that it holds so long. Please choose an earlier day."))            \
  R ("papers-owed", N_ ("A paper is owed. Please take it, or write down why it is not needed."))    \
  R ("not-listed", N_ ("No list that counts has this person. Please have it verified."))            \
  R ("ticket-not-served", N_ ("This number is not being served now. Please call it first."))        \
  R ("hearing-needed",                                                                              \
     N_ ("The person has to be heard before the card ends. Write down who heard the person, and "   \
         "when."))                                                                                  \
  R ("objection-late", N_ ("The days in which an objection can be made are over."))                 \
  R ("objection-open", N_ ("An objection to this decision is being reviewed already."))             \
  R ("objection-decided",                                                                           \
     N_ ("An objection to this decision was reviewed already. Its decision can be objected to."))   \
  R ("two-cards",                                                                                   \
     N_ ("Both records have a card that is in force. Please have one of the two ended first."))     \
  R ("two-surveyors",                                                                               \
     N_ ("One of you asks at the home and another one asks the neighbours. Please name both, "      \
         "and what the neighbours said."))                                                          \
  R ("one-pair",                                                                                    \
     N_ ("One of these two gave the other one the password, or somebody gave it to both. "          \
         "Please choose another colleague."))                                                       \
  R ("other-pair",                                                                                  \
     N_ ("Two officers were sent on this visit. Please name the one of them who asked the "         \
         "neighbours."))                                                                            \
  R ("not-your-survey", N_ ("Another officer fills this form. Please ask the one who began it."))   \
  R ("asked-yourself", N_ ("You asked here yourself. Somebody else has to look it over."))          \
  R ("no-surveyor", N_ ("This officer does not make surveys. Please choose another one."))          \
  R ("visit-open",                                                                                  \
     N_ ("Somebody is already to visit this home. Please look at that visit first."))               \
  R ("not-your-visit", N_ ("Only the two who go there can say what came of the visit."))            \
  R ("visit-early", N_ ("This visit is for a later day. Please give it the right day first."))      \
  R ("survey-first", N_ ("Please hand in the form first, or write down why there is none."))        \
  R ("hear-first",                                                                                  \
     N_ ("Somebody has to be heard before this ends: until the day that was set, or until the "     \
         "answer has come."))                                                                       \
  R ("hearing-too-short",                                                                           \
     N_ ("The resident needs more time to answer. Please choose a later day."))                     \
  R ("hearing-too-long", N_ ("That day is too far off. Please choose one within a year."))          \
  R ("hearing-closed-day", N_ ("The office is closed on that day. Please choose a working day."))   \
  R ("nothing-to-hear",                                                                             \
     N_ ("Nothing could be taken away from this person: no change waits, and no decision is in "    \
         "force."))                                                                                 \
  R ("trial-runs",                                                                                  \
     N_ ("A trial of rules is already under way. Please wait for its end, or stop it."))            \
  R ("not-your-letter",                                                                             \
     N_ ("Another officer has issued this letter. He, or a head, puts its paper on file."))         \
  R ("heads-end", N_ ("Only a head of section or of the office ends what was decided."))            \
  R ("other-lane", N_ ("This number belongs to another kiosk."))                                    \
  R ("keys-locked",                                                                                 \
     N_ ("The keys of the cards are locked. Please ask an officer who may unlock them."))           \
  R ("seal-cap", N_ ("No more cards are made today: the office's daily limit is reached."))         \
  R ("no-card-product", N_ ("This office has no card of that kind."))                               \
  R ("no-card-granted", N_ ("This decision gives no card."))                                        \
  R ("other-issuer",                                                                                \
     N_ ("The key that is unlocked belongs to another office code than the profile's. "             \
         "Please ask the administrator."))                                                          \
  R ("card-too-short",                                                                              \
     N_ ("The card would have ended already: the decision or the key of the cards ends "            \
         "first."))                                                                                 \
  R ("birth-year-needed",                                                                           \
     N_ ("The year of birth stands on the card. Please put it on file first."))                     \
  R ("photo-needed", N_ ("This card needs a picture. Please take one first."))                      \
  R ("slots-full",                                                                                  \
     N_ ("The status list of this office code is full. Please ask the administrator for "           \
         "the next code."))                                                                         \
  R ("proposer-issues",                                                                             \
     N_ ("You have proposed this decision yourself. Somebody else has to issue the card."))         \
  R ("holder-gone",                                                                                 \
     N_ ("The register says that this person has died or moved away. Please have that "             \
         "looked at first."))                                                                       \
  R ("card-live",                                                                                   \
     N_ ("This person has such a card already, or one is on its way. Please look at that "          \
         "one first."))                                                                             \
  R ("family-card-live",                                                                            \
     N_ ("Somebody of this household has this family card already, or it is on its way. Please "    \
         "look at that one first."))                                                                \
  R ("nothing-to-reprint",                                                                          \
     N_ ("Only a card whose print was spoiled, lost or cancelled is printed again."))               \
  R ("reprint-limit",                                                                               \
     N_ ("So many cards were printed again today that a second officer has to approve "             \
         "this one."))                                                                              \
  R ("print-under-way",                                                                             \
     N_ ("Another print of this card is under way already. Please finish that one first."))         \
  R ("too-early", N_ ("It is too early to renew this card."))                                       \
  R ("no-longer-granted",                                                                           \
     N_ ("No decision that is in force carries this card any longer than now."))                    \
  R ("proxy-needs-paper",                                                                           \
     N_ ("Who comes for somebody else needs a name and a paper that says so."))                     \
  R ("printer-hands-over", N_ ("You have printed this card. Somebody else has to hand it over."))   \
  R ("card-over", N_ ("The time of this card is over. Please renew it first."))                     \
  R ("nothing-to-hand-over",                                                                        \
     N_ ("No good print of this card is there to be handed over. Please scan it first."))           \
  R ("batch-not-released", N_ ("This card is in a batch that is not released yet."))                \
  R ("card-held", N_ ("This card is suspended or has ended. It is not printed now."))               \
  R ("tag-used", N_ ("This job was sent before. Please begin anew."))                               \
  R ("queue-busy",                                                                                  \
     N_ ("This printer still has a card. Please wait until it is done, or say what "                \
         "became of it."))                                                                          \
  R ("other-attempt", N_ ("This job is not known. Please look at the list of prints."))             \
  R ("other-counter", N_ ("Another counter is printing this card. Please go there and look."))      \
  R ("key-withdrawn",                                                                               \
     N_ ("The key that sealed this print was withdrawn, so nobody would accept it. Please put it "  \
         "down as spoiled, or cancel it, and print the card again."))                               \
  R ("handed-over",                                                                                 \
     N_ ("This card was handed over already. Please say that it is lost or damaged."))              \
  R ("scan-unreadable", N_ ("This is no code of a card of this office. Please scan it again."))     \
  R ("scan-differs",                                                                                \
     N_ ("The code of this card is not as on file. Please put it aside and call the head "          \
         "of section."))                                                                            \
  R ("scan-other-card", N_ ("This is another card. Please take the right one."))                    \
  R ("never-sent", N_ ("This card was never sent to a printer. Please call the head of section."))  \
  R ("batch-empty", N_ ("No card of this village waits to be printed."))                            \
  R ("batch-unfinished",                                                                            \
     N_ ("Some prints of this batch have no outcome yet. Please scan them, or say what "            \
         "became of them."))                                                                        \
  R ("batch-count", N_ ("So many good cards are not in this batch. Please count again."))           \
  R ("blanks-closed", N_ ("The blank cards of today are closed. Please go on tomorrow."))           \
  R ("no-blanks",                                                                                   \
     N_ ("No blank card of this kind and box is in stock. Please enter what was "                   \
         "received."))                                                                              \
  R ("prints-open",                                                                                 \
     N_ ("Nobody knows yet what became of some prints. Please scan them, or say so."))              \
  R ("blanks-unbalanced",                                                                           \
     N_ ("The blank cards do not add up, or were not counted. Please count each kind and "          \
         "box."))                                                                                   \
  R ("seal-passphrase", N_ ("This passphrase opens no key. Please type it again."))                 \
  R ("sealed-key", N_ ("This is no key under a passphrase, or it is damaged."))                     \
  R ("no-token",                                                                                    \
     N_ ("The token with the key is not there, or does not answer. Please plug it in."))            \
  R ("no-keys",                                                                                     \
     N_ ("The office has no keys for cards yet. They are made with “loketctl key init”."))          \
  R ("root-not-trusted",                                                                            \
     N_ ("Nobody has said yet whose lists count here. Please compare the name of the root with "    \
         "the office first."))                                                                      \
  R ("list-unreadable", N_ ("These files cannot be read. Please try another stick."))               \
  R ("no-lists", N_ ("There are no lists here. Please choose the folder with “trust.cwt”."))        \
  R ("lists-refused",                                                                               \
     N_ ("These lists are damaged, or of another office. Please ask the office for new ones."))     \
  R ("no-status-key",                                                                               \
     N_ ("The office has no key left that signs the list of good cards. Please make one: "          \
         "“loketctl key add --usage status --root FILE”."))                                         \
  R ("no-card-key",                                                                                 \
     N_ ("The office has no key left that seals cards. Please make one: “loketctl "               \
         "key add --usage card --root FILE”."))                                                     \
  R ("key-first-day",                                                                               \
     N_ ("A new key begins to sign today or within sixty days. Please look at the "                 \
         "day again."))                                                                             \
  R ("same-passphrase",                                                                             \
     N_ ("The root needs a passphrase of its own: whoever unlocks the keys of a "                   \
         "day must not open the root."))                                                            \
  R ("issuer-code",                                                                                 \
     N_ ("A code of the office is at most 16 letters, digits and “-”, such as "                 \
         "3314-UPTPK-2."))                                                                          \
  R ("unlock-here",                                                                                 \
     N_ ("Keys stay open only while their officer is signed in, so not from here. "                 \
         "Please unlock them at a counter, section “Seal”, or give “card status "             \
         "publish” --passphrase-file FILE."))                                                       \
  R ("claims-file",                                                                                 \
     N_ ("This file does not say what stands in a card. Its names are in "                          \
         "docs/cards-keys.md."))                                                                    \
  R ("trust-list", N_ ("This trust list is not signed by the root, or does not fit its keys."))     \
  R ("other-root", N_ ("Another root signs the trust list of this office."))                        \
  R ("trust-list-old", N_ ("The office has a newer trust list already."))

typedef enum {
#define LOKET_ERROR_SYMBOL(symbol, name, status, parameter, sentence) LOKET_ERROR_##symbol,
  LOKET_ERRORS (LOKET_ERROR_SYMBOL)
#undef LOKET_ERROR_SYMBOL
      LOKET_N_ERRORS
} LoketErrorCode;

#define LOKET_ERROR (loket_error_quark ())

GQuark loket_error_quark (void);

void loket_set_error (GError **error,
                      LoketErrorCode code,
                      const char *parameter,
                      const char *format,
                      ...) G_GNUC_PRINTF (4, 5);
const char *loket_error_parameter (const GError *error);

const char *loket_error_code_name (LoketErrorCode code);
const char *loket_error_code_parameter_name (LoketErrorCode code);
const char *loket_error_code_sentence (LoketErrorCode code);
const char *loket_rule_sentence (const char *rule);
guint loket_error_code_status (LoketErrorCode code);
gboolean loket_error_code_from_name (const char *name, LoketErrorCode *code);

const char *loket_error_parameter_words (LoketErrorCode code, const char *parameter);

LoketErrorCode loket_error_code_of (const GError *error);
gboolean loket_error_is_refusal (LoketErrorCode code);

G_END_DECLS

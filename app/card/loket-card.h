/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libloket-card: whether a card of a poverty-service office counts, for systems of hospitals,
 * schools and whoever else is shown one.  docs/for-other-systems.md says what to do with it.
 *
 * Plain C.  It opens no file, no connection and no window, asks no clock and keeps nothing beyond
 * the lists that it was given.  As in all of GLib, on which it is built, a computer without memory
 * ends the program.
 *
 * Threads: every function may be called on any thread.  One verifier judges one text at a time
 * (some 0.1 ms); whoever wants more at once makes a verifier for each thread.
 *
 * Ownership: what a function called ..._new or ..._judge gives is the caller's, to be freed by the
 * ..._free beside it.  Texts are UTF-8, belong to the library and must not be freed: those of a
 * result are there as long as the result, those of a verdict always.
 *
 * Times are seconds since 1970-01-01 00:00 UTC. */
#ifndef LOKET_CARD_H
#define LOKET_CARD_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What became of a card.  The numbers never change; a later library may have more of them, which a
 * caller takes for LOKET_CARD_VERDICT_MALFORMED when it does not know them. */
typedef enum {
  LOKET_CARD_VERDICT_VALID = 0,
  LOKET_CARD_VERDICT_VALID_OLD_LIST = 1, /* good; the list of good cards is 8 to 30 days old */
  LOKET_CARD_VERDICT_EXPIRED = 2,
  LOKET_CARD_VERDICT_NOT_YET = 3,
  LOKET_CARD_VERDICT_REVOKED = 4,         /* revoked, suspended, replaced or never issued */
  LOKET_CARD_VERDICT_UNKNOWN_ISSUER = 5,  /* no key of the trust list made it; is that list old? */
  LOKET_CARD_VERDICT_BAD_SIGNATURE = 6,   /* changed or misread */
  LOKET_CARD_VERDICT_MALFORMED = 7,       /* no code of a card, or only part of one */
  LOKET_CARD_VERDICT_KEYBOARD_LAYOUT = 8, /* a scanner types for another keyboard */
  LOKET_CARD_VERDICT_CLOCK_WRONG = 9,     /* it is more than a day before a list was signed */
  LOKET_CARD_VERDICT_NO_LIST = 10,        /* no list of good cards, or older than 30 days */
} LoketCardVerdict;

/* What to make of a verdict at a glance. */
typedef enum {
  LOKET_CARD_KIND_GOOD = 0,   /* accept it, when name and photo are those of the person */
  LOKET_CARD_KIND_UNSURE = 1, /* nobody can say here and now; it may well be good */
  LOKET_CARD_KIND_BAD = 2,    /* do not accept it */
} LoketCardKind;

/* What became of a list that came. */
typedef enum {
  LOKET_CARD_LIST_TAKEN = 0,
  LOKET_CARD_LIST_HELD = 1,    /* the one that is held is as new, or newer */
  LOKET_CARD_LIST_REFUSED = 2, /* no list, or not signed by whom it must be; what is held stays */
} LoketCardListTaken;

/* Bytes of a code of an office with its NUL. */
#define LOKET_CARD_OFFICE_SIZE 17

/* Holds lists. */
typedef struct LoketCardVerifier LoketCardVerifier;

/* What one card turned out to be. */
typedef struct LoketCardResult LoketCardResult;

/* ROOT is what stands in root.pub, 64 hexadecimal digits; space around them does not count. Whoever
 * holds that key vouches for every card, so get the file from the office itself and compare it on
 * the telephone.  Returns NULL when it is no key. */
LoketCardVerifier *loket_card_verifier_new (const char *root);

/* VERIFIER may be NULL. */
void loket_card_verifier_free (LoketCardVerifier *verifier);

/* Takes trust.cwt: which offices there are, and their keys.  To be given before status lists: one
 * that comes before it is refused.  Status lists whose key it withdraws go. */
LoketCardListTaken
loket_card_verifier_take_trust (LoketCardVerifier *verifier, const void *file, size_t length);

/* Takes status-OFFICE.cwt: which cards of an office are good.  The newest of each office is held.
 */
LoketCardListTaken
loket_card_verifier_take_status (LoketCardVerifier *verifier, const void *file, size_t length);

/* Tells of which offices to fetch status-OFFICE.cwt: copies the code of the one at INDEX, from 0,
 * to OFFICE.  Returns 1; 0 when there are no more. */
int loket_card_verifier_get_office (LoketCardVerifier *verifier,
                                    unsigned int index,
                                    char office[LOKET_CARD_OFFICE_SIZE]);

/* Returns when the oldest of the status lists that are held was signed, to be shown wherever cards
 * are checked; 0 when there is none. */
int64_t loket_card_verifier_get_signed_at (LoketCardVerifier *verifier);

/* Judges TEXT, what a scanner or camera read from the square code on a card, any bytes ended by
 * NUL. Whatever it is, this takes bounded time and memory.  NOW is the time of a right clock. */
LoketCardResult *
loket_card_verifier_judge (LoketCardVerifier *verifier, const char *text, int64_t now);

/* Wipes what the card said.  RESULT may be NULL. */
void loket_card_result_free (LoketCardResult *result);

LoketCardVerdict loket_card_result_get_verdict (const LoketCardResult *result);

/* What the card says, which is what is printed on it.  NULL and 0 when a trusted key did not vouch
 * for it (UNKNOWN_ISSUER, BAD_SIGNATURE, MALFORMED, KEYBOARD_LAYOUT); with all other verdicts it
 * is told, so that one can speak of the card, also of one that does not count. */
const char *loket_card_result_get_office (const LoketCardResult *result);
const char *loket_card_result_get_number (const LoketCardResult *result);
const char *loket_card_result_get_name (const LoketCardResult *result);
int loket_card_result_get_birth_year (const LoketCardResult *result);
/* 1 Melati, 2 Menur, 3 Kenanga */
int loket_card_result_get_category (const LoketCardResult *result);
/* 16 bits, whose meaning is the office's; pass over those that you do not know. */
unsigned int loket_card_result_get_entitlements (const LoketCardResult *result);
/* Which piece of plastic: 1, 2, … */
int loket_card_result_get_print (const LoketCardResult *result);
int64_t loket_card_result_get_valid_from (const LoketCardResult *result);
/* The first second at which it holds no more. */
int64_t loket_card_result_get_valid_until (const LoketCardResult *result);

/* "VALID-OLD-LIST" and so on, for logs and messages; it never changes. */
const char *loket_card_verdict_get_code (LoketCardVerdict verdict);
LoketCardKind loket_card_verdict_get_kind (LoketCardVerdict verdict);

/* For people, in LANGUAGE "id", "jv" or "en"; NULL and all others are Indonesian.  They may be
 * worded better in a later library. */
const char *loket_card_verdict_get_word (LoketCardVerdict verdict, const char *language);
const char *loket_card_verdict_get_sentence (LoketCardVerdict verdict, const char *language);
/* What to do next, the thing at INDEX, from 0; NULL when there are no more. */
const char *
loket_card_verdict_get_step (LoketCardVerdict verdict, unsigned int index, const char *language);

#ifdef __cplusplus
}
#endif

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library for other systems: a holder of lists behind a lock, and its verdicts in plain C.
 * Nothing is decided here. */
#include "config.h"

#include "loket-card.h"

#include "core/card-lists.h"
#include "core/card-verdict.h"
#include "core/text.h"

#include <sodium.h>
#include <string.h>

struct LoketCardVerifier {
  GMutex lock; /* the list of keys remembers where it was last read */
  LoketCardLists *lists;
};

struct LoketCardResult {
  LoketCardReading *reading;
  const LoketCardClaims *claims; /* borrowed; NULL unless a trusted key vouches for them */
};

/* What a caller has compiled in. */
G_STATIC_ASSERT ((int) LOKET_CARD_VERDICT_VALID == (int) LOKET_VERDICT_VALID);
G_STATIC_ASSERT ((int) LOKET_CARD_VERDICT_VALID_OLD_LIST == (int) LOKET_VERDICT_VALID_OLD_LIST);
G_STATIC_ASSERT ((int) LOKET_CARD_VERDICT_EXPIRED == (int) LOKET_VERDICT_EXPIRED);
G_STATIC_ASSERT ((int) LOKET_CARD_VERDICT_NOT_YET == (int) LOKET_VERDICT_NOT_YET);
G_STATIC_ASSERT ((int) LOKET_CARD_VERDICT_REVOKED == (int) LOKET_VERDICT_REVOKED);
G_STATIC_ASSERT ((int) LOKET_CARD_VERDICT_UNKNOWN_ISSUER == (int) LOKET_VERDICT_UNKNOWN_ISSUER);
G_STATIC_ASSERT ((int) LOKET_CARD_VERDICT_BAD_SIGNATURE == (int) LOKET_VERDICT_BAD_SIGNATURE);
G_STATIC_ASSERT ((int) LOKET_CARD_VERDICT_MALFORMED == (int) LOKET_VERDICT_MALFORMED);
G_STATIC_ASSERT ((int) LOKET_CARD_VERDICT_KEYBOARD_LAYOUT == (int) LOKET_VERDICT_KEYBOARD_LAYOUT);
G_STATIC_ASSERT ((int) LOKET_CARD_VERDICT_CLOCK_WRONG == (int) LOKET_VERDICT_CLOCK_WRONG);
G_STATIC_ASSERT ((int) LOKET_CARD_VERDICT_NO_LIST == (int) LOKET_VERDICT_NO_LIST);
G_STATIC_ASSERT ((int) LOKET_CARD_KIND_GOOD == (int) LOKET_VERDICT_KIND_GOOD);
G_STATIC_ASSERT ((int) LOKET_CARD_KIND_UNSURE == (int) LOKET_VERDICT_KIND_UNSURE);
G_STATIC_ASSERT ((int) LOKET_CARD_KIND_BAD == (int) LOKET_VERDICT_KIND_BAD);
G_STATIC_ASSERT ((int) LOKET_CARD_LIST_TAKEN == (int) LOKET_LIST_TAKEN);
G_STATIC_ASSERT ((int) LOKET_CARD_LIST_HELD == (int) LOKET_LIST_HELD);
G_STATIC_ASSERT ((int) LOKET_CARD_LIST_REFUSED == (int) LOKET_LIST_REFUSED);

static gboolean
read_root (const char *text, guint8 *root)
{
  g_autofree char *hex = g_strstrip (g_strndup (text, 2 * LOKET_COSE_PUBLIC + 64));
  const char *end = NULL;
  gsize length = 0;

  return strlen (hex) == 2 * LOKET_COSE_PUBLIC &&
         sodium_hex2bin (
             root, LOKET_COSE_PUBLIC, hex, 2 * LOKET_COSE_PUBLIC, NULL, &length, &end) == 0 &&
         length == LOKET_COSE_PUBLIC && *end == '\0';
}

LoketCardVerifier *
loket_card_verifier_new (const char *root)
{
  LoketCardVerifier *verifier;
  guint8 key[LOKET_COSE_PUBLIC];

  if (root == NULL || sodium_init () < 0 || !read_root (root, key))
    return NULL;
  verifier = g_new0 (LoketCardVerifier, 1);
  g_mutex_init (&verifier->lock);
  verifier->lists = loket_card_lists_new (key);
  return verifier;
}

void
loket_card_verifier_free (LoketCardVerifier *verifier)
{
  if (verifier == NULL)
    return;
  g_mutex_clear (&verifier->lock);
  loket_card_lists_free (verifier->lists);
  g_free (verifier);
}

typedef LoketListTaken (*TakeFunc) (LoketCardLists *lists, GBytes *cwt);

static LoketCardListTaken
take (LoketCardVerifier *verifier, const void *file, size_t length, gsize most, TakeFunc func)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GBytes) cwt = NULL;

  if (length > most)
    return LOKET_CARD_LIST_REFUSED; /* before a copy is made of it */
  cwt = g_bytes_new (file, length);
  locker = g_mutex_locker_new (&verifier->lock);
  return (LoketCardListTaken) func (verifier->lists, cwt);
}

LoketCardListTaken
loket_card_verifier_take_trust (LoketCardVerifier *verifier, const void *file, size_t length)
{
  return take (verifier, file, length, LOKET_TRUST_LIST_MAX, loket_card_lists_take_trust);
}

LoketCardListTaken
loket_card_verifier_take_status (LoketCardVerifier *verifier, const void *file, size_t length)
{
  return take (verifier, file, length, LOKET_STATUS_LIST_MAX, loket_card_lists_take_status);
}

int
loket_card_verifier_get_office (LoketCardVerifier *verifier,
                                unsigned int index,
                                char office[LOKET_CARD_OFFICE_SIZE])
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&verifier->lock);
  g_auto (GStrv) offices = loket_card_lists_issuers (verifier->lists);

  if (index >= g_strv_length (offices))
    return 0;
  g_strlcpy (office, offices[index], LOKET_CARD_OFFICE_SIZE);
  return 1;
}

int64_t
loket_card_verifier_get_signed_at (LoketCardVerifier *verifier)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&verifier->lock);

  return loket_card_lists_oldest (verifier->lists);
}

LoketCardResult *
loket_card_verifier_judge (LoketCardVerifier *verifier, const char *text, int64_t now)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&verifier->lock);
  LoketCardResult *result = g_new0 (LoketCardResult, 1);

  result->reading = loket_card_lists_judge (verifier->lists, text != NULL ? text : "", now);
  if (result->reading->verdict != LOKET_VERDICT_UNKNOWN_ISSUER)
    result->claims = result->reading->claims;
  return result;
}

/* Other memory of the same texts is overwritten by whoever gets it next. */
static void
wipe (char *text)
{
  explicit_bzero (text, strlen (text));
}

void
loket_card_result_free (LoketCardResult *result)
{
  if (result == NULL)
    return;
  if (result->reading->claims != NULL) {
    wipe (result->reading->claims->name);
    wipe (result->reading->claims->number);
  }
  g_object_unref (result->reading);
  g_free (result);
}

LoketCardVerdict
loket_card_result_get_verdict (const LoketCardResult *result)
{
  return (LoketCardVerdict) result->reading->verdict;
}

const char *
loket_card_result_get_office (const LoketCardResult *result)
{
  return result->claims != NULL ? result->claims->iss : NULL;
}

const char *
loket_card_result_get_number (const LoketCardResult *result)
{
  return result->claims != NULL ? result->claims->number : NULL;
}

const char *
loket_card_result_get_name (const LoketCardResult *result)
{
  return result->claims != NULL ? result->claims->name : NULL;
}

int
loket_card_result_get_birth_year (const LoketCardResult *result)
{
  return result->claims != NULL ? (int) result->claims->birth_year : 0;
}

int
loket_card_result_get_category (const LoketCardResult *result)
{
  return result->claims != NULL ? (int) result->claims->category : 0;
}

unsigned int
loket_card_result_get_entitlements (const LoketCardResult *result)
{
  return result->claims != NULL ? (unsigned int) result->claims->entitlements : 0;
}

int
loket_card_result_get_print (const LoketCardResult *result)
{
  return result->claims != NULL ? (int) result->claims->print : 0;
}

int64_t
loket_card_result_get_valid_from (const LoketCardResult *result)
{
  return result->claims != NULL ? result->claims->nbf : 0;
}

int64_t
loket_card_result_get_valid_until (const LoketCardResult *result)
{
  return result->claims != NULL ? result->claims->exp : 0;
}

/* A number that is none of ours would read beyond the tables. */
static LoketVerdict
known (LoketCardVerdict verdict)
{
  return (guint) verdict <= LOKET_VERDICT_NO_LIST ? (LoketVerdict) verdict
                                                  : LOKET_VERDICT_MALFORMED;
}

const char *
loket_card_verdict_get_code (LoketCardVerdict verdict)
{
  return loket_enum_name (loket_verdict_get_type (), (int) known (verdict));
}

LoketCardKind
loket_card_verdict_get_kind (LoketCardVerdict verdict)
{
  return (LoketCardKind) loket_verdict_kind (known (verdict));
}

const char *
loket_card_verdict_get_word (LoketCardVerdict verdict, const char *language)
{
  return loket_text (language, loket_verdict_word (known (verdict)));
}

const char *
loket_card_verdict_get_sentence (LoketCardVerdict verdict, const char *language)
{
  return loket_text (language, loket_verdict_sentence (known (verdict)));
}

const char *
loket_card_verdict_get_step (LoketCardVerdict verdict, unsigned int index, const char *language)
{
  const char *const *steps = loket_verdict_steps (known (verdict));

  return index < g_strv_length ((char **) steps) ? loket_text (language, steps[index]) : NULL;
}

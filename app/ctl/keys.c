/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the ceremonies: what is read, who is asked, where the outcome goes. */
#include "config.h"

#include "keys.h"

#include "ceremony.h"
#include "command.h"
#include "core/calendar.h"
#include "core/error.h"
#include "core/office.h"
#include "core/text.h"
#include "key-table.h"
#include "office/open.h"
#include "office/password.h"
#include "passphrase.h"
#include "wire/json.h"
#include "words.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define DAY G_GINT64_CONSTANT (86400)
#define AHEAD 60 /* days that a key may be made before it signs */

/* What the words say. */
typedef struct {
  const char *verb;
  const char *kid; /* of retire and withdraw; file of take-in */
  const char *root;
  const char *copy;
  const char *root_passphrase_file;
  const char *passphrase_file;
  const char *password_file; /* what unlock called it before */
  const char *issuer;
  const char *usage;
  const char *from;
  const char *token;
  const char *memory;
  const char *out;
  const char *list;
} Words;

/* A ceremony under way. */
typedef struct {
  LoketCeremony with;
  const Words *words;
  LoketKeyList *present;
  GBytes *root;
  char *root_passphrase;
  char *passphrase;
  char *issuer;
  gint64 first_use; /* of a new key */
  guint n_roots;    /* files that were written: root, copy */
  LoketTrustList *list;
  LoketKeyDelivery *delivery;
} Ceremony;

static void
ceremony_clear (Ceremony *self)
{
  g_clear_object (&self->present);
  g_clear_object (&self->list);
  g_clear_object (&self->delivery);
  g_clear_pointer (&self->root, g_bytes_unref);
  g_clear_pointer (&self->root_passphrase, loket_ctl_passphrase_free);
  g_clear_pointer (&self->passphrase, loket_ctl_passphrase_free);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->with.random, loket_random_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ceremony, ceremony_clear)

/**
 * loket_ctl_keys_are_wanted:
 * @words: (array zero-terminated=1): the words of a command
 *
 * Returns: whether they ask for a ceremony
 */
gboolean
loket_ctl_keys_are_wanted (const char *const *words)
{
  static const char *const verbs[] = {
      "init", "add", "rotate", "retire", "withdraw", "take-in", "unlock", NULL};

  return g_strcmp0 (words[0], "key") == 0 && words[1] != NULL && g_strv_contains (verbs, words[1]);
}

static gboolean
takes_kid (const char *verb)
{
  return g_str_equal (verb, "retire") || g_str_equal (verb, "withdraw");
}

static gboolean
takes_key (const char *verb)
{
  return g_str_equal (verb, "init") || g_str_equal (verb, "add") || g_str_equal (verb, "rotate");
}

static gboolean
is_same_file (const char *path, const char *other)
{
  g_autofree char *first = g_canonicalize_filename (path, NULL);
  g_autofree char *second = other != NULL ? g_canonicalize_filename (other, NULL) : NULL;

  return g_strcmp0 (first, second) == 0;
}

static gboolean
check_words (const Words *given, GError **error)
{
  if (g_str_equal (given->verb, "take-in"))
    return given->kid != NULL || loket_words_refuse (error, "key take-in takes FILE");
  if (g_str_equal (given->verb, "unlock"))
    return given->kid == NULL || loket_words_refuse (error, "key unlock takes no KID");
  if (given->root == NULL)
    return loket_words_refuse (error, "a ceremony needs --root FILE");
  if (is_same_file (given->root, given->copy))
    return loket_words_refuse (error, "--copy is the second file of the root, for another place");
  if (takes_kid (given->verb) && given->kid == NULL)
    return loket_words_refuse (error, "name the key that it is about");
  if (g_str_equal (given->verb, "add") && g_strcmp0 (given->usage, "card") != 0 &&
      g_strcmp0 (given->usage, "status") != 0)
    return loket_words_refuse (error, "key add takes --usage card|status");
  return TRUE;
}

static gboolean
read_words (Words *given, const char *const *words, GError **error)
{
  const gboolean names = words[2] != NULL && !g_str_has_prefix (words[2], "--");
  const gboolean unlocks = g_str_equal (words[1], "unlock");
  const LoketWordOption options[] = {{"--root", &given->root},
                                     {"--copy", &given->copy},
                                     {"--root-passphrase-file", &given->root_passphrase_file},
                                     {"--passphrase-file", &given->passphrase_file},
                                     {"--issuer", &given->issuer},
                                     {"--usage", &given->usage},
                                     {"--from", &given->from},
                                     {"--token", &given->token},
                                     {"--memory", &given->memory},
                                     {"--out", &given->out},
                                     {"--list", &given->list},
                                     {unlocks ? "--password-file" : NULL, &given->password_file},
                                     {NULL}};

  given->verb = words[1];
  given->kid = names ? words[2] : NULL;
  return loket_words_read (options, words + (names ? 3 : 2), NULL, error) &&
         check_words (given, error);
}

static gboolean
write_file (const char *path, GBytes *bytes, int mode, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (g_file_set_contents_full (path,
                                g_bytes_get_data (bytes, NULL),
                                (gssize) g_bytes_get_size (bytes),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                mode,
                                &failure))
    return TRUE;
  loket_set_error (error,
                   g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC)
                       ? LOKET_ERROR_STORE_FULL
                       : LOKET_ERROR_NOT_FOUND,
                   path,
                   "%s",
                   failure->message);
  return FALSE;
}

static LoketRecord *
parse (GType type, GBytes *json, LoketJsonKind kind, GError **error)
{
  return loket_json_to_record (
      type, g_bytes_get_data (json, NULL), g_bytes_get_size (json), kind, error);
}

static GBytes *
ask (const LoketKeyPlace *place,
     const LoketOperation *operation,
     LoketRecord *request,
     GError **error)
{
  return loket_reach_ask (place->dir, place->officer, operation, request, error);
}

/* From the office, from a file that it wrote, or nothing where there is no office yet. */
static LoketKeyList *
read_present (const LoketKeyPlace *place, const Words *given, GError **error)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GBytes) json = NULL;
  LoketRecord *present;

  if (given->list == NULL && given->out != NULL)
    return loket_key_list_new ();
  json = given->list != NULL ? loket_command_read_file (given->list, error)
                             : ask (place, &LOKET_KEY_LIST, LOKET_RECORD (nothing), error);
  present =
      json != NULL ? parse (loket_key_list_get_type (), json, LOKET_JSON_ANSWER, error) : NULL;
  return present != NULL ? loket_key_list_cast (present) : NULL;
}

static gboolean
read_cost (const char *memory, LoketSealCost *cost, GError **error)
{
  guint64 mebibytes;

  *cost = loket_seal_cost;
  if (memory == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (memory, 10, 8, 1024, &mebibytes, NULL))
    return loket_words_refuse (error, "--memory takes 8 to 1024 MiB");
  cost->mebibytes = (guint32) mebibytes;
  return TRUE;
}

/* A mistyped year would leave the office without a key that signs. */
static gboolean
check_first_day (const Ceremony *self, GError **error)
{
  const char *day = self->words->from;
  g_autofree char *first = loket_calendar_day (self->with.now * LOKET_SECOND, 0);
  g_autofree char *last = loket_calendar_later_day (first, AHEAD);

  if (strcmp (day, first) >= 0 && strcmp (day, last) <= 0)
    return TRUE;
  loket_set_error (error,
                   LOKET_ERROR_RULE,
                   "key-first-day",
                   "--from takes a day from %s to %s, not %s",
                   first,
                   last,
                   day);
  return FALSE;
}

/* From the day before, so that a card can hold from the morning of this one on. */
static gboolean
read_first_use (Ceremony *self, GError **error)
{
  const char *day = self->words->from;

  self->first_use = (self->with.now / DAY - 1) * DAY;
  if (day == NULL)
    return TRUE;
  if (!loket_calendar_read_day (day, NULL))
    return loket_words_refuse (error, "--from takes a day such as 2027-01-01");
  if (!check_first_day (self, error))
    return FALSE;
  self->first_use = loket_calendar_midnight (day, 0) / LOKET_SECOND - DAY;
  return TRUE;
}

/* Before anything is made: what is in the trust list stays there. */
static gboolean
check_new_key (Ceremony *self, GError **error)
{
  if (!takes_key (self->words->verb))
    return TRUE;
  if (self->issuer == NULL)
    return loket_words_refuse (error, "the profile has no code of the office: name it by --issuer");
  if (loket_issuer_is_good (self->issuer))
    return read_first_use (self, error);
  loket_set_error (
      error, LOKET_ERROR_RULE, "issuer-code", "“%s” is no code of an office", self->issuer);
  return FALSE;
}

static gboolean
begin (Ceremony *self, const LoketKeyPlace *place, GError **error)
{
  const gboolean is_first = g_str_equal (self->words->verb, "init");

  if (!loket_password_start (error) || !read_cost (self->words->memory, &self->with.cost, error))
    return FALSE;
  self->with.random = loket_random_new_system ();
  self->with.present = self->present = read_present (place, self->words, error);
  if (self->present == NULL)
    return FALSE;
  self->with.now =
      (self->words->out == NULL ? self->present->at : g_get_real_time ()) / LOKET_SECOND;
  self->issuer = g_strdup (self->words->issuer != NULL ? self->words->issuer : self->present->iss);
  if (!check_new_key (self, error))
    return FALSE;
  if (is_first != (self->present->root == NULL && self->words->list == NULL)) {
    loket_set_error (error,
                     LOKET_ERROR_RULE,
                     is_first ? "other-root" : "no-keys",
                     is_first ? "the office has a root already" : "the office has no keys yet");
    return FALSE;
  }
  return TRUE;
}

static gboolean
read_passphrases (Ceremony *self, GError **error)
{
  const Words *given = self->words;
  const gboolean is_first = g_str_equal (given->verb, "init");

  self->root_passphrase =
      loket_ctl_passphrase (given->root_passphrase_file, "Passphrase of the root", is_first, error);
  self->with.root_passphrase = self->root_passphrase;
  if (self->root_passphrase == NULL)
    return FALSE;
  if (!takes_key (given->verb))
    return TRUE;
  self->passphrase = loket_ctl_passphrase (given->passphrase_file,
                                           given->token != NULL ? "PIN of the token"
                                                                : "Passphrase of the office's keys",
                                           given->token == NULL,
                                           error);
  if (self->passphrase == NULL || strcmp (self->passphrase, self->root_passphrase) != 0)
    return self->passphrase != NULL;
  loket_set_error (error, LOKET_ERROR_RULE, "same-passphrase", "both passphrases are the same");
  return FALSE;
}

/* A root that is there is never written over; nothing is written before both places are free. */
static gboolean
make_root (Ceremony *self, GError **error)
{
  const char *const paths[] = {self->words->root, self->words->copy};

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (paths[i] != NULL && g_file_test (paths[i], G_FILE_TEST_EXISTS)) {
      loket_set_error (error, LOKET_ERROR_BAD_FIELD, "root", "%s is there already", paths[i]);
      return FALSE;
    }
  self->root = loket_sealed_key_new (
      LOKET_SEALED_ROOT, self->root_passphrase, &self->with.cost, self->with.random, error);
  if (self->root == NULL)
    return FALSE;
  for (; self->n_roots < G_N_ELEMENTS (paths) && paths[self->n_roots] != NULL; self->n_roots++)
    if (!write_file (paths[self->n_roots], self->root, 0600, error))
      return FALSE;
  return TRUE;
}

/* A root of which no office knows would only stand in the way of the next one. */
static void
drop_root (const Ceremony *self)
{
  const char *const paths[] = {self->words->root, self->words->copy};

  for (guint i = 0; i < self->n_roots; i++)
    g_unlink (paths[i]);
}

static gboolean
add_key (Ceremony *self, LoketKeyUse usage, gboolean follows, GError **error)
{
  LoketKeyPlan plan = {.usage = usage,
                       .iss = self->issuer,
                       .first_use = self->first_use,
                       .passphrase = self->passphrase,
                       .token = self->words->token};

  if (follows)
    loket_ceremony_follow (self->list, &plan, self->with.now);
  return loket_ceremony_add (&self->with, &plan, self->list, self->delivery, error);
}

static LoketKeyUse
usage_of (const Words *given)
{
  return g_strcmp0 (given->usage, "status") == 0 ? LOKET_USE_STATUS : LOKET_USE_CARD;
}

static gboolean
change_list (Ceremony *self, GError **error)
{
  const Words *given = self->words;

  if (g_str_equal (given->verb, "init"))
    return add_key (self, LOKET_USE_CARD, FALSE, error) &&
           add_key (self, LOKET_USE_STATUS, FALSE, error);
  if (takes_key (given->verb))
    return add_key (self, usage_of (given), g_str_equal (given->verb, "rotate"), error);
  if (loket_ceremony_set_state (self->list,
                                given->kid,
                                g_str_equal (given->verb, "retire") ? LOKET_KEY_RETIRED
                                                                    : LOKET_KEY_WITHDRAWN))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_NOT_FOUND, given->kid, "there is no key %s", given->kid);
  return FALSE;
}

static gboolean
hold (Ceremony *self, GError **error)
{
  if (!read_passphrases (self, error))
    return FALSE;
  if (g_str_equal (self->words->verb, "init")) {
    if (!make_root (self, error))
      return FALSE;
  } else {
    self->root = loket_command_read_file (self->words->root, error);
    if (self->root == NULL)
      return FALSE;
  }
  self->with.root = self->root;
  self->delivery = loket_ceremony_begin (&self->with);
  self->list = loket_ceremony_list (&self->with);
  return change_list (self, error) &&
         loket_ceremony_sign (&self->with, self->list, self->delivery, error);
}

static char *
tell (const LoketKeyPlace *place, GBytes *answer, GError **error)
{
  g_autoptr (LoketRecord) list = NULL;

  if (place->json)
    return g_strdup_printf ("%s\n", (const char *) g_bytes_get_data (answer, NULL));
  list = parse (loket_key_list_get_type (), answer, LOKET_JSON_ANSWER, error);
  return list != NULL ? loket_ctl_key_table (loket_key_list_cast (list)) : NULL;
}

static char *
deliver (const LoketKeyPlace *place, const char *out, LoketKeyDelivery *delivery, GError **error)
{
  g_autoptr (GBytes) answer = NULL;

  if (out != NULL) {
    char *json = loket_json_from_record (LOKET_RECORD (delivery));
    g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));
    return write_file (out, bytes, 0600, error) ? g_strdup_printf ("delivery %s\n", out) : NULL;
  }
  answer = ask (place, &LOKET_KEY_TAKE_IN, LOKET_RECORD (delivery), error);
  return answer != NULL ? tell (place, answer, error) : NULL;
}

static char *
take_in (const LoketKeyPlace *place, const char *path, GError **error)
{
  g_autoptr (GBytes) file = loket_command_read_file (path, error);
  g_autoptr (LoketRecord) delivery = NULL;

  if (file != NULL)
    delivery = parse (loket_key_delivery_get_type (), file, LOKET_JSON_REQUEST, error);
  return delivery != NULL ? deliver (place, NULL, loket_key_delivery_cast (delivery), error) : NULL;
}

/* Whoever signs in for one command is gone when it ends, and the keys are locked again; so they are
 * when no hub holds them. */
static char *
unlock (const LoketKeyPlace *place, const Words *given, GError **error)
{
  g_autoptr (LoketKeyUnlocking) request = loket_key_unlocking_new ();
  g_autoptr (GBytes) answer = NULL;
  const char *path = given->passphrase_file != NULL ? given->passphrase_file : given->password_file;

  if (place->officer != NULL || !loket_office_is_served (place->dir)) {
    loket_set_error (error,
                     LOKET_ERROR_RULE,
                     "unlock-here",
                     "the keys would be locked again when this command ends");
    return NULL;
  }
  request->password = loket_ctl_passphrase (path, "Passphrase of the office's keys", FALSE, error);
  if (request->password != NULL)
    answer = ask (place, &LOKET_KEY_UNLOCK, LOKET_RECORD (request), error);
  return answer != NULL ? tell (place, answer, error) : NULL;
}

/* What two people who have just made the keys have to do before they go. */
static char *
with_next_steps (const LoketKeyPlace *place, const Words *given, char *said)
{
  g_autofree char *owned = said;
  const char *next =
      given->out != NULL
          ? N_ ("Next: carry that file to the office and take it in there with “loketctl key "
                "take-in FILE”. Put the root and its copy into two safes.")
          : N_ ("Next: put the root and its copy into two safes, on no computer. Publish the trust "
                "list with “loketctl card trust publish OUT”. Unlock the keys at a counter, "
                "section “Seal”.");

  if (said == NULL || place->json || !g_str_equal (given->verb, "init"))
    return g_steal_pointer (&owned);
  return g_strconcat (said, "\n", loket_text (place->language, next), "\n", NULL);
}

/* Else the answer was lost, and the office may have the list of that root. */
static gboolean
was_refused (const GError *failure)
{
  const LoketErrorCode code = loket_error_code_of (failure);

  return loket_error_is_refusal (code) || code == LOKET_ERROR_NOT_ALLOWED ||
         code == LOKET_ERROR_SIGN_IN_NEEDED;
}

static char *
run (Ceremony *self, const LoketKeyPlace *place, GError **error)
{
  g_autoptr (GError) failure = NULL;
  const gboolean held = hold (self, &failure);
  char *said = held ? deliver (place, self->words->out, self->delivery, &failure) : NULL;

  if (said != NULL)
    return said;
  if (!held || was_refused (failure))
    drop_root (self);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * loket_ctl_keys_run:
 * @place: how the office is reached
 * @words: (array zero-terminated=1): “key init --root FILE …”
 * @error: set to %LOKET_ERROR_BAD_FIELD %LOKET_WORDS_USAGE for wrong words, else to why nothing was
 *   changed
 *
 * Returns: (transfer full): what to print: the keys as the office has them now
 */
char *
loket_ctl_keys_run (const LoketKeyPlace *place, const char *const *words, GError **error)
{
  Words given = {0};
  g_auto (Ceremony) ceremony = {.words = &given};

  if (!read_words (&given, words, error))
    return NULL;
  if (g_str_equal (given.verb, "take-in"))
    return take_in (place, given.kid, error);
  if (g_str_equal (given.verb, "unlock"))
    return unlock (place, &given, error);
  if (!begin (&ceremony, place, error))
    return NULL;
  return with_next_steps (place, &given, run (&ceremony, place, error));
}

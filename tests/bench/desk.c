/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards are by turns, so that what is painted for one is never what was painted for the one
 * before: another holder, another word, another colour. */
#include "desk.h"

#include "cards.h"

#include "client/card-keeper.h"
#include "client/list-folder.h"

#include <string.h>

#define BROKEN 40 /* letters of a code that came */

static const LoketVerdict turns[] = {LOKET_VERDICT_VALID,
                                     LOKET_VERDICT_REVOKED,
                                     LOKET_VERDICT_MALFORMED,
                                     LOKET_VERDICT_BAD_SIGNATURE};

static LoketVerdict
verdict_of (guint card)
{
  return turns[card % G_N_ELEMENTS (turns)];
}

static guint
slot_of (guint card)
{
  return 1000 + card;
}

/* People who are not. */
static LoketCardClaims *
claims_of (guint card)
{
  static const char *const first[] = {"SITI", "SUCIPTO", "TUKIYEM", "WAGIMAN", "SRI", "BAGAS"};
  static const char *const second[] = {
      "NURHALIZA", "PRAKOSO", "WIDYANINGRUM", "LESTARI", "RAHMAWATI"};
  LoketCardClaims *claims = sample_claims ();

  g_free (claims->name);
  claims->name = g_strdup_printf ("%s %s",
                                  first[card % G_N_ELEMENTS (first)],
                                  second[card / G_N_ELEMENTS (turns) % G_N_ELEMENTS (second)]);
  g_free (claims->number);
  claims->number = g_strdup_printf ("3314-26-%07u", card + 1);
  claims->index = slot_of (card);
  claims->birth_year = 1940 + card % 70;
  return claims;
}

/* The seal of another card. */
static char *
forge (const BenchCard *card)
{
  g_autoptr (GByteArray) bytes = g_bytes_unref_to_array (g_bytes_ref (card->token));
  g_autoptr (GBytes) token = NULL;

  bytes->data[bytes->len - LOKET_COSE_SIGNATURE] ^= 1;
  token = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return loket_card_token_text (SAMPLE_HOST, token);
}

static char *
text_of (guint number)
{
  BenchCard card;
  char *text;

  bench_card_init (&card, claims_of (number));
  if (verdict_of (number) == LOKET_VERDICT_MALFORMED)
    text = g_strndup (card.text, strlen (card.text) - BROKEN);
  else if (verdict_of (number) == LOKET_VERDICT_BAD_SIGNATURE)
    text = forge (&card);
  else
    text = g_strdup (card.text);
  bench_card_clear (&card);
  return text;
}

static void
desk_card_free (gpointer data)
{
  DeskCard *card = data;

  g_free (card->text);
  g_free (card);
}

/**
 * bench_desk_cards:
 * @n: how many
 *
 * Returns: (transfer full) (element-type DeskCard): cards, each another one
 */
GPtrArray *
bench_desk_cards (guint n)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func (desk_card_free);

  for (guint i = 0; i < n; i++) {
    DeskCard *card = g_new0 (DeskCard, 1);
    card->text = text_of (i);
    card->verdict = verdict_of (i);
    g_ptr_array_add (cards, card);
  }
  return cards;
}

static void
take (LoketCardLists *lists, const SampleKey *root, guint n, gint64 now)
{
  g_autoptr (LoketTrustList) trust = NULL;
  g_autoptr (LoketStatusList) status = loket_status_list_new ("3314-UPTPK");
  g_autoptr (GBytes) trust_payload = NULL;
  g_autoptr (GBytes) status_payload = NULL;
  g_autoptr (GBytes) trust_cwt = NULL;
  g_autoptr (GBytes) status_cwt = NULL;
  SampleKey card, key;

  sample_key (&card, "test-only seed");
  sample_key (&key, "test-only status seed");
  trust = sample_trust (&card, &key);
  trust->iat = now;
  for (guint i = 0; i < n; i++)
    loket_status_list_set_good (status, slot_of (i), verdict_of (i) != LOKET_VERDICT_REVOKED);
  trust_payload = loket_trust_list_payload (trust);
  status_payload = loket_status_list_payload (status, now);
  trust_cwt = sample_wrap (NULL, root, trust_payload);
  status_cwt = sample_wrap (LOKET_STATUS_TYPE, &key, status_payload);
  g_assert_cmpint (loket_card_lists_take_trust (lists, trust_cwt), ==, LOKET_LIST_TAKEN);
  g_assert_cmpint (loket_card_lists_take_status (lists, status_cwt), ==, LOKET_LIST_TAKEN);
}

/**
 * bench_desk_put_lists:
 * @n: how many of bench_desk_cards() they know
 * @now: when they were signed, seconds since 1970
 *
 * Writes lists, and whose they are, where loket-verifier keeps them.
 */
void
bench_desk_put_lists (guint n, gint64 now)
{
  g_autofree char *folder = loket_card_keeper_usual_folder ();
  g_autoptr (LoketCardLists) lists = NULL;
  g_autoptr (GBytes) root_bytes = NULL;
  g_autoptr (GError) error = NULL;
  SampleKey root;

  sample_key (&root, "test-only root seed");
  root_bytes = g_bytes_new (root.public_key, sizeof root.public_key);
  lists = loket_card_lists_new (root.public_key);
  take (lists, &root, n, now);
  loket_list_folder_keep_root (folder, root_bytes, &error);
  g_assert_no_error (error);
  loket_list_folder_keep (folder, lists, &error);
  g_assert_no_error (error);
}

/**
 * bench_desk_put_settings:
 * @facility: the house in which it stands
 * @camera: source of its pictures
 *
 * Writes the settings of the seat.
 */
void
bench_desk_put_settings (const char *facility, const char *camera)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "loket", NULL);
  g_autofree char *path = g_build_filename (folder, "verifier.ini", NULL);
  g_autoptr (GKeyFile) settings = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_set_string (settings, "seat", "facility", facility);
  g_key_file_set_string (settings, "camera", "source", camera);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_key_file_save_to_file (settings, path, &error);
  g_assert_no_error (error);
}

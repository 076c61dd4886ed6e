/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code on a ticket: what is written is read, every other text is refused, seals hold. */
#include "core/clock.h"
#include "core/error.h"
#include "core/ticket-code.h"

#include <string.h>

#define ID "018f3b6a-0000-7000-8000-000000000001"
#define KNOWN "LKT1AGHTW2QAABYABAAAAAAAAAAAAFA3TRDMP5QIXBEU"

static GBytes *
make_key (const char *secret)
{
  return g_bytes_new_static (secret, strlen (secret));
}

static void
test_round_trip (void)
{
  g_autoptr (LoketClock) clock = loket_clock_new_frozen (1795400000000000);
  g_autoptr (LoketRandom) random = loket_random_new_seeded (1);
  g_autoptr (GBytes) key = make_key ("kiosk 1");
  g_autoptr (GBytes) other = make_key ("kiosk 2");

  for (guint run = 0; run < 2000; run++) {
    g_autofree char *id = loket_id_new (clock, random);
    char letter = (char) ('A' + run % 26);
    g_autofree char *text = loket_ticket_code_text (id, letter, key);
    g_autoptr (GError) error = NULL;
    LoketTicketCode code;

    g_assert_cmpuint (strlen (text), ==, LOKET_TICKET_CODE_LENGTH);
    g_assert_true (loket_ticket_code_read (text, &code, &error));
    g_assert_no_error (error);
    g_assert_cmpstr (code.id, ==, id);
    g_assert_cmpint (code.letter, ==, letter);
    g_assert_true (loket_ticket_code_is_sealed_by (&code, key));
    g_assert_false (loket_ticket_code_is_sealed_by (&code, other));
    code.letter = letter == 'A' ? 'B' : 'A';
    g_assert_false (loket_ticket_code_is_sealed_by (&code, key));
  }
}

/* Made once with Python's hmac and base64, so that both sides of the format are pinned. */
static void
test_known (void)
{
  g_autoptr (GBytes) key = make_key ("secret of the kiosk");
  g_autofree char *text = loket_ticket_code_text (ID, 'A', key);

  g_assert_cmpstr (text, ==, KNOWN);
}

static void
test_refused (void)
{
  static const char *const texts[] = {"",
                                      "LKT1",
                                      "LKT2AGHTW2QAABYABAAAAAAAAAAAAFA3TRDMP5QIXBEU",
                                      "lkt1AGHTW2QAABYABAAAAAAAAAAAAFA3TRDMP5QIXBEU",
                                      "https://example.org/"};
  g_autofree char *lower = g_ascii_strdown (KNOWN, -1);
  g_autofree char *longer = g_strconcat (KNOWN, "A", NULL);
  g_autofree char *line = g_strconcat (KNOWN, "\n", NULL);
  LoketTicketCode code;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (loket_ticket_code_read (texts[i], &code, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  }
  g_assert_false (loket_ticket_code_read (NULL, &code, NULL));
  g_assert_false (loket_ticket_code_read (lower, &code, NULL));
  g_assert_false (loket_ticket_code_read (longer, &code, NULL));
  g_assert_false (loket_ticket_code_read (line, &code, NULL));
}

/* One changed character is refused, or read as something that is not sealed. */
static void
test_every_character_counts (void)
{
  g_autoptr (GBytes) key = make_key ("secret of the kiosk");

  for (guint at = 0; at < LOKET_TICKET_CODE_LENGTH; at++)
    for (int c = 1; c < 256; c++) {
      g_autofree char *text = g_strdup (KNOWN);
      LoketTicketCode code;
      if ((guchar) text[at] == c)
        continue;
      text[at] = (char) c;
      if (loket_ticket_code_read (text, &code, NULL))
        g_assert_false (loket_ticket_code_is_sealed_by (&code, key));
    }
}

static void
test_no_id (void)
{
  static const char *const ids[] = {NULL,
                                    "",
                                    "018F3B6A-0000-7000-8000-000000000001",
                                    "018f3b6a-0000-7000-8000-00000000000g",
                                    "018f3b6a-0000-7000-8000-0000000000011",
                                    "018f3b6a000070008000000000000001----"};
  g_autoptr (GBytes) key = make_key ("k");

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_null (loket_ticket_code_text (ids[i], 'A', key));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/ticket-code/round-trip", test_round_trip);
  g_test_add_func ("/core/ticket-code/known", test_known);
  g_test_add_func ("/core/ticket-code/refused", test_refused);
  g_test_add_func ("/core/ticket-code/every-character-counts", test_every_character_counts);
  g_test_add_func ("/core/ticket-code/no-id", test_no_id);
  return g_test_run ();
}

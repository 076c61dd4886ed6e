/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of cards: fields, states, moves; how its number is made. */
#include "config.h"

#include "core/card.h"

#include <string.h>

#define NUMBER_BYTES 20 /* card-token.md 2 */
#define DIGITS_MAX 9

G_DEFINE_ENUM_TYPE (LoketCardState,
                    loket_card_state,
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_APPROVED, "approved"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_QUEUED, "queued"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_PRINTED, "printed"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_SUSPENDED, "suspended"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_EXPIRED, "expired"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_REVOKED, "revoked"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_REPLACED, "replaced"))

G_DEFINE_ENUM_TYPE (LoketCardHold,
                    loket_card_hold,
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_HOLD_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_HOLD_OFFICER, "officer"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_HOLD_DEAD, "dead"),
                    G_DEFINE_ENUM_VALUE (LOKET_CARD_HOLD_MOVED, "moved"))

/* clang-format off */
#define S(state) LOKET_CARD_##state
/* Nothing leads from printed to active but a hand-over. */
static const LoketMove moves[] = {
  {LOKET_NO_STATE, "issue", S (APPROVED)},
  {S (APPROVED), "queue", S (QUEUED)},
  {S (QUEUED), "unqueue", S (APPROVED)},
  {S (QUEUED), "print", S (PRINTED)},
  {S (PRINTED), "reject", S (APPROVED)},
  {S (PRINTED), "hand-over", S (ACTIVE)},
  {S (ACTIVE), "hand-over", S (ACTIVE)},
  {S (ACTIVE), "lose", S (APPROVED)},
  {S (SUSPENDED), "lose", S (SUSPENDED)},
  {S (APPROVED), "suspend", S (SUSPENDED)},
  {S (QUEUED), "suspend", S (SUSPENDED)},
  {S (PRINTED), "suspend", S (SUSPENDED)},
  {S (ACTIVE), "suspend", S (SUSPENDED)},
  {S (SUSPENDED), "resume", S (ACTIVE)},
  {S (SUSPENDED), "resume-printed", S (PRINTED)},
  {S (SUSPENDED), "resume-queued", S (QUEUED)},
  {S (SUSPENDED), "resume-approved", S (APPROVED)},
  {S (APPROVED), "expire", S (EXPIRED)},
  {S (QUEUED), "expire", S (EXPIRED)},
  {S (PRINTED), "expire", S (EXPIRED)},
  {S (ACTIVE), "expire", S (EXPIRED)},
  {S (SUSPENDED), "expire", S (EXPIRED)},
  {S (APPROVED), "revoke", S (REVOKED)},
  {S (QUEUED), "revoke", S (REVOKED)},
  {S (PRINTED), "revoke", S (REVOKED)},
  {S (ACTIVE), "revoke", S (REVOKED)},
  {S (SUSPENDED), "revoke", S (REVOKED)},
  {S (APPROVED), "replace", S (REPLACED)},
  {S (QUEUED), "replace", S (REPLACED)},
  {S (PRINTED), "replace", S (REPLACED)},
  {S (ACTIVE), "replace", S (REPLACED)},
  {S (SUSPENDED), "replace", S (REPLACED)},
};
const LoketMachine loket_card_machine = {
  "card", loket_card_state_get_type, moves, G_N_ELEMENTS (moves),
};

static const LoketField card_fields[] = {
  LOKET_FIELD_TEXT (LoketCard, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which card"),
  LOKET_FIELD_TEXT (LoketCard, number, LOKET_FIELD_PLAIN, .min = 1, .max = NUMBER_BYTES, .blurb = "As it stands on the card; stays through all its prints"),
  LOKET_FIELD_TEXT (LoketCard, person, LOKET_FIELD_UUID, .blurb = "Whose it is"),
  LOKET_FIELD_TEXT (LoketCard, village, LOKET_FIELD_OPTIONAL, .max = 13, .blurb = "Village of that person"),
  LOKET_FIELD_TEXT (LoketCard, hamlet, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 60, .blurb = "Hamlet of that person"),
  LOKET_FIELD_TEXT (LoketCard, product, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Key of the profile's cards"),
  LOKET_FIELD_ENUM (LoketCard, category, LOKET_FIELD_PERSONAL, loket_category, .blurb = "Category that stands on it"),
  LOKET_FIELD_TEXT (LoketCard, decision, LOKET_FIELD_UUID, .blurb = "Decision that it rests on"),
  LOKET_FIELD_TEXT (LoketCard, household, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Household of that person when it was issued"),
  LOKET_FIELD_ENUM (LoketCard, state, LOKET_FIELD_PLAIN, loket_card_state, .blurb = "How far it is"),
  LOKET_FIELD_DAY (LoketCard, issued_day, LOKET_FIELD_PLAIN, .blurb = "When it got its number"),
  LOKET_FIELD_DAY (LoketCard, from_day, LOKET_FIELD_PLAIN, .blurb = "First day on which it holds"),
  LOKET_FIELD_DAY (LoketCard, until_day, LOKET_FIELD_PLAIN, .blurb = "Last day on which it holds"),
  LOKET_FIELD_TEXT (LoketCard, print, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Print that the holder has"),
  LOKET_FIELD_TEXT (LoketCard, next, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Print that is made, or waits to be handed over"),
  LOKET_FIELD_ENUM (LoketCard, hold, LOKET_FIELD_PERSONAL, loket_card_hold, .blurb = "Why it is suspended"),
  LOKET_FIELD_DAY (LoketCard, suspended_until, LOKET_FIELD_OPTIONAL, .blurb = "First day on which it holds again by itself"),
  LOKET_FIELD_TEXT (LoketCard, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 500, .blurb = "Why it was changed last"),
  LOKET_FIELD_TEXT (LoketCard, replaced_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Card that takes its place"),
  LOKET_FIELD_TIME (LoketCard, printed_at, LOKET_FIELD_OPTIONAL, .blurb = "When its last print was found good"),
  LOKET_FIELD_TIME (LoketCard, handed_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was handed over first"),
  LOKET_FIELD_TIME (LoketCard, ended_at, LOKET_FIELD_OPTIONAL, .blurb = "When it ended"),
  LOKET_FIELD_TEXT (LoketCard, officer, LOKET_FIELD_UUID, .blurb = "Who issued it"),
  LOKET_FIELD_INTEGER (LoketCard, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Counts its changes"),
  LOKET_FIELD_TIME (LoketCard, created_at, LOKET_FIELD_PLAIN, .blurb = "When it was put on file"),
  LOKET_FIELD_TIME (LoketCard, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketCard, loket_card, card_fields, "card", "cards")
/* clang-format on */

/**
 * loket_card_is_live:
 * @state: of a card
 *
 * Returns: whether the person has it, or is to get it: of each product one at most
 */
gboolean
loket_card_is_live (LoketCardState state)
{
  return state <= LOKET_CARD_SUSPENDED;
}

static gsize
run_of (const char *format, char letter)
{
  gsize n = 0;

  while (format[n] == letter)
    n++;
  return n;
}

/* "{YY}" and "{YYYY}" are the year, "{NNNNNN}" is the number with so many digits. */
static char *
number_with (const char *format, const char *day, const gint64 *number, guint *n_numbers)
{
  g_autoptr (GString) text = g_string_new (NULL);

  *n_numbers = 0;
  for (const char *at = format; *at != '\0';) {
    const gsize years = *at == '{' ? run_of (at + 1, 'Y') : 0;
    const gsize digits = *at == '{' ? run_of (at + 1, 'N') : 0;
    const gsize inside = MAX (years, digits);
    if (*at != '{') {
      g_string_append_c (text, *at++);
      continue;
    }
    if (at[1 + inside] != '}' || (years != 2 && years != 4 && (digits == 0 || digits > DIGITS_MAX)))
      return NULL;
    if (years > 0)
      g_string_append_len (text, day + 4 - years, (gssize) years);
    else if (number != NULL)
      g_string_append_printf (text, "%0*" G_GINT64_FORMAT, (int) digits, *number);
    *n_numbers += digits > 0 ? 1 : 0;
    at += inside + 2;
  }
  return g_strdup (text->str);
}

/**
 * loket_card_number_is_format:
 * @format: such as "3314-{YY}-{NNNNNN}"
 *
 * Returns: whether numbers of cards can be made by it: one place for the number, ASCII, not longer
 *   than a card has room for
 */
gboolean
loket_card_number_is_format (const char *format)
{
  const gint64 one = 1;
  guint n_numbers;
  g_autofree char *text = number_with (format, "2026-01-01", &one, &n_numbers);

  return text != NULL && n_numbers == 1 && strlen (text) <= NUMBER_BYTES && g_str_is_ascii (text);
}

/**
 * loket_card_number_series:
 * @format: as loket_card_number_is_format() takes it
 * @day: of the office
 *
 * What is the same in all numbers of a series: two products that write the same count together, so
 * that no number comes twice.
 *
 * Returns: (transfer full): name of the series, "3314-26-"
 */
char *
loket_card_number_series (const char *format, const char *day)
{
  guint n_numbers;

  return number_with (format, day, NULL, &n_numbers);
}

/**
 * loket_card_number:
 * @format: as loket_card_number_is_format() takes it
 * @day: of the office
 * @number: within the series
 *
 * Returns: (transfer full): "3314-26-001234"
 */
char *
loket_card_number (const char *format, const char *day, gint64 number)
{
  guint n_numbers;

  return number_with (format, day, &number, &n_numbers);
}

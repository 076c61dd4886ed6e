/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of what stands on a letter, and what its code holds. */
#include "config.h"

#include "core/letter-text.h"

#define TEXT_MAX 4000 /* characters of a paragraph */
#define LINES_MAX 40
#define CODE_BEGIN "LKL1"
#define CODE_PARTS 4

G_DEFINE_ENUM_TYPE (LoketLetterLayout,
                    loket_letter_layout,
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_PLAIN, "plain"),
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_ORDER, "order"))

G_DEFINE_ENUM_TYPE (LoketLetterPartKind,
                    loket_letter_part_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_PARAGRAPH, "paragraph"),
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_HEADING, "heading"),
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_FACTS, "facts"),
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_ITEMS, "items"))

/* clang-format off */
static const LoketField letter_line_fields[] = {
  LOKET_FIELD_TEXT (LoketLetterLine, label, LOKET_FIELD_OPTIONAL, .max = 200, .blurb = "What it is"),
  LOKET_FIELD_TEXT (LoketLetterLine, text, LOKET_FIELD_PERSONAL, .min = 1, .max = TEXT_MAX, .blurb = "What stands there"),
};
LOKET_DEFINE_RECORD (LoketLetterLine, loket_letter_line, letter_line_fields)

static const LoketField letter_part_fields[] = {
  LOKET_FIELD_ENUM (LoketLetterPart, kind, LOKET_FIELD_PLAIN, loket_letter_part_kind, .blurb = "How it is set"),
  LOKET_FIELD_TEXT (LoketLetterPart, text, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = TEXT_MAX, .blurb = "A paragraph or heading"),
  LOKET_FIELD_LIST (LoketLetterPart, lines, LOKET_FIELD_OPTIONAL, loket_letter_line, .max = LINES_MAX, .blurb = "Facts or items"),
};
LOKET_DEFINE_RECORD (LoketLetterPart, loket_letter_part, letter_part_fields)

static const LoketField letter_text_fields[] = {
  LOKET_FIELD_ENUM (LoketLetterText, language, LOKET_FIELD_PLAIN, loket_language, .blurb = "Its language"),
  LOKET_FIELD_ENUM (LoketLetterText, layout, LOKET_FIELD_PLAIN, loket_letter_layout, .blurb = "How it is set"),
  LOKET_FIELD_TEXT (LoketLetterText, crest, LOKET_FIELD_OPTIONAL, .min = 64, .max = 64, .blurb = "SHA-256 of the picture in its head"),
  LOKET_FIELD_LIST (LoketLetterText, head, LOKET_FIELD_PLAIN, loket_letter_line, .max = 8, .blurb = "Letterhead; the line labelled unit stands out"),
  LOKET_FIELD_TEXT (LoketLetterText, place_day, LOKET_FIELD_OPTIONAL, .max = TEXT_MAX, .blurb = "Place and day"),
  LOKET_FIELD_LIST (LoketLetterText, references, LOKET_FIELD_OPTIONAL, loket_letter_line, .max = 8, .blurb = "Number, attachment, subject"),
  LOKET_FIELD_TEXT (LoketLetterText, title, LOKET_FIELD_OPTIONAL, .max = TEXT_MAX, .blurb = "Title in the middle"),
  LOKET_FIELD_TEXT (LoketLetterText, addressee, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = TEXT_MAX, .blurb = "Whom it goes to, line by line"),
  LOKET_FIELD_TEXT (LoketLetterText, salutation, LOKET_FIELD_OPTIONAL, .max = TEXT_MAX, .blurb = "How it begins"),
  LOKET_FIELD_LIST (LoketLetterText, parts, LOKET_FIELD_PLAIN, loket_letter_part, .min = 1, .max = LINES_MAX, .blurb = "What it says"),
  LOKET_FIELD_TEXT (LoketLetterText, signed_at, LOKET_FIELD_OPTIONAL, .max = 400, .blurb = "Where and when it was signed, line by line"),
  LOKET_FIELD_TEXT (LoketLetterText, signatory_title, LOKET_FIELD_PLAIN, .min = 1, .max = TEXT_MAX, .blurb = "What the person who signs is"),
  LOKET_FIELD_TEXT (LoketLetterText, signatory, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Who signs"),
  LOKET_FIELD_TEXT (LoketLetterText, signatory_number, LOKET_FIELD_OPTIONAL, .blurb = "The number as a civil servant"),
  LOKET_FIELD_TEXT (LoketLetterText, copies_title, LOKET_FIELD_OPTIONAL, .blurb = "Heading of the copies"),
  LOKET_FIELD_LIST (LoketLetterText, copies, LOKET_FIELD_OPTIONAL, loket_letter_line, .max = 20, .blurb = "Who gets a copy"),
  LOKET_FIELD_TEXT (LoketLetterText, page, LOKET_FIELD_OPTIONAL, .blurb = "Number of the page and of all pages"),
  LOKET_FIELD_TEXT (LoketLetterText, code, LOKET_FIELD_OPTIONAL, .blurb = "What its QR code holds"),
  LOKET_FIELD_TEXT (LoketLetterText, code_note, LOKET_FIELD_OPTIONAL, .max = TEXT_MAX, .blurb = "What the code is for"),
  LOKET_FIELD_TEXT (LoketLetterText, document_title, LOKET_FIELD_PLAIN, .min = 1, .max = TEXT_MAX, .blurb = "Title of the document, without a name"),
};
LOKET_DEFINE_RECORD (LoketLetterText, loket_letter_text, letter_text_fields)
/* clang-format on */

/**
 * loket_letter_code:
 * @office_id: "33.14"
 * @day: that stands on the letter
 * @number: of the letter
 *
 * Who asks the office about this number hears whether there is such a letter; the code itself tells
 * nothing of anybody.
 *
 * Returns: (transfer full): "LKL1 33.14 2026-11-22 460/0012/UPTPK/2026"
 */
char *
loket_letter_code (const char *office_id, const char *day, const char *number)
{
  return g_strdup_printf (CODE_BEGIN " %s %s %s", office_id, day, number);
}

/**
 * loket_letter_code_read:
 * @text: what a scanner typed
 * @office_id: (out) (transfer full): "33.14"
 * @day: (out) (transfer full): "2026-11-22"
 * @number: (out) (transfer full): "460/0012/UPTPK/2026"
 *
 * Returns: whether it is the code of a letter
 */
gboolean
loket_letter_code_read (const char *text, char **office_id, char **day, char **number)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  g_auto (GStrv) parts = g_strsplit (bare, " ", CODE_PARTS);

  if (g_strv_length (parts) != CODE_PARTS || g_ascii_strcasecmp (parts[0], CODE_BEGIN) != 0)
    return FALSE;
  *office_id = g_strdup (parts[1]);
  *day = g_strdup (parts[2]);
  *number = g_strdup (parts[3]);
  return TRUE;
}

static char *
filled (const char *text, const char *place, guint number)
{
  g_auto (GStrv) parts = g_strsplit (text, place, -1);
  g_autofree char *digits = g_strdup_printf ("%u", number);

  return g_strjoinv (digits, parts);
}

/**
 * loket_letter_page_text:
 * @text: a letter
 * @page: which one, from 1
 * @pages: how many there are
 *
 * Returns: (transfer full): "Halaman 1 dari 2"
 */
char *
loket_letter_page_text (LoketLetterText *text, guint page, guint pages)
{
  g_autofree char *first = filled (text->page != NULL ? text->page : "{page}", "{page}", page);

  return filled (first, "{pages}", pages);
}

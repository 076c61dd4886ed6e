/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of prints of cards and their batches: fields, states, moves. */
#include "config.h"

#include "core/card-print.h"

#define FACE_MAX 8000
#define TEXT_MAX 600

G_DEFINE_ENUM_TYPE (LoketPrintingState,
                    loket_printing_state,
                    G_DEFINE_ENUM_VALUE (LOKET_PRINTING_QUEUED, "queued"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINTING_SENT, "sent"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINTING_SPOOLED, "spooled"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINTING_UNCONFIRMED, "unconfirmed"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINTING_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINTING_SPOILED, "spoiled"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINTING_LOST, "lost"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINTING_CANCELLED, "cancelled"))

G_DEFINE_ENUM_TYPE (LoketPrintCause,
                    loket_print_cause,
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_CAUSE_FIRST, "first"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_CAUSE_REPRINT, "reprint"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_CAUSE_LOST, "lost"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_CAUSE_DAMAGED, "damaged"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_CAUSE_DATA, "data_changed"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_CAUSE_RENEWED, "renewed"))

G_DEFINE_ENUM_TYPE (LoketPrintBatchState,
                    loket_print_batch_state,
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_BATCH_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_BATCH_RELEASED, "released"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_BATCH_PRINTING, "printing"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_BATCH_COUNTING, "counting"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_BATCH_CLOSED, "closed"))

/* clang-format off */
#define S(state) LOKET_PRINTING_##state
/* Back into the queue only what certainly did not print: the office asks the spooler, or a person
 * who has looked says so.  A code that is read is there, whatever the spooler thinks. */
static const LoketMove moves[] = {
  {LOKET_NO_STATE, "queue", S (QUEUED)},
  {S (QUEUED), "begin", S (SENT)},
  {S (SENT), "spooled", S (SPOOLED)},
  {S (SENT), "unconfirmed", S (UNCONFIRMED)},
  {S (SPOOLED), "unconfirmed", S (UNCONFIRMED)},
  {S (SENT), "not-printed", S (QUEUED)},
  {S (SPOOLED), "not-printed", S (QUEUED)},
  {S (UNCONFIRMED), "not-printed", S (QUEUED)},
  {S (QUEUED), "scan", S (GOOD)},
  {S (SENT), "scan", S (GOOD)},
  {S (SPOOLED), "scan", S (GOOD)},
  {S (UNCONFIRMED), "scan", S (GOOD)},
  {S (SENT), "spoil", S (SPOILED)},
  {S (SPOOLED), "spoil", S (SPOILED)},
  {S (UNCONFIRMED), "spoil", S (SPOILED)},
  {S (GOOD), "spoil", S (SPOILED)},
  {S (SENT), "lose", S (LOST)},
  {S (SPOOLED), "lose", S (LOST)},
  {S (UNCONFIRMED), "lose", S (LOST)},
  {S (GOOD), "lose", S (LOST)},
  {S (QUEUED), "cancel", S (CANCELLED)},
};
const LoketMachine loket_printing_machine = {
  "card_print", loket_printing_state_get_type, moves, G_N_ELEMENTS (moves),
};

#define B(state) LOKET_PRINT_BATCH_##state
static const LoketMove batch_moves[] = {
  {LOKET_NO_STATE, "make", B (OPEN)},
  {B (OPEN), "release", B (RELEASED)},
  {B (OPEN), "count", B (COUNTING)},
  {B (RELEASED), "print", B (PRINTING)},
  {B (PRINTING), "count", B (COUNTING)},
  {B (RELEASED), "count", B (COUNTING)},
  {B (COUNTING), "print", B (PRINTING)},
  {B (COUNTING), "close", B (CLOSED)},
};
const LoketMachine loket_print_batch_machine = {
  "print_batch", loket_print_batch_state_get_type, batch_moves, G_N_ELEMENTS (batch_moves),
};

static const LoketField print_fields[] = {
  LOKET_FIELD_TEXT (LoketCardPrint, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which print"),
  LOKET_FIELD_TEXT (LoketCardPrint, card, LOKET_FIELD_UUID, .blurb = "Of which card"),
  LOKET_FIELD_TEXT (LoketCardPrint, number, LOKET_FIELD_PLAIN, .min = 1, .max = 20, .blurb = "Number of the card"),
  LOKET_FIELD_INTEGER (LoketCardPrint, print_number, LOKET_FIELD_PLAIN, .min = 1, .max = 999, .blurb = "Counts the prints of the card"),
  LOKET_FIELD_TEXT (LoketCardPrint, village, LOKET_FIELD_OPTIONAL, .max = 13, .blurb = "Village of the holder"),
  LOKET_FIELD_TEXT (LoketCardPrint, product, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Key of the profile's cards"),
  LOKET_FIELD_TEXT (LoketCardPrint, iss, LOKET_FIELD_PLAIN, .min = 1, .max = 16, .blurb = "Issuer whose status list has its slot"),
  LOKET_FIELD_INTEGER (LoketCardPrint, slot, LOKET_FIELD_PERSONAL, .min = 0, .max = (1 << 19) - 1, .blurb = "Its slot in the status list"),
  LOKET_FIELD_TEXT (LoketCardPrint, kid, LOKET_FIELD_PLAIN, .min = 8, .max = 8, .blurb = "Key that sealed it"),
  LOKET_FIELD_TEXT (LoketCardPrint, text, LOKET_FIELD_PERSONAL, .min = 1, .max = TEXT_MAX, .blurb = "Text of its QR code; on the page of a card, for whoever does not print, its SHA-256"),
  LOKET_FIELD_TEXT (LoketCardPrint, face, LOKET_FIELD_PERSONAL, .min = 2, .max = FACE_MAX, .blurb = "All that stands on it, JSON"),
  LOKET_FIELD_DAY (LoketCardPrint, from_day, LOKET_FIELD_PLAIN, .blurb = "First day on which it holds"),
  LOKET_FIELD_DAY (LoketCardPrint, until_day, LOKET_FIELD_PLAIN, .blurb = "Last day on which it holds"),
  LOKET_FIELD_ENUM (LoketCardPrint, cause, LOKET_FIELD_PLAIN, loket_print_cause, .blurb = "Why it is printed"),
  LOKET_FIELD_TEXT (LoketCardPrint, batch, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Batch that it belongs to"),
  LOKET_FIELD_INTEGER (LoketCardPrint, place, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Place in that batch"),
  LOKET_FIELD_ENUM (LoketCardPrint, state, LOKET_FIELD_PLAIN, loket_printing_state, .blurb = "How far it is"),
  LOKET_FIELD_TEXT (LoketCardPrint, queue, LOKET_FIELD_OPTIONAL, .max = 127, .blurb = "Queue of the printer"),
  LOKET_FIELD_TEXT (LoketCardPrint, tag, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Name of the job of its last attempt"),
  LOKET_FIELD_INTEGER (LoketCardPrint, attempts, LOKET_FIELD_PLAIN, .min = 0, .blurb = "How often it was sent"),
  LOKET_FIELD_INTEGER (LoketCardPrint, job_id, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Number of the job at the spooler"),
  LOKET_FIELD_TEXT (LoketCardPrint, job_uuid, LOKET_FIELD_OPTIONAL, .max = 45, .blurb = "Its job-uuid there"),
  LOKET_FIELD_TEXT (LoketCardPrint, device, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Device that sent it last"),
  LOKET_FIELD_TEXT (LoketCardPrint, blank, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Kind of blank that it uses up"),
  LOKET_FIELD_TEXT (LoketCardPrint, box, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Box that the blank is of"),
  LOKET_FIELD_TEXT (LoketCardPrint, reason, LOKET_FIELD_OPTIONAL, .max = 500, .blurb = "Why it was tried again, spoiled, lost or cancelled"),
  LOKET_FIELD_TEXT (LoketCardPrint, sealed_by, LOKET_FIELD_UUID, .blurb = "Who had it sealed"),
  LOKET_FIELD_TEXT (LoketCardPrint, begun_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who printed it at first"),
  LOKET_FIELD_TEXT (LoketCardPrint, printed_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who printed it at last"),
  LOKET_FIELD_TEXT (LoketCardPrint, scanned_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who scanned it"),
  LOKET_FIELD_TEXT (LoketCardPrint, handed_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who handed it over"),
  LOKET_FIELD_TIME (LoketCardPrint, ended_at, LOKET_FIELD_OPTIONAL, .blurb = "When its outcome was known"),
  LOKET_FIELD_TIME (LoketCardPrint, handed_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was handed over"),
  LOKET_FIELD_INTEGER (LoketCardPrint, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Counts its changes"),
  LOKET_FIELD_TIME (LoketCardPrint, created_at, LOKET_FIELD_PLAIN, .blurb = "When it was sealed"),
  LOKET_FIELD_TIME (LoketCardPrint, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketCardPrint, loket_card_print, print_fields, "card_print", "cards")

static const LoketField batch_fields[] = {
  LOKET_FIELD_TEXT (LoketPrintBatch, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which batch"),
  LOKET_FIELD_INTEGER (LoketPrintBatch, number, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Its number in the office"),
  LOKET_FIELD_TEXT (LoketPrintBatch, village, LOKET_FIELD_PLAIN, .max = 13, .blurb = "Village that it is for"),
  LOKET_FIELD_TEXT (LoketPrintBatch, product, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Key of the profile's cards"),
  LOKET_FIELD_ENUM (LoketPrintBatch, state, LOKET_FIELD_PLAIN, loket_print_batch_state, .blurb = "How far it is"),
  LOKET_FIELD_INTEGER (LoketPrintBatch, cards, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Cards that it was made of"),
  LOKET_FIELD_INTEGER (LoketPrintBatch, counted, LOKET_FIELD_OPTIONAL, .min = 0, .blurb = "Good cards counted when it was closed"),
  LOKET_FIELD_TEXT (LoketPrintBatch, queue, LOKET_FIELD_OPTIONAL, .max = 127, .blurb = "Queue of the printer that it is for"),
  LOKET_FIELD_TEXT (LoketPrintBatch, made_by, LOKET_FIELD_UUID, .blurb = "Who put it together"),
  LOKET_FIELD_TEXT (LoketPrintBatch, released_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who said that it may be printed"),
  LOKET_FIELD_TEXT (LoketPrintBatch, closed_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who counted and closed it"),
  LOKET_FIELD_INTEGER (LoketPrintBatch, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Counts its changes"),
  LOKET_FIELD_TIME (LoketPrintBatch, created_at, LOKET_FIELD_PLAIN, .blurb = "When it was put together"),
  LOKET_FIELD_TIME (LoketPrintBatch, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketPrintBatch, loket_print_batch, batch_fields, "print_batch", "cards")
/* clang-format on */

/**
 * loket_printing_is_open:
 * @state: of a print
 *
 * Returns: whether it may be in a printer at this moment, or lie there unseen
 */
gboolean
loket_printing_is_open (LoketPrintingState state)
{
  return state == LOKET_PRINTING_SENT || state == LOKET_PRINTING_SPOOLED ||
         state == LOKET_PRINTING_UNCONFIRMED;
}

/**
 * loket_printing_has_outcome:
 * @state: of a print
 *
 * Returns: whether it is known what became of it
 */
gboolean
loket_printing_has_outcome (LoketPrintingState state)
{
  return state >= LOKET_PRINTING_GOOD;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of prints and batches. */
#include "config.h"

#include "ui/cards/print-words.h"

#include <glib/gi18n.h>

/**
 * loket_printing_state_word:
 * @state: of a print
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_printing_state_word (LoketPrintingState state)
{
  switch (state) {
  case LOKET_PRINTING_QUEUED:
    return _ ("Waits");
  case LOKET_PRINTING_SENT:
  case LOKET_PRINTING_SPOOLED:
    return _ ("In the printer");
  case LOKET_PRINTING_UNCONFIRMED:
    return _ ("To be scanned");
  case LOKET_PRINTING_GOOD:
    return _ ("Good");
  case LOKET_PRINTING_SPOILED:
    return _ ("Spoiled");
  case LOKET_PRINTING_LOST:
    return _ ("Cannot be found");
  case LOKET_PRINTING_CANCELLED:
    return _ ("Not printed");
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * loket_printing_state_style:
 * @state: of a print
 *
 * Returns: (transfer none): style class of the chip that says it
 */
const char *
loket_printing_state_style (LoketPrintingState state)
{
  switch (state) {
  case LOKET_PRINTING_SENT:
  case LOKET_PRINTING_SPOOLED:
    return "house";
  case LOKET_PRINTING_UNCONFIRMED:
    return "warning";
  case LOKET_PRINTING_GOOD:
    return "good";
  case LOKET_PRINTING_SPOILED:
  case LOKET_PRINTING_LOST:
    return "problem";
  case LOKET_PRINTING_QUEUED:
  case LOKET_PRINTING_CANCELLED:
  default:
    return "";
  }
}

/**
 * loket_print_cause_word:
 * @cause: why a card is printed
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_print_cause_word (LoketPrintCause cause)
{
  switch (cause) {
  case LOKET_PRINT_CAUSE_FIRST:
    return _ ("First print");
  case LOKET_PRINT_CAUSE_REPRINT:
    return _ ("Printed again");
  case LOKET_PRINT_CAUSE_LOST:
    return _ ("For a lost card");
  case LOKET_PRINT_CAUSE_DAMAGED:
    return _ ("For a damaged card");
  case LOKET_PRINT_CAUSE_DATA:
    return _ ("Data have changed");
  case LOKET_PRINT_CAUSE_RENEWED:
    return _ ("Renewed");
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * loket_print_batch_state_word:
 * @state: of a batch
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_print_batch_state_word (LoketPrintBatchState state)
{
  switch (state) {
  case LOKET_PRINT_BATCH_OPEN:
    return _ ("Put together");
  case LOKET_PRINT_BATCH_RELEASED:
    return _ ("May be printed");
  case LOKET_PRINT_BATCH_PRINTING:
    return _ ("Is printed");
  case LOKET_PRINT_BATCH_COUNTING:
    return _ ("To be counted");
  case LOKET_PRINT_BATCH_CLOSED:
    return _ ("Closed");
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * loket_print_batch_state_style:
 * @state: of a batch
 *
 * Returns: (transfer none): style class of the chip that says it
 */
const char *
loket_print_batch_state_style (LoketPrintBatchState state)
{
  switch (state) {
  case LOKET_PRINT_BATCH_RELEASED:
  case LOKET_PRINT_BATCH_PRINTING:
    return "house";
  case LOKET_PRINT_BATCH_COUNTING:
    return "warning";
  case LOKET_PRINT_BATCH_CLOSED:
    return "good";
  case LOKET_PRINT_BATCH_OPEN:
  default:
    return "";
  }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can become of a paper on its way to the printer, and what can stand in its way; cups.c
 * finds it out, job.c tells it. */
#include "config.h"

#include "printing/print-state.h"

#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_ENUM_TYPE (LoketPrintState,
                    loket_print_state,
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_SENDING, "sending"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_PRINTING, "printing"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_NEEDS_ATTENTION, "needs_attention"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_CANCELLED, "cancelled"))

G_DEFINE_ENUM_TYPE (LoketPrintReason,
                    loket_print_reason,
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_PAPER_OUT, "paper_out"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_COVER_OPEN, "cover_open"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_JAM, "jam"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_SUPPLY, "supply"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_PAUSED, "paused"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_SILENT, "silent"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_NO_QUEUE, "no_queue"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_NO_SPOOLER, "no_spooler"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_DISK, "disk"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_SIZE, "size"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_NOT_SAFE, "not_safe"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_OTHER_PROGRAM, "other_program"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_NO_OFFICE, "no_office"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_REASON_OFFICE_REFUSED, "office_refused"))

G_DEFINE_ENUM_TYPE (LoketPrintResult,
                    loket_print_result,
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_RESULT_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_RESULT_PRINTED, "printed"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_RESULT_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_RESULT_CANCELLED, "cancelled"))

/**
 * loket_print_state_is_final:
 * @state: a state
 *
 * Returns: %TRUE when nothing changes any more
 */
gboolean
loket_print_state_is_final (LoketPrintState state)
{
  return state >= LOKET_PRINT_DONE;
}

/**
 * loket_print_reason_from_keyword:
 * @keyword: one of printer-state-reasons (RFC 8011 5.4.12), with or without its suffix
 *
 * Returns: the reason for which the printer cannot go on; %LOKET_PRINT_REASON_NONE for what does
 *   not stop it and for words that we do not know (2.4.2 may write log words there)
 */
LoketPrintReason
loket_print_reason_from_keyword (const char *keyword)
{
  static const struct {
    const char *keyword;
    LoketPrintReason reason;
  } rows[] = {
      {"media-empty", LOKET_PRINT_REASON_PAPER_OUT},
      {"media-needed", LOKET_PRINT_REASON_PAPER_OUT},
      {"input-tray-missing", LOKET_PRINT_REASON_PAPER_OUT},
      {"media-jam", LOKET_PRINT_REASON_JAM},
      {"cover-open", LOKET_PRINT_REASON_COVER_OPEN},
      {"door-open", LOKET_PRINT_REASON_COVER_OPEN},
      {"interlock-open", LOKET_PRINT_REASON_COVER_OPEN},
      {"marker-supply-empty", LOKET_PRINT_REASON_SUPPLY},
      {"toner-empty", LOKET_PRINT_REASON_SUPPLY},
      {"paused", LOKET_PRINT_REASON_PAUSED},
      {"moving-to-paused", LOKET_PRINT_REASON_PAUSED},
      {"offline", LOKET_PRINT_REASON_OFFLINE},
      {"shutdown", LOKET_PRINT_REASON_OFFLINE},
      {"timed-out", LOKET_PRINT_REASON_OFFLINE},
  };
  static const char *const suffixes[] = {"-report", "-warning", "-error"};
  gsize length = strlen (keyword);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (keyword, suffixes[i]))
      length = strlen (keyword) - strlen (suffixes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strlen (rows[i].keyword) == length && strncmp (rows[i].keyword, keyword, length) == 0)
      return rows[i].reason;
  return LOKET_PRINT_REASON_NONE;
}

/**
 * loket_print_reason_sentence:
 * @reason: what stands in the way
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer none): it in words for the people in front of the screen
 */
const char *
loket_print_reason_sentence (LoketPrintReason reason, const char *language)
{
  static const char *const sentences[] = {
      [LOKET_PRINT_REASON_NONE] = N_ ("The slip could not be printed."),
      [LOKET_PRINT_REASON_PAPER_OUT] = N_ ("The printer is out of paper. Please call an officer."),
      [LOKET_PRINT_REASON_COVER_OPEN] = N_ ("The printer's cover is open. Please call an officer."),
      [LOKET_PRINT_REASON_JAM] = N_ ("Paper is stuck in the printer. Please call an officer."),
      [LOKET_PRINT_REASON_SUPPLY] =
          N_ ("The printer needs a new ribbon or toner. Please call an officer."),
      [LOKET_PRINT_REASON_PAUSED] = N_ ("The printer is paused. Please call an officer."),
      [LOKET_PRINT_REASON_OFFLINE] = N_ ("The printer is switched off. Please call an officer."),
      [LOKET_PRINT_REASON_SILENT] = N_ ("The printer does not answer. Please call an officer."),
      [LOKET_PRINT_REASON_NO_QUEUE] =
          N_ ("The printer that was set up is no longer there. Please call an officer."),
      [LOKET_PRINT_REASON_NO_SPOOLER] =
          N_ ("The print service does not answer. Please call an officer."),
      [LOKET_PRINT_REASON_REFUSED] = N_ ("The printer gave up. Please call an officer."),
      [LOKET_PRINT_REASON_DISK] = N_ ("The slip could not be saved. Please call an officer."),
  };

  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (sentences), NULL); /* the rest is of cards */
  return loket_text (language, sentences[reason]);
}

/**
 * loket_print_reason_desk_sentence:
 * @reason: what stands in the way
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer none): that for an officer, who is the one to mend it
 */
const char *
loket_print_reason_desk_sentence (LoketPrintReason reason, const char *language)
{
  static const char *const sentences[] = {
      [LOKET_PRINT_REASON_NONE] = N_ ("The paper could not be printed."),
      [LOKET_PRINT_REASON_PAPER_OUT] = N_ ("The printer is out of paper."),
      [LOKET_PRINT_REASON_COVER_OPEN] = N_ ("The printer's cover is open."),
      [LOKET_PRINT_REASON_JAM] = N_ ("Paper is stuck in the printer."),
      [LOKET_PRINT_REASON_SUPPLY] = N_ ("The printer needs a new ribbon or toner."),
      [LOKET_PRINT_REASON_PAUSED] = N_ ("The printer is paused."),
      [LOKET_PRINT_REASON_OFFLINE] = N_ ("The printer is switched off."),
      [LOKET_PRINT_REASON_SILENT] = N_ ("The printer does not answer."),
      [LOKET_PRINT_REASON_NO_QUEUE] = N_ ("The printer that was set up is no longer there."),
      [LOKET_PRINT_REASON_NO_SPOOLER] = N_ ("The print service does not answer."),
      [LOKET_PRINT_REASON_REFUSED] = N_ ("The printer gave up."),
      [LOKET_PRINT_REASON_DISK] = N_ ("The paper could not be saved."),
      [LOKET_PRINT_REASON_SIZE] = N_ ("The printer does not take this size."),
  };

  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (sentences), NULL); /* the rest is of cards */
  return loket_text (language, sentences[reason]);
}

/**
 * loket_print_reason_card_sentence:
 * @reason: what stands in the way of a card
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer none): that and what to do about it, for the officer at the card printer
 */
const char *
loket_print_reason_card_sentence (LoketPrintReason reason, const char *language)
{
  static const char *const sentences[] = {
      [LOKET_PRINT_REASON_NONE] = N_ ("The card could not be printed."),
      [LOKET_PRINT_REASON_PAPER_OUT] =
          N_ ("The printer is out of blank cards. Put cards in; it goes on by itself."),
      [LOKET_PRINT_REASON_COVER_OPEN] =
          N_ ("The printer's cover is open. Close it; it goes on by itself."),
      [LOKET_PRINT_REASON_JAM] = N_ (
          "A card is stuck in the printer. Open it, take the card out and keep it to be counted "
          "as spoiled."),
      [LOKET_PRINT_REASON_SUPPLY] =
          N_ ("The ribbon is used up. Put a new ribbon in; it goes on by itself."),
      [LOKET_PRINT_REASON_PAUSED] =
          N_ ("The printer is paused. Start it again at its buttons or in the printer settings."),
      [LOKET_PRINT_REASON_OFFLINE] =
          N_ ("The printer does not answer. Switch it on and look at its cable; it goes on by "
              "itself."),
      [LOKET_PRINT_REASON_SILENT] =
          N_ ("The printer has the card and says nothing. Look at its lights."),
      [LOKET_PRINT_REASON_NO_QUEUE] =
          N_ ("The card printer that was set up is no longer there. Choose a printer again."),
      [LOKET_PRINT_REASON_NO_SPOOLER] = N_ (
          "The print service of this computer does not answer. It goes on once that is back; if "
          "it takes long, start the computer again."),
      [LOKET_PRINT_REASON_REFUSED] =
          N_ ("The printer does not take the card. Look at what its screen says."),
      [LOKET_PRINT_REASON_DISK] =
          N_ ("Nothing can be written on this computer. Please tell the administrator."),
      [LOKET_PRINT_REASON_SIZE] = N_ (
          "This printer is not set up for cards of this size. Choose another printer, or ask the "
          "administrator."),
      [LOKET_PRINT_REASON_NOT_SAFE] =
          N_ ("This printer is not set up for cards: a card could come out twice. Please ask the "
              "administrator."),
      [LOKET_PRINT_REASON_OTHER_PROGRAM] =
          N_ ("Another window prints cards at the moment. Close it, or print there."),
      [LOKET_PRINT_REASON_NO_OFFICE] =
          N_ ("The office does not answer. Nothing more is printed until it is back."),
      [LOKET_PRINT_REASON_OFFICE_REFUSED] = N_ ("The office does not want this card printed now."),
  };

  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (sentences), NULL);
  return loket_text (language, sentences[reason]);
}

/**
 * loket_print_reason_name:
 * @reason: what stands in the way
 *
 * Returns: (transfer none): its name in the ledger: "paper_out"
 */
const char *
loket_print_reason_name (LoketPrintReason reason)
{
  g_autoptr (GEnumClass) names = g_type_class_ref (loket_print_reason_get_type ());
  const GEnumValue *value = g_enum_get_value (names, (int) reason);

  return value != NULL ? g_intern_string (value->value_nick) : "none";
}

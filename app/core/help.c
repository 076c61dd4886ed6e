/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody at a kiosk asks for an officer to come: the call, and what counters answer to it. */
#include "config.h"

#include "core/help.h"

G_DEFINE_ENUM_TYPE (LoketHelpState,
                    loket_help_state,
                    G_DEFINE_ENUM_VALUE (LOKET_HELP_CALLING, "calling"),
                    G_DEFINE_ENUM_VALUE (LOKET_HELP_COMING, "coming"),
                    G_DEFINE_ENUM_VALUE (LOKET_HELP_GONE, "gone"))

/* clang-format off */
static const LoketField help_call_fields[] = {
  LOKET_FIELD_TEXT (LoketHelpCall, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Its id"),
  LOKET_FIELD_DAY (LoketHelpCall, day, LOKET_FIELD_PLAIN, .blurb = "Business day"),
  LOKET_FIELD_TEXT (LoketHelpCall, device, LOKET_FIELD_PLAIN, .max = 64, .blurb = "Kiosk that it comes from"),
  LOKET_FIELD_TEXT (LoketHelpCall, name, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Name of that kiosk"),
  LOKET_FIELD_ENUM (LoketHelpCall, state, LOKET_FIELD_PLAIN, loket_help_state, .blurb = "Whether somebody comes"),
  LOKET_FIELD_TIME (LoketHelpCall, called_at, LOKET_FIELD_PLAIN, .blurb = "When it was made"),
  LOKET_FIELD_TIME (LoketHelpCall, ended_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was answered or given up"),
  LOKET_FIELD_TEXT (LoketHelpCall, counter, LOKET_FIELD_OPTIONAL, .max = 8, .blurb = "Counter that answered"),
};
LOKET_DEFINE_ENTITY (LoketHelpCall, loket_help_call, help_call_fields, "help_call", "queue")

static const LoketField help_request_fields[] = {
  LOKET_FIELD_BOOLEAN (LoketHelpRequest, gone, LOKET_FIELD_OPTIONAL, .blurb = "Nobody is there any more: the open call is given up"),
};
LOKET_DEFINE_RECORD (LoketHelpRequest, loket_help_request, help_request_fields)

static const LoketField help_answer_fields[] = {
  LOKET_FIELD_TEXT (LoketHelpAnswer, call, LOKET_FIELD_UUID, .blurb = "Call that is answered"),
  LOKET_FIELD_TEXT (LoketHelpAnswer, counter, LOKET_FIELD_OPTIONAL, .max = 8, .blurb = "Counter whose officer goes"),
};
LOKET_DEFINE_RECORD (LoketHelpAnswer, loket_help_answer, help_answer_fields)

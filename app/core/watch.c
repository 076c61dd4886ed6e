/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the change watch and of trials of new rules. */
#include "config.h"

#include "core/watch.h"

#define TEXT_MAX 1000

G_DEFINE_ENUM_TYPE (LoketWatchKind,
                    loket_watch_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_WATCH_DECILE_MOVED, "decile_moved"),
                    G_DEFINE_ENUM_VALUE (LOKET_WATCH_SAID_DEAD, "said_dead"),
                    G_DEFINE_ENUM_VALUE (LOKET_WATCH_SAID_MOVED, "said_moved"),
                    G_DEFINE_ENUM_VALUE (LOKET_WATCH_INSURED, "insured"),
                    G_DEFINE_ENUM_VALUE (LOKET_WATCH_RUNS_OUT, "runs_out"),
                    G_DEFINE_ENUM_VALUE (LOKET_WATCH_LISTED_NOW, "listed_now"),
                    G_DEFINE_ENUM_VALUE (LOKET_WATCH_NOT_LISTED, "not_listed"),
                    G_DEFINE_ENUM_VALUE (LOKET_WATCH_SAID_INVALID, "said_invalid"))

G_DEFINE_ENUM_TYPE (LoketWatchState,
                    loket_watch_state,
                    G_DEFINE_ENUM_VALUE (LOKET_WATCH_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (LOKET_WATCH_HEARING, "hearing"),
                    G_DEFINE_ENUM_VALUE (LOKET_WATCH_KEPT, "kept"),
                    G_DEFINE_ENUM_VALUE (LOKET_WATCH_ENDED, "ended"))

/* clang-format off */
static const LoketMove moves[] = {
  {LOKET_NO_STATE, "notice", LOKET_WATCH_OPEN},
  {LOKET_WATCH_OPEN, "hear", LOKET_WATCH_HEARING},
  {LOKET_WATCH_OPEN, "keep", LOKET_WATCH_KEPT},
  {LOKET_WATCH_OPEN, "lapse", LOKET_WATCH_ENDED},
  {LOKET_WATCH_HEARING, "hear", LOKET_WATCH_HEARING},
  {LOKET_WATCH_HEARING, "keep", LOKET_WATCH_KEPT},
  {LOKET_WATCH_HEARING, "end", LOKET_WATCH_ENDED},
  {LOKET_WATCH_HEARING, "lapse", LOKET_WATCH_ENDED},
};
const LoketMachine loket_watch_machine = {
  "watch", loket_watch_state_get_type, moves, G_N_ELEMENTS (moves),
};

static const LoketField watch_fields[] = {
  LOKET_FIELD_TEXT (LoketWatch, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which task"),
  LOKET_FIELD_TEXT (LoketWatch, person, LOKET_FIELD_UUID, .blurb = "About whom"),
  LOKET_FIELD_TEXT (LoketWatch, village, LOKET_FIELD_OPTIONAL, .max = 13, .blurb = "Village of that person"),
  LOKET_FIELD_ENUM (LoketWatch, kind, LOKET_FIELD_PLAIN, loket_watch_kind, .blurb = "What has changed"),
  LOKET_FIELD_TEXT (LoketWatch, cause, LOKET_FIELD_PLAIN, .min = 1, .max = 80, .blurb = "What it comes from; each only once"),
  LOKET_FIELD_TEXT (LoketWatch, decision, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Decision that is touched"),
  LOKET_FIELD_TEXT (LoketWatch, list_row, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "Row of a list that says so"),
  LOKET_FIELD_TEXT (LoketWatch, before, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 200, .blurb = "What was known"),
  LOKET_FIELD_TEXT (LoketWatch, after, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 200, .blurb = "What is said now"),
  LOKET_FIELD_ENUM (LoketWatch, state, LOKET_FIELD_PLAIN, loket_watch_state, .blurb = "How far it is"),
  LOKET_FIELD_DAY (LoketWatch, due_day, LOKET_FIELD_OPTIONAL, .blurb = "Last day on which the resident may answer"),
  LOKET_FIELD_TEXT (LoketWatch, outcome, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = TEXT_MAX, .blurb = "What was decided, and why"),
  LOKET_FIELD_TEXT (LoketWatch, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who dealt with it last"),
  LOKET_FIELD_INTEGER (LoketWatch, version, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Counts its changes"),
  LOKET_FIELD_TIME (LoketWatch, created_at, LOKET_FIELD_PLAIN, .blurb = "When it was noticed"),
  LOKET_FIELD_TIME (LoketWatch, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketWatch, loket_watch, watch_fields, "watch", "applications")

static const LoketField what_if_fields[] = {
  LOKET_FIELD_TEXT (LoketWhatIf, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which trial"),
  LOKET_FIELD_TEXT (LoketWhatIf, rules_now, LOKET_FIELD_PLAIN, .max = 40, .blurb = "Version in force"),
  LOKET_FIELD_TEXT (LoketWhatIf, rules_new, LOKET_FIELD_PLAIN, .max = 40, .blurb = "Version that was tried"),
  LOKET_FIELD_TEXT (LoketWhatIf, rules_checksum, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of that version"),
  LOKET_FIELD_INTEGER (LoketWhatIf, people, LOKET_FIELD_PLAIN, .min = 0, .blurb = "People who were looked at"),
  LOKET_FIELD_INTEGER (LoketWhatIf, changed, LOKET_FIELD_PLAIN, .min = 0, .blurb = "People whose category would change"),
  LOKET_FIELD_BOOLEAN (LoketWhatIf, complete, LOKET_FIELD_PLAIN, .blurb = "All its lines are on file"),
  LOKET_FIELD_TEXT (LoketWhatIf, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who asked"),
  LOKET_FIELD_TIME (LoketWhatIf, created_at, LOKET_FIELD_PLAIN, .blurb = "When"),
};
LOKET_DEFINE_ENTITY (LoketWhatIf, loket_what_if, what_if_fields, "what_if", NULL)

static const LoketField what_if_line_fields[] = {
  LOKET_FIELD_TEXT (LoketWhatIfLine, id, LOKET_FIELD_KEY, .min = 3, .max = 100, .blurb = "Which line"),
  LOKET_FIELD_TEXT (LoketWhatIfLine, what_if, LOKET_FIELD_UUID, .blurb = "Of which trial"),
  LOKET_FIELD_TEXT (LoketWhatIfLine, village, LOKET_FIELD_PLAIN, .max = 13, .blurb = "Village; empty: not known"),
  LOKET_FIELD_TEXT (LoketWhatIfLine, from_category, LOKET_FIELD_PLAIN, .max = 20, .blurb = "Category by the rules in force"),
  LOKET_FIELD_TEXT (LoketWhatIfLine, to_category, LOKET_FIELD_PLAIN, .max = 20, .blurb = "Category by the new rules"),
  LOKET_FIELD_INTEGER (LoketWhatIfLine, people, LOKET_FIELD_PLAIN, .min = 0, .blurb = "How many people"),
};
LOKET_DEFINE_ENTITY (LoketWhatIfLine, loket_what_if_line, what_if_line_fields, "what_if_line", NULL)
/* clang-format on */

/**
 * loket_watch_takes_away:
 * @kind: what was noticed
 *
 * Returns: whether acting on it ends the decision that it touches
 */
gboolean
loket_watch_takes_away (LoketWatchKind kind)
{
  return kind != LOKET_WATCH_RUNS_OUT && kind != LOKET_WATCH_LISTED_NOW;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the messages of the change watch. */
#include "config.h"

#include "core/watch-desk.h"

#define AREA_MAX 13
#define MAY_ID (LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID)

/* clang-format off */
static const LoketField watch_query_fields[] = {
  LOKET_FIELD_TEXT (LoketWatchQuery, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Code of a region, with all below it; absent: the caller's own"),
  LOKET_FIELD_TEXT (LoketWatchQuery, person, MAY_ID, .blurb = "Only about this person"),
  LOKET_FIELD_WORDS (LoketWatchQuery, kinds, LOKET_FIELD_OPTIONAL, .max = 8, .blurb = "Only these kinds of change; absent: all"),
  LOKET_FIELD_WORDS (LoketWatchQuery, states, LOKET_FIELD_OPTIONAL, .max = 4, .blurb = "Only in these states; absent: what is still to be done"),
  LOKET_FIELD_TEXT (LoketWatchQuery, after, LOKET_FIELD_OPTIONAL, .max = 100, .blurb = "`next` of the page before"),
  LOKET_FIELD_INTEGER (LoketWatchQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_WATCH_PAGE, .blurb = "At most so many; absent: 50"),
};
LOKET_DEFINE_RECORD (LoketWatchQuery, loket_watch_query, watch_query_fields)

static const LoketField watch_entry_fields[] = {
  LOKET_FIELD_RECORD (LoketWatchEntry, watch, LOKET_FIELD_PLAIN, loket_watch, .blurb = "The task"),
  LOKET_FIELD_TEXT (LoketWatchEntry, application, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Application that the decision was made upon"),
  LOKET_FIELD_TEXT (LoketWatchEntry, name, LOKET_FIELD_PERSONAL, .max = 200, .blurb = "About whom"),
  LOKET_FIELD_TEXT (LoketWatchEntry, place, LOKET_FIELD_OPTIONAL, .blurb = "Village of that person"),
  LOKET_FIELD_ENUM (LoketWatchEntry, category, LOKET_FIELD_PLAIN, loket_category, .blurb = "Category of the decision"),
  LOKET_FIELD_DAY (LoketWatchEntry, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Last day of the decision"),
  LOKET_FIELD_TEXT (LoketWatchEntry, officer_name, LOKET_FIELD_OPTIONAL, .blurb = "Who dealt with it last"),
  LOKET_FIELD_RECORD (LoketWatchEntry, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, loket_phrase, .blurb = "What has changed, in a sentence"),
  LOKET_FIELD_TEXT (LoketWatchEntry, letter, LOKET_FIELD_OPTIONAL, .max = 80, .blurb = "Number of the letter that invites to the hearing"),
  LOKET_FIELD_BOOLEAN (LoketWatchEntry, may_end, LOKET_FIELD_PLAIN, .blurb = "The resident had the time to answer"),
};
LOKET_DEFINE_RECORD (LoketWatchEntry, loket_watch_entry, watch_entry_fields)

static const LoketField watch_page_fields[] = {
  LOKET_FIELD_LIST (LoketWatchPage, watches, LOKET_FIELD_PLAIN, loket_watch_entry, .max = LOKET_WATCH_PAGE, .blurb = "Newest first"),
  LOKET_FIELD_TEXT (LoketWatchPage, next, LOKET_FIELD_OPTIONAL, .max = 100, .blurb = "`after` of the next page; absent at the end"),
};
LOKET_DEFINE_RECORD (LoketWatchPage, loket_watch_page, watch_page_fields)

static const LoketField watch_move_fields[] = {
  LOKET_FIELD_TEXT (LoketWatchMove, watch, LOKET_FIELD_UUID, .blurb = "Which task"),
  LOKET_FIELD_INTEGER (LoketWatchMove, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "As whoever acts saw it"),
  LOKET_FIELD_TEXT (LoketWatchMove, act, LOKET_FIELD_PLAIN, .min = 3, .max = 40, .blurb = "hear, keep or end"),
  LOKET_FIELD_DAY (LoketWatchMove, due_day, LOKET_FIELD_OPTIONAL, .blurb = "Until when the resident may answer; absent: the first day that the profile allows"),
  LOKET_FIELD_BOOLEAN (LoketWatchMove, answered, LOKET_FIELD_OPTIONAL, .blurb = "The resident has answered"),
  LOKET_FIELD_TEXT (LoketWatchMove, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 1000, .blurb = "Why it is kept or ended"),
};
LOKET_DEFINE_RECORD (LoketWatchMove, loket_watch_move, watch_move_fields)
/* clang-format on */

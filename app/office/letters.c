/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of letters: gives each the next number of the year, keeps every text of it, its PDF and
 * why it is void; counters use it. */
#include "config.h"

#include "core/calendar.h"
#include "core/error.h"
#include "office/blobs.h"
#include "office/field-work.h"
#include "office/letters-private.h"
#include "store/letters.h"
#include "wire/json.h"

#include <string.h>

#define SERIES "letter"
#define PDF_BEGINS "%PDF-"

static LoketRecord *
kinds (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketLetterBook *book = loket_office_letters (loket_turn_office (turn));
  LoketLetterKinds *answer = loket_letter_kinds_new ();

  answer->kinds = g_list_store_new (loket_letter_kind_get_type ());
  for (guint i = 0; i < loket_letter_book_count (book); i++) {
    const LoketLetterTemplate *template_ = loket_letter_book_at (book, i);
    g_autoptr (LoketLetterKind) kind = loket_letter_kind_new ();
    kind->key = g_strdup (template_->key);
    kind->title = g_object_ref (template_->title);
    kind->about = template_->about;
    kind->ends = template_->outcome == LOKET_LETTER_OUTCOME_ENDED;
    kind->grants = !kind->ends && template_->outcome != LOKET_LETTER_OUTCOME_REFUSE;
    kind->refuses = !kind->ends && template_->outcome != LOKET_LETTER_OUTCOME_GRANT;
    kind->asks = g_strdupv (template_->asks);
    g_list_store_append (answer->kinds, kind);
  }
  return LOKET_RECORD (answer);
}

/* The picture of today goes along only when it is the one that the letter was made with. */
static void
add_crest (LoketTurn *turn, LoketLetterView *view)
{
  const LoketLetterBook *book = loket_office_letters (loket_turn_office (turn));

  if (view->text->crest != NULL &&
      g_strcmp0 (view->text->crest, loket_letter_book_crest_name (book)) == 0)
    view->crest = g_bytes_ref (loket_letter_book_crest (book));
}

static LoketLetterText *
compose (LoketTurn *turn,
         const LoketLetterSubject *subject,
         const char *number,
         const LoketSignatory **signatory,
         char **name,
         GError **error)
{
  g_autoptr (LoketLetterValues) values = loket_letter_values_of (turn, subject, error);
  LoketLetterMaking making = {
      .book = loket_office_letters (loket_turn_office (turn)),
      .template_ = subject->template_,
      .values = values,
      .profile = loket_turn_profile (turn),
      .language = subject->request->language,
      .day = loket_turn_day (turn),
      .number = number,
  };

  if (values == NULL || !loket_letter_check_hearing (turn, subject, error))
    return NULL;
  *signatory = loket_letter_signatory (turn, subject, name, error);
  if (*signatory == NULL)
    return NULL;
  making.signatory = *signatory;
  making.signatory_name = *name;
  if (number != NULL)
    loket_letter_values_set (values, "number", number);
  return loket_letter_compose (&making, error);
}

static LoketRecord *
draft (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_auto (LoketLetterSubject) subject = {0};
  g_autoptr (LoketLetterView) view = loket_letter_view_new ();
  const LoketSignatory *signatory;
  g_autofree char *name = NULL;

  if (!loket_letter_subject_find (&subject, turn, loket_letter_request_cast (record), error))
    return NULL;
  view->text = compose (turn, &subject, NULL, &signatory, &name, error);
  if (view->text == NULL)
    return NULL;
  add_crest (turn, view);
  return LOKET_RECORD (g_steal_pointer (&view));
}

/* A turn that fails gives its number back, so the year has no holes. */
static gboolean
give_number (LoketTurn *turn, LoketLetter *letter, GError **error)
{
  const LoketLetterHouse *house =
      loket_letter_book_house (loket_office_letters (loket_turn_office (turn)));
  g_autofree char *year = g_strndup (loket_turn_day (turn), 4);

  if (!loket_txn_next_number (loket_turn_txn (turn), SERIES, year, &letter->series, error))
    return FALSE;
  letter->year = g_ascii_strtoll (year, NULL, 10);
  letter->day = g_strdup (loket_turn_day (turn));
  letter->number = loket_letter_number (house, letter->series, letter->day);
  return TRUE;
}

static void
describe (LoketTurn *turn, const LoketLetterSubject *subject, LoketLetter *letter)
{
  letter->id = loket_turn_new_id (turn);
  letter->kind = g_strdup (subject->template_->key);
  letter->person = g_strdup (subject->person->id);
  letter->village = g_strdup (subject->person->village);
  if (subject->application != NULL)
    letter->application = g_strdup (subject->application->id);
  if (subject->decision != NULL)
    letter->decision = g_strdup (subject->decision->id);
  if (subject->visit != NULL)
    letter->visit = g_strdup (subject->visit->id);
  if (subject->watch != NULL)
    letter->watch = g_strdup (subject->watch->id);
  letter->language = subject->request->language;
  letter->officer = g_strdup (loket_turn_caller (turn)->officer);
  letter->created_at = letter->changed_at = loket_turn_now (turn);
}

static gboolean
move (LoketLetter *letter, int from, const char *act, GError **error)
{
  int state;

  if (!loket_machine_move (&loket_letter_machine, from, act, &state, error))
    return FALSE;
  letter->state = (LoketLetterState) state;
  return TRUE;
}

static LoketRecord *
issue (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_auto (LoketLetterSubject) subject = {0};
  g_autoptr (LoketLetterView) view = loket_letter_view_new ();
  const LoketSignatory *signatory;
  LoketLetter *letter = loket_letter_new ();

  view->letter = letter;
  if (!loket_letter_subject_find (&subject, turn, loket_letter_request_cast (record), error) ||
      !give_number (turn, letter, error) || !move (letter, LOKET_NO_STATE, "issue", error))
    return NULL;
  view->text = compose (turn, &subject, letter->number, &signatory, &letter->signatory, error);
  if (view->text == NULL)
    return NULL;
  describe (turn, &subject, letter);
  letter->signatory_title = g_strdup (
      loket_phrase_in (loket_letter_template_office (subject.template_, signatory),
                       loket_enum_name (loket_language_get_type (), (int) letter->language)));
  letter->body = loket_json_from_record (LOKET_RECORD (view->text));
  if (!loket_record_check (LOKET_RECORD (letter), error) ||
      !loket_turn_insert (turn, letter, error))
    return NULL;
  add_crest (turn, view);
  return LOKET_RECORD (g_steal_pointer (&view));
}

static LoketLetter *
get (LoketTurn *turn, const char *letter, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_letter_get_type (), letter, error);

  if (record == NULL)
    return NULL;
  if (!loket_caller_covers (loket_turn_caller (turn), loket_letter_cast (record)->village)) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
    return NULL;
  }
  return loket_letter_cast (g_steal_pointer (&record));
}

static LoketRecord *
open_letter (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketLetterView) view = loket_letter_view_new ();
  const char *body;

  view->letter = get (turn, loket_letter_reference_cast (record)->letter, error);
  if (view->letter == NULL)
    return NULL;
  body = view->letter->body;
  view->text = (LoketLetterText *) loket_json_to_record (
      loket_letter_text_get_type (), body, strlen (body), LOKET_JSON_ANSWER, error);
  if (view->text == NULL)
    return NULL;
  add_crest (turn, view);
  return LOKET_RECORD (g_steal_pointer (&view));
}

static LoketLetterEntry *
entry_of (LoketTurn *turn, LoketLetter *letter)
{
  const LoketLetterTemplate *template_ =
      loket_letter_book_find (loket_office_letters (loket_turn_office (turn)), letter->kind);
  LoketLetterEntry *entry = loket_letter_entry_new ();

  entry->id = g_strdup (letter->id);
  entry->number = g_strdup (letter->number);
  entry->kind = g_strdup (letter->kind);
  entry->title = template_ != NULL ? g_object_ref (template_->title) : NULL;
  entry->application = g_strdup (letter->application);
  entry->decision = g_strdup (letter->decision);
  entry->visit = g_strdup (letter->visit);
  entry->watch = g_strdup (letter->watch);
  entry->day = g_strdup (letter->day);
  entry->language = letter->language;
  entry->signatory = g_strdup (letter->signatory);
  entry->state = letter->state;
  entry->reason = g_strdup (letter->reason);
  entry->officer_name = loket_turn_officer_name (turn, letter->officer);
  entry->created_at = letter->created_at;
  return entry;
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketLetterQuery *query = loket_letter_query_cast (record);
  g_autoptr (LoketLetterList) answer = loket_letter_list_new ();
  g_autoptr (GPtrArray) letters = NULL;

  if (query->person == NULL && query->application == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "person", "letters about whom?");
    return NULL;
  }
  letters = loket_txn_letters (
      loket_turn_txn (turn), query->person, query->application, LOKET_LETTER_PAGE + 1, error);
  if (letters == NULL)
    return NULL;
  answer->letters = g_list_store_new (loket_letter_entry_get_type ());
  answer->more = letters->len > LOKET_LETTER_PAGE;
  for (guint i = 0; i < MIN (letters->len, (guint) LOKET_LETTER_PAGE); i++) {
    LoketLetter *letter = loket_letter_cast (letters->pdata[i]);
    g_autoptr (LoketLetterEntry) entry = NULL;
    if (!loket_caller_covers (loket_turn_caller (turn), letter->village))
      continue;
    entry = entry_of (turn, letter);
    g_list_store_append (answer->letters, entry);
  }
  return LOKET_RECORD (g_steal_pointer (&answer));
}

/* What is kept for ever as the paper is a PDF, whatever its name says. */
static gpointer
look_at_pdf (LoketOffice *office, const LoketCaller *caller, LoketRecord *record, GError **error)
{
  const char *pdf = loket_letter_archive_cast (record)->pdf;
  g_autoptr (GInputStream) stream = loket_office_open_blob (office, pdf, error);
  char begin[sizeof PDF_BEGINS - 1] = "";
  gsize read = 0;

  if (stream == NULL)
    return NULL;
  if (!g_input_stream_read_all (stream, begin, sizeof begin, &read, NULL, NULL) ||
      read < sizeof begin || memcmp (begin, PDF_BEGINS, sizeof begin) != 0) {
    loket_letter_refuse ("no-pdf", error);
    return NULL;
  }
  return g_object_ref (record);
}

static LoketLetter *
changed (LoketTurn *turn, LoketLetter *before)
{
  LoketLetter *after = loket_letter_cast (loket_record_copy (LOKET_RECORD (before)));

  after->changed_at = loket_turn_not_before (turn, before->changed_at);
  return after;
}

/* Nobody puts his paper in the place of what somebody else has issued. */
static gboolean
check_own (LoketTurn *turn, const LoketLetter *letter, GError **error)
{
  return g_strcmp0 (loket_turn_caller (turn)->officer, letter->officer) == 0 ||
         loket_field_is_head (turn) || loket_letter_refuse ("not-your-letter", error);
}

static LoketRecord *
archive (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketLetterArchive *request = loket_letter_archive_cast (record);
  g_autoptr (LoketLetter) before = get (turn, request->letter, error);
  g_autoptr (LoketLetter) after = before != NULL ? changed (turn, before) : NULL;

  if (after == NULL || !check_own (turn, before, error) ||
      !move (after, (int) before->state, "archive", error))
    return NULL;
  after->pdf = g_strdup (request->pdf);
  if (!loket_blob_use (turn, request->pdf, error) ||
      !loket_turn_replace (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (entry_of (turn, after));
}

static gboolean
check_hand (LoketTurn *turn, LoketLetter *letter, GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);
  const guint heads = 1u << LOKET_ROLE_SECTION_HEAD | 1u << LOKET_ROLE_UNIT_HEAD;

  return (caller->roles & heads) != 0 || g_strcmp0 (caller->officer, letter->officer) == 0 ||
         loket_letter_refuse ("not-your-letter", error);
}

/* The paper that was printed stays on file: that it was void is part of what happened. */
static LoketRecord *
make_void (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketLetterVoid *request = loket_letter_void_cast (record);
  g_autoptr (LoketLetter) before = get (turn, request->letter, error);
  g_autoptr (LoketLetter) after = before != NULL ? changed (turn, before) : NULL;

  if (after == NULL || !check_hand (turn, before, error) ||
      !move (after, (int) before->state, "void", error))
    return NULL;
  after->reason = g_strdup (request->reason);
  if (!loket_turn_replace (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (entry_of (turn, after));
}

/**
 * loket_letter_shows_blob:
 * @turn: a turn
 * @sha256: a blob on file
 * @may: (out): set to %TRUE when it is the PDF of a letter that the caller may open
 * @error: set when the store fails
 *
 * Returns: %TRUE when that is known
 */
gboolean
loket_letter_shows_blob (LoketTurn *turn, const char *sha256, gboolean *may, GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketLetter) letter = NULL;

  *may = FALSE;
  if (!loket_caller_may (caller, LOKET_MAY_ISSUE_LETTERS))
    return TRUE;
  letter = loket_txn_letter_with_pdf (loket_turn_txn (turn), sha256, &failure);
  if (letter != NULL)
    *may = loket_caller_covers (caller, letter->village);
  else if (!g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return TRUE;
}

const LoketBinding loket_letter_desk[] = {
    {&LOKET_LETTER_KINDS, kinds},
    {&LOKET_LETTER_DRAFT, draft},
    {&LOKET_LETTER_ISSUE, issue},
    {&LOKET_LETTER_OPEN, open_letter},
    {&LOKET_LETTER_LIST, list},
    {&LOKET_LETTER_ARCHIVE, archive, look_at_pdf, g_object_unref},
    {&LOKET_LETTER_MAKE_VOID, make_void},
    {&LOKET_LETTER_CHECK, loket_letter_check_text},
    {NULL, NULL},
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the office knows for the places of a letter (letter-places.c), in the letter's language;
 * letters.c asks for it. */
#include "config.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "core/error.h"
#include "core/nik.h"
#include "core/region.h"
#include "core/text.h"
#include "office/decisions.h"
#include "office/letters-private.h"
#include "store/letters.h"

#include <glib/gi18n.h>
#include <string.h>

#define REASONS_MAX 8

typedef struct {
  LoketTurn *turn;
  const LoketLetterSubject *subject;
  LoketProfile *profile;
  const char *language;
  LoketLetterValues *values;
} Gathering;

static void
set (Gathering *self, const char *place, const char *text)
{
  loket_letter_values_set (self->values, place, text);
}

static void
set_day (Gathering *self, const char *place, const char *day)
{
  if (day != NULL)
    loket_letter_values_take (self->values, place, loket_date_text (self->language, day));
}

static void
set_time (Gathering *self, const char *place, gint64 at)
{
  g_autofree char *day = loket_calendar_day (at, self->profile->utc_offset);

  set_day (self, place, day);
}

static void
set_number (Gathering *self, const char *place, const char *prefix, gint64 number)
{
  loket_letter_values_take (
      self->values, place, g_strdup_printf ("%s%" G_GINT64_FORMAT, prefix, number));
}

static void
gather_office (Gathering *self)
{
  LoketProfile *profile = self->profile;
  const LoketLetterHouse *house =
      loket_letter_book_house (loket_office_letters (loket_turn_office (self->turn)));

  set (self, "unit", loket_phrase_in (profile->unit, self->language));
  set (self, "government", profile->government);
  set (self, "regency", loket_phrase_in (profile->regency, self->language));
  set (self, "office-address", house->address);
  set (self, "office-phone", profile->phone);
  set_day (self, "today", loket_turn_day (self->turn));
}

/* "1954-03-02" in words; "1954-03" and "1954" as far as they go.  (transfer full) */
static char *
birth_text (const char *language, const char *birth)
{
  LoketLocalTime local = {0};
  g_autofree char *year = g_strndup (birth, 4);
  gint64 month = strlen (birth) >= 7 ? g_ascii_strtoll (birth + 5, NULL, 10) : 0;

  if (loket_calendar_read_day (birth, &local))
    return loket_date_text (language, birth);
  if (month >= 1 && month <= 12)
    return g_strdup_printf ("%s %s", loket_month_name (language, (int) month), year);
  return g_steal_pointer (&year);
}

static void
gather_birth (Gathering *self)
{
  LoketPerson *person = self->subject->person;
  g_autofree char *birth =
      person->birth_date != NULL ? birth_text (self->language, person->birth_date) : NULL;

  if (birth == NULL)
    return;
  loket_letter_values_take (self->values, "birth-year", g_strndup (person->birth_date, 4));
  if (person->birth_place != NULL)
    loket_letter_values_take (
        self->values, "birth", g_strdup_printf ("%s, %s", person->birth_place, birth));
  else
    set (self, "birth", birth);
}

static void
append (GString *text, const char *between, const char *format, const char *part)
{
  if (part == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, between);
  g_string_append_printf (text, "%s%s", format, part);
}

/* domain.md 2.5: "Dukuh Serut RT 001/RW 002, Desa Gawan, Kecamatan Tanon, Kabupaten Sragen 57277"
 */
static char *
address_text (Gathering *self, const LoketRegion *village)
{
  LoketPerson *person = self->subject->person;
  g_autoptr (GString) text = g_string_new (person->address);
  const gboolean named = person->hamlet != NULL && person->address != NULL &&
                         strstr (person->address, person->hamlet) != NULL;

  append (text, ", ", "Dukuh ", named ? NULL : person->hamlet);
  append (text, " ", "RT ", person->rt);
  append (text, person->rt != NULL ? "/" : " ", "RW ", person->rw);
  if (village == NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append_printf (text, "%s %s", loket_region_level_name (village->level), village->name);
  if (village->parent != NULL)
    append (text, ", ", "Kecamatan ", village->parent->name);
  append (text, ", ", "", self->profile->regency->id);
  append (text, " ", "", village->postal_code);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
gather_person (Gathering *self)
{
  LoketPerson *person = self->subject->person;
  const LoketRegions *regions = loket_office_regions (loket_turn_office (self->turn));
  const LoketRegion *village = loket_regions_find (regions, person->village);

  set (self, "name", person->name);
  set_number (self, "person-number", "W ", person->number);
  set (self, "nik", person->nik);
  if (person->nik != NULL)
    loket_letter_values_take (self->values, "nik-masked", loket_nik_masked (person->nik));
  if (person->sex != LOKET_PERSON_SEX_UNKNOWN)
    set (self,
         "sex",
         loket_text (self->language,
                     person->sex == LOKET_PERSON_SEX_FEMALE ? N_ ("Woman") : N_ ("Man")));
  gather_birth (self);
  loket_letter_values_take (self->values, "address", address_text (self, village));
  if (village == NULL)
    return;
  set (self, "village", village->name);
  if (village->parent != NULL)
    set (self, "subdistrict", village->parent->name);
}

static gboolean
gather_papers (Gathering *self, LoketApplicationKind *kind, GError **error)
{
  g_autoptr (GPtrArray) papers =
      loket_txn_papers_owed (loket_turn_txn (self->turn), self->subject->application->id, error);

  if (papers == NULL)
    return FALSE;
  for (guint i = 0; i < papers->len; i++) {
    const LoketApplicationPaper *paper = loket_application_paper_cast (papers->pdata[i]);
    LoketKindPaper *known = kind != NULL ? loket_application_kind_paper (kind, paper->paper) : NULL;
    loket_letter_values_add (self->values,
                             "papers-owed",
                             known != NULL ? loket_phrase_in (known->title, self->language)
                                           : paper->paper);
  }
  return TRUE;
}

static gboolean
gather_application (Gathering *self, GError **error)
{
  LoketApplication *application = self->subject->application;
  LoketApplicationKind *kind;

  if (application == NULL)
    return TRUE;
  kind = loket_profile_application (self->profile, application->kind);
  set (self,
       "application",
       kind != NULL ? loket_phrase_in (kind->title, self->language) : application->kind);
  set_number (self, "application-number", "", application->number);
  set_time (self, "application-day", application->created_at);
  set_day (self, "papers-due", application->papers_due);
  return gather_papers (self, kind, error);
}

/* What a reader of the letter is told of the rules: why it was granted, or what did not hold. */
static gboolean
is_told (const LoketDecision *decision, const LoketProposalReason *reason)
{
  if (decision->state == LOKET_DECISION_REFUSED)
    return reason->outcome == LOKET_OUTCOME_GATE || reason->outcome == LOKET_OUTCOME_MISSED;
  return (reason->outcome == LOKET_OUTCOME_FIRED || reason->outcome == LOKET_OUTCOME_SUPPORTS) &&
         reason->category == decision->category;
}

static void
gather_reasons (Gathering *self)
{
  const LoketDecision *decision = self->subject->decision;
  /* Findings of a time that wrote them otherwise are not told. */
  g_autoptr (LoketProposal) findings = loket_decision_findings (decision);
  GListModel *reasons = findings != NULL ? G_LIST_MODEL (findings->reasons) : NULL;
  guint told = 0;

  for (guint i = 0; reasons != NULL && i < g_list_model_get_n_items (reasons); i++) {
    g_autoptr (LoketProposalReason) reason = g_list_model_get_item (reasons, i);
    if (told == REASONS_MAX || !is_told (decision, reason))
      continue;
    loket_letter_values_add (self->values, "reasons", loket_rules_say (reason, self->language));
    told++;
  }
}

static void
gather_category (Gathering *self)
{
  const LoketDecision *decision = self->subject->decision;
  const LoketRuleBook *book = loket_office_rules (loket_turn_office (self->turn));
  LoketRules *rules = decision->rules != NULL ? loket_rule_book_find (book, decision->rules) : NULL;
  g_autoptr (LoketPhrase) title = NULL;

  if (decision->category == LOKET_CATEGORY_NONE)
    return;
  title = rules != NULL ? loket_rules_title (rules, decision->category) : NULL;
  if (title != NULL)
    set (self, "category", loket_phrase_in (title, self->language));
  else
    set (self, "category", loket_enum_name (loket_category_get_type (), (int) decision->category));
}

/* A head who refuses what was proposed to be granted says why; the reason beside the proposal
 * speaks for granting it. */
static const char *
reason_of (const LoketDecision *decision)
{
  const gboolean against = decision->state == LOKET_DECISION_REFUSED &&
                           decision->outcome == LOKET_DECISION_OUTCOME_GRANT;

  if (decision->state == LOKET_DECISION_REVOKED)
    return decision->ended_reason;
  if (decision->reason != NULL && !against)
    return decision->reason;
  return decision->head_note != NULL ? decision->head_note : decision->section_note;
}

static void
gather_decision (Gathering *self)
{
  const LoketDecision *decision = self->subject->decision;
  g_autofree char *last = NULL;

  if (decision == NULL)
    return;
  gather_category (self);
  gather_reasons (self);
  set (self, "reason", reason_of (decision));
  set (self, "purpose", decision->purpose);
  set (self, "conditions", decision->conditions);
  set_day (self, "from-day", decision->from_day);
  set_day (self, "until-day", decision->until_day);
  if (decision->head_at.set || decision->section_at.set)
    set_time (self,
              "decided-day",
              decision->head_at.set ? decision->head_at.value : decision->section_at.value);
  if (decision->ended_at.set)
    set_time (self, "ended-day", decision->ended_at.value);
  last = loket_decision_objection_until (decision, self->profile);
  set_day (self, "objection-until", last);
}

static void
gather_visit (Gathering *self)
{
  const LoketVisit *visit = self->subject->visit;

  if (visit == NULL)
    return;
  loket_letter_values_take (
      self->values, "visit-day", loket_date_full (self->language, visit->day));
  loket_letter_values_take (
      self->values, "home-officer", loket_turn_officer_name (self->turn, visit->home_officer));
  loket_letter_values_take (self->values,
                            "neighbour-officer",
                            loket_turn_officer_name (self->turn, visit->neighbour_officer));
}

static gboolean
bad_field (const char *field, GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, field, "letter: %s cannot be", field);
  return FALSE;
}

/* "09.00" or "09:00" */
static gboolean
is_clock (const char *text)
{
  return strlen (text) == 5 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) &&
         (text[2] == '.' || text[2] == ':') && g_ascii_isdigit (text[3]) &&
         g_ascii_isdigit (text[4]) && atoi (text) < 24 && atoi (text + 3) < 60;
}

static gboolean
gather_request (Gathering *self, GError **error)
{
  LoketLetterRequest *request = self->subject->request;

  set (self, "destination", request->destination);
  set (self, "matter", self->subject->matter);
  set (self,
       "meeting-place",
       request->place != NULL ? request->place
                              : loket_phrase_in (self->profile->unit, self->language));
  if (request->day != NULL) {
    if (strcmp (request->day, loket_turn_day (self->turn)) < 0)
      return bad_field ("day", error);
    loket_letter_values_take (
        self->values, "meeting-day", loket_date_full (self->language, request->day));
  }
  if (request->time == NULL)
    return TRUE;
  if (!is_clock (request->time))
    return bad_field ("time", error);
  loket_letter_values_take (
      self->values,
      "meeting-time",
      g_strdup_printf ("%.2s.%s %s", request->time, request->time + 3, self->profile->zone));
  return TRUE;
}

/**
 * loket_letter_values_of:
 * @turn: a turn
 * @subject: what the letter is about
 * @error: set to %LOKET_ERROR_BAD_FIELD when the officer said what cannot be, or when the store
 *   fails
 *
 * Returns: (transfer full): all that is known for its places
 */
LoketLetterValues *
loket_letter_values_of (LoketTurn *turn, const LoketLetterSubject *subject, GError **error)
{
  g_autoptr (LoketLetterValues) values = loket_letter_values_new ();
  Gathering self = {
      .turn = turn,
      .subject = subject,
      .profile = loket_turn_profile (turn),
      .language = loket_enum_name (loket_language_get_type (), (int) subject->request->language),
      .values = values,
  };

  gather_office (&self);
  gather_person (&self);
  gather_decision (&self);
  gather_visit (&self);
  if (!gather_application (&self, error) || !gather_request (&self, error))
    return NULL;
  return g_steal_pointer (&values);
}

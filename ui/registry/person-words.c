/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a person's page: fields, values, sources, hints, events; its parts show them. */
#include "config.h"

#include "ui/registry/person-words.h"

#include "core/name-canon.h"
#include "ui/admin/words.h"
#include "ui/registry/words.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/**
 * loket_registry_field:
 * @field: name of a member of LoketPerson, or "family_card"
 *
 * Returns: (transfer none): what it is called in the language of the window
 */
const char *
loket_registry_field (const char *field)
{
  return _ (loket_person_field_title (field));
}

/**
 * loket_registry_relation:
 * @relation: what somebody is in a family
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_registry_relation (LoketRelation relation)
{
  return gettext (loket_relation_title (relation));
}

/**
 * loket_registry_row_state:
 * @state: of a row of a list
 *
 * Returns: (transfer none): how it came to be said of a person, in the language of the window
 */
const char *
loket_registry_row_state (LoketRowState state)
{
  static const char *const words[] = {
      [LOKET_ROW_NEW] = N_ ("Not compared yet"),
      [LOKET_ROW_AUTO_LINKED] = N_ ("Linked by the program"),
      [LOKET_ROW_LINKED] = N_ ("Linked by an officer"),
      [LOKET_ROW_NEEDS_REVIEW] = N_ ("In doubt"),
      [LOKET_ROW_NEW_PERSON] = N_ ("Put on file for it"),
      [LOKET_ROW_REJECTED] = N_ ("Left out"),
      [LOKET_ROW_SUPERSEDED] = N_ ("Replaced by a later list"),
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (words), "");
  return _ (words[state]);
}

/**
 * loket_registry_list:
 * @source: (nullable): key of whoever made a list: "dtsen"
 * @period: (nullable): of which time it is: "2026-Q4"
 *
 * Returns: (transfer full) (nullable): "DTSEN 2026-Q4"
 */
char *
loket_registry_list (const char *source, const char *period)
{
  g_autofree char *name = source != NULL ? g_ascii_strup (source, -1) : NULL;

  if (name == NULL)
    return NULL;
  return g_strjoin (" ", name, period, NULL);
}

/**
 * loket_registry_number:
 * @number: of the office's own series
 *
 * Returns: (transfer full): as it is spoken and searched for: "W 1234"
 */
char *
loket_registry_number (gint64 number)
{
  return g_strdup_printf ("W %" G_GINT64_FORMAT, number);
}

/* Whole years from @birth, of which day and month may be unknown, until @today. */
static int
age_on (const char *birth, const char *today)
{
  int age = atoi (today) - atoi (birth);

  if (strlen (birth) == 10 && strcmp (today + 4, birth + 4) < 0)
    age--;
  return age;
}

/**
 * loket_registry_born:
 * @birth: (nullable): "1954-03-02", "1954-03" or "1954"
 * @today: business day
 * @language: of the window
 *
 * Returns: (transfer full) (nullable): "2 March 1954 (72 years)"; the age is left out when it can
 *   only be guessed
 */
char *
loket_registry_born (const char *birth, const char *today, const char *language)
{
  g_autofree char *text = loket_registry_birth (birth, language);
  int age;

  if (text == NULL || today == NULL || strlen (birth) < 10)
    return g_steal_pointer (&text);
  age = age_on (birth, today);
  if (age < 0)
    return g_steal_pointer (&text);
  /* Translators: a date of birth and the age of today. */
  return g_strdup_printf (ngettext ("%s (%d year)", "%s (%d years)", (gulong) age), text, age);
}

/* A place that some claim names in words. */
static const char *
place_in_words (LoketPersonView *view, const char *village)
{
  GListModel *claims = G_LIST_MODEL (view->claims);

  if (g_strcmp0 (village, view->person->village) == 0 && view->place != NULL)
    return view->place;
  for (guint i = 0; claims != NULL && i < g_list_model_get_n_items (claims); i++) {
    g_autoptr (LoketClaim) claim = g_list_model_get_item (claims, i);
    if (claim->facts != NULL && g_strcmp0 (claim->facts->village, village) == 0 &&
        claim->place != NULL)
      return claim->place;
  }
  return village;
}

/* What needs no more than itself to be read. */
static char *
plain_value (const char *field, const char *value, const char *language)
{
  int number;

  if (strcmp (field, "birth_date") == 0)
    return loket_registry_birth (value, language);
  if (strcmp (field, "sex") == 0 &&
      loket_enum_from_name (loket_person_sex_get_type (), value, &number))
    return g_strdup (loket_registry_sex ((LoketPersonSex) number));
  if (strcmp (field, "life_status") == 0 &&
      loket_enum_from_name (loket_life_status_get_type (), value, &number))
    return g_strdup (loket_registry_life_status ((LoketLifeStatus) number));
  return g_strdup (value);
}

/**
 * loket_registry_value:
 * @view: of the person
 * @field: name of a member of LoketPerson
 * @value: (nullable): what it says, as on file
 * @language: of the window
 *
 * Returns: (transfer full): that as people read it; empty for nothing
 */
char *
loket_registry_value (LoketPersonView *view,
                      const char *field,
                      const char *value,
                      const char *language)
{
  if (value == NULL)
    return g_strdup ("");
  if (strcmp (field, "village") == 0)
    return g_strdup (place_in_words (view, value));
  return plain_value (field, value, language);
}

/**
 * loket_registry_correction:
 * @correction: of a proposal, places in words
 * @language: of the window
 *
 * Returns: (transfer full): what would stand where: "Date of birth: 2 March 1954"
 */
char *
loket_registry_correction (LoketCorrection *correction, const char *language)
{
  g_autofree char *value = correction->value != NULL
                               ? plain_value (correction->field, correction->value, language)
                               : NULL;

  return g_strdup_printf ("%s: %s",
                          loket_registry_field (correction->field),
                          value != NULL && *value != '\0' ? value : _ ("nobody knows"));
}

/**
 * loket_registry_source:
 * @story: of a field
 *
 * Returns: (transfer full): who says so, in a word or two: a list, an officer, the intake
 */
char *
loket_registry_source (LoketFieldStory *story)
{
  char *list = loket_registry_list (story->source, story->period);

  if (list != NULL)
    return list;
  return g_strdup (story->officer != NULL ? story->officer : _ ("Intake"));
}

/**
 * loket_registry_saying_mark:
 * @story: of a field
 * @saying: what a list says of it
 *
 * A name that is only written another way is the same name (domain.md 2.4).
 *
 * Returns: how it agrees with what stands
 */
LoketMark
loket_registry_saying_mark (LoketFieldStory *story, LoketSaying *saying)
{
  g_autofree char *stands = NULL;
  g_autofree char *said = NULL;

  if (saying->agrees)
    return LOKET_MARK_AGREES;
  if (story->value == NULL || !g_str_has_suffix (story->field, "name"))
    return LOKET_MARK_DIFFERS;
  if (g_ascii_strcasecmp (story->value, saying->value) == 0)
    return LOKET_MARK_AGREES;
  stands = loket_name_canon (story->value);
  said = loket_name_canon (saying->value);
  return g_str_equal (stands, said) ? LOKET_MARK_SPELLING : LOKET_MARK_DIFFERS;
}

/**
 * loket_registry_chosen:
 * @application: the program
 * @story: of a field
 *
 * Returns: (transfer full): who chose the value that stands, and when
 */
char *
loket_registry_chosen (LoketProgram *application, LoketFieldStory *story)
{
  g_autofree char *day = loket_admin_day (application, story->since);
  g_autofree char *list = loket_registry_list (story->source, story->period);
  const char *officer = story->officer != NULL ? story->officer : _ ("an officer");

  switch (story->chosen) {
  case LOKET_CHOSEN_OFFICER:
    if (story->approved_by != NULL)
      return g_strdup_printf (
          _ ("chosen by %s, approved by %s, %s"), officer, story->approved_by, day);
    return g_strdup_printf (_ ("chosen by %s, %s"), officer, day);
  case LOKET_CHOSEN_RULE:
    return g_strdup_printf (
        _ ("chosen by rule: %s ranks highest, %s"), list != NULL ? list : "?", day);
  case LOKET_CHOSEN_FIRST:
  default:
    if (list != NULL)
      return g_strdup_printf (_ ("as %s said first, %s"), list, day);
    return g_strdup_printf (_ ("as it was put on file, %s"), day);
  }
}

/**
 * loket_registry_event:
 * @view: of the person
 * @event: of the timeline
 * @language: of the window
 *
 * Returns: (transfer full): what happened
 */
char *
loket_registry_event (LoketPersonView *view, LoketPersonEvent *event, const char *language)
{
  g_autofree char *list = loket_registry_list (event->source, event->period);
  g_autofree char *value = NULL;

  switch (event->kind) {
  case LOKET_EVENT_LIST:
    return g_strdup_printf (_ ("The list %s names this person"), list != NULL ? list : "?");
  case LOKET_EVENT_VALUE:
    value = loket_registry_value (view, event->field, event->value, language);
    if (*value == '\0')
      return g_strdup_printf (_ ("%s: emptied"), loket_registry_field (event->field));
    return g_strdup_printf (_ ("%s: now “%s”"), loket_registry_field (event->field), value);
  case LOKET_EVENT_JOINED:
    return g_strdup (_ ("Joined the family"));
  case LOKET_EVENT_LEFT:
    return g_strdup (_ ("Left the family"));
  case LOKET_EVENT_MERGED:
    return g_strdup (_ ("Merged with another record of the same person"));
  case LOKET_EVENT_SPLIT:
    return g_strdup (_ ("The merge was undone"));
  case LOKET_EVENT_ON_FILE:
  default:
    return g_strdup (_ ("Put on file"));
  }
}

/**
 * loket_registry_hint:
 * @hint: what is missing or odd, as the hub calls it
 * @sentence: (out) (transfer none): that in the language of the window
 * @advice: (out) (transfer none): what to do
 *
 * Returns: %FALSE when a newer hub knows more than this window
 */
gboolean
loket_registry_hint (const char *hint, const char **sentence, const char **advice)
{
  static const struct {
    const char *hint;
    const char *sentence;
    const char *advice;
  } hints[] = {
      {"nik-pending",
       N_ ("The NIK is not known yet."),
       N_ ("Ask for the KTP or the family card. Without either, the civil registry finds it.")},
      {"nik-unverified",
       N_ ("The NIK is not verified yet."),
       N_ ("Compare it with the KTP when the person is here.")},
      {"nik-conflict",
       N_ ("Somebody else claims this NIK too."),
       N_ ("Look at the KTP. Cards are held until the data desk has settled it.")},
      {"no-birth-date",
       N_ ("The date of birth is not known."),
       N_ ("It stands on the KTP, the family card and the birth certificate.")},
      {"birth-date-not-whole",
       N_ ("The date of birth is not known to the day."),
       N_ ("It stands on the KTP, the family card and the birth certificate.")},
      {"no-sex", N_ ("The sex is not on file."), N_ ("Put it in with “Correct”.")},
      {"no-village", N_ ("The village is not on file."), N_ ("Put it in with “Correct”.")},
      {"no-household",
       N_ ("No family is on file."),
       N_ ("Ask for the family card; the data desk brings the family together.")},
      {"said-dead",
       N_ ("A list says that this person has died."),
       N_ ("Ask the family. A death is entered from its certificate, by two officers.")},
      {"merged",
       N_ ("This record is no longer used: it was merged with another one."),
       N_ ("Work with the other record; it has all that stood here.")},
      {"in-doubt",
       N_ ("This person may be on file twice."),
       N_ ("The data desk compares both records. Until then look at the other one too.")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (g_strcmp0 (hints[i].hint, hint) == 0) {
      *sentence = _ (hints[i].sentence);
      *advice = _ (hints[i].advice);
      return TRUE;
    }
  return FALSE;
}

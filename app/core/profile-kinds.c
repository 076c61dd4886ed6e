/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be applied for, as profile.ini says it: "[application saraswati-card]"; profile-parse.c
 * hands its sections on to here. */
#include "config.h"

#include "core/error.h"
#include "core/profile-reader.h"

#include <string.h>

#define PAPERS 12
#define LISTED_MINUTES 30 /* domain.md 1.3, 8 */
#define UNLISTED_DAYS 3
#define PAPERS_DAYS 7 /* domain.md 1.9: one week was real practice */
#define VILLAGE_DAYS 7
#define EXPIRE_DAYS 14

static gboolean
read_choice (LoketProfileReader *reader,
             const char *section,
             const char *key,
             GType type,
             int *value)
{
  g_autofree char *text = NULL;

  if (!loket_profile_read_optional (reader, section, key, &text))
    return FALSE;
  if (text == NULL)
    return TRUE;
  g_strdelimit (text, "-", '_');
  return loket_enum_from_name (type, text, value) ||
         loket_profile_refuse (reader, section, key, "nobody knows “%s”", text);
}

static gboolean
read_words (LoketProfileReader *reader, const char *section, const char *key, char ***words)
{
  g_autofree char *text = NULL;

  if (!loket_profile_read_optional (reader, section, key, &text))
    return FALSE;
  *words = text != NULL ? loket_profile_split_words (text) : NULL;
  return TRUE;
}

/* The value when there is none stands in @number already. */
static gboolean
read_span (LoketProfileReader *reader, const char *section, const char *key, gint64 *number)
{
  LoketOptional value = LOKET_SOME (*number);

  if (!loket_profile_read_optional_number (reader, section, key, &value))
    return FALSE;
  *number = value.value;
  return TRUE;
}

/* paper-1 is its name, paper-1-key what it is on file by. */
static gboolean
read_paper (LoketProfileReader *reader,
            const char *section,
            const char *key,
            LoketApplicationKind *kind)
{
  g_autofree char *key_key = g_strconcat (key, "-key", NULL);
  g_autofree char *icon_key = g_strconcat (key, "-icon", NULL);
  g_autofree char *need_key = g_strconcat (key, "-need", NULL);
  g_autoptr (LoketKindPaper) paper = loket_kind_paper_new ();
  int need = LOKET_PAPER_ALWAYS;

  if (!loket_profile_read_text (reader, section, key_key, &paper->key) ||
      !loket_profile_read_phrase (reader, section, key, &paper->title) ||
      !loket_profile_read_optional (reader, section, icon_key, &paper->icon) ||
      !read_choice (reader, section, need_key, loket_paper_need_get_type (), &need))
    return FALSE;
  paper->need = (LoketPaperNeed) need;
  if (loket_application_kind_paper (kind, paper->key) != NULL)
    return loket_profile_refuse (
        reader, section, key_key, "there is a paper %s already", paper->key);
  g_list_store_append (kind->papers, paper);
  return TRUE;
}

static gboolean
read_papers (LoketProfileReader *reader, const char *section, LoketApplicationKind *kind)
{
  static const char *const more[] = {"-key", "-icon", "-need"};

  kind->papers = g_list_store_new (loket_kind_paper_get_type ());
  for (guint i = 1; i <= PAPERS; i++) {
    g_autofree char *key = g_strdup_printf ("paper-%u", i);
    gboolean there = g_key_file_has_key (reader->keys, section, key, NULL);
    if (there && !read_paper (reader, section, key, kind))
      return FALSE;
    for (guint k = 0; !there && k < G_N_ELEMENTS (more); k++) {
      g_autofree char *lost = g_strconcat (key, more[k], NULL);
      if (g_key_file_has_key (reader->keys, section, lost, NULL))
        return loket_profile_refuse (reader, section, lost, "there is no %s", key);
    }
  }
  return TRUE;
}

/* "section" or "section;head": nobody's word alone grants anything, so that the head comes second
 * (domain.md 1.9). */
static gboolean
check_approvals (LoketProfileReader *reader, const char *section, LoketApplicationKind *kind)
{
  char **words = kind->approvals;

  if (words != NULL && g_strcmp0 (words[0], "section") == 0 &&
      (words[1] == NULL || (strcmp (words[1], "head") == 0 && words[2] == NULL)))
    return TRUE;
  return loket_profile_refuse (reader, section, "approvals", "is neither section nor section;head");
}

static gboolean
read_times (LoketProfileReader *reader, const char *section, LoketApplicationKind *kind)
{
  kind->listed_minutes = LISTED_MINUTES;
  kind->unlisted_days = UNLISTED_DAYS;
  kind->papers_days = PAPERS_DAYS;
  kind->village_days = VILLAGE_DAYS;
  kind->expire_days = EXPIRE_DAYS;
  return read_span (reader, section, "listed-minutes", &kind->listed_minutes) &&
         read_span (reader, section, "unlisted-days", &kind->unlisted_days) &&
         read_span (reader, section, "papers-days", &kind->papers_days) &&
         read_span (reader, section, "village-days", &kind->village_days) &&
         read_span (reader, section, "expire-days", &kind->expire_days);
}

/**
 * loket_profile_read_kind:
 * @reader: a profile that is read
 * @section: "application KEY"
 * @profile: takes the kind of application
 *
 * Returns: %FALSE when something is wrong in that section
 */
gboolean
loket_profile_read_kind (LoketProfileReader *reader, const char *section, LoketProfile *profile)
{
  static const char *const known[] = {"service",
                                      "title",
                                      "gives",
                                      "approvals",
                                      "listed-minutes",
                                      "unlisted-days",
                                      "papers-days",
                                      "village-days",
                                      "expire-days",
                                      "forms",
                                      "letters",
                                      "paper-*",
                                      "paper-*-key",
                                      "paper-*-icon",
                                      "paper-*-need",
                                      NULL};
  g_autoptr (LoketApplicationKind) kind = loket_application_kind_new ();
  g_autoptr (GError) problem = NULL;
  int gives = LOKET_GIVES_LETTER;

  kind->key = g_strdup (section + strlen ("application "));
  if (!loket_profile_check_keys (reader, section, known) ||
      !loket_profile_read_text (reader, section, "service", &kind->service) ||
      !loket_profile_read_phrase (reader, section, "title", &kind->title) ||
      !read_choice (reader, section, "gives", loket_gives_get_type (), &gives) ||
      !read_words (reader, section, "approvals", &kind->approvals) ||
      !check_approvals (reader, section, kind) || !read_times (reader, section, kind) ||
      !read_words (reader, section, "forms", &kind->forms) ||
      !read_words (reader, section, "letters", &kind->letters) ||
      !read_papers (reader, section, kind))
    return FALSE;
  kind->gives = (LoketGives) gives;
  if (!loket_record_check (&kind->parent_instance, &problem))
    return loket_profile_refuse (reader, section, NULL, "%s", problem->message);
  g_list_store_append (profile->applications, kind);
  return TRUE;
}

/**
 * loket_profile_check_kinds:
 * @reader: a profile whose sections were all read
 * @profile: what stands in them
 *
 * Returns: %FALSE when a kind of application belongs to no service of the profile
 */
gboolean
loket_profile_check_kinds (LoketProfileReader *reader, LoketProfile *profile)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (profile->applications)); i++) {
    g_autoptr (LoketApplicationKind) kind =
        g_list_model_get_item (G_LIST_MODEL (profile->applications), i);
    g_autofree char *section = g_strconcat ("application ", kind->key, NULL);
    if (loket_profile_service (profile, kind->service) == NULL)
      return loket_profile_refuse (
          reader, section, "service", "there is no service “%s”", kind->service);
  }
  return TRUE;
}

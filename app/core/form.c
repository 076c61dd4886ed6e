/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of survey forms and answers, and the book of all forms of a profile. */
#include "config.h"

#include "core/form.h"

#include "core/error.h"

#include <string.h>

G_DEFINE_ENUM_TYPE (LoketQuestionKind,
                    loket_question_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_QUESTION_YES_NO, "yes_no"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUESTION_NUMBER, "number"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUESTION_MONEY, "money"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUESTION_CHOICE, "choice"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUESTION_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUESTION_DAY, "day"))

/* One file of the book.  A list of a record remembers where it was read last, so no two threads may
 * share a form: each reads the file once and keeps what it read. */
typedef struct {
  char *name;
  char *key;
  gint64 version;
  GBytes *file;
  GHashTable *forms; /* GThread → LoketForm */
} Page;

struct _LoketFormBook {
  GPtrArray *pages;
  GMutex *lock; /* of the forms of all pages */
};

/* clang-format off */
static const LoketField choice_fields[] = {
  LOKET_FIELD_TEXT (LoketChoice, key, LOKET_FIELD_KEY, .min = 1, .max = 64, .blurb = "Its key"),
  LOKET_FIELD_RECORD (LoketChoice, phrase, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "What it says"),
};
LOKET_DEFINE_RECORD (LoketChoice, loket_choice, choice_fields)

static const LoketField question_fields[] = {
  LOKET_FIELD_TEXT (LoketQuestion, key, LOKET_FIELD_KEY, .min = 1, .max = 64, .blurb = "Its key"),
  LOKET_FIELD_TEXT (LoketQuestion, group, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Key of its group"),
  LOKET_FIELD_ENUM (LoketQuestion, kind, LOKET_FIELD_PLAIN, loket_question_kind, .blurb = "What kind of answer"),
  LOKET_FIELD_RECORD (LoketQuestion, phrase, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "The question"),
  LOKET_FIELD_RECORD (LoketQuestion, help, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "How to ask or look"),
  LOKET_FIELD_LIST (LoketQuestion, choices, LOKET_FIELD_OPTIONAL, loket_choice, .max = LOKET_CHOICE_LIST, .blurb = "Answers to choose from"),
  LOKET_FIELD_BOOLEAN (LoketQuestion, optional, LOKET_FIELD_OPTIONAL, .blurb = "The form may be handed in without it"),
  LOKET_FIELD_INTEGER (LoketQuestion, least, LOKET_FIELD_OPTIONAL, .min = -LOKET_INTEGER_MAX, .blurb = "Least number"),
  LOKET_FIELD_INTEGER (LoketQuestion, most, LOKET_FIELD_OPTIONAL, .min = -LOKET_INTEGER_MAX, .blurb = "Greatest number"),
  LOKET_FIELD_TEXT (LoketQuestion, asked_if, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Only asked if this earlier question"),
  LOKET_FIELD_TEXT (LoketQuestion, asked_if_is, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "has this answer"),
  LOKET_FIELD_WORDS (LoketQuestion, counts, LOKET_FIELD_OPTIONAL, .max = LOKET_CHOICE_LIST, .blurb = "Answers that count one"),
  LOKET_FIELD_INTEGER (LoketQuestion, below, LOKET_FIELD_OPTIONAL, .min = -LOKET_INTEGER_MAX, .blurb = "A number below this counts one"),
  LOKET_FIELD_INTEGER (LoketQuestion, from, LOKET_FIELD_OPTIONAL, .min = -LOKET_INTEGER_MAX, .blurb = "A number from this on counts one"),
  LOKET_FIELD_TEXT (LoketQuestion, per, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Question whose number divides this one first"),
  LOKET_FIELD_TEXT (LoketQuestion, feeds, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Rule input that its answer fills"),
  LOKET_FIELD_TEXT (LoketQuestion, condition, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Condition of need that a yes adds"),
};
LOKET_DEFINE_RECORD (LoketQuestion, loket_question, question_fields)

static const LoketField question_group_fields[] = {
  LOKET_FIELD_TEXT (LoketQuestionGroup, key, LOKET_FIELD_KEY, .min = 1, .max = 64, .blurb = "Its key"),
  LOKET_FIELD_RECORD (LoketQuestionGroup, phrase, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its title"),
};
LOKET_DEFINE_RECORD (LoketQuestionGroup, loket_question_group, question_group_fields)

static const LoketField form_fields[] = {
  LOKET_FIELD_TEXT (LoketForm, key, LOKET_FIELD_KEY, .min = 1, .max = 64, .blurb = "Its key: bps14"),
  LOKET_FIELD_INTEGER (LoketForm, version, LOKET_FIELD_PLAIN, .min = 1, .max = 10000, .blurb = "Its version"),
  LOKET_FIELD_TEXT (LoketForm, checksum, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of what it says"),
  LOKET_FIELD_RECORD (LoketForm, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its title"),
  LOKET_FIELD_RECORD (LoketForm, intro, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What the surveyor reads first"),
  LOKET_FIELD_TEXT (LoketForm, legal_basis, LOKET_FIELD_OPTIONAL, .blurb = "What it rests on"),
  LOKET_FIELD_TEXT (LoketForm, use, LOKET_FIELD_PLAIN, .min = 1, .max = 16, .blurb = "Where it is filled: field, counter or any"),
  LOKET_FIELD_TEXT (LoketForm, score_feeds, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Rule input that its score fills"),
  LOKET_FIELD_LIST (LoketForm, groups, LOKET_FIELD_OPTIONAL, loket_question_group, .max = 20, .blurb = "Its parts"),
  LOKET_FIELD_LIST (LoketForm, questions, LOKET_FIELD_PLAIN, loket_question, .min = 1, .max = LOKET_QUESTION_LIST, .blurb = "Its questions, in the order to ask"),
};
LOKET_DEFINE_RECORD (LoketForm, loket_form, form_fields)

static const LoketField answer_fields[] = {
  LOKET_FIELD_TEXT (LoketFormAnswer, key, LOKET_FIELD_KEY, .min = 1, .max = 64, .blurb = "Key of the question"),
  LOKET_FIELD_TEXT (LoketFormAnswer, value, LOKET_FIELD_PERSONAL, .min = 1, .max = LOKET_ANSWER_MAX, .blurb = "What was answered"),
};
LOKET_DEFINE_RECORD (LoketFormAnswer, loket_form_answer, answer_fields)

static const LoketField answers_fields[] = {
  LOKET_FIELD_TEXT (LoketAnswers, form, LOKET_FIELD_KEY, .min = 1, .max = 64, .blurb = "Key of the form"),
  LOKET_FIELD_INTEGER (LoketAnswers, version, LOKET_FIELD_PLAIN, .min = 1, .max = 10000, .blurb = "Its version"),
  LOKET_FIELD_LIST (LoketAnswers, answers, LOKET_FIELD_PLAIN, loket_form_answer, .max = LOKET_QUESTION_LIST, .blurb = "What was answered"),
};
LOKET_DEFINE_RECORD (LoketAnswers, loket_answers, answers_fields)
/* clang-format on */

static void
free_page (gpointer data)
{
  Page *page = data;

  g_free (page->name);
  g_free (page->key);
  g_bytes_unref (page->file);
  g_hash_table_unref (page->forms);
  g_free (page);
}

/**
 * loket_form_book_new:
 *
 * Returns: (transfer full): a book without any form
 */
LoketFormBook *
loket_form_book_new (void)
{
  LoketFormBook *book = g_new0 (LoketFormBook, 1);

  book->pages = g_ptr_array_new_with_free_func (free_page);
  book->lock = g_new (GMutex, 1);
  g_mutex_init (book->lock);
  return book;
}

/**
 * loket_form_book_free:
 * @book: (transfer full): a book
 */
void
loket_form_book_free (LoketFormBook *book)
{
  g_ptr_array_unref (book->pages);
  g_mutex_clear (book->lock);
  g_free (book->lock);
  g_free (book);
}

/* The page of a form; of its newest version when @version is 0. */
static const Page *
find_page (const LoketFormBook *book, const char *key, gint64 version)
{
  const Page *found = NULL;

  for (guint i = 0; i < book->pages->len; i++) {
    const Page *page = g_ptr_array_index (book->pages, i);
    if (strcmp (page->key, key) != 0 || (version != 0 && page->version != version))
      continue;
    if (found == NULL || page->version > found->version)
      found = page;
  }
  return found;
}

/**
 * loket_form_book_add:
 * @book: a book that nobody else reads yet
 * @file: the file of a form
 * @name: what people call it: "forms/bps14.ini"
 * @error: set to %LOKET_ERROR_BAD_FIELD with file, line and column, also when the book has that
 *   version of the form already
 *
 * Returns: %FALSE on error
 */
gboolean
loket_form_book_add (LoketFormBook *book, GBytes *file, const char *name, GError **error)
{
  g_autoptr (LoketForm) form = loket_form_parse (file, name, error);
  Page *page;

  if (form == NULL)
    return FALSE;
  if (find_page (book, form->key, form->version) != NULL) {
    loket_set_error (error,
                     LOKET_ERROR_BAD_FIELD,
                     "[form] version",
                     "%s:1:1: [form] version: another file has version %" G_GINT64_FORMAT
                     " of “%s” already",
                     name,
                     form->version,
                     form->key);
    return FALSE;
  }
  page = g_new0 (Page, 1);
  page->name = g_strdup (name);
  page->key = g_strdup (form->key);
  page->version = form->version;
  page->file = g_bytes_ref (file);
  page->forms = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_ptr_array_add (book->pages, page);
  return TRUE;
}

/**
 * loket_form_book_equal:
 * @a: a book
 * @b: a book
 *
 * Returns: %TRUE when both were made of the same files in the same order
 */
gboolean
loket_form_book_equal (const LoketFormBook *a, const LoketFormBook *b)
{
  gboolean equal = a->pages->len == b->pages->len;

  for (guint i = 0; equal && i < a->pages->len; i++)
    equal = g_bytes_equal (((const Page *) g_ptr_array_index (a->pages, i))->file,
                           ((const Page *) g_ptr_array_index (b->pages, i))->file);
  return equal;
}

/**
 * loket_form_book_keys:
 * @book: a book
 *
 * Returns: (transfer full) (array zero-terminated=1): the keys of its forms, each once
 */
char **
loket_form_book_keys (const LoketFormBook *book)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < book->pages->len; i++) {
    const Page *page = g_ptr_array_index (book->pages, i);
    if (find_page (book, page->key, 0) == page)
      g_strv_builder_add (keys, page->key);
  }
  return g_strv_builder_end (keys);
}

/**
 * loket_form_book_form:
 * @book: a book
 * @key: key of a form
 * @version: one of its versions, 0 for the newest
 *
 * Returns: (transfer none) (nullable): that form, of this thread alone, for as long as the book;
 * not to be changed
 */
LoketForm *
loket_form_book_form (const LoketFormBook *book, const char *key, gint64 version)
{
  const Page *page = find_page (book, key, version);
  LoketForm *form;

  if (page == NULL)
    return NULL;
  g_mutex_lock (book->lock);
  form = g_hash_table_lookup (page->forms, g_thread_self ());
  g_mutex_unlock (book->lock);
  if (form != NULL)
    return form;
  form = loket_form_parse (page->file, page->name, NULL);
  if (form == NULL)
    return NULL;
  g_mutex_lock (book->lock);
  g_hash_table_insert (page->forms, g_thread_self (), form);
  g_mutex_unlock (book->lock);
  return form;
}

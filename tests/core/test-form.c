/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The survey forms that ship: what they ask, count and tell the rules; what is said of a bad file
 * or a bad answer. */
#include "core/error.h"
#include "core/form.h"

#include <string.h>

static LoketForm *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));

  return loket_form_parse (file, "my.ini", error);
}

static LoketForm *
read_form (const char *name)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen", "forms", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  LoketForm *form;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  form = parse (text, &error);
  g_assert_no_error (error);
  return form;
}

/* "members=4 floor_area=40" */
static LoketAnswers *
answers_to (LoketForm *form, const char *text)
{
  LoketAnswers *answers = loket_answers_new ();
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  answers->form = g_strdup (form->key);
  answers->version = form->version;
  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++) {
    g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);
    loket_answers_set (answers, parts[0], parts[1]);
  }
  return answers;
}

static void
assert_complete (LoketPhrase *phrase)
{
  if (phrase == NULL)
    return;
  g_assert_nonnull (phrase->id);
  g_assert_nonnull (phrase->jv);
  g_assert_nonnull (phrase->en);
}

static void
test_shipped (void)
{
  static const struct {
    const char *file;
    guint questions;
    gint64 most; /* that can count when all are asked */
  } rows[] = {{"bps14.ini", 18, 14},
              {"kepmensos262.ini", 11, 0},
              {"menur-conditions.ini", 11, 0},
              {"kenanga-counselling.ini", 7, 0}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LoketForm) form = read_form (rows[i].file);
    g_autoptr (LoketAnswers) none = answers_to (form, "");
    LoketFormScore score;
    guint n = g_list_model_get_n_items (G_LIST_MODEL (form->questions));
    g_assert_cmpuint (n, ==, rows[i].questions);
    g_assert_cmpuint (strlen (form->checksum), ==, 64);
    assert_complete (form->title);
    assert_complete (form->intro);
    for (guint k = 0; k < n; k++) {
      g_autoptr (LoketQuestion) question =
          g_list_model_get_item (G_LIST_MODEL (form->questions), k);
      assert_complete (question->phrase);
      assert_complete (question->help);
      for (guint c = 0; question->choices != NULL &&
                        c < g_list_model_get_n_items (G_LIST_MODEL (question->choices));
           c++) {
        g_autoptr (LoketChoice) choice =
            g_list_model_get_item (G_LIST_MODEL (question->choices), c);
        assert_complete (choice->phrase);
      }
    }
    loket_form_score (form, none, &score);
    g_assert_cmpint (score.score, ==, 0);
    g_assert_cmpint (score.most, ==, rows[i].most);
    g_assert_cmpint (score.open, ==, rows[i].most);
  }
}

#define POOR_HOME                                                                                  \
  "members=5 floor_area=39 floor_kind=earth wall_kind=bamboo toilet=shared light=no water=well "   \
  "fuel=firewood meat=1 clothes=1 meals=2 clinic=no income=599999 schooling=primary savings=no"
#define GOOD_HOME                                                                                  \
  "members=5 floor_area=40 floor_kind=tiles wall_kind=plastered toilet=own light=yes "             \
  "water=protected fuel=gas meat=2 clothes=2 meals=3 clinic=yes income=600000 schooling=higher "   \
  "savings=yes"

static void
test_bps14 (void)
{
  g_autoptr (LoketForm) form = read_form ("bps14.ini");
  g_autoptr (LoketAnswers) poor = answers_to (form, POOR_HOME);
  g_autoptr (LoketAnswers) good = answers_to (form, GOOD_HOME " refuted=yes");
  g_autoptr (LoketRuleInputs) inputs = loket_rule_inputs_new ();
  g_autoptr (GError) error = NULL;
  LoketFormScore score;

  g_assert_true (loket_form_check (form, poor, TRUE, &error));
  g_assert_no_error (error);
  loket_form_score (form, poor, &score);
  g_assert_cmpint (score.score, ==, 14);
  g_assert_cmpint (score.open, ==, 0);
  loket_form_feed (form, poor, inputs);
  g_assert_true (inputs->bps14_score.set);
  g_assert_cmpint (inputs->bps14_score.value, ==, 14);
  g_assert_cmpint (inputs->household_size.value, ==, 5);
  g_assert_cmpint (inputs->decile_refuted, ==, LOKET_TRUTH_UNKNOWN);
  g_assert_cmpint (inputs->vehicle_or_land, ==, LOKET_TRUTH_UNKNOWN);
  loket_form_feed (form, good, inputs);
  g_assert_cmpint (inputs->bps14_score.value, ==, 0);
  g_assert_cmpint (inputs->decile_refuted, ==, LOKET_TRUTH_YES);
}

/* A survey with a gap tells no score: unknown is not “does not hold”. */
static void
test_gap (void)
{
  g_autoptr (LoketForm) form = read_form ("bps14.ini");
  g_autoptr (LoketAnswers) answers = answers_to (form, POOR_HOME);
  g_autoptr (LoketRuleInputs) inputs = loket_rule_inputs_new ();
  g_autoptr (GError) error = NULL;
  LoketFormScore score;

  loket_answers_set (answers, "water", NULL);
  loket_form_score (form, answers, &score);
  g_assert_cmpint (score.score, ==, 13);
  g_assert_cmpint (score.most, ==, 14);
  g_assert_cmpint (score.open, ==, 1);
  loket_form_feed (form, answers, inputs);
  g_assert_false (inputs->bps14_score.set);
  g_assert_true (loket_form_check (form, answers, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (loket_form_check (form, answers, TRUE, &error));
  g_assert_cmpstr (error->message, ==, "water: is not answered yet");
  g_assert_cmpstr (loket_error_parameter (error), ==, "water");
}

static void
test_kepmensos (void)
{
  g_autoptr (LoketForm) form = read_form ("kepmensos262.ini");
  g_autoptr (LoketAnswers) homeless = answers_to (form, "no_home=yes");
  g_autoptr (LoketAnswers) housed =
      answers_to (form,
                  "no_home=no no_work=yes hunger=yes food_share=yes clothes=yes floor=yes wall=no "
                  "toilet=no light=no members=4 spending=1600003");
  g_autoptr (LoketRuleInputs) inputs = loket_rule_inputs_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (loket_form_check (form, homeless, TRUE, &error));
  g_assert_no_error (error);
  loket_form_feed (form, homeless, inputs);
  g_assert_cmpint (inputs->no_home, ==, LOKET_TRUTH_YES);
  g_assert_false (inputs->criteria262_score.set);
  g_assert_true (loket_form_check (form, housed, TRUE, &error));
  g_assert_no_error (error);
  loket_form_feed (form, housed, inputs);
  g_assert_cmpint (inputs->no_home, ==, LOKET_TRUTH_NO);
  g_assert_cmpint (inputs->criteria262_score.value, ==, 5);
  g_assert_cmpint (inputs->spending_per_head.value, ==, 400000);
  loket_answers_set (housed, "no_home", "yes");
  g_assert_false (loket_form_check (form, housed, FALSE, &error));
  g_assert_cmpstr (error->message, ==, "no_work: was not to be asked, by an earlier answer");
}

static void
test_conditions (void)
{
  g_autoptr (LoketForm) form = read_form ("menur-conditions.ini");
  g_autoptr (LoketAnswers) some = answers_to (form, "illness=no disability=no");
  g_autoptr (LoketAnswers) all =
      answers_to (form,
                  "illness=no disability=no elderly_alone=no woman_head=no orphan=no job_loss=no "
                  "disaster=no violence=no risk_pregnancy=no household_death=no");
  g_autoptr (LoketRuleInputs) inputs = loket_rule_inputs_new ();

  loket_form_feed (form, some, inputs);
  g_assert_null (inputs->conditions);
  loket_form_feed (form, all, inputs);
  g_assert_nonnull (inputs->conditions);
  g_assert_cmpuint (g_strv_length (inputs->conditions), ==, 0);
  loket_answers_set (some, "illness", "yes");
  loket_form_feed (form, some, inputs);
  loket_form_feed (form, some, inputs);
  g_assert_cmpuint (g_strv_length (inputs->conditions), ==, 1);
  g_assert_cmpstr (inputs->conditions[0], ==, "illness");
}

static void
test_counselling (void)
{
  g_autoptr (LoketForm) form = read_form ("kenanga-counselling.ini");
  g_autoptr (LoketAnswers) answers = answers_to (
      form, "held=yes story=Sakit insured=no purpose=Berobat end_date=2027-06-30 agreed=yes");
  g_autoptr (LoketRuleInputs) inputs = loket_rule_inputs_new ();
  g_autoptr (GError) error = NULL;

  loket_form_feed (form, answers, inputs);
  g_assert_cmpint (inputs->counselling, ==, LOKET_TRUTH_YES);
  g_assert_cmpint (inputs->other_insurance, ==, LOKET_TRUTH_NO);
  g_assert_cmpint (inputs->purpose_written, ==, LOKET_TRUTH_YES);
  g_assert_cmpint (inputs->end_date_written, ==, LOKET_TRUTH_YES);
  g_assert_cmpint (inputs->conditions_written, ==, LOKET_TRUTH_UNKNOWN);
  g_assert_null (inputs->conditions);
  g_assert_false (loket_form_check (form, answers, TRUE, &error));
  g_assert_cmpstr (error->message, ==, "conditions: is not answered yet");
}

static void
test_bad_answers (void)
{
  static const char *const rows[][3] = {
      {"light", "maybe", "light: “maybe” is neither yes nor no"},
      {"members", "four", "members: “four” is not a whole number"},
      {"members", "0", "members: is too little"},
      {"members", "31", "members: is too much"},
      {"meals", "-1", "meals: is too little"},
      {"toilet", "gold", "toilet: “gold” is none of its answers"},
      {"roof", "zinc", "roof: the form does not ask this"},
  };
  g_autoptr (LoketForm) form = read_form ("bps14.ini");
  g_autoptr (LoketForm) other = read_form ("kenanga-counselling.ini");
  g_autoptr (LoketAnswers) day = answers_to (other, "held=yes end_date=2027-02-29");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LoketAnswers) answers = answers_to (form, "");
    g_autoptr (GError) problem = NULL;
    loket_answers_set (answers, rows[i][0], rows[i][1]);
    g_assert_false (loket_form_check (form, answers, FALSE, &problem));
    g_assert_error (problem, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
    g_assert_cmpstr (problem->message, ==, rows[i][2]);
  }
  g_assert_false (loket_form_check (other, day, FALSE, &error));
  g_assert_cmpstr (error->message, ==, "end_date: “2027-02-29” is not a day such as 2026-11-22");
  g_clear_error (&error);
  g_assert_false (loket_form_check (form, day, FALSE, &error));
  g_assert_nonnull (strstr (error->message, "another form"));
}

#define HEAD "[form]\nkey=f\nversion=1\ntitle=F\nuse=any\n"
#define ASK "[question q]\nkind=yes_no\ntext=Q\n"

static void
test_bad_files (void)
{
  static const char *const rows[][2] = {
      {"[form]\nkey=f\n", "my.ini:1:1: [form] version: is missing"},
      {HEAD, "my.ini:1:1: [form]: questions: too few or too many"},
      {HEAD "use=field\n" ASK, "my.ini:6:1: [form] use: stands here twice"},
      {HEAD ASK ASK, "my.ini:9:1: [question q]: this section stands here twice"},
      {HEAD ASK "[roof]\na=b\n", "my.ini:9:1: [roof]: nobody knows this section"},
      {HEAD ASK "colour=red\n", "my.ini:9:8: [question q] colour: nobody knows this key here"},
      {HEAD ASK "group=g\n", "my.ini:9:7: [question q] group: there is no [group g]"},
      {HEAD ASK "counts=maybe\n",
       "my.ini:9:8: [question q] counts: “maybe” is no answer to this question"},
      {HEAD ASK "counts-below=2\n",
       "my.ini:9:14: [question q] counts-below: only a number or money counts so"},
      {HEAD ASK "choices=a\n",
       "my.ini:9:9: [question q] choices: stands with kind=choice, and always there"},
      {HEAD ASK "feeds=decile\n",
       "my.ini:9:7: [question q] feeds: “decile” is no rule input that such an answer fills"},
      {HEAD ASK "per=q\n",
       "my.ini:9:5: [question q] per: “q” is no earlier question for a number from 1 on, or this "
       "is no number"},
      {HEAD ASK "asked-if=q yes\n",
       "my.ini:9:10: [question q] asked-if: this is not an earlier question and one of its "
       "answers, such as “home no”"},
      {HEAD "[question q]\nkind=maybe\ntext=Q\n",
       "my.ini:7:6: [question q] kind: “maybe” is none of: yes_no, number, money, choice, text, "
       "day"},
      {HEAD "score-feeds=alive\n" ASK,
       "my.ini:6:13: [form] score-feeds: “alive” is no rule input that is a number"},
      {HEAD "roof\n", "my.ini:6:1: [form]: this is neither a comment nor KEY=VALUE"},
      {"key=f\n", "my.ini:1:1: this stands before the first section"},
      {"[form\n", "my.ini:1:1: this is no section such as [reason decile]"},
      {"", "my.ini:1:1: empty, too long, or not UTF-8"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LoketForm) form = parse (rows[i][0], &error);
    g_assert_null (form);
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
    g_assert_cmpstr (error->message, ==, rows[i][1]);
  }
}

static gpointer
ask_elsewhere (gpointer book)
{
  return loket_form_book_form (book, "f", 0);
}

static void
test_book (void)
{
  g_autoptr (LoketFormBook) book = loket_form_book_new ();
  g_autoptr (GBytes) first = g_bytes_new_static (HEAD ASK, strlen (HEAD ASK));
  g_autofree char *newer = g_strconcat ("[form]\nkey=f\nversion=2\ntitle=F\nuse=any\n", ASK, NULL);
  g_autoptr (GBytes) second = g_bytes_new (newer, strlen (newer));
  g_autoptr (GError) error = NULL;
  LoketForm *newest, *old, *elsewhere;
  g_auto (GStrv) keys = NULL;

  g_assert_true (loket_form_book_add (book, first, "forms/f.ini", &error));
  g_assert_true (loket_form_book_add (book, second, "forms/f-2.ini", &error));
  g_assert_no_error (error);
  g_assert_false (loket_form_book_add (book, first, "forms/f-3.ini", &error));
  g_assert_cmpstr (error->message,
                   ==,
                   "forms/f-3.ini:1:1: [form] version: another file has version 1 of “f” already");
  newest = loket_form_book_form (book, "f", 0);
  old = loket_form_book_form (book, "f", 1);
  keys = loket_form_book_keys (book);
  g_assert_cmpint (newest->version, ==, 2);
  g_assert_cmpint (old->version, ==, 1);
  g_assert_cmpstr (newest->checksum, !=, old->checksum);
  g_assert_null (loket_form_book_form (book, "f", 3));
  /* Read once by each thread, and shared by no two. */
  g_assert_true (loket_form_book_form (book, "f", 2) == newest);
  elsewhere = g_thread_join (g_thread_new ("elsewhere", ask_elsewhere, book));
  g_assert_true (elsewhere != newest);
  g_assert_true (loket_record_equal (LOKET_RECORD (elsewhere), LOKET_RECORD (newest)));
  g_assert_cmpuint (g_strv_length (keys), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/form/shipped", test_shipped);
  g_test_add_func ("/core/form/bps14", test_bps14);
  g_test_add_func ("/core/form/gap", test_gap);
  g_test_add_func ("/core/form/kepmensos", test_kepmensos);
  g_test_add_func ("/core/form/conditions", test_conditions);
  g_test_add_func ("/core/form/counselling", test_counselling);
  g_test_add_func ("/core/form/bad-answers", test_bad_answers);
  g_test_add_func ("/core/form/bad-files", test_bad_files);
  g_test_add_func ("/core/form/book", test_book);
  return g_test_run ();
}

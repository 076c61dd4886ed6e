/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule files, survey forms and letter templates from outside: each is refused with a place, or
 * whole; what was read answers for any household within its limits. */
#include "fuzz.h"

#include "core/form.h"
#include "core/letter-compose.h"
#include "core/rules.h"

#include <stdlib.h>
#include <string.h>

/* Not an assertion of GLib: a fuzz build must stop here whatever the flags. */
static void
demand (gboolean held, const char *what)
{
  if (held)
    return;
  g_printerr ("broken: %s\n", what);
  abort ();
}

static void
demand_place (const GError *error)
{
  demand (g_str_has_prefix (error->message, "my.ini:") &&
              g_ascii_isdigit (error->message[strlen ("my.ini:")]),
          "a refusal names its place");
}

static LoketRuleInputs *
household (guint n)
{
  LoketRuleInputs *inputs = loket_rule_inputs_new ();

  inputs->alive = n % 3;
  inputs->resident = (n / 3) % 3;
  inputs->listed = LOKET_TRUTH_YES;
  inputs->no_home = n % 2 == 0 ? LOKET_TRUTH_UNKNOWN : LOKET_TRUTH_NO;
  inputs->counselling = n % 3;
  if (n % 4 != 0)
    inputs->decile = LOKET_SOME (n % 10 + 1);
  if (n % 5 != 0)
    inputs->bps14_score = LOKET_SOME (n % 15);
  if (n % 2 != 0)
    inputs->conditions = g_strsplit ("illness orphan", " ", -1);
  return inputs;
}

static void
try_rules (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRules) rules = loket_rules_parse (file, "my.ini", &error);

  demand ((rules == NULL) == (error != NULL), "a refusal has a reason");
  if (rules == NULL) {
    demand_place (error);
    return;
  }
  for (guint n = 0; n < 12; n++) {
    g_autoptr (LoketRuleInputs) inputs = household (n);
    g_autoptr (LoketProposal) proposal = loket_rules_evaluate (rules, inputs);
    demand (loket_record_check (LOKET_RECORD (proposal), NULL), "a proposal is within its limits");
    demand (loket_rules_category (rules, inputs) == proposal->category, "both ways agree");
  }
}

static void
try_form (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketForm) form = loket_form_parse (file, "my.ini", &error);
  g_autoptr (LoketAnswers) answers = loket_answers_new ();
  g_autoptr (LoketRuleInputs) inputs = loket_rule_inputs_new ();
  LoketFormScore score;

  demand ((form == NULL) == (error != NULL), "a refusal has a reason");
  if (form == NULL) {
    demand_place (error);
    return;
  }
  demand (loket_record_check (LOKET_RECORD (form), NULL), "a form is within its limits");
  answers->form = g_strdup (form->key);
  answers->version = form->version;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (form->questions)); i++) {
    g_autoptr (LoketQuestion) question = g_list_model_get_item (G_LIST_MODEL (form->questions), i);
    loket_answers_set (
        answers, question->key, question->kind == LOKET_QUESTION_YES_NO ? "yes" : "1");
  }
  loket_form_check (form, answers, TRUE, NULL);
  loket_form_score (form, answers, &score);
  loket_form_feed (form, answers, inputs);
  demand (score.score + score.open <= score.most, "a score is within its limits");
  demand (loket_record_check (LOKET_RECORD (inputs), NULL), "inputs are within their limits");
}

/* Nothing is known of anybody: every place is left out, or the letter is refused. */
static void
try_filling (const LoketLetterBook *book)
{
  static const char house[] = "[letterhead]\ngovernment=G\nunit=U\naddress=A\nplace=P\n"
                              "[series]\npattern={series}/{year}\n"
                              "[signatory s]\nrole=unit_head\ntitle=T\n";
  g_autoptr (GBytes) file = g_bytes_new_static (house, strlen (house));
  g_autoptr (LoketLetterValues) values = loket_letter_values_new ();
  g_autoptr (LoketProfile) profile = loket_profile_new ();
  g_autoptr (LoketLetterText) text = NULL;
  LoketLetterMaking making = {
      .book = book,
      .template_ = loket_letter_book_at (book, 0),
      .values = values,
      .profile = profile,
      .day = "2026-11-23",
      .number = "1/2026",
      .signatory_name = "S",
  };

  profile->office_id = g_strdup ("33.14");
  demand (loket_letter_book_set_house ((LoketLetterBook *) book, file, "house.ini", NULL),
          "the letterhead is good");
  making.signatory = loket_letter_house_by_role (loket_letter_book_house (book), "unit_head");
  text = loket_letter_compose (&making, NULL);
  demand (text == NULL || loket_record_check (LOKET_RECORD (text), NULL),
          "a letter is within its limits");
}

static void
try_letter (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) house_error = NULL;
  g_autoptr (LoketLetterBook) book = loket_letter_book_new ();
  const gboolean added = loket_letter_book_add (book, file, "my.ini", &error);

  demand (added == (error == NULL), "a refusal has a reason");
  if (added)
    try_filling (book);
  else
    demand_place (error);
  if (!loket_letter_book_set_house (book, file, "my.ini", &house_error))
    demand_place (house_error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) file = g_bytes_new_static (data, size);

  try_rules (file);
  try_form (file);
  try_letter (file);
  return 0;
}

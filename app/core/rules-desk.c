/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the messages of the desk of rules, and the lines of a version in words. */
#include "config.h"

#include "core/rules-desk.h"

#include "core/rules-private.h"

#define SENTENCES_MAX 200
#define VERSIONS_MAX 200
#define COUNTS_MAX 20000 /* 16 changes in each village of a large regency */

/* clang-format off */
static const LoketField rule_sentence_fields[] = {
  LOKET_FIELD_TEXT (LoketRuleSentenceText, key, LOKET_FIELD_PLAIN, .min = 1, .max = 60, .blurb = "Section of the rule file"),
  LOKET_FIELD_TEXT (LoketRuleSentenceText, kind, LOKET_FIELD_PLAIN, .min = 4, .max = 10, .blurb = "gate, reason, warning or told"),
  LOKET_FIELD_ENUM (LoketRuleSentenceText, category, LOKET_FIELD_PLAIN, loket_category, .blurb = "That a reason speaks for"),
  LOKET_FIELD_RECORD (LoketRuleSentenceText, text, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What it says"),
  LOKET_FIELD_RECORD (LoketRuleSentenceText, missed, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What it says when it just missed"),
  LOKET_FIELD_RECORD (LoketRuleSentenceText, ask, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What it says when something is not known"),
  LOKET_FIELD_RECORD (LoketRuleSentenceText, excepted, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What it says when an exception takes it back"),
  LOKET_FIELD_TEXT (LoketRuleSentenceText, supports, LOKET_FIELD_OPTIONAL, .max = 60, .blurb = "Reason that it only tells more of"),
};
LOKET_DEFINE_RECORD (LoketRuleSentenceText, loket_rule_sentence_text, rule_sentence_fields)

static const LoketField rule_number_fields[] = {
  LOKET_FIELD_TEXT (LoketRuleNumber, key, LOKET_FIELD_PLAIN, .min = 1, .max = 60, .blurb = "Name of the parameter"),
  LOKET_FIELD_RECORD (LoketRuleNumber, text, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What it is"),
  LOKET_FIELD_INTEGER (LoketRuleNumber, value, LOKET_FIELD_PLAIN, .min = -LOKET_INTEGER_MAX, .max = LOKET_INTEGER_MAX, .blurb = "How much"),
  LOKET_FIELD_BOOLEAN (LoketRuleNumber, money, LOKET_FIELD_PLAIN, .blurb = "In rupiah"),
};
LOKET_DEFINE_RECORD (LoketRuleNumber, loket_rule_number, rule_number_fields)

static const LoketField rule_card_fields[] = {
  LOKET_FIELD_ENUM (LoketRuleCard, category, LOKET_FIELD_PLAIN, loket_category, .blurb = "Which category"),
  LOKET_FIELD_RECORD (LoketRuleCard, basis, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "Whom it is for"),
  LOKET_FIELD_INTEGER (LoketRuleCard, months, LOKET_FIELD_PLAIN, .min = 0, .blurb = "How long it holds at most"),
  LOKET_FIELD_BOOLEAN (LoketRuleCard, head, LOKET_FIELD_PLAIN, .blurb = "The head of unit decides too"),
  LOKET_FIELD_WORDS (LoketRuleCard, duties, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "What must be on file before it is decided"),
};
LOKET_DEFINE_RECORD (LoketRuleCard, loket_rule_card, rule_card_fields)

static const LoketField rule_text_fields[] = {
  LOKET_FIELD_RECORD (LoketRuleText, about, LOKET_FIELD_PLAIN, loket_rule_version, .blurb = "Which version"),
  LOKET_FIELD_BOOLEAN (LoketRuleText, in_force, LOKET_FIELD_PLAIN, .blurb = "It holds today"),
  LOKET_FIELD_LIST (LoketRuleText, lines, LOKET_FIELD_PLAIN, loket_rule_sentence_text, .max = SENTENCES_MAX, .blurb = "Its gates, reasons and warnings in words; “…” where the facts of a person come in"),
  LOKET_FIELD_LIST (LoketRuleText, numbers, LOKET_FIELD_PLAIN, loket_rule_number, .max = SENTENCES_MAX, .blurb = "Its numbers"),
  LOKET_FIELD_LIST (LoketRuleText, cards, LOKET_FIELD_PLAIN, loket_rule_card, .max = LOKET_N_CATEGORIES, .blurb = "Its categories, in the order in which they are asked"),
};
LOKET_DEFINE_RECORD (LoketRuleText, loket_rule_text, rule_text_fields)

static const LoketField rule_versions_fields[] = {
  LOKET_FIELD_LIST (LoketRuleVersions, versions, LOKET_FIELD_PLAIN, loket_rule_text, .max = VERSIONS_MAX, .blurb = "In the order of the profile's files"),
};
LOKET_DEFINE_RECORD (LoketRuleVersions, loket_rule_versions, rule_versions_fields)

static const LoketField what_if_request_fields[] = {
  LOKET_FIELD_TEXT (LoketWhatIfRequest, version, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Version that is tried; it need not be signed"),
};
LOKET_DEFINE_RECORD (LoketWhatIfRequest, loket_what_if_request, what_if_request_fields)

static const LoketField what_if_reference_fields[] = {
  LOKET_FIELD_TEXT (LoketWhatIfReference, what_if, LOKET_FIELD_UUID, .blurb = "Which trial; the result of its job"),
};
LOKET_DEFINE_RECORD (LoketWhatIfReference, loket_what_if_reference, what_if_reference_fields)

static const LoketField what_if_count_fields[] = {
  LOKET_FIELD_TEXT (LoketWhatIfCount, village, LOKET_FIELD_OPTIONAL, .max = 13, .blurb = "Village; absent: the whole district; empty: not known"),
  LOKET_FIELD_TEXT (LoketWhatIfCount, place, LOKET_FIELD_OPTIONAL, .blurb = "What that village is called"),
  LOKET_FIELD_TEXT (LoketWhatIfCount, from_category, LOKET_FIELD_PLAIN, .max = 20, .blurb = "Category by the rules in force"),
  LOKET_FIELD_TEXT (LoketWhatIfCount, to_category, LOKET_FIELD_PLAIN, .max = 20, .blurb = "Category by the rules that were tried"),
  LOKET_FIELD_INTEGER (LoketWhatIfCount, people, LOKET_FIELD_PLAIN, .min = 0, .blurb = "How many people"),
};
LOKET_DEFINE_RECORD (LoketWhatIfCount, loket_what_if_count, what_if_count_fields)

static const LoketField what_if_result_fields[] = {
  LOKET_FIELD_RECORD (LoketWhatIfResult, what_if, LOKET_FIELD_PLAIN, loket_what_if, .blurb = "The trial"),
  LOKET_FIELD_TEXT (LoketWhatIfResult, officer_name, LOKET_FIELD_OPTIONAL, .blurb = "Who asked"),
  LOKET_FIELD_LIST (LoketWhatIfResult, totals, LOKET_FIELD_PLAIN, loket_what_if_count, .blurb = "The whole district, who stays too"),
  LOKET_FIELD_LIST (LoketWhatIfResult, villages, LOKET_FIELD_PLAIN, loket_what_if_count, .max = COUNTS_MAX, .blurb = "Village by village, who changes"),
};
LOKET_DEFINE_RECORD (LoketWhatIfResult, loket_what_if_result, what_if_result_fields)

static const LoketField what_ifs_fields[] = {
  LOKET_FIELD_LIST (LoketWhatIfs, trials, LOKET_FIELD_PLAIN, loket_what_if, .max = LOKET_WHAT_IF_LIST, .blurb = "Newest first"),
};
LOKET_DEFINE_RECORD (LoketWhatIfs, loket_what_ifs, what_ifs_fields)
/* clang-format on */

static LoketPhrase *
dup_phrase (LoketPhrase *phrase)
{
  return phrase != NULL ? loket_phrase_cast (loket_record_copy (LOKET_RECORD (phrase))) : NULL;
}

/* With the numbers of the rules, about somebody of whom nothing is known. */
static LoketPhrase *
fill_phrase (const LoketRules *rules, LoketPhrase *phrase)
{
  g_autoptr (LoketRuleInputs) nobody = loket_rule_inputs_new ();

  return phrase != NULL ? loket_rules_fill (rules, phrase, nobody, -1) : NULL;
}

static const char *
kind_name (LoketRuleLineKind kind)
{
  switch (kind) {
  case LOKET_RULE_LINE_GATE:
    return "gate";
  case LOKET_RULE_LINE_REASON:
    return "reason";
  case LOKET_RULE_LINE_WARNING:
  default:
    return "warning";
  }
}

static LoketRuleSentenceText *
sentence_of (const LoketRules *rules, const LoketRuleLine *line)
{
  LoketRuleSentenceText *sentence = loket_rule_sentence_text_new ();

  sentence->key = g_strdup (line->key);
  sentence->kind = g_strdup (kind_name (line->kind));
  sentence->category = line->category;
  sentence->text = fill_phrase (rules, line->text);
  sentence->missed = fill_phrase (rules, line->missed);
  sentence->ask = fill_phrase (rules, line->ask);
  sentence->excepted = fill_phrase (rules, line->excepted);
  if (line->supports >= 0)
    sentence->supports = g_strdup (g_array_index (rules->lines, LoketRuleLine, line->supports).key);
  return sentence;
}

static GListStore *
sentences_of (const LoketRules *rules)
{
  GListStore *sentences = g_list_store_new (loket_rule_sentence_text_get_type ());

  for (guint i = 0; i < rules->lines->len; i++) {
    g_autoptr (LoketRuleSentenceText) sentence =
        sentence_of (rules, &g_array_index (rules->lines, LoketRuleLine, i));
    g_list_store_append (sentences, sentence);
  }
  for (guint i = 0; i < rules->told->len; i++) {
    const LoketRuleTold *told = &g_array_index (rules->told, LoketRuleTold, i);
    g_autoptr (LoketRuleSentenceText) sentence = loket_rule_sentence_text_new ();
    sentence->key = g_strdup (told->key);
    sentence->kind = g_strdup ("told");
    sentence->text = fill_phrase (rules, told->phrase);
    g_list_store_append (sentences, sentence);
  }
  return sentences;
}

static GListStore *
numbers_of (const LoketRules *rules)
{
  GListStore *numbers = g_list_store_new (loket_rule_number_get_type ());

  for (guint i = 0; i < rules->parameters->len; i++) {
    const LoketRuleParameter *parameter = &g_array_index (rules->parameters, LoketRuleParameter, i);
    g_autoptr (LoketRuleNumber) number = loket_rule_number_new ();
    number->key = g_strdup (parameter->name);
    number->text = dup_phrase (parameter->text);
    number->value = parameter->value;
    number->money = parameter->money;
    g_list_store_append (numbers, number);
  }
  return numbers;
}

static GListStore *
cards_of (const LoketRules *rules)
{
  GListStore *cards = g_list_store_new (loket_rule_card_get_type ());

  for (guint i = 0; i < LOKET_N_CATEGORIES; i++) {
    const LoketRuleBlock *block = &rules->blocks[i];
    g_autoptr (LoketRuleCard) card = NULL;
    if (!block->present)
      continue;
    card = loket_rule_card_new ();
    card->category = (LoketCategory) i;
    card->basis = dup_phrase (block->basis);
    card->months = block->months;
    card->head = block->approvals != NULL &&
                 g_strv_contains ((const char *const *) block->approvals, "head");
    card->duties = g_strdupv (block->duties);
    g_list_store_append (cards, card);
  }
  return cards;
}

/**
 * loket_rules_in_words:
 * @rules: a version
 *
 * Returns: (transfer full): all that it says as people read it, with its numbers filled in and “…”
 *   where the facts of a person come in
 */
LoketRuleText *
loket_rules_in_words (const LoketRules *rules)
{
  LoketRuleText *text = loket_rule_text_new ();

  text->about = loket_rule_version_cast (loket_record_copy (LOKET_RECORD (rules->about)));
  text->lines = sentences_of (rules);
  text->numbers = numbers_of (rules);
  text->cards = cards_of (rules);
  return text;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the desk of doubts: why it asks, how far two records agree, what speaks for one
 * person; its queue and its page use them. */
#include "config.h"

#include "ui/registry/pair-words.h"

#include "ui/registry/match-words.h"
#include "ui/registry/person-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Levels of core/match-parameters.h that people call another spelling or a slip. */
static const char *const alike[] = {"alike",
                                    "close",
                                    "close-same-birth",
                                    "rival",
                                    "part",
                                    "shared",
                                    "first-12",
                                    "swapped",
                                    "digit",
                                    "year-only",
                                    "near-year",
                                    NULL};

/* One says no more than a part of the other, such as an address without its hamlet. */
static gboolean
is_part (const char *one, const char *other)
{
  g_autofree char *a = g_utf8_casefold (one, -1);
  g_autofree char *b = g_utf8_casefold (other, -1);

  return strstr (a, b) != NULL || strstr (b, a) != NULL;
}

/**
 * loket_pair_agreement:
 * @fact: one field of both sides
 *
 * Returns: how they agree: as it was weighed, else as it is written
 */
LoketAgreement
loket_pair_agreement (LoketPairFact *fact)
{
  const gboolean household = g_strcmp0 (fact->field, "household") == 0;

  if (!household && (fact->said == NULL || fact->known == NULL))
    return LOKET_AGREES_SILENT;
  if (fact->level != NULL && g_strv_contains (alike, fact->level))
    return LOKET_AGREES_ALIKE;
  if (g_strcmp0 (fact->level, "same") == 0)
    return LOKET_AGREES_SAME;
  if (household && g_strcmp0 (fact->level, "other") != 0)
    return LOKET_AGREES_SILENT;
  if (household)
    return LOKET_AGREES_NOT;
  if (fact->level == NULL && fact->differs && is_part (fact->said, fact->known))
    return LOKET_AGREES_ALIKE;
  return fact->differs ? LOKET_AGREES_NOT : LOKET_AGREES_SAME;
}

/**
 * loket_pair_agreement_look:
 * @agreement: how a field agrees
 *
 * Returns: its word, picture and colour: no one of them alone has to be seen
 */
LoketAgreementLook
loket_pair_agreement_look (LoketAgreement agreement)
{
  static const LoketAgreementLook looks[LOKET_N_AGREEMENTS] = {
      [LOKET_AGREES_SAME] = {N_ ("same"), "loket-check-symbolic", "same"},
      [LOKET_AGREES_ALIKE] = {N_ ("alike"), "loket-alike-symbolic", "alike"},
      [LOKET_AGREES_NOT] = {N_ ("differs"), "loket-close-symbolic", "differs"},
      [LOKET_AGREES_SILENT] = {N_ ("not said"), "loket-unsaid-symbolic", "silent"},
  };
  LoketAgreementLook look;

  g_return_val_if_fail (agreement < LOKET_N_AGREEMENTS, looks[LOKET_AGREES_SILENT]);
  look = looks[agreement];
  look.word = _ (look.word);
  return look;
}

/**
 * loket_pair_field:
 * @field: of a LoketPairFact
 *
 * Returns: (transfer none): what it is called in the language of the window
 */
const char *
loket_pair_field (const char *field)
{
  if (g_strcmp0 (field, "household") == 0)
    return _ ("Family");
  if (g_strcmp0 (field, "birth_date") == 0)
    return _ ("Born");
  return loket_registry_field (field);
}

/* As core/match-parameters.h calls it. */
static const char *
weighed_field (const char *field)
{
  static const char *const names[][2] = {
      {"birth_date", "birth"},
      {"family_card", "family-card"},
      {"mother_name", "mother"},
      {"father_name", "father"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i][0], field) == 0)
      return names[i][1];
  return field;
}

/**
 * loket_pair_sign:
 * @fact: one field of both sides
 *
 * Returns: (transfer full) (nullable): "The name differs by a letter or two: speaks for it"; %NULL
 *   when it was not weighed
 */
char *
loket_pair_sign (LoketPairFact *fact)
{
  const char *sign = loket_registry_sign (weighed_field (fact->field), fact->level);

  if (sign == NULL || !fact->weight.set)
    return NULL;
  /* Translators: what was found, how much that says: “The NIK is the same: speaks for it” */
  return g_strdup_printf (_ ("%s: %s"), sign, loket_registry_strength (fact->weight.value));
}

/**
 * loket_pair_hint_title:
 * @hint: why the program asks
 *
 * Returns: (transfer none): that in a word or two
 */
const char *
loket_pair_hint_title (LoketPairHint hint)
{
  static const char *const titles[] = {
      [LOKET_HINT_NONE] = N_ ("Not sure"),
      [LOKET_HINT_CLOSE] = N_ ("Two fit"),
      [LOKET_HINT_CONFLICT] = N_ ("NIK conflict"),
      [LOKET_HINT_TWINS] = N_ ("Twins?"),
      [LOKET_HINT_TWICE] = N_ ("Twice in one list"),
      [LOKET_HINT_DEAD] = N_ ("Said dead"),
  };

  g_return_val_if_fail (hint < G_N_ELEMENTS (titles), "");
  return _ (titles[hint]);
}

/**
 * loket_pair_hint_sentence:
 * @hint: why the program asks
 *
 * Returns: (transfer none): that in a sentence, with what to look at
 */
const char *
loket_pair_hint_sentence (LoketPairHint hint)
{
  static const char *const sentences[] = {
      [LOKET_HINT_NONE] =
          N_ ("Too much speaks for it to put somebody new on file, too little to be "
              "sure. Look at what differs."),
      [LOKET_HINT_CLOSE] =
          N_ ("Somebody else on file fits nearly as well. The other one is asked about too."),
      [LOKET_HINT_CONFLICT] = N_ ("Both have the same NIK, but another sex or year of birth: one "
                                  "of them may have somebody else's number."),
      [LOKET_HINT_TWINS] =
          N_ ("Same family card and same birth, another name: they may be twins. Look at the name "
              "and the NIK."),
      [LOKET_HINT_TWICE] = N_ ("The same list names this person twice. Are both rows of one "
                               "person?"),
      [LOKET_HINT_DEAD] = N_ ("One of the two is said to be dead. A child may bear the name of the "
                              "father: look at the birth."),
  };

  g_return_val_if_fail (hint < G_N_ELEMENTS (sentences), "");
  return _ (sentences[hint]);
}

/**
 * loket_pair_sum:
 * @view: both sides of a pair
 *
 * Returns: how much speaks for one person and how much against it
 */
LoketPairSum
loket_pair_sum (LoketPairView *view)
{
  GListModel *facts = G_LIST_MODEL (view->facts);
  LoketPairSum sum = {0};

  for (guint i = 0; facts != NULL && i < g_list_model_get_n_items (facts); i++) {
    g_autoptr (LoketPairFact) fact = g_list_model_get_item (facts, i);
    const gint64 weight = fact->weight.set ? fact->weight.value : 0;
    /* What adds nothing counts for neither. */
    if (loket_registry_strength_steps (weight) == 0)
      continue;
    sum.in_favour += MAX (weight, 0);
    sum.against += MAX (-weight, 0);
    sum.n_in_favour += weight > 0;
    sum.n_against += weight < 0;
  }
  return sum;
}

/**
 * loket_pair_total:
 * @view: both sides of a pair
 *
 * Returns: (transfer none): what all of it comes to, in the language of the window
 */
const char *
loket_pair_total (LoketPairView *view)
{
  const LoketPairSum sum = loket_pair_sum (view);

  if (sum.n_in_favour + sum.n_against == 0)
    return _ ("Too little is said to weigh them");
  if (sum.in_favour >= 4 * sum.against)
    return _ ("Much speaks for the same person");
  if (2 * sum.in_favour >= 3 * sum.against)
    return _ ("More speaks for the same person");
  if (3 * sum.in_favour > 2 * sum.against)
    return _ ("As much speaks for it as against it");
  return _ ("More speaks for two people");
}

/**
 * loket_pair_total_facts:
 * @view: both sides of a pair
 *
 * Returns: (transfer full): "6 facts for it, 1 against it"
 */
char *
loket_pair_total_facts (LoketPairView *view)
{
  const LoketPairSum sum = loket_pair_sum (view);
  g_autofree char *in_favour = g_strdup_printf (
      ngettext ("%u fact for it", "%u facts for it", sum.n_in_favour), sum.n_in_favour);
  g_autofree char *against =
      sum.n_against == 0
          ? g_strdup (_ ("nothing against it"))
          : g_strdup_printf (ngettext ("%u against it", "%u against it", sum.n_against),
                             sum.n_against);

  return g_strjoin (", ", in_favour, against, NULL);
}

/**
 * loket_pair_needs_reason:
 * @view: a pair
 * @judgement: what somebody wants to say
 *
 * Returns: %TRUE when it has to be said why: always for two people, and for one where the program
 *   itself saw a reason against it or a second officer has to be convinced
 */
gboolean
loket_pair_needs_reason (LoketPairView *view, LoketJudgement judgement)
{
  return judgement == LOKET_JUDGE_DIFFERENT ||
         (judgement == LOKET_JUDGE_SAME &&
          (view->hint == LOKET_HINT_CONFLICT || view->hint == LOKET_HINT_TWINS ||
           view->said->list_row == NULL));
}

/**
 * loket_pair_reasons:
 * @judgement: same or different
 *
 * Returns: (transfer none) (array zero-terminated=1): English sources of the usual reasons, at most
 *   five
 */
const char *const *
loket_pair_reasons (LoketJudgement judgement)
{
  static const char *const same[] = {N_ ("Papers were shown: one person"),
                                     N_ ("The village says: one person"),
                                     N_ ("A slip of the pen in the list"),
                                     N_ ("New NIK or new family card"),
                                     NULL};
  static const char *const different[] = {N_ ("Papers were shown: two people"),
                                          N_ ("The village says: two people"),
                                          N_ ("Brothers, sisters or twins"),
                                          N_ ("Other parents"),
                                          N_ ("Only the name is the same"),
                                          NULL};

  return judgement == LOKET_JUDGE_SAME ? same : different;
}

/**
 * loket_pair_side_title:
 * @side: one side of a pair
 *
 * Returns: (transfer full): where it is from
 */
char *
loket_pair_side_title (LoketPairSide *side)
{
  g_autofree char *list = loket_registry_list (side->source, side->period);

  return side->list_row != NULL ? g_strdup_printf (_ ("List %s"), list != NULL ? list : "")
                                : g_strdup (_ ("In the register"));
}

/**
 * loket_pair_side_caption:
 * @side: one side of a pair
 *
 * Returns: (transfer full) (nullable): and where there: line, number
 */
char *
loket_pair_side_caption (LoketPairSide *side)
{
  g_autofree char *number = NULL;

  if (side->list_row != NULL)
    return side->line.set ? g_strdup_printf (_ ("line %d"), (int) side->line.value) : NULL;
  number = side->number.set ? loket_registry_number (side->number.value) : NULL;
  return number != NULL ? g_strdup_printf (_ ("number %s"), number) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule files: what ships is complete, what is wrong is told with line and column, and which version
 * is in force on a day. */
#include "rule-sample.h"

#include "core/error.h"

#include <string.h>

static void
assert_complete (LoketPhrase *phrase)
{
  g_assert_nonnull (phrase);
  g_assert_nonnull (phrase->id);
  g_assert_nonnull (phrase->jv);
  g_assert_nonnull (phrase->en);
}

/* Every key that is told to people stands there in three languages. */
static void
test_languages (void)
{
  static const char *const files[] = {"2026-1.ini", "2026-1-sop.ini"};
  static const char *const told[] = {
      "title=", "basis=", "missed=", "ask=", "excepted=", "objection=", "pointer-1=", NULL};

  for (guint f = 0; f < G_N_ELEMENTS (files); f++) {
    g_autofree char *text = sample_text (files[f]);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
      gsize length = strcspn (lines[i], "=");
      g_autofree char *key = g_strndup (lines[i], length + 1);
      g_autofree char *jv = g_strdup_printf ("%.*s[jv]=", (int) length, lines[i]);
      g_autofree char *en = g_strdup_printf ("%.*s[en]=", (int) length, lines[i]);
      if (!g_strv_contains (told, key))
        continue;
      g_assert_true (g_str_has_prefix (lines[i + 1], jv));
      g_assert_true (g_str_has_prefix (lines[i + 2], en));
    }
  }
}

static void
test_shipped (void)
{
  g_autoptr (LoketRules) rules = sample_rules ("2026-1.ini");
  g_autoptr (LoketRules) sop = sample_rules ("2026-1-sop.ini");
  g_auto (GStrv) conditions = loket_rules_conditions (rules);
  g_autoptr (LoketPhrase) title = loket_rules_title (rules, LOKET_CATEGORY_MENUR);
  g_autoptr (GError) error = NULL;

  assert_complete (title);
  assert_complete (loket_rules_about (rules)->name);
  g_assert_cmpstr (loket_rules_version (rules), ==, "2026-1");
  g_assert_cmpstr (loket_rules_signed_by (rules), ==, "Kepala UPTPK Kabupaten Sragen");
  g_assert_null (loket_rules_signed_by (sop));
  g_assert_cmpuint (g_strv_length (conditions), ==, 10);
  g_assert_cmpstr (loket_rules_condition_text (rules, "orphan", "en"), ==, "orphan");
  g_assert_cmpstr (loket_rules_condition_text (rules, "orphan", "jv"), ==, "lola");
  g_assert_cmpint (loket_rules_months (rules, LOKET_CATEGORY_MELATI), ==, 24);
  g_assert_cmpint (loket_rules_months (rules, LOKET_CATEGORY_MENUR), ==, 12);
  g_assert_cmpint (loket_rules_months (rules, LOKET_CATEGORY_KENANGA), ==, 12);
  g_assert_cmpint (loket_rules_months (rules, LOKET_CATEGORY_NONE), ==, 0);
  g_assert_true (loket_record_check (&loket_rules_about (rules)->parent_instance, &error));
  g_assert_no_error (error);
}

#define HEAD "[rules]\nversion=1\nfrom=2026-01-01\n"
#define NONE "[none]\ntext=N\nobjection=O\n"
#define CARD "[category melati]\ntitle=M\nbasis=B\nmonths=24\napprovals=head\n"
#define WHY "[reason a]\ncategory=melati\nask=A\ntext=T\n"
#define WHOLE HEAD NONE CARD WHY "when=no_home\n"

static void
test_mistakes (void)
{
  static const char *const rows[][2] = {
      {"", "my.ini:1:1: empty, too long, or not UTF-8"},
      {"\xff", "my.ini:1:1: empty, too long, or not UTF-8"},
      {"<rules/>", "my.ini:1:1: this stands before the first section"},
      {HEAD, "my.ini:1:1: [rules]: there is no [reason …]"},
      {"[rules]\nversion=1\nfrom=yesterday\n", "my.ini:1:1: [rules]: from: not a day"},
      {"[rules]\nversion=A/B\nfrom=2026-01-01\n",
       "my.ini:2:9: [rules] version: only a-z, 0-9, “.” and “-” make a version"},
      {HEAD "until=2025-12-31\n", "my.ini:4:7: [rules] until: is before the first day"},
      {HEAD "signed-by=X\n",
       "my.ini:4:11: [rules] signed-by: signed-by and signed-on stand there together or not at "
       "all"},
      {HEAD "[parameter decile]\nvalue=1\ntext=T\n",
       "my.ini:4:1: [parameter decile]: “decile” means something else in a rule"},
      {HEAD "[parameter a b]\nvalue=1\ntext=T\n",
       "my.ini:4:1: [parameter a b]: a name of one word, from a letter on, belongs into the "
       "brackets"},
      {HEAD "[parameter x]\nvalue=one\ntext=T\n",
       "my.ini:5:7: [parameter x] value: “one” is not a whole number"},
      {HEAD "[parameter x]\nvalue=1\ntext=T\nunit=euro\n",
       "my.ini:7:6: [parameter x] unit: “euro” is no unit; there is rupiah"},
      {HEAD "[category rose]\n",
       "my.ini:4:1: [category rose]: “rose” is none of: melati, menur, kenanga"},
      {HEAD "[category melati]\ntitle=M\nbasis=B\nmonths=0\napprovals=head\n",
       "my.ini:7:8: [category melati] months: is not a number of months from 1 to 120"},
      {HEAD "[category melati]\ntitle=M\nbasis=B\nmonths=9\napprovals=boss\n",
       "my.ini:8:11: [category melati] approvals: “boss” is none of: section, head"},
      {HEAD "[category melati]\ntitle=M\nbasis=B\nmonths=9\napprovals=head\nduties=dance\n",
       "my.ini:9:8: [category melati] duties: “dance” is none of: consideration, counselling, "
       "purpose, conditions, end_date"},
      {HEAD NONE WHY "when=no_home\n",
       "my.ini:8:10: [reason a] category: there is no [category melati]"},
      {HEAD NONE CARD "[reason a]\ncategory=melati\nwhen=no_home\ntext=T\n",
       "my.ini:12:1: [reason a] ask: is missing"},
      {HEAD NONE CARD WHY "when=no_home and\n",
       "my.ini:16:17: [reason a] when: “the end” is no number, no parameter and no input that is a "
       "number"},
      {HEAD NONE CARD WHY "when = decile <= five\n",
       "my.ini:16:18: [reason a] when: “five” is no number, no parameter and no input that is a "
       "number"},
      {WHOLE "near=no_home\n",
       "my.ini:17:6: [reason a] near: near and missed stand there together or not at all"},
      {WHOLE "missed=M\nnear=decile 1\n",
       "my.ini:18:6: [reason a] near: no comparison of this rule asks “decile”"},
      {WHOLE "missed=M\nnear=no_home often\n",
       "my.ini:18:6: [reason a] near: “no_home often” is neither INPUT NUMBER nor an input that is "
       "yes or no"},
      {WHOLE "supports=b\n",
       "my.ini:17:10: [reason a] supports: no reason “b” of this category stands before it"},
      {WHOLE "colour=red\n", "my.ini:17:8: [reason a] colour: nobody knows this key here"},
      {WHOLE "text[jv]=Desil {desil}\n",
       "my.ini:17:16: [reason a] text[jv]: “desil” cannot be filled in"},
      {WHOLE "text[jv]=Kurang {short}\n",
       "my.ini:17:17: [reason a] text[jv]: “short” cannot be filled in"},
      {WHOLE "[warning w]\nwhen=listed\ntext=W\nexcept=alive\n",
       "my.ini:20:8: [warning w] except: except and excepted stand there together or not at all"},
      {WHOLE "[gate g]\nwhen=alive\ntext=T\n", "my.ini:17:1: [gate g] ask: is missing"},
      {WHOLE "[rulez]\na=b\n", "my.ini:17:1: [rulez]: nobody knows this section"},
      {WHOLE "[reason a]\n", "my.ini:17:1: [reason a]: this section stands here twice"},
      {WHOLE "text=again\n", "my.ini:17:1: [reason a] text: stands here twice"},
      {WHOLE "x\xe2\x80\x8b=1\n",
       "my.ini:17:1: [reason a]: this is neither a comment nor KEY=VALUE"},
      {WHOLE "ask[jv]=a\xe2\x80\x8b\x62\n",
       "my.ini:17:1: [reason a] ask[jv]: is too long or has a character that nobody sees"},
      {HEAD CARD WHY "when=no_home\n", "my.ini:1:1: [none]: this section is missing"},
  };
  g_autoptr (GError) none = NULL;
  g_autoptr (LoketRules) whole = sample_rules_from (WHOLE, &none);

  g_assert_no_error (none);
  g_assert_nonnull (whole);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LoketRules) rules = sample_rules_from (rows[i][0], &error);
    g_assert_null (rules);
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
    g_assert_cmpstr (error->message, ==, rows[i][1]);
  }
}

/* Damaged files are refused with a place, or read; nothing else happens. */
static void
test_damaged (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (3314);
  g_autofree char *text = sample_text ("2026-1.ini");
  const gsize length = strlen (text);

  for (guint run = 0; run < 1000; run++) {
    g_autofree char *copy = g_memdup2 (text, length);
    g_autoptr (GBytes) damaged = NULL;
    g_autoptr (LoketRules) rules = NULL;
    g_autoptr (GError) error = NULL;
    for (guint i = 0; i < 3; i++)
      copy[g_rand_int_range (chance, 0, (int) length)] = (char) g_rand_int_range (chance, 1, 128);
    damaged = g_bytes_new (copy, length);
    rules = loket_rules_parse (damaged, "my.ini", &error);
    g_assert_true ((rules == NULL) == (error != NULL));
    if (error != NULL)
      g_assert_true (g_regex_match_simple ("^my\\.ini:[0-9]+:[0-9]+: ", error->message, 0, 0));
  }
}

/* Comments, blanks and the signature are not what the rules say; their order and words are. */
static void
test_checksum (void)
{
  g_autoptr (LoketRules) whole = sample_rules_from (WHOLE, NULL);
  g_autoptr (LoketRules) same = sample_rules_from (
      "# Signed.\r\n" HEAD "signed-by = X\r\nsigned-on=2026-01-01\n\n" NONE CARD WHY
      "when   =   no_home  \n",
      NULL);
  g_autoptr (LoketRules) other = sample_rules_from (HEAD NONE CARD WHY "when=not no_home\n", NULL);

  g_assert_cmpstr (loket_rules_checksum (whole), ==, loket_rules_checksum (same));
  g_assert_cmpstr (loket_rules_checksum (whole), !=, loket_rules_checksum (other));
}

static void
add_version (LoketRuleBook *book, const char *version, const char *days)
{
  g_autofree char *text =
      g_strdup_printf ("[rules]\nversion=%s\n%s\n" NONE CARD WHY "when=no_home\n", version, days);
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (loket_rule_book_add (book, file, "rules/x.ini", &error));
  g_assert_no_error (error);
}

static void
test_in_force (void)
{
  static const char *const rows[][2] = {
      {"2025-12-31", NULL},
      {"2026-01-01", "first"},
      {"2026-06-30", "first"},
      {"2026-07-01", "first"}, /* the second is not signed yet */
      {"2026-07-05", "second"},
      {"2026-09-30", "second"},
      {"2026-10-01", "short"},
      {"2026-10-31", "short"},
      {"2026-11-01", "second"},
      {"2027-05-01", "second"}, /* the draft never counts */
  };
  g_autoptr (LoketRuleBook) book = loket_rule_book_new ();
  g_autoptr (GBytes) again = g_bytes_new_static (
      "[rules]\nversion=first\nfrom=2026-01-01\n" NONE CARD WHY "when=no_home\n",
      strlen ("[rules]\nversion=first\nfrom=2026-01-01\n" NONE CARD WHY "when=no_home\n"));
  g_autoptr (GError) error = NULL;

  add_version (
      book, "short", "from=2026-10-01\nuntil=2026-10-31\nsigned-by=H\nsigned-on=2026-09-20");
  add_version (book, "second", "from=2026-07-01\nsigned-by=H\nsigned-on=2026-07-05");
  add_version (book, "first", "from=2026-01-01\nsigned-by=H\nsigned-on=2025-12-20");
  add_version (book, "draft", "from=2027-01-01");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    LoketRules *rules = loket_rule_book_in_force (book, rows[i][0]);
    g_assert_cmpstr (rules != NULL ? loket_rules_version (rules) : NULL, ==, rows[i][1]);
  }
  g_assert_cmpuint (loket_rule_book_count (book), ==, 4);
  g_assert_cmpstr (loket_rules_version (loket_rule_book_at (book, 0)), ==, "first");
  g_assert_nonnull (loket_rule_book_find (book, "draft"));
  g_assert_null (loket_rule_book_find (book, "third"));
  g_assert_false (loket_rule_book_add (book, again, "rules/y.ini", &error));
  g_assert_cmpstr (error->message,
                   ==,
                   "rules/y.ini:1:1: [rules] version: another file is version first already");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/rules-file/languages", test_languages);
  g_test_add_func ("/core/rules-file/shipped", test_shipped);
  g_test_add_func ("/core/rules-file/mistakes", test_mistakes);
  g_test_add_func ("/core/rules-file/damaged", test_damaged);
  g_test_add_func ("/core/rules-file/checksum", test_checksum);
  g_test_add_func ("/core/rules-file/in-force", test_in_force);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strict check: texts that it takes and texts that it refuses. */
#include "core/error.h"
#include "wire/json.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *text;
  gssize length; /* 0 = up to the NUL */
} Sample;

static const Sample accepted[] = {
    {"empty-object", "{}"},
    {"blanks-around", " \t\r\n{ \"a\" : 1 , \"b\" : [ ] } \n"},
    {"all-kinds", "{\"a\":\"b\",\"c\":-1,\"d\":true,\"e\":false,\"f\":null,\"g\":[{},[]]}"},
    {"greatest", "{\"a\":9007199254740992}"},
    {"least", "{\"a\":-9007199254740992}"},
    {"zero", "{\"a\":0}"},
    {"minus-zero", "{\"a\":-0}"},
    {"escapes", "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"}"},
    {"krama", "{\"a\":\"Kartu Saraswati · ꦏꦿꦩ\"}"},
    {"delete-character", "{\"a\":\"\x7f\"}"},
    {"name-with-escape", "{\"\\u0061\":1,\"b\":2}"},
    {"same-name-in-another-object",
     "{\"a\":{\"a\":1},\"b\":{\"a\":1},\"c\":[{\"a\":1},{\"a\":1}]}"},
    {"longer-and-shorter-names", "{\"a\":1,\"aa\":2,\"\":3}"},
    {"last-scalar", "{\"a\":\"\xf4\x8f\xbf\xbf\"}"},
};

static const Sample refused[] = {
    {"empty", ""},
    {"blank", " \n"},
    {"array-on-top", "[]"},
    {"string-on-top", "\"a\""},
    {"number-on-top", "1"},
    {"null-on-top", "null"},
    {"bom", "\xef\xbb\xbf{}"},
    {"two-objects", "{\"a\":1}{\"b\":2}"},
    {"trailing-text", "{} x"},
    {"trailing-comma", "{\"a\":1,}"},
    {"trailing-comma-in-array", "{\"a\":[1,]}"},
    {"leading-comma", "{,\"a\":1}"},
    {"no-comma", "{\"a\":1 \"b\":2}"},
    {"no-colon", "{\"a\" 1}"},
    {"no-value", "{\"a\":}"},
    {"no-end", "{\"a\":1"},
    {"no-end-in-array", "{\"a\":[1"},
    {"no-end-in-string", "{\"a\":\"b"},
    {"no-end-in-escape", "{\"a\":\"\\"},
    {"no-end-after-colon", "{\"a\":"},
    {"wrong-bracket", "{\"a\":[1}"},
    {"line-comment", "{\"a\":1}// b"},
    {"block-comment", "{/* b */\"a\":1}"},
    {"single-quotes", "{'a':1}"},
    {"bare-name", "{a:1}"},
    {"hexadecimal", "{\"a\":0x10}"},
    {"leading-zero", "{\"a\":01}"},
    {"minus-leading-zero", "{\"a\":-01}"},
    {"plus", "{\"a\":+1}"},
    {"only-minus", "{\"a\":-}"},
    {"fraction", "{\"a\":1.5}"},
    {"whole-fraction", "{\"a\":1.0}"},
    {"exponent", "{\"a\":1e3}"},
    {"capital-exponent", "{\"a\":1E3}"},
    {"nan", "{\"a\":NaN}"},
    {"infinity", "{\"a\":-Infinity}"},
    {"2^53+1", "{\"a\":9007199254740993}"},
    {"-2^53-1", "{\"a\":-9007199254740993}"},
    {"2^63", "{\"a\":9223372036854775808}"},
    {"17-digits", "{\"a\":10000000000000000}"},
    {"very-long-number", "{\"a\":11111111111111111111111111111111111111}"},
    {"capital-literal", "{\"a\":True}"},
    {"cut-literal", "{\"a\":tru"},
    {"long-literal", "{\"a\":truey}"},
    {"same-name-twice", "{\"a\":1,\"b\":2,\"a\":3}"},
    {"same-name-by-escape", "{\"ab\":1,\"\\u0061b\":2}"},
    {"same-empty-name", "{\"\":1,\"\":2}"},
    {"same-name-after-inner", "{\"a\":{\"b\":1},\"a\":2}"},
    {"same-name-deep", "{\"x\":[[{\"a\":1,\"a\":2}]]}"},
    {"nul", "{\"a\":\"b\0c\"}", 11},
    {"nul-after", "{}\0", 3},
    {"escaped-nul", "{\"a\":\"\\u0000\"}"},
    {"escaped-nul-in-name", "{\"a\\u0000\":1}"},
    {"newline-in-string", "{\"a\":\"b\nc\"}"},
    {"tab-in-string", "{\"a\":\"b\tc\"}"},
    {"unknown-escape", "{\"a\":\"\\x41\"}"},
    {"octal-escape", "{\"a\":\"\\101\"}"},
    {"short-escape", "{\"a\":\"\\u12\"}"},
    {"bad-escape-digit", "{\"a\":\"\\u12g4\"}"},
    {"lone-high-surrogate", "{\"a\":\"\\ud83d\"}"},
    {"lone-low-surrogate", "{\"a\":\"\\ude00\"}"},
    {"high-then-letter", "{\"a\":\"\\ud83dx\"}"},
    {"high-then-other-escape", "{\"a\":\"\\ud83d\\n\"}"},
    {"high-then-high", "{\"a\":\"\\ud83d\\ud83d\"}"},
    {"high-then-broken", "{\"a\":\"\\ud83d\\u12\"}"},
    {"broken-utf8", "{\"a\":\"\xff\"}"},
    {"cut-utf8", "{\"a\":\"\xc3\"}"},
    {"overlong-slash", "{\"a\":\"\xc0\xaf\"}"},
    {"overlong-nul", "{\"a\":\"\xc0\x80\"}"},
    {"encoded-surrogate", "{\"a\":\"\xed\xa0\x80\"}"},
    {"beyond-unicode", "{\"a\":\"\xf4\x90\x80\x80\"}"},
    {"form-feed-as-blank", "{\f}"},
    {"no-break-space-as-blank", "{\xc2\xa0}"},
};

static void
assert_refused (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (loket_json_check (text, length, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_JSON);
}

/* The text ends where its memory ends, so that address checks see a byte read too many. */
static char *
exact_copy (const Sample *sample, gsize *length)
{
  *length = sample->length > 0 ? (gsize) sample->length : strlen (sample->text);
  return g_memdup2 (sample->text, *length);
}

static void
test_accepted (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *text = exact_copy (data, &length);

  loket_json_check (text, length, &error);
  g_assert_no_error (error);
  /* Every shorter text must be refused, but for blanks at the end. */
  while (length > 0 && text[length - 1] != '}')
    length--;
  for (gsize i = 0; i < length; i++) {
    g_autofree char *cut = g_memdup2 (text, i);
    assert_refused (cut, i);
  }
}

static void
test_refused (gconstpointer data)
{
  gsize length;
  g_autofree char *text = exact_copy (data, &length);

  assert_refused (text, length);
}

static void
test_nothing (void)
{
  assert_refused (NULL, 0);
}

static char *
nested (guint depth, const char *open, const char *inner, const char *close)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append (text, inner);
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *good = nested (LOKET_JSON_MAX_DEPTH - 1, "{\"a\":", "{}", "}");
  g_autofree char *deep = nested (LOKET_JSON_MAX_DEPTH, "{\"a\":", "{}", "}");
  g_autofree char *brackets = nested (80000, "[", "", "]");
  g_autofree char *wrapped = g_strdup_printf ("{\"a\":%s}", brackets);
  g_autoptr (GError) error = NULL;

  loket_json_check (good, strlen (good), &error);
  g_assert_no_error (error);
  assert_refused (deep, strlen (deep));
  assert_refused (brackets, strlen (brackets));
  assert_refused (wrapped, strlen (wrapped));
}

static char *
with_members (guint n)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\"m%u\":0", i > 0 ? "," : "", i);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

static void
test_members (void)
{
  g_autofree char *good = with_members (LOKET_JSON_MAX_MEMBERS);
  g_autofree char *many = with_members (LOKET_JSON_MAX_MEMBERS + 1);
  g_autofree char *very_many = with_members (200000);
  g_autoptr (GError) error = NULL;

  loket_json_check (good, strlen (good), &error);
  g_assert_no_error (error);
  assert_refused (many, strlen (many));
  assert_refused (very_many, strlen (very_many));
}

static void
add_samples (const char *group, const Sample *samples, guint n, GTestDataFunc test)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *path = g_strdup_printf ("/wire/json-check/%s/%s", group, samples[i].name);
    g_test_add_data_func (path, &samples[i], test);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_samples ("accepts", accepted, G_N_ELEMENTS (accepted), test_accepted);
  add_samples ("refuses", refused, G_N_ELEMENTS (refused), test_refused);
  g_test_add_func ("/wire/json-check/nothing", test_nothing);
  g_test_add_func ("/wire/json-check/depth", test_depth);
  g_test_add_func ("/wire/json-check/members", test_members);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON to records: every kind, every limit, and every operation there and back. */
#include "core/error.h"
#include "core/operations.h"
#include "core/queue.h"
#include "sample.h"
#include "wire/json.h"

#include <string.h>

#define ID "018f3b6a-0000-7000-8000-000000000001"
#define NEEDED "\"integer\":1,\"money\":0,\"at\":0,\"day\":\"2026-11-22\""
#define SECRET ",\"secret\":\"s\""

static void
test_reads_every_kind (void)
{
  static const char json[] =
      " {\"text\" : \"a \\u0022b\\u0022 \\/\\n\\u00fc \\ud83d\\ude00\", \"choice\" : "
      "\"second_one\","
      "\"flag\":true,\"integer\":-9007199254740992,\"maybe\":-5,\"money\":2500000,"
      "\"at\":1795400000000000,\"day\":\"2028-02-29\",\"bytes\":\"AP8Q\",\"words\":[\"a\",\"b-1\"],"
      "\"item\":{\"id\":\"" ID "\",\"count\":3},\"items\":[{\"count\":4,\"id\":\"" ID "\"}],"
      "\"spare_items\":[],\"secret\":\"s\"} ";
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) record = loket_json_to_record (
      loket_sample_get_type (), json, strlen (json), LOKET_JSON_REQUEST, &error);
  LoketSample *sample = loket_sample_cast (record);
  g_autoptr (LoketSampleItem) item = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (sample->text, ==, "a \"b\" /\nü 😀");
  g_assert_null (sample->long_text);
  g_assert_cmpint (sample->choice, ==, LOKET_SAMPLE_SECOND_ONE);
  g_assert_true (sample->flag);
  g_assert_cmpint (sample->integer, ==, -LOKET_INTEGER_MAX);
  g_assert_true (sample->maybe.set);
  g_assert_cmpint (sample->maybe.value, ==, -5);
  g_assert_cmpint (sample->money, ==, 2500000);
  g_assert_cmpint (sample->at, ==, 1795400000000000);
  g_assert_cmpstr (sample->day, ==, "2028-02-29");
  g_assert_cmpmem (
      g_bytes_get_data (sample->bytes, NULL), g_bytes_get_size (sample->bytes), "\x00\xff\x10", 3);
  g_assert_cmpstrv (sample->words, ((const char *[]){"a", "b-1", NULL}));
  g_assert_cmpint (sample->item->count, ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sample->items)), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (sample->items), 0);
  g_assert_cmpint (item->count, ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sample->spare_items)), ==, 0);
}

static void
test_absent_is_not_zero (void)
{
  static const char json[] = "{\"text\":\"\"," NEEDED SECRET "}";
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) record = loket_json_to_record (
      loket_sample_get_type (), json, strlen (json), LOKET_JSON_REQUEST, &error);
  LoketSample *sample = loket_sample_cast (record);

  g_assert_no_error (error);
  g_assert_false (sample->maybe.set);
  g_assert_null (sample->words);
  g_assert_null (sample->item);
  g_assert_cmpstr (sample->text, ==, "");
}

typedef struct {
  const char *name;
  const char *members; /* of a sample, beside those that must be */
  const char *field;   /* the parameter of the error */
  LoketErrorCode code;
} Refusal;

#define ITEM "{\"id\":\"" ID "\",\"count\":1}"
#define LONG60 "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" /* 45 bytes */
#define LONG41 "12345678901234567890123456789012345678901"

static const Refusal refusals[] = {
    {"text-is-number", "\"text\":1", "text", LOKET_ERROR_BAD_FIELD},
    {"text-is-null", "\"text\":null", "text", LOKET_ERROR_BAD_FIELD},
    {"text-is-object", "\"text\":{}", "text", LOKET_ERROR_BAD_FIELD},
    {"text-missing", "\"flag\":true", "text", LOKET_ERROR_BAD_FIELD},
    {"text-too-long", "\"text\":\"" LONG41 "\"", "text", LOKET_ERROR_BAD_FIELD},
    {"text-with-control", "\"text\":\"\\u0007\"", "text", LOKET_ERROR_BAD_FIELD},
    {"text-too-short", "\"text\":\"\",\"long_text\":\"é\"", "long_text", LOKET_ERROR_BAD_FIELD},
    {"enum-unknown", "\"text\":\"\",\"choice\":\"third\"", "choice", LOKET_ERROR_BAD_FIELD},
    {"enum-is-number", "\"text\":\"\",\"choice\":7", "choice", LOKET_ERROR_BAD_FIELD},
    {"enum-with-hyphen",
     "\"text\":\"\",\"choice\":\"second-one\"",
     "choice",
     LOKET_ERROR_BAD_FIELD},
    {"boolean-is-number", "\"text\":\"\",\"flag\":1", "flag", LOKET_ERROR_BAD_FIELD},
    {"boolean-is-null", "\"text\":\"\",\"flag\":null", "flag", LOKET_ERROR_BAD_FIELD},
    {"number-is-text", "\"text\":\"\",\"maybe\":\"1\"", "maybe", LOKET_ERROR_BAD_FIELD},
    {"number-is-boolean", "\"text\":\"\",\"maybe\":true", "maybe", LOKET_ERROR_BAD_FIELD},
    {"number-too-small", "\"text\":\"\",\"maybe\":-6", "maybe", LOKET_ERROR_BAD_FIELD},
    {"number-too-great", "\"text\":\"\",\"maybe\":6", "maybe", LOKET_ERROR_BAD_FIELD},
    {"bytes-are-number", "\"text\":\"\",\"bytes\":1", "bytes", LOKET_ERROR_BAD_FIELD},
    {"bytes-unpadded", "\"text\":\"\",\"bytes\":\"AP8\"", "bytes", LOKET_ERROR_BAD_FIELD},
    {"bytes-loose-bits", "\"text\":\"\",\"bytes\":\"AP9=\"", "bytes", LOKET_ERROR_BAD_FIELD},
    {"bytes-with-blank", "\"text\":\"\",\"bytes\":\"AP 8Q\"", "bytes", LOKET_ERROR_BAD_FIELD},
    {"bytes-url-alphabet", "\"text\":\"\",\"bytes\":\"_-8Q\"", "bytes", LOKET_ERROR_BAD_FIELD},
    {"bytes-too-many", "\"text\":\"\",\"bytes\":\"" LONG60 "\"", "bytes", LOKET_ERROR_BAD_FIELD},
    {"words-are-text", "\"text\":\"\",\"words\":\"a\"", "words", LOKET_ERROR_BAD_FIELD},
    {"words-hold-number", "\"text\":\"\",\"words\":[\"a\",1]", "words[1]", LOKET_ERROR_BAD_FIELD},
    {"words-hold-blank", "\"text\":\"\",\"words\":[\"a b\"]", "words", LOKET_ERROR_BAD_FIELD},
    {"record-is-list", "\"text\":\"\",\"item\":[]", "item", LOKET_ERROR_BAD_FIELD},
    {"record-is-null", "\"text\":\"\",\"item\":null", "item", LOKET_ERROR_BAD_FIELD},
    {"record-lacks-field",
     "\"text\":\"\",\"item\":{\"count\":1}",
     "item.id",
     LOKET_ERROR_BAD_FIELD},
    {"record-has-unknown",
     "\"text\":\"\",\"item\":{\"x\":1}",
     "item.x",
     LOKET_ERROR_UNKNOWN_MEMBER},
    {"list-is-object", "\"text\":\"\",\"items\":{}", "items", LOKET_ERROR_BAD_FIELD},
    {"list-holds-number", "\"text\":\"\",\"items\":[1]", "items[0]", LOKET_ERROR_BAD_FIELD},
    {"list-too-long",
     "\"text\":\"\",\"items\":[" ITEM "," ITEM "," ITEM "," ITEM "," ITEM "," ITEM "," ITEM "]",
     "items",
     LOKET_ERROR_BAD_FIELD},
    {"list-item-bad-id",
     "\"text\":\"\",\"items\":[" ITEM "," ITEM ",{\"id\":\"X\",\"count\":1}]",
     "items[2].id",
     LOKET_ERROR_BAD_FIELD},
    {"list-item-too-great",
     "\"text\":\"\",\"items\":[{\"id\":\"" ID "\",\"count\":101}]",
     "items[0].count",
     LOKET_ERROR_BAD_FIELD},
    {"list-item-unknown",
     "\"text\":\"\",\"items\":[" ITEM ",{\"no_such\":1}]",
     "items[1].no_such",
     LOKET_ERROR_UNKNOWN_MEMBER},
    {"unknown", "\"text\":\"\",\"texts\":1", "texts", LOKET_ERROR_UNKNOWN_MEMBER},
    {"unknown-and-strange", "\"text\":\"\",\"<b>3314\":1", "?", LOKET_ERROR_UNKNOWN_MEMBER},
    {"unknown-and-empty", "\"text\":\"\",\"\":1", "?", LOKET_ERROR_UNKNOWN_MEMBER},
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autofree char *json = g_strdup_printf ("{%s," NEEDED SECRET "}", refusal->members);
  g_autoptr (GError) error = NULL;

  g_assert_null (loket_json_to_record (
      loket_sample_get_type (), json, strlen (json), LOKET_JSON_REQUEST, &error));
  g_assert_error (error, LOKET_ERROR, (int) refusal->code);
  g_assert_cmpstr (loket_error_parameter (error), ==, refusal->field);
  g_assert_true (g_str_has_prefix (error->message, refusal->field));
}

static void
test_refuses_bad_json (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      loket_json_to_record (loket_sample_get_type (), "{}{}", 4, LOKET_JSON_REQUEST, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_JSON);
}

static void
test_answer_may_say_more_and_less (void)
{
  static const char json[] = "{\"text\":\"\",\"newer\":{\"a\":null},\"item\":{\"id\":\"" ID
                             "\",\"count\":1,\"newer\":[]}," NEEDED "}";
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) record = NULL;

  g_assert_null (loket_json_to_record (
      loket_sample_get_type (), json, strlen (json), LOKET_JSON_REQUEST, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_UNKNOWN_MEMBER);
  g_clear_error (&error);
  record = loket_json_to_record (
      loket_sample_get_type (), json, strlen (json), LOKET_JSON_ANSWER, &error);
  g_assert_no_error (error);
  g_assert_null (loket_sample_cast (record)->secret);
  g_assert_cmpint (loket_sample_cast (record)->item->count, ==, 1);
}

static void
test_request_needs_personal_fields (void)
{
  static const char json[] = "{\"text\":\"\"," NEEDED "}";
  g_autoptr (GError) error = NULL;

  g_assert_null (loket_json_to_record (
      loket_sample_get_type (), json, strlen (json), LOKET_JSON_REQUEST, &error));
  g_assert_cmpstr (loket_error_parameter (error), ==, "secret");
}

static void
assert_round_trip (LoketRecord *record, LoketJsonKind kind)
{
  g_autofree char *json = loket_json_from_record (record);
  g_autofree char *json_again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) again =
      loket_json_to_record (G_OBJECT_TYPE (record), json, strlen (json), kind, &error);

  g_assert_no_error (error);
  g_assert_true (loket_record_equal (record, again));
  g_assert_true (loket_record_check (again, &error));
  json_again = loket_json_from_record (again);
  g_assert_cmpstr (json_again, ==, json);
}

static void
test_every_operation_goes_both_ways (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  for (guint i = 0; i < n; i++)
    for (guint round = 0; round < 50; round++) {
      g_autoptr (LoketRecord) request = sample_random_record (operations[i]->request (), random);
      g_autoptr (LoketRecord) answer = sample_random_record (operations[i]->answer (), random);
      assert_round_trip (request, LOKET_JSON_REQUEST);
      assert_round_trip (answer, LOKET_JSON_ANSWER);
    }
}

static void
test_every_kind_goes_both_ways (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);

  for (guint round = 0; round < 500; round++) {
    g_autoptr (LoketRecord) sample = sample_random_record (loket_sample_get_type (), random);
    assert_round_trip (sample, LOKET_JSON_REQUEST);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/json-read/every-kind", test_reads_every_kind);
  g_test_add_func ("/wire/json-read/absent-is-not-zero", test_absent_is_not_zero);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autofree char *path = g_strdup_printf ("/wire/json-read/refuses/%s", refusals[i].name);
    g_test_add_data_func (path, &refusals[i], test_refusal);
  }
  g_test_add_func ("/wire/json-read/refuses-bad-json", test_refuses_bad_json);
  g_test_add_func ("/wire/json-read/answer-may-say-more-and-less",
                   test_answer_may_say_more_and_less);
  g_test_add_func ("/wire/json-read/request-needs-personal-fields",
                   test_request_needs_personal_fields);
  g_test_add_func ("/wire/json-read/every-operation-goes-both-ways",
                   test_every_operation_goes_both_ways);
  g_test_add_func ("/wire/json-read/every-kind-goes-both-ways", test_every_kind_goes_both_ways);
  return g_test_run ();
}

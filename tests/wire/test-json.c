/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to JSON and back: every kind, every limit, every operation. */
#include "core/error.h"
#include "core/operations.h"
#include "core/queue.h"
#include "sample.h"
#include "wire/json.h"

#include <string.h>

#define ID "018f3b6a-0000-7000-8000-000000000001"
#define NEEDED "\"integer\":1,\"money\":0,\"at\":0,\"day\":\"2026-11-22\""
#define SECRET ",\"secret\":\"s\""

static LoketSample *
full_sample (void)
{
  LoketSample *sample = loket_sample_new ();
  g_autoptr (LoketSampleItem) item = loket_sample_item_new ();
  const char *words[] = {"health", "data", NULL};

  item->id = g_strdup (ID);
  item->count = 3;
  sample->text = g_strdup ("a \"b\" \\ /\n\tü 😀\x01\x7f");
  sample->choice = LOKET_SAMPLE_SECOND_ONE;
  sample->flag = TRUE;
  sample->integer = -LOKET_INTEGER_MAX;
  sample->maybe = LOKET_SOME (0);
  sample->money = 2500000;
  sample->at = 1795400000000000;
  sample->day = g_strdup ("2026-11-22");
  sample->bytes = g_bytes_new ("\x00\xff\x10", 3);
  sample->words = g_strdupv ((char **) words);
  sample->item = g_object_ref (item);
  sample->items = g_list_store_new (loket_sample_item_get_type ());
  g_list_store_append (sample->items, item);
  sample->secret = g_strdup ("s");
  return sample;
}

static void
test_writes_every_kind (void)
{
  g_autoptr (LoketSample) sample = full_sample ();
  g_autofree char *json = loket_json_from_record (&sample->parent_instance);

  g_assert_cmpstr (json,
                   ==,
                   "{\"text\":\"a \\\"b\\\" \\\\ /\\n\\tü 😀\\u0001\x7f\","
                   "\"choice\":\"second_one\",\"flag\":true,\"integer\":-9007199254740992,"
                   "\"maybe\":0,\"money\":2500000,\"at\":1795400000000000,"
                   "\"day\":\"2026-11-22\",\"bytes\":\"AP8Q\",\"words\":[\"health\",\"data\"],"
                   "\"item\":{\"id\":\"" ID "\",\"count\":3},"
                   "\"items\":[{\"id\":\"" ID "\",\"count\":3}],\"secret\":\"s\"}");
}

static void
test_writes_absent_ones_not_at_all (void)
{
  g_autoptr (LoketSample) sample = loket_sample_new ();
  g_autofree char *json = loket_json_from_record (&sample->parent_instance);

  g_assert_cmpstr (json,
                   ==,
                   "{\"choice\":\"first\",\"flag\":false,\"integer\":0,\"money\":0,\"at\":0,"
                   "\"items\":[]}");
}

static void
test_writes_broken_text_as_utf8 (void)
{
  g_autoptr (LoketTicketReference) reference = loket_ticket_reference_new ();
  g_autofree char *json = NULL;

  reference->ticket = g_strdup ("a\xff");
  json = loket_json_from_record (&reference->parent_instance);
  g_assert_cmpstr (json, ==, "{\"ticket\":\"a\xef\xbf\xbd\"}");
}

static void
test_reads_every_kind (void)
{
  g_autoptr (LoketSample) sample = full_sample ();
  g_autofree char *json = NULL;
  g_autoptr (LoketRecord) again = NULL;
  g_autoptr (GError) error = NULL;

  g_free (sample->text);
  sample->text = g_strdup ("a \"b\" \\ /\nü 😀");
  json = loket_json_from_record (&sample->parent_instance);
  again = loket_json_to_record (
      loket_sample_get_type (), json, strlen (json), LOKET_JSON_REQUEST, &error);
  g_assert_no_error (error);
  g_assert_true (loket_record_equal (again, &sample->parent_instance));
  g_assert_cmpint (loket_sample_cast (again)->choice, ==, LOKET_SAMPLE_SECOND_ONE);
  g_assert_null (loket_sample_cast (again)->long_text);
  g_assert_null (loket_sample_cast (again)->spare_items);
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
  g_test_add_func ("/wire/json/writes-every-kind", test_writes_every_kind);
  g_test_add_func ("/wire/json/writes-absent-ones-not-at-all", test_writes_absent_ones_not_at_all);
  g_test_add_func ("/wire/json/writes-broken-text-as-utf8", test_writes_broken_text_as_utf8);
  g_test_add_func ("/wire/json/reads-every-kind", test_reads_every_kind);
  g_test_add_func ("/wire/json/absent-is-not-zero", test_absent_is_not_zero);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autofree char *path = g_strdup_printf ("/wire/json/refuses/%s", refusals[i].name);
    g_test_add_data_func (path, &refusals[i], test_refusal);
  }
  g_test_add_func ("/wire/json/refuses-bad-json", test_refuses_bad_json);
  g_test_add_func ("/wire/json/answer-may-say-more-and-less", test_answer_may_say_more_and_less);
  g_test_add_func ("/wire/json/request-needs-personal-fields", test_request_needs_personal_fields);
  g_test_add_func ("/wire/json/every-operation-goes-both-ways",
                   test_every_operation_goes_both_ways);
  g_test_add_func ("/wire/json/every-kind-goes-both-ways", test_every_kind_goes_both_ways);
  return g_test_run ();
}

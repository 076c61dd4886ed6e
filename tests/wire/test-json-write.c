/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as JSON: every kind, what is absent, broken text. */
#include "core/queue.h"
#include "sample.h"
#include "wire/json.h"

#define ID "018f3b6a-0000-7000-8000-000000000001"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/json-write/every-kind", test_writes_every_kind);
  g_test_add_func ("/wire/json-write/absent-ones-not-at-all", test_writes_absent_ones_not_at_all);
  g_test_add_func ("/wire/json-write/broken-text-as-utf8", test_writes_broken_text_as_utf8);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record with every kind of field, and random contents for any record; wire and fuzz tests. */
#include "sample.h"

G_DEFINE_ENUM_TYPE (LoketSampleChoice,
                    loket_sample_choice,
                    G_DEFINE_ENUM_VALUE (LOKET_SAMPLE_FIRST, "first"),
                    G_DEFINE_ENUM_VALUE (LOKET_SAMPLE_SECOND_ONE, "second_one"))

static const LoketField sample_item_fields[] = {
    LOKET_FIELD_TEXT (LoketSampleItem, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID),
    LOKET_FIELD_INTEGER (LoketSampleItem, count, LOKET_FIELD_PLAIN, .max = 100),
};
LOKET_DEFINE_RECORD (LoketSampleItem, loket_sample_item, sample_item_fields)

/* clang-format off */
static const LoketField sample_fields[] = {
  LOKET_FIELD_TEXT (LoketSample, text, LOKET_FIELD_PLAIN, .max = 40),
  LOKET_FIELD_TEXT (LoketSample, long_text, LOKET_FIELD_OPTIONAL, .min = 2, .max = 3000),
  LOKET_FIELD_ENUM (LoketSample, choice, LOKET_FIELD_OPTIONAL, loket_sample_choice),
  LOKET_FIELD_BOOLEAN (LoketSample, flag, LOKET_FIELD_OPTIONAL),
  LOKET_FIELD_INTEGER (LoketSample, integer, LOKET_FIELD_PLAIN, .min = -LOKET_INTEGER_MAX),
  LOKET_FIELD_INTEGER (LoketSample, maybe, LOKET_FIELD_OPTIONAL, .min = -5, .max = 5),
  LOKET_FIELD_MONEY (LoketSample, money, LOKET_FIELD_PLAIN),
  LOKET_FIELD_TIME (LoketSample, at, LOKET_FIELD_PLAIN),
  LOKET_FIELD_DAY (LoketSample, day, LOKET_FIELD_PLAIN),
  LOKET_FIELD_BYTES (LoketSample, bytes, LOKET_FIELD_OPTIONAL, .max = 40),
  LOKET_FIELD_WORDS (LoketSample, words, LOKET_FIELD_OPTIONAL, .max = 8),
  LOKET_FIELD_RECORD (LoketSample, item, LOKET_FIELD_OPTIONAL, loket_sample_item),
  LOKET_FIELD_LIST (LoketSample, items, LOKET_FIELD_PLAIN, loket_sample_item, .max = 6),
  LOKET_FIELD_LIST (LoketSample, spare_items, LOKET_FIELD_OPTIONAL, loket_sample_item, .max = 6),
  LOKET_FIELD_TEXT (LoketSample, secret, LOKET_FIELD_PERSONAL),
};
/* clang-format on */
LOKET_DEFINE_RECORD (LoketSample, loket_sample, sample_fields)

static gint64
random_between (GRand *random, gint64 least, gint64 greatest)
{
  guint64 span = (guint64) (greatest - least) + 1;
  guint64 wide = ((guint64) g_rand_int (random) << 32) | g_rand_int (random);

  switch (g_rand_int_range (random, 0, 6)) {
  case 0:
    return least;
  case 1:
    return greatest;
  default:
    return least + (gint64) (wide % span);
  }
}

static char *
random_text (GRand *random, const LoketField *field)
{
  static const char *const signs[] = {
      "a", "Z", "0", " ", "\n", "\"", "\\", "/", "é", "ꦏ", "😀", "<"};
  gint64 length = random_between (random, field->min, MIN (loket_field_max (field), 300));
  GString *text = g_string_new (NULL);

  if (field->flags & LOKET_FIELD_UUID) {
    g_string_printf (text,
                     "%08x-%04x-7%03x-8%03x-%012x",
                     g_rand_int (random),
                     g_rand_int (random) & 0xffff,
                     g_rand_int (random) & 0xfff,
                     g_rand_int (random) & 0xfff,
                     g_rand_int (random));
    return g_string_free (text, FALSE);
  }
  for (gint64 i = 0; i < length; i++)
    g_string_append (text, signs[g_rand_int_range (random, 0, G_N_ELEMENTS (signs))]);
  if (field->flags & LOKET_FIELD_NAME) {
    g_strdelimit (text->str, "\n", '_');
    g_strdelimit (text->str, " ", '-');
  }
  return g_string_free (text, FALSE);
}

static char *
random_day (GRand *random)
{
  return g_strdup_printf ("%04d-%02d-%02d",
                          g_rand_int_range (random, 1900, 2100),
                          g_rand_int_range (random, 1, 13),
                          g_rand_int_range (random, 1, 29));
}

static GBytes *
random_bytes (GRand *random, const LoketField *field)
{
  gsize size = (gsize) random_between (random, field->min, MIN (loket_field_max (field), 60));
  guchar *data = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    data[i] = (guchar) g_rand_int_range (random, 0, 256);
  return g_bytes_new_take (data, size);
}

static char **
random_words (GRand *random, const LoketField *field)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  gint64 n = random_between (random, field->min, MIN (loket_field_max (field), 5));

  for (gint64 i = 0; i < n; i++) {
    g_autofree char *word = g_strdup_printf ("w-%x_", g_rand_int (random));
    g_strv_builder_add (words, word);
  }
  return g_strv_builder_end (words);
}

static GListStore *
random_list (GRand *random, const LoketField *field)
{
  GListStore *list = g_list_store_new (field->type ());
  gint64 n =
      random_between (random, field->min, MAX (field->min, MIN (loket_field_max (field), 3)));

  for (gint64 i = 0; i < n; i++) {
    g_autoptr (LoketRecord) item = sample_random_record (field->type (), random);
    g_list_store_append (list, item);
  }
  return list;
}

static int
random_choice (GRand *random, const LoketField *field)
{
  g_autoptr (GEnumClass) enums = g_type_class_ref (field->type ());

  return enums->values[g_rand_int_range (random, 0, (gint32) enums->n_values)].value;
}

static void
fill_field (GRand *random, const LoketField *field, LoketRecord *record)
{
  switch (field->kind) {
  case LOKET_KIND_TEXT:
    loket_field_take_text (field, record, random_text (random, field));
    break;
  case LOKET_KIND_DAY:
    loket_field_take_text (field, record, random_day (random));
    break;
  case LOKET_KIND_ENUM:
    loket_field_set_number (field, record, random_choice (random, field));
    break;
  case LOKET_KIND_BOOLEAN:
    loket_field_set_number (field, record, g_rand_boolean (random));
    break;
  case LOKET_KIND_BYTES:
    loket_field_take_bytes (field, record, random_bytes (random, field));
    break;
  case LOKET_KIND_WORDS:
    loket_field_take_words (field, record, random_words (random, field));
    break;
  case LOKET_KIND_RECORD:
    loket_field_take_record (field, record, sample_random_record (field->type (), random));
    break;
  case LOKET_KIND_LIST:
    loket_field_take_list (field, record, random_list (random, field));
    break;
  case LOKET_KIND_INTEGER:
  case LOKET_KIND_MONEY:
  case LOKET_KIND_TIME:
  default:
    loket_field_set_number (
        field, record, random_between (random, field->min, loket_field_max (field)));
    break;
  }
}

/**
 * sample_random_record:
 * @type: a record type
 * @random: where its contents come from
 *
 * Returns: (transfer full): a record that keeps the limits of its table, often just so, with about
 *   a third of what is optional left out
 */
LoketRecord *
sample_random_record (GType type, GRand *random)
{
  guint n_fields;
  const LoketField *fields = loket_record_type_fields (type, &n_fields);
  LoketRecord *record = g_object_new (type, NULL);

  for (guint i = 0; i < n_fields; i++)
    if ((fields[i].flags & LOKET_FIELD_OPTIONAL) == 0 || g_rand_int_range (random, 0, 3) > 0)
      fill_field (random, &fields[i], record);
  return record;
}

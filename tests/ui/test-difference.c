/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where two texts part: letters of names, digits of numbers, and what is too far apart to mark. */
#include "ui/registry/difference.h"

static const struct {
  const char *text;
  const char *other;
  gboolean by_place;
  const char *marked; /* in square brackets */
} cases[] = {
    {"Sucipto", "SUCIPTO", FALSE, "Sucipto"},
    {"SOETJIPTO", "Sucipto", FALSE, "S[OETJ]IPTO"},
    {"Sucipto", "SOETJIPTO", FALSE, "S[uc]ipto"},
    {"Sumarni", "Sumarno", FALSE, "Sumarn[i]"},
    {"Wagiyem", "WAGIJEM", FALSE, "Wagi[y]em"},
    {"Dwi Lestari", "Budi", FALSE, "Dwi Lestari"},
    {"331415******0010", "331415******0001", TRUE, "331415******00[10]"},
    {"3314150203540001", "331415020354000", TRUE, "331415020354000[1]"},
    {"Nur A&B", "Nur <B>", FALSE, "Nur [A&]B"},
    {"José", "Jose", FALSE, "Jos[é]"},
    {"Sri", "", FALSE, "Sri"},
    {"Sri", NULL, FALSE, "Sri"},
    {"", "Sri", FALSE, ""},
};

static char *
mark (const char *text, GArray *spans)
{
  GString *marked = g_string_new (text);

  for (guint i = spans->len; i > 0; i--) {
    const LoketSpan *span = &g_array_index (spans, LoketSpan, i - 1);
    g_string_insert_c (marked, (gssize) span->until, ']');
    g_string_insert_c (marked, (gssize) span->from, '[');
  }
  return g_string_free (marked, FALSE);
}

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) spans =
        loket_difference_find (cases[i].text, cases[i].other, cases[i].by_place);
    g_autofree char *marked = mark (cases[i].text, spans);
    g_assert_cmpstr (marked, ==, cases[i].marked);
  }
}

/* What stands in a record never becomes markup. */
static void
test_markup (void)
{
  g_autofree char *markup = loket_difference_markup ("Nur A&B", "Nur <B>", FALSE);

  g_assert_cmpstr (markup, ==, "Nur <span weight=\"heavy\" underline=\"single\">A&amp;</span>B");
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (5000, 'a');
  g_autoptr (GArray) spans = loket_difference_find (text, "b", FALSE);

  g_assert_cmpuint (spans->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registry/difference/find", test_find);
  g_test_add_func ("/registry/difference/markup", test_markup);
  g_test_add_func ("/registry/difference/long", test_long);
  return g_test_run ();
}

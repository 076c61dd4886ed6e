/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a computer reads whose keyboard has another layout than the American one for which a scanner
 * types: the symbols of xkb-data 2.35.1 on the keys of an American keyboard. */
#include "table.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *meant; /* signs that come out otherwise */
  const char *typed; /* as which */
} Layout;

static const Layout layouts[] = {
    {"us", "", ""},
    {"id", "", ""},
    {"gb", "#", "£"},
    {"es", ":/#-", "Ñ-·'"},
    {"it", ":/#-", "ç-£'"},
    {"pt", ":/-", "Ç-'"},
    {"br", ":/", "Ç;"},
    {"jp", ":", "+"},
    {"tr", "i:/.#-", "ıŞ.ç^*"},
    {"de", "yzYZ:/#-", "zyZYÖ-§ß"},
    {"ch", "yzYZ:/#-", "zyZYé-*'"},
    {"fr", "amqwzAMQWZ0123456789:/.#-", "q,azwQ?AZWà&é\"'(-è_çM!:3)"},
    {"be", "amqwzAMQWZ0123456789:/.#-", "q,azwQ?AZWà&é\"'(§è!çM=:3)"},
    {"ara",
     "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/.",
     "شﻻؤيثبلاهتنمةىخحضقسفعرصءغئ"
     "\u0650ﻵ}]\u064f[ﻷأ÷ـ،/'آ×؛\u064e\u064c\u064dﻹ`{\u064b\u0652إ~ظز"},
};

static const Layout *
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_str_equal (layouts[i].name, name))
      return &layouts[i];
  g_assert_not_reached ();
}

/* Returns: (transfer full): @text, ASCII, as a computer with that @layout reads it */
char *
vector_typed (const char *layout, const char *text)
{
  const Layout *found = find (layout);
  GString *out = g_string_new (NULL);

  g_assert_cmpint ((int) strlen (found->meant), ==, g_utf8_strlen (found->typed, -1));
  for (; *text != '\0'; text++) {
    const char *place = strchr (found->meant, *text);
    if (place == NULL)
      g_string_append_c (out, *text);
    else
      g_string_append_unichar (
          out, g_utf8_get_char (g_utf8_offset_to_pointer (found->typed, place - found->meant)));
  }
  return g_string_free (out, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects vectors and writes them as JSON, in the same bytes every time. */
#include "table.h"

#include "wire/json.h"

#include <sodium.h>
#include <string.h>

/* Opens a table with the keys and the known card, and no line. */
void
vector_table_init (VectorTable *table)
{
  VectorKeys *keys = &table->keys;

  sample_key (&keys->root, "test-only root seed");
  sample_key (&keys->stranger, "test-only seed of a stranger");
  sample_key (&keys->card, "test-only seed");
  sample_key (&keys->status, "test-only status seed");
  sample_key (&keys->other_card, "test-only seed of another office");
  sample_key (&keys->other_status, "test-only status seed of another office");
  sample_key (&keys->twins[0], "test-only twin 80119");
  sample_key (&keys->twins[1], "test-only twin 151173");
  table->known = sample_from_hex (SAMPLE_COSE);
  table->claims = sample_claims ();
  table->trusts = g_string_new (NULL);
  table->statuses = g_string_new (NULL);
  table->cases = g_string_new (NULL);
}

/* Frees what it holds. */
void
vector_table_clear (VectorTable *table)
{
  g_bytes_unref (table->known);
  g_object_unref (table->claims);
  g_string_free (table->trusts, TRUE);
  g_string_free (table->statuses, TRUE);
  g_string_free (table->cases, TRUE);
}

static void
begin_member (GString *out, const char *name)
{
  if (out->len > 0)
    g_string_append (out, ",\n");
  loket_json_append_text (out, name);
  g_string_append_c (out, ':');
}

static void
put_list (GString *out, const char *name, GBytes *cwt)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (cwt, &length);
  g_autofree char *text = g_base64_encode (data, length);

  begin_member (out, name);
  loket_json_append_text (out, text);
}

/* Adds a file `trust.cwt` that cases name. */
void
vector_table_put_trust (VectorTable *table, const char *name, GBytes *cwt)
{
  put_list (table->trusts, name, cwt);
}

/* Adds a file `status-ISS.cwt` that cases name. */
void
vector_table_put_status (VectorTable *table, const char *name, GBytes *cwt)
{
  put_list (table->statuses, name, cwt);
}

static void
append_names (GString *out, const char *names)
{
  g_auto (GStrv) each = g_strsplit (names, " ", -1); /* of "" there are none */

  g_string_append_c (out, '[');
  for (guint i = 0; each[i] != NULL; i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    loket_json_append_text (out, each[i]);
  }
  g_string_append_c (out, ']');
}

/* Adds a case whose @texts all come out as @line says. */
void
vector_table_put (VectorTable *table, const VectorCase *line, GPtrArray *texts)
{
  GString *out = table->cases;
  const char *word = loket_enum_name (loket_verdict_get_type (), (int) line->verdict);

  if (out->len > 0)
    g_string_append (out, ",\n");
  g_string_append_printf (out, "{\"case\":%u,\"name\":", line->number);
  loket_json_append_text (out, line->name);
  g_string_append_printf (
      out, ",\"now\":%" G_GINT64_FORMAT ",\"trusts\":", line->now != 0 ? line->now : VECTOR_NOW);
  append_names (out, line->trusts != NULL ? line->trusts : "office");
  g_string_append (out, ",\"statuses\":");
  append_names (out, line->statuses != NULL ? line->statuses : "fresh");
  g_string_append_printf (out, ",\"verdict\":\"%s\"", word);
  if (line->claims != NULL) {
    g_autofree char *claims = loket_json_from_record (LOKET_RECORD (line->claims));
    g_string_append_printf (out, ",\n \"claims\":%s", claims);
  }
  g_string_append (out, ",\n \"texts\":[");
  for (guint i = 0; i < texts->len; i++) {
    g_string_append (out, i > 0 ? ",\n  " : "\n  ");
    loket_json_append_text (out, texts->pdata[i]);
  }
  g_string_append (out, "]}");
}

/* Adds a case of one text. */
void
vector_table_put_text (VectorTable *table, const VectorCase *line, const char *text)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_ptr_array_add (texts, (gpointer) text);
  vector_table_put (table, line, texts);
}

/* Adds a case of one COSE_Sign1. */
void
vector_table_put_token (VectorTable *table, const VectorCase *line, GBytes *token)
{
  g_autofree char *text = loket_card_token_text (SAMPLE_HOST, token);

  vector_table_put_text (table, line, text);
}

/* Adds a case of a card that says @claims, signed well whether a card may say so or not. */
void
vector_table_put_claims (VectorTable *table, const VectorCase *line, LoketCardClaims *claims)
{
  g_autoptr (GBytes) payload = loket_card_claims_payload (claims);
  g_autoptr (GBytes) token = sample_wrap (NULL, &table->keys.card, payload);

  vector_table_put_token (table, line, token);
}

/* Returns: (transfer full): all of it */
char *
vector_table_text (const VectorTable *table)
{
  char root[2 * LOKET_COSE_PUBLIC + 1];

  sodium_bin2hex (root, sizeof root, table->keys.root.public_key, LOKET_COSE_PUBLIC);
  return g_strdup_printf ("{\"root\":\"%s\",\n\"trusts\":{\n%s\n},\n\"statuses\":{\n%s\n},\n"
                          "\"cases\":[\n%s\n]}\n",
                          root,
                          table->trusts->str,
                          table->statuses->str,
                          table->cases->str);
}

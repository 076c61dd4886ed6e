/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of lists to the JSON that is kept of them, and back; a million rows go through it, so it
 * makes no objects. */
#include "config.h"

#include "core/list-keep.h"

#include "core/names.h"

#include <string.h>

#define PROBLEMS "problems"
#define CELLS "cells"
#define HEAD_NUMBER "1" /* of SIAK and of BPS; their other numbers differ */

static const char *const sexes[] = {
    [LOKET_FACT_SEX_UNKNOWN] = NULL,
    [LOKET_FACT_SEX_FEMALE] = "female",
    [LOKET_FACT_SEX_MALE] = "male",
};

static const char *const lives[] = {
    [LOKET_LIST_LIFE_UNSAID] = NULL,
    [LOKET_LIST_LIFE_ALIVE] = "alive",
    [LOKET_LIST_LIFE_DEAD] = "dead",
    [LOKET_LIST_LIFE_MOVED] = "moved",
    [LOKET_LIST_LIFE_MISSING] = "missing",
};

/* As they stand in lists, folded by loket_name_fold(), in any case. */
static const struct {
  const char *text;
  LoketRelation relation;
} relations[] = {
    {"kepala keluarga", LOKET_RELATION_HEAD},
    {"kepala rumah tangga", LOKET_RELATION_HEAD},
    {"kepala", LOKET_RELATION_HEAD},
    {"kk", LOKET_RELATION_HEAD},
    {"krt", LOKET_RELATION_HEAD},
    {"suami", LOKET_RELATION_HUSBAND},
    {"istri", LOKET_RELATION_WIFE},
    {"isteri", LOKET_RELATION_WIFE},
    {"istri suami", LOKET_RELATION_WIFE},
    {"anak", LOKET_RELATION_CHILD},
    {"anak kandung", LOKET_RELATION_CHILD},
    {"anak angkat", LOKET_RELATION_CHILD},
    {"anak tiri", LOKET_RELATION_CHILD},
    {"menantu", LOKET_RELATION_CHILD_IN_LAW},
    {"cucu", LOKET_RELATION_GRANDCHILD},
    {"orang tua", LOKET_RELATION_PARENT},
    {"orangtua", LOKET_RELATION_PARENT},
    {"ayah", LOKET_RELATION_PARENT},
    {"ibu", LOKET_RELATION_PARENT},
    {"mertua", LOKET_RELATION_PARENT_IN_LAW},
    {"famili lain", LOKET_RELATION_OTHER_FAMILY},
    {"famili", LOKET_RELATION_OTHER_FAMILY},
    {"pembantu", LOKET_RELATION_HELPER},
    {"lainnya", LOKET_RELATION_OTHER},
    {"lain lain", LOKET_RELATION_OTHER},
};

static void
append_text (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  while (*text != '\0') {
    const char *at = text;
    while ((guchar) *at >= 0x20 && *at != '"' && *at != '\\')
      at++;
    g_string_append_len (json, text, at - text);
    text = at;
    if (*text == '\0')
      break;
    if ((guchar) *text < 0x20)
      g_string_append_printf (json, "\\u%04x", (guint) (guchar) *text);
    else
      g_string_append_printf (json, "\\%c", *text);
    text++;
  }
  g_string_append_c (json, '"');
}

static void
append_member (GString *json, const char *key, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append (json, json->str[json->len - 1] == '{' ? "\"" : ",\"");
  g_string_append (json, key);
  g_string_append (json, "\":");
  append_text (json, value);
}

/**
 * loket_csv_append_cell:
 * @line: a line of a CSV file
 * @text: what its next cell says
 *
 * Appends the cell, in quotation marks where it needs them (RFC 4180), and a comma before it unless
 * it is the first.
 */
void
loket_csv_append_cell (GString *line, const char *text)
{
  if (line->len > 0 && line->str[line->len - 1] != '\n')
    g_string_append_c (line, ',');
  if (strpbrk (text, ",\"\r\n") == NULL && *text != '\0') {
    g_string_append (line, text);
    return;
  }
  g_string_append_c (line, '"');
  for (; *text != '\0'; text++) {
    if (*text == '"')
      g_string_append_c (line, '"');
    g_string_append_c (line, *text);
  }
  g_string_append_c (line, '"');
}

static void
append_problems (GString *json, const LoketReadRow *row)
{
  g_autoptr (GString) text = NULL;

  if (row->n_problems == 0)
    return;
  text = g_string_new (NULL);
  for (guint i = 0; i < row->n_problems; i++)
    g_string_append_printf (text,
                            "%s%s:%s",
                            i > 0 ? " " : "",
                            loket_list_problem_name (row->problems[i].kind),
                            row->problems[i].field < LOKET_N_LIST_FIELDS
                                ? loket_list_field_key (row->problems[i].field)
                                : "");
  append_member (json, PROBLEMS, text->str);
}

static void
append_cells (GString *json, const LoketReadRow *row)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < row->n_cells; i++)
    loket_csv_append_cell (line, row->cells[i]);
  append_member (json, CELLS, line->str);
}

static void
append_field (GString *json, LoketListField field, const char *value)
{
  append_member (json, loket_list_field_key (field), value);
}

static const char *
relation_text (const char *written)
{
  LoketRelation relation;

  return loket_list_relation (written, &relation)
             ? loket_enum_name (loket_relation_get_type (), (int) relation)
             : written;
}

/**
 * loket_kept_row_write:
 * @row: a row as the reader of lists gave it
 * @json: where to append what is kept of it
 *
 * A row that was refused is kept as it stood in the list.
 */
void
loket_kept_row_write (const LoketReadRow *row, GString *json)
{
  const LoketFacts *facts = &row->facts;
  char decile[12] = "";

  if (row->decile > 0)
    g_snprintf (decile, sizeof decile, "%d", row->decile);
  g_string_append_c (json, '{');
  append_field (json, LOKET_LIST_ID, facts->id);
  append_field (json, LOKET_LIST_NAME, facts->name);
  append_field (json, LOKET_LIST_BIRTH_DATE, facts->birth_date);
  append_field (json, LOKET_LIST_NIK, facts->nik);
  append_field (json, LOKET_LIST_IDENTIFIER, facts->identifier);
  append_field (json, LOKET_LIST_FAMILY_CARD, facts->family_card);
  append_field (json, LOKET_LIST_SEX, sexes[facts->sex]);
  append_field (json, LOKET_LIST_VILLAGE, facts->village);
  append_field (json, LOKET_LIST_ADDRESS, facts->address);
  append_field (json, LOKET_LIST_PHONE, facts->phone);
  append_field (json, LOKET_LIST_MOTHER_NAME, facts->mother_name);
  append_field (json, LOKET_LIST_FATHER_NAME, row->father_name);
  append_field (json, LOKET_LIST_DECILE, decile);
  append_field (json, LOKET_LIST_RT, row->rt);
  append_field (json, LOKET_LIST_RW, row->rw);
  append_field (json, LOKET_LIST_HAMLET, row->hamlet);
  append_field (json, LOKET_LIST_SUBDISTRICT, row->subdistrict);
  append_field (json, LOKET_LIST_RELATION, relation_text (row->relation));
  append_field (json, LOKET_LIST_LIFE_STATUS, lives[row->life]);
  append_field (json, LOKET_LIST_PROGRAMME, row->programme);
  append_problems (json, row);
  if (row->rejected)
    append_cells (json, row);
  g_string_append_c (json, '}');
}

/* Reads a text from @at on into its own place, which is never shorter; NULL when it is none. */
static char *
read_text (char *at, char **text)
{
  char *to = at + 1;

  if (*at != '"')
    return NULL;
  *text = to;
  for (at++; *at != '"'; at++) {
    if (*at == '\0')
      return NULL;
    if (*at == '\\' && at[1] == 'u' && strlen (at) > 6) {
      *to++ = (char) (g_ascii_xdigit_value (at[4]) << 4 | g_ascii_xdigit_value (at[5]));
      at += 5;
      continue;
    }
    if (*at == '\\' && *++at == '\0')
      return NULL;
    *to++ = *at;
  }
  *to = '\0';
  return at + 1;
}

static void
take_member (LoketKeptRow *facts, const char *key, const char *value)
{
  for (guint i = 0; i < LOKET_N_LIST_FIELDS; i++) {
    if (strcmp (loket_list_field_key (i), key) == 0) {
      facts->values[i] = value;
      return;
    }
  }
  if (strcmp (key, PROBLEMS) == 0)
    facts->problems = value;
  else if (strcmp (key, CELLS) == 0)
    facts->cells = value;
}

/**
 * loket_kept_row_read:
 * @facts: (inout): empty at first; what it held is gone
 * @json: what loket_kept_row_write() has written
 *
 * Returns: %FALSE when it is something else
 */
gboolean
loket_kept_row_read (LoketKeptRow *facts, const char *json)
{
  char *at;

  if (facts->room == NULL)
    facts->room = g_string_new (NULL);
  g_string_assign (facts->room, json);
  memset (facts->values, 0, sizeof facts->values);
  facts->problems = facts->cells = NULL;
  at = facts->room->str;
  if (*at++ != '{')
    return FALSE;
  while (*at == '"') {
    char *key, *value;
    at = read_text (at, &key);
    if (at == NULL || *at != ':')
      return FALSE;
    at = read_text (at + 1, &value);
    if (at == NULL)
      return FALSE;
    take_member (facts, key, value);
    if (*at == ',')
      at++;
  }
  return strcmp (at, "}") == 0;
}

/**
 * loket_kept_row_clear:
 * @facts: what was read
 */
void
loket_kept_row_clear (LoketKeptRow *facts)
{
  if (facts->room != NULL)
    g_string_free (facts->room, TRUE);
  memset (facts, 0, sizeof *facts);
}

static LoketFactSex
sex_of (const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (sexes); i++)
    if (g_strcmp0 (text, sexes[i]) == 0)
      return i;
  return LOKET_FACT_SEX_UNKNOWN;
}

/**
 * loket_kept_row_get:
 * @facts: what was read
 * @plain: (out): the same for matching; its texts are borrowed from @facts
 */
void
loket_kept_row_get (const LoketKeptRow *facts, LoketFacts *plain)
{
  const char *const *values = facts->values;

  *plain = (LoketFacts){
      .id = values[LOKET_LIST_ID],
      .name = values[LOKET_LIST_NAME],
      .birth_date = values[LOKET_LIST_BIRTH_DATE],
      .nik = values[LOKET_LIST_NIK],
      .identifier = values[LOKET_LIST_IDENTIFIER],
      .family_card = values[LOKET_LIST_FAMILY_CARD],
      .village = values[LOKET_LIST_VILLAGE],
      .address = values[LOKET_LIST_ADDRESS],
      .phone = values[LOKET_LIST_PHONE],
      .mother_name = values[LOKET_LIST_MOTHER_NAME],
      .sex = sex_of (values[LOKET_LIST_SEX]),
  };
}

/**
 * loket_kept_row_life:
 * @facts: what was read
 * @said: (out): whether the row says anything about it
 *
 * Returns: whether the person lives here, as the row says
 */
LoketLifeStatus
loket_kept_row_life (const LoketKeptRow *facts, gboolean *said)
{
  const char *text = facts->values[LOKET_LIST_LIFE_STATUS];
  int status = LOKET_LIFE_ALIVE;

  *said = text != NULL && loket_enum_from_name (loket_life_status_get_type (), text, &status);
  return (LoketLifeStatus) status;
}

/**
 * loket_list_relation:
 * @text: (nullable): as a list writes how somebody is related to the head of the family
 * @relation: (out): which one it is
 *
 * Returns: %FALSE when the text says nothing that is known
 */
gboolean
loket_list_relation (const char *text, LoketRelation *relation)
{
  g_autofree char *folded = text != NULL ? loket_name_fold (text) : NULL;

  if (g_strcmp0 (text, HEAD_NUMBER) == 0) {
    *relation = LOKET_RELATION_HEAD;
    return TRUE;
  }
  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (relations); i++) {
    if (g_ascii_strcasecmp (relations[i].text, folded) == 0) {
      *relation = relations[i].relation;
      return TRUE;
    }
  }
  return FALSE;
}

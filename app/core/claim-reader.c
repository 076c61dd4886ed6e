/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings in Indonesian and English, points or commas between thousands, dates as spreadsheets
 * write them; list-reader.c takes the file apart. */
#include "config.h"

#include "core/claim-reader.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/list-date.h"
#include "core/list-reader.h"

#include <string.h>

#define WHOLE_DATE 10  /* characters of "2026-11-23" */
#define DECIMALS_MAX 2 /* more behind a mark are thousands */
#define THOUSANDS 3
#define AMOUNT_DIGITS 15

typedef enum {
  COLUMN_CODE,
  COLUMN_NUMBER,
  COLUMN_DAY,
  COLUMN_AMOUNT,
  COLUMN_PURPOSE,
  COLUMN_REFERENCE,
  N_COLUMNS,
} Column;

#define N_NEEDED (COLUMN_AMOUNT + 1)

/* Plain: small letters and digits only.  What a column is called first is what a person is told. */
static const struct {
  const char *shown;
  const char *names;
} columns[N_COLUMNS] = {
    [COLUMN_CODE] = {"kode jaminan",
                     " kodejaminan kodesuratjaminan kodeslip nomorjaminan nojaminan "
                     "nosuratjaminan nomorsuratjaminan guaranteecode slipcode kode code "},
    [COLUMN_NUMBER] = {"nomor kartu", " nomorkartu nokartu kartu cardnumber cardno card "},
    [COLUMN_DAY] = {"tanggal",
                    " tanggal tgl tanggalpelayanan tglpelayanan tanggalrawat tglrawat "
                    "tanggalmasuk tglmasuk date servicedate "},
    [COLUMN_AMOUNT] = {"jumlah",
                       " jumlah jumlahrp jumlahklaim jumlahbiaya biaya tagihan nilai "
                       "nilaiklaim amount "},
    [COLUMN_PURPOSE] = {"keperluan",
                        " keperluan jenispelayanan jenisrawat pelayanan kelas purpose class "},
    [COLUMN_REFERENCE] = {"nomor klaim",
                          " nomorklaim noklaim nomorreferensi noreferensi referensi nomortagihan "
                          "notagihan reference claimnumber invoice "},
};

static const struct {
  const char *names;
  LoketGuaranteePurpose purpose;
} purposes[] = {
    {" rawatjalan rj rajal jalan outpatient ", LOKET_GUARANTEE_OUTPATIENT},
    {" gawatdarurat igd ugd darurat emergency ", LOKET_GUARANTEE_EMERGENCY},
    {" rawatinap ri ranap inap inpatient ", LOKET_GUARANTEE_INPATIENT},
};

typedef struct {
  LoketListReader *reader;
  LoketLocalTime today;
  int columns[N_COLUMNS]; /* -1 = there is none */
  gboolean bound;
  GPtrArray *rows; /* LoketClaimRow */
} Reading;

/* " rawatjalan " of "Rawat-Jalan". */
static char *
plain_word (const char *text)
{
  GString *word = g_string_new (" ");

  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text))
      g_string_append_c (word, g_ascii_tolower (*text));
  g_string_append_c (word, ' ');
  return g_string_free (word, FALSE);
}

static gboolean
is_one_of (const char *word, const char *names)
{
  return strlen (word) > 2 && strstr (names, word) != NULL;
}

/**
 * loket_claim_purpose_read:
 * @text: what a list calls it
 * @purpose: (out): what it is
 *
 * Returns: %FALSE when nobody knows that word
 */
gboolean
loket_claim_purpose_read (const char *text, LoketGuaranteePurpose *purpose)
{
  g_autofree char *word = plain_word (text);

  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    if (is_one_of (word, purposes[i].names)) {
      *purpose = purposes[i].purpose;
      return TRUE;
    }
  return FALSE;
}

/* Behind the last mark: one or two zeros are no money; three digits are thousands. */
static gboolean
cut_decimals (char *text)
{
  char *last = strrchr (text, '.');
  const char *comma = strrchr (text, ',');
  gsize length;

  if (comma != NULL && (last == NULL || comma > last))
    last = text + (comma - text);
  if (last == NULL)
    return TRUE;
  length = strlen (last + 1);
  if (g_str_equal (last + 1, "-"))
    length = 0; /* "1.500,-" */
  else if (length == 0 || length > DECIMALS_MAX)
    return length == THOUSANDS;
  else if (strspn (last + 1, "0") != length)
    return FALSE; /* no rupiah has a part */
  *last = '\0';
  return TRUE;
}

/* One kind of mark, before each three digits. */
static gboolean
drop_thousands (char *text)
{
  const gsize first = strcspn (text, ".,");
  const char mark = text[first];
  char *to = text + first;

  if (mark == '\0')
    return TRUE;
  if (first == 0 || first > THOUSANDS)
    return FALSE;
  for (const char *at = to; *at != '\0'; at += THOUSANDS + 1) {
    if (*at != mark || strspn (at + 1, "0123456789") < THOUSANDS ||
        (at[THOUSANDS + 1] != mark && at[THOUSANDS + 1] != '\0'))
      return FALSE;
    memmove (to, at + 1, THOUSANDS);
    to += THOUSANDS;
  }
  *to = '\0';
  return TRUE;
}

/**
 * loket_claim_amount_read:
 * @text: "Rp 1.234.567,00", "1,234,567", "1234567"
 * @rupiah: (out): whole rupiah
 *
 * A single mark before three digits stands for thousands, as people here write it.  What has cents
 * in it, a sign, or marks that fit no way of writing is not guessed at; nor is 0 an amount, with
 * which a slip would be used up for nothing.
 *
 * Returns: %FALSE when it cannot be read for sure
 */
gboolean
loket_claim_amount_read (const char *text, gint64 *rupiah)
{
  g_autofree char *copy = NULL;
  gsize length;

  while (*text == '\'' || *text == ' ')
    text++;
  if (g_ascii_strncasecmp (text, "rp", 2) == 0)
    text += text[2] == '.' ? 3 : 2;
  else if (g_ascii_strncasecmp (text, "idr", 3) == 0)
    text += 3;
  copy = g_strstrip (g_strdup (text));
  if (strspn (copy, "0123456789.,-") != strlen (copy) || !cut_decimals (copy) ||
      !drop_thousands (copy))
    return FALSE;
  length = strlen (copy);
  if (length == 0 || length > AMOUNT_DIGITS || strspn (copy, "0123456789") != length)
    return FALSE;
  *rupiah = g_ascii_strtoll (copy, NULL, 10);
  return *rupiah > 0 && *rupiah <= LOKET_CLAIM_AMOUNT;
}

/* What a list calls its columns; the first one of a kind counts. */
static gboolean
bind (Reading *self, GError **error)
{
  const char *const *header = loket_list_reader_header (self->reader);

  for (Column c = 0; c < N_COLUMNS; c++) {
    self->columns[c] = -1;
    for (int i = 0; header[i] != NULL && self->columns[c] < 0; i++) {
      g_autofree char *word = plain_word (header[i]);
      if (is_one_of (word, columns[c].names))
        self->columns[c] = i;
    }
    if (self->columns[c] < 0 && c < N_NEEDED) {
      loket_set_error (
          error, LOKET_ERROR_LIST_COLUMN, columns[c].shown, "a column of the list is missing");
      return FALSE;
    }
  }
  self->bound = TRUE;
  return TRUE;
}

/* As far as it is kept; %NULL for nothing.  An apostrophe before it was put there against formulas
 * (csv-text.c). */
static char *
cell_of (const Reading *self, const LoketReadRow *row, Column column)
{
  const int at = self->columns[column];
  g_autofree char *cell = NULL;

  if (at < 0 || (guint) at >= row->n_cells)
    return NULL;
  cell = g_strstrip (g_strdup (row->cells[at] + (row->cells[at][0] == '\'')));
  for (char *c = cell; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return *cell != '\0'
             ? g_utf8_substring (cell, 0, MIN (g_utf8_strlen (cell, -1), LOKET_CLAIM_CELL))
             : NULL;
}

static char *
day_of (const Reading *self, const LoketReadRow *row)
{
  g_autofree char *text = cell_of (self, row, COLUMN_DAY);
  char date[LOKET_LIST_DATE_SIZE];

  if (text == NULL ||
      loket_list_date_read (text, NULL, &self->today, date) != LOKET_LIST_DATE_GOOD ||
      strlen (date) != WHOLE_DATE)
    return NULL;
  return g_strdup (date);
}

static LoketClaimOutcome
problem_of (const LoketClaimRow *row, gboolean coded)
{
  if (!coded)
    return LOKET_CLAIM_CODE_UNREADABLE;
  if (row->day == NULL)
    return LOKET_CLAIM_DATE_UNREADABLE;
  return row->amount.set ? LOKET_CLAIM_MATCHED : LOKET_CLAIM_AMOUNT_UNREADABLE;
}

static void
fill_row (const Reading *self, const LoketReadRow *line, LoketClaimRow *row)
{
  g_autofree char *written = cell_of (self, line, COLUMN_CODE);
  g_autofree char *amount = cell_of (self, line, COLUMN_AMOUNT);
  g_autofree char *number = cell_of (self, line, COLUMN_NUMBER);
  char *code = loket_guarantee_short_code_read (written, NULL);
  gint64 rupiah;

  row->code = code != NULL ? g_strdup (code) : g_strdup (written);
  row->number = number != NULL ? g_utf8_strup (number, -1) : NULL;
  row->day = day_of (self, line);
  row->purpose = cell_of (self, line, COLUMN_PURPOSE);
  row->reference = cell_of (self, line, COLUMN_REFERENCE);
  if (amount != NULL && loket_claim_amount_read (amount, &rupiah))
    row->amount = LOKET_SOME (rupiah);
  row->outcome = problem_of (row, code != NULL);
  g_free (code);
}

static gboolean
take_row (const LoketReadRow *line, gpointer data, GError **error)
{
  Reading *self = data;
  g_autoptr (LoketClaimRow) row = NULL;

  if (!self->bound && !bind (self, error))
    return FALSE;
  if (loket_read_row_has_problem (line, LOKET_LIST_PROBLEM_HEADER_AGAIN))
    return TRUE;
  if (self->rows->len == LOKET_CLAIM_ROWS) {
    loket_set_error (error, LOKET_ERROR_RULE, "claim-too-long", "the list has too many rows");
    return FALSE;
  }
  row = loket_claim_row_new ();
  row->line = (gint64) line->line;
  if (line->rejected)
    row->outcome = LOKET_CLAIM_UNREADABLE;
  else
    fill_row (self, line, row);
  g_ptr_array_add (self->rows, g_steal_pointer (&row));
  return TRUE;
}

/**
 * loket_claim_read:
 * @bytes: (array length=length): a file
 * @length: bytes
 * @today: a valid day; nothing was treated later
 * @error: set to %LOKET_ERROR_LIST_COLUMN with the column that is missing, to %LOKET_ERROR_RULE
 *   "claim-too-long", or as loket_list_reader_push()
 *
 * Returns: (transfer full) (element-type LoketClaimRow): its rows without ids, each with what
 *   cannot be read of it as its outcome, or %LOKET_CLAIM_MATCHED for one that can be looked up
 */
GPtrArray *
loket_claim_read (const void *bytes, gsize length, const char *today, GError **error)
{
  g_autoptr (LoketListReader) reader = loket_list_reader_new (NULL, NULL, today);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  Reading self = {.reader = reader, .rows = rows};

  loket_calendar_read_day (today, &self.today);
  if (!loket_list_reader_push (reader, bytes, length, TRUE, take_row, &self, error) ||
      (!self.bound && !bind (&self, error)))
    return NULL;
  if (rows->len == 0) {
    loket_set_error (error, LOKET_ERROR_RULE, "list-empty", "the list has no rows");
    return NULL;
  }
  return g_steal_pointer (&rows);
}

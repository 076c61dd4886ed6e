/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five files as their offices would save them: the headers are those of the maps of the Sragen
 * profile. DTSEN: comma, UTF-8, ISO dates. BPS: semicolon, Windows-1252, the date in three columns.
 * Village: a spreadsheet's semicolons with a byte-order mark. Agency: tabs, quotes, capitals. */
#include "config.h"

#include "core/invented-lists.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *file;
  const char *header;
} Shape;

static const Shape shapes[LOKET_INVENTED_LISTS] = {
    {"register",
     "register.csv",
     "ID_DTSEN,NIK,NO_KK,NAMA,TGL_LAHIR,JK,KODE_DESA,ALAMAT,RT,RW,DESIL,HUBUNGAN,NAMA_IBU\n"},
    {"q1",
     "q1-dtsen.csv",
     "ID_DTSEN,NIK,NO_KK,NAMA,TGL_LAHIR,JK,KODE_DESA,ALAMAT,RT,RW,DESIL,HUBUNGAN,NAMA_IBU\n"},
    {"q2",
     "q2-bps.csv",
     "ID_ART;NIK;NO_KK;NAMA_ART;TGL_LHR;BLN_LHR;THN_LHR;JNS_KELAMIN;NM_DESA;NM_KEC;ALAMAT;DESIL;"
     "HUB_KRT\r\n"},
    {"q3",
     "q3-village.csv",
     "\xef\xbb\xbfNo;Nama Lengkap;L/P;Tanggal Lahir;NIK;No. KK;Hubungan;Nama Ibu;Nama "
     "Ayah;Dukuh;RT;"
     "RW;Desa;Kecamatan;No. HP;Keterangan\r\n"},
    {"q4",
     "q4-agency.tsv",
     "\"NO_URUT\"\t\"NO_PESERTA\"\t\"NIK\"\t\"NO_KK\"\t\"NAMA_PESERTA\"\t\"TANGGAL_LAHIR\"\t"
     "\"JENIS_KELAMIN\"\t\"ALAMAT\"\t\"RT\"\t\"RW\"\t\"DESA\"\t\"KECAMATAN\"\t\"NO_HP\"\t"
     "\"PROGRAM\"\r\n"},
};

/**
 * loket_invented_list_name:
 * @list: a list
 *
 * Returns: (transfer none): how truth.csv calls it: "q1"
 */
const char *
loket_invented_list_name (LoketInventedListKind list)
{
  return shapes[list].name;
}

/**
 * loket_invented_list_file:
 * @list: a list
 *
 * Returns: (transfer none): the name of its file
 */
const char *
loket_invented_list_file (LoketInventedListKind list)
{
  return shapes[list].file;
}

/**
 * loket_invented_list_header:
 * @list: a list
 * @text: its first line is added here, in the octets of its file
 */
void
loket_invented_list_header (LoketInventedListKind list, GString *text)
{
  g_string_append (text, shapes[list].header);
}

static void
put (GString *text, const char *field, char separator)
{
  g_string_append (text, field);
  g_string_append_c (text, separator);
}

static void
put_number (GString *text, int number, guint width, char separator)
{
  char digits[12];
  guint at = sizeof digits;

  do {
    digits[--at] = (char) ('0' + number % 10);
    number /= 10;
  } while (number > 0 || sizeof digits - at < width);
  g_string_append_len (text, digits + at, (gssize) (sizeof digits - at));
  g_string_append_c (text, separator);
}

/* Year, month, day in any order with @between; a year alone when only that is known. */
static void
put_date (GString *text, const LoketInventedDay *day, gboolean year_first, char between, char after)
{
  if (day->month == 0) {
    put_number (text, day->year, 4, after);
    return;
  }
  if (year_first)
    put_number (text, day->year, 4, between);
  else
    put_number (text, day->day, 2, between);
  put_number (text, day->month, 2, between);
  if (year_first)
    put_number (text, day->day, 2, after);
  else
    put_number (text, day->year, 4, after);
}

/* "Siti Aminah, S.Pd." is one column of a list with commas. */
static void
put_quoted (GString *text, const char *field, char separator)
{
  if (strchr (field, separator) == NULL) {
    put (text, field, separator);
    return;
  }
  g_string_append_c (text, '"');
  put (text, field, '"');
  g_string_append_c (text, separator);
}

/* "33.14.10.1002" as "3314101002" */
static void
put_code (GString *text, const char *code, char separator)
{
  for (; *code != '\0'; code++)
    if (*code != '.')
      g_string_append_c (text, *code);
  g_string_append_c (text, separator);
}

static void
put_dtsen (const LoketInventedRow *row, GString *text)
{
  put (text, row->id, ',');
  put (text, row->nik, ',');
  put (text, row->kk, ',');
  put_quoted (text, row->name, ',');
  put_date (text, &row->birth, TRUE, '-', ',');
  put (text, row->sex == LOKET_SEX_FEMALE ? "P" : "L", ',');
  put_code (text, row->village->code, ',');
  g_string_append (text, "Dukuh ");
  put (text, row->hamlet, ',');
  put (text, row->rt, ',');
  put (text, row->rw, ',');
  put_number (text, row->decile, 1, ',');
  put (text, loket_invented_relation_text (row->relation, row->sex), ',');
  put_quoted (text, row->mother, ',');
  text->str[text->len - 1] = '\n';
}

/* Windows-1252: the apostrophe and the dash of a word processor are one octet each. */
static void
put_bps (const LoketInventedRow *row, GString *text)
{
  static const char relations[] = {
      [LOKET_INVENTED_HEAD] = '1',
      [LOKET_INVENTED_WIFE] = '2',
      [LOKET_INVENTED_CHILD] = '3',
      [LOKET_INVENTED_PARENT] = '6',
      [LOKET_INVENTED_PARENT_IN_LAW] = '6',
      [LOKET_INVENTED_OTHER_RELATION] = '7',
  };

  put (text, row->id, ';');
  put (text, row->nik, ';');
  put (text, row->kk, ';');
  for (const char *c = row->name; *c != '\0'; c++)
    g_string_append_c (text, *c == '\'' ? '\x92' : *c);
  g_string_append_c (text, ';');
  put_number (text, row->birth.day, 1, ';');
  put_number (text, row->birth.month, 1, ';');
  put_number (text, row->birth.year, 4, ';');
  put (text, row->sex == LOKET_SEX_FEMALE ? "2" : "1", ';');
  put (text, row->village->name, ';');
  put (text, row->village->parent->name, ';');
  g_string_append (text, "Dukuh ");
  put (text, row->hamlet, ' ');
  g_string_append (text, "\x96 RT ");
  put (text, row->rt, '/');
  put (text, row->rw, ';');
  put_number (text, row->decile, 1, ';');
  g_string_append_c (text, relations[row->relation]);
  g_string_append (text, "\r\n");
}

/* The village knows who died or left, but writes it down for half of them only. */
static const char *
remark_of (const LoketInventedRow *row)
{
  if (row->life == LOKET_INVENTED_ALIVE || row->number % 2 == 0)
    return "";
  return row->life == LOKET_INVENTED_DEAD ? "Meninggal" : "Pindah";
}

static void
put_village (const LoketInventedRow *row, GString *text)
{
  put (text, row->id, ';');
  put (text, row->name, ';');
  put (text, row->sex == LOKET_SEX_FEMALE ? "P" : "L", ';');
  put_date (text, &row->birth, FALSE, '/', ';');
  put (text, row->nik, ';');
  put (text, row->kk, ';');
  put (text, loket_invented_relation_text (row->relation, row->sex), ';');
  put (text, row->mother, ';');
  put (text, row->father, ';');
  put (text, row->hamlet, ';');
  put (text, row->rt, ';');
  put (text, row->rw, ';');
  put (text, row->village->name, ';');
  put (text, row->village->parent->name, ';');
  put (text, row->phone, ';');
  g_string_append (text, remark_of (row));
  g_string_append (text, "\r\n");
}

static void
put_capitals (GString *text, const char *field, char after)
{
  g_string_append_c (text, '"');
  for (; *field != '\0'; field++)
    g_string_append_c (text, g_ascii_toupper (*field));
  g_string_append_c (text, '"');
  g_string_append_c (text, after);
}

static void
put_agency (const LoketInventedRow *row, GString *text)
{
  static const char *const programmes[] = {"PKH", "BPNT", "PBI-JK"};
  char member[16], address[40];

  g_snprintf (member, sizeof member, "PS%09u", row->person * 7u % 999999937u);
  put_capitals (text, row->id, '\t');
  put_capitals (text, member, '\t');
  put_capitals (text, row->nik, '\t');
  put_capitals (text, row->kk, '\t');
  put_capitals (text, row->name, '\t');
  g_string_append_c (text, '"');
  put_date (text, &row->birth, FALSE, '-', '"');
  g_string_append_c (text, '\t');
  put_capitals (text, row->sex == LOKET_SEX_FEMALE ? "perempuan" : "laki-laki", '\t');
  g_snprintf (address, sizeof address, "Dk. %s", row->hamlet);
  put_capitals (text, address, '\t');
  put_capitals (text, row->rt, '\t');
  put_capitals (text, row->rw, '\t');
  put_capitals (text, row->village->name, '\t');
  put_capitals (text, row->village->parent->name, '\t');
  put_capitals (text, row->phone, '\t');
  put_capitals (text, programmes[row->household % G_N_ELEMENTS (programmes)], '\r');
  g_string_append_c (text, '\n');
}

/**
 * loket_invented_list_line:
 * @row: a row of the register or of a list
 * @text: its line is added here, in the octets of its file (of the BPS list: Windows-1252)
 */
void
loket_invented_list_line (const LoketInventedRow *row, GString *text)
{
  switch (row->list) {
  case LOKET_INVENTED_BPS:
    put_bps (row, text);
    break;
  case LOKET_INVENTED_VILLAGE:
    put_village (row, text);
    break;
  case LOKET_INVENTED_AGENCY:
    put_agency (row, text);
    break;
  case LOKET_INVENTED_REGISTER:
  case LOKET_INVENTED_DTSEN:
  default:
    put_dtsen (row, text);
    break;
  }
}

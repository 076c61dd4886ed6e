/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list from outside: no bytes break the reader, and how they are cut changes no row.  The first
 * byte says how to cut, and whether there is a map. */
#include "fuzz.h"

#include "core/list-reader.h"
#include "core/list-rejects.h"

#include <stdlib.h>
#include <string.h>

#define MAP                                                                                        \
  "[columns]\nid=No\nname=Nama\nbirth_date=Lahir\nbirth_date_format=%d/%m/%Y\nnik=NIK\n"           \
  "family_card=KK\nsex=L/P\nvillage=Desa\nsubdistrict=Kec\nphone=HP\nrt=RT\nrw=RW\ndecile=Desil\n" \
  "address=RT+RW\nmother_name=Ibu\nlife_status=Ket\n"

static const char REGIONS[] = "code\tlevel\tname\tparent_code\n"
                              "33.14\tkabupaten\tKabupaten Sragen\t33\n"
                              "33.14.01\tkecamatan\tKalijambe\t33.14\n"
                              "33.14.01.2001\tdesa\tKeden\t33.14.01\n"
                              "33.14.01.2009\tdesa\tBanaran\t33.14.01\n"
                              "33.14.07\tkecamatan\tSambungmacan\t33.14\n"
                              "33.14.07.2002\tdesa\tBanaran\t33.14.07\n";

typedef struct {
  LoketListReader *reader;
  LoketListMap *map;
  GString *rows;
} Reading;

static void
append_text (GString *rows, const char *text)
{
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    abort ();
  g_string_append_printf (rows, "%s|", text != NULL ? text : "-");
}

static gboolean
take_row_cb (const LoketReadRow *row, gpointer data, GError **error)
{
  Reading *reading = data;
  const LoketFacts *facts = &row->facts;
  const char *const texts[] = {facts->id,
                               facts->name,
                               facts->birth_date,
                               facts->nik,
                               facts->village,
                               facts->address,
                               facts->family_card,
                               facts->phone,
                               facts->mother_name,
                               row->rt,
                               row->rw,
                               row->subdistrict,
                               row->life_status,
                               row->father_name,
                               row->hamlet};

  g_string_append_printf (reading->rows,
                          "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %d %d ",
                          row->row,
                          row->line,
                          (int) facts->sex,
                          row->decile);
  for (guint i = 0; i < row->n_cells; i++)
    append_text (reading->rows, row->cells[i]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    append_text (reading->rows, texts[i]);
  loket_list_rejects_add (
      reading->rows, loket_list_reader_header (reading->reader), reading->map, row, "en");
  return TRUE;
}

static guint
next_piece (guint *state)
{
  *state = *state * 1103515245u + 12345u;
  return 1 + (*state >> 16) % 61;
}

/* @seed: 0 for one piece */
static gboolean
read_list (LoketListMap *map,
           const LoketRegions *regions,
           const uint8_t *data,
           size_t size,
           guint seed,
           GString *rows)
{
  g_autoptr (LoketListReader) reader = loket_list_reader_new (map, regions, "2026-11-22");
  Reading reading = {.reader = reader, .map = map, .rows = rows};
  size_t at = 0;

  do {
    const size_t most = seed == 0 ? size : next_piece (&seed);
    const size_t piece = MIN (most, size - at);
    if (!loket_list_reader_push (
            reader, data + at, piece, at + piece == size, take_row_cb, &reading, NULL))
      return FALSE;
    at += piece;
  } while (at < size);
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) map_file = g_bytes_new_static (MAP, strlen (MAP));
  g_autoptr (GBytes) region_file = g_bytes_new_static (REGIONS, strlen (REGIONS));
  g_autoptr (LoketRegions) regions = loket_regions_new (region_file, NULL);
  g_autoptr (LoketListMap) map = NULL;
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GString) cut = g_string_new (NULL);
  gboolean whole_good;
  gboolean cut_good;

  if (size == 0)
    return 0;
  if (data[0] & 1)
    map = loket_list_map_new (map_file, NULL);
  whole_good = read_list (map, regions, data + 1, size - 1, 0, whole);
  cut_good = read_list (map, regions, data + 1, size - 1, data[0] + 1u, cut);
  /* A list that ends badly has given the rows before that, in pieces perhaps more of them. */
  if (whole_good != cut_good || (whole_good && strcmp (whole->str, cut->str) != 0) ||
      (!whole_good && !g_str_has_prefix (cut->str, whole->str)))
    abort ();
  return 0;
}

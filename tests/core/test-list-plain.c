/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cells mean: each sample is one cell of one row, and what the row then says of it. */
#include "core/list-plain.h"
#include "list-sample.h"

#include <string.h>

typedef struct {
  const char *cell;
  const char *says; /* what stands behind the cells of the row */
} Sample;

/* Rows with a name, and @cell in the column of @field. */
static void
check (const char *key, const char *format, const Sample *samples, guint n)
{
  g_autofree char *columns = g_strdup_printf ("name=NAMA\n%s=KOLOM\n%s\n", key, format);
  g_autoptr (LoketListMap) map = sample_map (columns);
  g_autoptr (LoketRegions) regions = sample_regions ();

  for (guint i = 0; i < n; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *list = g_strdup_printf ("NAMA|KOLOM\nSiti|%s\n", samples[i].cell);
    g_autofree char *wanted =
        g_strdup_printf ("1/2 [Siti|%s] name=Siti%s\n", samples[i].cell, samples[i].says);
    g_autofree char *rows = sample_read (map, regions, list, strlen (list), 0, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (rows, ==, wanted);
  }
}

static void
test_nik (void)
{
  static const Sample samples[] = {
      {"3314120203540001", " nik=3314120203540001"},
      {"'3314120203540001", " nik=3314120203540001"},
      {"=\"3314120203540001\"", " nik=3314120203540001"},
      {"3314 1202 0354 0001", " nik=3314120203540001"},
      {"33.1412.020354.0001", " nik=3314120203540001"},
      {"3314120203540001.0", " nik=3314120203540001"},
      {"", ""},
      {"-", ""},
      {"'-", ""},
      {"0", ""},
      {"Belum ada", ""},
      {"NULL", ""},
      {"0000000000000000", " !number-filler(nik)"},
      {"9999999999999999", " !number-filler(nik)"},
      {"1234567890123456", " !number-filler(nik)"},
      {"99", " !number-filler(nik)"},
      {"3.31412E+15", " !number-spreadsheet(nik)"},
      {"3,31412E+15", " !number-spreadsheet(nik)"},
      {"3314120203540000", " !number-spreadsheet(nik)"},
      {"331412020354001", " !number-spreadsheet(nik)"},
      {"33141202035400011", " !number-impossible(nik)"},
      {"3314120213540001", " nik=3314120213540001 !number-impossible(nik)"},
      {"3314123203540001", " nik=3314123203540001 !number-impossible(nik)"},
      {"331412O203540001", " !number-impossible(nik)"},
      {"SUDAH REKAM", " !number-impossible(nik)"},
  };

  check ("nik", "", samples, G_N_ELEMENTS (samples));
}

static void
test_family_card (void)
{
  static const Sample samples[] = {
      {"3314121501100003", " kk=3314121501100003"},
      {"3314121501100000", " kk=3314121501100000"},
      {"0000000000000000", " !number-filler(family_card)"},
      {"3.31412E+15", " !number-spreadsheet(family_card)"},
      {"33141215", " !number-impossible(family_card)"},
  };

  check ("family_card", "", samples, G_N_ELEMENTS (samples));
}

static void
test_dates (void)
{
  static const Sample samples[] = {
      {"1954-03-02", " birth=1954-03-02"},
      {"1954-3-2", " birth=1954-03-02"},
      {"1954/03/02", " birth=1954-03-02"},
      {"19540302", " birth=1954-03-02"},
      {"1954-03-02 00:00:00", " birth=1954-03-02"},
      {"1954-03-02T00:00:00.000Z", " birth=1954-03-02"},
      {"02/03/1954", " birth=1954-03-02"},
      {"2-3-1954", " birth=1954-03-02"},
      {"02.03.1954", " birth=1954-03-02"},
      {"02 03 1954", " birth=1954-03-02"},
      {"2 Maret 1954", " birth=1954-03-02"},
      {"2 MARET 1954", " birth=1954-03-02"},
      {"02-Mar-1954", " birth=1954-03-02"},
      {"02-Mar-54", " birth=1954-03-02"},
      {"March 2, 1954", " birth=1954-03-02"},
      {"17 Pebruari 1980", " birth=1980-02-17"},
      {"10 Nopember 1945", " birth=1945-11-10"},
      {"17 Agt 1945", " birth=1945-08-17"},
      {"5 Djuli 1931", " birth=1931-07-05"},
      {"Sragen, 2 Maret 1954", " birth=1954-03-02"},
      {"SRAGEN, 02-03-1954", " birth=1954-03-02"},
      {"02/03/54", " birth=1954-03-02"},
      {"02/03/12", " birth=2012-03-02"},
      {"02/03/18", " birth=2018-03-02 !date-guessed(birth_date)"},
      {"02/03/27", " birth=1927-03-02"},
      {"1954", " birth=1954"},
      {"Maret 1954", " birth=1954-03"},
      {"03-1954", " birth=1954-03"},
      {"1954-03", " birth=1954-03"},
      {"00-00-1954", " birth=1954"},
      {"1954-00-00", " birth=1954"},
      {"19785", " birth=1954-03-02"},
      {"19785.0", " birth=1954-03-02"},
      {"00/00/0000", ""},
      {"0000-00-00", ""},
      {"-", ""},
      {"", ""},
      {"31/04/1980", " !date-impossible(birth_date)"},
      {"29/02/1981", " !date-impossible(birth_date)"},
      {"12/25/1980", " !date-impossible(birth_date)"},
      {"2027-01-01", " !date-impossible(birth_date)"},
      {"23/11/2026", " !date-impossible(birth_date)"},
      {"01/01/1900", " !date-impossible(birth_date)"},
      {"#####", " !date-unreadable(birth_date)"},
      {"kira-kira 70 tahun", " !date-unreadable(birth_date)"},
      {"2 Marat 1954", " !date-unreadable(birth_date)"},
      {"02/03/1954 atau 1955", " !date-unreadable(birth_date)"},
      {"123456789", " !date-unreadable(birth_date)"},
  };

  check ("birth_date", "", samples, G_N_ELEMENTS (samples));
}

static void
test_dates_by_pattern (void)
{
  static const Sample day_first[] = {
      {"02/03/1954", " birth=1954-03-02"},
      {"2/3/1954", " birth=1954-03-02"},
      {"02/03/1954 0:00", " birth=1954-03-02"},
      {"1954-03-02", " birth=1954-03-02"},
      {"02/03/54", " birth=1954-03-02"},
      {"00/00/1954", " birth=1954"},
      {"31/02/1954", " !date-impossible(birth_date)"},
  };
  static const Sample month_first[] = {
      {"03/02/1954", " birth=1954-03-02"},
      {"3-2-1954", " birth=1954-03-02"},
      {"2 Maret 1954", " birth=1954-03-02"},
  };
  static const Sample year_first[] = {
      {"1954-03-02", " birth=1954-03-02"},
      {"02-03-1954", " birth=1954-03-02"},
      {"02-03-19", " birth=2019-03-02 !date-guessed(birth_date)"},
  };
  static const Sample dense[] = {
      {"02031954", " birth=1954-03-02"},
      {"2031954", " birth=1954-03-02"},
  };
  static const Sample short_year[] = {
      {"02.03.54", " birth=1954-03-02"},
      {"02.03.70", " birth=1970-03-02"},
      {"02.03.12", " birth=2012-03-02"},
  };

  check ("birth_date", "birth_date_format=%d/%m/%Y", day_first, G_N_ELEMENTS (day_first));
  check ("birth_date", "birth_date_format=%m/%d/%Y", month_first, G_N_ELEMENTS (month_first));
  check ("birth_date", "birth_date_format=%Y-%m-%d", year_first, G_N_ELEMENTS (year_first));
  check ("birth_date", "birth_date_format=%d%m%Y", dense, G_N_ELEMENTS (dense));
  check ("birth_date", "birth_date_format=%d.%m.%y", short_year, G_N_ELEMENTS (short_year));
}

static void
test_sex (void)
{
  static const char *const male[] = {
      "L", "l", "LK", "LAKI-LAKI", "Laki laki", "Pria", "M", "male", "1"};
  static const char *const female[] = {"P", "p", "Pr.", "PEREMPUAN", "Wanita", "F", "Female", "2"};
  static const Sample others[] = {
      {"", ""}, {"-", ""}, {"3", " !sex-unreadable(sex)"}, {"ya", " !sex-unreadable(sex)"}};

  for (guint i = 0; i < G_N_ELEMENTS (male); i++)
    check ("sex", "", &(Sample){male[i], " sex=male"}, 1);
  for (guint i = 0; i < G_N_ELEMENTS (female); i++)
    check ("sex", "", &(Sample){female[i], " sex=female"}, 1);
  check ("sex", "", others, G_N_ELEMENTS (others));
}

static void
test_villages (void)
{
  static const Sample samples[] = {
      {"33.14.01.2001", " village=33.14.01.2001 kec=33.14.01"},
      {"3314012001", " village=33.14.01.2001 kec=33.14.01"},
      {"3314012001 KEDEN", " village=33.14.01.2001 kec=33.14.01"},
      {"Keden", " village=33.14.01.2001 kec=33.14.01"},
      {"DESA KEDEN", " village=33.14.01.2001 kec=33.14.01"},
      {"Ds. Keden", " village=33.14.01.2001 kec=33.14.01"},
      {"Kel. Sragen Kulon", " village=33.14.10.1002 kec=33.14.10"},
      {"SRAGENKULON", " village=33.14.10.1002 kec=33.14.10"},
      {"Banaran, Kec. Kalijambe", " village=33.14.01.2009 kec=33.14.01"},
      {"BANARAN KEC. KALIJAMBE", " village=33.14.01.2009 kec=33.14.01"},
      {"Banaran (Kalijambe)", " village=33.14.01.2009 kec=33.14.01"},
      {"3314010009 BANARAN", " village=33.14.01.2009 kec=33.14.01"},
      {"Banaran", " village=BANARAN !village-ambiguous(village)"},
      {"Atlantis", " village=ATLANTIS !village-unknown(village)"},
      {"Keden, Kec. Tanon", " village=33.14.01.2001 kec=33.14.01 !village-elsewhere(village)"},
      {"Keden, Kec. Ngawi", " village=KEDEN kec=Kec. Ngawi !village-unknown(village)"},
      {"3314010009", " village=3314010009 !village-unknown(village)"},
      {"33.74.01.1001", " village=3374011001 !village-unknown(village)"},
      {"", ""},
      {"-", ""},
  };

  check ("village", "", samples, G_N_ELEMENTS (samples));
}

/* Every village is found by its name with its kecamatan, and by its code. */
static void
test_every_village (void)
{
  g_autoptr (LoketListMap) map = sample_map ("name=NAMA\nvillage=DESA\nsubdistrict=KEC\n");
  g_autoptr (LoketRegions) regions = sample_regions ();
  guint n = 0;

  for (guint kec = 1; kec <= 20; kec++) {
    g_autofree char *code = g_strdup_printf ("33.14.%02u", kec);
    const LoketRegion *subdistrict = loket_regions_find (regions, code);
    for (guint i = 0; i < subdistrict->children->len; i++, n++) {
      const LoketRegion *village = subdistrict->children->pdata[i];
      g_autofree char *list = g_strdup_printf ("NAMA;DESA;KEC\nSiti;%s;KEC. %s\nSiti;%s;\n",
                                               village->name,
                                               subdistrict->name,
                                               village->code);
      g_autofree char *rows = sample_read (map, regions, list, strlen (list), 0, NULL);
      g_autofree char *end =
          g_strdup_printf ("] name=Siti village=%s kec=%s\n", village->code, code);
      g_auto (GStrv) parts = g_strsplit (rows, end, -1);
      g_assert_cmpuint (g_strv_length (parts), ==, 3);
    }
  }
  g_assert_cmpuint (n, ==, 208);
}

static void
test_phones (void)
{
  static const Sample samples[] = {
      {"081234567890", " phone=+6281234567890"},
      {"+62 812-3456-7890", " phone=+6281234567890"},
      {"6281234567890", " phone=+6281234567890"},
      {"006281234567890", " phone=+6281234567890"},
      {"81234567890", " phone=+6281234567890"},
      {"(0271) 8823700", " phone=+622718823700"},
      {"081234567890 / 085700001111", " phone=+6281234567890"},
      {"000000000000", ""},
      {"-", ""},
      {"8,12346E+10", " !number-spreadsheet(phone)"},
      {"0812", " !phone-unreadable(phone)"},
      {"tanya Pak RT 5", " !phone-unreadable(phone)"},
  };

  check ("phone", "", samples, G_N_ELEMENTS (samples));
}

static void
test_small_numbers (void)
{
  static const Sample deciles[] = {
      {"3", " decile=3"},
      {"Desil 10", " decile=10"},
      {"4.0", " decile=4"},
      {"0", ""},
      {"11", " !decile-impossible(decile)"},
      {"sangat miskin", " !decile-impossible(decile)"},
  };
  static const Sample rts[] = {
      {"1", " rt=001"},
      {"RT 19", " rt=019"},
      {"034a", " rt=034A"},
      {"0", " rt=000"},
      {"019/000", " rt=019 rw=000"},
      {"RT 01 RW 02", " rt=001 rw=002"},
      {"pojok", " !rt-rw-unreadable(rt)"},
      {"1234", " !rt-rw-unreadable(rt)"},
  };

  check ("decile", "", deciles, G_N_ELEMENTS (deciles));
  check ("rt", "", rts, G_N_ELEMENTS (rts));
  check ("rt", "rw=KOLOM", &(Sample){"019/000", " rt=019 rw=000"}, 1);
  check ("rw", "", &(Sample){"5", " rw=005"}, 1);
}

static void
test_life (void)
{
  static const Sample samples[] = {
      {"Meninggal 2025", " life=dead"},
      {"PINDAH ke Ngawi", " life=moved"},
      {"Hidup", " life=alive"},
      {"Tidak ditemukan", " life=missing"},
      {"lansia", ""},
  };

  check ("life_status", "", samples, G_N_ELEMENTS (samples));
}

static void
test_names (void)
{
  static const Sample samples[] = {
      {"Drs. H. Soetjipto, S.Pd.", " name=Drs. H. Soetjipto, S.Pd."},
      {"  SUPARMI   ", " name=SUPARMI"},
      {"Siti\xC2\xA0 Khotijah", " name=Siti Khotijah"},
      {"Nur`aini", " name=Nur'aini !name-cleaned(name)"},
      {"SASTRO (ALM)", " name=SASTRO ALM !name-cleaned(name) !deceased-mark(name)"},
      {"Almh. Painem", " name=Almh. Painem !deceased-mark(name)"},
      {"Salma Almira", " name=Salma Almira"},
      {"TUKIMAN 2", " name=TUKIMAN !name-cleaned(name)"},
      {"", " !no-name(name) REJECTED"},
      {"-", " !no-name(name) REJECTED"},
      {"Tanpa Nama", " !no-name(name) REJECTED"},
      {"12345", " !no-name(name) REJECTED"},
      {"???", " !no-name(name) REJECTED"},
  };
  g_autoptr (LoketListMap) map = sample_map ("name=NAMA\n");
  g_autofree char *much = g_strnfill (120, 'a');
  g_autofree char *long_list = g_strdup_printf ("NAMA|X\n%s|1\n", much);
  g_autofree char *long_rows = sample_read (map, NULL, long_list, strlen (long_list), 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autofree char *list = g_strdup_printf ("NAMA|X\n%s|1\n", samples[i].cell);
    g_autofree char *rows = sample_read (map, NULL, list, strlen (list), 0, NULL);
    g_assert_nonnull (strstr (rows, "|1]"));
    g_assert_cmpstr (g_strchomp (strstr (rows, "|1]") + 3), ==, samples[i].says);
  }
  g_assert_true (g_str_has_suffix (long_rows, "!no-name(name) REJECTED\n"));
}

/* A NIK that says otherwise is told and never refuses the row. */
static void
test_nik_disagrees (void)
{
  const char *list = "NAMA;NIK;LAHIR;JK\n"
                     "Siti;3314124203540001;02/03/1954;P\n"
                     "Siti;3314124203540001;02/03/1955;P\n"
                     "Siti;3314124203540001;02/03/1954;L\n"
                     "Siti;3314124203540001;1955;\n";
  g_autoptr (LoketListMap) map = sample_map ("name=NAMA\nnik=NIK\nbirth_date=LAHIR\nsex=JK\n");
  g_autofree char *rows = sample_read (map, NULL, list, strlen (list), 0, NULL);
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);

  g_assert_true (g_str_has_suffix (lines[0], "nik=3314124203540001 sex=female"));
  g_assert_true (g_str_has_suffix (lines[1], "sex=female !nik-other-birth(nik)"));
  g_assert_true (g_str_has_suffix (lines[2], "sex=male !nik-other-sex(nik)"));
  g_assert_true (g_str_has_suffix (lines[3], "nik=3314124203540001"));
  g_assert_null (strstr (rows, "REJECTED"));
}

static void
test_joined_and_ids (void)
{
  const char *list = "ID,A,B,RT,TGL,BLN,THN\n"
                     "0,Siti,Aminah,3,2,3,1954\n"
                     " X-1 ,Budi,,,2,Maret,1954\n";
  g_autoptr (LoketListMap) map =
      sample_map ("id=ID\nname=A+B\naddress=B+RT\nbirth_date=TGL+BLN+THN\n"
                  "birth_date_format=%d %m %Y\n");
  g_autofree char *rows = sample_read (map, NULL, list, strlen (list), 0, NULL);

  g_assert_cmpstr (rows,
                   ==,
                   "1/2 [0|Siti|Aminah|3|2|3|1954] id=0 name=Siti Aminah birth=1954-03-02 "
                   "address=Aminah 3\n"
                   "2/3 [X-1|Budi|||2|Maret|1954] id=X-1 name=Budi birth=1954-03-02\n");
}

static void
test_problem_table (void)
{
  for (guint i = 0; i < LOKET_N_LIST_PROBLEMS; i++) {
    g_assert_cmpuint (strlen (loket_list_problem_name (i)), >, 0);
    g_assert_cmpuint (strlen (loket_list_problem_sentence (i)), >, 0);
  }
  g_assert_true (loket_list_problem_refuses (LOKET_LIST_PROBLEM_NO_NAME));
  g_assert_false (loket_list_problem_refuses (LOKET_LIST_PROBLEM_NIK_OTHER_SEX));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/list-plain/nik", test_nik);
  g_test_add_func ("/core/list-plain/family-card", test_family_card);
  g_test_add_func ("/core/list-plain/dates", test_dates);
  g_test_add_func ("/core/list-plain/dates-by-pattern", test_dates_by_pattern);
  g_test_add_func ("/core/list-plain/sex", test_sex);
  g_test_add_func ("/core/list-plain/villages", test_villages);
  g_test_add_func ("/core/list-plain/every-village", test_every_village);
  g_test_add_func ("/core/list-plain/phones", test_phones);
  g_test_add_func ("/core/list-plain/small-numbers", test_small_numbers);
  g_test_add_func ("/core/list-plain/life", test_life);
  g_test_add_func ("/core/list-plain/names", test_names);
  g_test_add_func ("/core/list-plain/nik-disagrees", test_nik_disagrees);
  g_test_add_func ("/core/list-plain/joined-and-ids", test_joined_and_ids);
  g_test_add_func ("/core/list-plain/problem-table", test_problem_table);
  return g_test_run ();
}

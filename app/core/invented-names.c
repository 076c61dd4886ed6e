/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names from tables, common ones first, and from word parts; no list of real people stands behind.
 */
#include "config.h"

#include "core/invented-names.h"

#include <string.h>

typedef struct {
  const char *const *words;
  guint n;
} Words;

#define WORDS(...)                                                                                 \
  {                                                                                                \
    (const char *const[]){__VA_ARGS__},                                                            \
        sizeof ((const char *const[]){__VA_ARGS__}) / sizeof (char *)                              \
  }

/* clang-format off */
/* Whole names of those born before 1975, by sex. */
static const Words single[2] = {
    WORDS (
    "Suparmi", "Sukinem", "Tukiyem", "Sumarni", "Sutini", "Wagiyem", "Sri", "Sarmi", "Sumiyati",
    "Paniyem", "Ngatini", "Suwarni", "Samiyem", "Sukini", "Parti", "Sularmi", "Ngadiyem",
    "Sunarti", "Satinem", "Mariyem", "Sukiyem", "Sulastri", "Suyati", "Sriyati", "Ponirah",
    "Sarinem", "Waginem", "Sugiyem", "Sutinah", "Kartini", "Surati", "Sartini", "Suyatmi",
    "Darsi", "Tarmi", "Rubiyem", "Sainem", "Semi", "Kasiyem", "Painem", "Jumiyem", "Legiyem",
    "Ngatinem", "Warsini", "Sadiyem", "Sumini", "Sriyatun", "Sukarni", "Sutarmi", "Warsiti",
    "Sudarmi", "Marsini", "Suminah", "Karsini", "Partini", "Rakinem", "Sajinem", "Sarjiyem",
    "Tugiyem", "Saliyem", "Harni", "Warni", "Lasmi", "Tuminah", "Katinem", "Ngadinem", "Suharti",
    "Suprapti", "Sumirah", "Kamsiyah", "Rusmini", "Siyem", "Giyem", "Painah", "Sipon", "Yatmi",
    "Tumini", "Sulami", "Kasinem", "Wakinem", "Supatmi", "Supadmi", "Sukatmi", "Sumini"),
    WORDS (
    "Suparno", "Sutrisno", "Suparman", "Slamet", "Sugiyanto", "Sumarno", "Suyatno", "Paimin",
    "Wagiman", "Samin", "Sukimin", "Suwarno", "Sunarto", "Sumardi", "Ngadimin", "Parmin",
    "Tukiman", "Sukarno", "Ngatimin", "Suharto", "Sugiman", "Sardi", "Karno", "Wakidi", "Sadiman",
    "Sutarno", "Suyono", "Sukiman", "Mulyono", "Sarno", "Sumanto", "Warsito", "Sutarjo", "Paiman",
    "Ngadiman", "Sukardi", "Suroto", "Satiman", "Legiman", "Poniman", "Tugimin", "Sucipto",
    "Mardi", "Daryono", "Suyadi", "Sarjono", "Sudarno", "Sunardi", "Suratno", "Wiryo", "Kasimin",
    "Saimin", "Tarno", "Kasno", "Jumadi", "Sutopo", "Suprapto", "Sudarto", "Surono", "Joko",
    "Senen", "Kliwon", "Tumiran", "Giman", "Darmo", "Karso", "Sariman", "Suradi", "Sugito",
    "Sujono", "Sukijo", "Sungkono", "Marsono", "Partono", "Rakiman", "Suharno", "Cipto", "Kromo",
    "Yatno", "Paryono", "Sugeng", "Supardi", "Sudiyono", "Panut"),
};

/* A long tail of rarer whole names: one part of each table. */
static const Words stems = WORDS (
    "Su", "Sar", "War", "Kar", "Mar", "Tar", "Dar", "Par", "Ngat", "Ngad", "Sat", "Sak", "Pon",
    "Leg", "Tuk", "Wak", "Sam", "Rat", "Kas", "Las", "Tas", "Was", "Suk", "Sum", "Sur", "Suw",
    "Sup", "Sun", "Sut", "Suh", "Jum", "Kam", "Gim", "Yat", "Rub", "Pai");
static const Words endings[2] = {
    WORDS (
    "iyem", "inem", "inah", "iyah", "ini", "iyati", "armi", "arti", "ikem", "isah", "ilah",
    "ijem", "iati", "arsih", "ami", "atun", "irah", "arni"),
    WORDS (
    "iman", "imin", "ijo", "idi", "ino", "iyo", "ijan", "arno", "arto", "ardi", "adi", "anto",
    "iran", "ono", "itno", "armin", "ario", "arjo"),
};

/* First words of longer names: those of people born before 1990, and after. */
static const Words first[2][2] = {
    {WORDS (
    "Sri", "Siti", "Dwi", "Tri", "Nur", "Endang", "Wahyu", "Eni", "Yuni", "Retno", "Ning", "Rini",
    "Wiwik", "Titik", "Tutik", "Umi", "Ika", "Indah", "Dewi", "Ratna", "Lilik", "Ari", "Ani",
    "Sulis", "Yayuk", "Heni", "Nanik", "Kusuma", "Tatik", "Eko", "Etik", "Fitri", "Asih", "Puji",
    "Rina", "Erna", "Lestari", "Muji", "Wulan", "Ery"),
     WORDS (
    "Joko", "Agus", "Eko", "Muhammad", "Dwi", "Tri", "Budi", "Bambang", "Heri", "Ahmad", "Nur",
    "Wahyu", "Sri", "Abdul", "Yudi", "Andi", "Arif", "Didik", "Edi", "Hari", "Iwan", "Teguh",
    "Rudi", "Sigit", "Tri", "Catur", "Hadi", "Suryo", "Dedi", "Danang", "Ari", "Puji", "Indra",
    "Gunawan", "Kusno", "Parjo", "Anton", "Imam", "Tulus", "Yusuf")},
    {WORDS (
    "Siti", "Nur", "Dwi", "Putri", "Anisa", "Aisyah", "Nadia", "Dewi", "Rizki", "Aulia", "Fitri",
    "Intan", "Indah", "Dinda", "Salsabila", "Zahra", "Naila", "Amelia", "Ayu", "Bunga", "Citra",
    "Diah", "Elsa", "Febri", "Hana", "Khansa", "Laila", "Mutiara", "Nabila", "Olivia", "Rahma",
    "Shinta", "Tiara", "Vina", "Wulan", "Yulia", "Alya", "Keisya", "Kirana", "Syifa", "Zaskia",
    "Tri", "Novita", "Ratih"),
     WORDS (
    "Muhammad", "Ahmad", "Rizki", "Dimas", "Bayu", "Adi", "Fajar", "Ilham", "Aditya", "Dwi",
    "Eko", "Galih", "Hafiz", "Iqbal", "Rangga", "Raka", "Bagas", "Arya", "Rafi", "Farhan", "Yoga",
    "Zidan", "Nanda", "Rendi", "Satria", "Tegar", "Vino", "Wahyu", "Abdul", "Alif", "Daffa",
    "Fadil", "Gilang", "Kevin", "Naufal", "Reza", "Tri", "Yusuf", "Azka", "Khoirul")},
};

/* Words that follow. */
static const Words later[2] = {
    WORDS (
    "Lestari", "Rahayu", "Wahyuni", "Handayani", "Astuti", "Ningsih", "Wulandari", "Utami",
    "Susanti", "Puspitasari", "Purwanti", "Rahmawati", "Hastuti", "Kusumawati", "Safitri",
    "Setyowati", "Widyastuti", "Anggraini", "Khotimah", "Aminah", "Fatimah", "Nuraini",
    "Permatasari", "Maharani", "Mulyani", "Suryani", "Indriyani", "Nurjanah", "Hidayati",
    "Kurniasih", "Pratiwi", "Agustina", "Oktaviani", "Ramadhani", "Azzahra", "Cahyani", "Saputri",
    "Kartika", "Sholikhah", "Zulaikha", "Marfuah", "Hasanah", "Nur'aini", "Febriani",
    "Khoirunnisa", "Larasati", "Novitasari", "Yulianti", "Jumiati", "Damayanti", "Chasanah",
    "Khotijah", "Romadhoni", "Budiarti", "Winarsih", "Setyaningsih"),
    WORDS (
    "Prasetyo", "Santoso", "Nugroho", "Saputra", "Setiawan", "Wibowo", "Hidayat", "Kurniawan",
    "Raharjo", "Widodo", "Susanto", "Purnomo", "Wahyudi", "Utomo", "Cahyono", "Handoko",
    "Supriyanto", "Pratama", "Haryanto", "Riyadi", "Susilo", "Suryanto", "Budiman", "Firmansyah",
    "Ramadhan", "Maulana", "Hakim", "Rohman", "Wicaksono", "Kuncoro", "Sulistyo", "Wardoyo",
    "Mulyadi", "Hermawan", "Ardiansyah", "Aziz", "Fauzi", "Yulianto", "Purwanto", "Jatmiko",
    "Subekti", "Kusuma", "Rifai", "Anwar", "Syaifudin", "Mustofa", "Ichsan", "Zainuri", "Adinata",
    "Sanjaya", "Basuki", "Triyono", "Wijaya", "Kholis", "Nurcahyo", "Alfarizi"),
};

static const Words hamlets = WORDS (
    "Krajan", "Ngasem", "Tegalrejo", "Sidorejo", "Karangasem", "Bulu", "Ngrejo", "Jati", "Dukuh",
    "Pilang", "Gondang", "Sendang", "Randu", "Kauman", "Wonosari", "Mojo", "Bendo", "Kedungwuni",
    "Nglebak", "Sambi", "Jetis", "Tempel", "Brangkal", "Karanganom", "Ngemplak", "Pungkruk",
    "Tanjung", "Weru", "Cangkring", "Sawahan", "Gempol", "Waru", "Sumberejo", "Taraman", "Bayut",
    "Ngablak", "Jurangkuping", "Kebonagung");
/* clang-format on */

/* Born first, second, third, fourth. */
static const char *const orders[2][4] = {{"Eka", "Dwi", "Tri", "Catur"},
                                         {"Eko", "Dwi", "Tri", "Catur"}};

static const char *
draw (LoketChance *chance, Words words)
{
  return words.words[loket_chance_skewed (chance, words.n)];
}

static void
join (char *name, const char *word)
{
  if (*name != '\0')
    g_strlcat (name, " ", LOKET_INVENTED_NAME);
  g_strlcat (name, word, LOKET_INVENTED_NAME);
}

static void
draw_single (LoketChance *chance, LoketSex sex, char *name)
{
  if (loket_chance_is (chance, 650)) {
    join (name, draw (chance, single[sex]));
    return;
  }
  join (name, stems.words[loket_chance_below (chance, stems.n)]);
  g_strlcat (name, draw (chance, endings[sex]), LOKET_INVENTED_NAME);
}

/* How many words a name has: one among the old, three among the young (domain.md 2.4). */
static int
draw_length (LoketChance *chance, int birth_year)
{
  const guint by_1000 = loket_chance_below (chance, 1000);

  if (birth_year < 1965)
    return by_1000 < 780 ? 1 : 2;
  if (birth_year < 1985)
    return by_1000 < 380 ? 1 : by_1000 < 930 ? 2 : 3;
  if (birth_year < 2003)
    return by_1000 < 80 ? 1 : by_1000 < 720 ? 2 : 3;
  return by_1000 < 15 ? 1 : by_1000 < 380 ? 2 : 3;
}

static void
draw_later (LoketChance *chance, LoketSex sex, char *name)
{
  const char *word = draw (chance, later[sex]);

  while (strstr (name, word) != NULL)
    word = later[sex].words[loket_chance_below (chance, later[sex].n)];
  join (name, word);
}

/**
 * loket_invented_name:
 * @chance: what draws
 * @bearer: who gets the name
 * @name: (out caller-allocates): room for %LOKET_INVENTED_NAME octets
 *
 * Gives a full name without titles, in the spelling of today.
 */
void
loket_invented_name (LoketChance *chance, const LoketInventedBearer *bearer, char *name)
{
  const int length = draw_length (chance, bearer->birth_year);
  const guint age = bearer->birth_year >= 1990;

  *name = '\0';
  if (length == 1 && bearer->birth_year < 2003) {
    draw_single (chance, bearer->sex, name);
    return;
  }
  if (bearer->order >= 1 && bearer->order <= 4 && loket_chance_is (chance, 180))
    join (name, orders[bearer->sex][bearer->order - 1]);
  else
    join (name, draw (chance, first[age][bearer->sex]));
  if (length == 3)
    join (name, loket_chance_is (chance, 120) ? "Nur" : draw (chance, first[age][bearer->sex]));
  if (length >= 2)
    draw_later (chance, bearer->sex, name);
}

/**
 * loket_invented_twin_name:
 * @chance: what draws
 * @bearer: who gets the name
 * @sibling: the name of the twin
 * @name: (out caller-allocates): room for %LOKET_INVENTED_NAME octets
 *
 * Gives a name that begins as that of the twin and differs: "Dwi Lestari", "Dwi Astuti".
 */
void
loket_invented_twin_name (LoketChance *chance,
                          const LoketInventedBearer *bearer,
                          const char *sibling,
                          char *name)
{
  const char *blank = strchr (sibling, ' ');
  const gsize length = blank != NULL ? (gsize) (blank - sibling) : strlen (sibling);

  do {
    g_strlcpy (name, sibling, MIN (length + 1, LOKET_INVENTED_NAME));
    draw_later (chance, bearer->sex, name);
  } while (strcmp (name, sibling) == 0);
}

/**
 * loket_invented_title:
 * @chance: what draws
 * @sex: of the bearer
 * @learned: whether it is a title of a school, not of the pilgrimage
 * @name: a name; its title is put in
 */
void
loket_invented_title (LoketChance *chance, LoketSex sex, gboolean learned, char *name)
{
  static const char *const after[] = {", S.Pd.", ", S.E.", ", S.Sos.", ", S.Pd.I.", ", A.Md."};
  const char *before = sex == LOKET_SEX_FEMALE ? "Hj. " : "H. ";
  char bare[LOKET_INVENTED_NAME];

  if (learned && loket_chance_is (chance, 600)) {
    g_strlcat (
        name, after[loket_chance_skewed (chance, G_N_ELEMENTS (after))], LOKET_INVENTED_NAME);
    return;
  }
  if (learned)
    before = sex == LOKET_SEX_FEMALE ? "Dra. " : "Drs. ";
  g_strlcpy (bare, name, sizeof bare);
  g_strlcpy (name, before, LOKET_INVENTED_NAME);
  g_strlcat (name, bare, LOKET_INVENTED_NAME);
}

/**
 * loket_invented_hamlet:
 * @chance: what draws
 *
 * Returns: (transfer none): name of a dukuh
 */
const char *
loket_invented_hamlet (LoketChance *chance)
{
  return hamlets.words[loket_chance_below (chance, hamlets.n)];
}

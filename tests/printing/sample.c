/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tickets and offices that the printing tests draw. */
#include "sample.h"

#include <string.h>

/* The shipped profile of Sragen, so that what is tested is what is printed. */
LoketProfile *
sample_profile (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("LOKET_PROFILES"), "sragen", "profile.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LoketProfile *profile;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  profile = loket_profile_parse (bytes, "sragen", &error);
  g_assert_no_error (error);
  return profile;
}

static LoketPhrase *
long_phrase (const char *id, const char *jv, const char *en)
{
  LoketPhrase *phrase = loket_phrase_new ();

  phrase->id = g_strdup (id);
  phrase->jv = g_strdup (jv);
  phrase->en = g_strdup (en);
  return phrase;
}

/* Names as long as offices really have, a word that no line holds, and twelve papers. */
LoketProfile *
sample_longest_profile (void)
{
  LoketProfile *profile = sample_profile ();
  LoketService *service = loket_profile_service (profile, "socioeconomic");

  g_assert_nonnull (service);
  g_set_object (&profile->unit, NULL);
  profile->unit = long_phrase (
      "Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak, Unit Pelayanan Terpadu "
      "Penanggulangan Kemiskinan",
      "Dinas Sosial, Pambyawakan Wanita saha Pangayoman Lare, Unit Paladosan Terpadu "
      "Panyirnaning Kamiskinan",
      "Department of Social Affairs, Women's Empowerment and Child Protection, Integrated Poverty "
      "Reduction Service Unit");
  g_set_object (&service->title, NULL);
  service->title =
      long_phrase ("Pemutakhiran Data Kesejahteraan Sosial dan Rekomendasi Bantuan Rehabilitasi "
                   "Rumah Tidak Layak Huni",
                   "Pangenggalan Dhata Kasantosan Sosial saha Serat Panyengkuyung Dandosan Griya",
                   "Updating Social Welfare Records and Recommendation for Housing Rehabilitation");
  g_list_store_remove_all (service->papers);
  for (int i = 0; i < 12; i++) {
    g_autoptr (LoketRequirement) paper = loket_requirement_new ();
    paper->phrase = long_phrase (
        i == 0 ? "Suratketeranganpertanggungjawabanpenyelenggaraanpemberdayaankeluarga"
               : "Surat keterangan tidak mampu dari desa atau kelurahan yang diketahui camat, asli",
        "Serat katrangan mboten cekap saking dhusun utawi kalurahan ingkang dipunpirsani camat",
        "Certificate of poverty from the village, countersigned by the sub-district head");
    g_list_store_append (service->papers, paper);
  }
  return profile;
}

LoketTicket *
sample_ticket (void)
{
  LoketTicket *ticket = loket_ticket_new ();

  ticket->id = g_strdup ("018f3b6a-0000-7000-8000-000000000001");
  ticket->day = g_strdup ("2026-11-23");
  ticket->service = g_strdup ("health");
  ticket->number = 12;
  ticket->label = loket_ticket_label ("A", 12);
  ticket->state = LOKET_TICKET_PRINTING;
  ticket->issued_at = SAMPLE_TIME;
  ticket->people_ahead = LOKET_SOME (7);
  ticket->code = g_strdup (SAMPLE_CODE);
  return ticket;
}

void
sample_set (char **member, const char *value)
{
  g_free (*member);
  *member = g_strdup (value);
}

/* What a program says, which must end well. */
char *
sample_run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

void
sample_write (GBytes *bytes, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (bytes);
  g_file_set_contents (
      path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

void
sample_folder_set_up (SampleFolder *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("loket-papers-XXXXXX", NULL);
}

void
sample_folder_tear_down (SampleFolder *fixture, gconstpointer data)
{
  const char *const argv[] = {"rm", "-r", fixture->folder, NULL};
  g_autofree char *output = sample_run (argv);

  g_free (fixture->folder);
}

/* Fails with all of @text where @words are not in it. */
void
sample_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

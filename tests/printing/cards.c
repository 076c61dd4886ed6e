/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards of invented people on the designs of the shipped profile, sealed with a key for tests. */
#include "cards.h"

#include "core/card-token.h"
#include "core/cose.h"
#include "sample.h"

#include <math.h>
#include <sodium.h>
#include <string.h>

#define HOST "kartu.example.go.id"
#define ISSUED G_GINT64_CONSTANT (1795395900)
#define EXPIRES G_GINT64_CONSTANT (1858467900)

GBytes *
sample_card_template (const char *category, const char *side)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.svg", category, side);
  g_autofree char *path =
      g_build_filename (g_getenv ("LOKET_PROFILES"), "sragen", "cards", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

LoketFaceDesign *
sample_card_design (const char *category, gboolean family)
{
  g_autoptr (GBytes) front = sample_card_template (category, "front");
  g_autoptr (GBytes) back = sample_card_template (category, family ? "family" : "back");
  g_autoptr (GError) error = NULL;
  LoketFaceDesign *design =
      loket_face_design_new (front, back, family ? LOKET_FACE_FAMILY : LOKET_FACE_BACK, &error);

  g_assert_no_error (error);
  return design;
}

char *
sample_card_name (guint letters)
{
  static const char names[] = "SITI NURHALIZA WIDYANINGRUM KUSUMAWARDHANI SURYANINGRAT PUSPA";
  g_autofree char *name = g_strndup (names, letters);

  return loket_card_name_cut (name);
}

static gboolean
sign (GBytes *to_sign, guint8 *signature, gpointer data, GError **error)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (to_sign, &length);

  return crypto_sign_detached (signature, NULL, bytes, length, data) == 0;
}

static char *
seal (const LoketCardFace *face, gint64 category)
{
  guint8 seed[crypto_sign_SEEDBYTES] = {7}, public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];
  g_autoptr (LoketCardClaims) claims = loket_card_claims_new ();
  g_autoptr (GBytes) token = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_sign_seed_keypair (public_key, secret_key, seed);
  claims->iss = g_strdup ("3314-UPTPK");
  claims->nbf = ISSUED;
  claims->exp = EXPIRES;
  claims->number = g_strdup (face->number);
  claims->name = g_strdup (face->name);
  claims->category = category;
  claims->entitlements = 24;
  claims->index = 412345;
  claims->birth_year = face->birth_year;
  claims->print = face->print_number;
  token = loket_card_token_seal (claims, public_key, sign, secret_key, &error);
  g_assert_no_error (error);
  return loket_card_token_text (HOST, token);
}

LoketCardFace *
sample_card_face (const char *category, const char *name)
{
  static const struct {
    const char *category;
    const char *title;
    const char *gives;
  } words[] = {
      {"melati",
       "Melati",
       "Gratis di puskesmas; rumah sakit kelas III dijamin\n"
       "Gawat darurat, rawat jalan, rawat inap, cuci darah: RSUD Sragen, RSUD Gemolong, Moewardi, "
       "Sardjito, Kariadi, RSO "
       "Soeharso, RSJD Solo.\n"
       "Tunjukkan kartu ini bersama KTP."},
      {"menur",
       "Menur",
       "Gratis di puskesmas; rumah sakit kelas III dijamin\n"
       "Gawat darurat, rawat jalan, rawat inap: RSUD Sragen, RSUD Gemolong, Moewardi, Sardjito, "
       "Kariadi, RSO Soeharso, RSJD "
       "Solo.\n"
       "Tunjukkan kartu ini bersama KTP."},
      {"kenanga",
       "Kenanga",
       "Berobat gratis di semua puskesmas Kabupaten Sragen\n"
       "Bantuan khusus sesuai hasil konseling.\n"
       "Tunjukkan kartu ini bersama KTP."},
  };
  LoketCardFace *face = loket_card_face_new ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strcmp (words[i].category, category) != 0)
      continue;
    face->title = g_strdup (words[i].title);
    face->entitlements = g_strdup (words[i].gives);
    face->number = g_strdup_printf ("3314-26-0%u12345", i + 1);
  }
  face->product = g_strdup ("saraswati");
  face->category = g_strdup (category);
  face->name = g_strdup (name);
  face->birth_year = 1955;
  face->address = g_strdup ("Dukuh Serut RT 012/RW 003\nDesa Gawan, Kec. Tanon");
  face->from_day = g_strdup ("2026-11-23");
  face->until_day = g_strdup ("2028-11-22");
  face->household = g_strdup ("331412******0003");
  face->office = g_strdup ("UPTPK Kabupaten Sragen");
  face->phone = g_strdup ("(0271) 8823700");
  face->print_number = 1;
  face->text = seal (face, LOKET_CARD_MELATI);
  return face;
}

void
sample_card_add_members (LoketCardFace *face, guint n)
{
  static const char *const relations[] = {"kepala keluarga", "istri", "anak", "orang tua"};
  static const char *const names[] = {
      "Sukiman", "Tukiyem", "Endang Sulastri", "Raden Ngabehi Mangkunegara Suryaningrat"};

  g_clear_object (&face->members);
  face->members = g_list_store_new (loket_card_member_get_type ());
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketCardMember) member = loket_card_member_new ();
    member->name = g_strdup (names[i % G_N_ELEMENTS (names)]);
    member->relation = g_strdup (relations[i % G_N_ELEMENTS (relations)]);
    member->birth_year = LOKET_SOME (1950 + 3 * i);
    g_list_store_append (face->members, member);
  }
}

static cairo_status_t
append (gpointer closure, const guint8 *data, guint length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_ellipse (cairo_t *cr, double x, double y, double rx, double ry, const double *rgb)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rx, ry);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
  cairo_fill (cr);
}

/* Nobody, drawn: a photo of a real person is none for a test. */
GBytes *
sample_card_photo (void)
{
  static const double wall[] = {0.75, 0.18, 0.16}, skin[] = {0.76, 0.57, 0.42};
  static const double hair[] = {0.16, 0.13, 0.12}, shirt[] = {0.93, 0.92, 0.88};
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 480, 480);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, wall[0], wall[1], wall[2]);
  cairo_paint (cr);
  draw_ellipse (cr, 240, 500, 165, 150, shirt);
  draw_ellipse (cr, 240, 355, 42, 60, skin);
  draw_ellipse (cr, 240, 205, 112, 128, hair);
  draw_ellipse (cr, 240, 240, 88, 112, skin);
  draw_ellipse (cr, 205, 228, 8, 6, hair);
  draw_ellipse (cr, 275, 228, 8, 6, hair);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* Three hamlets of a village, the last of whose cards is not named by one. */
LoketBatchPaperFacts
sample_batch (void)
{
  static const LoketBatchCard cards[] = {
      {.number = "3314-26-0100001",
       .name = "Wagiman",
       .category = "Melati",
       .hamlet = "Ngrejeng",
       .rt = "004",
       .rw = "001"},
      {.number = "3314-26-0100002",
       .name = "Tukiyem",
       .category = "Melati",
       .hamlet = "Ngrejeng",
       .rt = "005"},
      {.number = "3314-26-0200007",
       .name = "Raden Ngabehi Mangkunegara Suryaningrat",
       .category = "Menur",
       .hamlet = "Serut",
       .rt = "012",
       .rw = "003"},
      {.number = "3314-26-0300002", .name = "Suparmi", .category = "Kenanga", .hamlet = "Serut"},
      {.number = "3314-26-0100009", .name = "Painem", .category = "Melati"},
  };

  return (LoketBatchPaperFacts){.number = "2026-0017",
                                .day = "2026-11-23",
                                .village = "Gawan, Kec. Tanon",
                                .officer = "Endang Sulastri",
                                .cards = cards,
                                .n_cards = G_N_ELEMENTS (cards)};
}

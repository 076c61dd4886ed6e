/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the drawings of the cards: "cards/melati-front.svg" and its back; the check of a profile
 * and whoever issues cards use it. */
#include "config.h"

#include "office/faces.h"

#include "core/card.h"
#include "core/error.h"
#include "core/profile-reader.h"
#include "office/open.h"

#include <string.h>

#define FOLDER "cards"

static const char *const ends[] = {
    [LOKET_FACE_FRONT] = "-front.svg",
    [LOKET_FACE_BACK] = "-back.svg",
    [LOKET_FACE_FAMILY] = "-family.svg",
};

/**
 * loket_profile_load_face:
 * @name: name of a profile, such as "sragen"
 * @template_: name of a card's drawings, such as "melati"
 * @side: which of them
 * @error: set to %LOKET_ERROR_NOT_FOUND, or %LOKET_ERROR_BAD_FIELD with all that is wrong with it
 *
 * Returns: (transfer full) (nullable): the drawing, when nothing is wrong with it
 */
GBytes *
loket_profile_load_face (const char *name,
                         const char *template_,
                         LoketFaceSide side,
                         GError **error)
{
  g_autofree char *file = g_strconcat (FOLDER "/", template_, ends[side], NULL);
  g_autoptr (GBytes) svg = loket_profile_read_file (name, file, error);
  g_autoptr (LoketFaceTemplate) read = NULL;

  if (svg == NULL)
    return NULL;
  read = loket_face_template_new (svg, side, file, error);
  return read != NULL ? g_steal_pointer (&svg) : NULL;
}

static gboolean
check_face (const char *name, const char *template_, LoketFaceSide side, GError **error)
{
  g_autoptr (GBytes) svg = loket_profile_load_face (name, template_, side, error);

  return svg != NULL;
}

/* A front needs a back, and a back of either kind the front. */
static gboolean
check_file (const char *name, const char *file, GError **error)
{
  const char *base = file + strlen (FOLDER "/");

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *template_ = NULL;
    if (!g_str_has_suffix (base, ends[i]))
      continue;
    template_ = g_strndup (base, strlen (base) - strlen (ends[i]));
    return check_face (name, template_, (LoketFaceSide) i, error) &&
           check_face (
               name, template_, i == LOKET_FACE_FRONT ? LOKET_FACE_BACK : LOKET_FACE_FRONT, error);
  }
  loket_set_error (error,
                   LOKET_ERROR_BAD_FIELD,
                   file,
                   "%s:1: which side it is stands in its name: NAME-front.svg, NAME-back.svg or "
                   "NAME-family.svg",
                   file);
  return FALSE;
}

/**
 * loket_profile_check_faces:
 * @name: name of a profile, such as "sragen"
 * @error: set to what is wrong with one of its drawings, file and line
 *
 * Returns: %TRUE when all drawings of cards can be used; also when there are none
 */
gboolean
loket_profile_check_faces (const char *name, GError **error)
{
  g_autoptr (GPtrArray) files = loket_profile_list_files (name, FOLDER, "", ".svg");

  for (guint i = 0; i < files->len; i++)
    if (!check_file (name, files->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
has_face (LoketProfileReader *reader,
          const char *name,
          const LoketCardProduct *card,
          LoketFaceSide side)
{
  g_autofree char *section = g_strconcat ("card ", card->key, NULL);
  g_autofree char *file = g_strconcat (FOLDER "/", card->template_, ends[side], NULL);
  g_autoptr (GBytes) svg = loket_profile_read_file (name, file, NULL);

  return svg != NULL ||
         loket_profile_refuse (reader, section, "template", "there is no drawing %s", file);
}

/**
 * loket_profile_check_card_faces:
 * @profile: a profile
 * @error: set to %LOKET_ERROR_BAD_FIELD, "profile.ini:LINE: [card KEY] template: PROBLEM"
 *
 * Returns: %TRUE when each of its cards has both sides drawn
 */
gboolean
loket_profile_check_card_faces (LoketProfile *profile, GError **error)
{
  g_autoptr (GBytes) file = loket_profile_read_file (profile->key, "profile.ini", error);
  LoketProfileReader reader = {.error = error};
  GListModel *cards = G_LIST_MODEL (profile->cards);

  if (file == NULL)
    return FALSE;
  reader.text = g_bytes_get_data (file, &reader.length);
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++) {
    g_autoptr (LoketCardProduct) card = g_list_model_get_item (cards, i);
    if (!has_face (&reader, profile->key, card, LOKET_FACE_FRONT) ||
        !has_face (
            &reader, profile->key, card, card->members ? LOKET_FACE_FAMILY : LOKET_FACE_BACK))
      return FALSE;
  }
  return TRUE;
}

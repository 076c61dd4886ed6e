/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards as the windows print them, but without windows: face and design come from the office. */
#include "faces.h"

#include "core/card-desk.h"
#include "hand.h"
#include "printing/face.h"

#include <string.h>

struct _CardFaces {
  LoketClient *client;     /* borrowed */
  LoketFaceDesign *design; /* of the one kind of card that there is; NULL = not asked for yet */
};

/**
 * card_faces_new:
 * @client: whose officer may look at cards
 *
 * Returns: (transfer full): what draws them
 */
CardFaces *
card_faces_new (LoketClient *client)
{
  CardFaces *faces = g_new0 (CardFaces, 1);

  faces->client = client;
  return faces;
}

/**
 * card_faces_free:
 * @faces: (transfer full): what drew cards
 */
void
card_faces_free (CardFaces *faces)
{
  g_clear_pointer (&faces->design, loket_face_design_free);
  g_free (faces);
}

static LoketRecord *
fetch (CardFaces *faces, const LoketOperation *operation, LoketRecord *request)
{
  g_autoptr (GError) error = NULL;
  LoketRecord *answer = hand_ask (faces->client, operation, request, &error);

  if (answer == NULL)
    g_debug ("%s: %s", operation->name, error->message);
  return answer;
}

static gboolean
has_design (CardFaces *faces, const char *product)
{
  LoketCardDesignQuery *query;
  g_autoptr (LoketCardDesign) drawn = NULL;
  g_autoptr (GBytes) front = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;

  if (faces->design != NULL)
    return TRUE;
  query = loket_card_design_query_new ();
  query->product = g_strdup (product);
  drawn = (LoketCardDesign *) fetch (faces, &LOKET_CARD_DESIGN, LOKET_RECORD (query));
  if (drawn == NULL)
    return FALSE;
  front = g_bytes_new (drawn->front, strlen (drawn->front));
  back = g_bytes_new (drawn->back, strlen (drawn->back));
  faces->design = loket_face_design_new (front, back, LOKET_FACE_BACK, &error);
  g_assert_no_error (error);
  return TRUE;
}

/**
 * card_faces_draw:
 * @faces: what draws
 * @card: id
 *
 * Returns: (transfer full) (nullable): both sides as the printer gets them, with the seal of the
 *   last print; %NULL while the office does not answer
 */
GBytes *
card_faces_draw (CardFaces *faces, const char *card)
{
  LoketCardReference *reference = loket_card_reference_new ();
  g_autoptr (LoketCardView) view = NULL;
  g_autoptr (LoketFace) face = NULL;
  g_autoptr (GError) error = NULL;
  LoketSheet sheet;
  GBytes *pdf;

  reference->card = g_strdup (card);
  view = (LoketCardView *) fetch (faces, &LOKET_CARD_OPEN, LOKET_RECORD (reference));
  if (view == NULL || !has_design (faces, view->face->product))
    return NULL;
  face = loket_face_new (faces->design, view->face, NULL, &error);
  g_assert_no_error (error);
  sheet = loket_face_sheet (face);
  pdf = loket_sheet_to_pdf (&sheet, 0, &error);
  g_assert_no_error (error);
  return pdf;
}

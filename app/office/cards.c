/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of cards: what it does; each topic has a file of its own. */
#include "config.h"

#include "office/cards.h"

#include "core/error.h"
#include "office/faces.h"

static char *
read_side (const char *profile, const char *template_, LoketFaceSide side, GError **error)
{
  g_autoptr (GBytes) svg = loket_profile_load_face (profile, template_, side, error);

  return svg != NULL ? g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg)) : NULL;
}

/* A drawing that was mended in a drawing program shows at the next look, without a new start. */
static LoketRecord *
design (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketProfile *profile = loket_turn_profile (turn);
  const char *product = loket_card_design_query_cast (request)->product;
  LoketCardProduct *card = loket_profile_card (profile, product);
  g_autoptr (LoketCardDesign) answer = loket_card_design_new ();

  if (card == NULL) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, product, "no card of that kind");
    return NULL;
  }
  answer->members = card->members;
  answer->front = read_side (profile->key, card->template_, LOKET_FACE_FRONT, error);
  if (answer->front == NULL)
    return NULL;
  answer->back = read_side (
      profile->key, card->template_, card->members ? LOKET_FACE_FAMILY : LOKET_FACE_BACK, error);
  return answer->back != NULL ? LOKET_RECORD (g_steal_pointer (&answer)) : NULL;
}

const LoketBinding loket_card_desk[] = {
    {&LOKET_CARD_WAITING, loket_card_list_waiting},
    {&LOKET_CARD_ISSUE, loket_card_issue},
    {&LOKET_CARD_OF_PERSON, loket_card_of_person},
    {&LOKET_CARD_OPEN, loket_card_open},
    {&LOKET_CARD_DESIGN, design},
    {&LOKET_CARD_LIST, loket_card_list_some},
    {&LOKET_CARD_HOUSEHOLD, loket_card_household},
    {&LOKET_CARD_PHOTO, loket_card_take_photo},
    {&LOKET_CARD_REPRINT, loket_card_reprint},
    {&LOKET_CARD_REPRINT_MORE, loket_card_reprint_more, .check = loket_card_check_reprint},
    {&LOKET_CARD_HAND_OVER, loket_card_give},
    {&LOKET_CARD_SUSPEND, loket_card_suspend},
    {&LOKET_CARD_RESUME, loket_card_resume},
    {&LOKET_CARD_REVOKE, loket_card_revoke, .check = loket_card_check_revoke},
    {&LOKET_CARD_LOST, loket_card_lost},
    {&LOKET_CARD_DAMAGED, loket_card_exchange},
    {&LOKET_CARD_RENEW, loket_card_renew},
    {&LOKET_CARD_UNCLAIMED, loket_card_list_unclaimed},
    {NULL, NULL},
};

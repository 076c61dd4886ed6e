/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on one print of a card, and nothing else: made once when it is sealed and never
 * changed; preview, printer and scan-back read the same. */
#pragma once

#include "core/queue.h"
#include "core/record.h"

G_BEGIN_DECLS

#define LOKET_CARD_MEMBERS_MAX 30 /* of a household on a family card */

/* One line of the list on the back of a family card. */
LOKET_DECLARE_RECORD (LoketCardMember, loket_card_member)
struct _LoketCardMember {
  LoketRecord parent_instance;
  char *name;
  char *relation; /* to the head of the household, in words */
  LoketOptional birth_year;
};

LOKET_DECLARE_RECORD (LoketCardFace, loket_card_face)
struct _LoketCardFace {
  LoketRecord parent_instance;
  LoketLanguage language; /* of the days and labels */
  char *product;          /* keys of the profile */
  char *category;
  char *title; /* the category in words: "Melati" */
  char *number;
  char *name; /* as loket_card_name_cut() gives it: what is sealed */
  gint64 birth_year;
  char *address; /* its lines: hamlet, village, sub-district */
  char *from_day;
  char *until_day;
  char *household;     /* number of the family card, masked; absent where the profile says so */
  GListStore *members; /* LoketCardMember, of a family card */
  char *photo;         /* SHA-256 of the picture */
  char *text;          /* of its code; absent in a preview before it is sealed */
  char *office;
  char *phone;
  char *entitlements; /* sentences, a line each; the first says it all to a stranger */
  gint64 print_number;
  char *front; /* SHA-256 of the templates that it was sealed with */
  char *back;
};

gboolean loket_card_face_check (LoketCardFace *face, GError **error);

G_END_DECLS

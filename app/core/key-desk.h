/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records about the keys that seal cards and lists, and about what they signed; app/office/keys.c
 * and loketctl key deal with them. */
#pragma once

#include "core/trust-list.h"

G_BEGIN_DECLS

#define LOKET_SEALS_A_DAY 600 /* cards, unless the profile says otherwise */

/* One signature, for the audit: nothing of a person. */
LOKET_DECLARE_RECORD (LoketSignature, loket_signature)
struct _LoketSignature {
  LoketRecord parent_instance;
  char *kid;
  gint64 usage; /* LoketKeyUse */
  char *iss;
  char *number; /* of a card */
  LoketOptional print;
  LoketOptional index;
};

char *loket_key_id (GBytes *public_key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

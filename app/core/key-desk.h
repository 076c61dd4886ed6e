/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records about the keys that seal cards and lists, about what they signed, and about what is
 * published; app/office/keys.c and loketctl deal with them. */
#pragma once

#include "core/trust-list.h"

G_BEGIN_DECLS

#define LOKET_SEALS_A_DAY 600 /* cards, unless the profile says otherwise */
#define LOKET_SLOTS_WARN 80   /* per cent of a status list given: time for the next issuer code */
#define LOKET_KEY_ID_LENGTH 8 /* letters of a kid */
#define LOKET_TRUST_FILE "trust.cwt"
#define LOKET_ROOT_FILE "root.pub"

/* Where the secret half of a key is. */
typedef enum {
  LOKET_BACK_END_SEALED,    /* here, under a passphrase */
  LOKET_BACK_END_TOKEN,     /* on a token behind PKCS#11 */
  LOKET_BACK_END_ELSEWHERE, /* in another office */
} LoketBackEnd;

GType loket_back_end_get_type (void);

/* A line of the trust list, as the office has it on file.  Times are seconds since 1970. */
LOKET_DECLARE_RECORD (LoketSealKey, loket_seal_key)
struct _LoketSealKey {
  LoketRecord parent_instance;
  char *id;
  char *kid;
  char *iss;
  GBytes *public_key;
  gint64 usage; /* LoketKeyUse */
  gint64 first_use;
  gint64 last_use;
  gint64 last_exp;
  gint64 state; /* LoketKeyState */
  LoketBackEnd back_end;
  char *token; /* its PKCS#11 URI */
  gint64 taken_at;
  gboolean unlocked; /* it can sign now */
};

LoketTrustedKey *loket_seal_key_trusted (const LoketSealKey *key) G_GNUC_WARN_UNUSED_RESULT;

/* A trust list that the office has taken in; the newest counts. */
LOKET_DECLARE_RECORD (LoketTrustFile, loket_trust_file)
struct _LoketTrustFile {
  LoketRecord parent_instance;
  char *id;
  gint64 iat;
  GBytes *root; /* public key that signed it */
  GBytes *cwt;
  gint64 taken_at;
};

LOKET_DECLARE_RECORD (LoketKeyList, loket_key_list)
struct _LoketKeyList {
  LoketRecord parent_instance;
  gint64 at; /* office time */
  char *iss; /* (nullable) of the profile */
  GBytes *root;
  GBytes *trust; /* the list as it is published */
  LoketOptional trust_iat;
  char *unlocked_by;            /* (nullable) id of the officer */
  char *unlocked_name;          /* (nullable) and the name */
  LoketOptional unlocked_until; /* locked by then at the latest */
  LoketOptional status_iat;     /* when the newest status list was signed */
  gint64 sealed_today;
  gint64 seals_a_day;
  GListStore *keys; /* LoketSealKey */
};

/* The secret half of a key, as a ceremony made it. */
LOKET_DECLARE_RECORD (LoketNewKey, loket_new_key)
struct _LoketNewKey {
  LoketRecord parent_instance;
  GBytes *public_key;
  GBytes *sealed; /* (nullable) */
  char *token;    /* (nullable) */
};

/* What a ceremony gives the office. */
LOKET_DECLARE_RECORD (LoketKeyDelivery, loket_key_delivery)
struct _LoketKeyDelivery {
  LoketRecord parent_instance;
  GBytes *root;
  GBytes *trust;
  GListStore *keys; /* LoketNewKey */
};

LOKET_DECLARE_RECORD (LoketKeyUnlocking, loket_key_unlocking)
struct _LoketKeyUnlocking {
  LoketRecord parent_instance;
  char *password; /* passphrase of the seals, PIN of the token */
};

LOKET_DECLARE_RECORD (LoketPublishing, loket_publishing)
struct _LoketPublishing {
  LoketRecord parent_instance;
  char *password; /* (nullable) unlocks for this once; NULL = what is unlocked signs */
};

LOKET_DECLARE_RECORD (LoketPublishedFile, loket_published_file)
struct _LoketPublishedFile {
  LoketRecord parent_instance;
  char *name; /* "status-3314-UPTPK.cwt" */
  GBytes *bytes;
  char *iss;
  LoketOptional iat;
  LoketOptional given; /* slots of a status list that are given */
  LoketOptional slots; /* that it has */
};

LOKET_DECLARE_RECORD (LoketPublication, loket_publication)
struct _LoketPublication {
  LoketRecord parent_instance;
  GListStore *files; /* LoketPublishedFile */
};

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
  LoketOptional iat; /* of a status list */
};

char *loket_key_id (GBytes *public_key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

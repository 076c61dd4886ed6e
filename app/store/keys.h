/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Secret keys of the office as files of 32 bytes; store.c makes and reads them. */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

#define LOKET_KEY_BYTES 32

#define LOKET_KEY_ANCHOR "anchor" /* seed of the Ed25519 key that signs anchors */
#define LOKET_KEY_BACKUP "backup" /* encrypts backups; never in one */

GBytes *
loket_key_load (const char *dir, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_key_load_or_make (const char *dir,
                                const char *name,
                                LoketRandom *random,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

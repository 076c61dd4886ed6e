/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blobs as the office gives and takes them: the hub's door, the command line and desks use it. */
#pragma once

#include "core/blob.h"
#include "office/office.h"
#include "store/blobs.h"

G_BEGIN_DECLS

/* What the door of the hub asks by itself, around the bytes: nobody can ask it from outside.
 * Request and answer are LoketBlob; the arrival is a LoketBlobArrival. */
extern const LoketOperation loket_blob_announce; /* whether the caller may send it */
extern const LoketOperation loket_blob_arrive;   /* it is whole */
extern const LoketOperation loket_blob_fetch;    /* whether the caller may have it */

#define LOKET_BLOB_UNUSED_MAX G_GINT64_CONSTANT (536870912) /* bytes of one device; 512 MiB */
#define LOKET_BLOB_UNUSED_KEPT LOKET_DAY

/* Without a hub: its name, when the office has it. */
char *loket_office_put_blob (LoketOffice *office,
                             const LoketCaller *caller,
                             GBytes *bytes,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
GInputStream *loket_office_open_blob (LoketOffice *office,
                                      const char *sha256,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_office_sweep_strays (LoketOffice *office, GError **error);
gboolean loket_office_sweep_blobs (LoketOffice *office, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of one PUT /v1/blob/SHA256 on their way into the office; exchange.c gives them on. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

typedef struct _LoketUpload LoketUpload;

LoketUpload *loket_upload_new (LoketOffice *office, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;
void loket_upload_free (LoketUpload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketUpload, loket_upload_free)

void loket_upload_begin (LoketUpload *self,
                         const LoketCaller *caller,
                         gint64 bytes,
                         GAsyncReadyCallback done,
                         gpointer done_data);
gboolean loket_upload_begin_finish (LoketUpload *self, GAsyncResult *result, GError **error);
gboolean loket_upload_take (LoketUpload *self, const char *data, gsize size, GError **error);
void loket_upload_end (LoketUpload *self,
                       const LoketCaller *caller,
                       GAsyncReadyCallback done,
                       gpointer done_data);
GBytes *loket_upload_end_finish (LoketUpload *self,
                                 GAsyncResult *result,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

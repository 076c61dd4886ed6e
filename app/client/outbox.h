/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The device's own file: requests that the hub has not answered, and the few facts that a device
 * needs to go on without one; only offline.c and device-time.c use it. */
#pragma once

#include "core/device-clock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_OUTBOX_ASKED,   /* a person waits for its answer in this run of the program */
  LOKET_OUTBOX_WAITING, /* to be sent until it is answered */
  LOKET_OUTBOX_TASK,    /* refused: a person has to see to it */
} LoketOutboxState;

typedef struct {
  char *key;
  char *operation;
  char *request; /* JSON, the same every time it is sent */
  LoketStamp created;
  LoketClockReading machine; /* when it was made; the wall clock is not kept */
  LoketOutboxState state;
  char *code;      /* nullable: of the refusal */
  char *parameter; /* nullable: of the refusal */
} LoketOutboxRow;

void loket_outbox_row_free (LoketOutboxRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketOutboxRow, loket_outbox_row_free)

typedef struct _LoketOutbox LoketOutbox;

LoketOutbox *loket_outbox_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_outbox_close (LoketOutbox *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketOutbox, loket_outbox_close)

/* Several changes at once; what fails in between is undone as a whole. */
gboolean loket_outbox_begin (LoketOutbox *self, GError **error);
gboolean loket_outbox_commit (LoketOutbox *self, GError **error);
void loket_outbox_undo (LoketOutbox *self);

gboolean loket_outbox_add (LoketOutbox *self, const LoketOutboxRow *row, GError **error);
gboolean loket_outbox_replace (LoketOutbox *self,
                               const char *key,
                               const LoketOutboxRow *row,
                               GError **error);
gboolean loket_outbox_remove (LoketOutbox *self, const char *key, GError **error);
gboolean loket_outbox_set_state (LoketOutbox *self,
                                 const char *key,
                                 LoketOutboxState state,
                                 const char *code,
                                 const char *parameter,
                                 GError **error);
LoketOutboxRow *loket_outbox_first_waiting (LoketOutbox *self,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_outbox_rows (LoketOutbox *self,
                              LoketOutboxState state,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 loket_outbox_count (LoketOutbox *self, LoketOutboxState state);

gboolean loket_outbox_next_of_lane (LoketOutbox *self,
                                    const char *service,
                                    const char *day,
                                    gint64 *count,
                                    GError **error);
gboolean loket_outbox_carry_lanes (LoketOutbox *self, const char *day, GError **error);

char *loket_outbox_fact (LoketOutbox *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
gint64 loket_outbox_fact_number (LoketOutbox *self, const char *name);
gboolean
loket_outbox_set_fact (LoketOutbox *self, const char *name, const char *value, GError **error);
gboolean
loket_outbox_set_fact_number (LoketOutbox *self, const char *name, gint64 value, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Processes that start together and are timed together; the measurements make their load so. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _Crowd Crowd;

/* One member: gets ready, waits for the start with crowd_ready(), acts, says lines for the parent
 * with crowd_say(), and ends by returning. */
typedef void (*CrowdMember) (Crowd *crowd, guint number, gpointer data);

Crowd *crowd_new (guint n_members, CrowdMember member, gpointer data);
void crowd_start (Crowd *crowd);
gint64 crowd_wait (Crowd *crowd);
void crowd_wait_for_acts (Crowd *crowd, guint n);
void crowd_again (Crowd *crowd);
GPtrArray *crowd_take_lines (Crowd *crowd);
void crowd_free (Crowd *crowd);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Crowd, crowd_free)

void crowd_ready (Crowd *crowd);
void crowd_say (Crowd *crowd, const char *line);
void crowd_act (Crowd *crowd);
void crowd_wait_for_again (Crowd *crowd);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real program loket-hub in a folder of its own, and bare HTTP over its socket; tests/hub and
 * the measurements use it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Monday, 23 November 2026, 08:00 in Sragen. */
#define RIG_MORNING "2026-11-23T08:00:00+07:00"
#define RIG_PATIENCE_S 20

typedef struct {
  char *dir;  /* of the test, removed at the end */
  char *data; /* of the office */
  char *socket;
  char *lan; /* "HOST:PORT" when it was started with --listen */
  GSubprocess *hub;
  GPid pid;
} Rig;

void rig_set_up (Rig *rig, gconstpointer data);
void rig_tear_down (Rig *rig, gconstpointer data);
void rig_start (Rig *rig, const char *const *options);
int rig_end (Rig *rig);
void rig_kill (Rig *rig);
int rig_run (Rig *rig, const char *const *options, char **out, char **err);
guint rig_descriptors (Rig *rig);
guint64 rig_memory_kb (Rig *rig);

/* One connection; every wait ends after RIG_PATIENCE_S with a failed test. */
typedef struct {
  int fd;
  GString *in;
  gboolean ended;
  /* Set by secure.c: the same over TLS. */
  gpointer tls;
  gssize (*tls_read) (gpointer tls, char *buffer, gsize size);
  gssize (*tls_write) (gpointer tls, const char *data, gsize size);
  void (*tls_close) (gpointer tls);
} Http;

typedef struct {
  guint status;
  char *headers;
  GString *body;
} HttpAnswer;

Http *http_open (const char *socket);
void http_close (Http *http);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Http, http_close)

gboolean http_send (Http *http, const char *data, gssize length);
HttpAnswer *http_receive (Http *http);
char *http_next_block (Http *http);
char *http_header (HttpAnswer *answer, const char *name);
void http_answer_free (HttpAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HttpAnswer, http_answer_free)

/* A whole request on a connection; @headers are lines with \r\n, or NULL. */
HttpAnswer *
http_ask (Http *http, const char *method, const char *path, const char *headers, const char *body);
HttpAnswer *http_write (Http *http,
                        const char *device,
                        const char *operation,
                        const char *key,
                        const char *body);
void http_follow (Http *http, const char *query, const char *headers);

/* One event of the feed; a block with only an id has no event. */
typedef struct {
  gint64 id; /* -1 = none */
  char *event;
  char *data;
} FeedBlock;

FeedBlock *feed_block_parse (const char *text);
void feed_block_free (FeedBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FeedBlock, feed_block_free)

char *rig_new_key (void);

G_END_DECLS

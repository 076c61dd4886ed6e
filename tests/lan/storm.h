/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hall that is full: what test-storm drives, and how each device behaves. */
#pragma once

#include "client/client.h"
#include "core/queue.h"
#include "tests/lib/test-dir.h"
#include "ui/display/announcer.h"
#include "ui/display/cursor.h"

G_BEGIN_DECLS

#define STORM_KIOSKS 3
#define STORM_COUNTERS 8
#define STORM_DISPLAYS 2
#define STORM_TICKETS_EACH 200
#define STORM_LIMIT_MS 120000 /* of each part; a slow machine is no fault */

/* When what goes wrong does, by numbers taken. */
#define STORM_PRINTER_FAILS 150
#define STORM_BOARD_GOES 220
#define STORM_HUB_DIES 300
#define STORM_BOARD_COMES 340
#define STORM_PRINTER_WORKS 400

typedef struct _Storm Storm;

typedef struct {
  Storm *storm;
  guint index;
  char *papers;
  LoketClient *client;
  guint pressed;
  guint given;
} StormKiosk;

typedef struct {
  Storm *storm;
  char *id;
  char *papers;
  LoketClient *client;
  char *held;  /* ticket */
  char *queue; /* that it is in */
  LoketTicketState state;
  const LoketOperation *operation; /* under way; NULL = none */
  LoketRecord *request;
  char *key;
  gboolean idle; /* nothing was there to do, the last time */
} StormCounter;

typedef struct {
  Storm *storm;
  guint index;
  char *papers;
  LoketClient *client; /* NULL = switched off */
  LoketCursor *cursor;
  LoketAnnouncer *announcer;
  GPtrArray *spoken; /* ids of calls */
} StormDisplay;

struct _Storm {
  LoketTestDir *dir;
  GSubprocess *hub;
  char *address;
  GRand *chance;
  guint taken;
  guint stage;         /* of what goes wrong */
  gboolean closing;    /* nobody comes any more */
  gboolean over;       /* the counters rest */
  GHashTable *numbers; /* ids of the tickets that were given at kiosks */
  GHashTable *done;    /* operation -> how often */
  guint refused;
  guint repeated;
  StormKiosk kiosks[STORM_KIOSKS];
  StormCounter counters[STORM_COUNTERS];
  StormDisplay displays[STORM_DISPLAYS];
};

void storm_write_profile (Storm *storm);
void storm_start_hub (Storm *storm);
void storm_end_hub (Storm *storm, int by);
char *storm_enrol (Storm *storm, LoketClient *admin, LoketDeviceKind kind, const char *name)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean storm_happens (Storm *storm, int percent);
guint storm_office_seconds (Storm *storm, int from, int to);

void storm_kiosk_start (StormKiosk *kiosk);
gboolean storm_kiosk_press (gpointer kiosk);

void storm_counter_start (StormCounter *counter, const char *services);
gboolean storm_counter_act (gpointer counter);
char *storm_counter_finds (StormCounter *counter, LoketTicketState state) G_GNUC_WARN_UNUSED_RESULT;

void storm_display_on (StormDisplay *display);
void storm_display_off (StormDisplay *display);
gboolean storm_display_is_announcing (StormDisplay *display);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real hub that takes lists in, for bench-registry: its profile, the lists, one import told by
 * its stages. */
#pragma once

#include "hub/rig.h"

G_BEGIN_DECLS

#define REGISTER_STAGES 7

typedef struct {
  Rig rig;
  char *log;         /* file that the hub writes what it notes to */
  gsize noted;       /* bytes of it when the last import began */
  GPtrArray *tokens; /* headers with which officers ask, see register_hub_sign_in() */
} RegisterHub;

/* One import as the feed told of it. */
typedef struct {
  double sent_s;                   /* the bytes of the file, before it begins */
  double stage_s[REGISTER_STAGES]; /* in the order of register_stage_names */
  double all_s;                    /* from the request to the end */
  double cpu_s;    /* of the hub meanwhile: tells what others on the machine do not */
  guint64 peak_kb; /* resident memory of the hub at its highest */
  guint64 stage_kb[REGISTER_STAGES]; /* at its highest up to the end of that stage */
} RegisterImport;

extern const char *const register_stage_names[REGISTER_STAGES];

char *register_profiles (const char *dir);
void register_invent (const char *dir, guint people, guint rows);
void register_hub_start (RegisterHub *hub);
void register_hub_start_on_network (RegisterHub *hub);
void register_hub_end (RegisterHub *hub);
void register_hub_sign_in (RegisterHub *hub, guint officers);
void register_hub_import (RegisterHub *hub,
                          const char *path,
                          const char *source,
                          const char *map,
                          RegisterImport *import);
double register_hub_turns (RegisterHub *hub, double *usual);
double register_hub_busiest_turn (RegisterHub *hub);
char *register_member (const char *json, const char *name);
guint64 register_peak_kb (RegisterHub *hub);
void register_forget_peak (RegisterHub *hub);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office from its folder; hub and command line start with it. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

typedef struct {
  const char *dir;
  const char *profile; /* nullable: of a new office; "sragen" */
  LoketClock *clock;
  LoketRandom *random;
} LoketOpenOptions;

LoketProfile *loket_profile_load (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketProfile *loket_profile_check (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_profile_list_files (const char *name,
                                     const char *folder,
                                     const char *prefix,
                                     const char *suffix) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_profile_read_file (const char *name,
                                 const char *file,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketOffice *loket_office_open (const LoketOpenOptions *options,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean loket_office_is_served (const char *dir);

/* Waits up to 10 s for a folder that another program has, unless a hub serves it. */
LoketOffice *loket_office_open_waiting (const LoketOpenOptions *options,
                                        gboolean *served,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

LoketRegions *loket_profile_load_regions (const char *name,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketRuleBook *loket_profile_load_rules (const char *name,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketFormBook *loket_profile_load_forms (const char *name,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketLetterBook *loket_profile_load_letters (const char *name,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketProfileValues *loket_profile_load_values (const char *name,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

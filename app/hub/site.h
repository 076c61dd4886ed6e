/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One running office of one folder: profile, store, office and hub in the right order; the
 * program loket-hub runs it. */
#pragma once

#include "hub/hub.h"

G_BEGIN_DECLS

typedef struct _LoketSite LoketSite;

typedef struct {
  const char *dir;          /* folder of the office */
  const char *profile;      /* (nullable) for an empty folder: NULL = "sragen" */
  const char *profiles_dir; /* where the profiles are */
  const char *socket;       /* (nullable) NULL = DIR/hub.sock */
  LoketClock *clock;
  LoketHubLimits limits;
} LoketSiteOptions;

LoketSite *loket_site_start (const LoketSiteOptions *options,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_site_is_taken (const char *dir);
LoketHub *loket_site_hub (LoketSite *site);
LoketOffice *loket_site_office (LoketSite *site);
void loket_site_free (LoketSite *site);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketSite, loket_site_free)

G_END_DECLS

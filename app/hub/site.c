/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One running office of one folder: the store and its lock first, the door last; main.c and tests
 * start it. */
#include "config.h"

#include "hub/site.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define DEFAULT_PROFILE "sragen"

struct _LoketSite {
  LoketStore *store;
  LoketProfile *profile;
  LoketClock *clock;
  LoketRandom *random;
  LoketOffice *office;
  LoketHub *hub;
};

/**
 * loket_site_is_taken:
 * @dir: a folder that loket_site_start() could not open
 *
 * Returns: %TRUE when another program has its lock, which is no failure: that one serves
 */
gboolean
loket_site_is_taken (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "lock", NULL);
  const int lock = open (path, O_RDWR | O_CLOEXEC);
  gboolean taken;

  if (lock < 0)
    return FALSE;
  taken = flock (lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  close (lock);
  return taken;
}

static gboolean
is_profile_name (const char *name)
{
  return *name != '\0' && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (name);
}

static LoketProfile *
read_profile (const char *profiles_dir, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (profiles_dir, name, "profile.ini", NULL);
  g_autoptr (GError) inner = NULL;
  g_autoptr (GBytes) file = NULL;
  char *text;
  gsize length;

  if (!is_profile_name (name)) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "“%s” is no name of a profile", name);
    return NULL;
  }
  if (!g_file_get_contents (path, &text, &length, &inner)) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s", inner->message);
    return NULL;
  }
  file = g_bytes_new_take (text, length);
  return loket_profile_parse (file, name, error);
}

/* A new store needs its profile to be made; a store that is there knows which one it has. */
static gboolean
open_store (LoketSite *site, const LoketSiteOptions *options, GError **error)
{
  const char *name = options->profile != NULL ? options->profile : DEFAULT_PROFILE;
  LoketStoreOptions store = {
      .dir = options->dir,
      .profile = name,
      .clock = site->clock,
      .random = site->random,
  };

  if (!loket_store_exists (options->dir)) {
    site->profile = read_profile (options->profiles_dir, name, error);
    if (site->profile == NULL)
      return FALSE;
    store.office_id = site->profile->office_id;
  }
  site->store = loket_store_open (&store, error);
  if (site->store == NULL)
    return FALSE;
  if (options->profile != NULL &&
      strcmp (options->profile, loket_store_profile (site->store)) != 0) {
    loket_set_error (error,
                     LOKET_ERROR_INTERNAL,
                     NULL,
                     "the office in %s has the profile “%s”",
                     options->dir,
                     loket_store_profile (site->store));
    return FALSE;
  }
  if (site->profile == NULL)
    site->profile = read_profile (options->profiles_dir, loket_store_profile (site->store), error);
  return site->profile != NULL;
}

static gboolean
open_office (LoketSite *site, GError **error)
{
  const LoketOfficeParts parts = {
      .store = site->store,
      .profile = site->profile,
      .clock = site->clock,
      .random = site->random,
  };

  site->office = loket_office_new (&parts, error);
  return site->office != NULL;
}

static gboolean
open_hub (LoketSite *site, const LoketSiteOptions *options, GError **error)
{
  g_autofree char *socket = options->socket != NULL
                                ? g_strdup (options->socket)
                                : g_build_filename (options->dir, "hub.sock", NULL);

  site->hub = loket_hub_new (site->office, &options->limits, error);
  return site->hub != NULL && loket_hub_open_socket (site->hub, socket, error);
}

/**
 * loket_site_start:
 * @options: which folder, and how
 * @error: return location
 *
 * Makes a store in an empty folder, holds its lock, and serves.  When another program has the
 * folder it gives %LOKET_ERROR_BUSY, see loket_site_is_taken().
 *
 * Returns: (transfer full) (nullable): the running office
 */
LoketSite *
loket_site_start (const LoketSiteOptions *options, GError **error)
{
  g_autoptr (LoketSite) site = g_new0 (LoketSite, 1);

  site->clock = loket_clock_ref (options->clock);
  site->random = loket_random_new_system ();
  if (!open_store (site, options, error) || !open_office (site, error) ||
      !open_hub (site, options, error))
    return NULL;
  return g_steal_pointer (&site);
}

/**
 * loket_site_hub:
 * @site: a running office
 *
 * Returns: (transfer none): its hub
 */
LoketHub *
loket_site_hub (LoketSite *site)
{
  return site->hub;
}

/**
 * loket_site_office:
 * @site: a running office
 *
 * Returns: (transfer none): the office itself
 */
LoketOffice *
loket_site_office (LoketSite *site)
{
  return site->office;
}

/**
 * loket_site_free:
 * @site: (nullable) (transfer full): a running office
 *
 * Closes it from the door to the lock.
 */
void
loket_site_free (LoketSite *site)
{
  if (site == NULL)
    return;
  g_clear_pointer (&site->hub, loket_hub_free);
  g_clear_pointer (&site->office, loket_office_free);
  g_clear_pointer (&site->store, loket_store_close);
  g_clear_object (&site->profile);
  loket_clock_unref (site->clock);
  loket_random_unref (site->random);
  g_free (site);
}

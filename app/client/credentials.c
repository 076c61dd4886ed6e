/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key, certificate and address of this device as files of mode 0600; a renewal that is cut off half
 * way is finished at the next start.  transport.c, enrol.c and renew.c use it. */
#include "config.h"

#include "client/credentials.h"

#include "core/error.h"
#include "core/lane.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <string.h>
#include <unistd.h>

#define GROUP "device"
#define CURVE_BITS GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1)

static gboolean
failed (int result, const char *what, GError **error)
{
  if (result >= 0)
    return FALSE;
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s: %s", what, gnutls_strerror (result));
  return TRUE;
}

static char *
take_text (gnutls_datum_t *datum)
{
  char *text = g_strndup ((const char *) datum->data, datum->size);

  gnutls_memset (datum->data, 0, datum->size);
  gnutls_free (datum->data);
  return text;
}

/* The request names nobody: the hub takes the public key from it and nothing else. */
static gboolean
fill_request (gnutls_x509_crq_t crq, gnutls_x509_privkey_t key, LoketNewKey *made, GError **error)
{
  gnutls_datum_t out = {NULL, 0};

  if (failed (gnutls_x509_crq_set_version (crq, 1), "request", error) ||
      failed (gnutls_x509_crq_set_key (crq, key), "request", error) ||
      failed (gnutls_x509_crq_sign2 (crq, key, GNUTLS_DIG_SHA256, 0), "request", error) ||
      failed (gnutls_x509_crq_export2 (crq, GNUTLS_X509_FMT_DER, &out), "request", error))
    return FALSE;
  made->request = g_bytes_new (out.data, out.size);
  gnutls_free (out.data);
  if (failed (gnutls_x509_privkey_export2_pkcs8 (
                  key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &out),
              "key",
              error))
    return FALSE;
  made->key = take_text (&out);
  return TRUE;
}

/**
 * loket_new_key_make:
 * @error: set to %LOKET_ERROR_INTERNAL
 *
 * Returns: (transfer full) (nullable): a key of P-256 that never leaves this machine, and the
 *   request for its certificate
 */
LoketNewKey *
loket_new_key_make (GError **error)
{
  g_autoptr (LoketNewKey) made = g_new0 (LoketNewKey, 1);
  gnutls_x509_privkey_t key;
  gnutls_x509_crq_t crq;
  gboolean good;

  gnutls_x509_privkey_init (&key);
  gnutls_x509_crq_init (&crq);
  good =
      !failed (gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA, CURVE_BITS, 0), "key", error) &&
      fill_request (crq, key, made, error);
  gnutls_x509_crq_deinit (crq);
  gnutls_x509_privkey_deinit (key);
  return good ? g_steal_pointer (&made) : NULL;
}

/**
 * loket_new_key_free:
 * @key: (nullable) (transfer full): a key; it is wiped
 */
void
loket_new_key_free (LoketNewKey *key)
{
  if (key == NULL)
    return;
  if (key->key != NULL)
    explicit_bzero (key->key, strlen (key->key));
  g_free (key->key);
  g_clear_pointer (&key->request, g_bytes_unref);
  g_free (key);
}

/**
 * loket_credentials_usual_dir:
 *
 * $LOKET_DEVICE_DIR may have a folder for each program, for several devices on one machine.
 *
 * Returns: (transfer full): $LOKET_DEVICE_DIR/PROGRAM where that is, $LOKET_DEVICE_DIR, or
 *   $XDG_DATA_HOME/loket/device
 */
char *
loket_credentials_usual_dir (void)
{
  const char *dir = g_getenv ("LOKET_DEVICE_DIR");
  const char *program = g_get_prgname ();
  g_autofree char *own =
      dir != NULL && program != NULL ? g_build_filename (dir, program, NULL) : NULL;

  if (own != NULL && g_file_test (own, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&own);
  return dir != NULL && *dir != '\0'
             ? g_strdup (dir)
             : g_build_filename (g_get_user_data_dir (), "loket", "device", NULL);
}

/**
 * loket_credentials_exist:
 * @dir: folder of a device
 *
 * Returns: %TRUE when this machine was enrolled there
 */
gboolean
loket_credentials_exist (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "device.ini", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
write_file (const char *dir, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError) cause = NULL;

  if (g_file_set_contents_full (path,
                                text,
                                -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600,
                                &cause))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s", cause->message);
  return FALSE;
}

static char *
pem_of (GBytes *der)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (der, &size);
  g_autofree char *text = g_base64_encode (data, size);
  GString *pem = g_string_new ("-----BEGIN CERTIFICATE-----\n");

  for (gsize at = 0; at < strlen (text); at += 64)
    g_string_append_printf (pem, "%.64s\n", text + at);
  g_string_append (pem, "-----END CERTIFICATE-----\n");
  return g_string_free (pem, FALSE);
}

static char *
make_ini (LoketDevice *device, const char *address)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, GROUP, "id", device->id);
  g_key_file_set_string (file, GROUP, "name", device->name);
  g_key_file_set_string (
      file, GROUP, "kind", loket_enum_name (loket_device_kind_get_type (), (int) device->kind));
  if (device->lane.set)
    g_key_file_set_int64 (file, GROUP, "lane", device->lane.value);
  if (address != NULL)
    g_key_file_set_string (file, GROUP, "address", address);
  return g_key_file_to_data (file, NULL, NULL);
}

static gboolean
rename_in (const char *dir, const char *from, const char *to)
{
  g_autofree char *old_path = g_build_filename (dir, from, NULL);
  g_autofree char *new_path = g_build_filename (dir, to, NULL);

  return g_rename (old_path, new_path) == 0;
}

/* Key and certificate change together although they are two files: both lie ready first; the
 * certificate goes, then the key.  A key that still lies ready without a certificate beside it is
 * the other half of the one that has gone. */
static void
finish_change (const char *dir)
{
  g_autofree char *certificate = g_build_filename (dir, "device.pem.next", NULL);
  g_autofree char *key = g_build_filename (dir, "device.key.next", NULL);

  if (!g_file_test (certificate, G_FILE_TEST_EXISTS) && g_file_test (key, G_FILE_TEST_EXISTS))
    rename_in (dir, "device.key.next", "device.key");
}

/**
 * loket_credentials_save:
 * @dir: folder of the device, made with mode 0700 when missing
 * @papers: what the hub answered
 * @key: the key that it was asked for, PEM
 * @address: (nullable): "HOST:PORT" of the hub, %NULL leaves it out
 * @error: set to %LOKET_ERROR_INTERNAL
 *
 * Returns: %TRUE when this machine is that device from now on
 */
gboolean
loket_credentials_save (const char *dir,
                        LoketDevicePapers *papers,
                        const char *key,
                        const char *address,
                        GError **error)
{
  g_autofree char *ca = pem_of (papers->ca);
  g_autofree char *certificate = pem_of (papers->certificate);
  g_autofree char *ini = make_ini (papers->device, address);

  if (g_mkdir_with_parents (dir, 0700) != 0) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s: %s", dir, g_strerror (errno));
    return FALSE;
  }
  finish_change (dir);
  if (!write_file (dir, "device.pem.next", certificate, error) ||
      !write_file (dir, "device.key.next", key, error) || !write_file (dir, "ca.pem", ca, error))
    return FALSE;
  if (!rename_in (dir, "device.pem.next", "device.pem") ||
      !rename_in (dir, "device.key.next", "device.key")) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s: %s", dir, g_strerror (errno));
    return FALSE;
  }
  return write_file (dir, "device.ini", ini, error);
}

/* What make_ini() made of it; NULL when that is not there, or is no such file. */
static GKeyFile *
read_device (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "device.ini", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  return g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) ? g_steal_pointer (&file)
                                                                       : NULL;
}

/**
 * loket_credentials_address:
 * @dir: folder of a device
 * @error: set to %LOKET_ERROR_UNREACHABLE when it names none
 *
 * Returns: (transfer full) (nullable): "HOST:PORT" of the hub
 */
char *
loket_credentials_address (const char *dir, GError **error)
{
  g_autoptr (GKeyFile) file = read_device (dir);
  char *address = file != NULL ? g_key_file_get_string (file, GROUP, "address", NULL) : NULL;

  if (address == NULL)
    loket_set_error (
        error, LOKET_ERROR_UNREACHABLE, NULL, "%s/device.ini names no address of a hub", dir);
  return address;
}

static GTlsCertificate *
load (const char *dir, const char *certificate, const char *key, GError **error)
{
  g_autofree char *certificate_path = g_build_filename (dir, certificate, NULL);
  g_autofree char *key_path = key != NULL ? g_build_filename (dir, key, NULL) : NULL;
  g_autoptr (GError) cause = NULL;
  GTlsCertificate *loaded;

  loaded = key_path != NULL ? g_tls_certificate_new_from_files (certificate_path, key_path, &cause)
                            : g_tls_certificate_new_from_file (certificate_path, &cause);
  if (loaded == NULL)
    loket_set_error (
        error, LOKET_ERROR_UNREACHABLE, NULL, "%s: %s", certificate_path, cause->message);
  return loaded;
}

/**
 * loket_credentials_certificate:
 * @dir: folder of a device
 * @error: set to %LOKET_ERROR_UNREACHABLE
 *
 * Returns: (transfer full) (nullable): certificate of this device, with its key
 */
GTlsCertificate *
loket_credentials_certificate (const char *dir, GError **error)
{
  finish_change (dir);
  return load (dir, "device.pem", "device.key", error);
}

/**
 * loket_credentials_ca:
 * @dir: folder of a device
 * @error: set to %LOKET_ERROR_UNREACHABLE
 *
 * Returns: (transfer full) (nullable): the one authority that hubs are believed by
 */
GTlsCertificate *
loket_credentials_ca (const char *dir, GError **error)
{
  return load (dir, "ca.pem", NULL, error);
}

/**
 * loket_credentials_are_due:
 * @dir: folder of a device
 * @now: office time
 *
 * Returns: %TRUE when two thirds of the certificate's time are over
 */
gboolean
loket_credentials_are_due (const char *dir, gint64 now)
{
  g_autoptr (GTlsCertificate) certificate = load (dir, "device.pem", NULL, NULL);
  g_autoptr (GDateTime) from = NULL;
  g_autoptr (GDateTime) until = NULL;
  gint64 begin;

  if (certificate == NULL)
    return FALSE;
  from = g_tls_certificate_get_not_valid_before (certificate);
  until = g_tls_certificate_get_not_valid_after (certificate);
  begin = g_date_time_to_unix (from);
  return now / G_USEC_PER_SEC > begin + (g_date_time_to_unix (until) - begin) / 3 * 2;
}

/**
 * loket_credentials_key_sha256:
 * @certificate: a certificate
 *
 * Returns: (transfer full) (nullable): SHA-256 of its public key, 64 digits
 */
char *
loket_credentials_key_sha256 (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  gnutls_x509_crt_t read;
  guint8 id[32];
  size_t size = sizeof id;
  g_autoptr (GString) text = g_string_new (NULL);
  gnutls_datum_t datum;

  g_object_get (certificate, "certificate", &der, NULL);
  datum = (gnutls_datum_t){der->data, der->len};
  gnutls_x509_crt_init (&read);
  if (gnutls_x509_crt_import (read, &datum, GNUTLS_X509_FMT_DER) >= 0 &&
      gnutls_x509_crt_get_key_id (read, GNUTLS_KEYID_USE_SHA256, id, &size) >= 0)
    for (gsize i = 0; i < size; i++)
      g_string_append_printf (text, "%02x", id[i]);
  gnutls_x509_crt_deinit (read);
  return text->len == 64 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * loket_credentials_lane:
 * @dir: the folder of this device
 *
 * Returns: the lane that a kiosk was enrolled with, 0 when it has none
 */
gint64
loket_credentials_lane (const char *dir)
{
  g_autoptr (GKeyFile) file = read_device (dir);
  const gint64 lane =
      file != NULL ? g_key_file_get_int64 (file, GROUP, "lane", NULL) : LOKET_LANE_NONE;

  return loket_lane_is_valid (lane) ? lane : LOKET_LANE_NONE;
}

/**
 * loket_credentials_name:
 * @dir: the folder of this device
 *
 * Returns: (transfer full) (nullable): what the office called this device when it let it in
 */
char *
loket_credentials_name (const char *dir)
{
  g_autoptr (GKeyFile) file = read_device (dir);

  return file != NULL ? g_key_file_get_string (file, GROUP, "name", NULL) : NULL;
}

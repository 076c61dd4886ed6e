/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "device issue" and "enrol": the key is made here and never leaves, the certificate comes from the
 * hub; loketctl's main calls it. */
#include "config.h"

#include "device.h"

#include "client/credentials.h"
#include "client/enrol.h"
#include "core/error.h"
#include "core/operations.h"
#include "reach.h"
#include "wire/json.h"

#include <string.h>

static gboolean
refuse (const char *word, GError **error)
{
  loket_set_error (error,
                   LOKET_ERROR_UNKNOWN_MEMBER,
                   word,
                   "device issue takes --kind KIND --name NAME --out DIR [--area CODE] [--lane N]");
  return FALSE;
}

/**
 * loket_issue_words_read:
 * @words: (out caller-allocates): what is wanted
 * @given: (array zero-terminated=1): the words behind "device issue"; they outlive @words
 * @error: set to %LOKET_ERROR_UNKNOWN_MEMBER
 *
 * Returns: %TRUE when nothing is missing
 */
gboolean
loket_issue_words_read (LoketIssueWords *words, const char *const *given, GError **error)
{
  const struct {
    const char *option;
    const char **place;
  } options[] = {{"--name", &words->name},
                 {"--kind", &words->kind},
                 {"--area", &words->area},
                 {"--lane", &words->lane},
                 {"--out", &words->out}};

  *words = (LoketIssueWords){0};
  for (guint at = 0; given[at] != NULL; at++) {
    const char *equals = strchr (given[at], '=');
    const gsize length = equals != NULL ? (gsize) (equals - given[at]) : strlen (given[at]);
    guint i = 0;

    while (i < G_N_ELEMENTS (options) && (strlen (options[i].option) != length ||
                                          strncmp (given[at], options[i].option, length) != 0))
      i++;
    if (i == G_N_ELEMENTS (options) || (equals == NULL && given[at + 1] == NULL))
      return refuse (given[at], error);
    *options[i].place = equals != NULL ? equals + 1 : given[++at];
  }
  return (words->name != NULL && words->kind != NULL && words->out != NULL) ||
         refuse ("issue", error);
}

static LoketDeviceIssue *
make_request (const LoketIssueWords *words, LoketNewKey *key, GError **error)
{
  g_autoptr (LoketDeviceIssue) request = loket_device_issue_new ();
  int kind;
  gint64 lane;

  if (!loket_enum_from_name (loket_device_kind_get_type (), words->kind, &kind)) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "kind", "there is no kind “%s”", words->kind);
    return NULL;
  }
  request->name = g_strdup (words->name);
  request->kind = (LoketDeviceKind) kind;
  request->area = g_strdup (words->area);
  request->request = g_bytes_ref (key->request);
  if (words->lane != NULL) {
    if (!g_ascii_string_to_signed (words->lane, 10, 7, 99, &lane, error))
      return NULL;
    request->lane = LOKET_SOME (lane);
  }
  if (!loket_record_check (&request->parent_instance, error))
    return NULL;
  return g_steal_pointer (&request);
}

/* Where scripts on this machine reach the hub; elsewhere they say it themselves. */
static char *
address_of (LoketDevicePapers *papers)
{
  return papers->port.set ? g_strdup_printf ("localhost:%" G_GINT64_FORMAT, papers->port.value)
                          : NULL;
}

static GBytes *
json_of (LoketDevice *device)
{
  char *text = loket_json_from_record (&device->parent_instance);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * loket_ctl_issue:
 * @dir: folder of the office
 * @words: what is wanted
 * @error: set to why not
 *
 * Writes ca.pem, device.pem and device.key.
 *
 * Returns: (transfer full) (nullable): the new device, JSON
 */
GBytes *
loket_ctl_issue (const char *dir, const LoketIssueWords *words, GError **error)
{
  g_autoptr (LoketNewKey) key = loket_new_key_make (error);
  g_autoptr (LoketDeviceIssue) request = key != NULL ? make_request (words, key, error) : NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (LoketRecord) record = NULL;
  g_autofree char *address = NULL;
  LoketDevicePapers *papers;

  if (request == NULL)
    return NULL;
  answer = loket_reach_ask_hub (dir, &LOKET_DEVICE_ISSUE, &request->parent_instance, error);
  if (answer == NULL)
    return NULL;
  record = loket_json_to_record (LOKET_DEVICE_ISSUE.answer (),
                                 g_bytes_get_data (answer, NULL),
                                 g_bytes_get_size (answer),
                                 LOKET_JSON_ANSWER,
                                 error);
  if (record == NULL)
    return NULL;
  papers = loket_device_papers_cast (record);
  address = address_of (papers);
  if (!loket_credentials_save (words->out, papers, key->key, address, error))
    return NULL;
  return json_of (papers->device);
}

typedef struct {
  GMainLoop *loop;
  LoketDevice *device;
  GError *error;
} Enrolling;

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Enrolling *enrolling = data;

  enrolling->device = loket_client_enrol_finish (result, &enrolling->error);
  g_main_loop_quit (enrolling->loop);
}

/**
 * loket_ctl_enrol:
 * @invitation: the text of an invitation, or the path of a file with it
 * @out: (nullable): folder of the device; %NULL for the usual one
 * @error: set to why not
 *
 * Makes this machine a device.
 *
 * Returns: (transfer full) (nullable): the device, JSON
 */
GBytes *
loket_ctl_enrol (const char *invitation, const char *out, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *text = NULL;
  Enrolling enrolling = {.loop = loop};
  g_autoptr (LoketDevice) device = NULL;

  if (!g_file_get_contents (invitation, &text, NULL, NULL))
    text = g_strdup (invitation);
  loket_client_enrol_async (text, out, NULL, enrolled_cb, &enrolling);
  g_main_loop_run (loop);
  device = enrolling.device;
  if (device == NULL) {
    g_propagate_error (error, enrolling.error);
    return NULL;
  }
  return json_of (device);
}

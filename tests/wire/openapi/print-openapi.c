/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the OpenAPI document, or with --samples random records of every operation, one a line, for
 * the test that holds both against each other. */
#include "config.h"

#include "core/operations.h"
#include "sample.h"
#include "wire/json.h"
#include "wire/openapi.h"

#include <string.h>

static void
print_sample (GType type, GRand *random, const char *operation, const char *part)
{
  g_autoptr (LoketRecord) record = sample_random_record (type, random);
  g_autofree char *json = loket_json_from_record (record);

  g_print ("{\"operation\":\"%s\",\"part\":\"%s\",\"record\":%s}\n", operation, part, json);
}

static void
print_samples (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  for (guint i = 0; i < n; i++)
    for (guint round = 0; round < 20; round++) {
      print_sample (operations[i]->request (), random, operations[i]->name, "request");
      print_sample (operations[i]->answer (), random, operations[i]->name, "answer");
    }
}

int
main (int argc, char **argv)
{
  if (argc == 2 && strcmp (argv[1], "--samples") == 0) {
    print_samples ();
  } else {
    g_autofree char *document = loket_openapi_document (LOKET_VERSION);
    g_print ("%s", document);
  }
  return 0;
}

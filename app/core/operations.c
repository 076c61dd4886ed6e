/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of operations as data; see operations.h, where each stands once. */
#include "config.h"

#include "core/operations.h"

#include "core/application-desk.h"
#include "core/audit.h"
#include "core/backup.h"
#include "core/blob.h"
#include "core/decision-desk.h"
#include "core/application.h"
#include "core/brief.h"
#include "core/card-desk.h"
#include "core/claim.h"
#include "core/closure.h"
#include "core/device.h"
#include "core/help.h"
#include "core/job.h"
#include "core/journey.h"
#include "core/key-desk.h"
#include "core/letter-desk.h"
#include "core/list-desk.h"
#include "core/office.h"
#include "core/officer.h"
#include "core/intake.h"
#include "core/people-found.h"
#include "core/pair-desk.h"
#include "core/person-desk.h"
#include "core/person-file.h"
#include "core/place.h"
#include "core/profile.h"
#include "core/queue.h"
#include "core/queue-figures.h"
#include "core/rating.h"
#include "core/roll.h"
#include "core/rules-desk.h"
#include "core/stock-desk.h"
#include "core/survey-choices.h"
#include "core/survey-desk.h"
#include "core/verifier-desk.h"
#include "core/overview.h"
#include "core/waits.h"
#include "core/watch-desk.h"

#include <string.h>

#define OPERATION_DEFINITION(symbol, o_name, o_flags, o_permission, o_request, o_answer, text)     \
  const LoketOperation LOKET_##symbol = {                                                          \
      .name = o_name,                                                                              \
      .flags = o_flags,                                                                            \
      .permission = o_permission,                                                                  \
      .request = o_request##_get_type,                                                             \
      .answer = o_answer##_get_type,                                                               \
      .summary = text,                                                                             \
  };
LOKET_OPERATIONS (OPERATION_DEFINITION)

#define OPERATION_POINTER(symbol, name, flags, permission, request, answer, summary)               \
  &LOKET_##symbol,
static const LoketOperation *const all_operations[] = {LOKET_OPERATIONS (OPERATION_POINTER)};

/**
 * loket_operations:
 * @n_operations: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_operations): every operation of the office
 */
const LoketOperation *const *
loket_operations (guint *n_operations)
{
  *n_operations = G_N_ELEMENTS (all_operations);
  return all_operations;
}

/**
 * loket_operation_find:
 * @name: a name such as "queue/take-ticket"
 *
 * Returns: (nullable) (transfer none): the operation of that name
 */
const LoketOperation *
loket_operation_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_operations); i++)
    if (strcmp (all_operations[i]->name, name) == 0)
      return all_operations[i];
  return NULL;
}

/**
 * loket_operation_writes:
 * @operation: an operation
 *
 * Returns: %TRUE when it may change the store, so that it is a transaction with an audit row
 */
gboolean
loket_operation_writes (const LoketOperation *operation)
{
  return (operation->flags & LOKET_WRITE) != 0;
}

/**
 * loket_operation_needs_key:
 * @operation: an operation
 *
 * Returns: %TRUE when it comes with an idempotency key, under which its answer is kept
 */
gboolean
loket_operation_needs_key (const LoketOperation *operation)
{
  return loket_operation_writes (operation) && (operation->flags & LOKET_UNKEPT) == 0;
}

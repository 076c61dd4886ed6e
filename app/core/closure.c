/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service that gives no numbers for a while, and why. */
#include "config.h"

#include "core/closure.h"

G_DEFINE_ENUM_TYPE (LoketClosureReason,
                    loket_closure_reason,
                    G_DEFINE_ENUM_VALUE (LOKET_CLOSURE_OFFICER, "officer"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLOSURE_EQUIPMENT, "equipment"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLOSURE_SYSTEM, "system"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLOSURE_SUPPLIES, "supplies"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLOSURE_OTHER, "other"))

/* clang-format off */
static const LoketField closure_fields[] = {
  LOKET_FIELD_TEXT (LoketClosure, id, LOKET_FIELD_KEY, .min = 1, .max = 40, .blurb = "Key of the service"),
  LOKET_FIELD_BOOLEAN (LoketClosure, closed, LOKET_FIELD_PLAIN, .blurb = "Whether it gives no numbers"),
  LOKET_FIELD_ENUM (LoketClosure, reason, LOKET_FIELD_PLAIN, loket_closure_reason, .blurb = "Why it was closed last"),
  LOKET_FIELD_TIME (LoketClosure, changed_at, LOKET_FIELD_PLAIN, .blurb = "When it was closed or opened"),
  LOKET_FIELD_TIME (LoketClosure, until, LOKET_FIELD_OPTIONAL, .blurb = "When it opens by itself; absent: when somebody opens it"),
};
LOKET_DEFINE_ENTITY (LoketClosure, loket_closure, closure_fields, "closure", "queue")

static const LoketField service_closing_fields[] = {
  LOKET_FIELD_TEXT (LoketServiceClosing, service, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Key of the service"),
  LOKET_FIELD_ENUM (LoketServiceClosing, reason, LOKET_FIELD_PLAIN, loket_closure_reason, .blurb = "Why"),
  LOKET_FIELD_TIME (LoketServiceClosing, until, LOKET_FIELD_OPTIONAL, .blurb = "When it opens by itself"),
};
LOKET_DEFINE_RECORD (LoketServiceClosing, loket_service_closing, service_closing_fields)

static const LoketField service_opening_fields[] = {
  LOKET_FIELD_TEXT (LoketServiceOpening, service, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Key of the service"),
};
LOKET_DEFINE_RECORD (LoketServiceOpening, loket_service_opening, service_opening_fields)
/* clang-format on */

/**
 * loket_closure_holds:
 * @closure: how it stands with a service
 * @at: office time, UTC microseconds
 *
 * Returns: whether it gives no numbers at that instant
 */
gboolean
loket_closure_holds (const LoketClosure *closure, gint64 at)
{
  return closure->closed && (!closure->until.set || at < closure->until.value);
}

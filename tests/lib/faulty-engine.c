/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts the steps of one engine down to the one that fails; one engine at a time. */
#include "config.h"

#include "tests/lib/faulty-engine.h"

static LoketEngineTable faulty;
static const LoketEngineTable *real;
static LoketErrorCode failure;
static int steps_left = FAULTY_ENGINE_NEVER;

static gboolean
is_time_to_fail (GError **error)
{
  if (steps_left < 0 || steps_left-- > 0)
    return FALSE;
  loket_set_error (error, failure, NULL, "This step was chosen to fail");
  return TRUE;
}

static LoketRows *
faulty_query (LoketEngine *engine,
              const char *sql,
              const LoketValue *values,
              guint n_values,
              GError **error)
{
  return is_time_to_fail (error) ? NULL : real->query (engine, sql, values, n_values, error);
}

static gboolean
faulty_next (LoketRows *rows, gboolean *row, GError **error)
{
  return !is_time_to_fail (error) && real->next (rows, row, error);
}

static gboolean
faulty_script (LoketEngine *engine, const char *sql, GError **error)
{
  return !is_time_to_fail (error) && real->script (engine, sql, error);
}

/**
 * faulty_engine_take:
 * @engine: an engine that nobody uses at this moment
 * @code: what its failing step says
 *
 * From now on faulty_engine_fail_after() is about this engine; none of its steps fails yet.
 */
void
faulty_engine_take (LoketEngine *engine, LoketErrorCode code)
{
  steps_left = FAULTY_ENGINE_NEVER;
  failure = code;
  real = engine->table;
  faulty = *real;
  faulty.query = faulty_query;
  faulty.next = faulty_next;
  faulty.script = faulty_script;
  engine->table = &faulty;
}

/**
 * faulty_engine_fail_after:
 * @steps: that go well before one fails, or %FAULTY_ENGINE_NEVER
 */
void
faulty_engine_fail_after (int steps)
{
  steps_left = steps;
}

/**
 * faulty_engine_has_failed:
 *
 * Returns: %TRUE when the step came since faulty_engine_fail_after()
 */
gboolean
faulty_engine_has_failed (void)
{
  return steps_left < 0;
}

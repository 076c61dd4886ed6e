/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guarantee slips of this desk whose paper is not out yet: made before they are printed, each
 * once, and followed when the next card is on the table already. */
#include "config.h"

#include "ui/verifier/desk-slips.h"

#include "client/guarantee.h"
#include "core/calendar.h"
#include "ui/verifier/place.h"

#include <string.h>

/* Longer than putting in paper takes, shorter than somebody waits at a hospital: nobody fetches a
 * slip that comes out after that. */
#define PATIENCE (15 * 60) /* seconds */

struct _LoketDeskSlips {
  GObject parent_instance;

  /* borrowed */
  LoketProgram *program;
  /* owned */
  LoketSpooler *spooler;
  GPtrArray *open;         /* LoketDeskSlip, oldest first */
  LoketDeskSlip *in_sight; /* NULL = none is on the page of a card */
};

G_DEFINE_FINAL_TYPE (LoketDeskSlips, loket_desk_slips, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
loket_desk_slips_finalize (GObject *object)
{
  LoketDeskSlips *self = LOKET_DESK_SLIPS (object);

  g_clear_object (&self->spooler);
  g_clear_object (&self->in_sight);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  G_OBJECT_CLASS (loket_desk_slips_parent_class)->finalize (object);
}

static void
loket_desk_slips_class_init (LoketDeskSlipsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_desk_slips_finalize;
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_desk_slips_init (LoketDeskSlips *self)
{
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();

  self->open = g_ptr_array_new_with_free_func (g_object_unref);
  self->spooler = loket_spooler_new (NULL, clock, random);
  loket_spooler_set_patience (self->spooler, PATIENCE);
}

/**
 * loket_desk_slips_new:
 * @program: the program; it outlives them
 *
 * Returns: (transfer full): none yet
 */
LoketDeskSlips *
loket_desk_slips_new (LoketProgram *program)
{
  LoketDeskSlips *self = g_object_new (LOKET_TYPE_DESK_SLIPS, NULL);

  self->program = program;
  return self;
}

/* The paper names the house under which the office knows this desk, whatever is chosen above. */
static gboolean
is_of (LoketDeskSlips *self, LoketFacility *here)
{
  g_autofree char *name = loket_client_device_name (loket_program_client (self->program));
  LoketFacility *known = loket_profile_facility_of (loket_program_profile (self->program), name);

  return known == NULL || known == here;
}

/**
 * loket_desk_slips_may_be:
 * @self: the slips
 * @reading: a card that is good
 *
 * Returns: whether this desk prints a slip for it: it stands in a hospital, and the card gives
 *   something there
 */
gboolean
loket_desk_slips_may_be (LoketDeskSlips *self, LoketCardReading *reading)
{
  LoketProfile *profile = loket_program_profile (self->program);
  LoketFacility *here = loket_place_here (self->program);

  return here != NULL && here->kind == LOKET_FACILITY_HOSPITAL && is_of (self, here) &&
         (loket_profile_bits_at (profile, here->kind) & reading->claims->entitlements) != 0;
}

static LoketGuaranteeSlip *
facts_of (const LoketCardClaims *claims, LoketGuaranteePurpose purpose)
{
  LoketGuaranteeSlip *facts = loket_guarantee_slip_new ();

  facts->name = g_strdup (claims->name);
  facts->birth_year = LOKET_SOME (claims->birth_year);
  facts->number = g_strdup (claims->number);
  facts->print = claims->print;
  facts->category = (LoketCategory) claims->category;
  facts->entitlements = claims->entitlements;
  facts->purpose = purpose;
  return facts;
}

static void
slip_cb (LoketDeskSlip *slip, LoketDeskSlips *self)
{
  if (loket_desk_slip_state (slip) == LOKET_DESK_SLIP_PRINTED)
    g_ptr_array_remove (self->open, slip);
  g_signal_emit (self, signals[CHANGED], 0);
}

static char *
today (LoketDeskSlips *self)
{
  return loket_calendar_day (loket_client_now (loket_program_client (self->program)),
                             loket_program_profile (self->program)->utc_offset);
}

static gboolean
comes_out (LoketDeskSlip *slip)
{
  const LoketDeskSlipState state = loket_desk_slip_state (slip);

  return state == LOKET_DESK_SLIP_PRINTING || state == LOKET_DESK_SLIP_WAITING;
}

/* One paper at a time: the same card, scanned again while its slip waits for the printer, must not
 * come out twice, nor be counted as two copies.  One that does not come out any more is made again:
 * the office may have withdrawn it. */
static LoketDeskSlip *
find_open (LoketDeskSlips *self, const LoketCardClaims *claims, LoketGuaranteePurpose purpose)
{
  g_autofree char *day = today (self);

  for (guint i = 0; i < self->open->len; i++) {
    const LoketGuaranteeSlip *slip = loket_desk_slip_paper (self->open->pdata[i]);
    if (strcmp (slip->number, claims->number) == 0 && slip->print == claims->print &&
        slip->purpose == purpose && strcmp (slip->day, day) == 0)
      return g_object_ref (self->open->pdata[i]);
  }
  return NULL;
}

static LoketDeskSlip *
add (LoketDeskSlips *self, LoketGuaranteeSlip *slip)
{
  LoketDeskSlip *made = loket_desk_slip_new (self->program, self->spooler, slip);

  g_ptr_array_add (self->open, g_object_ref (made));
  g_signal_connect_object (made, "changed", G_CALLBACK (slip_cb), self, 0);
  return made;
}

/**
 * loket_desk_slips_make:
 * @self: the slips
 * @reading: a card for which there may be one
 * @purpose: what somebody came for
 * @error: set as by loket_client_guarantee(): then there is no slip, and nothing is printed
 *
 * Makes it, has the office told, and then sends it to the printer.
 *
 * Returns: (transfer full): the slip, the same one while its paper is not out
 */
LoketDeskSlip *
loket_desk_slips_make (LoketDeskSlips *self,
                       LoketCardReading *reading,
                       LoketGuaranteePurpose purpose,
                       GError **error)
{
  g_autoptr (LoketGuaranteeSlip) facts = facts_of (reading->claims, purpose);
  g_autoptr (LoketGuaranteeSlip) slip = NULL;
  g_autoptr (LoketDeskSlip) before = find_open (self, reading->claims, purpose);
  LoketDeskSlip *made;

  if (before != NULL && comes_out (before))
    return g_steal_pointer (&before);
  slip = loket_client_guarantee (
      loket_program_client (self->program), facts, loket_program_language (self->program), error);
  if (slip == NULL)
    return NULL;
  if (before != NULL)
    loket_desk_slips_drop (self, before);
  made = add (self, slip);
  loket_desk_slip_print (made);
  return made;
}

/**
 * loket_desk_slips_drop:
 * @self: the slips
 * @slip: one of them
 *
 * Somebody wrote its code down: it is not printed any more.
 */
void
loket_desk_slips_drop (LoketDeskSlips *self, LoketDeskSlip *slip)
{
  loket_desk_slip_cancel (slip);
  g_signal_handlers_disconnect_by_data (slip, self);
  g_ptr_array_remove (self->open, slip);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Nobody waits for its paper: there is none here, or the printer gave it up on another day. */
static gboolean
is_over (LoketDeskSlips *self, LoketDeskSlip *slip)
{
  const LoketDeskSlipState state = loket_desk_slip_state (slip);
  g_autofree char *day = today (self);

  return state == LOKET_DESK_SLIP_NO_PRINTER ||
         (state == LOKET_DESK_SLIP_FAILED && strcmp (loket_desk_slip_paper (slip)->day, day) != 0);
}

static void
forget_over (LoketDeskSlips *self)
{
  for (guint i = self->open->len; i > 0; i--) {
    LoketDeskSlip *slip = self->open->pdata[i - 1];
    if (slip == self->in_sight || !is_over (self, slip))
      continue;
    g_signal_handlers_disconnect_by_data (slip, self);
    g_ptr_array_remove_index (self->open, i - 1);
  }
}

/**
 * loket_desk_slips_set_in_sight:
 * @self: the slips
 * @slip: (nullable): the one on the page of its card
 *
 * What is over goes with the page that showed it: names are not kept here.
 */
void
loket_desk_slips_set_in_sight (LoketDeskSlips *self, LoketDeskSlip *slip)
{
  if (!g_set_object (&self->in_sight, slip))
    return;
  forget_over (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * loket_desk_slips_out_of_sight:
 * @self: the slips
 *
 * Returns: (transfer container) (element-type LoketDeskSlip): those whose paper somebody waits for
 *   and that no page shows, oldest first
 */
GPtrArray *
loket_desk_slips_out_of_sight (LoketDeskSlips *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->open->len; i++)
    if (self->open->pdata[i] != self->in_sight &&
        loket_desk_slip_state (self->open->pdata[i]) != LOKET_DESK_SLIP_PRINTING)
      g_ptr_array_add (found, g_object_ref (self->open->pdata[i]));
  return found;
}

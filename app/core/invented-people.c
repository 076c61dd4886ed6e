/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Households one after the other, village by village. Each has draws of its own, so a change in how
 * one is made leaves the others as they are; only NIK serials hang on the order. */
#include "config.h"

#include "core/invented-private.h"

#include <string.h>

enum { STREAM_PLAN = 1, STREAM_MEMBERS = 2, STREAM_VILLAGE = 3, STREAM_NEWCOMERS = 100 };

static void
add_villages (LoketInvention *invention, const LoketRegion *region)
{
  for (guint i = 0; i < region->children->len; i++) {
    const LoketRegion *child = region->children->pdata[i];
    if (child->level >= LOKET_REGION_DESA)
      g_ptr_array_add (invention->villages, (gpointer) child);
    else
      add_villages (invention, child);
  }
}

static guint64
number_of_code (const char *code)
{
  guint64 number = 0;

  for (; *code != '\0'; code++)
    if (g_ascii_isdigit (*code))
      number = number * 10 + (guint64) (*code - '0');
  return number;
}

/* Villages differ in size, kelurahan are large; the same for every seed. */
static void
share_people (LoketInvention *invention)
{
  const guint n = invention->villages->len;
  guint64 weight = 0, all = 0;

  invention->last_of = g_new0 (guint, n);
  for (guint i = 0; i < n; i++) {
    const LoketRegion *village = invention->villages->pdata[i];
    LoketChance chance = loket_chance_of (0, STREAM_VILLAGE, number_of_code (village->code));
    weight += (guint64) loket_chance_from (&chance, 60, 150) +
              (village->level == LOKET_REGION_KELURAHAN ? 120 : 0);
    invention->last_of[i] = (guint) weight;
  }
  all = weight;
  for (guint i = 0; i < n; i++)
    invention->last_of[i] = (guint) ((guint64) invention->last_of[i] * invention->people / all);
}

/**
 * loket_invention_new:
 * @options: seed, how many people, where; a regency with one village or more
 *
 * Returns: (transfer full): people to walk through; the same options give the same people
 */
LoketInvention *
loket_invention_new (const LoketInventionOptions *options)
{
  LoketInvention *invention = g_new0 (LoketInvention, 1);

  invention->seed = options->seed;
  invention->stream = options->newcomers_after != 0 ? STREAM_NEWCOMERS : 0;
  invention->people = options->people;
  invention->first_number = options->newcomers_after + 1;
  if (!loket_calendar_read_day (options->today != NULL ? options->today : LOKET_INVENTED_TODAY,
                                &invention->today))
    g_warn_if_reached ();
  invention->villages = g_ptr_array_new ();
  add_villages (invention, options->regency);
  share_people (invention);
  invention->numbers = loket_invented_numbers_new (options->regency, options->newcomers_after != 0);
  return invention;
}

/**
 * loket_invention_free:
 * @invention: (transfer full): people
 */
void
loket_invention_free (LoketInvention *invention)
{
  loket_invented_numbers_free (invention->numbers);
  g_ptr_array_unref (invention->villages);
  g_free (invention->last_of);
  g_free (invention);
}

/**
 * loket_invention_rewind:
 * @invention: people; the next household is the first again
 */
void
loket_invention_rewind (LoketInvention *invention)
{
  invention->household = invention->given = invention->village = 0;
  invention->planned = FALSE;
  *invention->freed_nik = '\0';
  loket_invented_numbers_clear (invention->numbers);
}

/**
 * loket_invention_n_villages:
 * @invention: people
 *
 * Returns: how many villages they live in
 */
guint
loket_invention_n_villages (const LoketInvention *invention)
{
  return invention->villages->len;
}

/**
 * loket_invention_village:
 * @invention: people
 * @place: of a village, below loket_invention_n_villages()
 *
 * Returns: (transfer none): that village
 */
const LoketRegion *
loket_invention_village (const LoketInvention *invention, guint place)
{
  return invention->villages->pdata[place];
}

/* The households that every seed has: twins that are hard to tell apart among the residents, two
 * women of one name among the newcomers (registry.md 3). */
static gboolean
is_famous (const LoketInvention *invention)
{
  return invention->stream == 0 ? invention->household == 0 && invention->people >= 4
                                : invention->household < 2;
}

static guint
draw_children (LoketChance *chance)
{
  static const guint8 of_20[] = {1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 5};

  return of_20[loket_chance_below (chance, G_N_ELEMENTS (of_20))];
}

static int
draw_decile (LoketChance *chance)
{
  static const guint16 up_to[] = {130, 260, 380, 500, 600, 700, 790, 870, 940};
  const guint drawn = loket_chance_below (chance, 1000);
  guint decile = 0;

  while (decile < G_N_ELEMENTS (up_to) && drawn >= up_to[decile])
    decile++;
  return (int) decile + 1;
}

static LoketInventedSketch
draw_plan (LoketInvention *invention)
{
  LoketChance chance =
      loket_chance_of (invention->seed, invention->stream + STREAM_PLAN, invention->household);
  const guint drawn = loket_chance_below (&chance, 1000);
  LoketInventedSketch plan = {0};

  plan.kind = drawn < 60    ? LOKET_INVENTED_ALONE
              : drawn < 150 ? LOKET_INVENTED_COUPLE
              : drawn < 750 ? LOKET_INVENTED_FAMILY
              : drawn < 820 ? LOKET_INVENTED_ONE_PARENT
                            : LOKET_INVENTED_THREE_GENERATIONS;
  plan.seen.decile = draw_decile (&chance);
  plan.seen.famous = is_famous (invention);
  plan.seen.joined = invention->stream == 0 && !plan.seen.famous && loket_chance_is (&chance, 120);
  if (plan.seen.famous) {
    plan.kind = invention->stream == 0 ? LOKET_INVENTED_FAMILY : LOKET_INVENTED_ALONE;
    plan.seen.decile = 1;
  }
  if (plan.kind >= LOKET_INVENTED_FAMILY)
    plan.children = plan.seen.famous ? 2 : draw_children (&chance);
  if (plan.kind == LOKET_INVENTED_THREE_GENERATIONS)
    plan.elders = loket_chance_is (&chance, 400) ? 2 : 1;
  return plan;
}

/* Nobody is left for more than this. */
static void
cut_plan (LoketInventedSketch *plan, guint left)
{
  guint adults =
      plan->kind == LOKET_INVENTED_ALONE || plan->kind == LOKET_INVENTED_ONE_PARENT ? 1 : 2;

  if (left == 1) {
    plan->kind = LOKET_INVENTED_ALONE;
    adults = 1;
  }
  plan->children = MIN (plan->children, left - adults);
  plan->elders = MIN (plan->elders, left - adults - plan->children);
  plan->seen.n_members = adults + plan->children + plan->elders;
}

static gboolean
make_plan (LoketInvention *invention)
{
  if (invention->planned)
    return TRUE;
  if (invention->given >= invention->people)
    return FALSE;
  while (invention->village + 1 < invention->villages->len &&
         invention->given >= invention->last_of[invention->village])
    invention->village++;
  invention->plan = draw_plan (invention);
  cut_plan (&invention->plan, invention->people - invention->given);
  invention->plan.seen.number = invention->household;
  invention->plan.seen.village = invention->village;
  invention->planned = TRUE;
  return TRUE;
}

/**
 * loket_invention_plan:
 * @invention: people
 * @plan: (out caller-allocates): what is known of the next household; it stays the next
 *
 * Returns: %FALSE when there is none
 */
gboolean
loket_invention_plan (LoketInvention *invention, LoketInventedPlan *plan)
{
  if (!make_plan (invention))
    return FALSE;
  *plan = invention->plan.seen;
  return TRUE;
}

/**
 * loket_invention_skip:
 * @invention: people; the next household is passed over. Who did that must rewind before
 *   loket_invention_next(): NIK serials follow from all people before
 */
void
loket_invention_skip (LoketInvention *invention)
{
  if (!make_plan (invention))
    return;
  invention->household++;
  invention->given += invention->plan.seen.n_members;
  invention->planned = FALSE;
}

/**
 * loket_invention_next:
 * @invention: people
 *
 * Returns: (nullable) (transfer none): the next household, until the next call; %NULL at the end
 */
const LoketInventedHousehold *
loket_invention_next (LoketInvention *invention)
{
  LoketInventedHousehold *household = &invention->at_hand;

  if (!make_plan (invention))
    return NULL;
  memset (household, 0, sizeof *household);
  household->number = invention->household;
  household->newcomers = invention->stream != 0;
  household->village = invention->villages->pdata[invention->village];
  household->decile = invention->plan.seen.decile;
  loket_invention_fill (
      invention,
      loket_chance_of (invention->seed, invention->stream + STREAM_MEMBERS, invention->household));
  loket_invention_skip (invention);
  return household;
}

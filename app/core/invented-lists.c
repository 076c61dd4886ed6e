/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands in which list, to the row: households by need and luck until there are enough, then
 * each member by selection sampling, so that a list has exactly as many rows as it should. */
#include "config.h"

#include "core/invented-damage.h"
#include "core/invented-lists.h"

#include <string.h>

#define LISTS 4
#define SCORES 1400 /* of need; the lowest are listed first */
#define DELAY 150   /* households until a repeated person comes again, at most */
#define SPARE 50    /* per mille more candidates than rows: a list forgets some members */

enum {
  STREAM_NEED = 11,
  STREAM_LIST = 20,
  STREAM_PICK = 30,
  STREAM_PERSON = 40,
  STREAM_AGAIN = 60
};

/* Picks exactly @need of @left that come one by one, each with equal chance (Knuth 3.4.2 S). */
typedef struct {
  guint need;
  guint left;
} Quota;

typedef struct {
  guint due; /* household of its list */
  LoketInventedRow row;
} Later;

typedef struct {
  LoketInventedListKind kind;
  LoketChance chance; /* of picks */
  guint cutoff;       /* households of a lower score are candidates */
  Quota residents;
  Quota newcomers;
  Quota joiners;
  Quota doubled;
  Quota repeated;
  guint n_rows;
  guint n_households;
  GQueue later; /* Later, by due */
} List;

typedef struct {
  const LoketInventedListsOptions *options;
  LoketInventedRates rates;
  guint rows;
  guint n_newcomers;
  LoketInvention *residents;
  LoketInvention *newcomers;
  LoketInventedNeighbours neighbours;
  List lists[LISTS];
  LoketInventedSink sink;
  gpointer data;
} Walk;

static gboolean
pick (Quota *quota, LoketChance *chance, gboolean surely)
{
  const gboolean picked = quota->left > 0 && quota->need > 0 &&
                          (surely || loket_chance_below (chance, quota->left) < quota->need);

  if (quota->left > 0)
    quota->left--;
  if (picked)
    quota->need--;
  return picked;
}

static guint
share (const Walk *walk, guint permille)
{
  return (guint) ((guint64) walk->rows * permille / 1000);
}

/* The poor first, with luck that all lists share and luck of each. */
static guint
score_of (const Walk *walk, const LoketInventedPlan *plan, guint list)
{
  LoketChance shared = loket_chance_of (walk->options->seed, STREAM_NEED, plan->number);
  LoketChance own = loket_chance_of (walk->options->seed, STREAM_LIST + list, plan->number);

  if (plan->famous)
    return 0;
  return (guint) plan->decile * 100 + loket_chance_below (&shared, 200) +
         loket_chance_below (&own, 150);
}

/* Newcomers of a quarter stand in its list; of those who came before, one list has half, the next
 * a third, the last a quarter, so that all lists have about as many. */
static gboolean
has_newcomers (const Walk *walk, const LoketInventedPlan *plan, guint list)
{
  LoketChance shared = loket_chance_of (walk->options->seed, STREAM_NEED + 1, plan->number);
  LoketChance own = loket_chance_of (walk->options->seed, STREAM_LIST + 5 + list, plan->number);
  const guint drawn = loket_chance_below (&shared, 5);
  const guint quarter = drawn < 2 ? 0 : drawn - 1;

  if (plan->famous || quarter == list)
    return TRUE;
  return quarter < list && loket_chance_below (&own, list + 1) == 0;
}

static void
count_newcomers (Walk *walk)
{
  LoketInventedPlan plan;

  for (; loket_invention_plan (walk->newcomers, &plan); loket_invention_skip (walk->newcomers))
    for (guint i = 0; i < LISTS; i++)
      if (has_newcomers (walk, &plan, i))
        walk->lists[i].newcomers.left += plan.n_members;
  loket_invention_rewind (walk->newcomers);
  for (guint i = 0; i < LISTS; i++) {
    Quota *quota = &walk->lists[i].newcomers;
    quota->need = MIN (quota->left, share (walk, walk->rates.newcomers));
  }
}

/* Who there is of one score. */
typedef struct {
  guint people;
  guint joiners;
} Need;

/* Candidates until there are enough for the rows that are left. */
static void
cut (Walk *walk, List *list, const Need *needs)
{
  Quota *quota = &list->residents;
  guint64 wanted;

  list->doubled.need = share (walk, walk->rates.doubled);
  list->repeated.need = share (walk, walk->rates.repeated);
  list->joiners.need = share (walk, walk->rates.joiners);
  quota->need = walk->rows - list->newcomers.need - list->joiners.need - list->doubled.need -
                list->repeated.need;
  wanted = (guint64) quota->need * (1000 + SPARE) / 1000;
  for (list->cutoff = 0; list->cutoff < SCORES && quota->left < wanted; list->cutoff++) {
    quota->left += needs[list->cutoff].people;
    list->joiners.left += needs[list->cutoff].joiners;
  }
  if (list->joiners.need > list->joiners.left) {
    quota->need += list->joiners.need - list->joiners.left;
    list->joiners.need = list->joiners.left;
  }
  quota->need = MIN (quota->need, quota->left);
  list->doubled.left = list->repeated.left = quota->need;
}

static void
choose_candidates (Walk *walk)
{
  g_autofree Need *needs = g_new0 (Need, LISTS * SCORES);
  LoketInventedPlan plan;

  for (; loket_invention_plan (walk->residents, &plan); loket_invention_skip (walk->residents))
    for (guint i = 0; i < LISTS; i++) {
      Need *need = &needs[i * SCORES + score_of (walk, &plan, i)];
      need->people += plan.n_members;
      need->joiners += plan.joined ? 1 : 0;
    }
  loket_invention_rewind (walk->residents);
  for (guint i = 0; i < LISTS; i++)
    cut (walk, &walk->lists[i], needs + i * SCORES);
}

static gboolean
emit (Walk *walk, List *list, LoketInventedRow *row)
{
  row->list = list->kind;
  row->number = ++list->n_rows;
  if (list->kind == LOKET_INVENTED_DTSEN)
    g_snprintf (row->id, sizeof row->id, "DT26-%08u", row->number);
  else if (list->kind == LOKET_INVENTED_BPS)
    g_snprintf (row->id, sizeof row->id, "26%09u", row->number);
  else
    g_snprintf (row->id, sizeof row->id, "%u", row->number);
  return walk->sink (row, walk->data);
}

static gboolean
emit_due (Walk *walk, List *list, gboolean all)
{
  gboolean going = TRUE;

  while (going && list->later.length > 0) {
    Later *later = g_queue_peek_head (&list->later);
    if (!all && later->due > list->n_households)
      break;
    going = emit (walk, list, &later->row);
    g_free (g_queue_pop_head (&list->later));
  }
  return going;
}

/* A household as it comes into one list. */
typedef struct {
  Walk *walk;
  List *list;
  const LoketInventedHousehold *household;
  LoketInventedView view;
} Visit;

/* Who joined has no number of the household's own. */
static guint
number_of (const Visit *visit, guint place)
{
  const LoketInventedHousehold *household = visit->household;

  if (place < household->n_members)
    return household->members[place].number;
  return visit->walk->options->people + visit->walk->n_newcomers + 1 + household->number;
}

static void
make_row (const Visit *visit, guint place, guint64 stream, LoketInventedRow *row)
{
  Walk *walk = visit->walk;
  const LoketInventedHousehold *household = visit->household;
  const LoketInventedView *view = &visit->view;
  const LoketInventedPerson *person = &household->members[place];
  const guint number = number_of (visit, place);
  LoketChance chance = loket_chance_of (walk->options->seed, stream + visit->list->kind, number);

  loket_invented_row_plain (household, place, row);
  row->list = visit->list->kind;
  row->person = number;
  memcpy (row->kk, place >= view->second_from ? view->second_kk : view->kk, sizeof row->kk);
  memcpy (row->rt, view->rt, sizeof row->rt);
  memcpy (row->rw, view->rw, sizeof row->rw);
  row->village = view->village;
  row->decile = view->decile;
  loket_invented_row_damage (&chance, &walk->rates, &walk->neighbours, person, row);
  if (household->newcomers && household->number < LOKET_INVENTED_KARTINIS) {
    memcpy (row->name, person->name, sizeof row->name);
    g_strlcpy (row->nik, LOKET_INVENTED_NO_NIK, sizeof row->nik);
  }
}

/* The same person once more, later in the list, from another form. */
static void
repeat (const Visit *visit, guint place)
{
  List *list = visit->list;
  Later *later = g_new0 (Later, 1);

  make_row (visit, place, STREAM_AGAIN, &later->row);
  later->due = list->n_households + DELAY;
  g_queue_push_tail (&list->later, later);
}

static gboolean
list_member (const Visit *visit, guint place)
{
  Walk *walk = visit->walk;
  List *list = visit->list;
  LoketInventedRow row;

  make_row (visit, place, STREAM_PERSON, &row);
  if (!emit (walk, list, &row))
    return FALSE;
  if (row.person > walk->options->people)
    return TRUE;
  if (pick (&list->repeated, &list->chance, FALSE))
    repeat (visit, place);
  return !pick (&list->doubled, &list->chance, FALSE) || emit (walk, list, &row);
}

static gboolean
list_members (const Visit *visit, gboolean surely)
{
  const LoketInventedHousehold *household = visit->household;
  List *list = visit->list;
  Quota *quota = household->newcomers ? &list->newcomers : &list->residents;

  for (guint i = 0; i < household->n_members; i++)
    if (pick (quota, &list->chance, surely) && !list_member (visit, i))
      return FALSE;
  if (household->joined && pick (&list->joiners, &list->chance, FALSE))
    return list_member (visit, household->n_members);
  return TRUE;
}

static gboolean
list_household (Walk *walk,
                List *list,
                const LoketInventedPlan *plan,
                const LoketInventedHousehold *household)
{
  const guint place = list->kind - LOKET_INVENTED_DTSEN;
  const gboolean new = household->newcomers;
  LoketChance chance = loket_chance_of (
      walk->options->seed, STREAM_PICK + list->kind + (new ? 5 : 0), household->number);
  Visit visit = {.walk = walk, .list = list, .household = household};

  if (new ? !has_newcomers (walk, plan, place) : score_of (walk, plan, place) >= list->cutoff)
    return TRUE;
  list->n_households++;
  loket_invented_view (&chance, &walk->rates, walk->residents, household, &visit.view);
  return list_members (&visit, plan->famous) && emit_due (walk, list, FALSE);
}

static gboolean
register_household (Walk *walk, const LoketInventedHousehold *household)
{
  LoketInventedRow row;

  for (guint i = 0; i < household->n_members; i++) {
    loket_invented_row_plain (household, i, &row);
    row.list = LOKET_INVENTED_REGISTER;
    row.number = row.person;
    g_snprintf (row.id, sizeof row.id, "%u", row.person);
    if (!walk->sink (&row, walk->data))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_household (Walk *walk, LoketInvention *from)
{
  LoketInventedPlan plan;
  const LoketInventedHousehold *household;

  if (!loket_invention_plan (from, &plan))
    return TRUE;
  household = loket_invention_next (from);
  if (from == walk->residents && !register_household (walk, household))
    return FALSE;
  for (guint i = 0; i < LISTS; i++)
    if (!list_household (walk, &walk->lists[i], &plan, household))
      return FALSE;
  for (guint i = 0; i < household->n_members; i++)
    loket_invented_neighbours_meet (&walk->neighbours, household->members[i].nik);
  return TRUE;
}

/* Village by village, residents before newcomers. */
static gboolean
walk_all (Walk *walk)
{
  LoketInventedPlan resident, newcomer;
  gboolean going = TRUE;

  while (going) {
    const gboolean more = loket_invention_plan (walk->residents, &resident);
    const gboolean new = loket_invention_plan (walk->newcomers, &newcomer);
    if (!more && !new)
      break;
    if (more && (!new || resident.village <= newcomer.village))
      going = take_household (walk, walk->residents);
    else
      going = take_household (walk, walk->newcomers);
  }
  for (guint i = 0; going && i < LISTS; i++)
    going = emit_due (walk, &walk->lists[i], TRUE);
  return going;
}

/**
 * loket_invented_lists_rows:
 * @options: what is asked
 *
 * Returns: the rows of each list: three in ten people unless another number is asked, never more
 *   than people
 */
guint
loket_invented_lists_rows (const LoketInventedListsOptions *options)
{
  const guint rows =
      options->rows != 0 ? options->rows : (guint) ((guint64) options->people * 3 / 10);

  return MIN (rows, options->people);
}

/**
 * loket_invented_lists_walk:
 * @options: what is asked; the same options give the same rows on every machine
 * @sink: gets each row of the register and of the four lists, those of one list in their order
 * @data: for @sink
 *
 * Needs some 10 MB, however many people there are.
 *
 * Returns: %FALSE when @sink stopped the walk
 */
gboolean
loket_invented_lists_walk (const LoketInventedListsOptions *options,
                           LoketInventedSink sink,
                           gpointer data)
{
  Walk walk = {.options = options, .sink = sink, .data = data};
  LoketInventionOptions people = {.seed = options->seed,
                                  .people = options->people,
                                  .regency = options->regency,
                                  .today = options->today};
  gboolean whole;

  walk.rows = loket_invented_lists_rows (options);
  loket_invented_rates_default (&walk.rates);
  if (options->rates != NULL)
    walk.rates = *options->rates;
  for (guint i = 0; i < LISTS; i++) {
    walk.lists[i].kind = LOKET_INVENTED_DTSEN + i;
    walk.lists[i].chance = loket_chance_of (options->seed, STREAM_LIST - 1, i);
    g_queue_init (&walk.lists[i].later);
  }
  walk.residents = loket_invention_new (&people);
  people.newcomers_after = options->people;
  people.people = walk.n_newcomers =
      (guint) ((guint64) walk.rows * walk.rates.newcomers * 27 / 10000);
  walk.newcomers = loket_invention_new (&people);
  count_newcomers (&walk);
  choose_candidates (&walk);
  whole = walk_all (&walk);
  for (guint i = 0; i < LISTS; i++)
    g_queue_clear_full (&walk.lists[i].later, g_free);
  loket_invention_free (walk.residents);
  loket_invention_free (walk.newcomers);
  return whole;
}

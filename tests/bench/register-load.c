/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counters and kiosks ask of the hub meanwhile, for bench-registry: each kind on a thread of
 * its own, with a breath between two requests as people take it. */
#include "register-load.h"

#include <stdio.h>
#include <string.h>

#define OPENED 200 /* people whose ids are looked up beforehand */

typedef struct {
  Load *load;
  LoadKind kind;
  GThread *thread;
  GArray *times; /* gint64, microseconds */
} Asker;

struct _Load {
  RegisterHub *hub;
  const LoadPeople *people;
  GPtrArray *ids; /* of people, to be opened */
  GMutex lock;
  GCond changed;
  gboolean ended; /* under the lock, as the lengths of the times are */
  Asker askers[N_LOADS];
};

static const char *const operations[N_LOADS] = {
    [LOAD_LOOK_UP] = "person/look-up",
    [LOAD_OPEN] = "person/open",
    [LOAD_PREFIX] = "person/search",
    [LOAD_SPELLING] = "person/search",
    [LOAD_TICKET] = "queue/take-ticket",
};

/* Milliseconds from an answer to the next request. */
static const guint breaths[N_LOADS] = {
    [LOAD_LOOK_UP] = 20,
    [LOAD_OPEN] = 30,
    [LOAD_PREFIX] = 30,
    [LOAD_SPELLING] = 50,
    [LOAD_TICKET] = 50,
};

/* Some @n people of the register that the command line wrote, from all over it. */
LoadPeople *
load_people_read (const char *path, guint n)
{
  LoadPeople *people = g_new0 (LoadPeople, 1);
  g_autofree char *text = NULL;
  gsize length;

  people->niks = g_ptr_array_new_with_free_func (g_free);
  people->names = g_ptr_array_new_with_free_func (g_free);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (guint i = 0; i < n; i++) {
    const char *line = strchr (text + (length - 2000) / n * i, '\n') + 1;
    g_autofree char *whole = g_strndup (line, strcspn (line, "\n"));
    g_auto (GStrv) cells = g_strsplit (whole, ",", 5);
    /* A search takes three letters. */
    if (g_strv_length (cells) < 5 || strlen (cells[1]) != 16 || strcspn (cells[3], " .'\"") < 3)
      continue;
    g_ptr_array_add (people->niks, g_strdup (cells[1]));
    g_ptr_array_add (people->names, g_strdup (cells[3]));
  }
  g_assert_cmpuint (people->niks->len, >, 0);
  return people;
}

void
load_people_free (LoadPeople *people)
{
  if (people == NULL)
    return;
  g_ptr_array_unref (people->niks);
  g_ptr_array_unref (people->names);
  g_free (people);
}

/* "Sucipto" as his birth certificate of 1950 has it: "Soetjipto". */
static char *
spell_as_before (const char *name)
{
  static const struct {
    char letter;
    const char *before;
  } rules[] = {{'u', "oe"},
               {'U', "Oe"},
               {'j', "dj"},
               {'J', "Dj"},
               {'y', "j"},
               {'Y', "J"},
               {'c', "tj"},
               {'C', "Tj"}};
  GString *text = g_string_new (NULL);

  for (; *name != '\0'; name++) {
    const char *before = NULL;
    for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
      if (rules[i].letter == *name)
        before = rules[i].before;
    if (before != NULL)
      g_string_append (text, before);
    else
      g_string_append_c (text, *name);
  }
  return g_string_free (text, FALSE);
}

/* Three letters or more of the first name, every other time the whole of it and two of the next. */
static char *
begin_to_type (const char *name, guint number)
{
  const char *space = strchr (name, ' ');
  const gsize first = strcspn (name, " ");

  if (number % 2 == 0 && space != NULL && strlen (space) > 2)
    return g_strndup (name, (gsize) (space - name) + 3);
  return g_strndup (name, MIN (first, 3 + number / 2 % 3));
}

static char *
body_of (const Load *load, LoadKind kind, guint number)
{
  const guint at = number * 7919 % load->people->niks->len;
  const char *name = load->people->names->pdata[at];
  g_autofree char *text = NULL;

  switch (kind) {
  case LOAD_LOOK_UP:
    return g_strdup_printf ("{\"nik\":\"%s\"}", (char *) load->people->niks->pdata[at]);
  case LOAD_OPEN:
    return g_strdup_printf ("{\"person\":\"%s\",\"purpose\":\"service\"}",
                            (char *) load->ids->pdata[number % load->ids->len]);
  case LOAD_PREFIX:
    text = begin_to_type (name, number);
    return g_strdup_printf ("{\"text\":\"%s\"}", text);
  case LOAD_SPELLING:
    text = spell_as_before (name);
    return g_strdup_printf ("{\"text\":\"%s\"}", text);
  case LOAD_TICKET:
  case N_LOADS:
  default:
    return g_strdup ("{\"service\":\"health\"}");
  }
}

static HttpAnswer *
ask (const Load *load, Http *http, LoadKind kind, guint number)
{
  const gboolean ticket = kind == LOAD_TICKET;
  const GPtrArray *tokens = load->hub->tokens;
  g_autofree char *path = g_strconcat ("/v1/", operations[kind], NULL);
  g_autofree char *key = rig_new_key ();
  g_autofree char *body = body_of (load, kind, number);
  g_autofree char *headers = g_strdup_printf (
      "Content-Type: application/json\r\nLoket-Device: %s\r\nIdempotency-Key: %s\r\n%s",
      ticket ? "kiosk" : "counter",
      key,
      ticket ? "" : (char *) tokens->pdata[number % tokens->len]);
  HttpAnswer *answer = http_ask (http, "POST", path, headers, body);

  g_assert_nonnull (answer);
  if (answer->status != 200)
    g_error ("%s: %s", operations[kind], answer->body->str);
  return answer;
}

/* Notes how long it took.  Returns FALSE when it was the last request. */
static gboolean
breathe (Asker *self, gint64 took)
{
  const gint64 until = g_get_monotonic_time () + breaths[self->kind] * G_TIME_SPAN_MILLISECOND;
  gboolean in_time = TRUE;
  gboolean again;

  g_mutex_lock (&self->load->lock);
  g_array_append_val (self->times, took);
  g_cond_broadcast (&self->load->changed);
  while (!self->load->ended && in_time)
    in_time = g_cond_wait_until (&self->load->changed, &self->load->lock, until);
  again = !self->load->ended;
  g_mutex_unlock (&self->load->lock);
  return again;
}

static gpointer
run (gpointer data)
{
  Asker *self = data;
  g_autoptr (Http) http = http_open (self->load->hub->rig.socket);
  gboolean again = TRUE;

  for (guint i = 0; again; i++) {
    const gint64 began = g_get_monotonic_time ();
    g_autoptr (HttpAnswer) answer = ask (self->load, http, self->kind, i);

    again = breathe (self, g_get_monotonic_time () - began);
  }
  return NULL;
}

/* Whose records are opened: people have to be found before. */
static void
find_ids (Load *load)
{
  g_autoptr (Http) http = http_open (load->hub->rig.socket);

  for (guint i = 0; i < MIN (OPENED, load->people->niks->len); i++) {
    g_autoptr (HttpAnswer) answer = ask (load, http, LOAD_LOOK_UP, i);
    char *id = register_member (answer->body->str, "person");
    if (id != NULL)
      g_ptr_array_add (load->ids, id);
  }
  g_assert_cmpuint (load->ids->len, >, 0);
}

/* Begins to ask; @hub has officers who are signed in, and the register has @people. */
Load *
load_start (RegisterHub *hub, const LoadPeople *people)
{
  Load *load = g_new0 (Load, 1);

  g_mutex_init (&load->lock);
  g_cond_init (&load->changed);
  load->hub = hub;
  load->people = people;
  load->ids = g_ptr_array_new_with_free_func (g_free);
  find_ids (load);
  for (guint i = 0; i < N_LOADS; i++) {
    Asker *asker = &load->askers[i];
    *asker = (Asker){
        .load = load,
        .kind = i,
        .times = g_array_new (FALSE, FALSE, sizeof (gint64)),
    };
    asker->thread = g_thread_new (operations[i], run, asker);
  }
  return load;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 left = *(const gint64 *) a;
  const gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* Returns when each kind was answered @times times. */
void
load_await (Load *load, guint times)
{
  g_mutex_lock (&load->lock);
  for (guint i = 0; i < N_LOADS; i++)
    while (load->askers[i].times->len < times)
      g_cond_wait (&load->changed, &load->lock);
  g_mutex_unlock (&load->lock);
}

/* Returns when the last answer has come. */
void
load_stop (Load *load)
{
  g_mutex_lock (&load->lock);
  load->ended = TRUE;
  g_cond_broadcast (&load->changed);
  g_mutex_unlock (&load->lock);
  for (guint i = 0; i < N_LOADS; i++) {
    g_thread_join (load->askers[i].thread);
    g_array_sort (load->askers[i].times, compare_times);
  }
}

guint
load_count (const Load *load, LoadKind kind)
{
  return load->askers[kind].times->len;
}

/* How long @percent of the requests took at most, after load_stop(). */
double
load_ms (const Load *load, LoadKind kind, guint percent)
{
  const GArray *times = load->askers[kind].times;
  const guint at = MIN (times->len * percent / 100, times->len - 1);

  return (double) g_array_index (times, gint64, at) / 1000.0;
}

void
load_free (Load *load)
{
  if (load == NULL)
    return;
  for (guint i = 0; i < N_LOADS; i++)
    g_array_unref (load->askers[i].times);
  g_ptr_array_unref (load->ids);
  g_mutex_clear (&load->lock);
  g_cond_clear (&load->changed);
  g_free (load);
}

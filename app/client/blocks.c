/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the lines of an event stream together (WHATWG HTML, 9.2 "Server-sent events"). */
#include "config.h"

#include "client/blocks.h"

#include <string.h>

struct _LoketBlocks {
  gint64 id;
  char *event;
  GString *data;  /* NULL = no data line yet */
  gboolean given; /* the texts were handed out and go with the next line */
};

/**
 * loket_blocks_new:
 *
 * Returns: (transfer full): a reader that stands before the first line of a stream
 */
LoketBlocks *
loket_blocks_new (void)
{
  LoketBlocks *self = g_new0 (LoketBlocks, 1);

  self->id = -1;
  return self;
}

static void
clear_block (LoketBlocks *self)
{
  self->id = -1;
  self->given = FALSE;
  g_clear_pointer (&self->event, g_free);
  if (self->data != NULL)
    g_string_free (g_steal_pointer (&self->data), TRUE);
}

/**
 * loket_blocks_free:
 * @self: (nullable) (transfer full): a reader
 */
void
loket_blocks_free (LoketBlocks *self)
{
  if (self == NULL)
    return;
  clear_block (self);
  g_free (self);
}

static void
take_field (LoketBlocks *self, const char *line)
{
  const char *colon = strchr (line, ':');
  gsize length = colon != NULL ? (gsize) (colon - line) : strlen (line);
  const char *value = colon != NULL ? colon + 1 : "";

  if (value[0] == ' ')
    value++;
  if (length == 2 && strncmp (line, "id", 2) == 0) {
    if (!g_ascii_string_to_signed (value, 10, 0, G_MAXINT64, &self->id, NULL))
      self->id = -1;
  } else if (length == 5 && strncmp (line, "event", 5) == 0) {
    g_free (self->event);
    self->event = g_strdup (value);
  } else if (length == 4 && strncmp (line, "data", 4) == 0) {
    if (self->data == NULL)
      self->data = g_string_new (value);
    else
      g_string_append_printf (self->data, "\n%s", value);
  }
}

/**
 * loket_blocks_take_line:
 * @self: a reader
 * @line: the next line, without its end
 * @block: (out): where to put a block that is complete; its texts last until the next line
 *
 * Comments and fields that nobody knows are passed over.
 *
 * Returns: %TRUE when @line ended a block that says something
 */
gboolean
loket_blocks_take_line (LoketBlocks *self, const char *line, LoketBlock *block)
{
  g_return_val_if_fail (self != NULL && line != NULL && block != NULL, FALSE);

  if (self->given)
    clear_block (self);
  if (line[0] == ':')
    return FALSE;
  if (line[0] != '\0') {
    take_field (self, line);
    return FALSE;
  }
  if (self->id < 0 && self->event == NULL && self->data == NULL)
    return FALSE;
  block->id = self->id;
  block->event = self->event;
  block->data = self->data != NULL ? self->data->str : NULL;
  self->given = TRUE;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What matching found, in a file without a name, so that a long list needs no more memory than a
 * short one: matching appends it, noting reads it. */
#include "config.h"

#include "office/import-findings.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct _LoketFindings {
  FILE *file;
  gint64 count;
  gint64 at; /* the number of the one that is read next */
};

typedef struct {
  gint64 row;
  gint32 kind;
  gint32 hint;
  guint64 length; /* of the note behind it */
} Head;

static gboolean
fail (GError **error)
{
  const int saved = errno;

  loket_set_error (error,
                   saved == ENOSPC || saved == EDQUOT ? LOKET_ERROR_STORE_FULL
                                                      : LOKET_ERROR_INTERNAL,
                   NULL,
                   "What matching finds cannot be kept: %s",
                   g_strerror (saved));
  return FALSE;
}

/**
 * loket_findings_new:
 * @dir: a folder for what nobody else may read
 * @error: set to %LOKET_ERROR_STORE_FULL when the disk is full
 *
 * Returns: (transfer full): none yet; they are gone with the program
 */
LoketFindings *
loket_findings_new (const char *dir, GError **error)
{
  g_autofree char *path = g_build_filename (dir, "matching-XXXXXX", NULL);
  const int descriptor = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  LoketFindings *self;
  FILE *file;

  if (descriptor < 0) {
    fail (error);
    return NULL;
  }
  unlink (path);
  file = fdopen (descriptor, "w+");
  if (file == NULL) {
    fail (error);
    close (descriptor);
    return NULL;
  }
  self = g_new0 (LoketFindings, 1);
  self->file = file;
  return self;
}

/**
 * loket_findings_free:
 * @self: (nullable) (transfer full): findings
 */
void
loket_findings_free (LoketFindings *self)
{
  if (self == NULL)
    return;
  fclose (self->file);
  g_free (self);
}

/**
 * loket_findings_add:
 * @self: findings
 * @kind: what is to be done
 * @hint: why it is asked
 * @row: of the list
 * @note: one line for each candidate
 *
 * Whether all could be kept is told by loket_findings_end().
 */
void
loket_findings_add (LoketFindings *self,
                    LoketFindingKind kind,
                    LoketPairHint hint,
                    gint64 row,
                    const char *note)
{
  const Head head = {row, (gint32) kind, (gint32) hint, strlen (note)};

  fwrite (&head, sizeof head, 1, self->file);
  fwrite (note, 1, head.length, self->file);
  self->count++;
}

/**
 * loket_findings_end:
 * @self: findings that were added
 * @error: set to %LOKET_ERROR_STORE_FULL when the disk is full
 *
 * Returns: %TRUE when they can be read
 */
gboolean
loket_findings_end (LoketFindings *self, GError **error)
{
  return (fflush (self->file) == 0 && ferror (self->file) == 0) || fail (error);
}

/**
 * loket_findings_count:
 * @self: findings
 *
 * Returns: how many there are
 */
gint64
loket_findings_count (const LoketFindings *self)
{
  return self->count;
}

static gboolean
read_one (LoketFindings *self, LoketFinding *finding)
{
  Head head;

  if (fread (&head, sizeof head, 1, self->file) != 1)
    return FALSE;
  *finding = (LoketFinding){.kind = (LoketFindingKind) head.kind,
                            .hint = (LoketPairHint) head.hint,
                            .row = head.row,
                            .note = g_malloc (head.length + 1)};
  finding->note[head.length] = '\0';
  self->at++;
  return fread (finding->note, 1, head.length, self->file) == head.length;
}

static gboolean
go_to (LoketFindings *self, gint64 number)
{
  gboolean there = TRUE;

  if (self->at == number && self->at > 0)
    return TRUE;
  rewind (self->file);
  self->at = 0;
  while (there && self->at < number) {
    LoketFinding passed = {.note = NULL};
    there = read_one (self, &passed);
    g_free (passed.note);
  }
  return there;
}

/**
 * loket_findings_read:
 * @self: findings, to which no more are added
 * @from: the first, from 0
 * @n: at most so many
 * @findings: (element-type LoketFinding): where to append them; it frees them
 * @error: set when they cannot be read
 *
 * One after the other is quick.
 *
 * Returns: %FALSE when they could not be read
 */
gboolean
loket_findings_read (LoketFindings *self, gint64 from, guint n, GArray *findings, GError **error)
{
  if (!go_to (self, from))
    return fail (error);
  while (n-- > 0 && self->at < self->count) {
    LoketFinding finding = {.note = NULL};
    const gboolean read = read_one (self, &finding);
    g_array_append_val (findings, finding);
    if (!read)
      return fail (error);
  }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet as PDF and PNG, read back by other programs than ours. */
#include "pages.h"

#include "sample.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define DPI 200 /* as a scanner in an office */

static char *
read_codes (const LoketSheet *sheet, const char *folder)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint page = 0; page < sheet->n_pages; page++) {
    g_autofree char *path = g_build_filename (folder, "page.png", NULL);
    const char *const argv[] = {"zbarimg", "--quiet", "--raw", path, NULL};
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) png = loket_sheet_to_png (sheet, page, DPI, &error);
    g_autoptr (GSubprocess) process = NULL;
    g_autofree char *output = NULL;
    g_assert_no_error (error);
    sample_write (png, path);
    /* A page without a code is none that failed. */
    process = g_subprocess_newv (
        argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
    g_assert_no_error (error);
    g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
    g_assert_no_error (error);
    g_string_append (codes, output != NULL ? output : "");
    g_unlink (path);
  }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static guint
count_pages (const char *info)
{
  const char *line = strstr (info, "Pages:");

  g_assert_nonnull (line);
  return (guint) atoi (line + strlen ("Pages:"));
}

/* In a folder of its own, which the caller takes away. */
static char *
write_pdf (const LoketSheet *sheet, char **folder)
{
  char *path;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = loket_sheet_to_pdf (sheet, SAMPLE_TIME, &error);

  g_assert_no_error (error);
  *folder = g_dir_make_tmp ("loket-pages-XXXXXX", NULL);
  path = g_build_filename (*folder, "paper.pdf", NULL);
  sample_write (pdf, path);
  return path;
}

void
pages_read_text (Pages *pages, const LoketSheet *sheet)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = write_pdf (sheet, &folder);

  pages->text = sample_run ((const char *const[]){"pdftotext", "-raw", path, "-", NULL});
  pages->n_pages = sheet->n_pages;
  g_unlink (path);
  g_rmdir (folder);
}

void
pages_read (Pages *pages, const LoketSheet *sheet)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = write_pdf (sheet, &folder);

  pages->text = sample_run ((const char *const[]){"pdftotext", "-raw", path, "-", NULL});
  pages->fonts = sample_run ((const char *const[]){"pdffonts", path, NULL});
  pages->info = sample_run ((const char *const[]){"pdfinfo", path, NULL});
  pages->n_pages = count_pages (pages->info);
  g_unlink (path);
  g_rmdir (folder);
}

void
pages_read_codes (Pages *pages, const LoketSheet *sheet)
{
  g_autofree char *folder = g_dir_make_tmp ("loket-pages-XXXXXX", NULL);

  g_free (pages->codes);
  pages->codes = read_codes (sheet, folder);
  g_rmdir (folder);
}

void
pages_clear (Pages *pages)
{
  g_free (pages->text);
  g_free (pages->fonts);
  g_free (pages->info);
  g_free (pages->codes);
}

/* One blank wherever there are some: lines are broken where they have to be. */
static char *
flat (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t\f", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
pages_assert_says (const Pages *pages, const char *words)
{
  pages_assert_in_order (pages, (const char *const[]){words, NULL});
}

void
pages_assert_in_order (const Pages *pages, const char *const *words)
{
  g_autofree char *text = flat (pages->text);
  const char *at = text;

  for (guint i = 0; words[i] != NULL; i++) {
    const char *found = strstr (at, words[i]);
    if (found == NULL)
      g_error ("“%s” is not there, or too early, in:\n%s", words[i], text);
    at = found + strlen (words[i]);
  }
}

/* "name type encoding emb sub uni object ID": below two lines of head */
void
pages_assert_fonts_embedded (const Pages *pages)
{
  g_auto (GStrv) lines = g_strsplit (pages->fonts, "\n", -1);
  guint fonts = 0;

  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++) {
    g_autofree char *line = flat (lines[i]);
    if (strstr (line, " yes yes yes ") == NULL)
      g_error ("a font is not whole in the file: %s", lines[i]);
    fonts++;
  }
  g_assert_cmpuint (fonts, >=, 1);
}

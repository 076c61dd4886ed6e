/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet as PDF and PNG, read back by other programs than ours. */
#pragma once

#include "printing/paper.h"

typedef struct {
  char *text;    /* in the order in which it is read aloud: pdftotext -raw */
  char *fonts;   /* pdffonts */
  char *info;    /* pdfinfo */
  char *codes;   /* zbarimg, of all pages */
  guint n_pages; /* as pdfinfo counts them */
} Pages;

void pages_read_text (Pages *pages, const LoketSheet *sheet);
void pages_read (Pages *pages, const LoketSheet *sheet);
void pages_read_codes (Pages *pages, const LoketSheet *sheet);
void pages_clear (Pages *pages);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pages, pages_clear)

void pages_assert_says (const Pages *pages, const char *words);
void pages_assert_in_order (const Pages *pages, const char *const *words);
void pages_assert_fonts_embedded (const Pages *pages);

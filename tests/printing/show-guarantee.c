/* SPDX-License-Identifier: GPL-3.0-or-later */
/* show-guarantee LANGUAGE a5|roll FILE.png|.pdf|.escpos [longest]: a sample slip to look at. */
#include "guarantees.h"

#include <stdlib.h>
#include <string.h>

int
main (int argc, char **argv)
{
  g_autoptr (LoketProfile) profile = NULL;
  g_autoptr (LoketGuaranteeSlip) slip = NULL;
  g_autoptr (LoketGuaranteePaper) paper = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LoketSheet sheet;

  if (argc < 4) {
    g_printerr ("usage: show-guarantee LANGUAGE a5|roll FILE.png|.pdf|.escpos [longest]\n");
    return EXIT_FAILURE;
  }
  profile = argc > 4 ? sample_longest_profile () : sample_profile ();
  slip = sample_guarantee (profile, argv[1], argc > 4);
  paper = loket_guarantee_paper_new (slip,
                                     profile,
                                     strcmp (argv[2], "a5") == 0 ? LOKET_GUARANTEE_ON_A5
                                                                 : LOKET_GUARANTEE_ON_ROLL,
                                     argv[1],
                                     NULL);
  g_assert_nonnull (paper);
  sheet = loket_guarantee_paper_sheet (paper);
  if (g_str_has_suffix (argv[3], ".png"))
    bytes = loket_sheet_to_png (&sheet, 0, 203.2, NULL);
  else if (g_str_has_suffix (argv[3], ".pdf"))
    bytes = loket_sheet_to_pdf (&sheet, slip->issued_at, NULL);
  else
    bytes = loket_sheet_to_escpos (&sheet);
  sample_write (bytes, argv[3]);
  return EXIT_SUCCESS;
}

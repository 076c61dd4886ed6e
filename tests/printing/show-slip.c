/* SPDX-License-Identifier: GPL-3.0-or-later */
/* show-slip LANGUAGE SERVICE FILE.png|.pdf|.escpos [longest]: a sample slip to look at. */
#include "printing/slip.h"

#include "sample.h"

#include <stdlib.h>

int
main (int argc, char **argv)
{
  g_autoptr (LoketProfile) profile = NULL;
  g_autoptr (LoketTicket) ticket = NULL;
  g_autoptr (LoketRoll) slip = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LoketService *service;
  LoketSheet sheet;

  if (argc < 4) {
    g_printerr ("usage: show-slip LANGUAGE SERVICE FILE.png|.pdf|.escpos [longest]\n");
    return EXIT_FAILURE;
  }
  profile = argc > 4 ? sample_longest_profile () : sample_profile ();
  ticket = sample_ticket ();
  service = loket_profile_service (profile, argv[2]);
  g_assert_nonnull (service);
  sample_set (&ticket->service, argv[2]);
  g_free (ticket->label);
  ticket->label = loket_ticket_label (service->letter, argc > 4 ? 1888 : 12);
  slip = loket_slip_new (ticket, profile, argv[1]);
  sheet = loket_roll_sheet (slip);
  if (g_str_has_suffix (argv[3], ".png"))
    bytes = loket_sheet_to_png (&sheet, 0, 203.2, NULL);
  else if (g_str_has_suffix (argv[3], ".pdf"))
    bytes = loket_sheet_to_pdf (&sheet, ticket->issued_at, NULL);
  else
    bytes = loket_sheet_to_escpos (&sheet);
  sample_write (bytes, argv[3]);
  return EXIT_SUCCESS;
}

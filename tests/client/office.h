/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real loket-hub on a temporary folder, which a test may end, kill and start again.  $LOKET_HUB
 * names the program. */
#pragma once

#include "tests/lib/test-dir.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A Monday morning on which the office is open. */
#define TEST_MORNING "2026-11-23T08:00:00+07:00"
#define TEST_MONDAY "2026-11-23"

typedef struct _TestOffice TestOffice;

TestOffice *test_office_new (void);
TestOffice *test_office_new_under (const char *folder);
void test_office_free (TestOffice *office);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestOffice, test_office_free)

const char *test_office_socket (TestOffice *office);
const char *test_office_folder (TestOffice *office);
void test_office_open (TestOffice *office, const char *clock);
void test_office_kill (TestOffice *office);
void test_office_close (TestOffice *office);
void test_office_change_store (TestOffice *office);

G_END_DECLS

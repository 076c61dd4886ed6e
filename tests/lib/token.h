/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A token of SoftHSM in a folder of its own, for tests of PKCS#11. */
#pragma once

#include "test-dir.h"

G_BEGIN_DECLS

#define LOKET_TEST_PIN "123456"

void loket_test_token_new (LoketTestDir *dir);

G_END_DECLS

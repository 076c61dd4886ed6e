#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# bench-cards.sh [--small]: how fast cards are printed.
set -eu
exec build/tests/cards/cards-print "$@"

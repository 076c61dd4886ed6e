#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# bench-cards.sh [--small]: how fast cards are printed.
set -eu
export LOKET_CTL=$PWD/build/app/ctl/loketctl
exec build/tests/cards/cards-print "$@"

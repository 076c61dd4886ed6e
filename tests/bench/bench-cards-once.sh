#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# bench-cards-once.sh [--cards N] [--seed S]: 300 cards while program, hub, spooler and printer die at random.
set -eu
export LOKET_CTL=$PWD/build/app/ctl/loketctl
export PRESS_CLIENT=$PWD/build/tests/cards/press-client
[[ " $* " == *" --cards "* ]] || set -- --cards 300 "$@"
exec build/tests/cards/cards-once "$@"

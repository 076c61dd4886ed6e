#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# bench-verify.sh [--small]: how long a desk waits for a verdict, on a screen of its own.
set -eu
exec tests/lib/screen/run-under-xvfb.sh -s 1366x768x24 -- "$PWD/build/tests/bench/verify-window" "$@"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run-fuzzer.sh TARGET FOUND CORPUS OPTION...: a libFuzzer target on its seeds; new inputs go to FOUND.
set -eu
target=$1
found=$2
shift 2
mkdir -p "$found"
exec "$target" "$found" "$@"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# validate.sh PRINT-OPENAPI WORK: holds the OpenAPI document against the standard and against records
# that the program writes.  The validator is installed once into WORK, from the lock file only.
set -eu
print=$1
work=$2
here=$(dirname "$(readlink -f "$0")")
mkdir -p "$work"
if ! cmp -s "$here/package-lock.json" "$work/installed-lock.json"; then
  cp "$here/package.json" "$here/package-lock.json" "$work/"
  (cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier >&2)
  cp "$here/package-lock.json" "$work/installed-lock.json"
fi
cp "$here/validate.mjs" "$work/"
"$print" >"$work/openapi.json"
"$print" >"$work/again.json"
cmp "$work/openapi.json" "$work/again.json"
"$print" --samples >"$work/samples.jsonl"
exec node "$work/validate.mjs" "$work/openapi.json" "$work/samples.jsonl"

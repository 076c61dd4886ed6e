#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# fuzz-run.sh BUILD [NAME [--runs N]]: runs a fuzz target in pieces, so that a stopped run goes on where it was.
# Seeds are read from tests/fuzz/NAME.corpus, words from tests/fuzz/NAME.dict; new inputs are kept in
# BUILD/corpus/NAME. Called by ./dev fuzz.
set -euo pipefail
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
build=$1 name=${2:-} runs=1000000 piece=100000
if [ -z "$name" ]; then
  find "$build/tests/fuzz" -maxdepth 1 -type f -perm -u+x -name 'fuzz-*' -printf '%f\n' 2>/dev/null | sed 's/^fuzz-//' | sort
  exit 0
fi
case ${3:-} in
--runs) runs=$4 ;;
--runs=*) runs=${3#--runs=} ;;
'') ;;
*) echo "fuzz: what is $3?" >&2; exit 2 ;;
esac
target=$build/tests/fuzz/fuzz-$name
[ -x "$target" ] || { echo "fuzz: no target $name; there are: $("$0" "$build" | tr '\n' ' ')" >&2; exit 2; }

corpus=$build/corpus/$name progress=$build/corpus/$name.progress-$runs
mkdir -p "$corpus"
folders=("$corpus") options=()
[ ! -d "$top/tests/fuzz/$name.corpus" ] || folders+=("$top/tests/fuzz/$name.corpus")
[ ! -f "$top/tests/fuzz/$name.dict" ] || options+=("-dict=$top/tests/fuzz/$name.dict")
finished=$(cat "$progress" 2>/dev/null || echo 0)
while [ "$finished" -lt "$runs" ]; do
  now=$((runs - finished < piece ? runs - finished : piece))
  "$target" -runs=$now -seed=$((finished + 1)) -print_final_stats=0 -verbosity=0 -artifact_prefix="$corpus-" \
    "${options[@]}" "${folders[@]}" || {
    echo "fuzz-$name $finished runs $runs missed"
    exit 1
  }
  finished=$((finished + now))
  echo "$finished" >"$progress"
done
rm -f "$progress"
echo "fuzz-$name $finished runs $runs ok"

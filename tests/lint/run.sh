#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh RESULTS: every check of the tree that is no test, one TAP line each, also into the file RESULTS. Called by
# ./dev lint. The status is 1 when one of them finds something.
# shellcheck disable=SC2317 # the checks are called by check ()
set -u
cd "$(dirname -- "$0")/../.." || exit
results=$1
count=0 bad=0
mkdir -p "$(dirname -- "$results")" .cache
: >"$results"

note() { printf '%s\n' "$@" | tee -a "$results"; }

check() { # WHAT COMMAND...   prints what COMMAND says only when it fails
  local what=$1 output
  count=$((count + 1))
  shift
  if output=$("$@" 2>&1); then
    note "ok $count - $what"
  else
    bad=1
    note "not ok $count - $what" "$output"
  fi
}

tracked() { # PATTERN...
  git ls-files --cached --others --exclude-standard -- "$@" | while read -r file; do
    [ ! -f "$file" ] || echo "$file"
  done
}

# Only files that changed since they were last found good: clang-format takes its time.
format() {
  local stamp=.cache/format-is-good file changed=()
  [ "$stamp" -nt .clang-format ] || rm -f "$stamp"
  mapfile -t changed < <(tracked '*.c' '*.h' | while read -r file; do [ "$stamp" -nt "$file" ] || echo "$file"; done)
  [ ${#changed[@]} -gt 0 ] || return 0
  touch "$stamp.new"
  clang-format --dry-run -Werror "${changed[@]}" && mv "$stamp.new" "$stamp"
}

build_with() { # COMPILER DIR [meson option...]
  local compiler=$1 dir=$2
  shift 2
  [ -f "$dir/build.ninja" ] || CC=$compiler meson setup "$dir" "$@" >"$dir.log" 2>&1 || {
    cat "$dir.log"
    return 1
  }
  rm -f "$dir.log"
  ninja -k 0 -C "$dir" | grep -v '^\['
  return "${PIPESTATUS[0]}"
}

scripts() { tracked | xargs -d '\n' awk 'FNR == 1 { if (/^#!.*sh$/) print FILENAME; nextfile }'; }
shell_scripts() {
  local found=()
  mapfile -t found < <(scripts)
  shellcheck -x -P SCRIPTDIR "${found[@]}"
}

over() { # PATTERN COMMAND...   for each file
  local pattern=$1 file status=0
  shift
  while read -r file; do "$@" "$file" || status=1; done < <(tracked "$pattern")
  return "$status"
}

check 'house rules and module arrows' python3 tests/lint/lint.py
check 'format' format
# clang takes a lock held by g_autoptr for an unused variable; gcc, which knows better, looks for those
check 'build with gcc, warnings are errors' build_with 'ccache gcc' build
check 'build with clang, warnings are errors' build_with 'ccache clang' build-clang -Dc_args=-Wno-unused-variable
check 'docs/permissions.md says what the tables say' diff docs/permissions.md <(build/app/ctl/loketctl permissions)
check 'docs/states.md says what the tables say' diff docs/states.md <(build/app/ctl/loketctl states)
check 'docs/clips.md says what calls are made of' diff docs/clips.md <(build/app/ctl/loketctl clips)
check 'shell scripts' shell_scripts
check 'desktop entries' over '*.desktop' desktop-file-validate
check 'AppStream metainfo' over '*.metainfo.xml' appstreamcli validate --no-net
note "1..$count"
exit $bad

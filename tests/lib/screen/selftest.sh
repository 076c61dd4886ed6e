#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# selftest.sh DEMO: proves what the tests of windows rely on. Speaks TAP; run by meson, suite "lab".
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
screen=$here/run-under-xvfb.sh
demo=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
n=0
pause=0.05
check() { # WHAT COMMAND...
  local what=$1 output
  n=$((n + 1))
  shift
  if output=$("$@" 2>&1); then
    echo "ok $n - $what"
  else
    echo "not ok $n - $what"
    echo "${output//$'\n'/$'\n'# }" | sed '1s/^/# /'
  fi
}
drive() { "$screen" -m "$1" -- /usr/bin/python3 "$here/selftest.py" "$demo" "$2"; }
same_again() { drive matchbox "$dir/two.ppm" && cmp "$dir/one.ppm" "$dir/two.ppm"; }
said_good() { # STATUS LOG
  cat "$2"
  return "$1"
}
status_kept() {
  "$screen" -m none -- sh -c 'exit 7'
  [ $? = 7 ]
}
input_kept() { [ "$(echo hello | "$screen" -m none -- cat)" = hello ]; }
fonts_pinned() { [ "$("$screen" -m none -- fc-match -f '%{family}' 'Cantarell')" = 'Noto Sans' ]; }
# A zombie, for want of a parent that reaps it, has no command line.
runs() { [ -n "$(tr -d '\0' 2>/dev/null <"/proc/$1/cmdline")" ]; }
# Killed outright, with a child that left its session: both it and the folder go.
nothing_left() {
  local script pid folder
  # shellcheck disable=SC2016
  "$screen" -m none -- sh -c 'setsid sleep 1000 & echo $! $LOKET_SCREEN >"$1.new"; mv "$1.new" "$1"; wait' sh "$dir/left" &
  script=$!
  until [ -e "$dir/left" ]; do sleep $pause; done
  read -r pid folder <"$dir/left"
  kill -KILL $script
  for _ in {1..100}; do
    [ -e "$folder" ] || break
    sleep $pause
  done
  [ ! -e "$folder" ] && ! runs "$pid"
}

echo 1..7
drive matchbox "$dir/one.ppm" >"$dir/one.log" 2>&1 &
first=$!
check 'a program is driven under openbox' drive openbox "$dir/desk.ppm"
wait $first
check 'a program is driven under matchbox, at the same time' said_good $? "$dir/one.log"
check 'a second picture is the same' same_again
check 'the exit status is kept' status_kept
check 'standard input is kept' input_kept
check 'the fonts are pinned' fonts_pinned
check 'nothing stays after a kill' nothing_left

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command in a throw-away desktop: Xvfb, a private session bus, AT-SPI, a window manager, pinned fonts.
# Usage: run-under-xvfb.sh [-s 1280x1024x24] [-m none|matchbox|openbox] [-r cairo|gl] [-k] -- COMMAND [ARG...]
#   -s  size of the screen
#   -m  window manager: matchbox (default; one full-screen window without a title bar, like a kiosk), openbox, none
#   -r  GSK_RENDERER (cairo: the same pixels everywhere, half the memory and start time without a GPU)
#   -k  keep the temporary home and the logs (their folder is printed)
# Environment: LOKET_SCREEN_ARTIFACTS=DIR  when COMMAND fails, a picture of the screen and the logs are put there
# The exit status is the command's. Nothing stays behind, even when this script is killed: a helper that outlives it
# ends every process that carries this screen's mark in its environment, also one that made a session of its own.
# Debian: xvfb dbus at-spi2-core libglib2.0-bin fonts-noto-core x11-utils matchbox-window-manager openbox imagemagick.
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
self=$here/$(basename -- "$0")
pause=0.02

marked() { grep -lzxsF "LOKET_SCREEN=$1" /proc/[0-9]*/environ | cut -d/ -f3; }

# The helper: waits until the script has gone, ends what it left, removes its folder.
if [ "${1:-}" = --clean-up ]; then
  cat >/dev/null
  for signal in TERM KILL; do
    end=$((SECONDS + 2))
    while mapfile -t pids < <(marked "$2") && [ ${#pids[@]} -gt 0 ] && [ $SECONDS -lt $end ]; do
      kill -$signal "${pids[@]}" 2>/dev/null
      sleep $pause
    done
  done
  if [ -n "$3" ]; then echo "kept $2" >&2; else rm -rf "$2"; fi
  exit 0
fi

# Inside the private session bus.
keep_artifacts() {
  mkdir -p "$LOKET_SCREEN_ARTIFACTS"
  command -v import >/dev/null && import -window root "$LOKET_SCREEN_ARTIFACTS/screen-$$.png"
  cp "$1/bus.log" "$LOKET_SCREEN_ARTIFACTS/bus-$$.log"
  cp "$1/xvfb.log" "$LOKET_SCREEN_ARTIFACTS/xvfb-$$.log"
}

inside() {
  local logs=$1 manager=$2 debug=$3 status end=$((SECONDS + 5))
  shift 3
  case $manager in
  matchbox) matchbox-window-manager -use_titlebar no & ;;
  openbox) openbox --sm-disable & ;;
  esac
  # Wake the accessibility bus first, so that the program's first window is registered at once.
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus --method org.a11y.Bus.GetAddress ||
    echo "run-under-xvfb: no accessibility bus (is at-spi2-core installed?)" >&9
  if [ "$manager" != none ]; then # until it owns the screen
    until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' || [ $SECONDS -ge $end ]; do
      sleep $pause
    done
  fi
  [ -n "$debug" ] && export G_DEBUG=$debug
  "$@" >&8 2>&9 8>&- 9>&-
  status=$?
  [ $status -ne 0 ] && [ -n "${LOKET_SCREEN_ARTIFACTS:-}" ] && keep_artifacts "$logs"
  exit $status
}

if [ "${1:-}" = --inside ]; then
  shift
  inside "$@"
fi

screen=1280x1024x24 manager=matchbox renderer=cairo keep=
while getopts s:m:r:k option; do
  case $option in
  s) screen=$OPTARG ;;
  m) manager=$OPTARG ;;
  r) renderer=$OPTARG ;;
  k) keep=1 ;;
  *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || {
  sed -n '3,/^set /s/^# \{0,1\}//p' "$self" >&2
  exit 2
}

need() {
  command -v "$1" >/dev/null || {
    echo "run-under-xvfb: missing: $1" >&2
    exit 69
  }
}

outside() {
  local tmp helper number status
  for program in Xvfb dbus-run-session gdbus; do need $program; done
  [ "$manager" = none ] || need xprop
  FONTCONFIG_FILE=$here/fonts.conf fc-list | grep -q NotoSans-Regular || {
    echo "run-under-xvfb: missing: fonts-noto-core" >&2
    exit 69
  }
  tmp=$(mktemp -d "${TMPDIR:-/tmp}/loket-screen.XXXXXX") || exit 70
  mkdir -m 700 "$tmp/run" "$tmp/home" "$tmp/tmp"
  mkdir -p "$tmp/home/.config/gtk-4.0"
  cp "$here/gtk-settings.ini" "$tmp/home/.config/gtk-4.0/settings.ini"
  # F11 is a key of our windows; matchbox would keep it for itself.
  mkdir "$tmp/home/.matchbox"
  [ ! -r /etc/matchbox/kbdconfig ] || sed '/^f11=/Id' /etc/matchbox/kbdconfig >"$tmp/home/.matchbox/kbdconfig"

  mkfifo "$tmp/lifeline" "$tmp/display"
  setsid "$self" --clean-up "$tmp" "$keep" <"$tmp/lifeline" &
  helper=$!
  exec 6<&0 7>"$tmp/lifeline"
  trap 'exec 7>&-; wait $helper' EXIT
  trap 'exit 143' TERM INT HUP

  # -displayfd: the server picks a free display by itself and tells it only once it takes clients.
  LOKET_SCREEN=$tmp Xvfb -displayfd 3 -screen 0 "$screen" -dpi 96 -nolisten tcp -noreset \
    3>"$tmp/display" 2>"$tmp/xvfb.log" 7>&- &
  read -r number <"$tmp/display" || {
    cat "$tmp/xvfb.log" >&2
    exit 69
  }
  # No settings of the user, no portals, no remote files. LANGUAGE picks the catalogue: it works in C.UTF-8, not in C.
  # The bus and the accessibility daemons talk a lot: into a log; the command keeps the caller's outputs (fd 8, 9).
  (
    unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS XDG_SESSION_TYPE GTK_THEME GTK_MODULES \
      GTK_DEBUG NO_AT_BRIDGE GDK_SCALE GDK_DPI_SCALE "${!LC_@}"
    export LOKET_SCREEN=$tmp DISPLAY=:$number HOME=$tmp/home TMPDIR=$tmp/tmp LANG=C.UTF-8 \
      FONTCONFIG_FILE="$here/fonts.conf" XDG_RUNTIME_DIR=$tmp/run XDG_CONFIG_HOME=$tmp/home/.config \
      XDG_CACHE_HOME=$tmp/home/.cache XDG_DATA_HOME=$tmp/home/.local/share XDG_STATE_HOME=$tmp/home/.local/state \
      GDK_BACKEND=x11 GSK_RENDERER="$renderer" GTK_A11Y=atspi GSETTINGS_BACKEND=memory GIO_USE_VFS=local \
      GTK_USE_PORTAL=0 LIBGL_ALWAYS_SOFTWARE=1
    exec env -u G_DEBUG dbus-run-session -- "$self" --inside "$tmp" "$manager" "${G_DEBUG:-}" "$@" \
      <&6 6<&- 7>&- 8>&1 9>&2 >"$tmp/bus.log" 2>&1
  ) &
  wait $!
  status=$?
  exit $status
}

outside "$@"

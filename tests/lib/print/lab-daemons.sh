# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The processes of a print lab: starting, stopping and waiting for them. Sourced by print-lab.sh, never run.
# Layout of a lab:  LAB/bin etc lib run pids cache spool log once   (the spooler)
#                   LAB/printers/NAME/{port,ctl,spool,printed,printed.log}   (the simulated printers)
#                   LAB/env   (source it: CUPS_SERVER and friends)

# between two looks at a condition, seconds
lab_pause=0.02

lab_die() {
  echo "print-lab: $*" >&2
  exit 1
}

# cupsd never runs filters as uid 0, so root hands the whole lab to LAB_USER.
lab_as_user() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid="$LAB_USER" --regid="$(id -g "$LAB_USER")" --clear-groups "$@"
  else
    "$@"
  fi
}

# lab_daemon NAME COMMAND...   starts it detached in a session of its own; pid and session go to LAB/pids
lab_daemon() {
  local name=$1
  shift
  (
    cd "$LAB" || exit 1
    # exec all the way down, so that $! is the daemon itself
    if [ "$(id -u)" = 0 ]; then
      exec setsid setpriv --reuid="$LAB_USER" --regid="$(id -g "$LAB_USER")" --clear-groups "$@"
    else
      exec setsid "$@"
    fi
  ) </dev/null >>"$LAB/log/$name.out" 2>&1 &
  disown $!
  echo $! >"$LAB/pids/$name.pid"
  echo $! >>"$LAB/pids/sessions"
}

lab_pid() { cat "$LAB/pids/$1.pid" 2>/dev/null; }

# A zombie (nobody reaps in some containers) counts as gone.
lab_alive() {
  [ -n "$1" ] && [ -r "/proc/$1/stat" ] && ! grep -q '^[0-9]* (.*) [ZX]' "/proc/$1/stat" 2>/dev/null
}

# lab_stop_daemon NAME [SIGNAL]   waits until it is gone; after 5 s it is killed
lab_stop_daemon() {
  local pid i
  pid=$(lab_pid "$1") || return 0
  [ -n "$pid" ] || return 0
  # a session leader: a dying printer takes its print command with it
  kill "-${2:-TERM}" -- "-$pid" 2>/dev/null
  for ((i = 0; i < 250; i++)); do
    lab_alive "$pid" || break
    sleep "$lab_pause"
  done
  lab_alive "$pid" && kill -KILL -- "-$pid" 2>/dev/null
  rm -f "$LAB/pids/$1.pid"
}

# lab_wait WHAT COMMAND...   until COMMAND succeeds, 15 s at most
lab_wait() {
  local what=$1 end=$((SECONDS + 15))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || lab_die "$what did not come up; see $LAB/log"
    sleep "$lab_pause"
  done
}

lab_scheduler_runs() { CUPS_SERVER=$LAB/run/cups.sock lpstat -r | grep -q 'is running'; }

lab_start_cupsd() {
  rm -f "$LAB/run/cups.sock"
  lab_daemon cupsd "$LAB/bin/cupsd" -f -c "$LAB/etc/cupsd.conf" -s "$LAB/etc/cups-files.conf"
  lab_wait cupsd lab_scheduler_runs
}

lab_start_bus() {
  lab_daemon bus dbus-daemon --config-file="$LAB/etc/bus.conf" --nofork --nopidfile
  lab_wait dbus-daemon test -S "$LAB/run/bus.sock"
}

# Takes COUNT free ports and keeps them bound, not listening, as long as the lab lives: a simulated printer may
# listen on its own again and again, nobody else can take it in between. They end up in LAB/ports.
lab_hold_ports() {
  lab_daemon ports perl "$LAB/bin/hold-ports.pl" "$1" "$LAB/run/ports"
  lab_wait "free ports" test -s "$LAB/run/ports"
}

lab_port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# ippeveprinter 2.4 exits at start when it cannot reach a D-Bus system bus, even with "-r off"; the private bus
# (with no Avahi on it) satisfies it and advertises nothing.
lab_start_printer() {
  local name=$1 dir=$LAB/printers/$1 port
  [ -r "$dir/port" ] || lab_die "no such printer: $name"
  port=$(cat "$dir/port")
  if [ -e "$dir/socket" ]; then
    lab_daemon "printer-$name" perl "$LAB/bin/escpos-printer.pl" "$dir" "$port"
  else
    lab_daemon "printer-$name" env "DBUS_SYSTEM_BUS_ADDRESS=unix:path=$LAB/run/bus.sock" \
      "LAB_PRINTER_DIR=$dir" "HOME=$LAB" "TMPDIR=$LAB/spool/tmp" \
      ippeveprinter -v -r off -n localhost -p "$port" -a "$dir/printer.conf" \
      -d "$dir/spool" -k -c "$LAB/bin/printer-command.sh" "lab-$name"
  fi
  lab_wait "printer $name" lab_port_open "$port"
}

# Ends everything of the lab by the pids and sessions it started, and nothing else.
lab_stop_all() {
  local file session
  for file in "$LAB"/pids/printer-*.pid; do
    [ -e "$file" ] && lab_stop_daemon "$(basename "$file" .pid)"
  done
  lab_stop_daemon cupsd
  lab_stop_daemon bus
  lab_stop_daemon ports
  # backends and filters that outlived a killed cupsd still belong to its session
  if [ -r "$LAB/pids/sessions" ]; then
    while read -r session; do
      pkill -KILL -s "$session" 2>/dev/null
    done <"$LAB/pids/sessions"
  fi
  return 0
}

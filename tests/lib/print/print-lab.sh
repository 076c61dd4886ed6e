#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A private, loopback-only print system for tests: cupsd, simulated printers, queues. Root is not needed.
#   print-lab.sh run [--] COMMAND...   the lab in a temporary folder around one command, whose status it returns
#   print-lab.sh serve [DIR]           prints "ready DIR", lives until its standard input closes, then removes DIR
#   print-lab.sh start DIR             leaves it running;  . DIR/env  and use lp, lpstat, libcups as usual
#   print-lab.sh stop DIR              ends it and removes DIR
# With a running lab (DIR, or - for the one of the environment):
#   print-lab.sh cupsd DIR start|stop|kill|restart     kill = SIGKILL, the spooler's power loss
#   print-lab.sh printer DIR NAME start|stop|kill      on, off, crash
#   print-lab.sh backend DIR NAME                      SIGKILL for the backend "once" or "ipp", if one is at work
#   print-lab.sh block DIR NAME REASON                 media-empty marker-supply-empty cover-open media-jam ...
#   print-lab.sh unblock DIR NAME
#   print-lab.sh fail DIR NAME [COUNT]                 the printer aborts its next COUNT jobs
#   print-lab.sh speed DIR NAME SECONDS                per side
#   print-lab.sh hasty DIR NAME                        its queue says "completed" once the printer has the bytes (ipp only)
#   print-lab.sh printed DIR NAME                      the printer's own record: "printed" = one physical document
#   print-lab.sh count DIR NAME                        how many were physically printed
# Environment: LAB_QUEUES from "card cardraster sheets ticket office escpos" (default: all but cardraster, sheets);
#   LAB_USER who runs it when root starts it (default nobody; DIR must be reachable for it);
#   LAB_ONCE=no card queues without the "once" backend; LAB_LOGLEVEL of cupsd (info; debug shows the filters).
# Debian: cups-daemon cups-client cups-filters cups-ipp-utils dbus ghostscript poppler-utils perl-base procps.
set -u
lab_here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
lab_self=$lab_here/$(basename -- "$0")
lab_cups=$(CDPATH='' cd -- "$lab_here/../../../kiosk-config/cups" && pwd) # backend and PPD are those of the product
# shellcheck source=lab-daemons.sh
. "$lab_here/lab-daemons.sh"
# shellcheck source=lab-printers.sh
. "$lab_here/lab-printers.sh"
PATH=$PATH:/usr/sbin:/sbin
export PATH
: "${LAB_USER:=nobody}" "${LAB_QUEUES:=card ticket office escpos}" "${LAB_LOGLEVEL:=info}" "${LAB_ONCE:=yes}"

lab_usage() {
  sed -n '3,/^set /s/^# \{0,1\}//p' "$lab_self"
}

lab_load() {
  local dir=${1:-}
  [ "$dir" = - ] && dir=${LAB:-}
  [ -r "$dir/env" ] || lab_die "not a print lab: ${dir:-no folder named}"
  # shellcheck source=/dev/null
  . "$dir/env"
}

lab_check_programs() {
  local program
  for program in cupsd ippeveprinter lpadmin dbus-daemon perl pdfinfo pkill; do
    command -v $program >/dev/null || lab_die "missing: $program"
  done
}

# ServerBin: the system's filters and backends, plus "once" of the product.
lab_make_serverbin() {
  local system file
  system=$(cups-config --serverbin 2>/dev/null || echo /usr/lib/cups)
  mkdir -p "$LAB/lib/backend" "$LAB/once"
  for file in "$system"/*; do
    [ "${file##*/}" = backend ] || ln -s "$file" "$LAB/lib/"
  done
  for file in "$system"/backend/*; do
    ln -s "$file" "$LAB/lib/backend/"
  done
  cp "$lab_cups/once" "$LAB/lib/backend/once" && chmod 755 "$LAB/lib/backend/once"
}

lab_write_cupsd_files() {
  local owner=$1
  cat >"$LAB/etc/cups-files.conf" <<END
ServerRoot $LAB/etc
StateDir $LAB/run
CacheDir $LAB/cache
RequestRoot $LAB/spool
TempDir $LAB/spool/tmp
AccessLog $LAB/log/access_log
ErrorLog $LAB/log/error_log
PageLog $LAB/log/page_log
FatalErrors config
SyncOnClose Yes
ServerBin $LAB/lib
PassEnv DBUS_SYSTEM_BUS_ADDRESS
SetEnv ONCE_DIR $LAB/once
User $owner
Group $(id -gn "$owner")
END
  # Only the socket in the lab's own folder: no port to race for. State reaches the disk at once, not after 30 s;
  # "PreserveJobFiles No" would lose the document of a job that prints while cupsd is stopped (2.4.2).
  cat >"$LAB/etc/cupsd.conf" <<END
Listen $LAB/run/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
LogLevel $LAB_LOGLEVEL
MaxLogSize 0
PageLogFormat %p %j %u %T %P %C %{job-name}
DirtyCleanInterval 0
PreserveJobHistory Yes
PreserveJobFiles 600
MaxJobs 0
MaxJobTime 0
JobRetryInterval 2
JobRetryLimit 1000000
MultipleOperationTimeout 60
ErrorPolicy retry-job
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order allow,deny
    Allow localhost
  </Limit>
</Policy>
END
}

lab_write_bus_file() {
  cat >"$LAB/etc/bus.conf" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path=$LAB/run/bus.sock</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
END
}

# CUPS_SERVERROOT: libcups must not read the user's or the machine's client.conf and lpoptions.
lab_write_env() {
  cat >"$LAB/env.new" <<END
LAB='$LAB'
LAB_USER='$LAB_USER'
LAB_QUEUES='$LAB_QUEUES'
CUPS_SERVER='$LAB/run/cups.sock'
CUPS_SERVERROOT='$LAB/etc'
CUPS_USER=\${CUPS_USER:-$(id -un)}
DBUS_SYSTEM_BUS_ADDRESS='unix:path=$LAB/run/bus.sock'
export LAB CUPS_SERVER CUPS_SERVERROOT CUPS_USER DBUS_SYSTEM_BUS_ADDRESS
END
  mv "$LAB/env.new" "$LAB/env"
}

lab_give_to_user() {
  [ "$(id -u)" = 0 ] || return 0
  chown -R "$LAB_USER:$(id -g "$LAB_USER")" "$LAB"
  lab_as_user test -x "$LAB/bin/printer-command.sh" || lab_die "$LAB_USER cannot reach $LAB"
}

lab_start() {
  local owner=$LAB_USER queue queues
  [ $# -eq 1 ] || { lab_usage >&2; exit 2; }
  [ "$(id -u)" = 0 ] || owner=$(id -un)
  lab_check_programs
  mkdir -p "$1" && chmod 755 "$1" || exit 1
  [ -z "$(ls -A "$1")" ] || lab_die "not empty: $1"
  [ ${#1} -le 80 ] || lab_die "too long for a socket's path: $1"
  LAB=$(CDPATH='' cd -- "$1" && pwd)
  mkdir -p "$LAB"/{bin,etc,run,pids,cache,spool/tmp,log}
  # A copy of cupsd escapes the AppArmor profile that Debian ties to /usr/sbin/cupsd.
  cp "$(command -v cupsd)" "$lab_here"/{printer-command.sh,escpos-printer.pl,hold-ports.pl} "$LAB/bin/"
  lab_make_serverbin
  lab_write_cupsd_files "$owner"
  lab_write_bus_file
  lab_give_to_user

  read -ra queues <<<"$LAB_QUEUES"
  lab_hold_ports ${#queues[@]}
  mapfile -t ports <"$LAB/run/ports"
  for queue in "${!queues[@]}"; do
    lab_make_printer "${queues[queue]}" "${ports[queue]}"
  done
  lab_give_to_user
  lab_start_bus
  lab_start_cupsd
  export CUPS_SERVER=$LAB/run/cups.sock CUPS_SERVERROOT=$LAB/etc
  for queue in "${queues[@]}"; do
    lab_start_printer "$queue"
    lab_make_queue "$queue"
  done
  lab_write_env
}

lab_remove() {
  lab_stop_all
  cd / || exit 1
  rm -rf "$LAB"
  # what "run" made around it, in case it was killed
  case $LAB in
  */print-lab.??????/lab) rm -rf "${LAB%/lab}" ;;
  esac
}

# Leaves a lab running, or nothing at all.
lab_start_or_clean() {
  LAB=''
  trap '[ -n "$LAB" ] && lab_remove' EXIT
  lab_start "$1"
  trap - EXIT
  echo "print lab ready: . $LAB/env"
}

# The one who asked for the lab holds the other end of standard input; when it ends in whatever way, so does this.
lab_serve() {
  LAB=''
  trap '[ -n "$LAB" ] && lab_remove' EXIT
  trap 'exit 143' TERM INT HUP
  lab_start "${1:-$(lab_temporary)/lab}"
  echo "ready $LAB"
  exec 5<&0 >/dev/null
  cat <&5 >/dev/null &
  wait $!
}

# A folder that LAB_USER can reach and whose sockets have short paths.
lab_temporary() {
  local base dir
  for base in "${TMPDIR:-/tmp}" /tmp; do
    [ ${#base} -le 50 ] || continue
    dir=$(mktemp -d "$base/print-lab.XXXXXX") || continue
    chmod 755 "$dir"
    if lab_as_user test -x "$dir"; then
      echo "$dir"
      return
    fi
    rmdir "$dir"
  done
  lab_die "no folder for a lab"
}

lab_run() {
  local parent server child status
  [ "${1:-}" = -- ] && shift
  [ $# -gt 0 ] || { lab_usage >&2; exit 2; }
  parent=$(lab_temporary) || exit 1
  mkfifo "$parent/lifeline" "$parent/answer"
  setsid "$lab_self" serve "$parent/lab" <"$parent/lifeline" >"$parent/answer" &
  server=$!
  exec 6<&0 7>"$parent/lifeline"
  read -r <"$parent/answer" || {
    rm -rf "$parent"
    lab_die "did not start"
  }
  # shellcheck source=/dev/null
  . "$parent/lab/env"
  "$@" <&6 6<&- 7>&- &
  child=$!
  exec 6<&-
  trap 'kill -TERM $child 2>/dev/null' TERM INT HUP
  wait $child
  status=$?
  while kill -0 $child 2>/dev/null; do
    wait $child
    status=$?
  done
  exec 7>&-
  wait "$server"
  rm -rf "$parent"
  return $status
}

# Written aside and renamed, so that a printer never reads half of it.
lab_put() {
  printf '%s\n' "$2" >"$1.new" && chmod a+rw "$1.new" && mv "$1.new" "$1"
}

# Also one that outlived its cupsd.
lab_kill_backend() {
  local session
  while read -r session; do
    pkill -KILL -s "$session" -f "backend/$1( |\$)|^$1:/"
  done <"$LAB/pids/sessions"
  return 0
}

lab_control() {
  local command=$1 name=${3:-} ctl
  lab_load "${2:-}"
  ctl=$LAB/printers/$name/ctl
  [ "$command" = cupsd ] || [ "$command" = backend ] || [ -d "$ctl" ] || lab_die "no such printer: $name"
  case $command:${4:-$name} in
  cupsd:start) lab_start_cupsd ;;
  cupsd:stop) lab_stop_daemon cupsd ;;
  cupsd:kill) lab_stop_daemon cupsd KILL ;;
  cupsd:restart) lab_stop_daemon cupsd && lab_start_cupsd ;;
  printer:start) lab_start_printer "$name" ;;
  printer:stop) lab_stop_daemon "printer-$name" ;;
  printer:kill) lab_stop_daemon "printer-$name" KILL ;;
  backend:*) lab_kill_backend "$name" ;;
  block:*) lab_put "$ctl/block" "${4:?reason}" ;;
  unblock:*) rm -f "$ctl/block" ;;
  fail:*) lab_put "$ctl/fail" "${4:-1}" ;;
  speed:*) lab_put "$ctl/seconds" "${4:?seconds}" ;;
  hasty:*) lpadmin -p "$name" -v "ipp://localhost:$(cat "$LAB/printers/$name/port")/ipp/print?waitjob=false" ;;
  printed:*) cat "$LAB/printers/$name/printed.log" ;;
  count:*) grep -c '^printed ' "$LAB/printers/$name/printed.log" || true ;;
  *) lab_usage >&2; exit 2 ;;
  esac
}

case ${1:-} in
run) shift && lab_run "$@" ;;
serve) lab_serve "${2:-}" ;;
start) lab_start_or_clean "${2:-}" ;;
stop) lab_load "${2:-}" && lab_remove ;;
cupsd | printer | backend | block | unblock | fail | speed | hasty | printed | count) lab_control "$@" ;;
-h | --help) lab_usage ;;
*) lab_usage >&2; exit 2 ;;
esac

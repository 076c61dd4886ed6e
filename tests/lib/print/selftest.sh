#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Proves in a throw-away lab what the printing tests rely on. Speaks TAP; run by meson, suite "lab".
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
lab=$here/print-lab.sh
if [ "${1:-}" != inside ]; then exec "$lab" run -- "$here/selftest.sh" inside; fi

n=0
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
check() { # WHAT GOT EXPECTED
  n=$((n + 1))
  if [ "$2" = "$3" ]; then echo "ok $n - $1"; else echo "not ok $n - $1: got '$2', expected '$3'"; fi
}
# becomes WHAT EXPECTED COMMAND...   looks until COMMAND gives EXPECTED, 8 s at most
becomes() {
  local what=$1 expected=$2 got end=$((SECONDS + 8)) pause=0.05
  shift 2
  while got=$("$@"); [ "$got" != "$expected" ] && [ $SECONDS -lt $end ]; do sleep $pause; done
  check "$what" "$got" "$expected"
}
ctl() {
  local command=$1
  shift
  "$lab" "$command" - "$@"
}
reasons() { lpoptions -p "$1" | tr ' ' '\n' | sed -n 's/^printer-state-reasons=//p'; }
started() { grep -c '^start ' "$LAB/printers/card/printed.log"; }
waiting() { lpstat -W not-completed -o "$1" | wc -l; }
card() { lp -s -d card -t "$1" -o media=iso_id-1_53.98x85.6mm -o print-scaling=none "$dir/card.pdf" 2>/dev/null; }

# one ID-1 page, no tools needed
{
  printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
  printf '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 242.65 153.01]>>endobj\nxref\n0 4\n0000000000 65535 f \n'
  printf '0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \ntrailer<</Size 4/Root 1 0 R>>\n'
  printf 'startxref\n178\n%%%%EOF\n'
} >"$dir/card.pdf"

echo 1..13
card A1
becomes "a card is printed once" 1 ctl count card
check "the card has its size in points" \
  "$(pdfinfo "$LAB"/printers/card/printed/00001.pdf | sed -n 's/^Page size: *//p')" "153.014 x 242.646 pts"

ctl block card media-empty
becomes "the first job leaves the queue" 0 waiting card
card A2
becomes "out of cards is reported" "cups-waiting-for-job-completed,media-empty-warning" reasons card
check "nothing is printed meanwhile" "$(ctl count card)" 1
ctl unblock card
becomes "it prints after the refill" 2 ctl count card

becomes "the second job leaves the queue" 0 waiting card
ctl speed card 1
card A3
becomes "the third card is under print" 3 started
ctl cupsd kill
ctl cupsd start
becomes "a crash of the spooler gives no second card" 3 ctl count card
check "the job is held after the crash" "$(waiting card)" 1
cancel -a card

printf '\033@Ticket 42\n\035VA\003' | lp -s -d escpos -o raw 2>/dev/null
becomes "a raw receipt arrives" 1 ctl count escpos

# Debian keeps some backends to root; what is to be done has to stand in the queue's message.
mkdir "$dir/backend"
: >"$dir/backend/usb"
once() { DEVICE_URI=once:/usb://Maker/Model CUPS_SERVERBIN=$dir "$LAB/lib/backend/once" 1 user title 1 '' 2>&1; }
check "a backend that lp may not run stops the queue" "$(once >/dev/null; echo $?)" 4
check "and says which mode it needs" "$(once | grep -c "set it to mode 0755")" 1

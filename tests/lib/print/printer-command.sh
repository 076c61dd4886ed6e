#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The "hardware" behind one ippeveprinter, which calls it as  printer-command.sh FILE  for each job.
# It obeys files in $LAB_PRINTER_DIR/ctl (see print-lab.sh):
#   seconds   seconds per side (default 0)
#   block     a printer-state-reason; the print stops before the next side until the file goes away
#   fail      a count: that many jobs end with an error before the first side
# printed.log gets a line "start" when a job has arrived; what was physically printed is recorded once, at its end, as a
# line "printed" and a file in printed/.
d=$LAB_PRINTER_DIR
file=$1
job=${IPP_JOB_ID:-0}
name=${IPP_JOB_NAME:-untitled}

case $CONTENT_TYPE in
application/pdf) pages=$(pdfinfo "$file" 2>/dev/null | sed -n 's/^Pages: *//p') ;;
esac
: "${pages:=1}"

echo "start job=$job name=$name" >>"$d/printed.log"
echo "ATTR: job-impressions=$pages" >&2
echo "INFO: printing $name" >&2

if [ -s "$d/ctl/fail" ]; then
  left=$(($(cat "$d/ctl/fail") - 1))
  if [ $left -gt 0 ]; then echo $left >"$d/ctl/fail"; else rm -f "$d/ctl/fail"; fi
  echo "fail job=$job name=$name" >>"$d/printed.log"
  echo "ERROR: print engine fault" >&2
  exit 1
fi

side=0
while [ $side -lt "$pages" ]; do
  reason=
  while [ -s "$d/ctl/block" ]; do
    now=$(cat "$d/ctl/block" 2>/dev/null)
    [ "$now" = "$reason" ] || echo "STATE: $now" >&2
    reason=$now
    sleep 0.1
  done
  [ -n "$reason" ] && echo "STATE: none" >&2
  [ -s "$d/ctl/seconds" ] && sleep "$(cat "$d/ctl/seconds")"
  side=$((side + 1))
  echo "ATTR: job-impressions-completed=$side" >&2
done

n=$(($(cat "$d/count" 2>/dev/null || echo 0) + 1))
# Whoever waits for a paper sees it whole or not at all.
cp "$file" "$d/paper.new" && mv "$d/paper.new" "$d/printed/$(printf %05d $n).${file##*.}"
media=$(echo "${IPP_MEDIA_COL:-${IPP_MEDIA:-}}" | tr ' ' ',')
echo "printed n=$n job=$job name=$name type=$CONTENT_TYPE sides=${IPP_SIDES:-} media=$media pages=$pages" >>"$d/printed.log"
echo $n >"$d/count"
exit 0

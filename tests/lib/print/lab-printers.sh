# shellcheck shell=bash disable=SC2154 # lab_cups: print-lab.sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The simulated printers of a print lab and the queues in front of them. Sourced by print-lab.sh, never run.

# media_col ATTRIBUTE NAME X Y MARGIN TYPE   (sizes in 1/100 mm)
media_col() {
  cat <<END
ATTR collection $1 {
  MEMBER collection media-size { MEMBER integer x-dimension $3 MEMBER integer y-dimension $4 }
  ${2:+MEMBER keyword media-size-name $2}
  MEMBER integer media-bottom-margin $5
  MEMBER integer media-left-margin $5
  MEMBER integer media-right-margin $5
  MEMBER integer media-top-margin $5
  MEMBER keyword media-source main
  MEMBER keyword media-type $6
}
END
}

# printer_model NAME FORMATS SIDES RESOLUTION RASTERTYPES COLOR(true|false) MARGIN
# The list of formats comes first and so wins over ippeveprinter's own. output-bin must be face-down: CUPS turns
# face-up into a reversed page order (back before front).
printer_model() {
  local mode=monochrome modes=monochrome
  [ "$6" = true ] && mode=color modes=color,monochrome
  cat <<END
ATTR mimeMediaType document-format-supported $2,application/octet-stream
ATTR text printer-make-and-model "$1"
ATTR text printer-device-id "MFG:Lab;MDL:$1;CMD:IPP;"
ATTR boolean color-supported $6
ATTR integer copies-default 1
ATTR rangeOfInteger copies-supported 1-1
ATTR integer pages-per-minute 60
ATTR keyword sides-supported $3
ATTR keyword sides-default one-sided
ATTR keyword print-color-mode-supported $modes
ATTR keyword print-color-mode-default $mode
ATTR keyword print-scaling-supported none,auto,auto-fit,fit,fill
ATTR keyword print-scaling-default none
ATTR enum print-quality-supported 4
ATTR enum print-quality-default 4
ATTR enum orientation-requested-supported 3,4
ATTR enum orientation-requested-default 3
ATTR enum finishings-supported 3
ATTR enum finishings-default 3
ATTR keyword output-bin-supported face-down
ATTR keyword output-bin-default face-down
ATTR resolution printer-resolution-supported $4
ATTR resolution printer-resolution-default $4
ATTR resolution pwg-raster-document-resolution-supported $4
ATTR keyword pwg-raster-document-sheet-back normal
ATTR keyword pwg-raster-document-type-supported $5
ATTR keyword media-source-supported main
ATTR integer media-bottom-margin-supported $7
ATTR integer media-left-margin-supported $7
ATTR integer media-right-margin-supported $7
ATTR integer media-top-margin-supported $7
ATTR text printer-supply-description "supply"
END
}

# printer_media NAME X Y MARGIN TYPE: the one medium that a printer holds
printer_media() {
  local attribute
  cat <<END
ATTR keyword media-supported $1
ATTR keyword media-default $1
ATTR keyword media-ready $1
ATTR keyword media-type-supported $5
ATTR collection media-size-supported { MEMBER integer x-dimension $2 MEMBER integer y-dimension $3 }
END
  for attribute in media-col-default media-col-ready media-col-database; do
    media_col $attribute "$@"
  done
}

# printer_tray TYPE FEED CROSSFEED CAPACITY
printer_tray() {
  echo "ATTR octetString printer-input-tray \"type=$1;mediafeed=$2;mediaxfeed=$3;maxcapacity=$4;level=$4;status=0;name=main;\""
}

# printer_supply NAME TYPE LEVEL   (marker-* is what CUPS copies to the queue)
printer_supply() {
  cat <<END
ATTR octetString printer-supply "index=1;class=supplyThatIsConsumed;type=inkRibbon;unit=percent;maxcapacity=100;level=$3;colorantname=$1;"
ATTR name marker-names "$1"
ATTR name marker-colors "none"
ATTR keyword marker-types $2
ATTR integer marker-levels $3
ATTR integer marker-low-levels 10
ATTR integer marker-high-levels 100
END
}

# card_printer FORMATS
card_printer() {
  printer_model "Lab ID Card Printer" "$1" one-sided,two-sided-long-edge,two-sided-short-edge \
    300dpi srgb_8,sgray_8 true 0
  printer_media iso_id-1_53.98x85.6mm 5398 8560 0 card
  printer_tray sheetFeedAutoRemovableTray 8560 5398 100
  printer_supply ymcko-ribbon ribbon-wax 80
}

# A roll: CUPS rounds a custom size down to whole points (79.72 mm for 80 mm), so a range in both directions.
ticket_printer() {
  local m=custom_ticket_80x120mm
  local range='MEMBER rangeOfInteger x-dimension 7900-8000 MEMBER rangeOfInteger y-dimension 3000-30000'
  printer_model "Lab Receipt Printer" image/pwg-raster one-sided 203dpi sgray_8,black_1 false 0
  cat <<END
ATTR keyword media-supported $m,custom_min_80x30mm,custom_max_80x300mm
ATTR keyword media-default $m
ATTR keyword media-ready $m
ATTR keyword media-type-supported continuous
ATTR collection media-size-supported { MEMBER integer x-dimension 8000 MEMBER integer y-dimension 12000 },{ $range }
END
  media_col media-col-default $m 8000 12000 0 continuous
  media_col media-col-ready $m 8000 12000 0 continuous
  media_col media-col-database $m 8000 12000 0 continuous | sed '$d'
  cat <<END
},{
  MEMBER collection media-size { $range }
  MEMBER integer media-bottom-margin 0
  MEMBER integer media-left-margin 0
  MEMBER integer media-right-margin 0
  MEMBER integer media-top-margin 0
  MEMBER keyword media-source main
  MEMBER keyword media-type continuous
}
END
  printer_tray continuousRoll 0 8000 -2
}

office_printer() {
  printer_model "Lab Office Printer" application/pdf,image/pwg-raster \
    one-sided,two-sided-long-edge,two-sided-short-edge 300dpi srgb_8,sgray_8 true 423
  printer_media iso_a4_210x297mm 21000 29700 423 stationery
  printer_tray sheetFeedAutoRemovableTray 29700 21000 250
  printer_supply black-toner toner 60
}

# lab_make_printer NAME PORT: the folder and the description of one simulated printer
lab_make_printer() {
  local dir=$LAB/printers/$1
  mkdir -p "$dir"/{spool,ctl,printed}
  : >"$dir/printed.log"
  echo "$2" >"$dir/port"
  case $1 in
  card) card_printer application/pdf,image/pwg-raster >"$dir/printer.conf" ;;
  cardraster) card_printer image/pwg-raster >"$dir/printer.conf" ;; # so the full filter chain runs
  ticket) ticket_printer >"$dir/printer.conf" ;;
  office | sheets) office_printer >"$dir/printer.conf" ;;
  escpos) : >"$dir/socket" ;;
  *) lab_die "unknown queue: $1 (card cardraster sheets ticket office escpos)" ;;
  esac
}

# The one that an office installs.

# lab_make_queue NAME. Never retry-current-job: it repeats a failed job without a pause, hundreds of times a second.
# Cards: "once" holds what failed; stop-printer is only reached when its ledger cannot be written, and the PPD is
# our own because "-m everywhere" gives wrong sizes (see the top of card.ppd).
lab_make_queue() {
  local port ppd uri
  port=$(cat "$LAB/printers/$1/port")
  case $1 in
  card | cardraster)
    ppd=$LAB/etc/$1-queue.ppd
    if [ "$1" = card ]; then
      cat "$lab_cups/card.ppd" >"$ppd"
    else
      grep -v 'cupsFilter2: "application/vnd.cups-pdf' "$lab_cups/card.ppd" >"$ppd"
    fi
    uri=ipp://localhost:$port/ipp/print
    [ "$LAB_ONCE" = no ] || uri=once:/$uri
    lpadmin -p "$1" -E -v "$uri" -P "$ppd" -o printer-error-policy=stop-printer 2>/dev/null
    ;;
  ticket) lpadmin -p ticket -E -v "ipp://localhost:$port/ipp/print" -m everywhere -o printer-error-policy=abort-job ;;
  office) lpadmin -p office -E -v "ipp://localhost:$port/ipp/print" -m everywhere -o printer-error-policy=retry-job ;;
  sheets) # "everywhere" asks the printer itself, so "once" comes after it
    lpadmin -p sheets -E -v "ipp://localhost:$port/ipp/print" -m everywhere -o printer-error-policy=stop-printer &&
      lpadmin -p sheets -v "once:/ipp://localhost:$port/ipp/print"
    ;;
  escpos) lpadmin -p escpos -E -v "socket://127.0.0.1:$port" -m raw -o printer-error-policy=abort-job 2>/dev/null ;;
  esac || lab_die "lpadmin $1 failed; see $LAB/log"
}

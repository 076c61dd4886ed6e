#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# escpos-printer.pl DIR PORT: a receipt printer on raw TCP ("port 9100").
# Keeps the bytes of each connection as DIR/printed/NNNNN.bin, answers DLE EOT n (real-time status) and obeys
# DIR/ctl/block (media-empty, cover-open): then it stops reading, as the hardware does. Used by lab-daemons.sh.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;

my ($dir, $port) = @ARGV;
my $listener = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => $port, Listen => 5, ReuseAddr => 1)
  or die "cannot listen on $port: $!\n";

sub blocked {
  open(my $f, '<', "$dir/ctl/block") or return '';
  my $reason = <$f> // '';
  chomp $reason;
  return $reason;
}

# One byte as in Epson's "DLE EOT n": 1 printer, 2 cause of being offline, 4 roll paper sensor.
sub status {
  my ($n) = @_;
  my $reason = blocked();
  my $empty = $reason eq 'media-empty';
  return chr(0x12 | ($reason ? 0x08 : 0)) if $n == 1;
  return chr(0x12 | ($reason eq 'cover-open' ? 0x04 : 0) | ($empty ? 0x20 : 0)) if $n == 2;
  return chr(0x12 | ($empty ? 0x60 : 0)) if $n == 4;
  return chr(0x12);
}

# Offline, only real-time requests are looked at. False when the client went away.
sub look_while_blocked {
  my ($client) = @_;
  my $peeked = '';
  defined(recv($client, $peeked, 4096, 2)) or return 0;    # 2 = MSG_PEEK
  return 0 if $peeked eq '';
  if ($peeked =~ /^\x10\x04(.)/s) {
    my $n = ord $1;
    sysread($client, my $request, 3);
    print $client status($n);
  } else {
    select(undef, undef, undef, 0.05);
  }
  return 1;
}

sub receive {
  my ($client) = @_;
  my $data = '';
  my $ready = IO::Select->new($client);
  while (1) {
    next unless $ready->can_read(0.05);
    if (blocked()) {
      last unless look_while_blocked($client);
      next;
    }
    my $n = sysread($client, my $bytes, 65536);
    last if !$n;
    if ($data eq '') {
      print $client status(ord $1) while $bytes =~ s/^\x10\x04([\x01-\x04])//s;
    }
    $data .= $bytes;
  }
  return $data;
}

sub record {
  my ($data) = @_;
  my $n = 0;
  if (open(my $f, '<', "$dir/count")) { $n = <$f> + 0 }
  $n++;
  open(my $count, '>', "$dir/count") or die "count: $!\n";
  print $count "$n\n";
  open(my $out, '>:raw', sprintf('%s/printed/%05d.bin', $dir, $n)) or die "printed: $!\n";
  print $out $data;
  close $out or die "printed: $!\n";
  open(my $log, '>>', "$dir/printed.log") or die "printed.log: $!\n";
  print $log "printed n=$n bytes=" . length($data) . "\n";
}

$SIG{PIPE} = 'IGNORE';
while (my $client = $listener->accept) {
  $client->autoflush(1);
  my $data = receive($client);
  close $client;
  record($data) if $data ne '';
}

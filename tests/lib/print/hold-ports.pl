#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# hold-ports.pl COUNT FILE: picks COUNT free loopback ports, writes them to FILE and keeps them bound until killed.
# With SO_REUSEADDR on both sides Linux lets a printer listen on a port that is bound but not listening, while the
# kernel hands it to nobody who asks for any free port. Used by lab-daemons.sh.
use strict;
use warnings;
use Errno;
use Socket qw(:DEFAULT inet_pton pack_sockaddr_in6 AF_INET6 INADDR_LOOPBACK);

my ($count, $file) = @ARGV;
my (@held, @ports);

# A printer listens on "localhost", so on ::1 too where there is one.
sub hold6 {
  my ($port) = @_;
  socket(my $s, AF_INET6, SOCK_STREAM, 0) or return 1;
  setsockopt($s, SOL_SOCKET, SO_REUSEADDR, 1) or die "setsockopt: $!\n";
  if (bind($s, pack_sockaddr_in6($port, inet_pton(AF_INET6, '::1')))) { push @held, $s; return 1 }
  return !$!{EADDRINUSE};
}

for (my $tries = 0; @ports < $count; $tries++) {
  die "no free ports\n" if $tries > 200;
  socket(my $s, AF_INET, SOCK_STREAM, 0) or die "socket: $!\n";
  setsockopt($s, SOL_SOCKET, SO_REUSEADDR, 1) or die "setsockopt: $!\n";
  bind($s, sockaddr_in(0, INADDR_LOOPBACK)) or die "bind: $!\n";
  my ($port) = sockaddr_in(getsockname($s));
  push @held, $s;
  push @ports, $port if hold6($port);
}
open(my $out, '>', "$file.new") or die "$file: $!\n";
print $out "$_\n" for @ports;
close $out or die "$file: $!\n";
rename("$file.new", $file) or die "$file: $!\n";
sleep while 1;

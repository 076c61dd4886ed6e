# SPDX-License-Identifier: GPL-3.0-or-later
"""A hub and counters of it on the screen, for flows of an officer's work; imported by a script that is run as

  SCRIPT HUB COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

import hub_door
from atspi_driver import PATIENCE, App, shot, wait_for

HUB, COUNTER, PROFILES, LOCALES = sys.argv[1:5]
MONDAY = '2026-11-23T02:30:00Z'             # 09.30 WIB, the office is open
TARGET = 24                                 # px: WCAG 2.2, 2.5.8

NEXT, RECALL, START, FINISH, MISS, CANCEL = ('Panggil berikutnya', 'Panggil ulang', 'Mulai layani', 'Selesai',
                                             'Tidak hadir', 'Batalkan nomor')


class Office(unittest.TestCase):
    clock = MONDAY

    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix='counter-flow.')
        self.socket = os.path.join(self.dir, 'hub.sock')
        self.programs = []
        self.environ = dict(os.environ, LOKET_SOCKET=self.socket, LOKET_PROFILES_DIR=PROFILES, LOKET_LOCALE_DIR=LOCALES,
                            XDG_CONFIG_HOME=os.path.join(self.dir, 'config'), XDG_DATA_HOME=os.path.join(self.dir, 'data'))
        self.hub = subprocess.Popen([HUB, '--data', os.path.join(self.dir, 'office'), '--socket', self.socket,
                                     '--clock', self.clock], env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.assertIn(b'ready', self.hub.stdout.readline())

    def tearDown(self):
        for program in list(self.programs):
            self.end(program)
        self.hub.send_signal(signal.SIGTERM)
        self.hub.wait(PATIENCE)
        self.hub.stdout.close()
        shutil.rmtree(self.dir)

    def begin(self, *options):
        program = subprocess.Popen([COUNTER, '--size', '1366x768', *options], env=self.environ, stderr=subprocess.PIPE)
        self.programs.append(program)
        return wait_for(lambda: App.of_process(program.pid), what='the window of the counter'), program

    def end(self, program):
        self.programs.remove(program)
        program.send_signal(signal.SIGTERM)
        said = program.communicate(timeout=PATIENCE)[1].decode()
        self.assertEqual(program.returncode, 0, said)
        self.assertNotRegex(said, 'WARNING|CRITICAL')

    def ask(self, operation, **request):
        return hub_door.ask(self.socket, operation, device='counter', **request)

    def take(self, service, priority='none'):
        return self.ask('queue/take-ticket', service=service, priority=priority)['label']

    def ticket(self, label):
        return next(t for t in self.ask('queue/list')['tickets'] if t['label'] == label)

    def becomes(self, label, **wanted):
        def look():
            ticket = next((t for t in self.ask('queue/list')['tickets'] if t['label'] == label), None)
            return ticket and all(ticket.get(name) == value for name, value in wanted.items())
        wait_for(look, what=f'{label} to become {wanted}')

    def page(self, app, name):
        """The page is there: it can be used by all, and is photographed when somebody asks for it."""
        self.assertEqual(app.audit(TARGET), [], name)
        if os.environ.get('LOKET_SHOTS'):
            os.makedirs(os.environ['LOKET_SHOTS'], exist_ok=True)
            shot(os.path.join(os.environ['LOKET_SHOTS'], f'counter-{name}.png'))

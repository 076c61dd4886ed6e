#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The supervisor's board in the administration page, against a real hub, over AT-SPI: queues, counters and alarms as they
change under the eyes of a head of section, a counter opened and closed, a number moved. Run by meson inside
run-under-xvfb.sh.

  board_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import hub_door  # noqa: E402
import tap  # noqa: E402
from atspi_driver import PATIENCE, App, key, shot, type_text, wait_for  # noqa: E402

HUB, CTL, COUNTER, PROFILES, LOCALES = sys.argv[1:6]
MONDAY = '2026-11-23T02:30:00Z'             # 09.30 WIB, the office is open
PASSWORD = 'gerimis-sore-hari-7'


class Board(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix='board-flow.')
        self.data = os.path.join(self.dir, 'office')
        self.socket = os.path.join(self.data, 'hub.sock')
        os.mkdir(self.data, 0o700)
        self.environ = dict(os.environ, LOKET_SOCKET=self.socket, LOKET_PROFILES_DIR=PROFILES, LOKET_LOCALE_DIR=LOCALES,
                            XDG_CONFIG_HOME=os.path.join(self.dir, 'config'), XDG_DATA_HOME=os.path.join(self.dir, 'data'))
        self.hub = subprocess.Popen([HUB, '--data', self.data, '--socket', self.socket, '--clock', MONDAY],
                                    env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.assertIn(b'ready', self.hub.stdout.readline())
        for login, name, role in (('dewi', 'Dewi Lestari', 'section_head'), ('joko', 'Joko Susilo', 'auditor'),
                                  ('sri', 'Sri Wahyuni', 'reception')):
            self.ctl('officer', 'add', '--login', login, '--name', name, '--roles', role, '--password', PASSWORD)
        self.token = self.door('session/sign-in', login='sri', password=PASSWORD)['token']

    def tearDown(self):
        self.program.send_signal(signal.SIGTERM)
        said = self.program.communicate(timeout=PATIENCE)[1].decode()
        self.hub.send_signal(signal.SIGTERM)
        self.hub.wait(PATIENCE)
        self.hub.stdout.close()
        shutil.rmtree(self.dir)
        self.assertEqual(self.program.returncode, 0, said)
        self.assertNotRegex(said, 'WARNING|CRITICAL')

    def ctl(self, *words):
        done = subprocess.run([CTL, '--data', self.data, '--json', *words], env=self.environ, capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def door(self, operation, device='counter', **request):
        """What others do meanwhile: the receptionist at a counter, or a kiosk."""
        token = getattr(self, 'token', '') if device == 'counter' else ''
        return hub_door.ask(self.socket, operation, device=device, token=token, **request)

    def take(self, service, outcome='printed'):
        ticket = self.door('queue/take-ticket', device='kiosk', service=service, paper=True)
        return self.door('queue/printed', device='kiosk', ticket=ticket['id'], outcome=outcome)

    def begin(self, login, name, language='id', *options):
        self.program = subprocess.Popen([COUNTER, '--size', '1366x768', '--language', language, *options],
                                        env=self.environ, stderr=subprocess.PIPE)
        app = wait_for(lambda: App.of_process(self.program.pid), what='the window of the counter')
        field = app.find('entry', 'Login' if language == 'en' else 'Nama masuk')
        wait_for(lambda: field.has('focused'), what='the focus where the login is typed')
        type_text(login)
        key('Return')
        wait_for(lambda: any(e.has('focused') for e in app.find_all('password text')), what='the password')
        type_text(PASSWORD)
        key('Return')
        app.find('button', name)
        key('F10')
        app.find('list item', 'Queue today' if language == 'en' else 'Antrean hari ini').tap()
        return app

    @staticmethod
    def choice(app, name):
        return wait_for(lambda: next((n for n in app.find_all(None, name) if n.seen.role in ('check box', 'radio button')), None),
                        what=f'the choice {name}')

    @staticmethod
    def photograph(name):
        if os.environ.get('LOKET_SHOTS'):
            os.makedirs(os.environ['LOKET_SHOTS'], exist_ok=True)
            shot(os.path.join(os.environ['LOKET_SHOTS'], f'board-{name}.png'))

    def test_hall_as_it_changes(self):
        app = self.begin('dewi', 'Dewi Lestari')
        app.find('label', 'Tidak ada yang menunggu.')
        app.find('list item', re.compile('^Loket 1, Ditutup'))
        self.assertEqual(app.find_all('label', re.compile('perlu ditangani')), [])
        self.assertEqual(app.audit(24), [])
        # The board hears of it by itself: a number, and nobody there who calls it.
        number = self.take('health')['label']
        app.find('label', re.compile('^1 orang menunggu “.*”, dan tidak ada loket buka'))
        app.find('label', 'belum ada loket buka')
        self.door('queue/open-counter', counter='1')
        app.find('list item', re.compile('^Loket 1, Siap'))
        app.gone('label', re.compile('perlu ditangani'))
        self.door('queue/call-next', counter='1')
        app.find('list item', re.compile(f'^Loket 1, Memanggil, {number}'))
        app.find('label', 'Tidak ada yang menunggu.')
        # The printer, and somebody who asks for help.
        for _ in range(2):
            self.take('health', 'without_paper')
        app.find('label', re.compile('2 struk terakhir tidak keluar'))
        self.door('help/call', device='kiosk')
        app.find('label', '2 hal perlu ditangani')
        app.find('label', re.compile('^Ada yang meminta bantuan di “Kios'))
        self.photograph('alarms')
        self.take('health')
        app.gone('label', re.compile('struk terakhir'))

    def test_open_and_close(self):
        app = self.begin('dewi', 'Dewi Lestari')
        app.find('list item', re.compile('^Loket 2, Ditutup')).tap()
        app.ready('Buka loket ini').tap()
        self.photograph('open')
        app.ready('Ya, buka').tap()
        app.find('label', 'Loket 2 sekarang buka.')
        counter = next(c for c in self.door('queue/board')['counters'] if c['id'] == '2')
        self.assertTrue(counter['open'])
        self.assertNotIn('device', counter)             # whoever opened it does not sit there
        app.ready('Tutup loket ini').tap()
        app.ready('Ya, tutup').tap()
        app.find('label', 'Loket 2 sekarang tutup.')
        self.assertFalse(next(c for c in self.door('queue/board')['counters'] if c['id'] == '2')['open'])
        app.find('list item', re.compile('^Loket 2, Ditutup'))

    def test_move_a_number(self):
        number = self.take('health')['label']
        self.door('queue/open-counter', counter='1')
        self.door('queue/open-counter', counter='2')
        app = self.begin('dewi', 'Dewi Lestari')
        app.find('list item', re.compile('^Loket 1, Siap'))
        app.ready('Pindahkan nomor').tap()
        wait_for(lambda: app.find('entry', 'Nomor').has('focused'), what='the focus where the number is typed')
        type_text('x99')
        self.choice(app, 'Loket 2').tap()
        app.ready('Pindahkan nomor ini').tap()
        app.ready('Ya, pindahkan').tap()
        app.find('label', 'Nomor X99 tidak diberikan hari ini.')
        wait_for(lambda: app.find('entry', 'Nomor').has('focused'), what='the focus back at the number')
        key('ctrl+a')
        type_text(number.lower())
        self.photograph('move')
        app.ready('Pindahkan nomor ini').tap()
        app.ready('Ya, pindahkan').tap()
        app.find('label', re.compile(f'^{number} sekarang menunggu “.*” di loket 2'))
        ticket = next(t for t in self.door('queue/board')['waiting'] if t['label'] == number)
        self.assertEqual(ticket['only_counter'], '2')
        # It has been served: the forecast of it is scored.
        called = self.door('queue/call-next', counter='2')
        self.assertEqual(called['label'], number)
        self.door('queue/finish', ticket=called['id'])
        app.ready('Ketepatan perkiraan').tap()
        app.find('label', 'Perkiraan 14 hari')

    def test_auditor_only_looks(self):
        self.door('queue/open-counter', counter='1')
        app = self.begin('joko', 'Joko Susilo', 'en')
        app.find('list item', re.compile('^Counter 1, Free')).tap()
        app.find('label', 'All services')
        self.assertEqual(app.find_all('button', 'Close this counter'), [])

    def test_looks(self):
        """Photographs of a full hall; what is on them is read as everywhere."""
        self.door('queue/open-counter', counter='1')
        for service in ('health', 'health', 'education', 'data', 'health'):
            self.take(service)
        self.take('health', 'without_paper')
        self.door('queue/call-next', counter='1')
        app = self.begin('dewi', 'Dewi Lestari', 'en', '--high-contrast')
        app.find('label', 'Who comes now waits')
        app.find('label', re.compile('^“Kiosk”: the last slip did not come out'))
        self.photograph('full-en-contrast')
        app.find('list item', re.compile('^Counter 1, Calling')).tap()
        app.ready('Move its number …')
        self.photograph('counter-en-contrast')
        self.assertEqual(app.audit(24), [])


if __name__ == '__main__':
    tap.main()

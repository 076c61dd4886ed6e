#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What visitors are asked at a counter, against a real hub, over AT-SPI: one face after the service, the nine questions
by a key, nobody in front; and the head's page of it with its files. Run by meson inside run-under-xvfb.sh.

  rating_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import contextlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import hub_door  # noqa: E402
import tap  # noqa: E402
from atspi_driver import PATIENCE, App, Timeout, key, shot, type_text, wait_for  # noqa: E402

HUB, CTL, COUNTER, PROFILES, LOCALES = sys.argv[1:6]
MONDAY = '2026-11-23T02:30:00Z'             # 09.30 WIB, the office is open
LAST_MONTH = '2026-10-20T02:30:00Z'
PASSWORD = 'gerimis-sore-hari-7'
TARGET = 44                                 # px: WCAG 2.2, 2.5.5: visitors touch it
FACES = ('Tidak baik', 'Kurang baik', 'Baik', 'Sangat baik')
BEST = {2: 'Sangat mudah', 3: 'Sangat cepat', 5: 'Sangat sesuai', 6: 'Sangat kompeten', 7: 'Sangat sopan dan ramah',
        8: 'Dikelola dengan baik', 9: 'Sangat baik'}
QUICK = 'Bagaimana pelayanan kami?'


class Office(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix='rating-flow.')
        self.data = os.path.join(self.dir, 'office')
        self.socket = os.path.join(self.data, 'hub.sock')
        os.mkdir(self.data, 0o700)
        self.environ = dict(os.environ, LOKET_SOCKET=self.socket, LOKET_PROFILES_DIR=PROFILES, LOKET_LOCALE_DIR=LOCALES,
                            XDG_CONFIG_HOME=os.path.join(self.dir, 'config'), XDG_DATA_HOME=os.path.join(self.dir, 'data'))
        os.makedirs(os.path.join(self.dir, 'config', 'loket'))
        self.open_hub(MONDAY)

    def open_hub(self, clock):
        self.hub = subprocess.Popen([HUB, '--data', self.data, '--socket', self.socket, '--clock', clock],
                                    env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.assertIn(b'ready', self.hub.stdout.readline())

    def close_hub(self):
        self.hub.send_signal(signal.SIGTERM)
        self.hub.wait(PATIENCE)
        self.hub.stdout.close()

    def tearDown(self):
        self.program.send_signal(signal.SIGTERM)
        said = self.program.communicate(timeout=PATIENCE)[1].decode()
        self.close_hub()
        shutil.rmtree(self.dir)
        self.assertEqual(self.program.returncode, 0, said)
        self.assertNotRegex(said, 'WARNING|CRITICAL')

    def begin(self, *options, **rating):
        with open(os.path.join(self.dir, 'config', 'loket', 'counter.ini'), 'w', encoding='utf-8') as file:
            file.write('[rating]\n' + ''.join(f'{name}={value}\n' for name, value in rating.items()))
        self.program = subprocess.Popen([COUNTER, '--size', '1366x768', '--language', 'id', *options],
                                        env=self.environ, stderr=subprocess.PIPE)
        return wait_for(lambda: App.of_process(self.program.pid), what='the window of the counter')

    def serve(self, app, language):
        """The next visitor, until the service is over."""
        hub_door.ask(self.socket, 'queue/take-ticket', device='counter', service='health', language=language)
        for name in ('Panggil berikutnya', 'Mulai layani', 'Selesai'):
            app.ready(name).tap()
            if name == 'Mulai layani':
                app.find('label', 'sedang dilayani')            # who is only called can be finished, too

    def ctl(self, *words):
        done = subprocess.run([CTL, '--data', self.data, '--json', *words], env=self.environ, capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    @staticmethod
    def asked(app):
        """The visitor's window, which has the focus."""
        return wait_for(lambda: next((w for w in app.children() if w.name == QUICK and w.has('active')), None),
                        what='the visitor being asked')

    @staticmethod
    def alone(app):
        """The counter's window is the only one, and has the focus again."""
        windows = app.children()
        return len(windows) == 1 and windows[0].has('active')

    def gone(self, app):
        wait_for(lambda: self.alone(app), what="the visitor's window to go")

    @staticmethod
    def photograph(name):
        if os.environ.get('LOKET_SHOTS'):
            os.makedirs(os.environ['LOKET_SHOTS'], exist_ok=True)
            shot(os.path.join(os.environ['LOKET_SHOTS'], f'rating-{name}.png'))


class Counter(Office):
    def begin(self, *options, **rating):
        app = super().begin('--counter', '1', **rating)
        app.ready('Panggil berikutnya')
        return app

    def summary(self):
        return self.ctl('rating', 'summary', '--from-day', '2026-11-23', '--until-day', '2026-11-23')

    def page(self, node, name):
        for _, n in node.walk():
            if n.seen.role == 'push button' and n.presented:
                e = n.settled()
                self.assertTrue(n.seen.name and min(e[2], e[3]) >= TARGET, f'{name}: {n!r} is {e[2]}x{e[3]}')
        self.photograph(name)


class Visitor(Counter):
    def test_face_after_service(self):
        app = self.begin(after_service='true', seconds=60)
        self.serve(app, 'jv')
        window = wait_for(lambda: next((w for w in app.children() if w.name == 'Kados pundi paladosan kula?'), None),
                          what='the visitor being asked in the language of the ticket')
        wait_for(lambda: window.has('active'), what='the focus')
        self.page(window, 'quick-jv')
        window.find('button', 'English').tap()
        window.find('button', 'Very good')
        self.page(window, 'quick-en')
        window.find('button', 'Bahasa Indonesia').tap()
        for face in FACES:
            window.find('button', face)
        self.page(window, 'quick-id')
        window.find('button', 'Sangat baik').tap()
        window.find('label', 'Terima kasih.')
        self.page(window, 'thanks')
        health = self.summary()['services'][0]
        self.assertEqual((health['service'], health['ratings'], health['overall_n'], 'overall_mean' in health),
                         ('health', 1, 0, False))
        key('Escape')                                           # the officer puts it away
        self.gone(app)
        key('ctrl+r')                                           # the same visitor is not asked twice
        self.serve(app, 'id')
        window = self.asked(app)
        window.find('button', 'Baik').tap()
        window.find('label', 'Terima kasih.')
        self.assertEqual(self.summary()['office']['ratings'], 2)

    def test_nobody_in_front(self):
        app = self.begin(seconds=2)
        self.serve(app, 'id')
        app.ready('Panggil berikutnya')                   # nothing by itself on the officer's own screen
        self.assertEqual(len(app.children()), 1)
        key('ctrl+r')
        self.asked(app)
        self.gone(app)
        self.assertEqual(self.summary()['office']['ratings'], 0)
        key('ctrl+r')                                           # nobody answered: it may be asked again
        self.asked(app).find('button', 'Kurang baik').tap()
        wait_for(lambda: self.summary()['office']['ratings'] == 1, what='the answer in the office')

    def test_next_one_is_called_meanwhile(self):
        app = self.begin(seconds=60)
        self.serve(app, 'id')
        key('ctrl+r')
        window = self.asked(app)
        hub_door.ask(self.socket, 'queue/take-ticket', device='counter', service='data')
        app.find('label', 'D001')                               # waits
        app.ready('Panggil berikutnya').click()
        app.ready('Mulai layani')                         # is in hand
        window.find('button', 'Baik').tap()                     # whoever answers is left in peace
        window.find('label', 'Terima kasih.')
        self.assertEqual([s['service'] for s in self.summary()['services']], ['health'])
        key('Escape')
        self.gone(app)
        key('ctrl+r')                                           # and the next one is asked, too
        self.asked(app).find('button', 'Sangat baik').tap()
        wait_for(lambda: [s['service'] for s in self.summary()['services']] == ['data', 'health'], what='the second answer')

    def test_whole_survey(self):
        app = self.begin(seconds=60)
        self.serve(app, 'id')
        key('ctrl+shift+r')
        window = self.asked(app)
        window.find('progress bar', 'Pertanyaan 1 dari 9')
        self.page(window, 'element-1')
        window.find('button', 'Sesuai').tap()
        self.page(window, 'element-1-chosen')
        window.ready('Berikutnya').tap()
        window.find('progress bar', 'Pertanyaan 2 dari 9')
        window.find('button', 'Kembali').tap()
        wait_for(lambda: window.find('button', 'Sesuai').has('pressed'), what='the answer that was given')
        window.ready('Berikutnya').tap()
        for number in range(2, 10):
            window.find('progress bar', f'Pertanyaan {number} dari 9')
            if number == 4:
                self.page(window, 'element-4')
                window.find('button', 'Lewati').tap()
                continue
            window.find('button', BEST[number]).tap()
            if number < 9:
                window.ready('Berikutnya').tap()
        self.page(window, 'element-9')
        window.ready('Kirim').tap()
        window.find('label', 'Terima kasih.')
        office = self.summary()['office']
        self.assertEqual(office['ratings'], 1)
        self.assertNotIn('index', office)                       # of one, nobody sees what he answered
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, 'office.db'))) as store:
            row = store.execute('SELECT u1, u2, u3, u4, u5, u6, u7, u8, u9, overall FROM rating').fetchall()
        self.assertEqual(row, [(3, 4, 4, None, 4, 4, 4, 4, 4, None)])


class Head(Office):
    def open_hub(self, clock):
        """Ratings of last month: means of one that goes on are not shown."""
        super().open_hub(LAST_MONTH)
        self.rate()
        self.close_hub()
        super().open_hub(clock)
        self.ctl('officer', 'add', '--login', 'dewi', '--name', 'Dewi Lestari', '--roles', 'section_head', '--password', PASSWORD)

    def rate(self):
        answers = {f'u{number}': 3 for number in range(1, 10)}
        for times, service, more in ((6, 'health', {}), (5, 'education', {'u4': 4, 'overall': 4}), (2, 'data', {'u1': 1})):
            for _ in range(times):
                hub_door.ask(self.socket, 'rating/give', device='counter', service=service, source='counter', language='id',
                             **answers | more)

    def save(self, app, button, name):
        app.find('button', button).tap()
        path = os.path.join(self.dir, name)
        wait_for(lambda: len(app.children()) == 2, what='the window for files')
        wait_for(lambda: app.focused() is not None and app.focused().seen.role == 'text', what='the name of the file')
        key('ctrl+a')
        type_text(path)
        for _ in range(4):
            key('Return')                                       # the first one may only take what GTK proposes
            try:
                wait_for(lambda: self.alone(app), PATIENCE / 5, 'the end of the choice')
                break
            except Timeout:
                continue
        app.find('label', f'Laporan ada di “{path}”.')
        with open(path, 'rb') as file:
            return file.read()

    def test_page_and_files(self):
        app = self.begin()
        field = app.find('entry', 'Nama masuk')
        wait_for(lambda: field.has('focused'), what='the focus where the login is typed')
        type_text('dewi')
        key('Return')
        wait_for(lambda: any(e.has('focused') for e in app.find_all('password text', 'Kata sandi')), what='the password')
        type_text(PASSWORD)
        key('Return')
        app.find('button', 'Dewi Lestari')
        key('F10')
        app.find('list item', 'Kepuasan (SKM)').tap()
        # 11 of 13 count: two of the data desk are too few.  Cost (33+5)/11, so the mean of the means is 3.0505.
        app.find('label', '76,26')
        app.find('label', 'C – Kurang baik')
        app.find('label', '13 jawaban')
        app.find(None, 'U4 Biaya: 3,45')
        app.find(None, 'U1 Persyaratan: 3,00')
        app.find('list item', re.compile('^Kesehatan, 6, .*75,00'))
        app.find('list item', re.compile('^Pendidikan, 5, 4,00, 77,78, B – Baik'))
        app.find('list item', re.compile('^.*, 2, –, –, –$'))
        self.assertEqual(app.audit(24), [])
        self.photograph('head')
        app.find('list item', re.compile('^Pendidikan')).tap()
        wait_for(lambda: app.find_all(None, 'U4 Biaya: 4,00'), what='the bars of a service')
        self.photograph('head-service')
        key('Escape')
        csv = self.save(app, 'Simpan sebagai CSV', 'skm.csv').decode()
        lines = csv.splitlines()
        self.assertTrue(lines[0].startswith('Layanan,Jawaban,'), lines[0])
        self.assertTrue(lines[0].endswith(',Indeks,Mutu'), lines[0])
        self.assertTrue(lines[1].startswith('Seluruh kantor,13,5,4.00,3.00,11,'), lines[1])
        self.assertTrue(lines[1].endswith(',76.26,C'), lines[1])
        self.assertEqual(len(lines), 5)
        pdf = self.save(app, 'Simpan sebagai PDF', 'skm.pdf')
        self.assertEqual(pdf[:5], b'%PDF-')
        text = subprocess.run(['pdftotext', '-layout', os.path.join(self.dir, 'skm.pdf'), '-'], capture_output=True,
                              text=True, check=True).stdout
        for words in ('Survei Kepuasan Masyarakat (SKM)', '76,26', 'C – Kurang baik', 'U4 Biaya', '3,45', 'Pendidikan'):
            self.assertIn(words, text)
        if os.environ.get('LOKET_SHOTS'):
            shutil.copy(os.path.join(self.dir, 'skm.pdf'), os.environ['LOKET_SHOTS'])
        app.find(None, 'Bulan ini').tap()
        app.find('label', 'Belum ada yang ditanya dalam masa ini.')
        self.photograph('head-empty')


if __name__ == '__main__':
    tap.main()

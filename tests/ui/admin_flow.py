#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An administrator at a counter, against a real hub on the network, over AT-SPI: a device is invited (its QR is read from
the screen), comes in and is put out; an officer is added, locked out and let in again; search, empty and failed states;
the audit of every page. Run by meson inside run-under-xvfb.sh.

  admin_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
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
import tap  # noqa: E402
from atspi_driver import PATIENCE, App, key, shot, type_text, wait_for  # noqa: E402

HUB, CTL, COUNTER, PROFILES, LOCALES = sys.argv[1:6]
MONDAY = '2026-11-23T02:30:00Z'             # 09.30 WIB, the office is open
TARGET = 24                                 # px: WCAG 2.2, 2.5.8
PASSWORD = 'gerimis-sore-hari-7'


class Office(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix='admin-flow.')
        self.data = os.path.join(self.dir, 'office')
        self.environ = dict(os.environ, LOKET_SOCKET=os.path.join(self.data, 'hub.sock'), LOKET_PROFILES_DIR=PROFILES,
                            LOKET_LOCALE_DIR=LOCALES, XDG_CONFIG_HOME=os.path.join(self.dir, 'config'),
                            XDG_DATA_HOME=os.path.join(self.dir, 'data'))
        os.mkdir(self.data, 0o700)
        self.begin_hub()
        self.put_on_file('dewi', 'Dewi Lestari', 'administrator')

    def put_on_file(self, login, name, role):
        self.ctl('officer', 'add', '--login', login, '--name', name, '--roles', role, '--password', PASSWORD)

    @staticmethod
    def sign_in(app, login, name):
        field = app.find('entry', 'Nama masuk')
        wait_for(lambda: field.has('focused'), what='the focus where the login is typed')
        type_text(login)
        key('Return')
        wait_for(lambda: any(each.has('focused') for each in app.find_all('password text', 'Kata sandi')),
                 what='the focus where the password is typed')
        type_text(PASSWORD)
        key('Return')
        app.find('button', name)

    def begin_hub(self):
        self.hub = subprocess.Popen([HUB, '--data', self.data, '--socket', self.environ['LOKET_SOCKET'], '--listen',
                                     '127.0.0.1:0', '--clock', MONDAY], env=self.environ, stdout=subprocess.PIPE,
                                    stderr=subprocess.DEVNULL)
        self.assertIn(b'ready', self.hub.stdout.readline())

    def end_hub(self):
        self.hub.send_signal(signal.SIGTERM)
        self.hub.wait(PATIENCE)
        self.hub.stdout.close()

    def tearDown(self):
        self.program.send_signal(signal.SIGTERM)
        said = self.program.communicate(timeout=PATIENCE)[1].decode()
        self.end_hub()
        shutil.rmtree(self.dir)
        self.assertEqual(self.program.returncode, 0, said)
        self.assertNotRegex(said, 'WARNING|CRITICAL')

    def begin(self, *options):
        self.program = subprocess.Popen([COUNTER, '--size', '1366x768', *options], env=self.environ, stderr=subprocess.PIPE)
        return wait_for(lambda: App.of_process(self.program.pid), what='the window of the counter')

    def ctl(self, *words, **environ):
        done = subprocess.run([CTL, '--data', self.data, '--json', *words], env=dict(self.environ, **environ),
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def device(self, name):
        return next((d for d in self.ctl('device', 'list')['devices'] if d['name'] == name), None)

    def officer(self, login):
        return next((o for o in self.ctl('officer', 'list')['officers'] if o['login'] == login), None)

    def page(self, app, name):
        """The page is there: it can be used by all, and is photographed when somebody asks for it."""
        self.assertEqual(app.audit(TARGET), [], name)
        if os.environ.get('LOKET_SHOTS'):
            os.makedirs(os.environ['LOKET_SHOTS'], exist_ok=True)
            shot(os.path.join(os.environ['LOKET_SHOTS'], f'admin-{name}.png'))

    def read_code(self):
        """What stands in the QR on the screen, as a reader sees it."""
        path = os.path.join(self.dir, 'screen.png')
        shot_ok = subprocess.run(['import', '-window', 'root', path], check=False, capture_output=True)
        self.assertEqual(shot_ok.returncode, 0)
        seen = subprocess.run(['zbarimg', '--nodbus', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', path],
                              check=False, capture_output=True, text=True)
        return seen.stdout.strip()


class Administrator(Office):
    def test_devices(self):
        app = self.begin('--language', 'id')
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        key('F10')
        app.find('label', 'Belum ada mesin lain di jaringan.')
        self.page(app, 'devices-empty')
        self.invite(app)
        self.search(app)
        self.put_out(app)
        self.lose_the_hub(app)
        key('Escape')
        app.find('button', 'Buka')

    def invite(self, app):
        app.find('button', 'Tambah perangkat').tap()
        name = app.find('entry', 'Nama')
        wait_for(lambda: name.has('focused'), what='the focus in the name')
        self.assertFalse(app.find('button', 'Tampilkan undangan').has('sensitive'))
        self.page(app, 'device-form')
        type_text('Kiosk pintu masuk')
        lane = app.find('entry', 'Jalur nomornya tanpa hub')
        lane.tap()
        wait_for(lambda: lane.has('focused'), what='the focus in the lane')
        type_text('9')                                          # of the pre-printed roll, not of a kiosk
        wait_for(lambda: not app.find('button', 'Tampilkan undangan').has('sensitive'), what='a lane that is none being refused')
        key('BackSpace')
        type_text('8')
        wait_for(lambda: app.find('button', 'Tampilkan undangan').has('sensitive'), what='the lane being taken')
        key('Return')
        code = wait_for(self.read_code, what='a code that can be read')
        self.assertRegex(code, r'^LKE1 127\.0\.0\.1:\d+ [0-9a-f]{64} [0-9a-f]{32}$')
        app.find('label', re.compile(r'^Berlaku (10:00|[89]:\d\d) lagi'))
        self.page(app, 'invitation')
        key('Escape')                                           # the code goes, the invitation stays
        app.find('label', '1 undangan terbuka: Kiosk pintu masuk')
        app.find('button', 'Tampilkan kode').tap()
        self.assertEqual(wait_for(self.read_code, what='the code again'), code)
        out = os.path.join(self.dir, 'kiosk')
        subprocess.run([CTL, 'enrol', code, '--out', out], env=self.environ, check=True, capture_output=True)
        app.find('label', '“Kiosk pintu masuk” kini sudah di jaringan.')
        self.assertEqual(self.device('Kiosk pintu masuk')['lane'], 8)
        app.find('list item', re.compile('^Kiosk pintu masuk, Kiosk, 8'))
        self.page(app, 'devices')

    def search(self, app):
        self.ctl('device', 'issue', '--kind', 'display', '--name', 'Layar depan', '--out', os.path.join(self.dir, 'layar'))
        app.find('button', 'Baca ulang').tap()
        app.find('list item', re.compile('^Layar depan'))
        app.find(None, 'Cari').tap()
        type_text('kiosk aktif')
        app.gone('list item', re.compile('^Layar depan'))
        app.find('label', '1 dari 2')
        type_text(' xyz')
        app.find('label', 'Tidak ada yang cocok dengan “kiosk aktif xyz”.')
        self.page(app, 'nothing-found')
        app.find('button', 'Hapus pencarian').tap()
        app.find('list item', re.compile('^Layar depan'))

    def put_out(self, app):
        app.find('list item', re.compile('^Kiosk pintu masuk')).tap()
        app.find('button', 'Cabut perangkat ini').tap()
        no = app.find('button', 'Tidak, biarkan')
        wait_for(lambda: no.has('focused'), what='the careful answer first')
        self.page(app, 'device-question')
        key('Return')
        app.gone('button', 'Ya, cabut')
        self.assertEqual(self.device('Kiosk pintu masuk')['status'], 'active')
        app.find('button', 'Cabut perangkat ini').tap()
        app.find('button', 'Ya, cabut').tap()
        app.find('label', '“Kiosk pintu masuk” sudah dicabut dan tidak menerima apa-apa lagi.')
        self.assertEqual(self.device('Kiosk pintu masuk')['status'], 'revoked')
        app.gone('button', 'Cabut perangkat ini')
        self.page(app, 'device-put-out')
        key('Escape', 'Escape')

    def lose_the_hub(self, app):
        self.end_hub()
        app.find('button', 'Baca ulang').click()                # by its act: the banner moves the page
        again = app.find('button', 'Coba lagi')
        self.page(app, 'failed')
        self.begin_hub()
        again.click()
        app.find('list item', re.compile('^Layar depan'))

    def test_officers(self):
        self.put_on_file('budi', 'Budi Santoso', 'reception')
        app = self.begin('--language', 'id')
        self.sign_in(app, 'budi', 'Budi Santoso')
        key('F10')
        app.find('label', 'Peran Anda tidak termasuk administrasi.')
        self.page(app, 'no-part')
        key('Escape', 'ctrl+o')
        app.find('button', 'Keluar').tap()
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        app.find('button', 'Administrasi').tap()
        app.find('list item', 'Petugas').tap()
        app.find('list item', re.compile('^Dewi Lestari, dewi, Administrator'))
        self.page(app, 'officers')
        self.add(app)
        self.lock(app)
        self.change(app)
        for code, own_name, word in (('jv', 'Basa Jawa', 'Tambah petugas'), ('en', 'English', 'Add an officer')):
            app.find(None, own_name).tap()
            app.find('button', word)
            self.page(app, f'officers-{code}')
            key('ctrl+h')
            key('ctrl+plus', 'ctrl+plus')
            self.page(app, f'officers-{code}-large')
            key('ctrl+h')
            key('ctrl+plus')

    def add(self, app):
        app.find('button', 'Tambah petugas').tap()
        name = app.find('entry', 'Nama')
        wait_for(lambda: name.has('focused'), what='the focus in the name')
        type_text('Sri Wahyuni')
        key('Tab')
        type_text('sri')
        app.find('checkbox', 'Petugas depan').tap()
        app.find('checkbox', 'Operator cetak kartu').tap()
        self.page(app, 'officer-form')
        app.find('entry', 'Nama masuk').tap()
        key('Return')
        label = app.find('label', re.compile(r'^([a-z2-9]{4}-){3}[a-z2-9]{4}$|Kata sandi awal'))
        self.assertTrue(label)
        self.page(app, 'officer-password')
        officer = wait_for(lambda: self.officer('sri'), what='the officer on file')
        self.assertEqual((officer['name'], sorted(officer['roles']), officer['must_change']),
                         ('Sri Wahyuni', ['card_printer', 'reception'], True))
        key('Escape')
        app.find('list item', re.compile('^Sri Wahyuni, sri, Petugas depan, Operator cetak kartu, Seluruh kabupaten, Aktif'))

    def lock(self, app):
        app.find('list item', re.compile('^Sri Wahyuni')).tap()
        app.find('button', 'Kunci petugas ini').tap()
        app.find('label', '“Sri Wahyuni” dikunci.')
        self.assertEqual(self.officer('sri')['status'], 'locked')
        self.page(app, 'officer-locked')
        app.find('button', 'Urungkan').tap()
        app.find('label', 'Sudah diurungkan: kembali seperti semula.')
        self.assertEqual(self.officer('sri')['status'], 'active')

    def change(self, app):
        app.find('button', 'Ubah').tap()
        app.find('checkbox', 'Petugas meja data').tap()
        app.find('button', 'Simpan').tap()
        app.find('label', '“Sri Wahyuni” sudah diubah.')
        self.assertIn('data_desk', self.officer('sri')['roles'])
        app.find('button', 'Urungkan').tap()
        app.find('label', 'Sudah diurungkan: kembali seperti semula.')
        self.assertNotIn('data_desk', self.officer('sri')['roles'])


if __name__ == '__main__':
    tap.main()

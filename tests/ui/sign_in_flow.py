#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Officers at a counter, against a real hub, over AT-SPI and by keys: sign-in, wrong passwords, lock, the next officer, an
own password, sign-out, and a session that the office ends. Run by meson inside run-under-xvfb.sh, as counter_flow.py is.

  sign_in_flow.py HUB COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from counter_flow import NEXT, Office, hub_door, key, tap, wait_for  # noqa: E402
from atspi_driver import type_text  # noqa: E402

SITI, JOKO = ('siti', 'Siti Aminah', 'warung kopi pagi'), ('joko', 'Joko Prasetyo', 'sawah hijau luas')
HEAD = ('wati', 'Wati Lestari', 'gunung biru jauh')
OWN = 'sepeda biru langit'


class Officers(Office):
    def setUp(self):
        super().setUp()
        self.officers = {login: self.admin('officer/add', login=login, name=name, password=password,
                                           roles=roles, must_change=login == 'joko')['id']
                         for (login, name, password), roles in ((SITI, ['service_officer', 'administrator']),
                                                                (JOKO, ['service_officer']), (HEAD, ['unit_head']))}

    def admin(self, operation, device='admin', token='', **request):
        return hub_door.ask(self.socket, operation, device, token, **request)

    def settle(self, **settings):
        os.makedirs(os.path.join(self.dir, 'config', 'loket'))
        with open(os.path.join(self.dir, 'config', 'loket', 'counter.ini'), 'w', encoding='utf-8') as ini:
            ini.write('[seat]\n' + ''.join(f'{name}={value}\n' for name, value in settings.items()))

    def sign_in(self, app, login, password):
        """By keys alone, from the field that has the focus."""
        field = app.find('entry', 'Nama masuk')
        wait_for(lambda: field.has('focused'), what='the focus where the login is typed')
        type_text(login)
        key('Return')
        self.password(app, password)

    @staticmethod
    def password(app, password, title='Kata sandi'):
        wait_for(lambda: any(each.has('focused') for each in app.find_all('password text', title)),
                 what=f'the focus in {title}')
        type_text(password)
        key('Return')

    @staticmethod
    def walk_to(app, name):
        def place():
            here = app.focused()
            return here.path if here else None
        for _ in range(20):
            before = wait_for(place, what='a focus')
            if before == app.find('button', name).path:
                return
            key('Tab')
            wait_for(lambda here=before: place() not in (None, here), what='the focus to move on')
        raise AssertionError(f'{name} is not reached by keys')

    def test_one_after_the_other(self):
        app, _ = self.begin('--counter', '1', '--language', 'id')
        app.find('label', 'Masuk')
        self.page(app, 'sign-in')
        self.sign_in(app, SITI[0], 'bukan ini')
        app.find('label', 'Nama masuk atau kata sandi tidak benar. Silakan coba lagi.')
        self.page(app, 'sign-in-wrong')
        self.password(app, SITI[2])
        app.ready(NEXT)                                   # the counter of the command line is open
        app.find('button', SITI[1])
        label = self.take('health')
        key('F2')
        app.find('label', label)
        key('ctrl+o')
        app.find('label', 'Petugas layanan, Administrator')
        self.page(app, 'officer')
        key('ctrl+l')
        app.find('label', 'Loket ini dikunci.')
        app.gone('button', NEXT)                                # the queue is hidden from ears too
        self.page(app, 'locked')
        key('F2', 'F5', 'ctrl+w')                               # and its keys do nothing
        head = self.admin('session/sign-in', 'counter', login=HEAD[0], password=HEAD[2])['token']
        self.admin('officer/grant-administrator', 'counter', head, officer=self.officers['joko'])
        self.password(app, SITI[2])
        app.ready('Selesai')
        self.becomes(label, state='called', calls=1, counter='1')
        app.find('button', '1 usulan')
        key('ctrl+p')
        app.find('label', f'Jadikan {JOKO[1]} administrator')
        self.page(app, 'proposals')
        self.walk_to(app, 'Tolak')
        key('Return')                                           # asks first, and twice Return refuses nothing
        app.find('button', 'Ya, tolak')
        self.page(app, 'proposals-refuse')
        key('Return')
        app.gone('button', 'Ya, tolak')
        app.find('label', f'Jadikan {JOKO[1]} administrator')
        self.walk_to(app, 'Setujui')
        key('Return')
        app.find('label', 'Disetujui, dan langsung dijalankan.')
        app.find('label', 'Tidak ada yang menunggu petugas kedua.')
        app.gone('button', '1 usulan')
        self.page(app, 'proposals-none')
        key('Escape')
        app.find('label', label)
        key('ctrl+l')
        wait_for(lambda: any(each.has('focused') for each in app.find_all('password text', 'Kata sandi')), what='the locked page')
        self.walk_to(app, 'Petugas lain')
        key('Return')
        app.find('label', f'Loket 1 tetap buka dan nomor {label} tetap dilayani di sini.')
        self.sign_in(app, JOKO[0], JOKO[2])
        app.find('label', 'Kata sandi sendiri')                 # somebody else chose it
        self.page(app, 'own-password')
        self.password(app, JOKO[2], 'Kata sandi lama')
        self.password(app, 'pendek', 'Kata sandi baru, paling sedikit 10 karakter')
        self.password(app, 'pendek', 'Kata sandi baru sekali lagi')
        app.find('label', 'Mohon pilih kata sandi yang lebih panjang: paling sedikit 10 karakter.')
        self.password(app, OWN, 'Kata sandi baru, paling sedikit 10 karakter')
        self.password(app, OWN, 'Kata sandi baru sekali lagi')
        app.find('label', 'Kata sandi baru Anda berlaku mulai sekarang.')
        app.find('button', JOKO[1])
        app.find('label', label)                                # still in hand
        wait_for(lambda: app.ready('Selesai'), what='the hand of the next officer')
        key('F5')
        self.becomes(label, state='served')
        app.ready(NEXT)                                         # the window knows it, too
        self.admin('officer/set-status', officer=self.officers['joko'], status='locked')
        key('F2')
        app.find('label', 'Sesi diakhiri oleh sistem kantor. Tidak ada yang hilang.')
        self.password(app, OWN)
        app.find('label', 'Nama masuk ini dikunci.')

    def wrong_until_wait(self, app):
        """Wrong passwords until there is a wait: on a slow machine one comes when it is over, and makes the next one longer.
        How many were wrong."""
        wrong = 'Nama masuk atau kata sandi tidak benar. Silakan coba lagi.'
        for count in range(9):
            wait_for(lambda: any(each.has('focused') for each in app.find_all('password text', 'Kata sandi')), what='the password')
            type_text('bukan ini')
            button = app.ready('Buka kunci')                    # what was typed has arrived
            key('Return')
            wait_for(lambda last=button: not last.has('sensitive'), what='the password being looked at')
            told = app.find('label', re.compile(f'^({re.escape(wrong)}|Terlalu banyak kata sandi salah[.])$'))
            if told.name != wrong:
                return count
        raise AssertionError('nobody had to wait')

    def test_idle_and_wait(self):
        self.settle(lock_minutes='0.25', counter='1', services='*')
        app, _ = self.begin('--language', 'id')
        self.sign_in(app, SITI[0], SITI[2])
        app.find('label', 'Loket ini tidak dipakai beberapa saat.')
        self.assertGreaterEqual(self.wrong_until_wait(app), 5)
        self.page(app, 'sign-in-wait')
        app.find('label', 'Sekarang bisa dicoba lagi.')
        self.password(app, SITI[2])
        app.find('button', SITI[1])
        key('ctrl+o')
        self.walk_to(app, 'Keluar')
        key('Return')
        app.find('label', 'Anda sudah keluar.')
        for code, own_name, word in (('jv', 'Basa Jawa', 'Mlebet'), ('en', 'English', 'Sign in')):
            app.find(None, own_name).tap()
            app.find('button', word)
            self.page(app, f'sign-in-{code}')
            key('ctrl+h')
            key('ctrl+plus', 'ctrl+plus')
            self.page(app, f'sign-in-{code}-large')
            key('ctrl+h')
            key('ctrl+plus')


if __name__ == '__main__':
    del Office
    tap.main()

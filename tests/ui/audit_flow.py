#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An administrator looks at audit, backups and profile at a counter, over AT-SPI, against a real hub whose audit chain
somebody touched while it was down. Run by meson inside run-under-xvfb.sh.

  audit_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import admin_flow  # noqa: E402
import hub_door  # noqa: E402
from admin_flow import key, tap, type_text, wait_for  # noqa: E402

PURPOSE = 'Pengaduan 17: siapa yang didaftarkan'
TOUCHED = 2                                 # the row of the audit chain in which a byte is flipped


class Touched(admin_flow.Office):
    def setUp(self):
        super().setUp()
        self.ctl('demo', '--seed', '7', '--tickets', '60')
        self.put_on_file('rini', 'Rini Hapsari', 'auditor')
        self.end_hub()
        self.flip_a_byte()
        self.begin_hub()

    def flip_a_byte(self):
        store = sqlite3.connect(os.path.join(self.data, 'office.db'))
        (device,) = store.execute('SELECT device FROM audit WHERE seq = ?', (TOUCHED,)).fetchone()
        store.execute('UPDATE audit SET device = ? WHERE seq = ?', (chr(ord(device[0]) ^ 1) + device[1:], TOUCHED))
        store.commit()
        store.close()


class Administrator(Touched):
    def test_audit_backup_and_profile(self):
        app = self.begin('--language', 'id')
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        key('F10')
        app.find('list item', 'Audit').tap()
        self.look_at_a_row(app)
        self.filter(app)
        self.verify(app)
        app.find('list item', 'Cadangan').tap()
        self.back_up(app)
        app.find('list item', 'Profil').tap()
        self.look_up_a_value(app)

    def look_at_a_row(self, app):
        app.find('list item', re.compile('Petugas didaftarkan'))
        self.page(app, 'audit')
        app.find(None, 'Cari').tap()
        type_text('petugas didaftarkan')
        app.gone('list item', re.compile('Masuk'))
        app.find('list item', re.compile('Petugas didaftarkan')).tap()
        app.find('label', 'disamarkan')
        self.assertEqual(app.find_all('label', 'Rini Hapsari'), [])
        self.page(app, 'audit-row')
        field = app.find('entry', 'Untuk apa yang disamarkan perlu dilihat?')
        button = app.find('button', 'Tampilkan yang disamarkan')
        self.assertFalse(button.has('sensitive'))
        field.click()
        wait_for(lambda: field.has('focused'), what='the focus in the purpose')
        type_text(PURPOSE)
        key('Return')
        app.find('label', 'Rini Hapsari')
        self.page(app, 'audit-unmasked')
        rows = self.ctl('audit', 'list', '--operation', 'audit/reveal')['rows']
        self.assertEqual([(r['purpose'], r['officer_name']) for r in rows], [(PURPOSE, 'Dewi Lestari')])

    def filter(self, app):
        app.find('button', 'Saring').tap()
        field = app.find('entry', 'Sejak tanggal')
        wait_for(lambda: field.has('focused'), what='the focus in the first field')
        type_text('2026-11-2')
        button = app.find('button', 'Tampilkan yang cocok')
        wait_for(lambda: not button.has('sensitive'), what='a day that is none being refused')
        type_text('4')
        wait_for(lambda: button.has('sensitive'), what='the day being taken')
        self.page(app, 'audit-filter')
        button.tap()
        app.find('label', 'Tidak ada baris yang cocok.')
        app.find('label', 'Sejak tanggal: 2026-11-24')
        self.page(app, 'audit-nothing')
        app.find(None, 'Siapa membaca data siapa').tap()
        app.gone('label', 'Sejak tanggal: 2026-11-24')
        self.page(app, 'audit-access')
        app.find('button', 'Hapus pencarian').tap()
        self.assertRaises(hub_door.Refused, hub_door.ask, self.environ['LOKET_SOCKET'], 'backup/list', 'kiosk')
        app.find('button', 'Saring').tap()
        field = app.find('entry', 'Sejak tanggal')
        wait_for(lambda: field.has('focused'), what='the focus in the first field')
        box = app.find('check box', 'Hanya yang ditolak, misalnya kata sandi salah')
        while not box.has('focused'):                           # below what is in sight
            before = app.focused().path
            key('Tab')
            wait_for(lambda here=before: (app.focused() or box).path != here, what='the focus to move on')
        key('space')
        app.find('button', 'Tampilkan yang cocok').tap()
        app.find('list item', re.compile('Tidak diizinkan: backup/list'))
        self.page(app, 'audit-not-allowed')

    def verify(self, app):
        app.find('button', 'Periksa sekarang').tap()
        app.find('label', re.compile(f'^Baris {TOUCHED} '))
        app.find('label', 'Tidak utuh: ada yang mengubah berkas kantor')
        self.page(app, 'audit-touched')

    def back_up(self, app):
        app.find('label', 'Belum ada cadangan')
        self.page(app, 'backup-none')
        app.find('button', 'Cadangkan sekarang').tap()
        app.find('label', 'Baik: cadangan terakhir masih baru')
        app.find('button', 'Uji yang terbaru sekarang').tap()
        app.find('label', 'Uji pemulihan terakhir gagal')      # it holds what was touched
        self.page(app, 'backup')
        self.assertEqual(len(self.ctl('backup', 'list')['files']), 1)

    def look_up_a_value(self, app):
        app.find('label', 'Di sini hanya untuk dibaca')
        self.page(app, 'profile')
        app.find(None, 'Cari').tap()
        type_text('phone')
        app.find('list item', re.compile(r'^phone, \(0271\)')).tap()
        app.find('label', re.compile(r'^profile\.ini:\d+$'))
        self.page(app, 'profile-value')
        app.find(None, 'Cari').tap()
        type_text(' xyz')
        app.find('label', re.compile('^Tidak ada yang cocok dengan'))
        self.page(app, 'profile-nothing')


if __name__ == '__main__':
    tap.main()

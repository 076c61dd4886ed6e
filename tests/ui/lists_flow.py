#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The officer of the data desk brings in two lists of an invented district that disagree, over AT-SPI, against a real hub:
preview, another column, start, what became of it, the left-out rows as a file, the same file twice, two lists compared.
Run by meson inside run-under-xvfb.sh.

  lists_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import admin_flow  # noqa: E402
from admin_flow import CTL, key, tap, type_text, wait_for  # noqa: E402

ENDING = r'^Dari \d+ baris, \d+ warga yang sudah tercatat, \d+ warga baru, \d+ meragukan, \d+ ditinggalkan\.$'


class Clerk(admin_flow.Office):
    def setUp(self):
        super().setUp()
        self.put_on_file('ani', 'Ani Rahmawati', 'data_desk')
        self.lists = os.path.join(self.dir, 'lists')
        subprocess.run([CTL, 'demo', '--seed', '5', '--people', '300', '--lists', self.lists], env=self.environ, check=True,
                       capture_output=True)
        with open(self.path('q1-dtsen.csv'), 'a', encoding='utf-8') as first:
            first.write('DT26-0009,,,,1990-01-01,L,3314012001,,,,,,\r\n')           # nobody has no name

    def path(self, name):
        return os.path.join(self.lists, name)

    def test_lists(self):
        app = self.begin('--language', 'id')
        self.sign_in(app, 'ani', 'Ani Rahmawati')
        key('F7')
        app.find('list item', 'Daftar').tap()
        app.find('label', 'Belum ada daftar yang masuk.')
        self.page(app, 'lists-none')
        self.no_such_file(app)
        self.bring(app, 'q1-dtsen.csv', '2026-Q1')
        self.left_out(app)
        self.twice(app)
        self.bring(app, 'q2-bps.csv', '2026-Q2')
        self.compare(app)

    def look_at(self, app, path, period):
        app.find('button', 'Masukkan daftar').tap()
        field = app.find('entry', 'Berkas daftar')
        wait_for(lambda: field.has('focused'), what='the focus in the file')
        app.find('entry', 'Periode').text = period
        type_text(path, 2)
        key('Return')

    def no_such_file(self, app):
        self.look_at(app, self.path('none.csv'), '2026-Q1')
        app.find('label', 'Berkas itu tidak ada atau tidak boleh dibaca.')
        self.page(app, 'list-no-file')
        key('Escape')
        app.find('label', 'Belum ada daftar yang masuk.')

    def preview(self, app, name, period):
        self.look_at(app, self.path(name), period)
        app.find('label', re.compile('^Dari 20 baris pertama, '))
        return app.find('button', 'Masukkan ke register')

    def bring(self, app, name, period):
        start = self.preview(app, name, period)
        wait_for(lambda: start.has('focused'), what='the focus on the start')
        self.page(app, f'list-preview-{period}')
        key('Return')
        app.find('label', re.compile(ENDING))
        app.find('list item', re.compile(period))
        self.page(app, f'lists-{period}')

    def left_out(self, app):
        """What could not be used goes back to whoever made the list, with the reason."""
        app.find('list item', re.compile('2026-Q1')).tap()
        app.find('label', re.compile('^Baris 92'))
        app.find('label', 'Tidak ada nama orang.')
        self.page(app, 'list')
        target = os.path.join(self.dir, 'back.csv')
        app.find('entry', 'Simpan semuanya sebagai berkas').text = target
        app.find('button', 'Simpan barisnya').click()
        app.find('label', f'Baris yang ditinggalkan ada di {target}.')
        with open(target, encoding='utf-8') as file:
            lines = file.read().splitlines()
        self.assertEqual(len(lines), 2)
        self.assertIn('DT26-0009', lines[1])
        self.assertEqual(os.stat(target).st_mode & 0o077, 0)
        key('Escape')

    def twice(self, app):
        self.preview(app, 'q1-dtsen.csv', '2026-Q1').tap()
        app.find('label', re.compile('^Berkas ini sudah pernah diterima'))
        self.page(app, 'list-twice')
        key('Escape')
        app.find('list item', re.compile('2026-Q1'))
        self.assertEqual(len(self.ctl('list', 'batches')['batches']), 1)

    def compare(self, app):
        app.find('list item', re.compile('2026-Q2')).tap()
        app.find('button', 'Bandingkan kedua daftar').click()
        app.find('label', 'Semua desa')
        app.find('label', 'Hanya di DTSEN 2026-Q1')
        self.page(app, 'lists-compared')


if __name__ == '__main__':
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an officer does besides the daily keys, against a real hub, over AT-SPI and by keys alone: taking an act back,
waiting aside, sending on and back, a chosen number, somebody without one, a break. Run by meson inside run-under-xvfb.sh.

  counter_acts.py HUB COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import re
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
from atspi_driver import key, wait_for  # noqa: E402
from counter_office import FINISH, MISS, NEXT, RECALL, START, Office  # noqa: E402

EIGHT = 1795395600                          # 08.00 WIB of the Monday
UNDO, MORE = 'Urungkan yang terakhir', 'Lainnya'
PARK, ON, BACK, WALK_IN, BREAK = ('Tunda sebentar', 'Teruskan ke meja lain', 'Kembalikan', 'Layani tanpa nomor',
                                  'Istirahat')
COPIES, AWAY, FRAIL, GO_ON = ('Mengambil berkas atau fotokopi', 'Petugasnya tidak ada', 'Tidak boleh menunggu lebih lama',
                              'Lanjutkan')


class Desk(Office):
    def sit(self, counter='1'):
        app, _ = self.begin('--counter', counter, '--language', 'id')
        app.ready(UNDO)
        return app

    def press(self, app, name, keys):
        """A key once its act may be done."""
        app.ready(name)
        key(keys)

    def more(self, app, *answers):
        """Each answer by the digit at its place, once it may be given."""
        self.press(app, MORE, 'F12')
        self.answer(app, *answers)

    def answer(self, app, *answers):
        for name, digit in answers:
            self.press(app, name, digit)

    def choose(self, app, label):
        """A row of the lists, by keys: to the first one, then down."""
        row = re.compile('^' + label)
        app.find('list item', row)
        app.ready(UNDO)
        for _ in range(2):                                      # who waits; then who waits aside or did not come
            before = getattr(app.focused(), 'path', None)
            key('ctrl+g')
            wait_for(lambda: (at := app.focused()) and at.role == 'list item' and at.path != before, what='the focus in a list')
            rows = next(names for names in (each.inside('list item') for each in app.find_all('list'))
                        if app.focused().name in names)
            if any(row.search(name) for name in rows):
                break
        for _ in range(next(i for i, name in enumerate(rows) if row.search(name))):
            key('Down')
        wait_for(lambda: (at := app.focused()) and row.search(at.name), what=f'the focus on {label}')
        key('Return')

    def serve(self, app, label):
        self.press(app, NEXT, 'F2')
        self.in_hand(app, label, 'called')
        self.press(app, START, 'F4')
        self.in_hand(app, label, 'serving')

    def in_hand(self, app, label, state):
        """The window and the hub agree on it."""
        self.becomes(label, state=state)
        app.find('label', label)


class Undo(Desk):
    def test_one_act_after_the_other(self):
        self.take('health'), self.take('health')
        app = self.sit()
        self.press(app, NEXT, 'F2')
        self.in_hand(app, 'A001', 'called')
        self.press(app, START, 'F4')
        self.in_hand(app, 'A001', 'serving')
        self.press(app, FINISH, 'F5')
        self.becomes('A001', state='served')
        app.find('label', 'Belum ada nomor di loket ini')
        self.press(app, UNDO, 'ctrl+z')
        app.find('label', 'Diurungkan: Selesai (A001)')
        self.page(app, 'undone')
        self.in_hand(app, 'A001', 'serving')
        app.ready(FINISH)
        self.press(app, NEXT, 'F2')                             # finishes the one and calls the other
        self.in_hand(app, 'A002', 'called')
        self.press(app, UNDO, 'ctrl+z')
        app.find('label', 'Diurungkan: Panggil berikutnya (A001, A002)')
        self.in_hand(app, 'A001', 'serving')
        self.assertEqual(self.ticket('A002')['state'], 'issued')
        self.assertTrue(self.ask('queue/board')['calls'][0]['withdrawn'])
        self.press(app, UNDO, 'ctrl+z')
        app.find('label', 'Diurungkan: Mulai layani (A001)')
        self.in_hand(app, 'A001', 'called')
        app.ready(RECALL)
        self.press(app, UNDO, 'ctrl+z')
        app.find('label', 'Belum ada nomor di loket ini')
        self.press(app, UNDO, 'ctrl+z')
        app.find('label', 'Tidak ada lagi yang bisa dibatalkan di loket ini.')


class Aside(Desk):
    """Who waits aside, and who did not come."""

    def test_park_and_resume(self):
        self.take('health'), self.take('health')
        app = self.sit()
        self.serve(app, 'A001')
        self.press(app, MORE, 'F12')
        app.ready(PARK)
        self.page(app, 'more')
        key('1')
        app.ready(COPIES)
        self.page(app, 'park')
        key('Escape')                                           # not after all
        app.ready(FINISH)
        self.assertEqual(self.ticket('A001')['state'], 'serving')
        self.more(app, (PARK, '1'), (COPIES, '1'))
        self.becomes('A001', state='on_hold', reason='copies')
        app.find('label', 'Sedang ditunda')
        self.serve(app, 'A002')
        self.page(app, 'parked')
        self.choose(app, 'A001')                                # the hands are full
        going_on = app.find('button', GO_ON)
        self.assertFalse(going_on.has('sensitive'))
        self.assertEqual(going_on.description, 'Selesaikan atau tunda A002 lebih dahulu.')
        self.page(app, 'resume-busy')
        key('Escape')
        app.gone('button', GO_ON)
        self.press(app, FINISH, 'F5')
        self.becomes('A002', state='served')
        self.choose(app, 'A001')
        self.answer(app, (GO_ON, '1'))
        self.in_hand(app, 'A001', 'serving')
        app.gone('label', 'Sedang ditunda')
        self.press(app, UNDO, 'ctrl+z')
        app.find('label', 'Diurungkan: Lanjutkan (A001)')
        self.becomes('A001', state='on_hold')
        # At another counter with a reason; the person is still the one who came first.
        other = self.sit('4')
        other.find('checkbox', 'Semua layanan').tap()
        other.find('list item', re.compile('^A001'))
        other.find_all('list item', re.compile('^A001'))[0].tap()
        other.ready(AWAY)
        self.page(other, 'resume-elsewhere')
        key('1')
        self.becomes('A001', state='serving', counter='4', reason='away')
        self.assertEqual(self.ticket('A001')['calls'], 1)

    def test_miss_and_return(self):
        for _ in range(5):
            self.take('health')
        app = self.sit()
        self.press(app, NEXT, 'F2')
        self.in_hand(app, 'A001', 'called')
        self.press(app, RECALL, 'F3')
        self.becomes('A001', calls=2)
        self.press(app, RECALL, 'F3')
        self.becomes('A001', calls=3)
        self.press(app, MISS, 'F6')
        self.becomes('A001', state='missed')
        self.choose(app, 'A001')
        app.ready('Antre kembali')
        self.page(app, 'missed')
        key('1')
        self.becomes('A001', state='issued', behind=3)
        for label in ('A002', 'A003', 'A004'):                  # the three calls that it lets pass
            self.press(app, NEXT, 'F2')
            self.in_hand(app, label, 'called')
            wait_for(lambda: app.ready(NEXT), what='the rest after a call')
        self.press(app, NEXT, 'F2')
        self.in_hand(app, 'A001', 'called')
        self.press(app, MISS, 'F6')                             # the second time is the last one
        self.becomes('A001', state='no_show')
        app.gone('label', 'A001')


class Journey(Desk):
    def test_on_and_back(self):
        self.take('health'), self.take('health')
        one = self.sit()
        self.serve(one, 'A001')
        self.more(one, (ON, '2'))
        one.ready('Pemeriksaan data')
        self.page(one, 'transfer')
        key('1')
        self.becomes('A001', state='issued', stage='data-desk')
        one.find('list item', re.compile('^A001, Pemeriksaan data'))
        self.press(one, NEXT, 'F2')                             # by when it came to the office
        self.in_hand(one, 'A001', 'called')
        one.find('label', 'Kesehatan — Pemeriksaan data')
        self.more(one, (BACK, '3'))
        self.becomes('A001', state='issued', stage=None, first=True)
        self.press(one, UNDO, 'ctrl+z')
        one.find('label', 'Diurungkan: Kembalikan (A001)')
        self.in_hand(one, 'A001', 'called')
        self.more(one, (ON, '2'), ('Cetak kartu', '1'))
        self.becomes('A001', state='issued', stage='card-press')

    def test_three_desks(self):
        """One number, three stays; the last one at a counter that serves its desk alone."""
        self.take('health'), self.take('health')
        one = self.sit()
        self.serve(one, 'A001')
        self.more(one, (ON, '2'), ('Pemeriksaan data', '1'))
        self.becomes('A001', state='issued', stage='data-desk')
        one.find('label', 'Belum ada nomor di loket ini')
        self.serve(one, 'A001')
        self.more(one, (ON, '2'), ('Cetak kartu', '1'))
        self.becomes('A001', state='issued', stage='card-press')
        four, _ = self.begin('--language', 'id')
        four.find('radio button', 'Loket 4').tap()
        data = four.find('checkbox', 'Data dan Pengaduan')
        wait_for(lambda: data.has('checked'), what='the proposed service')
        data.tap()
        press = four.find('checkbox', 'Cetak kartu')
        press.tap()
        wait_for(lambda: press.has('checked') and not data.has('checked'), what='the desk alone')
        self.page(four, 'start-desk')
        four.ready('Buka Loket 4').tap()
        four.ready(UNDO)
        four.find('label', re.compile('Cetak kartu'))
        wait_for(lambda: len(four.find_all('list item')) == 1, what='only who was sent on to this desk')
        self.serve(four, 'A001')
        self.press(four, FINISH, 'F5')
        self.becomes('A001', state='served')
        stays = [(s['stage'], s['counter'], s['outcome']) for s in self.ask('queue/segments')['segments']]
        self.assertEqual(stays, [('health', '1', 'transferred'), ('data-desk', '1', 'transferred'),
                                 ('card-press', '4', 'served')])

    def test_chosen_walk_in_and_break(self):
        self.take('health'), self.take('health'), self.take('education')
        app = self.sit()
        self.choose(app, 'A002')
        app.ready(FRAIL)
        self.page(app, 'call')
        key('1')
        self.in_hand(app, 'A002', 'called')
        self.assertEqual(self.ticket('A002')['reason'], 'frail')
        self.press(app, FINISH, 'F5')
        self.becomes('A002', state='served')
        self.more(app, (WALK_IN, '4'))
        app.ready('Kesehatan')
        self.page(app, 'walk-in')
        key('4')
        self.in_hand(app, 'D001', 'serving')
        self.assertTrue(self.ticket('D001')['walk_in'])
        self.press(app, FINISH, 'F5')
        self.becomes('D001', state='served')
        self.more(app, (BREAK, '5'), ('10 menit', '2'))
        app.find('label', 'Istirahat sampai pukul 09.40')
        self.page(app, 'break')
        self.more(app, ('Akhiri istirahat', '5'))
        app.find('label', 'Belum ada nomor di loket ini')
        self.assertIsNone(self.ask('queue/board')['counters'][0].get('back_at'))


class Fairness(Desk):
    """The order of the window is the promise: twenty minutes ahead for who goes ahead, no more."""
    clock = '2026-11-23T01:25:00Z'                              # 08.25 WIB

    def came(self, label, minutes, priority='none'):
        """A paper that a kiosk gave without the hub, since that says when the person came."""
        self.ask('queue/take-ticket', service='health', priority=priority, label=label, issued_at=(EIGHT + 60 * minutes) * 1_000_000,
                 clock_ok=True)

    def test_head_start(self):
        app = self.sit()
        self.came('A701', 0)
        self.came('A702', 15, 'elderly')
        self.came('A703', 21, 'pregnant')
        wait_for(lambda: [re.match('A[0-9]+', row.name)[0] for row in app.find_all('list item')] == ['A702', 'A701', 'A703'],
                 what='the order of the rule')
        for label in ('A702', 'A701', 'A703'):
            self.press(app, NEXT, 'F2')
            self.in_hand(app, label, 'called')


if __name__ == '__main__':
    tap.main()

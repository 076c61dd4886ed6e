#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an officer does besides the daily keys, against a real hub, over AT-SPI and by keys alone: taking an act back,
waiting aside, sending on and back, a chosen number, somebody without one, a break. Run by meson inside run-under-xvfb.sh.

  counter_acts.py HUB COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
from atspi_driver import key  # noqa: E402
from counter_office import FINISH, NEXT, RECALL, START, Office  # noqa: E402

UNDO = 'Urungkan tindakan terakhir'


class Desk(Office):
    def sit(self, counter='1'):
        app, _ = self.begin('--counter', counter, '--language', 'id')
        app.ready(UNDO)
        return app

    def press(self, app, name, keys):
        """A key once its act may be done."""
        app.ready(name)
        key(keys)

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


if __name__ == '__main__':
    tap.main()

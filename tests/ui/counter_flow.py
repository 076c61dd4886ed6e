#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An officer at a counter, against a real hub, over AT-SPI: a day's work by keys and by taps, two counters and one
queue, a counter closed elsewhere, a new day, and the audit of every page. Run by meson inside run-under-xvfb.sh.

  counter_flow.py HUB COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import signal
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import hub_door  # noqa: E402
import tap  # noqa: E402
from atspi_driver import PATIENCE, key, wait_for  # noqa: E402
from counter_office import CANCEL, FINISH, HUB, MISS, NEXT, RECALL, START, Office  # noqa: E402

LATE = '2026-11-23T16:59:20Z'               # forty seconds before midnight


class Day(Office):
    """One day's work twice: by keys, and by taps."""

    def work(self, app, press):
        self.take('health'), self.take('education'), self.take('health', 'elderly')
        app.find('list item')
        self.page(app, 'waiting')
        press(NEXT)                                             # priority goes ahead
        app.find('label', 'A002')
        self.becomes('A002', state='called', calls=1, counter='1')
        press(RECALL)
        self.becomes('A002', calls=2)
        press(START)
        self.becomes('A002', state='serving')
        app.find('label', 'sedang dilayani')
        self.page(app, 'serving')
        self.assertFalse(app.find('button', MISS).has('sensitive'))
        press(FINISH)
        self.becomes('A002', state='served')
        press(NEXT)
        self.becomes('A001', state='called', counter='1')       # the number alone stands among those who wait, too
        press(NEXT)                                             # finishes the one in hand
        app.find('label', 'B001')
        self.becomes('A001', state='served', ended_by_next=True)
        press(MISS)
        self.becomes('B001', state='missed')
        app.find('label', 'Belum ada nomor di loket ini')
        press(NEXT)
        app.find('label', 'Belum ada yang menunggu untuk loket 1.')
        self.page(app, 'empty')
        self.take('data')
        app.gone('label', 'Belum ada yang menunggu untuk loket 1.')
        press(NEXT)
        app.find('label', 'D001')

    def test_by_keys(self):
        app, _ = self.begin('--language', 'id')
        app.find('button', 'Buka')
        self.page(app, 'start')
        wait_for(lambda: app.focused(), what='focus')
        key('space')
        opening = app.ready('Buka Loket 1')
        for _ in range(20):
            before = wait_for(app.focused, what='a focus').path
            if opening.has('focused'):
                break
            key('Tab')
            wait_for(lambda last=before: (app.focused() or app).path not in (last, app.path), what='the focus to move on')
        self.assertTrue(opening.has('focused'))
        key('Return')
        keys = {NEXT: ['space', 'F2', 'ctrl+n', 'F2', 'space'], RECALL: ['F3'], START: ['F4'], FINISH: ['F5'], MISS: ['F6']}

        def press(name):
            app.ready(name)
            key(keys[name].pop(0))
        self.work(app, press)
        app.ready(CANCEL)
        key('ctrl+d')
        app.find('button', 'Ya, batalkan')
        self.page(app, 'cancel')
        key('Escape')
        app.gone('button', 'Ya, batalkan')
        self.assertEqual(self.ticket('D001')['state'], 'called')
        key('ctrl+d')
        wait_for(lambda: app.find('button', 'Tidak jadi').has('focused'), what='the careful answer first')
        key('Tab')
        key('Return')
        self.becomes('D001', state='cancelled')
        key('F1')
        app.find('label', 'Tombol pintas')
        self.page(app, 'keys')
        key('Escape')
        app.ready('Tutup loket')
        key('ctrl+w')
        app.find('button', 'Buka Loket 1')
        wait_for(lambda: not self.ask('queue/board')['counters'][0]['open'], what='a closed counter')

    def test_by_taps(self):
        app, _ = self.begin('--language', 'id')
        app.find('radio button', 'Loket 1').tap()
        app.ready('Buka Loket 1').tap()
        self.work(app, lambda name: app.ready(name).tap())
        app.ready(CANCEL).tap()
        app.find('button', 'Tidak jadi').tap()
        app.ready(CANCEL).tap()
        app.find('button', 'Ya, batalkan').tap()
        self.becomes('D001', state='cancelled')
        app.ready('Tutup loket').tap()
        app.find('button', 'Buka Loket 1')

    def test_services_and_list(self):
        app, _ = self.begin('--language', 'id')
        app.find('radio button', 'Loket 2').tap()               # proposed: health
        check = app.find('checkbox', 'Kesehatan')
        wait_for(lambda: check.has('checked'), what='the proposed service')
        app.find('checkbox', 'Pendidikan').tap()
        app.ready('Buka Loket 2').tap()
        app.find('button', NEXT)
        self.take('data'), self.take('education')
        wait_for(lambda: len(app.find_all('list item')) == 1, what='only who waits for this counter')
        app.find('checkbox', 'Semua layanan').tap()
        wait_for(lambda: len(app.find_all('list item')) == 2, what='everybody who waits')
        app.ready(NEXT).tap()
        app.find('label', 'B001')
        self.assertEqual(self.ticket('D001')['state'], 'issued')

    def test_languages(self):
        app, _ = self.begin('--counter', '1', '--language', 'id')
        self.take('health')
        app.ready(NEXT).tap()
        app.find('label', 'A001')
        for code, own_name, word in (('jv', 'Basa Jawa', 'Timbali salajengipun'), ('en', 'English', 'Call next')):
            app.find(None, own_name).tap()
            app.find('button', word)
            app.find('label', 'A001')
            self.page(app, f'queue-{code}')
            key('ctrl+h')
            key('ctrl+plus', 'ctrl+plus')
            self.page(app, f'queue-{code}-large')
            key('ctrl+h')
            key('ctrl+plus')


class Hall(Office):
    def test_two_counters_never_get_one_ticket(self):
        one, _ = self.begin('--counter', '1', '--language', 'id')
        other, _ = self.begin('--counter', '4', '--language', 'id')
        self.ask('queue/open-counter', counter='4')
        for _ in range(6):
            self.take('data')
        seen = []
        for turn in range(3):
            buttons = [app.ready(NEXT) for app in (one, other)]
            for button in buttons:
                button.click()
            wait_for(lambda: sum(t['calls'] for t in self.ask('queue/list')['tickets']) == 2 * (turn + 1), what='two calls')
            seen += [t['counter'] for t in self.ask('queue/list')['tickets'] if t['state'] == 'called']
        self.assertEqual(sorted(seen), ['1', '1', '1', '4', '4', '4'])
        self.assertEqual([t['calls'] for t in self.ask('queue/list')['tickets']], [1] * 6)

    def test_closed_elsewhere(self):
        app, _ = self.begin('--counter', '1', '--language', 'id')
        app.ready(NEXT)
        self.ask('queue/close-counter', counter='1')
        app.find('label', 'Loket ini ditutup dari tempat lain.')
        app.ready('Buka Loket 1').tap()
        app.ready(NEXT)
        app.gone('label', 'Loket ini ditutup dari tempat lain.')

    def test_a_kiosk_calls(self):
        """Every counter hears it; one goes, and no other one has to."""
        (one, _), (two, _) = self.begin('--counter', '1'), self.begin('--counter', '2')
        for app in one, two:
            app.ready(NEXT)
        call = hub_door.ask(self.socket, 'help/call')
        for app in one, two:
            app.find('label', 'Kiosk memanggil petugas.')
        self.page(one, 'a-kiosk-calls')
        one.find('button', 'Saya ke sana').click()
        for app in one, two:
            app.gone('label', 'Kiosk memanggil petugas.')
        with self.assertRaisesRegex(hub_door.Refused, 'wrong-state'):
            self.ask('help/answer', call=call['id'])
        # Whoever comes up later hears of a call that is still open.
        hub_door.ask(self.socket, 'help/call')
        three, _ = self.begin('--counter', '3')
        three.find('label', 'Kiosk memanggil petugas.')

    def test_seat_remembers(self):
        app, program = self.begin('--language', 'id')
        app.find('radio button', 'Loket 3').tap()
        app.ready('Buka Loket 3').tap()
        self.take('education')
        app.ready(NEXT).tap()
        app.ready(START)                                        # is in hand
        self.end(program)
        app, program = self.begin('--language', 'id')
        opening = app.ready('Buka Loket 3')
        wait_for(lambda: opening.has('focused'), what='the focus where the next press is')
        key('Return')
        app.find('label', 'B001')
        app.ready(START)                                        # still in hand
        self.end(program)
        app, _ = self.begin('--counter', '3', '--language', 'id')  # the office is known before the hub answers
        app.find('label', 'B001')
        app.ready(START)

    def test_hub_away(self):
        app, _ = self.begin('--counter', '1', '--language', 'id')
        self.take('health')
        app.ready(NEXT).tap()
        app.ready(START)                                        # the number alone stands among those who wait, too
        self.hub.send_signal(signal.SIGTERM)
        self.hub.wait(PATIENCE)
        app.find('label', 'Sistem kantor belum menjawab. Akan dicoba lagi secara otomatis.')
        app.find('label', 'A001')                               # stays to be seen
        self.hub.stdout.close()
        self.hub = subprocess.Popen([HUB, '--data', os.path.join(self.dir, 'office'), '--socket', self.socket, '--clock',
                                     self.clock], env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.assertIn(b'ready', self.hub.stdout.readline())
        app.ready(START).tap()
        self.becomes('A001', state='serving')


class Midnight(Office):
    clock = LATE

    def test_new_day(self):
        app, _ = self.begin('--counter', '1', '--language', 'id')
        app.ready(NEXT)
        app.find('label', 'Hari sudah berganti, jadi loket ini ditutup.', timeout=PATIENCE + 60)
        app.ready('Buka Loket 1')


if __name__ == '__main__':
    tap.main()

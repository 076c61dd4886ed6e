#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must not trouble anybody: a hub that dies in mid-morning, a visitor who walks away, a change of language.
Run by meson inside the screen lab."""
import pathlib
import sys
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / 'lib')]
import tap  # noqa: E402
from office import Counter, Display, Kiosk, Office, key, wait_for  # noqa: E402

LATER = '2026-11-23T09:30:00+07:00'


class Recovery(unittest.TestCase):
    def setUp(self):
        self.office = Office()
        self.hub = self.office.hub

    def tearDown(self):
        self.office.close()

    def test_hub_dies_and_comes_back(self):
        kiosk, counter, display = (self.office.open(kind) for kind in (Kiosk, Counter, Display))
        self.office.wait()
        counter.open_counter('1')
        first = kiosk.take('id', self.office.services['health'])
        kiosk.done()
        counter.tap('Call next')
        self.assertEqual(counter.in_hand(), first)
        display.shows(first, '1')
        kiosk.begin('en')
        kiosk.choose(self.office.services['health'])
        kiosk.tap('I am ready – take a number')
        kiosk.sees('Does one of these apply to you?')
        self.hub.kill()
        key('5')                                                # none; the banner moves the page under a finger
        kiosk.sees('Your number is coming.')
        self.hub.start(LATER)
        second = kiosk.number()
        kiosk.done()
        self.assertEqual([first, second], ['A001', 'A002'])
        counter.tap('Finish')
        wait_for(lambda: self.hub.ticket(first)['state'] == 'served', what=f'{first} to be served')
        counter.tap('Call next')
        counter.until(lambda: counter.in_hand() == second, f'{second} in hand')
        display.shows(second, '1')
        self.assertEqual([t['label'] for t in self.hub.tickets()], [first, second])

    def test_visitor_walks_away(self):
        kiosk = self.office.open(Kiosk, settings='[kiosk]\nidle_seconds=3\nasking_seconds=10\n')
        self.office.wait()
        kiosk.begin('jv')
        kiosk.sees('Are you still here?')
        kiosk.language = 'id'
        kiosk.sees('Touch your language to begin')
        self.assertEqual(self.hub.tickets(), [])

    def test_every_window_changes_its_language(self):
        kiosk, counter = self.office.open(Kiosk), self.office.open(Counter)
        self.office.wait()
        for language, name in Kiosk.LANGUAGES.items():
            kiosk.begin(language)
            kiosk.sees('What can we help you with?')
            kiosk.tap('Start over')
            kiosk.language = 'id'
            kiosk.sees('Touch your language to begin')
            counter.language = language
            counter.touch(counter.button(name))
            counter.sees('Which counter do you sit at?')


if __name__ == '__main__':
    tap.main()

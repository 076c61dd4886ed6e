#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hospital's desk and its office: a real hub with real cards. The desk gets its lists, checks, tells each use once; it goes on
when the hub is gone, also after it was started anew; a card that was lost counts no more once that is published.
Run by meson inside run-under-xvfb.sh.

  verifier_flow.py HUB CTL VERIFIER PROFILES LOCALES"""
import contextlib
import os
import sqlite3
import sys
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
from atspi_driver import wait_for  # noqa: E402
from card_office import CardOffice  # noqa: E402
from verifier_desk import INVITATION, Desk  # noqa: E402

HUB, CTL, VERIFIER, PROFILES, LOCALES = sys.argv[1:6]
FRESH = 'The list of good cards is less than a day old.'
LATER = '2026-11-23T02:35:00Z'
ALONE = 'No network. Cards are checked all the same.'


class Hospital(unittest.TestCase):
    def setUp(self):
        self.office = CardOffice(HUB, CTL, PROFILES, LOCALES)
        self.office.put_people()
        self.office.unlock()
        self.office.receive()
        self.card, self.code = self.office.card('Sucipto')
        self.number = self.office.ask('dewi', 'card/open', card=self.card)['card']['number']
        self.office.ask('dewi', 'card/hand-over', card=self.card, signed_for=True)
        self.publish()
        self.desk = Desk(VERIFIER, self.office.dir / 'desk', LOCALES, self.office.socket)

    def tearDown(self):
        self.desk.kill()
        self.office.close()

    def publish(self):
        self.office.ask('kartika', 'status/publish')

    def uses(self):
        """How often the office was told of each use."""
        counts = self.office.ask('budi', 'use/hints').get('counts', [])
        return {each['purpose']: each['uses'] for each in counts}

    def told(self, **expected):
        wait_for(lambda: self.uses() == expected, what=f'that the office knows of {expected}')

    def names_nobody(self, uses):
        """Without named-uses the office keeps what a card was used for, and not which; nothing of it lies at the desk either."""
        with contextlib.closing(sqlite3.connect(f'file:{self.office.data / "office.db"}?mode=ro', uri=True)) as store:
            kept = store.execute('SELECT iss, facility, number, print FROM card_use').fetchall()
        self.assertEqual(kept, [('3314-UPTPK', 'verifier', None, None)] * uses)
        for path in self.desk.folder.rglob('*'):
            if path.is_file() and not path.is_symlink():
                self.assertNotIn(self.number.encode(), path.read_bytes(), path)

    def use(self, title):
        self.desk.scan(self.code)
        self.desk.verdict('VALID')
        self.desk.tap(title)

    def choose_house(self):
        self.desk.sees('Where does this desk stand?')
        self.desk.tap('RSUD dr. Soehadi Prijonegoro')
        self.desk.sees(INVITATION)

    def test_day(self):
        self.desk.open()
        self.choose_house()
        self.desk.sees(FRESH)
        for title, purpose in ('Outpatient', 'outpatient'), ('Emergency', 'emergency'), ('Inpatient', 'inpatient'):
            self.use(title)
            self.desk.app.find('label', self.desk.say('%s: the office has been told.') % self.desk.say(title))
            self.assertEqual(self.uses()[purpose], 1)
        self.desk.app.find('label', 'Sucipto')
        self.assertEqual(self.desk.app.audit(24), [])
        self.desk.clear()
        self.assertEqual(self.desk.app.find_all('label', 'Sucipto'), [])
        self.alone()
        self.lost()
        self.desk.close()

    def alone(self):
        """The hub ends, and the desk is switched off and on again."""
        self.office.stop()
        self.desk.sees(ALONE)
        self.desk.close()
        self.desk.open()
        self.desk.sees(ALONE)
        self.use('Emergency')
        self.desk.app.find('label', self.desk.say('%s: noted here. The office is told as soon as it can be reached.')
                           % self.desk.say('Emergency'))
        self.desk.clear()
        self.names_nobody(3)
        self.office.start(LATER)            # lists that it signs from now on are newer
        self.desk.sees('The office answers.')
        self.told(outpatient=1, emergency=2, inpatient=1)
        self.names_nobody(4)

    def lost(self):
        self.office.unlock()
        self.office.ask('dewi', 'card/lost', card=self.card, reason='Ical wonten peken')
        self.desk.scan(self.code)
        self.desk.verdict('VALID')
        self.publish()
        self.desk.verdict('REVOKED')        # in sight, and judged again by the list that came
        self.assertEqual(self.desk.app.find_all('button', self.desk.say('Outpatient')), [])
        self.desk.sees('What the office says')
        self.desk.app.find('label', self.desk.say('Replaced by a newer card since %s.') % '23 November 2026')


if __name__ == '__main__':
    tap.main()

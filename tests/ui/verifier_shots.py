#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the desk that checks cards: every verdict, waiting, the choice of the house, whose lists count; and whether all that
somebody decides by is in sight without scrolling. Lists, times and cards are those of the table of vectors. Run by ./dev shots
and by meson inside run-under-xvfb.sh.

  verifier_shots.py HUB VERIFIER PROFILES LOCALES VECTORS
      LOKET_SHOTS=DIR LOKET_LOOK=jv LOKET_SIZE=1024x600: where the pictures go, id, jv, en or contrast, and the size"""
import os
import pathlib
import sys
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
from atspi_driver import shot  # noqa: E402
from verifier_desk import INVITATION, TableDesk  # noqa: E402

HUB, VERIFIER, PROFILES, LOCALES, VECTORS = sys.argv[1:6]
LOOK = os.environ.get('LOKET_LOOK', 'jv')   # the longest language
SIZE = os.environ.get('LOKET_SIZE', '1024x600')
SHOTS = os.environ.get('LOKET_SHOTS')
LANGUAGE = 'id' if LOOK == 'contrast' else LOOK
EARLY = 600                                 # seconds that the clock may run on
NOW = 1800000000
# What a desk holds, when, and the card of the table that is scanned there.
VERDICTS = (
    ('VALID', NOW, ('office',), ('fresh',), 'the known card'),
    ('BAD-SIGNATURE', NOW, ('office',), ('fresh',), 'S + L'),
    ('MALFORMED', NOW, ('office',), ('fresh',), 'alg -7'),
    ('KEYBOARD-LAYOUT', NOW, ('office',), ('fresh',), 'keyboard de'),
    ('UNKNOWN-ISSUER', NOW, ('card-withdrawn',), ('fresh',), 'key withdrawn'),
    ('REVOKED', NOW, ('office',), ('fresh-revoked',), 'revoked'),
    ('VALID-OLD-LIST', 1800687600, ('office',), ('fresh',), 'list 8 days old'),
    ('NO-LIST', 1802674800, ('office',), ('fresh',), 'list 31 days old'),
    ('EXPIRED', 1893430800, ('office',), ('at-end',), 'first second after'),
    ('NOT-YET', 1767113999 - EARLY, ('office',), ('at-begin',), 'more than a day early'),
    ('CLOCK-WRONG', 1799909999 - EARLY, ('office',), ('fresh',), 'list more than a day ahead'),
)
OF_A_CARD = ('VALID', 'VALID-OLD-LIST', 'REVOKED', 'NO-LIST', 'EXPIRED', 'NOT-YET')
GOOD = ('VALID', 'VALID-OLD-LIST')


class Pages(unittest.TestCase):
    def setUp(self):
        self.place = TableDesk(HUB, VERIFIER, PROFILES, LOCALES, VECTORS)
        self.texts = {each['name']: each['texts'] for each in self.place.table['cases']}

    def tearDown(self):
        self.place.close()

    def open(self, *held, **more):
        options = ('--high-contrast',) if LOOK == 'contrast' else ()
        self.desk = self.place.open(*held, language=LANGUAGE, size=SIZE, options=options, **more)

    def save(self, name):
        if SHOTS:
            pathlib.Path(SHOTS).mkdir(parents=True, exist_ok=True)
            shot(os.path.join(SHOTS, f'verifier-{SIZE.split("x", maxsplit=1)[0]}-{LOOK}-{name}.png'))

    def in_sight(self, verdict):
        """Texts that the decision needs end above what stands below the part that scrolls."""
        labels = {each.name: each.extents() for each in self.desk.app.find_all('label') if each.name}
        below = self.desk.say('What is it used for?'), self.desk.say('Lists from a stick')
        edge = min(box[1] for name, box in labels.items() if name in below)
        wanted = [self.phone(labels)] if verdict != 'KEYBOARD-LAYOUT' else []
        if verdict in OF_A_CARD:
            wanted += ['SITI NURHALIZA WIDYANINGRUM', self.desk.say('born in %d') % 1987, self.desk.say('Valid until')]
        if verdict in GOOD:
            wanted += [self.desk.say('What it gives here')]
        else:                               # what room there is has the colour, which is seen from afar
            self.assertGreater(labels[self.desk.say('What to do')][1], 0.4 * int(SIZE.split('x')[1]), verdict)
        if verdict == 'UNKNOWN-ISSUER':     # nobody vouches for what the code says
            self.assertNotIn('SITI NURHALIZA WIDYANINGRUM', labels)
        for name in wanted:
            self.assertIn(name, labels, verdict)
            left, top, wide, high = labels[name]
            self.assertLessEqual(top + high, edge, f'{verdict}: “{name}” is below the fold')
            self.assertLessEqual(left + wide, int(SIZE.split('x')[0]), f'{verdict}: “{name}” is cut')

    def phone(self, labels):
        begin = self.desk.say('The office by telephone: %s') % ''
        return next(name for name in labels if name.startswith(begin))

    def test_verdicts(self):
        held = None
        for verdict, *desk, card in VERDICTS:
            if held != desk:
                if held:
                    self.place.end()
                held = desk
                self.open(*held)
                self.desk.sees(INVITATION)
            self.desk.give(self.texts[card][-1])
            self.desk.verdict(verdict)
            self.save(verdict.lower())
            self.in_sight(verdict)
            self.desk.clear()
        self.place.end()

    def test_other_pages(self):
        self.open(NOW, ('office',), ('fresh',), house='')
        self.desk.sees('Where does this desk stand?')
        self.save('house')
        self.desk.tap('RSUD dr. Soehadi Prijonegoro')
        self.desk.sees(INVITATION)
        self.save('waiting')
        self.place.end()

    def test_root(self):
        """Of lists on a stick, to be compared with what the office says."""
        stick = self.place.dir / 'stick'
        self.place.write_lists(stick, ('office',), ('fresh',))
        self.open(NOW, (), ())
        self.desk.sees(INVITATION)
        self.desk.choose('Lists from a stick', stick)
        self.desk.sees('Are these the lists of your office?')
        self.save('root')
        self.assertEqual(self.desk.app.audit(24), [])
        self.place.end()


if __name__ == '__main__':
    tap.main()

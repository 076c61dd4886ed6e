#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards through a real printer queue at a counter, over AT-SPI: issued, printed, read back from what came out; a village's
batch in which one comes out spoiled and is printed again. Run by meson inside a print lab and run-under-xvfb.sh.

  press_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
from atspi_driver import key, wait_for  # noqa: E402
from card_office import VILLAGE  # noqa: E402
from cards_flow import Cards, like, say  # noqa: E402

QUEUE = 'card'


def papers():
    """What the printer has made, oldest first."""
    return sorted((pathlib.Path(os.environ['LAB']) / 'printers' / QUEUE / 'printed').glob('*'))


class Press(Cards):
    def setUp(self):
        super().setUp()
        self.office.environ['LOKET_ONCE_DIR'] = os.path.join(os.environ['LAB'], 'once')
        self.folder = tempfile.TemporaryDirectory()

    def tearDown(self):
        super().tearDown()
        self.folder.cleanup()

    def code_of(self, paper):
        """As a scanner of another maker reads the back of what came out."""
        picture = pathlib.Path(self.folder.name) / 'back'
        subprocess.run(['pdftoppm', '-r', '300', '-f', '2', '-l', '2', '-png', '-singlefile', paper, picture], check=True)
        return subprocess.run(['zbarimg', '--nodbus', '-q', '--raw', f'{picture}.png'], check=True, capture_output=True,
                              text=True).stdout.strip()

    def paper(self, number):
        return wait_for(lambda: len(papers()) >= number and papers()[number - 1], what=f'paper {number}')

    def print_waiting(self):
        button = self.app.find('button', say('Print what waits'))
        wait_for(lambda: button.has('sensitive'), what='a printer')
        self.page('queued')
        button.tap()

    def prints(self, card):
        return self.office.ask('kartika', 'card/open', card=card)['prints']

    def row(self, name, word):
        return self.app.find('list item', re.compile(f'{name}.*{re.escape(say(word))}'))

    def test_one_card(self):
        before = len(papers())
        self.office.grant('Sucipto')
        self.begin('kartika')
        self.section('To be printed')
        self.app.find(None, re.compile('Sucipto')).tap()
        self.app.find('button', say('Issue the card'))
        self.page('waiting')
        self.tap_button('Issue the card')
        self.sees('Card %s is issued. It can be printed now.')
        self.print_waiting()
        self.row('Sucipto', 'To be scanned')
        self.page('scan')
        self.scan(self.code_of(self.paper(before + 1)))
        self.sees('Card %s is good: it says what is on file.')
        self.page('good')
        self.assertEqual(len(papers()), before + 1)

    def end_row(self, name, word, button, why):
        """Somebody has looked for that card and says what is with it."""
        self.row(name, word).tap()
        self.app.find('label', re.compile(rf'· {name}$'))
        self.write('Why', why)
        self.tap_button(button)

    def test_batch(self):
        """Two of a village: one comes out spoiled and is printed once more; then the good ones are counted."""
        before = len(papers())
        for name in 'Sucipto', 'Sumarni':
            self.office.ask('kartika', 'card/issue', decision=self.office.grant(name))
        self.begin('kartika')
        self.section('Batches')
        self.tap_button('New batch')
        self.write('Which village', 'Hadiluwih')
        self.app.find('list item', re.compile('Hadiluwih')).tap()
        self.choose_card('Kenanga')
        self.tap_button('Put the batch together')
        self.tap_button('Release it for printing')
        self.print_waiting()
        self.row('Sumarni', 'To be scanned')
        self.scan(self.code_of(self.paper(before + 1)))
        self.sees('Card %s is good: it says what is on file.')
        self.end_row('Sumarni', 'To be scanned', 'It came out spoiled', 'Pita kusut')
        self.row('Sumarni', 'Spoiled')
        self.page('spoiled')
        self.end_row('Sumarni', 'Spoiled', 'Print it once more', 'Pita kusut')
        self.print_waiting()
        self.scan(self.code_of(self.paper(before + 3)))
        self.app.gone('list item', re.compile(re.escape(say('To be scanned'))))
        self.write('Good cards that lie there', '2')
        self.page('counted')
        self.tap_button('Close the batch')
        self.sees('Closed')
        self.page('batch-closed')
        self.assertEqual(len(papers()), before + 3)

    def choose_card(self, title):
        self.app.find('combo box', say('Card')).tap()
        key('End', 'Return')                # Kenanga is the last of the profile
        wait_for(lambda: self.app.find('combo box', say('Card')).inside('label', title), what=f'{title} is chosen')


if __name__ == '__main__':
    tap.main()

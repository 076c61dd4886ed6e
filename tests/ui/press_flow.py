#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards through a real printer queue at a counter, over AT-SPI: issued, printed, read back from what came out; a village's
batch in which one comes out spoiled and is printed again. Run by meson inside a print lab and run-under-xvfb.sh.

  press_flow.py HUB CTL COUNTER PROFILES LOCALES    pages are photographed as by cards_flow.py.
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
from atspi_driver import key, type_text, wait_for  # noqa: E402
from card_office import VILLAGE  # noqa: E402
from cards_flow import Cards, like, say  # noqa: E402
from lens import Lens  # noqa: E402

CARDS, SHEETS = 'card', 'sheets'            # queues of the lab


def papers(queue=CARDS):
    """What the printer has made, oldest first."""
    return sorted((pathlib.Path(os.environ['LAB']) / 'printers' / queue / 'printed').glob('*'))


class Press(Cards):
    def setUp(self):
        super().setUp()
        self.office.environ['LOKET_ONCE_DIR'] = os.path.join(os.environ['LAB'], 'once')
        self.folder = tempfile.TemporaryDirectory()

    def tearDown(self):
        super().tearDown()
        self.folder.cleanup()

    def codes_of(self, paper):
        """As a scanner of another maker reads the back of what came out."""
        picture = pathlib.Path(self.folder.name) / 'back'
        subprocess.run(['pdftoppm', '-r', '300', '-f', '2', '-l', '2', '-png', '-singlefile', paper, picture], check=True)
        return subprocess.run(['zbarimg', '--nodbus', '-q', '--raw', f'{picture}.png'], check=True, capture_output=True,
                              text=True).stdout.split()

    def code_of(self, paper):
        code, = self.codes_of(paper)
        return code

    def paper(self, number, queue=CARDS):
        return wait_for(lambda: len(papers(queue)) >= number and papers(queue)[number - 1], what=f'paper {number}')

    def choose(self, name, place):
        """The entry of a drop-down that is as many below the first."""
        self.app.find('combo box', say(name)).tap()
        self.app.pick('Home', *['Down'] * place)

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
        self.point_camera()
        self.office.grant('Sucipto')
        self.begin('citra')
        self.section('To be printed')
        self.app.find('list item', re.compile('Sucipto')).tap()
        self.photograph('Sucipto')
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

    def point_camera(self):
        """At a picture, over and over: what a camera would see."""
        camera = Lens(self.folder.name)
        camera.show('-size', camera.size, 'gradient:seagreen-wheat', '-fill', 'peru', '-draw', 'circle 320,220 320,120')
        settings = self.office.dir / 'config/loket'
        settings.mkdir(exist_ok=True)
        (settings / 'counter.ini').write_text(camera.settings, encoding='utf-8')

    def photograph(self, name):
        self.tap_button('Take a photograph')
        button = self.app.find('button', say('Take the photograph'))
        wait_for(lambda: button.has('sensitive'), what='the picture of the camera')
        button.tap()
        wait_for(lambda: self.app.find('button', say('Use this photograph')).has('focused'), what='the photograph')
        self.tap_button('Larger')
        self.page('photograph')
        self.tap_button('Use this photograph')
        self.sees('The photograph is on file.')
        self.app.find('list item', re.compile(name)).tap()
        self.app.find(None, like('Photograph: %s'))

    def end_row(self, name, place, button, why):
        """Somebody has looked for the card in that place and says what is with it; what was chosen stays in the pane."""
        title = re.compile(rf'· {name}$')
        if not self.app.find_all('label', title):
            self.app.find('list item', re.compile('Warga A')).tap()
            key(*['Down'] * place, 'Return')
        self.app.find('label', title)
        self.write('Why', why)
        self.tap_button(button)

    def neighbours(self, letters='ABCDEFGHIJKLMNOPQRST'):
        """People of one hamlet with a card each, by their names in the order in which they are printed."""
        names = [f'Warga {letter}' for letter in letters]
        for at, name in enumerate(names):
            self.office.people[name] = self.office.ask(
                'wati', 'person/save', name=name, birth_date=f'19{50 + at}-03-02', sex='female', village=VILLAGE,
                hamlet='Sidorejo', nik_seen=False, family_card=f'33141512030899{10 + at}', relation='head')['person']['id']
            self.office.ask('kartika', 'card/issue', decision=self.office.grant(name))
        return names

    def test_batch(self):
        """Twenty of a village: the thirteenth comes out spoiled and is printed once more; then they are counted."""
        before = len(papers())
        self.office.receive()
        names = self.neighbours()
        self.begin('kartika')
        self.section('Batches')
        self.tap_button('New batch')
        self.write('Which village', 'Hadiluwih')
        self.app.find('list item', re.compile('Hadiluwih')).tap()
        self.choose_card('Kenanga')
        self.tap_button('Put the batch together')
        self.tap_button('Release it for printing')
        self.print_waiting()
        for at, name in enumerate(names):
            code = self.code_of(self.paper(before + 1 + at))
            if at != 12:
                self.read_back(code)
        self.end_row(names[12], 12, 'It came out spoiled', 'Pita kusut')
        self.row(names[12], 'Spoiled')
        self.page('spoiled')
        self.end_row(names[12], 12, 'Print it once more', 'Pita kusut')
        self.print_waiting()
        self.read_back(self.code_of(self.paper(before + 21)))
        self.papers_of_batch()
        self.write('Good cards that lie there', '20')
        self.page('counted')
        self.tap_button('Close the batch')
        self.sees('Closed')
        self.page('batch-closed')
        self.assertEqual(len(papers()), before + 21)
        batch, = self.office.ask('kartika', 'batch/list', states=['closed'])['batches']
        self.assertEqual((batch['good'], batch['spoiled'], batch['left']), (20, 1, 0))

    def read_back(self, code):
        """It may come out before the office has heard of it: then it is scanned once more."""
        number = re.compile('^' + re.sub('%s', '(.+)', say('Card %s is good: it says what is on file.')))
        before = {each.name for each in self.app.find_all('label', number)}
        self.scan(code)
        wait_for(lambda: {each.name for each in self.app.find_all('label', number)} - before, what='the card is good')

    def test_sheets(self):
        """An office without a card printer: cards on sheets of A4, out of a printer and as a file."""
        self.neighbours('ABCDEFGHIJKL')
        self.begin('kartika')
        self.section('Printing')
        self.choose('Printer', 1)
        self.choose('How the cards lie', 1)
        self.print_waiting()
        full, rest = self.codes_of(self.paper(1, SHEETS)), self.codes_of(self.paper(2, SHEETS))
        self.assertEqual((len(full), len(rest)), (10, 2))
        self.sees('The sheet is printed. Please cut the cards out and scan each before it counts.')
        self.page('sheets')
        for code in full + rest:
            self.read_back(code)
        self.assertEqual(self.office.ask('kartika', 'print/list', loose=True)['lines'], [])
        self.assertEqual(self.blanks(), 0)
        self.save_sheet()

    def test_limit_and_damage(self):
        """One spoiled too often for one officer alone, so a second one approves; and a card whose code got scratched."""
        card, old = self.office.card('Wagiman')
        self.office.ask('dewi', 'card/hand-over', card=card)
        self.spoil_often('Sucipto', 6)
        self.begin('kartika')
        self.section('Printing')
        self.app.find('list item', re.compile('Sucipto')).tap()
        self.write('Why', 'Pita kusut')
        self.tap_button('Print it once more')
        self.sees('The reprints of this day are used up. A second officer has to approve another one.')
        self.page('limit')
        self.write('Why is it printed again?', 'Pita kusut')
        self.tap_button('Propose another print')
        self.sees('Proposed. It is printed once a second officer has approved it.')
        self.leave()
        self.begin('citra')
        key('ctrl+p')
        self.app.find('label', re.compile(re.escape(say('Print a card once more: %s') % 'Sucipto')))
        self.page('second-officer')
        self.tap_button('Approve')
        wait_for(lambda: self.app.find_all('button', say('Approve')) == [], what='it is approved')
        self.assertEqual(self.lines(), {'Sucipto': 'queued'})
        key('Escape')
        self.damage(card, old)

    def lines(self):
        return {each['name']: each['print']['state'] for each in self.office.ask('kartika', 'print/list', loose=True)['lines']}

    def spoil_often(self, name, times):
        card = self.office.ask('kartika', 'card/issue', decision=self.office.grant(name))['card']['id']
        for time in range(times):
            if time:
                self.office.ask('kartika', 'card/reprint', card=card, reason='Pita kusut')
            self.office.spoil_card(card)

    def damage(self, card, old):
        """The scratched card holds until the new one is handed over, and not a moment longer."""
        self.app.find('button', say('Cards')).tap()
        self.find_card('1')
        self.tap_button('The card is damaged')
        self.wait_focus('What is wrong with it?')
        type_text('Kodenipun kabarut')
        self.page('damaged')
        self.app.find('button', say('The card is damaged')).tap()
        self.sees('The new print waits for the printer.')
        new = self.office.print_card(card)
        slot = {each['text']: each['slot'] for each in self.prints(card)}
        self.assertEqual(self.card(card)['state'], 'active')
        self.section('Hand over')
        self.focus_in_find()
        self.scan(new['text'])
        self.sees('This is the card')
        self.sign_for_it()
        self.tap_button('Hand over')
        self.sees('The card of %s is handed over and holds from now on.')
        self.assertNotEqual(slot[old], slot[new['text']])
        self.assertEqual(self.card(card)['print'], new['id'])

    def blanks(self):
        """That were used up."""
        line, = self.office.ask('kartika', 'stock/balance')['lines']
        return line['received'] - line['in_stock']

    def save_sheet(self):
        """Without any printer: the file is in a folder of this computer only, and nobody else can read it."""
        self.office.ask('kartika', 'card/issue', decision=self.office.grant('Sucipto'))
        self.section('To be printed')
        self.section('Printing')
        self.row('Sucipto', 'Waits')
        self.tap_button('Save the file as PDF')
        self.sees('The file is saved: %s. Print it once only, and scan each card before it counts.')
        saved, = (pathlib.Path(self.office.environ['XDG_DATA_HOME']) / 'loket/cards').glob('*.pdf')
        self.assertEqual(saved.stat().st_mode & 0o077, 0)
        self.page('saved')
        self.read_back(self.code_of(saved))

    def papers_of_batch(self):
        for title in 'Cover sheet', 'List to sign on':
            self.tap_button(title)
            self.app.find('button', say('Print the paper'))
            self.page(title.split()[0].lower())
            self.tap_button('Back')

    def choose_card(self, title):
        self.app.find('combo box', say('Card')).tap()
        self.app.pick('End')                # Kenanga is the last of the profile
        wait_for(lambda: self.app.find('combo box', say('Card')).inside('label', title), what=f'{title} is chosen')


if __name__ == '__main__':
    tap.main()

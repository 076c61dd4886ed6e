#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The office looks at what a hospital's desk printed: slips with a mark, a code that is typed and one that is scanned, a list of
claims that is taken in, twice, and its rows that do not match. The slips are made at the desk's own window before, against the
same hub. Run by meson inside run-under-xvfb.sh.

  claims_flow.py HUB CTL COUNTER PROFILES LOCALES VERIFIER    pages are photographed as by cards_flow.py."""
import os
import re
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
from atspi_driver import key, type_text, wait_for  # noqa: E402
from card_office import HospitalOffice  # noqa: E402
from cards_flow import CTL, HUB, LOCALES, PROFILES, Cards, say  # noqa: E402
from verifier_desk import Desk  # noqa: E402

VERIFIER = sys.argv[6]
CODE = re.compile('[2-9A-Z]{3}-[2-9A-Z]{4}-[2-9A-Z]{3}')
HOUSE = 'RSUD Uji Coba'


class Claims(Cards):
    def setUp(self):
        self.office = HospitalOffice(HUB, CTL, PROFILES, LOCALES)
        self.office.put_people()
        self.office.unlock()
        self.office.receive()
        self.program = None
        cards = {name: self.hand_out(name) for name in ('Sucipto', 'Wagiman')}
        self.office.ask('kartika', 'status/publish')
        self.numbers = {name: self.office.ask('dewi', 'card/open', card=card)['card']['number']
                        for name, (card, _) in cards.items()}
        self.slips = self.make_slips(cards)

    def hand_out(self, name):
        card, code = self.office.card(name)
        self.office.ask('dewi', 'card/hand-over', card=card, signed_for=True)
        return card, code

    def make_slips(self, cards):
        """At the hospital; one card is lost meanwhile, which the desk does not know yet. Its codes, by name."""
        desk = Desk(VERIFIER, self.office.dir / 'desk', LOCALES, self.office.socket)
        desk.settings('[seat]\nfacility=rs-uji\n')
        desk.open()
        try:
            desk.sees('The list of good cards is less than a day old.')
            codes = {'Sucipto': self.make_slip(desk, cards['Sucipto'][1])}
            self.office.unlock()
            self.office.ask('dewi', 'card/lost', card=cards['Wagiman'][0], reason='Ical wonten peken')
            codes['Wagiman'] = self.make_slip(desk, cards['Wagiman'][1])
            wait_for(lambda: len(self.office.ask('budi', 'guarantee/list').get('guarantees', [])) == 2,
                     what='that the office has both')
            desk.close()
        finally:
            desk.kill()
        return codes

    @staticmethod
    def make_slip(desk, card):
        before = {each.name for each in desk.app.find_all('label')}
        desk.scan(card)
        desk.verdict('VALID')
        desk.tap('Emergency')
        desk.tap('Print the guarantee slip')
        return wait_for(lambda: next((each.name for each in desk.app.find_all('label')
                                      if CODE.fullmatch(each.name) and each.name not in before), None), what='its code')

    def row(self, text):
        return self.app.find('list item', re.compile(re.escape(text)))

    def no_row(self, text):
        self.app.gone('list item', re.compile(re.escape(text)))

    def test_slips(self):
        self.begin('budi')
        self.section('Guarantee slips')
        self.row(self.slips['Wagiman'])
        self.no_row(self.slips['Sucipto'])
        self.page('marked')
        self.row(self.slips['Wagiman']).tap()
        self.sees('The card did not count any more when it was shown. The list of good cards of that desk was older.')
        self.page('slip')
        key('Escape')
        self.app.find('check box', say('Only to be looked at')).tap()
        self.row(self.slips['Sucipto'])
        self.days()
        self.codes()

    def days(self):
        """Of another day, of no day, of another hospital."""
        for text, sentence in ('22/11/2026', 'There is no such slip.'), ('tomorrow', 'This is no day.'):
            self.write_anew('Day', text)
            self.sees(sentence)
        self.write_anew('Day', '23/11/2026')
        self.row(self.slips['Sucipto'])
        self.app.find('combo box', say('Hospital')).tap()
        self.app.pick('Home', 'Down')
        self.sees('There is no such slip.')
        self.app.find('combo box', say('Hospital')).tap()
        self.app.pick('End')
        self.row(self.slips['Sucipto'])
        self.page('all')

    def write_anew(self, name, text):
        self.tap_field(name)
        key('ctrl+a')
        type_text(text)
        key('Return')

    def codes(self):
        text = next(each['text'] for each in self.office.ask('budi', 'guarantee/list')['guarantees']
                    if each['number'] == self.numbers['Sucipto'])
        self.tap_button('Check a code')
        self.wait_focus('Code of a slip')
        for typed, sentence in ((self.slips['Sucipto'].lower().replace('-', ' '), 'This slip is real.'),
                                ('FGH-ARME-SKF', 'No slip has this code. Please read it again, or scan the square code.'),
                                (text, 'This slip is real.'),
                                (text[:-1] + ('A' if text[-1] != 'A' else 'B'),
                                 'The seal of this slip does not hold. Please scan it again, or call the office.')):
            self.write_anew('Code of a slip', typed)
            self.sees(sentence)
            if typed == text:
                self.app.find('label', self.numbers['Sucipto'])
                self.page('checked')

    # Claims

    def write_list(self):
        path = self.office.dir / 'klaim.csv'
        path.write_text('Nomor Klaim;Kode Jaminan;Nomor Kartu;Tanggal;Jumlah\n'
                        f'K-1;{self.slips["Sucipto"]};{self.numbers["Sucipto"]};23/11/2026;1.250.000\n'
                        f'K-2;{self.slips["Sucipto"]};{self.numbers["Sucipto"]};23/11/2026;300.000\n'
                        f'K-3;{self.slips["Wagiman"]};{self.numbers["Sucipto"]};23/11/2026;75.000\n', encoding='utf-8')
        return path

    def take_in(self, path):
        self.tap_button('Take in a list')
        combos = wait_for(lambda: len(self.app.find_all('combo box', say('Hospital'))) == 2 and
                          self.app.find_all('combo box', say('Hospital')), what='whose list it is')
        combos[1].tap()
        self.app.pick('End')
        self.write_anew('File of the list', str(path))

    def test_claims(self):
        self.begin('budi')
        self.section('Claims of hospitals')
        self.sees('No list has been taken in yet.')
        self.page('claims-none')
        self.take_in('/nowhere/klaim.csv')
        self.sees('There is no such file, or it may not be read.')
        self.write_anew('File of the list', str(self.write_list()))
        self.sees('The list is taken in.')
        self.app.find('label', say('%d of %d') % (1, 3))
        self.app.find('label', say('%s of %s') % ('Rp1.250.000', 'Rp1.625.000'))
        self.sees('The slip is of another card.')
        self.page('claims-taken')
        taken, = self.office.ask('budi', 'claim/list')['lists']
        self.assertEqual([taken['facility'], taken['rows'], taken['matched'], taken['matched_amount']], ['rs-uji', 3, 1, 1250000])
        self.tap_button('Rows that do not match')
        self.sees('The slip was claimed before, in this list or another one.')
        self.sees('The slip is of another card.')
        self.app.find('label', 'K-3')
        self.assertEqual(self.app.find_all('label', 'K-1'), [])
        self.page('claims-rows')
        key('Escape')
        self.again()

    def again(self):
        self.row(HOUSE)
        self.take_in(self.office.dir / 'klaim.csv')
        self.sees('This file was taken in before. Nothing was changed.')
        self.assertEqual(len(self.office.ask('budi', 'claim/list')['lists']), 1)
        self.tap_button('Sums')
        self.app.find('label', re.compile('^1 .*Rp1.250.000'))
        self.page('claims-sums')


if __name__ == '__main__':
    tap.main()

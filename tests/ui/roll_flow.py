#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk of a school checks a class: a real hub with a card, lists as schools save them, the answers on the screen and in
a file, what is said of each list that cannot be taken and while the office is away, and that nothing of a class stays.
Run by meson inside run-under-xvfb.sh; LOKET_TEST_SHOTS=DIR takes pictures.

  roll_flow.py HUB CTL VERIFIER PROFILES LOCALES"""
import os
import re
import sys
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
from atspi_driver import shot  # noqa: E402
from card_office import CardOffice, OTHER_VILLAGE  # noqa: E402
from verifier_desk import INVITATION, Desk  # noqa: E402

HUB, CTL, VERIFIER, PROFILES, LOCALES = sys.argv[1:6]
NIK = '3314155206140003'
SCHOOL = '\n[facility sdn-1]\nkind=school\ntitle=SD Negeri 1\ntitle[jv]=SD Negeri 1\ntitle[en]=SD Negeri 1\ndevices=verifier\n'
PLACE = '[seat]\nfacility=sdn-1\n'
FEW = 'Nama;Tanggal Lahir\nBagas Prakoso;05/05/2014\n'


class SchoolOffice(CardOffice):
    """An office that knows a school, whose desk is on the hub's own socket, and gives help with school by Kenanga."""

    def short_cards(self, profiles, card_rules):
        copy = super().short_cards(profiles, card_rules)
        profile = self.dir / 'profiles/sragen/profile.ini'
        text = profile.read_text(encoding='utf-8')
        assert text.count('\nentitlements=1\n') == 1
        profile.write_text(text.replace('\nentitlements=1\n', '\nentitlements=9\n') + SCHOOL, encoding='utf-8')
        return copy


class School(unittest.TestCase):
    def setUp(self):
        self.office = SchoolOffice(HUB, CTL, PROFILES, LOCALES)
        self.office.put_people()
        self.office.ask('wati', 'person/save', name='Dwi Lestari', birth_date='2014-06-12', sex='female', nik=NIK,
                        nik_seen=True, village=OTHER_VILLAGE, hamlet='Sidorejo', family_card='3314151203089910',
                        relation='head')
        self.office.unlock()
        self.office.receive()
        card, _ = self.office.card('Sucipto')
        self.office.ask('dewi', 'card/hand-over', card=card, signed_for=True)
        self.number = self.office.ask('dewi', 'card/open', card=card)['card']['number']
        self.desks = []

    def tearDown(self):
        for desk in self.desks:
            desk.kill()
        self.office.close()

    def open(self, language='en', settings=PLACE):
        desk = Desk(VERIFIER, self.office.dir / f'desk-{len(self.desks)}', LOCALES, self.office.socket, language)
        desk.settings(settings)
        self.desks.append(desk)
        return desk.open()

    def write(self, name, text):
        path = self.office.dir / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def page(self, desk):
        desk.sees(INVITATION)
        desk.tap('Check a class')
        desk.app.find('button', desk.say('Choose the list'))

    def rows(self, desk):
        return [node.name for node in desk.app.find_all('label')]

    def picture(self, name):
        if os.environ.get('LOKET_TEST_SHOTS'):
            shot(os.path.join(os.environ['LOKET_TEST_SHOTS'], name + '.png'))

    def a_class(self):
        return self.write('kelas-4.csv', 'DAFTAR SISWA KELAS IV;;;;\nNo;Nama Siswa;Tgl Lahir;NIK;No. Kartu\n'
                          f'1;Sucipto;02/03/1954;;{self.number}\n2;Dwi Lestari;12/06/2014;{NIK};\n'
                          '3;Bagas Prakoso;05/05/2014;;\n4;Siti Aminah;;;\n')

    def checked(self, desk):
        self.page(desk)
        desk.choose('Choose the list', self.a_class())
        desk.app.find('label', '1  ' + desk.say('covered'))

    def test_class(self):
        desk = self.open()
        self.checked(desk)
        for total in '1  not covered', '2  please ask the office':
            desk.app.find('label', total)
        seen = self.rows(desk)
        at = seen.index('Sucipto')
        self.assertEqual([each for each in seen[at - 1:at + 13] if each != 'without a whole date of birth'],
                         ['1', 'Sucipto', 'covered', '2', 'Dwi Lestari', 'not covered', '3', 'Bagas Prakoso',
                          'please ask the office', '4', 'Siti Aminah', 'please ask the office',
                          'This holds for today. The desk may still ask about 596 pupils today.'])
        # The whole class is in sight, and nobody has to look for it under a bar that scrolls.
        last, save = desk.app.find('label', 'Siti Aminah').settled(), desk.app.find('button', 'Save the result').settled()
        self.assertLess(last[1] + last[3], save[1])
        self.assertEqual(desk.app.audit(24), [])
        out = self.office.dir / 'result.out'
        desk.choose('Save the result', out)
        desk.sees('The result is saved: rows and their answers, without names.')
        self.assertEqual(out.read_text(), 'row,status\n1,covered\n2,not_covered\n3,ask\n4,ask\n')
        self.assertEqual(out.stat().st_mode & 0o077, 0)
        self.picture('roll-en')
        desk.tap('Done: forget it')
        desk.sees(INVITATION)
        self.assertEqual(desk.app.find_all('label', 'Sucipto'), [])
        desk.close()
        self.kept_nothing(desk)

    def kept_nothing(self, desk):
        """No file of the desk has a name or a number of the class."""
        for path in desk.folder.rglob('*'):
            if path.is_file() and not path.is_symlink():
                self.assertIsNone(re.search(rb'Sucipto|Dwi Lestari|Bagas|kelas-4|' + NIK.encode(), path.read_bytes()), path)

    def test_bad_lists(self):
        desk = self.open('id')
        self.picture('waiting-id')
        self.page(desk)
        self.picture('roll-empty-id')
        many = 'Nama;Tanggal Lahir\n' + 'Sucipto;02/03/1954\n' * 61
        for name, text, sentence in (
                ('a.csv', 'Siswa ke;Tanggal Lahir\n1;02/03/1954\n', 'This list has no column with the names of the pupils. '
                 'Please call it “Nama” and try again.'),
                ('b.csv', 'Nama;Kelas\nSucipto;4\n', 'This list has no column with the dates of birth. Please call it '
                 '“Tanggal Lahir” and try again.'),
                ('c.csv', many, 'These are more pupils than one class has. Please check one class after the other.'),
                ('d.csv', many * 900, 'This file is too long for the list of one class.'),
                ('e.csv', 'Nama;Tanggal Lahir\n', 'This list has no line with data.')):
            desk.choose('Choose the list', self.write(name, text))
            desk.sees(sentence)
        self.picture('roll-bad-id')
        self.away(desk)
        desk.close()

    def away(self, desk):
        few = self.write('f.csv', FEW)
        self.office.stop()
        desk.sees('No network. Cards are checked all the same.')
        desk.choose('Choose the list', few)
        desk.sees('Class lists are checked by the office itself, and it cannot be reached now. Please try again later; '
                  'nothing of the list was kept.')
        self.picture('roll-away-id')
        self.office.start()
        desk.sees('The office answers.')
        desk.choose('Choose the list', few)
        desk.app.find('label', '1  ' + desk.say('please ask the office'))

    def test_left_alone(self):
        desk = self.open('id', PLACE + 'verdict_minutes=0.5\n')
        self.checked(desk)
        self.picture('roll-id')
        desk.sees(INVITATION)
        self.assertEqual(desk.app.find_all('label', 'Sucipto'), [])
        desk.close()

    def test_hospital(self):
        desk = self.open(settings='[seat]\nfacility=rsud-soehadi\n')
        desk.sees(INVITATION)
        self.assertEqual(desk.app.find_all('button', desk.say('Check a class')), [])
        desk.close()


if __name__ == '__main__':
    tap.main()

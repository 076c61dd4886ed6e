#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day in the office as people see it, and what follows from it: a visitor takes a number, is called and looked up, applies
for a card with a paper owed, brings it, is asked at home; an officer proposes, and may not decide about that himself; another
one decides; the letter is printed. A week later the person objects, other people review it and grant the card; two years
later it runs out. Run by meson inside the print lab and the screen lab.

  LOKET_SHOTS=DIR LOKET_LOOK=jv LOKET_SIZE=1920x1080 office-day.py    every page of the day is photographed there"""
import os
import pathlib
import sys
import time
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / 'lib')]
import printed  # noqa: E402
import tap  # noqa: E402
from case_office import FORM, CaseOffice  # noqa: E402
from office import Kiosk, Refused, wait_for  # noqa: E402

MONDAY, LATER = '2026-11-23T08:05:00+07:00', '2026-11-30T08:05:00+07:00'
OVER = '2028-12-04T08:05:00+07:00'          # two years and some days: longer than a Melati card holds
POOR, NOT_SO_POOR = '211111122', '222122222'    # the home survey by digits: 1 yes, 2 no; the first is “without a home”
NEIGHBOURS = 'Tetangga: keluarga ini hidup sederhana.'


class OfficeDay(unittest.TestCase):
    def setUp(self):
        self.office = CaseOffice()
        self.hub = self.office.hub
        self.number = self.letter_number = None

    def tearDown(self):
        self.office.close()

    def test_day(self):
        try:
            self.day()
        except BaseException:
            self.office.keep_failure()
            raise

    def day(self):
        began = time.monotonic()
        self.office.open_windows()
        self.take_a_number()
        self.take_in()
        self.bring_the_paper()
        self.send_two_officers()
        self.type_the_survey_in()
        self.propose()
        self.may_not_decide_himself()
        self.another_decides()
        self.print_the_letter('refusal')
        self.office.next_day(LATER)
        self.object()
        self.review()
        self.second_decision()
        self.print_the_letter('decision')
        self.office.next_day(OVER)
        self.is_over()
        print(f'# {self.office.hands()}, {time.monotonic() - began:.0f} s')

    # Monday

    def take_a_number(self):
        before = len(printed.papers('escpos'))
        label = self.office.kiosk.take(self.office.language, self.office.services['health'], 'elderly')
        self.office.kiosk.done()
        code = printed.code_of(printed.escpos(printed.next_paper('escpos', before), self.office.path))
        self.assertTrue(code.startswith('LKT1'), code)
        self.number = label

    def take_in(self):
        desk = self.office.first.sign_in('dewi', 'Dewi Lestari')
        self.assertEqual(desk.call(), self.number)
        desk.page('1-serving')
        desk.look_up('soetjipto', 'Sucipto')
        desk.sees('On no list that counts')
        desk.page('2-brief')
        desk.key('Return')
        desk.sees_like('Number %s')
        for paper in 'ktp', 'checklist':
            desk.touch(desk.button(f'{self.office.paper(paper)}: {desk.say("Original seen")}'))
        desk.page('3-intake')
        desk.key('ctrl+s')
        desk.sees_like('Application %s is on file.')
        desk.sees('Papers owed')
        self.print_the_receipt(desk)
        desk.page('4-owed')
        desk.finish()
        wait_for(lambda: self.hub.ticket(self.number)['state'] == 'served', what=f'{self.number} to be served')

    def print_the_receipt(self, desk):
        before = len(printed.papers('ticket'))
        desk.tap('Print the receipt')
        picture = printed.raster(printed.next_paper('ticket', before), self.office.path)
        self.assertEqual(printed.code_of(picture), self.office.application('Sucipto')['code'])

    def bring_the_paper(self):
        """A neighbour brings it, without a number: the officer finds the application in the list of papers owed."""
        desk = self.office.first
        desk.open_list('Papers owed')
        desk.page('5-papers-owed')
        desk.key('Return')
        desk.focus('button', desk.say('Papers were brought'))
        desk.key('Return')
        desk.focus('button', f'{self.office.paper("village-letter")}: {desk.say("Owed")}')
        desk.key('2', 'ctrl+s')
        desk.sees('The papers are put down.')
        desk.button(desk.say('Have it visited'))
        desk.page('6-complete')

    def send_two_officers(self, home='Wati Ningsih', neighbours='Tono Wibowo', picture='7-visit'):
        desk = self.office.first
        desk.tap('Have it visited')
        desk.tap('Send two officers')
        desk.choose('Asks at the home', home)
        desk.choose('Asks the neighbours', neighbours)
        desk.page(picture)
        desk.tap('Send them')
        desk.sees('The visit is on the list of both officers.')

    def type_the_survey_in(self):
        """At the second counter, while the application stays open at the first one, which keeps up with it."""
        desk = self.office.second.sign_in('wati', 'Wati Ningsih')
        desk.open_number(1, 'Sucipto')
        desk.tap('Fill a form')
        desk.touch(desk.button(FORM))
        desk.sees_like('Questions still open: %u')
        desk.type(NOT_SO_POOR[:4])
        desk.key('ctrl+s')
        desk.sees('Saved. It is not handed in yet.')
        desk.key('Escape')
        desk.sees('Not handed in yet')                              # the page of the application knows of it
        self.office.first.sees('Not handed in yet')
        desk.touch(desk.button(desk.like('Open the form: %s')))
        desk.sees_like('Questions still open: %u')
        desk.rest_of_form(NOT_SO_POOR[4:], 4, 2600000)
        desk.write('What the neighbours said', NEIGHBOURS)
        desk.page('8-survey')
        desk.key('ctrl+Return')
        desk.sees('The survey is handed in.')
        desk.sees('Verified')

    def propose(self):
        desk = self.office.first
        desk.button(desk.say('Decision'))               # by the feed: nobody has touched this window meanwhile
        desk.page('9-verified')
        desk.tap('Decision')
        desk.sees_like('Rules %s propose')
        desk.sees('Just missed')
        desk.page('a-suggestion')
        desk.tap('Refuse it')
        desk.write('Reason', 'Survei rumah: satu dari delapan kriteria.')
        desk.page('b-refusal')
        desk.tap('Propose')
        desk.sees('The decision is proposed. It counts once another officer has approved it.')

    def may_not_decide_himself(self):
        """Head of section as he is: not in this window, not at the other counter, not over HTTP."""
        own = self.office.first.say('You have proposed this yourself. Somebody else has to decide.')
        decision = self.office.application('Sucipto')['decisions'][0]['id']
        self.office.first.tap('Decision')
        self.office.second.next_officer('dewi', 'Dewi Lestari')
        self.office.second.open_number(1, 'Sucipto')
        self.office.second.tap('Decision')
        for desk in self.office.first, self.office.second:
            desk.sees(own)
            self.assertFalse(desk.has('button', desk.say('Approve')))
        self.office.first.page('c-own-proposal')
        for _ in range(2):                              # two sign-ins are one officer
            with self.assertRaises(Refused) as refused:
                self.hub.call('decision/approve', token=self.office.sign_in('dewi'), decision=decision)
            self.assertEqual(refused.exception.problem['rule'], 'proposer-decides')
            self.assertGreater(len(refused.exception.problem['title']), 20)
        self.office.first.key('Escape')

    def another_decides(self):
        desk = self.office.second.next_officer('budi', 'Budi Santoso')
        desk.open_list('For the head of section')
        desk.key('Return')
        desk.button(desk.say('Approve'))
        desk.page('d-approval')
        desk.tap('Approve')
        desk.sees('The application is refused. Please hand over the letter with the right to object.')
        self.office.first.sees('Refused')

    def print_the_letter(self, kind):
        desk = self.office.first
        before = len(printed.papers('office'))
        desk.tap('Letters')
        desk.button(desk.say('Issue it'))
        desk.sees('A draft. It gets its number when it is issued.')
        desk.page(f'e-{kind}')
        desk.tap('Issue it')
        desk.sees('Issued, and in the archive as it was printed.')
        desk.tap('Print the letter')
        paper = printed.next_paper('office', before)
        desk.page(f'f-{kind}-printed')
        self.check_letter(kind, paper)

    def check_letter(self, kind, paper):
        letter = self.office.letter(1 if kind == 'refusal' else 2)
        said = printed.text(paper)
        self.assertEqual(letter['kind'], kind)
        self.assertIn(letter['number'], said)
        self.assertIn('Sucipto', said)
        self.assertIn('berhak mengajukan sanggah' if kind == 'refusal' else 'Melati', said)
        self.assertEqual(printed.facts(paper)['Pages'], '1')
        self.assertRegex(printed.facts(paper)['Page size'], r'^59[45].* x 84[12].*A4')
        self.assertTrue(printed.fonts_embedded(paper))
        self.assertNotEqual(letter['number'], self.letter_number)
        self.letter_number = letter['number']

    # A week later

    def object(self):
        """The person comes with the letter; whoever sits there takes it, from what the look-up shows."""
        label = self.office.kiosk.take(self.office.language, self.office.services['health'])
        self.office.kiosk.done()
        desk = self.office.first.sign_in('citra', 'Citra Maharani')
        self.assertEqual(desk.call(), label)
        desk.look_up('sucipto', 'Sucipto')
        desk.touch(desk.row('Saraswati.*Sucipto'))
        desk.tap('Decision')
        desk.tap('Take an objection')
        desk.focus('text', desk.say('What the person says against it'))
        desk.type('Pak Cipto sakit, sudah tidak bekerja.')
        desk.page('g-objection')
        desk.tap('Put the objection on file')
        desk.sees('The objection is on file as an application of its own. Other people review it.')
        desk.page('h-review')

    def review(self):
        """No list has him: a review is always verified, and not by one officer alone."""
        self.send_two_officers('Tono Wibowo', 'Wati Ningsih', 'h2-review-visit')
        clerk = self.office.second.sign_in('tono', 'Tono Wibowo')
        clerk.open_number(2, 'Sucipto')
        clerk.tap('Fill a form')
        clerk.touch(clerk.button(FORM))
        clerk.sees_like('Questions still open: %u')
        clerk.rest_of_form(POOR, 4, 1200000)
        clerk.choose('Where', clerk.say('From the paper form'))
        clerk.choose('Asked the neighbours', 'Wati Ningsih')
        clerk.write('What the neighbours said', NEIGHBOURS)
        clerk.key('ctrl+Return')
        clerk.sees('The survey is handed in.')

    def second_decision(self):
        desk, other = self.office.first, self.office.second
        desk.tap('Decision')
        desk.sees('Why')
        desk.page('i-suggestion-melati')
        desk.tap('Propose')
        desk.sees('The decision is proposed. It counts once another officer has approved it.')
        self.who_decided_first_may_not(other.next_officer('budi', 'Budi Santoso'))
        for login, name, work, news in (                # no list has him: both heads
                ('hadi', 'Hadi Prasetyo', 'For the head of section', 'Approved. Now it is for the head of unit.'),
                ('rina', 'Rina Hapsari', 'For the head of unit', 'The decision is in force.')):
            other.next_officer(login, name)
            other.open_list(work)
            other.key('Return')
            other.tap('Approve')
            other.sees(news)
        other.page('j-in-force')
        states = [each['state'] for each in self.office.decisions('Sucipto')]
        self.assertEqual(sorted(states), ['active', 'superseded'])
        desk.sees('Approved')

    def who_decided_first_may_not(self, desk):
        decision = self.office.application('Sucipto', 2)['decisions'][0]['id']
        desk.open_number(2, 'Sucipto')
        desk.tap('Decision')
        desk.tap('Approve')
        with self.assertRaises(Refused) as refused:
            self.hub.call('decision/approve', token=self.office.sign_in('budi'), decision=decision)
        self.assertEqual(refused.exception.problem['rule'], 'reviewed-hand')
        if self.office.language == 'id':
            desk.sees(refused.exception.problem['title'])

    # Two years later

    def is_over(self):
        """Time alone has ended it; what was decided can still be worked out again, word for word."""
        wait_for(lambda: [each['state'] for each in self.office.decisions('Sucipto')].count('expired') == 1,
                 what='the end of the decision')
        desk = self.office.first.sign_in('rina', 'Rina Hapsari')
        desk.open_number(2, 'Sucipto')
        desk.tap('Decision')
        desk.sees('Has run out')
        desk.tap('Check again')
        desk.sees('Worked out again: the same category, the same reasons, word for word.')
        desk.page('k-run-out')


if __name__ == '__main__':
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Field work at a counter, against a real hub and a real printer, over AT-SPI and by keys: two officers are sent, their route
list is printed and saved, nobody is at home, another day; the paper form is typed in with what the neighbours said and a
photograph; a head sends it back and takes it; counselling leads to a card that runs out soon, which the change watch finds; the
letter of it is declared void. The audit of every page. Run by meson inside the print lab and run-under-xvfb.sh.

  field_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import glob
import os
import re
import signal
import subprocess

import rulings_flow as rulings
import hub_door
import tap
from atspi_driver import PATIENCE, key, run, shot, type_text, wait_for

PRINTER = 'office'
LEFT, RIGHT, BOTTOM = 216, 1034, 752        # px: edges of the two halves of a page, and of the window
FOOT = 580                                  # px: where the part of the page begins that stays
PHOTOS = ('gradient:brown-wheat', 'plasma:forestgreen-skyblue')
NEIGHBOURS = 'Pak RT: rumah peninggalan orang tua, anak merantau'


def read_pdf(path):
    return subprocess.run(['pdftotext', '-raw', path, '-'], check=True, capture_output=True, text=True).stdout


def printed():
    """What came out of the printer of the lab, oldest first."""
    return sorted(glob.glob(os.path.join(os.environ['LAB'], 'printers', PRINTER, 'printed', '*')), key=os.path.getmtime)


class Field(rulings.Office):
    def setUp(self):
        super().setUp()
        self.put_on_file('joko', 'Joko Prasetyo', 'field_verifier')

    def tearDown(self):
        if os.environ.get('LOKET_SHOTS'):
            shot(os.path.join(os.environ['LOKET_SHOTS'], 'field-last.png'))
        super().tearDown()

    def page(self, app, name):
        if os.environ.get('LOKET_SHOTS'):
            os.makedirs(os.environ['LOKET_SHOTS'], exist_ok=True)
            shot(os.path.join(os.environ['LOKET_SHOTS'], f'field-{name}.png'))
        self.assertEqual(app.audit(rulings.TARGET), [], name)

    def end(self):
        self.program.send_signal(signal.SIGTERM)
        said = self.program.communicate(timeout=PATIENCE)[1].decode()
        self.assertEqual(self.program.returncode, 0, said)
        self.assertNotRegex(said, 'WARNING|CRITICAL')

    def work_as(self, login, name):
        """Another officer sits down at the same counter."""
        if getattr(self, 'program', None):
            self.end()
        app = self.begin('--language', 'en')
        self.sign_in(app, login, name)
        return app

    @staticmethod
    def reach(node, bottom=BOTTOM):
        """Turns the wheel until what is further down is in view; at the edge, since text boxes have a wheel of their own, and
        at the other one where nothing moves."""
        sides, last = [LEFT, RIGHT], None
        for _ in range(60):
            x, y, _, height = node.settled()
            if y + height <= bottom:
                return node
            if last is None:
                sides = sides if x < RIGHT else sides[::-1]
            elif y == last:
                sides = sides[::-1]
            last = y
            run('xdotool', 'mousemove', '--window', run('xdotool', 'getactivewindow'), str(sides[0]), str(bottom - 150), 'click', '5')
        raise AssertionError(f'{node!r} does not come into view')

    def press(self, app, name):
        self.reach(wait_for(lambda: next((each for each in app.find_all('button', name) if each.has('sensitive')), None),
                            what=f'{name} to be allowed')).tap()

    def section(self, app, title):
        if not app.find_all('list item', title):
            key('F8')
        app.find('list item', title).tap()
        self.wait_focus(app, 'list item', title)

    def write(self, app, name, text):
        entry = wait_for(lambda: app.find_all('entry', name), what=name)[-1]      # the last one, where two are called so
        self.reach(entry).tap()
        wait_for(lambda: entry.has('focused'), what=f'the focus in {name}')
        key('ctrl+a')
        type_text(text)

    def choose(self, app, name, at):
        """An entry of a choice, from 0."""
        self.reach(app.find('combo box', name)).tap()
        wait_for(lambda: (app.focused() or app).role == 'list item', what=f'the open choice of {name}')
        key('Home', *['Down'] * at, 'Return')
        wait_for(lambda: (app.focused() or app).role != 'list item', what=f'the closed choice of {name}')

    def place_of(self, name):
        """Of an officer in the choice: first stands nobody."""
        return 1 + [each['name'] for each in self.ask('survey/choices')['surveyors']].index(name)

    def saved(self, app):
        label = app.find('label', re.compile(r'^The file is saved: .*\.pdf$'))
        return read_pdf(label.name.split(': ')[1])

    def survey(self):
        found = self.ask('survey/list', application=self.application, own=False)['surveys'][0]
        return self.ask('survey/open', survey=found['id'])['survey']


class Visit(Field):
    def to_be_verified(self, person):
        application = super().to_be_verified(person)
        self.ask('application/move', application=application, act='not-verified', note='Nobody answers the telephone')
        self.ask('application/move', application=application, act='verify-in-field')
        return application

    def test_from_the_visit_to_what_counts(self):
        app = self.work_as('wati', 'Wati Ningsih')
        self.send_two(app)
        self.route_list(app)
        self.nobody_home(app)
        self.type_in(app)
        self.photographs(app)
        self.hand_in(app)
        self.finish(app)
        self.send_back()
        self.mend()
        self.accept()
        self.broken_photo()

    def send_two(self, app):
        self.open_application(app)
        self.press(app, 'Send two officers')
        app.find('label', 'Visit: Sucipto')
        self.choose(app, 'Asks at the home', self.place_of('Wati Ningsih'))
        self.choose(app, 'Asks the neighbours', self.place_of('Joko Prasetyo'))
        self.page(app, 'assign')
        self.press(app, 'Send them')
        app.find('label', 'The visit is on the list of both officers.')
        visit = self.ask('visit/list')['visits'][0]
        self.assertEqual([visit['home_officer_name'], visit['neighbour_officer_name']], ['Wati Ningsih', 'Joko Prasetyo'])
        self.assertEqual(visit['application_number'], 1)

    def route_list(self, app):
        self.section(app, 'Visits')
        app.find('list item', re.compile('Sucipto')).tap()
        app.find('button', 'Nobody was there')
        self.page(app, 'visits')
        self.press(app, 'List on paper')
        app.find('button', 'Print the list')
        app.find('image', re.compile('^Visits of the day 2026-11-23, Page 1 of 1'))
        self.page(app, 'route')
        self.press(app, 'Save the file as PDF')
        text = self.saved(app)
        for words in ('Monday, 23 November 2026, 1 visit', 'Sucipto / Application 1', 'Dukuh Sidorejo', 'Home: Wati Ningsih',
                      'Neighbours: Joko Prasetyo', 'Nobody home'):
            self.assertIn(words, text)
        before = len(printed())
        wait_for(lambda: app.find('button', 'Print the list').has('sensitive'), what='the printer')
        self.press(app, 'Print the list')
        wait_for(lambda: len(printed()) == before + 1, what='the paper')
        self.assertEqual(read_pdf(printed()[-1]).split(), text.split())     # preview, file and paper are one
        self.page(app, 'route-printed')
        key('Escape')

    def nobody_home(self, app):
        app.find('list item', re.compile('Sucipto')).tap()
        self.write(app, 'Note', 'Rumah terkunci, tetangga tidak tahu')
        self.press(app, 'Nobody was there')
        app.find('button', 'Another day or other officers')
        app.find('label', 'Times that nobody was there')
        self.page(app, 'not-home')
        self.press(app, 'Another day or other officers')
        app.find('combo box', 'Asks at the home')
        self.write(app, 'Day', '23-11-2026')
        self.press(app, 'Send them')
        app.find('label', 'The visit is on the list of both officers.')
        self.press(app, 'Somebody was there')
        self.press(app, 'The visit is done')
        app.find('label', re.compile('^Please hand in the form first'))
        visit = self.ask('visit/list')['visits'][0]['visit']
        self.assertEqual((visit['state'], visit['tries']), ('visited', 1))

    def type_in(self, app):
        """The form that was carried there: printed empty, then typed in."""
        self.press(app, 'Open the application')
        self.press(app, 'Fill a form')
        self.press(app, re.compile('^Print it empty: .*262'))
        app.find('button', 'Print the form')
        self.page(app, 'form-empty')
        self.press(app, 'Save the file as PDF')
        text = self.saved(app)
        self.assertIn('kepmensos262 v1 / 1', text)
        self.assertIn('What the neighbours say', text)
        key('Escape')
        self.press(app, re.compile('^Home survey.*262'))
        app.find('label', re.compile('^Questions still'))
        for answer in 'nyyyyyyyy':                              # a home there is
            type_text(answer)
        for answer in ('4', '1200000'):
            type_text(answer)
            key('Return')
        app.find('label', 'All questions are answered.')
        self.choose(app, 'Where', 3)                            # it was asked at the home, by the paper form

    def add_photo(self, app, picture):
        path = os.path.join(self.dir, f'photo-{abs(hash(picture))}.jpg')
        if picture.startswith('text'):
            with open(path, 'w', encoding='utf-8') as file:
                file.write(picture)
        else:
            subprocess.run(['convert', '-size', '1600x1200', picture, path], check=True)
        self.press(app, 'Add a photograph')
        wait_for(lambda: len(app.children()) == 2, what='the choice of a file')
        type_text(path)
        key('Return')
        wait_for(lambda: len(app.children()) == 1, what='the end of the choice')

    def photographs(self, app):
        self.add_photo(app, 'text that only claims to be one')
        app.find('label', 'This file is no picture that can be shown.')
        for at, picture in enumerate(PHOTOS, 1):
            self.add_photo(app, picture)
            app.find('button', f'Show photograph {at} large')
        self.page(app, 'form-filled')
        self.press(app, 'Show photograph 2 large')
        app.find('image', re.compile('^Photograph 2: Sucipto'))
        self.page(app, 'photo')
        key('Escape')
        app.find('label', 'All questions are answered.')        # what was typed is still there

    def hand_in(self, app):
        """Who asks the neighbours is known from the visit."""
        self.press(app, 'Hand in')
        app.find('label', 'Please write down what the neighbours said.')
        self.write(app, 'What the neighbours said', NEIGHBOURS)
        self.press(app, 'Print')
        self.press(app, 'Save the file as PDF')
        text = self.saved(app)
        self.assertIn('1.200.000', text)
        self.assertIn(NEIGHBOURS, ' '.join(text.split()))
        self.page(app, 'form-printed')
        key('Escape')
        self.press(app, 'Hand in')
        app.find('label', 'The survey is handed in.')
        survey = self.survey()
        self.assertEqual((survey['state'], survey['channel'], len(survey['photos'])), ('submitted', 'paper', 2))

    def finish(self, app):
        """What both found out is on file: nobody needs to say again that the visit is done."""
        key('Escape')                                           # back to the visits, which the form was opened from
        app.find('label', 'No visit waits.')
        self.assertEqual(self.ask('visit/list', states=['done'])['visits'][0]['visit']['tries'], 1)

    def open_form(self, app):
        self.section(app, 'Forms')
        app.find('list item', re.compile('Sucipto')).tap()
        self.press(app, 'Open the form')

    def send_back(self):
        app = self.work_as('budi', 'Budi Santoso')
        self.section(app, 'Forms')
        app.find('list item', re.compile('Sucipto')).tap()
        app.find('button', 'Open the form')
        self.page(app, 'forms')
        self.press(app, 'Open the form')
        app.find('button', 'Accept the survey')
        self.page(app, 'look-over')
        self.reach(app.find('button', 'Show photograph 1 large'), FOOT).tap()       # also where nothing can be changed
        app.find('image', re.compile('^Photograph 1: Sucipto'))
        key('Escape')
        self.press(app, 'Send back')
        self.wait_focus(app, 'entry', 'What is wrong, when it goes back')
        type_text('Belanja sebulan terlalu bulat')
        self.press(app, 'Send back')
        app.find('label', 'The survey went back to the officer who filled it.')
        self.page(app, 'sent-back')
        self.assertEqual(self.survey()['state'], 'returned')
        self.assertEqual(self.ask('application/open', application=self.application, purpose='service')['application']['state'],
                         'verifying_field')

    def mend(self):
        app = self.work_as('wati', 'Wati Ningsih')
        self.open_form(app)
        app.find('label', 'Belanja sebulan terlalu bulat')
        self.page(app, 'returned')
        self.reach(app.find('button', 'Leave out photograph 2'), FOOT).tap()
        app.gone('button', 'Leave out photograph 2')
        self.press(app, 'Hand in')
        app.find('label', 'The survey is handed in.')
        self.assertEqual(len(self.survey()['photos']), 1)       # the other may go

    def accept(self):
        app = self.work_as('budi', 'Budi Santoso')
        self.open_form(app)
        self.press(app, 'Accept the survey')
        app.find('label', 'The survey counts from now on.')
        app.find('label', 'Looked over by Budi Santoso.')
        self.page(app, 'counts')
        self.assertEqual(self.survey()['state'], 'verified')

    def broken_photo(self):
        """A file that is lost on the hub's disk is told in a sentence."""
        sha256 = self.survey()['photos'][0]
        os.remove(next(iter(glob.glob(os.path.join(self.data, 'blobs', '**', sha256 + '*'), recursive=True))))
        app = self.work_as('budi', 'Budi Santoso')
        self.open_application(app)
        self.press(app, re.compile('^Open the form: From the paper form'))
        app.find('label', 'This photograph is not on file at the office any more.')
        self.press(app, 'Show photograph 1 large')
        wait_for(lambda: len(app.find_all('label', 'This photograph is not on file at the office any more.')) == 1,
                 what='the sentence on the page of the photograph')
        self.page(app, 'photo-lost')


class Kenanga(Field):
    def test_from_the_talk_to_the_hearing(self):
        self.ask('application/move', application=self.application, act='verify', note='The village head confirms it')
        app = self.work_as('dewi', 'Dewi Lestari')
        self.conditions(app)
        self.counsel(app)
        self.propose(app)
        self.approve()
        app = self.work_as('dewi', 'Dewi Lestari')
        self.letter(app)
        self.hear(app)
        self.invite(app)
        self.act_on_it()

    def conditions(self, app):
        self.open_application(app)
        self.press(app, 'Decision')
        self.press(app, 'Add a condition')
        self.press(app, 'Put the condition on file')
        app.find('label', 'Please say what shows it: which paper, whose word.')
        self.write(app, 'What shows it', 'Surat dokter 12-11-2026')
        self.press(app, 'Put the condition on file')
        app.find('label', 'The condition is on file.')
        app.find('label', 'Surat dokter 12-11-2026')
        self.page(app, 'condition')
        self.press(app, re.compile('^Is over: Serious'))
        app.find('label', 'The condition counts no more.')

    def counsel(self, app):
        self.press(app, 'Add a talk')
        self.write(app, 'What was talked about', 'Biaya pengobatan dan utang di warung')
        self.press(app, 'Put the talk on file')
        app.find('label', 'Please write down what came of it.')
        for name, text in (('What came of it', 'Sanggup mengikuti pendampingan'), ('What the help is for', 'Berobat jalan'),
                           ('On which conditions', 'Kontrol setiap bulan'), ('Until which day', '10-12-2026')):
            self.write(app, name, text)
        self.page(app, 'talk')
        self.press(app, 'Put the talk on file')
        app.find('label', 'The talk is on file.')
        app.find('label', 'Kontrol setiap bulan')
        self.page(app, 'talked')

    def propose(self, app):
        self.press(app, 'Kenanga')
        self.write(app, 'Until which day (empty: as long as the rules allow)', '10-12-2026')
        self.page(app, 'kenanga')
        self.press(app, 'Propose')
        app.find('label', re.compile('^The decision is proposed'))
        decision = self.ask('application/open', application=self.application, purpose='service')['decisions'][0]
        self.assertEqual((decision['category'], decision['conditions'], decision['until_day']),
                         ('kenanga', 'Kontrol setiap bulan', '2026-12-10'))

    def approve(self):
        for login in 'budi', 'rina':
            decision = self.ask('application/open', application=self.application, purpose='service')['decisions'][0]
            if decision['state'] != 'active':
                hub_door.ask(self.socket, 'decision/approve', 'counter', self.token_of(login), decision=decision['id'])

    def letter(self, app):
        self.open_application(app)
        self.press(app, 'Letters')
        self.press(app, 'Issue it')
        app.find('label', 'Issued, and in the archive as it was printed.')
        self.press(app, 'Save the file as PDF')
        self.assertIn('Sucipto', self.saved(app))
        self.press(app, 'Declare this letter void')
        self.press(app, 'Yes, it is void')
        app.find('label', 'Please write down why.')
        self.write(app, 'Why it counts no more', 'Salah alamat pada surat')
        self.page(app, 'letter-void')
        self.press(app, 'Yes, it is void')
        app.find('label', re.compile('^This letter is void.*\nSalah alamat pada surat'))
        app.gone('button', 'Print the letter')
        app.find('label', 'Void')
        self.page(app, 'letter-voided')
        letters = self.ask('letter/list', application=self.application)['letters']
        self.assertEqual([(each['state'], each.get('reason')) for each in letters], [('void', 'Salah alamat pada surat')])

    def hear(self, app):
        wait_for(lambda: self.ask('watch/list')['watches'], what='what the watch has found')
        self.section(app, 'Changes')
        app.find('list item', re.compile('The decision runs out soon')).tap()
        app.find('button', 'Hear the person')
        self.page(app, 'changes')
        self.assertEqual(app.find_all('button', 'Done, with the reason'), [])           # that is for a head
        self.write(app, 'Day until which the person may answer', '24-11-2026')
        self.press(app, 'Hear the person')
        app.find('label', re.compile('^The resident needs more time to answer'))
        self.write(app, 'Day until which the person may answer', '14-12-2026')
        self.press(app, 'Hear the person')
        app.find('button', 'Write the invitation')
        self.page(app, 'hearing')

    def invite(self, app):
        self.press(app, 'Write the invitation')
        app.find('button', 'Issue it')
        titles = self.ask('letter/kinds')['kinds']
        self.assertIn('hearing', [each['key'] for each in titles])
        self.choose_letter(app, 'Invitation to a hearing')
        self.write(app, 'What it is about', 'Kartu berakhir 10 Desember')
        self.write(app, 'On which day', '14-12-2026')
        self.write(app, 'At what time', '09.00')
        self.press(app, 'Issue it')
        app.find('label', 'Issued, and in the archive as it was printed.')
        self.page(app, 'invitation')
        letters = self.ask('letter/list', application=self.application)['letters']
        self.assertEqual(letters[0]['kind'], 'hearing')

    def choose_letter(self, app, title):
        """Down until it is seen: which ones are offered first follows from the application."""
        choice = app.find('combo box', 'Which letter')
        for at in range(12):
            if choice.inside('label', title) or app.find_all('label', title):
                return
            self.choose(app, 'Which letter', at)
            choice = app.find('combo box', 'Which letter')
        raise AssertionError(f'{title} is not offered')

    def act_on_it(self):
        app = self.work_as('budi', 'Budi Santoso')
        self.section(app, 'Changes')
        app.find('list item', re.compile('The decision runs out soon')).tap()
        self.write(app, 'Reason', 'Sudah datang; mengajukan lagi')
        self.press(app, 'Done, with the reason')
        app.find('label', re.compile('^Somebody has to be heard before'))
        app.find('checkbox', 'The person has answered').tap()
        self.page(app, 'act-on-it')
        self.press(app, 'Done, with the reason')
        app.find('label', re.compile('^Nothing has changed that somebody'))
        watch = self.ask('watch/list', states=['ended'])['watches'][0]['watch']
        self.assertEqual(watch['outcome'], 'Sudah datang; mengajukan lagi')


if __name__ == '__main__':
    tap.main()

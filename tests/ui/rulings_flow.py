#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a form to a letter at a counter, against a real hub, over AT-SPI and by keys: a form is filled and handed in, the rules
suggest, an officer proposes, is refused when he would approve himself, another one approves, a letter is issued and archived.
The audit of every page. Run by meson inside run-under-xvfb.sh.

  rulings_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import hub_door  # noqa: E402
import tap  # noqa: E402
from atspi_driver import PATIENCE, App, key, shot, type_text, wait_for  # noqa: E402

HUB, CTL, COUNTER, PROFILES, LOCALES = sys.argv[1:6]
MONDAY = '2026-11-23T02:30:00Z'             # 09.30 WIB, the office is open
TARGET = 24                                 # px: WCAG 2.2, 2.5.8
PASSWORD = 'gerimis-sore-hari-7'
SUCIPTO = {'name': 'Sucipto', 'nik': '3314150203549901', 'nik_seen': True, 'sex': 'male', 'birth_date': '1954-03-02',
           'village': '33.14.15.2002', 'rt': '3', 'rw': '1', 'address': 'Dukuh Sidorejo', 'mother_name': 'Sukinem',
           'family_card': '3314151203089907', 'relation': 'head'}


class Office(unittest.TestCase):
    OFFICERS = (('dewi', 'Dewi Lestari', 'service_officer'), ('wati', 'Wati Ningsih', 'data_desk'),
                ('budi', 'Budi Santoso', 'section_head'), ('rina', 'Rina Hapsari', 'unit_head'))

    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix='rulings-flow.')
        self.data = os.path.join(self.dir, 'office')
        self.socket = os.path.join(self.data, 'hub.sock')
        self.environ = dict(os.environ, LOKET_SOCKET=self.socket, LOKET_PROFILES_DIR=self.profiles(), LOKET_LOCALE_DIR=LOCALES,
                            XDG_CONFIG_HOME=os.path.join(self.dir, 'config'), XDG_DATA_HOME=os.path.join(self.dir, 'data'))
        os.mkdir(self.data, 0o700)
        self.start_hub()
        for officer in self.OFFICERS:
            self.put_on_file(*officer)
        self.token = self.token_of('wati')
        self.person = self.ask('person/save', **SUCIPTO)['person']['id']
        self.application = self.to_be_verified(self.person)

    def tearDown(self):
        self.leave()
        self.stop_hub()
        shutil.rmtree(self.dir)

    def profiles(self):
        return PROFILES

    def start_hub(self):
        self.hub = subprocess.Popen([HUB, '--data', self.data, '--socket', self.socket, '--listen', '127.0.0.1:0', '--clock',
                                     MONDAY], env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.assertIn(b'ready', self.hub.stdout.readline())

    def stop_hub(self):
        self.hub.send_signal(signal.SIGTERM)
        self.hub.wait(PATIENCE)
        self.hub.stdout.close()

    def leave(self):
        """The window ends as it should, with nothing to complain of."""
        self.program.send_signal(signal.SIGTERM)
        said = self.program.communicate(timeout=PATIENCE)[1].decode()
        self.assertEqual(self.program.returncode, 0, said)
        self.assertNotRegex(said, 'WARNING|CRITICAL')

    def put_on_file(self, login, name, role):
        subprocess.run([CTL, '--data', self.data, '--json', 'officer', 'add', '--login', login, '--name', name, '--roles', role,
                        '--password', PASSWORD], env=self.environ, check=True, capture_output=True)

    def token_of(self, login):
        return hub_door.ask(self.socket, 'session/sign-in', 'counter', '', login=login, password=PASSWORD)['token']

    def ask(self, operation, **request):
        return hub_door.ask(self.socket, operation, 'counter', getattr(self, 'token', ''), **request)

    def to_be_verified(self, person):
        """An application with all its papers, which is verified by telephone."""
        papers = ['ktp', 'village-letter', 'checklist']
        view = self.ask('application/begin', person=person, kind='saraswati-card', origin='counter', papers=papers)
        owed = [each['paper'] for each in view['papers'] if each['needed'] and each['state'] == 'owed']
        if owed:
            view = self.ask('application/set-papers', application=view['application']['id'],
                            version=view['application']['version'],
                            papers=[{'paper': each, 'state': 'seen', 'physical': True} for each in owed])
        while view['application']['state'] != 'verifying_phone':
            act = {'registry_checked': 'ask-verification'}.get(view['application']['state'], 'verify-by-phone')
            view = self.ask('application/move', application=view['application']['id'], act=act)
        return view['application']['id']

    def begin(self, *options):
        self.program = subprocess.Popen([COUNTER, '--size', '1366x768', *options], env=self.environ, stderr=subprocess.PIPE)
        return wait_for(lambda: App.of_process(self.program.pid), what='the window of the counter')

    @staticmethod
    def wait_focus(app, role, name):
        wait_for(lambda: any(each.has('focused') for each in app.find_all(role, name)), what=f'the focus in {name}')

    def sign_in(self, app, login, name):
        self.wait_focus(app, 'entry', 'Login')
        type_text(login)
        key('Return')
        self.wait_focus(app, 'password text', 'Password')
        type_text(PASSWORD)
        key('Return')
        app.find('button', name)

    def page(self, app, name):
        """The page is there: it can be used by all, and is photographed when somebody asks for it."""
        if os.environ.get('LOKET_SHOTS'):
            os.makedirs(os.environ['LOKET_SHOTS'], exist_ok=True)
            shot(os.path.join(os.environ['LOKET_SHOTS'], f'rulings-{name}.png'))
        self.assertEqual(app.audit(TARGET), [], name)

    def open_application(self, app):
        key('F8')
        app.find('list item', 'Find an application').tap()
        self.wait_focus(app, 'list item', 'Find an application')
        key('Tab')
        wait_for(lambda: (app.focused() or app).role in ('text', 'entry'), what='the focus in the search')
        type_text('p 1')
        key('Return')
        app.find('label', re.compile('^Sucipto'))


class Ruling(Office):
    def test_from_the_form_to_the_letter(self):
        app = self.begin('--language', 'en')
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        self.open_application(app)
        self.fill_form(app)
        self.check_in_field()
        self.propose(app)
        self.refused_as_proposer(app)
        self.approve('budi', 'Budi Santoso', 'Approved. Now it is for the head of unit.')
        self.approve('rina', 'Rina Hapsari', 'The decision is in force.')      # no list has him
        self.find_again()
        self.letter()

    def fill_form(self, app):
        app.find('button', 'Fill a form').tap()
        app.find('button', re.compile('262')).tap()
        app.find('label', re.compile('^Questions still'))
        self.page(app, 'form')
        for answer in 'nyyyyyyyy':                              # a home, and what is seen in it
            type_text(answer)
        self.page(app, 'form-half')
        for answer in ('4', '1200000'):
            type_text(answer)
            key('Return')
        app.find('label', 'All questions are answered.')
        self.page(app, 'form-filled')
        key('ctrl+Return')
        app.find('label', 'The survey is handed in.')
        self.page(app, 'application')

    def check_in_field(self):
        """What was said by telephone settles nothing: two go there, and find the same."""
        filled = self.ask('application/open', application=self.application, purpose='service')['surveys'][0]
        said = self.ask('survey/open', survey=filled['id'])['survey']
        self.assertFalse(self.ask('decision/suggest', person=self.person, application=self.application)['proposal']['settled'])
        token = self.token_of('dewi')
        wati = hub_door.ask(self.socket, 'session/who', 'counter', self.token)['officer']
        survey = hub_door.ask(self.socket, 'survey/save', 'counter', token, person=self.person, form=said['form'], channel='field',
                              answers=json.loads(said['answers']), neighbour_officer=wati, neighbour_note='The neighbours say the same.')
        hub_door.ask(self.socket, 'survey/submit', 'counter', token, survey=survey['id'])

    def propose(self, app):
        app.find('button', 'Decision').tap()
        app.find('label', re.compile('^Rules 2026'))
        self.page(app, 'suggestion')
        app.find('button', 'Melati').tap()
        app.find('button', 'Propose').tap()
        app.find('label', re.compile('^The decision is proposed'))

    def refused_as_proposer(self, app):
        decision = self.ask('application/open', application=self.application, purpose='service')['decisions'][0]
        with self.assertRaises(hub_door.Refused):
            hub_door.ask(self.socket, 'decision/approve', 'counter', self.token_of('dewi'), decision=decision['id'])
        app.find('button', 'Decision').tap()
        app.find('label', 'You have proposed this yourself. Somebody else has to decide.')
        self.page(app, 'own-proposal')
        key('Escape')

    def approve(self, login, name, news):
        """Another one, signed in at the same counter."""
        self.leave()
        app = self.app = self.begin('--language', 'en')
        self.sign_in(app, login, name)
        self.open_application(app)
        app.find('button', 'Decision').tap()
        app.find('button', 'Approve')
        self.page(app, f'approval-{login}')
        app.find('button', 'Approve').tap()
        app.find('label', news)
        self.page(app, f'approved-{login}')

    def find_again(self):
        app = self.app
        key('Escape')
        wait_for(lambda: (app.focused() or app).role in ('text', 'entry'), what='the focus in the search')
        key('ctrl+a')
        type_text('p 1')
        key('Return')
        app.find('label', 'Approved')

    def letter(self):
        app = self.app
        app.find('button', 'Letters').tap()
        app.find('button', 'Issue it')
        app.find('button', 'Preview').tap()
        app.find('label', 'A draft. It gets its number when it is issued.')
        self.page(app, 'letter')
        app.find('button', 'Issue it').tap()
        app.find('label', 'Issued, and in the archive as it was printed.')
        self.page(app, 'letter-issued')


if __name__ == '__main__':
    tap.main()

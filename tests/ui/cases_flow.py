#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Applications at a counter, against a real hub, over AT-SPI and by keys: from the ticket in service through the look-up to
an application with a paper owed; the paper is brought and the application checked; what is typed stays through a refusal; an
officer of a village sees what is his. The audit of every page. Run by meson inside run-under-xvfb.sh.

  cases_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
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
VILLAGE, OTHER_VILLAGE = '33.14.15.2002', '33.14.06.2001'
SUCIPTO = {'name': 'Sucipto', 'nik': '3314150203549901', 'nik_seen': True, 'sex': 'male', 'birth_date': '1954-03-02',
           'village': VILLAGE, 'rt': '3', 'rw': '1', 'address': 'Dukuh Sidorejo', 'mother_name': 'Sukinem',
           'family_card': '3314151203089907', 'relation': 'head'}
SUMARNI = {'name': 'Sumarni', 'nik': '3314155607589902', 'nik_seen': False, 'sex': 'female', 'birth_date': '1958-07-16',
           'village': VILLAGE, 'family_card': '3314151203089907', 'relation': 'wife'}
WARSITO = {'name': 'Warsito', 'nik': '3314061505709903', 'nik_seen': True, 'sex': 'male', 'birth_date': '1970-05-15',
           'village': OTHER_VILLAGE, 'family_card': '3314061203089908', 'relation': 'head'}
LETTER, CHECKLIST = 'Village letter, countersigned by the camat', 'Checklist of poverty indicators, filled in'
IDENTITY = 'Identity card and family card, originals'


class Office(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix='cases-flow.')
        self.data = os.path.join(self.dir, 'office')
        self.socket = os.path.join(self.data, 'hub.sock')
        self.environ = dict(os.environ, LOKET_SOCKET=self.socket, LOKET_PROFILES_DIR=PROFILES, LOKET_LOCALE_DIR=LOCALES,
                            XDG_CONFIG_HOME=os.path.join(self.dir, 'config'), XDG_DATA_HOME=os.path.join(self.dir, 'data'))
        os.mkdir(self.data, 0o700)
        self.hub = subprocess.Popen([HUB, '--data', self.data, '--socket', self.socket, '--listen', '127.0.0.1:0', '--clock',
                                     MONDAY], env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.assertIn(b'ready', self.hub.stdout.readline())
        self.put_on_file('dewi', 'Dewi Lestari', 'data_desk')
        self.put_on_file('kades', 'Suyatno', 'village', '--area', VILLAGE)
        self.token = self.ask('session/sign-in', login='dewi', password=PASSWORD)['token']
        self.ids = {each['name']: self.ask('person/save', **each)['person']['id'] for each in (SUCIPTO, SUMARNI, WARSITO)}

    def tearDown(self):
        self.program.send_signal(signal.SIGTERM)
        said = self.program.communicate(timeout=PATIENCE)[1].decode()
        self.hub.send_signal(signal.SIGTERM)
        self.hub.wait(PATIENCE)
        self.hub.stdout.close()
        shutil.rmtree(self.dir)
        self.assertEqual(self.program.returncode, 0, said)
        self.assertNotRegex(said, 'WARNING|CRITICAL')

    def put_on_file(self, login, name, role, *more):
        subprocess.run([CTL, '--data', self.data, '--json', 'officer', 'add', '--login', login, '--name', name, '--roles', role,
                        '--password', PASSWORD, *more], env=self.environ, check=True, capture_output=True)

    def ask(self, operation, **request):
        return hub_door.ask(self.socket, operation, 'counter', getattr(self, 'token', ''), **request)

    def begin(self, *options):
        self.program = subprocess.Popen([COUNTER, '--size', '1366x768', *options], env=self.environ, stderr=subprocess.PIPE)
        return wait_for(lambda: App.of_process(self.program.pid), what='the window of the counter')

    @staticmethod
    def wait_focus(app, role, name):
        wait_for(lambda: any(each.has('focused') for each in app.find_all(role, name)), what=f'the focus in {name}')

    def sign_in(self, app, login, name, words=('Login', 'Password')):
        self.wait_focus(app, 'entry', words[0])
        type_text(login)
        key('Return')
        self.wait_focus(app, 'password text', words[1])
        type_text(PASSWORD)
        key('Return')
        app.find('button', name)

    def page(self, app, name):
        """The page is there: it can be used by all, and is photographed when somebody asks for it."""
        self.assertEqual(app.audit(TARGET), [], name)
        if os.environ.get('LOKET_SHOTS'):
            os.makedirs(os.environ['LOKET_SHOTS'], exist_ok=True)
            shot(os.path.join(os.environ['LOKET_SHOTS'], f'cases-{name}.png'))

    def look_up(self, app, text, name):
        self.wait_focus(app, None, 'Find people')
        type_text(text)
        app.find('list item', re.compile(f'^{name}, '))
        key('Return')
        self.wait_focus(app, 'button', 'New application')

    def application_of(self, name):
        found = self.ask('application/list', person=self.ids[name])['applications']
        return self.ask('application/open', application=found[0]['id'], purpose='service')


class Counter(Office):
    def test_from_the_ticket_to_an_application(self):
        app = self.begin('--language', 'en', '--counter', '1')
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        ticket = self.ask('queue/take-ticket', service='health', priority='none', language='id')
        app.find('button', 'Call next')
        key('F2')
        app.ready('Start')                                # the number alone stands among those who wait, too
        key('F4')
        app.find('button', 'Look up')
        self.page(app, 'serving')
        key('F9')
        app.find('label', 'Who is in front of you?')
        self.look_up(app, 'soetjipto', 'Sucipto')
        app.find('label', 'On no list that counts')
        app.find('list item', re.compile('^Sumarni, Wife'))
        self.page(app, 'brief')
        key('Return')
        self.hand_in(app, ticket)
        self.bring_paper(app)
        self.withdraw(app)
        key('F8', 'F8')
        self.find_again(app)
        self.see_in_register(app)

    def hand_in(self, app, ticket):
        app.find('label', f"Number {ticket['label']}")
        app.find('button', f'{IDENTITY}: Original seen').tap()
        app.find('button', f'{CHECKLIST}: Owed').tap()
        key('4')                                                # the digits choose
        self.page(app, 'form')
        key('ctrl+s')
        app.find('label', 'Please say why this paper is not needed.')
        self.wait_focus(app, 'entry', f'Why not needed: {CHECKLIST}')
        type_text('Asked at the home')
        note = app.find('entry', 'What the person says')
        note.tap()
        wait_for(lambda: note.has('focused'), what='the focus in the note')
        type_text('Rawat inap')
        key('ctrl+s')
        app.find('label', re.compile('^Application P 1 is on file'))
        app.find('label', 'Papers owed')
        app.find('label', re.compile('^Papers are owed until'))
        self.wait_focus(app, 'button', 'Papers were brought')
        app.find('label', 'No slip printer is set up at this computer. Save the file instead.')
        app.find('button', 'Save the file as PDF').tap()
        app.find('label', re.compile(r'^The file is saved: .*P1\.pdf$'))
        self.page(app, 'owed')
        app.find('button', 'Papers were brought').tap()
        self.wait_focus(app, 'button', f'{LETTER}: Owed')
        view = self.application_of('Sucipto')
        self.assertEqual(view['application']['ticket'], ticket['id'])
        self.assertEqual(view['application']['state'], 'incomplete')
        self.assertEqual(view['application']['note'], 'Rawat inap')
        papers = {each['paper']: each for each in view['papers']}
        self.assertEqual([papers[p]['state'] for p in ('ktp', 'village-letter', 'checklist')], ['seen', 'owed', 'waived'])

    def bring_paper(self, app):
        key('3')                                                # a copy, as a photograph
        scan = os.path.join(self.dir, 'letter.png')
        with open(scan, 'wb') as file:
            file.write(b'\x89PNG of a letter')
        app.find('label', 'Papers')
        entry = app.find('entry', f'File of: {LETTER}')
        entry.tap()
        wait_for(lambda: entry.has('focused'), what='the focus in the path')
        type_text('/nowhere.png')
        key('Return')
        app.find('label', 'There is no such file, or it may not be read.')
        key('ctrl+a')
        type_text(scan)
        key('Return')
        app.find('label', 'A scan or photograph is attached.')
        self.page(app, 'papers')
        key('ctrl+s')
        app.find('label', 'The papers are put down.')
        app.find('label', 'To be verified')
        app.find('label', 'In time')
        app.find('label', 'Copy seen')
        self.page(app, 'checked')
        self.assertEqual(self.application_of('Sucipto')['application']['state'], 'needs_verification')

    def withdraw(self, app):
        """An end needs words; what is typed stays when somebody else was at it."""
        app.find('button', 'Withdraw the application').tap()
        self.wait_focus(app, 'entry', 'Why does the person withdraw it?')
        key('Return')
        app.find('label', 'Please write a sentence first.')
        type_text('Moves away')
        view = self.application_of('Sucipto')['application']
        self.ask('application/move', application=view['id'], version=view['version'], act='verify-by-phone')
        key('Return')
        app.find('label', 'Somebody changed this application meanwhile.')
        self.assertEqual(app.find('entry', 'Why does the person withdraw it?').text, 'Moves away')
        self.page(app, 'withdraw')
        key('Return')
        app.find('label', 'Withdrawn')
        app.find('button', 'Open it again')
        self.page(app, 'withdrawn')

    def find_again(self, app):
        app.find('list item', 'Find an application').tap()
        self.wait_focus(app, 'list item', 'Find an application')
        key('Tab')
        wait_for(lambda: (app.focused() or app).role in ('text', 'entry'), what='the focus in the search')
        type_text('p 1')
        key('Return')
        app.find('button', 'Open it again')
        key('Escape')
        wait_for(lambda: (app.focused() or app).role in ('text', 'entry'), what='the focus in the search')
        key('ctrl+a')
        type_text(self.application_of('Sucipto')['code'], delay=2)   # as a scanner does
        key('Return')
        app.find('button', 'Open it again')
        key('Escape')

    def see_in_register(self, app):
        key('F7')
        self.wait_focus(app, None, 'Find people')
        type_text('sucipto')
        app.find('list item', re.compile('^Sucipto, '))
        key('Return')
        self.wait_focus(app, 'button', 'Service to the person')
        key('Return')
        self.wait_focus(app, 'button', 'Facts')
        key('7')
        app.find('list item', re.compile('^P 1, Saraswati card, Withdrawn')).tap()
        app.find('button', 'Open it again')

    def test_worklists_and_languages(self):
        for name in ('Sucipto', 'Warsito'):
            self.ask('application/begin', person=self.ids[name], kind='saraswati-card', papers=['ktp'])
        app = self.begin('--language', 'en')
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        key('F8')
        row = app.find('list item', re.compile('^Papers owed · 2'))
        wait_for(lambda: row.has('focused'), what='the focus in the first list')
        self.page(app, 'worklists')
        key('Return')
        app.find('list item', re.compile('^P 1 · Sucipto'))
        self.page(app, 'worklist')
        key('Return')
        app.find('button', 'Papers were brought')
        key('Escape')
        app.find('list item', re.compile('^P 1 · Sucipto'))
        key('Escape')
        app.find('list item', re.compile('^Papers owed · 2'))
        for code, own_name, title in (('jv', 'Basa Jawa', 'Dhaptar padamelan'), ('id', 'Bahasa Indonesia', 'Daftar kerja')):
            app.find(None, own_name).tap()
            app.find('label', title)
            self.page(app, f'worklists-{code}')


class Village(Office):
    def test_sees_what_is_of_the_village(self):
        for name in ('Sucipto', 'Warsito'):
            self.ask('application/begin', person=self.ids[name], kind='saraswati-card', papers=['ktp'])
        app = self.begin('--language', 'en')
        self.sign_in(app, 'kades', 'Suyatno')
        key('F8')
        app.find('list item', re.compile('^Papers owed · 1'))
        self.assertEqual(app.find_all('list item', re.compile('^For the head')), [])
        key('F9')
        self.wait_focus(app, None, 'Find people')
        type_text('sumarni')
        app.find('list item', re.compile('^Sumarni, '))
        key('Return')
        self.wait_focus(app, 'button', 'New application')
        key('Return')
        app.find('label', 'Village (PADMA)')
        app.find('button', f'{IDENTITY}: Original seen').tap()
        key('ctrl+s')
        app.find('label', re.compile('^Application P 3 is on file'))
        self.assertEqual(self.application_of('Sumarni')['application']['origin'], 'village')
        self.page(app, 'village')


if __name__ == '__main__':
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules and the approvals at a counter, against a real hub, over AT-SPI and by keys: the versions in words, a trial of a
draft over the register with its bar and its result, a second one that is stopped; what waits for the heads, one's own
proposal, approval by another hand, giving back and refusing with a reason. Run by meson inside run-under-xvfb.sh.

  rules_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import re

from rulings_flow import LOCALES, PASSWORD, PROFILES, SUCIPTO, Office, hub_door, tap
import trials

from atspi_driver import PATIENCE, key, type_text, wait_for

LONG = 4 * PATIENCE                         # for what goes through a register of 150,000 people on a busy machine
OWN = 'You have proposed this yourself. Somebody else has to decide.'
SAME_HAND = ('One of you gave the other one the password, or somebody gave it to both. '
             'Please ask another colleague to approve it.')


class Trials(Office):
    def profiles(self):
        return trials.profiles(self.dir, PROFILES)

    def setUp(self):
        super().setUp()
        self.stop_hub()
        trials.fill(os.path.join(self.data, 'office.db'), 150000, 8000)
        self.start_hub()

    def test_rules_and_trials(self):
        app = self.begin('--language', 'en')
        self.sign_in(app, 'wati', 'Wati Ningsih')
        key('F8')
        app.find('list item', 'Rules').tap()
        self.versions(app)
        self.first_trial(app)
        self.second_trial(app)
        self.trial_of_somebody_else(app)
        self.interrupted_trials(app)
        self.not_for_all()

    def versions(self, app):
        app.find('list item', re.compile(r'^2026-1, Rules of the Saraswati card 2026, .*In force$'))
        app.find('list item', re.compile(r'^2026-1-sop, .*, nobody yet, Draft$'))
        row = app.find('list item', re.compile(f'^{trials.DRAFT}, .*Draft$'))
        self.page(app, 'rules')
        row.tap()
        app.find('label', 'Not tried yet.')
        app.find('label', re.compile('^A draft: it can be tried'))
        self.page(app, 'rules-pane')
        app.find('button', 'Read these rules').tap()
        app.find('label', 'Your household is in decile …. The limit is decile 2.')
        app.find('label', 'in force today: 4')
        app.find('label', 'Each of these stands in the way')
        self.page(app, 'rules-text')
        key('Escape')
        app.find('button', 'Try it on the register')

    def first_trial(self, app):
        app.find('button', 'Try it on the register').tap()
        app.find('label', 'Both versions are being asked about everybody')
        app.find('label', re.compile('^A trial is under way'))
        self.assertEqual(app.find_all('button', 'Try it on the register'), [])
        with self.assertRaises(hub_door.Refused) as refused:
            self.ask('rules/what-if', version='2026-1-sop')
        self.assertEqual(refused.exception.problem['rule'], 'trial-runs')
        self.page(app, 'rules-running')
        app.find('label', f'What {trials.DRAFT} would change', timeout=LONG)
        app.find('label', f'{trials.TO_NONE + trials.TO_MENUR} of 150,037 people would get another category.')
        self.assert_cells(app, 'All villages', trials.TO_NONE + trials.TO_MENUR, trials.TO_MENUR, trials.TO_NONE)
        self.page(app, 'trial')
        self.wait_focus(app, None, 'Find a village')
        type_text('sumberlawang')
        app.find('label', '1 of 4 villages')
        app.gone('label', 'Hadiluwih')
        key('ctrl+a', 'BackSpace')
        app.find('label', 'All villages')
        choice = app.find('combo box', 'Which change')
        choice.tap()
        app.pick('Down')
        app.gone('label', 'All changes')
        self.page(app, 'trial-one-change')
        key('Escape')
        app.find('button', re.compile(f'{trials.TO_NONE + trials.TO_MENUR} would change$'))

    def assert_cells(self, app, name, *numbers):
        """In the order of the window, the cells of a line come behind its name."""
        def look():
            said = [node.seen.name for _, node in app.walk() if node.seen.role == 'label']
            at = said.index(name) if name in said else -1
            return at >= 0 and said[at + 1:at + 1 + len(numbers)] == [str(each) for each in numbers]
        wait_for(look, what=f'{numbers} behind {name}')

    def second_trial(self, app):
        app.find('button', 'Try it on the register').tap()
        app.find('label', 'Both versions are being asked about everybody')
        app.find('button', 'Stop the trial').tap()
        app.find('label', re.compile('^Nothing of it is kept, and nobody'))
        app.find('button', 'Yes, stop it').tap()
        app.find('label', 'The trial was stopped. Nothing of it is kept.', timeout=LONG)
        app.gone('button', 'Stop the trial', timeout=LONG)
        app.find('button', 'Try it on the register')
        self.assertEqual(len(self.ask('rules/what-if-list')['trials']), 1)
        self.page(app, 'rules-stopped')

    def trial_of_somebody_else(self, app):
        """Begun at another counter: seen here as well, told when it has ended, and opened by hand."""
        job = hub_door.ask(self.socket, 'rules/what-if', 'counter', self.token_of('budi'), version='2026-1-sop')
        app.find('label', 'Both versions are being asked about everybody')
        hub_door.ask(self.socket, 'job/cancel', 'counter', self.token_of('budi'), job=job['id'])
        app.gone('button', 'Stop the trial', timeout=LONG)

    def interrupted_trials(self, app):
        """A hub that is started anew goes on with it; when it can't, the window says why."""
        app.find('button', 'Try it on the register').tap()
        app.find('button', 'Stop the trial')
        self.stop_hub()
        self.start_hub()
        app.find('label', f'What {trials.DRAFT} would change', timeout=LONG)
        key('Escape')
        app.find('button', 'Try it on the register').tap()
        app.find('button', 'Stop the trial')
        self.stop_hub()
        os.remove(os.path.join(self.dir, f'profiles/sragen/rules/{trials.DRAFT}.ini'))
        self.start_hub()
        app.find('label', f'There is no such entry: {trials.DRAFT}.', timeout=LONG)
        app.gone('button', 'Stop the trial', timeout=LONG)
        self.page(app, 'rules-failed')

    def not_for_all(self):
        """A service officer has no such section."""
        self.leave()
        app = self.begin('--language', 'en')
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        key('F8')
        app.find('list item', 'Find an application')
        self.assertEqual(app.find_all('list item', 'Rules'), [])
        self.assertEqual(app.find_all('list item', 'Approvals'), [])


class Approvals(Office):
    OFFICERS = (('slamet', 'Slamet Riyadi', 'section_head,administrator'), *Office.OFFICERS)

    def setUp(self):
        super().setUp()
        hub_door.ask(self.socket, 'officer/add', 'counter', self.token_of('slamet'), login='agus', name='Agus Wibowo',
                     roles=['service_officer'], password=PASSWORD)
        self.people = {'Sucipto': self.application}
        for at, name in enumerate(('Kartini', 'Sulastri', 'Paiman', 'Wagiman'), 1):
            person = self.ask('person/save', **dict(SUCIPTO, name=name, nik=f'33141502036{at}99{at + 10}',
                                                    birth_date=f'196{at}-03-02', mother_name=f'Suk{name}',
                                                    family_card=f'33141512030899{at + 10}'))['person']['id']
            self.people[name] = self.to_be_verified(person)
        for name, login in (('Sucipto', 'budi'), ('Kartini', 'dewi'), ('Sulastri', 'dewi'), ('Paiman', 'dewi'),
                            ('Wagiman', 'agus')):
            self.propose(login, self.people[name], 'menur' if name == 'Sucipto' else 'melati')

    def propose(self, login, application, category):
        token = self.token_of(login)
        hub_door.ask(self.socket, 'application/move', 'counter', token, application=application, act='verify',
                     note='Asked by telephone')
        hub_door.ask(self.socket, 'decision/propose', 'counter', token, application=application, outcome='grant',
                     category=category, reason='The roof fell in last week')

    def state_of(self, name):
        return self.ask('application/open', application=self.people[name], purpose='service')['decisions'][0]['state']

    def row(self, app, name):
        return app.find('list item', re.compile(f'· {name} ·'))

    def test_approvals(self):
        app = self.begin('--language', 'en')
        self.sign_in(app, 'budi', 'Budi Santoso')
        self.from_the_worklist(app)
        self.own_proposal(app)
        self.approve(app)
        self.give_back(app)
        self.refuse(app)
        self.by_another_head(app)

    def from_the_worklist(self, app):
        key('F8')
        app.find('list item', re.compile('^For the head of section · 5')).tap()
        wait_for(lambda: app.find('list item', 'Approvals').has('selected'), what='the section of approvals')

    def own_proposal(self, app):
        row = self.row(app, 'Sucipto')
        self.assertIn(OWN, row.name)
        self.assertIn('proposed by Budi Santoso', row.name)
        self.assertNotIn(OWN, self.row(app, 'Kartini').name)
        self.page(app, 'approvals')
        row.tap()
        app.find('label', OWN)
        self.assertEqual(app.find_all('button', 'Approve'), [])
        self.page(app, 'approvals-own')
        decision = self.ask('application/open', application=self.application, purpose='service')['decisions'][0]
        token = self.token_of('budi')
        for act in ('approve', 'return', 'refuse'):
            with self.assertRaises(hub_door.Refused) as refused:
                hub_door.ask(self.socket, f'decision/{act}', 'counter', token, decision=decision['id'], note='My own word')
            self.assertEqual(refused.exception.problem['rule'], 'proposer-decides')
        key('Escape')

    def approve(self, app):
        """By keys alone."""
        row = self.row(app, 'Kartini')
        wait_for(lambda: (app.focused() or app).role == 'list item', what='the focus in the list')
        for _ in range(4):
            if row.has('focused'):
                break
            here = wait_for(app.focused, what='a focus').path
            key('Down')
            wait_for(lambda last=here: (app.focused() or app).path not in (last, app.path), what='the focus in the next row')
        self.assertTrue(row.has('focused'))
        key('Return')
        app.find('button', 'Approve')
        for _ in range(4):
            here = wait_for(app.focused, what='a focus')
            if here.called('Approve'):
                break
            key('Tab')
            wait_for(lambda last=here.path: (app.focused() or app).path not in (last, app.path), what='the focus to move on')
        self.wait_focus(app, 'button', 'Approve')
        self.page(app, 'approvals-open')
        key('Return')
        app.find('label', 'Approved. Now it is for the head of unit.')     # no list has her
        self.assertEqual(self.state_of('Kartini'), 'approved_section')
        key('Escape')
        self.row(app, 'Sulastri')
        app.gone('list item', re.compile('· Kartini ·'))

    def with_reason(self, app, name, button, reason, news):
        self.row(app, name).tap()
        app.find('button', button).tap()
        app.find('label', 'Please write down why.')
        type_text(reason)
        app.find('button', button).tap()
        app.find('label', news)
        key('Escape')
        app.gone('list item', re.compile(f'· {name} ·'))

    def give_back(self, app):
        self.with_reason(app, 'Sulastri', 'Give back', 'The letter of the village is of another person',
                         'The proposal went back to the officer.')
        self.assertEqual(self.state_of('Sulastri'), 'returned')

    def refuse(self, app):
        self.with_reason(app, 'Paiman', 'Refuse', 'Has another insurance',
                         'The application is refused. Please hand over the letter with the right to object.')
        self.assertEqual(self.state_of('Paiman'), 'refused')

    def by_another_head(self, app):
        self.leave()
        app = self.begin('--language', 'en')
        self.sign_in(app, 'slamet', 'Slamet Riyadi')
        key('F8')
        app.find('list item', 'Approvals').tap()
        self.row(app, 'Sucipto').tap()
        app.find('button', 'Approve').tap()
        app.find('label', 'Menur needs a written consideration of the head of section.')
        type_text('Five children, and the roof fell in last week')
        app.find('button', 'Approve').tap()
        app.find('label', 'Approved. Now it is for the head of unit.')
        key('Escape')
        self.refused_by_the_hub(app)
        self.leave()
        app = self.begin('--language', 'en')
        self.sign_in(app, 'rina', 'Rina Hapsari')
        key('F8')
        app.find('list item', re.compile('^For the head of unit · 2')).tap()
        for name, section in (('Kartini', 'Budi Santoso'), ('Sucipto', 'Slamet Riyadi')):
            self.assertIn(f'approved by {section}', self.row(app, name).name)
            self.row(app, name).tap()
            app.find('button', 'Approve').tap()
            app.find('label', 'The decision is in force.')
            self.assertEqual(self.state_of(name), 'active')
            key('Escape')                                       # to the approvals
            app.gone('list item', re.compile(f'· {name} ·'))
        app.find('label', 'Nothing waits for your approval.')
        self.page(app, 'approvals-none')

    def refused_by_the_hub(self, app):
        """Slamet chose the password of who proposed it: the page does not know that, the hub does."""
        row = self.row(app, 'Wagiman')
        self.assertIn(SAME_HAND, row.name)
        row.tap()
        app.find('button', 'Approve').tap()
        app.find('label', SAME_HAND)
        self.page(app, 'approvals-refused')
        self.assertEqual(self.state_of('Wagiman'), 'proposed')


if __name__ == '__main__':
    tap.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""An office with officers for every hand and a family on file, for tests and pictures of applications and decisions: a kiosk
and two counters with printers."""
import os
import pathlib
import re

import register
from desk import Desk
from office import Kiosk, Office, run, words

OFFICERS = (
    # Dewi takes in and proposes, and is head of section as well: what holds her back is her own proposal.
    ('dewi', 'Dewi Lestari', 'service_officer,section_head'), ('citra', 'Citra Maharani', 'service_officer'),
    ('wati', 'Wati Ningsih', 'data_desk,field_verifier'), ('tono', 'Tono Wibowo', 'field_verifier'),
    ('budi', 'Budi Santoso', 'section_head'), ('hadi', 'Hadi Prasetyo', 'section_head'),
    ('rina', 'Rina Hapsari', 'unit_head'))
SIZES = {'1366x768': (1366, 768), '1920x1080': (1920, 1080)}
PRINTERS = '[printing]\nslip-queue=ticket\nqueue=office\n'
FORM = re.compile('262')                    # the home survey of Kepmensos 262/2022, in every language


class CaseOffice(Office):
    def __init__(self):
        self.look = os.environ.get('LOKET_LOOK', 'id')
        self.language = self.look if self.look in Kiosk.LANGUAGES else 'id'
        self.SIZE = SIZES[os.environ.get('LOKET_SIZE', '1366x768')]
        self.shots = os.environ.get('LOKET_SHOTS')
        self.worked = []                    # counters that were closed
        super().__init__()
        for login, name, roles in OFFICERS:
            register.put_officer(self.hub, login, name, roles)
        self.token = self.sign_in('wati')
        self.people = {each['name']: self.hub.call('person/save', token=self.token, **each)['person']['id']
                       for each in register.PEOPLE[:3]}

    # Windows

    def open_windows(self):
        options = ['--language', self.language] + ['--high-contrast'] * (self.look == 'contrast')
        self.kiosk = self.open(Kiosk, '--queue', 'escpos', *options)
        self.first = self.open(Desk, '--counter', '1', *options, settings=PRINTERS)
        self.second = self.open(Desk, *options, settings=PRINTERS)
        for program in self.programs:
            program.language = self.language
        self.first.shots = self.second.shots = self.picture if self.shots else None
        self.wait()

    def picture(self, desk, name):
        folder = pathlib.Path(self.shots)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f'day-{self.SIZE[0]}-{self.look}-{name}.png'
        desk.picture(path)
        size = run('identify', '-format', '%w %h', path)
        assert size == '{} {}'.format(*self.SIZE), f'{path.name} wants {size}'

    def keep_failure(self):
        """What stood on the screen, before everything is closed."""
        if os.environ.get('LOKET_SCREEN_ARTIFACTS'):
            run('import', '-window', 'root', os.path.join(os.environ['LOKET_SCREEN_ARTIFACTS'], 'office.png'))

    def next_day(self, clock):
        """Everybody goes home; it goes on at another time."""
        self.worked += [self.first, self.second]
        self.go_home()
        self.begin_day(clock)
        self.open_windows()

    def hands(self):
        desks = [*self.worked, self.first, self.second]
        return ', '.join(f'{sum(getattr(desk, what) for desk in desks)} {what}' for what in ('taps', 'keys', 'letters'))

    # What is on file

    def sign_in(self, login):
        return self.hub.call('session/sign-in', login=login, password=register.PASSWORD)['token']

    def say(self, text):
        return words(self.language)(text)

    def paper(self, key):
        """A paper of the card by its title in the language of the window."""
        kind = next(each for each in self.hub.call('office/profile')['applications'] if each['key'] == 'saraswati-card')
        return next(each for each in kind['papers'] if each['key'] == key)['title'][self.language]

    def application(self, name, number=1):
        found = self.hub.call('application/list', token=self.sign_in('wati'), number=number)['applications'][0]
        assert found['name'] == name
        return self.hub.call('application/open', token=self.sign_in('wati'), application=found['id'], purpose='service')

    def decisions(self, name):
        """All that was decided about a person."""
        listed = self.hub.call('application/list', token=self.sign_in('wati'), person=self.people[name])['applications']
        return [decision for each in listed
                for decision in self.hub.call('application/open', token=self.sign_in('wati'), application=each['id'],
                                              purpose='service')['decisions']]

    def letter(self, number):
        """The last one of an application."""
        found = self.hub.call('application/list', token=self.sign_in('wati'), number=number)['applications'][0]
        return self.hub.call('letter/list', token=self.sign_in('wati'), application=found['id'])['letters'][0]

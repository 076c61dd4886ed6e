# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the rules, of their trials and of what waits for a head, for shots.py: the same office every time."""
import re
import subprocess
import sys

import register
from office import TOP, key

sys.path.insert(0, str(TOP / 'tests/ui'))
import trials  # noqa: E402

AFTERNOON = '2026-11-23T14:10:00+07:00'     # when the half hour of whoever is listed has passed
PEOPLE, ASKED = 90000, 5000                 # a trial of a few seconds


def verify(call, application):
    """By the list where it can be, else by telephone."""
    view = call('application/open', application=application, purpose='service')
    owed = [each['paper'] for each in view['papers'] if each['needed'] and each['state'] == 'owed']
    if owed:
        view = call('application/set-papers', application=application, version=view['application']['version'],
                    papers=[{'paper': each, 'state': 'seen', 'physical': True} for each in owed])
    acts = {'registry_checked': 'accept-list' if view['application']['listed'] else 'ask-verification',
            'needs_verification': 'verify-by-phone', 'verifying_phone': 'verify'}
    while view['application']['state'] in acts:
        act = acts[view['application']['state']]
        view = call('application/move', application=application, act=act, note='Ditanyakan lewat telepon')


def propose(studio, login, person, kind, **decision):
    token = studio.hub.call('session/sign-in', login=login, password=register.PASSWORD)['token']

    def call(operation, **request):
        return studio.hub.call(operation, token=token, **request)
    application = call('application/begin', person=person, kind=kind, papers=['ktp'])['application']['id']
    verify(call, application)
    call('decision/propose', application=application, **decision)


def prepare(studio):
    """Two officers propose, one of them is the head; a draft of the rules beside those in force."""
    profiles = trials.profiles(studio.path, TOP / 'kiosk-config/profiles')
    studio.hub.start(LOKET_PROFILES_DIR=profiles)
    people = register.put_people(studio.hub)
    studio.hub.stop()
    register.put_lists(studio.hub.data / 'office.db', people)
    trials.fill(studio.hub.data / 'office.db', PEOPLE, ASKED)
    studio.hub.start(LOKET_PROFILES_DIR=profiles)
    propose(studio, 'dewi', people['Sucipto'], 'saraswati-card', outcome='grant', category='melati')
    propose(studio, 'dewi', people['Sumarni'], 'house-repair', outcome='refuse', category='none',
            reason='Rumah sudah diperbaiki tahun lalu')
    propose(studio, 'budi', people['Sucipto Hadi'], 'saraswati-card', outcome='grant', category='melati',
            reason='Rumah roboh pekan lalu, tercatat oleh desa')
    studio.hub.stop()
    studio.hub.start(AFTERNOON, LOKET_PROFILES_DIR=profiles)


def row_of(counter, name):
    return counter.find('list item', re.compile(f'· {name} ·'))


def shoot_approvals(studio, counter, name):
    key('F8')
    counter.find('list item', counter.say('Approvals')).tap()
    row_of(counter, 'Sumarni')
    studio.save(counter, f'{name}-1-approvals')
    row_of(counter, 'Sucipto Hadi').tap()
    counter.sees('You have proposed this yourself. Somebody else has to decide.')
    studio.save(counter, f'{name}-2-own')
    key('Escape')
    row_of(counter, 'Sucipto').tap()
    counter.button(counter.say('Approve'))
    studio.save(counter, f'{name}-3-approve')
    key('Escape')
    row_of(counter, 'Sumarni')


def shoot_rules(studio, counter, name):
    counter.find('list item', counter.say('Rules')).tap()
    row = counter.find('list item', re.compile(f'^{trials.DRAFT}, '))
    studio.save(counter, f'{name}-4-rules')
    row.tap()
    counter.sees('Not tried yet.')
    studio.save(counter, f'{name}-5-version')
    counter.tap('Read these rules')
    counter.sees('Each of these stands in the way')
    studio.save(counter, f'{name}-6-text')
    key('Page_Down', 'Page_Down')
    studio.save(counter, f'{name}-7-text-end')
    key('Escape')
    counter.tap('Try it on the register')
    counter.sees('Both versions are being asked about everybody')
    subprocess.run(['import', '-window', counter.window, studio.folder / f'{name}-8-running.png'], check=True)
    counter.sees('All villages')
    studio.save(counter, f'{name}-9-trial')
    key('Escape')
    counter.sees('Trials of this version')
    studio.save(counter, f'{name}-a-tried')


def shoot(studio, counter, name):
    register.sign_in(counter, 'budi', register.HEAD)
    shoot_approvals(studio, counter, name)
    shoot_rules(studio, counter, name)

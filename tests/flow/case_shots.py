# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the pages of applications, for shots.py: the same people and applications every time."""
import re

import register
from office import key

from atspi_driver import type_text


def prepare(studio):
    """A family on file with its lists, one application with papers owed and one that the list can settle."""
    people = register.prepare(studio)
    token = studio.hub.call('session/sign-in', login='dewi', password=register.PASSWORD)['token']
    studio.hub.call('application/begin', token=token, person=people['Sucipto'], kind='saraswati-card',
                    papers=['ktp', 'village-letter', 'checklist'])
    studio.hub.call('application/begin', token=token, person=people['Sumarni'], kind='house-repair', papers=['ktp'],
                    note='Payon bocor')


def shoot_lists(studio, counter, name):
    key('F8')
    counter.sees('Worklists')
    counter.find('list item', re.compile(re.escape(counter.say('Papers owed')) + ' · 1'))
    studio.save(counter, f'{name}-1-worklists')
    key('Return')
    counter.find('list item', re.compile('^P 2 · Sumarni'))
    studio.save(counter, f'{name}-2-worklist')
    key('Return')
    counter.find('button', counter.say('Papers were brought'))
    studio.save(counter, f'{name}-3-owed')
    key('Return')
    counter.sees('Save the papers')
    studio.save(counter, f'{name}-4-papers')
    key('Escape', 'Escape', 'Escape')


def shoot_front(studio, counter, name):
    key('F9')
    counter.sees('Who is in front of you?')
    studio.save(counter, f'{name}-5-front')
    type_text('sucipto')
    counter.find('list item', re.compile('^Sucipto, '))
    key('Return')
    counter.find('button', counter.say('Go on with it'))
    studio.save(counter, f'{name}-6-brief')
    key('Return')
    counter.find('button', counter.say('Withdraw the application'))
    studio.save(counter, f'{name}-7-verify')
    key('Escape')
    counter.find('button', counter.say('New application'))
    key('ctrl+n')
    counter.sees('Hand it in')
    studio.save(counter, f'{name}-8-form')


def shoot(studio, counter, name):
    register.sign_in(counter)
    shoot_lists(studio, counter, name)
    shoot_front(studio, counter, name)

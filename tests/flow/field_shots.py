# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the pages of field work, for shots.py: visits and their list on paper, a form handed in with photographs, a
decision that runs out, a letter; the same people every time."""
import hashlib
import re
import subprocess

import hub_door
import register
from office import key, wait_for

PHOTOS = ('gradient:brown-wheat', 'plasma:forestgreen-skyblue')
ANSWERS = {'no_home': 'no', 'no_work': 'yes', 'hunger': 'yes', 'food_share': 'yes', 'clothes': 'no', 'floor': 'yes', 'wall': 'yes',
           'toilet': 'no', 'light': 'yes', 'members': '4', 'spending': '1200000'}


def send_photo(studio, token, picture):
    """A blob, as a counter sends it; gives its name."""
    data = subprocess.run(['convert', '-seed', '7', '-size', '800x600', picture, 'jpg:-'], check=True, capture_output=True).stdout
    name = hashlib.sha256(data).hexdigest()
    door = hub_door.UnixConnection(studio.hub.socket)
    door.request('PUT', f'/v1/blob/{name}', data, {'Loket-Device': 'counter', 'Authorization': 'Bearer ' + token})
    assert door.getresponse().status == 200
    door.close()
    return name


class Desk:
    """An officer who asks the hub."""

    def __init__(self, studio, login):
        self.hub = studio.hub
        self.session = self.ask('session/sign-in', login=login, password=register.PASSWORD)

    def ask(self, operation, **request):
        return self.hub.call(operation, token=self.session['token'] if hasattr(self, 'session') else '', **request)

    def begin(self, person, acts, note=None):
        """An application with all its papers that is as far as those acts bring it."""
        view = self.ask('application/begin', person=person, kind='saraswati-card', papers=['ktp', 'village-letter', 'checklist'])
        owed = [each['paper'] for each in view['papers'] if each['needed'] and each['state'] == 'owed']
        if owed:
            view = self.ask('application/set-papers', application=view['application']['id'], version=view['application']['version'],
                            papers=[{'paper': each, 'state': 'seen', 'physical': True} for each in owed])
        if view['application']['state'] == 'registry_checked':
            acts = ['ask-verification', *acts]
        for act in acts:
            said = {'note': note} if act == 'verify' else {}
            view = self.ask('application/move', application=view['application']['id'], act=act, **said)
        return view['application']['id']


def prepare(studio):
    studio.start(demo=False)
    people = register.put_people(studio.hub)
    for login, name, role in (('joko', 'Joko Prasetyo', 'field_verifier'), ('sari', 'Sari Wulandari', 'service_officer'),
                              ('rina', 'Rina Hapsari', 'unit_head')):
        register.put_officer(studio.hub, login, name, role)
    dewi, joko, sari = (Desk(studio, login) for login in ('dewi', 'joko', 'sari'))
    send_two(dewi, people['Sucipto'], joko)
    hand_in(studio, dewi, people['Sumarni'], joko, sari)
    decide(studio, sari, people['Dwi Lestari'])
    wait_for(lambda: dewi.ask('watch/list')['watches'], what='what the watch has found')


def send_two(dewi, person, joko):
    dewi.ask('visit/assign', application=dewi.begin(person, ['verify-in-field']), day='2026-11-23',
             home_officer=dewi.session['officer'], neighbour_officer=joko.session['officer'], note='Sesudah dhuhur')


def hand_in(studio, dewi, person, joko, sari):
    application = dewi.begin(person, ['verify-in-field'])
    photos = [send_photo(studio, joko.session['token'], each) for each in PHOTOS]
    answers = [{'key': name, 'value': value} for name, value in ANSWERS.items()]
    survey = joko.ask('survey/save', application=application, form='kepmensos262', channel='field', photos=photos,
                      neighbour_officer=sari.session['officer'], neighbour_note='Rumah peninggalan orang tua, anak merantau.',
                      answers={'form': 'kepmensos262', 'version': 1, 'answers': answers})
    joko.ask('survey/submit', survey=survey['id'])


def decide(studio, sari, person):
    application = sari.begin(person, ['verify-by-phone', 'verify'], 'Ketua RT')
    sari.ask('counselling/add', person=person, application=application, note='Biaya sekolah dan utang', outcome='Sanggup didampingi',
             purpose='Biaya sekolah', conditions='Laporan setiap bulan', until_day='2026-12-10')
    decision = sari.ask('decision/propose', application=application, outcome='grant', category='kenanga', reason='Sesudah konseling',
                        until_day='2026-12-10')
    for login in 'budi', 'rina':
        if decision.get('state') != 'active':
            decision = Desk(studio, login).ask('decision/approve', decision=decision['id'])
    sari.ask('letter/issue', kind='decision', decision=decision['id'], language='id')


def section(counter, title):
    counter.find('list item', counter.say(title)).tap()


def shoot_visits(studio, counter, name):
    section(counter, 'Visits')
    counter.find('list item', re.compile('Sucipto')).tap()
    counter.button(counter.say('Nobody was there'))
    studio.save(counter, f'{name}-1-visits')
    counter.tap('Another day or other officers')
    counter.button(counter.say('Send them'))
    studio.save(counter, f'{name}-2-assign')
    key('Escape')
    counter.tap('List on paper')
    counter.button(counter.say('Save the file as PDF'))
    studio.save(counter, f'{name}-3-route')
    key('Escape')


def shoot_forms(studio, counter, name):
    section(counter, 'Forms')
    counter.find('list item', re.compile('Sumarni')).tap()
    counter.button(counter.say('Open the form'))
    studio.save(counter, f'{name}-4-forms')
    counter.tap('Open the form')
    counter.button(counter.say('Accept the survey'))
    studio.save(counter, f'{name}-5-look-over')
    counter.tap('Print')
    counter.button(counter.say('Save the file as PDF'))
    studio.save(counter, f'{name}-6-form')
    key('Escape')
    counter.find('button', counter.say('Show photograph %u large').replace('%u', '2')).click()
    counter.find('image', re.compile('Sumarni'))
    studio.save(counter, f'{name}-7-photo')
    key('Escape', 'Escape')


def shoot_changes(studio, counter, name):
    section(counter, 'Changes')
    counter.find('list item', re.compile('Dwi Lestari')).tap()
    counter.button(counter.say('Hear the person'))
    studio.save(counter, f'{name}-8-changes')
    counter.find('button', counter.say('Open the application')).click()
    counter.tap('Letters')
    counter.find('list item', re.compile('^460/0001')).tap()
    counter.button(counter.say('Save the file as PDF'))
    studio.save(counter, f'{name}-9-letter')


def shoot(studio, counter, name):
    register.sign_in(counter)
    key('F8')
    shoot_visits(studio, counter, name)
    shoot_forms(studio, counter, name)
    shoot_changes(studio, counter, name)

# SPDX-License-Identifier: GPL-3.0-or-later
"""A family on file of whom lists say different things, for pictures: people through the desk of people, what lists say
straight into the store of an office whose hub is down."""
import json
import sqlite3
import subprocess
import uuid

from office import BUILD, environment, key

from atspi_driver import type_text

PASSWORD = 'gerimis-sore-hari-7'
OFFICER, HEAD = 'Dewi Lestari', 'Budi Santoso'
VILLAGE, OTHER_VILLAGE = '33.14.15.2002', '33.14.15.2003'
CARD, NIK = '3314151203089907', '3314150203549901'
DAY = 86400 * 10**6                         # µs
PEOPLE = [
    {'name': 'Sucipto', 'nik': NIK, 'nik_seen': True, 'sex': 'male', 'birth_date': '1954-03-02', 'village': VILLAGE,
     'hamlet': 'Sidorejo', 'rt': '3', 'rw': '1', 'address': 'Dukuh Sidorejo', 'mother_name': 'Sukinem',
     'phone': '0812 2990 0011', 'family_card': CARD, 'relation': 'head'},
    {'name': 'Sumarni', 'nik': '3314155607589902', 'nik_seen': False, 'sex': 'female', 'birth_date': '1958-07-16',
     'village': VILLAGE, 'family_card': CARD, 'relation': 'wife'},
    {'name': 'Dwi Lestari', 'nik_seen': False, 'sex': 'female', 'birth_date': '1987', 'village': VILLAGE,
     'family_card': CARD, 'relation': 'child'},
    {'name': 'Sucipto Hadi', 'nik_seen': False, 'sex': 'male', 'birth_date': '1961-12-20', 'village': OTHER_VILLAGE,
     'relation': 'other'},
]
SAID = {'nik': NIK, 'birth_date': '1954-03-02', 'sex': 'male', 'village': VILLAGE, 'family_card': CARD}
LISTS = [                                   # source, period, days ago, state, of whom, what
    ('dtsen', '2026-Q2', 160, 'superseded', 'Sucipto', dict(SAID, name='SUCIPTO', decile='2')),
    ('pbi-jk', '2026-Q3', 70, 'auto_linked', 'Sucipto', dict(SAID, name='SOETJIPTO', birth_date='1954-02-03',
                                                              village=OTHER_VILLAGE, programme='PBI-JK')),
    ('dtsen', '2026-Q3', 60, 'auto_linked', 'Sucipto', dict(SAID, name='Sucipto', decile='2', mother_name='Sukinem',
                                                             rt='003', rw='001')),
    ('bpnt', '2026-Q3', 50, 'auto_linked', 'Sucipto', dict(SAID, name='Sucipto', nik='3314150203549907', programme='BPNT')),
    ('bpnt', '2026-Q3', 50, 'auto_linked', 'Sumarni', {'name': 'Sumarni', 'birth_date': '1958-07-16', 'sex': 'female',
                                                        'village': VILLAGE, 'programme': 'BPNT'}),
]


def put_officer(hub, login, name, role):
    subprocess.run([BUILD / 'app/ctl/loketctl', '--data', hub.data, '--json', 'officer', 'add', '--login', login, '--name',
                    name, '--roles', role, '--password', PASSWORD], env=environment(), check=True, capture_output=True)


def sign_in(counter, login='dewi', name=OFFICER):
    """The officer of that name at a counter that asks who is there."""
    counter.until(lambda: any(each.has('focused') for each in counter.app.find_all('text', counter.say('Login'))), 'the login')
    type_text(login)
    key('Return')
    counter.until(lambda: any(each.has('focused') for each in counter.app.find_all('password text')), 'the password')
    type_text(PASSWORD)
    key('Return')
    counter.button(name)


def put_people(hub):
    """Two officers and the people; gives their ids by name."""
    put_officer(hub, 'dewi', OFFICER, 'data_desk')
    put_officer(hub, 'budi', HEAD, 'section_head')
    token = hub.call('session/sign-in', login='dewi', password=PASSWORD)['token']
    people = {each['name']: hub.call('person/save', token=token, **each)['person']['id'] for each in PEOPLE}
    put_merge(hub, token, people['Sucipto'])
    return people


def put_merge(hub, token, person):
    """A second record of the same person, merged by two officers."""
    twin = hub.call('person/save', token=token, name='Tjipto', nik_seen=False, sex='male', birth_date='1954', village=VILLAGE,
                    relation='other', different_from=[person], different_reason='Nama saja')['person']['id']
    approval = hub.call('person/merge', token=token, winner=person, loser=twin, reason='Orang yang sama')['id']
    head = hub.call('session/sign-in', login='budi', password=PASSWORD)['token']
    hub.call('approval/approve', token=head, approval=approval)


def put(store, table, **values):
    store.execute(f'INSERT INTO {table} ({", ".join(values)}) VALUES ({", ".join("?" * len(values))})',
                  list(values.values()))


def put_lists(path, people):
    store = sqlite3.connect(path)
    store.execute('PRAGMA foreign_keys = ON')
    office, now = store.execute('SELECT office, created_at FROM officer').fetchone()
    for number, (source, period, days, state, name, facts) in enumerate(LISTS, 1):
        at = now - days * DAY
        put(store, 'list_batch', office=office, id=str(uuid.uuid4()), number=number, source=source, period=period,
            file_name=f'{source}.csv', file_sha256=f'{number:064x}', bytes=1000, map='[columns]\nname=NAMA\n',
            state='applied', rows=1, rejected=0, linked=1, created=0, in_doubt=0, created_at=at, changed_at=at)
        put(store, 'list_row', office=office, id=f'{number:06}-{1:08}', line=2, state=state, person=people[name],
            weight=2500, facts=json.dumps(facts))
    store.commit()
    store.close()


def prepare(studio):
    """The office of one run of pictures with the people and their lists; gives the people's ids by name."""
    studio.start(demo=False)
    people = put_people(studio.hub)
    studio.hub.stop()
    put_lists(studio.hub.data / 'office.db', people)
    studio.hub.start()
    return people

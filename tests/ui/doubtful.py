# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts people and doubtful pairs on file in the store of an office whose hub is down: the same ones every time."""
import hashlib
import json
import sqlite3
import uuid

VILLAGE = '33.14.15.2001'
OTHER_VILLAGE = '33.14.08.2001'
AT = 1795400000000000                        # µs, a few days before the Monday of the tests


def comparison(**fields):
    return json.dumps({'version': 1, 'fields': [{'field': name.replace('_', '-'), 'level': level, 'weight': weight}
                                                for name, (level, weight) in fields.items()]})


class Register:
    """Rows go in through the tables as app/store/schema has them."""

    def __init__(self, path):
        self.store = sqlite3.connect(path)
        self.store.execute('PRAGMA foreign_keys = ON')
        (self.office,) = self.store.execute('SELECT office FROM officer').fetchone()
        self.numbers, self.lines = 900000, 0          # the office counts its own from 1
        self.batch = self.put('list_batch', number=7, source='dtsen', period='2026-Q4', file_name='dtsen-2026-q4.csv',
                              file_sha256=hashlib.sha256(b'list').hexdigest(), bytes=1000, map='[columns]\nname=NAMA\n',
                              state='in_review', rows=4, rejected=0, linked=0, created=0, in_doubt=4, created_at=AT,
                              changed_at=AT)

    def close(self):
        self.store.commit()
        self.store.close()

    def put(self, table, **values):
        values = {'office': self.office, 'id': str(uuid.uuid4()), **values}
        self.store.execute(f'INSERT INTO {table} ({", ".join(values)}) VALUES ({", ".join("?" * len(values))})',
                           list(values.values()))
        return values['id']

    def person(self, name, **values):
        self.numbers += 1
        values = {'village': VILLAGE, 'sex': 'male', **values}
        return self.put('person', number=self.numbers, name=name, nik_status='unverified' if 'nik' in values else 'none',
                        life_status='alive', version=1, created_at=AT, changed_at=AT, **values)

    def family(self, card, *members):
        home = self.put('household', kind='family_card', family_card=card, village=VILLAGE, created_at=AT, changed_at=AT)
        self.put('household_card', household=home, family_card=card, from_day='2020-01-01')
        for at, (person, relation) in enumerate(members):
            self.put('household_member', household=home, person=person, relation=relation, head=int(at == 0),
                     from_day='2020-01-01')

    def row(self, **facts):
        self.lines += 1
        return self.put('list_row', id=f'{7:06}-{self.lines:08}', line=self.lines + 1, state='needs_review',
                        facts=json.dumps(facts, separators=(',', ':'), ensure_ascii=False))

    def pair(self, person, hint='none', weight=1800, row=None, other=None, **fields):
        (village,) = self.store.execute('SELECT village FROM person WHERE id = ?', (person,)).fetchone()
        return self.put('pair', list_row=row, other=other, person=person, weight=weight, comparison=comparison(**fields),
                        hint=hint, state='open', data_hash=hashlib.sha256(uuid.uuid4().bytes).hexdigest(),
                        village=village, created_at=AT)


def sucipto(register):
    """Another spelling, two digits of the NIK, the same family."""
    known = register.person('Sucipto', nik='3314150203540001', birth_date='1954-03-02', mother_name='Wagiyem',
                            rt='003', rw='001', address='Dukuh Ngrejo')
    wife = register.person('Sutinah', sex='female', birth_date='1956-08-17')
    son = register.person('Joko Susilo', birth_date='1981-11-05')
    register.family('3314150101100001', (known, 'head'), (wife, 'wife'), (son, 'child'))
    row = register.row(name='SOETJIPTO', nik='3314150203540010', birth_date='1954-03-02', sex='male',
                       family_card='3314150101100001', village=VILLAGE, rt='003', rw='001', mother_name='WAGIJEM')
    return register.pair(known, row=row, weight=1830, name=('alike', 640), nik=('close', 410), birth=('same', 1220),
                         sex=('same', 95), family_card=('same', 610), village=('same', 330), mother=('close', 270),
                         household=('same', 300))


def twins(register):
    known = register.person('Dwi Lestari', sex='female', nik='3314155507010002', birth_date='2001-07-15',
                            mother_name='Sri Rahayu')
    mother = register.person('Sri Rahayu', sex='female', birth_date='1976-02-01')
    register.family('3314150506070003', (mother, 'head'), (known, 'child'))
    row = register.row(name='DWI ASTUTI', nik='3314155507010003', birth_date='2001-07-15', sex='female',
                       family_card='3314150506070003', village=VILLAGE, mother_name='SRI RAHAYU')
    return register.pair(known, 'twins', 2250, row, name=('shared', -180), nik=('first-12', 310), birth=('same', 1220),
                         sex=('same', 95), family_card=('same', 610), village=('same', 330), mother=('same', 700),
                         household=('same', 300))


def conflict(register):
    known = register.person('Kartini', sex='female', nik='3314086104880004', birth_date='1988-04-21',
                            village=OTHER_VILLAGE)
    row = register.row(name='KARTONO', nik='3314086104880004', birth_date='1950-06-11', sex='male',
                       village=OTHER_VILLAGE, life_status='alive')
    return register.pair(known, 'conflict', 400, row, name=('other', -520), nik=('same', 1400), birth=('other', -610),
                         sex=('other', -480), village=('same', 330))


def two_people(register):
    one = register.person('Sumarni', sex='female', birth_date='1967-01-31', mother_name='Painem')
    other = register.person('Soemarni', sex='female', birth_date='1967-01-13', mother_name='Painem')
    return register.pair(one, 'close', 1500, other=other, name=('alike', 640), birth=('digit', 480), sex=('same', 95),
                         village=('same', 330), mother=('same', 700))


def fill(path):
    """Four doubts, two of them about one person each; the ids by name."""
    register = Register(path)
    pairs = {make.__name__: make(register) for make in (sucipto, twins, conflict, two_people)}
    register.close()
    return pairs

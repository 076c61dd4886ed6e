# SPDX-License-Identifier: GPL-3.0-or-later
"""A register over which a stricter version of the rules is worth a trial: the profile with a draft beside its rules, and
people on lists put straight into the store of an office whose hub is down; the same ones every time."""
import os
import pathlib
import shutil
import sqlite3

DRAFT = '2027-1'
CHANGES = (('version=2026-1\n', f'version={DRAFT}\n'), ('from=2026-01-01', 'from=2027-01-01'),
           ('name=Aturan kartu Saraswati 2026\n', 'name=Aturan kartu Saraswati 2027, desil 1 dan 2\n'),
           ('name[jv]=Paugeran kertu Saraswati 2026\n', 'name[jv]=Paugeran kertu Saraswati 2027, desil 1 tuwin 2\n'),
           ('name[en]=Rules of the Saraswati card 2026\n', 'name[en]=Rules of the Saraswati card 2027, deciles 1 and 2\n'),
           ('[parameter decile_limit]\nvalue=4', '[parameter decile_limit]\nvalue=2'),
           ('[parameter decile_menur]\nvalue=5', '[parameter decile_menur]\nvalue=3'))
# Of each village: people in decile 1, in decile 3, the same with an illness, and with a talk about special help.
VILLAGES = {'33.14.15.2002': (4, 3, 2, 1), '33.14.15.2003': (2, 5, 0, 0), '33.14.01.2001': (3, 1, 1, 2),
            '33.14.08.2001': (5, 0, 0, 1), '33.14.06.2001': (1, 4, 1, 0)}
HOUSE = 40                                  # people
AT = 1795400000000000                       # µs, a few days before the Monday of the tests
TO_NONE, TO_MENUR = (sum(each[i] for each in VILLAGES.values()) for i in (1, 2))


def profiles(folder, shipped):
    """A copy of the profiles in FOLDER in which that of Sragen has the draft too; its path."""
    copy = pathlib.Path(folder) / 'profiles'
    shutil.copytree(shipped, copy)
    rules = copy / 'sragen/rules'
    text = (rules / '2026-1.ini').read_text(encoding='utf-8')
    for old, new in CHANGES:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    lines = [line for line in text.splitlines() if not line.startswith(('signed-by=', 'signed-on='))]
    (rules / f'{DRAFT}.ini').write_text('\n'.join(lines) + '\n', encoding='utf-8')
    return os.fspath(copy)


class Register:
    def __init__(self, path):
        self.store = sqlite3.connect(path)
        self.store.execute('PRAGMA foreign_keys = ON')
        (self.office, self.officer) = self.store.execute('SELECT office, id FROM officer').fetchone()
        self.people = 0

    def put(self, table, **values):
        self.store.execute(f'INSERT INTO {table} (office, {", ".join(values)}) VALUES (?{", ?" * len(values)})',
                           [self.office, *values.values()])

    def person(self, village, decile=None, ill=False, talk=False):
        """With a family card of the district; in a list, ill, or counselled."""
        self.people += 1
        at = self.people
        person, home = f'{at:08x}-aaaa-7000-8000-000000000000', f'{at:08x}-bbbb-7000-8000-000000000000'
        self.put('person', id=person, number=700000 + at, name=f'Warga {at}', nik_status='none', sex='female',
                 life_status='alive', village=village, version=1, created_at=AT, changed_at=AT)
        self.put('household', id=home, kind='family_card', family_card=f'331415{at:010}', village=village, created_at=AT,
                 changed_at=AT)
        self.put('household_member', id=f'{at:08x}-cccc-7000-8000-000000000000', household=home, person=person,
                 relation='head', head=1, from_day='2020-01-01')
        if decile:
            self.put('list_row', id=f'{7:06}-{at:08}', line=at + 1, state='auto_linked', person=person, weight=2500,
                     facts=f'{{"name":"A","decile":"{decile}"}}')
        if ill:
            self.put('person_condition', id=f'{at:08x}-abab-7000-8000-000000000000', person=person, kind='illness',
                     from_day='2026-10-01', officer=self.officer, created_at=AT, changed_at=AT)
        if talk:
            self.put('counselling', id=f'{at:08x}-dddd-7000-8000-000000000000', person=person, day='2026-11-02', note='Talk',
                     purpose='Course', conditions='Comes each week', until_day='2027-05-31', officer=self.officer,
                     created_at=AT)

    def crowd(self, people, asked):
        """Of whom little is known, so that a trial takes its time: ASKED of them are ill and live forty to a house, and of
        each the office has to look at all who live there."""
        number = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2) '

        def name(part, value='i'):
            return f"printf('%08x-{part}-7000-8000-000000000000', {value} * 2654435761 % 4294967296)"
        self.store.execute(
            'INSERT INTO person (office, id, number, name, nik_status, sex, life_status, village, version, created_at, '
            f"changed_at) {number} SELECT ?1, {name('eeee')}, 1000000 + i, 'Warga', 'none', 'male', 'alive', "
            "'33.14.15.2001', 1, ?3, ?3 FROM n", (self.office, people, AT))
        self.store.execute(
            f"INSERT INTO household (office, id, kind, family_card, village, created_at, changed_at) {number} SELECT ?1, "
            f"{name('ebeb')}, 'family_card', printf('331416%010d', i), '33.14.15.2001', ?3, ?3 FROM n",
            (self.office, asked // HOUSE, AT))
        self.store.execute(
            f"INSERT INTO household_member (office, id, household, person, relation, head, from_day) {number} SELECT ?1, "
            f"{name('ecec')}, {name('ebeb', f'((i - 1) / {HOUSE} + 1)')}, {name('eeee')}, 'other', i % {HOUSE} = 0, "
            "'2020-01-01' FROM n", (self.office, asked))
        self.store.execute(
            'INSERT INTO person_condition (office, id, person, kind, from_day, officer, created_at, changed_at) '
            f"{number} SELECT ?1, {name('ffff')}, {name('eeee')}, 'illness', '2026-10-01', ?3, ?4, ?4 FROM n",
            (self.office, asked, self.officer, AT))

    def close(self):
        self.store.commit()
        self.store.close()


def fill(path, people=0, asked=0):
    register = Register(path)
    register.put('list_batch', id='00000000-0000-7000-8000-000000000007', number=7, source='dtsen', period='2026-Q4',
                 file_name='dtsen-2026-q4.csv', file_sha256='a' * 64, bytes=1000, map='[columns]\nname=NAMA\n',
                 state='applied', rows=100, rejected=0, linked=100, created=0, in_doubt=0, created_at=AT, changed_at=AT)
    for village, counts in VILLAGES.items():
        for facts, count in zip(({'decile': 1}, {'decile': 3}, {'decile': 3, 'ill': True}, {'talk': True}), counts):
            for _ in range(count):
                register.person(village, **facts)
    if people:
        register.crowd(people, asked)
    register.close()

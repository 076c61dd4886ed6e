# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the desk of doubts and of the lists, for shots.py: the same invented people and lists every time."""
import re
import subprocess
import sys

import register
from office import BUILD, TOP, environment, key, wait_for

sys.path.insert(0, str(TOP / 'tests/ui'))
import doubtful  # noqa: E402
from atspi_driver import type_text  # noqa: E402

OFFICER = 'Ani Rahmawati'


def prepare(studio):
    """An officer of the data desk, doubts on file, lists to bring in."""
    studio.start(demo=False)
    register.put_officer(studio.hub, 'ani', OFFICER, 'data_desk')
    studio.hub.stop()
    doubtful.fill(studio.hub.data / 'office.db')
    studio.hub.start()
    for name, rows in ('small', '90'), ('large', '8000'):
        subprocess.run([BUILD / 'app/ctl/loketctl', 'demo', '--seed', '5', '--people', '16000', '--list-rows', rows, '--lists', studio.path / name],
                       env=environment(), check=True, capture_output=True)


def shoot_doubts(studio, counter, name):
    counter.find('list item', counter.say('In doubt')).tap()
    for at, said in enumerate(('SOETJIPTO', 'DWI ASTUTI', 'KARTONO')):
        row = counter.find('list item', re.compile(said))
        if at == 0:
            studio.save(counter, f'{name}-1-doubts')
        row.tap()
        counter.find('label', said)
        studio.save(counter, f'{name}-{at + 2}-{("pair", "twins", "conflict")[at]}')
        if said == 'DWI ASTUTI':
            key('2')
            counter.sees('Why are they two people?')
            studio.save(counter, f'{name}-5-reason')
            key('Escape')
        key('Escape')
    counter.find('list item', re.compile('SOETJIPTO')).tap()
    counter.find('label', 'SOETJIPTO')
    key('1')
    counter.sees(re.compile('^“SOETJIPTO”'))
    counter.find('list item', counter.say('Answered')).tap()
    counter.button(counter.say('Undo this'))
    studio.save(counter, f'{name}-d-answered')


def bring(studio, counter, file, period):
    counter.find('button', counter.say('Bring in a list')).tap()
    field = counter.find('entry', counter.say('File of the list'))
    wait_for(lambda: field.has('focused'), what='the focus in the file')
    counter.find('entry', counter.say('Period')).text = period
    type_text(str(studio.path / file), 2)
    key('Return')
    start = counter.find('button', counter.say('Take it into the register'))
    wait_for(lambda: start.has('focused'), what='the focus on the start')


def ended(counter):
    """How the sentence begins that tells what became of a list."""
    sentence = 'Of %s rows, %s are of people on file, %s of new people, %s in doubt, %s left out.'
    return re.compile('^' + counter.say(sentence).split('%s', maxsplit=1)[0] + r'\d')


def shoot_lists(studio, counter, name):
    counter.find('list item', counter.say('Lists')).tap()
    bring(studio, counter, 'small/q1-dtsen.csv', '2026-Q1')
    studio.save(counter, f'{name}-6-preview')
    key('Return')
    counter.find('label', ended(counter))
    bring(studio, counter, 'large/q2-bps.csv', '2026-Q2')
    key('Return')
    counter.find('progress bar', None)
    subprocess.run(['import', '-window', counter.window, studio.folder / f'{name}-7-running.png'], check=True)
    counter.find('label', ended(counter))
    studio.save(counter, f'{name}-8-ended')
    counter.find('list item', re.compile('2026-Q2')).tap()
    counter.find('button', counter.say('Compare both lists'))
    counter.touch(counter.find('label', 'DTSEN 2026-Q4'))
    key('Down', 'Return')                       # the first quarter, of which people are in both
    counter.find('label', 'DTSEN 2026-Q1')
    studio.save(counter, f'{name}-9-list')
    counter.find('button', counter.say('Compare both lists')).click()
    counter.sees('All villages')
    studio.save(counter, f'{name}-a-report')


def shoot(studio, counter, name):
    register.sign_in(counter, 'ani', OFFICER)
    key('F7')
    shoot_doubts(studio, counter, name)
    shoot_lists(studio, counter, name)

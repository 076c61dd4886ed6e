#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every page of every window, in three languages and in strong contrast, and of the slip.
  shots.py DIR PART    ./dev shots runs every PART (portrait, landscape, counter, desk, register, cases, field, rulings,
                       display) on a private screen,
  shots.py DIR office  and this last: the picture of the README, made of the others
Names say what is on them: kiosk-portrait-id-2-service.png. The office is the same every time: a Monday at 10.40 with the
invented morning of one seed."""
import pathlib
import re
import subprocess
import sys
import tempfile

import case_shots
import desk_shots
import field_shots
import rule_shots
from office import Counter, Display, Hub, Kiosk, config_home, environment, key, run

import register
from atspi_driver import type_text

CLOCK = '2026-11-23T10:40:00+07:00'
SUNDAY = '2026-11-22T10:40:00+07:00'
SEED = {'seed': 7, 'tickets': 72}
LOOKS = {'id': ('--language', 'id'), 'jv': ('--language', 'jv'), 'en': ('--language', 'en'),
         'contrast': ('--language', 'id', '--high-contrast')}
SHAPES = {'portrait': (1080, 1920), 'landscape': (1366, 768)}
DESKS = (1366, 768), (1920, 1080)
OFFLINE = 'The office system does not answer just now. Trying again by itself.'
FAMILY_FORMS = (('New member', 'Who comes into the family?'), ('Somebody leaves', 'Who leaves the family'),
                ('Another head', 'Who is the head from now on'), ('Another relation', 'Whose relation it is'),
                ('New card number', 'Number of the new card'))
TOO_LARGE = []                              # pages that want more than the screen has
IDLE = '[kiosk]\nidle_seconds=1\nasking_seconds=60\n'


class Studio:
    """One office for one run of pictures; everything in it is new."""

    def __init__(self, folder, clock=CLOCK):
        self.folder, self.clock = folder, clock
        self.temporary = tempfile.TemporaryDirectory(prefix='shots-')
        self.path = pathlib.Path(self.temporary.name)
        self.hub = Hub(self.path / 'data', clock)
        self.env = environment(LOKET_SOCKET=self.hub.socket, XDG_DATA_HOME=str(self.path / 'share'),
                               CUPS_SERVER='/nowhere')
        self.programs = []

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        for program in self.programs:
            program.process.terminate()
            program.process.wait()
        if self.hub.process and self.hub.process.poll() is None:
            self.hub.stop()
        self.temporary.cleanup()

    def start(self, demo=True):
        self.hub.start()
        if demo:
            self.hub.call('demo/tickets', device='admin', **SEED)
        self.services = {s['key']: s['title'] for s in self.hub.call('office/profile')['services']}

    def open(self, kind, size, *options, language='id', settings=''):
        config = config_home(tempfile.mkdtemp(dir=self.path) + '/config', kind.__name__.lower(), settings)
        program = kind((0, 0), size, *options, env=dict(self.env, XDG_CONFIG_HOME=config), language=language).wait()
        self.programs.append(program)
        return program

    def save(self, program, name):
        path = self.folder / f'{name}.png'
        program.picture(path, still=1 if isinstance(program, Display) else 0)
        wanted, size = '{}x{}'.format(*program.size), run('identify', '-format', '%wx%h', path)
        if size != wanted:
            TOO_LARGE.append(f'{path.name}: wants {size}, does not fit {wanted}')

    def close(self, program):
        self.programs.remove(program)
        program.stop()


def language_of(look):
    return look if look in Kiosk.LANGUAGES else 'id'


class KioskShots:
    def __init__(self, studio, shape, look):
        self.studio, self.look, self.options, self.size = studio, look, LOOKS[look], SHAPES[shape]
        self.language = language_of(look)
        self.name = f'kiosk-{shape}-{look}'

    def open(self, *options, settings=''):
        kiosk = self.studio.open(Kiosk, self.size, *self.options, *options, language=self.language, settings=settings)
        kiosk.button(Kiosk.LANGUAGES[self.language])
        return kiosk

    def save(self, kiosk, page):
        self.studio.save(kiosk, f'{self.name}-{page}')

    def visit(self):
        """Every page on the way to a number; the slip is saved, since there is no printer."""
        kiosk = self.open()
        self.save(kiosk, '1-welcome')
        kiosk.begin(self.language)
        kiosk.sees('What can we help you with?')
        if self.look == 'contrast':
            kiosk.tap('Strong contrast')            # a visit begins with the look of the seat; the button turns it
            kiosk.tap('Strong contrast')
        self.save(kiosk, '2-service')
        kiosk.choose(self.studio.services['health'])
        kiosk.button(kiosk.say('I am ready – take a number'))
        self.save(kiosk, '3-papers')
        kiosk.tap('I am ready – take a number')
        kiosk.sees('Does one of these apply to you?')
        self.save(kiosk, '4-priority')
        kiosk.tap(Kiosk.PRIORITIES['none'])
        kiosk.number()
        kiosk.button(kiosk.say('Done'))
        self.save(kiosk, '5-number')
        kiosk.done()
        kiosk.begin(self.language)
        kiosk.tap('Ask an officer')
        kiosk.sees('An officer has been called.')
        self.save(kiosk, '7-help')
        self.studio.close(kiosk)

    def status(self):
        """How far an application is: the page that asks, papers owed, nothing to do, a code that is not known."""
        kiosk = self.open()
        kiosk.begin(self.language)
        kiosk.tap('How far is my application?')
        kiosk.button(kiosk.say('Tell me how far it is'))
        self.save(kiosk, 'c-code')
        for name, view in self.studio.slips.items():
            type_text(view['code'], delay=2)
            key('Return')
            kiosk.sees(status_sentence(view))
            self.save(kiosk, f'd-status-{name}')
        type_text('LKA1WRONG', delay=2)
        key('Return')
        kiosk.sees('This code is not known here.')
        self.save(kiosk, 'e-wrong-code')
        self.studio.close(kiosk)

    def trouble(self):
        kiosk = self.open('--queue', 'receipts')
        kiosk.take(self.language, self.studio.services['education'], 'elderly')
        kiosk.button(kiosk.say('Print again'))
        self.save(kiosk, '6-no-paper')
        self.studio.close(kiosk)

    def still_here(self):
        kiosk = self.open(settings=IDLE)
        kiosk.begin(self.language)
        kiosk.sees('Are you still here?')
        self.save(kiosk, '8-still-here')
        self.studio.close(kiosk)

    def page_alone(self, text, page):
        kiosk = self.studio.open(Kiosk, self.size, *self.options, language=self.language)
        kiosk.sees(text)
        self.save(kiosk, page)
        self.studio.close(kiosk)

    def hub_dies(self):
        kiosk = self.open()
        kiosk.begin(self.language)
        kiosk.choose(self.studio.services['data'])
        kiosk.tap('I am ready – take a number')
        kiosk.sees('Does one of these apply to you?')
        self.studio.hub.kill()
        kiosk.sees(OFFLINE)                             # its banner moves the page: a tap would meet another tile
        kiosk.tap(Kiosk.PRIORITIES['none'])
        kiosk.sees('Your number could not be fetched.')
        self.save(kiosk, '9-failed')
        kiosk.tap('Start over')
        kiosk.sees('Numbers cannot be given here just now.')
        self.save(kiosk, 'b-no-hub')


def status_sentence(view):
    return {'incomplete': 'Papers are missing. Please bring them.',
            'registry_checked': 'You are listed. The office goes on with it.',
            'needs_verification': 'The office will verify your situation.'}[view['application']['state']]


def put_slips(studio):
    """Slips of two applications: one owes papers, one waits for the office."""
    people = register.put_people(studio.hub)
    token = studio.hub.call('session/sign-in', login='dewi', password=register.PASSWORD)['token']
    papers = {'owed': ('Sumarni', ['ktp']), 'under-way': ('Sucipto', ['ktp', 'village-letter', 'checklist'])}
    studio.slips = {name: studio.hub.call('application/begin', token=token, person=people[person], kind='saraswati-card',
                                          papers=seen) for name, (person, seen) in papers.items()}


def shoot_kiosk(folder, shape):
    for look in LOOKS:
        with Studio(folder) as studio:
            shots = KioskShots(studio, shape, look)
            shots.page_alone('Getting ready.', '0-starting')
            studio.start()
            shots.visit()
            put_slips(studio)
            shots.status()
            shots.trouble()
            save_slip(studio, shape, look)
            shots.hub_dies()
        with Studio(folder) as studio:
            studio.start()
            KioskShots(studio, shape, look).still_here()
        with Studio(folder, SUNDAY) as studio:
            studio.start(demo=False)
            KioskShots(studio, shape, look).page_alone('The office is closed.', 'a-closed')


def save_slip(studio, shape, look):
    """The paper of the visit in that language, as a printer of 203 dots an inch has it."""
    if shape != 'portrait' or look not in Kiosk.LANGUAGES:
        return
    slip = next(studio.path.glob('share/**/*.pdf'))
    subprocess.run(['pdftoppm', '-r', '203', '-png', '-singlefile', slip, studio.folder / f'slip-{look}'], check=True)


def shoot_at_counter(folder, part, prepare, shoot):
    """What SHOOT has of a counter, in every look at both sizes, each time in an office of its own."""
    for size in DESKS:
        for look, options in LOOKS.items():
            with Studio(folder) as studio:
                prepare(studio)
                counter = studio.open(Counter, size, *options, language=language_of(look))
                shoot(studio, counter, f'{part}-{size[0]}-{look}')


def shoot_queue(studio, counter, name):
    counter.sees('Which counter do you sit at?')
    counter.find('radio button', counter.say('Counter %s') % '1')
    studio.save(counter, f'{name}-1-start')
    counter.open_counter('1')
    studio.save(counter, f'{name}-2-nobody')
    counter.tap('Call next')
    counter.button(counter.say('Start'))
    studio.save(counter, f'{name}-3-called')
    counter.tap('Cancel the number')
    counter.button(counter.say('No, keep it'))
    studio.save(counter, f'{name}-4-cancel')
    counter.tap('No, keep it')
    counter.tap('Start')
    counter.until(lambda: any(t['state'] == 'serving' for t in studio.hub.tickets()), 'a service')
    studio.save(counter, f'{name}-5-serving')
    counter.tap('Keys')
    counter.sees('Everything at the counter can be done without the mouse.')
    studio.save(counter, f'{name}-6-keys')
    counter.tap('Back')
    studio.hub.kill()
    counter.sees(OFFLINE)
    studio.save(counter, f'{name}-7-no-hub')


def shoot_people(studio, counter, name):
    register.sign_in(counter)
    key('F7')
    field = counter.say('Find people')
    counter.until(lambda: any(each.has('focused') for each in counter.app.find_all(None, field)), 'the search')
    type_text('soetjipto')
    counter.find('list item', re.compile('^Sucipto,'))
    studio.save(counter, f'{name}-1-search')
    key('Return')
    counter.sees('What do you open this record for?')
    studio.save(counter, f'{name}-2-purpose')
    key('Return')
    counter.sees('NIK verified')
    studio.save(counter, f'{name}-3-person')
    key('2')
    counter.sees('What stands')
    studio.save(counter, f'{name}-4-why')
    key('Page_Down', 'Page_Down')
    studio.save(counter, f'{name}-5-weights')
    key('3')
    counter.sees('What lists say the family gets')
    studio.save(counter, f'{name}-6-family')
    shoot_family(studio, counter, name)
    key('4')
    counter.sees('Put on file')
    studio.save(counter, f'{name}-9-timeline')
    key('5')
    counter.sees('Who looked at this record, and what for')
    studio.save(counter, f'{name}-a-looks')
    key('6')
    counter.button(counter.say('Undo this'))
    studio.save(counter, f'{name}-b-merges')
    counter.tap('Undo this')
    counter.until(lambda: (counter.app.focused() or counter.app).name == counter.say('Why it was wrong'), 'the question why')
    studio.save(counter, f'{name}-c-undo')
    key('Escape', 'Escape', 'ctrl+n')
    shoot_intake(studio, counter, name)
    key('Escape', 'Escape')
    counter.find('list item', counter.say('Merged')).tap()
    counter.button(counter.say('Undo this'))
    studio.save(counter, f'{name}-f-merged')


def shoot_family(studio, counter, name):
    """What can be changed, each as far as its form; nothing is saved."""
    for at, (button, seen) in enumerate(FAMILY_FORMS, 1):
        counter.tap(button)
        counter.sees(seen)
        if button == 'New member':
            type_text('soetjipto hadi')
            counter.find('list item', re.compile('^Sucipto Hadi,'))
        studio.save(counter, f'{name}-7-family-{at}')
        if button == 'New member':
            key('Return')
            counter.sees('Whoever belongs to another family leaves that one on the same day.')
            studio.save(counter, f'{name}-7-family-{at}-join')
            key('Escape')
        key('Escape')
        counter.button(counter.say(button))


def shoot_intake(studio, counter, name):
    counter.sees('A new person')
    for field, text in (('Name', 'Soetjipto'), ('Date of birth', '2-3-1954'), ('Mother', 'Soekinem'), ('Lives in', 'hadiluwih')):
        entry = counter.find('text', counter.say(field))
        counter.touch(entry)
        counter.until(lambda entry=entry: entry.has('focused'), f'the focus in {field}')
        type_text(text)
    counter.find('list item', re.compile('Hadiluwih'))
    key('Return')
    counter.tap('Man')
    studio.save(counter, f'{name}-d-intake')
    key('ctrl+s')
    counter.sees('Is it one of these? They look alike.')
    studio.save(counter, f'{name}-e-alike')


def shoot_display(folder):
    for look, options in LOOKS.items():
        with Studio(folder) as studio:
            studio.start()
            display = studio.open(Display, (1920, 1080), *options, language=language_of(look), settings='[sound]\non=false\n')
            display.sees('Welcome')
            studio.save(display, f'display-{look}-1-waiting')
            for counter in '1', '2', '3':
                studio.hub.call('queue/open-counter', counter=counter)
                called = studio.hub.call('queue/call-next', counter=counter)['label']
                display.until(lambda: called in display.last_calls(), f'the call of {called}')
            place = display.say('Counter %s') % '3'     # on the panel, and in the list of last calls
            display.until(lambda: len(display.app.find_all('label', place)) == 2, 'the last call')
            studio.save(display, f'display-{look}-2-call')
            studio.hub.kill()
            display.sees(OFFLINE)
            studio.save(display, f'display-{look}-3-no-hub')


def make_office(folder):
    """Kiosk, hall board and counter beside each other, small enough for a README."""
    parts = [('kiosk-portrait-id-2-service', '506x900!', '+0+0'), ('display-id-2-call', '780x439!', '+528+0'),
             ('counter-1366-id-3-called', '780x439!', '+528+461')]
    command = ['convert', '-size', '1308x900', 'xc:white']
    for name, size, place in parts:
        command += ['(', folder / f'{name}.png', '-resize', size, ')', '-geometry', place, '-composite']
    subprocess.run([*command, '-strip', '-dither', 'None', '-colors', '255', f'png8:{folder}/office.png'], check=True)


COUNTERS = {'counter': (Studio.start, shoot_queue), 'register': (register.prepare, shoot_people),
            'desk': (desk_shots.prepare, desk_shots.shoot), 'cases': (case_shots.prepare, case_shots.shoot),
            'rulings': (rule_shots.prepare, rule_shots.shoot), 'field': (field_shots.prepare, field_shots.shoot)}


def main():
    folder, part = pathlib.Path(sys.argv[1]), sys.argv[2]
    folder.mkdir(parents=True, exist_ok=True)
    if part in SHAPES:
        shoot_kiosk(folder, part)
    elif part in COUNTERS:
        shoot_at_counter(folder, part, *COUNTERS[part])
    else:
        {'display': shoot_display, 'office': make_office}[part](folder)
    if TOO_LARGE:
        sys.exit('\n'.join(TOO_LARGE))


if __name__ == '__main__':
    main()

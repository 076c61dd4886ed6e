#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of a card at a counter, against a real hub, over AT-SPI and by keys: cards are handed over by a scan, one is lost,
one renewed, one suspended and taken up again, the blanks are counted and the day closed, the seal is unlocked and locked.
The audit of every page. Run by meson inside run-under-xvfb.sh.

  cards_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR LOKET_LOOK=jv LOKET_SIZE=1920x1080 every page is
                                                    photographed there: cards-1920-jv-07-seal.png
"""
import gettext
import os
import pathlib
import re
import signal
import subprocess
import sys
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import hub_door  # noqa: E402
import tap  # noqa: E402
from atspi_driver import PATIENCE, App, key, shot, type_text, wait_for  # noqa: E402
from card_office import OFFICERS, PASSWORD, SEAL, CardOffice  # noqa: E402

HUB, CTL, COUNTER, PROFILES, LOCALES = sys.argv[1:6]
TARGET = 24                                 # px: WCAG 2.2, 2.5.8
LOOK = os.environ.get('LOKET_LOOK', 'en')   # id, jv, en, or contrast
SIZE = os.environ.get('LOKET_SIZE', '1366x768')
SHOTS = os.environ.get('LOKET_SHOTS')
LANGUAGE = LOOK if LOOK in ('id', 'jv', 'en') else 'id'
NAMES = {login: name for login, name, _ in OFFICERS}
say = gettext.translation('loket', LOCALES, [LANGUAGE]).gettext


def like(text):
    """A text with places to be filled, as it stands in the window."""
    return re.compile('^' + re.sub(r'%(\d+\$)?[sdu]', '.+', re.escape(say(text)).replace('\\%', '%')))


class Cards(unittest.TestCase):
    card_rules = ''                         # more lines of [card]
    pages = 0                               # that were photographed, of all cases

    def setUp(self):
        self.office = CardOffice(HUB, CTL, PROFILES, LOCALES, self.card_rules)
        self.office.put_people()
        self.office.unlock()
        self.office.receive()
        self.program = None

    def tearDown(self):
        if self.program:
            self.leave()
        self.office.close()

    # What a person does

    def begin(self, login):
        """A window, in which that officer has signed in and gone to the cards."""
        options = ['--high-contrast'] if LOOK == 'contrast' else []
        self.program = subprocess.Popen([COUNTER, '--size', SIZE, '--language', LANGUAGE, *options],
                                        env=self.office.environ, stderr=subprocess.PIPE)
        self.app = wait_for(lambda: App.of_process(self.program.pid), what='the window of the counter')
        self.wait_focus('Login')
        type_text(login)
        key('Return')
        self.wait_focus('Password')
        type_text(PASSWORD)
        key('Return')
        self.app.find('button', NAMES[login])
        button = self.app.find('button', say('Cards'))
        wait_for(lambda: button.has('sensitive'), what='that somebody may go to the cards')
        key('F11')

    def leave(self):
        """The window ends as it should, with nothing to complain of."""
        self.program.send_signal(signal.SIGTERM)
        said = self.program.communicate(timeout=PATIENCE)[1].decode()
        code, self.program = self.program.returncode, None
        self.assertEqual(code, 0, said)
        self.assertNotRegex(said, 'WARNING|CRITICAL')

    def wait_focus(self, name):
        wait_for(lambda: any(each.has('focused') for each in self.app.find_all(None, say(name))), what=f'the focus in {name}')

    def focus_in_entry(self):
        wait_for(lambda: (self.app.focused() or self.app).role in ('text', 'entry'), what='the focus in a field')

    def section(self, title):
        self.app.find('list item', say(title)).tap()

    def tap_button(self, title):
        self.app.find('button', say(title)).tap()

    def sees(self, text):
        return self.app.find('label', like(text))

    def scan(self, code):
        """As a scanner does it: many keys, then Return."""
        type_text(code, 4)
        key('Return')

    def sign_for_it(self):
        self.app.find('check box', say('Whoever takes it has signed for it on paper')).tap()

    def tap_field(self, name):
        field = wait_for(lambda: [each for each in self.app.find_all(None, say(name)) if each.seen.role in ('text', 'entry')],
                         what=name)[0]
        field.tap()
        wait_for(lambda: field.has('focused'), what=f'the focus in {name}')

    def write(self, name, text):
        self.tap_field(name)
        type_text(text)

    def page(self, name):
        """The page is there: it can be used by all, and is photographed when somebody asks for it."""
        if SHOTS:
            self.photograph_page(name)
        self.assertEqual(self.app.audit(TARGET), [], name)

    def photograph_page(self, name):
        Cards.pages += 1
        part = pathlib.Path(sys.argv[0]).stem.removesuffix('_flow')
        wide, high = (int(dots) for dots in SIZE.split('x'))
        os.makedirs(SHOTS, exist_ok=True)
        shot(os.path.join(SHOTS, f'{part}-{wide}-{LOOK}-{Cards.pages:02}-{name}.png'))
        wants = self.app.find('frame').extents()[2:]
        self.assertTrue(wants[0] <= wide and wants[1] <= high, f'{name} wants {wants}, does not fit {SIZE}')

    def find_card(self, number):
        self.section('Find a card')
        self.app.find('button', say('Find'))
        self.focus_in_find()
        type_text(number)
        key('Return')
        self.app.find('label', like('What can be done'))

    def focus_in_find(self):
        field = wait_for(lambda: [each for each in self.app.find_all(None, say('Find a card'))
                                  if each.seen.role in ('text', 'entry')], what='the search')[0]
        field.tap()
        wait_for(lambda: (self.app.focused() or self.app).role in ('text', 'entry'), what='the focus in the search')
        key('ctrl+a')

    def card(self, card):
        return self.office.ask('dewi', 'card/open', card=card)['card']


class Life(Cards):
    def test_hand_over_lose_and_hand_over_again(self):
        sucipto, code = self.office.card('Sucipto')
        self.office.card('Tukiyem')
        self.begin('dewi')
        self.section('Hand over')
        self.app.find('list item', re.compile('Sucipto'))
        self.page('hand-over')
        self.focus_in_find()
        self.scan(code)
        self.sees('This is the card')
        self.page('hand')
        self.by_proxy()
        self.assertEqual(self.card(sucipto)['state'], 'active')
        self.page('active')
        self.lose(sucipto)
        self.older_print(sucipto, code)

    def by_proxy(self):
        self.app.find(None, say('Somebody for the holder')).tap()
        self.wait_focus('Name')
        self.tap_button('Hand over')
        self.sees('Please enter who takes the card.')
        self.write('Name', 'Sumarni')
        self.tap_button('Hand over')
        self.sees('Please choose what he or she is to the holder.')
        self.app.find('combo box', say('What he or she is to the holder')).tap()
        self.app.pick('Home', 'Down', 'Down')
        self.write('Paper that was seen, with its number', 'KTP 3314155607589902')
        self.tap_button('Hand over')
        self.sees('Please have it signed for on paper first, then tick that here.')
        self.sign_for_it()
        self.page('hand-proxy')
        self.tap_button('Hand over')
        self.sees('The card of %s is handed over and holds from now on.')
        self.app.find('label', re.compile(say('signed for on paper')))

    def lose(self, card):
        self.tap_button('The card is lost')
        self.wait_focus('What happened?')
        type_text('Ical wonten peken')
        self.page('lost')
        self.app.find('button', say('The card is lost')).tap()
        self.app.find('button', say('Yes, it is lost'))
        self.page('lost-really')
        self.tap_button('Yes, it is lost')
        self.sees('The old card is dead. The new one waits for the printer.')
        self.assertEqual(self.card(card)['state'], 'queued')

    def older_print(self, card, old):
        """The lost card turns up: it is not handed over again, but the new one is."""
        new = self.office.print_card(card)['text']
        key('Escape')
        self.focus_in_find()
        self.scan(old)
        self.sees('This is an older print of the card')
        self.page('hand-older')
        self.tap_button('Hand over')        # refused before anybody is asked to sign
        self.sees('The card that was scanned is not the one to be handed over.')
        self.assertEqual(self.card(card)['state'], 'printed')
        self.tap_button('Back')
        self.focus_in_find()
        self.scan(new)
        self.sees('This is the card')
        self.sign_for_it()
        self.tap_button('Hand over')
        self.sees('The card of %s is handed over and holds from now on.')
        self.assertEqual(self.card(card)['state'], 'active')

    def test_suspend_resume_renew(self):
        sumarni, _ = self.office.card('Sumarni')
        self.office.ask('dewi', 'card/hand-over', card=sumarni)
        self.begin('citra')
        self.find_card('1')
        self.tap_button('Suspend')
        self.wait_focus('Why is it suspended?')
        type_text('Laporan saking griya sakit')
        self.write('Until (empty: until somebody takes it up)', '30-11-2026')
        self.page('suspend')
        self.app.find('button', say('Suspend')).tap()
        self.sees('The card is suspended.')
        self.page('suspended')
        self.assertEqual(self.card(sumarni)['state'], 'suspended')
        self.tap_button('Take up again')
        self.wait_focus('Why does it hold again?')
        type_text('Sampun cetha')
        key('Return')
        self.sees('The card holds again.')
        self.assertEqual(self.card(sumarni)['state'], 'active')
        self.tap_button('Renew')
        self.wait_focus('Why is it renewed?')
        type_text('Wekdalipun sampun celak')
        key('Return')
        self.sees('The renewed card waits for the printer.')
        self.page('renewed')
        self.assertIn('next', self.card(sumarni))

    def test_take_up_what_was_never_printed(self):
        """With the suspension its print is given up; taken up again, the card can be printed all the same."""
        sumarni = self.office.ask('kartika', 'card/issue', decision=self.office.grant('Sumarni'))['card']['id']
        for act in 'card/suspend', 'card/resume':
            self.office.ask('citra', act, card=sumarni, reason='Laporan saking kelurahan')
        self.assertEqual(self.card(sumarni)['state'], 'approved')
        self.begin('kartika')
        self.find_card('1')
        self.tap_button('Print it again')
        self.wait_focus('Why is it printed again?')
        type_text('Sampun cetha')
        key('Return')
        self.sees('The card waits for the printer again.')
        self.assertEqual(self.card(sumarni)['state'], 'queued')

    def test_others_work_too(self):
        """What happens at another counter is seen here, and takes away neither what is chosen nor where one is."""
        sucipto, _ = self.office.card('Sucipto')
        tukiyem, _ = self.office.card('Tukiyem')
        self.begin('dewi')
        self.section('Hand over')
        self.app.find('list item', re.compile('Sucipto'))
        row = self.app.find('list item', re.compile('Tukiyem'))
        self.focus_in_find()
        key('Tab', 'Tab')
        self.focus_in_row('Sucipto')
        key('Down')
        self.focus_in_row('Tukiyem')
        self.office.ask('citra', 'card/hand-over', card=sucipto)
        self.app.gone('list item', re.compile('Sucipto'))
        wait_for(lambda: row.has('focused'), what='the focus where it was')
        wagiman, _ = self.office.card('Wagiman')
        self.app.find('list item', re.compile('Wagiman'))
        self.focus_in_row('Tukiyem')
        key('Return')
        self.wait_focus('The holder')
        key('Escape')
        self.section('Find a card')
        self.find_card('2')
        self.office.ask('citra', 'card/hand-over', card=tukiyem)
        self.sees('This card has changed meanwhile.')
        self.sees('Hospitals and schools accept it until %s.')
        self.section('Hand over')
        self.list_for_villages()
        self.office.ask('citra', 'card/hand-over', card=wagiman)
        self.sees('No card has lain here for so long.')

    def test_granted_and_issued_elsewhere(self):
        """Whoever is granted a card comes into the list; what is chosen there closes once another counter has issued it."""
        self.begin('dewi')
        self.section('To be printed')
        self.sees('No card waits to be issued.')
        decision = self.office.grant('Sucipto')
        self.app.find('list item', re.compile('Sucipto')).tap()
        self.app.find('button', say('Issue the card'))
        self.office.grant('Tukiyem')
        self.app.find('list item', re.compile('Tukiyem'))
        self.app.find('button', say('Issue the card'))
        self.office.ask('kartika', 'card/issue', decision=decision)
        self.app.gone('list item', re.compile('Sucipto'))
        self.sees('What was open here is no longer in this list: somebody else has dealt with it.')
        self.app.gone('button', say('Issue the card'))

    def list_for_villages(self):
        """Of all that lies there, from today on."""
        self.tap_button('List for the villages')
        self.sees('No card has lain here for so long.')
        self.app.find('spin button', say('Ready for at least so many days')).tap()
        key('ctrl+a')
        type_text('0')
        key('Return')
        self.tap_button('Show the list')
        self.app.find('button', say('Print the list'))

    def focus_in_row(self, name):
        wait_for(lambda: [each for each in self.app.find_all('list item', re.compile(name)) if each.has('focused')],
                 what=f'the focus in the row of {name}')

    def test_list_family_revoke(self):
        """The paper for the villages, who of a family has what, and an end that a second officer has to approve."""
        sucipto, _ = self.office.card('Sucipto')
        self.begin('budi')
        self.section('Hand over')
        self.list_for_villages()
        self.page('list')
        key('F7')
        self.wait_focus('Find people')
        type_text('sucipto')
        self.app.find('list item', re.compile('^Sucipto, '))
        key('Return')
        self.app.find('label', say('What do you open this record for?'))
        key('Return')
        self.app.find(None, say('What happened'))
        key('8')
        self.app.find('list item', re.compile('^Sumarni'))
        self.page('family')
        self.app.find('list item', re.compile('Kenanga 3314-26-000001')).tap()
        self.sees('What can be done')
        self.tap_button('Revoke')
        self.wait_focus('Why should it end?')
        type_text('Serat palsu')
        self.app.find('button', say('Revoke')).tap()
        self.tap_button('Yes, propose it')
        self.sees('Proposed. The card holds until a second officer has approved it.')
        self.assertEqual(self.card(sucipto)['state'], 'printed')


class Day(Cards):
    def test_count_and_close(self):
        self.office.card('Wagiman')
        self.begin('kartika')
        self.section('Blanks and end of the day')
        self.sees('The day cannot be closed yet')
        self.page('blanks')
        self.app.find('list item', re.compile('PVC')).tap()
        self.count('18')
        self.sees('%s: %d were counted, %d should be there.')
        self.page('blanks-short')
        self.app.find('list item', re.compile('PVC')).tap()
        self.counting_while_blanks_come()
        self.app.find('list item', re.compile('PVC')).tap()
        self.count('24')
        self.tap_button('Close the day')
        self.sees('The day of the blanks is closed.')
        self.page('blanks-closed')

    def count(self, number):
        self.app.find('text', say('Counted'))
        self.page('blanks-count')
        self.write('Counted', number)
        key('Return')
        self.sees('The count is on file.')

    def counting_while_blanks_come(self):
        """Another counter puts blanks on file: the list says so, and what is typed stays."""
        self.write('Counted', '19')
        self.office.receive(5)
        self.app.find('list item', re.compile('PVC.*24'))
        field, = (each for each in self.app.find_all('text', say('Counted')) if each.seen.role == 'text')
        wait_for(lambda: (field.text, field.has('focused')) == ('19', True), what='what was typed')
        key('Return')
        self.sees('%s: %d were counted, %d should be there.')

    def test_seal_unlocked_elsewhere(self):
        self.office.ask('kartika', 'key/lock')
        self.begin('kartika')
        self.section('Seal')
        self.sees('The seal is locked')
        self.office.unlock('budi')
        self.sees('%s has unlocked it. It is locked again when that officer signs out, at the latest: %s.')
        self.page('seal-of-another')
        self.office.ask('budi', 'key/lock')
        self.sees('The seal is locked')
        key('F11')
        self.app.gone('label', like('The seal is locked'))
        self.app.find('button', say('Cards')).tap()
        self.sees('The seal is locked')

    def test_seal(self):
        self.office.ask('kartika', 'key/lock')
        self.begin('kartika')
        self.section('Seal')
        self.sees('The seal is locked')
        self.wait_focus('Passphrase of the seal')
        self.page('seal-locked')
        type_text('salah')
        key('Return')
        self.sees('This passphrase opens no key. Please type it again.')
        self.wait_focus('Passphrase of the seal')
        type_text(SEAL)
        key('Return')
        self.sees('The seal is unlocked for your shift.')
        self.sees('Name of the root: %s')
        self.page('seal')
        self.tap_button('Publish now')
        self.sees('The list of good cards is in %s.')
        self.sees('The list is fresh')
        self.page('seal-published')
        self.tap_button('Lock the seal')
        self.sees('The seal is locked.')


class Uses(Cards):
    def tell(self, number, minute, purpose='outpatient'):
        """So many minutes after nine o'clock."""
        hub_door.ask(self.office.socket, 'use/tell', 'verifier', '', number=number, iss='3314-UPTPK', purpose=purpose,
                     verdict='VALID', at=(1795399200 + 60 * minute) * 10**6)

    def look(self):
        self.begin('budi')
        self.section('Uses of cards')
        self.sees('Uses of the last thirty days')


class CountedUses(Uses):
    def test_counted(self):
        for minute in 10, 20, 25:
            self.tell('3314-26-000001', minute)
        self.look()
        self.sees('Uses are only counted in this office: no card is named, so nothing can stand out here.')
        self.app.find('label', say('Outpatient'))
        self.app.find('label', re.compile('^3$'))
        self.page('uses-counted')


class NamedUses(Uses):
    card_rules = 'named-uses=true\n'

    def test_hints(self):
        """Far more than others, and nobody is accused."""
        for minute in range(10, 26):
            self.tell('3314-26-000001', minute, 'emergency')
        for number in 2, 3, 4:
            self.tell(f'3314-26-00000{number}', 20)
        self.look()
        self.sees('These are reasons to look, no proof against anybody.')
        self.app.find('label', re.compile(r'3314-26-000001\b.*\b16\b'))
        self.page('uses')
        self.tell('3314-26-000001', 26, 'emergency')
        self.tap_button('Look again')
        self.app.find('label', re.compile(r'3314-26-000001\b.*\b17\b'))

    def carry_desk(self, house):
        """The desk of the hub's own machine stands in that house from now on."""
        self.office.stop()
        profile = self.office.dir / 'profiles/sragen/profile.ini'
        lines = [line for line in profile.read_text(encoding='utf-8').splitlines() if line != 'devices=verifier']
        at = lines.index(f'[facility {house}]')
        there = next((line for line in lines[at + 1:at + 7] if line.startswith('devices=')), None)
        if there:
            lines.remove(there)
        profile.write_text('\n'.join(lines[:at + 1] + ['devices=verifier'] + lines[at + 1:]) + '\n', encoding='utf-8')
        self.office.start()
        self.office.tokens.clear()

    def test_two_places(self):
        """Within an hour; another card was at both on the same morning, but later."""
        self.carry_desk('puskesmas')
        self.tell('3314-26-000001', 10)
        self.tell('3314-26-000002', -65)
        self.carry_desk('school')
        self.tell('3314-26-000001', 24)
        self.tell('3314-26-000002', 10)
        self.look()
        apart = self.sees('Card %s was used at %s and at %s within an hour: %s.')
        self.assertRegex(apart.name, r'3314-26-000001\b.*uskesmas.*\b09.24')
        self.assertEqual(self.app.find_all('label', re.compile(r'3314-26-000002\b')), [])
        self.page('uses-two-places')

    def dies(self, name):
        view = self.office.ask('wati', 'person/open', person=self.office.people[name], purpose='data_check')
        approval = self.office.ask('wati', 'person/correct', person=self.office.people[name], version=view['person']['version'],
                                   reason='Surat kematian', corrections=[{'field': 'life_status', 'value': 'dead'}])
        self.office.ask('budi', 'approval/approve', approval=approval['id'])

    def test_after_death(self):
        card, _ = self.office.card('Sucipto')
        self.office.ask('dewi', 'card/hand-over', card=card, signed_for=True)
        number = self.office.ask('dewi', 'card/open', card=card)['card']['number']
        self.tell(number, 20)               # before anybody told of it
        self.dies('Sucipto')
        self.look()
        self.sees('Nothing stands out in the last thirty days.')
        self.tell(number, 60)               # a clock that is ahead: it counts as now
        self.tap_button('Look again')
        after = self.sees('Card %s was used at %s after a death was reported: %s.')
        self.assertIn(number, after.name)
        self.page('uses-after-death')


if __name__ == '__main__':
    tap.main()

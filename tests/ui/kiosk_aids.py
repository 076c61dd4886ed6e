#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kiosk for everyone: what it says aloud and how loud, the officer who is called, the language of a day, and what the
next visitor finds again. Run by meson inside run-under-xvfb.sh.

  kiosk_aids.py HUB KIOSK PROFILES LOCALES CTL    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import re
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import hub_door  # noqa: E402
import kiosk_flow  # noqa: E402
import tap  # noqa: E402
from atspi_driver import key, pixels, wait_for  # noqa: E402
from sound import NO_CARD, Loudspeaker, plug_in  # noqa: E402

SOUND = '[sound]\non=true\n'


class Hearing(kiosk_flow.Kiosk):
    settings = SOUND

    def prepare(self):
        self.loudspeaker, self.n_heard = Loudspeaker(self.dir), 0
        self.environ.update(self.loudspeaker.environ)

    def heard(self, longer_than=1):
        """What is said next, to its end; what is shorter belongs to a page that has gone at once."""
        def over():
            phrase = self.loudspeaker.phrase(self.n_heard, self.kiosk.pid)
            if phrase:
                self.n_heard += 1
            return phrase if phrase and phrase.seconds > longer_than else None
        phrase = wait_for(over, what='the voice')
        self.assertLess(phrase.peak, 1)
        self.assertGreater(phrase.loudness(0.5), 0.01, 'no words')
        return phrase


class Listening(Hearing):
    def test_pages_are_said_once_asked_for(self):
        """Silence until the key is pressed; then each page by itself, again at a press, and silence for the next visitor."""
        self.app.find('button', 'English').tap()
        self.app.find('label', 'What can we help you with?')
        self.assertEqual(self.loudspeaker.files(), [])
        self.app.find('button', 'Listen').tap()
        services = self.heard()
        self.assertGreater(services.seconds, 8, 'a question and five answers')
        self.app.find('button', 'Listen').tap()
        self.assertEqual(self.heard().samples, services.samples, 'the same page, the same words')
        self.app.find('button', 'Health').tap()
        papers = self.heard()
        self.assertNotEqual(papers.samples, services.samples)
        key('Return')
        self.heard()
        key('5')
        self.app.find('label', 'A001')
        self.heard(longer_than=7)
        self.app.find('button', 'Done').tap()
        self.app.find('button', 'Bahasa Indonesia').tap()
        self.app.find('label', 'Apa yang dapat kami bantu?')
        self.app.find('button', 'Dengarkan')
        self.assertEqual(len(self.loudspeaker.files()), self.n_heard)

    def test_languages_sound_different(self):
        said = []
        for language, listen, again in ('id', 'Dengarkan', 'Ulang dari awal'), ('jv', 'Mirengaken', 'Wiwit malih'), \
                ('en', 'Listen', 'Start over'):
            self.app.find('button', kiosk_flow.TEXTS[language][0]).tap()
            self.app.find('label', kiosk_flow.TEXTS[language][1])
            self.app.find('button', listen).tap()
            said.append(self.heard().samples)
            self.app.find('button', again).tap()
        self.assertEqual(len({bytes(each) for each in said}), 3)

    def test_five_steps_and_the_usual_again(self):
        self.app.find('button', 'English').tap()
        self.app.find('label', 'What can we help you with?')
        self.app.find('button', 'Listen').tap()
        loud = {3: self.heard().loudness()}
        for step in 4, 5, 1, 2:
            self.app.find('button', f'Loudness {(step + 3) % 5 + 1} of 5').tap()
            self.app.find('button', f'Loudness {step} of 5')
            loud[step] = self.heard().loudness()
        self.assertEqual(sorted(loud, key=loud.get), [1, 2, 3, 4, 5], loud)
        self.assertGreater(loud[5], 3.5 * loud[1])
        self.app.find('button', 'Start over').tap()
        self.app.find('button', 'English').tap()
        self.app.find('label', 'What can we help you with?')
        self.app.find('button', 'Listen').tap()
        self.assertAlmostEqual(self.heard().loudness(), loud[3], delta=0.002)


class StillHere(Hearing):
    settings = SOUND + '[kiosk]\nidle_seconds=4\nasking_seconds=12\n'

    def test_asked_aloud_also_of_who_did_not_listen(self):
        self.app.find('button', 'English').tap()
        self.app.find('button', 'Yes, I need more time')
        self.assertGreater(self.heard().seconds, 3)

    def test_aids_without_a_beginning_are_taken_back(self):
        """Strong contrast on the first page, and away: the next one finds the usual colours."""
        def ground():
            """Colours of a spot of the page where nothing stands."""
            x, y, width, height = self.app.find('frame').extents()
            place = (height // 2 * width + 10) * 3
            return pixels()[-width * height * 3:][place:place + 3]
        self.app.find('button', 'Bahasa Indonesia')
        wait_for(lambda: ground() != b'\xff\xff\xff', what='the usual look')
        self.app.find('button', 'Kontras kuat').tap()
        wait_for(lambda: ground() == b'\xff\xff\xff', what='strong contrast')
        self.app.find('button', 'Ya, saya perlu waktu lagi')
        self.app.find('button', 'Bahasa Indonesia')
        wait_for(lambda: ground() != b'\xff\xff\xff', what='the usual look')


class Help(kiosk_flow.Kiosk):
    """"Ask an officer" on any page is heard at the counters, and the kiosk says who comes."""

    def answer(self, call):
        return hub_door.ask(self.socket, 'help/answer', 'counter', call=call, counter='1')

    def test_called_then_coming_then_again(self):
        self.app.find('button', 'Bahasa Indonesia').tap()
        self.app.find('label', kiosk_flow.TEXTS['id'][1])
        self.app.find('button', 'Tanya petugas').tap()
        self.app.find('label', 'Petugas sudah dipanggil.')
        self.page('id-23-called')
        open_call = self.ask('help/call')                   # the same one
        self.assertEqual(open_call['state'], 'calling')
        self.answer(open_call['id'])
        self.app.find('label', 'Petugas datang.')
        self.page('id-24-coming')
        key('Return')
        self.app.find('label', kiosk_flow.TEXTS['id'][1])
        self.app.find('button', 'Tanya petugas').tap()
        self.app.find('label', 'Petugas sudah dipanggil.')
        self.assertNotEqual(self.ask('help/call')['id'], open_call['id'])

    def test_given_up_with_the_visit(self):
        self.app.find('button', 'English').tap()
        self.app.find('label', 'What can we help you with?')
        self.app.find('button', 'Ask an officer').tap()
        self.app.find('label', 'An officer has been called.')
        call = self.ask('help/call')['id']
        self.app.find('button', 'Start over').tap()
        self.app.find('button', 'Basa Jawa')

        def given_up():
            try:
                self.ask('help/call', gone=True)
            except hub_door.Refused as refused:
                return refused.problem['code'] == 'not-found'
            return False
        wait_for(given_up, what='the end of the call')
        with self.assertRaisesRegex(hub_door.Refused, 'wrong-state'):
            self.answer(call)

    def test_without_the_office_the_reception(self):
        self.app.find('button', 'English').tap()
        self.app.find('label', 'What can we help you with?')
        self.close_hub()
        self.app.find('label', re.compile('^The office system does not answer'))
        self.app.find('button', 'Ask an officer').tap()
        self.app.find('label', re.compile('^Please go to the officer at the reception'))
        self.open_hub(self.clock)


class Thursday(kiosk_flow.Kiosk):
    clock = '2026-11-26T02:30:00Z'

    def test_krama_is_proposed(self):
        """The kiosk greets in krama and has it first; who wants Indonesian finds it, and krama is back for the next one."""
        self.app.find('label', 'Sugeng enjing')
        krama, indonesian = (self.app.find('button', kiosk_flow.TEXTS[each][0]) for each in ('jv', 'id'))
        self.assertLess(krama.settled()[1], indonesian.settled()[1])
        self.page('jv-22-thursday')
        indonesian.tap()
        self.app.find('label', kiosk_flow.TEXTS['id'][1])
        self.app.find('button', 'Ulang dari awal').tap()
        key('1')
        self.app.find('label', kiosk_flow.TEXTS['jv'][1])


class NoSound(kiosk_flow.Kiosk):
    settings = SOUND

    def prepare(self):
        self.environ.update(plug_in(self.dir, NO_CARD))

    def test_says_so_and_goes_on(self):
        self.app.find('button', 'Bahasa Indonesia')
        self.app.find('button', 'Dengarkan').tap()
        self.app.find('button', 'Tidak ada suara')
        self.page('id-21-no-sound')
        self.take()


class Switched(kiosk_flow.Kiosk):
    settings = '[sound]\non=false\n'

    def test_no_key_where_there_shall_be_no_sound(self):
        self.app.find('button', 'Bahasa Indonesia')
        self.assertEqual([each for each in self.app.find_all('button', 'Dengarkan') if each.has('sensitive')], [])


if __name__ == '__main__':
    tap.main()

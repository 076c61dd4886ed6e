#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kiosk where it gives no number: a service that is closed for a while, and hours without numbers. Run by meson inside
run-under-xvfb.sh.

  kiosk_door.py HUB KIOSK PROFILES LOCALES CTL    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import re
import shutil
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import hub_door  # noqa: E402
import kiosk_flow  # noqa: E402
import tap  # noqa: E402
from atspi_driver import key, wait_for  # noqa: E402

ELEVEN = 1795406400000000               # 11.00 WIB of the day of the flows, microseconds
BACK = {'id': 'Pilih layanan lain', 'jv': 'Milih layanan sanes', 'en': 'Choose another service'}


class Closed(kiosk_flow.Kiosk):
    def close_service(self, service='health', reason='equipment', **more):
        return hub_door.ask(self.socket, 'queue/close-service', 'counter', service=service, reason=reason, **more)

    def open_service(self, service='health'):
        return hub_door.ask(self.socket, 'queue/open-service', 'counter', service=service)

    def hint(self, title):
        return self.app.find('button', title).seen.description

    def begin(self, language):
        own_name, question, service, _ = kiosk_flow.TEXTS[language]
        self.app.find('button', own_name).tap()
        self.app.find('label', question)
        return service

    def test_says_so_in_each_language_and_leads_on(self):
        words = {'id': ('Tutup sampai pukul 11.00 WIB.', 'Mesinnya sedang diperbaiki.'),
                 'jv': ('Katutup dumugi tabuh 11.00 WIB.', 'Mesinipun saweg dipundandosi.'),
                 'en': ('Closed until 11:00 WIB.', 'A machine for it is being repaired.')}
        again = {'id': 'Ulang dari awal', 'jv': 'Wiwit malih', 'en': 'Start over'}
        self.close_service(until=ELEVEN)
        for language, (until, why) in words.items():
            service = self.begin(language)
            wait_for(lambda: self.hint(service) == until, what=until)
            self.page(f'{language}-30-closed-tile')
            self.app.find('button', service).tap()
            self.app.find('label', re.compile(f'^{re.escape(why)} {re.escape(until)}'))
            self.page(f'{language}-31-closed-service')
            back, aid = (self.app.find('button', name).settled() for name in (BACK[language], again[language]))
            self.assertLess(back[1] + back[3], aid[1] - 2, 'above the foot')
            self.app.find('button', BACK[language]).tap()
            self.app.find('label', kiosk_flow.TEXTS[language][1])
            self.app.find('button', again[language]).tap()
        self.assertEqual(self.tickets(), [])

    def test_closed_and_opened_under_the_hand(self):
        """Between choosing and taking: the page of the papers gives way, and comes back."""
        service = self.begin('en')
        self.app.find('button', service).tap()
        self.app.find('label', re.compile('Papers to bring'))
        self.close_service(reason='other')
        self.app.find('label', 'Health is closed for now.')
        self.app.find('label', 'Please choose another service, or ask an officer.')
        self.open_service()
        self.app.find('label', re.compile('Papers to bring'))
        key('Return')
        self.app.find('button', '60 years or older')
        self.close_service()
        self.app.find('label', 'Health is closed for now.')
        key('Return')                                    # choose another service
        self.app.find('button', 'Education').tap()
        self.app.find('label', re.compile('Papers to bring'))
        key('Return')
        self.app.find('button', '60 years or older')
        key('5')
        self.app.find('label', 'B001')

    def test_kept_when_the_office_is_away(self):
        """Closed before the kiosk heard of it, opened and closed behind its back: it says what it heard last."""
        self.close_service()
        service = self.begin('en')
        wait_for(lambda: self.hint(service) == 'Closed for now.', what='the closed tile')
        self.close_hub()
        self.app.find('label', re.compile('^The office system does not answer'))
        self.assertEqual(self.hint(service), 'Closed for now.')
        self.open_hub(self.clock)
        self.open_service()
        wait_for(lambda: self.hint(service).startswith('Saraswati'), what='the open tile')

    def test_the_hub_says_no(self):
        """Whoever is quicker than the news is told by the office, in words."""
        self.close_service(service='education')
        with self.assertRaisesRegex(hub_door.Refused, 'rule') as refused:
            self.ask('queue/take-ticket', service='education', language='id', priority='none')
        self.assertEqual(refused.exception.problem['rule'], 'service-closed')


class Before(kiosk_flow.Kiosk):
    """Closed before the kiosk comes up: the present state of the feed says so."""

    def prepare(self):
        hub_door.ask(self.socket, 'queue/close-service', 'counter', service='health', reason='officer')

    def test_says_so(self):
        own_name, question, service, _ = kiosk_flow.TEXTS['id']
        self.app.find('button', own_name).tap()
        self.app.find('label', question)
        wait_for(lambda: self.app.find('button', service).seen.description == 'Tutup sementara.', what='the closed tile')
        self.app.find('button', service).tap()
        self.app.find('label', 'Petugasnya sedang tidak ada.\nSilakan pilih layanan lain, atau tanya petugas.')
        self.page('id-34-officer-away')


class Hours(kiosk_flow.Kiosk):
    """Mondays numbers are given from 07.00 to 15.30, Tuesdays as long as the office is open."""
    clock = '2026-11-23T08:30:00Z'           # 15.30 WIB

    def profiles(self):
        folder = os.path.join(self.dir, 'profiles')
        shutil.copytree(kiosk_flow.PROFILES, folder)
        path = os.path.join(folder, 'sragen', 'profile.ini')
        with open(path, encoding='utf-8') as f:
            text = f.read()
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text.replace('monday=07.30-16.00; 12.00-13.00', 'monday=07.30-16.00; 12.00-13.00; tickets 07.00-15.30', 1))
        return folder

    def test_no_more_today(self):
        self.app.find('label', 'Nomor antrean untuk hari ini sudah ditutup.')
        self.app.find('label', 'Nomor antrean dibuka lagi Selasa, 24 November 2026 mulai pukul 07.30 WIB.')
        self.page('id-32-no-more-today')


class Early(Hours):
    clock = '2026-11-22T23:40:00Z'           # 06.40 WIB

    def test_no_more_today(self):
        self.app.find('label', 'Kantor sedang tutup.')
        self.app.find('label', 'Nomor antrean hari ini dibuka mulai pukul 07.00 WIB.')
        self.page('id-33-early')


class BeforeTheDoorsOpen(Hours):
    clock = '2026-11-23T00:10:00Z'           # 07.10 WIB

    def test_no_more_today(self):
        self.take()


if __name__ == '__main__':
    tap.main()

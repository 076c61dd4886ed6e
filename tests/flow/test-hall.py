#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two counters and the board of the hall: nobody is called twice, nobody is passed over, every call is seen.
Run by meson inside the screen lab."""
import pathlib
import sys
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / 'lib')]
import tap  # noqa: E402
from office import Counter, Display, Office, Refused, run, wait_for  # noqa: E402


class Hall(unittest.TestCase):
    def setUp(self):
        self.office = Office()
        self.hub = self.office.hub

    def tearDown(self):
        self.office.close()

    def take(self, service='health', **more):
        return self.hub.call('queue/take-ticket', device='kiosk', service=service, **more)['label']

    def test_two_counters_press_next_at_once(self):
        one, two = self.office.open(Counter), self.office.open(Counter)
        display = self.office.open(Display)
        self.office.wait()
        one.open_counter('1')
        two.open_counter('2')
        labels = [self.take() for _ in range(3)]
        ways = [way for counter in (one, two) for way in
                (*counter.way_to(counter.button(counter.say('Call next'))), 'click', '1')]
        run('xdotool', *ways)
        for counter in one, two:
            counter.button(counter.say('Start'))                # the numbers alone stand among those who wait, too
        held = [one.in_hand(), two.in_hand()]
        self.assertEqual(sorted(held), labels[:2])
        wait_for(lambda: sorted(display.last_calls()) == labels[:2], what='both calls on the board')
        one.tap('Call next')
        one.until(lambda: one.in_hand() == labels[2], 'the third number')
        two.tap('Finish')
        wait_for(lambda: sorted(t['state'] for t in self.hub.tickets()) == ['called', 'served', 'served'],
                 what='two served, one called')
        with self.assertRaises(Refused):
            self.hub.call('queue/call-next', counter='2')

    def test_calls_of_one_second_are_all_seen_in_order(self):
        display = self.office.open(Display)
        self.office.wait()
        display.sees('Welcome')
        for counter in '1', '2', '3':
            self.hub.call('queue/open-counter', counter=counter)
        labels = [self.take(service) for service in ('health', 'education', 'data')]
        for counter in '1', '2', '3':
            self.hub.call('queue/call-next', counter=counter)
        seen = []

        def look():
            label = display.label()
            if label and label not in seen[-1:]:
                seen.append(label)
            return len(seen) == 3
        wait_for(look, what='three calls on the board')
        self.assertEqual(seen, labels)
        self.assertEqual(display.last_calls(), labels[::-1])


if __name__ == '__main__':
    tap.main()

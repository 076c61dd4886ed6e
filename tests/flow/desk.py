# SPDX-License-Identifier: GPL-3.0-or-later
"""An officer at a counter, as office-day.py plays him: signs in, looks people up, takes applications in, asks, proposes and
decides, by keys and taps that are counted. Texts are named in English and looked up in the language of the window."""
import re

from office import Counter, active, run
from register import PASSWORD


class Desk(Counter):
    """A counter with an officer before it."""

    def __init__(self, place, size, *options, **more):
        super().__init__(place, size, *options, **more)
        self.taps = self.keys = self.letters = 0
        self.shots = None                   # a folder for pictures of its pages

    # What a hand does

    def touch(self, node, times=1):
        self.taps += times
        super().touch(node, times)

    def hold(self):
        """The keyboard is that of the window that is worked at."""
        if active() != self.window:
            run('xdotool', 'windowactivate', '--sync', self.window)

    def key(self, *keys):
        self.keys += len(keys)
        self.hold()
        run('xdotool', 'key', '--delay', '12', *keys)

    def type(self, text):
        self.letters += len(text)
        self.hold()
        run('xdotool', 'type', '--delay', '8', '--', text)

    # What an eye sees

    def like(self, text):
        """A pattern of a text with places to be filled, in the language of the window."""
        return re.compile('^' + re.sub(r'%(\d+\$)?[sdu]', '.+', re.escape(self.say(text)).replace('\\%', '%')))

    def sees_like(self, text):
        return self.find('label', self.like(text))

    def has(self, role, name):
        return bool(self.app.find_all(role, name))

    def focus(self, role, name):
        """Until the focus is there."""
        self.until(lambda: any(each.has('focused') for each in self.app.find_all(role, name)), f'the focus in {name}')

    def row(self, name):
        """A row of a list whose sentence matches."""
        return self.find('list item', name if isinstance(name, re.Pattern) else re.compile(name))

    def page(self, name):
        """The page can be used by all; it is photographed where pictures are wanted."""
        complaints = self.app.audit(24)
        assert not complaints, f'{name}: {complaints}'
        if self.shots:
            self.shots(self, name)

    # Who works here

    def sign_in(self, login, name):
        self.hold()
        self.focus('text', self.say('Login'))
        self.type(login)
        self.key('Return')
        self.focus('password text', self.say('Password'))
        self.type(PASSWORD)
        self.key('Return')
        self.find('button', name)
        return self

    def next_officer(self, login, name):
        """The officer locks the counter, another one sits down."""
        self.key('ctrl+l')
        self.tap('Another officer')
        return self.sign_in(login, name)

    # The ticket

    def call(self):
        """The next number, up to the person before the counter."""
        self.button(self.say('Call next'))
        self.key('F2')
        label = self.in_hand()
        self.button(self.say('Start'))
        self.key('F4')
        self.button(self.say('Look up'))
        return label

    def look_up(self, text, name):
        """Who is in front of the counter, and what is known."""
        self.key('F9')
        self.focus(None, self.say('Find people'))
        self.type(text)
        self.row(f'^{name}, ')
        self.key('Return')
        self.button(self.say('New application'))

    def finish(self):
        """Back to the queue, and the person goes."""
        self.key('F8')
        self.button(self.say('Finish'))
        self.key('F5')
        self.button(self.say('Call next'))

    # Applications

    def open_list(self, title):
        """A worklist by its title; its first line has the focus."""
        self.key('F8')
        self.touch(self.find('list item', self.say('Worklists')))
        row = self.row('^' + re.escape(self.say(title)) + r' · [1-9]')
        self.touch(row)
        self.focus('list item', re.compile('^P '))

    def open_number(self, number, name):
        """An application by the number on its slip."""
        self.key('F8')
        self.touch(self.find('list item', self.say('Find an application')))
        self.focus('list item', self.say('Find an application'))
        self.key('Tab')
        self.until(lambda: (self.app.focused() or self.app).role in ('text', 'entry'), 'the focus in the search')
        self.key('ctrl+a')
        self.type(f'p {number}')
        self.key('Return')
        self.button(name)

    def rest_of_form(self, answers, members, spending):
        """Answers by their keys, from the question on that has the focus."""
        self.type(answers)
        for number in members, spending:
            self.type(str(number))
            self.key('Return')
        self.sees('All questions are answered.')

    def write(self, name, text):
        """Some words into a field."""
        self.touch(self.find('text', self.say(name)))
        self.focus('text', self.say(name))
        self.type(text)

    def choose(self, name, option):
        """An option of a drop-down: the list is opened and gone down to it."""
        field = self.find('combo box', self.say(name))
        self.touch(field)
        at = self.until(lambda: [i + 1 for i, each in enumerate(self.options(field)) if each == option], f'{option} in {name}')[0]
        self.key('Home', *['Down'] * (at - 1), 'Return')

    @staticmethod
    def options(field):
        """What an open drop-down offers."""
        return [(node.inside('label') or [node.seen.name])[0] for _, node in field.walk() if node.seen.role == 'list item']

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drive a GTK4 program as a person would: find widgets by role and name over AT-SPI, touch and type through XTEST.

Needs (Debian 12): python3-gi gir1.2-atspi-2.0 at-spi2-core xdotool (and imagemagick for shot()).
Run it with /usr/bin/python3 inside the session that run-under-xvfb.sh makes.
As a program:  atspi_driver.py APP tree | tap ROLE NAME | click ROLE NAME | set ROLE NAME VALUE | get ROLE NAME | audit
As a module:   app = App.wait('kiosk'); app.find('button', 'Ambil nomor').tap(); app.find('label', 'A001')

It speaks D-Bus itself, since libatspi asks for each property of each widget in a call of its own; here the properties of
a whole window come in one call of Cache.GetItems.

What GTK 4.8.3 gives over AT-SPI, found by trying it:
  * only windows carry SHOWING; children carry VISIBLE, also on a GtkStack page that is not shown: a program should hide such pages
    (gtk_widget_set_visible FALSE or GTK_ACCESSIBLE_STATE_HIDDEN), then they leave the tree (their index is -1);
  * check and radio buttons, list rows and drop-downs have no action, GrabFocus is refused: use tap() or key();
  * an action ('click') goes through a modal dialog and through hidden pages, a tap does not: prefer tap() in tests;
  * extents are relative to the window, also when screen coordinates are asked for; inside a popover they are off: use key() there;
  * a widget with no name of its own is named by its type ('GtkImage'), and '_Next' gives '_Next Next': audit() reports both.
"""
import functools
import os
import re
import subprocess
import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402  (Atspi for the names of roles and states only)

ALIASES = {'button': 'push button', 'entry': 'text', 'textbox': 'text', 'window': 'frame', 'checkbox': 'check box'}
INTERACTIVE = {'push button', 'toggle button', 'check box', 'radio button', 'text', 'combo box', 'list item', 'menu item',
               'page tab', 'slider', 'spin button', 'entry', 'password text', 'link', 'table row'}
TYPE_NAME = re.compile(r'^(Gtk|Gdk|Adw)[A-Z]\w+$|^_')


# What no other widget is the label of: asking for it would cost a call each.
UNLABELLED = {'label', 'panel', 'filler', 'image', 'icon', 'unknown'}
CALL_MS = 15000                          # for one call; a program that is starting up is slow
PATIENCE = float(os.environ.get('LOKET_TEST_PATIENCE', 45))   # seconds; only a failing test waits so long


class Timeout(AssertionError):
    pass


def run(*argv):
    return subprocess.run(argv, check=True, capture_output=True, text=True).stdout.strip()


def key(*keys, delay=12):
    """Press keys in the focused window: key('Tab'), key('ctrl+s')."""
    run('xdotool', 'key', '--delay', str(delay), *keys)


def type_text(text, delay=12):
    """Type as a person (delay 60) or as a scanner (delay 2)."""
    run('xdotool', 'type', '--delay', str(delay), '--', text)


def active():
    """The window that has the focus, once there is one: between two windows there is none."""
    def look():
        found = subprocess.run(['xdotool', 'getactivewindow'], capture_output=True, text=True, check=False)
        return found.stdout.strip() if found.returncode == 0 else None
    return wait_for(look, what='a window that has the focus')


def pixels():
    return subprocess.run(['import', '-window', 'root', 'ppm:-'], check=True, capture_output=True).stdout


def shot(path):
    """A picture of the whole screen once nothing on it changes any more (two looks in a row are equal)."""
    seen = [b'']

    def steady():
        last, seen[0] = seen[0], pixels()
        return last == seen[0]
    wait_for(steady, what='a steady picture', step=0.15)
    subprocess.run(['convert', 'ppm:-', path], input=seen[0], check=True)


def wait_for(fn, timeout=PATIENCE, what='condition', step=0.05):
    """Poll fn until it gives something true. A D-Bus error while the tree is changing counts as 'not yet'. What takes long
    is looked at less often: looking costs the program under test time too."""
    end, last = time.monotonic() + timeout, None
    while time.monotonic() < end:
        try:
            value = fn()
            if value:
                return value
        except GLib.Error as err:
            last = err
        time.sleep(step)
        step = min(1.3 * step, max(step, 0.4))
    raise Timeout(f'{what}: not seen in {timeout:.0f} s' + (f' (last: {last.message})' if last else ''))


def ask(name, path, interface, method, *args, signature=''):
    """One call on the accessibility bus; gives the answer, unpacked when it is a single value."""
    answer = accessibility_bus().call_sync(name, path, interface, method, GLib.Variant(f'({signature})', args), None,
                                           Gio.DBusCallFlags.NONE, CALL_MS, None).unpack()
    return answer[0] if len(answer) == 1 else answer


@functools.cache
def accessibility_bus():
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
                                Gio.DBusCallFlags.NONE, CALL_MS, None).unpack()[0]
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


def state_bit(state):
    return 1 << int(getattr(Atspi.StateType, state.upper()))


def flags_of(words):
    return words[0] | words[1] << 32


class Seen:
    """A widget as it was at one moment."""

    def __init__(self, item):
        (_, self.path), _, (_, self.parent), self.index, self.count, self.interfaces, self.name, role, self.description, states = item
        self.role, self.flags, self.children = Atspi.role_get_name(Atspi.Role(role)), flags_of(states), []

    def has(self, state):
        return bool(self.flags & state_bit(state))

    def walk(self, depth=0):
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)


def cached(bus_name):
    items = ask(bus_name, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems')
    return {each.path: each for each in map(Seen, items)}


def children_of(bus_name, paths):
    """The children of many widgets: all questions are sent at once, a widget that is gone has none."""
    answers, context = {}, GLib.MainContext.default()

    def answered(bus, result, path):
        try:
            answers[path] = [child for _, child in bus.call_finish(result).unpack()[0]]
        except GLib.Error:
            answers[path] = []
    for path in paths:
        accessibility_bus().call(bus_name, path, 'org.a11y.atspi.Accessible', 'GetChildren', None, None,
                                 Gio.DBusCallFlags.NONE, CALL_MS, None, answered, path)
    while len(answers) < len(paths):
        context.iteration(True)
    return answers


def look_at(bus_name, path):
    """A widget with all below it, or None. Who is whose child is asked for, not taken from the cache: GTK puts a widget
    in there once its parent has been asked for it, and leaves it there, unmarked, when it is hidden."""
    known, children = cached(bus_name), {}
    new = {path} | {here for here, seen in known.items() if seen.count}
    while new:
        children.update(children_of(bus_name, new))
        new = {child for here in new for child in children[here] if child not in known} - children.keys()
    if any(here not in known for here in children):
        known = cached(bus_name)
    for here, below in children.items():
        if here in known:
            known[here].children = [known[child] for child in below if child in known]
    return known.get(path)


def fits(own, name):
    """Whether a name is the wanted one: a text, a pattern, or None for any."""
    return name is None or bool(name.search(own) if isinstance(name, re.Pattern) else name == own)


class Node:
    """A widget: its properties are asked for when they are read; SEEN is how it stood when it was found, AGAIN looks for
    it once more: a list that is renewed while a hand goes to a row shows the same row as another widget."""

    def __init__(self, bus_name, path, seen=None):
        self.bus_name, self.path, self.seen, self.again = bus_name, path, seen, None

    @staticmethod
    def found(look, timeout=PATIENCE, what='a widget'):
        """The node that LOOK gives, as soon as it gives one."""
        node = wait_for(look, timeout, what)
        node.again = look
        return node

    def renew(self):
        """To where it stands now, when it was replaced by another widget that reads the same."""
        now = self.again() if self.again else None
        if now:
            self.path, self.seen = now.path, now.seen

    def call(self, interface, method, *args, signature=''):
        return ask(self.bus_name, self.path, f'org.a11y.atspi.{interface}', method, *args, signature=signature)

    def get(self, interface, name):
        return ask(self.bus_name, self.path, 'org.freedesktop.DBus.Properties', 'Get', f'org.a11y.atspi.{interface}', name,
                   signature='ss')

    def can(self, interface):
        return f'org.a11y.atspi.{interface}' in (self.seen.interfaces if self.seen else self.call('Accessible', 'GetInterfaces'))

    name = property(lambda s: s.get('Accessible', 'Name'))
    role = property(lambda s: Atspi.role_get_name(Atspi.Role(s.call('Accessible', 'GetRole'))))
    description = property(lambda s: s.get('Accessible', 'Description'))

    def children(self):
        return [Node(*place) for place in self.call('Accessible', 'GetChildren')]

    def walk(self, depth=0):
        """(depth, node) of this widget and all below it, in the order of the window, as they stand at one moment."""
        here = look_at(self.bus_name, self.path)
        return [(d, Node(self.bus_name, seen.path, seen)) for d, seen in here.walk(depth)] if here else []

    def has(self, state):
        return bool(flags_of(self.call('Accessible', 'GetState')) & state_bit(state))

    def extents(self):
        """x, y, width, height inside its window; None for what has no place on the screen."""
        return self.call('Component', 'GetExtents', Atspi.CoordType.WINDOW, signature='u') if self.can('Component') else None

    def settled(self):
        """The extents once they stay: a window that is being laid out moves its widgets. The looks are further apart than the
        frames of a busy machine."""
        seen = [None]

        def still():
            try:
                last, seen[0] = seen[0], self.extents()
            except GLib.Error:
                last, seen[0] = None, self.renew()
            return seen[0] and last == seen[0]
        wait_for(still, what=f'{self!r} to stand still', step=0.1)
        return seen[0]

    @property
    def presented(self):
        if not (self.seen or self).has('visible'):
            return False
        e = self.extents()
        return e is None or (e[2] > 0 and e[3] > 0)

    def labels(self):
        return [Node(*place).name for relation, places in self.call('Accessible', 'GetRelationSet')
                if relation == Atspi.RelationType.LABELLED_BY for place in places]

    def called(self, name):
        here = self.seen or self
        return fits(here.name, name) or here.role not in UNLABELLED and any(fits(label, name) for label in self.labels())

    def inside(self, role, name=None):
        """The names of what was below it when it was found."""
        return [seen.name for _, seen in self.seen.walk() if seen.role == role and fits(seen.name, name)]

    def find_all(self, role=None, name=None):
        role = ALIASES.get(role, role)
        return [n for _, n in self.walk() if (role is None or n.seen.role == role) and n.called(name) and n.presented]

    def find(self, role=None, name=None, timeout=PATIENCE):
        return self.found(lambda: next(iter(self.find_all(role, name)), None), timeout, f'{role} {name!r}')

    def ready(self, name, role='button', timeout=PATIENCE):
        """The widget once it may be used: a key that is pressed sooner is lost, as it should be."""
        return self.found(lambda: next((n for n in self.find_all(role, name) if n.has('sensitive')), None), timeout,
                          f'{name} to be allowed')

    def gone(self, role=None, name=None, timeout=PATIENCE):
        wait_for(lambda: not self.find_all(role, name), timeout, f'{role} {name!r} to go away')

    def actions(self):
        """What it can do; nothing while it is insensitive."""
        if not self.can('Action'):
            return []
        try:
            return [self.call('Action', 'GetName', i, signature='i') for i in range(self.get('Action', 'NActions'))]
        except GLib.Error:
            return []

    def click(self, action=None):
        """Do the widget's own accessible action, as a screen reader does (needs no pointer, no window manager)."""
        names = self.actions()
        want = action or next((n for n in ('click', 'toggle', 'activate') if n in names), None)
        if want is None:
            raise AssertionError(f'{self!r} has no action' + ('' if self.has('sensitive') else ' (insensitive)'))
        assert self.call('Action', 'DoAction', names.index(want), signature='i'), f'{want} on {self!r} was refused'
        return self

    def tap(self):
        """Press and release in the middle of the widget, in the window that has the focus. Needs a window manager."""
        x, y, w, h = self.settled()
        wid = active()
        run('xdotool', 'mousemove', '--window', wid, str(x + w // 2), str(y + h // 2), 'click', '1')
        return self

    @property
    def text(self):
        return self.call('Text', 'GetText', 0, self.get('Text', 'CharacterCount'), signature='ii') if self.can('Text') else self.name

    @text.setter
    def text(self, value):
        assert self.call('EditableText', 'SetTextContents', value, signature='s'), f'{self!r} took no text'

    @property
    def value(self):
        return self.get('Value', 'CurrentValue')

    def select(self, index):
        """Select a row of a list (selects only; 'activate' needs a tap or Return)."""
        assert self.call('Selection', 'SelectChild', index, signature='i'), f'{self!r} selected nothing'

    def __repr__(self):
        return f'<{(self.seen or self).role} {(self.seen or self).name!r}>'


class App(Node):
    @classmethod
    def all(cls):
        """Every program on the screen that has said that it can be asked."""
        return [cls(*place) for place in ask('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root',
                                             'org.a11y.atspi.Accessible', 'GetChildren')]

    @classmethod
    def wait(cls, name, timeout=2 * PATIENCE):
        """The program whose AT-SPI name (g_get_prgname, by default the binary's name) is this, once it has a window."""
        def look():
            return next((app for app in cls.all() if app.name == name and any(n.has('active') for n in app.children())), None)
        return wait_for(look, timeout, f'active window of {name!r}')

    @classmethod
    def of_process(cls, pid):
        """The program of this process, once it has a window; else None."""
        return next((app for app in cls.all() if app.pid() == pid and app.children()), None)

    def pid(self):
        return ask('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                   self.bus_name, signature='s')

    def focused(self):
        return next((n for _, n in self.walk() if n.seen.has('focused')), None)

    def pick(self, *keys):
        """Goes by keys to an entry of the choice that was just tapped, and takes it: sooner they would go elsewhere."""
        wait_for(lambda: (self.focused() or self).role == 'list item', what='the open choice')
        key(*keys, 'Return')
        wait_for(lambda: (self.focused() or self).role != 'list item', what='the closed choice')

    def dump(self, out=sys.stdout):
        for depth, n in self.walk():
            st = ','.join(s for s in ('active', 'focused', 'checked', 'pressed', 'selected', 'sensitive', 'focusable') if n.seen.has(s))
            acts = [a for a in n.actions() if '.' not in a]
            print('  ' * depth + f'{n!r} labels={n.labels()} actions={acts} at={n.extents()} [{st}]', file=out)

    def audit(self, min_px=0):
        """Complaints: focusable controls that could not be announced, or that are smaller than min_px on a side."""
        bad, above = [], {}
        for depth, n in self.walk():
            above[depth], here = n.seen, n.seen
            if not (here.role in INTERACTIVE and here.has('focusable') and n.presented):
                continue
            if here.role == 'push button' and above[depth - 1].role == 'combo box':
                continue                    # the inside of a GtkDropDown, which carries the name itself
            e = n.extents()
            inner = here.role in ('list item', 'table row') and any(c.role == 'label' and c.name for _, c in here.walk())
            if not inner and (not here.name.strip() or TYPE_NAME.match(here.name)):
                bad.append(f'no proper name: {n!r} at {e}')
            if min_px and e and min(e[2], e[3]) < min_px:
                bad.append(f'smaller than {min_px} px: {n!r} is {e[2]}x{e[3]}')
        return bad


def main(argv):
    if len(argv) < 3:
        print(__doc__, file=sys.stderr)
        return 64
    app, verb, rest = App.wait(argv[1]), argv[2], argv[3:]
    if verb == 'tree':
        app.dump()
    elif verb in ('tap', 'click'):
        getattr(app.find(*rest[:2]), verb)()
    elif verb == 'set':
        app.find(*rest[:2]).text = rest[2]
    elif verb == 'get':
        print(app.find(*rest[:2]).text)
    elif verb == 'audit':
        bad = app.audit(int(rest[0]) if rest else 0)
        print(*bad, sep='\n')
        return 1 if bad else 0
    else:
        return 64
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))

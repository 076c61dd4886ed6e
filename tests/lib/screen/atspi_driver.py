#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drive a GTK4 program as a person would: find widgets by role and name over AT-SPI, touch and type through XTEST.

Needs (Debian 12): python3-gi gir1.2-atspi-2.0 at-spi2-core xdotool (and imagemagick for shot()).
Run it with /usr/bin/python3 inside the session that run-under-xvfb.sh makes.
As a program:  atspi_driver.py APP tree | tap ROLE NAME | click ROLE NAME | set ROLE NAME VALUE | get ROLE NAME | audit
As a module:   app = App.wait('kiosk'); app.find('button', 'Ambil nomor').tap(); app.find('label', 'A001')

What GTK 4.8.3 gives over AT-SPI, found by trying it:
  * only windows carry SHOWING; children carry VISIBLE, also on a GtkStack page that is not shown: a program should hide such pages
    (gtk_widget_set_visible FALSE or GTK_ACCESSIBLE_STATE_HIDDEN), then they leave the tree;
  * check and radio buttons, list rows and drop-downs have no action, GrabFocus is refused: use tap() or key();
  * an action ('click') goes through a modal dialog and through hidden pages, a tap does not: prefer tap() in tests;
  * extents are relative to the window, also when screen coordinates are asked for; inside a popover they are off: use key() there;
  * a widget with no name of its own is named by its type ('GtkImage'), and '_Next' gives '_Next Next': audit() reports both.
"""
import os
import re
import subprocess
import sys
import time
import warnings

# A program that is just starting makes the AT-SPI library warn about its cache: fatal for the programs under test, which
# inherit G_DEBUG, but not for the one that looks on. GLib reads it once, when it is loaded.
debug = os.environ.pop('G_DEBUG', None)
import gi  # noqa: E402

warnings.filterwarnings('ignore', message='Atspi.*deprecated', category=DeprecationWarning)

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

if debug is not None:
    os.environ['G_DEBUG'] = debug
Atspi.init()
Atspi.set_timeout(10000, 15000)         # ms: for one call, and for a program that is starting up

ALIASES = {'button': 'push button', 'entry': 'text', 'textbox': 'text', 'window': 'frame', 'checkbox': 'check box'}
INTERACTIVE = {'push button', 'toggle button', 'check box', 'radio button', 'text', 'combo box', 'list item', 'menu item',
               'page tab', 'slider', 'spin button', 'entry', 'password text', 'link', 'table row'}
TYPE_NAME = re.compile(r'^(Gtk|Gdk|Adw)[A-Z]\w+$|^_')


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


def wait_for(fn, timeout=PATIENCE, what='condition', step=0.1):
    """Poll fn until it gives something true. A D-Bus error while the tree is changing counts as 'not yet'."""
    end, last = time.monotonic() + timeout, None
    while time.monotonic() < end:
        try:
            value = fn()
            if value:
                return value
        except GLib.Error as err:
            last = err
        time.sleep(step)
    raise Timeout(f'{what}: not seen in {timeout:.0f} s' + (f' (last: {last.message})' if last else ''))


class Node:
    def __init__(self, acc):
        acc.clear_cache()
        self.acc = acc

    name = property(lambda s: s.acc.get_name() or '')
    role = property(lambda s: s.acc.get_role_name())
    description = property(lambda s: s.acc.get_description() or '')

    def children(self):
        for i in range(self.acc.get_child_count()):
            child = self.acc.get_child_at_index(i)
            if child:
                yield Node(child)

    def walk(self, depth=0):
        yield depth, self
        for child in self.children():
            yield from child.walk(depth + 1)

    def has(self, state):
        return self.acc.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    def extents(self):
        """x, y, width, height inside its window; None for what has no place on the screen."""
        c = self.acc.get_component_iface()
        r = c and Atspi.Component.get_extents(c, Atspi.CoordType.WINDOW)
        return (r.x, r.y, r.width, r.height) if r else None

    def settled(self):
        """The extents once they stay: a window that is being laid out moves its widgets."""
        seen = [None]

        def still():
            last, seen[0] = seen[0], self.extents()
            return seen[0] and last == seen[0]
        wait_for(still, what=f'{self!r} to stand still', step=0.03)
        return seen[0]

    @property
    def presented(self):
        if not self.has('visible'):
            return False
        e = self.extents()
        return e is None or (e[2] > 0 and e[3] > 0)

    def labels(self):
        return [Node(r.get_target(i)).name for r in self.acc.get_relation_set()
                if r.get_relation_type() == Atspi.RelationType.LABELLED_BY for i in range(r.get_n_targets())]

    def called(self, name):
        if name is None:
            return True
        names = [self.name, *self.labels()]
        return any(name.search(n) for n in names) if isinstance(name, re.Pattern) else name in names

    def find_all(self, role=None, name=None):
        role = ALIASES.get(role, role)
        return [n for _, n in self.walk() if (role is None or n.role == role) and n.called(name) and n.presented]

    def find(self, role=None, name=None, timeout=PATIENCE):
        return wait_for(lambda: next(iter(self.find_all(role, name)), None), timeout, f'{role} {name!r}')

    def gone(self, role=None, name=None, timeout=PATIENCE):
        wait_for(lambda: not self.find_all(role, name), timeout, f'{role} {name!r} to go away')

    def actions(self):
        a = self.acc.get_action_iface()
        try:                                # an insensitive GTK widget keeps the interface but has no action in it
            return [] if a is None else [Atspi.Action.get_action_name(a, i) for i in range(Atspi.Action.get_n_actions(a))]
        except GLib.Error:
            return []

    def click(self, action=None):
        """Do the widget's own accessible action, as a screen reader does (needs no pointer, no window manager)."""
        names = self.actions()
        want = action or next((n for n in ('click', 'toggle', 'activate') if n in names), None)
        if want is None:
            raise AssertionError(f'{self!r} has no action' + ('' if self.has('sensitive') else ' (insensitive)'))
        assert Atspi.Action.do_action(self.acc.get_action_iface(), names.index(want)), f'{want} on {self!r} was refused'
        return self

    def tap(self):
        """Press and release in the middle of the widget, in the window that has the focus. Needs a window manager."""
        x, y, w, h = self.settled()
        wid = run('xdotool', 'getactivewindow')
        run('xdotool', 'mousemove', '--window', wid, str(x + w // 2), str(y + h // 2))
        run('xdotool', 'click', '1')
        return self

    @property
    def text(self):
        t = self.acc.get_text_iface()
        return self.name if t is None else Atspi.Text.get_text(t, 0, Atspi.Text.get_character_count(t))

    @text.setter
    def text(self, value):
        e = self.acc.get_editable_text_iface()
        assert e is not None and Atspi.EditableText.set_text_contents(e, value), f'{self!r} took no text'

    @property
    def value(self):
        return Atspi.Value.get_current_value(self.acc.get_value_iface())

    def select(self, index):
        """Select a row of a list (selects only; 'activate' needs a tap or Return)."""
        assert Atspi.Selection.select_child(self.acc.get_selection_iface(), index), f'{self!r} selected nothing'

    def __repr__(self):
        return f'<{self.role} {self.name!r}>'


class App(Node):
    @classmethod
    def wait(cls, name, timeout=2 * PATIENCE):
        """The program whose AT-SPI name (g_get_prgname, by default the binary's name) is this, once it has a window."""
        def look():
            desktop = Atspi.get_desktop(0)
            desktop.clear_cache()
            for i in range(desktop.get_child_count()):
                child = desktop.get_child_at_index(i)
                if child and child.get_name() == name and any(n.has('active') for n in cls(child).children()):
                    return cls(child)
        return wait_for(look, timeout, f'active window of {name!r}')

    def focused(self):
        return next((n for _, n in self.walk() if n.has('focused')), None)

    def dump(self, out=sys.stdout):
        for depth, n in self.walk():
            st = ','.join(s for s in ('active', 'focused', 'checked', 'pressed', 'selected', 'sensitive', 'focusable') if n.has(s))
            acts = [a for a in n.actions() if '.' not in a]
            print('  ' * depth + f'{n.role} {n.name!r} labels={n.labels()} actions={acts} at={n.extents()} [{st}]', file=out)

    def audit(self, min_px=0):
        """Complaints: focusable controls that could not be announced, or that are smaller than min_px on a side."""
        bad = []
        for _, n in self.walk():
            if not (n.role in INTERACTIVE and n.has('focusable') and n.presented):
                continue
            if n.role == 'push button' and n.acc.get_parent().get_role_name() == 'combo box':
                continue                    # the inside of a GtkDropDown, which carries the name itself
            inner = [c.name for _, c in n.walk() if c.role == 'label' and c.name] if n.role in ('list item', 'table row') else []
            if not n.name.strip() and not inner or TYPE_NAME.match(n.name) and not inner:
                bad.append(f'no proper name: {n!r} at {n.extents()}')
            e = n.extents()
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

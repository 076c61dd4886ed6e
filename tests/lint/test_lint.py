#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule of lint.py catches a bad piece and lets a good one pass. Run by meson, suite "lint"."""
import os
import sys
import unittest

sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)), os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib')]
import lint  # noqa: E402
import tap  # noqa: E402

HEAD = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'


def rules(path, text, head=HEAD):
    return [(f.rule, f.line) for f in lint.lint_text(path, head + text)]


class Arrows(unittest.TestCase):
    def test_own_module(self):
        self.assertEqual(rules('ui/kiosk/page.c', '#include "store/store.h"\n'), [('arrow', 2)])
        self.assertEqual(rules('app/core/ticket.c', '#include "app/office/turn.h"\n'), [('arrow', 2)])
        self.assertEqual(rules('ui/kiosk/page.c', '#include "ui/counter/page.h"\n'), [('arrow', 2)])

    def test_own_module_allowed(self):
        self.assertEqual(rules('app/office/queue.c', '#include "store/store.h"\n#include "wire/json.h"\n'), [])
        self.assertEqual(rules('ui/kiosk/page.c', '#include "ui/common/page.h"\n#include "client/client.h"\n'), [])

    def test_outside_library(self):
        self.assertEqual(rules('ui/kiosk/page.c', '#include <sqlite3.h>\n'), [('arrow', 2)])
        self.assertEqual(rules('ui/common/page.c', '#include <libsoup/soup.h>\n'), [('arrow', 2)])
        self.assertEqual(rules('printing/slip.c', '#include <gtk/gtk.h>\n'), [('arrow', 2)])
        self.assertEqual(rules('ui/counter/desk.c', '#include <cups/cups.h>\n'), [('arrow', 2)])

    def test_outside_library_allowed(self):
        self.assertEqual(rules('app/store/store.c', '#include <sqlite3.h>\n#include <gio/gio.h>\n'), [])

    def test_core_has_gio_but_not_unix(self):
        self.assertEqual(rules('app/core/record.c', '#include <gio/gio.h>\n'), [])
        self.assertEqual(rules('app/core/record.c', '#include <gio/gunixsocketaddress.h>\n'), [('arrow', 2)])


class Lines(unittest.TestCase):
    def catches(self, rule, text, path='app/core/x.c'):
        self.assertEqual(rules(path, text), [(rule, 2)])

    def test_header(self):
        self.assertEqual(rules('app/core/x.c', 'int x;\n', head=''), [('header', 1)])
        self.assertEqual(rules('tool', '#!/bin/sh\n', head=''), [('header', 1)])

    def test_goto(self):
        self.catches('goto', '  goto out;\n')

    def test_boolean(self):
        self.catches('boolean', '  if (ready == TRUE)\n')
        self.catches('boolean', '  if (ready != FALSE)\n')

    def test_assert(self):
        self.catches('assert', '  g_assert (ready);\n', 'tests/core/test-x.c')
        self.catches('assert-in-code', '  g_assert_true (ready);\n')
        self.assertEqual(rules('tests/core/test-x.c', '  g_assert_true (ready);\n'), [])

    def test_comment(self):
        self.catches('comment', 'int x; // why\n')
        self.assertEqual(rules('app/core/x.c', 'const char *u = "https://example.org"; /* http://x */\n'), [])

    def test_sleep(self):
        self.catches('sleep', '  g_usleep (10);\n', 'tests/core/test-x.c')
        self.catches('sleep', '  time.sl' 'eep(1)\n', 'tests/flow/x.py')

    def test_skip(self):
        self.catches('skip', '  g_test_skip ("no screen");\n', 'tests/ui/test-x.c')

    def test_abort(self):
        self.catches('g_error', '  g_error ("gone");\n')

    def test_unfinished(self):
        self.catches('unfinished', '/* TO' 'DO later */\n')

    def test_sql(self):
        self.catches('sql', '  run ("SELECT id FROM ticket");\n', 'app/office/queue.c')
        self.assertEqual(rules('app/store/store.c', '  run ("SELECT id FROM ticket");\n'), [])
        self.assertEqual(rules('app/client/outbox.c', '  run ("DELETE FROM outbox");\n'), [])

    def test_text_is_no_code(self):
        self.assertEqual(rules('app/core/x.c', '/* goto g_assert (x) == TRUE */ char *s = "goto == TRUE";\n'), [])


class Size(unittest.TestCase):
    def function(self, lines):
        return 'static void\nlong_one (void)\n{\n' + '  call ();\n' * (lines - 2) + '}\n'

    def test_function(self):
        self.assertEqual(rules('app/core/x.c', self.function(81)), [('function-length', 4)])
        self.assertEqual(rules('app/core/x.c', self.function(80)), [])

    def test_table_is_no_function(self):
        self.assertEqual(rules('app/core/x.c', 'static const int t[] =\n{\n' + '  1,\n' * 100 + '};\n'), [])

    def test_file(self):
        self.assertEqual(rules('app/core/x.h', 'int x;\n' * 700), [('file-length', 1)])

    def test_name(self):
        self.assertEqual(rules('app/core/text-utils.c', ''), [('name', 1)])
        self.assertEqual(rules('app/core/utilisation.c', ''), [])


class Tests(unittest.TestCase):
    def test_asserts_nothing(self):
        self.assertEqual(rules('tests/core/test-x.c', 'g_test_add_func ("/a", a);\n'), [('asserts-nothing', 1)])
        self.assertEqual(rules('tests/core/test-x.c', 'g_test_add_func ("/a", a); g_assert_true (b);\n'), [])


class Exceptions(unittest.TestCase):
    def test_with_reason(self):
        allow = '/* lint: allow goto because the parser is generated */\n'
        self.assertEqual(rules('app/core/x.c', allow + '  goto out;\n'), [])

    def test_without_reason(self):
        self.assertEqual(rules('app/core/x.c', '/* lint: allow goto */\n  goto out;\n'), [('goto', 3)])

    def test_of_another_rule(self):
        self.assertEqual(rules('app/core/x.c', '/* lint: allow sql because so */\n  goto out;\n'), [('goto', 3)])


class Tree(unittest.TestCase):
    def test_potfiles(self):
        files = {'po/POTFILES': 'ui/a.c\nui/gone.c\n', 'ui/a.c': '_("Hello")', 'ui/b.c': '_ ("Hello")',
                 'ui/c.ui': '<property translatable="yes">Hello</property>', 'ui/d.c': '/* _("no") */',
                 'tests/e.c': '_("no")'}
        self.assertEqual(sorted(f.text.split()[-1] + ' ' + f.path for f in lint.check_potfiles(files)),
                         ['exist po/POTFILES', 'po/POTFILES ui/b.c', 'po/POTFILES ui/c.ui'])

    def test_version(self):
        meson = "project('loket', 'c',\n  version: '0.2.0',\n)"
        self.assertEqual(len(list(lint.check_version({'meson.build': meson, 'NEWS': 'Loket 0.1.0\n'}))), 1)
        self.assertEqual(list(lint.check_version({'meson.build': meson, 'NEWS': 'Loket 0.2.0\n\nLoket 0.1.0\n'})), [])

    def test_catalogue(self):
        bad = '10 translated messages, 1 fuzzy translation, 2 untranslated messages.'
        self.assertEqual(len(list(lint.check_catalogue('po/id.po', bad))), 2)
        self.assertEqual(list(lint.check_catalogue('po/id.po', '10 translated messages.')), [])


if __name__ == '__main__':
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lint.py [TOP]: the rules of this house that a compiler does not know. Prints "file:line: rule: sentence" for each
finding; the status is 1 when there is one. Called by run.sh, which ./dev lint runs.

An exception stands in the code, on the line or the one above, with its reason:
    /* lint: allow RULE because ... */      (in Python and shell: # lint: allow RULE because ...)
For a rule about a whole file or function: anywhere in the file, or on the line above the function.
"""
import os
import re
import subprocess
import sys
from collections import namedtuple

Finding = namedtuple('Finding', 'path line rule text')

# --- (a) who may use whom ---------------------------------------------------------------------
# The one table of the arrows between modules: own modules, then outside libraries (names of OUTSIDE below).
ARROWS = {
    'app/core': ((), ('sodium', 'csv')),
    'app/card': (('app/core',), ('sodium',)),
    'app/store': (('app/core',), ('sqlite', 'sodium')),
    'app/wire': (('app/core',), ('json',)),
    'app/office': (('app/store', 'app/core', 'app/wire'), ('sodium', 'p11')),
    'app/hub': (('app/office', 'app/wire', 'app/core'), ('microhttpd', 'gnutls', 'gio-unix')),
    'app/client': (('app/wire', 'app/core'), ('soup', 'gnutls', 'sqlite', 'gio-unix')),
    'app/ctl': (('app/office', 'app/wire', 'app/client', 'app/core'), ('gio-unix',)),
    'printing': (('app/core',), ('cairo', 'pango', 'rsvg', 'qrencode', 'cups', 'xlsxwriter')),
    'ui/common': (('app/client', 'printing', 'app/core'), ('gtk', 'cairo', 'pango', 'zbar', 'gst', 'alsa')),
    'ui/kiosk': (('ui/common', 'app/client', 'printing', 'app/core'), ('gtk', 'cairo', 'pango')),
    'ui/admin': (('ui/common', 'app/client', 'printing', 'app/core'), ('gtk', 'cairo', 'pango')),
    'ui/registry': (('ui/admin', 'ui/common', 'app/client', 'printing', 'app/core'), ('gtk', 'cairo', 'pango')),
    'ui/cases': (('ui/registry', 'ui/admin', 'ui/common', 'app/client', 'printing', 'app/core'), ('gtk', 'cairo', 'pango')),
    'ui/cards': (('ui/cases', 'ui/registry', 'ui/admin', 'ui/common', 'app/client', 'printing', 'app/core'), ('gtk', 'cairo', 'pango')),
    'ui/counter': (('ui/cards', 'ui/cases', 'ui/registry', 'ui/admin', 'ui/common', 'app/client', 'printing', 'app/core'), ('gtk', 'cairo', 'pango')),
    'ui/display': (('ui/common', 'app/client', 'app/core'), ('gtk', 'cairo', 'pango')),
    'ui/verifier': (('ui/common', 'app/client', 'printing', 'app/core'), ('gtk', 'cairo', 'pango')),
}
# Where an outside library shows in an #include line. GLib, GIO and the C library are free for all.
OUTSIDE = {
    'csv': r'csv\.h', 'sqlite': r'sqlite3\.h', 'sodium': r'sodium', 'p11': r'p11-kit', 'json': r'json-glib', 'microhttpd': r'microhttpd',
    'gnutls': r'gnutls', 'soup': r'libsoup', 'cairo': r'cairo', 'pango': r'pango', 'rsvg': r'librsvg',
    'qrencode': r'qrencode', 'cups': r'cups/', 'xlsxwriter': r'xlsxwriter', 'gtk': r'(gtk|gdk|gsk)/', 'zbar': r'zbar',
    'gst': r'gst/', 'alsa': r'alsa/', 'gio-unix': r'gio/g(unix|desktopappinfo|fdmessage|filedescriptor)',
}
OWN_ROOTS = {'core': 'app/core', 'store': 'app/store', 'office': 'app/office', 'wire': 'app/wire', 'hub': 'app/hub',
             'client': 'app/client', 'ctl': 'app/ctl'}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')

# --- (b) rules of one line ----------------------------------------------------------------------
# name: (pattern over code without comments and texts, where, sentence)
LINE_RULES = {
    'goto': (r'\bgoto\b', 'all', 'no goto: g_autoptr and an early return do it'),
    'boolean': (r'[!=]=\s*(TRUE|FALSE)\b', 'all', 'a boolean is asked by itself, not compared with TRUE or FALSE'),
    'assert': (r'\bg_assert\s*\(', 'all', 'g_assert vanishes with G_DISABLE_ASSERT: g_assert_true and its kin in tests, '
                                          'g_return_if_fail elsewhere'),
    'assert-in-code': (r'\bg_assert_\w+\s*\(', 'code', 'g_assert_* belongs into tests; programmer errors are g_return_if_fail'),
    'sleep': (r'\b(sleep|usleep|nanosleep|g_usleep)\s*\(', 'tests', 'a test waits for a condition, never for a time'),
    'skip': (r'\bg_test_(skip|incomplete)\w*\s*\(', 'tests', 'a test that does not run proves nothing'),
    'g_error': (r'\bg_error\s*\(', 'code', 'nothing aborts a program of an office'),
}
UNFINISHED = re.compile(r'\b(TO' r'DO|FIX' r'ME|XX' r'X)\b')
SQL = re.compile(r'"\s*(SELECT|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX)|PRAGMA|'
                 r'BEGIN\s+IMMEDIATE)\b')
SQL_HOMES = ('app/store/', 'app/client/outbox.c', 'tests/')
TRANSLATABLE_C = re.compile(r'\b(_|N_|C_|NC_|ngettext|g_dngettext)\s*\(\s*"')
TRANSLATABLE_UI = re.compile(r'translatable="(yes|1|true)"')
ALLOW = re.compile(r'lint: allow ([\w-]+) because \S')
FUNCTION_LINES = 80
FILE_LINES = 700
SOURCE_KINDS = ('.c', '.h', '.py', '.sh', '.pl', '.ui', '.css', '.sql', '.build')


def blank(match):
    return re.sub(r'[^\n]', ' ', match[0])


def code_only(text):
    """C with comments and the insides of texts blanked, lines kept."""
    token = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)

    def hide(match):
        return match[0][0] + blank(match)[1:-1] + match[0][-1] if match[0][0] in '"\'' else blank(match)
    return token.sub(hide, text)


def is_test(path):
    return path.startswith('tests/')


def module_of(path):
    return next((m for m in ARROWS if path.startswith(m + '/')), None)


def own_module(include):
    """The module of an own header as it is written in an #include line, None for any other."""
    parts = include.split('/')
    if len(parts) < 2:
        return None
    if parts[0] == 'app':
        return '/'.join(parts[:2])
    if parts[0] in OWN_ROOTS:
        return OWN_ROOTS[parts[0]]
    if parts[0] == 'ui':
        return '/'.join(parts[:2])
    return parts[0] if parts[0] in ('printing', 'tests') else None


def check_arrows(path, text):
    module = module_of(path)
    if module is None or not path.endswith(('.c', '.h')):
        return
    own, outside = ARROWS[module]
    for number, line in enumerate(text.splitlines(), 1):
        include = INCLUDE.match(line)
        if not include:
            continue
        target = own_module(include[2]) if include[1] == '"' else None
        if target and target != module and target not in own:
            yield Finding(path, number, 'arrow', f'{module} may not use {target} (design: {", ".join(own) or "nothing"})')
        for library, pattern in OUTSIDE.items():
            if not target and re.match(pattern, include[2]) and library not in outside:
                yield Finding(path, number, 'arrow', f'{module} may not use the library {library}')


def check_header(path, text):
    if not path.endswith(('.c', '.h', '.py', '.sh', '.pl')) and not text.startswith('#!'):
        return
    head = text.splitlines()[:6]
    if text.strip() and not any('SPDX-License-Identifier: GPL-3.0-or-later' in line for line in head):
        yield Finding(path, 1, 'header', 'the first lines name the licence (SPDX-License-Identifier: GPL-3.0-or-later)')


def check_lines(path, text):
    if not path.endswith(('.c', '.h')):
        return
    lines = code_only(text).splitlines()
    for number, line in enumerate(lines, 1):
        for rule, (pattern, where, sentence) in LINE_RULES.items():
            if where == 'all' or (where == 'tests') == is_test(path):
                if re.search(pattern, line):
                    yield Finding(path, number, rule, sentence)
        if '//' in line:
            yield Finding(path, number, 'comment', 'comments are /* … */')


def check_shell_sleep(path, text):
    if not is_test(path) or not path.endswith('.py'):
        return
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(r'\btime\.sleep\(\s*\d|\bpytest\.skip|unittest\.skip', line):
            yield Finding(path, number, 'sleep', 'a test waits for a condition, never for a time, and never skips')


def check_unfinished(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        if UNFINISHED.search(line):
            yield Finding(path, number, 'unfinished', 'finish it, or write an issue and leave no mark here')


def check_sql(path, text):
    if not path.endswith(('.c', '.h')) or path.startswith(SQL_HOMES):
        return
    for number, line in enumerate(text.splitlines(), 1):
        if SQL.search(line):
            yield Finding(path, number, 'sql', 'SQL stands in app/store and app/client/outbox.c only')


def functions(text):
    """Yields (line of the opening brace, lines) for each function of formatted C."""
    start = None
    for number, line in enumerate(code_only(text).splitlines(), 1):
        if line.startswith('{'):
            start = number
        elif line.startswith('}') and start is not None:
            if not re.match(r'^}\s*\w*\s*[;=]', line):
                yield start, number - start + 1
            start = None


def check_size(path, text):
    count = text.count('\n')
    if path.endswith(('.c', '.h', '.py')) and count > FILE_LINES:
        yield Finding(path, 1, 'file-length', f'{count} lines, {FILE_LINES} at most: perhaps two things in one')
    if path.endswith('.c'):
        for start, lines in functions(text):
            if lines > FUNCTION_LINES:
                yield Finding(path, start, 'function-length', f'{lines} lines, {FUNCTION_LINES} at most')


def check_name(path, text):
    name = os.path.basename(path).rsplit('.', 1)[0]
    if re.search(r'(^|[-_])util(s|ities)?($|[-_])', name):
        yield Finding(path, 1, 'name', 'a file is named after what it holds; "utils" holds anything')


def check_asserts(path, text):
    if path.endswith('.c') and is_test(path) and 'g_test_add' in text:
        if not re.search(r'g_assert_|g_test_trap_assert|gtk_test_accessible_assert|g_test_fail|loket_test_assert', text):
            yield Finding(path, 1, 'asserts-nothing', 'a test that asserts nothing passes for ever')


FILE_CHECKS = (check_arrows, check_header, check_lines, check_shell_sleep, check_unfinished, check_sql, check_size,
               check_name, check_asserts)


def allowed(finding, lines):
    """Whether the code itself names the exception, in reach of the finding."""
    if finding.rule in ('file-length', 'asserts-nothing', 'header', 'name'):
        near = lines
    elif finding.rule == 'function-length':
        near = lines[max(0, finding.line - 8):finding.line]
    else:
        near = lines[max(0, finding.line - 2):finding.line]
    return any(m[1] == finding.rule for line in near for m in ALLOW.finditer(line))


def lint_text(path, text):
    """All findings about one file; the tests of the rules call this."""
    lines = text.splitlines()
    return [f for check in FILE_CHECKS for f in check(path, text) or () if not allowed(f, lines)]


# --- (c) rules of the whole tree ------------------------------------------------------------------

def check_potfiles(files):
    """files: {path: text}. Every file with text for people is named in po/POTFILES, and what is named exists."""
    listing = files.get('po/POTFILES', files.get('po/POTFILES.in'))
    if listing is None:
        return
    listed = {line.strip() for line in listing.splitlines() if line.strip() and not line.startswith('#')}
    for path, text in sorted(files.items()):
        if is_test(path):
            continue
        has_text = path.endswith('.c') and TRANSLATABLE_C.search(re.sub(r'/\*.*?\*/', blank, text, flags=re.DOTALL))
        if (has_text or path.endswith('.ui') and TRANSLATABLE_UI.search(text)) and path not in listed:
            yield Finding(path, 1, 'potfiles', 'has text for people and is missing in po/POTFILES')
    for path in sorted(listed - set(files)):
        yield Finding('po/POTFILES', 1, 'potfiles', f'names {path}, which does not exist')


def check_version(files):
    """The version of meson.build is the newest of NEWS."""
    meson, news = files.get('meson.build', ''), files.get('NEWS')
    version = re.search(r"^project\(.*?\bversion:\s*'([^']+)'", meson, re.DOTALL | re.MULTILINE)
    if news is None or not version:
        return
    newest = re.search(r'\b(\d+\.\d+(?:\.\d+)*)\b', news)
    if not newest or newest[1] != version[1]:
        yield Finding('NEWS', 1, 'version', f'the newest entry is {newest and newest[1]}, meson.build says {version[1]}')


def check_catalogue(path, statistics):
    """statistics: what msgfmt --statistics says."""
    for word in ('untranslated', 'fuzzy'):
        found = re.search(rf'(\d+) {word}', statistics)
        if found:
            yield Finding(path, 1, 'catalogue', f'{found[1]} messages are {word}')


def run_msgfmt(path):
    done = subprocess.run(['msgfmt', '--check-format', '--statistics', '-o', '/dev/null', path], capture_output=True,
                          text=True, check=False, env={**os.environ, 'LC_ALL': 'C'})
    if done.returncode:
        yield Finding(path, 1, 'catalogue', done.stderr.strip().splitlines()[0])
    yield from check_catalogue(path, done.stderr)


def read_tree(top):
    names = subprocess.run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], cwd=top, check=True,
                           capture_output=True, text=True).stdout.split('\0')
    files = {}
    for name in filter(None, names):
        try:
            with open(os.path.join(top, name), encoding='utf-8') as file:
                files[name] = file.read()
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue        # a picture, or a file that git still lists
    return files


def is_source(path, text):
    return path.endswith(SOURCE_KINDS) or text.startswith('#!')


def lint_tree(top):
    os.chdir(top)
    files = read_tree('.')
    findings = [f for path, text in sorted(files.items()) if is_source(path, text) for f in lint_text(path, text)]
    findings += [*check_potfiles(files), *check_version(files)]
    for path in sorted(p for p in files if re.match(r'po/[^/]+\.po$', p)):
        findings += run_msgfmt(path)
    return findings


def main(argv):
    top = argv[1] if len(argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
    findings = lint_tree(top)
    for f in findings:
        print(f'{f.path}:{f.line}: {f.rule}: {f.text}')
    return 1 if findings else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))

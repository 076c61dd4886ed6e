#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""report.py FILE...: counts test cases and prints the log of what failed. Called by ./dev test at its end.

FILE is a testlog.json of meson, a TAP file, or a folder in which each file is a finding of a sanitizer. The last line is
"N passed, N failed", alone. The status is 0 when something passed and nothing failed. A skipped case counts as failed: a
test that does not run proves nothing.
"""
import json
import os
import re
import sys

CASE = re.compile(r'^(not )?ok\b[ \t]*(\d*)[ \t]*-?[ \t]*(.*)$')
PLAN = re.compile(r'^1\.\.(\d+)')
SKIP = re.compile(r'#\s*skip', re.IGNORECASE)
LOG_LINES = 120


def count_tap(text):
    """Gives (passed, names of failed cases) of one TAP stream; a case that the plan names and that is absent failed."""
    passed, failed, plan = 0, [], None
    for line in text.splitlines():
        case = CASE.match(line)
        if case and (case[1] or SKIP.search(case[3])):
            failed.append(case[3] or case[2])
        elif case:
            passed += 1
        elif PLAN.match(line):
            plan = int(PLAN.match(line)[1])
    if plan is not None and passed + len(failed) < plan:
        failed.append(f'{plan - passed - len(failed)} of {plan} cases never ran')
    return passed, failed


def count_test(test):
    """The same for one test of meson, which need not speak TAP."""
    output = test.get('stdout') or ''
    passed, failed = count_tap(output)
    good = test['result'] == 'OK'
    if not passed and not failed:
        return (1, []) if good else (0, [test['result'].lower()])
    if not good and not failed:
        failed.append(test['result'].lower())
    return passed, failed


def show(name, failed, log):
    print(f'\n--- {name}')
    lines = log.splitlines()
    if len(lines) > LOG_LINES:
        print(f'({len(lines) - LOG_LINES} lines before)')
    print(*lines[-LOG_LINES:], sep='\n')
    for case in failed:
        print(f'FAILED {name}: {case}')


def read_results(path):
    """Yields (name, passed, failed, log) for each test program in a file of results, or each finding in a folder."""
    if os.path.isdir(path):
        for name in sorted(os.listdir(path)):
            with open(os.path.join(path, name), encoding='utf-8', errors='replace') as file:
                yield (name, 0, ['a sanitizer found something'], file.read())
        return
    with open(path, encoding='utf-8', errors='replace') as file:
        if not path.endswith('.json'):
            text = file.read()
            yield (os.path.basename(path), *count_tap(text), text)
            return
        for line in file:
            test = json.loads(line)
            log = (test.get('stdout') or '') + (test.get('stderr') or '')
            yield (test['name'], *count_test(test), log)


def main(paths):
    total_passed = total_failed = 0
    for path in paths:
        if not os.path.exists(path):
            print(f'FAILED {path}: no results')
            total_failed += 1
            continue
        for name, passed, failed, log in read_results(path):
            total_passed += passed
            total_failed += len(failed)
            if failed:
                show(name, failed, log)
    print(f'{total_passed} passed, {total_failed} failed')
    return 0 if total_passed and not total_failed else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""stage.py SOURCE OUT NPM: puts the page together in the folder OUT: our own files from SOURCE, and beside them the two
libraries of package-lock.json, with their licences, which npm fetches into the folder NPM once for each lock file."""
import pathlib
import shutil
import subprocess
import sys

OWN = ('*.js', '*.html', '*.css', '*.svg', '*.png', '*.webmanifest', 'reader/*.js')
# Where they go under vendor/, and what they are under node_modules/.
VENDORED = {
    'noble-ed25519.js': '@noble/ed25519/index.js',
    'noble-ed25519.LICENSE': '@noble/ed25519/LICENSE',
    'zxing-wasm/LICENSE': 'zxing-wasm/LICENSE',
    'zxing-wasm/es/share.js': 'zxing-wasm/dist/es/share.js',
    'zxing-wasm/es/reader/index.js': 'zxing-wasm/dist/es/reader/index.js',
    'zxing-wasm/reader/zxing_reader.wasm': 'zxing-wasm/dist/reader/zxing_reader.wasm',
}


def install(source, npm):
    lock, done = source / 'package-lock.json', npm / 'installed-lock.json'
    if done.exists() and done.read_bytes() == lock.read_bytes():
        return
    npm.mkdir(parents=True, exist_ok=True)
    for name in ('package.json', 'package-lock.json'):
        shutil.copyfile(source / name, npm / name)
    subprocess.run(['npm', 'ci', '--omit=optional', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund',
                    '--no-update-notifier'], cwd=npm, check=True, stdout=sys.stderr)
    shutil.copyfile(lock, done)


def put(origin, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(origin, target)


def main():
    source, out, npm = (pathlib.Path(argument) for argument in sys.argv[1:4])
    install(source, npm)
    shutil.rmtree(out, ignore_errors=True)
    for pattern in OWN:
        for path in source.glob(pattern):
            put(path, out / path.relative_to(source))
    for target, origin in VENDORED.items():
        put(npm / 'node_modules' / origin, out / 'vendor' / target)


main()

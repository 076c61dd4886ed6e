#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""verify.py LOKETCTL SHOW-CODE WORK: cards sealed by loketctl are read and opened by strangers, damaged ones by nobody. TAP."""
import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
KNOWN = {
    "iss": "3314-UPTPK", "exp": 1893430800, "nbf": 1767200400, "number": "3314-26-0012345",
    "name": "SITI NURHALIZA WIDYANINGRUM", "category": 2, "entitlements": 47, "index": 412345, "birth_year": 1987, "print": 1,
}
KNOWN_COSE = (
    "d28449a201270444868a8789a05861a4016a333331342d555054504b041a70db7610051a6955569018a9a7016f333331342d32362d3030313233"
    "343504781b53495449204e555248414c495a412057494459414e494e4752554d184b02184c182f184d1a00064ab9184e1907c3184f01584029a9"
    "b803a1e05b9fb7fc455347a0bb656865e0f3db61166a6fd98bdcbc60c0e6a2559a1f3f85d88fc60d146ed5fa291b6b340efd1cd638963fa358f5"
    "7fa39e0f"
)
KNOWN_KEY = "fc1dfbc5c3add47cfa99aa7465aee79c88dad27114e0fa80830530470bdc6025"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
WORDS = ["SITI", "SRI", "WAHYUNI", "DWI", "Nyi R. Ngt.", "KUSUMO", "Ékawati", "AL-AMIN", "O'NEILL", "M.", "ꦱꦿꦶ"]


def public_key(seed):
    from nacl.signing import SigningKey

    return bytes(SigningKey(seed).verify_key).hex()


def invent(chance):
    """Claims that a card may hold, some of them at their limits."""
    name = ""
    for word in chance.choices(WORDS, k=6):
        if len((name + " " + word).strip().encode()) <= 39:
            name = (name + " " + word).strip()
    nbf = chance.randrange(1767200400, 1830000000)
    return {
        "iss": chance.choice(["3314-UPTPK", "1606-MUBA", "A"]), "exp": nbf + chance.randrange(1, 1825 * 86400), "nbf": nbf,
        "number": "3314-26-%07d" % chance.randrange(10**7), "name": name, "category": chance.randrange(1, 4),
        "entitlements": chance.choice([0, 23, 24, 255, 256, 65535]), "index": chance.choice([0, 23, 24, 65536, 2**19 - 1]),
        "birth_year": chance.randrange(1900, 2026), "print": chance.choice([1, 2, 23, 24, 300]),
    }


def seal(loketctl, work, seed, claims):
    (work / "seed").write_bytes(seed)
    (work / "claims.json").write_text(json.dumps(claims), encoding="utf-8")
    command = [loketctl, "card", "seal", "--seed-file", work / "seed", "--claims", work / "claims.json"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def install(work):
    """The npm libraries, once for each lock file."""
    lock = HERE / "package-lock.json"
    done = work / "installed-lock.json"
    if done.exists() and done.read_bytes() == lock.read_bytes():
        return
    for name in ["package.json", "package-lock.json"]:
        (work / name).write_bytes((HERE / name).read_bytes())
    subprocess.run(
        ["npm", "ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"],
        cwd=work, check=True, stdout=sys.stderr,
    )
    done.write_bytes(lock.read_bytes())


def ask(command):
    """What a stranger says of each line."""
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [None if line == "refused" else json.loads(line) for line in lines]


def phone_reads(show_code, work, texts):
    """What zxing-wasm reads of the backs of printed cards, new and worn, as a telephone does."""
    pictures = subprocess.run([show_code, work, *texts], check=True, capture_output=True, text=True).stdout.split()
    return subprocess.run(["node", work / "read.mjs", *pictures], check=True, capture_output=True, text=True).stdout.splitlines()


def openssl_agrees(work, key, text):
    """OpenSSL checks the signature of one card over the bytes that RFC 9052 says."""
    import base64

    import cbor2

    body = text[text.index("#") + 1 :]
    protected, _, payload, signature = cbor2.loads(base64.b32decode(body + "=" * (-len(body) % 8))).value
    (work / "signed").write_bytes(cbor2.dumps(["Signature1", protected, b"", payload]))
    (work / "signature").write_bytes(signature)
    (work / "key.der").write_bytes(bytes.fromhex("302a300506032b6570032100" + key))
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", work / "key.der", "-rawin"]
    command += ["-in", work / "signed", "-sigfile", work / "signature"]
    return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0


def main():
    loketctl, show_code, work = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    work.mkdir(parents=True, exist_ok=True)
    install(work)
    for name in ["open.mjs", "read.mjs"]:
        (work / name).write_bytes((HERE / name).read_bytes())
    chance = random.Random(os.urandom(8))
    seed = hashlib.sha256(b"test-only seed").digest()
    cards = [(KNOWN_KEY, KNOWN, seal(loketctl, work, seed, KNOWN))]
    for _ in range(24):
        fresh, claims = chance.randbytes(32), invent(chance)
        cards.append((public_key(fresh), claims, seal(loketctl, work, fresh, claims)))
    damaged = []
    for key, _, text in cards:
        # in what is signed or in the signature; strangers are lax about the frame around them, as we are not
        at = chance.randrange(text.index("#") + 28, len(text) - 2)
        other = chance.choice([letter for letter in LETTERS if letter != text[at]])
        damaged.append((key, text[:at] + other + text[at + 1 :]))
    (work / "cards").write_text("".join("%s %s\n" % (key, text) for key, _, text in cards))
    (work / "damaged").write_text("".join("%s %s\n" % line for line in damaged))
    wanted = [claims for _, claims, _ in cards]
    strangers = {"cbor2 and PyNaCl": ["/usr/bin/python3", HERE / "open.py"], "@auth0/cose": ["node", work / "open.mjs"]}
    body = cards[0][2][cards[0][2].index("#") + 1 :]
    import base64

    results = [("the known card byte for byte", base64.b32decode(body + "=" * (-len(body) % 8)).hex() == KNOWN_COSE)]
    for name, command in strangers.items():
        results.append(("%s opens %d cards" % (name, len(cards)), ask(command + [work / "cards"]) == wanted))
        results.append(("%s opens no damaged one" % name, ask(command + [work / "damaged"]) == [None] * len(damaged)))
    texts = [text for _, _, text in cards]
    worn = [text for text in texts for _ in range(4)]
    results.append(("zxing-wasm reads %d cards, new and worn" % len(cards), phone_reads(show_code, work, texts) == worn))
    results.append(("OpenSSL agrees", all(openssl_agrees(work, key, text) for key, _, text in cards)))
    print("1..%d" % len(results))
    for number, (what, good) in enumerate(results, 1):
        print("%s %d %s" % ("ok" if good else "not ok", number, what))


main()

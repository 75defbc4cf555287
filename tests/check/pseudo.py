#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translates every text of the program into two languages that nobody speaks: pseudo.py POTFILES SOURCE_ROOT OUTPUT

en_XA has accents and is 40 % longer; ar_XB has Arabic letters. What is a format, markup, an entity or marks a mnemonic
stays. Both can be read back (see tests/check/pseudo.c): what is added is FILLER, and each letter has one of its own.
"""
import gettext
import io
import pathlib
import re
import shutil
import struct
import subprocess
import sys

LONGER = 1.4
LOCALE = "/usr/lib/locale/C.utf8"
FILLER = "ƶ"
CAPITAL = "ـ"  # Arabic has none; its joining stroke, as wide as a letter, remembers one
LATIN = str.maketrans("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
                      "ȧḃċḋėḟġḣịɉķļṁṅȯṗʠṙṡṫụṿẇẋẏżȦḂĊḊĖḞĠḢỊɈĶĻṀṄȮṖɊṘṠṪỤṾẆẊẎŻ")
ARABIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه"))
# What must stay: formats of printf, strftime and gettext's contexts; markup; entities; the letter of a mnemonic.
KEPT = re.compile(r"(%[-+ #0'_^]*[\d.*$]*(?:hh|h|ll|l|z)?[a-zA-Z%]|<[^>]*>|&\w+;|https?:\S+|--[\w-]+|INGOT_\w+|_)")
UNTRANSLATED = ("", "translator-credits")


def lengthen(word):
    """Adds what is missing behind the letters, evenly."""
    letters = list(word)
    missing = round(len(letters) * LONGER) - len(letters)
    for number in range(missing):
        letters.insert(round((number + 1) * len(letters) / (missing + 1)), FILLER)
    return "".join(letters)


def accented(text):
    return re.sub(r"[A-Za-z]+", lambda word: lengthen(word[0]).translate(LATIN), text)


def arabic(text):
    return "".join(ARABIC.get(letter) or (CAPITAL + ARABIC[letter.lower()] if letter.lower() in ARABIC else letter)
                   for letter in text)


def translate(text, change):
    parts = KEPT.split(text)
    return "".join(part if number % 2 else change(part) for number, part in enumerate(parts))


def read_texts(potfiles, root):
    """Pairs of original and text, as gettext would look them up; the plural is translated as it is written."""
    run = {"cwd": root, "check": True, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    names = [line for line in pathlib.Path(potfiles).read_text(encoding="utf-8").splitlines()
             if line and not line.startswith(("#", "data/"))]
    pot = subprocess.run(["xgettext", "--language=C", "--from-code=UTF-8", "--keyword=_", "--keyword=N_",
                          "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--output=-", *names], **run).stdout
    pot = pot.replace(b"nplurals=INTEGER; plural=EXPRESSION", b"nplurals=2; plural=n != 1").replace(b"CHARSET", b"UTF-8")
    english = subprocess.run(["msgen", "-"], input=pot, **run).stdout
    compiled = subprocess.run(["msgfmt", "--output-file=-", "-"], input=english, **run).stdout
    return gettext.GNUTranslations(io.BytesIO(compiled))._catalog  # no public way to list them


def catalogue(texts, change):
    """The bytes of a compiled catalogue: a header, two tables of lengths and places, the texts."""
    found = {"": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"}
    for key, text in texts.items():
        original, number = key if isinstance(key, tuple) else (key, 0)
        if original in UNTRANSLATED:
            continue
        text = translate(text, change)
        found[original] = text if number == 0 else f"{found[original]}\0{text}"
    pairs = sorted((one.encode(), other.encode()) for one, other in found.items())
    start = 28 + 16 * len(pairs)
    tables, texts = [b"", b""], b""
    for column in 0, 1:
        for pair in pairs:
            tables[column] += struct.pack("<II", len(pair[column]), start + len(texts))
            texts += pair[column] + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start) + b"".join(tables) + texts


def main(potfiles, root, output):
    texts = read_texts(potfiles, root)
    for language, change in ("en_XA", accented), ("ar_XB", arabic):
        # A language is spoken only where the C library has a locale of that name; of one with an encoding in its name
        # it would read only the first text.
        shutil.copytree(LOCALE, pathlib.Path(output) / f"{language}.utf8", dirs_exist_ok=True)
        directory = pathlib.Path(output) / language / "LC_MESSAGES"
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "ingot.mo").write_bytes(catalogue(texts, change))
    pathlib.Path(output).touch()


if __name__ == "__main__":
    main(*sys.argv[1:])

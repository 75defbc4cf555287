#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds functions that nobody uses: dead.py FILE…

Unused static functions are the compiler's business. Here the name of every other function that a .c file defines must
be written once more: in code, in a template, in a test, or as what frees an automatic variable. A getter whose
property has its name belongs to the property.
"""
import collections
import pathlib
import re
import sys

# The GNU style puts the name of a function at the start of a line, below what it returns.
DEFINITION = re.compile(r"^(?!static\b)[\w *]+\n(\w+) \([^;{]*\)\n\{", re.MULTILINE)
GETTER = re.compile(r"_get_(\w+)$")
DECLARATION = re.compile(r"^(?!G_DEFINE_AUTO|[#\s]).*$", re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
PLANTED = "/* planted () */\nvoid\nplanted (void)\n{\n}\n"


def belongs_to_a_property(function, text):
    match = GETTER.search(function)
    return match and f'"{match[1].replace("_", "-")}"' in text


def unused(texts):
    """Pairs of file and function, from a dictionary of names and texts."""
    bare = {name: COMMENT.sub("", text) for name, text in texts.items()}
    bare.update({name: DECLARATION.sub("", text) for name, text in bare.items() if name.endswith(".h")})
    written = collections.Counter(word for text in bare.values() for word in re.findall(r"\w+", text))
    return [(name, function) for name, text in bare.items() for function in DEFINITION.findall(text)
            if written[function] == 1 and function != "main" and not belongs_to_a_property(function, text)]


def main(names):
    if unused({"app/x.c": PLANTED}) != [("app/x.c", "planted")]:
        print("this check does not find what is planted for it")
        return 1
    texts = {name: pathlib.Path(name).read_text(encoding="utf-8") for name in names}
    found = unused(texts)
    for name, function in found:
        print(f"{name}: nobody uses {function}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refuses what is too long to read: sizes.py FILE…"""
import pathlib
import re
import sys

MOST_LINES_OF_A_FILE = 600
MOST_LINES_OF_A_FUNCTION = 70
# The GNU style puts the name of a function and both braces of its body at the start of a line.
FUNCTION = re.compile(r"^(\w+) \([^;]*?\)\n\{\n.*?^\}$", re.MULTILINE | re.DOTALL)


def findings(name):
    text = pathlib.Path(name).read_text(encoding="utf-8")
    if (lines := text.count("\n")) > MOST_LINES_OF_A_FILE:
        yield f"{name}: {lines} lines; a file has at most {MOST_LINES_OF_A_FILE}"
    if name.endswith(".c"):
        for function in FUNCTION.finditer(text):
            if (lines := function[0].count("\n") + 1) > MOST_LINES_OF_A_FUNCTION:
                yield f"{name}: {function[1]} has {lines} lines; a function has at most {MOST_LINES_OF_A_FUNCTION}"


def main(names):
    found = [finding for name in names for finding in findings(name)]
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares po/POTFILES.in with the files that hold text for people: potfiles.py POTFILES.in."""
import pathlib
import re
import sys

MARKS = {
    ".c": re.compile(r"\b(?:_|C_|N_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?)\s*\("),
    ".blp": re.compile(r"\b(?:_|C_)\("),
    ".ui": re.compile(r'translatable="(?:yes|true)"'),
    ".desktop.in": re.compile(r"^(?:Name|Comment|Keywords)=", re.MULTILINE),
    ".metainfo.xml.in": re.compile(r"<(?:summary|p|li)>"),
    ".gschema.xml": re.compile(r"<summary>"),
}
FOLDERS = ("app", "data")


def is_translatable(path):
    return any(path.name.endswith(end) and mark.search(path.read_text(encoding="utf-8")) for end, mark in MARKS.items())


def main(potfiles):
    lines = pathlib.Path(potfiles).read_text(encoding="utf-8").splitlines()
    listed = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    found = {str(path) for folder in FOLDERS for path in pathlib.Path(folder).rglob("*")
             if path.is_file() and is_translatable(path)}
    wrong = [f"{name}: has text to translate, but is not in {potfiles}" for name in sorted(found - listed)]
    wrong += [f"{name}: is in {potfiles}, but not here" for name in sorted(listed) if not pathlib.Path(name).exists()]
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

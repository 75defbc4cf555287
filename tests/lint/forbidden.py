#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds what must not be written: forbidden.py FILE…

Each rule carries a line that it must find, and is tried on it first. Comments and strings do not count. A line
that has a good reason says so beside it: /* allowed: REASON */
"""
import pathlib
import re
import sys
from typing import NamedTuple


class Rule(NamedTuple):
    where: str  # what the path of a file matches
    what: str  # what a line must not match
    why: str
    planted: str  # a line that the rule must find


C_OF_APP = r"^app/.*\.[ch]$"
SYNCHRONOUS = "|".join((
    r"g_file_(?:get|set)_contents(?:_full)?", r"g_file_(?:read|replace|create|append_to|load_contents|replace_contents)",
    r"g_file_(?:query_info|query_exists|enumerate_children|delete|copy|move|trash|make_directory\w*)",
    r"g_spawn_(?:command_line_)?sync", r"g_subprocess_(?:communicate(?:_utf8)?|wait(?:_check)?)",
    r"g_input_stream_(?:read|read_all|read_bytes|skip)", r"g_output_stream_(?:write|write_all|splice|flush)",
    r"g_socket_client_connect(?:_to_\w+(?<!_async)(?<!_finish))?", r"g_resolver_lookup_by_\w+(?<!_async)(?<!_finish)",
    r"soup_session_send", r"\w+_sync", r"g_usleep", r"usleep", r"sleep", r"fopen", r"popen", r"system",
))

RULES = (
    Rule(C_OF_APP, r"\bsoup_session_send_and_(?:read|splice)\w* \(",
         "reads without a bound; 305 kB of gzip become 315 MB",
         "soup_session_send_and_read_async (session, message, 0, NULL, cb, NULL);"),
    Rule(C_OF_APP, rf"\b(?:{SYNCHRONOUS}) \(", "blocks the main loop",
         "if (!g_file_get_contents (path, &text, NULL, &error))"),
    Rule(r"^app/(?!.*main\.c$).*\.[ch]$", r"\bg_main_(?:loop_run|context_iteration) \(", "a main loop within the main loop",
         "g_main_context_iteration (NULL, TRUE);"),
    Rule(r"^app/(?:core|ui)/.*\.[ch]$", r"\b(?:g_rand\w*|g_uuid_string_random|rand|random|drand48) \(",
         "can be guessed; secrets come from getrandom ()", "char *token = g_uuid_string_random ();"),
    Rule(C_OF_APP, r"\b(?:gtk_label_set_markup\w*|gtk_widget_set_tooltip_markup|gtk_tooltip_set_markup|pango_parse_markup"
         r"|\w+_set_use_markup \([^;]*TRUE|g_markup_printf_escaped)", "text of others is never markup",
         "gtk_label_set_markup (GTK_LABEL (label), name);"),
    Rule(r"\.blp$", r"\b(?:use-markup: true|tooltip-markup:|label-markup:)", "text of others is never markup",
         "use-markup: true;"),
    Rule(r"^app/core/.*\.[ch]$", r"#include <(?:gtk|gdk|adwaita|libadwaita)", "core knows no GTK", "#include <gtk/gtk.h>"),
    Rule(r"^app/ui/.*\.[ch]$", r"\b(?:SoupMessage|SoupSession|JsonNode|JsonObject|SecretSchema|secret_password_\w+)\b",
         "the interface asks core", "SoupMessage *message = NULL;"),
    Rule(r"^tests/.*\.[ch]$", r"\b(?:g_usleep|usleep|sleep) \(", "a test waits for something that happens",
         "g_usleep (1000);"),
    Rule(C_OF_APP, r"\b(?:strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|alloca) \(", "has no bound, or no error",
         "strcpy (target, source);"),
)
# libadwaita reads the texts of these rows as markup unless it is told otherwise.
ROW = re.compile(r"^(?P<indent> *)[^\n]*\bAdw\.(?:Action|Entry|PasswordEntry|Combo|Expander|Spin|Switch)Row\b[^\n]*\{\n"
                 r"(?P<body>.*?)^(?P=indent)\}", re.MULTILINE | re.DOTALL)
PLANTED_ROW = 'Adw.ActionRow name_row {\n  title: bind template.name;\n}\n'
TOAST = re.compile(r"\badw_toast_new(?:_format)? \((?:(?!^\}).)*?^\}", re.MULTILINE | re.DOTALL)
PLANTED_TOAST = "{\n  toast = adw_toast_new (name);\n}\n"

ALLOWED = re.compile(r"/\* allowed: \S[^\n]*\*/|// allowed: \S")
COMMENT_OR_STRING = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"", re.DOTALL)


def code_lines(text):
    """The lines of @text without strings and comments; those with a reason beside them are empty."""
    allowed = {number for number, line in enumerate(text.splitlines()) if ALLOWED.search(line)}
    bare = COMMENT_OR_STRING.sub(lambda match: "\n" * match[0].count("\n"), text)
    return ["" if number in allowed else line for number, line in enumerate(bare.splitlines())]


def broken_rules(name, text):
    rules = [rule for rule in RULES if re.search(rule.where, name)]
    for number, line in enumerate(code_lines(text) if rules else [], start=1):
        for rule in rules:
            if re.search(rule.what, line):
                yield f"{name}:{number}: {line.strip()}: {rule.why}"


def markup_by_default(name, text):
    if name.endswith(".blp"):
        for row in ROW.finditer(text):
            if "use-markup: false" not in row["body"]:
                yield f"{name}:{text.count(chr(10), 0, row.start()) + 1}: a row without use-markup: false"
    elif name.startswith("app/"):
        for toast in TOAST.finditer(text):
            if "set_use_markup" not in toast[0]:
                yield f"{name}:{text.count(chr(10), 0, toast.start()) + 1}: a toast with use-markup"


def findings(name, text):
    yield from broken_rules(name, text)
    yield from markup_by_default(name, text)


def blind_rules():
    """The rules that do not find what is planted for them, or find it in a comment."""
    samples = {r"\.blp$": "app/ui/x.blp", r"^app/core/.*\.[ch]$": "app/core/x.c", r"^tests/.*\.[ch]$": "tests/x.c"}
    for rule in RULES:
        name = samples.get(rule.where, "app/ui/x.c")
        if not any(rule.why in finding for finding in findings(name, rule.planted)):
            yield f"the rule \"{rule.why}\" does not find {rule.planted}"
        if list(findings(name, f"// {rule.planted}")) or list(findings(name, f"{rule.planted} /* allowed: tried */")):
            yield f"the rule \"{rule.why}\" finds {rule.planted} in a comment, or where it is allowed"
    if not list(findings("app/ui/x.blp", PLANTED_ROW)) or not list(findings("app/ui/x.c", PLANTED_TOAST)):
        yield "a row or toast that reads its text as markup is not found"


def main(names):
    found = list(blind_rules())
    for name in names:
        found += findings(name, pathlib.Path(name).read_text(encoding="utf-8"))
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

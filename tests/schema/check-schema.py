#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what Ingot asks and what the demo answers with the schemas of real servers.

check-schema.py DEMO-SERVER OPERATIONS FOLDER: the demo server prints its schema for each release in FOLDER
(logscale-VERSION.graphql). All that the demo has must be as there, and every operation must be valid there and
on the demo. An operation below a comment `# needs: TYPE.VALUE` is only for servers whose schema has that value of
an enumeration: it is judged there, and left out elsewhere. Without FOLDER the real schemas' points are skipped, by name. GraphQL's reference implementation
for Python judges.
"""
import pathlib
import subprocess
import sys

from graphql import build_schema, is_enum_type, is_input_object_type
from graphql import is_interface_type, is_object_type, is_required_argument, is_required_input_field
from graphql import is_specified_scalar_type, is_union_type, parse, validate
from graphql.language import DocumentNode, OperationDefinitionNode, Source, TokenKind

RELEASES = ("1.180.0", "1.204.0")
NEEDS = "needs:"

# Differences planted in a copy of the demo's schema; each must be found.
PLANTED = {
    "a type that is not there": ("type IngestToken {", "type Ingested {\n  name: String\n}\n\ntype IngestToken {"),
    "a field that is not there": ("type IngestToken {", "type IngestToken {\n  id: String"),
    "a field that must not be null": ("  parser: Parser\n", "  parser: Parser!\n"),
    "another kind": ("scalar RepoOrViewName", "enum RepoOrViewName {\n  A\n}"),
    "an argument that is not there": ("isActionAllowed(", "isActionAllowed(user: String, "),
    "an argument of another type": ("(action: ViewAction!)", "(action: ViewAction)"),
    "a required argument that is left out": ("isActionAllowed(action: ViewAction!)", "isActionAllowed"),
    "a value that is not there": ("enum SearchDomainTypes {", "enum SearchDomainTypes {\n  Some"),
    "an input field of another type": ("  customToken: String\n", "  customToken: Int\n"),
    "an interface that is left out": ("type View implements SearchDomain {", "type View {"),
}


def compare_inputs(place, demo, real, is_required):
    """What differs between two dictionaries of arguments or input fields."""
    for name, argument in demo.items():
        if name not in real:
            yield f"{place}({name}) is not there"
        elif str(argument.type) != str(real[name].type):
            yield f"{place}({name}) is {argument.type}, there {real[name].type}"
    for name, argument in real.items():
        if name not in demo and is_required(argument):
            yield f"{place}({name}) is required there"


def compare_fields(demo, real):
    for name, field in demo.fields.items():
        place = f"{demo.name}.{name}"
        if name not in real.fields:
            yield f"{place} is not there"
            continue
        if str(field.type) != str(real.fields[name].type):
            yield f"{place} is {field.type}, there {real.fields[name].type}"
        yield from compare_inputs(place, field.args, real.fields[name].args, is_required_argument)


def compare_sets(place, demo, real):
    yield from (f"{place}: {name} is not there" for name in sorted(set(demo) - set(real)))


def compare_interfaces(demo, real, schema):
    """The same interfaces, as far as the demo has them."""
    mine = {interface.name for interface in demo.interfaces}
    theirs = {interface.name for interface in real.interfaces}
    yield from compare_sets(demo.name, mine, theirs)
    yield from (f"{demo.name}: {name} is left out" for name in sorted(theirs - mine) if name in schema.type_map)


def compare_types(demo, real, schema):
    if type(demo) is not type(real):
        yield f"{demo.name} is of another kind"
    elif is_object_type(demo) or is_interface_type(demo):
        yield from compare_interfaces(demo, real, schema)
        yield from compare_fields(demo, real)
    elif is_input_object_type(demo):
        yield from compare_inputs(demo.name, demo.fields, real.fields, is_required_input_field)
    elif is_enum_type(demo):
        yield from compare_sets(demo.name, demo.values, real.values)
    elif is_union_type(demo):
        yield from compare_sets(demo.name, [each.name for each in demo.types], [each.name for each in real.types])


def compare(demo, real):
    """What the first schema has that is not so in the second, a line each."""
    for name, found in sorted(demo.type_map.items()):
        if name.startswith("__") or is_specified_scalar_type(found):
            continue
        if name not in real.type_map:
            yield f"{name} is not there"
        else:
            yield from compare_types(found, real.type_map[name], demo)


def need_of(definition):
    """The TYPE.VALUE that a server must have for this operation to be sent there; None if any will do."""
    comment = definition.loc.start_token.prev
    if comment is None or comment.kind is not TokenKind.COMMENT or not comment.value.strip().startswith(NEEDS):
        return None
    return comment.value.strip().removeprefix(NEEDS).strip()


def knows(schema, need):
    name, value = need.split(".")
    found = schema.type_map.get(name)
    return is_enum_type(found) and value in found.values


def sent_to(schema, document):
    """The part of the document that is ever sent to a server with this schema."""
    definitions = [each for each in document.definitions if not need_of(each) or knows(schema, need_of(each))]
    return DocumentNode(definitions=tuple(definitions), loc=document.loc)


def operations_of(document):
    return [node.name.value for node in document.definitions if isinstance(node, OperationDefinitionNode)]


def invalid(schema, document):
    """What is wrong with the operations that are sent there, a line each."""
    for error in validate(schema, sent_to(schema, document)):
        line = error.locations[0].line if error.locations else 0
        yield f"line {line}: {error.message}"


class Tap:
    """Points are counted as they come; the plan is the last line."""

    def __init__(self):
        self.count = 0
        self.failures = 0

    def point(self, name, complaints=(), skip=None):
        complaints = list(complaints)
        self.count += 1
        self.failures += bool(complaints)
        verdict = "not ok" if complaints else "ok"
        print(f"{verdict} {self.count} {name}" + (f" # SKIP {skip}" if skip else ""))
        for complaint in complaints:
            print(f"# {complaint}")

    def finish(self):
        print(f"1..{self.count}")
        return 1 if self.failures else 0


def plant(tap, sdl, real):
    for name, (before, after) in PLANTED.items():
        changed = sdl.replace(before, after, 1)
        if changed == sdl:
            tap.point(f"finds {name}", [f"“{before.strip()}” is not in the demo's schema"])
        else:
            found = list(compare(build_schema(changed, assume_valid=True), real))
            tap.point(f"finds {name}", [] if found else ["nothing was found"])


def check_needs(tap, document, schemas):
    """A need that every server meets, or none, would say nothing."""
    wanting = {each.name.value: need_of(each) for each in document.definitions if need_of(each)}
    for name, need in wanting.items():
        known = {label: knows(schema, need) for label, schema in schemas.items()}
        tap.point(f"{name} needs {need}, which is not everywhere",
                  [] if set(known.values()) == {True, False} else [f"{known}"])
        for label, schema in schemas.items():
            sent = name in operations_of(sent_to(schema, document))
            tap.point(f"{name} is {'sent to' if known[label] else 'kept from'} {label}",
                      [] if sent == known[label] else ["it is the other way round"])
    tap.point("finds an operation with a need", [] if wanting else ["nothing was found"])


def main(server, operations, folder):
    tap = Tap()
    document = parse(Source(pathlib.Path(operations).read_text(encoding="utf-8"), operations))
    sdl = ""
    schemas = {}
    for release in RELEASES:
        sdl = subprocess.run([server, "--version", release, "--print-schema"],
                             capture_output=True, text=True, check=True).stdout
        demo = schemas[f"the demo as {release}"] = build_schema(sdl)
        path = pathlib.Path(folder) / f"logscale-{release}.graphql"
        tap.point(f"operations are valid on the demo as {release}", invalid(demo, document))
        if not path.is_file():
            tap.point(f"operations are valid on {release}", skip="no schema of a real server")
            tap.point(f"the demo is like {release}", skip="no schema of a real server")
            continue
        real = schemas[release] = build_schema(path.read_text(encoding="utf-8"))
        tap.point(f"operations are valid on {release}", invalid(real, document))
        tap.point(f"the demo is like {release}", compare(demo, real))
    check_needs(tap, document, schemas)
    newer = subprocess.run([server, "--version", "newer", "--print-schema"],
                           capture_output=True, text=True, check=True).stdout
    tap.point("operations are valid on the demo as newer", invalid(build_schema(newer), document))
    plant(tap, sdl, build_schema(sdl))
    wrong = parse("query Wrong { repositories { ingested } }")
    tap.point("finds a wrong operation", [] if list(invalid(build_schema(sdl), wrong)) else ["nothing was found"])
    tap.point("there are operations", [] if operations_of(document) else ["none"])
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks whether the demo's GraphQL engine finds valid what the reference implementation finds valid.

compare-validation.py JUDGE [NUMBER]: valid documents are changed at random, the same way in every run, and JUDGE,
a program made of the engine, says of each whether it is still one.
"""
import random
import re
import subprocess
import sys
import tempfile

from graphql import GraphQLSyntaxError, build_schema, parse, validate

DOCUMENTS = (
    'query Q($id: ID!, $in: BookInput = {name: "x", genres: [POEM, OLD]}) { a: book(id: $id) { ...F @include(if: true)'
    ' ...on Thing {name} } echo(must: "é", int: -1, float: 1.5e3, matrix: [[1, 2]], input: $in, any: {a: [$id, null]})'
    ' things {__typename ...on Author @skip(if: false) {books {title(loud: true)}}} } fragment F on Book {pages tags}',
    'query ($yes: Boolean!, $no: Boolean = false) { a: nothing @include(if: $yes) b: nothing @include(if: $no)'
    ' c: nothing @skip(if: $yes) d: nothing @include(if: true) @skip(if: true) }',
    '{ works {...on Book {id a: name} ...on Thing {name a: name}} things {...on Book {a: name author {id}}'
    ' ...on Author {a: name} peer {...G}} } fragment G on Thing {id peer {id ...on Book {peer {name}}}}',
    'mutation M($n: Int!) { a: add(number: $n) b: add(number: 2) nameIt {id peers {...on Author {books {id}}}} }'
    ' query B {nothing}',
    'query ($s: String!, $n: Int, $a: JSON, $l: [String]) { echo(must: $s, list: [$s, null], string: $s,'
    ' input: {name: $s, pages: $n, next: {name: "s"}, genres: [POEM]}, any: {deep: [$a, $s]}) e: echo(must: "", list: $l)}',
    '{ a: book(id: 1) {author {id}} a: book(id: 1) {author {name}} ...X }'
    ' fragment X on Query {a: book(id: 1) {id peers {peer {name}}}}',
)
TOKEN = re.compile(r'"[^"]*"|\.\.\.|-?\d[\d.e]*|\w+|\S')
MORE = ['null', '1.5', 'NOVEL', 'Int', 'Genre', 'Work', 'refused', 'mustNothing', 'peers', '__typename', 'fragment']


def swap(rnd, tokens, words):
    """Other words in the same places: mostly still a document."""
    places = [place for place, token in enumerate(tokens) if token in words]
    for place in rnd.sample(places, rnd.randint(1, 3)):
        tokens[place] = rnd.choice(words)


def repeat(rnd, tokens):
    """What stands between two braces once more somewhere else."""
    braces = [place for place, token in enumerate(tokens) if token == "{"]
    start = rnd.choice(braces)
    depth, end = 1, start
    while depth > 0:
        end += 1
        depth += {"{": 1, "}": -1}.get(tokens[end], 0)
    place = rnd.choice(braces) + 1
    tokens[place:place] = tokens[start + 1:end]


def disturb(rnd, tokens, words):
    place = rnd.randrange(len(tokens))
    tokens[place:place + rnd.randint(0, 1)] = rnd.choice([[], [rnd.choice(words)], [rnd.choice("{}()[]:!$@")]])


def documents(number):
    rnd = random.Random(number)
    seeds = [TOKEN.findall(document) for document in DOCUMENTS]
    words = sorted({token for seed in seeds for token in seed if re.match(r'[\w"]', token)} | set(MORE))
    yield from DOCUMENTS
    for _ in range(number):
        tokens = list(rnd.choice(seeds))
        change = rnd.randrange(6)
        if change < 3:
            swap(rnd, tokens, words)
        elif change < 5:
            repeat(rnd, tokens)
        else:
            disturb(rnd, tokens, words)
        yield " ".join(tokens)


def reference(schema, document):
    try:
        return "invalid" if validate(schema, parse(document)) else "valid"
    except GraphQLSyntaxError:
        return "syntax"


def ask(judge, texts):
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"".join(text.encode() + b"\0" for text in texts))
        file.flush()
        return subprocess.run([judge, file.name], capture_output=True, text=True, check=True).stdout.split()


def main(judge, number="600"):
    schema = build_schema(subprocess.run([judge], capture_output=True, text=True, check=True).stdout)
    texts = list(documents(int(number)))
    expected = [reference(schema, text) for text in texts]
    found = ask(judge, texts)
    different = [(text, right, given) for text, right, given in zip(texts, expected, found, strict=True) if right != given]
    kinds = {kind: expected.count(kind) for kind in ("valid", "invalid", "syntax")}
    unbiased = expected[:len(DOCUMENTS)] == ["valid"] * len(DOCUMENTS) and min(kinds.values()) > len(texts) / 20
    print("1..2")
    print(f"{'ok' if unbiased else 'not ok'} 1 the documents are of all kinds")
    print(f"# {kinds}")
    print(f"{'not ok' if different else 'ok'} 2 the engine judges as the reference implementation")
    for text, right, given in different:
        print(f"# {given}, but is {right}: {text}")
    return 1 if different or not unbiased else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

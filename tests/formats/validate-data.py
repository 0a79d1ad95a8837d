#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the shipped ladders and samples, a frozen plan and what Rung exports
against the JSON Schemas, by a validator that is not ours; and the schemas
against the field table, so that the two cannot drift apart.

usage: validate-data.py SOURCE_ROOT CANONICALIZE"""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema

ROOT = Path(sys.argv[1])
CANONICALIZE = sys.argv[2]
SCHEMAS = {
    name: json.loads((ROOT / f"data/schemas/{name}-1.schema.json").read_text(encoding="utf-8"))
    for name in ("rung-plan", "rung-ladder")
}
FIELDS = {
    kind["name"]: kind
    for kind in json.loads(subprocess.run([CANONICALIZE, "--fields"], check=True, capture_output=True).stdout)
}
REFERENCES = {
    "localized": "localized",
    "localized_list": "localized_list",
    "day": "day",
    "instant": "instant",
    "reference": "uid",
    "bytes": "base64",
}
n_tests = 0
n_failed = 0


def report(name, problems):
    """One line of TAP; problems is a list of texts, empty when all is well."""
    global n_tests, n_failed
    n_tests += 1
    n_failed += bool(problems)
    print(f"{'not ok' if problems else 'ok'} {n_tests} {name}")
    for problem in problems[:10]:
        print(f"# {problem}")


def refuse_repeats(pairs):
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), f"repeated member among {names}"
    return dict(pairs)


def load(text):
    document = json.loads(text, object_pairs_hook=refuse_repeats)
    json.dumps(document, ensure_ascii=False).encode()  # a ValueError for half of a surrogate pair
    return document


def list_problems(document):
    validator = jsonschema.Draft202012Validator(
        SCHEMAS[document["format"]], format_checker=jsonschema.FormatChecker()
    )
    return [
        f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in validator.iter_errors(document)
    ]


def canonicalize(path):
    return subprocess.run([CANONICALIZE, str(path)], capture_output=True)


def test_file(path):
    name = path.relative_to(ROOT)
    data = path.read_bytes()
    run = canonicalize(path)
    report(f"{name} fits its schema", list_problems(load(data)))
    report(f"{name} is read", [run.stderr.decode()] if run.returncode else [])
    report(
        f"{name} is canonical",
        [] if run.stdout == data else [f"run: canonicalize {name} > new && mv new {name}"],
    )
    if run.returncode == 0:
        report(f"{name} fits its schema as exported", list_problems(load(run.stdout)))


def test_corpus():
    """The reader and the schema agree on our own small files, but for the rules
    of plans, which are beyond a schema ("rule-" in their names)."""
    for path in sorted((ROOT / "tests/formats/corpus").glob("*.json")):
        accepted = canonicalize(path).returncode == 0
        try:
            document = load(path.read_bytes())
            fits = not list_problems(document)
        except (ValueError, KeyError, TypeError, AssertionError):
            fits = False
        if path.name.startswith("rule-"):
            problems = [] if fits and not accepted else ["expected to fit the schema and break a rule"]
        else:
            problems = [] if fits == accepted else [f"the schema says {fits}, the reader {accepted}"]
            if path.name.startswith("good-") and not accepted:
                problems.append("expected to be good")
        report(f"the schema and the reader agree on {path.name}", problems)


def compare_field(place, field, schema):
    kind = field["type"]
    if "description" not in schema and "$ref" not in schema:
        return [f"{place} has no description"]
    if kind in REFERENCES:
        expected = f"#/$defs/{REFERENCES[kind]}"
        return [] if schema.get("$ref") == expected else [f"{place} is not a {expected}"]
    if kind == "enum":
        return [] if schema.get("enum") == field["names"] else [f"{place}: {field['names']} are not {schema.get('enum')}"]
    expected = {"text": "string", "integer": "integer", "number": "number", "fraction": "number", "boolean": "boolean"}
    problems = [] if schema.get("type") == expected[kind] else [f"{place} is not a {expected[kind]}"]
    limits = (0, 1) if kind == "fraction" else (field.get("minimum"), field.get("maximum"))
    if limits != (schema.get("minimum"), schema.get("maximum")):
        problems.append(f"{place} is not within {limits}")
    return problems


def compare_kind(kind, schema, first, renamed=(), left_out=(), added=()):
    """Members in the order of the table, required ones required, nothing else."""
    fields = [field for field in FIELDS[kind]["fields"] if field["name"] not in left_out]
    names = [dict(renamed).get(field["name"], field["name"]) for field in fields]
    problems = []
    if list(schema["properties"]) != first + names + list(added):
        problems.append(f"{kind}: {list(schema['properties'])} are not {first + names + list(added)}")
    if schema.get("additionalProperties") is not False:
        problems.append(f"{kind} lets unknown members through")
    needed = {name for name, field in zip(names, fields) if field["required"]}
    if not needed <= set(schema["required"]):
        problems.append(f"{kind}: {needed - set(schema['required'])} should be required")
    if "uid" in first and set(schema["required"]) != needed | {"uid"}:
        problems.append(f"{kind}: required are {schema['required']}, not uid and {needed}")
    for name, field in zip(names, fields):
        if name != "id" or "uid" in first:
            problems += compare_field(f"{kind}.{name}", field, schema["properties"].get(name, {}))
    return problems


def test_plan_schema_is_the_field_table():
    schema = SCHEMAS["rung-plan"]
    single = ("plan", "ladder")
    members = [kind if kind in single else FIELDS[kind]["plural"] for kind in FIELDS]
    problems = []
    if list(schema["properties"]) != ["format", "version"] + members:
        problems.append(f"{list(schema['properties'])} are not {members}")
    for kind, member in zip(FIELDS, members):
        value = schema["properties"].get(member, {})
        if (value if kind in single else value.get("items")) != {"$ref": f"#/$defs/{kind}"}:
            problems.append(f"{member} does not hold {kind}")
        problems += compare_kind(kind, schema["$defs"].get(kind, {"properties": {}, "required": []}), ["uid"])
    report("the plan schema is the field table", problems)


def test_ladder_schema_is_the_field_table():
    schema = SCHEMAS["rung-ladder"]
    problems = compare_kind("ladder", schema, ["format", "version"], {"version": "ladder_version"}, (), ["roles"])
    problems += compare_kind("role", schema["$defs"]["role"], [], (), ["ordinal"], ["responsibilities"])
    problems += compare_kind("responsibility", schema["$defs"]["responsibility"], [], (), ["ordinal", "role"])
    report("the ladder schema is the field table", problems)


def test_schemas():
    for name, schema in SCHEMAS.items():
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
            report(f"the schema {name} is one", [])
        except jsonschema.SchemaError as error:
            report(f"the schema {name} is one", [error.message])


test_schemas()
test_plan_schema_is_the_field_table()
test_ladder_schema_is_the_field_table()
shipped = sorted((ROOT / "data/ladders").glob("*.json")) + sorted((ROOT / "data/samples").glob("*.json"))
report("there are a ladder and six samples", [] if len(shipped) >= 7 else [f"found {len(shipped)} files"])
for shipped_path in shipped:
    test_file(shipped_path)
test_file(ROOT / "tests/fixtures/plan-v1.json")
test_corpus()
print(f"1..{n_tests}")
sys.exit(n_failed > 0)

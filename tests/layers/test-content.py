#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words Rung ships: the built-in ladder holds the facts it was written from, the
samples show every kind of record, and all of it, help too, stands in both languages."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

source = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(source / "tests"))
import tap

LANGUAGES = {"en", "zh-CN"}
SAMPLES = ("programmer", "engineer", "manager")
ladder = json.loads((source / "data/ladders/software.json").read_text(encoding="utf-8"))
roles = {role["id"]: role for role in ladder["roles"]}
responsibilities = [item for role in ladder["roles"] for item in role["responsibilities"]]


def load_sample(name, language):
    return json.loads((source / f"data/samples/{name}.{language}.json").read_text(encoding="utf-8"))


def walk_localized(value, place=""):
    if isinstance(value, dict):
        if LANGUAGES & set(value):
            yield place, value
        else:
            for key, child in value.items():
                yield from walk_localized(child, f"{place}/{key}")
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from walk_localized(child, f"{place}/{number}")


def test_ladder_has_six_roles_and_twenty_responsibilities():
    assert list(roles) == ["programmer", "engineer", "architect", "manager", "director", "cto"]
    assert [len(role["responsibilities"]) for role in ladder["roles"]] == [2, 2, 3, 4, 2, 7]
    for role_id, role in roles.items():
        assert all(item["id"].startswith(f"{role_id}.") for item in role["responsibilities"])


def test_ladder_stands_in_both_languages():
    for place, text in walk_localized(ladder):
        assert set(text) == LANGUAGES, place
        assert all(words and words == words.strip() for words in text.values()), place
        assert re.search("[一-鿿]", text["zh-CN"]) or text["zh-CN"] == "CTO", place
        assert not re.search("[,;?!]", text["zh-CN"]), f"{place}: half-width punctuation"


def test_given_durations_are_given_and_others_marked_estimated():
    assert (roles["programmer"]["months_min"], roles["programmer"]["months_max"]) == (36, 36)
    assert (roles["engineer"]["months_min"], roles["engineer"]["months_max"]) == (48, 60)
    assert [r for r in roles if roles[r].get("estimated")] == ["architect", "manager", "director", "cto"]
    assert [r for r in roles if roles[r].get("open_ended")] == ["cto"]


def test_watch_point_conditions_and_variants_are_there():
    assert roles["engineer"]["watch_month"] == 48 and "5" in roles["engineer"]["watch_point"]["en"]
    moves = [move["en"] for move in roles["engineer"]["side_moves"]]
    assert moves == ["Product manager", "Pre-sales support", "After-sales support"]
    assert all("20" in words for words in roles["director"]["condition"].values())
    assert len(roles["cto"]["variants"]) == 2


def test_each_responsibility_has_five_levels_and_three_ideas_of_its_own():
    seen = {}
    for item in responsibilities:
        assert len(item["descriptors"]) == 5 and len(item["ideas"]) == 3, item["id"]
        for text in item["descriptors"] + item["ideas"]:
            for words in text.values():
                assert words not in seen, f"{item['id']} and {seen.get(words)} say the same: {words}"
                seen[words] = item["id"]


def test_titles_and_ideas_fit_a_lane():
    for item in responsibilities:
        assert len(item["title"]["en"]) <= 60 and len(item["title"]["zh-CN"]) <= 18, item["id"]
        assert all(len(i["en"]) <= 92 and len(i["zh-CN"]) <= 44 for i in item["ideas"]), item["id"]


def test_samples_show_every_kind_and_state():
    for name in SAMPLES:
        plan = load_sample(name, "en")
        kinds = set(plan) - {"format", "version"}
        assert len(kinds) == 17, kinds  # all but baselines
        assert plan["plan"]["sample"] is True
        assert {g["status"] for g in plan["goals"]} == {"planned", "active", "paused", "done", "dropped"}
        assert {g["progress_by"] for g in plan["goals"]} == {"steps", "hand", "measure"}
        assert any(g.get("private") for g in plan["goals"])
        assert {r["by"] for r in plan["ratings"]} == {"self", "mentor"}
        assert {r["basis"] for r in plan["ratings"]} == {"saw", "result", "told", "guess"}
        assert any("level" not in r for r in plan["ratings"])
        assert {s["state"] for s in plan["sessions"]} == {"held", "planned"}
        assert {e["kind"] for e in plan["evidence"]} == {"text", "link"}


def test_samples_carry_the_ladder_as_it_is():
    for name in SAMPLES:
        plan = load_sample(name, "en")
        copies = {record["id"]: record for record in plan["roles"] + plan["responsibilities"]}
        for original in ladder["roles"] + responsibilities:
            copy = copies.pop(original["id"])
            for key, value in original.items():
                assert key == "responsibilities" or copy[key] == value, f"{name}: {original['id']} {key}"
        assert not copies


def list_shape(plan):
    """What both languages of a sample share: uids, references, days and numbers."""
    def reduce(value):
        if isinstance(value, dict):
            return {key: reduce(child) for key, child in value.items()}
        if isinstance(value, list):
            return [reduce(child) for child in value]
        if isinstance(value, str) and not re.fullmatch(r"[0-9a-f-]{36}|\d{4}-\d\d-\d\d.*", value):
            return "words"
        return value

    return {key: reduce(value) for key, value in plan.items() if key != "plan"}


def test_both_languages_of_a_sample_tell_the_same_story():
    for name in SAMPLES:
        english, chinese = load_sample(name, "en"), load_sample(name, "zh-CN")
        assert english["plan"]["uid"] != chinese["plan"]["uid"], name
        assert list_shape(english) == list_shape(chinese), name


def test_help_is_complete_in_chinese():
    with tempfile.TemporaryDirectory() as folder:
        pages = sorted(str(page) for page in (source / "help/C").glob("*.page"))
        subprocess.run(["itstool", "-o", f"{folder}/help.pot", *pages], check=True)
        subprocess.run(["msgmerge", "-q", "--no-fuzzy-matching", "-o", f"{folder}/zh.po", str(source / "help/zh_CN/zh_CN.po"),
                        f"{folder}/help.pot"], check=True)
        missing = subprocess.run(["msgattrib", "--untranslated", f"{folder}/zh.po"], check=True, capture_output=True, text=True)
        assert "msgid" not in missing.stdout, missing.stdout


def test_every_help_page_is_installed():
    listed = set(re.findall(r"'([a-z-]+\.page)'", (source / "help/meson.build").read_text()))
    assert listed == {page.name for page in (source / "help/C").glob("*.page")}


tap.run(sys.modules[__name__], "content")

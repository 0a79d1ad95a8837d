#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence with a file in the real window: a path is typed, a copy is kept; when the copy
is altered or gone that is said; who saw it is typed in."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import driver
import tap
from driver import quiet

program, rungctl = sys.argv[1:3]
GOAL = "Write the on-call runbook"
ADD = "What shows it?"


def list_evidence(home):
    return json.loads(home.ctl("evidence", "list", "Shown", "--format", "json"))


def open_goal(rung):
    rung.key("ctrl+n")
    rung.write("What will you do?", GOAL)
    rung.press("button", "_Add Add", exact=True) if rung.has("_Add Add") else rung.press("button", "Add", exact=True)
    rung.find("entry", ADD)


def enter(rung, before, text):
    """Types into the entry behind a button: the text in an entry has no name of its own."""
    rung.walk("Tab", before)
    rung.key("Tab")
    rung.type(text)
    rung.key("Return")


def look_again(rung):
    """Away from the goal and back, for a file manager tells nobody."""
    rung.key("ctrl+z")
    rung.key("ctrl+shift+z")


def test_evidence_with_a_file():
    with driver.Home(program, rungctl) as home:
        plan = home.ctl("new", "--ladder", "software", "--role", "engineer", "--since", "2021-07-01", "--title", "Shown").strip()
        proof = home.folder / "runbook.md"
        proof.write_text("# On call\n")
        rung = home.start()
        try:
            rung.expect("Role: Engineer, current")
            open_goal(rung)
            enter(rung, "Attach a File", str(proof))
            rung.expect_focus("Keep a Copy")
            rung.key("Return")
            rung.wait(lambda: [e["file_state"] for e in list_evidence(home)] == ["ok"], "a kept file")
            rung.expect("Open “runbook.md”")
            kept = next((home.data / "plans" / f"{plan}.files").iterdir())
            assert kept.read_text() == proof.read_text()

            kept.chmod(0o600)
            kept.write_text("altered")
            look_again(rung)
            rung.expect("file changed")
            kept.unlink()
            look_again(rung)
            rung.expect("file missing")

            # From the row that adds back to the evidence before it.
            rung.key("shift+Tab", "Return")
            enter(rung, "Choose a Date", "Grace")
            rung.wait(lambda: list_evidence(home)[0]["witness"] == "Grace", "the witness")
            assert rung.unnamed() == [], rung.unnamed()
            rung.key("ctrl+z")
            rung.wait(lambda: "witness" not in list_evidence(home)[0] or not list_evidence(home)[0]["witness"], "no witness")
        finally:
            said = rung.close()
        assert quiet(said) == [], said


tap.run(sys.modules[__name__], "evidence-by-key")

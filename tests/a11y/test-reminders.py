#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A reminder and its buttons, with the real programs and a stand-in of the service that
shows notifications; and the preferences by keyboard."""

import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import driver
import notifications
import tap
from driver import quiet
from notifications import APPLICATION, Desktop, Gio, GLib

program, rungctl, schemas = sys.argv[1:4]
HELPER = "io.github.rungapp.Rung.Reminders"
LATE = "Write the runbook"
PLACE = {"GSETTINGS_BACKEND": "keyfile", "GSETTINGS_SCHEMA_DIR": schemas}


class Home(driver.Home):
    """With a plan, a late goal, and somebody who shows notifications."""

    def __init__(self, kind, **settings):
        super().__init__(program, rungctl)
        self.kind, self.settings = kind, settings

    def __enter__(self):
        super().__enter__()
        self.helper = None
        self.desktop = Desktop(self.kind)
        self.config = self.folder / "config"
        notifications.write_settings(self.config, **self.settings)
        self.plan = self.ctl("new", "--ladder", "software", "--role", "engineer", "--since", "2021-07-01", "--title", "Alex").strip()
        self.ctl("goal", "add", self.plan, "--for", "engineer.hard-bugs", "--title", LATE, "--due", "2026-11-14")
        return self

    def __exit__(self, *_):
        if self.helper is not None:
            self.helper.kill()
            self.helper.wait()
        self.quit(HELPER)
        self.quit(APPLICATION)
        self.desktop.close()
        super().__exit__()

    def quit(self, name):
        if not self.desktop.has_name(name):
            return
        self.desktop.bus.call(name, "/io/github/rungapp/Rung", "org.freedesktop.Application", "ActivateAction",
                              GLib.Variant("(sava{sv})", ("quit", [], {})), None, Gio.DBusCallFlags.NONE, -1, None, None)
        self.desktop.wait(lambda: not self.desktop.has_name(name), f"{name} to end")

    def open(self):
        return self.start(**PLACE)

    def help(self):
        env = {**os.environ, **PLACE, "HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.config), "XDG_DATA_HOME": str(self.folder / "share"),
               "RUNG_DATA_DIR": str(self.data), "RUNG_TODAY": "2026-11-23", "GTK_USE_PORTAL": "0"}
        env.pop("GTK_A11Y", None)
        self.helper = subprocess.Popen([rungctl, "remind"], env=env)
        self.desktop.wait(lambda: self.desktop.has_name(HELPER), "the helper")

    def status(self):
        return '"done"' in self.ctl("goals", self.plan, "--format", "json")


def test_done_on_a_reminder_of_the_helper_shows_in_the_open_window():
    with Home("gtk", remind_overdue="true", remind_time=0) as home:
        rung = home.open()
        try:
            rung.expect("Role: Engineer, current")
            home.help()
            home.desktop.find(LATE)
            home.desktop.press(LATE, "Done")
            home.desktop.rest(1)
            # The window does it, so it is seen there and can be taken back there.
            rung.expect(f"Undo: Complete “{LATE}”")
            rung.press("tab", "Goals")
            rung.expect(f"Goal: {LATE}, done")
            # Both remind, but not of the same.
            home.desktop.rest(3)
            assert home.desktop.n_told == 1, home.desktop.n_told
        finally:
            said = rung.close()
        assert quiet(said) == [], said
        assert home.status()


def test_window_follows_what_the_helper_has_done():
    with Home("freedesktop", remind_overdue="true", remind_time=0) as home:
        rung = home.open()
        try:
            rung.expect("Role: Engineer, current")
            home.help()
            home.desktop.press(LATE, "Done")
            home.desktop.rest(1)
            rung.expect(f"Undo: Complete “{LATE}”")
        finally:
            rung.close()
        assert home.status()


def test_open_window_reminds_without_a_helper_and_opens_the_goal():
    with Home("gtk", remind_overdue="true", remind_time=0) as home:
        rung = home.open()
        try:
            rung.expect("Role: Engineer, current")
            home.desktop.press(LATE, "")
            home.desktop.rest(1)
            rung.find("entry", "Title")
            # Only opening is no doing.
            assert not home.status()
            home.quit(APPLICATION)
        finally:
            rung.process.wait(10)
            said = rung.close()
        assert quiet(said) == [], said


def test_open_starts_the_window():
    with Home("freedesktop", remind_overdue="true", remind_time=0) as home:
        home.help()
        home.desktop.press(LATE, "Open")
        home.desktop.wait(lambda: home.desktop.has_name(APPLICATION), "the window")
        home.desktop.wait(lambda: b"Alex" in subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Alex", "getwindowname"],
                                                            capture_output=True).stdout, "the window on the screen")


def test_preferences_by_keyboard():
    with Home("gtk") as home:
        keyfile = home.config / "glib-2.0/settings/keyfile"
        entry = home.config / "autostart/io.github.rungapp.Rung.Reminders.desktop"
        rung = home.open()
        try:
            rung.expect("Role: Engineer, current")
            rung.key("ctrl+comma")
            rung.expect_focus("Overdue goals")
            rung.key("space")
            rung.walk("Tab", "Monthly review")
            rung.key("space")
            rung.walk("Tab", "Day of the month")
            rung.key("Tab", "Up")  # from the row to its number
            rung.wait(lambda: "remind-overdue=true" in keyfile.read_text() and "remind-review=true" in keyfile.read_text() and
                      "remind-review-day=2" in keyfile.read_text(), "the settings to be written")
            assert "remind-due-soon" not in keyfile.read_text()
            rung.walk("Tab", "Also when Rung is closed")
            rung.key("space")
            home.desktop.wait(lambda: home.desktop.has_name(HELPER), "the helper")
            assert subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True).stdout == ""
            assert f'Exec="{pathlib.Path(rungctl).resolve()}" remind\n' in entry.read_text() and "Name[zh_CN]=职阶提醒\n" in entry.read_text()
            rung.key("space")
            home.desktop.wait(lambda: not home.desktop.has_name(HELPER), "the helper to end")
            assert not entry.exists()
            rung.walk("Tab", "Send a Test Notification")
            rung.key("space")
            home.desktop.find("This is how Rung reminds you")
            assert rung.unnamed() == [], rung.unnamed()
        finally:
            said = rung.close()
        assert quiet(said) == [], said


tap.run(sys.modules[__name__], "reminders")

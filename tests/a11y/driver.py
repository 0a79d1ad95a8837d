# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real `rung` the way a person does: by its accessibility tree and by keys.

Roles have other names in newer versions of AT-SPI and GTK, hence ALIASES.  GTK 4.8
gives check boxes no action, so they are focused and pressed by key."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

# Before GLib is loaded: libatspi warns when a program it hears of has just ended, which is
# no failure of the program under test.
os.environ.pop("G_DEBUG", None)

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

ALIASES = {
    "button": {"push button", "button", "push-button"},
    "toggle": {"toggle button", "push button", "button"},
    "tab": {"page tab"},
    "entry": {"text", "entry"},
    "check": {"check box", "checkbox"},
}
PATIENCE = 20.0


class NotFound(AssertionError):
    pass


class Rung:
    """One running window."""

    def __init__(self, program, data_dir, *arguments, **environment):
        env = {**os.environ, "RUNG_DATA_DIR": str(data_dir), "RUNG_TODAY": "2026-11-23", "GSK_RENDERER": "cairo",
               "GSETTINGS_BACKEND": "memory", "GTK_USE_PORTAL": "0", "NO_AT_BRIDGE": "0", "G_DEBUG": "fatal-criticals",
               **environment}
        env.pop("GTK_A11Y", None)  # the real thing, not the one for tests inside the process
        self.errors = open(os.path.join(str(data_dir), "stderr"), "w+")
        self.process = subprocess.Popen([str(program), *arguments], env=env, stderr=self.errors)
        self.application = None
        try:
            self.application = self.wait(self._find_application, "the program in the accessibility tree")
        except AssertionError:
            self.close()  # or the next one would only wake this one up
            raise

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid and child.get_child_count() > 0:
                return child
        return None

    def wait(self, question, what):
        """The first true answer to a question, within PATIENCE."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, "rung has ended: " + self.stderr()
            try:
                answer = question()
            except gi.repository.GLib.Error:
                answer = None
            if answer:
                return answer
            time.sleep(0.1)
        raise NotFound(f"waited in vain for {what}; there is: {self.names()}")

    def nodes(self):
        stack = [self.application]
        while stack:
            node = stack.pop()
            if node is None:
                continue
            yield node
            try:
                stack.extend(node.get_child_at_index(i) for i in reversed(range(node.get_child_count())))
            except gi.repository.GLib.Error:
                pass

    def names(self):
        return sorted({f"{n.get_role_name()}:{n.get_name()}" for n in self.nodes() if n.get_name() and self.is_shown(n)})

    @staticmethod
    def is_shown(node):
        """GTK 4.8 marks only the frame as showing; what has no size is not on screen."""
        try:
            box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        except (AttributeError, gi.repository.GLib.Error):
            return False
        return box.width > 0 and box.height > 0

    def find(self, role, name, exact=False):
        roles = ALIASES.get(role, {role})

        def question():
            for node in self.nodes():
                if node.get_role_name() not in roles or not self.is_shown(node):
                    continue
                have = node.get_name() or ""
                if (have == name if exact else name in have) and (role not in ("button", "toggle") or node.get_n_actions()):
                    return node
            return None

        return self.wait(question, f"{role} “{name}”")

    def has(self, name):
        return any(name in (node.get_name() or "") and self.is_shown(node) for node in self.nodes())

    def expect(self, name):
        self.wait(lambda: self.has(name), f"“{name}”")

    def expect_gone(self, name):
        self.wait(lambda: not self.has(name), f"“{name}” to go")

    def press(self, role, name, exact=False):
        node = self.find(role, name, exact)
        action = node.get_action_iface()
        names = [action.get_action_name(i) for i in range(action.get_n_actions())]
        assert action.do_action(names.index("click") if "click" in names else 0), name
        time.sleep(0.2)

    def state(self, node, state):
        return node.get_state_set().contains(state)

    def focused(self):
        for node in self.nodes():
            try:
                if node.get_role_name() != "frame" and self.state(node, Atspi.StateType.FOCUSED):
                    return node
            except gi.repository.GLib.Error:
                pass  # gone while the others were asked
        return None

    def write(self, name, text):
        """Puts text into the entry of that name by its editable interface."""
        node = self.find("entry", name)
        editable = node.get_editable_text_iface()
        editable.set_text_contents(text)
        time.sleep(0.1)
        return node

    def window(self):
        """The newest; menus are windows too, but the focus of the keyboard is not for them."""
        out = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                             capture_output=True, text=True).stdout.split()
        return next(window for window in reversed(out) if not self._is_menu(window))

    @staticmethod
    def _is_menu(window):
        out = subprocess.run(["xwininfo", "-id", window], capture_output=True, text=True).stdout
        return "Override Redirect State: yes" in out

    def resize(self, width, height):
        subprocess.run(["xdotool", "windowsize", "--sync", self.window(), str(width), str(height)], check=True)

    def walk(self, key, name, most=60):
        """Presses a key until the focus is on what has that in its name."""
        passed = []
        for _ in range(most):
            node = self.focused()
            passed.append(node.get_name() if node is not None else None)
            if node is not None and name in (node.get_name() or ""):
                return node
            self.key(key)
        raise NotFound(f"“{name}” is not on the way of {key}: {passed}")

    def expect_focus(self, name):
        def question():
            node = self.focused()
            return node if node is not None and name in (node.get_name() or "") else None

        return self.wait(question, f"the focus on “{name}”")

    def unnamed(self):
        """What can have the focus and says nothing, or only of what type it is."""
        def says_nothing(node):
            words = (node.get_name() or node.get_description() or "").strip()
            return not words or re.fullmatch(r"(Gtk|Adw|Rung)[A-Z]\w*", words)

        return [(node.get_role_name(), node.get_name()) for node in self.nodes()
                if self.state(node, Atspi.StateType.FOCUSABLE) and self.is_shown(node) and says_nothing(node)]

    def key(self, *keys):
        subprocess.run(["xdotool", "windowfocus", self.window()], check=True)
        subprocess.run(["xdotool", "key", "--delay", "40", *keys], check=True)
        time.sleep(0.2)

    def type(self, text):
        subprocess.run(["xdotool", "windowfocus", self.window()], check=True)
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)
        time.sleep(0.2)

    def stderr(self):
        self.errors.seek(0)
        return self.errors.read()

    def close(self):
        """Ends the program and gives what it has written to stderr."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.stderr()


class Home:
    """A home folder of its own, gone at the end."""

    def __init__(self, program, rungctl):
        self.program, self.rungctl = program, rungctl

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rung-a11y-"))
        self.data = self.folder / "data"
        self.data.mkdir()
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *arguments, **environment):
        return Rung(self.program, self.data, *arguments, HOME=str(self.folder), XDG_CONFIG_HOME=str(self.folder / "config"),
                    XDG_CACHE_HOME=os.environ.get("XDG_CACHE_HOME", str(self.folder / "cache")),
                    XDG_DATA_HOME=str(self.folder / "share"), **environment)

    def ctl(self, *words):
        env = {**os.environ, "RUNG_DATA_DIR": str(self.data), "RUNG_TODAY": "2026-11-23"}
        return subprocess.run([self.rungctl, *words], env=env, check=True, capture_output=True, text=True).stdout


def quiet(text):
    """What a person would see in a terminal, without what a bare test machine says for
    lack of a session (no portal, no sound, no GL)."""
    noise = ("portal", "pw.conf", "pipewire", "dconf", "MESA", "libEGL", "dbind", "Vulkan", "invalid max threads")
    return [line for line in text.splitlines() if line.strip() and not any(word in line for word in noise)]

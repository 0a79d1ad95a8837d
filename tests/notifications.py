# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in of the service that shows notifications, on the private bus of a test: it
records what it is told to show and presses buttons as a person would.

GNOME's (org.gtk.Notifications) calls the application for a button; the other one
(org.freedesktop.Notifications) tells whoever sent the notification."""

import os
import time

os.environ.pop("G_DEBUG", None)

import gi  # noqa: E402

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

GTK = """<node><interface name="org.gtk.Notifications">
<method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/></method>
<method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
</interface></node>"""

FREEDESKTOP = """<node><interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>"""

APPLICATION = "io.github.rungapp.Rung"


class Shown:
    """One notification: what it says, and its buttons by their label ("" is the whole)."""

    def __init__(self, key, title, body, buttons):
        self.key, self.title, self.body, self.buttons = key, title, body, buttons

    def __repr__(self):
        return f"{self.title} | {self.body} | {sorted(self.buttons)}"


class Desktop:
    def __init__(self, kind):
        """kind: "gtk" or "freedesktop"."""
        self.capabilities = ["actions", "body"]
        self.kind = kind
        self.shown = {}
        self.n_told = 0
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        path, name, xml = {"gtk": ("/org/gtk/Notifications", "org.gtk.Notifications", GTK),
                           "freedesktop": ("/org/freedesktop/Notifications", "org.freedesktop.Notifications", FREEDESKTOP)}[kind]
        self.path = path
        info = Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]
        self.object = self.bus.register_object(path, info, self._call, None, None)
        self.name = name
        answer = self._ask_bus("RequestName", GLib.Variant("(su)", (name, 4)))
        assert answer == 1, f"{name} is taken"

    def _ask_bus(self, method, arguments):
        return self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, arguments,
                                  None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]

    def has_name(self, name):
        return self._ask_bus("NameHasOwner", GLib.Variant("(s)", (name,)))

    def close(self):
        self._ask_bus("ReleaseName", GLib.Variant("(s)", (self.name,)))
        self.bus.unregister_object(self.object)

    def _call(self, bus, sender, path, interface, method, arguments, invocation):
        answer = getattr(self, "_" + method)(arguments)
        invocation.return_value(answer)

    # org.gtk.Notifications

    def _AddNotification(self, arguments):
        application, key = arguments[0], arguments[1]
        # Variants inside, which unpack() would lose.
        content = {e.get_child_value(0).get_string(): e.get_child_value(1).get_variant()
                   for e in (arguments.get_child_value(2).get_child_value(i) for i in range(arguments.get_child_value(2).n_children()))}
        assert application == APPLICATION, application
        buttons = {"": (content["default-action"].get_string(), content.get("default-action-target"))} if "default-action" in content else {}
        for i in range(content["buttons"].n_children() if "buttons" in content else 0):
            button = content["buttons"].get_child_value(i)
            buttons[button.lookup_value("label").get_string()] = (button.lookup_value("action").get_string(), button.lookup_value("target"))
        self.shown[key] = Shown(key, content["title"].get_string(), content["body"].get_string(), buttons)
        self.n_told += 1

    def _RemoveNotification(self, arguments):
        self.shown.pop(arguments[1], None)

    # org.freedesktop.Notifications

    def _Notify(self, arguments):
        _, replaced, _, title, body, actions, hints, _ = arguments.unpack()
        key = replaced or self.n_told + 1
        assert hints.get("desktop-entry") == APPLICATION, hints
        buttons = {label: action for action, label in zip(actions[0::2], actions[1::2])}
        if "default" in actions:
            buttons[""] = "default"
        self.shown[key] = Shown(key, title, body, buttons)
        self.n_told += 1
        return GLib.Variant("(u)", (key,))

    def _CloseNotification(self, arguments):
        key = arguments[0]
        self.shown.pop(key, None)
        self.bus.emit_signal(None, self.path, self.name, "NotificationClosed", GLib.Variant("(uu)", (key, 3)))

    def _GetCapabilities(self, _):
        return GLib.Variant("(as)", (self.capabilities,))

    def _GetServerInformation(self, _):
        return GLib.Variant("(ssss)", ("stand-in", "Rung", "1", "1.2"))

    # What a person does

    def wait(self, question, what, patience=20.0):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                pass
            answer = question()
            if answer:
                return answer
            time.sleep(0.02)
        raise AssertionError(f"waited in vain for {what}; shown: {list(self.shown.values())}")

    def rest(self, seconds):
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() >= end, "the time to pass", seconds + 1)

    def find(self, title):
        def question():
            return next((n for n in self.shown.values() if title in n.title), None)

        return self.wait(question, f"a notification “{title}”")

    def expect_gone(self, title):
        self.wait(lambda: not any(title in n.title for n in self.shown.values()), f"“{title}” to be taken back")

    def press(self, title, label):
        """Presses a button, or with an empty label the notification itself; it closes."""
        notification = self.find(title)
        action = notification.buttons[label]
        del self.shown[notification.key]
        if self.kind == "freedesktop":
            self.bus.emit_signal(None, self.path, self.name, "ActionInvoked", GLib.Variant("(us)", (notification.key, action)))
            self.bus.emit_signal(None, self.path, self.name, "NotificationClosed", GLib.Variant("(uu)", (notification.key, 2)))
            return
        name, target = action
        arguments = GLib.Variant.new_tuple(GLib.Variant.new_string(name.removeprefix("app.")),
                                           GLib.Variant.new_array(GLib.VariantType("v"), [GLib.Variant.new_variant(target)]),
                                           GLib.Variant("a{sv}", {}))
        self.bus.call(APPLICATION, "/io/github/rungapp/Rung", "org.freedesktop.Application", "ActivateAction", arguments,
                      None, Gio.DBusCallFlags.NONE, -1, None, None)


def write_settings(config_home, **settings):
    """What GSETTINGS_BACKEND=keyfile reads."""
    folder = config_home / "glib-2.0/settings"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{name.replace('_', '-')}={value}" for name, value in settings.items()]
    (folder / "keyfile").write_text("[io/github/rungapp/Rung]\n" + "\n".join(lines) + "\n")

"""The few calls of Xlib that Qt does not make, through ctypes; only where the platform is X11."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, Structure, Union, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

KEY_PRESS, MAPPING_NOTIFY, CLIENT_MESSAGE = 2, 34, 33
SHIFT, LOCK, CONTROL, ALT, META = 1, 2, 4, 8, 64  # Mod1 is Alt and Mod4 Meta on every X server of today
_ANY_PROPERTY = (1 << 20) | (1 << 19)  # SubstructureRedirect, SubstructureNotify
_FROM_THE_PERSON = 2  # as a task bar says it, so that the window manager gives the focus


class KeyEvent(Structure):
    """XKeyEvent."""

    _fields_ = (
        *(("type", c_int), ("serial", c_ulong), ("send_event", c_int), ("display", c_void_p)),
        *(("window", c_ulong), ("root", c_ulong), ("subwindow", c_ulong), ("time", c_ulong)),
        *(("x", c_int), ("y", c_int), ("x_root", c_int), ("y_root", c_int)),
        *(("state", c_uint), ("keycode", c_uint), ("same_screen", c_int)),
    )


class ClientMessage(Structure):
    """XClientMessageEvent with its data as longs."""

    _fields_ = (
        *(("type", c_int), ("serial", c_ulong), ("send_event", c_int), ("display", c_void_p)),
        *(("window", c_ulong), ("message_type", c_ulong), ("format", c_int), ("data", c_long * 5)),
    )


class Event(Union):
    """XEvent: as large as the largest."""

    _fields_ = (("type", c_int), ("key", KeyEvent), ("message", ClientMessage), ("room", c_long * 24))


class _ModifierMap(Structure):
    _fields_ = (("most", c_int), ("codes", POINTER(ctypes.c_ubyte)))


_Handler = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)

_CALLS = {
    "XOpenDisplay": (c_void_p, [c_char_p]),
    "XCloseDisplay": (c_int, [c_void_p]),
    "XConnectionNumber": (c_int, [c_void_p]),
    "XDefaultRootWindow": (c_ulong, [c_void_p]),
    "XDefaultScreen": (c_int, [c_void_p]),
    "XGetSelectionOwner": (c_ulong, [c_void_p, c_ulong]),
    "XKeysymToKeycode": (ctypes.c_ubyte, [c_void_p, c_ulong]),
    "XGrabKey": (c_int, [c_void_p, c_int, c_uint, c_ulong, c_int, c_int, c_int]),
    "XUngrabKey": (c_int, [c_void_p, c_int, c_uint, c_ulong]),
    "XSync": (c_int, [c_void_p, c_int]),
    "XFlush": (c_int, [c_void_p]),
    "XPending": (c_int, [c_void_p]),
    "XNextEvent": (c_int, [c_void_p, POINTER(Event)]),
    "XRefreshKeyboardMapping": (c_int, [POINTER(Event)]),
    "XGetModifierMapping": (POINTER(_ModifierMap), [c_void_p]),
    "XFreeModifiermap": (c_int, [POINTER(_ModifierMap)]),
    "XInternAtom": (c_ulong, [c_void_p, c_char_p, c_int]),
    "XSendEvent": (c_int, [c_void_p, c_ulong, c_int, c_long, POINTER(Event)]),
    "XSetErrorHandler": (c_void_p, [c_void_p]),
}


class Connection:
    """A connection of its own to the X server.

    Raises:
        OSError: there is no Xlib, or no server answers.
    """

    def __init__(self) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        for name, (result, arguments) in _CALLS.items():
            call = getattr(self._x, name)
            call.restype, call.argtypes = result, arguments
        self._display = self._x.XOpenDisplay(None)
        if not self._display:
            raise OSError("the X server does not answer")
        self._root = self._x.XDefaultRootWindow(self._display)

    @property
    def file(self) -> int:
        """The descriptor to be watched for events."""
        return int(self._x.XConnectionNumber(self._display))

    def close(self) -> None:
        """End it; what it grabbed is free."""
        self._x.XCloseDisplay(self._display)

    def keycode(self, keysym: int) -> int:
        """The key that gives this symbol on the present keyboard; 0 for none."""
        return int(self._x.XKeysymToKeycode(self._display, keysym))

    def lock_masks(self) -> tuple[int, ...]:
        """Every combination of the locks that may be on: caps, num and scroll."""
        masks = {LOCK}
        locks = {self.keycode(0xFF7F), self.keycode(0xFF14)} - {0}
        found = self._x.XGetModifierMapping(self._display)
        if found:  # Xlib returns none where it has no room, or the connection is gone
            most = found.contents.most
            for row in range(8):
                codes = {found.contents.codes[row * most + at] for at in range(most)}
                if codes & locks:
                    masks.add(1 << row)
            self._x.XFreeModifiermap(found)
        combined = {0}
        for mask in masks:
            combined |= {before | mask for before in combined}
        return tuple(sorted(combined))

    def grab(self, keycode: int, modifiers: int, locks: tuple[int, ...]) -> bool:
        """Have a key for ourselves wherever it is pressed; False if another program has it."""
        with self._watching() as errors:
            for lock in locks:
                self._x.XGrabKey(self._display, keycode, modifiers | lock, self._root, 0, 1, 1)
        if errors:
            self.release(keycode, modifiers, locks)
        return not errors

    def release(self, keycode: int, modifiers: int, locks: tuple[int, ...]) -> None:
        """Let others have the key."""
        with self._watching():
            for lock in locks:
                self._x.XUngrabKey(self._display, keycode, modifiers | lock, self._root)

    def events(self) -> Iterator[Event]:
        """What has arrived; the keyboard's mapping is followed."""
        while self._x.XPending(self._display):
            event = Event()
            self._x.XNextEvent(self._display, byref(event))
            if event.type == MAPPING_NOTIFY:
                self._x.XRefreshKeyboardMapping(byref(event))
            yield event

    def has_compositor(self) -> bool:
        """Whether windows of this screen may be seen through: a compositor owns the screen's selection."""
        name = f"_NET_WM_CM_S{self._x.XDefaultScreen(self._display)}"
        atom = self._x.XInternAtom(self._display, name.encode(), 0)
        return bool(self._x.XGetSelectionOwner(self._display, atom))

    def bring_forward(self, window: int) -> None:
        """Ask the window manager to give a window the focus, as a task bar does."""
        event = Event()
        message = event.message
        message.type, message.send_event, message.window, message.format = CLIENT_MESSAGE, 1, window, 32
        message.message_type = self._x.XInternAtom(self._display, b"_NET_ACTIVE_WINDOW", 0)
        message.data[0] = _FROM_THE_PERSON
        with self._watching():
            self._x.XSendEvent(self._display, self._root, 0, _ANY_PROPERTY, byref(event))

    @contextmanager
    def _watching(self) -> Iterator[list[int]]:
        """Collects the errors of what is asked for meanwhile: Xlib's own handler would end the process."""
        errors: list[int] = []

        def note(_display: int, event: int) -> int:
            errors.append(event)
            return 0

        handler = _Handler(note)
        self._x.XSync(self._display, 0)
        former = self._x.XSetErrorHandler(ctypes.cast(handler, c_void_p))
        try:
            yield errors
            self._x.XSync(self._display, 0)
        finally:
            self._x.XSetErrorHandler(former)


def has_compositor() -> bool:
    """Whether windows may be seen through where the platform is X11; not where the server can't be asked."""
    try:
        x = Connection()
    except OSError:
        return False
    try:
        return x.has_compositor()
    finally:
        x.close()

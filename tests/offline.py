"""Tests use no network: as root on Linux they run where there is none, in a network namespace of their own.

In there is the loopback alone, so that a server of a test is reached, and nothing else. Elsewhere they run as they are,
and the head of pytest's report says so. Hooks of pytest are at the end; tests/conftest.py has them.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import re
import socket
import struct
import sys
from pathlib import Path

NEW_NETWORK = 0x40000000
"""CLONE_NEWNET of unshare(2)."""
GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 0x1
"""SIOCGIFFLAGS, SIOCSIFFLAGS and IFF_UP of netdevice(7)."""
MANAGES_NAMESPACES = 21
"""CAP_SYS_ADMIN of capabilities(7)."""


def can_cut() -> bool:
    """Whether this process may have a network of its own: root on Linux that was not robbed of the right to it."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    rights = re.search(r"^CapEff:\s*(\w+)", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE)
    return bool(rights and int(rights[1], 16) >> MANAGES_NAMESPACES & 1)


def is_cut() -> bool:
    """Whether there is no interface but the loopback, and that is up."""
    return sys.platform == "linux" and [name for _, name in socket.if_nameindex()] == ["lo"] and bool(flags() & UP)


def cut() -> None:
    """Leaves the network for good, for this process and all that it starts. OSError where that is refused."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(NEW_NETWORK):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    flags(UP)


def flags(more: int = 0) -> int:
    """The flags of the loopback, after some were set."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        (now,) = struct.unpack_from("h", fcntl.ioctl(handle, GET_FLAGS, struct.pack("40s", b"lo")), 16)
        if more:
            fcntl.ioctl(handle, SET_FLAGS, struct.pack("16sh22x", b"lo", now | more))
        return int(now | more)


def pytest_configure() -> None:
    if can_cut() and not is_cut():
        cut()


def pytest_report_header() -> str:
    return "network: cut" if is_cut() else "network: not cut, which root on Linux could do"

"""The network is cut while tests run, and what is on this machine is still reached."""

from __future__ import annotations

import errno
import socket
import subprocess
import sys

import pytest

from tests import offline

ELSEWHERE = ("192.0.2.1", 80)
"""An address that is kept for documentation: nothing is there, but a machine with a network sends to it."""


@pytest.fixture(autouse=True)
def _where_it_can_be() -> None:
    if not offline.can_cut():
        pytest.skip("the network cannot be cut here")


def refused() -> int:
    """The number of the error with which a packet to elsewhere is refused; 0 where it is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        return handle.connect_ex(ELSEWHERE)


def test_nothing_is_sent_elsewhere() -> None:
    assert offline.is_cut()
    assert refused() == errno.ENETUNREACH


def test_no_name_is_found() -> None:
    with pytest.raises(OSError, match=r".+"):
        socket.getaddrinfo("example.org", 80)


def test_a_program_that_a_test_starts_is_cut_off_as_well() -> None:
    code = f"import socket; print(socket.socket().connect_ex({ELSEWHERE!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) == errno.ENETUNREACH


def test_a_server_on_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), 5) as client:
        assert client.getpeername() == server.getsockname()


def test_an_interface_that_leads_elsewhere_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "if_nameindex", lambda: [(1, "lo"), (2, "eth0")])
    assert not offline.is_cut()


def test_a_loopback_that_is_down_is_not_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline, "flags", lambda: 0)
    assert not offline.is_cut()

"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from booklet.delivery.files import Staged


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_nothing_is_seen_before_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    with Staged(tmp_path) as staged:
        staged.add("a.pdf", b"new")
        staged.add("clinic/b.pdf", b"other")
        assert (tmp_path / "a.pdf").read_bytes() == b"old"
        staged.commit()
    assert names(tmp_path) == ["a.pdf", "clinic", "clinic/b.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError()])
def test_an_interruption_leaves_everything_as_it_was(tmp_path: Path, stop: BaseException) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    with pytest.raises(type(stop)), Staged(tmp_path) as staged:  # noqa: PT012
        staged.add("a.pdf", b"new")
        staged.add("clinic/b.pdf", b"other")
        raise stop
    assert names(tmp_path) == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_an_output_folder_that_was_not_there_is_gone_again(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Staged(tmp_path / "deep" / "dist") as staged:  # noqa: PT012
        staged.add("a.pdf", b"new")
        raise KeyboardInterrupt
    assert names(tmp_path) == []


def test_a_full_disk_while_writing_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"), Staged(tmp_path) as staged:
        staged.add("a.pdf", b"new")
    assert names(tmp_path) == []


def test_a_file_in_the_way_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("a file")
    with pytest.raises(OSError), Staged(tmp_path / "dist") as staged:  # noqa: PT011 - its number is the system's
        staged.add("a.pdf", b"new")
    assert names(tmp_path) == ["dist"]


def test_a_full_disk_is_told_with_the_name_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left") as caught, Staged(tmp_path / "dist") as staged:
        staged.add("a.pdf", b"a")
    assert caught.value.filename == str(tmp_path / "dist" / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    """As /dev/null must: put in its place, a file would break whatever else the machine runs."""
    pipe = tmp_path / "out.html"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with Staged(tmp_path) as staged:
            staged.add("out.html", b"<p>")
            assert staged.read("out.html") == b"<p>"
            staged.commit()
        assert os.read(reader, 10) == b"<p>"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert [one.name for one in tmp_path.iterdir()] == ["out.html"]

"""Walks sections/ and puts what is valid into a ``Library``; one file's fault never hides another's.

::

    booklets/<id>/booklet.yaml   <id>/<lang>/<section>.yaml   contacts/<id>.yaml   clinics/<id>.yaml
    booklets/<id>/approvals.yaml, translations.yaml, written by the program
    strings/<lang>.yaml          references.yaml, a mapping of ids to references
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from booklet.blocks import Id
from booklet.clinic import Lang
from booklet.content import nodes, schema, text
from booklet.content.names import as_id, passed_over
from booklet.content.words import nearest, quoted
from booklet.diagnostics import Diagnostic, Location, ordered
from booklet.model import Booklet, BookletFiles, Clinic, Contact, Filed, Library, Reference, Section, Source, Strings
from booklet.records import Approval, Translation

T = TypeVar("T")

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANG = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?")
LOOKS_LIKE_LANG = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2})?")
MAX_ID = 60
FOLDERS = {"booklets", "clinics", "contacts", "figures", "strings"}
"""What sections/ holds."""
ID_HINT = "lower-case letters without accents, digits, and single hyphens between them"


SECTION: schema.Kind[Section] = schema.Kind(Section)
BOOKLET: schema.Kind[Booklet] = schema.Kind(Booklet)
CONTACT: schema.Kind[Contact] = schema.Kind(Contact)
CLINIC: schema.Kind[Clinic] = schema.Kind(Clinic)
STRINGS: schema.Kind[Strings] = schema.Kind(Strings)
REFERENCES: schema.Kind[dict[str, Reference]] = schema.Kind(dict[Id, Reference])
APPROVALS: schema.Kind[list[Approval]] = schema.Kind(list[Approval])
TRANSLATIONS: schema.Kind[dict[str, Translation]] = schema.Kind(dict[Lang, Translation])

BESIDE = {"booklet.yaml", "approvals.yaml", "translations.yaml"}
"""The files of a booklet that are no section."""


def load(root: Path) -> tuple[Library, list[Diagnostic]]:
    """Everything under ``root/sections``: what is valid, and every fault of the rest, sorted by place."""
    loader = _Loader(root.resolve())
    library = loader.library()
    return library, ordered(loader.found)


class _Loader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "sections"
        self.found: list[Diagnostic] = []
        self.unread: set[str] = set()

    def library(self) -> Library:
        if not there(self.content):
            message = "there is no folder 'sections' here"
            self.fault(self.content, "no-content", message, "is this the project's folder?")
            return Library(self.root)
        if not self.is_in_place(self.content, "sections"):
            return Library(self.root, unread=frozenset(self.unread))
        references, source = self.references()
        strings = self.folder(self.content / "strings", STRINGS, LANG)
        contacts = self.folder(self.content / "contacts", CONTACT)
        clinics = self.folder(self.content / "clinics", CLINIC)
        booklets = {}
        folders = [path for path in self.entries(self.content / "booklets") if self.is_booklet(path)]
        for folder in folders:
            if booklet := self.booklet(folder, strings):
                booklets[folder.name] = booklet
        if not folders and not any(file.startswith("sections/booklets/") for file in self.unread):
            hint = "a booklet is a folder there, with a booklet.yaml in it"
            self.fault(self.content / "booklets", "no-content", "there is no booklet", hint)
        self.strays(self.content, {"references.yaml"}, FOLDERS)
        return Library(
            self.root, booklets, contacts, references, source, clinics, strings, unread=frozenset(self.unread)
        )

    def fault(self, path: Path, rule: str, message: str, hint: str = "") -> None:
        """A finding about a file or folder as a whole."""
        self.found.append(Diagnostic(Location(text.relative(self.root, path)), rule, message, hint))

    def entries(self, folder: Path) -> list[Path]:
        """What stands in a folder, sorted, without what editors and systems leave behind."""
        try:
            if not folder.resolve().is_relative_to(self.root):
                message = "this symbolic link leads out of the project, so it is not read"
                self.fault(folder, "outside-project", message, "put the folder itself in its place")
                return []
            return sorted(path for path in folder.iterdir() if not passed_over(path.name))
        except FileNotFoundError:
            if folder.is_symlink():
                self.closed(folder, "the symbolic link leads nowhere")
            return []
        except (OSError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or "the symbolic link goes round in a loop"
            self.closed(folder, f"the folder cannot be read: {reason}")
            return []

    def is_booklet(self, path: Path) -> bool:
        """Whether a booklet's folder stands there; a finding where something else has taken its place."""
        return self.is_in_place(path, "a booklet") if path.suffix.lower() not in (".md", ".txt") else False

    def is_in_place(self, path: Path, what: str) -> bool:
        """Whether a path is a folder that can be entered; a finding where it is not."""
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
            if is_folder and os.access(path, os.R_OK | os.X_OK):
                return True
            if is_folder:
                self.closed(path, f"the folder cannot be read: {os.strerror(errno.EACCES)}")
            else:
                message, hint = "is a folder, and this is none", "put the folder itself in its place, or remove this"
                self.fault(path, "not-a-file", f"{what} {message}", hint)
        except (OSError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links, before Python 3.13
            reason = getattr(error, "strerror", None) or "the symbolic link goes round in a loop"
            self.closed(path, f"the folder cannot be read: {reason}")
        return False

    def closed(self, folder: Path, message: str) -> None:
        """A folder that cannot be entered: told once, and what may be in it is not missing."""
        name = f"{text.relative(self.root, folder)}/"
        if name not in self.unread:
            self.unread.add(name)
            self.fault(folder, "unreadable-file", message, text.UNREADABLE)

    def files(self, folder: Path, form: re.Pattern[str]) -> Iterator[Path]:
        """The content files of a folder, each with a stem of its own; a finding for each name that is none."""
        taken: dict[str, str] = {}
        for path in self.entries(folder):
            stem, suffix = path.stem, path.suffix
            if suffix.lower() not in (".yaml", ".yml"):
                if is_folder(path):
                    self.fault(path, "unknown-file", "a folder in which nothing is read", "its files go one folder up")
                elif path.suffix.lower() not in (".md", ".txt", ".svg", ".png", ".jpg", ".jpeg"):
                    self.fault(path, "bad-file-name", "this is no content file", "content files end in .yaml")
                continue
            other = taken.setdefault(stem.casefold(), path.name)
            if other != path.name:
                message = f"{quoted(path.name)} and {quoted(other)} have one id"
                self.fault(path, "same-id", message, "rename or remove one of the two")
                if suffix != ".yaml":
                    continue
            elif suffix != ".yaml":
                self.fault(path, "bad-file-name", "content files end in .yaml", f"rename it to {stem}.yaml")
            elif not form.fullmatch(stem) or len(stem) > MAX_ID:
                self.fault(path, "bad-file-name", f"{quoted(stem)} is no id", _better(stem, form))
            else:
                yield path
                continue
            self.unread.add(text.relative(self.root, path.with_suffix(".yaml")))

    def strays(self, folder: Path, files: set[str], folders: set[str] | None = None) -> None:
        """A finding for each content file, and each folder where ``folders`` are given, that nothing here reads."""
        for path in self.entries(folder):
            known, what = (folders, "folder") if is_folder(path) else (files, "file")
            is_content = what == "folder" or path.suffix.lower() in (".yaml", ".yml")
            if known is not None and is_content and path.name not in known:
                hint = nearest(path.name, known) or f"known here: {', '.join(sorted(known))}"
                self.fault(path, "unknown-file", f"no {what} of this name is read here", hint)

    def read(self, path: Path, kind: schema.Kind[T]) -> Filed[T] | None:
        """One file's value; None where it has faults."""
        name = text.relative(self.root, path)
        content, found = text.read(self.root, path)
        value: T | None = None
        source = Source(name, "", {})
        if content is not None:
            parsed = nodes.parse(content, name)
            source = parsed.source
            if parsed.data is None and kind is REFERENCES and content.strip() and not parsed.diagnostics:
                parsed.data = {}  # comments alone: no source yet
            if parsed.data is not None:
                value = schema.validate(kind, parsed)
            elif not found and not parsed.diagnostics:
                self.fault(path, "empty-file", "the file is empty", "write its content, or remove the file")
            found = [*found, *parsed.diagnostics]
        self.found += found
        if value is None or found:
            self.unread.add(name)
            return None
        return Filed(path.stem, value, source)

    def folder(self, folder: Path, kind: schema.Kind[T], form: re.Pattern[str] = ID) -> dict[str, Filed[T]]:
        """The valid files of a folder by id."""
        found = (self.read(path, kind) for path in self.files(folder, form))
        return {filed.id: filed for filed in found if filed}

    def references(self) -> tuple[Mapping[str, Reference], Source | None]:
        """references.yaml: the whole of it, or nothing where it has faults."""
        path = self.content / "references.yaml"
        filed = self.read(path, REFERENCES) if there(path) else None
        return (filed.value, filed.source) if filed else ({}, None)

    def booklet(self, folder: Path, strings: Mapping[str, Filed[Strings]]) -> BookletFiles | None:
        """One booklet; None where its booklet.yaml has faults. Its sections are read all the same."""
        if not ID.fullmatch(folder.name) or len(folder.name) > MAX_ID:
            self.fault(folder, "bad-file-name", f"{quoted(folder.name)} is no id of a booklet", _better(folder.name))
            return None
        sections = {lang.name: self.folder(lang, SECTION) for lang in self.languages(folder)}
        path = folder / "booklet.yaml"
        if not there(path):
            self.fault(path, "missing-file", "a booklet needs its booklet.yaml", "add it, or remove the folder")
            self.unread.add(text.relative(self.root, path))
            return None
        filed = self.read(path, BOOKLET)
        if filed is None:
            return None
        meta, source = filed.value, filed.source
        if meta.id != folder.name:
            message = f"the id {quoted(meta.id)} differs from its folder {quoted(folder.name)}"
            self.found.append(Diagnostic(source.at(("id",)), "id-differs", message, "give both one name"))
        own = f"{text.relative(self.root, folder)}/{meta.source_language}/"
        if meta.source_language not in sections and own not in self.unread:
            message = f"the folder {meta.source_language}/ has no sections"
            self.found.append(Diagnostic(source.at(("source_language",)), "no-sections", message, "write one"))
        for lang in {meta.source_language, *sections}:
            words = self.content / "strings" / f"{lang}.yaml"
            unread = {text.relative(self.root, words), "sections/strings/"} & self.unread
            if lang not in strings and not unread:
                where = source.at(("source_language",) if lang == meta.source_language else ())
                message = f"there is no strings/{lang}.yaml with the program's own words in that language"
                self.found.append(Diagnostic(where, "missing-strings", message, "copy another one and translate it"))
        approvals = self.beside(folder, "approvals", APPROVALS)
        translations = self.beside(folder, "translations", TRANSLATIONS)
        for lang in translations.value if translations else ():
            if lang not in sections and translations:
                message = f"the booklet has no language {quoted(lang)}"
                where = translations.source.at((nodes.KEY, lang))
                hint = f"remove it; its languages: {', '.join(sorted(sections))}"
                self.found.append(Diagnostic(where, "unknown-value", message, hint))
        return BookletFiles(Filed(folder.name, meta, source), folder, sections, approvals, translations)

    def beside(self, folder: Path, name: str, kind: schema.Kind[T]) -> Filed[T] | None:
        """A file that stands beside booklet.yaml, if it does."""
        path = folder / f"{name}.yaml"
        return self.read(path, kind) if there(path) else None

    def languages(self, folder: Path) -> Iterator[Path]:
        """The folders of a booklet that hold its sections."""
        self.strays(folder, BESIDE)
        for path in self.entries(folder):
            if (LANG.fullmatch(path.name) and not self.is_in_place(path, "a language")) or not is_folder(path):
                continue
            if LANG.fullmatch(path.name):
                yield path
            elif LOOKS_LIKE_LANG.fullmatch(path.name):
                message = f"{quoted(path.name)} is no language"
                self.fault(path, "bad-file-name", message, _better(path.name, LANG))


def _better(name: str, form: re.Pattern[str] = ID) -> str:
    """What to name a file or folder instead: which letters a name has, and one that has them."""
    if form is LANG:
        lang, _, country = re.sub("[-_ ]", "_", name).partition("_")
        offered = f"{lang.lower()}-{country.upper()}" if country else lang.lower()
        return f"name it {offered}: " * bool(LANG.fullmatch(offered)) + "a language is written fr or fr-CA"
    offered = as_id(name)
    return f"name it {offered}: " * bool(offered) + ID_HINT


def there(path: Path) -> bool:
    """Whether a name is taken, be it by a link that leads nowhere."""
    try:
        return path.is_symlink() or path.exists()
    except (OSError, RuntimeError):  # its folder cannot be entered
        return True


def is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, RuntimeError):
        return False

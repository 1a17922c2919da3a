"""New content files: a whole small booklet, a section, a clinic, a contact. All of them are written, or none.

Each is made from ``templates/<lang>/``, where comments say what every line is for and what is not known is marked
with the words that the rule ``to-fill-in`` looks for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from string import Template

from booklet import shipped
from booklet.checks.reserved_id import of_clinic, of_section
from booklet.checks.review_overdue import today
from booklet.content import load
from booklet.content.jsonschema import schemas, settings
from booklet.content.library import MAX_ID, there
from booklet.content.text import read
from booklet.content.words import nearest, quoted
from booklet.delivery.files import Staged
from booklet.desk import insert
from booklet.desk.ids import Refused, accepted, unreserved
from booklet.form import SHORT_KEY_POINTS, Form
from booklet.model import BookletFiles, Library

TEMPLATES = Path(__file__).parent / "templates"
OWN_CONTACT, OWN_SOURCE = "-contact", "-source"
"""What a new booklet's own contact and source are called, after its id."""


@dataclass
class Made:
    """Files to write, by path relative to the project; and what is left to a person."""

    files: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    """Files that are there, with lines added."""
    left: str = ""


def booklet(root: Path, name: str, lang: str, form: Form = "full") -> Made:
    """A small whole booklet; with it, in a folder that has none, all that a project needs."""
    accepted(name, longest=MAX_ID - len(OWN_CONTACT))
    library = _library(root)
    folder = f"sections/booklets/{name}"
    if there(root / folder):
        raise Refused(f"there is a booklet {quoted(name)} already", "nothing was written; choose another id")
    values = _values(root, name, lang, library)
    made = Made()
    meta = _meta(_templates(lang), values, form)
    for template in sorted((_templates(lang) / "sections").glob("*.yaml")):
        if f"      - id: {template.stem}\n" in meta:
            made.files[f"{folder}/{lang}/{template.name}"] = _filled(template, values)
    made.files[f"{folder}/booklet.yaml"] = meta
    made.files[f"{folder}/figures/couverture.svg"] = (TEMPLATES / "cover.svg").read_text(encoding="utf-8")
    made.files[f"sections/contacts/{name}{OWN_CONTACT}.yaml"] = _filled(_templates(lang) / "contact.yaml", values)
    _strings(root, lang, made)
    _source(root, lang, values, made)
    if not there(root / "sections"):
        _project(root, made)
    return _free(root, made)


def section(root: Path, name: str, booklet: str | None, lang: str | None, part: str | None) -> Made:
    """A section, listed in its booklet; ``left`` says what to add where that cannot be done safely."""
    accepted(name)
    library = _library(root)
    files = _booklet(library, booklet)
    lang = lang or files.meta.value.source_language
    unreserved(of_section(library, files, lang, name))
    path = f"sections/booklets/{files.id}/{lang}/{name}.yaml"
    made = Made({path: _filled(_templates(lang) / "section.yaml", _values(root, name, lang))})
    if name not in files.meta.value.order:
        number = _part(files, part)
        source = files.meta.source
        if text := insert.with_section(source.text, name, number):
            made.changed[source.path] = text
        else:
            where = quoted(files.meta.value.parts[number].id)
            made.left = f"list it in {source.path}, under the sections of the part {where}: - id: {name}"
    return _free(root, made)


def clinic(root: Path, name: str, lang: str) -> Made:
    accepted(name)
    unreserved(of_clinic(name))
    values = _values(root, name, lang)
    return _free(root, Made({f"sections/clinics/{name}.yaml": _filled(_templates(lang) / "clinic.yaml", values)}))


def contact(root: Path, name: str, lang: str) -> Made:
    accepted(name)
    text = _filled(_templates(lang) / "contact.yaml", _values(root, name, lang))
    left = (
        f"list it where it is to be printed: in a block of kind contacts, or in booklet.yaml: back_contacts: [{name}]"
    )
    return _free(root, Made({f"sections/contacts/{name}.yaml": text}, left=left))


def written(root: Path, made: Made) -> None:
    """Writes what was made. OSError where that is not possible; nothing is left behind then."""
    with Staged(root) as staged:
        for path, text in {**made.files, **made.changed}.items():
            staged.add(path, text.encode())
        staged.commit()


def languages() -> list[str]:
    """The languages that there are templates in."""
    return sorted(path.name for path in TEMPLATES.iterdir() if path.is_dir())


def _templates(lang: str) -> Path:
    if lang not in languages():
        hint = f"known: {', '.join(languages())}; or copy files of another booklet into a folder {lang}/"
        raise Refused(f"nothing is prepared in the language {quoted(lang)}", hint)
    return TEMPLATES / lang


def _library(root: Path) -> Library:
    return load(root)[0] if (root / "sections").is_dir() else Library(root)


def _booklet(library: Library, name: str | None) -> BookletFiles:
    """The booklet of that name; the only one where none is said."""
    known = list(library.booklets)
    if name is None and len(known) == 1:
        name = known[0]
    if name is None:
        raise Refused("which booklet is the section for?", f"say it: --booklet {known[0] if known else 'ID'}")
    if name not in known:
        if any(path == f"sections/booklets/{name}/booklet.yaml" for path in library.unread):
            raise Refused(f"the booklet.yaml of {quoted(name)} has faults", "correct them first: booklet check")
        hint = nearest(name, known) or (f"known: {', '.join(known)}" if known else f"make it: booklet new {name}")
        raise Refused(f"there is no booklet {quoted(name)}", hint)
    return library.booklets[name]


def _part(files: BookletFiles, name: str | None) -> int:
    """The number of a part; of the first one that is not the call page where none is said."""
    parts = files.meta.value.parts
    if name is None:
        return next((number for number, part in enumerate(parts) if part.kind == "part"), 0)
    names = [part.id for part in parts]
    if name not in names:
        hint = nearest(name, names) or f"known: {', '.join(names)}"
        raise Refused(f"the booklet has no part {quoted(name)}", hint)
    return names.index(name)


def _values(root: Path, name: str, lang: str, library: Library | None = None) -> dict[str, str]:
    """What stands for each placeholder of the templates."""
    day = today()
    emergency = [
        filed for filed in (library.contacts.values() if library else ())
        if filed.value.role == "emergency" and lang in filed.value.name and lang in filed.value.what
        and (filed.value.phone or filed.value.sms)
    ]  # fmt: skip
    numbers = [f'"{one.value.phone.value}"' for one in emergency if one.value.phone]
    return {
        "id": name,
        "code": f"{name[:20].strip('-').upper()}-{lang.upper()}",
        "today": str(day),
        "month": str(day)[:7],
        "next_review": str(day + timedelta(days=365)),
        "emergency": ", ".join(filed.id for filed in emergency[:4]),
        "numbers": f"numbers: [{', '.join(numbers[:3])}]" if numbers else '# numbers: ["…", "…"]',
    }


def _filled(template: Path, values: dict[str, str]) -> str:
    return Template(template.read_text(encoding="utf-8")).substitute(values)


def _meta(templates: Path, values: dict[str, str], form: Form) -> str:
    """booklet.yaml of a booklet of that form: what all have, with the parts and the editions of the form."""
    own = (
        {"form": "", "parts": "parts.yaml"}
        if form == "full"
        else {"form": "form-short.yaml", "parts": "parts-short.yaml"}
    )
    parts = {key: _filled(templates / name, values) if name else "" for key, name in own.items()}
    most = str(SHORT_KEY_POINTS if form == "short" else 7)
    return _filled(templates / "booklet.yaml", {**values, **parts, "most_points": most})


def _strings(root: Path, lang: str, made: Made) -> None:
    """The program's own words, where the project does not have them in that language."""
    path = f"sections/strings/{lang}.yaml"
    if there(root / path):
        return
    words = shipped.strings() / f"{lang}.yaml"
    if not words.is_file():
        raise Refused(f"the program has no words of its own in {quoted(lang)}", f"write {path} first, like another one")
    made.files[path] = words.read_text(encoding="utf-8")


def _source(root: Path, lang: str, values: dict[str, str], made: Made) -> None:
    """An entry of references.yaml for the source that the template cites."""
    path = "sections/references.yaml"
    entry = _filled(_templates(lang) / "reference.yaml", values)
    if not there(root / path):
        made.files[path] = _filled(_templates(lang) / "references.yaml", values) + entry
        return
    text, _ = read(root, root / path)
    added = insert.with_entry(text, entry) if text is not None else None
    if added is None:
        reason = f"{path} has faults, or {quoted(values['id'] + OWN_SOURCE)} already"
        raise Refused(f"the source of the new booklet cannot be added: {reason}", "look with booklet check")
    made.changed[path] = added


def _project(root: Path, made: Made) -> None:
    """What an editor needs for completion, in a folder that becomes a project; what is there is left alone."""
    extra = {f"schemas/{name}.schema.json": _json(schema) for name, schema in schemas().items()}
    extra[".vscode/settings.json"] = _json(settings())
    made.files |= {path: text for path, text in extra.items() if not there(root / path)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _free(root: Path, made: Made) -> Made:
    """The same, once it is known that no file is there already and that all go inside the project."""
    real = root.resolve()
    for path in [*made.files, *made.changed]:
        place = root / path
        if path in made.files and there(place):
            raise Refused(f"{path} is there already", "nothing was written; choose another id")
        folder = next(one for one in place.parents if one.exists())
        if not folder.resolve().is_relative_to(real):
            raise Refused(f"{path} would be written outside the project", "put the folder itself in the link's place")
        if not folder.is_dir():
            raise Refused(f"{path} cannot be written: a file stands in the place of a folder", "rename the file")
    return made

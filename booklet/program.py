"""The verbs of the command line and their options: what may be typed, and what ``--help`` says of it."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any, Literal, NamedTuple

import click

from booklet import __version__
from booklet.console import FAILURE, Stop, say

ROLES = ("clinician", "patient", "librarian", "language")

NO_PROJECT = """\
booklet: there is no folder 'sections' here.
  hint: change to the project's folder, the one that holds 'sections', and run the command again"""


class Command(NamedTuple):
    """What every verb is given: the project's folder, None outside of one, and the words after the verb."""

    root: str | None
    typed: list[str]


SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

many: dict[str, Any] = {"multiple": True, "metavar": "NAME"}


@click.group(context_settings=SETTINGS)
@click.version_option(__version__, prog_name="booklet", message="%(prog)s %(version)s")
def program() -> None:
    """Make printable patient booklets from the YAML files in sections/.

    Without a verb, build: 'booklet --edition screen' is 'booklet build --edition screen'.

    Exit code: 0 all is well, 1 faults in the content, 2 a wrong command or a failure of the machine.
    """


verb = partial(program.command, context_settings=SETTINGS)


@verb()
@click.option("--booklet", "booklets", **many, help="A booklet, by its id; may be repeated.  [default: all]")
@click.option("--edition", "editions", **many, help="An edition; may be repeated.  [default: every PDF]")
@click.option("--lang", "langs", **many, help="A language; may be repeated.  [default: the one it is written in]")
@click.option(
    "--clinic",
    "clinics",
    multiple=True,
    metavar="ID",
    help="A clinic to print on it; 'all' stands for each of them, and none; may be repeated.  [default: none]",
)
@click.option("--out", type=click.Path(file_okay=False), help="Where the files go.  [default: dist]")
@click.option(
    "--jobs", "processes", type=click.IntRange(1, 64), help="Files made at a time.  [default: one a processor]"
)
@click.option(
    "--ink",
    type=click.Choice(["colour", "grey"]),
    default="colour",
    show_default=True,
    help="Grey leaves no colour in the file: of booklet, leaflet and handout.",
)
@click.option(
    "--creep",
    type=click.FloatRange(0, 0.5),
    default=0.0,
    metavar="MM",
    help="Thickness of the paper, for booklet and press: 0.1 for 80 g/m². Inner pages move towards the fold.",
)
@click.option(
    "--duplex",
    type=click.Choice(["short-edge", "long-edge", "none"]),
    default="short-edge",
    show_default=True,
    help="How the printer turns the booklet's sheets; none writes fronts and backs, for one that cannot.",
)
@click.option(
    "--cover",
    type=click.Choice(["with", "apart"]),
    default="with",
    show_default=True,
    help="Apart writes cover and inside of the press edition as two files.",
)
@click.option(
    "--pdf",
    type=click.Choice(["ua-1", "ua-2"]),
    default="ua-1",
    show_default=True,
    help="What editions to read on a screen keep; ua-2 is PDF/UA-2 with PDF/A-4f, its sources attached.",
)
@click.option("--force", is_flag=True, help="Make every file, changed or not.")
@click.option("--final", is_flag=True, help="Refuse what is not approved as it stands, or has expired.")
@click.pass_obj
def build(command: Command, /, **options: Any) -> None:
    """Check the content, then make the PDF files.

    Files that are up to date are left alone. Nothing is written where the check finds an error.
    """
    from booklet.verbs.build import run_build

    raise Stop(run_build(_needed(command), command.typed, options))


@verb()
@click.option("--booklet", "booklets", **many, help="A booklet, by its id; may be repeated.  [default: all]")
@click.option("--lang", "langs", **many, help="A language; may be repeated.  [default: all]")
@click.option(
    "--clinic",
    "clinics",
    multiple=True,
    metavar="ID",
    help="A clinic that has pages of its own; 'none' is no clinic; may be repeated.  [default: all, and none]",
)
@click.option("--out", type=click.Path(file_okay=False), help="Where the site goes.  [default: dist/site]")
@click.option(
    "--jobs", "processes", type=click.IntRange(1, 64), help="Files made at a time.  [default: one a processor]"
)
@click.option("--force", is_flag=True, help="Make every file, changed or not.")
@click.option("--serve", is_flag=True, help="Then show it on this machine alone, until Ctrl-C.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port for --serve; 0 is any free one.  [default: 8000]")
@click.pass_obj
def site(command: Command, /, **options: Any) -> None:
    """Make the download site: every edition, and pages to choose from.

    Static files with relative links, for any web server or a folder. Withdrawn booklets are named, not offered.
    """
    from booklet.verbs.site import run_site

    raise Stop(run_site(_needed(command), command.typed, options))


@verb()
@click.option("--booklet", "booklets", **many, help="A booklet, by its id; may be repeated.  [default: all]")
@click.option(
    "--format", "form", type=click.Choice(["text", "github", "json"]), default="text", show_default=True,
    help="For a person, for annotations in a pull request, or for a program.",
)  # fmt: skip
@click.option("--final", is_flag=True, help="Hold the content to what is handed out: a draft is an error.")
@click.option(
    "--explain",
    metavar="RULE",
    is_flag=False,
    flag_value="list",
    help="Print what a finding means and what it rests on; without a name, every rule in a line.",
)
@click.pass_obj
def check(
    command: Command,
    booklets: tuple[str, ...],
    form: Literal["text", "github", "json"],
    explain: str | None,
    *,
    final: bool,
) -> None:
    """Look for faults in the content; make nothing.

    Exit 0 without errors (there may be warnings), 1 with errors.
    """
    from booklet.verbs.check import run_check, run_explain

    if explain is not None:
        raise Stop(run_explain(explain))
    raise Stop(run_check(_needed(command), booklets, form, final=final))


@verb(name="list")
@click.pass_obj
def list_(command: Command) -> None:
    """Name the booklets, their languages, the editions and the clinics."""
    from booklet.verbs.show import run_list

    run_list(_needed(command))


@verb()
@click.option("--out", type=click.Path(file_okay=False), help="Write one file for each kind into this folder.")
def schema(out: str | None) -> None:
    """Print a JSON Schema for each kind of content file.

    An editor that knows YAML completes and checks what is typed with it.
    """
    from booklet.verbs.show import run_schema

    run_schema(out)


@verb()
@click.argument("words", nargs=-1, metavar="[booklet|section|clinic|contact] ID")
@click.option("--lang", help="The language of its words.  [default: fr; of a section, its booklet's]")
@click.option("--booklet", "own", metavar="ID", help="Of a section: its booklet.  [default: the only one]")
@click.option("--part", metavar="ID", help="Of a section: the part that lists it.  [default: the first one]")
@click.option("--short", is_flag=True, help="Of a booklet: four pages, one sheet folded once.")
@click.pass_obj
def new(
    command: Command, words: tuple[str, ...], lang: str | None, own: str | None, part: str | None, *, short: bool
) -> None:
    """Make a new booklet, section, clinic or contact, with comments that explain each line.

    \b
      booklet new ID --lang fr                 a small whole booklet; 'booklet new booklet ID' is the same
      booklet new ID --lang fr --short         the same on four pages: one sheet, folded once
      booklet new section ID --booklet ID      a section, listed in its booklet
      booklet new clinic ID                    a clinic, for --clinic
      booklet new contact ID                   an association, a service, a number

    What is not known is marked 'À remplir :' or 'To fill in:', and 'booklet check' says where some is left. In a
    folder without sections/, a new booklet makes the whole project. Nothing that exists is overwritten.
    """
    from pathlib import Path

    from booklet.verbs.new import run_new

    makes_project = command.root is None and words[:1] not in (("section",), ("clinic",), ("contact",))
    raise Stop(run_new(Path.cwd() if makes_project else _needed(command), words, lang, own, part, short=short))


@verb()
@click.argument("file", metavar="FILE.pdf")
def transcript(file: str) -> None:
    """Print what a screen reader says of a tagged PDF, in order, a line a thing.

    Headings have their level, lists and tables their size, pictures their description. Words in square brackets
    are said within a text: links, and words in another language.
    """
    from booklet.verbs.show import run_transcript

    raise Stop(run_transcript(file))


one: dict[str, Any] = {"metavar": "ID", "help": "The booklet.  [default: the only one]"}


@verb()
@click.argument("sections", nargs=-1, required=True, metavar="SECTION...")
@click.option("--booklet", "book", **one)
@click.option("--lang", metavar="LANG", help="The language.  [default: the one it is written in]")
@click.option("--role", type=click.Choice(ROLES), required=True, help="In which capacity the person approves.")
@click.option("--by", required=True, metavar="NAME", help="Who approves.")
@click.pass_obj
def approve(
    command: Command, sections: tuple[str, ...], book: str | None, lang: str | None, role: Any, by: str
) -> None:
    """Record that a person has read sections and approves them as they stand.

    SECTION is the id of a section, 'booklet' for the words of booklet.yaml, or 'all'. The record goes into
    approvals.yaml beside the booklet, with the day and a hash: it holds until the section means something else.
    """
    from booklet.verbs.approve import run_approve

    raise Stop(run_approve(_needed(command), sections, booklet=book, lang=lang, role=role, by=by))


@verb()
@click.argument("sections", nargs=-1, metavar="[SECTION...]")
@click.option("--booklet", "book", **one)
@click.option("--lang", metavar="LANG", help="One translation.  [default: every one]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--record", is_flag=True, help="Record that the sections are translated from the source as it is.")
@click.option("--same-text", is_flag=True, help="Record it although the words of the translation have not changed.")
@click.pass_obj
def translations(
    command: Command,
    sections: tuple[str, ...],
    book: str | None,
    lang: str | None,
    form: Literal["text", "json"],
    *,
    record: bool,
    same_text: bool,
) -> None:
    """Say how each translated section stands: fresh, stale with what has changed, missing, or bumped by hand.

    With --record, write down what each SECTION was translated from; 'all' stands for every one.
    """
    from booklet.verbs.translations import run_record, run_translations

    root = _needed(command)
    if same_text and not record:
        say("--same-text goes with --record", "booklet translations --record SECTION… --same-text")
        raise Stop(FAILURE)
    if record:
        raise Stop(run_record(root, sections, booklet=book, lang=lang, same_text=same_text))
    raise Stop(run_translations(root, sections, booklet=book, lang=lang, form=form))


@verb()
@click.argument("old", required=False, default="")
@click.argument("new", required=False, default="")
@click.option("--booklet", "booklet_id", metavar="ID", default="", help="One booklet.  [default: all]")
@click.option("--lang", metavar="LANG", default="", help="One language.  [default: all]")
@click.option("--since-approval", is_flag=True, help="Compare with what was last approved, section by section.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html", "pdf"]), default="text", show_default=True,
    help="For a terminal, a program, a browser, or to read and sign.",
)  # fmt: skip
@click.option("--out", type=click.Path(dir_okay=False), default="", help="The file to write.")
@click.option(
    "--pages/--no-pages", default=None,
    help="Lay out both states and say which pages change.  [default: with html and pdf]",
)  # fmt: skip
@click.option("--exit-code", is_flag=True, help="Exit 1 where anything differs, as git does.")
@click.pass_obj
def diff(command: Command, /, booklet_id: str, **options: Any) -> None:
    """Tell what changed from OLD to NEW: git revisions or folders; without NEW, to the files as they stand.

    Blocks that moved are told from blocks that were edited. Exit 0 whatever the differences, 2 where there is no
    such revision or folder.
    """
    from booklet.verbs.diff import Asked, run_diff

    raise Stop(run_diff(_needed(command), Asked(booklet=booklet_id, **options)))


@verb()
@click.option("--booklet", "booklets", **many, help="A booklet, by its id; may be repeated.  [default: all]")
@click.option("--lang", "langs", **many, help="A language; may be repeated.  [default: the one it is written in]")
@click.option("--out", type=click.Path(file_okay=False), help="Where the files go.  [default: dist/report]")
@click.option("--quick", is_flag=True, help="Lay no pages out; what they would show is reported as not checked.")
@click.option(
    "--format", "form", type=click.Choice(["files", "json"]), default="files", show_default=True,
    help="An HTML and a PDF file, or JSON on the standard output for a program.",
)  # fmt: skip
@click.pass_obj
def report(
    command: Command,
    booklets: tuple[str, ...],
    langs: tuple[str, ...],
    out: str | None,
    form: Literal["files", "json"],
    *,
    quick: bool,
) -> None:
    """Hold a booklet against the standards, and write what a machine found and what is left to a person.

    Results of HAS, PEMAT-P, CDC, NHS, UKAAF and RNIB, DISCERN; readability by section; contacts and sources with
    their ages; what expires within 90 days. Exit 1 where there are errors; the report is made all the same.
    """
    from booklet.verbs.report import run_report

    raise Stop(run_report(_needed(command), booklets, langs, out, form, quick=quick))


def _needed(command: Command) -> Path:
    """The project's folder; says what to do where there is none."""
    if command.root is None:
        print(NO_PROJECT, file=sys.stderr)
        raise Stop(FAILURE)
    return Path(command.root)

"""The program's own words, in one language: sections/strings/<lang>.yaml. No word a reader sees stands in the code."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from booklet.blocks import Id, Strict
from booklet.clinic import Lang
from booklet.records import Role
from booklet.reviewwords import ReviewWords


class GuideStep(Strict):
    """A step of printing, folding and stapling."""

    title: str
    text: str
    figure: Literal["print", "check", "fold", "staple"] | None = None


class OneSheetWords(Strict):
    """The words of the page on printing where there is one sheet: nothing to gather, and nothing to staple."""

    title: str
    sheets: str
    """``{pages}`` stands for the number of pages."""
    steps: Annotated[list[GuideStep], Field(min_length=1, max_length=6)]


class TurnedWords(Strict):
    """What differs on the page on printing where sheets are not turned over their short edge."""

    steps: Annotated[list[GuideStep], Field(min_length=2, max_length=4)]
    """In the place of the first two steps: how to print, and how to see that it is right."""
    settings: Annotated[list[Annotated[list[str], Field(min_length=2, max_length=4)]], Field(min_length=2)]
    """In the place of the table of settings: a row for each computer, what to choose there."""


class EditionWords(Strict):
    """What a reader is told of an edition who chooses one to download."""

    name: str
    purpose: str
    """Who it is for, and when."""
    printing: str | None = None
    """How it is printed; nothing of one that is not made for paper."""


class SiteWords(Strict):
    """The words of the pages from which booklets are downloaded."""

    title: str
    welcome: str
    menu: str
    booklets: str
    languages: str
    read: str
    """The way to the page to read."""
    get: str
    """The way to the files to download."""
    download: str
    choose: str
    """The title over the files to download."""
    editions: Annotated[dict[Id, EditionWords], Field(min_length=1)]
    guide: str
    """The file that goes with sheets to fold."""
    one_page: str
    pages: str
    """``{count}`` stands for the number."""
    size_units: Annotated[list[str], Field(min_length=4, max_length=4)]
    """Of bytes, thousands, millions and thousands of millions of them."""
    decimal_sign: Annotated[str, Field(max_length=1)]
    first_page: str
    """Describes a picture: ``{edition}`` stands for the edition that it is the first page of."""
    checksum: str
    checksum_use: str
    draft: str
    approved: str
    expired: str
    expired_long: str
    """``{date}`` stands for the day when the review was due."""
    withdrawn: str
    withdrawn_long: str
    """``{date}`` stands for the day since when it is withdrawn."""
    reason: str
    clinics: str
    clinics_intro: str
    clinic_title: str
    """``{clinic}`` stands for its name."""
    any_clinic: str
    """The way from a clinic's page to the booklets without one."""
    invented: str
    print_title: str
    print_intro: str
    feed: str
    index: str


class Strings(Strict):
    """Every word that the program itself prints, in one language: sections/strings/<lang>.yaml."""

    contents_kicker: str
    contents_title: str
    main_message: str
    key_points: str
    how_to_use: str
    for_whom: str
    objective: str
    covers: str
    does_not_cover: str
    page: str
    at_least: str
    at_most: str
    """The key of people who are filled, and of those who are striped because studies differ."""
    continued: str
    """At the head of a page on which a section goes on: ``{title}`` stands for its title."""
    to_do: str
    to_avoid: str
    info: str
    remember: str
    how_it_works: str
    benefits: str
    risks: str
    unknown: str
    pregnancy: str
    ask_doctor: str
    sources: str
    example: str
    read_on: str
    checked_on: str
    to_validate: str
    to_validate_note: str
    goes_on: str
    """Heads a level that goes on from the panel before: ``{title}`` stands for its own."""
    on_the_web: str
    """Heads, with a colon after it, the sections of a part that are left out on paper."""
    on_the_back: str
    """Where the addresses of such a section stand."""
    page_short: str
    """Before the number of a page that is named in a text."""
    inside: str
    overleaf: str
    """Where a section stands that a sheet names: within the folded sheet, or on its other side."""
    all_inside: str
    unfold: str
    """On the flap of a leaflet: ``{title}`` stands for that of the part on when to call."""
    own_treatment: str
    to_fill_in: str
    """Stands, with a colon after it, for what is not known yet; the check finds it."""
    team_title: str
    team_service: str
    team_phone: str
    text_message: str
    """Announced before a number to which one writes."""
    team_hours: str
    team_night: str
    team_languages: str
    team_nearby: str
    logo: str
    code_to_scan: str
    or_: str = Field(alias="or")
    not_approved: str
    unreviewed_translation: str
    """Printed with the state in every language but the source, so long as nobody has reviewed the translation:
    ``{language}`` stands for the source's name."""
    not_approved_long: str
    revision: str
    written: str
    last_review: str
    next_review: str
    never_reviewed: str
    publisher: str
    owner: str
    funding: str
    interests: str
    feedback: str
    empty_slot: str
    code: str
    license_text: str
    license_drawings: str
    draft: str
    """On every page of what is not approved."""
    not_fully_approved: str
    not_fully_approved_long: str = ""
    approved_by: str
    """``{roles}`` stands for those who approved, each as in ``approved_role``."""
    approved_role: str
    """``{role}`` and ``{day}`` stand for one of the roles below and the day."""
    role_clinician: str
    role_patient: str
    role_librarian: str
    role_language: str
    source_changed: str
    """Under a translated section whose source says something else now; ``{language}`` is that of the source."""
    your_notes: str
    to_the_text: str
    """The link that leads a keyboard past the contents list of a web page."""
    row: str
    """A row of a form, for who hears the page: ``{number}`` stands for its number."""
    stays_here: str
    """What becomes of words that are typed into a web page."""
    print_section: str
    emergency: str
    associations: str
    attached_source: str
    """What a viewer says of a content file inside a PDF, before its path."""
    guide_title: str
    guide_sheets: str
    """How many sheets, and pages: ``{sheets}`` and ``{pages}`` stand for the numbers."""
    guide_steps: Annotated[list[GuideStep], Field(min_length=1, max_length=6)]
    guide_settings_title: str
    guide_settings: Annotated[list[Annotated[list[str], Field(min_length=2, max_length=4)]], Field(min_length=2)]
    """A table of what to choose in a print dialog; its first row is the header."""
    guide_foot: str
    guide_one_sheet: OneSheetWords | None = None
    """What stands in the place of the title, the number of sheets and the steps, where there is one sheet."""
    guide_turned: dict[Literal["long-edge", "none"], TurnedWords] = {}
    """By the edge over which sheets are turned; ``none`` where each side is printed by itself."""
    site: SiteWords
    months: Annotated[list[str], Field(min_length=12, max_length=12)]
    first_of_month: Annotated[str, Field(min_length=1)] = "1"
    """The number of a month's first day, where the language writes it in a way of its own."""
    languages: Annotated[dict[Lang, str], Field(min_length=1)]
    """Names of languages, as they stand inside a sentence."""
    review: ReviewWords | None = None
    """Words of the document on what changed; without them there is none in this language."""

    def language(self, lang: str) -> str:
        """The name of a language, of its base language where it has none of its own; its code where it has neither."""
        return self.languages.get(lang) or self.languages.get(lang.split("-")[0]) or lang

    def role(self, name: Role) -> str:
        """Who approves in one role."""
        return str(getattr(self, f"role_{name}"))

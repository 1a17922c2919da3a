"""What holds of the tags of every edition, held against the content: each fact gives the faults that it finds.

Validators see none of this: whether the order is the content's, whether a heading is one, what a link says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Dictionary, Name

from booklet.blocks import CallTable, Diary, Figure, Table
from booklet.compose.typography import setter
from booklet.content.marks import citations
from booklet.inside import founded, models
from booklet.model import Job, Section, texts
from booklet.pdf.tagtree import Document, Link, Tag, opened
from booklet.pdf.words import Run, joined
from tests.conformance.wanted import Content
from tests.editions.facts import words

Fact = Callable[[pikepdf.Pdf, Document, Content], Iterator[str]]

NUMBER = re.compile(r"[\d\s.,:;()\[\]–-]*")


def order(pdf: pikepdf.Pdf, document: Document, content: Content) -> Iterator[str]:
    """The words in the order of the tags are the content's, one after the other, with nothing between them."""
    page = rf" \({re.escape(content.strings.page_short)} \d+\)"  # of what a text leads to: a rule holds it to the truth
    said = re.sub(rf" ?\[\d+(?:, ?\d+)*\]|{page}", "", words(document.root.text))
    for item in content.glossary.values():
        said = said.replace(f" ({content.set(item.short)})", "")
    program = content.program()
    for contents in document.root.all("TOC"):  # it has the titles too, before they stand where they belong
        said = said.replace(words(contents.text), " ", 1)
        if strange := _foreign(words(contents.text), program):
            yield f"in a list of contents: {strange[:60]!r}"
    at, before = 0, ""
    for line in content.lines():
        if not line:
            before = ""  # a block that the program fills stands here
            continue
        found = said.find(line, at)
        if found < 0:
            yield f"not after {before[:40]!r}: {line[:60]!r}"
            continue
        if before and (between := _foreign(said[at:found], program)):
            yield f"between {before[:40]!r} and {line[:40]!r}: {between[:60]!r}"
        at, before = found + len(line), line


def _foreign(text: str, program: list[str]) -> str:
    """What stands between two texts of sections that is none of the program's words, and no number."""
    for known in program:
        before, after = (r"\b" if letter.isalnum() else "" for letter in (known[0], known[-1]))
        text = re.sub(f"{before}{re.escape(known)}{after}", " ", text)
    return "" if NUMBER.fullmatch(text) else words(text)


def headings(pdf: pikepdf.Pdf, document: Document, content: Content) -> Iterator[str]:
    """The headings are the title, the parts, the sections and what the sections call so, each under its own."""
    found = [(int(tag.role[1]), words(tag.text)) for tag in document.root.below() if re.fullmatch("H[1-6]", tag.role)]
    notes = words(content.strings.your_notes)  # pages that fill the sheet
    found = [pair for pair in found if pair[1] != notes]
    wanted = list(content.headings())
    for place in range(max(len(found), len(wanted))):
        one, other = ([*kind, None][place] if place < len(kind) else None for kind in (found, wanted))
        if one != other:
            yield f"heading {place + 1} is {one}, not {other}"
            return


def furniture(pdf: pikepdf.Pdf, document: Document, content: Content) -> Iterator[str]:
    """Folios, running feet and signs are artifacts, and no words of the content are."""
    call = next((title for kind, title, _ in content.parts() if kind == "call"), "")
    draft = re.escape(content.strings.draft)  # the cover says it aloud
    foot = re.compile(rf"→ {re.escape(content.set(call + ' :'))} {content.strings.page} \d+|\d+|→|◊|■|–|◊ .*|{draft}")
    signed = [content.set(option) for _, block, _ in content.blocks() if isinstance(block, Diary)
              for column in block.columns for option in column.options]  # fmt: skip
    signed += [content.set(content.strings.to_validate)]
    sections = [content.section(name) for _, _, names in content.parts() if not content.fitted for name in names]
    heads = [content.strings.continued.replace("{title}", section.short_title or section.title) for section in sections]
    signed += [content.set(head) for head in heads]
    for number, page in enumerate(document.pages, 1):
        painted = [words(run.text) for run in page.artifacts]
        left = words(" ".join(text for text in painted if not foot.fullmatch(text)))
        for sign in sorted(signed, key=len, reverse=True):  # which may run over two lines
            left = left.replace(sign, " ")
        if left.strip():
            yield f"page {number}: these words are said to be decoration: {words(left)[:60]!r}"
    for tag in document.root.below():
        own = joined([kid for kid in tag.kids if isinstance(kid, Run)])
        if tag.role in ("P", "Div", "Document", "Art", "Sect") and foot.fullmatch(words(own)):
            yield f"page {tag.page}: furniture is read aloud: {own!r}"


def reach(pdf: pikepdf.Pdf, document: Document, content: Content) -> Iterator[str]:
    """Every piece of marked content of every page is in the tree, and every piece in the tree is on its page."""
    for number, (page, owned) in enumerate(zip(document.pages, document.owned, strict=True), 1):
        for lost in sorted(set(page.marked) - owned):
            yield f"page {number}: in no tag: {page.marked[lost].text[:60]!r}"
        for missing in sorted(owned - set(page.marked)):
            yield f"page {number}: a tag holds content {missing}, which the page does not have"
        for run in page.loose:
            yield f"page {number}: neither tagged nor decoration: {run.text[:60]!r}"
    held = {id(kid) for tag in document.root.below() for kid in tag.kids if isinstance(kid, Link)}
    there = sum(len(page.obj.get(Name.Annots, [])) for page in pdf.pages)
    if len(held) != there:
        yield f"{there} links on the pages, {len(held)} in the tags"


def lists(pdf: pikepdf.Pdf, document: Document, content: Content) -> Iterator[str]:
    """A list has items, an item one body and at most one label, a list of contents has entries that refer."""
    for tag in document.root.below():
        inner = [kid.role for kid in tag.kids if isinstance(kid, Tag)]
        if tag.role == "L" and set(inner) - {"LI", "L", "Caption"}:
            yield f"page {tag.page}: a list holds {inner}"
        elif tag.role == "LI" and (inner not in (["LBody"], ["Lbl", "LBody"]) or len(inner) != len(tag.kids)):
            yield f"page {tag.page}: an item holds {inner}: {tag.text[:40]!r}"
        elif tag.role == "TOC" and set(inner) != {"TOCI"}:
            yield f"page {tag.page}: a list of contents holds {inner}"
        elif tag.role == "TOCI" and not all(kid.all("Link") for kid in tag.kids if isinstance(kid, Tag)):
            yield f"page {tag.page}: an entry of the contents leads nowhere"
        labels = (
            [kid.text for kid in tag.all("Lbl") if kid.parent and kid.parent.parent is tag] if tag.role == "L" else []
        )
        numbers = [re.sub(r"\D", "", label) for label in labels if re.fullmatch(r"\d+†?\.?", label)]
        if tag.attributes.get("ListNumbering") == "Decimal" and numbers != [
            str(place) for place in range(1, len(inner) + 1)
        ]:
            yield f"page {tag.page}: a list is numbered {numbers}"
    wanted = 0 if content.fitted else 1 + sum(kind == "part" for kind, _, _ in content.parts())
    if (found := len(document.root.all("TOC"))) != wanted:
        yield f"{found} lists of contents, not {wanted}"
    numbered = {"steps", "references"}
    there = [tag for tag in document.root.all("L") if str(tag.attributes.get("ListNumbering", "")) == "Decimal"]
    kinds = [block.kind for _, block, choice in content.blocks()
             if block.kind in numbered and not (choice and choice.short)]  # fmt: skip
    if len(there) != len(kinds):
        yield f"{len(there)} numbered lists, not {len(kinds)}"


def tables(pdf: pikepdf.Pdf, document: Document, content: Content) -> Iterator[str]:
    """One table for each of the content, with its name; rows of one length; header cells that say what they head."""
    wanted = []
    for name, block, _ in content.blocks():
        if isinstance(block, Table | Diary):
            wanted.append(content.set(block.caption if isinstance(block, Table) else block.title))
        elif isinstance(block, CallTable):
            wanted.append(content.set(content.section(name).title))  # it begins its section
    found = [re.sub(r" \[\d.*", "", _named(tag, document)) for tag in document.root.all("Table")]
    if found != wanted:
        yield f"tables {found}, not {wanted}"
    for tag in document.root.all("Table"):
        rows = [[kid for kid in row.kids if isinstance(kid, Tag)] for row in tag.all("TR")]
        if len(lengths := set(_lengths(rows))) != 1:
            yield f"page {tag.page}: rows of {sorted(lengths)} cells"
        if any(cell.role != "TH" or cell.attributes.get("Scope") != "Column" for cell in rows[0]):
            yield f"page {tag.page}: the first row heads no columns"
        for row in rows[1:]:
            if any(cell.role == "TH" and cell.attributes.get("Scope") != "Row" for cell in row):
                yield f"page {tag.page}: a header cell does not say that it heads a row: {row[0].text[:40]!r}"


def _named(table: Tag, document: Document) -> str:
    """A table's caption, or the heading that it follows."""
    if captions := table.all("Caption"):
        return words(" ".join(part.text for part in captions))
    before = None
    for tag in document.root.below():
        if tag is table:
            break
        before = tag if re.fullmatch("H[1-6]|P|L|Table|Figure|Caption|Note", tag.role) else before
    return words(before.text) if before and before.role.startswith("H") else ""


def _lengths(rows: list[list[Tag]]) -> Iterator[int]:
    """How many columns each row fills, with the cells that reach down into it."""
    reaching: list[int] = []
    for row in rows:
        spans = [int(str(cell.attributes.get("RowSpan", 1))) for cell in row]
        columns = sum(int(str(cell.attributes.get("ColSpan", 1))) for cell in row)
        yield columns + len(reaching)
        reaching = [left - 1 for left in [*reaching, *spans] if left > 1]


def languages(pdf: pikepdf.Pdf, document: Document, content: Content) -> Iterator[str]:
    """A title and a phrase in another language say so, and nothing else does."""
    if document.lang != content.lang:
        yield f"the document's language is {document.lang!r}"
    printed = any(block.kind == "references" for _, block, _ in content.blocks())
    cited = sorted(content.numbers, key=content.numbers.__getitem__) if printed else []
    wanted = [
        (one.lang, words(setter(one.lang)(one.short or one.title)).rstrip("."))
        for one in (content.library.references[name] for name in cited) if one.lang != content.lang
    ]  # fmt: skip
    found = [(tag.lang, words(tag.text).rstrip(".")) for tag in document.root.below() if tag.lang and tag.parent]
    marked, may_be = set(content.foreign()), set(content.foreign_in_contacts())
    for lang, phrase in sorted(marked - set(found)):
        yield f"{phrase!r} is not said to be in {lang!r}"
    found, wanted = ([one for one in held if one not in marked | may_be] for held in (found, wanted))
    for place, (one, other) in enumerate(zip(found, wanted, strict=False)):
        if one != other:
            yield f"phrase {place + 1} in another language is {one}, not {other}"
            return
    if len(found) != len(wanted):
        yield f"{len(found)} phrases in another language, not {len(wanted)}"


def links(pdf: pikepdf.Pdf, document: Document, content: Content) -> Iterator[str]:
    """Each link is announced by words, which are its own or say what it leads to; never by an address behind it."""
    held = pdf.Root.get(Name.Names, Dictionary()).get(Name.Dests, Dictionary()).get(Name.Names, [])
    names = {str(name) for name in held if isinstance(name, pikepdf.String)}
    for tag in document.root.all("Link"):
        own = words(tag.text)
        for link in (kid for kid in tag.kids if isinstance(kid, Link)):
            said = words(link.contents)
            if not re.search(r"[^\W\d_]", said) or said in names or said == link.target:
                yield f"page {link.page}: a link is announced as {said!r}"
            elif said != own and (re.search(r"[^\W\d_]", own) or own not in said):
                yield f"page {link.page}: the link {own!r} is announced as {said!r}"
        if not any(isinstance(kid, Link) for kid in tag.kids):
            yield f"page {tag.page}: nothing can be followed from {own!r}"


def figures(pdf: pikepdf.Pdf, document: Document, content: Content) -> Iterator[str]:
    """Each figure of the content has its description, a box on its page around what it holds, and its caption."""
    blocks = [block for _, block, _ in content.blocks() if isinstance(block, Figure)]
    found = document.root.all("Figure")
    alts = [words(tag.alt) for tag in found]
    for block in blocks:
        if not any(alt.startswith(content.set(block.alt)) for alt in alts):
            yield f"no figure says {content.set(block.alt)[:60]!r}"
        for label in block.labels:
            shown = content.set(label.text).casefold()
            if not any(shown in alt.casefold() for alt in alts if alt.startswith(content.set(block.alt))):
                yield f"the description leaves out the label {shown!r}"
    for tag in found:
        box = tag.attributes.get("BBox", [])
        sides = [float(side) for side in pdf.pages[tag.page - 1].mediabox]
        if not isinstance(box, list) or len(box) != 4 or not (box[0] < box[2] and box[1] < box[3]):
            yield f"page {tag.page}: a figure has no box"
        elif box[0] < -1 or box[1] < -1 or box[2] > sides[2] + 1 or box[3] > sides[3] + 1:
            yield f"page {tag.page}: a figure's box leaves the page: {box}"
        else:
            for run in (kid for inner in tag.below() for kid in inner.kids if isinstance(kid, Run) and kid.text):
                middle = (run.left + run.right) / 2
                if not (box[0] - 9 < middle < box[2] + 9 and box[1] - 9 < run.lines[0] < box[3] + 9):
                    yield f"page {tag.page}: the label {run.text!r} is outside of its figure's box"
    captions = [tag for tag in document.root.all("Caption") if not any(_above(tag, role) for role in ("Table", "L"))]
    if len(captions) != sum(block.caption is not None for block in blocks):
        yield f"{len(captions)} captions of figures"


def _above(tag: Tag, role: str) -> bool:
    while tag.parent:
        tag = tag.parent
        if tag.role == role:
            return True
    return False


def notes(pdf: pikepdf.Pdf, document: Document, content: Content) -> Iterator[str]:
    """A citation is a reference; what explains a section at its foot is a note, and each note can be told apart."""
    for tag in document.root.all("Link"):
        if any(isinstance(kid, Link) and kid.target.startswith("ref-") for kid in tag.kids) and not _above(
            tag, "Reference"
        ):
            yield f"page {tag.page}: the citation {tag.text!r} is no reference"
    wanted = 0
    if not content.fitted:
        for kind, _, names in content.parts():
            sections = [content.section(name) for name in names]
            wanted += sum(block.kind == "frequency" and bool(block.note) for one in sections for block in one.blocks)
            if kind == "call":  # one for the part, and its sources at the head of the references
                wanted += any(getattr(model, "basis", None) for one in sections for _, model in models(one))
                wanted += any(name in content.numbers for one in sections for name in _cited(one))
            else:
                wanted += sum(bool(list(founded(one))) for one in sections)
    if (found := len(document.root.all("Note"))) != wanted:
        yield f"{found} notes, not {wanted}"


def _cited(section: Section) -> Iterator[str]:
    """What a section rests on, as a whole or in a line of it."""
    yield from (name for _, name in founded(section))
    yield from (name for _, text in texts(section) for name, _ in citations(text))


def shown(pdf: pikepdf.Pdf, document: Document, content: Content) -> Iterator[str]:
    """The title stands in the title bar, the tab key goes by the tags, and the file says that it has tags."""
    if document.title != content.title():
        yield f"the title is {document.title!r}"
    if pdf.Root.get(Name.ViewerPreferences, Dictionary()).get(Name.DisplayDocTitle) is not True:
        yield "the title bar shows the file's name"
    if pdf.Root.get(Name.MarkInfo, Dictionary()).get(Name.Marked) is not True:
        yield "the file does not say that it is tagged"
    for number, page in enumerate(pdf.pages, 1):
        if page.obj.get(Name.Tabs) != Name.S:
            yield f"page {number}: the tab key does not follow the tags"


def bookmarks(pdf: pikepdf.Pdf, document: Document, content: Content) -> Iterator[str]:
    """The bookmarks are the headings, at their levels, on their pages."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found = []
    with pdf.open_outline() as outline:
        waiting = [(1, item) for item in reversed(outline.root)]
        while waiting:
            level, item = waiting.pop()
            place = item.destination[0].objgen if item.destination is not None else (0, 0)
            found.append((level, words(item.title), pages.get(place, 0)))
            waiting += [(level + 1, child) for child in reversed(item.children)]
    wanted = [
        (int(tag.role[1]), words(tag.text), next((run.page for run in _runs(tag)), tag.page))
        for tag in document.root.below() if re.fullmatch("H[1-6]", tag.role)
    ]  # fmt: skip
    for one, other in zip([*found, None], [*wanted, None], strict=False):
        if one != other:
            yield f"the bookmark {one} stands for the heading {other}"
            return
    if len(found) != len(wanted):
        yield f"{len(found)} bookmarks for {len(wanted)} headings"


def _runs(tag: Tag) -> Iterator[Run]:
    for inner in tag.below():
        yield from (kid for kid in inner.kids if isinstance(kid, Run))


FACTS: list[Fact] = [
    order, headings, furniture, reach, lists, tables, languages, links, figures, notes, shown, bookmarks,
]  # fmt: skip


def faults(fact: Fact, pdf: pikepdf.Pdf, job: Job) -> list[str]:
    return list(fact(pdf, opened(pdf), Content(job)))

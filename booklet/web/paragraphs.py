"""The texts of a page of HTML, one for each paragraph, item and heading."""

from __future__ import annotations

from html.parser import HTMLParser

INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time"})
EMPTY = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
UNSEEN = frozenset({"script", "style", "template", "title"})
BLOCKS, MARKS = "sign-note", "line-mark"
"""Classes of inline elements that are set as blocks, and of those that are marks and no words."""


def paragraphs(html: str) -> list[str]:
    """The texts in the order of the page, without those that are hidden."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [text for text in reader.found if text.strip()]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[tuple[str, int, bool]] = []
        """Of each element that is open: its tag, the text that it adds to, whether it is seen."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in EMPTY:
            return
        given = dict(attrs)
        names = (given.get("class") or "").split()
        _, text, seen = self.open[-1] if self.open else ("", -1, True)
        if tag not in INLINE or BLOCKS in names or text < 0:
            self.found.append("")
            text = len(self.found) - 1
        seen = seen and tag not in UNSEEN and "hidden" not in given and MARKS not in names
        self.open.append((tag, text, seen))

    def handle_endtag(self, tag: str) -> None:
        # An element whose end may be left out ends with the one around it.
        if any(name == tag for name, _, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][2]:
            self.found[self.open[-1][1]] += data

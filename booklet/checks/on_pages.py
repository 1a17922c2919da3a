"""Pages of the manual on findings that are made as files are built, most of them on laid-out pages."""

from __future__ import annotations

PAGES: dict[str, str] = {
    "body-too-small": """\
Body text that is printed too small.

Running text has 12 pt or more, in the edition for low vision every text 16 pt or more. Captions, notes, labels and
table cells may be smaller in a standard edition, as much as the style sheet lets them. An exception is declared as a
waiver, with its reason.

Source: UKAAF MS03 and G003; RNIB, clear print; standards, section 16.

    --t-body: 11pt
""",
    "call-off-centre": """\
When to call is not where a hand finds it.

Its first two levels are two pages that face each other, and in a stapled booklet the two in the middle, where it falls
open: pages of notes before and behind bring them there. The finding says what is too much: one of the two pages has no
room for its level, or so much stands before or behind them that no few pages of notes make up for it.

Source: this project; PEMAT 20 (the material makes it easy to act).

    two parts before the part on when to call, and five after it
""",
    "continued-untitled": """\
A page on which a section goes on, and whose head does not say which, or that names one which has ended.

Who opens the booklet there cannot tell what the text is about. The program prints the running title; a page or a style
sheet of one's own can lose it. The two pages inside a short booklet are one opening, and need none.

Source: PEMAT 9; this project.

    a page of its own margins, without the running title
""",
    "foreign-font": """\
A font that is not the booklet's own.

A character that Source Sans 3 lacks is taken from whatever font the machine has: it looks foreign, and differs from
machine to machine.

Source: standards, section 16 (fonts with all glyphs).

    text: Écrivez 漢字
""",
    "heading-at-page-foot": """\
A heading that is the last thing on a page.

Its text stands on the next one, and nobody sees what it announces.

Source: PEMAT 9; RNIB, clear print.

    a subheading, and its list does not fit below it
""",
    "italic-letters": """\
Text that is printed in italics.

Italics are hard to read for many; bold marks what matters.

Source: UKAAF G003; RNIB, clear print; standards, section 16.

    em { font-style: italic }
""",
    "justified-text": """\
Text that is set to both margins.

Justified lines have gaps of uneven width, in which a weak reader gets lost. Text is set to the left.

Source: UKAAF G003; RNIB, clear print; standards, section 16.

    .paragraph { text-align: justify }
""",
    "line-length": """\
Lines of text that are shorter or longer than is easy to read.

From 60 to 70 characters are easiest. The figure is that of the usual line of running text: the middle one of all
full lines of an edition. Bounds: thresholds, characters_per_line_least and characters_per_line_most.

Source: RNIB, clear print; standards, section 16.

    an A4 page in one column of 95 characters
""",
    "local-link": """\
A link to a file of the machine that the booklet was made on.

It leads nowhere for a reader, and tells where the file was made.

Source: this project.

    [notice](notice.pdf)
""",
    "low-contrast": """\
Letters or marks too pale, or too dark, for what is behind them.

A text needs a contrast of 7 to 1, a mark of 3 to 1, in colour and as a copier shows it.

Source: WCAG 2.2, 1.4.6 and 1.4.11; RNIB 1998.

    color: #7FB2C0 on white
""",
    "low-resolution-image": """\
A picture too coarse to print.

Under 150 pixels for an inch of paper, edges are seen as steps.

Source: PEMAT 18; this project.

    a photograph of 300 pixels, printed 100 mm wide
""",
    "missing-glyph": """\
A character that no font has.

It would be printed as an empty box.

Source: standards, section 16 (fonts with all glyphs).

    text: a character of a private area
""",
    "not-approved": """\
A booklet that is still a draft, built with ``--final``.

What is handed out was approved by somebody who can answer for it.

Source: NHS-6 (clinical approval); standards, section 16 (approver).

    booklet build --final      # and nobody has approved it
""",
    "painting-order": """\
Something that is painted after what is read after it.

A reader that knows no tags, such as Chrome's own, reads aloud in the order in which a page is painted; text that is
copied out of it has that order too. CSS paints what is positioned after all the rest, and what floats before it. So the
name of a medicine may be heard after its card, under the name of the next one.

Source: ISO 14289-1, 7.1 (the order of reading); this project.

    .card-head { position: relative }
""",
    "panel-overflow": """\
A text that has no room on its panel.

A one-sheet edition is set at 12 pt at the least; what does not fit there is not printed smaller and not cut, but told.

Source: UKAAF G003; this project.

    nine blocks on one panel of a leaflet
""",
    "section-begins-low": """\
A section that begins in the lower third of a page and goes on overleaf.

Its title stands over a few lines, and the page that holds its text has none. A section starts a page, or stands whole
below another one.

Source: PEMAT 9 and 10; this project.

    a title at the foot with three lines below it, and the rest on the next page
""",
    "short-too-long": """\
A short booklet whose text does not fit on its two pages inside.

It is one sheet, folded once: cover, two pages, back. One line more would cost a second sheet. The finding says how many
lines are too many; what says when to call is never parted, so it moves to the next page as a whole.

Source: HAS-R9 (compact); this project.

    form: short      # and five long sections
""",
    "small-picture": """\
A picture of the text that is printed less than 40 mm wide.

What it is to teach cannot be seen at that size, least of all on a copy. A picture has half the measure or the whole.

Source: PEMAT 18; this project.

    .figure { width: 30mm }
""",
    "text-overflow": """\
Text that runs out of its box, its column or its page.

It would be cut, or stand on something else.

Source: PEMAT 18; this project.

    a label of eighty letters in a figure
""",
    "text-overlap": """\
Two texts that stand on one another, or a text on the pictogram of another.

Neither can be read. A box that has words of its own, such as the foot of a cover, and lies on a text counts too.

Source: PEMAT 18; this project.

    two labels of a figure at one place
""",
    "thin-page": """\
A page that is less than 55 % full, while its part goes on.

It looks like a mistake, and costs paper. What is measured is how far down the content reaches. A level of the call has
its own page however short it is, and the pages inside a short booklet are there in any case.

Source: HAS-R9; this project.

    two lines of a section that run on to a new page
""",
    "too-many-pages": """\
A booklet with more pages than it should have.

A practical document is compact and easy to keep up to date. Bound: thresholds, pages, for the edition for the screen.

Source: HAS-R9.

    thresholds: {fr: {pages: 48}}      # and it has 52
""",
    "underlined-text": """\
Text that is underlined.

A line under letters cuts their feet and hides their shapes. Bold marks what matters.

Source: UKAAF G003; standards, section 16.

    a { text-decoration: underline }
""",
    "unknown-colour": """\
A colour that cannot be turned into inks.

A drawing or a picture uses a colour space that the program does not convert for a press or for grey.

Source: this project.

    a JPEG in Lab
""",
    "weasyprint-warning": """\
Something that the layout program complained about.

A drawing that it cannot draw, a link that leads nowhere in this edition, a picture that cannot be loaded.

Source: this project.

    [voir](#absent) in an edition without that section
""",
}
"""By the name of the finding."""

WARNINGS = frozenset({
    "call-off-centre", "continued-untitled", "line-length", "painting-order", "section-begins-low", "small-picture",
    "thin-page", "too-many-pages",
})  # fmt: skip
WAIVABLE = frozenset({
    "body-too-small", "call-off-centre", "line-length", "section-begins-low", "thin-page", "too-many-pages",
})  # fmt: skip

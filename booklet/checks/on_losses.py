"""Pages of the manual on findings of what YAML would drop from a text without a word. See docs/losses.md."""

from __future__ import annotations

PAGES: dict[str, str] = {
    "lost-letter": """\
A backslash in double quotes that makes white space of a letter.

YAML reads \\t as a tab, \\n as the end of a line, \\_ as a space: the letter would not be printed.

Source: this project.

    text: "Ouvrez C:\\temp"
""",
    "text-cut": """\
A text that YAML cuts at the sign #.

What stands after a space and # is a comment, and is not printed: 'Ne prenez pas #1 : aspirine' would be 'Ne prenez
pas'. A text with # in it goes in quotes, whole. A comment stands on a line of its own; it may also stand after a key
whose values come below it, and after an id, a number, a day or one of a few fixed words, where no text can be.

Source: this project.

    - Appelez le 15 #jour et nuit
""",
    "unused-anchor": """\
A text that begins with & and a word, which YAML takes for a name.

The name would not be printed. It is one where something repeats it with *; nothing does.

Source: this project.

    text: &amp Attention
""",
}
"""By the name of the finding."""

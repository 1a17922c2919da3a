"""Pages of the manual on findings that are made as files are read, and on waivers."""

from __future__ import annotations

PAGES: dict[str, str] = {
    "bad-encoding": """\
A file that is not UTF-8.

A letter saved in another encoding would print as another letter, or not at all. The place is the first byte that
cannot be read.

Source: this project.

    the file was saved as Latin-1 by an old editor
""",
    "bad-file-name": """\
A file or folder whose name is no id.

A file's stem is its id, which links, editions and approvals go by: lower-case letters without accents, digits and
single hyphens, with the ending .yaml. A language is fr or fr-CA.

Source: this project.

    fr/Mes Gestes.yml
""",
    "bad-key": """\
A key that cannot be a key where it stands.

Keys are words typed as they are: no lists, no mappings, no merge marks; where keys are languages or ids, they have
that form.

Source: this project.

    title: {français: Titre}
""",
    "bad-yaml": """\
A file that is not valid YAML.

Nothing of the file can be trusted before it is mended: indentation, quotes and colons carry the meaning. The place is
where the reader gave up, or where what is left open begins.

Source: this project.

    text: "never closed
""",
    "control-character": """\
A character that cannot be seen and that no text needs.

It would be printed as a box, move a terminal or turn the text round unseen.

Source: this project.

    text: "a\\x07b"
""",
    "custom-tag": """\
A tag of YAML.

The program knows what each value is. A tag could ask a reader to build other things.

Source: this project.

    text: !!python/object:os.system x
""",
    "duplicate-key": """\
A key that stands twice in one mapping.

YAML would keep the second without a word, and the first would be lost.

Source: this project.

    title: Un
    title: Deux
""",
    "empty-file": """\
A content file with nothing in it.

It has an id and no text: a section that would be an empty page.

Source: this project.

    fr/voyages.yaml of 0 bytes
""",
    "empty-value": """\
A key with no value.

What is left empty by mistake would be printed as nothing. What is meant to be empty is left out.

Source: this project.

    title:
""",
    "endless-alias": """\
An alias that holds itself.

It has no end, so nothing can be made of it.

Source: this project.

    a: &a [*a]
""",
    "file-too-large": """\
A content file that is too large to read.

A section is a few pages; a file of many megabytes is a mistake, or meant to stop the program.

Source: this project.

    fr/mains.yaml of 40 MB
""",
    "id-differs": """\
An id in booklet.yaml that differs from its folder's name.

Files, links and commands name a booklet by its folder; two names for one booklet confuse all of them.

Source: this project.

    id: sommeils      # in booklets/sommeil/booklet.yaml
""",
    "list-too-long": """\
A list with more items than its kind allows.

The models hold lists for readers to seven items, and others to what their place on the page can take.

Source: CDC CCI 8; standards, section 16.

    items: [un, deux, trois, quatre, cinq, six, sept, huit]
""",
    "list-too-short": """\
A list with too few items.

Some things need more than one to make sense: steps, the columns of a table, key points.

Source: HAS-R3 (3 to 7 key points); PEMAT 22 (explicit steps).

    key_points: [{text: {fr: Un seul.}}]
""",
    "missing-file": """\
A booklet without its booklet.yaml.

It says what the booklet is called, who it is for and in which order it is read.

Source: this project.

    sections/booklets/demo/fr/ and no booklet.yaml
""",
    "missing-key": """\
A key that a file must have is missing.

The models ask for what no booklet may lack: the main message, key points, objective, audience, what it covers and
what not, the next review, the alternative text of a figure, the header and caption of a table, the source of a contact.

Source: HAS-R3 to R6, R13; CDC CCI 1-3; PEMAT 11; NHS-5; standards, section 16.

    title: A      # and no blocks
""",
    "missing-strings": """\
A language without the program's own words.

Headings and labels that the program prints are in sections/strings/<lang>.yaml, one file for each language.

Source: this project.

    en/ in a booklet, and no sections/strings/en.yaml
""",
    "no-content": """\
A project without a booklet.

There is nothing to check or to build.

Source: this project.

    sections/booklets/ is empty
""",
    "no-sections": """\
A booklet without sections in its source language.

Every other language is a translation of that one.

Source: this project.

    source_language: fr      # and there is no fr/
""",
    "not-a-file": """\
Something in the place of a content file that is no regular file.

A pipe, a device or a folder is not read: it could keep the program waiting for ever.

Source: this project.

    fr/mains.yaml is a named pipe
""",
    "out-of-range": """\
A number outside its bounds.

Each number has bounds beyond which it makes no sense, or no standard allows it.

Source: this project.

    thresholds: {fr: {words_per_sentence: 80}}
""",
    "outside-project": """\
A symbolic link that leads out of the project.

A content file can make nobody read what is not content.

Source: this project.

    fr/mains.yaml -> /etc/passwd
""",
    "same-id": """\
Two files with one id.

They differ in their ending or in capitals only, and the second would silently win on some disks.

Source: this project.

    mains.yaml and Mains.yml
""",
    "several-documents": """\
A second YAML document in one file.

Only one would be read. One file, one section.

Source: this project.

    title: A
    ---
    title: B
""",
    "tab": """\
A tab in a content file.

YAML does not allow tabs to indent, and editors show them differently.

Source: this project.

    a tab before "text:"
""",
    "text-too-long": """\
A text longer than its place allows.

A paragraph of more than 1,500 characters is not meant for a patient, and narrow places have limits of their own.

Source: PEMAT 8; this project.

    short: a gloss of a hundred words
""",
    "too-deep": """\
Values nested too deeply.

No content needs it, and reading it could exhaust the machine.

Source: this project.

    [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
""",
    "too-many-values": """\
A file with too many values.

No section needs so many; aliases can blow a small file up.

Source: this project.

    an alias of an alias of an alias …
""",
    "unknown-alias": """\
An alias that names no anchor before it.

There is nothing that it could stand for.

Source: this project.

    text: *absent
""",
    "unknown-file": """\
A file or folder that nothing reads.

It looks like content and would never be printed.

Source: this project.

    sections/section/
""",
    "unknown-key": """\
A key that is not known where it stands.

A misspelt key would otherwise be ignored without a word. The hint names the nearest known one.

Source: this project.

    titel: Mains
""",
    "unknown-kind": """\
A block of a kind that does not exist.

The kinds of block are listed in the JSON Schema of a section.

Source: this project.

    kind: paragraf
""",
    "unknown-value": """\
A value that is not among those that its key may have.

The hint names the nearest one, or all of them.

Source: this project.

    kind: calls     # of a part
""",
    "unreadable-file": """\
A file or folder that cannot be read.

Its permissions do not allow it, or a symbolic link goes round in a loop.

Source: this project.

    fr/mains.yaml -> fr/mains.yaml
""",
    "waiver-expired": """\
A waiver whose last day has passed.

What it set aside comes back as a finding. A waiver is a decision for a time: look again, then mend the content or
write a later day.

Source: this project.

    waivers: [{rule: hard-number, reason: Décidé en comité., until: 2025-01-01}]
""",
    "waiver-refused": """\
A waiver of a rule that cannot be waived.

Nobody can decide that a sheet may lose the page on when to call, that a clinic may borrow the colour of warnings, or
that a file need not be readable. What only a person can give, an owner, a review, a check of a contact, cannot be
waived for the day when the booklet is handed out. The findings of such rules are mended, or settled by the person they
wait for.

Source: this project.

    waivers: [{rule: call-incomplete, reason: Pas assez de place., until: 2027-01-01}]
""",
    "waiver-unknown-rule": """\
A waiver of a rule that does not exist.

It would set nothing aside, and look as if it did.

Source: this project.

    waivers: [{rule: hard-numbers, reason: Décidé en comité., until: 2027-01-01}]
""",
    "waiver-unused": """\
A waiver that sets nothing aside.

The fault was mended, or the waiver names another place. It would hide the next fault of the kind unseen.

Source: this project.

    waivers: [{rule: hard-number, section: mains, reason: Mains décrites., until: 2027-01-01}]
""",
    "wrong-form": """\
A value that does not have the form of its kind.

Ids, languages, dates, countries, colours and web addresses each have one form, so that a mistake shows at once.

Source: this project.

    next_review: 24/11/2027
""",
    "wrong-type": """\
A value of another type than its key has.

A list where a text should be, words where a number should be.

Source: this project.

    blocks: Un texte.
""",
    "wrong-value": """\
A value that its key cannot have.

No more exact name fits the fault; the message says what is wrong.

Source: this project.

    dates: {written: 2026-02-30}
""",
}
"""By the name of the finding."""

WARNINGS = frozenset({"waiver-expired", "waiver-unused"})
FINAL_ERRORS = frozenset({"waiver-expired"})
"""Those warnings that are errors with ``--final``."""

"""Tags and words read from good files, from strange ones and from such as are made to hang a reader."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from booklet.pdf import tagtree, transcript, words
from booklet.pdf.tagtree import Untagged
from tests.pdf.page import made, opened

BODY = "<h1>Un</h1><p>Texte <b>gras</b> et suite.</p><ul><li>a</li><li>b</li></ul>"


def changed(change: Callable[[Pdf], None], body: str = BODY) -> list[str]:
    """The transcript of a small file that was changed, saved and opened again."""
    pdf = opened(body)
    change(pdf)
    out = BytesIO()
    pdf.save(out)
    with pikepdf.open(out) as again:
        return list(transcript.lines(tagtree.opened(again)))


def document(pdf: Pdf) -> Object:
    return pdf.Root.StructTreeRoot.K[0]


GOOD = [
    "document  Titre & suite, fr, 1 page", "page 1", "  heading 1  Un", "  text  Texte gras et suite.",
    "  list, 2 items", "    item  • a", "    item  • b",
]  # fmt: skip


def test_a_sound_file_is_read_in_order() -> None:
    assert changed(lambda pdf: None) == GOOD


def test_a_circle_ends() -> None:
    def close(pdf: Pdf) -> None:
        document(pdf).K.append(document(pdf))
        document(pdf).K[2].K.append(document(pdf).K[2])

    assert changed(close) == GOOD


def test_a_tag_that_many_hold_is_read_once() -> None:
    def share(pdf: Pdf) -> None:
        shared = document(pdf).K[1]
        for _ in range(40):  # 2 to the 40th readings of one text, for who reads it each time
            shared = pdf.make_indirect(Dictionary(S=Name.Div, K=Array([shared, shared])))
        document(pdf).K[1] = shared

    assert changed(share) == GOOD


def test_content_that_is_named_again_and_again_is_read_once() -> None:
    def repeat(pdf: Pdf) -> None:
        paragraph = document(pdf).K[1]
        paragraph.K = Array(list(paragraph.K) + [0, 1, 2] * 20_000)

    assert changed(repeat) == GOOD


def test_a_very_deep_tree_is_read() -> None:
    def bury(pdf: Pdf) -> None:
        inner = document(pdf).K[1]
        for _ in range(20_000):
            inner = pdf.make_indirect(Dictionary(S=Name.Div, K=Array([inner])))
        document(pdf).K[1] = inner

    assert changed(bury) == GOOD


def test_parents_pages_and_names_may_be_missing_or_wrong() -> None:
    def spoil(pdf: Pdf) -> None:
        for element in document(pdf).K:
            del element.P
        document(pdf).K.append(pdf.make_indirect(Dictionary(S=Name.P, Pg=Dictionary(), K=7)))
        document(pdf).K.append(pdf.make_indirect(Dictionary(S=String("P"), K=0)))
        document(pdf).K.append(pdf.make_indirect(Dictionary(S=Name.P, K=Array([-1, String("x"), None, 1.5]))))
        document(pdf).K.append(Dictionary(Type=Name.OBJR, Obj=String("x")))
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(One=Name.Two, Two=Name.One, P=String("x"))
        document(pdf).K.append(pdf.make_indirect(Dictionary(S=Name.One, K=Array())))

    assert changed(spoil) == GOOD


def test_a_role_that_stands_for_another_is_that_other() -> None:
    def rename(pdf: Pdf) -> None:
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(Titre=Name.Kopf, Kopf=Name.H1)
        document(pdf).K[0].S = Name.Titre

    assert changed(rename) == GOOD


def test_words_that_are_in_no_tag_are_told() -> None:
    def cut(pdf: Pdf) -> None:
        document(pdf).K = Array(list(document(pdf).K)[1:])

    assert changed(cut) == [GOOD[0], *GOOD[1:2], *GOOD[3:], "never read  page 1: Un"]


def test_content_that_cannot_be_read_has_no_words() -> None:
    def spoil(pdf: Pdf) -> None:
        pdf.pages[0].Contents.write(b"q BT (( /Span <</MCID 0>> BDC [ Tj Q Q Q EMC EMC ET")

    assert changed(spoil) == [GOOD[0], "page 1", "  list, 2 items"]


def test_operators_without_operands_are_passed_over() -> None:
    def spoil(pdf: Pdf) -> None:
        content = pdf.pages[0].Contents.read_bytes()
        pdf.pages[0].Contents.write(content + b" Q Q EMC cm Tm Td TJ Tf BDC")

    assert changed(spoil) == GOOD


def test_a_table_of_a_font_cannot_be_made_to_fill_the_memory() -> None:
    table = b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange 1 beginbfchar <> <> <0003> <D8> endbfchar"
    assert len(dict(words._codes(table))) <= words.MOST_CODES + 2


def test_signs_that_a_terminal_would_obey_are_left_out() -> None:
    def spoil(pdf: Pdf) -> None:
        document(pdf).K[0].ActualText = String("Un\x1b[2J\x07\nrouge")

    assert changed(spoil)[2] == "  heading 1  Un[2J rouge"


def test_letters_of_fonts_without_a_table() -> None:
    assert words._Font(Dictionary(Subtype=Name.Type1)).decode("été".encode("cp1252"))[0] == "été"
    composite = Dictionary(Subtype=Name.Type0, DescendantFonts=Array([Dictionary()]))
    assert words._Font(composite).decode(b"\x00\x01\x00\x02")[0] == words.UNKNOWN * 2


def test_widths_of_a_composite_font_in_both_forms() -> None:
    assert dict(words._widths([1, Array([500, 600]), 7, 8, 250])) == {1: 0.5, 2: 0.6, 7: 0.25, 8: 0.25}


def test_a_file_without_tags_says_so() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        with pytest.raises(Untagged):
            tagtree.opened(pdf)


def test_a_word_that_layout_divides_is_one_word() -> None:
    body = '<p style="width: 26mm; hyphens: auto">La dermatologie, c’est peut-être compréhensible.</p>'
    divided = b"FEFF00AD"
    pdf = opened(body)
    assert divided in pdf.pages[0].Contents.read_bytes(), "nothing was divided, so nothing is tested"
    (text,) = [tag.text for tag in tagtree.opened(pdf).root.all("P")]
    assert text.replace("\u202f", " ") == "La dermatologie, c’est peut-être compréhensible."


def test_a_hyphen_that_is_typed_stays_one_where_layout_used_its_glyph_first() -> None:
    body = '<p style="width: 20mm; hyphens: auto">dermatologie dermatologique</p><p>week-end</p>'
    tags = tagtree.opened(opened(body)).root.all("P")
    assert [tag.text for tag in tags] == ["dermatologie dermatologique", "week-end"]


def test_attributes_are_plain_values() -> None:
    body = "<table><thead><tr><th>Jour</th></tr></thead><tbody><tr><td>lundi</td></tr></tbody></table>"
    with pikepdf.open(BytesIO(made(body).pdf)) as pdf:
        read = tagtree.opened(pdf)
    assert [tag.attributes for tag in read.root.all("TH")] == [{"O": "Table", "Scope": "Column"}]

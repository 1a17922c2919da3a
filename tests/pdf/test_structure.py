"""The tags, read in order: what a screen reader meets."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Dictionary, Name, Object

from booklet.pdf.tags import is_element, kids
from tests.pdf.page import opened


def outline(element: Object) -> object:
    """Kinds of an element and of those below it, without the spans of single texts."""
    below = [outline(kid) for kid in kids(element) if is_element(kid) and Name.Span != kid.S]
    name = str(element.S).removeprefix("/")
    return (name, *below) if below else name


def document(pdf: pikepdf.Pdf) -> Object:
    return kids(pdf.Root.StructTreeRoot)[0]


def below(pdf: pikepdf.Pdf, kind: str) -> list[Object]:
    def walk(element: Object) -> list[Object]:
        own = [element] if Name(f"/{kind}") == element.S else []
        return own + [found for kid in kids(element) if is_element(kid) for found in walk(kid)]

    return walk(document(pdf))


def test_headings_and_paragraphs_are_what_they_are() -> None:
    pdf = opened("<section><h1>Un</h1><p>Texte</p></section>")
    assert outline(document(pdf)) == ("Document", ("Sect", "H1", "P"))


def test_headings_skip_no_level() -> None:
    pdf = opened("<h2>a</h2><h4>b</h4><h4>c</h4><h3>d</h3><h2>e</h2><h6>f</h6><p>g</p>")
    assert outline(document(pdf)) == ("Document", "H1", "H2", "H2", "H2", "H1", "H2", "P")


def test_list_items_have_one_shape() -> None:
    pdf = opened("<ul><li>un</li><li><p>deux</p><p>bis</p></li><li>trois<p>bis</p></li></ul>")
    for item in below(pdf, "LI"):
        shape = [str(kid.S) for kid in kids(item)]
        assert shape in (["/LBody"], ["/Lbl", "/LBody"]), shape
    assert len(below(pdf, "LI")) == 3


def test_nested_lists_hold_lists_and_items_only() -> None:
    pdf = opened("<ul><li>un<ul><li>deux</li></ul></li></ul>")
    for element in below(pdf, "L"):
        assert {str(kid.S) for kid in kids(element)} <= {"/LI", "/L", "/Caption"}


def test_definition_list_in_groups_is_label_and_body() -> None:
    pdf = opened("<dl><div><dt>Mot</dt><dd>Sens</dd></div><div><dt>Autre</dt><dd>Sens</dd></div></dl>")
    assert outline(below(pdf, "L")[0]) == ("L", ("LI", "Lbl", "LBody"), ("LI", "Lbl", "LBody"))


def test_header_cells_say_what_they_head() -> None:
    pdf = opened(
        "<table><thead><tr><th>Jour</th><th>Geste</th></tr></thead>"
        "<tbody><tr><th>lundi</th><td>laver</td></tr></tbody></table>"
    )
    assert [str(cell.A.Scope) for cell in below(pdf, "TH")] == ["/Column", "/Column", "/Row"]


def test_figure_has_its_words_and_its_box_in_points_from_the_foot() -> None:
    source = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/%3E"
    pdf = opened(f'<p><img alt="Dessin" src="{source}" style="display: block; width: 40mm; height: 20mm"></p>')
    (figure,) = below(pdf, "Figure")
    assert str(figure.Alt) == "Dessin"
    mm = [round(float(number) * 25.4 / 72) for number in figure.A.BBox]
    assert mm == [20, 170, 60, 190]


def test_link_around_boxes_and_pictures_is_one_link() -> None:
    source = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/%3E"
    pdf = opened(
        '<p><a href="https://example.org/" style="display: flex"><span>Un</span> <b>deux</b>'
        f'<img alt="Dessin" src="{source}" style="width: 9mm; height: 9mm"></a></p>'
    )
    (annotation,) = pdf.pages[0].obj.Annots
    (link,) = below(pdf, "Link")
    held = [kid for kid in kids(link) if isinstance(kid, Dictionary) and not is_element(kid)]
    assert [kid.Obj.objgen for kid in held] == [annotation.objgen]
    assert str(annotation.Contents) == "Un deux Dessin"


def test_head_and_foot_of_the_page_are_artifacts() -> None:
    pdf = opened("<p>Texte</p>", "@page { @top-center { content: 'Courant'; font-family: 'Source Sans 3' } }")
    content = pdf.pages[0].Contents.read_bytes()
    assert len(re.findall(rb"/Artifact\s+BMC", content)) >= 2
    assert len(re.findall(rb"\b(BDC|BMC)\b", content)) == len(re.findall(rb"\bEMC\b", content))
    assert len(re.findall(rb"/MCID", content)) == 1


def test_every_marked_content_belongs_to_the_tree_and_back() -> None:
    body = '<h1>Un</h1><p>Texte <a href="https://example.org/">là</a></p><ul><li><p>a</p></li></ul>' * 30
    pdf = opened(body)
    reachable = set()

    def walk(element: Object) -> None:
        reachable.add(element.objgen)
        for kid in kids(element):
            if is_element(kid):
                assert kid.P.objgen == element.objgen
                walk(kid)

    walk(document(pdf))
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    assert len(pdf.pages) > 1
    for page in pdf.pages:
        marked = {int(number) for number in re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())}
        owned = owners[int(page.obj.StructParents)]
        assert marked == {index for index, owner in enumerate(owned) if owner is not None}
        assert all(owned[index].objgen in reachable for index in marked)

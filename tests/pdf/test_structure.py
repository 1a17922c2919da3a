"""The tags, read in order: what a screen reader meets."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Dictionary, Name, Object

from booklet.pdf import tagtree
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


ROWS = "".join(f"<tr><th>jour {row}</th><td>laver {row}</td></tr>" for row in range(60))
TABLE = (
    f"<table><caption>Gestes</caption><thead><tr><th>Jour</th><th>Geste</th></tr></thead><tbody>{ROWS}</tbody></table>"
)


def test_a_table_over_pages_is_one_table_whose_head_is_read_once() -> None:
    pdf = opened(TABLE)
    assert len(pdf.pages) >= 2
    (table,) = below(pdf, "Table")
    assert [str(kid.S) for kid in kids(table)] == ["/Caption", "/THead", "/TBody"]
    assert len(below(pdf, "TR")) == 61
    read = tagtree.opened(pdf)
    assert [row.text for row in read.root.all("TR")][:2] == ["Jour Geste", "jour 0 laver 0"]
    assert [row.text for row in read.root.all("TR")][-1] == "jour 59 laver 59"
    again = [run.text for page in read.pages[1:] for run in page.artifacts]
    assert "Jour" in again and "Geste" in again, "the head that is painted again is decoration"


def test_a_text_and_a_list_over_pages_are_one_each() -> None:
    pdf = opened(f"<p>{'Une phrase. ' * 300}</p><ul>{'<li>un point</li>' * 60}</ul>")
    assert len(pdf.pages) >= 3
    assert len(below(pdf, "P")) == len(below(pdf, "L")) == 1
    assert len(below(pdf, "LI")) == 60
    (text,) = tagtree.opened(pdf).root.all("P")
    assert text.text == " ".join(["Une phrase."] * 300)


def test_columns_over_pages_are_read_one_after_the_other() -> None:
    column = "<div style='flex: 1'>" + "<p>{0}</p>" * 40 + "</div>"
    pdf = opened(f"<div style='display: flex'>{column.format('un')}{column.format('deux')}</div>")
    assert len(pdf.pages) >= 2
    assert [tag.text for tag in tagtree.opened(pdf).root.all("P")] == ["un"] * 40 + ["deux"] * 40


def test_a_link_over_lines_is_one_link_with_two_places() -> None:
    pdf = opened('<p style="width: 30mm">Lisez <a href="https://example.org/">toute la page du site</a>.</p>')
    (link,) = below(pdf, "Link")
    found = pdf.pages[0].obj.Annots
    assert len(found) >= 2
    assert {str(annotation.Contents) for annotation in found} == {"toute la page du site"}
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    assert {owners[int(annotation.StructParent)].objgen for annotation in found} == {link.objgen}


def test_an_address_over_lines_is_said_in_one() -> None:
    address = "example.org/une/adresse/longue"
    body = f'<p style="width: 24mm; overflow-wrap: anywhere"><a href="https://{address}">{address}</a></p>'
    pdf = opened(body)
    (link,) = below(pdf, "Link")
    assert str(link.ActualText) == address


def test_a_link_that_is_a_number_says_what_it_leads_to() -> None:
    body = (
        '<p>Fait <a href="#b1">1</a>, <a href="tel:15" aria-label="Téléphone 15">15</a>.</p><p id="b1">La source.</p>'
    )
    pdf = opened(body)
    first, second = pdf.pages[0].obj.Annots
    assert (str(first.Contents), str(second.Contents)) == ("1, La source.", "Téléphone 15")


def test_what_an_element_says_of_itself_is_in_its_tag() -> None:
    pdf = opened(
        '<p lang="en">Text <span lang="de">Wort</span></p><p>Sans <abbr title="Organisation">OMS</abbr></p>'
        '<p data-tag="Note">Note</p><p aria-hidden="true">Muet</p><p>Page <span aria-label="page …">7</span></p>'
    )
    assert [str(tag.Lang) for tag in (*below(pdf, "P"), *below(pdf, "Span")) if Name.Lang in tag] == ["en", "de"]
    assert [str(tag.E) for tag in below(pdf, "Span") if Name.E in tag] == ["Organisation"]
    assert [str(tag.ActualText) for tag in below(pdf, "Span") if Name.ActualText in tag] == ["page 7"]
    (note,) = below(pdf, "Note")
    assert str(note.ID) == str(pdf.Root.StructTreeRoot.IDTree.Names[0])
    read = tagtree.opened(pdf)
    assert "Muet" not in read.root.text
    assert "Muet" in [run.text for run in read.pages[0].artifacts]


def test_what_css_puts_before_an_element_is_decoration_and_what_it_puts_after_is_read() -> None:
    read = tagtree.opened(opened("<p>Texte</p>", "p::before { content: '■ ' } p::after { content: ' fin' }"))
    assert read.root.text == "Texte fin"


def test_contents_refer_and_numbered_lists_count() -> None:
    css = "ol { list-style: none }"
    body = """<ol data-tag="TOC"><li><a href="#b1">Un</a></li><li><a href="#b2">Deux</a></li></ol>
    <ol><li><span data-tag="Lbl">1.</span> laver</li><li><span data-tag="Lbl">2.</span> couvrir</li></ol>
    <h1 id="b1">Un</h1><h1 id="b2">Deux</h1><p>Suite</p>"""
    pdf = opened(body, css)
    assert outline(below(pdf, "TOC")[0]) == ("TOC", ("TOCI", ("Reference", "Link")), ("TOCI", ("Reference", "Link")))
    (numbered,) = below(pdf, "L")
    assert outline(numbered) == ("L", ("LI", "Lbl", "LBody"), ("LI", "Lbl", "LBody"))
    assert numbered.A.ListNumbering == Name.Decimal


def test_a_drawing_with_words_on_it_is_one_figure() -> None:
    source = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/%3E"
    pdf = opened(
        f'<figure><div data-tag="Figure"><img alt="La peau." src="{source}" style="width: 9mm; height: 9mm">'
        "<p>Peau</p><p>Derme</p></div><figcaption>Légende</figcaption></figure>"
    )
    (figure,) = below(pdf, "Figure")
    assert str(figure.Alt) == "La peau. Derme."
    assert [str(kid.S) for kid in kids(figure) if is_element(kid)] == ["/P", "/P"]


def test_nothing_of_the_way_from_html_is_left_in_the_file() -> None:
    pdf = opened('<p id="b1" lang="en">Text</p>')
    keys = {key for item in pdf.objects if isinstance(item, Dictionary) for key in dict(item.items())}
    assert "/Lang" in keys
    assert [key for key in keys if "Booklet" in key] == []

"""Stage 4 of the web edition: Composed -> one HTML page that holds its styles, fonts and drawings and asks for nothing.

``sheets`` puts the style sheets together, ``fonts`` makes small web fonts of the shipped ones, ``page`` fills them in.
"""

from booklet.web.page import one_page

__all__ = ["one_page"]

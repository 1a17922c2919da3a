"""What a file says of itself, in both forms that a PDF has: the information dictionary and XMP. They say the same."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from pikepdf import Name

from booklet import __version__

CREATOR = f"booklet {__version__}"

PRESS = "PDF/X-4"
"""The claim of a file for a print shop, as the manifest names it."""


@dataclass(frozen=True)
class Metadata:
    """Days are ISO 8601; empty means that nothing is known."""

    title: str
    author: str
    subject: str
    keywords: str
    lang: str
    revision: str
    rights: str
    created: str
    modified: str
    producer: str

    def info(self, claims: Collection[str] = ()) -> dict[str, str | Name]:
        """Entries of the information dictionary, in step with ``xmp`` for the same claims."""
        entries = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Keywords": self.keywords,
            "Revision": self.revision,
            "Rights": self.rights,
            "Creator": CREATOR,
            "Producer": self.producer,
            "CreationDate": pdf_date(self.created),
            "ModDate": pdf_date(self.modified),
        }
        trapped = {"Trapped": Name("/False")} if PRESS in claims else {}
        return {key: value for key, value in entries.items() if value} | trapped

    def xmp(self, claims: Collection[str]) -> bytes:
        """The XMP packet; ``claims`` are the standards that the file says it keeps, as the manifest names them."""
        archive = [re.fullmatch(r"PDF/A-(\d)([a-z])", claim) for claim in claims]
        access = [re.fullmatch(r"PDF/UA-(\d)", claim) for claim in claims]
        lines = [
            *(_claim("pdfuaid", found[1]) for found in access if found),
            *(_claim("pdfaid", found[1], found[2].upper()) for found in archive if found),
            PDFUA_SCHEMA if any(access) and any(found and found[1] < "4" for found in archive) else "",
            "<dc:format>application/pdf</dc:format>",
            _held("dc:title", "Alt", self.title, ' xml:lang="x-default"'),
            _held("dc:creator", "Seq", self.author),
            _held("dc:description", "Alt", self.subject, ' xml:lang="x-default"'),
            _held("dc:rights", "Alt", self.rights, ' xml:lang="x-default"'),
            _held("dc:language", "Bag", self.lang),
            _plain("pdf:Keywords", self.keywords),
            _plain("pdf:Producer", self.producer),
            _plain("xmp:CreatorTool", CREATOR),
            _plain("xmp:CreateDate", self.created),
            _plain("xmp:ModifyDate", self.modified),
            _plain("xmpMM:VersionID", self.revision),
            *(self._press() if PRESS in claims else []),
        ]
        body = "\n".join(line for line in lines if line)
        return PACKET.format(body=body, namespaces=PDFX_NAMESPACE if PRESS in claims else "").encode()

    def _press(self) -> list[str]:
        """What ISO 15930-7 wants to be said. The same content says the same, so no clock and no chance in here."""
        document = uuid5(NAMESPACE_URL, "\n".join((self.title, self.author, self.subject, self.lang)))
        return [
            _plain("pdfxid:GTS_PDFXVersion", PRESS),
            _plain("pdf:Trapped", "False"),
            _plain("xmp:MetadataDate", self.modified),
            _plain("xmpMM:DocumentID", f"uuid:{document}"),
            _plain("xmpMM:RenditionClass", "default"),
        ]


PDFUA_SCHEMA = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A allows no property that it does not know, unless the file describes it: ISO 19005-2, 6.6.2.3. PDF/A-4 does."""

REVISIONS = {("pdfuaid", "2"): "2024", ("pdfaid", "4"): "2020"}
"""Year of the edition of a standard, where it wants it said: ISO 14289-2, 5, and ISO 19005-4, 6.7.3."""

PDFX_NAMESPACE = ' xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"'

PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"{namespaces}
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{body}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def read(metadata: Any, lang: str, producer: str) -> Metadata:
    """What the HTML's head says. A day that it does not give is taken from SOURCE_DATE_EPOCH, never from the clock."""
    created = metadata.created or _epoch()
    return Metadata(
        title=metadata.title or "",
        author=", ".join(metadata.authors),
        subject=metadata.description or "",
        keywords=", ".join(metadata.keywords),
        lang=lang,
        revision=metadata.custom.get("revision", ""),
        rights=metadata.custom.get("rights", ""),
        created=created,
        modified=metadata.modified or created,
        producer=producer,
    )


def _epoch() -> str:
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat() if seconds.isdigit() else ""


def pdf_date(day: str) -> str:
    """A day (ISO 8601) as a PDF writes it; empty for none."""
    return f"D:{day[:10].replace('-', '')}" if day else ""


def _claim(schema: str, part: str, level: str = "") -> str:
    """The lines that say which part of a standard is kept, and at which level of it."""
    said = {"part": part, "rev": REVISIONS.get((schema, part), ""), "conformance": level}
    return "\n".join(_plain(f"{schema}:{key}", text) for key, text in said.items() if text)


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _held(name: str, kind: str, text: str, attribute: str = "") -> str:
    held = f"<rdf:{kind}><rdf:li{attribute}>{escape(text)}</rdf:li></rdf:{kind}>"
    return f"<{name}>{held}</{name}>" if text else ""

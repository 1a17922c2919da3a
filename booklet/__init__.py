"""Printable patient-education booklets from YAML sections.

The package is one folder a stage, in the order of the data: ``content`` reads ``sections/`` into a
``Library``, ``checks`` judges it, ``compose`` turns a ``Library`` and a ``Job`` into HTML, ``pdf`` turns
HTML into a finished file, ``delivery`` decides which files are due and writes them. ARCHITECTURE.md walks
them. Nothing is imported here: a build with nothing to do must not pay for what it does not use.
"""

__version__ = "0.1.0"

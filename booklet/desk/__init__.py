"""The editors' desk: new content files, written from ``templates/<lang>/`` so that an editor has only words to fill in.

``new`` makes a booklet, a section, a clinic or a contact; ``insert`` adds lines to a file that is there and keeps its
comments. Nothing that exists is overwritten.
"""

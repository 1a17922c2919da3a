"""Stage 6: Library, findings -> a report on a booklet, as one page for a browser, pages to print, and JSON.

``standards`` reads what a booklet is held against, ``evidence`` holds one item against what is known, ``ages`` tells
how old contacts and sources are, ``pages`` lays pages out to look at them; ``data`` gathers it all in a ``Report``.
``plot`` draws readability, ``document`` makes HTML and PDF, ``listing`` JSON. Nothing is written here.
"""

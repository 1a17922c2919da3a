"""Stage 5: jobs -> files. Decides which files are due, makes them, writes them whole or not at all.

``editions`` are the kinds of file, ``jobs`` makes jobs of what was asked for; ``inputs`` and ``unchanged`` find out
that nothing is due, before anything large is imported; ``build`` does the work, ``files`` writes, ``manifest`` says
what was made. Nothing is imported here.
"""

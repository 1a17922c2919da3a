"""The download site: what was built, as pages to choose from. Static files, relative links, no script, no request out.

``shelf`` says what is offered, in plain data; ``pictures`` draws first pages; ``pages`` makes HTML of it and ``feed``
the feed and the index; ``folder`` knows which files of a folder are the site's own; ``make`` puts them together and
``serve`` shows them on this machine. Nothing is imported here.
"""

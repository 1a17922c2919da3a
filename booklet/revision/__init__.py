"""Between content and checks: what the content means, who approved it, and how it stood before.

``meaning`` says what a section tells its reader, as plain data and as a hash of them.
"""

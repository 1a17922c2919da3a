"""Stage 1: sections/ -> Library. Reads YAML with positions, validates it, and never stops at the first fault."""

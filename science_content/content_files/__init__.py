"""Content as files: a piece is read from JSON, checked before anything is stored, and written back equal. See docs/content-format.md."""

"""How SQLite is opened, on the site and where search is measured. Plain text, as settings read it before there is a Django."""

# The last two keep the pages of a large index at hand: 16 MB for a connection and 256 MB mapped; SQLite alone keeps 2 MB.
INIT_COMMAND = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000; PRAGMA mmap_size=268435456;"
)

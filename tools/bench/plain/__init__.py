"""A plain Wagtail page, as the manual's first chapter makes one: what our pages are compared with. Only the bench installs it."""

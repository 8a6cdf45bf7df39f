"""Every component of the public pages on one page for each of five languages, drawn by the site's own templates."""

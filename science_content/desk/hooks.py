"""The editors' desk in the admin: panels of the first screen, previews and bulk actions."""

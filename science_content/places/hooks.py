"""Places, crops and animals in the admin."""

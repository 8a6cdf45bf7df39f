"""What the side panel says of a page before it is published."""

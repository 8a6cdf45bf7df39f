"""A seeded random walk over every door by which a page changes, with an oracle that reads what readers get after each step."""

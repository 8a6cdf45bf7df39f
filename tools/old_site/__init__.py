"""Sites as an earlier commit made them, and the proof that an upgrade to today's code loses nothing of them."""

"""A small, careful grammar of expository English: word classes, light morphology, clauses."""

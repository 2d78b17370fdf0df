"""A small, careful grammar of expository English: closed word classes, light morphology, clauses."""

"""Cards with the help of a language model, on a server of the user's choice."""

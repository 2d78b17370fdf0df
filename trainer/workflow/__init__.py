"""The few routes that need two rooms: source to deck, deck and log to session, deck to package."""

"""What is learnt: notes, the cards they yield, and the rules for good ones (pure)."""

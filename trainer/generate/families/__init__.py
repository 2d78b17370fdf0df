"""The kinds of sentence that become cards, one module for each group of them."""

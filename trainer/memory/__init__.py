"""When a card is asked: the log, the memory model, the queue and the session (pure)."""

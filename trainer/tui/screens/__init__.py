"""What a learner sees at one time, one screen a module."""

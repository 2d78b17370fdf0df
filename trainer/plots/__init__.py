"""Figures drawn by cells, as text with looks: the window colours it, ``--plain`` prints it."""

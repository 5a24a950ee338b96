"""The static site: pages for readers, who need no server, no program, and no connection."""

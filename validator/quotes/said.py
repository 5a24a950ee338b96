"""What is known of who says something, where a reporter tells it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks, and how: ``manner`` is says, asks, replies or continues; ``known`` whether its verb is in a list.

    ``names``: the words that name the subject; ``titles``: those among them that many may bear; ``qualities``: those
    that are written small and are no titles ("former"); ``pronouns``: he, she.
    """

    manner: str
    names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    known: bool = True
    qualities: frozenset[str] = frozenset()

    def may_be(self, first: "Attribution") -> bool:
        """Whether this may be the same speaker as the one before; where nothing shows it, it is another one."""
        if self.names and first.names:
            own, other = self.names - self.titles, first.names - first.titles
            if own and other:
                return bool(own & other) and (own <= other or other <= own)
            return bool(self.names & first.names) and self.qualities == first.qualities
        if self.manner == "replies" or (self.names and not first.names):
            return False
        return not (self.pronouns and first.pronouns and self.pronouns.isdisjoint(first.pronouns))

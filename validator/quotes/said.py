"""What is known of who says something, where a reporter tells it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks, and how: ``manner`` is says, asks, replies or continues; ``known`` whether its verb is in a list.

    ``names``: the words that name the subject; ``titles``: those among them that many may bear; ``pronouns``: he, she.
    """

    manner: str
    names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    known: bool = True

    def may_be(self, first: "Attribution") -> bool:
        """Whether this may be the same speaker as the one before; where nothing shows it, it is another one."""
        if self.names and first.names:
            own, other = self.names - self.titles, first.names - first.titles
            return bool(own & other if own and other else self.names & first.names)
        if self.manner == "replies" or (self.names and not first.names):
            return False
        return not (self.pronouns and first.pronouns and self.pronouns.isdisjoint(first.pronouns))

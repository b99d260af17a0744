"""Know names that only front matter holds: contents pages, imprints, lists of thanks.

Firms and bodies there are named as such; regions and the governments that stand for them are
addresses and congratulations, without a role in any story.
"""

from graph.linkers.groups import Group
from graph.linkers.scene import Scene

# A government or a party committee as a whole stands for its region.
WHOLE_BODIES = ("人民政府", "委员会", "政府", "委")


def only_in_front_matter(group: Group, scene: Scene) -> bool:
    """Say whether a region or a whole government is named nowhere but in front matter.

    The home region itself and what holds it are the paper's own and stay.
    """
    document = scene.lexical.document
    if group.type == "Organization":
        surfaces = {document.text[a:b] for a, b in group.occurrences}
        if not all(s.endswith(WHOLE_BODIES) for s in surfaces):
            return False
    elif group.type != "Region":
        return False
    articles = {
        document.sentences[scene.lexical.sentence_at(start)].article
        for start, _ in group.occurrences
    }
    if any(scene.has_body[article] for article in articles):
        return False
    homes = {home for article in articles if (home := scene.homes[article])}
    lines = homes.union(*(scene.gazetteer.ancestors(home) for home in homes))
    return group.id not in lines

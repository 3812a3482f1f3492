"""Reads decision trees as they are stored."""


def asked(node: object) -> list[int]:
    """The features that a tree asks for: a node is [feature, threshold, at most, more], a leaf a number."""
    if not isinstance(node, list):
        return []
    return [node[0], *asked(node[2]), *asked(node[3])]

"""A YAML file as nodes that know their line; only lists, mappings and texts are let through."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clinicguard.knowledge.fault import KnowledgeFault, Place

Node = Any  # ruamel's nodes carry no types of their own

_PLAIN = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the reader stands: the file, the keys so far, and the collections opened so far."""

    file: Path
    keys: tuple[str, ...]
    opened: set[int]

    def at(self, key: str) -> Spot:
        """One key further in; a list's entry is `[its id]`."""
        return Spot(self.file, (*self.keys, key), self.opened)

    def place(self, node: Node) -> Place:
        """The node's own line."""
        key = ".".join(self.keys).replace(".[", "[")
        return Place(self.file, node.start_mark.line + 1, key)

    def fault(self, node: Node, problem: str) -> KnowledgeFault:
        """To be raised by whoever found the problem."""
        return KnowledgeFault(self.place(node), problem)


def compose(path: Path) -> Node:
    """The file's root node.

    Raises:
        KnowledgeFault: the file is gone, not UTF-8, not YAML, or empty.
    """
    from ruamel.yaml.cyaml import CSafeLoader
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        root = CSafeLoader(_text_of(path)).get_single_node()
    except MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = mark.line + 1 if mark else 0
        raise KnowledgeFault(Place(path, line, ""), f"is not YAML: {wrong.problem}") from wrong
    except YAMLError as wrong:
        raise KnowledgeFault(Place(path, 0, ""), f"is not YAML: {wrong}") from wrong
    if root is None:
        raise KnowledgeFault(Place(path, 1, ""), "is empty")
    return root


def pairs(node: Node, spot: Spot) -> dict[str, tuple[Node, Node]]:
    """A mapping as key to (key node, value node); a key given twice is refused."""
    found: dict[str, tuple[Node, Node]] = {}
    for key_node, value in _opened(node, spot, "mapping", "a mapping (key: value)"):
        key = text(key_node, spot)
        if key in found:
            raise spot.at(key).fault(key_node, "is given twice")
        found[key] = (key_node, value)
    return found


def entries(node: Node, spot: Spot) -> list[Node]:
    """A list's nodes."""
    found: list[Node] = _opened(node, spot, "sequence", "a list")
    return found


def text(node: Node, spot: Spot) -> str:
    """A text as it stands in the file, without the white space around it; never empty."""
    if node.id != "scalar":
        raise spot.fault(node, "should be a text")
    if node.tag.startswith("!"):
        raise spot.fault(node, f"has the tag {node.tag}; tags are not used here")
    words: str = node.value.strip()
    if not words or is_null(node):
        raise spot.fault(node, "is empty")
    return words


def is_null(node: Node) -> bool:
    """Nothing after the colon, `~` or `null`."""
    return bool(node.id == "scalar" and node.tag == "tag:yaml.org,2002:null")


def id_in(node: Node) -> str | None:
    """The `id` that a record gives itself, for naming it in a fault."""
    if node.id == "mapping":
        for key, value in node.value:
            if key.value == "id" and value.id == "scalar":
                return str(value.value)
    return None


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as gone:
        raise KnowledgeFault(Place(path, 0, ""), f"cannot be read: {gone.strerror}") from gone
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        raise KnowledgeFault(Place(path, line, ""), "is not UTF-8") from wrong


def _opened(node: Node, spot: Spot, kind: str, wanted: str) -> Any:
    if node.id != kind:
        raise spot.fault(node, f"should be {wanted}")
    if node.tag not in _PLAIN:
        raise spot.fault(node, f"has the tag {node.tag}; tags are not used here")
    if id(node) in spot.opened:
        raise spot.fault(node, "is an alias; anchors and aliases are not used here")
    spot.opened.add(id(node))
    return node.value

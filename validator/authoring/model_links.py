"""References in generated models: the id under a name of its own, and beside it the record that it leads to.

The code generator knows no references. So a property that is one gets a name that says so (`marked_name`), which no
field of a record can have, and the text that comes back is taken apart where such a name stands (`add_links`).
"""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Collection, Iterable, Mapping
from itertools import count

_MARK = "onrecord_reference_"


def marked_name(name: str, kinds: Iterable[str], taken: Collection[str], *, many: bool) -> str:
    """`speaker` that leads to a person -> a name from which `add_links` reads both again. `taken` are its siblings."""
    field = next(
        found
        for number in count()
        if (found := f"{_identifier(name)}_id{'s' * many}{'_' * number}") not in taken
    )
    parts = (name, field, "many" if many else "one", *kinds)
    return _MARK + "_".join(part.encode().hex() + "h" for part in parts)


def add_links(source: str, facts: Mapping[str, Mapping[str, str]]) -> str:
    """The text of a module of models, with its references written out, and what is to be said of each kind.

    `facts` are class variables of the records, by the name of the schema: name -> the value, as Python has it.
    """
    tree = ast.parse(source)
    lines = source.splitlines()
    edits: list[tuple[int, int, list[str]]] = []
    newest: dict[str, tuple[int, str]] = {}
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    for node in classes:
        if schema := _schema_of(node):
            kind, _, version = schema.partition("/")
            newest[kind] = max(newest.get(kind, (0, "")), (int(version), node.name))
    current = {kind: name for kind, (_, name) in newest.items()}
    for node in classes:
        if node.bases and ast.unparse(node.bases[0]) == "BaseModel":
            edits += _edit_class(node, facts.get(_schema_of(node), {}), current)
        else:
            first = (
                node.body[0].lineno - 1
            )  # the union of all kinds: compiled when it is first used, like the others
            edits.append((first, first, ["    model_config = ConfigDict(defer_build=True)"]))
    for start, end, new in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        lines[start:end] = new
    text = "\n".join(lines).replace(
        "\nfrom pydantic import", "\nfrom onrecord.entry import Entry, Part\n\nfrom pydantic import", 1
    )
    text = re.sub(r"(from pydantic import )BaseModel, ", r"\1", text)
    taken = {node.name for node in classes}
    aliases = {_class_name(kind): name for kind, name in sorted(current.items())}
    named = [f"{alias} = {name}" for alias, name in aliases.items() if alias not in taken]
    return text.rstrip("\n") + "\n\n\n# The newest version of each kind\n" + "\n".join(named) + "\n"


def _edit_class(
    node: ast.ClassDef, facts: Mapping[str, str], current: Mapping[str, str]
) -> list[tuple[int, int, list[str]]]:
    """What is to be changed in the lines of a class: (first line, line after the last, new lines)."""
    base = "Entry" if facts else "Part"
    edits = [(node.lineno - 1, node.lineno, [f"class {node.name}({base}):"])]
    end = node.end_lineno or node.lineno
    added = [f"    {name}: ClassVar = {value}" for name, value in facts.items()]
    if added:
        added.insert(0, "")
    used = {
        item.target.id
        for item in node.body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    }
    for item in node.body:
        if not (isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)):
            continue
        if not item.target.id.startswith(_MARK):
            continue
        name, field, number, *kinds = (
            bytes.fromhex(part).decode()
            for part in item.target.id.removeprefix(_MARK).rstrip("h").split("h_")
        )
        optional = item.value is not None
        edits.append((item.lineno - 1, item.end_lineno or 0, [_field(name, field, item, optional=optional)]))
        leads = [current[kind] for kind in kinds if kind in current]
        accessor = _accessor(name, used)
        if leads and accessor:
            used.add(accessor)
            added += _property(accessor, field, leads, many=number == "many", optional=optional)
    return [*edits, (end, end, added)]


def _field(name: str, field: str, item: ast.AnnAssign, *, optional: bool) -> str:
    """The line of the id: its type as the generator gives it, and the name under which records have it."""
    annotation = item.annotation
    extra = ""
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "Annotated":
        assert isinstance(annotation.slice, ast.Tuple)
        settings = annotation.slice.elts[1]
        assert isinstance(settings, ast.Call)
        annotation, extra = (
            annotation.slice.elts[0],
            "".join(f", {ast.unparse(word)}" for word in settings.keywords if word.arg != "alias"),
        )
    default = " = None" if optional else ""
    return f"    {field}: Annotated[{ast.unparse(annotation)}, Field(alias={name!r}{extra})]{default}"


def _property(name: str, field: str, leads: list[str], *, many: bool, optional: bool) -> list[str]:
    """The lines of the property that follows a reference. Its types are named, and looked up when it is asked."""
    types = " | ".join(leads)
    follow = ", ".join(["self." + field, *leads])
    if many:
        body, result = f"self._follow_all({follow})", f"list[{types}]"
    elif optional:
        body, result = f"self._follow({follow})", f"{types} | None"
    else:
        body, result = f"self._follow({follow})", types
    about = "records" if many else "record"
    return [
        "",
        "    @property",
        f'    def {name}(self) -> "{result}":',
        f'        """The {about} named in `{field}`, read when asked for."""',
        f"        found: {result} = {body}",
        "        return found",
    ]


def _schema_of(node: ast.ClassDef) -> str:
    """`statement/2`, from the field of a record's class that says it; empty for an object inside a record."""
    for item in node.body:
        if (
            isinstance(item, ast.AnnAssign)
            and isinstance(item.target, ast.Name)
            and item.target.id == "schema_"
        ):
            found = re.search(r"Literal\['([a-z0-9-]+/[0-9]+)'\]", ast.unparse(item.annotation))
            return found[1] if found else ""
    return ""


def _accessor(name: str, used: Collection[str]) -> str:
    """The name of the property that follows; empty where a field has it already."""
    from pydantic import BaseModel

    found = _identifier(name)
    while keyword.iskeyword(found) or hasattr(BaseModel, found) or found.startswith("_"):
        found = found.lstrip("_") + "_"
    return "" if found in used else found


def _identifier(name: str) -> str:
    found = re.sub(r"\W", "_", name)
    return found if found[:1].isalpha() else f"field_{found}"


def _class_name(kind: str) -> str:
    return "".join(part.capitalize() for part in kind.split("-"))

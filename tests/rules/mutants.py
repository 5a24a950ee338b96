"""Change the rules on purpose, one small thing at a time, and see whether a test notices: `make mutants`.

    python tests/rules/mutants.py [MODULE...] [--all] [--jobs N]

In each module of `validator/rules/`, every limit is moved a little, every comparison with one made to include it or
not, and every word taken out of its list: somebody chose them, and a case on either side has to hold them. With
`--all`, every other number is moved as well, every comparison turned, and every condition taken out of its `and` or
`or`. That shows what one might simplify; hundreds of those live, many in what is only there for speed.

Each mutant is a process of its own, which reads the changed source instead of the file and runs the cases of the
module's rules, those of the rule itself first; for modules without rules of their own, the cases of all rules. What
these let pass, values of odd shapes (`odd.py`) or the tests in NEARBY have to notice.

A mutant that lives shows a limit or a word that nobody would miss. Those that change nothing one could see are named in
`mutants.txt`, each with the reason; one that stands there and dies, or is there no more, is an error too.

After DeMillo, Lipton and Sayward, "Hints on Test Data Selection", 1978.
"""

from __future__ import annotations

import argparse
import ast
import importlib.abc
import importlib.util
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
RULES = ROOT / "validator" / "rules"
LET_LIVE = HERE / "mutants.txt"
PASSED_OVER = {"__init__", "shapes"}
NEARBY = {
    "editing": ["tests/editing"],
    "names": ["tests/editing"],
    "speaking": ["tests/editing"],
    "spans": ["tests/editing"],
    "syndication": ["tests/syndication"],
    "proofs": ["tests/attest"],
    "expectations": ["tests/checks/test_expect.py"],
    "own": ["tests/checks/test_own_rules.py"],
}
"""Further tests of a module, by its name."""
MAX_SECONDS = 120
"""A mutant that runs so long is noticed."""

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True)
class Mutant:
    """One change. `name` says it without a line number, so that it outlives changes elsewhere in the file."""

    module: str
    name: str
    function: str
    code: CodeType


def mutants_of(module: str, *, everything: bool = False) -> Iterator[Mutant]:
    """The mutants of a module of the rules: of its limits and words, or of everything."""
    path = RULES / f"{module}.py"
    tree = ast.parse(path.read_text("utf-8"))
    seen: dict[str, int] = {}
    chosen = set(map(id, _chosen(tree)))
    for top in tree.body:
        function = top.name if isinstance(top, ast.FunctionDef) else ""
        for node in ast.walk(top):
            for said in _change(node):
                name = f"{module}: {function or 'top'}: {said}"
                seen[name] = seen.get(name, 0) + 1
                number = f" #{seen[name]}" if seen[name] > 1 else ""
                if everything or id(node) in chosen:
                    yield Mutant(module, name + number, function, compile(tree, str(path), "exec"))


def _chosen(tree: ast.Module) -> Iterator[ast.AST]:
    """The limits, the comparisons with one, and the lists of words of a module."""
    for top in tree.body:
        if isinstance(top, (ast.Assign, ast.AnnAssign)) and top.value:
            yield from (node for node in ast.walk(top.value) if isinstance(node, ast.Constant))
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(map(_is_limit, (node.left, *node.comparators))):
            yield from (side for side in (node.left, *node.comparators) if isinstance(side, ast.Constant))
            if all(isinstance(operator, (ast.Lt, ast.LtE, ast.Gt, ast.GtE)) for operator in node.ops):
                yield node
        elif isinstance(node, (ast.Set, ast.Tuple, ast.List)) and _are_words(node.elts):
            yield node


def _is_limit(node: ast.expr) -> bool:
    """Whether an expression is a number that somebody chose, or the name of one."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, (int, float)) and abs(node.value) >= 2
    return isinstance(node, ast.Name) and node.id.isupper()


def _change(node: ast.AST) -> Iterator[str]:
    """Change a node in place, say what was changed, and put it back."""
    before = ast.unparse(node) if isinstance(node, ast.expr) else ""
    if isinstance(node, ast.Constant):
        number = node.value
        step = {int: 1, float: 0.05}.get(type(number), 0)
        for other in (number + step, number - step) if step and isinstance(number, (int, float)) else ():
            node.value = round(other, 4)
            yield f"{before} -> {node.value}"
        node.value = number
    elif isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            node.ops[index] = _TURNED[type(operator)]()
            yield f"{before} -> {ast.unparse(node)}"
            node.ops[index] = operator
    elif isinstance(node, ast.BoolOp):
        for index, value in enumerate(node.values):
            node.values[index] = ast.copy_location(ast.Constant(isinstance(node.op, ast.And)), value)
            yield f"{before} without {ast.unparse(value)}"
            node.values[index] = value
    elif isinstance(node, (ast.Set, ast.Tuple, ast.List)) and len(node.elts) > 1 and _are_words(node.elts):
        for index, item in enumerate(node.elts):
            del node.elts[index]
            yield f"{before} without {ast.unparse(item)}"
            node.elts.insert(index, item)


def _are_words(items: list[ast.expr]) -> bool:
    return all(isinstance(item, ast.Constant) and isinstance(item.value, str) for item in items)


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Has Python import the mutant in place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        if fullname != f"validator.rules.{self.mutant.module}":
            return None
        return importlib.util.spec_from_loader(fullname, self)

    def exec_module(self, module: object) -> None:
        exec(self.mutant.code, vars(module))


def notices(mutant: Mutant) -> bool:
    """Whether a test notices a mutant. Runs in a process of its own, in which no rule is loaded yet."""
    sys.meta_path.insert(0, _Changed(mutant))
    from cases import FOLDER, cases_of, expected_of, render

    from validator.catalogue import all_rules
    from validator.findings.rule import Message
    from validator.rules.shapes import GroupRule, LinkRule, RecordRule

    def functions() -> Iterator[tuple[str, str, str]]:
        for rule in all_rules():
            if isinstance(rule, (RecordRule, LinkRule, GroupRule, Message)):
                made = rule.make if isinstance(rule, Message) else rule.check
                yield rule.code, made.__module__.rpartition(".")[2], made.__name__

    own = [(name != mutant.function, code) for code, module, name in functions() if module == mutant.module]
    codes = [code for _, code in sorted(own)] or [code for code, _, _ in functions()]
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as scratch:
        for code in codes:
            if not (FOLDER / code / "cases.yaml").is_file():
                continue
            for number, (name, case) in enumerate(cases_of(code).items()):
                found = case.check(Path(scratch) / f"{code}-{number}")
                if case.others(found):
                    return True
                found = [finding for finding in found if finding.code == code]
                if render(found) != expected_of(code).get(name, ""):
                    return True
    from odd import first_crash

    if first_crash():
        return True
    nearby = [str(ROOT / path) for path in NEARBY.get(mutant.module, ())]
    if nearby:
        import pytest

        return pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--no-header", *nearby]) != 0
    return False


def run(mutants: Sequence[Mutant], jobs: int) -> set[str]:
    """The names of the mutants that nobody notices."""
    living: set[str] = set()
    waiting = list(mutants)
    running: dict[int, Mutant] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop(0)
            child = os.fork()
            if not child:
                _run_child(mutant)
            running[child] = mutant
        child, status = os.wait()
        mutant = running.pop(child)
        if os.waitstatus_to_exitcode(status) == 0:
            living.add(mutant.name)
            print(f"lives   {mutant.name}", flush=True)
    return living


def _run_child(mutant: Mutant) -> None:
    """Exit with 1 if the mutant is noticed; what it prints, and that it fails or hangs, is not told."""
    signal.alarm(MAX_SECONDS)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    code = 1
    try:
        code = 1 if notices(mutant) else 0
    finally:
        os._exit(code)


def let_live() -> dict[str, str]:
    """The mutants that change nothing one could see, and why."""
    lines = LET_LIVE.read_text("utf-8").splitlines() if LET_LIVE.is_file() else []
    entries = (line.partition(" | ") for line in lines if line and not line.startswith("#"))
    return {name: reason for name, _, reason in entries}


def main() -> int:
    """Try the mutants of these modules, or of all; 1 if one lives that should not, or the other way round."""
    options = argparse.ArgumentParser(
        description="change the rules on purpose, and see whether a test notices"
    )
    options.add_argument("modules", nargs="*")
    options.add_argument(
        "--jobs", type=int, default=os.process_cpu_count() if sys.version_info >= (3, 13) else os.cpu_count()
    )
    options.add_argument(
        "--all", dest="everything", action="store_true", help="other numbers and conditions, too"
    )
    options.add_argument("--list", action="store_true", help="only list them")
    given = options.parse_args()
    modules = given.modules or sorted(
        path.stem for path in RULES.glob("*.py") if path.stem not in PASSED_OVER
    )
    mutants = [mutant for module in modules for mutant in mutants_of(module, everything=given.everything)]
    if given.list:
        print(*(mutant.name for mutant in mutants), sep="\n")
        return 0
    sys.path.insert(0, str(HERE))
    from validator.schema.loading import load_schemas, shipped_folder

    for schema in load_schemas(shipped_folder())[0].all:
        schema.compile()  # once for all
    began = time.monotonic()
    living = run(mutants, given.jobs)
    tried = {mutant.name for mutant in mutants}
    known = {name: why for name, why in let_live().items() if name in tried or given.everything}
    for name in sorted(known.keys() - living):
        print(f"noticed, or gone, but named in {LET_LIVE.name}: {name}")
    new = living - known.keys()
    seconds = time.monotonic() - began
    print(
        f"{len(mutants)} mutants in {seconds:.0f} s: {len(living)} live, {len(new)} of them without a reason"
    )
    return 1 if new or known.keys() - living else 0


if __name__ == "__main__":
    sys.exit(main())

"""Change the rules on purpose, one small thing at a time, and see whether a test notices: `make mutants`.

    python tests/rules/mutants.py [MODULE...] [--all] [--jobs N]

In each module of `validator/rules/`, every limit is moved a little, every comparison with one made to include it or
not, and everything that is listed taken out of its list (`changes.py`): somebody chose them, and a case on either side
has to hold them. With `--all`, every other number is moved as well, every comparison turned, and every condition taken
out of its `and` or `or`. That shows what one might simplify; hundreds of those live, many in what is only there for
speed.

Each mutant is a process of its own, which reads the changed source instead of the file and runs the cases of the
module's rules, those of the rule itself first; then those of the rules that import the module, or, where there are
neither, of all rules. What these let pass, values of odd shapes (`odd.py`) or the tests in NEARBY have to notice.

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
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path

from changes import RULES, Mutant, mutants_of

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
LET_LIVE = HERE / "mutants.txt"
PASSED_OVER = {"__init__", "shapes"}
NEARBY = {
    "editing": ["tests/editing"],
    "names": ["tests/editing"],
    "speaking": ["tests/editing"],
    "spans": ["tests/editing"],
    "syndication": ["tests/syndication"],
    "printed_dates": ["tests/rules/test_printed_dates.py"],
    "proofs": ["tests/attest"],
    "quotes": ["tests/rules/test_said.py"],
    "expectations": ["tests/checks/test_expect.py"],
    "own": ["tests/checks/test_own_rules.py"],
}
"""Further tests of a module, by its name."""
MAX_SECONDS = 120
"""A mutant that takes so much time of a processor is noticed; on the clock it may be five times as long."""

UNCHANGED = "nothing is changed"
"""The name of what must live, or whatever the tests notice means nothing."""


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

    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as scratch:
        for code in _nearest_rules(mutant):
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


def _nearest_rules(mutant: Mutant) -> list[str]:
    """The codes of the rules that a mutant may concern: first those that name what is changed."""
    from validator.catalogue import all_rules
    from validator.findings.rule import Message
    from validator.rules.shapes import GroupRule, LinkRule, RecordRule

    taken = _taken_from(mutant.module)
    rules: list[tuple[bool, bool, bool, str]] = []
    for rule in all_rules():
        if isinstance(rule, (RecordRule, LinkRule, GroupRule, Message)):
            made = rule.make if isinstance(rule, Message) else rule.check
            module = made.__module__.rpartition(".")[2]
            names = {made.__name__, *made.__code__.co_names}
            near = module == mutant.module or not names.isdisjoint(taken.get(module, ()))
            rules.append((mutant.holder not in names, not near, module not in taken, rule.code))
    concerned = [code for _, far, apart, code in sorted(rules) if not (far and apart)]
    return concerned or [code for _, _, _, code in rules]


def _taken_from(module: str) -> dict[str, set[str]]:
    """What other modules of the rules import from one, by their names."""
    return {
        path.stem: {name.name for name in node.names}
        for path in RULES.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == f"validator.rules.{module}"
    }


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
            if mutant.name != UNCHANGED:
                print(f"lives   {mutant.name}", flush=True)
    return living


def _run_child(mutant: Mutant) -> None:
    """Exit with 1 if the mutant is noticed; what it prints, and that it fails or hangs, is not told."""
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    signal.alarm(5 * MAX_SECONDS)
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
    mutants = {module: list(mutants_of(module, everything=given.everything)) for module in modules}
    if given.list:
        print(*(mutant.name for module in modules for mutant in mutants[module]), sep="\n")
        return 0
    sys.path.insert(0, str(HERE))
    from validator.schema.loading import load_schemas, shipped_folder

    for schema in load_schemas(shipped_folder())[0].all:
        schema.compile()  # once for all
    sound = True
    for module in modules:
        sound &= _try_module(module, mutants[module], given.jobs)
    return 0 if sound else 1


def _try_module(module: str, mutants: list[Mutant], jobs: int) -> bool:
    """Try the mutants of a module and count them; False if one lives without a reason, or the other way round."""
    began = time.monotonic()
    path = RULES / f"{module}.py"
    nothing = Mutant(module, UNCHANGED, "", compile(path.read_text("utf-8"), str(path), "exec"))
    living = run([nothing, *mutants] if mutants else [], jobs)
    if mutants and UNCHANGED not in living:
        print(f"{module}: a test fails without any change, so that it tells nothing", flush=True)
        return False
    living.discard(UNCHANGED)
    known = {name for name in let_live() if name.startswith(f"{module}: ")}
    tried = {mutant.name for mutant in mutants}
    for name in sorted(known & tried - living):
        print(f"noticed, but named in {LET_LIVE.name}: {name}")
    gone = known - {mutant.name for mutant in mutants_of(module, everything=True)}
    for name in sorted(gone):
        print(f"there is no more of this, named in {LET_LIVE.name}: {name}")
    new = living - known
    seconds = time.monotonic() - began
    counts = f"{len(tried - living):4} noticed, {len(living & known):3} live with a reason, {len(new):3} without one"
    print(f"{module:<14} {len(mutants):4} mutants, {counts} ({seconds:.0f} s)", flush=True)
    return not new and not gone and known & tried <= living


if __name__ == "__main__":
    sys.exit(main())

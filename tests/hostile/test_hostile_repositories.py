"""Whatever repository a dataset lies in: no command of ours starts a program that it names, or reaches the network."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from validator.cli.main import main
from validator.corpus.git import Git
from validator.corpus.snapshot import lay_out

COMMANDS = [
    "validate --since HEAD",
    "validate --since @{upstream}",
    "validate --staged",
    "validate --policy-from HEAD --since HEAD",
    "diff HEAD",
    "diff HEAD HEAD",
    "diff @{upstream} HEAD --format json",
    "validate",
    "validate records/people/ada-quill.yaml",
    "validate records/people/ada-quill.yaml",  # said again, if nothing changed
    "build",
    "attest",
    "coverage",
    "migrate --check",
    "schema list",
    "schema matrix",
    "rules",
    "new person someone-else",
    "draft archive/ministry-of-ports-2024-03-06-talks.txt",
]
"""Every command that reads a dataset. What it says does not matter here, only what it starts."""
CONFIG = """
[core]
    repositoryformatversion = 1
    bare = false
    fsmonitor = RUN fsmonitor
    hooksPath = HOOKS
    sshCommand = RUN sshCommand
    gitProxy = RUN gitProxy
    pager = RUN pager
    editor = RUN editor
    askPass = RUN askPass
    alternateRefsCommand = RUN alternateRefsCommand
    attributesFile = ATTRIBUTES
[pager]
    ls-tree = RUN pager
    cat-file = RUN pager
[filter "x"]
    clean = RUN clean
    smudge = RUN smudge
    process = RUN process
    required = true
[diff]
    external = RUN external
[diff "x"]
    command = RUN command
    textconv = RUN textconv
[merge "x"]
    driver = RUN driver
[gpg]
    program = RUN gpg
[log]
    showSignature = true
[credential]
    helper = !RUN credential
[alias]
    ls-tree = !RUN alias
    rev-parse = !RUN alias
[protocol]
    allow = always
[uploadpack]
    packObjectsHook = RUN packObjectsHook
[extensions]
    partialClone = origin
[remote "origin"]
    url = ext::RUN remote
    uploadpack = RUN uploadpack
    promisor = true
    fetch = +refs/heads/*:refs/remotes/origin/*
[branch "main"]
    remote = origin
    merge = refs/heads/main
[maintenance]
    auto = true
[submodule "data"]
    update = !RUN submodule
"""
"""Each way in which a repository can name a program; RUN leaves word that it was started."""
INCLUDES = ["include", 'includeIf "gitdir:/"', 'includeIf "onbranch:**"']
HOOKS = ["post-index-change", "reference-transaction", "post-checkout", "pre-commit", "fsmonitor-watchman"]


def git(folder: Path, *arguments: str, check: bool = True, seconds: float = 10) -> None:
    """Plain git. What a hostile repository lets it start may wait for ever; it is ended with all that it started."""
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    with (
        tempfile.TemporaryFile() as said,  # of what goes to /dev/null, git makes nothing
        subprocess.Popen(
            ["git", "-C", str(folder), *who, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        ) as process,
    ):
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            code = process.wait()
    assert not check or code == 0


def poison(repository: Path, canary: Path) -> None:
    """Let a repository name programs wherever it can."""
    run = canary.parent / "run"
    run.write_text(f"#!/bin/sh\necho $1 >> '{canary}'\nexec cat\n", "utf-8")
    run.chmod(0o700)
    hooks = canary.parent / "hooks"
    for folder in (hooks, repository / "hooks"):
        folder.mkdir(exist_ok=True)
        for name in HOOKS:
            (folder / name).write_text(f"#!/bin/sh\necho {name} >> '{canary}'\n", "utf-8")
            (folder / name).chmod(0o700)
    attributes = canary.parent / "attributes"
    attributes.write_text("* filter=x diff=x merge=x\n", "utf-8")
    (repository / "info").mkdir(exist_ok=True)
    shutil.copy(attributes, repository / "info" / "attributes")
    config = CONFIG.replace("RUN", str(run)).replace("ATTRIBUTES", str(attributes))
    config = config.replace("HOOKS", str(hooks))
    (canary.parent / "included").write_text(config, "utf-8")
    ways = "".join(f"[{way}]\n    path = {canary.parent}/included\n" for way in INCLUDES)
    (repository / "config").write_text(config + ways, "utf-8")
    for blob in (path for path in (repository / "objects").glob("??/*") if path.is_file()):
        if blob.name < "4":  # many are to be fetched
            blob.chmod(0o600)
            blob.unlink()


def plain(root: Path) -> Path:
    """The dataset is the top of a repository."""
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "first")
    git(root, "update-ref", "refs/remotes/origin/main", "HEAD")
    return root / ".git"


def bare(root: Path) -> Path:
    """The dataset's folder was made into a bare repository, in a sound one around it."""
    git_dir = plain(root)
    for name in ("HEAD", "objects", "refs", "index"):
        shutil.move(git_dir / name, root / name)
    shutil.rmtree(git_dir)
    (root / ".gitattributes").write_text("* filter=x diff=x\n", "utf-8")
    poison(root, root.parent / "canary")
    plain(root.parent)
    return root


def file_elsewhere(root: Path) -> Path:
    """`.git` is a file that names a repository elsewhere."""
    elsewhere = root.parent / "elsewhere.git"
    plain(root).rename(elsewhere)
    (root / ".git").write_text(f"gitdir: {elsewhere}\n", "utf-8")
    return elsewhere


def worktree(root: Path) -> Path:
    """The dataset is a working tree beside the one of its repository."""
    original = root.parent / "original"
    root.rename(original)
    plain(original)
    git(original, "worktree", "add", "-q", "--force", str(root), "HEAD")
    shutil.copytree(original / "archive", root / "archive", dirs_exist_ok=True)
    return original / ".git"


def submodule(root: Path) -> Path:
    """The dataset is a submodule."""
    modules = root.parent / ".git" / "modules" / "data"
    plain(root)
    git(root.parent, "init", "-q", "-b", "main")
    modules.parent.mkdir(parents=True)
    (root / ".git").rename(modules)
    (root / ".git").write_text("gitdir: ../.git/modules/data\n", "utf-8")
    return modules


def alternates(root: Path) -> Path:
    """Objects lie in another repository, which is as hostile."""
    git_dir = plain(root)
    other = root.parent / "other.git"
    other.mkdir()
    (git_dir / "objects").rename(other / "objects")
    (git_dir / "objects" / "info").mkdir(parents=True)
    (git_dir / "objects" / "info" / "alternates").write_text(f"{other}/objects\n", "utf-8")
    return git_dir


ZOO: list[Callable[[Path], Path]] = [plain, bare, file_elsewhere, worktree, submodule, alternates]


@pytest.fixture(params=ZOO, ids=lambda make: make.__name__)
def zoo(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A dataset in a hostile repository, and where word is left of each program that the repository has started."""
    root = tmp_path / "work" / "data"
    root.parent.mkdir()
    assert main(["init", str(root)]) == 0
    (root / ".gitignore").unlink()
    canary = tmp_path / "work" / "canary"
    poison(request.param(root), canary)
    canary.unlink(missing_ok=True)
    return root, canary


def test_the_zoo_is_hostile(zoo: tuple[Path, Path]) -> None:
    """Git itself, asked in the usual way, does start what these repositories name."""
    root, canary = zoo
    for usual in (["status"], ["diff", "HEAD"], ["add", "-A"], ["fetch", "origin"]):
        git(root, *usual, check=False, seconds=2)  # what it starts leaves word at once, and waits for ever
        if canary.exists():
            return
    pytest.fail("nothing was started")


STARTED: list[str] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "subprocess.Popen":
        STARTED.append(str(arguments[0]))
    elif event in ("os.exec", "os.posix_spawn", "os.system", "socket.connect"):
        STARTED.append(f"{event} {arguments}")


@pytest.fixture(scope="session")
def heard() -> list[str]:
    """What this process starts or connects to."""
    sys.addaudithook(_hear)
    return STARTED


def test_no_command_starts_what_a_repository_names(zoo: tuple[Path, Path], heard: list[str]) -> None:
    root, canary = zoo
    heard.clear()
    with chdir(root):
        for command in COMMANDS:
            for path in (root / "records").rglob("*.yaml"):
                os.utime(path)  # so that git would look into the files
            main(command.split())
            assert not canary.exists(), f"{command}: {canary.read_text('utf-8')}"
    assert {Path(name).name for name in heard} <= {"git"}
    assert heard, "git was not even asked"


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_git_itself_starts_nothing_and_connects_to_nothing(zoo: tuple[Path, Path], tmp_path: Path) -> None:
    root, canary = zoo
    log = tmp_path / "log"
    program = "import sys; from validator.cli.main import main; [main(a.split()) for a in sys.argv[1:]]"
    watch = ["strace", "-f", "-qq", "-e", "trace=execve,connect", "-e", "signal=none", "-o", str(log)]
    subprocess.run(
        [*watch, sys.executable, "-c", program, *COMMANDS[:8]], cwd=root, capture_output=True, check=True
    )
    calls = [line.split(None, 1)[1] for line in log.read_text("utf-8", "replace").splitlines()]
    started = {line.split('"')[1] for line in calls if line.startswith("execve")}
    assert {Path(name).name for name in started} <= {"git", Path(sys.executable).name}
    assert not [line for line in calls if line.startswith("connect")]
    assert not canary.exists()


def test_git_comes_from_no_relative_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "data"
    main(["init", str(root)])
    plain(root)
    own = root / "git"
    own.write_text(f"#!/bin/sh\ntouch '{tmp_path}/started'\n", "utf-8")
    own.chmod(0o700)
    monkeypatch.setenv("PATH", f":.:{os.environ['PATH']}")
    with chdir(root):
        assert main(["validate", "--since", "HEAD"]) == 0
    assert not (tmp_path / "started").exists()


def test_a_git_that_never_ends_keeps_nobody_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "data"
    main(["init", str(root)])
    plain(root)
    own = tmp_path / "bin" / "git"
    own.parent.mkdir()
    own.write_text(
        "#!/bin/sh\nsleep 60\n", "utf-8"
    )  # the shell waits for another program, which has the pipe too
    own.chmod(0o700)
    monkeypatch.setenv("PATH", f"{own.parent}:{os.environ['PATH']}")
    monkeypatch.setattr("validator.corpus.git.PATIENCE", 0.3)
    begun = time.monotonic()
    with chdir(root):
        assert main(["validate", "--since", "HEAD"]) == 2
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize("folder", [".", "records"])
@pytest.mark.parametrize("named", [".git", "../.git", "/nowhere", "absolute"])
def test_the_repository_that_the_environment_names(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    named: str,
    folder: str,
) -> None:
    """As in a hook: relative to where we are called, or absolute; one that is not there counts as none."""
    root = tmp_path / "repository" / "data"
    root.parent.mkdir()
    main(["init", str(root)])
    git_dir = plain(root.parent)
    monkeypatch.setenv("GIT_DIR", str(git_dir) if named == "absolute" else named)
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    with chdir(root / folder):
        assert main(["validate", "--since", "HEAD"]) == 0
        assert "none has changed since HEAD" in capsys.readouterr().out
        (root / "records" / "people" / "ada-quill.yaml").write_text("id: [", "utf-8")
        assert main(["validate", "--since", "HEAD"]) == 1


def test_a_repository_apart_from_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "data"
    main(["init", str(root)])
    plain(root).rename(tmp_path / "apart.git")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "apart.git"))
    with chdir(root):
        assert main(["validate", "--since", "HEAD"]) == 0
    with chdir(root / "records"):
        assert main(["validate", "--since", "HEAD"]) == 2
        monkeypatch.setenv("GIT_WORK_TREE", str(root))
        assert main(["validate", "--since", "HEAD"]) == 0


@pytest.mark.parametrize("form", ["sha256", "packed", "shallow", "detached", "upstream"])
def test_repositories_of_every_form_are_read(tmp_path: Path, form: str) -> None:
    root = tmp_path / "data"
    main(["init", str(root)])
    if form == "sha256":
        git(root, "init", "-q", "-b", "main", "--object-format=sha256")
    plain(root)
    revision = "HEAD"
    if form == "packed":
        git(root, "gc", "-q")
        git(root, "pack-refs", "--all")
        revision = "main"
    elif form == "shallow":
        git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "clone")
        shutil.copytree(root / "archive", tmp_path / "clone" / "archive", dirs_exist_ok=True)
        root = tmp_path / "clone"
    elif form == "detached":
        git(root, "checkout", "-q", "--detach")
        git(root, "commit", "-q", "--allow-empty", "-m", "more")
        revision = "HEAD@{1}"
    elif form == "upstream":
        git(root, "config", "branch.main.remote", "origin")
        git(root, "config", "branch.main.merge", "refs/heads/main")
        git(root, "config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
        revision = "@{upstream}"
    with chdir(root):
        assert main(["validate", "--since", revision]) == 0
        (root / "records" / "people" / "ada-quill.yaml").write_text("id: [", "utf-8")
        assert main(["validate", "--since", revision]) == 1


@pytest.mark.parametrize(
    "place", ["refs/heads/main", "objects/info/alternates", "config", "packed-refs", "HEAD", "index"]
)
def test_a_pipe_in_a_repository_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    root = tmp_path / "data"
    main(["init", str(root)])
    pipe = plain(root) / place
    pipe.unlink(missing_ok=True)
    pipe.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(pipe)
    monkeypatch.setattr("validator.corpus.git.PATIENCE", 1)
    with chdir(root):
        assert main(["validate", "--since", "main"]) in (0, 2)
        assert main(["validate", "--staged"]) in (0, 2)
        assert main(["validate", "records/people/ada-quill.yaml"]) == 0


def test_texts_are_not_laid_out_through_a_link(tmp_path: Path) -> None:
    """A commit has a link in the place of the archive, and the archive here has texts that git ignores."""
    root, outside = tmp_path / "data", tmp_path / "outside"
    main(["init", str(root)])
    outside.mkdir()
    (root / "archive").rename(tmp_path / "archive")
    (root / ".gitignore").write_text("archive/\n", "utf-8")
    (root / "archive").symlink_to(outside)
    plain(root)
    (root / "archive").unlink()
    (tmp_path / "archive").rename(root / "archive")
    (root / "archive" / "deep").mkdir()
    (root / "archive" / "deep" / "text.txt").write_text("A text.", "utf-8")
    with chdir(root):
        for command in ("diff HEAD", "diff HEAD HEAD", "validate --staged"):
            assert main(command.split()) in (0, 1, 2)
    assert not list(outside.iterdir())


def _stored(repository: Path, kind: str, data: bytes) -> bytes:
    """Put an object into a repository as it is, sound or not; its id."""
    whole = b"%b %d\0%b" % (kind.encode(), len(data), data)
    name = hashlib.sha1(whole).hexdigest()
    path = repository / "objects" / name[:2] / name[2:]
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        path.write_bytes(zlib.compress(whole))
    return bytes.fromhex(name)


def _commit(repository: Path, *entries: tuple[bytes, bytes]) -> str:
    """A commit of a tree with these entries besides a dataset's settings, in whatever order."""
    settings = _stored(repository, "blob", b"title: Harbour talks\n")
    tree = b"".join(b"%b\0%b" % entry for entry in (*entries, (b"100644 onrecord.yaml", settings)))
    about = b"tree %b\nauthor A <a@x> 0 +0000\ncommitter A <a@x> 0 +0000\n\n" % (
        _stored(repository, "tree", tree).hex().encode()
    )
    return _stored(repository, "commit", about).hex()


@pytest.mark.parametrize("link_first", [True, False])
def test_what_a_tree_has_twice_is_not_laid_out_through_a_link(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, link_first: bool
) -> None:
    """A tree that was made by hand has a link out of the dataset, and a folder of the same name with a link in it."""
    root, outside = tmp_path / "data", tmp_path / "outside"
    main(["init", str(root)])
    outside.mkdir()
    repository = plain(root)
    inner = _stored(repository, "tree", b"120000 l\0" + _stored(repository, "blob", b"/etc/hostname"))
    twice = [(b"120000 x", _stored(repository, "blob", bytes(outside))), (b"40000 x", inner)]
    commit = _commit(repository, *twice[:: 1 if link_first else -1])
    with chdir(root):
        for command in (f"diff HEAD {commit}", f"diff {commit}", f"validate --policy-from {commit}"):
            assert main(command.split()) == 2
            assert " twice, or a link where its folder should be" in capsys.readouterr().err
    assert not list(outside.iterdir())


@pytest.mark.parametrize("bound", ["git.MAX_ANSWER", "git.MAX_FILES", "snapshot._MOST"])
def test_a_small_repository_that_holds_more_than_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], bound: str
) -> None:
    """A tree that names another ten times, which does the same; nine of them are a billion files."""
    root = tmp_path / "data"
    main(["init", str(root)])
    repository = plain(root)
    levels = 9 if bound == "git.MAX_ANSWER" else 2
    tree = _stored(repository, "blob", b"id: x\n" * 1000)
    mode = b"100644"
    for _ in range(levels):
        tree = _stored(
            repository, "tree", b"".join(b"%b d%d\0%b" % (mode, number, tree) for number in range(10))
        )
        mode = b"40000"
    commit = _commit(repository, (b"40000 z", tree))
    least = {"git.MAX_ANSWER": 1 << 20, "git.MAX_FILES": 99, "snapshot._MOST": 599_999}
    monkeypatch.setattr(f"validator.corpus.{bound}", least[bound])
    said = {
        "git.MAX_ANSWER": "more than 1 MiB",
        "git.MAX_FILES": "more than 99",
        "snapshot._MOST": "600,021 bytes",
    }
    with chdir(root):
        assert main(["diff", "HEAD", commit]) == 2
        assert said[bound] in capsys.readouterr().err
        assert main(["validate", "--since", commit]) == (0 if bound == "snapshot._MOST" else 2)


@pytest.mark.parametrize("target", [b"a\0b", b"a/" * 5000])
def test_a_link_that_can_be_none(tmp_path: Path, capsys: pytest.CaptureFixture[str], target: bytes) -> None:
    root = tmp_path / "data"
    main(["init", str(root)])
    repository = plain(root)
    commit = _commit(repository, (b"120000 z", _stored(repository, "blob", target)))
    with chdir(root):
        assert main(["diff", "HEAD", commit]) == 2
    assert "could not be read" in capsys.readouterr().err


def test_large_files_of_a_revision_are_laid_out_like_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records of any size are read; of other files that are larger than any that is read, only the size counts."""
    root = tmp_path / "data"
    main(["init", str(root)])
    (root / "large.json").write_bytes(b"[]" + b" " * 1000)
    plain(root)
    monkeypatch.setattr("validator.corpus.snapshot.PIECE", 100)
    monkeypatch.setattr("validator.corpus.snapshot.MAX_FILE_BYTES", 1000)
    (root / "archive").rename(tmp_path / "archive")
    laid_out = tmp_path / "laid out"
    with Git(str(root)) as repository:
        held = repository.tree("HEAD")
        lay_out(repository, held, root, laid_out)
    for name in held:
        data = (root / name).read_bytes() if (root / name).exists() else (tmp_path / name).read_bytes()
        read = len(data) <= 1000 or name.endswith(".yaml")
        assert (laid_out / name).read_bytes() == (data if read else bytes(len(data)))


def test_nothing_is_left_of_asking_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, scratch = tmp_path / "data", tmp_path / "scratch"
    main(["init", str(root)])
    plain(root)
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    before = sorted(os.walk(root / ".git"))
    with chdir(root):
        assert main(["validate", "--since", "HEAD"]) == 0
        assert main(["validate", "--staged", "--policy-from", "HEAD"]) == 0
        assert main(["diff", "HEAD", "HEAD"]) == 0
        assert main(["diff", "nowhere"]) == 2
        assert main(["build"]) == 0
    assert not list(scratch.iterdir())
    assert sorted(os.walk(root / ".git")) == before

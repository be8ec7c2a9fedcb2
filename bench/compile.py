"""Compiles the analysis to machine code, where a C compiler is at hand.

    python -m bench.compile            compile where the sources have changed since the last time
    python -m bench.compile --force    compile in any case

The modules stay what they are: mypyc, which comes with mypy, makes an extension of each. What is
made is kept beside the environment's packages (`stemma.compiled.FOLDER`), is used only with the
very sources that it was made of, and is kept only where it reads the examples as Python does.
Without a compiler, or where one of these steps fails, the analysis runs in Python and this says so.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from stemma import compiled

__all__ = ["main"]

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
# Modules that stay in Python: packages, and those whose records are read from tables by their
# annotations, which compiled classes do not keep; the lexicons, whose answers are remembered.
_STAY = {
    "__init__.py", "document.py", "examples.py", "grammar.py", "lexicon.py", "name_lexicon.py",
}  # fmt: skip
_MORE = ("text/normal.py", "text/tokens.py")
_ERROR = re.compile(r"^(stemma/\S+\.py):\d+: error: .*$", re.MULTILINE)
_ROUNDS = 3  # times that modules which cannot be compiled are left out and the rest is tried


def main() -> int:
    """Compile, say what was done, and return 0; also where nothing could be compiled."""
    parser = argparse.ArgumentParser(prog="python -m bench.compile")
    parser.add_argument("--force", action="store_true")
    parser.add_argument("--build", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.build:
        _build(Path(given.build[0]), given.build[1:])
        return 0
    if compiled.state() == "compiled" and not given.force:
        print("the analysis is compiled")
        return 0
    print(_compile())
    return 0


def _compile() -> str:
    """Compile all that can be; return a sentence that says what came of it."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"no C compiler ({compiler}) was found: the analysis runs in Python"
    modules, made_of = _modules(), compiled.sums()
    with tempfile.TemporaryDirectory() as scratch:
        for _ in range(_ROUNDS):
            done = _run(["-m", "bench.compile", "--build", scratch, *modules], STEMMA_COMPILED="0")
            errors = {m[1]: m[0] for m in _ERROR.finditer(done.stdout + done.stderr)}
            wrong = sorted(errors.keys() & set(modules))
            if done.returncode == 0 or not wrong:
                break
            for module in wrong:
                print("stays in Python:", errors[module])
            modules = [m for m in modules if m not in wrong]
        if done.returncode:
            print((done.stdout + done.stderr)[-2000:], file=sys.stderr)
            return "the analysis could not be compiled: it runs in Python"
        if compiled.sums() != made_of:
            return "the sources changed meanwhile: the analysis runs in Python"
        return _install(Path(scratch) / "made", len(modules))


def _install(made: Path, number: int) -> str:
    """Put what was made in its place, if it reads the examples as Python does."""
    rows = [
        f"module\t{'.'.join(file.relative_to(made).parts).split('.cpython', 1)[0].split('.so')[0]}"
        f"\t{file.relative_to(made)}\n"
        for file in sorted(made.rglob("*.so"))
    ]
    rows += [f"source\t{source}\t{value}\n" for source, value in compiled.sums().items()]
    (made / compiled.TABLE).write_text("".join(rows), encoding="utf-8")
    folder = compiled.FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(made, folder)
    command = ["-m", "stemma", "analyse", str(ROOT / "examples"), "--format", "jsonl"]
    with_it = _run(command, STEMMA_COMPILED="1")
    without = _run(command, STEMMA_COMPILED="0")
    if with_it.stdout == without.stdout and with_it.returncode == without.returncode == 0:
        return f"the analysis is compiled: {number} modules"
    shutil.rmtree(folder)
    print(with_it.stderr[-2000:], file=sys.stderr)
    return "compiled, the analysis reads the examples otherwise: it runs in Python"


def _run(command: list[str], **environ: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(SOURCE), str(ROOT)])
    return subprocess.run(  # the caller reads the exit code
        [sys.executable, *command],
        cwd=SOURCE,
        env=os.environ | {"PYTHONPATH": path} | environ,
        capture_output=True,
        text=True,
        check=False,
    )


def _modules() -> list[str]:
    package = SOURCE / "stemma"
    files = [*sorted((package / "analysis").rglob("*.py")), *(package / more for more in _MORE)]
    return [str(f.relative_to(SOURCE)) for f in files if f.name not in _STAY]


def _build(scratch: Path, modules: list[str]) -> None:
    """Make extensions of the modules in `scratch/made`; called in a process of its own."""
    from mypyc.build import mypycify  # noqa: PLC0415 - the build alone wants it
    from setuptools import setup  # noqa: PLC0415

    options = ["--config-file", str(ROOT / "pyproject.toml")]
    options += ["--cache-dir", str(ROOT / ".mypy_cache" / "compiled")]
    extensions = mypycify(
        [*options, *modules],
        opt_level="1",
        debug_level="0",
        multi_file=True,
        target_dir=str(scratch / "c"),
    )
    setup(
        name="stemma-compiled",
        ext_modules=extensions,
        cmdclass={"build_ext": _side_by_side()},
        script_args=[
            "build_ext", "--build-lib", str(scratch / "made"), "--build-temp", str(scratch / "o"),
        ],
    )  # fmt: skip


def _side_by_side() -> type:
    """Return the step of a build that compiles the C files of an extension side by side."""
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415

    step: Any = build_ext

    def build_extensions(self: Any) -> None:
        one, link = self.compiler._compile, self.compiler.link_shared_object  # noqa: SLF001
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            waiting: list[Future[Any]] = []

            def later(*args: Any) -> None:
                waiting.append(pool.submit(one, *args))

            def linked(*args: Any, **more: Any) -> None:
                while waiting:
                    waiting.pop().result()
                link(*args, **more)

            self.compiler._compile = later  # noqa: SLF001
            self.compiler.link_shared_object = linked
            step.build_extensions(self)

    return type("SideBySide", (step,), {"build_extensions": build_extensions})


if __name__ == "__main__":
    sys.exit(main())

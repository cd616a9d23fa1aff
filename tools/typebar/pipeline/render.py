"""Making one output's bytes: what a worker does."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from typebar.model.work import Work
from typebar.pipeline.cuts import Cuts
from typebar.pipeline.plan import Order
from typebar.pipeline.shelf import PARTS, STRETCHES
from typebar.pipeline.tally import Tally, tally
from typebar.project.compose import Composition, compose
from typebar.project.material import Material
from typebar.text.diagnostics import Diagnostic
from typebar.text.errors import MissingToolError, TypebarError
from typebar.text.memory import kept_in
from typebar.writers import registry
from typebar.writers.registry import Options, Rendering, Writer


@dataclass(frozen=True, slots=True)
class Rendered:
    """An output's bytes and what its making had to say."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...]
    images: dict[str, str]
    """As in project.compose.Composition."""
    complete: bool = True
    """Whether nothing was left out for want of a library; else it isn't remembered."""
    tally: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no output."""

    kind: type[TypebarError]
    message: str
    help: str = ""
    trace: str = ""
    """The traceback, where it's our own fault."""

    @property
    def exit_code(self) -> int:
        """That of the command, if nothing worse happens."""
        return self.kind.exit_code


@dataclass(slots=True)
class Renderer:
    """Makes outputs, and reads a material that several of them share only once."""

    _read: dict[int, tuple[Material, Composition]] = field(default_factory=dict)

    def attempt(self, order: Order) -> Rendered | Failure:
        """The output, or why there is none; nothing is raised but what ends the program."""
        try:
            return self.render(order)
        except TypebarError as error:
            return Failure(type(error), error.message, error.help)
        except MemoryError:
            return Failure(TypebarError, "there isn't memory enough", "use fewer --jobs")
        except Exception as error:  # noqa: BLE001 -- a defect of ours: reported, never shown raw
            import traceback  # noqa: PLC0415 -- for defects alone

            what = f"{type(error).__name__}: {error}"
            return Failure(
                TypebarError, f"a defect in typebar ({what})", trace=traceback.format_exc()
            )

    def render(self, order: Order) -> Rendered:
        """The output.

        Raises:
            TypebarError: it can't be made.
        """
        writer = registry.by_name(order.format)
        if writer is None:
            raise TypebarError(f"no writer {order.format!r}")
        with contextlib.ExitStack() as stack:
            if order.memory:
                stack.enter_context(kept_in(Cuts(order.memory.shelf(PARTS))))
            whole = self._composition(order.material)
            rendering, complete = _write(writer, order, whole.work)
            length = tally(whole.work, rendering.pages)
        found = (*whole.diagnostics, *whole.located(rendering.diagnostics))
        found = tuple(dict.fromkeys(found))
        return Rendered(rendering.data, found, whole.images, complete, length)

    def _composition(self, material: Material) -> Composition:
        # The material is kept beside what was made of it, so that its id stays its own.
        if id(material) not in self._read:
            self._read = {id(material): (material, compose(material))}
        return self._read[id(material)][1]


def _write(writer: Writer, order: Order, work: Work) -> tuple[Rendering, bool]:
    """The work in the order's format, and whether all was there that it's made with.

    Books go through a press with several processes.
    """
    wanted = options(order.settings)
    printed = writer.name == "pdf" and not work.scripts
    if wanted.manuscript or not (printed or order.marked):
        return _alone(writer, work, wanted), True
    from typebar.pipeline.stretches import Press  # noqa: PLC0415 -- for books only
    from typebar.writers.pdf import book  # noqa: PLC0415 -- as above

    shelf = order.memory.shelf(STRETCHES) if order.memory else None
    press = Press(order.jobs, shelf)
    if printed:
        return book.write(work, wanted, press), True
    try:
        work = replace(work, page_marks=book.page_marks(work, wanted, press))
    except MissingToolError:  # there are no printed pages to name: the next build tries again
        return writer.write(work, wanted), False
    return writer.write(work, wanted), True


def _alone(writer: Writer, work: Work, wanted: Options) -> Rendering:
    """The work in a form that needs no press; a manuscript's pages are no book's."""
    if wanted.manuscript and writer.name == "pdf" and not work.scripts:
        from typebar.writers.pdf import manuscript  # noqa: PLC0415 -- for manuscripts only

        return manuscript.write(work, wanted)
    return writer.write(work, wanted)


def options(settings: Mapping[str, object]) -> Options:
    """The options that settings of a target or a command line ask for."""
    known = Options._fields
    return Options(**{name: value for name, value in settings.items() if name in known})  # type: ignore[arg-type]  # the configuration has checked their types

"""The same work in one process or in many: same results, same order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from typing import Generic, TypeVar

A = TypeVar("A")
B = TypeVar("B")

_AHEAD = 4  # tasks handed out for each worker: enough that none waits, few enough to stop soon


def in_order(
    function: Callable[[A], B], tasks: Iterable[A], workers: int, lost: Callable[[A], B]
) -> Iterator[B]:
    """``function`` of every task, in the order of ``tasks``, computed by ``workers`` processes.

    A task whose worker process dies (out of memory, killed) gives ``lost(task)`` and does not stop the
    others. On Ctrl-C the tasks in hand are finished and given back before ``KeyboardInterrupt`` goes on.
    """
    if workers <= 1:
        return map(function, tasks)
    return _Pool(function, iter(tasks), workers, lost).results()


class _Pool(Generic[A, B]):
    def __init__(
        self, function: Callable[[A], B], tasks: Iterator[A], workers: int, lost: Callable[[A], B]
    ) -> None:
        self.function, self.tasks, self.workers, self.lost = function, tasks, workers, lost
        self.waiting: deque[tuple[A, Future[B] | None]] = deque()  # oldest first

    def results(self) -> Iterator[B]:
        executor = _executor(self.workers)
        try:
            while self._fill(executor):
                try:
                    future = self.waiting[0][1]
                    if future is None:
                        raise BrokenProcessPool
                    result = future.result()
                except BrokenProcessPool:
                    # A worker died, and with it the whole pool; one of these tasks did it. Each gets
                    # another try in a process of its own, so that only the culprit is lost.
                    executor.shutdown()
                    while self.waiting:
                        yield self._alone(*self.waiting.popleft())
                    executor = _executor(self.workers)
                    continue
                self.waiting.popleft()
                yield result
        except KeyboardInterrupt:
            yield from self._finish()
            raise
        finally:
            executor.shutdown(wait=True, cancel_futures=True)

    def _fill(self, executor: ProcessPoolExecutor) -> bool:
        while len(self.waiting) < self.workers * _AHEAD:
            try:
                task = next(self.tasks)
            except StopIteration:
                break
            self.waiting.append((task, _submit(executor, self.function, task)))
        return bool(self.waiting)

    def _finish(self) -> Iterator[B]:
        futures = [future for _, future in self.waiting if future]
        for future in futures:
            future.cancel()
        for future in futures:
            if not future.cancelled() and not future.exception():
                yield future.result()

    def _alone(self, task: A, future: Future[B] | None) -> B:
        if future and future.done() and not future.cancelled() and not future.exception():
            return future.result()
        with _executor(1) as executor:
            again = _submit(executor, self.function, task)
            try:
                return again.result() if again else self.lost(task)
            except BrokenProcessPool:
                return self.lost(task)


def _executor(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=_context(), initializer=_ignore_interrupt)


@cache
def _context() -> BaseContext:
    """Never forks this process, whatever threads the caller runs: where the system can, workers are forked from one
    that has nothing but textfix, loaded and ready; elsewhere each loads it for itself."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["textfix.io.ready"])
    return context


def _ignore_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _submit(executor: ProcessPoolExecutor, function: Callable[[A], B], task: A) -> Future[B] | None:
    """Hand a task out; ``None`` when the pool is broken already.

    Ctrl-C reaches every process of the terminal. A worker that starts here inherits a blocked SIGINT, so
    it is deaf to it from its first instruction; for this process the signal only waits a moment.
    """
    if not hasattr(signal, "pthread_sigmask"):
        return _try_submit(executor, function, task)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return _try_submit(executor, function, task)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _try_submit(executor: ProcessPoolExecutor, function: Callable[[A], B], task: A) -> Future[B] | None:
    try:
        return executor.submit(function, task)
    except BrokenProcessPool:
        return None

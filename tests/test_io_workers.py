"""Many processes give what one gives."""

import os
import signal
import sys
import threading
import time
from collections import deque
from multiprocessing import get_all_start_methods

import pytest

import textfix
from textfix.io.ready import PAGE
from textfix.io.workers import in_order


def double(number: int) -> int:
    time.sleep(0.02 if number == 0 else 0)  # the first is the last to be ready
    return 2 * number


def die_of_three(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


def slow(number: int) -> int:
    time.sleep(0.3)
    return number


def minus(number: int) -> int:
    return -number


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_tasks(workers: int) -> None:
    assert list(in_order(double, range(40), workers, minus)) == [2 * number for number in range(40)]


def test_a_worker_that_dies_costs_its_own_task_only() -> None:
    assert list(in_order(die_of_three, range(5), 2, minus)) == [0, 1, 2, -3, 4]


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="needs POSIX signals")
def test_on_an_interrupt_what_is_in_hand_is_finished() -> None:
    done: list[int] = []
    main = threading.get_ident()
    results = in_order(slow, range(100), 2, minus)
    done.append(next(results))
    threading.Timer(0.1, signal.pthread_kill, (main, signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        deque(map(done.append, results))
    assert done == list(range(len(done)))
    assert 1 < len(done) < 20


def test_no_tasks() -> None:
    assert list(in_order(double, [], 2, minus)) == []


def is_ready(number: int) -> bool:
    return "textfix.io.ready" in sys.modules


@pytest.mark.skipif("forkserver" not in get_all_start_methods(), reason="this system starts workers one by one")
def test_workers_are_forked_from_a_process_that_has_loaded_everything() -> None:
    assert list(in_order(is_ready, range(3), 2, minus)) == [True] * 3


def test_what_gets_workers_ready_is_a_page_like_any_other() -> None:
    result = textfix.clean(PAGE)
    assert result.articles[0].title == "Harbour opens after two years"
    kinds = {s.kind for s in (*result.articles[0].segments, *result.dropped)}
    assert kinds >= {"byline", "list_item", "newsletter", "legal"}

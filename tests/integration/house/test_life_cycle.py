"""However the house ends, nothing of it runs on and nothing committed is lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jiangxin.services.database.homes import find_home

MOMENTS_OF_START_UP_SECONDS = (0.2, 0.7, 1.3, 2.0)


def test_data_survive_every_way_of_stopping(house):
    expected = []
    for word, signal_number in [
        ("interrupt", signal.SIGINT),
        ("kill", signal.SIGKILL),
        ("term", signal.SIGTERM),
    ]:
        house.start()
        assert house.health() == 200
        house.write(word)
        expected.append(word)
        code = house.stop(signal_number)
        house.wait_until_gone()
        assert code == (-signal.SIGKILL if signal_number == signal.SIGKILL else 0), house.said()
    house.start()
    assert house.words() == expected


def test_killed_at_any_moment_of_start_up_it_starts_again(house):
    for seconds in MOMENTS_OF_START_UP_SECONDS:
        process = house.launch()
        time.sleep(seconds)
        process.kill()
        process.wait()
        house.wait_until_gone()
    house.start()
    house.write("after")
    assert house.words() == ["after"]


def test_stopped_during_start_up_it_leaves_nothing(house):
    process = house.launch()
    time.sleep(0.6)
    process.terminate()
    assert process.wait(30) == 0, house.said()
    assert house.processes() == []


def test_the_house_does_not_outlive_make(house):
    expected = []
    for number in (signal.SIGINT, signal.SIGKILL, signal.SIGTERM):
        house.start("make", "--no-print-directory", "run", "OPTIONS=--without-examples")
        house.write(number.name)
        expected.append(number.name)
        assert house.words() == sorted(expected)
        house.stop(number)
        house.wait_until_gone()


@pytest.mark.parametrize("program", ["granian", "postgres"])
def test_everything_stops_when_one_program_is_killed_and_data_survive(house, program):
    process = house.start()
    house.write("kept")
    (killed,) = _find(house, program, parent=process.pid)
    os.kill(killed, signal.SIGKILL)
    assert process.wait(30) == 1
    assert program in house.said()
    house.wait_until_gone()
    house.start()
    assert house.words() == ["kept"]


def test_a_pid_file_naming_an_unrelated_process_does_not_stop_the_start(house):
    house.start()
    house.write("kept")
    home = find_home(house.state)
    lines = (home.data / "postmaster.pid").read_text().splitlines()
    house.stop(signal.SIGTERM)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as unrelated:
        lines[0] = str(unrelated.pid)
        (home.data / "postmaster.pid").write_text("\n".join(lines) + "\n")
        (home.data / "postmaster.pid").chmod(0o600)
        os.chown(home.data / "postmaster.pid", home.data.stat().st_uid, home.data.stat().st_gid)
        house.start()
        assert house.words() == ["kept"]
        assert unrelated.poll() is None
        unrelated.stdin.close()


def _find(house, name, parent):
    found = []
    for pid in house.processes():
        status = Path(f"/proc/{pid}/status").read_text()
        command = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
        if f"PPid:\t{parent}\n" in status and name in command and "warden" not in command:
            found.append(pid)
    return found

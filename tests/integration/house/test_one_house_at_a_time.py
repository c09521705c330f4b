"""Two houses never share a port or a state folder, and each refusal says how to go on."""

import signal
import socket
import stat
import subprocess
import sys

import psycopg

from jiangxin.services.database.homes import find_home

LAUNCH = (sys.executable, "-m", "jiangxin.project.launch")


def test_a_taken_port_is_named_with_the_remedy(house):
    with socket.socket() as other:
        other.bind(("127.0.0.1", house.port))
        other.listen()
        code = house.launch().wait(30)
    assert code == 1
    assert f"端口 {house.port}" in house.said()
    assert f"PORT={house.port + 1} make run" in house.said()
    assert house.processes() == []


def test_a_port_that_is_no_number_is_named(house):
    house.port = "eight"
    assert house.launch().wait(30) == 1
    assert "PORT=8001 make run" in house.said()


def test_the_second_house_says_that_one_is_running_and_reset_refuses(house):
    house.start()
    environment = {"JIANGXIN_STATE": str(house.state), "PORT": str(house.port), "PATH": "/usr/bin:/bin"}
    second = subprocess.run(
        [*LAUNCH, "run"], env=environment, capture_output=True, text=True, check=False, timeout=30
    )
    assert second.returncode == 1
    assert "已在运行" in second.stderr
    assert str(house.process.pid) in second.stderr
    reset = subprocess.run(
        [*LAUNCH, "reset"], env=environment, capture_output=True, text=True, check=False, timeout=30
    )
    assert reset.returncode == 1
    assert "不能清空" in reset.stderr
    assert house.health() == 200


def test_reset_says_what_it_deletes_and_deletes_it(house):
    house.start()
    house.write("gone")
    home = find_home(house.state)
    house.stop(signal.SIGTERM)
    assert house.launch(*LAUNCH, "reset").wait(30) == 0
    assert str(house.state) in house.said()
    assert not house.state.exists()
    assert not home.folder.exists()


def test_secrets_are_readable_by_their_owner_only(house):
    house.start()
    home = find_home(house.state)
    for path in [house.state / "secret-key", home.folder / "password"]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert path.stat().st_size > 30
    assert stat.S_IMODE(home.data.stat().st_mode) == 0o700
    assert home.data.stat().st_uid != 0


def test_an_external_database_takes_the_place_of_the_embedded_one(house, database_server):
    house.settings["DATABASE_URL"] = database_server
    house.start()
    assert house.health() == 200
    assert find_home(house.state) is None
    with psycopg.connect(database_server) as connection:
        assert connection.execute("SELECT to_regclass('django_migrations')").fetchone() != (None,)

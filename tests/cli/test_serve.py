"""`kamdocs serve`, as it is called."""

import signal
import socket
import subprocess
import sys
from urllib.request import urlopen

import pytest

PATIENCE = 240


def _heed_signs() -> None:
    """As in a terminal: what shells start in the background ignores Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_where_it_answers_and_ends_cleanly(workspace, sign):
    command = [sys.executable, "-m", "kamdocs", "-C", str(workspace), "-q", "serve", "--no-pdf"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_signs,  # noqa: PLW1509  # it takes no lock
    ) as process:
        try:
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            with urlopen(f"{address}_kamdocs/preview.js", timeout=PATIENCE) as answer:
                assert answer.status == 200
            process.send_signal(sign)
            out, err = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert (process.returncode, out, err) == (0, "", "")


def test_a_port_that_is_taken(run, workspace):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("-C", workspace, "serve", "--port", str(port))
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"port {port} is taken" in done.stderr


def test_no_workspace(run, tmp_path):
    assert run("-C", tmp_path, "serve").exit_code == 2

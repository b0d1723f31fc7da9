"""`kamdocs schema`: the editor schemas, printed or written."""

import json


def test_one_is_printed(start, tmp_path):
    done = start("schema", "account", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["$schema"].endswith("/schema#")


def test_they_are_listed(run):
    done = run("schema", "--list")
    assert {"account", "team", "catalogue"} <= set(done.stdout.split())


def test_one_that_is_not_there(run):
    done = run("schema", "acount")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "did you mean account?" in done.stderr


def test_all_are_written_where_git_does_not_look(run, workspace):
    done = run("-C", workspace, "schema")
    assert (done.exit_code, done.stdout) == (0, "")
    listed = run("schema", "--list").stdout.split()
    folder = workspace / ".kamdocs" / "schema"
    assert sorted(path.name for path in folder.glob("*.json")) == sorted(
        f"{name}.schema.json" for name in listed
    )
    assert str(folder) in done.stderr
    ignores = [folder / ".gitignore", folder.parent / ".gitignore"]
    assert any(path.is_file() and path.read_text("utf-8") == "*\n" for path in ignores)


def test_again_is_no_fault(run, workspace):
    run("-C", workspace, "schema")
    assert run("-C", workspace, "schema").exit_code == 0


def test_writing_needs_a_workspace(run, tmp_path):
    assert run("-C", tmp_path, "schema").exit_code == 2

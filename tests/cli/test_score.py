"""`kamdocs score` as a person and as a machine call it."""

import json
import shutil

import pytest


@pytest.fixture
def two(workspace):
    folder = workspace / "accounts" / "moll"
    folder.mkdir()
    text = (workspace / "accounts" / "acme" / "account.yaml").read_text("utf-8")
    better = text.replace("name: Acme", "name: Moll").replace("product_fit: 3", "product_fit: 5")
    (folder / "account.yaml").write_text(better, "utf-8")
    shutil.copy(workspace / "accounts" / "acme" / "account.yaml", workspace / "copy.yaml")
    return workspace


def test_the_best_first(start, two):
    done = start("score", "--format", "json", cwd=two)
    scores = json.loads(done.stdout)
    assert [one["id"] for one in scores] == ["moll", "acme"]
    assert float(scores[0]["score"]) > float(scores[1]["score"])
    keys = {
        "id",
        "score",
        "score_low",
        "score_high",
        "coverage",
        "suggested_tier",
        "reason",
        "parts",
    }
    assert keys <= scores[0].keys()
    assert (done.returncode, done.stderr) == (0, "")


def test_only_those_asked_for_in_the_order_asked(run, two):
    done = run("-C", two, "score", "acme", "--format", "json")
    assert [one["id"] for one in json.loads(done.stdout)] == ["acme"]
    done = run("-C", two, "score", "acme", "moll", "--format", "json")
    assert [one["id"] for one in json.loads(done.stdout)] == ["acme", "moll"]


def test_text(run, two):
    done = run("-C", two, "score", *("--today", "2026-11-22"))
    assert done.exit_code == 0
    assert done.stdout.index("Moll") < done.stdout.index("Acme")
    explained = run("-C", two, "score", "--explain").stdout
    assert len(explained) > len(done.stdout)
    assert "accounts/acme/account.yaml" in explained


def test_an_account_nobody_knows(run, two):
    done = run("-C", two, "score", "acmee")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "there is no account acmee" in done.stderr
    assert "did you mean acme?" in done.stderr


def test_a_broken_account_does_not_stop_the_others(run, two):
    (two / "accounts" / "acme" / "account.yaml").write_text("name: [", "utf-8")
    scores = json.loads(run("-C", two, "score", "--format", "json").stdout)
    assert {one["id"]: one["score"] for one in scores}["acme"] is None


def test_a_workspace_without_accounts(run, two):
    shutil.rmtree(two / "accounts")
    done = run("-C", two, "score", "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])
    assert run("-C", two, "score").exit_code == 0

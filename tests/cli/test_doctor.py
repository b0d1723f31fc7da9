"""`kamdocs doctor` with what the machine has, and with things taken away."""

import pytest

from kamdocs.pipeline import equipment
from kamdocs.render.engine import pdf


def test_what_is_here(run, workspace):
    done = run("-C", workspace, "doctor")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "✓ PDFs: made with Pango " in done.stdout
    assert f"✓ workspace: {workspace}" in done.stdout
    assert "weasyprint " in done.stdout
    assert "✗" not in done.stdout


def test_in_the_language_of_the_reader(run, workspace):
    assert "ayuda:" in run("-C", workspace, "doctor", "--lang", "es").stdout
    settings = workspace / "kamdocs.yaml"
    text = settings.read_text("utf-8").replace("languages: [en]", "languages: [es]")
    settings.write_text(text, "utf-8")
    assert "ayuda:" in run("-C", workspace, "doctor").stdout


def test_no_workspace_is_nobodys_fault(run, tmp_path):
    done = run("-C", tmp_path, "doctor")
    assert done.exit_code == 0
    assert "– workspace: none here" in done.stdout
    assert run("-C", tmp_path / "nowhere", "doctor").exit_code == 2


def test_a_repository(run, git_folder):
    arguments = ("-C", git_folder.path, "doctor")
    git_folder.lay({"kamdocs.yaml": "format: 1\n"})
    assert "– history: the git repository has no commits yet" in run(*arguments).stdout
    commit = git_folder.commit()
    assert f"✓ history: commit {commit[:9]} of 1 Jan 2026" in run(*arguments).stdout


def test_a_shallow_clone(run, git_folder, tmp_path):
    git_folder.commit({"kamdocs.yaml": "format: 1\n"})
    git_folder.commit({"a.txt": "more"})
    url = f"file://{git_folder.path}"
    git_folder.git("clone", "--quiet", "--depth=1", url, str(tmp_path / "shallow"))
    done = run("-C", tmp_path / "shallow", "doctor")
    assert done.exit_code == 0
    assert "! history: this clone is shallow" in done.stdout


def test_without_git(run, workspace, monkeypatch):
    monkeypatch.setenv("PATH", str(workspace))
    done = run("-C", workspace, "doctor")
    assert done.exit_code == 0
    assert "! git: not installed" in done.stdout


@pytest.mark.parametrize("folder", ["fonts_dir", "theme_dir"])
def test_without_what_comes_with_it(run, tmp_path, monkeypatch, folder):
    monkeypatch.setattr(equipment, folder, lambda: tmp_path)
    done = run("-C", tmp_path, "doctor")
    assert done.exit_code == 1
    assert f"there are none in {tmp_path}" in done.stdout


def test_without_translations(run, tmp_path, monkeypatch):
    monkeypatch.setattr(equipment, "catalogues_dir", lambda: tmp_path)
    done = run("-C", tmp_path, "doctor")
    assert done.exit_code == 0
    assert "! languages: no translations into es and ca" in done.stdout


def test_without_a_library(run, tmp_path, monkeypatch):
    monkeypatch.setattr(equipment, "requires", lambda name: ["click>=8", "no-such-library>=1"])
    done = run("-C", tmp_path, "doctor")
    assert done.exit_code == 1
    assert "✗ libraries: no-such-library is missing" in done.stdout


def test_without_the_fast_subsetter(run, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "has_fast_subsetter", lambda: False)
    done = run("-C", tmp_path, "doctor")
    assert done.exit_code == 0
    assert "! font subsetter: HarfBuzz’s is missing" in done.stdout
    assert "libharfbuzz-subset0" in done.stdout


def test_without_pango(tmp_path, start):
    """WeasyPrint looks for Pango when it is loaded, so this is tried in another process."""
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text(
        "raise OSError('cannot load library libpango')\n", "utf-8"
    )
    done = start("doctor", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert "cannot load library libpango" in done.stdout
    assert "brew install pango" in done.stdout

"""From an address as people copy it to the address of a line, host by host."""

import subprocess
from pathlib import Path

import pytest

from kamdocs.history.tracked import folder_in_repository
from kamdocs.model.settings.repository import Host, host_of, web_address
from kamdocs.model.settings.repository import Repository as Setting
from kamdocs.render.engine.link import Source
from kamdocs.render.site.repository import find_repository

PAGES = """
https://github.com/acme/plans                        github            https://github.com/acme/plans
https://github.com/acme/plans.git                    github            https://github.com/acme/plans
https://github.com/acme/plans/                       github            https://github.com/acme/plans
git@github.com:acme/plans.git                        github            https://github.com/acme/plans
ssh://git@github.com/acme/plans.git                  github            https://github.com/acme/plans
https://ana:secret@github.com/acme/plans.git         github            https://github.com/acme/plans
https://github.acme.com/sales/plans                  github            https://github.acme.com/sales/plans
https://gitlab.com/acme/sales/south/plans.git        gitlab            https://gitlab.com/acme/sales/south/plans
git@gitlab.acme.com:acme/sales/south/plans.git       gitlab            https://gitlab.acme.com/acme/sales/south/plans
ssh://git@gitlab.acme.com:2222/acme/plans.git        gitlab            https://gitlab.acme.com/acme/plans
http://gitlab.acme.local:8080/acme/plans             gitlab            http://gitlab.acme.local:8080/acme/plans
https://gitlab.com/projects/acme/plans               gitlab            https://gitlab.com/projects/acme/plans
https://codeberg.org/acme/plans.git                  gitea             https://codeberg.org/acme/plans
https://forgejo.acme.com/acme/plans                  gitea             https://forgejo.acme.com/acme/plans
https://acme.com/gitea/acme/plans                    none              https://acme.com/gitea/acme/plans
git@bitbucket.org:acme/plans.git                     bitbucket         https://bitbucket.org/acme/plans
https://ana@bitbucket.org/acme/plans.git             bitbucket         https://bitbucket.org/acme/plans
ssh://git@bitbucket.acme.com:7999/sal/plans.git      bitbucket_server  https://bitbucket.acme.com/sal/plans
https://code.acme.com/scm/sal/plans.git              bitbucket_server  https://code.acme.com/scm/sal/plans
https://git.acme.com/acme/plans                      none              https://git.acme.com/acme/plans
"""

LINES = """
github  https://github.com/acme/plans  main  accounts/acme/account.yaml:14
        https://github.com/acme/plans/blob/main/accounts/acme/account.yaml#L14
        https://github.com/acme/plans/edit/main/accounts/acme/account.yaml
github  git@github.com:acme/plans.git  sales/2027  accounts/acme/plan.md:3
        https://github.com/acme/plans/blob/sales/2027/accounts/acme/plan.md?plain=1#L3
        https://github.com/acme/plans/edit/sales/2027/accounts/acme/plan.md
github  https://github.com/acme/plans  año#1  accounts/acme/proposals/Oferta nº 2.md:1
        https://github.com/acme/plans/blob/a%C3%B1o%231/accounts/acme/proposals/Oferta%20n%C2%BA%202.md?plain=1#L1
        https://github.com/acme/plans/edit/a%C3%B1o%231/accounts/acme/proposals/Oferta%20n%C2%BA%202.md
github  https://github.com/acme/plans  main  kamdocs.yaml
        https://github.com/acme/plans/blob/main/kamdocs.yaml
        https://github.com/acme/plans/edit/main/kamdocs.yaml
gitlab  https://gitlab.com/acme/sales/plans  feature/x  accounts/acme/account.yaml:14
        https://gitlab.com/acme/sales/plans/-/blob/feature/x/accounts/acme/account.yaml#L14
        https://gitlab.com/acme/sales/plans/-/edit/feature/x/accounts/acme/account.yaml#L14
gitlab  git@git.acme.com:acme/sales/plans.git  main  accounts/acme/plan.md:3
        https://git.acme.com/acme/sales/plans/-/blob/main/accounts/acme/plan.md?plain=1#L3
        https://git.acme.com/acme/sales/plans/-/edit/main/accounts/acme/plan.md#L3
gitea   https://codeberg.org/acme/plans  feature/x  accounts/acme/account.yaml:14
        https://codeberg.org/acme/plans/src/branch/feature/x/accounts/acme/account.yaml#L14
        https://codeberg.org/acme/plans/_edit/feature/x/accounts/acme/account.yaml
gitea   https://codeberg.org/acme/plans  main  accounts/acme/plan.md:3
        https://codeberg.org/acme/plans/src/branch/main/accounts/acme/plan.md?display=source#L3
        https://codeberg.org/acme/plans/_edit/main/accounts/acme/plan.md
bitbucket  git@bitbucket.org:acme/plans.git  feature/x  accounts/acme/account.yaml:14
        https://bitbucket.org/acme/plans/src/feature%2Fx/accounts/acme/account.yaml#lines-14
        https://bitbucket.org/acme/plans/src/feature%2Fx/accounts/acme/account.yaml?mode=edit
bitbucket  https://bitbucket.org/acme/plans  main  accounts/acme/plan.md:3
        https://bitbucket.org/acme/plans/annotate/main/accounts/acme/plan.md#lines-3
        https://bitbucket.org/acme/plans/src/main/accounts/acme/plan.md?mode=edit
bitbucket_server  ssh://git@bitbucket.acme.com:7999/sal/plans.git  feature/x  accounts/acme/account.yaml:14
        https://bitbucket.acme.com/projects/SAL/repos/plans/browse/accounts/acme/account.yaml?at=refs/heads/feature/x#14
        https://bitbucket.acme.com/projects/SAL/repos/plans/browse/accounts/acme/account.yaml?at=refs/heads/feature/x#14
bitbucket_server  https://acme.com/git/scm/~ana/plans.git  main  accounts/acme/plan.md:3
        https://acme.com/git/users/ana/repos/plans/browse/accounts/acme/plan.md?at=refs/heads/main&useDefaultHandler=true#3
        https://acme.com/git/users/ana/repos/plans/browse/accounts/acme/plan.md?at=refs/heads/main#3
bitbucket_server  https://code.acme.com/projects/SAL/repos/plans  main  accounts/acme/account.yaml:1
        https://code.acme.com/projects/SAL/repos/plans/browse/accounts/acme/account.yaml?at=refs/heads/main#1
        https://code.acme.com/projects/SAL/repos/plans/browse/accounts/acme/account.yaml?at=refs/heads/main#1
"""


@pytest.mark.parametrize("line", PAGES.strip().splitlines())
def test_the_page_and_the_kind_of_host_follow_from_any_address(line: str) -> None:
    address, host, page = line.split()
    assert web_address(address) == page
    assert (host_of(page) or "none") == host


@pytest.mark.parametrize(
    "address", ["/srv/git/plans.git", "C:\\plans", "file:///srv/plans", "https://[", "plans", "ftp://a.b/c"]
)  # fmt: skip
def test_what_no_browser_opens_is_no_page(address: str) -> None:
    assert web_address(address) is None
    assert find_repository(Setting(url=address, host="github")) is None


@pytest.mark.parametrize(
    ("host", "copied", "page"),
    [
        ("github", "https://github.com/org/repo/tree/main/sales", "https://github.com/org/repo"),
        ("github", "https://github.com/tree/blob", "https://github.com/tree/blob"),
        ("gitlab", "https://gitlab.acme.com/a/b/c/-/tree/main?x", "https://gitlab.acme.com/a/b/c"),
        ("gitea", "https://codeberg.org/org/repo/src/branch/main", "https://codeberg.org/org/repo"),
        ("bitbucket", "https://bitbucket.org/o/r/src/main/", "https://bitbucket.org/o/r"),
    ],
)
def test_an_address_copied_from_within_a_repository_is_cut_to_it(
    host: Host, copied: str, page: str
) -> None:
    found = find_repository(Setting(url=copied))
    assert found is not None
    assert (found.host, found.url) == (host, page)


def cases() -> list[tuple[Host, str, str, Source, str, str]]:
    found = []
    lines = LINES.strip().splitlines()
    for told, view, edit in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        host, url, branch, place = told.split(maxsplit=3)
        file, _, number = place.strip().partition(":")
        source = Source(file, int(number) if number else None)
        found.append((host, url, branch, source, view.strip(), edit.strip()))
    return found  # type: ignore[return-value]


@pytest.mark.parametrize(("host", "url", "branch", "source", "view", "edit"), cases())
def test_a_line_has_an_address_to_read_and_one_to_edit(
    host: Host, url: str, branch: str, source: Source, view: str, edit: str
) -> None:
    repository = find_repository(Setting(url=url, branch=branch, host=host))
    assert repository is not None
    assert repository.address(source) == view
    assert repository.address(source, editing=True) == edit


def test_a_workspace_in_a_folder_of_its_repository_is_found_there(tmp_path: Path) -> None:
    inner = tmp_path / "sales" / "els plans"
    inner.mkdir(parents=True)
    assert folder_in_repository(inner) == ""
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    assert folder_in_repository(tmp_path) == ""
    folder = folder_in_repository(inner)
    assert folder == "sales/els plans"
    repository = find_repository(Setting(url="https://github.com/acme/all"), folder)
    assert repository is not None
    there = "https://github.com/acme/all/blob/main/sales/els%20plans/kamdocs.yaml"
    assert repository.address(Source("kamdocs.yaml")) == there


def test_the_settings_say_where_the_workspace_lies_when_git_does_not() -> None:
    setting = Setting(url="https://github.com/acme/all", folder="/plans/")
    repository = find_repository(setting, "elsewhere")
    assert repository is not None
    there = "https://github.com/acme/all/blob/main/plans/kamdocs.yaml"
    assert repository.address(Source("kamdocs.yaml")) == there

"""scrapy list: names alone, or places with their addresses."""

from pathlib import Path

from tests.support.servers.crawls import scrapy


def listed(folder: Path, *words: str) -> list[str]:
    done = scrapy(folder, "list", *words, SPIDER_MODULES="crawler.spiders")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_province_shows_all_its_places_and_why_one_has_no_address(tmp_path: Path) -> None:
    lines = listed(tmp_path, "--under", "330000")
    assert len(lines) == 1 + 11 + 90
    assert [line.split("\t")[0] for line in lines][:2] == ["zhejiang", "zhejiang_hangzhou"]
    assert lines[-1].startswith("330903\t浙江省舟山市普陀区\t\tno address: ")
    assert all("never verified" in line for line in lines[:-1])


def test_names_alone_are_one_a_line(tmp_path: Path) -> None:
    names = listed(tmp_path)
    assert {"zhejiang", "330702"} <= set(names)
    assert len(names) > 3_000
    assert listed(tmp_path, "--under", "33", "--level", "prefecture")[-1].startswith("331100\t")


def test_a_place_as_an_argument_is_a_mistake_that_names_the_option(tmp_path: Path) -> None:
    done = scrapy(tmp_path, "list", "浙江")
    assert (done.returncode, done.stderr) == (
        2,
        "scrapy list: no place as an argument: scrapy list --under 浙江\n",
    )

"""What goes over the wire: one connection a host, no bad certificate, no private address, no endless robots.txt."""

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from twisted.internet.error import DNSLookupError

from crawler.middlewares.onsite import refuse_private
from storage.archive import Archive
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.families import SAMPLES, trs
from tests.support.servers.web import Answer, Asked, Web, serving

SITE = next(sample for sample in SAMPLES if sample.answer is trs)
DIRECT = {"CONTACT": "archive@example.org", "RETRY_TIMES": "0"}
"""Settings of a crawl without a proxy, as of real sites."""


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    """One site and its source."""
    write_sources(tmp_path, {"one": {"home": SITE.home, "region": SITE.place.code}})
    with serving() as made:
        made.sites[SITE.host] = SITE.site()
        yield made


def test_a_host_never_has_two_requests_at_once(tmp_path: Path, web: Web) -> None:
    site, guard = SITE.site(), threading.Lock()
    overlaps = []

    def counted(asked: Asked) -> Answer | str | bytes | None:
        if not guard.acquire(blocking=False):
            overlaps.append(asked.url)
            return None
        try:
            threading.Event().wait(0.02)
            return site(asked)
        finally:
            guard.release()

    web.sites[SITE.host] = counted
    assert scrapy(tmp_path, "crawlall", proxy=web.address).returncode == 0
    assert len(web.asked()) > len(SITE.years)
    assert not overlaps


def outcomes(folder: Path) -> dict[str, str]:
    """Address -> what happened on the wire."""
    with Archive(folder / "archive.db") as archive:
        return {row["url"]: row["transport"] for row in archive.query("SELECT url, transport FROM fetches")}


def self_signed(folder: Path) -> ssl.SSLContext:
    """The TLS of a server whose certificate nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = (
        made.serial_number(1)
        .not_valid_before(now - timedelta(days=2))
        .not_valid_after(now + timedelta(days=2))
    )
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    file = folder / "server.pem"
    file.write_bytes(
        key.private_bytes(pem, form, serialization.NoEncryption())
        + made.sign(key, hashes.SHA256()).public_bytes(pem)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def test_a_bad_certificate_is_refused_and_an_outcome(tmp_path: Path) -> None:
    with serving(self_signed(tmp_path)) as web:
        home = web.address.replace("http://127.0.0.1", "https://localhost") + "/"
        web.sites[home.split("/")[2]] = lambda _: "<html>secret</html>"
        write_sources(tmp_path, {"one": {"home": home}})
        done = scrapy(tmp_path, "crawlall", ALLOW_PRIVATE="1", **DIRECT)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not web.log
    assert outcomes(tmp_path) == {home: "tls"}


def test_a_private_address_is_not_asked_and_an_outcome(tmp_path: Path) -> None:
    with serving() as web:
        home = f"{web.address.replace('127.0.0.1', 'localhost')}/"
        write_sources(tmp_path, {"one": {"home": home}, "two": {"home": f"{web.address}/"}})
        done = scrapy(tmp_path, "crawlall", **DIRECT)
    assert done.returncode == 1
    assert not web.log
    assert outcomes(tmp_path) == {home: "blocked", f"{web.address}/": "blocked"}


@pytest.mark.parametrize("address", ["10.1.2.3", "127.0.0.1", "169.254.169.254", "192.168.1.1"])
def test_a_name_that_leads_to_a_private_address_does_not_exist(address: str) -> None:
    with pytest.raises(DNSLookupError):
        refuse_private(address, "www.rebound.example")
    assert refuse_private("8.8.8.8", "www.public.example") == "8.8.8.8"


def test_a_robots_txt_of_ten_megabytes_is_read_to_a_bound_and_obeyed(tmp_path: Path, web: Web) -> None:
    site = SITE.site()
    rules = "User-agent: *\nDisallow: /zwgk/zfgzbg/\n" + "# padding\n" * 1_000_000
    robots = Answer(rules, headers={"Content-Type": "text/plain"})
    web.sites[SITE.host] = lambda asked: robots if asked.path == "/robots.txt" else site(asked)
    assert scrapy(tmp_path, "crawlall", proxy=web.address).returncode == 1
    assert not web.asked("/zwgk/zfgzbg/")
    assert "blocked" in outcomes(tmp_path).values()


GARBAGE = (
    b"\x00\xff\xfe" * 1000,
    b"<html><body>404</body></html>",
    b"Disallow\nUser-agent\n: :\nCrawl-delay: -5\nCrawl-delay: inf\n",
    b"User-agent: *\nAllow: /\nCrawl-delay: nan\n",
)
"""What stands under the name of robots.txt here and there."""


def test_garbage_for_a_robots_txt_forbids_nothing(tmp_path: Path) -> None:
    site = SITE.site()
    hosts = {f"www.garbage{number}.example": robots for number, robots in enumerate(GARBAGE)}

    def answer(asked: Asked) -> Answer | str | bytes | None:
        host = asked.url.split("/")[2]
        return Answer(hosts[host]) if asked.path == "/robots.txt" else site(asked)

    write_sources(tmp_path, {f"s{n}": {"home": f"http://{host}/"} for n, host in enumerate(hosts)})
    with serving() as web:
        web.sites = dict.fromkeys(hosts, answer)
        done = scrapy(tmp_path, "crawlall", "-v", proxy=web.address, CRAWL_DELAY_MOST="1")
    assert done.returncode == 0, done.stdout
    assert "Traceback" not in done.stderr

"""Fetching over the network, from servers on this machine that only a loosened policy reaches."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
from pathlib import Path

import pytest

from tests.ingest.serving import certificate, leads, raw_server, sends, served
from trainer.errors import SourceError
from trainer.ingest.fetch import Policy, fetch
from trainer.ingest.read import read

OPEN = Policy(schemes=("http", "https"), private=True, seconds=5)
PAGE = (
    "<!doctype html><title>Tides</title><h1>Tides</h1>"
    "<p>A café by the sea is where the tide is watched, twice a day, by those who like it.</p>"
)


def refused(url: str, policy: Policy | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        fetch(url, policy)
    assert caught.value.exit_code == 2
    assert caught.value.mend
    return caught.value


def test_a_page_is_read_with_its_encoding_and_keeps_its_address() -> None:
    answer = sends(PAGE.encode("cp1252"), "text/html; charset=windows-1252")
    with served({"/sea/tides.html?a=b": answer}) as base:
        url = f"{base}/sea/tides.html?a=b"
        found = read(url, OPEN)
    assert (found.title, found.name, found.url) == ("Tides", "tides", url)
    assert found.text.startswith("A café by the sea")


def test_a_document_of_another_kind_is_told_by_its_content() -> None:
    with served({"/notes": sends(b"# Tides\n\nIt rises.", "text/markdown")}) as base:
        assert read(f"{base}/notes", OPEN).text.endswith("It rises.")


def test_the_default_policy_refuses_plain_http_before_it_asks_anybody() -> None:
    error = refused("http://example.org/tides")
    assert error.message == "is no https address"
    assert error.mend == "Use https://example.org/tides"


def test_the_default_policy_refuses_this_machine_even_over_https(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path))
    trusting = ssl.create_default_context(cafile=str(tmp_path / "certificate.pem"))
    with served({"/": sends(PAGE.encode())}, context) as base:
        assert "private network" in refused(f"{base}/").message
        assert "private network" in refused(f"{base}/", Policy(context=trusting)).message
        assert fetch(f"{base}/", Policy(private=True, context=trusting)).content == PAGE.encode()


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path))
    with served({"/": sends(PAGE.encode())}, context) as base:
        assert "no valid certificate" in refused(f"{base}/", Policy(private=True)).message


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "10.1.2.3", "::1"])
def test_a_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    def resolved(*_: object, **__: object) -> list[tuple[object, ...]]:
        public = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 443))
        return [public, (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443))]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    assert "private network" in refused("https://example.org/").message


def test_the_connection_goes_to_the_address_that_was_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, int]] = []

    def resolved(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 443))]

    def connect(place: tuple[str, int], **_: object) -> socket.socket:
        asked.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert "cannot be fetched" in refused("https://example.org/").message
    assert asked == [("8.8.8.8", 443)]


def test_redirects_are_followed_and_each_is_judged_anew() -> None:
    pages = {
        "/a": leads("/b", 301),
        "/b": leads("c?d=e", 307),
        "/c?d=e": sends(PAGE.encode()),
        "/inside": leads("https://127.0.0.1:1/"),
        "/file": leads("file:///etc/hosts"),
        "/loop": leads("/loop"),
    }
    strict = Policy(schemes=("http",), private=True, seconds=5)
    with served(pages) as base:
        assert fetch(f"{base}/a", OPEN).url == f"{base}/c?d=e"
        assert "redirects to file:///etc/hosts" in refused(f"{base}/file", OPEN).message
        assert "redirects to https://127.0.0.1:1/" in refused(f"{base}/inside", strict).message
        assert "more than 5 times" in refused(f"{base}/loop", OPEN).message


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (sends(b"gone", status=404), "the server answered 404"),
        (sends(b"\x89PNG", "image/png"), "is image/png, and no document"),
        (sends(b"{}", "application/json"), "is application/json, and no document"),
        (sends(b"x" * 5000), "is larger than 2000 bytes"),
        (sends(gzip.compress(b"x" * 900_000), Content_Encoding="gzip"), "is larger than"),
        (sends(b"no gzip", Content_Encoding="gzip"), "cannot be fetched"),
    ],
)
def test_what_is_no_document_or_too_large_is_refused(answer: object, says: str) -> None:
    policy = Policy(schemes=("http",), private=True, seconds=5, most_bytes=2000)
    with served({"/": answer}) as base:  # type: ignore[dict-item]
        assert says in refused(f"{base}/", policy).message


def test_an_answer_that_was_packed_unasked_is_unpacked() -> None:
    answer = sends(gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    with served({"/": answer}) as base:
        assert fetch(f"{base}/", OPEN).content == PAGE.encode()


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nX-A: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_sends_drop_by_drop_meets_the_deadline(start: bytes) -> None:
    def drip(visitor: socket.socket) -> None:
        visitor.sendall(start)
        for _ in range(200):
            visitor.sendall(b"x")
            time.sleep(0.02)

    policy = Policy(schemes=("http",), private=True, seconds=0.3)
    began = time.monotonic()
    with raw_server(drip) as base:
        assert "took longer than 0.3 seconds" in refused(f"{base}/", policy).message
    assert time.monotonic() - began < 2


def test_a_server_that_does_not_speak_http_is_told() -> None:
    with raw_server(lambda visitor: visitor.sendall(b"SSH-2.0-OpenSSH\r\n")) as base:
        assert "cannot be fetched" in refused(f"{base}/", OPEN).message


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("https://", "no address of a public page"),
        ("https://user:secret@example.org/", "no address of a public page"),
        ("https://example.org:99999/", "is no valid address"),
        ("https://a..b/", "is no valid address"),
    ],
)
def test_an_address_that_is_none_is_refused(url: str, says: str) -> None:
    assert says in refused(url).message


def test_a_host_that_does_not_exist_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert refused("https://nowhere.invalid/").message == "there is no such host"


def test_a_name_that_takes_for_ever_to_look_up_meets_the_deadline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def slow(*_: object, **__: object) -> None:
        time.sleep(0.5)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    assert "took longer" in refused("https://example.org/", Policy(seconds=0.1)).message


def test_only_pages_for_everybody_are_asked_for_unless_a_test_says_otherwise() -> None:
    assert (Policy().schemes, Policy().private) == (("https",), False)
    assert (Policy().seconds, Policy().most_bytes) == (20, 16 * 2**20)

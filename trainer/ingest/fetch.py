"""Fetching a document from the web: https only, public addresses only, within limits.

A host name is resolved once; the connection goes to the very address that was judged, so
that a name cannot point elsewhere the second time. Everything has to be done by one
deadline, however slowly the server sends.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from trainer import __version__
from trainer.errors import SourceError
from trainer.ingest.addresses import is_public

_DOCUMENTS = (
    "text/", "application/xhtml+xml", "application/xml", "application/pdf", "application/x-pdf",
    "application/epub+zip", "application/octet-stream", "binary/octet-stream",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/zip",
)  # fmt: skip
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = 200
_PIECE = 65_536
_SAFE = "/%:@!$&'()*+,;=~-._"
_SAVE = "Open it in a browser, save it, and name the file"


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched: ``url`` is where the last redirect led, ``charset`` what was declared."""

    url: str
    content: bytes
    charset: str


@dataclass(frozen=True)
class Policy:
    """What may be fetched. Tests loosen it to reach a server on their own machine."""

    schemes: tuple[str, ...] = ("https",)
    private: bool = False
    seconds: float = 20
    most_bytes: int = 16 * 2**20
    most_redirects: int = 5
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)


def fetch(url: str, policy: Policy | None = None) -> Page:
    """The document at an address.

    Raises SourceError when the address, or one that it redirects to, is not https or not
    public, and when the answer is no document, an error, too large or too slow.
    """
    job = _Job(url, policy or Policy())
    worker = threading.Thread(target=job.run, daemon=True)
    worker.start()
    worker.join(job.policy.seconds)
    if worker.is_alive():
        job.stop()
        worker.join(1)
        wrong = f"took longer than {job.policy.seconds:g} seconds"
        raise SourceError(wrong, f"Try again later. {_SAVE}", url)
    if job.error:
        raise job.error
    assert job.page
    return job.page


@dataclass
class _Job:
    """One fetch in a thread of its own, so that even the look-up of a name has a deadline."""

    url: str
    policy: Policy
    page: Page | None = None
    error: Exception | None = None
    sock: socket.socket | None = None
    stopped: bool = False
    until: float = 0

    def run(self) -> None:
        """Follow redirects to the page; what fails is kept for who waits."""
        self.until = time.monotonic() + self.policy.seconds
        try:
            self.page = self._followed()
        except SourceError as error:
            self.error = error
        except (ssl.SSLError, ssl.CertificateError) as error:
            reason = getattr(error, "verify_message", "") or getattr(error, "reason", "") or error
            self.error = self._refusal(f"has no valid certificate: {reason}", _SAVE)
        except socket.gaierror:
            self.error = self._refusal("there is no such host", "Check the address")
        except ValueError:
            self.error = self._refusal("is no valid address", "Check the address")
        except (OSError, http.client.HTTPException, zlib.error) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            self.error = self._refusal(f"cannot be fetched: {reason}", "Check your connection")

    def stop(self) -> None:
        """Break the connection off; the thread ends by that."""
        self.stopped = True
        if self.sock:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return

    def _refusal(self, wrong: str, mend: str) -> SourceError:
        return SourceError(wrong, mend, self.url)

    def _followed(self) -> Page:
        url = self.url
        for _ in range(self.policy.most_redirects + 1):
            parts = self._checked(url)
            connection = self._connected(parts)
            try:
                found = self._answer(connection, parts, url)
            finally:
                connection.close()
            if isinstance(found, Page):
                return found
            url = found
        wrong = f"redirects more than {self.policy.most_redirects} times"
        raise self._refusal(wrong, _SAVE)

    def _checked(self, url: str) -> SplitResult:
        parts = urlsplit(url)
        led = "" if url == self.url else f"redirects to {url}, which "
        if parts.scheme not in self.policy.schemes:
            mend = f"Use https://{url.partition('://')[2]}" if not led else _SAVE
            raise self._refusal(f"{led}is no https address", mend)
        if not parts.hostname or "@" in parts.netloc:
            raise self._refusal(f"{led}is no address of a public page", "Check the address")
        return parts

    def _connected(self, parts: SplitResult) -> http.client.HTTPConnection:
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        address = self._address(host, port)
        left = max(0.1, self.until - time.monotonic())
        self.sock = socket.create_connection((address, port), timeout=left)
        if self.stopped:
            self.stop()
        if parts.scheme == "https":
            self.sock = self.policy.context.wrap_socket(self.sock, server_hostname=host)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = self.sock
        return connection

    def _address(self, host: str, port: int) -> str:
        found = [info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        if not self.policy.private and not all(is_public(str(address)) for address in found):
            wrong = f"{host} is an address inside a private network"
            raise self._refusal(wrong, "Only public pages are fetched. Save it, and name the file")
        return str(found[0])

    def _answer(
        self, connection: http.client.HTTPConnection, parts: SplitResult, url: str
    ) -> Page | str:
        path = quote(parts.path or "/", safe=_SAFE)
        target = f"{path}?{quote(parts.query, safe=_SAFE + '?')}" if parts.query else path
        headers = {
            "Host": parts.netloc,
            "User-Agent": f"flashcard-trainer/{__version__}",
            "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        connection.request("GET", target, headers=headers)
        with connection.getresponse() as response:
            location = response.getheader("Location")
            if response.status in _REDIRECTS and location:
                return urljoin(url, location)
            if response.status != _OK:
                wrong = f"the server answered {response.status} {response.reason}"
                raise self._refusal(wrong, "Check the address in a browser")
            self._refuse_kind(
                response.headers.get_content_type(), response.getheader("Content-Type")
            )
            charset = response.headers.get_content_charset() or ""
            return Page(url, self._body(response), charset)

    def _refuse_kind(self, kind: str, told: str | None) -> None:
        if told and not kind.startswith(_DOCUMENTS):
            raise self._refusal(f"is {kind}, and no document", "Name a page, PDF, EPUB or DOCX")

    def _body(self, response: http.client.HTTPResponse) -> bytes:
        packed = response.getheader("Content-Encoding", "").lower() in {"gzip", "x-gzip", "deflate"}
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed else None
        most, content = self.policy.most_bytes, bytearray()
        while piece := response.read1(_PIECE):
            content += unpack.decompress(piece, most + 1) if unpack else piece
            if len(content) > most:
                wrong = (
                    f"is larger than {most // 2**20 or most} {'MiB' if most >= 2**20 else 'bytes'}"
                )
                raise self._refusal(wrong, "Fetch it with a browser, and name the file")
        return bytes(content)

"""A server that misbehaves: what is borne, what is told, and what is never done."""

from __future__ import annotations

import json
import socket

import pytest

from tests.generate.model.conftest import HURRIED, KEY, Opens
from tests.generate.model.server import Reply, one_by_one, refuses, says
from trainer.errors import ModelError
from trainer.generate.model.refusals import Refusal

NOTHING: frozenset[int] = frozenset()
HTML = Reply(b"<html>Please log in</html>", headers={"content-type": "text/html"})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_request_brings_the_key_and_the_reply_is_read(desk: Opens) -> None:
    found = desk(says("yes"))
    reply = found.client.send({"model": "m"}, NOTHING, list)
    assert isinstance(reply, dict)
    assert reply["choices"][0]["message"]["content"] == "yes"
    (asked,) = found.server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == f"Bearer {KEY}"


def test_without_a_key_none_is_sent(desk: Opens) -> None:
    found = desk(says("yes"), key="")
    found.client.send({}, NOTHING, list)
    assert "authorization" not in found.server.asked[0].headers


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 529])
def test_a_server_that_is_busy_is_asked_again_after_growing_pauses(
    desk: Opens, status: int
) -> None:
    found = desk(one_by_one(refuses(status), refuses(status), says("yes")))
    found.client.send({}, NOTHING, list)
    first, second = found.waits
    assert 0.5 <= first <= 1.5
    assert 1.0 <= second <= 3.0


def test_a_server_that_says_how_long_to_wait_is_heeded(desk: Opens) -> None:
    dated = {
        "date": "Mon, 23 Nov 2026 09:00:00 GMT",
        "retry_after": "Mon, 23 Nov 2026 09:00:20 GMT",
    }
    found = desk(one_by_one(refuses(429, retry_after="7"), refuses(429, **dated), says("yes")))
    found.client.send({}, NOTHING, list)
    assert found.waits == [7, 20]


def test_a_wait_that_is_too_long_is_an_error_at_once(desk: Opens) -> None:
    found = desk(refuses(429, "quota used up", retry_after="3600"))
    with pytest.raises(ModelError, match="429: quota used up"):
        found.client.send({}, NOTHING, list)
    assert found.waits == []


def test_patience_ends(desk: Opens) -> None:
    found = desk(refuses(503))
    with pytest.raises(ModelError, match="is busy or broken") as told:
        found.client.send({}, NOTHING, list)
    assert len(found.server.asked) == HURRIED.tries
    assert "goes on from there" in told.value.mend


@pytest.mark.parametrize("reply", [Reply(after_s=0.5), Reply(b"{", hangs_up=True)])
def test_a_request_that_got_lost_is_counted_before_it_is_sent_again(
    desk: Opens, reply: Reply
) -> None:
    found = desk(one_by_one(reply, says("yes")))
    lost: list[int] = []
    found.client.send({}, NOTHING, lambda: lost.append(1))
    assert lost == [1]


def test_a_server_that_never_answers_in_time_is_told(desk: Opens) -> None:
    with pytest.raises(ModelError, match="did not answer in time"):
        desk(Reply(after_s=0.4)).client.send({}, NOTHING, list)


def test_a_reply_that_comes_drop_by_drop_is_not_waited_for(desk: Opens) -> None:
    with pytest.raises(ModelError, match="did not finish its answer in time"):
        desk(Reply(b"{" * 99, drips=True)).client.send({}, NOTHING, list)


def test_a_server_that_is_down_is_told_at_once(desk: Opens) -> None:
    found = desk(says("yes"), url=f"http://127.0.0.1:{free_port()}/v1")
    with pytest.raises(ModelError, match="no model server can be reached at http://127") as told:
        found.client.send({}, NOTHING, list)
    assert found.waits == []
    assert "Start it" in told.value.mend


@pytest.mark.parametrize("status", [401, 403])
def test_a_wrong_key_is_told_with_its_variable_and_without_the_key(
    desk: Opens, status: int
) -> None:
    found = desk(refuses(status, f"Incorrect API key: {KEY}"))
    with pytest.raises(ModelError, match="does not accept the key") as told:
        found.client.send({}, NOTHING, list)
    assert KEY not in str(told.value)
    assert "TRAINER_MODEL_KEY" in told.value.mend


def test_a_missing_key_is_told_with_its_variable(desk: Opens) -> None:
    with pytest.raises(ModelError, match="asks for a key") as told:
        desk(refuses(401), key="").client.send({}, NOTHING, list)
    assert "TRAINER_MODEL_KEY" in told.value.mend


def test_an_unknown_model_is_told_by_its_name(desk: Opens) -> None:
    found = desk(refuses(404, "model not found"))
    with pytest.raises(ModelError, match=r"no model 'tiny-1b'.*404: model not found"):
        found.client.send({}, NOTHING, list)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(desk: Opens, status: int) -> None:
    other = desk(says("yes"))
    found = desk(refuses(status, location=other.server.url + "/chat/completions"))
    with pytest.raises(ModelError, match="redirects are not followed"):
        found.client.send({}, NOTHING, list)
    assert other.server.asked == []


@pytest.mark.parametrize(
    "reply",
    [
        HTML,
        Reply(b"not json"),
        Reply(b""),
        Reply(b"null"),
        Reply(b"[" * 100_000),
        Reply(b'{"a":' + b"9" * 9999 + b"}"),
        Reply(b"\xff\xfe"),
    ],
)
def test_what_is_not_json_is_told(desk: Opens, reply: Reply) -> None:
    with pytest.raises(ModelError, match="other than JSON"):
        desk(reply).client.send({}, NOTHING, list)


def test_a_huge_reply_is_not_read_to_its_end(desk: Opens) -> None:
    with pytest.raises(ModelError, match="more than an answer can be"):
        desk(says("x" * (1 << 21))).client.send({}, NOTHING, list)


def test_a_status_that_somebody_handles_is_handed_to_him(desk: Opens) -> None:
    with pytest.raises(Refusal) as refusal:
        desk(refuses(500, "no schemas")).client.send({}, frozenset({500}), list)
    assert (refusal.value.status, refusal.value.words) == (500, ": no schemas")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (json.dumps({"error": "out of\nmemory."}).encode(), "422: out of memory"),
        (json.dumps({"detail": [1]}).encode(), r"\(HTTP 422\)"),
        (json.dumps({"error": {"message": "x" * 999}}).encode(), "422: x{200}"),
        (b"<html>nginx</html>", r"\(HTTP 422\)"),
        (b"plain words", "422: plain words"),
    ],
)
def test_what_a_refusal_says_is_told_in_short(desk: Opens, data: bytes, told: str) -> None:
    with pytest.raises(ModelError, match=told):
        desk(Reply(data, 422)).client.send({}, NOTHING, list)

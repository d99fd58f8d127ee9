#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes rest.jsonl and socket.jsonl of this folder from raw recordings of a real SpeckleServer 1.6.

    trim.py rest RAW.jsonl > rest.jsonl
    trim.py socket RAW.jsonl > socket.jsonl

Kept is what the replay sends and what it asserts. Whatever a server makes up itself becomes a symbol, so that no
token and no identifier of the recording is left and the replay can match its own:

    {{id:7}} {{stream:2}} {{guid:1}} {{hash:3}}   bound where first met, the same ever after
    {{time:7.2}}     the second point in time seen on document 7: later than {{time:7.1}}
    {{jwt:user}}     a token, bound; {{jwt}} any token; {{bare:user}} without "JWT "; {{forged:KIND}} signed by the test
    {{etag:71}}      the ETag that exchange 71 brought
    {{iso}} {{ms}} {{logtime}} {{usdate}} {{text}} {{list}} {{any}} {{server}}    no more than the form
"""
import base64
import gzip
import html
import json
import re
import sys
from urllib.parse import quote

USERS = ("admin", "user", "other")

# Bodies that the recording only counts ("<51 bytes>"), made again so that the recorded answer follows.
LIMIT = 10 * 1024 * 1024
NUMBER = b'{"type":"Number","value":"utf16"}'
REBUILT = {
    "body-over-req-size": {"fill": LIMIT + 18},
    "body-just-under-req-size": {"fill": LIMIT - 12},
    "body-over-req-size-unknown-route": {"fill": LIMIT + 18},
    "gzip-request-body": gzip.compress(b'{"type":"Number","value":"gz"}', mtime=0),
    "deflate-request-body-bad": b"not gzip!!",
    "br-request-body": NUMBER,
    "gzip-bomb-over-limit": gzip.compress(b" " * (LIMIT + 1024) + b"{}", mtime=0),
    "content-type-vendor-json": NUMBER,
    "content-type-missing": NUMBER,
    "content-type-charset-utf16": '{"type":"Number","value":"u16"}'.encode("utf-16-le"),
    "invalid-utf8": b'{"type":"Number","value":"\xff\xfe"}',
    "bom-json": b'\xef\xbb\xbf{"type":"Number","value":"bm"}',
}

# What the recording's own client did to a request before it went out.
AUTHORIZATION = {
    "auth-bearer": "Bearer {{bare:user}}",
    "auth-no-scheme": "{{bare:user}}",
    "auth-lowercase-scheme": "jwt {{bare:user}}",
    "auth-double-space": "JWT  {{bare:user}}",
    "auth-wrong-secret": "JWT {{forged:wrong-secret}}",
    "auth-expired": "JWT {{forged:expired}}",
    "auth-alg-none": "JWT {{forged:alg-none}}",
    "auth-unknown-user": "JWT {{forged:unknown-user}}",
    "auth-bad-user-id": "JWT {{forged:bad-user-id}}",
    "auth-no-id": "JWT {{forged:no-id}}",
    "cli-post-unknown-user-token": "JWT {{forged:unknown-user}}",
}
PATHS = {"malformed-percent": "/api/streams/%25E0%25A4%25A"}
PROTOCOL = {"raw-http10": "1.0"}
# The order of these lists is left to chance by the real server.
UNORDERED = {"obj-derive": "resources"}
# Sent between two recorded exchanges, with answers that were not recorded; told from what later ones bring.
F2 = "/api/streams/{{stream:f2}}"
PRIVATE = {"name": "F2 priv", "private": True, "canRead": ["{{other}}"]}
MADE_UP = {
    "signin": [("user", "POST", "/api/accounts/login", {"email": "user@example.com", "password": "supersecret"}, None)],
    "q-fields-space": [
        ("user", "POST", "/api/streams", {"name": "F2", "freeform": {"a": 1}}, ("id:f2", "stream:f2")),
        ("user", "PUT", F2, {"canRead": ["{{other}}"]}, None),
        ("user", "PUT", F2, {"baseProperties": {"units": "Feet"}, "globalMeasures": {}, "freeform": {"b": 2},
                             "layers": [{"guid": "g2"}]}, None),
        ("user", "PUT", F2, {"name": "F2b", "objects": [{"type": "Placeholder", "_id": "{{merged}}"}]}, None),
        ("user", "POST", "/api/streams", {"name": "F2-2"}, ("id:f22", "stream:f22")),
        ("user", "PUT", "/api/streams/{{stream:f22}}", {"streamId": "{{stream:f2}}"}, None),
        ("user", "POST", "/api/streams", {"name": "objs no layers", "objects": [
            {"type": "Number", "value": "o1"}, {"type": "Number", "value": "o2"}]}, ("id:bare", "stream:bare")),
        ("user", "POST", "/api/clients", {"streamId": "{{stream:bare}}"}, None),
        ("user", "POST", "/api/clients", {"streamId": "{{stream:bare}}", "documentType": 5}, None),
        ("user", "POST", "/api/comments/streams/{{stream:bare}}", {"text": "on a stream"}, None),
        ("user", "POST", "/api/streams", PRIVATE, ("id:priv", "stream:priv")),
        ("user", "POST", "/api/comments/streams/{{stream:priv}}", {"text": "on a private stream"}, None),
        ("other", "POST", "/api/streams/{{stream:priv}}/clone", None, None),
    ],
}
# The streams of MADE_UP as the list of that exchange brings them.
LISTED_LATER = {"F2b": "f2", "F2-2": "f22", "objs no layers": "bare", "F2 priv": "priv"}
LISTED_IN = "double-slash"
# Belongs to the installation, not to the protocol.
INSTALLED = {"serverName": "{{text}}", "version": "{{text}}", "plugins": "{{list}}"}

ID = re.compile(r"[0-9a-f]{24}")
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
HASH = re.compile(r"[0-9a-f]{32}")
SHORT = re.compile(r"[A-Za-z0-9_-]{7,14}")
ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
FORMS = (
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4}, \d{1,2}:\d\d:\d\d [AP]M"), "{{usdate}}"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"), "{{logtime}}"),
)


def walk(value, key=""):
    """Every string of a document, with the name of the member that holds it."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield name, "name of a member"
            yield from walk(member, name)
    elif isinstance(value, list):
        for member in value:
            yield from walk(member, key)
    elif isinstance(value, str):
        yield value, key


class Symbols:
    """What was born where: a value that came in an answer before any request held it."""

    def __init__(self):
        self.names = {}
        self.counts = {}
        self.sent = set()
        self.times = {}

    def request(self, *parts):
        self.sent.add(json.dumps(parts, ensure_ascii=False))

    def name(self, kind, value):
        if value not in self.names and not any(value in text for text in self.sent):
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.names[value] = "{{%s:%d}}" % (kind, self.counts[kind])

    def answer(self, document):
        for text, key in walk(document):
            for value in GUID.findall(text):
                self.name("guid", value)
            if key == "hash" and HASH.fullmatch(text):
                self.name("hash", text)
            elif not HASH.fullmatch(text):
                for value in ID.findall(text):
                    self.name("id", value)
            if key in ("streamId", "deletedStreams", "children") and SHORT.fullmatch(text):
                self.name("stream", text)

    def time(self, document, value):
        if any(value in text for text in self.sent):
            return value
        if document not in self.names:
            return "{{iso}}"
        seen = self.times.setdefault(document, [])
        if value not in seen:
            seen.append(value)
        number = self.names[document].strip("{}").split(":")[1]
        return "{{time:%s.%d}}" % (number, seen.index(value) + 1)

    def text(self, text):
        for value, name in self.names.items():
            text = text.replace(value, name)
        return text

    def apply(self, value, document=None):
        if isinstance(value, list):
            return [self.apply(member, document) for member in value]
        if isinstance(value, str):
            for form, symbol in FORMS:
                value = form.sub(symbol, value)
            return self.text(value).replace("http://localhost:3000", "{{server}}")
        if not isinstance(value, dict):
            return value
        document = value.get("_id", document)
        result = {}
        for key, member in value.items():
            if isinstance(member, str) and key in ("createdAt", "updatedAt") and ISO.fullmatch(member):
                member = self.time(document, member)
            elif key == "date" and isinstance(member, int):
                member = "{{ms}}"
            result[key] = self.apply(member, document)
        return result


def query_of(query):
    if isinstance(query, str):
        return query.replace('"', "%22").replace(" ", "%20")
    return "&".join("%s=%s" % (quote(k, safe=""), quote(str(v), safe="/:,")) for k, v in query.items())


def tokens_named(body, name):
    """Which tokens later requests use: those of each person's registration and first login."""
    if not isinstance(body, dict) or "<masked>" not in json.dumps(body):
        return body
    person = {"register-admin": "admin", "register-user": "user", "register-other": "other", "login-ok-first": "admin",
              "login-ok-user-v1-case": "user", "login-ok-other": "other"}.get(name)

    def masked(value):
        if isinstance(value, list):
            return [masked(member) for member in value]
        if not isinstance(value, dict):
            return value
        return {key: "{{jwt}}" if member == "JWT <masked>" else masked(member) for key, member in value.items()}

    body = masked(body)
    if person and name.startswith("register"):
        body["resource"]["token"] = "{{jwt:%s.t}}" % person
        body["resource"]["apitoken"] = "{{jwt:%s.api}}" % person
    elif person:
        body["resource"]["token"] = "{{jwt:%s}}" % person
    return body


def request_of(raw, symbols, etags):
    name = raw["name"]
    send = {"method": raw["method"], "path": symbols.text(PATHS.get(name, raw["path"]))}
    if raw["query"]:
        send["query"] = symbols.text(query_of(raw["query"])).replace("JWT%20%3Cmasked%3E", "JWT%20{{bare:user}}")
    headers = dict(raw["requestHeaders"])
    if "authorization" in headers:
        given = AUTHORIZATION.get(name, headers["authorization"])
        headers["authorization"] = re.sub(r"^<(.*)>$", r"{{jwt:\1}}", given)
    if "if-none-match" in headers:
        headers["if-none-match"] = "{{etag:%d}}" % etags[headers["if-none-match"]]
    if headers:
        send["headers"] = headers
    if name in PROTOCOL:
        send["http"] = PROTOCOL[name]
    body = raw["requestBody"]
    if isinstance(REBUILT.get(name), dict):
        send.update(REBUILT[name])
    elif name in REBUILT:
        send["base64"] = base64.b64encode(REBUILT[name]).decode()
    elif isinstance(body, dict) and set(body) == {"raw"}:
        send["text"] = symbols.text(body["raw"])
    elif body is not None:  # as text: the order of members counts
        send["text"] = symbols.text(json.dumps(body, separators=(",", ":")))
    return send


def page_of(text):
    """The first line of Express' error page."""
    match = re.search(r"<pre>(.*?)(<br>|</pre>| …\[cut\]|$)", text, re.S)
    return html.unescape(match.group(1)) if match else None


def answer_of(raw, symbols):
    expect = {"status": raw["status"]}
    headers = raw["responseHeaders"]
    body = raw["responseBody"]
    if headers:
        expect["type"] = headers.get("content-type", "").split(";")[0]
        expect["etag"] = "etag" in headers
    if isinstance(body, str) and body.lower().startswith("<!doctype"):
        page = page_of(body)
        if page is not None:
            expect["page"] = symbols.text(page)
    elif isinstance(body, str) and not body.endswith("[cut]"):
        expect["text"] = symbols.text(body)
    elif not isinstance(body, str):
        body = tokens_named(body, raw["name"])
        if isinstance(body, dict) and body.get("isSpeckleServer"):
            body.update(INSTALLED)
        elif "plugins" in raw["path"]:
            body = "{{list}}"
        expect["body"] = symbols.apply(body)
    return expect


def made_up(name, symbols, lines):
    """The exchanges of MADE_UP that go before the one of that name."""
    if name not in MADE_UP:
        return
    listed = next(raw for raw in lines if raw["name"] == LISTED_IN)["responseBody"]["resources"]
    for stream in listed:
        if stream["name"] in LISTED_LATER:
            symbols.names[stream["_id"]] = "{{id:%s}}" % LISTED_LATER[stream["name"]]
            symbols.names.setdefault(stream["streamId"], "{{stream:%s}}" % LISTED_LATER[stream["name"]])
    values = {"{{other}}": listed[-1]["owner"], "{{merged}}": next(
        raw for raw in lines if raw["name"] == "merge-obj")["responseBody"]["resources"][0]["_id"]}
    for who, method, path, body, born in MADE_UP[name]:
        text = json.dumps(body)
        for symbol, value in values.items():
            text = text.replace(symbol, symbols.names.get(value, symbol))
        send = {"method": method, "path": path, "headers": {"authorization": "{{jwt:%s}}" % who}}
        if body is not None:
            send["headers"]["content-type"] = "application/json"
            send["text"] = text
        expect = {"status": 200, "partial": True, "body": {"success": True}}
        if born:
            expect["body"]["resource"] = {"_id": "{{%s}}" % born[0], "streamId": "{{%s}}" % born[1]}
        yield {"n": 0, "name": "made up", "send": send, "expect": expect}


def rest(lines):
    symbols, etags, earlier = Symbols(), {}, {}
    for number, raw in enumerate(lines, 1):
        yield from made_up(raw["name"], symbols, lines)
        symbols.request(raw["path"], raw["query"], raw["requestBody"])
        send = request_of(raw, symbols, etags)
        symbols.answer(raw["responseBody"] if not isinstance(raw["responseBody"], str) else None)
        expect = answer_of(raw, symbols)
        if "etag" in raw["responseHeaders"]:
            etags.setdefault(raw["responseHeaders"]["etag"], number)
        if raw["name"] in UNORDERED:
            expect["unordered"] = UNORDERED[raw["name"]]
        whole = json.dumps(expect)
        if len(whole) > 1000 and whole in earlier:
            expect = {"as": earlier[whole]}
        earlier.setdefault(whole, number)
        yield {"n": number, "name": raw["name"], "send": send, "expect": expect}


# Closed by the server, and not by the recording's own client.
CLOSED_BY_SERVER = {("idle-kick", "IDLE"), ("server-heartbeat", "IDLE"), ("no-client_id", "X1"), ("no-client_id", "X3"),
                    ("no-client_id", "X2"), ("quick-disconnect", "BYSTANDER")}
# Tests that wait for pings: the replay has them at a server that does not take half a minute for each.
QUICK = ("server-heartbeat", "idle-kick", "no-client_id", "quick-disconnect", "reconnect-after-worker-restart")
# The line of each pair was begun before the other one, although it was over only later.
BEFORE = {150: 149}
# What the recording shortened, made again.
BINARY = '{"eventName":"broadcast","streamId":"{{pub}}","args":{"binary":true}}'
LONG = '{"eventName":"broadcast","streamId":"{{pub}}","args":{"blob":"'


def plain(query):
    """The parameters of a connection, tokens named."""
    tokens = {"<apitoken of user>": "{{user.api}}", "<apitoken of other>": "{{other.api}}",
              "<apitoken of admin>": "{{admin.api}}", "<24h login token of user>": "{{user.token}}",
              '<apitoken without "JWT ">': "{{user.api.bare}}"}
    return {key: tokens.get(value, value) for key, value in query.items()}


def socket(lines):
    names, born = {}, {}
    for value, name in ((v, k) for k, v in lines[0]["data"].items() if k not in ("adminRole",)):
        names[value] = "{{%s}}" % name

    def text(value):
        for old in sorted(names, key=len, reverse=True):
            value = value.replace(old, names[old])
        return value

    numbered = list(enumerate(lines, 1))
    numbered.sort(key=lambda pair: BEFORE.get(pair[0], pair[0]) - (0.5 if pair[0] in BEFORE else 0))
    for number, raw in numbered:
        event, line = raw["ev"], {"n": number, "test": raw.get("test", "")}
        if event == "connect":
            query = plain(raw.get("query", {}))
            if "?" in raw["path"]:
                query = dict(pair.split("=", 1) for pair in raw["path"].split("?")[1].split("&"))
            line.update({"connect": raw["conn"], "path": raw["path"].split("?")[0],
                         "query": {key: text(value) for key, value in query.items()}})
            if raw["test"] in QUICK:
                line["quick"] = True
        elif event == "send" and raw["data"].startswith("<binary"):
            line.update({"send": raw["conn"], "binary": BINARY})
        elif event == "send" and "chars)" in raw["data"]:
            line.update({"send": raw["conn"], "data": LONG, "fill": 1048576, "end": '"}}'})
        elif event == "send":
            line.update({"send": raw["conn"], "data": text(raw["data"])})
        elif event == "recv":
            new = re.search(r'"newId":"([0-9a-f]{24})"', raw["data"])
            if new:
                names.setdefault(new.group(1), "{{new%d}}" % (len(born) + 1))
                born[new.group(1)] = True
            line.update({"recv": raw["conn"], "data": text(raw["data"])})
        elif event == "close" and (raw["test"], raw["conn"]) in CLOSED_BY_SERVER:
            line.update({"closed": raw["conn"], "code": raw["code"]})
            if raw["conn"] == "BYSTANDER":
                line["mayStay"] = True  # only the real server's death ended it
        elif event == "close":
            line.update({"close": raw["conn"], "code": raw["code"]})
        elif event == "error":
            line.update({"refused": raw["conn"]})
        elif event == "note" and raw["data"] == "1 MiB broadcast relayed: B got 1":
            line.update({"recv": "B", "data": LONG, "fill": 1048576, "end": '"}}'})
        elif event == "note" and raw["data"].endswith('answering "alive"'):
            line.update({"send": raw["conn"], "data": "alive"})
        else:
            continue
        yield line


def main():
    kind, source = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    for line in {"rest": rest, "socket": socket}[kind](lines):
        print(json.dumps(line, ensure_ascii=True, separators=(",", ":")))


if __name__ == "__main__":
    main()

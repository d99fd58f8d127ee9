#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Talks to a sandbox as the Python client of Speckle does (requests, websocket-client): not our code, not Qt's.

    python_client.py SPECKLE-SANDBOX

Starts that program on a free port. Ends with 77 where a module is missing: the test is skipped then.
"""
import json
import subprocess
import sys

try:
    import requests
    import websocket
except ImportError as missing:
    print("skipped: %s (Debian: python3-requests, python3-websocket)" % missing)
    sys.exit(77)

TIMEOUT = 60


class Client:
    """One session, its headers set as PySpeckle sets them."""

    def __init__(self, server):
        self.root = server
        self.server = server + "/api/v1"
        self.session = requests.Session()
        self.me = None

    def call(self, method, path, body=None):
        # PySpeckle dumps the body itself and counts on the session's content type.
        answer = self.session.request(method, self.server + path, timeout=TIMEOUT,
                                      data=None if body is None else json.dumps(body))
        assert answer.status_code == 200, "%s %s: %d %s" % (method, path, answer.status_code, answer.reason)
        result = answer.json()
        assert result["success"], result["message"]
        return result

    def login(self, email, password):
        body = {"email": email, "password": password}
        answer = self.session.post(self.server + "/accounts/login", json=body, timeout=TIMEOUT).json()
        assert answer["success"], answer["message"]
        self.me = answer["resource"]
        self.session.headers.update({"content-type": "application/json", "Authorization": self.me["token"]})

    def register(self, email, password):
        body = {"email": email, "password": password, "company": "", "name": None, "surname": None}
        answer = self.session.post(self.server + "/accounts/register", json=body, timeout=TIMEOUT).json()
        assert answer["success"], answer["message"]
        self.login(email, password)

    def websocket(self, stream_id):
        role = {"role": "Receiver", "documentName": "script", "documentType": "python", "documentGuid": "1",
                "streamId": stream_id, "online": True}
        client_id = self.call("POST", "/clients", role)["resource"]["_id"]
        query = requests.compat.urlencode({"client_id": client_id, "access_token": self.me["apitoken"],
                                           "stream_id": stream_id})
        return websocket.create_connection(self.root.replace("http:", "ws:") + "/?" + query, timeout=TIMEOUT), client_id


def same(now, expected):
    assert now == expected, "%r is not %r" % (now, expected)


def streams_and_objects(client):
    mesh = {"type": "Mesh", "vertices": [0, 0, 0, 1.5, 0, 0, 0, 1, 0], "faces": [0, 0, 1, 2], "name": "m"}
    placed = client.call("POST", "/objects", [mesh, {"type": "Number", "value": 4}])["resources"]
    same([item["type"] for item in placed], ["Placeholder", "Placeholder"])
    stream = client.call("POST", "/streams", {"name": "from Python", "objects": placed})["resource"]
    stream_id = stream["streamId"]
    same([item["_id"] for item in stream["objects"]], [item["_id"] for item in placed])
    same([s["streamId"] for s in client.call("GET", "/streams?omit=objects")["resources"]], [stream_id])
    client.call("PUT", "/streams/" + stream_id, {"name": "renamed", "description": "été"})
    now = client.call("GET", "/streams/%s?fields=name,description" % stream_id)["resource"]
    same((now["name"], now["description"]), ("renamed", "été"))
    bulk = client.call("POST", "/objects/getbulk?", [placed[1]["_id"], placed[0]["_id"]])["resources"]
    same([item.get("value") for item in bulk], [4, None])
    same(bulk[1]["vertices"], mesh["vertices"])
    client.call("PUT", "/objects/%s/properties" % placed[0]["_id"], {"ignored": True})
    same(len(client.call("GET", "/streams/%s/objects?" % stream_id)["resources"]), 2)
    clone = client.call("POST", "/streams/%s/clone" % stream_id)["clone"]
    same(clone["parent"], stream_id)
    same(client.call("GET", "/streams/%s/diff/%s" % (stream_id, clone["streamId"]))["objects"]["inA"], [])
    return stream_id


def projects_and_comments(client, stream_id, other):
    project = client.call("POST", "/projects", {"name": "p"})["resource"]["_id"]
    client.call("PUT", "/projects/%s/addstream/%s" % (project, stream_id))
    client.call("PUT", "/projects/%s/adduser/%s" % (project, other.me["_id"]))
    other.call("PUT", "/streams/" + stream_id, {"commitMessage": "by the project's user"})
    comment = client.call("POST", "/comments/streams/" + stream_id, {"text": "hello"})["resource"]["_id"]
    same([c["_id"] for c in client.call("GET", "/comments/streams/" + stream_id)["resources"]], [comment])
    client.call("DELETE", "/comments/" + comment)


def sockets(client, other, stream_id):
    ours, _ = client.websocket(stream_id)
    theirs, their_id = other.websocket(stream_id)
    # stream_id in the address joins at once, though only when the server has come to it: a message to oneself is
    # answered after that.
    mark = json.dumps({"eventName": "message", "senderId": their_id, "recipientId": their_id, "args": {}})
    theirs.send(mark)
    same(theirs.recv(), mark)
    frame = json.dumps({"eventName": "broadcast", "senderId": "x", "resourceType": "stream",
                        "resourceId": stream_id, "args": {"eventType": "update-global"}})
    ours.send(frame)
    same(theirs.recv(), frame)
    theirs.send(json.dumps({"eventName": "join", "senderId": their_id, "resourceType": "stream",
                            "resourceId": stream_id}))
    same(theirs.recv(), "You already joined that room.")
    same(len(client.call("GET", "/streams/%s/clients" % stream_id)["resources"]), 2)
    ours.close()
    theirs.close()


def main():
    with subprocess.Popen([sys.argv[1], "--port", "0", "--until-stdin-closes"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as sandbox:
        try:
            address = sandbox.stdout.readline().strip().removeprefix("listening on ")
            client, other = Client(address), Client(address)
            client.register("ada@example.com", "supersecret")
            other.register("bob@example.com", "supersecret")
            same(client.call("GET", "/accounts")["resource"]["email"], "ada@example.com")
            stream_id = streams_and_objects(client)
            projects_and_comments(client, stream_id, other)
            sockets(client, other, stream_id)
            client.call("DELETE", "/streams/" + stream_id)
        finally:
            sandbox.stdin.close()
    same(sandbox.returncode, 0)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: MIT
"""Milliseconds that the Python client takes to list the streams of the server at a port of the loopback.

The client is not ours and not in Debian: put the folder of its source into PYTHONPATH. Prints 0 where it is not there.
"""
import sys
import time


def main():
    try:
        import pydantic

        # It was written for a pydantic that still had this name.
        if not hasattr(pydantic, "Schema"):
            pydantic.Schema = pydantic.Field
        from speckle import SpeckleApiClient
    except ImportError:
        print(0)
        return
    client = SpeckleApiClient(host="127.0.0.1:" + sys.argv[1], use_ssl=False)
    begin = time.perf_counter()
    streams = client.streams.list()
    elapsed = (time.perf_counter() - begin) * 1000
    if len(streams) != int(sys.argv[2]):
        sys.exit("%d streams came" % len(streams))
    print(elapsed)


main()

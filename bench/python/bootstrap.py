"""The Lambda runtime API for handler.py: lighter than the runtime that AWS has for Python, so that it slows nothing."""

import http.client
import json
import os

import handler

api = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
while True:
    api.request("GET", "/2018-06-01/runtime/invocation/next")
    event = api.getresponse()
    body = json.loads(event.read())
    request_id = event.headers["Lambda-Runtime-Aws-Request-Id"]
    answer = json.dumps(handler.handler(body, None))
    api.request("POST", f"/2018-06-01/runtime/invocation/{request_id}/response", answer)
    api.getresponse().read()

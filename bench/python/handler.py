"""What people run today: one connection's refresh, in the usual way. The clients are made once, outside the handler."""

import os

import boto3
import requests

PREFIX = os.environ["PARAMETER_PREFIX"]
CLIENT_ID, CLIENT_SECRET = PREFIX + "/client-id", PREFIX + "/client-secret"
REFRESH_TOKEN, ACCESS_TOKEN = PREFIX + "/refresh-token", PREFIX + "/access-token"

ssm = boto3.client("ssm")


def handler(event, context):
    found = ssm.get_parameters(Names=[CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN], WithDecryption=True)
    values = {parameter["Name"]: parameter["Value"] for parameter in found["Parameters"]}
    answer = requests.post(
        os.environ["TOKEN_ENDPOINT"],
        data={
            "grant_type": "refresh_token",
            "client_id": values[CLIENT_ID],
            "client_secret": values[CLIENT_SECRET],
            "refresh_token": values[REFRESH_TOKEN],
        },
        timeout=10,
    )
    answer.raise_for_status()
    ssm.put_parameter(Name=ACCESS_TOKEN, Value=answer.json()["access_token"], Type="SecureString", Overwrite=True)
    return {"statusCode": 200, "body": {"message": "Tokens successfully updated"}}

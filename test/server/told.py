"""What scripts of boto3 share: a client of an endpoint, and one line of JSON for each thing that they tell."""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError


def client_of(service):
    return boto3.client(
        service,
        endpoint_url=sys.argv[1],
        region_name="eu-west-1",
        aws_access_key_id="111122223333",
        aws_secret_access_key="secret",
        config=Config(retries={"total_max_attempts": 2, "mode": "standard"}),
    )


def tell(name, value):
    print(json.dumps([name, value], default=str))


def tell_refusals(calls):
    for name, call in calls.items():
        try:
            call()
            tell(name, "nothing was raised")
        except ClientError as error:
            tell(name, [type(error).__name__, error.response["Error"]["Message"], error.response["ResponseMetadata"]["HTTPStatusCode"]])


def without_metadata(answer):
    tell_id = answer.pop("ResponseMetadata")
    assert tell_id["HTTPStatusCode"] == 200 and len(tell_id["RequestId"]) == 36, tell_id
    return answer
